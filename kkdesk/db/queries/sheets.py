"""A plan's initiatives with what their description sheets say, as records."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, Any

from kkdesk.db.sql import text
from kkdesk.domain.printed_sheets import Sheet, SheetChapter, SheetContact
from kkdesk.errors import UnknownCode

if TYPE_CHECKING:
    from collections.abc import Iterable

    from sqlalchemy import Connection


_PLAN = """
    SELECT p.id, p.title, y.short_title AS policy, y.title AS policy_title, y.organisation_id,
        coalesce((
            SELECT coalesce(nullif(c.previous_title, ''), b.title, '') FROM plan_continuation c
            LEFT JOIN plan b ON b.id = c.previous_plan_id WHERE c.plan_id = p.id
            ORDER BY c.position, c.id LIMIT 1), '') AS previous_title
    FROM plan p JOIN policy y ON y.id = p.policy_id
    LEFT JOIN department d ON d.id = p.department_id
    WHERE (p.code = :plan OR :plan = '') AND (y.code = :policy OR :policy = '')
        AND (d.code = :department OR :department = '')
    ORDER BY EXISTS (
        SELECT 1 FROM plan_heading h JOIN plan_entry e ON e.heading_id = h.id
        JOIN initiative i ON i.id = e.initiative_id
        WHERE h.plan_id = p.id AND (i.challenge <> '' OR i.results <> '')) DESC, p.code
"""
_SHEETS = """
    SELECT h.id AS heading, h.title AS heading_title, o.id AS objective, o.title_long,
        e.id AS entry, i.id, i.title, i.description, i.challenge, i.results, i.resources,
        c.id AS continuation, c.outcome, c.reason
    FROM plan_heading h JOIN plan_entry e ON e.heading_id = h.id
    JOIN initiative i ON i.id = e.initiative_id
    LEFT JOIN objective o ON o.id = h.objective_id
    LEFT JOIN plan_continuation c ON c.plan_id = h.plan_id AND c.initiative_id = i.id
    WHERE h.plan_id = :plan ORDER BY h.position, h.id, e.position, e.id
"""
_COMMITTEES = """
    SELECT p.initiative_id, k.id, k.name FROM initiative_partner p
    JOIN committee k ON k.id = p.committee_id ORDER BY p.position, p.id
"""
_OBJECTIVES = """
    SELECT l.initiative_id, o.id, o.title_long FROM initiative_objective l
    JOIN objective o ON o.id = l.objective_id ORDER BY o.number, o.id
"""
_CONTACTS = """
    SELECT c.initiative_id, p.name, p.title, coalesce(nullif(p.unit, ''), d.name, '') AS unit
    FROM initiative_contact c JOIN person p ON p.id = c.person_id
    LEFT JOIN department d ON d.id = p.department_id ORDER BY c.position, c.id
"""


def sheet_plan(
    connection: Connection, plan: str, policy: str, department: str, hidden: frozenset[str]
) -> Any:  # noqa: ANN401 -- a row
    """Return the plan that is meant, one with sheets first; UnknownCode if there is none."""
    asked = {"plan": plan, "policy": policy, "department": department}
    for row in connection.execute(text(_PLAN), asked):
        if str(row.id) not in hidden:
            return row
    raise UnknownCode("plan", plan or department or policy)


def sheet_chapters(
    connection: Connection, plan_id: str, hidden: frozenset[str], seen: set[str]
) -> tuple[SheetChapter, ...]:
    """Return the chapters of a plan with their sheets; the ids of what they show go to ``seen``."""
    committees = _by_initiative(connection.execute(text(_COMMITTEES)))
    objectives = _by_initiative(connection.execute(text(_OBJECTIVES)))
    contacts = _by_initiative(connection.execute(text(_CONTACTS)))
    chapters: dict[str, tuple[str, list[Sheet]]] = {}
    for row in connection.execute(text(_SHEETS), {"plan": plan_id}):
        own = _ids(row)
        if own & hidden:
            continue
        seen |= own
        key = str(row.id)
        title = row.title_long if row.objective and str(row.objective) not in hidden else ""
        _, sheets = chapters.setdefault(str(row.heading), (title or row.heading_title, []))
        known = row.continuation is not None and str(row.continuation) not in hidden
        sheets.append(
            Sheet(
                title=row.title,
                committees=tuple(one.name for one in committees[key]),
                objectives=tuple(
                    one.title_long for one in objectives[key] if str(one.id) not in hidden
                ),
                challenge=row.challenge,
                continued=str(row.outcome) if known else "",
                reason=str(row.reason) if known else "",
                description=row.description,
                results=row.results,
                resources=row.resources,
                contacts=tuple(
                    SheetContact(one.unit, one.title, one.name) for one in contacts[key]
                ),
            )
        )
        if known:
            seen.add(str(row.continuation))
    return tuple(SheetChapter(title, tuple(sheets)) for title, sheets in chapters.values())


def _ids(row: Any) -> set[str]:  # noqa: ANN401 -- a row
    """Return the records that must all be seen for the sheet to be."""
    return {str(row.heading), str(row.entry), str(row.id)}


def _by_initiative(rows: Iterable[Any]) -> defaultdict[str, list[Any]]:
    found: defaultdict[str, list[Any]] = defaultdict(list)
    for row in rows:
        found[str(row.initiative_id)].append(row)
    return found
