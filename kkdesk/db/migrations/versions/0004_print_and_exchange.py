"""What printing packets and working away need."""

import sqlalchemy as sa
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
    _laptop_copies()
    _laptop_history()
    _conflicts()


def _laptop_copies() -> None:
    op.create_table(
        "laptop_copy",
        _id("id", primary_key=True),
        *_words("holder", "device"),
        *(_moment(name) for name in ("taken_at", "renewed_at")),
        *_words("scope", "scope_code"),
        sa.Column("without_confidential", sa.Boolean(), nullable=False),
        sa.Column("encrypted", sa.Boolean(), nullable=False),
        sa.Column("sequence", sa.Integer(), nullable=False),
        *_words("state"),
    )
    op.create_table(
        "check_in",
        _id("copy_id", primary_key=True),
        sa.Column("sequence", sa.Integer(), primary_key=True, autoincrement=False),
        sa.Column("digest", sa.String(64), nullable=False),
        _moment("at"),
        *_words("by"),
        _id("operation_id"),
        *(sa.Column(name, sa.Integer(), nullable=False) for name in ("applied", "conflicts")),
    )
    op.create_index("ix_check_in_at", "check_in", ["at"])
    op.create_table(
        "laptop_origin",
        _id("copy_id", primary_key=True),
        sa.Column("sequence", sa.Integer(), nullable=False),
        *_words("centre", "holder"),
        _moment("taken_at"),
        *_words("scope", "scope_code"),
        sa.Column("without_confidential", sa.Boolean(), nullable=False),
        *_words("blanked"),
    )


def _laptop_history() -> None:
    op.create_table(
        "laptop_operation",
        _id("id", primary_key=True),
        _id("copy_id"),
        sa.Column("sequence", sa.Integer(), nullable=False),
        _moment("at"),
        *_words("by", "label", "kind"),
    )
    op.create_index("ix_laptop_operation_copy_id", "laptop_operation", ["copy_id"])
    op.create_table(
        "laptop_change",
        sa.Column("id", sa.Integer(), primary_key=True),
        sa.Column(
            "operation_id", sa.String(36), sa.ForeignKey("laptop_operation.id"), nullable=False
        ),
        *_words("action", "record_kind"),
        _id("record_id"),
        *_words("field"),
        *(sa.Column(name, sa.String(), nullable=True) for name in ("before", "after")),
    )
    for column in ("operation_id", "record_id"):
        op.create_index(f"ix_laptop_change_{column}", "laptop_change", [column])


def _conflicts() -> None:
    op.create_table(
        "merge_conflict",
        _id("id", primary_key=True),
        _id("copy_id"),
        sa.Column("sequence", sa.Integer(), nullable=False),
        *_words("kind", "record_kind"),
        _id("record_id"),
        *_words("field", "about"),
        *(sa.Column(name, sa.String(), nullable=True) for name in ("base", "mine", "theirs")),
        *_words("mine_by", "mine_at", "theirs_by", "theirs_at", "reason", "waits_for"),
        *_words("state", "decision"),
        sa.Column("decided", sa.String(), nullable=True),
        *_words("decided_by", "decided_at"),
        sa.UniqueConstraint("copy_id", "sequence", "record_kind", "record_id", "field"),
    )
    for column in ("record_id", "state"):
        op.create_index(f"ix_merge_conflict_{column}", "merge_conflict", [column])


def _id(name: str, *, primary_key: bool = False) -> sa.Column[str]:
    return sa.Column(name, sa.String(36), primary_key=primary_key, nullable=False)


def _moment(name: str) -> sa.Column[str]:
    return sa.Column(name, sa.String(32), nullable=False)


def _words(*names: str) -> tuple[sa.Column[str], ...]:
    return tuple(sa.Column(name, sa.String(), nullable=False) for name in names)
