"""The window on the sample portfolio: nothing around the data stays Danish in English."""

from __future__ import annotations

import re
import shutil
import sqlite3
from collections import Counter
from contextlib import closing
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QComboBox,
    QLabel,
    QLineEdit,
    QListView,
    QListWidget,
    QMainWindow,
    QMenu,
    QPushButton,
    QWidget,
)

from kkdesk.ui.i18n import set_language
from tests.e2e.audit_program import PAGES, Program
from tests.unit.ui.translations import DANISH

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from PySide6.QtCore import QAbstractItemModel
    from PySide6.QtWidgets import QApplication
    from pytestqt.qtbot import QtBot

_Role = Qt.ItemDataRole
_SAID = (_Role.DisplayRole, _Role.ToolTipRole, _Role.AccessibleTextRole)
_ROWS = 60
SHORTEST = 5
"""Data that are shorter could hide a word of the window."""
CODES = ("S2.2", "S5.10", "P6.1.1")


@pytest.fixture
def program(
    request: pytest.FixtureRequest,
    sample_database: Path,
    tmp_path: Path,
    qtbot: QtBot,
    qapp: QApplication,
) -> Iterator[Program]:
    database = shutil.copyfile(sample_database, tmp_path / "kkdesk.sqlite")
    made = Program(database, tmp_path, qtbot, request.param)
    yield made
    made.close()
    set_language(qapp, "da")


def places(program: Program) -> Iterator[tuple[str, QWidget]]:
    """Go through the window with each page, filled, and then every dialog."""
    for key in PAGES:
        program.show(key)
        yield key, program.window
    for code in CODES:
        program.open_initiative(code)
        yield code, program.window
    yield from program.dialogs()


# -- what stands there


def texts(root: QWidget) -> Iterator[str]:
    """Go through what is read or said, but not through what is typed in fields."""
    for widget in (root, *root.findChildren(QWidget)):
        yield from (widget.toolTip(), widget.accessibleName(), widget.accessibleDescription())
        yield widget.windowTitle()
        if isinstance(widget, QLabel | QAbstractButton):
            yield widget.text()
        elif isinstance(widget, QLineEdit):
            yield widget.placeholderText()
        elif isinstance(widget, QMenu):
            yield widget.title()
        elif isinstance(widget, QComboBox):
            yield from (widget.itemText(row) for row in range(widget.count()))
        elif isinstance(widget, QAbstractItemView) and not _is_printed(widget):
            yield from _listed(widget)
        for action in widget.actions():
            yield from (action.text(), action.toolTip())


def _is_printed(widget: QWidget) -> bool:
    """Tell whether a list names the pages of a document, which is Danish in both languages."""
    return isinstance(widget, QListWidget) and type(widget.parent()) is QWidget


def _listed(view: QAbstractItemView) -> Iterator[str]:
    model = view.model()
    columns = 1 if isinstance(view, QListView) else model.columnCount(QModelIndex())
    for column in range(columns):
        for role in _SAID:
            yield str(model.headerData(column, Qt.Orientation.Horizontal, role) or "")
    yield from _cells(model, columns, QModelIndex())


def _cells(model: QAbstractItemModel, columns: int, parent: QModelIndex) -> Iterator[str]:
    for row in range(min(model.rowCount(parent), _ROWS)):
        for column in range(columns):
            for role in _SAID:
                said = model.index(row, column, parent).data(role)
                if isinstance(said, str):
                    yield said
        first = model.index(row, 0, parent)
        if columns > 1 and model.rowCount(first):
            yield from _cells(model, columns, first)


# -- what of it is data


