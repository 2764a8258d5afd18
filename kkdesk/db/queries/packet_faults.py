"""What the records say is missing for a packet: texts, answers, totals."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

from kkdesk.db.queries.remarks import remark_items
from kkdesk.db.sql import text

if TYPE_CHECKING:
    from sqlalchemy import Connection

    from kkdesk.domain.remarks import RemarkItem

_CASE_ROUND: Final = (
    "SELECT r.id, r.code, r.state FROM status_round r WHERE r.id IN"
    ' (SELECT round_id FROM "case" WHERE id = :id'
    " UNION SELECT round_id FROM appendix WHERE case_id = :id AND content_kind = 'generated')"
    " ORDER BY r.code, r.id"
)
_OWING: Final = (
    "SELECT e.department_id AS id, d.code, count(*) AS total,"
    " sum(CASE WHEN e.state IN ('missing', 'draft', 'returned') OR e.text = ''"
    " THEN 1 ELSE 0 END) AS missing FROM status_entry e JOIN department d ON d.id = e.department_id"
    " WHERE e.round_id = :id GROUP BY e.department_id, d.code, d.collation ORDER BY d.collation"
)
_MEMO_TEXTS: Final = "SELECT id, lead_text, area_text, remarks_text FROM memo WHERE id = :id"


class PacketRound(NamedTuple):
    """A round that a packet prints, or whose case it is."""

    id: str
    code: str
    state: str


class Owing(NamedTuple):
    """A department whose texts for a round are not all there."""

    department_id: str
    code: str
    missing: int
    total: int


def rounds_of(connection: Connection, case_id: str) -> tuple[PacketRound, ...]:
    """Return the rounds that a case's packet is about."""
    rows = connection.execute(text(_CASE_ROUND), {"id": case_id})
    return tuple(PacketRound(str(row.id), row.code, row.state) for row in rows)


def owing(connection: Connection, round_id: str) -> tuple[Owing, ...]:
    """Return the departments that owe a round texts."""
    rows = connection.execute(text(_OWING), {"id": round_id})
    return tuple(
        Owing(str(row.id), row.code, int(row.missing), int(row.total))
        for row in rows
        if row.missing
    )


def open_remarks(connection: Connection, round_code: str) -> tuple[RemarkItem, ...]:
    """Return the remarks on a round that are not answered, or only in part."""
    items = remark_items(connection, round_code=round_code)
    return tuple(item for item in items if str(item.answered) != "whole")


def empty_memo_texts(connection: Connection, memo_id: str) -> tuple[str, ...]:
    """Return the columns of a memo that hold no text."""
    row = connection.execute(text(_MEMO_TEXTS), {"id": memo_id}).mappings().first()
    if row is None:
        return ()
    return tuple(name for name in ("lead_text", "area_text") if not str(row[name]).strip())
