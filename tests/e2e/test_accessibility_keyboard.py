"""The keyboard alone: Tab reaches everything in reading order, keys mean one thing each."""

from __future__ import annotations

import re
import shutil
from collections import Counter
from datetime import date
from itertools import pairwise
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QFileDialog,
    QLabel,
    QLineEdit,
    QMenu,
    QMenuBar,
    QScrollArea,
    QWidget,
)

from kkdesk.domain.vocabulary import Edition
from kkdesk.ui.dialogs.print_document import PrintDialog
from kkdesk.ui.pages.deadlines.page import DeadlinesPage
from kkdesk.ui.pages.overview.page import OverviewPage
from kkdesk.ui.pages.slides.page import SlidesPage
from tests.e2e.audit_program import PLACES, Program, place_in, takes_keyboard
from tests.e2e.audit_rules import spoken

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from PySide6.QtGui import QAction
    from pytestqt.qtbot import QtBot

MOST_STOPS = 300
_PARTS_OF_A_DATE = 4


@pytest.fixture
def program(sample_database: Path, tmp_path: Path, qtbot: QtBot) -> Iterator[Program]:
    database = shutil.copyfile(sample_database, tmp_path / "kkdesk.sqlite")
    made = Program(database, tmp_path, qtbot)
    yield made
    made.close()


def walk(
    window: QWidget,
    start: QWidget,
    key: Qt.Key = Qt.Key.Key_Tab,
    look: Callable[[QWidget], None] = lambda _: None,
) -> list[QWidget]:
    """Press Tab until the keyboard is back where it began; every place it stood on."""
    start.setFocus()
    here = window.focusWidget()
    stops: list[QWidget] = []
    while here is not None and here not in stops and len(stops) < MOST_STOPS:
        stops.append(here)
        look(here)
        for _ in range(_PARTS_OF_A_DATE):  # Tab goes through day, month and year first
            QTest.keyClick(here, key)
            if window.focusWidget() is not here:
                break
        here = window.focusWidget()
    return stops


def name(widget: QWidget) -> str:
    return f"{type(widget).__name__} «{widget.accessibleName()}»"


def reachable(root: QWidget) -> list[QWidget]:
    return [one for one in root.findChildren(QWidget) if takes_keyboard(one)]


def is_inner(widget: QWidget) -> bool:
    return widget.objectName().startswith("qt_")


@pytest.mark.parametrize("key", PLACES)
def test_tab_goes_round_every_control_of_a_page_and_back(program: Program, key: str) -> None:
    page = program.show(key)
    there = walk(program.window, program.app.window.navigation)
    missed = [name(one) for one in reachable(page) if one not in there and not is_inner(one)]
    assert missed == []
    assert len(there) < MOST_STOPS
    back = walk(program.window, program.app.window.navigation, Qt.Key.Key_Backtab)
    assert [name(one) for one in back[1:]] == [name(one) for one in reversed(there[1:])]


def test_tab_goes_round_every_control_of_a_dialog(program: Program) -> None:
    for opened, dialog in program.dialogs():
        dialog.activateWindow()
        stops = reachable(dialog)
        there = walk(dialog, dialog.focusWidget() or stops[0])
        missed = [name(one) for one in stops if one not in there and not is_inner(one)]
        assert missed == [], opened


@pytest.mark.parametrize("key", ["overview", "deadlines", "slides"])
def test_tab_follows_the_order_of_reading(program: Program, key: str) -> None:
    """From left to right in a line, and lines from the top; columns one after the other."""
    page = program.show(key)
    places = {one: place_in(one, page) for one in reachable(page)}  # before anything scrolls
    there = [one for one in walk(program.window, program.app.window.navigation) if one in places]
    jumps = [
        (name(first), name(second))
        for first, second in pairwise(there)
        if places[second].bottom() <= places[first].top()
        and places[second].left() <= places[first].right()
    ]
    assert jumps == []


