"""Historik: finding what was done, seeing before and after, taking back, and comparing."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QDate
from PySide6.QtGui import QTextCursor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton

from kkdesk.domain.differences import Turn
from kkdesk.services import editing, portfolio
from kkdesk.services.listing import list_records
from kkdesk.ui.pages.history.model import COL_ACTION, COL_RECORD, COL_WHO
from kkdesk.ui.pages.history.page import HistoryPage, make_page
from kkdesk.ui.pages.history.page_view import DAYS, TELLINGS
from kkdesk.ui.pages.plans.editor.editor import InitiativeEditor

if TYPE_CHECKING:
    from pathlib import Path

    from kkdesk.services.workspace import Workspace
    from tests.e2e.page_surroundings import Surrounder, Surroundings

TODAY = date.today()  # noqa: DTZ011 -- operations are stamped by the real clock


@dataclass
class Desk:
    """The page with what it stands in."""

    page: HistoryPage
    around: Surroundings

    def lines(self, column: int = COL_ACTION) -> list[str]:
        model = self.page.model
        return [str(model.index(row, column).data()) for row in range(model.rowCount())]

    def choose(self, row: int) -> None:
        self.page.view.operations.selectRow(row)
        self.around.settle()

    def view(self, key: str) -> None:
        combo = self.page.view.view
        combo.choose(key)
        combo.activated.emit(combo.currentIndex())
        self.around.settle()

    def title(self, code: str) -> str:
        (found,) = list_records(self.around.context.workspace, "initiatives", {"code": code})
        return str(found["title"])

    def differences(self) -> list[str]:
        model = self.page.differences
        return [str(model.index(row, COL_RECORD).data()) for row in range(model.rowCount())]


def rename(workspace: Workspace, code: str, value: str) -> None:
    (found,) = list_records(workspace, "initiatives", {"code": code})
    editing.set_field(
        workspace, "initiative", found["id"], "title", expected=found["title"], value=value
    )


@pytest.fixture
def desk(surround: Surrounder, sample_workspace: Workspace) -> Desk:
    rename(sample_workspace, "S2.2", "Forsøg med helt nye regler om merudgifter")
    rename(sample_workspace, "S2.3", "To")
    rename(sample_workspace, "S2.2", "Et helt andet navn")
    around = surround(sample_workspace, TODAY)
    page = make_page(around.context)
    around.show(page)
    return Desk(page, around)


def test_on_a_small_laptop_the_ways_on_from_a_change_stand_in_one_line(desk: Desk) -> None:
    desk.page.resize(1004, 668)  # what a window of 1180 × 720 leaves
    desk.choose(0)
    QTest.qWait(20)
    view = desk.page.view
    ways = (view.take_back, view.open, view.only, view.that_day)
    assert all(one.isVisible() for one in ways)
    assert len({one.y() for one in ways}) == 1


def test_what_was_done_last_stands_first_with_its_words_before_and_after(desk: Desk) -> None:
    assert desk.lines() == [
        "Ret titel · S2.2", "Ret titel · S2.3", "Ret titel · S2.2", "Indlæs eksempelportefølje",
    ]  # fmt: skip
    assert set(desk.lines(COL_WHO)) == {desk.around.context.workspace.user}
    desk.choose(2)
    said = desk.page.view.beside.toPlainText()
    assert "Forsøg med enklere regler om merudgifter" in said
    assert "Forsøg med helt nye regler om merudgifter" in said


def test_what_went_is_struck_through_and_what_came_is_underlined(desk: Desk) -> None:
    desk.choose(2)
    document = desk.page.view.beside.document()
    for words, struck, underlined in (("enklere", True, False), ("helt nye", False, True)):
        cursor = document.find(words)
        cursor.setPosition(cursor.selectionEnd(), QTextCursor.MoveMode.MoveAnchor)
        look = cursor.charFormat()
        assert (look.fontStrikeOut(), look.fontUnderline()) == (struck, underlined)


def test_typing_and_filters_narrow_the_list_and_an_empty_list_offers_all(desk: Desk) -> None:
    view = desk.page.view
    view.search.setText("titel s2.3")
    desk.around.settle()
    assert desk.lines() == ["Ret titel · S2.3"]
    view.search.setText("slet")
    desk.around.settle()
    assert desk.lines() == []
    assert view.lists.currentWidget() is view.empty
    view.empty.button.click()
    desk.around.settle()
    assert len(desk.lines()) == 4
    view.verbs.set_checked(["load"])
    desk.page.reload()
    desk.around.settle()
    assert desk.lines() == ["Indlæs eksempelportefølje"]


def test_an_operation_that_nothing_depends_on_is_taken_back_and_that_is_undone(
    desk: Desk,
) -> None:
    before = desk.title("S2.3")
    desk.choose(1)
    desk.page.view.take_back.click()
    desk.around.settle()
    assert desk.title("S2.3") != before
    assert desk.lines()[0] == "Tag tilbage titel · S2.3"
    messages = desk.page.view.messages
    next(one for one in messages.findChildren(QPushButton) if one.text() == "Fortryd").click()
    desk.around.settle()
    assert desk.title("S2.3") == before


def test_what_stands_in_the_way_is_named_and_leads_to_it(desk: Desk) -> None:
    view = desk.page.view
    desk.choose(2)
    view.take_back.click()
    desk.around.settle()
    assert view.later.isVisible()
    assert view.later.count() == 1
    assert "Ret titel · S2.2" in view.later.item(0).text()
    assert "Intet er overskrevet" in view.messages.text()
    view.later.setCurrentRow(0)
    view.later.itemActivated.emit(view.later.item(0))
    desk.around.settle()
    assert view.operations.currentIndex().row() == 0
    assert not view.later.isVisible()


def test_a_loading_cannot_be_taken_back(desk: Desk) -> None:
    desk.choose(3)
    assert not desk.page.view.take_back.isEnabled()


def test_one_record_has_a_history_of_its_own_and_its_initiative_opens(desk: Desk) -> None:
    desk.choose(0)
    desk.page.view.only.click()
    desk.around.settle()
    assert desk.lines() == [
        "Ret titel · S2.2", "Ret titel · S2.2", "Indlæs eksempelportefølje",
    ]  # fmt: skip
    desk.choose(0)
    desk.page.view.open.click()
    assert desk.around.opened[-1][0] == "plans"


def test_what_changed_since_the_plan_is_shown_by_going_there_and_choosing_the_comparison(
    desk: Desk,
) -> None:
    desk.view(TELLINGS)  # the page was the first action, this the second
    view = desk.page.view
    assert (view.first_told.key(), view.last_told.key()) == ("sof-2023", "2025")
    found = [desk.page.differences.difference(row) for row in range(len(desk.differences()))]
    told = {(one.code, one.aspect.value, one.before, one.after) for one in found if one}
    assert ("fleksjob", "target", "850 (2023)", "900 (2024)") in told
    assert ("fleksjob", "target", "146 (2023)", "157 (2024)") in told
    gone = {one.code for one in found if one and one.turn is Turn.REMOVED}
    assert gone.issuperset({"P1.1.1", "P4.1.2", "P4.1.3", "P6.2.4", "P6.3.3"})
    row = next(n for n, one in enumerate(found) if one and one.after == "900 (2024)")
    view.differences.selectRow(row)
    assert "850 (2023)" in view.beside.toPlainText()


def test_two_days_are_compared_and_a_day_before_the_first_says_why_not(desk: Desk) -> None:
    desk.view(DAYS)
    assert desk.differences() == []
    view = desk.page.view
    earlier = TODAY - timedelta(days=400)
    view.first_day.setDate(QDate(earlier.year, earlier.month, earlier.day))
    desk.around.settle()
    assert "historik begynder" in view.messages.text()


def test_the_comparison_is_printed(desk: Desk, tmp_path: Path) -> None:
    desk.view(TELLINGS)
    assert desk.page.view.print.isVisible()
    desk.page.print_to(tmp_path / "forskelle.pdf")
    desk.around.settle()
    assert (tmp_path / "forskelle.pdf").read_bytes().startswith(b"%PDF")
    assert "Gemt" in desk.page.view.messages.text()


def test_the_editor_of_an_initiative_leads_to_its_history(desk: Desk) -> None:
    workspace = desk.around.context.workspace
    (chosen,) = list_records(workspace, "initiatives", {"code": "S2.2"})
    editor = InitiativeEditor(desk.around.context)
    desk.around.show(editor)
    editor.show_detail(portfolio.initiative_detail(workspace, chosen["id"]))
    editor.history_button.click()
    assert desk.around.opened[-1] == ("history", {"record_id": chosen["id"]})
    desk.page.open_with(record_id=chosen["id"])
    desk.around.settle()
    assert desk.lines() == [
        "Ret titel · S2.2", "Ret titel · S2.2", "Indlæs eksempelportefølje",
    ]  # fmt: skip


def test_the_day_of_an_operation_is_shown_as_it_was(desk: Desk) -> None:
    desk.choose(1)
    desk.page.view.that_day.click()
    operation = desk.page.panel.shown
    assert operation is not None
    assert desk.around.opened[-1] == ("past", {"day": operation.operation.at.date()})
