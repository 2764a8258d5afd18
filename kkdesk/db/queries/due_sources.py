"""Everything that falls due, gathered from the records: one function per source, one way in.

Date expressions written on records come from ``dates.py``; here stand the sources that have
their days in columns of their own, or that follow from rules.
"""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, Final

from kkdesk.db.queries.due_rows import FIRST_CONTACT, due_of, rows_by_id
from kkdesk.db.queries.planning import planning_rules, routes, working_calendar
from kkdesk.db.sql import text
from kkdesk.domain.back_planning import plan, plan_clashes
from kkdesk.domain.cases import day_words
from kkdesk.domain.dates import parse_date
from kkdesk.domain.due import Due, follow_ups, told
from kkdesk.domain.records import Origin
from kkdesk.domain.vocabulary import DateRole, SourceKind

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence
    from datetime import date

    from sqlalchemy import Connection
    from sqlalchemy.engine import RowMapping

    from kkdesk.domain.dates import DateExpression
    from kkdesk.domain.due import Decision

    Decisions = Mapping[Origin, tuple[Decision, ...]]

_LONGEST_TITLE: Final = 90
_TELLS_THE_YEAR: Final = (
    "e.role IN ('funding_ends', 'funding_period')"
    " AND CAST(e.end_latest AS TEXT) LIKE a.last_year || '%'"
)
_COMMITTEE: Final = (
    "SELECT min(k.code) FROM indicator_committee c JOIN committee k ON k.id = c.committee_id"
    " WHERE c.indicator_id = n.id"
)


def other_dues(connection: Connection, decided: Decisions) -> list[Due]:
    """Return what falls due by every source but written dates, whenever it does."""
    found = [due for source in SOURCES for due in source(connection)]
    return found + preparations(connection, decided)


def meetings_of(connection: Connection, case_id: str) -> list[Due]:
    """Return the meetings of a case's route."""
    ids = connection.execute(
        text(
            "SELECT e.id FROM date_entry e JOIN route_step s ON s.id = e.step_id"
            " WHERE s.case_id = :id AND e.role = 'meeting'"
        ),
        {"id": case_id},
    ).scalars()
    return [due_of(row) for row in rows_by_id(connection, [str(key) for key in ids])]


def _targets(connection: Connection) -> list[Due]:
    """Give the targets whose year has no measurement yet."""
    rows = connection.execute(
        text(
            f"""SELECT t.id, t.as_written, t.year, t.confidential, n.id AS indicator, n.code,
                n.name, n.source, n.confidential AS hidden,
                coalesce(td.code, od.code, ({_COMMITTEE}), '') AS owner
            FROM target t JOIN indicator n ON n.id = t.indicator_id
            LEFT JOIN department td ON td.id = t.department_id
            LEFT JOIN objective o ON o.id = n.objective_id
            LEFT JOIN department od ON od.id = o.lead_department_id
            WHERE t.year IS NOT NULL AND NOT EXISTS (
                SELECT 1 FROM measurement m WHERE m.indicator_id = n.id
                AND (t.department_id IS NULL OR m.department_id IS NULL
                    OR m.department_id = t.department_id)
                AND (m.as_of LIKE '%' || t.year || '%'
                    OR CAST(m.measured_on AS TEXT) >= CAST(t.year AS TEXT)))
            ORDER BY t.id"""
        )
    ).mappings()
    return [_of_indicator(row, "target", str(row["year"]), str(row["as_written"])) for row in rows]


def _baselines(connection: Connection) -> list[Due]:
    """Give the baselines that wait to be measured; without a day they stand by their words."""
    rows = connection.execute(
        text(
            f"""SELECT b.id, b.as_written, b.due, b.confidential, n.id AS indicator, n.code,
                n.name, n.source, n.confidential AS hidden,
                coalesce(od.code, ({_COMMITTEE}), '') AS owner
            FROM baseline b JOIN indicator n ON n.id = b.indicator_id
            LEFT JOIN objective o ON o.id = n.objective_id
            LEFT JOIN department od ON od.id = o.lead_department_id
            WHERE b.pending ORDER BY b.id"""
        )
    ).mappings()
    return [
        _of_indicator(row, "baseline", row["due"] or row["as_written"], row["as_written"])
        for row in rows
    ]


def _of_indicator(row: RowMapping, kind: str, words: str, event: str) -> Due:
    origin = Origin(kind, str(row["id"]))
    record = told(
        origin,
        DateRole.MEASUREMENT_DUE,
        words,
        event=event if event != words else "",
        source=row["source"],
        confidential=bool(row["confidential"] or row["hidden"]),
    )
    opens = ("indicator", str(row["indicator"]))
    return Due(record, origin, row["code"], row["name"], row["owner"], opens=opens)


