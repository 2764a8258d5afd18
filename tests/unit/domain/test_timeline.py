"""What a timeline draws of a record: bars, points, and words that have no place."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from itertools import count

from hypothesis import given
from hypothesis import strategies as st

from kkdesk.domain.dates import parse_date
from kkdesk.domain.deadlines import DUE_ROLES
from kkdesk.domain.records import Answer, DateRecord
from kkdesk.domain.timeline import Mark, make_marks, make_unplaced
from kkdesk.domain.vocabulary import DateRole, SourceKind

DAY = date(2025, 12, 20)
_numbers = count()


def told(words: str, role: DateRole, event: str = "") -> DateRecord:
    found = parse_date(words)
    return DateRecord(
        id=str(next(_numbers)),
        initiative_id="i",
        as_written=words,
        role=role,
        event=event,
        source="",
        source_kind=SourceKind.OTHER,
        computed_from="",
        earliest=found.earliest,
        latest=found.latest,
        start_earliest=found.start[0],
        start_latest=found.start[1],
        end_earliest=found.end[0],
        end_latest=found.end[1],
        precision=str(found.precision),
        flag=str(found.flag or ""),
        confirmed_on=None,
        document_date=None,
        confidential=False,
    )


def days(mark: Mark) -> tuple[str, ...]:
    return tuple(
        date.fromordinal(day).isoformat()
        for day in (mark.first, mark.sure_from, mark.sure_to, mark.last)
    )


def test_an_exact_period_is_a_bar_without_fading_ends() -> None:
    (bar,) = make_marks([told("1. april 2023 – 31. marts 2026", DateRole.TRIAL_ENDS)], DAY)
    assert not bar.point
    assert bar.exact
    assert days(bar) == ("2023-04-01", "2023-04-01", "2026-03-31", "2026-03-31")


def test_years_alone_leave_both_ends_of_a_bar_uncertain() -> None:
    (bar,) = make_marks([told("2022-2024", DateRole.PERIOD)], DAY)
    assert not bar.exact
    assert days(bar) == ("2022-01-01", "2022-12-31", "2024-01-01", "2024-12-31")


def test_the_more_precise_of_two_sources_ends_the_bar_and_the_other_is_not_drawn_twice() -> None:
    plan = told("1. april 2023 – 31. marts 2026", DateRole.TRIAL_ENDS)
    status = told("frem til marts 2026", DateRole.TRIAL_ENDS)
    (bar,) = make_marks([status, plan], DAY)
    assert bar.dates == (plan,)


def test_what_began_and_has_no_end_goes_on_past_today() -> None:
    (bar,) = make_marks([told("siden 2023", DateRole.START)], DAY)
    assert bar.open_end
    assert bar.last > DAY.toordinal()


def test_a_start_and_an_end_of_different_texts_make_one_bar() -> None:
    marks = make_marks(
        [told("1. marts 2024", DateRole.START), told("1. juni 2025", DateRole.END)], DAY
    )
    assert [(mark.point, days(mark)) for mark in marks] == [
        (False, ("2024-03-01", "2024-03-01", "2025-06-01", "2025-06-01"))
    ]


def test_an_end_before_the_start_is_shown_as_two_points() -> None:
    marks = make_marks(
        [told("1. marts 2025", DateRole.START), told("1. juni 2024", DateRole.END)], DAY
    )
    assert [mark.point for mark in marks] == [True, True]


def test_a_decision_expected_in_a_year_is_a_point_somewhere_in_it() -> None:
    (point,) = make_marks([told("I 2026", DateRole.DECISION_EXPECTED)], DAY)
    assert point.point
    assert (days(point)[0], days(point)[3]) == ("2026-01-01", "2026-12-31")
    assert not point.exact


def test_two_events_of_one_role_on_the_same_days_are_both_drawn() -> None:
    marks = make_marks(
        [
            told("i 2025", DateRole.OPENS, "første hus"),
            told("i 2025", DateRole.OPENS, "andet hus"),
        ],
        DAY,
    )
    assert len(marks) == 2


def test_a_passed_event_says_that_nobody_confirmed_it_until_somebody_did() -> None:
    meeting = told("8. oktober 2025", DateRole.MEETING)
    assert make_marks([meeting], DAY)[0].answer is Answer.PAST_UNCONFIRMED
    confirmed = replace(meeting, confirmed_on=DAY)
    assert make_marks([confirmed], DAY)[0].answer is Answer.CONFIRMED


def test_words_without_a_place_are_kept_as_words() -> None:
    lost = told("1. september", DateRole.OPENS)
    assert make_marks([lost], DAY) == ()
    assert make_unplaced([lost]) == (lost,)


_DAYS = st.dates(date(1990, 1, 1), date(2060, 12, 31))


@st.composite
def records(draw: st.DrawFn) -> DateRecord:
    """Return a date whose start and end lie somewhere between bounds, some not stated."""
    role = draw(st.sampled_from(sorted(DUE_ROLES)))
    first = draw(_DAYS)
    steps = [draw(st.integers(0, 900)) for _ in range(3)]
    a, b, c, d = (first + timedelta(sum(steps[:n])) for n in range(4))
    start = draw(st.sampled_from([(a, b), (None, b), (a, None), (None, None)]))
    end = draw(st.sampled_from([(c, d), (None, d), (c, None), (None, None)]))
    base = told("", role)
    return replace(
        base, start_earliest=start[0], start_latest=start[1], end_earliest=end[0],
        end_latest=end[1], earliest=start[0] or start[1] or end[0], latest=end[1] or end[0],
    )  # fmt: skip


@given(st.lists(records(), max_size=6), _DAYS)
def test_whatever_the_bounds_marks_are_in_order_and_no_placed_date_vanishes(
    dates: list[DateRecord], on: date
) -> None:
    marks = make_marks(dates, on)
    for mark in marks:
        assert mark.first <= mark.last
        if not mark.point:
            assert mark.first <= mark.sure_from <= mark.sure_to <= mark.last
    assert sum(not mark.point for mark in marks) <= 1
    assert [mark.first for mark in marks] == sorted(mark.first for mark in marks)
    drawn = {one.role for mark in marks for one in mark.dates}
    placed = [one for one in dates if one.earliest or one.latest]
    periods = {DateRole.PERIOD, DateRole.FUNDING_PERIOD, DateRole.START, DateRole.END}
    assert {one.role for one in placed} - drawn <= periods


@given(st.lists(records(), max_size=6), _DAYS)
def test_the_order_in_which_dates_are_read_does_not_matter(
    dates: list[DateRecord], on: date
) -> None:
    assert make_marks(dates, on) == make_marks(list(reversed(dates)), on)
