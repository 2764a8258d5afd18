from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kkdesk.domain.wording import normalise, search_terms, stem, stemmed_text

UNTIMED = settings(deadline=None)  # a busy machine is no failure


@pytest.mark.parametrize(
    "forms",
    [
        "indsats indsatsen indsatser indsatserne Indsatsens",
        "plads pladsen pladser pladserne",
        "barn barnet børn børnene børns",
        "sagsbehandler sagsbehandlere sagsbehandleren sagsbehandling sagsbehandlingen",
        "virksomhedsindsats virksomhedsindsatser",
        "arbejdsplads arbejdspladser",
        "beslutning beslutninger besluttet beslutter",
        "center centre centrene",
        "borger borgere borgerne",
        "forvaltning forvaltningen forvaltninger",
        "bevilling bevillinger bevillingen",
        "gammel gamle",
        "mand mænd",
        "procent procenter",
        "ansøger ansøgning ansøgninger",
    ],
)
def test_the_forms_of_a_word_meet(forms: str) -> None:
    assert len({stem(form) for form in forms.split()}) == 1


@pytest.mark.parametrize(
    ("one", "other"), [("mål", "mal"), ("indsats", "plads"), ("sø", "so"), ("børn", "borger")]
)
def test_different_words_stay_apart(one: str, other: str) -> None:
    assert stem(one) != stem(other)


def test_danish_letters_are_kept_and_small() -> None:
    assert normalise("ÅBENT Æble Øre") == "åbent æble øre"
    assert normalise(unicodedata.normalize("NFD", "Åbent")) == "åbent"


def test_a_query_gives_its_distinct_words_in_order() -> None:
    assert search_terms("Børn og unge (§ 107), børn – S2.2") == [
        "børn",
        "og",
        "unge",
        "107",
        "s2",
        "2",
    ]


def test_every_word_of_a_text_is_stemmed_in_order() -> None:
    assert stemmed_text("Indsatser for børn; indsats for barn") == (
        "indsats for barn indsats for barn"
    )


@UNTIMED
@given(st.text(max_size=60))
def test_case_and_composition_never_change_what_is_found(text: str) -> None:
    decomposed = unicodedata.normalize("NFD", text)
    assert stemmed_text(decomposed) == stemmed_text(text)
    assert len(set(search_terms(text))) == len(search_terms(text))
