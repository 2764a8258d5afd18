"""The table that the plan's dialogs list their lines in."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt

from kkdesk.ui.pages.plans.line_model import COL_CODE, COL_DETAIL, COL_TITLE, Line, LineModel

if TYPE_CHECKING:
    from pytestqt.modeltest import ModelTester
    from pytestqt.qtbot import QtBot

LINES = (Line("F1", "Samtalegruppe", "Første\n\nAndet"), Line("F2", "Demens"))


def made() -> LineModel:
    model = LineModel(("Kode", "Titel", "Oplysning"))
    model.set_lines(LINES)
    return model


def test_the_model_keeps_qts_rules(qtmodeltester: ModelTester) -> None:
    model = made()
    qtmodeltester.check(model)  # type: ignore[no-untyped-call]  # pytest-qt has no hints there
    model.set_lines(LINES[:1])
    qtmodeltester.check(model)  # type: ignore[no-untyped-call]  # pytest-qt has no hints there


def test_a_cell_is_one_line_and_its_tip_has_all_of_the_words() -> None:
    model = made()
    index = model.index(0, COL_DETAIL)
    assert model.data(index) == "Første Andet"
    assert model.data(index, Qt.ItemDataRole.ToolTipRole) == "Første\n\nAndet"
    assert model.data(model.index(1, COL_CODE)) == "F2"
    assert model.headerData(COL_TITLE, Qt.Orientation.Horizontal) == "Titel"


def test_as_many_lines_as_before_change_in_their_places(qtbot: QtBot) -> None:
    model = made()
    with qtbot.waitSignal(model.dataChanged), qtbot.assertNotEmitted(model.modelReset):
        model.set_lines((Line("F1", "Andet navn"), LINES[1]))
    assert model.data(model.index(0, COL_TITLE)) == "Andet navn"


def test_a_row_that_is_not_there_has_no_line() -> None:
    model = made()
    assert model.line(-1) is None
    assert model.line(2) is None
    assert model.line(1) == LINES[1]
