"""What differs between two tellings, and between two texts word by word."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from kkdesk.domain.differences import (
    Aspect,
    Fact,
    Part,
    Turn,
    compare,
    marked_words,
    told_what,
    word_parts,
)

texts = st.text(st.sampled_from("ab æø.\n"), max_size=40)


def fact(words: str, *, code: str = "S1.1", confidential: bool = False) -> Fact:
    return Fact(Aspect.TEXT, code, "Titel", "SOF", "status 2025", words, confidential)


@given(before=texts, after=texts)
def test_the_parts_of_two_texts_are_both_texts_and_nothing_else(before: str, after: str) -> None:
    parts = word_parts(before, after)
    assert "".join(words for part, words in parts if part is not Part.PUT) == before
    assert "".join(words for part, words in parts if part is not Part.TAKEN) == after
    assert all(words for _, words in parts)


def test_a_word_that_was_changed_is_told_and_its_neighbours_are_kept() -> None:
    assert word_parts("frem til marts 2026", "frem til april 2026") == (
        (Part.KEPT, "frem til "),
        (Part.TAKEN, "marts"),
        (Part.PUT, "april"),
        (Part.KEPT, " 2026"),
    )


def test_texts_that_share_hardly_a_word_are_told_whole() -> None:
    assert word_parts("Det er i gang nu", "Først senere, og det er dyrt") == (
        (Part.TAKEN, "Det er i gang nu"),
        (Part.PUT, "Først senere, og det er dyrt"),
    )


def test_texts_too_long_to_compare_are_told_whole() -> None:
    before, after = "gammel " * 4_000, "ny " * 4_000
    assert word_parts(before, after) == ((Part.TAKEN, before), (Part.PUT, after))


def test_a_long_stretch_that_was_kept_is_cut_short_in_a_line() -> None:
    kept = "".join(f"ord{number} " for number in range(40))
    assert marked_words(f"{kept}gammelt", f"{kept}nyt").endswith(" [-gammelt-]{+nyt+}")
    assert "…" in marked_words(f"{kept}gammelt", f"{kept}nyt")


@given(facts=st.dictionaries(st.sampled_from("abcd"), texts.map(fact)))
def test_nothing_differs_from_itself(facts: dict[str, Fact]) -> None:
    assert compare(facts, facts) == ()


@given(
    before=st.dictionaries(st.sampled_from("abcd"), texts.map(fact)),
    after=st.dictionaries(st.sampled_from("abcd"), texts.map(fact)),
)
def test_what_is_added_one_way_is_removed_the_other(
    before: dict[str, Fact], after: dict[str, Fact]
) -> None:
    there, back = compare(before, after), compare(after, before)
    assert sorted((one.before, one.after) for one in there) == sorted(
        (one.after, one.before) for one in back
    )
    assert sum(one.turn is Turn.ADDED for one in there) == sum(
        one.turn is Turn.REMOVED for one in back
    )


def test_differences_come_in_the_order_of_codes_and_a_confidential_side_marks_both() -> None:
    found = compare(
        {"a": fact("før", code="S1.10"), "b": fact("før", code="S1.2", confidential=True)},
        {"a": fact("nu", code="S1.10"), "b": fact("nu", code="S1.2")},
    )
    assert [(one.code, one.turn, one.confidential) for one in found] == [
        ("S1.2", Turn.CHANGED, True),
        ("S1.10", Turn.CHANGED, False),
    ]


def test_the_role_of_a_date_is_told_in_words() -> None:
    old = Fact(Aspect.DATE, "S2.2", "Forsøg", "SOF", "trial_ends: forsøget", "marts 2026")
    (found,) = compare({"a": old}, {})
    assert told_what(found) == "Forsøg slutter: forsøget"
    assert told_what(found, "en") == "Trial ends: forsøget"
