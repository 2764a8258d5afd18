"""What the unit of work needs to know of the tables: columns, ownership, references."""

from dataclasses import dataclass
from functools import cache

from sqlalchemy import Column, Table
from sqlmodel import SQLModel

from kkdesk.db.models import record_classes


@dataclass(frozen=True, slots=True)
class Reference:
    """A column elsewhere that points at a record kind."""

    kind: str
    column: str
    owned: bool
    optional: bool


def record_class(kind: str) -> type[SQLModel]:
    """Return the SQLModel class of a record kind; KeyError if there is none."""
    return _classes()[kind]


def table_of(kind: str) -> Table:
    """Return the table of a record kind; KeyError if there is none."""
    _classes()[kind]
    return SQLModel.metadata.tables[kind]


def kinds() -> frozenset[str]:
    """Return every record kind that the history keeps."""
    return frozenset(_classes()) - {"operation"}


@cache
def references_to(kind: str) -> tuple[Reference, ...]:
    """Return the columns of all tables that may point at a record of this kind."""
    return tuple(
        _reference(name, column)
        for name in sorted(kinds())
        for column in SQLModel.metadata.tables[name].columns
        if any(key.column.table.name == kind for key in column.foreign_keys)
    )


def _reference(kind: str, column: "Column[object]") -> Reference:
    return Reference(kind, column.name, bool(column.info.get("owned")), bool(column.nullable))


@cache
def _classes() -> dict[str, type[SQLModel]]:
    return {name: cls for name, cls in record_classes().items() if issubclass(cls, SQLModel)}
