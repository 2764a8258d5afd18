"""Frister: moving and waiving, ways to divide the list, a range of days, and the month."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QDate, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest

from kkdesk.domain.records import Answer
from kkdesk.services.undo import undo
from kkdesk.ui.dialogs.decide_deadline import DecideDeadlineDialog
from kkdesk.ui.pages.deadlines.grouping import Grouping
from kkdesk.ui.pages.deadlines.model import COL_INITIATIVE, COL_WORDS
from kkdesk.ui.pages.deadlines.page import DeadlinesPage, make_page
from kkdesk.ui.pages.deadlines.page_view import HORIZONS, UNTIL

if TYPE_CHECKING:
    from kkdesk.services.workspace import Workspace
    from tests.e2e.page_surroundings import Surrounder, Surroundings

AUTUMN = date(2025, 10, 1)


@pytest.fixture
def surroundings(surround: Surrounder, sample_workspace: Workspace) -> Surroundings:
    return surround(sample_workspace, AUTUMN)


@pytest.fixture
def page(surroundings: Surroundings) -> DeadlinesPage:
    made = make_page(surroundings.context)
    surroundings.show(made)
    return made


def settle(around: Surroundings) -> None:
    for _ in range(3):
        around.settle()


def headings(page: DeadlinesPage) -> list[str]:
    return [str(page.model.index(row, 0).data()) for row in range(page.model.rowCount())]


def mark(page: DeadlinesPage, words: str) -> None:
    for group in range(page.model.rowCount()):
        parent = page.model.index(group, 0)
        for row in range(page.model.rowCount(parent)):
            index = page.model.index(row, 0, parent)
            shown = (COL_WORDS, COL_INITIATIVE)
            if any(words in str(index.siblingAtColumn(column).data()) for column in shown):
                page.view.list.setCurrentIndex(index)
                return
    raise LookupError(words)


def dialog(page: DeadlinesPage) -> DecideDeadlineDialog:
    (found,) = page.findChildren(DecideDeadlineDialog)
    return found


def choose_grouping(page: DeadlinesPage, grouping: Grouping) -> None:
    page.view.grouping.setCurrentIndex(page.view.grouping.findData(grouping))


def go_to_month(page: DeadlinesPage, around: Surroundings) -> None:
    page.view.month_button.click()
    settle(around)


# -- moving and waiving


def test_a_deadline_is_moved_in_three_steps_and_tells_where_it_was(
    page: DeadlinesPage, surroundings: Surroundings
) -> None:
    mark(page, "den 13. november 2025")
    page.view.move_button.click()
    asked = dialog(page)
    assert asked.words.text() == "den 13. november 2025"
    asked.words.setText("20. november 2025")
    asked.reason.setText("mødet blev aflyst")
    asked.do_button.click()
    settle(surroundings)
    mark(page, "20. november 2025")
    told = page.view.more.text()
    assert "Flyttet fra «den 13. november 2025»" in told
    assert "mødet blev aflyst" in told
    assert page.view.messages.text().startswith("Flyttet: ")


def test_a_move_without_a_reason_is_refused_at_its_field(
    page: DeadlinesPage, surroundings: Surroundings
) -> None:
    mark(page, "S6.9")
    QTest.keyClick(page.view.list, Qt.Key.Key_M, Qt.KeyboardModifier.ControlModifier)
    asked = dialog(page)
    asked.words.setText("april 2026 – marts 2026")
    asked.reason.setText("senere")
    asked.do_button.click()
    settle(surroundings)
    assert "slutter, før det begynder" in asked.fields["words"].error.text()
    asked.words.setText("marts 2026")
    asked.reason.setText("")
    asked.do_button.click()
    settle(surroundings)
    assert asked.fields["reason"].error.text()
    assert asked.isVisible()
    asked.reject()


def test_a_waived_deadline_goes_and_is_found_among_the_settled(
    page: DeadlinesPage, surroundings: Surroundings
) -> None:
    mark(page, "S6.9")
    page.view.waive_button.click()
    asked = dialog(page)
    assert not asked.words.isVisible()
    asked.reason.setText("teamet kom ikke")
    asked.do_button.click()
    settle(surroundings)
    with pytest.raises(LookupError):
        mark(page, "S6.9")
    page.view.confirmed.click()
    settle(surroundings)
    assert page.model.group_index(Answer.WAIVED).isValid()
    mark(page, "S6.9")
    assert "teamet kom ikke" in page.view.more.text()
    assert not page.view.move_button.isEnabled()
    page.view.confirm.click()
    settle(surroundings)
    mark(page, "S6.9")
    assert page.view.move_button.isEnabled()


def test_undo_takes_a_move_back(page: DeadlinesPage, surroundings: Surroundings) -> None:
    mark(page, "S6.9")
    page.view.move_button.click()
    asked = dialog(page)
    asked.words.setText("marts 2027")
    asked.reason.setText("udbud")
    asked.do_button.click()
    settle(surroundings)
    surroundings.context.bus.publish(undo(surroundings.context.workspace))
    settle(surroundings)
    mark(page, "S6.9")
    assert page.view.list.currentIndex().data() == "i 2025"


def test_what_must_be_ready_for_a_meeting_stands_by_what_the_rule_asks_for_with_its_clash(
    page: DeadlinesPage, surroundings: Surroundings
) -> None:
    mark(page, "Sagen afleveres til udvalgets sekretariat · ØU – Status")
    assert "I en skoleferie: Efterårsferie" in page.view.more.text()
    page.view.open.click()
    assert surroundings.opened[0][0] == "cases"


# -- dividing, and a range


def test_the_list_is_divided_by_week_responsible_or_role(page: DeadlinesPage) -> None:
    choose_grouping(page, Grouping.WEEK)
    found = headings(page)
    assert found[0] == "Uge 41, 2025 (06.10.2025 – 12.10.2025) (1)"
    assert found[-2].startswith("Passeret uden bekræftelse")
    choose_grouping(page, Grouping.OWNER)
    assert {"SOF", "ØU"} <= {heading.split(" (")[0] for heading in headings(page)}
    assert headings(page)[-1].startswith("Uden ansvarlig")
    choose_grouping(page, Grouping.ROLE)
    assert "Klar til møde (6)" in headings(page)


def test_every_way_of_dividing_holds_every_event(page: DeadlinesPage) -> None:
    for grouping in Grouping:
        choose_grouping(page, grouping)
        counts = [int(words.rpartition("(")[2].rstrip(")")) for words in headings(page)]
        assert sum(counts) == len(page.model.events), grouping


def test_another_page_finds_its_group_however_the_list_was_divided(
    page: DeadlinesPage, surroundings: Surroundings
) -> None:
    choose_grouping(page, Grouping.ROLE)
    page.open_with(answer="unplaced")
    settle(surroundings)
    assert page.view.list.currentIndex().data() == "1. september"


def test_the_period_can_go_to_any_day(page: DeadlinesPage, surroundings: Surroundings) -> None:
    assert page.view.until.isHidden()
    page.view.horizon.setCurrentIndex(page.view.horizon.findData(UNTIL))
    settle(surroundings)
    assert page.view.until.isVisible()
    assert page.within == 90
    page.view.until.setDate(QDate(2025, 10, 8))
    settle(surroundings)
    assert page.within == 7
    meetings = [e.lead.department for e in page.model.events if e.answer is Answer.CERTAIN]
    assert meetings == ["SUD"]
    page.view.horizon.setCurrentIndex(HORIZONS.index(180))
    settle(surroundings)
    assert page.view.until.isHidden()


# -- the month


def test_the_month_shows_each_day_and_lists_what_has_no_day(
    page: DeadlinesPage, surroundings: Surroundings
) -> None:
    go_to_month(page, surroundings)
    month = page.month
    assert month.title.text() == "oktober 2025"
    cell = month.model.index_of(date(2025, 10, 28))
    assert "Status for handicappolitikken 2023-26" in str(cell.data())
    assert month.vague_title.text() == f"Uden bestemt dag i måneden: {len(month.model.vague)}"
    assert "S6.9" in {event.lead.code for event in month.model.vague}


def test_the_keyboard_goes_from_day_to_day_and_into_the_days_list(
    page: DeadlinesPage, surroundings: Surroundings
) -> None:
    go_to_month(page, surroundings)
    table, month = page.month.table, page.month
    table.setCurrentIndex(month.model.index_of(date(2025, 10, 7)))
    QTest.keyClick(table, Qt.Key.Key_Right)
    assert month.day_title.text() == "08.10.2025: frister: 1"
    assert page.view.what.text().startswith("Status for handicappolitikken 2023-26 · Møde")
    QTest.keyClick(table, Qt.Key.Key_Return)
    assert page.focusWidget() is month.lists[True]
    QTest.keyClick(month.lists[True], Qt.Key.Key_B, Qt.KeyboardModifier.ControlModifier)
    settle(surroundings)
    assert "1" not in month.day_title.text().partition(": ")[2]


def test_another_month_is_a_key_away(page: DeadlinesPage, surroundings: Surroundings) -> None:
    go_to_month(page, surroundings)
    QTest.keyClick(page.month.table, Qt.Key.Key_PageDown)
    settle(surroundings)
    assert page.month.title.text() == "november 2025"
    page.month.previous.click()
    settle(surroundings)
    assert page.month.title.text() == "oktober 2025"


def test_a_screen_reader_hears_day_break_and_deadlines(
    page: DeadlinesPage, surroundings: Surroundings
) -> None:
    go_to_month(page, surroundings)
    table = QAccessible.queryAccessibleInterface(page.month.table)
    assert table.text(QAccessible.Text.Name) == "Månedskalender"
    said = {table.child(place).text(QAccessible.Text.Name) for place in range(table.childCount())}
    handed_in = (
        "Sagen afleveres til udvalgets sekretariat · ØU – Status for handicappolitikken 2023-26"
    )
    assert f"tirsdag 14.10.2025, Efterårsferie: frister: 1\n{handed_in}" in said
    assert "onsdag 01.10.2025, i dag: ingen frister" in said


def test_the_filters_narrow_the_month_too(page: DeadlinesPage, surroundings: Surroundings) -> None:
    go_to_month(page, surroundings)
    page.view.search.setText("merudgift")
    assert page.month.model.vague == ()
    assert not page.month.model.events(page.month.model.index_of(date(2025, 10, 8)))


def test_going_back_from_the_month_shows_the_list(
    page: DeadlinesPage, surroundings: Surroundings
) -> None:
    go_to_month(page, surroundings)
    assert page.view.stack.currentWidget() is page.month
    page.view.month_button.click()
    assert page.view.stack.currentWidget() is page.view.list
