"""The records of a case's memo to one committee."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Any

from kkdesk.db.queries.packets import appendices_of
from kkdesk.db.queries.round_papers import round_papers
from kkdesk.db.sql import text
from kkdesk.domain.printed_memo import MemoRemark, MemoStep
from kkdesk.domain.vocabulary import Edition, StepPurpose
from kkdesk.errors import UnknownCode

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from sqlalchemy import Connection

    from kkdesk.domain.packets import PacketAppendix

_CASES = """
    SELECT c.*, coalesce(d.name, '') AS department, coalesce(g.id, '') AS organisation_id,
        coalesce(n.name, '') AS council
    FROM "case" c LEFT JOIN policy p ON p.id = c.policy_id
    LEFT JOIN organisation g ON g.id = p.organisation_id
    LEFT JOIN department d ON d.id = c.department_id
    LEFT JOIN status_round r ON r.id = c.round_id
    LEFT JOIN council n ON n.id = r.council_id
    WHERE (c.number = :case OR c.id = :case OR :case = '')
        AND (p.code = :policy OR :policy = '') AND (r.code = :round OR :round = '')
    ORDER BY c.number, c.title, c.id
"""
_MEMOS = """
    SELECT m.*, k.id AS body_id, k.code, k.name, o.number AS objective,
        o.title_long AS objective_title
    FROM memo m JOIN committee k ON k.id = m.committee_id
    LEFT JOIN objective o ON o.id = m.objective_id
    WHERE m.case_id = :case ORDER BY k.position, m.id
"""
_OF_COMMITTEE = "SELECT id, code, name FROM department WHERE committee_id = :id ORDER BY collation"
_COMMITTEE = """
    SELECT k.id AS body_id, k.code, k.name FROM committee k JOIN organisation g
    ON g.id = k.organisation_id
    WHERE k.code = :code AND (g.id = :organisation OR :organisation = '')
    ORDER BY k.id LIMIT 1
"""
_STEPS = """
    SELECT s.id, s.purpose, s.meeting_id, s.committee_id, coalesce(k.name, '') AS committee,
        coalesce(m.as_written, '') AS day
    FROM route_step s LEFT JOIN committee k ON k.id = s.committee_id
    LEFT JOIN meeting m ON m.id = s.meeting_id WHERE s.case_id = :case ORDER BY s.number, s.id
"""


@dataclass(slots=True)
class MemoMaterial:
    """What is read of a memo, without what is hidden.

    `ids` are the records it is made of; `changed` is when what the round says changed last (ISO).
    """

    case: Mapping[str, Any]
    memo: Mapping[str, Any]
    departments: tuple[Mapping[str, Any], ...] = ()
    initiatives: tuple[str, ...] = ()
    remarks: tuple[MemoRemark, ...] = ()
    steps: tuple[MemoStep, ...] = ()
    appendices: tuple[PacketAppendix, ...] = ()
    """All of the case's, with a mark on those that the edition may not know of."""
    ids: set[str] = field(default_factory=set)
    meeting: str = ""
    """The day on which the memo's committee treats the case, as written; the first of several."""
    council: str = ""
    area: str = ""
    objective: tuple[int, str] | None = None
    changed: str = ""


def memo_material(
    connection: Connection,
    *,
    case: str = "",
    committee: str = "",
    policy: str = "",
    round_code: str = "",
    department: str = "",
    hidden: frozenset[str] = frozenset(),
    edition: Edition = Edition.INTERNAL,
) -> MemoMaterial:
    """Return a case's memo to a committee; the only ones where none is named.

    A committee that the case has no memo for gets one of the fixed sentences. Raises UnknownCode
    for a case or committee that there is not, or that the edition may not know of.
    """
    query = {"case": case, "policy": policy, "round": round_code}
    cases = _open(_all(connection, _CASES, **query), hidden)
    if not cases:
        raise UnknownCode("case", case)
    found = MemoMaterial(cases[0], _memo(connection, cases[0], committee, department, hidden))
    found.ids.update({str(found.case["id"]), str(found.memo.get("id", ""))})
    found.departments = tuple(_all(connection, _OF_COMMITTEE, id=found.memo["body_id"]))
    if department:
        found.departments = tuple(d for d in found.departments if d["code"] == department)
    number = found.memo.get("objective")
    found.objective = None if number is None else (number, str(found.memo["objective_title"]))
    found.council = str(found.case["council"])
    _read_round(connection, found, hidden, edition)
    _read_case(connection, found, hidden)
    return found


