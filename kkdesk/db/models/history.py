"""The change log: who did what when, field by field."""

from sqlalchemy import Index, UniqueConstraint
from sqlmodel import Field, SQLModel

from kkdesk.db.models.base import KEY_LENGTH, Record, reference


class Operation(Record, table=True):
    """One thing a person did: the unit of undo.

    ``kind`` is "do", "undo" or "redo"; an undo or redo names the operation it turns.
    ``at`` is UTC in ISO 8601, so that text order is time order in every database.
    ``number`` counts up with every operation: clocks go back, and two machines differ.
    """

    __table_args__ = (UniqueConstraint("number"),)

    number: int
    at: str = Field(max_length=32, index=True)
    by: str
    label: str
    kind: str = "do"
    target_id: str | None = reference("operation.id", optional=True)


class Change(SQLModel, table=True):
    """One field (or one whole row) before and after an operation, as JSON text."""

    __table_args__ = (Index("ix_change_kind", "record_kind", "operation_id"),)

    id: int | None = Field(default=None, primary_key=True)
    operation_id: str = Field(foreign_key="operation.id", index=True, max_length=KEY_LENGTH)
    action: str
    record_kind: str
    record_id: str = Field(index=True, max_length=KEY_LENGTH)
    field: str = ""
    before: str | None = None
    after: str | None = None