class Data:
    """The texts of a database."""

    def __init__(self, database: Path) -> None:
        found: set[str] = set()
        with closing(sqlite3.connect(database)) as connection:
            tables = connection.execute(
                "SELECT name FROM sqlite_master WHERE type = 'table' AND sql LIKE '%VARCHAR%'"
            ).fetchall()
            for (table,) in tables:
                for row in connection.execute(f'SELECT * FROM "{table}"'):  # noqa: S608 -- its own
                    for value in (value for value in row if isinstance(value, str)):
                        found.update((_plain(value), *map(_plain, value.splitlines())))
        self._abbreviations = {text for text in found if text.isupper() and len(text) < SHORTEST}
        self._texts = sorted(
            (text for text in found if len(text) >= SHORTEST and DANISH.search(text)),
            key=len,
            reverse=True,
        )
        self._all = "\n".join(found)

    def taken_from(self, shown: str) -> str:
        """Return what is left of a text without the data in it."""
        # Cut texts first: a name inside one is data of its own, and would leave its ends alone.
        left = re.sub(r"\S[^…·]{7,}(?=…)", self._without_beginning, shown)
        for text in self._texts:
            left = left.replace(text, "·")
        left = re.sub(r"\S[^…·]{7,}(?=…)", self._without_beginning, left)
        return " ".join(
            word for word in left.split() if word.strip(",:;()") not in self._abbreviations
        )

    def _without_beginning(self, found: re.Match[str]) -> str:
        """Take the beginning of a text that was cut short away from what precedes it."""
        words = found[0]
        starts = (place for place in range(len(words) - 7) if words[place:].rstrip() in self._all)
        return words[: next(starts, len(words))]


def _plain(text: str) -> str:
    return " ".join(text.split())


@pytest.mark.parametrize("program", ["en"], indirect=True)
def test_nothing_around_the_data_is_danish_in_english(program: Program) -> None:
    data = Data(program.folder / "kkdesk.sqlite")
    seen: set[str] = set()
    wrong: list[tuple[str, str]] = []
    for place, root in places(program):
        if place == "question":  # its words are the test's own
            continue
        fresh = {_plain(text.replace("&", "")) for text in texts(root)} - seen
        seen |= fresh
        danish = (text for text in fresh if DANISH.search(text))
        wrong += [(place, text) for text in danish if DANISH.search(data.taken_from(text))]
    assert len(seen) > 600
    assert wrong == []


def test_the_words_of_the_window_are_not_taken_for_data(sample_database: Path) -> None:
    data = Data(sample_database)
    for words in ("Målsætning", "Frist: tilføj", "Fjern 1.1 …", "Vis alle 7", "Åbn i Frister"):
        assert data.taken_from(words) == words


# -- keys


def mnemonics(root: QWidget) -> Counter[str]:
    """Return the letters that lead somewhere together with Alt, each with how often."""
    said = [
        widget.text()
        for widget in root.findChildren(QWidget)
        if widget.isVisible()
        and (
            isinstance(widget, QAbstractButton)
            or (isinstance(widget, QLabel) and widget.buddy() is not None)
        )
    ]
    if isinstance(root, QMainWindow):
        said += [action.text() for action in root.menuBar().actions()]
    return _letters(said)


def _letters(said: list[str]) -> Counter[str]:
    marks = (re.search(r"(?<!&)&([^&\s])", words) for words in said)
    return Counter(mark[1].lower() for mark in marks if mark)


@pytest.mark.parametrize("program", ["da", "en"], indirect=True)
def test_no_letter_leads_to_two_places(program: Program) -> None:
    for place, root in places(program):
        found = mnemonics(root)
        assert [letter for letter, count in found.items() if count > 1] == [], place
    window = program.app.window
    for menu in window.menuBar().findChildren(QMenu):
        found = _letters([action.text() for action in menu.actions() if action.isVisible()])
        assert [letter for letter, count in found.items() if count > 1] == [], menu.title()


@pytest.mark.parametrize("program", ["en"], indirect=True)
def test_the_english_window_writes_days_in_english_and_words_as_written(program: Program) -> None:
    page = program.show("deadlines")
    lines = {text for text in texts(page) if re.search(r"\d{4}", text)}
    assert any(re.fullmatch(r"31 Dec 20\d\d", text) for text in lines)
    assert not [text for text in lines if re.search(r"\b\d\d\.\d\d\.20\d\d\b", text)]
    assert "1. april 2023 – 31. marts 2026" in lines


@pytest.mark.parametrize("program", ["da", "en"], indirect=True)
def test_no_button_of_a_dialog_is_narrower_than_its_words(program: Program) -> None:
    narrow = [
        (place, button.text())
        for place, dialog in program.dialogs()
        for button in dialog.findChildren(QPushButton)
        if button.isVisible() and button.width() < button.sizeHint().width()
    ]
    assert narrow == []
