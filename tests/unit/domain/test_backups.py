from __future__ import annotations

from datetime import UTC, datetime, timedelta, timezone
from typing import NamedTuple

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kkdesk.domain.backups import BackupReason, reason_words, superfluous

NOW = datetime(2026, 11, 27, 15, tzinfo=UTC)


class Copy(NamedTuple):
    taken_at: datetime
    reason: str = BackupReason.START


def kept(copies: set[Copy], now: datetime = NOW) -> set[Copy]:
    return copies - set(superfluous(copies, now))


AGES = st.one_of(
    st.integers(-3 * 24 * 60, 40 * 24 * 60), st.integers(0, 3 * 366 * 24 * 60)
)  # minutes
COPIES = st.sets(
    st.builds(
        lambda age, reason: Copy(NOW - timedelta(minutes=age), reason),
        AGES,
        st.sampled_from((*BackupReason, "schema-3-to-4")),
    ),
    max_size=60,
)
LATER = st.timedeltas(timedelta(), timedelta(days=500))


@given(COPIES, LATER)
def test_thinning_often_and_thinning_once_leave_the_same(
    copies: set[Copy], later: timedelta
) -> None:
    copies = {one for one in copies if one.taken_at <= NOW}
    assert kept(kept(copies), NOW + later) == kept(copies, NOW + later)


@given(COPIES)
def test_thinning_twice_takes_nothing_more(copies: set[Copy]) -> None:
    assert kept(kept(copies)) == kept(copies)


@given(COPIES)
def test_every_day_week_and_month_that_had_a_copy_has_its_newest(copies: set[Copy]) -> None:
    left = kept(copies)
    for copy in copies:
        age = (NOW.date() - copy.taken_at.date()).days
        span = 0 if age < 14 else 6 if age < 92 else 36
        assert any(
            timedelta() <= one.taken_at.date() - copy.taken_at.date() <= timedelta(days=span)
            for one in left
        ), copy


@given(COPIES)
def test_what_is_of_today_or_later_or_made_by_a_person_stays(copies: set[Copy]) -> None:
    gone = copies - kept(copies)
    assert all(one.taken_at.date() < NOW.date() for one in gone)
    assert all(one.reason != BackupReason.MANUAL for one in gone)


@given(COPIES)
def test_what_was_made_before_something_large_stays_for_two_weeks(copies: set[Copy]) -> None:
    for one in copies - kept(copies):
        recent = (NOW.date() - one.taken_at.date()).days < 14
        assert one.reason == BackupReason.START or not recent


@given(COPIES)
def test_no_more_copies_stay_than_there_are_days_weeks_and_months(copies: set[Copy]) -> None:
    before = {one for one in copies if one.taken_at.date() < NOW.date()}
    old = [one for one in kept(before) if one.reason == BackupReason.START]
    months = {(one.taken_at.year, one.taken_at.month) for one in old}
    assert len(old) <= 13 + 12 + len(months) + 2


@given(COPIES, st.timedeltas(timedelta(days=1), timedelta(days=40 * 366)))
def test_a_clock_that_runs_ahead_thins_nothing_more_than_the_next_day_does(
    copies: set[Copy], ahead: timedelta
) -> None:
    copies = {one for one in copies if one.taken_at.date() <= NOW.date()}
    assert kept(copies, NOW + ahead) == kept(copies, NOW + timedelta(days=1))


@pytest.mark.parametrize(
    ("days", "per_day", "left"),
    [(1, 5, 5), (14, 3, 3 + 13), (92, 1, 14 + 12), (366, 2, 2 + 13 + 22)],
)
def test_so_many_stay_of_copies_made_every_day(days: int, per_day: int, left: int) -> None:
    copies = {
        Copy(NOW - timedelta(days=day, hours=hour))
        for day in range(days)
        for hour in range(per_day)
    }
    assert len(kept(copies)) == left


def test_a_day_is_a_day_where_the_person_is() -> None:
    before_midnight = datetime(2026, 11, 20, 22, 30, tzinfo=UTC)  # 23.30 in Copenhagen
    copies = {Copy(before_midnight), Copy(before_midnight + timedelta(hours=1))}
    assert len(kept(copies)) == 1
    assert kept(copies, NOW.astimezone(timezone(timedelta(hours=1)))) == copies


@pytest.mark.parametrize("reason", [*BackupReason, "schema-3-to-4"])
def test_a_reason_has_words_in_both_languages(reason: str) -> None:
    danish, english = (reason_words(reason, lang) for lang in ("da", "en"))
    assert danish != english
    assert reason not in (danish, english)


def test_an_unknown_reason_is_told_as_it_is() -> None:
    assert reason_words("andet", "da") == "andet"
