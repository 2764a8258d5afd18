"""What a person looks for on the page of action plans stays in sight."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from kkdesk.services import editing, undo
from kkdesk.services.listing import list_records
from kkdesk.ui.pages.plans.model import COL_CODE, COL_TITLE, PAGE
from kkdesk.ui.theme import Theme, ThemeMode
from tests.e2e.plans_desk import Desk

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from kkdesk.services.workspace import Workspace


@pytest.fixture(scope="module")
def theme(qapp: QApplication) -> Theme:
    return Theme(qapp, ThemeMode.LIGHT)


@pytest.fixture
def desk(sample_workspace: Workspace, tmp_path: Path, qtbot: QtBot, theme: Theme) -> Iterator[Desk]:
    made = Desk(sample_workspace, tmp_path, qtbot, theme)
    yield made
    made.close()


def marked(desk: Desk) -> list[str]:
    rows = desk.page.view.table.selectionModel().selectedRows(COL_CODE)
    return [str(row.data()) for row in rows]


def test_an_initiative_beyond_the_rows_read_is_marked_when_another_page_opens_it(
    desk: Desk,
) -> None:
    assert desk.page.model.total > PAGE
    desk.page.open_with(initiative_id=desk.id_of("S6.16"))
    desk.settle()
    assert marked(desk) == ["S6.16"]
    table = desk.page.view.table
    row = table.visualRect(table.currentIndex())
    assert table.viewport().rect().contains(row.center())


def test_enter_in_the_search_marks_the_row_it_goes_to(desk: Desk) -> None:
    desk.search("merudgifter")
    QTest.keyClick(desk.page.view.search, Qt.Key.Key_Return)
    desk.settle()
    assert desk.page.view.table.hasFocus()
    assert len(marked(desk)) == 1


def test_a_wide_list_gives_its_room_to_the_titles(desk: Desk) -> None:
    table = desk.page.view.table
    narrow = table.columnWidth(COL_TITLE)
    desk.window.resize(desk.window.width() + 900, desk.window.height())
    desk.settle()
    assert table.columnWidth(COL_TITLE) > narrow + 100


def test_the_line_for_new_dates_stays_in_sight_while_dates_are_added(desk: Desk) -> None:
    desk.open("S2.2")
    form = desk.page.editor.form
    line = form.add_date.edit
    line.setFocus()
    for words in ("marts 2027", "april 2027", "maj 2027"):
        QTest.keyClicks(line, words)
        QTest.keyClick(line, Qt.Key.Key_Return)
        desk.settle()
        QApplication.processEvents()
    assert len(form.dates.cards) == 6
    place = QRect(line.mapTo(form.viewport(), QPoint(0, 0)), line.size())
    assert form.viewport().rect().contains(place)


def test_of_many_dates_the_last_twenty_stand_there_and_one_turns_to_the_others(
    desk: Desk, sample_workspace: Workspace
) -> None:
    row = next(r for r in list_records(sample_workspace, "initiatives", {}) if r["code"] == "S2.2")
    for year in range(2030, 2060):
        editing.add_date(sample_workspace, str(row["id"]), words=str(year), position=year)
    desk.open("S2.2")
    dates = desk.page.editor.form.dates
    assert (dates.count, len(dates.cards)) == (33, 20)
    assert dates.cards[-1].place == "Dato 33"
    assert dates.turner.earlier.accessibleName().endswith("Datoer")
    dates.turner.earlier.click()
    assert [card.place for card in dates.cards] == [f"Dato {n}" for n in range(1, 14)]


def test_a_date_added_now_is_the_initiatives_last_change(desk: Desk) -> None:
    before = desk.open("S2.2").changed_at
    form = desk.page.editor.form
    form.add_date.edit.setText("maj 2027")
    form.add_date.flush()
    desk.settle()
    assert desk.stored().changed_at > before


def test_what_is_pasted_into_a_title_becomes_one_line(desk: Desk) -> None:
    desk.open("S2.2")
    QApplication.clipboard().setText(
        "Første\r\nlinje\n\t·  anden “linje” <b>x</b> \N{GRINNING FACE}"
    )
    title = desk.line("title")
    title.setFocus()
    title.selectAll()
    title.paste()
    title.clearFocus()
    desk.settle()
    stored = "Første linje ·  anden “linje” <b>x</b> \N{GRINNING FACE}"
    assert desk.stored().fields["title"] == stored


def test_the_offer_to_undo_a_deletion_goes_when_it_was_undone_by_key(desk: Desk) -> None:
    desk.open("S2.2")
    desk.page.editor.delete_button.click()
    desk.press("Slet")
    desk.settle()
    notice = desk.page.view.notice
    assert "er slettet" in notice.text()
    assert desk.window.focusWidget() is desk.page.view.table
    desk.bus.publish(undo.undo(desk.workspace))
    desk.settle()
    assert notice.text() == ""


@pytest.mark.parametrize("code", ["S6.2", "S2.2", "P6.1.2", "s1.1"])
def test_a_code_finds_the_initiatives_that_bear_it_and_not_its_figures_elsewhere(
    desk: Desk, code: str
) -> None:
    desk.search(code)
    assert code.upper() in desk.codes()
    assert all(found.startswith(code.upper()) for found in desk.codes())
