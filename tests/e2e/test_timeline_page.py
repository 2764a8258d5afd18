"""Tidslinje on the sample portfolio: what a coordinator sees, reaches by keyboard and opens."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QAccessible, QGuiApplication, QImage, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog, QLabel

from kkdesk.domain.timeline import Grouping
from kkdesk.errors import OutputNotWritable
from kkdesk.services import editing
from kkdesk.services.deadlines import list_events
from kkdesk.ui.pages.timeline.page import TimelinePage, make_page
from tests.e2e.page_surroundings import BEFORE_THE_TRIAL_ENDS, Surrounder, Surroundings

if TYPE_CHECKING:
    from pathlib import Path

    from kkdesk.services.workspace import Workspace


@pytest.fixture
def surroundings(surround: Surrounder, sample_workspace: Workspace) -> Surroundings:
    return surround(sample_workspace)


@pytest.fixture
def page(surroundings: Surroundings) -> TimelinePage:
    made = make_page(surroundings.context)
    surroundings.show(made)
    surroundings.qtbot.waitUntil(lambda: made.model.line(1) is not None, timeout=5000)
    return made


def row_of(page: TimelinePage, code: str) -> int:
    for row in range(page.model.rowCount()):
        line = page.model.line(row)
        if line is not None and line.code == code:
            return row
    raise LookupError(code)


def choose(page: TimelinePage, code: str, column: int = 0) -> None:
    page.view.timeline.setFocus()
    page.view.timeline.setCurrentIndex(page.model.index(row_of(page, code), column))


def test_the_trial_is_a_bar_that_arrow_keys_reach_and_enter_opens(
    page: TimelinePage, surroundings: Surroundings
) -> None:
    choose(page, "S2.2")
    QTest.keyClick(page.view.timeline, Qt.Key.Key_Right)
    assert "Forsøg slutter «1. april 2023 – 31. marts 2026»" in page.view.more.text()
    assert "slutter 31.03.2026" in page.view.more.text()
    QTest.keyClick(page.view.timeline, Qt.Key.Key_Return)
    key = page.model.key(row_of(page, "S2.2"))
    assert key is not None
    assert surroundings.opened == [("plans", {"initiative_id": key.record_id})]


def test_every_bar_and_point_is_a_cell_that_a_screen_reader_reads(page: TimelinePage) -> None:
    interface = QAccessible.queryAccessibleInterface(page.view.timeline)
    assert interface.role() == QAccessible.Role.Table
    row = row_of(page, "S2.2")
    cell = interface.child((row + 1) * (page.model.columnCount() + 1) + 2)  # both headers count
    said = cell.text(QAccessible.Text.Name)
    assert said.startswith("Forløb: Forsøg slutter")
    assert "31.03.2026" in said
    assert cell.rect().width() > 100


def test_words_that_cannot_be_placed_stand_on_their_line(page: TimelinePage) -> None:
    choose(page, "P2.2.2")
    assert "Uden placering: «1. september» (året mangler)" in page.view.more.text()


def test_up_and_down_keep_to_the_time(page: TimelinePage) -> None:
    choose(page, "S2.2", 1)
    QTest.keyClick(page.view.timeline, Qt.Key.Key_Down)
    current = page.view.timeline.currentIndex()
    assert (current.row(), current.column()) == (row_of(page, "S2.2") + 1, 1)
    for _ in range(30):
        QTest.keyClick(page.view.timeline, Qt.Key.Key_Up)
    assert page.view.timeline.currentIndex().row() == 0


def test_lines_are_grouped_by_objective_department_or_plan(
    page: TimelinePage, surroundings: Surroundings
) -> None:
    assert page.model.groups[0].title.startswith("Handicappolitikken: 1. Mere tillid")
    for grouping, first in (
        (Grouping.DEPARTMENT, "Beskæftigelses- og Integrationsforvaltningen (BIF)"),
        (Grouping.PLAN, "Socialforvaltningens indsatsplan"),
    ):
        page.view.grouping.setCurrentIndex(list(Grouping).index(grouping))
        surroundings.settle()
        assert page.model.groups[0].title.startswith(first)


def test_a_department_shows_its_own_lines_and_an_empty_one_says_so(
    page: TimelinePage, surroundings: Surroundings
) -> None:
    combo, every = page.view.department, page.model.line_count
    combo.setCurrentIndex(next(n for n in range(combo.count()) if "BUF" in combo.itemText(n)))
    surroundings.settle()
    assert 0 < page.model.line_count < every
    combo.addItem("Uden indsatser", "ingen")
    combo.setCurrentIndex(combo.count() - 1)
    surroundings.settle()
    assert page.view.stack.currentWidget() is page.view.empty
    page.view.empty.button.click()
    surroundings.settle()
    assert page.model.line_count == every


def test_the_wheel_zooms_around_the_pointer_from_weeks_to_ten_years(page: TimelinePage) -> None:
    timeline = page.view.timeline
    place = QPointF(timeline.label_width + 300, 200)

    def day_there() -> float:
        frame = timeline.frame()
        return timeline.scale.day_at(place.x() - frame.left + frame.offset)

    def turn(steps: int) -> None:
        event = QWheelEvent(
            place, timeline.viewport().mapToGlobal(place), QPoint(), QPoint(0, 120 * steps),
            Qt.MouseButton.NoButton, Qt.KeyboardModifier.ControlModifier,
            Qt.ScrollPhase.NoScrollPhase, False,  # noqa: FBT003 -- Qt's signature
        )  # fmt: skip
        QApplication.sendEvent(timeline.viewport(), event)

    before = day_there()
    turn(2)
    assert abs(day_there() - before) < 1
    turn(30)
    frame = timeline.frame()
    assert frame.last_day() - frame.first_day() < 30
    turn(-60)
    frame = timeline.frame()
    assert frame.last_day() - frame.first_day() >= 3650


def test_plus_and_minus_zoom_and_the_list_says_how_much_is_seen(page: TimelinePage) -> None:
    timeline = page.view.timeline
    timeline.setFocus()
    assert page.view.span.currentText() == "4 år"
    before = timeline.scale.day
    QTest.keyClick(timeline, Qt.Key.Key_Plus)
    assert timeline.scale.day > before
    assert page.view.span.currentText() == ""
    QTest.keyClick(timeline, Qt.Key.Key_Minus)
    assert page.view.span.currentText() == "4 år"


def test_today_comes_back_into_sight(page: TimelinePage) -> None:
    timeline = page.view.timeline
    timeline.show_span(42)
    timeline.horizontalScrollBar().setValue(0)
    page.view.today.click()
    frame = timeline.frame()
    assert frame.first_day() < date(2025, 12, 20).toordinal() < frame.last_day()


def test_a_click_on_a_bar_chooses_it_and_one_beside_it_its_line(page: TimelinePage) -> None:
    timeline, row = page.view.timeline, row_of(page, "S2.2")
    rect = timeline.visualRect(page.model.index(row, 1))
    QTest.mouseClick(timeline.viewport(), Qt.MouseButton.LeftButton, pos=rect.center())
    assert timeline.currentIndex() == page.model.index(row, 1)
    beside = QPoint(rect.right() + 30, rect.center().y())
    QTest.mouseClick(timeline.viewport(), Qt.MouseButton.LeftButton, pos=beside)
    assert timeline.currentIndex() == page.model.index(row, 0)


def test_a_bar_leads_to_its_deadline(page: TimelinePage, surroundings: Surroundings) -> None:
    choose(page, "S2.2", 1)
    mark = page.model.mark(page.view.timeline.currentIndex())
    assert mark is not None
    page.view.deadlines.click()
    assert surroundings.opened == [("deadlines", {"date_id": mark.dates[-1].id})]


def test_a_case_leads_to_its_own_page(page: TimelinePage, surroundings: Surroundings) -> None:
    row = next(
        row for row in range(page.model.rowCount())
        if (key := page.model.key(row)) is not None and key.kind == "case"
    )  # fmt: skip
    page.view.timeline.setCurrentIndex(page.model.index(row, 1))
    page.view.open.click()
    ((where, what),) = surroundings.opened
    assert (where, what["kind"]) == ("cases", "case")


def test_what_falls_due_without_a_written_date_stands_on_its_record_and_leads_to_it(
    page: TimelinePage, surroundings: Surroundings
) -> None:
    """A target that waits to be measured: a point of the indicator, told as derived."""
    choose(page, "1a", 1)
    mark = page.model.mark(page.view.timeline.currentIndex())
    assert mark is not None
    assert mark.derived
    said = page.view.timeline.currentIndex().data(Qt.ItemDataRole.AccessibleTextRole)
    assert "Afledt frist" in str(said)
    page.view.deadlines.click()
    page.view.open.click()
    (where, what), (other, record) = surroundings.opened
    listed = list_events(surroundings.context.workspace, BEFORE_THE_TRIAL_ENDS, 90)
    assert where == "deadlines"
    assert listed.place_of(str(what["date_id"])) is not None
    assert (other, list(record)) == ("indicators", ["indicator_id"])


def test_a_changed_date_moves_its_bar_at_once(
    page: TimelinePage, surroundings: Surroundings
) -> None:
    choose(page, "S2.2", 1)
    mark = page.model.mark(page.view.timeline.currentIndex())
    assert mark is not None
    workspace = surroundings.context.workspace
    told = mark.dates[0]
    changes = editing.set_date_words(
        workspace, told.id, expected=told.as_written, words="1. april 2023 – 30. juni 2026"
    )
    surroundings.context.bus.publish(changes)
    surroundings.settle()
    surroundings.settle()
    moved = page.model.mark(page.model.index(row_of(page, "S2.2"), 1))
    assert moved is not None
    assert moved.last == date(2026, 6, 30).toordinal()


def test_the_picture_is_copied_and_saved(page: TimelinePage, tmp_path: Path) -> None:
    page.copy_picture()
    copied = QGuiApplication.clipboard().pixmap()
    assert copied.width() == 2 * page.view.timeline.viewport().width()
    path = tmp_path / "tidslinje.png"
    page.save_picture(path)
    assert path.stat().st_mode & 0o077 == 0
    image = QImage(str(path))
    assert image.width() == copied.width()
    across = range(0, image.width(), 3)
    seen = {image.pixel(x, y) for x in across for y in range(0, image.height(), 9)}
    assert len(seen) > 10, "bars, words and headings"
    page.save_picture(tmp_path / "findes ikke" / "tidslinje.png")
    said = " ".join(label.text() for label in page.view.messages.findChildren(QLabel))
    assert "tidslinje.png kan ikke skrives" in said


def test_going_to_an_initiative_from_elsewhere_marks_its_line(
    page: TimelinePage, surroundings: Surroundings
) -> None:
    key = page.model.key(row_of(page, "S2.2"))
    assert key is not None
    page.open_with(initiative_id=key.record_id)
    surroundings.settle()
    assert page.model.key(page.view.timeline.currentIndex().row()) == key


def test_the_timeline_is_printed_and_the_deadlines_saved_as_a_calendar(
    page: TimelinePage, surroundings: Surroundings, tmp_path: Path
) -> None:
    page.print_to(tmp_path / "tidslinje.pdf")
    page.save_calendar(tmp_path / "frister.ics")
    surroundings.settle()
    assert (tmp_path / "tidslinje.pdf").read_bytes().startswith(b"%PDF")
    assert (tmp_path / "frister.ics").read_bytes().startswith(b"BEGIN:VCALENDAR")
    page.print_to(tmp_path / "findes ikke" / "tidslinje.pdf")
    surroundings.settle()
    assert [type(error) for error in surroundings.refused] == [OutputNotWritable]


@pytest.mark.parametrize("action", ["save", "calendar"])
def test_where_to_save_is_asked_without_stopping_the_window(
    page: TimelinePage, action: str
) -> None:
    getattr(page.view, action).trigger()
    (dialog,) = (one for one in page.findChildren(QFileDialog) if one.isVisible())
    assert dialog.acceptMode() is QFileDialog.AcceptMode.AcceptSave
    dialog.reject()


def test_what_is_confidential_is_marked_and_a_picture_of_it_warned_of(
    page: TimelinePage, surroundings: Surroundings
) -> None:
    choose(page, "S2.2")
    key = page.model.key(row_of(page, "S2.2"))
    assert key is not None
    changes = editing.set_field(
        surroundings.context.workspace, "initiative", key.record_id, "confidential",
        expected=False, value=True,
    )  # fmt: skip
    surroundings.context.bus.publish(changes)
    surroundings.qtbot.waitUntil(lambda: "fortrolig" in page.view.more.text(), timeout=5000)
    page.copy_picture()
    said = " ".join(label.text() for label in page.view.messages.findChildren(QLabel))
    assert "Det viser fortrolige linjer." in said
