"""The money under a policy: the plans' tables by year and the grants of its initiatives."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from kkdesk.db.sql import text
from kkdesk.domain.budgets import Budget, BudgetLine, Grant, PlanBudget, Reserve, StatedMoney
from kkdesk.domain.dates import parse_date
from kkdesk.domain.money import annual_amounts, is_permanent, is_temporary, parse_money
from kkdesk.domain.vocabulary import InitiativeForm
from kkdesk.errors import UnknownCode

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from sqlalchemy import Connection

_POLICY = """
    SELECT p.id, p.title, p.period, o.name AS organisation FROM policy p
    JOIN organisation o ON o.id = p.organisation_id
    WHERE p.code = :policy OR p.id IN (SELECT policy_id FROM plan WHERE code = :plan)
        OR (:policy = '' AND :plan = '')
    ORDER BY NOT EXISTS (SELECT 1 FROM appropriation_year y
        JOIN appropriation a ON a.id = y.appropriation_id JOIN plan n ON n.id = a.plan_id
        WHERE n.policy_id = p.id), p.code LIMIT 1
"""
_PLANS = """
    SELECT p.id, p.title, p.period, p.funding_total FROM plan p
    WHERE p.policy_id = :policy AND (p.code = :plan OR :plan = '') ORDER BY p.code
"""
_LINES = """
    SELECT a.id, a.title, a.as_written, a.initiative_id, coalesce(i.code, a.code) AS code,
        coalesce(i.title, '') AS initiative, coalesce(i.form, '') AS form, h.id AS heading_id,
        coalesce(h.title, '') AS heading, a.confidential, i.confidential AS hidden
    FROM appropriation a LEFT JOIN initiative i ON i.id = a.initiative_id
    LEFT JOIN plan_heading h ON h.id = (SELECT e.heading_id FROM plan_entry e
        JOIN plan_heading w ON w.id = e.heading_id
        WHERE e.initiative_id = a.initiative_id AND w.plan_id = a.plan_id
        ORDER BY w.position, w.id LIMIT 1)
    WHERE a.plan_id = :plan AND a.id IN (SELECT appropriation_id FROM appropriation_year)
    ORDER BY a.position, a.id
"""
_YEARS = """
    SELECT y.appropriation_id, y.year, y.amount_ore FROM appropriation_year y
    JOIN appropriation a ON a.id = y.appropriation_id WHERE a.plan_id = :plan ORDER BY y.year
"""
_TEXTS = """
    SELECT a.id, a.initiative_id, a.as_written, a.purpose, a.confidential FROM appropriation a
    WHERE a.plan_id IS NULL AND a.initiative_id IN
        (SELECT initiative_id FROM appropriation WHERE plan_id = :plan)
    ORDER BY a.position, a.id
"""
_RESERVES = """
    SELECT f.id, f.title, f.amounts, coalesce(k.name, '') AS committee, f.decided_in, f.uses,
        f.confidential FROM fund f LEFT JOIN committee k ON k.id = f.committee_id
    WHERE f.plan_id = :plan ORDER BY f.title, f.id
"""
_GRANTS = """
    SELECT a.id, a.as_written, a.last_year, a.initiative_id, i.code, i.title,
        coalesce(d.code, i.owner_text, '') AS department, i.owner_kind,
        (SELECT max(coalesce(e.end_latest, e.latest)) FROM date_entry e
            WHERE e.initiative_id = i.id AND NOT e.confidential
            AND e.role IN ('funding_ends', 'funding_period')) AS ends,
        (a.confidential OR i.confidential) AS confidential
    FROM appropriation a JOIN initiative i ON i.id = a.initiative_id
    LEFT JOIN department d ON d.id = i.owner_department_id
    WHERE i.policy_id = :policy AND a.plan_id IS NULL AND a.part_of_id IS NULL
        AND NOT EXISTS (SELECT 1 FROM appropriation o JOIN appropriation_year y
            ON y.appropriation_id = o.id WHERE o.initiative_id = i.id AND o.plan_id IS NOT NULL)
    ORDER BY i.code_collation, i.id, a.position, a.id