def test_a_stop_out_of_sight_is_brought_into_sight(program: Program) -> None:
    editor = program.open_initiative("P2.1.2")
    (area,) = (one for one in editor.findChildren(QScrollArea) if one.widget() is not None)
    hidden: list[str] = []
    seen = 0

    def look(here: QWidget) -> None:
        nonlocal seen
        if area.isAncestorOf(here):
            seen += 1
            QApplication.processEvents()
            if not area.viewport().rect().intersects(place_in(here, area.viewport())):
                hidden.append(name(here))

    walk(program.window, program.app.window.navigation, look=look)
    assert hidden == []
    assert seen > 20


# -- keys


def test_no_two_shortcuts_mean_different_things_at_once(program: Program) -> None:
    """Two in one place make the key mean neither; Qt then does nothing at all."""
    for key in PLACES:
        page = program.show(key)
        wide: list[str] = [
            keys.toString()
            for action in program.window.findChildren(type(program.app.window.menu.quit))
            if action.isVisible()
            and action.shortcutContext() is Qt.ShortcutContext.WindowShortcut
            and not isinstance(action.parent(), QMenu)
            for keys in action.shortcuts()
        ]
        wide += [
            one.key().toString()
            for one in page.findChildren(QShortcut)
            if one.context() is Qt.ShortcutContext.WindowShortcut and one.isEnabled()
        ]
        assert [keys for keys, count in Counter(wide).items() if count > 1] == [], key


@pytest.mark.parametrize("lang", ["da", "en"])
def test_no_two_entries_of_a_menu_share_a_letter(program: Program, lang: str) -> None:
    program.app._change_language(lang)
    program.settle()
    bar = program.app.window.menuBar()
    assert isinstance(bar, QMenuBar)
    menus = [(bar.actions(), "bar")]
    menus += [(one.actions(), one.title()) for one in bar.findChildren(QMenu)]
    for actions, title in menus:
        letters = Counter(letter for one in actions if (letter := mnemonic(one)))
        assert [letter for letter, count in letters.items() if count > 1] == [], title


@pytest.mark.parametrize("key", PLACES)
def test_no_two_letters_of_a_page_are_the_same_nor_those_of_the_menus(
    program: Program, key: str
) -> None:
    page = program.show(key)
    texts = [one.text() for one in page.findChildren(QAbstractButton) if one.isVisible()]
    texts += [one.text() for one in page.findChildren(QLabel) if one.isVisible() and one.buddy()]
    texts += [action.text() for action in program.app.window.menuBar().actions()]
    letters = Counter(keys for text in texts if (keys := QKeySequence.mnemonic(text).toString()))
    assert [keys for keys, count in letters.items() if count > 1] == []


def mnemonic(action: QAction) -> str:
    found = re.search(r"&([^&])", action.text().replace("&&", ""))
    return found[1].casefold() if found is not None and action.isVisible() else ""


# -- flows


def press(program: Program, key: Qt.Key, *, control: bool = False) -> None:
    """Press a key wherever the keyboard is."""
    modifier = Qt.KeyboardModifier.ControlModifier if control else Qt.KeyboardModifier.NoModifier
    focused = QApplication.focusWidget() or program.window.focusWidget() or program.window
    QTest.keyClick(focused, key, modifier)
    program.settle()


def words(program: Program, text: str) -> None:
    QTest.keyClicks(stands_on(program), text)
    program.settle()


def stands_on(program: Program) -> QWidget:
    focused = program.window.focusWidget()
    assert focused is not None
    return focused


def test_from_the_start_to_a_changed_title_and_back_again(program: Program) -> None:
    press(program, Qt.Key.Key_2, control=True)
    press(program, Qt.Key.Key_F, control=True)
    words(program, "merudgift")
    press(program, Qt.Key.Key_Down)
    press(program, Qt.Key.Key_Return)
    title = stands_on(program)
    assert isinstance(title, QLineEdit)
    assert spoken(title).name == "Titel"
    before = title.text()
    press(program, Qt.Key.Key_End)
    words(program, " nu")
    assert title.text() == f"{before} nu"
    press(program, Qt.Key.Key_Z, control=True)
    assert title.text() == before


