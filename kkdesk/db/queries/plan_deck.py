"""A plan with everything that its slides print, as records."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, Any

from kkdesk.db.queries.indicators import indicators
from kkdesk.db.sql import text
from kkdesk.domain.plan_deck import (
    PlanBudgetLine,
    PlanDeck,
    PlanHeadingText,
    PlanLink,
    PlanObjective,
    PlanPriority,
    PlanText,
)
from kkdesk.errors import UnknownCode

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sqlalchemy import Connection

    from kkdesk.domain.indicators import Indicator

_PLAN = """
    SELECT p.*, y.title AS policy, o.name AS organisation, coalesce(d.name, '') AS department
    FROM plan p JOIN policy y ON y.id = p.policy_id
    JOIN organisation o ON o.id = y.organisation_id
    LEFT JOIN department d ON d.id = p.department_id
    WHERE (p.code = :plan OR :plan = '') AND (y.code = :policy OR :policy = '')
        AND (d.code = :department OR :department = '')
    ORDER BY EXISTS (SELECT 1 FROM plan_heading h WHERE h.plan_id = p.id) DESC,
        p.department_id IS NULL, p.code LIMIT 1
"""
_OBJECTIVES = """
    SELECT id, number, title_long, colour, confidential FROM objective
    WHERE policy_id = :policy ORDER BY number
"""
_PRIORITIES = """
    SELECT p.id, p.objective_id, p.text_short, p.text_long, p.responsibility_short,
        p.responsibility, p.confidential
    FROM priority p JOIN objective o ON o.id = p.objective_id
    WHERE o.policy_id = :policy ORDER BY p.position, p.number
"""
_HEADINGS = "SELECT * FROM plan_heading WHERE plan_id = :plan ORDER BY position, id"
_COVERS = """
    SELECT c.heading_id, c.priority_id FROM plan_heading_priority c
    JOIN plan_heading h ON h.id = c.heading_id WHERE h.plan_id = :plan
"""
_TEXTS = """
    SELECT e.id, e.heading_id, i.code, i.title, e.lead, e.text, e.group_title,
        (e.confidential OR i.confidential) AS confidential
    FROM plan_entry e JOIN plan_heading h ON h.id = e.heading_id
    JOIN initiative i ON i.id = e.initiative_id
    WHERE h.plan_id = :plan ORDER BY e.position, e.id
"""
_ITEMS = """
    SELECT b.id, b.plan_entry_id, b.marker, b.text, b.confidential FROM sub_item b
    JOIN plan_entry e ON e.id = b.plan_entry_id JOIN plan_heading h ON h.id = e.heading_id
    WHERE h.plan_id = :plan ORDER BY b.position, b.id
"""
_LINES = """
    SELECT id, code, code_year, title, decided_with, departments, confidential
    FROM appropriation WHERE plan_id = :plan ORDER BY position, id
"""
_LINKS = """
    SELECT id, title, url, confidential FROM document_link
    WHERE plan_id = :plan ORDER BY position, id
