from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kkdesk.domain.dates import (
    Certainty,
    DateContext,
    DateExpression,
    Precision,
    falls_within,
    parse_date,
)
from kkdesk.domain.deadlines import (
    DUE_ROLES,
    IN_WINDOW,
    NEEDS_ATTENTION,
    START_ROLES,
    answer,
    deadline,
    event_bounds,
    event_of,
    needs_placing,
    window,
)
from kkdesk.domain.due_list import events, worth_showing
from kkdesk.domain.records import Answer, DateRecord, Deadline
from kkdesk.domain.vocabulary import DateRole, SourceKind

NEW_YEARS_EVE = date(2025, 12, 31)


def record(
    words: str,
    role: DateRole = DateRole.TRIAL_ENDS,
    *,
    source: str = "status",
    event: str = "",
    initiative: str = "S2.2",
    written: date | None = None,
    confirmed: date | None = None,
) -> DateRecord:
    read = parse_date(words, context=DateContext(document_date=written))
    return DateRecord(
        id=f"{initiative} {role} {words} {source}",
        initiative_id=initiative,
        as_written=words,
        role=role,
        event=event,
        source=source,
        source_kind=SourceKind(source),
        computed_from="",
        earliest=read.earliest,
        latest=read.latest,
        start_earliest=read.start[0],
        start_latest=read.start[1],
        end_earliest=read.end[0],
        end_latest=read.end[1],
        precision=str(read.precision),
        flag=str(read.flag) if read.flag else "",
        confirmed_on=confirmed,
        document_date=written,
        confidential=False,
    )


def seen(found: DateRecord, on: date, within: int = 90) -> Deadline:
    return deadline(found, on, within, code=found.initiative_id, title="", owner=("SOF", ""))


PLAN = record("1. april 2023 – 31. marts 2026", source="plan", event="forsøget løber")
STATUS = record("frem til marts 2026")


@pytest.mark.parametrize(
    ("on", "by_status", "by_plan"),
    [
        (date(2025, 12, 20), Answer.POSSIBLE, Answer.NO),
        (NEW_YEARS_EVE, Answer.CERTAIN, Answer.CERTAIN),
        (date(2026, 1, 1), Answer.CERTAIN, Answer.CERTAIN),
        (date(2026, 3, 15), Answer.POSSIBLE, Answer.CERTAIN),
        (date(2026, 4, 1), Answer.PAST_UNCONFIRMED, Answer.PAST_UNCONFIRMED),
    ],
)
def test_each_source_answers_for_itself(on: date, by_status: Answer, by_plan: Answer) -> None:
    assert (answer(STATUS, on, 90), answer(PLAN, on, 90)) == (by_status, by_plan)


def test_day_ninety_from_new_years_eve_is_the_last_of_march_and_counts() -> None:
    assert window(NEW_YEARS_EVE, 90)[1] == date(2026, 3, 31)
    assert answer(PLAN, NEW_YEARS_EVE, 90) is Answer.CERTAIN
    assert answer(PLAN, NEW_YEARS_EVE, 89) is Answer.NO


def test_a_window_at_the_end_of_the_calendar_is_cut() -> None:
    assert window(date(9999, 12, 1), 365) == (date(9999, 12, 1), date.max)


def test_a_window_of_less_than_nothing_is_the_day_itself() -> None:
    assert window(NEW_YEARS_EVE, -5) == (NEW_YEARS_EVE, NEW_YEARS_EVE)


def test_a_start_is_asked_of_the_beginning_and_an_end_of_the_end() -> None:
    words = "1. april 2023 – 31. marts 2026"
    assert event_bounds(record(words, DateRole.START)) == (date(2023, 4, 1), date(2023, 4, 1))
    assert event_bounds(record(words, DateRole.END)) == (date(2026, 3, 31), date(2026, 3, 31))


def test_what_never_ends_is_never_past() -> None:
    endless = record("fra 2025 og frem", DateRole.FUNDING_PERIOD)
    assert answer(endless, date(2040, 1, 1), 90) is Answer.NO


def test_what_its_own_source_told_as_past_is_history() -> None:
    told = record("i 2022", DateRole.START, written=date(2023, 12, 31))
    planned = record("i 2024", DateRole.START, written=date(2023, 12, 31))
    assert answer(told, NEW_YEARS_EVE, 90) is Answer.NO
    assert answer(planned, NEW_YEARS_EVE, 90) is Answer.PAST_UNCONFIRMED


def test_a_date_without_a_year_is_neither_inside_nor_outside() -> None:
    assert answer(record("1. september"), NEW_YEARS_EVE, 365) is Answer.UNPLACED


