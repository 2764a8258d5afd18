"""Laptop copies, check-ins and conflicts as rows."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from kkdesk.db.sql import text

if TYPE_CHECKING:
    from sqlalchemy import Connection

_ORIGIN = text(
    "SELECT copy_id, sequence, centre, holder, taken_at, scope, scope_code, without_confidential,"
    " blanked FROM laptop_origin"
)
_COPIES = text("""
    SELECT c.*,
        (SELECT max(i.at) FROM check_in i WHERE i.copy_id = c.id) AS checked_in_at,
        (SELECT count(*) FROM merge_conflict m WHERE m.copy_id = c.id AND m.state = 'open')
            AS open_conflicts
    FROM laptop_copy c
    ORDER BY CASE c.state WHEN 'out' THEN 0 WHEN 'home' THEN 1 ELSE 2 END, c.taken_at DESC, c.id
""")
_CHECK_INS = text("""
    SELECT i.copy_id, i.sequence, i.at, i."by", c.holder, i.applied, i.conflicts, i.operation_id
    FROM check_in i JOIN laptop_copy c ON c.id = i.copy_id
    ORDER BY i.at DESC, i.copy_id, i.sequence DESC
""")
_CONFLICTS = """
    SELECT m.*, c.holder FROM merge_conflict m LEFT JOIN laptop_copy c ON c.id = m.copy_id
    WHERE {where} ORDER BY m.record_kind, m.about, m.record_id, m.field, m.id
"""


def origin(connection: Connection) -> dict[str, Any] | None:
    """Return the row that makes a database a laptop copy, if it is one."""
    row = connection.execute(_ORIGIN).mappings().first()
    return None if row is None else dict(row)


def is_partial(connection: Connection) -> bool:
    """Tell whether the database is a laptop copy that holds a part of everything."""
    row = origin(connection)
    return row is not None and (row["scope"] != "all" or bool(row["without_confidential"]))


def copies(connection: Connection) -> list[dict[str, Any]]:
    """Return every copy with its last check-in and its open conflicts."""
    return [dict(row) for row in connection.execute(_COPIES).mappings()]


def check_ins(connection: Connection) -> list[dict[str, Any]]:
    """Return every check-in, the latest first."""
    return [dict(row) for row in connection.execute(_CHECK_INS).mappings()]


def conflicts(
    connection: Connection, *, decided: bool, copy_id: str, kind: str, record_id: str
) -> list[dict[str, Any]]:
    """Return conflicts, those that are open or those that are decided; empty does not narrow."""
    wanted = {"copy_id": copy_id, "kind": kind, "record_id": record_id}
    narrowed = {name: value for name, value in wanted.items() if value}
    where = " AND ".join(
        [
            f"m.state {'<>' if decided else '='} 'open'",
            *(f"m.{name} = :{name}" for name in narrowed),
        ]
    )
    found = connection.execute(text(_CONFLICTS.format(where=where)), narrowed)
    return [dict(row) for row in found.mappings()]
