"""Colours that can be read."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kkdesk.reports.pdf.theme import HOUSE, INK, PAPER, QUIET, contrast, scheme

colours = st.from_regex(r"#[0-9a-fA-F]{6}", fullmatch=True)


@given(colours)
def test_any_objective_colour_is_made_readable(colour: str) -> None:
    made = scheme(colour)
    assert contrast(PAPER, made.strong) >= 4.5, "title on the band"
    assert contrast(made.strong, made.tint) >= 4.5, "marks in the box"
    assert contrast(INK, made.tint) >= 7, "text in the box"
    assert contrast(QUIET, made.tint) >= 4.5, "a source in the box"


@pytest.mark.parametrize("broken", ["", "rød", "#12", "#12345g", "#1234567"])
def test_what_is_no_colour_gives_the_house_colour(broken: str) -> None:
    assert scheme(broken).strong == HOUSE


def test_contrast_is_that_of_wcag() -> None:
    assert contrast("#000000", "#ffffff") == pytest.approx(21)
    assert contrast("#777777", "#ffffff") == pytest.approx(4.48, abs=0.01)
