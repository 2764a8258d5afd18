"""The records of an answered question, and of the remarks on a round with their answers."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, Any

from kkdesk.db.sql import text
from kkdesk.domain.printed_case_papers import (
    AnswerList,
    PrintedRemark,
    PrintedRemarkRound,
    PrintedReply,
)
from kkdesk.domain.vocabulary import AnswerState
from kkdesk.errors import UnknownCode

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from sqlalchemy import Connection

    Row = Mapping[str, Any]

_QUESTIONS = """
    SELECT q.*, coalesce(k.name, '') AS committee FROM question q
    LEFT JOIN committee k ON k.id = q.committee_id
    LEFT JOIN "case" c ON c.id = q.case_id LEFT JOIN policy p ON p.id = q.policy_id
    WHERE q.parent_id IS NULL AND (q.number = :number OR :number = '')
        AND (c.number = :case OR c.id = :case OR :case = '')
        AND (k.code = :committee OR :committee = '') AND (p.code = :policy OR :policy = '')
    ORDER BY q.position, q.number, q.id
"""
_PARTS = "SELECT id, title FROM question WHERE parent_id = :id ORDER BY position, id"
_LISTS = (
    "SELECT * FROM question_list WHERE question_id = :id ORDER BY year = '', year, position, id"
)
_ITEMS = """
    SELECT t.id, t.list_id, n.id AS initiative_id, n.title, n.description
    FROM question_list_item t JOIN question_list l ON l.id = t.list_id
    JOIN initiative n ON n.id = t.initiative_id WHERE l.question_id = :id ORDER BY t.position, t.id
"""
_ROUND = """
    SELECT r.id, r.title, r.code, r.policy_id, p.organisation_id FROM status_round r
    JOIN policy p ON p.id = r.policy_id
    WHERE (r.code = :round OR :round = '') AND (p.code = :policy OR :policy = '')
    ORDER BY r.code DESC, p.code
"""
_LETTERS = "SELECT id, title FROM remark_round WHERE round_id = :id ORDER BY position, id"
_OBJECTIVES = "SELECT id, number, title_long FROM objective WHERE policy_id = :id ORDER BY number"
_REMARKS = """
    SELECT m.id, m.remark_round_id, m.parent_id, m.text, o.number AS objective, EXISTS (
        SELECT 1 FROM remark_department l JOIN department d ON d.id = l.department_id
        WHERE l.remark_id = m.id AND d.code = :department) AS named
    FROM remark m JOIN remark_round b ON b.id = m.remark_round_id
    LEFT JOIN objective o ON o.id = m.objective_id
    WHERE b.round_id = :id ORDER BY m.position, m.id
"""
_REPLIES = """
    SELECT a.id, a.remark_id, a.part, a.text, coalesce(d.name, '') AS department FROM answer a
    JOIN remark m ON m.id = a.remark_id JOIN remark_round b ON b.id = m.remark_round_id
    LEFT JOIN department d ON d.id = a.department_id
    WHERE b.round_id = :id AND a.state = :given AND a.text <> '' ORDER BY a.id
"""


def question(
    connection: Connection,
    *,
    number: str,
    case: str,
    committee: str,
    policy: str,
    hidden: frozenset[str],
) -> Row:
    """Return a question that the edition may show, the first where several fit; or UnknownCode."""
    asked = {"number": number, "case": case, "committee": committee, "policy": policy}
    found = _open(_all(connection, _QUESTIONS, **asked), hidden)
    if not found:
        raise UnknownCode("question", number)
    return found[0]


def question_parts(
    connection: Connection, question_id: str, hidden: frozenset[str], ids: set[str]
) -> tuple[tuple[str, ...], tuple[AnswerList, ...]]:
    """Return the sub-questions and the lists, year by year; `ids` takes in what they are."""
    parts = _open(_all(connection, _PARTS, id=question_id), hidden)
    lists = _open(_all(connection, _LISTS, id=question_id), hidden)
    items = [
        row
        for row in _all(connection, _ITEMS, id=question_id)
        if hidden.isdisjoint({str(row["id"]), str(row["initiative_id"])})
    ]
    ids.update(str(row["id"]) for row in (*parts, *lists, *items))
    ids.update(str(row["initiative_id"]) for row in items)
    made = (
        AnswerList(
            row["heading"],
            row["intro"],
            tuple(
                str(item["description"] or item["title"])
                for item in items
                if item["list_id"] == row["id"]
            ),
        )
        for row in lists
    )
    shown = tuple(one for one in made if one.items)
    return tuple(str(row["title"]) for row in parts), shown


def remarks_round(
    connection: Connection, policy: str, round_code: str, hidden: frozenset[str]
) -> Row:
    """Return the status round whose remarks are meant, the newest if none is named."""
    found = _open(_all(connection, _ROUND, policy=policy, round=round_code), hidden)
    if not found:
        raise UnknownCode("status_round", round_code)
    return found[0]


def objectives(
    connection: Connection, policy_id: str, hidden: frozenset[str]
) -> tuple[tuple[int, str], ...]:
    """Return the objectives' numbers and titles."""
    rows = _open(_all(connection, _OBJECTIVES, id=policy_id), hidden)
    return tuple((row["number"], row["title_long"]) for row in rows)


