"""The newest operations and the records that they touched."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kkdesk.db.sql import text

if TYPE_CHECKING:
    from sqlalchemy import Connection

_TOUCHED = text(
    "SELECT o.number, o.id, o.label, c.record_kind, c.record_id FROM operation o"
    " LEFT JOIN change c ON c.operation_id = o.id WHERE o.number > :number ORDER BY o.number, c.id"
)


def newest_number(connection: Connection) -> int:
    """Return the number of the last operation, or 0."""
    found = connection.execute(text("SELECT max(number) FROM operation")).scalar()
    return int(found or 0)


def touched_since(
    connection: Connection, number: int
) -> dict[tuple[int, str, str], set[tuple[str, str]]]:
    """Return the kind and id of what each later operation touched, by its number, id and label."""
    found: dict[tuple[int, str, str], set[tuple[str, str]]] = {}
    for row in connection.execute(_TOUCHED, {"number": number}):
        touched = found.setdefault((int(row.number), str(row.id), str(row.label)), set())
        if row.record_kind is not None:
            touched.add((str(row.record_kind), str(row.record_id)))
    return found
