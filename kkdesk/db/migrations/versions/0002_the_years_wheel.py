"""What the year's wheel needs: rounds, remarks, cases, indicators and plans of the next period."""

from typing import TYPE_CHECKING

import sqlalchemy as sa
from alembic import op

if TYPE_CHECKING:
    from typing import Any

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Add tables and columns, parents before children; old rows keep what they say."""
    _rounds()
    _remarks()
    _cases()
    _indicators()
    _plans()


def _key() -> "sa.Column[str]":
    return sa.Column("id", sa.String(36), primary_key=True)


def _reference(name: str, target: str, *, nullable: bool = False) -> "sa.Column[str]":
    return sa.Column(name, sa.String(36), sa.ForeignKey(target), nullable=nullable, index=True)


def _texts(names: str) -> list["sa.Column[str]"]:
    return [sa.Column(name, sa.String(), nullable=False) for name in names.split()]


def _add_texts(table: str, names: str) -> None:
    """Add text columns that are empty in the rows there are."""
    for name in names.split():
        _add(table, sa.Column(name, sa.String(), nullable=False, server_default=""))


def _add(table: str, *columns: "sa.Column[Any]") -> None:
    with op.batch_alter_table(table) as batch:
        for column in columns:
            batch.add_column(column)


def _rounds() -> None:
    """Extend status rounds, submissions and entries."""
    _add_texts("status_round", "close_reason reopen_reason")
    _add_texts("status_entry", "rag return_note approved_by")
    _add("status_entry", sa.Column("approved_on", sa.Date(), nullable=True))
    op.create_table(
        "round_snapshot",
        _key(),
        _reference("round_id", "status_round.id"),
        sa.Column("frozen_on", sa.Date(), nullable=False),
        *_texts("frozen_by public internal"),
        sa.UniqueConstraint("round_id"),
    )


def _remarks() -> None:
    """Extend remarks and answers; the answers there are were all given."""
    _add("remark_round", _default("channel", "council"))
    _add_texts("remark_round", "letter_text")
    _add_texts("remark", "result result_note")
    _add("answer", _default("state", "given"))
    _add_texts("answer", "deadline")
    op.create_table(
        "remark_department",
        _key(),
        _reference("remark_id", "remark.id"),
        _reference("department_id", "department.id"),
        sa.UniqueConstraint("remark_id", "department_id"),
    )


def _default(name: str, value: str) -> "sa.Column[str]":
    """Return a column of a closed list with what the old rows get."""
    return sa.Column(name, sa.String(), nullable=False, server_default=value)


def _cases() -> None:
    """Extend cases, meetings, documents and questions."""
    with op.batch_alter_table("case") as batch:
        batch.add_column(sa.Column("responsible_id", sa.String(36), nullable=True))
        batch.create_foreign_key("fk_case_responsible_id", "person", ["responsible_id"], ["id"])
        batch.create_index("ix_case_responsible_id", ["responsible_id"])
    _add_texts("route_step", "result")
    confidential: sa.Column[bool] = sa.Column("confidential", sa.Boolean(), nullable=False)
    op.create_table(
        "document",
        _key(),
        confidential,
        _reference("case_id", "case.id"),
        _reference("appendix_id", "appendix.id", nullable=True),
        *_texts("name note"),
    )
    op.create_table(
        "document_version",
        _key(),
        _reference("document_id", "document.id"),
        sa.Column("number", sa.Integer(), nullable=False),
        *_texts("sha256 file_name added_by"),
        sa.Column("size", sa.Integer(), nullable=False),
        sa.Column("added_on", sa.Date(), nullable=True),
    )
    op.create_table(
        "membership",
        _key(),
        _reference("committee_id", "committee.id", nullable=True),
        _reference("council_id", "council.id", nullable=True),
        _reference("person_id", "person.id"),
        *_texts("role valid_from valid_to"),
    )


def _indicators() -> None:
    """Extend indicators, baselines, targets and measurements."""
    _add_texts("indicator", "grouping")
    _add_texts("baseline", "due")
    _add_texts("target", "unit")
    op.execute("UPDATE target SET comparator = 'reach' WHERE comparator = ''")
    # A column with its reference inside needs no new table, so no page of the file falls free.
    op.execute(
        "ALTER TABLE stated_table ADD COLUMN about_indicator_id VARCHAR(36)"
        " REFERENCES indicator (id)"
    )
    op.create_index("ix_stated_table_about_indicator_id", "stated_table", ["about_indicator_id"])


def _plans() -> None:
    """Extend plans and what becomes of their initiatives."""
    op.create_table(
        "plan_continuation",
        _key(),
        sa.Column("confidential", sa.Boolean(), nullable=False),
        _reference("plan_id", "plan.id"),
        _reference("initiative_id", "initiative.id"),
        _reference("previous_plan_id", "plan.id", nullable=True),
        _reference("merged_into_id", "initiative.id", nullable=True),
        *_texts("previous_title outcome reason"),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.UniqueConstraint("plan_id", "initiative_id"),
    )
