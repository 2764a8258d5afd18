"""Small screens and large letters: nothing is cut off, and everything can be reached."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QSize, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QSizePolicy, QWidget

from kkdesk.ui.pages.deadlines.model import COL_INITIATIVE
from kkdesk.ui.pages.deadlines.page import DeadlinesPage
from tests.e2e.audit_program import PLACES, Program, place_in

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from pytestqt.qtbot import QtBot

SIZES = {
    "1366 × 768": QSize(1366, 768),
    "1024 × 640": QSize(1024, 640),
    "1366 × 768 with everything 125 %": QSize(1092, 614),
    "1366 × 768 with everything 200 %": QSize(683, 384),
}
ROOMY = 600
"""From this height on nothing needs to be scrolled but lists."""


@pytest.fixture
def program(sample_database: Path, tmp_path: Path, qtbot: QtBot) -> Iterator[Program]:
    database = shutil.copyfile(sample_database, tmp_path / "kkdesk.sqlite")
    made = Program(database, tmp_path, qtbot)
    yield made
    made.close()


def cut_off(page: QWidget) -> list[str]:
    """Return the buttons and one-line labels that have less room than their words need."""
    found = []
    for one in page.findChildren(QAbstractButton) + page.findChildren(QLabel):
        if not one.isVisible() or not one.text().strip():
            continue
        if isinstance(one, QLabel):
            flexible = one.sizePolicy().horizontalPolicy() is QSizePolicy.Policy.Ignored
            need = one.minimumSizeHint().width() if one.wordWrap() else one.sizeHint().width()
            if flexible:
                continue
        else:
            need = min(one.sizeHint().width(), one.minimumSizeHint().width())
        if one.width() < need - 1:
            found.append(f"{type(one).__name__} {one.text()[:50]!r}: {one.width()} of {need}")
    return found


@pytest.mark.parametrize("size", SIZES.values(), ids=SIZES.keys())
def test_nothing_is_cut_off(program: Program, size: QSize) -> None:
    program.window.resize(size)
    wrong = []
    for key in PLACES:
        page = program.show(key)
        assert program.window.size() == size, key
        wrong += [f"{key}: {one}" for one in cut_off(page)]
        if size.height() >= ROOMY:
            place = place_in(page, program.window)
            assert program.window.rect().contains(place), key
    assert wrong == []


def test_in_the_smallest_window_tab_scrolls_to_where_the_keyboard_stands(
    program: Program,
) -> None:
    program.window.resize(SIZES["1366 × 768 with everything 200 %"])
    for key in ("deadlines", "slides"):
        page = program.show(key)
        program.app.window.navigation.setFocus()
        outside = []
        for _ in range(40):
            here = program.window.focusWidget() or program.window
            QTest.keyClick(here, Qt.Key.Key_Tab)
            QApplication.processEvents()
            now = program.window.focusWidget()
            if now is None or not page.isAncestorOf(now):
                break
            if now.visibleRegion().isEmpty():
                outside.append(f"{key}: {type(now).__name__} {now.accessibleName()}")
        assert outside == []


def test_a_narrow_list_of_deadlines_still_tells_the_initiative(program: Program) -> None:
    program.window.resize(SIZES["1024 × 640"])
    page = program.show("deadlines")
    assert isinstance(page, DeadlinesPage)
    assert page.view.list.header().sectionSize(COL_INITIATIVE) >= 200
    program.window.resize(1600, 800)
    program.settle()
    assert page.view.list.horizontalScrollBar().maximum() == 0


def test_no_dialog_is_larger_than_the_screen(program: Program) -> None:
    room = program.window.screen().availableSize()
    for name, dialog in program.dialogs():
        assert dialog.width() <= room.width(), name
        assert dialog.height() <= room.height(), name
