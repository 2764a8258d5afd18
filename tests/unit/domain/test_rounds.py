"""Rules of status rounds: moves, lateness, cells, trend, and what the cut-off rule catches."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kkdesk.domain.rounds import (
    MOVES,
    RoundTally,
    cell_state,
    count_states,
    cut_off_flags,
    is_late,
    may_move,
    period_end,
    trend,
    word_count,
)
from kkdesk.domain.vocabulary import EntryState, Rag, Trend

S = EntryState
STATES = st.sampled_from(list(EntryState))


def test_an_approved_text_only_reopens() -> None:
    assert [wanted for wanted in S if may_move(S.APPROVED, wanted)] == [S.DRAFT]


def test_only_a_submitted_text_is_returned_and_a_missing_one_is_never_approved() -> None:
    assert [state for state in S if may_move(state, S.RETURNED)] == [S.SUBMITTED]
    assert not may_move(S.MISSING, S.APPROVED)
    assert set(MOVES) == set(S)


@given(st.lists(STATES))
def test_a_cell_shows_a_state_of_one_of_its_texts_and_counts_them_all(
    states: list[EntryState],
) -> None:
    shown = cell_state(states)
    tallies = [RoundTally("", "", state, 1) for state in states]
    assert shown in states if states else shown is None
    assert sum(count for _, count in count_states(tallies)) == len(states)
    assert (shown is S.APPROVED) == (set(states) == {S.APPROVED})


@pytest.mark.parametrize(
    ("state", "deadline", "late"),
    [
        (S.MISSING, "1. maj 2027", True),
        (S.RETURNED, "1. maj 2027", True),
        (S.SUBMITTED, "1. maj 2027", False),
        (S.DRAFT, "2. maj 2027", False),
        (S.DRAFT, "maj 2027", False),
        (S.MISSING, "", False),
        (S.MISSING, "snarest", False),
    ],
)
def test_a_text_is_late_when_it_is_owed_after_the_last_day_of_its_deadline(
    state: EntryState, deadline: str, *, late: bool
) -> None:
    assert is_late(state, deadline, date(2027, 5, 2)) is late


def test_the_trend_compares_ratings_and_says_nothing_of_grey_ones() -> None:
    assert trend("amber", "red") is Trend.BETTER
    assert trend("amber", "green") is Trend.WORSE
    assert trend("red", "red") is Trend.SAME
    assert trend("grey", "red") is trend("red", "") is None


@given(st.sampled_from(list(Rag)), st.sampled_from(list(Rag)))
def test_a_trend_turned_round_is_its_opposite(one: Rag, other: Rag) -> None:
    opposite = {Trend.BETTER: Trend.WORSE, Trend.WORSE: Trend.BETTER, Trend.SAME: Trend.SAME}
    there, back = trend(one, other), trend(other, one)
    assert (opposite[there] if there else None) == back


def flags(*texts: str) -> list[str]:
    found = cut_off_flags(
        texts,
        cut_off_rule="Initiativer, der følger af budget 2026, er ikke med",
        last=period_end("juni 2025", "2023 – juni 2025"),
        told_on=date(2025, 10, 31),
    )
    return [flag.words("da") for flag in found]


def test_a_text_on_the_excluded_budget_is_flagged_with_the_reason() -> None:
    assert flags("Med budget 2026 kom der 4 mio. kr.") == [
        "nævner budget 2026, som runden ikke tager med"
    ]
    assert flags("Aftalt i budgetaftalen for 2026 og Budget 2026.") == [
        "nævner budget 2026, som runden ikke tager med"
    ]
    assert flags("Med budget 2025 kom der 4 mio. kr.") == []


def test_a_day_after_the_period_that_has_come_is_flagged_and_a_planned_one_is_not() -> None:
    assert flags("Huset åbnede den 1. september 2025.") == [
        "«den 1. september 2025» ligger efter periodens slutning"
    ]
    assert flags("Huset ventes at åbne i maj 2027.") == []
    assert flags("Huset åbnede den 1. juni 2025.") == []


def test_words_are_counted_without_the_marks_of_structure() -> None:
    assert word_count("- **Et** hus – og en have") == 5
