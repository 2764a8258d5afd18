"""What is written in a chart where there is little room."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtGui import QFont, QFontMetricsF

from kkdesk.ui.app_fonts import load_fonts
from kkdesk.ui.widgets.chart_words import fitting, lines_of

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication


@pytest.fixture
def font(qapp: QApplication) -> QFont:
    assert qapp is not None
    load_fonts()
    made = QFont("Roboto")
    made.setPixelSize(13)
    return made


def test_a_figure_and_its_share_stand_in_two_lines_only_where_one_is_too_narrow(
    font: QFont,
) -> None:
    assert lines_of("274 (73 pct.)", font, 200) == ("274 (73 pct.)",)
    assert lines_of("274 (73 pct.)", font, 60) == ("274", "(73 pct.)")


def test_letters_shrink_just_enough_for_the_longest_line(font: QFont) -> None:
    lines = ("87", "(113 pct.)")
    assert fitting(font, lines, 200).pixelSize() == 13
    room = QFontMetricsF(font).horizontalAdvance("(113 pct.)") - 4
    smaller = fitting(font, lines, room)
    assert 9 <= smaller.pixelSize() < 13
    assert QFontMetricsF(smaller).horizontalAdvance("(113 pct.)") <= room


def test_targets_are_read_whole_too_unless_they_are_whole_sentences(font: QFont) -> None:
    room = QFontMetricsF(font).horizontalAdvance("target 376") - 2
    assert fitting(font, ("87",), room, ("target 376",)).pixelSize() < 13
    assert fitting(font, ("87",), room, ("at least as many as in the year before",)) == fitting(
        font, ("87",), room
    )
    assert fitting(font, ("87",), room).pixelSize() == 13


def test_letters_stay_large_where_no_size_would_help(font: QFont) -> None:
    assert fitting(font, ("(113 pct.)",), 10).pixelSize() == 13
