"""User text made safe and broken into lines."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from kkdesk.reports.document import PageRef
from kkdesk.reports.pdf.fonts import BOLD, REGULAR, load_faces
from kkdesk.reports.pdf.text import (
    PAGE_REF_WIDEST,
    SOFT_HYPHEN,
    Fragment,
    break_lines,
    clean,
    plain,
)

FACES = load_faces()
SIZE = 12.8


def lines(text: str, width: float = 200.0) -> list[str]:
    broken = break_lines([Fragment(clean(text), REGULAR)], width, SIZE, FACES)
    return ["".join(run.text for run in line.runs) for line in broken]


@pytest.mark.parametrize(
    ("raw", "cleaned"),
    [
        ("a\u030abent", "åbent"),
        ("styre\x00tegn\x07\x1b", "styretegn"),
        ("to\tlinjer\r\nbliver  én", "to linjer bliver én"),
        ("nul\u200bbredde\u200e\ufeff", "nulbredde"),
        ("omvendt \u202eskrift\u202c", "omvendt skrift"),
        ("halvt \ud83d par", "halvt par"),
        ("bestem\u00admelse", "bestem\u00admelse"),
        ("hårdt\u2011bindeled", "hårdt-bindeled"),
        ("hjerte ❤\ufe0f", "hjerte ❤"),
        ("<b>x</b> & <img src=/etc/passwd>", "<b>x</b> & <img src=/etc/passwd>"),
    ],
)
def test_cleaning_keeps_words_and_drops_what_cannot_be_seen(raw: str, cleaned: str) -> None:
    assert clean(raw) == cleaned


@given(st.text())
def test_cleaned_text_is_composed_and_clean_already(text: str) -> None:
    once = clean(text)
    assert unicodedata.is_normalized("NFC", once)
    assert clean(once) == once


@pytest.mark.parametrize("letter", "æøåÆØÅéäöüß–—…”“’»«§½→✓•■€")
def test_the_typeface_shows_danish_and_the_marks_of_the_documents(letter: str) -> None:
    assert FACES[REGULAR].showable(letter) == letter


@pytest.mark.parametrize("foreign", "\U0001f600ש漢")
def test_what_the_typeface_lacks_becomes_a_replacement_mark(foreign: str) -> None:
    assert FACES[REGULAR].showable(f"a{foreign}b") == "a◊b"


def test_a_line_that_goes_on_ends_in_a_space() -> None:
    broken = lines("Forvaltningen bemærker at der arbejdes videre med analysens anbefalinger")
    assert len(broken) > 1
    assert all(line.endswith(" ") for line in broken[:-1])
    assert not broken[-1].endswith(" ")


def test_a_figure_stays_with_its_unit_and_a_day_with_its_month() -> None:
    for text in ("22,7 mio. kr.", "31. marts", "§ 104", "66 pct.", "1. kvartal"):
        for padding in range(5, 60):
            broken = lines("x" * padding + f" {text} i alt", 260.0)
            assert any(text in line for line in broken), broken


def test_a_word_longer_than_the_line_is_cut_and_hyphenated() -> None:
    broken = lines("a" * 400)
    assert len(broken) > 3
    assert all(line.endswith(SOFT_HYPHEN) for line in broken[:-1])
    assert plain("".join(broken)) == "a" * 400


def test_soft_hyphens_show_only_where_a_word_is_broken() -> None:
    text = "beskæftigelses\u00adindsatsen " * 6
    broken = lines(text, 250.0)
    assert any(line.endswith(SOFT_HYPHEN) for line in broken)
    assert all(SOFT_HYPHEN not in line[:-1] for line in broken)
    assert plain("".join(broken)) == plain(text)


def test_a_compound_may_be_broken_after_its_hyphen() -> None:
    broken = lines("xxxxxxxxxxxxxxxxxxxxx autisme-diagnoseforløbet", 200.0)
    assert broken[0].endswith("autisme-")


def test_a_page_field_is_measured_at_its_widest_and_keeps_its_place() -> None:
    ref = PageRef(("remarks",))
    fragments = [
        Fragment("Se side ", REGULAR),
        Fragment(PAGE_REF_WIDEST, REGULAR, 0, ref),
        Fragment(".", REGULAR),
    ]
    (line,) = break_lines(fragments, 200.0, SIZE, FACES)
    assert [run.ref for run in line.runs] == [None, ref, None]
    assert "".join(run.text for run in line.runs) == "Se side 00-00."


def test_empty_text_gives_no_line() -> None:
    assert lines("") == lines("   ") == lines(SOFT_HYPHEN) == []


@given(
    st.lists(
        st.text(st.characters(exclude_categories=("Cs", "Cc", "Cf", "Zs", "Zl", "Zp"))), max_size=30
    ),
    st.floats(40, 500),
)
def test_breaking_loses_no_letter_and_fits_the_width(words: list[str], width: float) -> None:
    text = clean(" ".join(words))
    broken = break_lines([Fragment(text, REGULAR)], width, SIZE, FACES)
    said = "".join(run.text for line in broken for run in line.runs)
    assert plain(said) == plain(text)
    assert all(line.width <= width + 0.1 for line in broken)


@given(st.text("abcæø ", max_size=200), st.integers(0, 200), st.floats(60, 400))
@example("aaaaaaaaaa", 1, 60.0)
def test_lines_do_not_depend_on_how_text_is_cut_into_spans(
    text: str, cut: int, width: float
) -> None:
    whole = break_lines([Fragment(text, REGULAR)], width, SIZE, FACES)
    halves = [Fragment(text[:cut], REGULAR), Fragment(text[cut:], REGULAR)]
    parted = break_lines(halves, width, SIZE, FACES)
    assert [line.runs[0].text for line in parted] == [line.runs[0].text for line in whole]


def test_bold_and_plain_letters_of_one_word_stay_together() -> None:
    fragments = [Fragment("u", BOLD), Fragment("start er et initiativ", REGULAR)]
    for width in (40.0, 55.0, 70.0):
        first = break_lines(fragments, width, SIZE, FACES)[0]
        assert first.runs[0].text == "u"
        assert first.runs[1].text.startswith("start")


@pytest.mark.parametrize(
    ("word", "width", "first"),
    [
        ("ombygningsforanstaltningerne", 130.0, "ombygningsforanstalt\u00ad"),
        ("tilgængelighedspolitikken", 80.0, "tilgængelig\u00ad"),
        ("1234567890123456789012345", 80.0, "12345678901\u00ad"),
    ],
)
def test_a_word_wider_than_the_line_is_parted_before_a_syllable(
    word: str, width: float, first: str
) -> None:
    lines = break_lines([Fragment(word, REGULAR)], width, SIZE, FACES)
    assert lines[0].runs[0].text == first
    assert plain("".join(run.text for line in lines for run in line.runs)) == word
