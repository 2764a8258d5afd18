"""How the words in the editor of a policy's records are read, and what its controls hold."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QColorDialog

from kkdesk.domain.record_sheet import RecordSheet
from kkdesk.domain.records import Choice
from kkdesk.ui.dialogs.record_editor import record_title
from kkdesk.ui.editing.record_controls import (
    ColourControl,
    LinesControl,
    NumberControl,
    colour_reading,
    order_reading,
    responsibility_reading,
)

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

DEPARTMENTS = (
    Choice("1", "BIF", "Beskæftigelses- og Integrationsforvaltningen"),
    Choice("2", "BUF", "Børne- og Ungdomsforvaltningen"),
    Choice("3", "SOF", "Socialforvaltningen"),
)


@pytest.mark.parametrize(
    ("words", "reading", "kind"),
    [
        ("(Socialforvaltningen)", "Nævnt: SOF", "ok"),
        ("SOF, BIF", "Nævnt: SOF, BIF", "ok"),
        ("Alle forvaltninger", "Alle: BIF, BUF, SOF", "ok"),
        (
            "Socialforvaltningen og de øvrige forvaltninger på deres områder",
            "Først ansvarlig: SOF · Øvrige: BIF, BUF",
            "ok",
        ),
        ("SOF og Parkforvaltningen", "Nævnt: SOF · Kendes ikke: «Parkforvaltningen»", "flag"),
        ("()", "Ingen forvaltning er nævnt", "flag"),
        ("", "", "ok"),
    ],
)
def test_a_responsibility_tells_whom_it_binds_and_how(
    qtbot: QtBot, words: str, reading: str, kind: str
) -> None:
    assert qtbot
    found = responsibility_reading(words, DEPARTMENTS, "da")
    assert (found.text, found.kind) == (reading, kind)


@pytest.mark.parametrize(
    ("colour", "kind", "words"),
    [
        ("#1d4f8c", "ok", "8,2 : 1"),
        ("#767676", "ok", "4,5 : 1"),
        ("#777777", "flag", "4,4 : 1"),
        ("#ffff00", "flag", "1,0 : 1"),
        ("rød", "flag", "#1d4f8c"),
    ],
)
def test_a_colour_tells_whether_white_text_can_be_read_on_it(
    colour: str, kind: str, words: str
) -> None:
    reading = colour_reading(colour)
    assert reading.kind == kind
    assert words in reading.text


def test_a_line_that_names_no_department_is_pointed_out() -> None:
    assert order_reading("SOF\nBIF\nTværgående", DEPARTMENTS).text == ""
    reading = order_reading("SOF\n\n XYZ ", DEPARTMENTS)
    assert reading.kind == "flag"
    assert "«XYZ»" in reading.text


@pytest.mark.parametrize(
    ("typed", "value"), [("12", 12), (" 3 ", 3), ("2a", "2a"), ("9" * 40,) * 2]
)
def test_a_number_is_a_number_and_other_words_stay(
    qtbot: QtBot, typed: str, value: int | str
) -> None:
    control = NumberControl()
    qtbot.addWidget(control.edit)
    control.edit.setText(typed)
    assert control.value() == value
    assert control.read_words(typed) == value


def test_lines_are_one_text_without_empty_lines(qtbot: QtBot) -> None:
    control = LinesControl("Rækkefølge")
    qtbot.addWidget(control.edit)
    control.show("SOF\nXYZ\nTværgående")
    assert control.value() == "SOF\nXYZ\nTværgående"
    control.edit.setPlainText(" SOF \n\nBIF\n")
    assert control.value() == control.read_words(" SOF \n\nBIF\n") == "SOF\nBIF"
    assert control.words("SOF\nBIF") == "SOF\nBIF"


def test_a_chosen_colour_is_told_as_an_edit(qtbot: QtBot) -> None:
    control = ColourControl("Farve")
    qtbot.addWidget(control.widget)
    control.show("#1D4F8C")
    assert control.value() == "#1d4f8c"
    control.swatch.click()
    dialog = control.widget.findChild(QColorDialog)
    assert isinstance(dialog, QColorDialog)
    dialog.setCurrentColor("#336699")
    with qtbot.waitSignal(control.left):
        dialog.accept()
    assert control.value() == "#336699"


def test_a_typed_colour_is_drawn_on_the_swatch(qtbot: QtBot) -> None:
    control = ColourControl("Farve")
    qtbot.addWidget(control.widget)
    QTest.keyClicks(control.edit, "#336699")
    size = control.swatch.iconSize()
    drawn = control.swatch.icon().pixmap(size).toImage().pixelColor(5, 5)
    assert drawn.name() == "#336699"


def test_a_long_title_is_cut_between_words(qtbot: QtBot) -> None:
    assert qtbot
    fields = {"number": "3.1", "text_short": "**Universelt** design og adgang " * 10}
    title = record_title(RecordSheet("priority", "x", fields, "p"))
    assert title.startswith("Prioritering 3.1 – Universelt design og adgang Universelt")
    assert title.endswith(" …")
    assert len(title) < 120
