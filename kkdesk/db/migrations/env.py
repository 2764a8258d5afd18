"""How Alembic runs the steps: on the connection it is given, in the transaction that is open."""

from alembic import context

connection = context.config.attributes["connection"]
context.configure(
    connection=connection,
    target_metadata=None,  # the steps are written out; no application code runs here
    render_as_batch=True,
    transactional_ddl=True,
)
with context.begin_transaction():
    context.run_migrations()
