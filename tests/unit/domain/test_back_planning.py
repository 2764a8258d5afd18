from __future__ import annotations

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from kkdesk.domain.back_planning import (
    Clash,
    ClashKind,
    Planned,
    PlanningRule,
    RouteDay,
    day_clashes,
    plan,
    plan_clashes,
)
from kkdesk.domain.vocabulary import DayKind, PlanUnit
from kkdesk.domain.working_days import Break, WorkingCalendar

CALENDAR = WorkingCalendar(
    [Break(date(2025, 10, 11), date(2025, 10, 19), "Efterårsferie", DayKind.SCHOOL_BREAK)]
)
ROUTE = (
    RouteDay("s1", 1, "sud", "SUD", date(2025, 10, 8)),
    RouteDay("s2", 2, "øu", "ØU", date(2025, 10, 28)),
    RouteDay("s3", 3, "br", "BR", date(2025, 11, 13)),
)
AGENDA = PlanningRule("agenda", "Dagsorden udsendes", 4, committee_id="br")
HAND_IN = PlanningRule("in", "Sagen afleveres", 10)
ANSWERED = PlanningRule("answered", "Høringssvar", 3, before_id="in", first_only=True)
HEARING = PlanningRule(
    "hearing", "Høring sendes", 4, PlanUnit.WEEKS, before_id="answered", first_only=True
)
RULES = (AGENDA, HAND_IN, ANSWERED, HEARING)


def days(found: tuple[Planned, ...]) -> list[tuple[str, str, date]]:
    return [(one.step.committee, one.rule.id, one.day) for one in found]


def test_a_route_gives_its_internal_deadlines() -> None:
    assert days(plan(RULES, ROUTE, CALENDAR)) == [
        ("SUD", "hearing", date(2025, 8, 22)),
        ("SUD", "answered", date(2025, 9, 19)),
        ("SUD", "in", date(2025, 9, 24)),
        ("ØU", "in", date(2025, 10, 14)),
        ("BR", "in", date(2025, 10, 30)),
        ("BR", "agenda", date(2025, 11, 7)),
    ]


def test_a_step_without_a_day_gives_nothing_and_the_next_one_is_the_first() -> None:
    route = (RouteDay("s1", 1, "sud", "SUD", None), *ROUTE[1:])
    assert [one.step.committee for one in plan((ANSWERED,), route, CALENDAR)] == ["ØU"]


def test_rules_in_a_ring_count_from_the_meeting() -> None:
    ring = (
        PlanningRule("a", "a", 1, before_id="b"),
        PlanningRule("b", "b", 1, before_id="a"),
    )
    assert {one.day for one in plan(ring, ROUTE[:1], CALENDAR)} == {date(2025, 10, 7)}


def test_a_rule_counts_from_the_meeting_where_the_rule_before_does_not_apply() -> None:
    rules = (AGENDA, PlanningRule("print", "Tryk", 2, before_id="agenda"))
    assert ("SUD", "print", date(2025, 10, 6)) in days(plan(rules, ROUTE, CALENDAR))
    assert ("BR", "print", date(2025, 11, 5)) in days(plan(rules, ROUTE, CALENDAR))


def test_a_plan_without_moved_days_clashes_with_nothing() -> None:
    assert plan_clashes(plan(RULES, ROUTE, CALENDAR), {}, ROUTE) == {}


def test_a_hearing_that_was_moved_too_close_is_told_with_its_length() -> None:
    planned = plan(RULES, ROUTE, CALENDAR)
    (clash,) = plan_clashes(planned, {("s1", "hearing"): date(2025, 9, 1)}, ROUTE)["s1", "hearing"]
    assert clash.words() == "Kun 18 dage; reglen er 4 uger"
    assert clash.words("en") == "Only 18 days; the rule is 4 weeks"


def test_what_lies_after_what_needs_it_names_that() -> None:
    planned = plan(RULES, ROUTE, CALENDAR)
    found = plan_clashes(planned, {("s1", "answered"): date(2025, 9, 30)}, ROUTE)
    assert found["s1", "answered"] == (Clash(ClashKind.AFTER_NEED, "Sagen afleveres"),)
    late = plan_clashes(planned, {("s1", "in"): date(2025, 10, 9)}, ROUTE)
    assert late["s1", "in"] == (Clash(ClashKind.AFTER_NEED, "SUD"),)


def test_what_a_step_needs_may_not_lie_before_the_step_it_waits_for() -> None:
    close = (ROUTE[0], RouteDay("s2", 2, "øu", "ØU", date(2025, 10, 14)))
    planned = plan((HAND_IN,), close, CALENDAR)
    found = plan_clashes(planned, {}, close)
    assert found == {("s2", "in"): (Clash(ClashKind.BEFORE_STEP, "SUD"),)}


def test_a_day_in_a_school_break_or_on_a_holiday_is_told_with_its_name() -> None:
    assert [c.words() for c in day_clashes(date(2025, 10, 18), CALENDAR)] == [
        "Ikke en arbejdsdag: lørdag",
        "I en skoleferie: Efterårsferie",
    ]
    assert day_clashes(date(2025, 11, 13), CALENDAR) == ()


@st.composite
def _rules(draw: st.DrawFn) -> list[PlanningRule]:
    count = draw(st.integers(0, 5))
    return [
        PlanningRule(
            str(number),
            f"Regel {number}",
            draw(st.integers(0, 20)),
            draw(st.sampled_from(PlanUnit)),
            draw(st.sampled_from(("", "sud", "br"))),
            draw(st.sampled_from(("", *map(str, range(count))))),
            draw(st.booleans()),
        )
        for number in range(count)
    ]


@given(_rules(), st.integers(0, 400))
def test_everything_planned_is_ready_by_its_meeting_and_on_a_working_day(
    rules: list[PlanningRule], later: int
) -> None:
    moved = [
        RouteDay(s.step_id, s.number, s.committee_id, s.committee, s.meeting + timedelta(later))
        for s in ROUTE
        if s.meeting
    ]
    for one in plan(rules, moved, CALENDAR):
        assert one.step.meeting is not None
        assert one.day <= one.step.meeting
        counted = one.rule.amount or one.rule.unit is PlanUnit.WEEKS
        assert not counted or CALENDAR.is_working(one.day)


@given(_rules())
def test_a_plan_that_nobody_moved_never_breaks_its_own_rules(rules: list[PlanningRule]) -> None:
    found = plan_clashes(plan(rules, ROUTE, CALENDAR), {}, ROUTE)
    kinds = {clash.kind for clashes in found.values() for clash in clashes}
    assert kinds <= {ClashKind.BEFORE_STEP}


@given(_rules(), st.integers(1, 60))
def test_only_the_step_whose_meeting_moved_is_planned_anew(
    rules: list[PlanningRule], later: int
) -> None:
    last = ROUTE[2]
    assert last.meeting is not None
    moved = RouteDay("s3", 3, "br", "BR", last.meeting + timedelta(later))
    before = [one for one in plan(rules, ROUTE, CALENDAR) if one.step is not last]
    after = [one for one in plan(rules, (*ROUTE[:2], moved), CALENDAR) if one.step is not moved]
    assert before == after
