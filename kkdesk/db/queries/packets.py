"""How a case's packet is put together, as records."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from kkdesk.db.sql import text
from kkdesk.domain.packets import (
    AppendixSource,
    Generated,
    Packet,
    PacketAppendix,
    PacketCase,
    PacketCommittee,
    PacketFile,
)
from kkdesk.errors import RecordGone, UnknownCode

if TYPE_CHECKING:
    from sqlalchemy import Connection

_CASE: Final = (
    "SELECT c.*, coalesce(p.code, '') AS policy, coalesce((SELECT o.name FROM organisation o"
    " WHERE o.id = p.organisation_id), (SELECT o.name FROM organisation o ORDER BY o.id LIMIT 1),"
    " '') AS organisation, (c.confidential OR coalesce(p.confidential, FALSE)) AS hidden"
    ' FROM "case" c LEFT JOIN policy p ON p.id = c.policy_id WHERE c.id = :id'
)
_APPENDICES: Final = (
    "SELECT a.*, coalesce(r.code, '') AS round, coalesce(l.code, '') AS plan,"
    " coalesce(d.code, '') AS department, coalesce(k.code, '') AS committee FROM appendix a"
    " LEFT JOIN status_round r ON r.id = a.round_id LEFT JOIN plan l ON l.id = a.plan_id"
    " LEFT JOIN department d ON d.id = a.department_id"
    " LEFT JOIN committee k ON k.id = a.committee_id"
    " WHERE a.case_id = :id ORDER BY a.number, a.id"
)
_FILES: Final = (
    "SELECT d.id, d.appendix_id, d.name, d.confidential, v.sha256, v.size FROM document d"
    " JOIN document_version v ON v.document_id = d.id AND v.number = (SELECT max(w.number)"
    " FROM document_version w WHERE w.document_id = d.id)"
    " WHERE d.case_id = :id AND d.in_packet ORDER BY d.id"
)
_MEMO: Final = (
    "SELECT m.* FROM memo m WHERE m.case_id = :id AND m.committee_id = :committee"
    " ORDER BY m.id LIMIT 1"
)
_MEETING: Final = (
    "SELECT m.as_written FROM route_step s JOIN meeting m ON m.id = s.meeting_id"
    " WHERE s.case_id = :id AND s.committee_id = :committee"
    " AND (:internal OR NOT (s.confidential OR m.confidential)) ORDER BY s.number LIMIT 1"
)
_COMMITTEES: Final = (
    "SELECT k.code, k.name, EXISTS (SELECT 1 FROM memo m WHERE m.case_id = :id"
    " AND m.committee_id = k.id) AS memo FROM committee k WHERE k.id IN (SELECT committee_id FROM"
    " route_step WHERE case_id = :id UNION SELECT committee_id FROM memo"
    " WHERE case_id = :id) ORDER BY k.position, k.id"
)
_PLACES: Final = {
    "round_id": "status_round",
    "plan_id": "plan",
    "department_id": "department",
    "committee_id": "committee",
}


def case_by_number(
    connection: Connection, number: str, hidden: frozenset[str] = frozenset()
) -> str:
    """Return the case that a number or an id names; without one, the only case there is.

    A hidden case is as if it were not there. Raises UnknownCode if there is none, or several.
    """
    rows = connection.execute(
        text("SELECT id FROM \"case\" WHERE number = :number OR id = :number OR :number = ''"),
        {"number": number},
    ).scalars()
    found = [str(key) for key in rows if str(key) not in hidden]
    if len(found) != 1:
        raise UnknownCode("case", number)
    return found[0]


def committees_of(connection: Connection, case_id: str) -> tuple[PacketCommittee, ...]:
    """Return the committees that a case goes to or has a memo for."""
    rows = connection.execute(text(_COMMITTEES), {"id": case_id})
    return tuple(PacketCommittee(row.code, row.name, bool(row.memo)) for row in rows)


def packet_cases(connection: Connection) -> tuple[PacketCase, ...]:
    """Return every case, the one added last first."""
    rows = connection.execute(text('SELECT id, number, title FROM "case" ORDER BY id DESC'))
    return tuple(PacketCase(str(row.id), row.number, row.title) for row in rows)


def packet(
    connection: Connection, case_id: str, committee: str = "", *, internal: bool = True
) -> Packet:
    """Return a case's packet for a committee (its code; none: without a memo).

    Raises RecordGone if there is no such case, UnknownCode if there is no such committee.
    """
    case = connection.execute(text(_CASE), {"id": case_id}).mappings().first()
    if case is None:
        raise RecordGone("case", case_id)
    committee_id, name = _committee(connection, committee)
    at = {"id": case_id, "committee": committee_id}
    memo = connection.execute(text(_MEMO), at).mappings().first() if committee else None
    meeting = connection.execute(text(_MEETING), {**at, "internal": internal}).scalar()
    texts = [case[field] for field in ("text", "hearing_text", "general_remark_text")]
    if memo is not None:
        texts += [memo[field] for field in ("lead_text", "area_text", "remarks_text")]
    return Packet(
        case_id=case_id,
        number=case["number"],
        title=case["title"],
        confidential=bool(case["hidden"]),
        organisation=case["organisation"],
        policy=case["policy"],
        committee=committee,
        committee_name=name,
        memo_id="" if memo is None else str(memo["id"]),
        memo_confidential=bool(memo is not None and memo["confidential"]),
        meeting=str(meeting or ""),
        texts=tuple(texts),
        appendices=appendices_of(connection, case_id),
    )


def _committee(connection: Connection, code: str) -> tuple[str, str]:
    if not code:
        return "", ""
    found = connection.execute(
        text("SELECT id, name FROM committee WHERE code = :code ORDER BY id LIMIT 1"),
        {"code": code},
    ).first()
    if found is None:
        raise UnknownCode("committee", code)
    return str(found.id), str(found.name)


def appendices_of(connection: Connection, case_id: str) -> tuple[PacketAppendix, ...]:
    """Return a case's appendices in their order, with the own files they are made of."""
    files: dict[str, list[PacketFile]] = {}
    for row in connection.execute(text(_FILES), {"id": case_id}):
        kept = PacketFile(str(row.id), row.name, row.sha256, row.size, bool(row.confidential))
        files.setdefault(str(row.appendix_id), []).append(kept)
    found = []
    for row in connection.execute(text(_APPENDICES), {"id": case_id}):
        source = AppendixSource(row.content_kind)
        found.append(
            PacketAppendix(
                id=str(row.id),
                number=int(row.number),
                title=row.title,
                source=source,
                confidential=bool(row.confidential),
                generated=Generated(
                    row.print_kind,
                    row.round,
                    row.plan,
                    row.department,
                    row.committee,
                    row.first,
                    row.last,
                )
                if source is AppendixSource.GENERATED
                else None,
                files=tuple(files.get(str(row.id), ())),
            )
        )
    return tuple(found)


def keys_of(connection: Connection, wanted: Generated, policy: str) -> dict[str, str | None]:
    """Return the columns that say what a generated appendix is made from; UnknownCode if not.

    A round's code is looked for under the case's own policy first.
    """
    codes = (wanted.round_code, wanted.plan, wanted.department, wanted.committee)
    found: dict[str, str | None] = {}
    for (column, kind), code in zip(_PLACES.items(), codes, strict=True):
        found[column] = _key(connection, kind, code, policy) if code else None
    return found


def _key(connection: Connection, kind: str, code: str, policy: str) -> str:
    order = "policy_id <> :policy, id" if kind == "status_round" else "id"
    key = connection.execute(
        text(f'SELECT id FROM "{kind}" WHERE code = :code ORDER BY {order} LIMIT 1'),
        {"code": code, "policy": policy},
    ).scalar()
    if key is None:
        raise UnknownCode(kind, code)
    return str(key)
