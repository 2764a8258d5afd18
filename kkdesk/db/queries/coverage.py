"""What the coverage of a plan is judged by, and what became of the plan before it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kkdesk.db.queries.initiatives import owner_words
from kkdesk.db.sql import text
from kkdesk.domain.collation import danish_key
from kkdesk.domain.coverage import (
    BoundPriority,
    ContinuationLine,
    HiddenLine,
    PlanCoverage,
    PlannedInitiative,
    PlanRound,
    PolicyPriority,
    bound_priorities,
)
from kkdesk.domain.responsibility import DepartmentName
from kkdesk.errors import RecordGone

if TYPE_CHECKING:
    from sqlalchemy import Connection

_PLAN = """
    SELECT p.id, p.code, p.title, coalesce(d.code, '') AS department, p.policy_id,
        y.code AS policy, y.organisation_id
    FROM plan p JOIN policy y ON y.id = p.policy_id
    LEFT JOIN department d ON d.id = p.department_id WHERE p.id = :id
"""
_COVERED = """
    SELECT hp.priority_id FROM plan_heading_priority hp
    JOIN plan_heading h ON h.id = hp.heading_id JOIN plan_entry e ON e.heading_id = h.id
    WHERE h.plan_id = :id
    UNION
    SELECT ip.priority_id FROM initiative_priority ip
    JOIN plan_entry e ON e.initiative_id = ip.initiative_id
    JOIN plan_heading h ON h.id = e.heading_id WHERE h.plan_id = :id
"""
_INITIATIVES = """
    SELECT i.id, i.code, i.title, i.owner_kind, i.owner_text, d.code AS department,
        (i.confidential OR e.confidential OR h.confidential) AS confidential,
        h.number || ' ' || h.title AS heading, o.number AS objective, e.id AS entry_id,
        EXISTS (SELECT 1 FROM date_entry t WHERE t.initiative_id = i.id) AS has_date,
        EXISTS (SELECT 1 FROM appropriation a WHERE a.initiative_id = i.id)
            OR i.financing NOT IN ('', 'unknown') AS has_money
    FROM plan_entry e JOIN plan_heading h ON h.id = e.heading_id
    JOIN initiative i ON i.id = e.initiative_id
    LEFT JOIN department d ON d.id = i.owner_department_id
    LEFT JOIN objective o ON o.id = h.objective_id
    WHERE h.plan_id = :id ORDER BY h.position, h.id, e.position, e.id
"""
_TEXTS = """
    SELECT s.initiative_id, s.round_id FROM status_entry s
    JOIN status_round r ON r.id = s.round_id
    WHERE r.policy_id = :policy AND s.text <> ''
"""
_ITEMS = """
    SELECT b.plan_entry_id, b.text, b.refers_to_id FROM sub_item b
    JOIN plan_entry e ON e.id = b.plan_entry_id JOIN plan_heading h ON h.id = e.heading_id
    WHERE h.plan_id = :id ORDER BY b.position, b.id
"""
_CONTINUATIONS = """
    SELECT c.id, c.initiative_id, i.code, i.title, c.outcome, c.reason, n.title AS plan,
        coalesce(m.code || ' ' || m.title, '') AS merged_into,
        coalesce(nullif(c.previous_title, ''), w.title, '') AS previous
    FROM plan_continuation c JOIN initiative i ON i.id = c.initiative_id
    JOIN plan n ON n.id = c.plan_id
    LEFT JOIN plan w ON w.id = c.previous_plan_id
    LEFT JOIN initiative m ON m.id = c.merged_into_id
"""
_HIDDEN = """
    SELECT a.initiative_id, a.code, a.title, a.position FROM appropriation a
    WHERE a.plan_id = :id AND a.confidential
    UNION ALL
    SELECT i.id, i.code, i.title, e.position FROM plan_entry e
    JOIN plan_heading h ON h.id = e.heading_id JOIN initiative i ON i.id = e.initiative_id
    WHERE h.plan_id = :id AND (e.confidential OR h.confidential OR i.confidential)