"""


def plan_deck(
    connection: Connection,
    plan: str = "",
    policy: str = "",
    department: str = "",
    hidden: frozenset[str] = frozenset(),
) -> PlanDeck:
    """Return a plan by its code, or a department's plan; UnknownCode if there is none.

    `hidden` are ids of confidential records and of what is under them: they are marked.
    """
    chosen = {"plan": plan, "policy": policy, "department": department}
    row = connection.execute(text(_PLAN), chosen).mappings().first()
    if row is None or str(row["id"]) in hidden:
        raise UnknownCode("plan", plan or department or policy)
    by_plan, by_policy = {"plan": row["id"]}, {"policy": row["policy_id"]}
    words = ("title", "organisation", "department", "policy", "issued", "background_title")
    texts = ("background", "purpose", "scope_rule", "reading_guide", "overview_text")
    return PlanDeck(
        id=str(row["id"]),
        **{name: row[name] for name in (*words, *texts, "follow_up_rule")},
        objectives=_objectives(connection, by_policy, hidden),
        headings=_headings(connection, by_plan, hidden),
        budget_lines=tuple(
            PlanBudgetLine(
                str(one.id), one.code, one.code_year, one.title, one.decided_with,
                tuple(one.departments.split()), _marked(one, hidden),
            )
            for one in connection.execute(text(_LINES), by_plan)
        ),
        links=tuple(
            PlanLink(str(one.id), one.title, one.url, _marked(one, hidden))
            for one in connection.execute(text(_LINKS), by_plan)
        ),
    )  # fmt: skip


def _marked(row: Any, hidden: frozenset[str]) -> bool:  # noqa: ANN401 -- a row
    return bool(row.confidential) or str(row.id) in hidden


def _objectives(
    connection: Connection, by_policy: dict[str, Any], hidden: frozenset[str]
) -> tuple[PlanObjective, ...]:
    priorities: dict[str, list[PlanPriority]] = defaultdict(list)
    for row in connection.execute(text(_PRIORITIES), by_policy):
        priorities[str(row.objective_id)].append(
            PlanPriority(
                str(row.id),
                row.text_short or row.text_long,
                (row.responsibility_short or row.responsibility).strip().strip("()"),
                _marked(row, hidden),
            )
        )
    return tuple(
        PlanObjective(
            str(row.id), int(row.number), row.title_long, row.colour,
            tuple(priorities[str(row.id)]), _marked(row, hidden),
        )
        for row in connection.execute(text(_OBJECTIVES), by_policy)
    )  # fmt: skip


def _headings(
    connection: Connection, by_plan: dict[str, Any], hidden: frozenset[str]
) -> tuple[PlanHeadingText, ...]:
    covers: dict[str, list[str]] = defaultdict(list)
    for pair in connection.execute(text(_COVERS), by_plan):
        covers[str(pair.heading_id)].append(str(pair.priority_id))
    texts = _texts(connection, by_plan, hidden)
    figures = _indicators(connection, by_plan)
    columns = ("number", "title", "intro", "initiatives_heading", "panel_title", "panel_text")
    found = []
    for row in connection.execute(text(_HEADINGS), by_plan).mappings():
        key = str(row["id"])
        found.append(
            PlanHeadingText(
                id=key,
                **{name: row[name] for name in (*columns, "source")},
                objective_id=str(row["objective_id"] or ""),
                priority_ids=tuple(covers[key]),
                texts=tuple(texts[key]),
                indicators=tuple(figures[key]),
                confidential=bool(row["confidential"]) or key in hidden,
            )
        )
    return tuple(found)


def _texts(
    connection: Connection, by_plan: dict[str, Any], hidden: frozenset[str]
) -> dict[str, list[PlanText]]:
    items: dict[str, list[tuple[str, str, str, bool]]] = defaultdict(list)
    for row in connection.execute(text(_ITEMS), by_plan):
        item = (str(row.id), row.marker, row.text, _marked(row, hidden))
        items[str(row.plan_entry_id)].append(item)
    found: dict[str, list[PlanText]] = defaultdict(list)
    for row in connection.execute(text(_TEXTS), by_plan):
        lead = row.lead if row.lead or row.text else row.title
        found[str(row.heading_id)].append(
            PlanText(
                str(row.id), row.code, lead, row.text, row.group_title,
                tuple(items[str(row.id)]), _marked(row, hidden),
            )
        )  # fmt: skip
    return found


def _indicators(connection: Connection, by_plan: dict[str, Any]) -> dict[str, list[Indicator]]:
    query = (
        "SELECT n.id, n.heading_id FROM indicator n JOIN plan_heading h ON h.id = n.heading_id"
        " WHERE h.plan_id = :plan ORDER BY n.code, n.id"
    )
    places = {str(row.id): str(row.heading_id) for row in connection.execute(text(query), by_plan)}
    found: dict[str, list[Indicator]] = defaultdict(list)
    known: Sequence[Indicator] = indicators(connection, list(places)) if places else ()
    for one in known:
        found[places[one.id]].append(one)
    return found
