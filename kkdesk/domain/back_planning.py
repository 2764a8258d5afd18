"""Planning back from the meetings of a case: what must be ready when, and what clashes.

A rule counts back from a meeting, or from the day of another rule at the same meeting. The
plan follows from meetings, rules and calendar alone, so it moves only when they do.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from typing import TYPE_CHECKING, Final

from kkdesk.domain.vocabulary import PlanUnit

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from kkdesk.domain.vocabulary import Lang
    from kkdesk.domain.working_days import WorkingCalendar

_WEEK: Final = 7


@dataclass(frozen=True, slots=True)
class PlanningRule:
    """So long before a meeting (or before what another rule asks for) something is ready.

    An empty ``committee_id`` means every committee; ``first_only`` the first meeting of a
    route. An ``amount`` in weeks is at the same time the least length of what lies between.
    """

    id: str
    name: str
    amount: int
    unit: PlanUnit = PlanUnit.WORKING_DAYS
    committee_id: str = ""
    before_id: str = ""
    first_only: bool = False


@dataclass(frozen=True, slots=True)
class RouteDay:
    """A step of a case's route with its meeting's day."""

    step_id: str
    number: int
    committee_id: str
    committee: str
    meeting: date | None


@dataclass(frozen=True, slots=True)
class Planned:
    """A day that a rule gives at a step; ``before`` is the rule it counts from, or nothing."""

    rule: PlanningRule
    step: RouteDay
    day: date
    before: PlanningRule | None = None


class ClashKind(StrEnum):
    """What is wrong with a day."""

    CLOSED = "closed"
    SCHOOL_BREAK = "school_break"
    AFTER_NEED = "after_need"
    BEFORE_STEP = "before_step"
    SHORT = "short"


@dataclass(frozen=True, slots=True)
class Clash:
    """Something wrong with a day: what, and the words and figures that tell it."""

    kind: ClashKind
    about: str = ""
    days: int = 0
    weeks: int = 0

    def words(self, lang: Lang = "da") -> str:
        """Say what is wrong."""
        return _WORDS[self.kind][0 if lang == "da" else 1].format(
            about=self.about, days=self.days, weeks=self.weeks
        )


_WORDS: Final = {
    ClashKind.CLOSED: ("Ikke en arbejdsdag: {about}", "Not a working day: {about}"),
    ClashKind.SCHOOL_BREAK: ("I en skoleferie: {about}", "In a school break: {about}"),
    ClashKind.AFTER_NEED: (
        "Ligger efter det, den skal være klar til: {about}",
        "Lies after what it must be ready for: {about}",
    ),
    ClashKind.BEFORE_STEP: (
        "Ligger ikke efter det trin, den venter på: {about}",
        "Does not lie after the step it waits for: {about}",
    ),
    ClashKind.SHORT: (
        "Kun {days} dage; reglen er {weeks} uger",
        "Only {days} days; the rule is {weeks} weeks",
    ),
}


def plan(
    rules: Sequence[PlanningRule], route: Iterable[RouteDay], calendar: WorkingCalendar
) -> tuple[Planned, ...]:
    """Return what must be ready before each meeting of a route, by step and then by day.

    A step without a day gives nothing. A rule that counts from one that does not apply at
    the step counts from the meeting.
    """
    found: list[Planned] = []
    steps = sorted((s for s in route if s.meeting is not None), key=lambda s: s.number)
    for place, step in enumerate(steps):
        at_step = {
            rule.id: rule
            for rule in rules
            if rule.committee_id in {"", step.committee_id} and not (rule.first_only and place)
        }
        planned = [
            Planned(rule, step, _day(rule, at_step, step, calendar), _before(rule, at_step))
            for rule in at_step.values()
        ]
        found += sorted(planned, key=lambda one: (one.day, one.rule.name, one.rule.id))
    return tuple(found)


def _before(rule: PlanningRule, rules: Mapping[str, PlanningRule]) -> PlanningRule | None:
    """Return the rule to count from; those that count in a ring all count from the meeting."""
    seen, here = set(), rules.get(rule.before_id)
    while here is not None and here.id not in seen:
        if here.id == rule.id:
            return None
        seen.add(here.id)
        here = rules.get(here.before_id)
    return rules.get(rule.before_id)


def _day(
    rule: PlanningRule,
    rules: Mapping[str, PlanningRule],
    step: RouteDay,
    calendar: WorkingCalendar,
) -> date:
    before = _before(rule, rules)
    assert step.meeting is not None
    start = step.meeting if before is None else _day(before, rules, step, calendar)
    if rule.unit is PlanUnit.WEEKS:
        room = (start - date.min).days
        return calendar.on_or_before(start - timedelta(days=min(_WEEK * rule.amount, room)))
    return calendar.back(start, rule.amount)


def day_clashes(day: date, calendar: WorkingCalendar, lang: Lang = "da") -> tuple[Clash, ...]:
    """Tell whether nobody works on a day, or the schools are closed."""
    closed, school = calendar.why_closed(day, lang), calendar.school_break(day)
    found = []
    if closed:
        found.append(Clash(ClashKind.CLOSED, closed))
    if school:
        found.append(Clash(ClashKind.SCHOOL_BREAK, school))
    return tuple(found)


def plan_clashes(
    planned: Sequence[Planned],
    days: Mapping[tuple[str, str], date],
    route: Iterable[RouteDay],
) -> dict[tuple[str, str], tuple[Clash, ...]]:
    """Tell what is wrong with the order of a plan, by (step, rule).

    ``days`` are the days that hold now, those moved by hand among them; a planned day that
    is missing there holds as planned.
    """
    now = {(one.step.step_id, one.rule.id): one.day for one in planned} | dict(days)
    steps = sorted((s for s in route if s.meeting is not None), key=lambda s: s.number)
    before_step = dict(zip((s.step_id for s in steps[1:]), steps, strict=False))
    found: dict[tuple[str, str], tuple[Clash, ...]] = {}
    for one in planned:
        key = (one.step.step_id, one.rule.id)
        clashes = _order_clashes(one, now, before_step.get(one.step.step_id))
        if clashes:
            found[key] = clashes
    return found


def _order_clashes(
    one: Planned, now: Mapping[tuple[str, str], date], previous: RouteDay | None
) -> tuple[Clash, ...]:
    own, step = now[one.step.step_id, one.rule.id], one.step
    assert step.meeting is not None
    need, name = step.meeting, step.committee
    if one.before is not None:
        need, name = now[step.step_id, one.before.id], one.before.name
    found = []
    if own > need:
        found.append(Clash(ClashKind.AFTER_NEED, name))
    elif one.rule.unit is PlanUnit.WEEKS and (need - own).days < _WEEK * one.rule.amount:
        found.append(Clash(ClashKind.SHORT, "", (need - own).days, one.rule.amount))
    if previous is not None and previous.meeting is not None and own <= previous.meeting:
        found.append(Clash(ClashKind.BEFORE_STEP, previous.committee))
    return tuple(found)
