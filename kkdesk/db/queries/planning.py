"""Planning rules, the calendar, routes, and what was decided of deadlines."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, Final

from kkdesk.db.queries.rows import as_date
from kkdesk.db.sql import text
from kkdesk.domain.back_planning import PlanningRule, RouteDay
from kkdesk.domain.due import Decision
from kkdesk.domain.fields import FieldKind
from kkdesk.domain.planning_fields import PLANNING_FIELDS, PlanningRecord
from kkdesk.domain.records import Choice, Origin
from kkdesk.domain.vocabulary import DayKind, DeadlineAction, FollowUpFrequency, PlanUnit
from kkdesk.domain.working_days import Break, WorkingCalendar

if TYPE_CHECKING:
    from collections.abc import Mapping

    from sqlalchemy import Connection
    from sqlalchemy.engine import RowMapping

    from kkdesk.domain.vocabulary import Lang

ORIGINS: Final[Mapping[str, str]] = {
    "date_entry": "date_entry_id",
    "target": "target_id",
    "baseline": "baseline_id",
    "department_submission": "submission_id",
    "answer": "answer_id",
    "follow_up_rule": "follow_up_rule_id",
    "appropriation": "appropriation_id",
    "route_step": "step_id",
}
"""Record kinds that a deadline follows from, and the column of a decision that points at each."""


def planning_rules(connection: Connection) -> tuple[PlanningRule, ...]:
    """Return the rules in their order."""
    rows = connection.execute(
        text(
            "SELECT id, name, amount, unit, coalesce(committee_id, '') AS committee_id,"
            " coalesce(before_id, '') AS before_id, first_only"
            " FROM planning_rule ORDER BY position, id"
        )
    )
    return tuple(
        PlanningRule(
            str(row.id),
            row.name,
            int(row.amount),
            PlanUnit(row.unit),
            str(row.committee_id),
            str(row.before_id),
            bool(row.first_only),
        )
        for row in rows
    )


def working_calendar(connection: Connection) -> WorkingCalendar:
    """Return the days that are worked on, with the closed days and school breaks kept here."""
    rows = connection.execute(
        text(
            "SELECT name, kind, first, last FROM calendar_period"
            " WHERE first IS NOT NULL AND last IS NOT NULL ORDER BY first, id"
        )
    )
    return WorkingCalendar(
        Break(first, last, row.name, DayKind(row.kind))
        for row in rows
        if (first := as_date(row.first)) and (last := as_date(row.last))
    )


def routes(connection: Connection, case_id: str = "") -> dict[str, tuple[RouteDay, ...]]:
    """Return the steps of every case (or of one) with their meetings' days, by case."""
    rows = connection.execute(
        text(
            "SELECT s.id, s.case_id, s.number, coalesce(s.committee_id, '') AS committee_id,"
            " coalesce(k.code, '') AS committee, m.held_on FROM route_step s"
            " LEFT JOIN meeting m ON m.id = s.meeting_id"
            " LEFT JOIN committee k ON k.id = s.committee_id"
            " WHERE :case = '' OR s.case_id = :case ORDER BY s.case_id, s.number, s.id"
        ),
        {"case": case_id},
    )
    found: dict[str, list[RouteDay]] = defaultdict(list)
    for row in rows:
        found[str(row.case_id)].append(
            RouteDay(
                str(row.id),
                int(row.number),
                str(row.committee_id),
                row.committee,
                as_date(row.held_on),
            )
        )
    return {case: tuple(steps) for case, steps in found.items()}


def decisions(connection: Connection) -> dict[Origin, tuple[Decision, ...]]:
    """Return what was decided of deadlines, by what they follow from, the oldest first."""
    rows = connection.execute(text("SELECT * FROM deadline_decision ORDER BY id")).mappings()
    found: dict[Origin, list[Decision]] = defaultdict(list)
    for row in rows:
        kind = next(kind for kind, column in ORIGINS.items() if row[column])
        found[Origin(kind, str(row[ORIGINS[kind]]), row["what"])].append(
            Decision(
                id=str(row["id"]),
                action=DeadlineAction(row["action"]),
                reason=row["reason"],
                old_words=row["old_words"],
                old_first=as_date(row["old_first"]),
                old_last=as_date(row["old_last"]),
                words=row["words"],
                first=as_date(row["first"]),
                last=as_date(row["last"]),
                precision=row["precision"],
                flag=row["flag"],
                decided_on=as_date(row["decided_on"]),
                decided_by=row["decided_by"],
            )
        )
    return {origin: tuple(held) for origin, held in found.items()}


_LISTED: Final = {
    "planning_rule": "SELECT r.*, r.name AS title, coalesce(k.code, '') AS committee,"
    " coalesce(b.name, '') AS before FROM planning_rule r"
    " LEFT JOIN committee k ON k.id = r.committee_id LEFT JOIN planning_rule b"
    " ON b.id = r.before_id ORDER BY r.position, r.id",
    "calendar_period": "SELECT c.*, c.name AS title FROM calendar_period c"
    " ORDER BY c.first IS NULL, c.first, c.id",
    "follow_up_rule": "SELECT f.*, f.text AS title, coalesce(pl.title, po.title, '') AS owner"
    " FROM follow_up_rule f LEFT JOIN plan pl ON pl.id = f.plan_id"
    " LEFT JOIN policy po ON po.id = f.policy_id ORDER BY f.id",
}
_OFFERED: Final = {
    "committee_id": "SELECT id, code, name AS label FROM committee ORDER BY position, id",
    "before_id": "SELECT id, '' AS code, name AS label FROM planning_rule ORDER BY position, id",
    "policy_id": "SELECT id, code, title AS label FROM policy ORDER BY code",
    "plan_id": "SELECT id, code, title AS label FROM plan ORDER BY code",
}


def planning_records(connection: Connection, kind: str, lang: Lang) -> tuple[PlanningRecord, ...]:
    """Return the rules or periods of a kind in their order."""
    rows = connection.execute(text(_LISTED[kind])).mappings()
    return tuple(
        PlanningRecord(
            str(row["id"]),
            str(row["title"]),
            _note(kind, row, lang),
            {
                spec.name: bool(row[spec.name]) if spec.kind is FieldKind.FLAG else row[spec.name]
                for spec in PLANNING_FIELDS[kind]
            },
        )
        for row in rows
    )


def planning_options(connection: Connection) -> dict[str, tuple[Choice, ...]]:
    """Return what each reference of a rule can point at, by the name of its column."""
    return {
        name: tuple(
            Choice(str(row.id), row.code, row.label) for row in connection.execute(text(query))
        )
        for name, query in _OFFERED.items()
    }


def _note(kind: str, row: RowMapping, lang: Lang) -> str:
    """Return the quiet words of a line: when, and for whom."""
    if kind == "planning_rule":
        unit = PlanUnit(row["unit"]).label(lang).lower()
        parts = (f"{row['amount']} {unit}", row["before"], row["committee"])
    elif kind == "calendar_period":
        parts = (row["as_written"], DayKind(row["kind"]).label(lang), "")
    else:
        often = row["frequency"]
        label = FollowUpFrequency(often).label(lang) if often else ""
        parts = (label, row["owner"], "")
    return " · ".join(part for part in parts if part)
