"""A day is typed as people write it."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Literal

import pytest
from PySide6.QtCore import QDate, QLocale, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QWidget

from kkdesk.ui.dialogs.as_of_day import shown_day
from kkdesk.ui.i18n import day_pattern, set_language, write_day
from kkdesk.ui.theme import Theme, ThemeMode
from kkdesk.ui.widgets.day_edit import QT_EDGE, ROOMY, DayEdit

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication
    from pytestqt.qtbot import QtBot


@pytest.fixture
def day(qtbot: QtBot) -> DayEdit:
    edit = DayEdit()
    edit.setDisplayFormat("dd.MM.yyyy")
    edit.setKeyboardTracking(False)
    edit.setDate(QDate(2026, 11, 22))
    qtbot.addWidget(edit)
    edit.show()
    edit.setFocus()
    return edit


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("20.12.2025", QDate(2025, 12, 20)),
        ("1.1.2026", QDate(2026, 1, 1)),
        ("01.01.2026", QDate(2026, 1, 1)),
        ("31-12-2026", QDate(2026, 12, 31)),
        ("20122025", QDate(2025, 12, 20)),
        ("1/1-26", QDate(2026, 1, 1)),
        ("29.2.2028", QDate(2028, 2, 29)),
        ("3.4.2027", QDate(2027, 4, 3)),
    ],
)
@pytest.mark.parametrize("everything_selected", [False, True])
def test_a_day_is_taken_as_it_is_typed(
    day: DayEdit, typed: str, expected: QDate, *, everything_selected: bool
) -> None:
    if everything_selected:
        day.lineEdit().selectAll()
    else:
        day.setSelectedSection(DayEdit.Section.DaySection)
    QTest.keyClicks(day, typed)
    QTest.keyClick(day, Qt.Key.Key_Return)
    assert day.date() == expected


@pytest.mark.parametrize("typed", ["31.2.2026", "99", "1.1", "....", "0.0.2026"])
def test_what_is_no_day_leaves_the_date_as_it_was(day: DayEdit, typed: str) -> None:
    day.lineEdit().selectAll()
    QTest.keyClicks(day, typed)
    QTest.keyClick(day, Qt.Key.Key_Return)
    assert (day.date(), day.text()) == (QDate(2026, 11, 22), "22.11.2026")


def test_nothing_is_shown_for_a_day_that_is_half_typed(day: DayEdit, qtbot: QtBot) -> None:
    day.lineEdit().selectAll()
    with qtbot.assertNotEmitted(day.dateChanged):
        QTest.keyClicks(day, "1.1.20")
    QTest.keyClicks(day, "26")
    with qtbot.waitSignal(day.dateChanged):
        day.interpretText()
    assert day.date() == QDate(2026, 1, 1)


def test_a_wrong_figure_is_taken_back(day: DayEdit) -> None:
    day.lineEdit().selectAll()
    QTest.keyClicks(day, "31.12.2027")
    QTest.keyClick(day, Qt.Key.Key_Backspace)
    QTest.keyClicks(day, "6")
    QTest.keyClick(day, Qt.Key.Key_Return)
    assert day.date() == QDate(2026, 12, 31)


def test_escape_leaves_the_date_as_it_was(day: DayEdit) -> None:
    day.lineEdit().selectAll()
    QTest.keyClicks(day, "1.1.2027")
    QTest.keyClick(day, Qt.Key.Key_Escape)
    assert (day.date(), day.text()) == (QDate(2026, 11, 22), "22.11.2026")


def test_the_month_alone_can_be_typed_and_arrows_step(day: DayEdit) -> None:
    day.setSelectedSection(DayEdit.Section.MonthSection)
    QTest.keyClicks(day, "03")
    QTest.keyClick(day, Qt.Key.Key_Return)
    assert day.date() == QDate(2026, 3, 22)
    day.setSelectedSection(DayEdit.Section.DaySection)
    QTest.keyClick(day, Qt.Key.Key_Up)
    assert day.date() == QDate(2026, 3, 23)


def test_a_month_in_words_is_taken_where_days_are_written_so(day: DayEdit) -> None:
    day.setDisplayFormat("d MMMM yyyy")
    day.lineEdit().selectAll()
    words = QLocale().toString(QDate(2025, 12, 20), "d MMMM yyyy")
    QTest.keyClicks(day, words)
    QTest.keyClick(day, Qt.Key.Key_Return)
    assert day.date() == QDate(2025, 12, 20)


@pytest.mark.parametrize("lang", ["da", "en"])
def test_a_roomy_field_shows_the_whole_day(
    qtbot: QtBot, qapp: QApplication, lang: Literal["da", "en"]
) -> None:
    set_language(qapp, lang)
    theme = Theme(qapp, ThemeMode.LIGHT)
    edit = DayEdit()
    qtbot.addWidget(edit)
    edit.setCalendarPopup(True)
    edit.setDisplayFormat(day_pattern())
    edit.setDate(QDate(2026, 5, 30))
    edit.setFixedWidth(ROOMY)
    edit.show()
    line = edit.lineEdit()
    words = line.fontMetrics().horizontalAdvance(line.text()) + line.textMargins().left()
    assert words + 4 <= line.width()  # Qt keeps two pixels at either side of a line's words
    theme.deleteLater()
    qapp.setStyleSheet("")
    set_language(qapp, "da")


def test_a_day_is_written_as_in_the_rest_of_the_window(qapp: QApplication, qtbot: QtBot) -> None:
    try:
        set_language(qapp, "en")
        edit = DayEdit()
        qtbot.addWidget(edit)
        edit.setDate(QDate(2026, 1, 14))
        assert edit.text() == write_day(date(2026, 1, 14)) == "14 Jan 2026"
    finally:
        set_language(qapp, "da")


def test_a_day_begins_where_the_words_of_other_fields_do(qapp: QApplication, qtbot: QtBot) -> None:
    theme = Theme(qapp, ThemeMode.LIGHT)
    edit, line = DayEdit(), QLineEdit("22.11.2026")
    edit.setCalendarPopup(True)
    edit.setDate(QDate(2026, 11, 22))
    for field in (edit, line):
        qtbot.addWidget(field)
        field.resize(200, 30)
        field.show()
    assert first_ink(edit) == pytest.approx(first_ink(line), abs=2)
    theme.deleteLater()
    qapp.setStyleSheet("")


def first_ink(field: QWidget) -> int:
    """The first column inside the field's edge in which something is written."""
    seen = field.grab().toImage()
    ground, inside = seen.pixelColor(5, 15), range(5, 25)
    return next(x for x in range(5, 200) if any(seen.pixelColor(x, y) != ground for y in inside))


def test_a_day_of_the_past_is_written_as_the_language_does(qapp: QApplication) -> None:
    try:
        set_language(qapp, "da")
        assert shown_day(date(2025, 11, 20)) == "20. november 2025"
        set_language(qapp, "en")
        assert shown_day(date(2025, 11, 20)) == "20 November 2025"
    finally:
        set_language(qapp, "da")


def test_at_its_least_width_the_whole_date_is_seen(day: DayEdit, qapp: QApplication) -> None:
    Theme(qapp, ThemeMode.LIGHT)  # its arrows and edges take room as well
    day.setCalendarPopup(True)
    day.setDate(QDate(2028, 8, 28))
    day.resize(day.minimumSizeHint())
    qapp.processEvents()
    line = day.lineEdit()
    margins = line.textMargins()
    room = line.width() - margins.left() - margins.right() - 2 * QT_EDGE
    assert room >= line.fontMetrics().horizontalAdvance(day.text())