def test_what_is_confirmed_stays_confirmed_from_any_day() -> None:
    done = record("frem til marts 2026", confirmed=date(2026, 4, 2))
    assert {answer(done, on, 90) for on in (NEW_YEARS_EVE, date(2030, 1, 1))} == {Answer.CONFIRMED}


def test_two_sources_of_one_event_stand_together_with_the_more_precise_first() -> None:
    (event,) = events([seen(STATUS, date(2025, 12, 20)), seen(PLAN, date(2025, 12, 20))])
    assert [told.expression.source for told in event.tellings] == ["plan", "status"]
    assert event.answer is Answer.POSSIBLE
    assert event.shown.expression is STATUS
    assert event.disputed


def test_a_no_that_nobody_contradicts_is_not_listed() -> None:
    assert worth_showing([seen(PLAN, date(2025, 12, 20))]) == ()


def test_a_no_beside_a_telling_that_has_passed_shows_that_the_date_was_moved() -> None:
    old = record("31. december 2024", source="plan")
    new = record("31. december 2027")
    (event,) = events([seen(old, NEW_YEARS_EVE), seen(new, NEW_YEARS_EVE)])
    assert event.answer is Answer.PAST_UNCONFIRMED
    assert {told.answer for told in event.tellings} == {Answer.PAST_UNCONFIRMED, Answer.NO}


def test_two_dates_in_one_source_are_two_events() -> None:
    first = record("i 2024", DateRole.START, source="plan", event="første fase")
    second = record("i 2026", DateRole.START, source="plan", event="anden fase")
    found = events([seen(first, NEW_YEARS_EVE), seen(second, NEW_YEARS_EVE)])
    assert [len(event.tellings) for event in found] == [1, 1]


def test_where_a_source_holds_several_the_words_of_the_event_say_which_belongs_to_which() -> None:
    plan = [
        record("i 2024", DateRole.START, source="plan", event="Første fase"),
        record("i 2026", DateRole.START, source="plan", event="anden fase"),
    ]
    status = record("sommeren 2026", DateRole.START, event="anden fase")
    unnamed = record("foråret 2026", DateRole.START, source="other")
    found = events([seen(one, NEW_YEARS_EVE, 365) for one in (*plan, status, unnamed)])
    together = {frozenset(told.expression.as_written for told in e.tellings) for e in found}
    assert together == {
        frozenset({"i 2024"}),
        frozenset({"i 2026", "sommeren 2026"}),
        frozenset({"foråret 2026"}),
    }


def test_dates_of_no_initiative_are_never_brought_together() -> None:
    meetings = [
        record(words, DateRole.MEETING, initiative="", source="other")
        for words in ("8. januar 2026", "28. januar 2026")
    ]
    assert len(events([seen(meeting, NEW_YEARS_EVE) for meeting in meetings])) == 2


def test_confirmed_events_are_listed_only_when_asked_for() -> None:
    done = seen(record("i 2024", confirmed=date(2025, 1, 3)), NEW_YEARS_EVE)
    assert worth_showing([done]) == ()
    assert worth_showing([done], confirmed=True) == (done,)


def test_the_most_urgent_comes_first_and_of_what_passed_the_latest() -> None:
    words = ["i 2023", "1. september", "marts 2026", "i 2024", "2026", "1. januar 2026"]
    found = [seen(record(w, initiative=w), NEW_YEARS_EVE) for w in words]
    assert [told.expression.as_written for told in worth_showing(found)] == [
        *("1. januar 2026", "marts 2026", "2026", "i 2024", "i 2023", "1. september"),
    ]


def test_confirming_one_telling_confirms_those_that_may_mean_the_same_day() -> None:
    (event,) = events([seen(STATUS, NEW_YEARS_EVE), seen(PLAN, NEW_YEARS_EVE)])
    assert set(event.same_day_as(STATUS.id)) == {STATUS.id, PLAN.id}
    later = record("31. december 2027", source="other")
    (moved,) = events([seen(STATUS, NEW_YEARS_EVE), seen(later, NEW_YEARS_EVE)])
    assert moved.same_day_as(STATUS.id) == (STATUS.id,)


def test_words_without_a_place_coincide_with_nothing() -> None:
    vague = record("1. september")
    (event,) = events([seen(vague, NEW_YEARS_EVE), seen(PLAN, NEW_YEARS_EVE)])
    assert event.same_day_as(vague.id) == (vague.id,)
    assert event.same_day_as(PLAN.id) == (PLAN.id,)


