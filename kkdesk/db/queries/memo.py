"""The records of a case's memo to one committee."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from kkdesk.db.sql import text
from kkdesk.domain.printed_memo import MemoAppendix, MemoRemark, MemoStep
from kkdesk.domain.vocabulary import AnswerState, StepPurpose
from kkdesk.errors import UnknownCode

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from sqlalchemy import Connection

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
_INITIATIVES = """
    SELECT i.id, i.title, e.id AS entry_id, e.objective_id FROM status_entry e
    JOIN initiative i ON i.id = e.initiative_id
    WHERE e.round_id = :round AND e.department_id = :department
    ORDER BY e.position, i.code_collation, i.id
"""
_REMARKS = """
    SELECT m.id, m.text, m.parent_id, m.objective_id, EXISTS (SELECT 1 FROM remark_department l
        WHERE l.remark_id = m.id AND l.department_id = :department) AS named
    FROM remark m JOIN remark_round b ON b.id = m.remark_round_id
    WHERE b.round_id = :round ORDER BY b.position, b.id, m.position, m.id
"""
_ANSWERS = """
    SELECT a.id, a.remark_id, a.text FROM answer a JOIN remark m ON m.id = a.remark_id
    JOIN remark_round b ON b.id = m.remark_round_id
    WHERE b.round_id = :round AND a.state = :given AND a.text <> '' ORDER BY a.id
"""
_STEPS = """
    SELECT s.id, s.purpose, s.meeting_id, coalesce(k.name, '') AS committee,
        coalesce(m.as_written, '') AS day
    FROM route_step s LEFT JOIN committee k ON k.id = s.committee_id
    LEFT JOIN meeting m ON m.id = s.meeting_id WHERE s.case_id = :case ORDER BY s.number, s.id
"""
_APPENDICES = "SELECT id, number, title FROM appendix WHERE case_id = :case ORDER BY number, id"


@dataclass(slots=True)
class MemoMaterial:
    """What is read of a memo, without what is hidden; `ids` are the records it is made of."""

    case: Mapping[str, Any]
    memo: Mapping[str, Any]
    departments: tuple[Mapping[str, Any], ...] = ()
    initiatives: tuple[str, ...] = ()
    remarks: tuple[MemoRemark, ...] = ()
    steps: tuple[MemoStep, ...] = ()
    appendices: tuple[MemoAppendix, ...] = ()
    hidden_appendices: frozenset[int] = frozenset()
    ids: set[str] = field(default_factory=set)


def memo_material(
    connection: Connection,
    *,
    case: str = "",
    committee: str = "",
    policy: str = "",
    round_code: str = "",
    department: str = "",
    hidden: frozenset[str] = frozenset(),
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
    _read_round(connection, found, hidden)
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


def _read_round(connection: Connection, found: MemoMaterial, hidden: frozenset[str]) -> None:
    """Read what the round says of the committee's area, and the remarks that concern it."""
    round_id = str(found.case["round_id"] or "")
    if not round_id or round_id in hidden:
        return
    department = str(found.departments[0]["id"]) if found.departments else ""
    objective = found.memo.get("objective_id")
    entries = [
        row
        for row in _all(connection, _INITIATIVES, round=round_id, department=department)
        if hidden.isdisjoint({str(row["id"]), str(row["entry_id"])})
        and objective in {None, row["objective_id"]}
    ]
    found.initiatives = tuple(str(row["title"]) for row in entries)
    rows = _open(_all(connection, _REMARKS, round=round_id, department=department), hidden)
    given = AnswerState.GIVEN.value
    answers = _open(_all(connection, _ANSWERS, round=round_id, given=given), hidden)
    concerned = [
        row for row in rows if row["named"] or (objective and row["objective_id"] == objective)
    ]
    found.remarks = tuple(
        MemoRemark(
            str(row["id"]),
            str(row["text"]),
            tuple(str(one["text"]) for one in answers if one["remark_id"] == row["id"]),
        )
        for row in concerned
    )
    kept = {row["id"] for row in concerned}
    found.ids.update(str(row["entry_id"]) for row in entries)
    found.ids.update(str(row["id"]) for row in (*entries, *concerned))
    found.ids.update(str(one["id"]) for one in answers if one["remark_id"] in kept)


def _read_case(connection: Connection, found: MemoMaterial, hidden: frozenset[str]) -> None:
    case = found.case["id"]
    steps = _open(_all(connection, _STEPS, case=case), hidden)
    found.steps = tuple(
        MemoStep(
            str(row["committee"]),
            "" if str(row["meeting_id"]) in hidden else str(row["day"]),
            StepPurpose(row["purpose"]),
        )
        for row in steps
    )
    appendices = _all(connection, _APPENDICES, case=case)
    shown = _open(appendices, hidden)
    found.appendices = tuple(MemoAppendix(row["number"], row["title"]) for row in shown)
    found.hidden_appendices = frozenset(row["number"] for row in appendices) - {
        one.number for one in found.appendices
    }
    found.ids.update(str(row["id"]) for row in (*steps, *shown))
    found.ids.update(str(row["meeting_id"] or "") for row in steps)


def _open(rows: Iterable[Mapping[str, Any]], hidden: frozenset[str]) -> list[Mapping[str, Any]]:
    return [row for row in rows if str(row["id"]) not in hidden]


def _all(connection: Connection, query: str, **values: str) -> Sequence[Mapping[str, Any]]:
    rows = connection.execute(text(query), values).mappings().all()
    return [dict(row) for row in rows]
