"""The remarks, answers and initiatives of a round: those of today, or those that it closed with."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, Any

from kkdesk.db.queries.frozen_deck import kept_papers, marked_now
from kkdesk.db.queries.last_changes import last_changes
from kkdesk.db.sql import text
from kkdesk.domain.round_papers import (
    PaperInitiative,
    PaperLetter,
    PaperObjective,
    PaperRemark,
    PaperReply,
    RoundPapers,
    later,
    together,
    without,
)
from kkdesk.domain.vocabulary import AnswerState, Edition, RemarkRoundKind

if TYPE_CHECKING:
    from collections.abc import Iterable

    from sqlalchemy import Connection

_ROUND = """
    SELECT r.title, r.policy_id, o.name AS organisation, coalesce(k.name, '') AS council
    FROM status_round r JOIN policy p ON p.id = r.policy_id
    JOIN organisation o ON o.id = p.organisation_id LEFT JOIN council k ON k.id = r.council_id
    WHERE r.id = :round
"""
_OBJECTIVES = """
    SELECT o.id, o.number, o.title_long FROM objective o JOIN status_round r
    ON r.policy_id = o.policy_id WHERE r.id = :round ORDER BY o.number, o.id
"""
_LETTERS = "SELECT id, title, kind FROM remark_round WHERE round_id = :round ORDER BY position, id"
_REMARKS = """
    SELECT m.id, m.remark_round_id, m.parent_id, m.objective_id, m.text
    FROM remark m JOIN remark_round b ON b.id = m.remark_round_id
    WHERE b.round_id = :round ORDER BY b.position, b.id, m.position, m.id
"""
_CONCERNED = """
    SELECT l.remark_id, d.code FROM remark_department l JOIN department d ON d.id = l.department_id
    JOIN remark m ON m.id = l.remark_id JOIN remark_round b ON b.id = m.remark_round_id
    WHERE b.round_id = :round ORDER BY d.collation, l.id
"""
_REPLIES = """
    SELECT a.id, a.remark_id, a.part, a.text, coalesce(d.name, '') AS department FROM answer a
    JOIN remark m ON m.id = a.remark_id JOIN remark_round b ON b.id = m.remark_round_id
    LEFT JOIN department d ON d.id = a.department_id
    WHERE b.round_id = :round AND a.state = :given AND a.text <> '' ORDER BY a.id
"""
_INITIATIVES = """
    SELECT i.id, i.title, e.id AS entry_id, e.objective_id, d.code,
        coalesce(d.name, '') AS area FROM status_entry e
    JOIN initiative i ON i.id = e.initiative_id LEFT JOIN department d ON d.id = e.department_id
    WHERE e.round_id = :round ORDER BY e.position, i.code_collation, i.id
"""


def round_papers(
    connection: Connection, round_id: str, hidden: frozenset[str], edition: Edition
) -> RoundPapers:
    """Return what a round's papers are made of, without what is hidden.

    A closed round says what it said when it was closed; late letters and answers come after.
    """
    now = papers_now(connection, round_id, hidden)
    kept = kept_papers(connection, round_id, edition)
    if kept is None:
        return now
    if edition is Edition.PUBLIC:
        kept = without(kept, hidden | marked_now(connection))
    late = later(kept, now)
    return together(kept, late, max(kept.changed, _changed(connection, late.keys())))


def papers_now(connection: Connection, round_id: str, hidden: frozenset[str]) -> RoundPapers:
    """Return what a round's papers are made of as it stands today."""
    (about,) = _all(connection, _ROUND, round=round_id)
    concerned: dict[str, list[str]] = defaultdict(list)
    for row in _all(connection, _CONCERNED, round=round_id):
        concerned[row.remark_id].append(row.code)
    found = RoundPapers(
        about.title,
        about.organisation,
        about.council,
        tuple(
            PaperObjective(row.id, row.number, row.title_long)
            for row in _all(connection, _OBJECTIVES, round=round_id)
        ),
        tuple(
            PaperLetter(row.id, row.title, row.kind == RemarkRoundKind.SUPPLEMENTARY)
            for row in _all(connection, _LETTERS, round=round_id)
        ),
        tuple(
            PaperRemark(
                *(row.id, row.remark_round_id, row.parent_id, row.objective_id, row.text),
                tuple(concerned[row.id]),
            )
            for row in _all(connection, _REMARKS, round=round_id)
        ),
        tuple(
            PaperReply(row.id, row.remark_id, row.department, row.part, row.text)
            for row in _all(connection, _REPLIES, round=round_id, given=AnswerState.GIVEN.value)
        ),
        tuple(
            PaperInitiative(row.id, row.entry_id, row.title, row.code, row.objective_id, row.area)
            for row in _all(connection, _INITIATIVES, round=round_id)
        ),
    )
    shown = without(found, hidden)
    return together(shown, RoundPapers("", "", ""), _changed(connection, (round_id, *shown.keys())))


def _changed(connection: Connection, ids: Iterable[str]) -> str:
    return max(last_changes(connection, set(ids)).values(), default="")


def _all(connection: Connection, query: str, **values: str) -> list[Any]:
    return list(connection.execute(text(query), values).all())