def _submissions(connection: Connection) -> list[Due]:
    """Give what departments still owe an open round by the day they were given."""
    rows = connection.execute(
        text(
            """SELECT s.id, s.deadline, r.id AS round, r.code, r.title, d.code AS owner
            FROM department_submission s JOIN status_round r ON r.id = s.round_id
            JOIN department d ON d.id = s.department_id
            WHERE r.state = 'open' AND s.deadline <> ''
                AND s.state NOT IN ('submitted', 'approved') ORDER BY s.id"""
        )
    ).mappings()
    found = []
    for row in rows:
        origin = Origin("department_submission", str(row["id"]))
        record = told(
            origin,
            DateRole.SUBMISSION_DEADLINE,
            row["deadline"],
            source=row["code"],
            source_kind=SourceKind.STATUS,
        )
        opens = ("status_round", str(row["round"]))
        found.append(Due(record, origin, "", row["title"], row["owner"], opens=opens))
    return found


def _answers(connection: Connection) -> list[Due]:
    """Give the answers to remarks that were asked for and have not been given."""
    rows = connection.execute(
        text(
            """SELECT a.id, a.deadline, a.confidential, k.confidential AS hidden, k.id AS remark,
                k.code, k.text, l.title AS letter, coalesce(d.code, '') AS owner
            FROM answer a JOIN remark k ON k.id = a.remark_id
            JOIN remark_round l ON l.id = k.remark_round_id
            LEFT JOIN department d ON d.id = a.department_id
            WHERE a.state <> 'given' AND a.deadline <> '' ORDER BY a.id"""
        )
    ).mappings()
    found = []
    for row in rows:
        origin = Origin("answer", str(row["id"]))
        record = told(
            origin,
            DateRole.ANSWER_DUE,
            row["deadline"],
            source=row["letter"],
            confidential=bool(row["confidential"] or row["hidden"]),
        )
        title = " ".join(str(row["text"]).split())
        if len(title) > _LONGEST_TITLE:
            title = f"{title[: _LONGEST_TITLE - 1].rstrip()}…"
        opens = ("remark", str(row["remark"]))
        found.append(Due(record, origin, row["code"], title, row["owner"], opens=opens))
    return found


def _follow_ups(connection: Connection) -> list[Due]:
    """Give the years in which a policy or plan is to be followed up, counted from its period."""
    rows = connection.execute(
        text(
            """SELECT f.id, f.text, f.frequency, f.plan_id, f.policy_id,
                coalesce(pl.period, po.period) AS period,
                coalesce(pl.title, po.title) AS title,
                coalesce(k.code, d.code, e.code, '') AS owner,
                coalesce(pl.confidential, po.confidential) AS hidden
            FROM follow_up_rule f LEFT JOIN plan pl ON pl.id = f.plan_id
            LEFT JOIN policy po ON po.id = f.policy_id
            LEFT JOIN committee k ON k.id = f.committee_id
            LEFT JOIN department d ON d.id = pl.department_id
            LEFT JOIN department e ON e.id = po.lead_department_id ORDER BY f.id"""
        )
    ).mappings()
    return [
        Due(record, origin, "", row["title"] or "", row["owner"], opens=_framed(row))
        for row in rows
        for origin, record in follow_ups(
            str(row["id"]),
            row["text"],
            row["frequency"],
            row["period"] or "",
            row["title"] or "",
            confidential=bool(row["hidden"]),
        )
    ]


def _grants(connection: Connection) -> list[Due]:
    """Give the appropriations whose last year no date expression of the same owner tells.

    Each stands alone: nothing says that it is the grant that a date expression speaks of.
    """
    rows = connection.execute(
        text(
            f"""SELECT a.id, a.as_written, a.title AS purpose, a.last_year, a.computed_years,
                a.source, a.confidential, a.initiative_id, a.plan_id, '' AS policy_id,
                coalesce(i.code, a.code) AS code, coalesce(i.title, a.title, pl.title) AS title,
                coalesce(d.code, pd.code, i.owner_text, '') AS owner,
                coalesce(i.owner_kind, '') AS owner_kind, {FIRST_CONTACT} AS person,
                coalesce(i.confidential, pl.confidential) AS hidden
            FROM appropriation a LEFT JOIN initiative i ON i.id = a.initiative_id
            LEFT JOIN department d ON d.id = i.owner_department_id
            LEFT JOIN plan pl ON pl.id = a.plan_id
            LEFT JOIN department pd ON pd.id = pl.department_id
            WHERE a.last_year IS NOT NULL AND NOT a.open_ended AND NOT EXISTS (
                SELECT 1 FROM date_entry e WHERE e.initiative_id = a.initiative_id
                AND {_TELLS_THE_YEAR}) AND NOT (a.initiative_id IS NULL AND EXISTS (
                SELECT 1 FROM date_entry e WHERE e.plan_id = a.plan_id AND {_TELLS_THE_YEAR}))
            ORDER BY a.id"""
        )
    ).mappings()
    found = []
    for row in rows:
        origin = Origin("appropriation", str(row["id"]))
        record = told(
            origin,
            DateRole.FUNDING_ENDS,
            row["as_written"],
            read=_end_of(row["last_year"]),
            event=row["purpose"],
            source=row["source"],
            computed_from=row["as_written"] if row["computed_years"] else "",
            confidential=bool(row["confidential"] or row["hidden"]),
        )
        found.append(
            Due(
                record,
                origin,
                row["code"],
                row["title"],
                row["owner"],
                row["owner_kind"],
                person=row["person"] or "",
                opens=("initiative", str(row["initiative_id"]))
                if row["initiative_id"]
                else _framed(row),
            )
        )
    return found


