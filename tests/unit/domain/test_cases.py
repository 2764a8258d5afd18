"""Appendices cited by number, and the order of a decision route."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kkdesk.domain.cases import cited, moved, off_weekday, renumber, too_early


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        ("(bilag 4)", {4}),
        ("Se bilag 2 og 3.", {2, 3}),
        ("Bilag 1, 2 og 4 samt bilag 7", {1, 2, 4, 7}),
        ("bilagene 1-3", {1, 2, 3}),
        ("bilag\xa05", {5}),
        ("bilag 2 og 14 elever mere", {2, 14}),
        ("De 3 bilag er vedlagt", set()),
        ("følgebilag 3", set()),
        ("bilag 1-900", {1, 900}),
        ("bilag 3-1", {1, 3}),
        ("bilag 2.1", set()),
    ],
)
def test_the_appendices_a_text_cites_are_found(text: str, numbers: set[int]) -> None:
    assert cited(text) == numbers


@pytest.mark.parametrize(
    ("text", "new"),
    [
        ("(bilag 4)", "(bilag 1)"),
        ("(bilag 2 og 3)", "(bilag 3 og 2)"),
        ("bilag 1-2", "bilag 3-4"),
        ("bilag 2-4", "bilag 1-3"),
        ("bilag 1-3", "bilag 2-4"),
        ("bilag 2-3", "bilag 2-3"),
        ("bilag 7", "bilag 7"),
        ("i 4 år", "i 4 år"),
    ],
)
def test_a_citation_follows_its_appendix_to_its_new_number(text: str, new: str) -> None:
    assert renumber(text, {1: 4, 2: 3, 3: 2, 4: 1}) == new


@given(st.permutations(range(1, 7)), st.lists(st.integers(1, 6), min_size=1, max_size=5))
def test_renumbering_there_and_back_leaves_a_text_as_it_was(
    order: list[int], numbers: list[int]
) -> None:
    there = dict(enumerate(order, start=1))
    back = {new: old for old, new in there.items()}
    text = f"Se bilag {' og '.join(map(str, numbers))}, side 12."
    assert cited(renumber(text, there)) == {there[number] for number in numbers}
    assert renumber(renumber(text, there), back) == text


@given(st.text(max_size=80))
def test_a_text_whose_appendices_keep_their_numbers_is_not_touched(text: str) -> None:
    assert renumber(text, {}) == text


def test_something_moves_one_place_and_stays_at_the_ends() -> None:
    assert moved("abc", "b", -1) == ("b", "a", "c")
    assert moved("abc", "a", -1) == ("a", "b", "c")
    assert moved("abc", "c", 1) == ("a", "b", "c")


def test_a_day_before_one_that_it_follows_is_too_early_and_an_unknown_day_never_is() -> None:
    first, middle, last = date(2025, 10, 8), date(2025, 10, 28), date(2025, 11, 13)
    assert too_early([first, middle, last]) == (False, False, False)
    assert too_early([middle, None, first, last]) == (False, False, True, False)
    assert too_early([first, first]) == (False, False)


def test_a_range_that_is_torn_apart_is_written_out() -> None:
    assert renumber("bilag 1–3", {1: 1, 2: 2, 3: 5}) == "bilag 1, 2 og 5"


@pytest.mark.parametrize(
    ("day", "weekday", "flagged"),
    [
        (date(2025, 10, 8), "onsdag", False),
        (date(2025, 10, 9), "Onsdage kl. 15", True),
        (date(2025, 10, 9), "tirsdag og torsdag", False),
        (date(2025, 10, 9), "", False),
        (date(2025, 10, 9), "efter aftale", False),
        (None, "onsdag", False),
    ],
)
def test_a_meeting_off_the_committees_weekday_is_flagged(
    day: date | None, weekday: str, *, flagged: bool
) -> None:
    assert off_weekday(day, weekday) is flagged