def _memo(
    connection: Connection,
    case: Mapping[str, Any],
    committee: str,
    department: str,
    hidden: frozenset[str],
) -> Mapping[str, Any]:
    code = committee or _committee_of(connection, department)
    memos = _open(_all(connection, _MEMOS, case=case["id"]), hidden)
    chosen = [memo for memo in memos if not code or memo["code"] == code]
    if chosen:
        return chosen[0]
    if not code:
        raise UnknownCode("committee", committee)
    if any(memo["code"] == code for memo in _all(connection, _MEMOS, case=case["id"])):
        raise UnknownCode("memo", code)  # it is confidential
    bodies = _all(connection, _COMMITTEE, code=code, organisation=case["organisation_id"])
    if not bodies:
        raise UnknownCode("committee", code)
    return bodies[0]


def _committee_of(connection: Connection, department: str) -> str:
    if not department:
        return ""
    query = (
        "SELECT k.code FROM department d JOIN committee k ON k.id = d.committee_id"
        " WHERE d.code = :code ORDER BY d.id LIMIT 1"
    )
    found = connection.execute(text(query), {"code": department}).scalar()
    if found is None:
        raise UnknownCode("department", department)
    return str(found)


def _read_round(
    connection: Connection, found: MemoMaterial, hidden: frozenset[str], edition: Edition
) -> None:
    """Read what the round says of the committee's area, and the remarks that concern it."""
    round_id = str(found.case["round_id"] or "")
    if not round_id or round_id in hidden:
        return
    papers = round_papers(connection, round_id, hidden, edition)
    department = str(found.departments[0]["code"]) if found.departments else ""
    objective = found.memo.get("objective_id")
    own = [
        one
        for one in papers.initiatives
        if one.department == department and objective in {None, one.objective}
    ]
    found.initiatives = tuple(one.title for one in own)
    found.area = own[0].area if own else ""
    found.remarks = tuple(
        MemoRemark(one.key, one.text, tuple(reply.text for reply in papers.replies_to(one.key)))
        for one in papers.remarks
        if department in one.departments or (objective and one.objective == objective)
    )
    found.council = papers.council
    told = [(one.number, one.title) for one in papers.objectives if one.key == objective]
    found.objective = told[0] if told else found.objective
    found.changed = papers.changed


def _read_case(connection: Connection, found: MemoMaterial, hidden: frozenset[str]) -> None:
    case = found.case["id"]
    steps = _open(_all(connection, _STEPS, case=case), hidden)
    days = ["" if str(row["meeting_id"]) in hidden else str(row["day"]) for row in steps]
    found.steps = tuple(
        MemoStep(str(row["committee"]), day, StepPurpose(row["purpose"]))
        for row, day in zip(steps, days, strict=True)
    )
    own = (row["committee_id"] == found.memo["body_id"] for row in steps)
    found.meeting = next((day for day, is_own in zip(days, own, strict=True) if is_own and day), "")
    found.appendices = tuple(
        replace(one, confidential=one.confidential or one.id in hidden)
        for one in appendices_of(connection, case)
    )
    found.ids.update(str(row["id"]) for row in steps)
    found.ids.update(str(row["meeting_id"] or "") for row in steps)


def _open(rows: Iterable[Mapping[str, Any]], hidden: frozenset[str]) -> list[Mapping[str, Any]]:
    return [row for row in rows if str(row["id"]) not in hidden]


def _all(connection: Connection, query: str, **values: str) -> Sequence[Mapping[str, Any]]:
    rows = connection.execute(text(query), values).mappings().all()
    return [dict(row) for row in rows]
