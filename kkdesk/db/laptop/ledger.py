"""The centre's own books of copies and check-ins, and what the laptop's history tells."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any, Final

from sqlalchemy import and_, delete, insert, select, update

from kkdesk.db.laptop.plan import Known
from kkdesk.db.models import metadata
from kkdesk.db.unit_of_work import table_of_change

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Sequence

    from sqlalchemy import Connection, Table
    from sqlalchemy.engine import RowMapping

    from kkdesk.domain.exchange import Origin

_OPERATION: Final = ("id", "at", "by", "label", "kind")
_CHANGE: Final = (
    *("operation_id", "action", "record_kind", "record_id", "field", "before", "after"),
)

Author = tuple[str, str]
"""Who wrote something and when (UTC, ISO 8601); both empty where nobody knows."""


@dataclass(slots=True)
class LaptopHistory:
    """What was done on the laptop since its base: operations, changes, and the last writers."""

    operations: list[dict[str, Any]] = field(default_factory=list)
    changes: list[dict[str, Any]] = field(default_factory=list)
    known: Known = field(default_factory=Known)
    _writers: dict[tuple[str, str], Author] = field(default_factory=dict)

    def author(self, record_id: str, names: Sequence[str]) -> Author:
        """Return who last wrote one of the fields, or the record as a whole."""
        found = [self._writers.get((record_id, name), ("", "")) for name in (*names, "")]
        return max(found, key=lambda author: author[1])

    def last_author(self, record_id: str) -> Author:
        """Return who last wrote anything of a record."""
        found = [author for (key, _), author in self._writers.items() if key == record_id]
        return max(found, key=lambda author: author[1], default=("", ""))


def laptop_history(connection: sqlite3.Connection) -> LaptopHistory:
    """Read what a copy's own history has gained since the attached base."""
    found = LaptopHistory()
    operations = connection.execute(
        'SELECT id, at, "by", label, kind FROM main.operation'
        " WHERE id NOT IN (SELECT id FROM base.operation) ORDER BY number"
    )
    found.operations = [dict(zip(_OPERATION, row, strict=True)) for row in operations]
    known = {row["id"]: (row["by"], row["at"]) for row in found.operations}
    changes = connection.execute(
        f"SELECT {', '.join(_CHANGE)} FROM main.change WHERE operation_id IN"
        " (SELECT id FROM main.operation EXCEPT SELECT id FROM base.operation) ORDER BY id"
    )
    found.changes = [dict(zip(_CHANGE, row, strict=True)) for row in changes]
    for change in found.changes:
        place = (change["record_id"], change["field"])
        found._writers[place] = known[change["operation_id"]]  # noqa: SLF001 -- its own maker
    found.known = _known(connection)
    return found


def _known(connection: sqlite3.Connection) -> Known:
    """Read what the base knew: its closed rounds, and its history if one was closed since."""
    closed = "SELECT id FROM {}.status_round WHERE state = 'closed'"
    before, after = (
        frozenset(key for (key,) in connection.execute(closed.format(side)))
        for side in ("base", "main")
    )
    operations: frozenset[str] = frozenset()
    if after - before:
        operations = frozenset(
            key for (key,) in connection.execute("SELECT id FROM base.operation")
        )
    ((copy_id,),) = connection.execute("SELECT copy_id FROM main.laptop_origin")
    return Known(before, operations, copy_id)


def central_author(connection: Connection, record_id: str, names: Sequence[str]) -> Author:
    """Return who last wrote one of the fields, or the record as a whole, in the centre.

    What another copy brought home was written by whoever wrote it there, not by who fetched it.
    """
    change, operation = table_of_change(), _table("operation")
    query = (
        select(operation.c.by, operation.c.at, operation.c.id)
        .join(change, change.c.operation_id == operation.c.id)
        .where(change.c.record_id == record_id)
        .order_by(change.c.id.desc())
        .limit(1)
    )
    if names:
        query = query.where(change.c.field.in_((*names, "")))
    row = connection.execute(query).first()
    if row is None:
        return "", ""
    return _brought_by(connection, row.id, record_id, names) or (str(row.by), str(row.at))