"""


def budget(
    connection: Connection, policy: str, plan: str, hidden: frozenset[str] = frozenset()
) -> Budget:
    """Return the money under a policy, or of one plan; UnknownCode if there is none.

    Without codes it is the first policy with a table by year. `hidden` are ids of confidential
    records and of what is under them.
    """
    found = connection.execute(text(_POLICY), {"policy": policy, "plan": plan}).first()
    if found is None or str(found.id) in hidden:
        raise UnknownCode("plan" if plan else "policy", plan or policy)
    rows = connection.execute(text(_PLANS), {"policy": found.id, "plan": plan}).all()
    if plan and (not rows or str(rows[0].id) in hidden):
        raise UnknownCode("plan", plan)
    plans = tuple(
        made
        for row in rows
        if str(row.id) not in hidden
        for made in (_plan(connection, row, hidden),)
        if made.lines or made.reserves
    )
    period = _period_years(found.period)
    spent = (year for made in plans for year in made.years)
    grants = _grants(connection, str(found.id), hidden, period[-1] if period else None)
    known = (year for grant in grants if not grant.confidential for year, _ in grant.by_year)
    years = tuple(sorted({*spent, *known}))
    return Budget(str(found.id), found.title, found.organisation, years, plans, grants)


def amounts_by_year(connection: Connection) -> dict[str, dict[int, int | None]]:
    """Return the amounts (øre, None for a dash) of every appropriation that states them by year."""
    found: dict[str, dict[int, int | None]] = defaultdict(dict)
    query = "SELECT appropriation_id, year, amount_ore FROM appropriation_year ORDER BY year, id"
    for row in connection.execute(text(query)):
        found[str(row.appropriation_id)][int(row.year)] = row.amount_ore
    return found


def _period_years(words: str) -> tuple[int, ...]:
    read = parse_date(words)
    if read.earliest is None or read.latest is None:
        return ()
    return tuple(range(read.earliest.year, read.latest.year + 1))


def _plan(connection: Connection, row: Any, hidden: frozenset[str]) -> PlanBudget:  # noqa: ANN401 -- a row
    key = {"plan": row.id}
    years = _grouped(connection.execute(text(_YEARS), key), "appropriation_id")
    texts = _grouped(connection.execute(text(_TEXTS), key), "initiative_id")
    lines = tuple(
        _line(one, years.get(str(one.id), ()), texts.get(str(one.initiative_id), ()), hidden)
        for one in connection.execute(text(_LINES), key)
    )
    reserves = tuple(
        Reserve(
            str(one.id), one.title, one.amounts, one.committee, one.decided_in, one.uses,
            bool(one.confidential) or str(one.id) in hidden,
        )
        for one in connection.execute(text(_RESERVES), key)
    )  # fmt: skip
    stated = {year for line in lines for year, _ in line.by_year}
    return PlanBudget(
        str(row.id), row.title, tuple(sorted(stated)), lines, reserves, row.funding_total
    )


def _line(
    row: Any,  # noqa: ANN401 -- a row
    years: Iterable[Any],
    texts: Iterable[Any],
    hidden: frozenset[str],
) -> BudgetLine:
    return BudgetLine(
        id=str(row.id),
        title=row.title or row.initiative,
        code=row.code,
        group="" if str(row.heading_id) in hidden else row.heading,
        as_written=row.as_written,
        by_year=tuple((int(one.year), one.amount_ore) for one in years),
        texts=tuple(
            StatedMoney(
                one.as_written, one.purpose, bool(one.confidential) or str(one.id) in hidden
            )
            for one in texts
        ),
        pilot=row.form == InitiativeForm.PILOT,
        confidential=bool(row.confidential or row.hidden) or str(row.id) in hidden,
    )


def _grants(
    connection: Connection, policy_id: str, hidden: frozenset[str], until: int | None
) -> tuple[Grant, ...]:
    found = []
    for row in connection.execute(text(_GRANTS), {"policy": policy_id}):
        read = parse_money(row.as_written)
        if read.part_of:
            continue
        ends = int(str(row.ends)[:4]) if row.ends and not is_permanent(read) else None
        grant = Grant(
            id=str(row.id),
            code=row.code,
            title=row.title,
            department="Tværgående" if row.owner_kind == "cross" else row.department,
            as_written=row.as_written,
            permanent=is_permanent(read),
            temporary=is_temporary(read) or ends is not None,
            last_year=row.last_year or ends,
            by_year=tuple(sorted(annual_amounts(read, until).items())),
            confidential=bool(row.confidential) or str(row.id) in hidden,
        )
        found.append(replace(grant, last_year=None) if grant.permanent else grant)
    return tuple(found)


def _grouped(rows: Iterable[Any], column: str) -> Mapping[str, Sequence[Any]]:
    found: dict[str, list[Any]] = defaultdict(list)
    for row in rows:
        found[str(getattr(row, column))].append(row)
    return found
