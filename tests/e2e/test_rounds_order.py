"""Order on Statusrunder: the departments of an objective between its fixed ends."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtTest import QTest

from kkdesk.ui.pages.rounds.model import COL_DEADLINE
from tests.e2e.page_surroundings import Surrounder
from tests.e2e.rounds_desk import RoundsDesk

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pytestqt.qtbot import QtBot

    from kkdesk.services.workspace import Workspace

BEFORE = ("TMF", "ØKF", "BUF", "KFF")


@pytest.fixture
def desk(qtbot: QtBot, sample_workspace: Workspace) -> Iterator[RoundsDesk]:
    surround = Surrounder(qtbot)
    made = RoundsDesk(surround(sample_workspace))
    made.view.reorder.click()
    made.view.matrix.setCurrentIndex(made.cell("I alt", "3"))
    yield made
    surround.close()


def stored(desk: RoundsDesk) -> list[str]:
    desk.settle()
    return desk.sheet.objectives[2].department_order.splitlines()


def test_the_order_of_an_objective_shows_beside_the_matrix(desk: RoundsDesk) -> None:
    panel = desk.view.order
    assert panel.heading.text() == "Rækkefølge under målsætning 3"
    assert panel.codes() == BEFORE
    assert "altid først" in panel.list.item(0).text()
    desk.view.matrix.setCurrentIndex(desk.cell("SOF", "2"))
    assert panel.codes()[-1] == "Tværgående"
    desk.view.matrix.setCurrentIndex(desk.page.model.index(0, COL_DEADLINE))
    assert panel.codes() == ()
    assert not panel.list.isEnabled()
    desk.view.reorder.click()
    assert not panel.isVisible()


def test_a_department_is_moved_with_the_keyboard_between_the_fixed_ends(desk: RoundsDesk) -> None:
    panel, alt = desk.view.order, Qt.KeyboardModifier.AltModifier
    panel.list.setFocus()
    panel.list.setCurrentRow(1)
    QTest.keyClick(panel.list, Qt.Key.Key_Up, alt)  # the lead stays first
    assert panel.codes() == BEFORE
    QTest.keyClick(panel.list, Qt.Key.Key_Down, alt)
    assert stored(desk) == ["TMF", "BUF", "ØKF", "KFF"]
    assert panel.list.currentRow() == 2
    desk.press(panel.up)
    assert stored(desk) == list(BEFORE)
    assert not panel.up.isEnabled()


def test_a_dropped_department_is_saved_and_the_lead_stays_first(desk: RoundsDesk) -> None:
    """Offscreen, Qt carries no drag to its end, so this begins with what a drop does."""
    panel, root = desk.view.order, QModelIndex()
    panel.list.setCurrentRow(3)
    panel.list.model().moveRow(root, 3, root, 1)
    QTest.qWait(0)
    assert stored(desk) == ["TMF", "KFF", "ØKF", "BUF"]
    panel.list.model().moveRow(root, 3, root, 0)
    QTest.qWait(0)
    assert stored(desk) == ["TMF", "BUF", "KFF", "ØKF"]
    assert panel.codes() == ("TMF", "BUF", "KFF", "ØKF")