def _brought_by(
    connection: Connection, operation_id: str, record_id: str, names: Sequence[str]
) -> Author | None:
    """Return who had written it on the laptop, if the operation is a check-in."""
    check_in, change = _table("check_in"), _table("laptop_change")
    operation = _table("laptop_operation")
    of_check_in = and_(
        check_in.c.copy_id == operation.c.copy_id, check_in.c.sequence == operation.c.sequence
    )
    query = (
        select(operation.c.by, operation.c.at)
        .join(change, change.c.operation_id == operation.c.id)
        .join(check_in, of_check_in)
        .where(check_in.c.operation_id == operation_id, change.c.record_id == record_id)
        .order_by(change.c.id.desc())
        .limit(1)
    )
    if names:
        query = query.where(change.c.field.in_((*names, "")))
    row = connection.execute(query).first()
    return None if row is None else (str(row.by), str(row.at))


def now() -> str:
    """Return this moment as the history writes moments."""
    return datetime.now(UTC).isoformat(timespec="microseconds")


def knows_operation(connection: Connection, operation_id: str) -> bool:
    """Tell whether something was done here, or came home with a copy."""
    return any(
        connection.execute(select(table.c.id).where(table.c.id == operation_id)).first()
        for table in (_table("operation"), _table("laptop_operation"))
    )


def recorded(connection: Connection, copy_id: str, sequence: int) -> RowMapping | None:
    """Return the check-in of that copy and number, if it has taken place."""
    table = _table("check_in")
    query = select(table).where(table.c.copy_id == copy_id, table.c.sequence == sequence)
    return connection.execute(query).mappings().first()


def copy_row(connection: Connection, copy_id: str) -> RowMapping | None:
    """Return what the centre knows of a copy; None if it never gave it out."""
    table = _table("laptop_copy")
    return connection.execute(select(table).where(table.c.id == copy_id)).mappings().first()


def note_copy(connection: Connection, origin: Origin, *, device: str, encrypted: bool) -> None:
    """Enter a copy that goes out."""
    connection.execute(
        insert(_table("laptop_copy")),
        {
            "id": origin.copy_id,
            "holder": origin.holder,
            "device": device,
            "taken_at": origin.taken_at,
            "renewed_at": "",
            "scope": origin.scope,
            "scope_code": origin.scope_code,
            "without_confidential": origin.without_confidential,
            "encrypted": encrypted,
            "sequence": origin.sequence,
            "state": "out",
        },
    )


def forget_copy(connection: Connection, copy_id: str) -> None:
    """Take out a copy that never came to be."""
    table = _table("laptop_copy")
    connection.execute(delete(table).where(table.c.id == copy_id))


def set_copy(connection: Connection, copy_id: str, **values: object) -> None:
    """Change what the centre knows of a copy."""
    table = _table("laptop_copy")
    connection.execute(update(table).where(table.c.id == copy_id).values(values))


def note_check_in(
    connection: Connection, origin: Origin, history: LaptopHistory, entry: dict[str, Any]
) -> None:
    """Enter a check-in, and keep who did what on the laptop."""
    mark = {"copy_id": origin.copy_id, "sequence": origin.sequence}
    connection.execute(insert(_table("check_in")), {**mark, **entry})
    operations = _table("laptop_operation")
    known = set(
        connection.execute(
            select(operations.c.id).where(operations.c.copy_id == origin.copy_id)
        ).scalars()
    )
    fresh = [row | mark for row in history.operations if row["id"] not in known]
    if fresh:
        connection.execute(insert(operations), fresh)
        ids = {row["id"] for row in fresh}
        changes = [row for row in history.changes if row["operation_id"] in ids]
        if changes:
            connection.execute(insert(_table("laptop_change")), changes)
    set_copy(connection, origin.copy_id, sequence=origin.sequence + 1, state="home")


def _table(name: str) -> Table:
    return metadata.tables[name]
