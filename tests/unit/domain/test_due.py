from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kkdesk.domain.date_order import ends_before_start
from kkdesk.domain.dates import parse_date
from kkdesk.domain.deadlines import DUE_ROLES, event_bounds, window
from kkdesk.domain.due import (
    Decision,
    Due,
    event_side,
    follow_up_years,
    follow_ups,
    key_of,
    seen,
    slipped,
    told,
)
from kkdesk.domain.records import Answer, Origin
from kkdesk.domain.vocabulary import DateRole, DeadlineAction

DAY = date(2025, 12, 20)
ORIGIN = Origin("target", "t1")
WORDS = (
    *("marts 2026", "i 2024", "fra 2025 og frem", "1. september", "senest 2026", "sommeren 2026"),
    *("1. april 2023 – 31. marts 2026", "2022-2024", "primo 2026", "før sommeren 2025", "snarest"),
    *("20. december 2025", "20. marts 2026", "ved udgangen af 2025", "1. halvår 2026", ""),
)
ROLES = sorted(DUE_ROLES)


def due(words: str = "marts 2026", role: DateRole = DateRole.TRIAL_ENDS) -> Due:
    return Due(told(ORIGIN, role, words), ORIGIN, "S1", "Forsøg", "SOF")


def decision(
    of: Due, action: DeadlineAction = DeadlineAction.WAIVED, words: str = "", key: str = "d1"
) -> Decision:
    first, last = event_bounds(of.expression)
    read = parse_date(words)
    side = event_side(read, of.expression.role)
    flag = str(read.flag or "")
    return Decision(
        key, action, "fordi", of.expression.as_written, first, last, words, *side, flag=flag
    )


def moved(of: Due, words: str) -> Decision:
    return decision(of, DeadlineAction.MOVED, words)


def test_a_moved_deadline_gives_its_new_days_and_keeps_the_old_ones() -> None:
    one = due()
    found = seen(one, DAY, 90, [moved(one, "30. april 2026")])
    assert (found.first, found.last) == (date(2026, 4, 30), date(2026, 4, 30))
    assert found.answer is Answer.NO
    (kept,) = found.decisions
    assert (kept.old_words, kept.old_last, kept.reason) == (
        "marts 2026", date(2026, 3, 31), "fordi",
    )  # fmt: skip


def test_a_waived_or_confirmed_deadline_is_settled_from_any_day() -> None:
    one = due()
    for action, answer in (
        (DeadlineAction.WAIVED, Answer.WAIVED),
        (DeadlineAction.CONFIRMED, Answer.CONFIRMED),
    ):
        for day in (DAY, date(2030, 1, 1)):
            assert seen(one, day, 90, [decision(one, action)]).answer is answer


def test_a_moved_deadline_can_be_confirmed_afterwards_and_moved_after_that() -> None:
    one = due()
    first = moved(one, "30. april 2026")
    there = replace(one, expression=seen(one, DAY, 90, [first]).expression)
    done = decision(there, DeadlineAction.CONFIRMED)
    assert seen(one, DAY, 90, [first, done]).answer is Answer.CONFIRMED
    again = moved(there, "1. januar 2026")
    found = seen(one, DAY, 90, [first, done, again])
    assert (found.answer, found.last) == (Answer.CERTAIN, date(2026, 1, 1))


def test_a_deadline_moved_to_words_that_cannot_be_read_is_listed_as_unplaced() -> None:
    one = due()
    found = seen(one, DAY, 90, [moved(one, "når loven er vedtaget")])
    assert found.answer is Answer.UNPLACED
    assert found.expression.as_written == "når loven er vedtaget"


def test_what_must_be_ready_for_a_meeting_is_history_once_it_was_held() -> None:
    one = replace(due("1. december 2025"), moot_from=date(2025, 12, 10))
    assert seen(one, date(2025, 12, 9), 90).answer is Answer.PAST_UNCONFIRMED
    assert seen(one, date(2025, 12, 10), 90).answer is Answer.NO


def test_a_date_expression_is_known_by_its_own_id() -> None:
    assert key_of(Origin("date_entry", "d1")) == "d1"
    assert key_of(Origin("follow_up_rule", "f1", "2025")) == "follow_up_rule:f1:2025"