def _framed(row: RowMapping) -> tuple[str, str]:
    """Return the plan or the policy that a row belongs to."""
    if row["plan_id"]:
        return "plan", str(row["plan_id"])
    return ("policy", str(row["policy_id"])) if row["policy_id"] else ("", "")


@lru_cache(maxsize=256)
def _end_of(year: int) -> DateExpression:
    return parse_date(f"31. december {year}")


SOURCES: Final[tuple[Callable[[Connection], list[Due]], ...]] = (
    _targets,
    _baselines,
    _submissions,
    _answers,
    _follow_ups,
    _grants,
)
"""What gives deadlines besides written dates and routes; a new source is a new line here."""


def preparations(connection: Connection, decided: Decisions, case_id: str = "") -> list[Due]:
    """Return what must be ready before the meetings of every case, or of one."""
    rules = planning_rules(connection)
    by_case = routes(connection, case_id) if rules else {}
    if not by_case:
        return []
    calendar = working_calendar(connection)
    about = _cases(connection)
    found: list[Due] = []
    for case, route in by_case.items():
        planned = plan(rules, route, calendar)
        moved = _moved_days([(one.step.step_id, one.rule.id) for one in planned], decided)
        clashes = plan_clashes(planned, moved, route)
        for one in planned:
            origin = Origin("route_step", one.step.step_id, one.rule.id)
            record = told(
                origin,
                DateRole.PREPARATION,
                day_words(one.day),
                event=f"{one.rule.name} · {one.step.committee}".strip(" ·"),
                source=about[case]["title"],
                computed_from=day_words(one.step.meeting) if one.step.meeting else "",
                confidential=bool(about[case]["confidential"]),
            )
            found.append(
                Due(
                    record,
                    origin,
                    about[case]["number"],
                    about[case]["title"],
                    about[case]["owner"],
                    person=about[case]["person"],
                    opens=("case", case),
                    moot_from=one.step.meeting,
                    clashes=clashes.get((one.step.step_id, one.rule.id), ()),
                )
            )
    return found


def _moved_days(keys: Sequence[tuple[str, str]], decided: Decisions) -> dict[tuple[str, str], date]:
    """Return the exact days that planned days were moved to."""
    found = {}
    for step, rule in keys:
        for decision in decided.get(Origin("route_step", step, rule), ()):
            if decision.first is not None and decision.first == decision.last:
                found[step, rule] = decision.first
    return found


def _cases(connection: Connection) -> dict[str, RowMapping]:
    rows = connection.execute(
        text(
            """SELECT c.id, c.number, c.title, c.confidential, coalesce(d.code, '') AS owner,
                coalesce(nullif(p.name, ''), p.title, '') AS person FROM "case" c
            LEFT JOIN department d ON d.id = c.department_id
            LEFT JOIN person p ON p.id = c.responsible_id"""
        )
    ).mappings()
    return {str(row["id"]): row for row in rows}


def steps_of(connection: Connection, step_ids: Sequence[str]) -> dict[str, tuple[str, str]]:
    """Return the case and its responsible person, by the date expression of a step's meeting."""
    import json  # noqa: PLC0415 -- the first list of a start waits for nothing it can spare

    rows = connection.execute(
        text(
            """SELECT e.id, s.case_id, coalesce(nullif(p.name, ''), p.title, '') AS person
            FROM json_each(:ids) j JOIN date_entry e ON e.id = j.value
            JOIN route_step s ON s.id = e.step_id JOIN "case" c ON c.id = s.case_id
            LEFT JOIN person p ON p.id = c.responsible_id"""
        ),
        {"ids": json.dumps(sorted(step_ids))},
    )
    return {str(row.id): (str(row.case_id), row.person) for row in rows}
