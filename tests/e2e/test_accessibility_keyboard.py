"""The keyboard alone: Tab reaches everything in reading order, keys mean one thing each."""

from __future__ import annotations

import re
import shutil
from collections import Counter
from itertools import pairwise
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu, QMenuBar, QScrollArea, QWidget

from tests.e2e.audit_program import PAGES, Program, place_in, takes_keyboard

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from PySide6.QtGui import QAction
    from pytestqt.qtbot import QtBot

MOST_STOPS = 300


@pytest.fixture
def program(sample_database: Path, tmp_path: Path, qtbot: QtBot) -> Iterator[Program]:
    database = shutil.copyfile(sample_database, tmp_path / "kkdesk.sqlite")
    made = Program(database, tmp_path, qtbot)
    yield made
    made.close()


def walk(window: QWidget, start: QWidget, key: Qt.Key = Qt.Key.Key_Tab) -> list[QWidget]:
    """Press Tab until the keyboard is back where it began; every place it stood on."""
    start.setFocus()
    here = window.focusWidget()
    stops: list[QWidget] = []
    while here is not None and here not in stops and len(stops) < MOST_STOPS:
        stops.append(here)
        QTest.keyClick(here, key)
        here = window.focusWidget()
    return stops


def name(widget: QWidget) -> str:
    return f"{type(widget).__name__} «{widget.accessibleName()}»"


def reachable(root: QWidget) -> list[QWidget]:
    return [one for one in root.findChildren(QWidget) if takes_keyboard(one)]


def is_inner(widget: QWidget) -> bool:
    return widget.objectName().startswith("qt_")


@pytest.mark.parametrize("key", PAGES)
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
    there = [one for one in walk(program.window, program.app.window.navigation)]
    places = [place_in(one, page) for one in there if page.isAncestorOf(one)]
    jumps = [
        (name(first), name(second))
        for (first, before), (second, after) in pairwise(
            zip([one for one in there if page.isAncestorOf(one)], places, strict=True)
        )
        if after.bottom() <= before.top() and after.left() <= before.right()
    ]
    assert jumps == []


def test_a_stop_out_of_sight_is_brought_into_sight(program: Program) -> None:
    editor = program.open_initiative("P2.1.2")
    (area,) = (one for one in editor.findChildren(QScrollArea) if one.widget() is not None)
    inside = [one for one in walk(program.window, editor) if area.isAncestorOf(one)]
    assert len(inside) > 20
    for one in inside:
        one.setFocus(Qt.FocusReason.TabFocusReason)
        QApplication.processEvents()
        seen = area.viewport().rect().intersects(place_in(one, area.viewport()))
        assert seen, name(one)


# -- keys


def test_no_two_shortcuts_mean_different_things_at_once(program: Program) -> None:
    """Two in one place make the key mean neither; Qt then does nothing at all."""
    for key in PAGES:
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


@pytest.mark.parametrize("key", PAGES)
def test_no_two_letters_of_a_page_are_the_same_nor_those_of_the_menus(
    program: Program, key: str
) -> None:
    from PySide6.QtWidgets import QAbstractButton, QLabel  # noqa: PLC0415

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


def keys(program: Program, key: Qt.Key, *, control: bool = False) -> None:
    """Press a key wherever the keyboard is."""
    modifier = Qt.KeyboardModifier.ControlModifier if control else Qt.KeyboardModifier.NoModifier
    focused = QApplication.focusWidget() or program.window
    QTest.keyClick(focused, key, modifier)
    program.settle()


def words(program: Program, text: str) -> None:
    QTest.keyClicks(QApplication.focusWidget(), text)
    program.settle()