def remark_rounds_with_replies(
    connection: Connection,
    round_id: str,
    department: str,
    hidden: frozenset[str],
    ids: set[str],
) -> tuple[PrintedRemarkRound, ...]:
    """Return every round of remarks, or of those that concern a department by its code."""
    given = AnswerState.GIVEN.value
    replies: dict[str, list[Row]] = defaultdict(list)
    for row in _open(_all(connection, _REPLIES, id=round_id, given=given), hidden):
        replies[row["remark_id"]].append(row)
    letters = _open(_all(connection, _LETTERS, id=round_id), hidden)
    rows = _open(_all(connection, _REMARKS, id=round_id, department=department), hidden)
    kept = list(_concerning(rows)) if department else rows
    ids.update(str(row["id"]) for row in (*letters, *kept))
    ids.update(str(one["id"]) for row in kept for one in replies[row["id"]])
    return tuple(
        PrintedRemarkRound(row["title"], _under(kept, replies, row["id"], None)) for row in letters
    )


def _concerning(rows: list[Row]) -> Iterator[Row]:
    """Yield the remarks that name the department, with their lead-ins and what they lead to."""
    named = {row["id"] for row in rows if row["named"]}
    above = {row["parent_id"] for row in rows if row["id"] in named}
    for row in rows:
        if row["id"] in named | above or row["parent_id"] in named:
            yield row


def _under(
    rows: list[Row], replies: Mapping[str, list[Row]], letter: str, parent: str | None
) -> tuple[PrintedRemark, ...]:
    return tuple(
        PrintedRemark(
            row["text"],
            row["objective"],
            tuple(
                PrintedReply(one["department"], one["part"], one["text"])
                for one in replies[row["id"]]
            ),
            _under(rows, replies, letter, row["id"]),
        )
        for row in rows
        if row["remark_round_id"] == letter and row["parent_id"] == parent
    )


def _open(rows: Iterable[Row], hidden: frozenset[str]) -> list[Row]:
    return [row for row in rows if str(row["id"]) not in hidden]


def _all(connection: Connection, query: str, **values: str) -> list[Row]:
    return [dict(row) for row in connection.execute(text(query), values).mappings()]


def question_organisation(connection: Connection, question_id: str) -> str:
    """Return the municipality that a question is put to, by what it belongs to; "" if unknown.

    That is its policy or its case's, the committee that asks, or the department of an
    initiative in the answer.
    """
    query = """
        SELECT coalesce(p.organisation_id, k.organisation_id, (
            SELECT d.organisation_id FROM question_list l
            JOIN question_list_item m ON m.list_id = l.id
            JOIN initiative i ON i.id = m.initiative_id
            JOIN department d ON d.id = i.owner_department_id
            WHERE l.question_id = q.id ORDER BY l.position, m.position, m.id LIMIT 1), '')
        FROM question q LEFT JOIN "case" c ON c.id = q.case_id
        LEFT JOIN policy p ON p.id = coalesce(q.policy_id, c.policy_id)
        LEFT JOIN committee k ON k.id = q.committee_id WHERE q.id = :id
    """
    return str(connection.execute(text(query), {"id": question_id}).scalar() or "")