"""


def plan_coverage(connection: Connection, plan_id: str) -> PlanCoverage:
    """Return what there is to judge a plan by; RecordGone if it was deleted."""
    plan = connection.execute(text(_PLAN), {"id": plan_id}).first()
    if plan is None:
        raise RecordGone("plan", plan_id)
    by_id = {"id": plan_id}
    return PlanCoverage(
        plan_id=plan_id,
        code=plan.code,
        title=plan.title,
        department=plan.department,
        policy=plan.policy,
        departments=departments_of(connection, plan.organisation_id),
        priorities=policy_priorities(
            connection,
            plan.policy_id,
            frozenset(str(key) for key in connection.execute(text(_COVERED), by_id).scalars()),
        ),
        initiatives=_initiatives(connection, plan_id, plan.policy_id),
        rounds=_rounds(connection, plan.policy_id),
        continuations=_continuations(connection, "c.plan_id = :id", plan_id),
        hidden=tuple(
            HiddenLine(str(row.initiative_id or ""), row.code, row.title)
            for row in connection.execute(text(_HIDDEN), by_id)
        ),
    )


def binding_priorities(
    connection: Connection, policy_id: str, department_id: str
) -> tuple[BoundPriority, ...]:
    """Return a policy's priorities that bind a department, and in which way each does."""
    found = connection.execute(
        text("SELECT code, organisation_id FROM department WHERE id = :id"), {"id": department_id}
    ).first()
    if found is None:
        raise RecordGone("department", department_id)
    return bound_priorities(
        policy_priorities(connection, policy_id),
        departments_of(connection, found.organisation_id),
        found.code,
    )


def plan_ids(connection: Connection) -> tuple[str, ...]:
    """Return every plan in the order of its code."""
    return tuple(map(str, connection.execute(text("SELECT id FROM plan ORDER BY code")).scalars()))


def continuations_of(connection: Connection, initiative_id: str) -> tuple[ContinuationLine, ...]:
    """Return what plans say became of one initiative, the latest plan first."""
    return _continuations(connection, "c.initiative_id = :id", initiative_id)


def departments_of(connection: Connection, organisation_id: str) -> tuple[DepartmentName, ...]:
    """Return a municipality's departments in Danish order."""
    rows = connection.execute(
        text("SELECT code, name FROM department WHERE organisation_id = :id ORDER BY collation"),
        {"id": organisation_id},
    )
    return tuple(DepartmentName(row.code, row.name) for row in rows)


def policy_priorities(
    connection: Connection, policy_id: str, covered: frozenset[str] = frozenset()
) -> tuple[PolicyPriority, ...]:
    """Return a policy's priorities in their order; ``covered`` are those a plan covers."""
    rows = connection.execute(
        text(
            "SELECT r.id, o.id AS objective_id, o.number AS objective, r.number, r.text_short,"
            " r.responsibility, r.confidential FROM priority r"
            " JOIN objective o ON o.id = r.objective_id WHERE o.policy_id = :id"
            " ORDER BY o.number, r.position, r.id"
        ),
        {"id": policy_id},
    )
    return tuple(
        PolicyPriority(
            str(row.id),
            str(row.objective_id),
            row.objective,
            row.number,
            row.text_short,
            row.responsibility,
            str(row.id) in covered,
            bool(row.confidential),
        )
        for row in rows
    )


def _rounds(connection: Connection, policy_id: str) -> tuple[PlanRound, ...]:
    rows = connection.execute(
        text("SELECT id, code, title FROM status_round WHERE policy_id = :id"), {"id": policy_id}
    )
    found = [PlanRound(str(row.id), row.code, row.title) for row in rows]
    return tuple(sorted(found, key=lambda one: danish_key(one.code), reverse=True))


def _initiatives(
    connection: Connection, plan_id: str, policy_id: str
) -> tuple[PlannedInitiative, ...]:
    texts: dict[str, set[str]] = {}
    for row in connection.execute(text(_TEXTS), {"policy": policy_id}):
        texts.setdefault(str(row.initiative_id), set()).add(str(row.round_id))
    items: dict[str, list[tuple[str, frozenset[str]]]] = {}
    for row in connection.execute(text(_ITEMS), {"id": plan_id}):
        there = frozenset(texts.get(str(row.refers_to_id), set()))
        items.setdefault(str(row.plan_entry_id), []).append((row.text, there))
    return tuple(
        PlannedInitiative(
            id=str(row.id),
            code=row.code,
            title=row.title,
            owner=owner_words(row.owner_kind, row.department, row.owner_text),
            heading=row.heading,
            objective=row.objective,
            has_date=bool(row.has_date),
            has_money=bool(row.has_money),
            rounds=frozenset(texts.get(str(row.id), set())),
            items=tuple(items.get(str(row.entry_id), [])),
            confidential=bool(row.confidential),
        )
        for row in connection.execute(text(_INITIATIVES), {"id": plan_id})
    )


def _continuations(
    connection: Connection, condition: str, record_id: str
) -> tuple[ContinuationLine, ...]:
    rows = connection.execute(
        text(f"{_CONTINUATIONS} WHERE {condition} ORDER BY n.code DESC, c.position, c.id"),
        {"id": record_id},
    )
    return tuple(
        ContinuationLine(
            id=str(row.id),
            initiative_id=str(row.initiative_id),
            code=row.code,
            title=row.title,
            outcome=row.outcome,
            reason=row.reason,
            merged_into=row.merged_into,
            previous=row.previous,
            plan=row.plan,
        )
        for row in rows
    )
