"""What people write in the fields of a form is understood as people mean it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from kkdesk.domain.vocabulary import Rag
from kkdesk.exchange.forms.words import field_of, instruction_of, label_of, rag_of
from tests.unit.exchange.form_desk import sample_form, short_form

if TYPE_CHECKING:
    from kkdesk.domain.status_forms import StatusForm


@pytest.mark.parametrize("rag", Rag)
def test_a_rating_is_known_by_its_words_and_by_its_colour(rag: Rag) -> None:
    colour = rag.label("da").partition(":")[0]
    for words in (rag.label("da"), rag.label("en"), colour, colour.upper(), f" {colour} (næsten)"):
        assert rag_of(words) is rag


@pytest.mark.parametrize("words", ["", "Vælg vurdering", "gul/rød", "lysegrøn", "3", "ok"])
def test_what_names_no_colour_or_two_is_no_rating(words: str) -> None:
    assert rag_of(words) is None


@pytest.mark.parametrize("dash", ["–", "-", "—", "\u2011"])
def test_a_label_is_known_whatever_dash_the_editor_made(dash: str) -> None:
    assert field_of(f"  status{dash} S2.2 ") == ("Status", "S2.2")
    assert field_of(f"VURDERING {dash} A-1") == ("Vurdering", "A-1")


@pytest.mark.parametrize("words", ["Status", "Status i runde 2025", "Plan", "Statuslinje – x"])
def test_other_labels_are_no_fields(words: str) -> None:
    assert field_of(words) is None


def test_a_label_says_what_is_read_from_it() -> None:
    assert field_of(label_of("Status", "S – 1")) == ("Status", "S – 1")


def test_the_instruction_is_short_and_names_the_deadline_only_if_there_is_one() -> None:
    def sentences(form: StatusForm) -> int:
        return instruction_of(form).replace("15. januar", "15 januar").count(".")

    assert "Fristen er 15. januar 2027." in instruction_of(sample_form())
    assert sentences(sample_form()) == 5
    assert "Frist" not in instruction_of(short_form())