def test_a_saved_change_is_undone_from_the_keyboard(program: Program) -> None:
    press(program, Qt.Key.Key_2, control=True)
    press(program, Qt.Key.Key_F, control=True)
    words(program, "merudgift")
    press(program, Qt.Key.Key_Return)
    press(program, Qt.Key.Key_Return)
    title = stands_on(program)
    assert isinstance(title, QLineEdit)
    before = title.text()
    press(program, Qt.Key.Key_End)
    words(program, " nu")
    press(program, Qt.Key.Key_Escape)  # back to the list, and saved
    assert program.plans.model.record(0).title == f"{before} nu"  # type: ignore[union-attr]
    press(program, Qt.Key.Key_Z, control=True)
    assert program.plans.model.record(0).title == before  # type: ignore[union-attr]


def test_a_date_is_confirmed_without_the_mouse(program: Program) -> None:
    press(program, Qt.Key.Key_7, control=True)
    page = program.app.window.page("deadlines")
    assert isinstance(page, DeadlinesPage)
    walk_to(program, page.view.day)
    words(program, "20122025")
    press(program, Qt.Key.Key_Tab)
    assert page.day == date(2025, 12, 20)
    walk_to(program, page.view.list)
    press(program, Qt.Key.Key_Home)
    press(program, Qt.Key.Key_Down)
    assert page.view.confirm.isEnabled()
    before = len(page.model.events)
    walk_to(program, page.view.confirm)
    press(program, Qt.Key.Key_Space)
    assert len(page.model.events) == before - 1
    assert page.view.messages.text().startswith("Bekræftet: ")


def test_the_slides_are_saved_without_the_mouse(program: Program) -> None:
    press(program, Qt.Key.Key_9, control=True)
    page = program.app.window.page("slides")
    assert isinstance(page, SlidesPage)
    walk_to(program, page.view.edition)
    press(program, Qt.Key.Key_Down)
    wanted = page.wanted()
    assert wanted is not None
    assert wanted.edition is Edition.INTERNAL
    walk_to(program, page.view.save)
    press(program, Qt.Key.Key_Space)
    (asked,) = (one for one in page.findChildren(PrintDialog) if one.isVisible())
    press(program, Qt.Key.Key_Return)
    (dialog,) = (one for one in asked.findChildren(QFileDialog) if one.isVisible())
    assert dialog.acceptMode() is QFileDialog.AcceptMode.AcceptSave
    press(program, Qt.Key.Key_Escape)
    assert not [one for one in asked.findChildren(QFileDialog) if one.isVisible()]
    press(program, Qt.Key.Key_Escape)
    assert not [one for one in page.findChildren(PrintDialog) if one.isVisible()]


def test_a_figure_opens_its_list_and_one_comes_back(program: Program) -> None:
    press(program, Qt.Key.Key_1, control=True)
    page = program.app.window.page("overview")
    assert isinstance(page, OverviewPage)
    walk_to(program, page.view.overdue_tile)
    press(program, Qt.Key.Key_Return)
    assert program.app.window.current_key() == "deadlines"
    deadlines = program.app.window.page("deadlines")
    assert isinstance(deadlines, DeadlinesPage)
    assert stands_on(program) is deadlines.view.list
    press(program, Qt.Key.Key_1, control=True)
    assert program.app.window.current_key() == "overview"
    assert stands_on(program) is page.view.overdue_tile


def walk_to(program: Program, target: QWidget) -> None:
    """Press Tab until the keyboard stands there."""
    for _ in range(MOST_STOPS):
        here = program.window.focusWidget() or program.window
        if here is target:
            return
        QTest.keyClick(here, Qt.Key.Key_Tab)
    pytest.fail(f"Tab never came to {name(target)}")
