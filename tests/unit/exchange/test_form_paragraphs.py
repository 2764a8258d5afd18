"""A text becomes paragraphs of a word processor, and what they show becomes the text again."""

from __future__ import annotations

from hypothesis import given, settings

from kkdesk.domain.markup import Span
from kkdesk.domain.status_forms import settled
from kkdesk.exchange.forms.paragraphs import (
    Para,
    formatted_lines,
    paragraphs_of,
    plain_lines,
    text_of,
)
from tests.unit.exchange.form_desk import PLAN, RICH, any_text

QUICK = settings(max_examples=400, deadline=None)


@QUICK
@given(any_text())
def test_any_text_comes_back_from_its_paragraphs(text: str) -> None:
    assert text_of(paragraphs_of(text)) == settled(text)
    assert text_of([Para(formatted_lines(text))]) == settled(text)


@QUICK
@given(any_text())
def test_settling_a_text_twice_changes_nothing_more(text: str) -> None:
    assert settled(settled(text)) == settled(text)


def test_lists_and_bold_words_are_shown_as_such() -> None:
    made = paragraphs_of(RICH)
    assert [(one.level, one.number) for one in made] == [
        *((None, None), (None, None), (0, None), (0, None), (1, None), (1, None)),
        *((0, 1), (0, 2)),
    ]
    assert Span("entreprenøren", bold=True) in made[0].spans


def test_a_list_right_below_its_words_is_a_list_too() -> None:
    made = paragraphs_of("Det næste:\n- marts\n- april")
    assert [(one.level, one.keeps) for one in made] == [(None, True), (0, False), (0, False)]


def test_what_would_not_come_back_stands_as_it_was_typed() -> None:
    loose = "Først **fed** tekst\n\n- a\n\n- b"
    made = paragraphs_of(loose)
    assert [one.level for one in made] == [None, None]
    assert made[0].spans[1] == Span("fed", bold=True), "only the list is hard to show"
    assert made[1].spans == (Span("- a\n\n- b"),)


def test_what_a_person_types_elsewhere_becomes_our_marks() -> None:
    typed = [
        Para((Span("Fed ", bold=True), Span("og "), Span(" skrå ", italic=True), Span("ord"))),
        Para((Span("• et punkt"),)),
        Para((Span("· et "), Span("fedt", bold=True), Span(" punkt"))),
        Para((Span("et rigtigt punkt"),), 0),
        Para((Span("alt for dybt"),), 7),
        Para((Span("efter"),)),
        Para((Span("  "),)),
        Para((Span("et"),), 0, 3),
        Para((Span("to"),), 0, 4),
    ]
    assert text_of(typed) == (
        "**Fed** og  *skrå* ord\n\n- et punkt\n- et **fedt** punkt\n- et rigtigt punkt\n"
        "  - alt for dybt\n\nefter\n\n3. et\n4. to"
    )


def test_an_address_that_the_word_processor_made_a_link_stays_an_address() -> None:
    for shown, address in (
        ("https://kk.dk/a", "https://kk.dk/a"),
        ("www.kk.dk", "http://www.kk.dk/"),
        ("a@kk.dk", "mailto:a@kk.dk"),
        ("klik", "file:///etc/passwd"),
    ):
        assert text_of([Para((Span(shown, link=address),))]) == shown
    linked = text_of([Para((Span("siden", link="https://kk.dk/a"),))])
    assert linked == "[siden](https://kk.dk/a)"


def test_what_is_only_read_has_bullets_but_no_marks() -> None:
    assert plain_lines(PLAN) == (
        "Kommunen åbner tre nye botilbud med i alt 42 pladser:\n• Grunden er købt i 2024\n"
        "• Udbud i foråret 2026\n   • første fase\n• Indflytning i 2028"
    )
