from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kkdesk.domain.vocabulary import DayKind
from kkdesk.domain.working_days import Break, WorkingCalendar

PLAIN = WorkingCalendar()
AUTUMN = Break(date(2025, 10, 11), date(2025, 10, 19), "Efterårsferie", DayKind.SCHOOL_BREAK)
CLOSED = Break(date(2025, 5, 30), date(2025, 5, 30), "Lukket fredag")

DAYS = st.dates(date(2015, 1, 1), date(2040, 12, 31))


@pytest.mark.parametrize(
    ("day", "danish", "english"),
    [
        (date(2025, 4, 18), "Langfredag", "Good Friday"),
        (date(2023, 5, 5), "Store bededag", "Great Prayer Day"),
        (date(2025, 6, 5), "Grundlovsdag", "Constitution Day"),
        (date(2025, 12, 24), "Juleaftensdag", "Christmas Eve"),
        (date(2025, 11, 15), "lørdag", "Saturday"),
        (date(2025, 11, 13), "", ""),
    ],
)
def test_a_day_tells_why_nobody_works_on_it(day: date, danish: str, english: str) -> None:
    assert (PLAIN.why_closed(day), PLAIN.why_closed(day, "en")) == (danish, english)


def test_the_fourth_friday_after_easter_is_worked_since_2024() -> None:
    assert PLAIN.is_working(date(2024, 4, 26))
    assert not PLAIN.is_working(date(2023, 5, 5))


def test_the_first_of_may_is_worked() -> None:
    assert PLAIN.is_working(date(2025, 5, 1))


def test_four_working_days_before_the_council_of_13_november_is_friday_the_7th() -> None:
    assert PLAIN.back(date(2025, 11, 13), 4) == date(2025, 11, 7)


def test_counting_back_passes_easter_and_closed_days() -> None:
    assert PLAIN.back(date(2025, 4, 22), 1) == date(2025, 4, 16)
    assert WorkingCalendar([CLOSED]).back(date(2025, 6, 2), 1) == date(2025, 5, 28)


def test_a_school_break_is_told_of_and_worked_through() -> None:
    calendar = WorkingCalendar([AUTUMN])
    assert calendar.school_break(date(2025, 10, 15)) == "Efterårsferie"
    assert calendar.school_break(date(2025, 10, 20)) == ""
    assert calendar.back(date(2025, 10, 20), 5) == PLAIN.back(date(2025, 10, 20), 5)


def test_the_ends_of_the_calendar_are_survived() -> None:
    assert PLAIN.back(date(1, 1, 2), 10) == date.min
    assert PLAIN.why_closed(date(9999, 12, 31)) == ""


@given(DAYS, st.integers(1, 60))
def test_what_is_counted_back_is_worked_on_and_so_many_days_before(day: date, count: int) -> None:
    found = PLAIN.back(day, count)
    assert PLAIN.is_working(found)
    assert found < day
    last = day - timedelta(days=1)
    assert PLAIN.between(found, last) == count - 1


@given(DAYS, st.integers(0, 30), st.integers(0, 30))
def test_counting_back_twice_is_counting_back_once(day: date, one: int, other: int) -> None:
    assert PLAIN.back(PLAIN.back(day, one), other) == PLAIN.back(day, one + other)


@given(DAYS, st.integers(0, 20), DAYS)
def test_a_closed_day_never_makes_a_deadline_later(day: date, count: int, closed: date) -> None:
    shut = WorkingCalendar([Break(closed, closed, "Lukket")])
    assert shut.back(day, count) <= PLAIN.back(day, count)
