"""Lists with columns: every heading can be read whole and stands above what it names."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QHeaderView, QWidget

from tests.e2e.audit_program import PLACES, Program

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from kkdesk.errors import Lang

SMALL_LAPTOP = QSize(1180, 720)


@pytest.fixture(params=["da", "en"])
def program(
    sample_database: Path, tmp_path: Path, qtbot: QtBot, request: pytest.FixtureRequest
) -> Iterator[Program]:
    lang: Lang = "en" if request.param == "en" else "da"
    database = shutil.copyfile(sample_database, tmp_path / "kkdesk.sqlite")
    made = Program(database, tmp_path, qtbot, lang)
    made.window.resize(SMALL_LAPTOP)
    yield made
    made.close()


def headings(widget: QWidget) -> Iterator[tuple[QHeaderView, int, str]]:
    """The headings of columns that are shown, with their words."""
    for header in widget.findChildren(QHeaderView):
        if not header.isVisible() or header.orientation() is not Qt.Orientation.Horizontal:
            continue
        for column in range(header.count()):
            words = str(header.model().headerData(column, Qt.Orientation.Horizontal) or "")
            if words and not header.isSectionHidden(column):
                yield header, column, words


def cut(widget: QWidget) -> list[str]:
    return [
        f"{words!r}: {header.sectionSize(column)} of {room_for(header, column)}"
        for header, column, words in headings(widget)
        if header.sectionSize(column) < room_for(header, column)
    ]


def room_for(header: QHeaderView, column: int) -> int:
    """What the words need; the sign of sorting stands in one column at a time."""
    sorts = header.isSortIndicatorShown()
    header.setSortIndicatorShown(False)
    room = header.sectionSizeHint(column)
    header.setSortIndicatorShown(sorts)
    return room


def centred(widget: QWidget) -> list[str]:
    return [
        words
        for header, _, words in headings(widget)
        if header.defaultAlignment() & Qt.AlignmentFlag.AlignHCenter
    ]


def test_every_heading_of_a_column_is_read_whole_above_its_words(program: Program) -> None:
    wrong = []
    for key in PLACES:
        page = program.show(key)
        wrong += [f"{key}: {one}" for one in cut(page) + centred(page)]
    assert wrong == []


def test_every_title_in_the_list_of_pages_is_read_whole(program: Program) -> None:
    navigation = program.app.window.navigation
    assert navigation.item(0).text() != ""
    assert navigation.sizeHintForColumn(0) <= navigation.viewport().width()