def test_unread_words_need_a_place_in_every_role_and_recurring_ones_only_in_due_roles() -> None:
    assert needs_placing(record("1. september", DateRole.MENTIONED))
    assert needs_placing(record("hvert år", DateRole.EVALUATION_STARTS))
    assert not needs_placing(record("hvert år", DateRole.MENTIONED))


# -- whatever the bounds

DAYS = st.dates(date(2020, 1, 1), date(2032, 12, 31))
MAYBE_DAYS = st.none() | DAYS


@st.composite
def bounds(draw: st.DrawFn) -> tuple[date | None, date | None]:
    low, high = draw(MAYBE_DAYS), draw(MAYBE_DAYS)
    return (high, low) if low and high and low > high else (low, high)


@st.composite
def records(draw: st.DrawFn) -> DateRecord:
    start, end = draw(bounds()), draw(bounds())
    known = [day for day in (*start, *end) if day is not None]
    source = draw(st.sampled_from(["status", "plan", "other"]))
    return replace(
        PLAN,
        id=draw(st.uuids().map(str)),
        initiative_id=draw(st.sampled_from(["", "A", "B"])),
        role=draw(st.sampled_from(sorted(DUE_ROLES))),
        event=draw(st.sampled_from(["", "åbning", "evaluering"])),
        source=source,
        source_kind=SourceKind(source),
        earliest=min(known, default=None),
        latest=max(known, default=None),
        start_earliest=start[0],
        start_latest=start[1],
        end_earliest=end[0],
        end_latest=end[1],
        document_date=draw(MAYBE_DAYS),
        confirmed_on=draw(st.none() | st.just(date(2025, 1, 1))),
    )


@given(records(), DAYS, st.integers(0, 4000), st.integers(0, 4000))
def test_a_wider_window_never_loses_what_a_narrower_one_held(
    found: DateRecord, on: date, days: int, more: int
) -> None:
    narrow, wide = answer(found, on, days), answer(found, on, days + more)
    if narrow is Answer.CERTAIN:
        assert wide is Answer.CERTAIN
    if narrow is Answer.POSSIBLE:
        assert wide in IN_WINDOW


@given(records(), DAYS, st.integers(0, 4000))
def test_no_record_is_outside_with_its_event_inside(found: DateRecord, on: date, days: int) -> None:
    low, high = event_bounds(found)
    last = on + timedelta(days=days)
    touches = (low or high) and (low or date.min) <= last and (high or date.max) >= on
    given_answer = answer(found, on, days)
    if touches:
        assert given_answer in {Answer.CERTAIN, Answer.POSSIBLE, Answer.CONFIRMED}
    if given_answer is Answer.CERTAIN:
        assert low is not None
        assert high is not None
        assert on <= low <= high <= last


@given(st.lists(records(), max_size=12), DAYS, st.integers(0, 800), st.booleans())
def test_nothing_that_needs_attention_is_lost_or_listed_twice(
    found: list[DateRecord],
    on: date,
    days: int,
    confirmed: bool,  # noqa: FBT001 -- drawn
) -> None:
    asked = [seen(one, on, days) for one in found]
    listed = worth_showing(asked, confirmed=confirmed)
    ids = [told.expression.id for told in listed]
    assert len(ids) == len(set(ids))
    wanted = {told.expression.id for told in asked if told.answer in NEEDS_ATTENTION}
    assert wanted <= set(ids)
    assert confirmed or all(told.answer is not Answer.CONFIRMED for told in listed)
    for event in events(asked, confirmed=confirmed):
        assert event.answer is not Answer.NO
        assert len({told.expression.role for told in event.tellings}) == 1


@given(records(), DAYS, st.integers(0, 4000))
def test_the_answer_is_that_of_the_date_language(found: DateRecord, on: date, days: int) -> None:
    expression = DateExpression(
        found.as_written,
        found.earliest,
        found.latest,
        Precision(found.precision),
        start=(found.start_earliest, found.start_latest),
        end=(found.end_earliest, found.end_latest),
    )
    open_record = replace(found, confirmed_on=None)
    asked = falls_within(expression, on, on + timedelta(days=days), event=event_of(found.role))
    given_answer = answer(open_record, on, days)
    assert (given_answer is Answer.CERTAIN) == (asked is Certainty.CERTAIN)
    assert (given_answer is Answer.POSSIBLE) == (asked is Certainty.POSSIBLE)


def test_every_start_role_is_a_due_role() -> None:
    assert START_ROLES <= DUE_ROLES