@pytest.mark.parametrize(
    ("frequency", "period", "years"),
    [
        ("yearly", "2023-2026", (2023, 2024, 2025, 2026)),
        ("midway", "2023-2026", (2025,)),
        ("midway", "2018-2022", (2020,)),
        ("expiry", "2019-22", (2022,)),
        ("yearly", "fra 2025 og frem", ()),
        ("expiry", "", ()),
        ("", "2023-2026", ()),
    ],
)
def test_a_follow_up_falls_in_the_years_of_its_period(
    frequency: str, period: str, years: tuple[int, ...]
) -> None:
    assert follow_up_years(frequency, period) == years


def test_a_follow_up_of_a_period_without_years_stands_by_its_words() -> None:
    ((origin, record),) = follow_ups(
        "f1", "Status til udvalget", "yearly", "fra 2025 og frem", "Planen", confidential=False
    )
    found = seen(Due(record, origin), DAY, 90)
    assert (found.answer, record.as_written) == (Answer.UNPLACED, "fra 2025 og frem")


def test_what_slipped_since_the_last_visit_passed_from_that_day_on() -> None:
    found = [
        seen(due(words), DAY, 90)
        for words in ("10. december 2025", "11. december 2025", "19. december 2025")
    ]
    assert [one.last for one in slipped(found, date(2025, 12, 11), DAY)] == [
        date(2025, 12, 11),
        date(2025, 12, 19),
    ]


@given(st.sampled_from(WORDS), st.sampled_from(ROLES), st.dates(date(2020, 1, 1), date(2030, 1, 1)))
def test_nothing_is_no_and_inside_the_window_by_its_bounds(
    words: str, role: DateRole, on: date
) -> None:
    found = seen(due(words, role), on, 90)
    first, last = window(on, 90)
    inside = (
        found.first is not None
        and found.last is not None
        and first <= found.first <= found.last <= last
    )
    assert not (found.answer is Answer.NO and inside)
    assert inside == (found.answer is Answer.CERTAIN)


@given(
    st.sampled_from(WORDS),
    st.sampled_from(WORDS),
    st.sampled_from(ROLES),
    st.sampled_from(DeadlineAction),
    st.sampled_from(WORDS),
)
def test_a_decision_holds_only_for_the_days_that_it_was_made_of(
    words: str, other: str, role: DateRole, action: DeadlineAction, new: str
) -> None:
    made_of, now = due(words, role), due(other, role)
    held = decision(made_of, action, new)
    found = seen(now, DAY, 90, [held])
    same = event_bounds(made_of.expression) == event_bounds(now.expression)
    assert bool(found.decisions) == same
    if not same:
        assert found == seen(now, DAY, 90)


@given(st.sampled_from(WORDS), st.sampled_from(ROLES), st.text(max_size=20), st.integers(0, 400))
def test_a_deadline_moves_only_with_its_date(
    words: str, role: DateRole, text: str, ahead: int
) -> None:
    one = due(words, role)
    other = replace(
        one,
        code=text,
        title=text,
        owner=text,
        person=text,
        expression=replace(one.expression, event=text, source=text, confidential=True),
    )
    before, after = (seen(each, DAY, 90) for each in (one, other))
    assert (before.first, before.last, before.answer) == (after.first, after.last, after.answer)
    later = seen(one, DAY + timedelta(days=ahead), 90)
    assert (later.first, later.last) == (before.first, before.last)


@pytest.mark.parametrize(
    "words",
    [
        *("17. oktober – 13. oktober 2025", "17.-13. oktober 2025", "2026-2022"),
        *("1. april 2026 – 31. marts 2023", "fra 2026 til 2024", "juni 2026-maj 2025"),
    ],
)
def test_an_end_before_its_start_is_seen(words: str) -> None:
    assert ends_before_start(words)


@pytest.mark.parametrize("words", [*WORDS, "2023-24", "2022/23", "uge 42", "13.-17. oktober 2025"])
def test_words_in_order_and_words_that_cannot_be_read_are_let_be(words: str) -> None:
    assert not ends_before_start(words)
