"""Frister on the sample portfolio: what a coordinator sees, opens, confirms and filters."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QDate, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QPushButton

from kkdesk.db.engine import database_path, open_engine
from kkdesk.domain.first_policy import FirstPolicy
from kkdesk.domain.records import Answer, InitiativeFilter
from kkdesk.services import editing, portfolio
from kkdesk.services.deadlines import list_deadlines
from kkdesk.services.starting import add_first_policy
from kkdesk.services.undo import undo
from kkdesk.ui.pages.deadlines.model import COL_ANSWER, COL_INITIATIVE, COL_WORDS
from kkdesk.ui.pages.deadlines.page import DeadlinesPage, make_page

if TYPE_CHECKING:
    from kkdesk.services.workspace import Workspace
    from tests.e2e.page_surroundings import Surrounder, Surroundings


@pytest.fixture
def surroundings(surround: Surrounder, sample_workspace: Workspace) -> Surroundings:
    return surround(sample_workspace)


@pytest.fixture
def page(surroundings: Surroundings) -> DeadlinesPage:
    made = make_page(surroundings.context)
    surroundings.show(made)
    return made


def rows(page: DeadlinesPage, group: Answer, *columns: int) -> list[tuple[str, ...]]:
    parent = page.model.group_index(group)
    return [
        tuple(str(page.model.index(row, column, parent).data()) for column in columns)
        for row in range(page.model.rowCount(parent))
    ]


def mark(page: DeadlinesPage, group: Answer, code: str) -> None:
    parent = page.model.group_index(group)
    for row in range(page.model.rowCount(parent)):
        index = page.model.index(row, 0, parent)
        if str(index.siblingAtColumn(COL_INITIATIVE).data()).startswith(f"{code} "):
            page.view.list.setCurrentIndex(index)
            return
    raise LookupError(code)


def codes(page: DeadlinesPage) -> set[str]:
    return {event.lead.code for event in page.model.events}


def test_on_a_small_laptop_the_counts_stand_in_one_line(
    page: DeadlinesPage, surroundings: Surroundings
) -> None:
    page.resize(1004, 668)  # what a window of 1180 × 720 leaves
    surroundings.settle()
    QTest.qWait(20)
    (counts,) = (
        one for one in page.view.header.findChildren(QLabel) if "muligt i perioden" in one.text()
    )
    assert counts.height() < 2 * counts.fontMetrics().height()


def test_the_trial_shows_both_sources_with_the_plans_day_above_the_statuss_month(
    page: DeadlinesPage,
) -> None:
    found = rows(page, Answer.POSSIBLE, COL_WORDS, COL_ANSWER, COL_INITIATIVE)
    trial = [row[:2] for row in found if row[2].startswith("S2.2 ")]
    assert trial == [("1. april 2023 – 31. marts 2026", "Nej"), ("frem til marts 2026", "Muligt")]
    mark(page, Answer.POSSIBLE, "S2.2")
    assert "Kilderne er uenige" in page.view.more.text()


def test_from_new_years_day_the_trial_is_certain_by_both(
    page: DeadlinesPage, surroundings: Surroundings
) -> None:
    page.view.day.setDate(QDate(2026, 1, 1))
    surroundings.settle()
    found = rows(page, Answer.CERTAIN, COL_WORDS, COL_ANSWER)
    assert found == [
        ("1. april 2023 – 31. marts 2026", "Sikkert"),
        ("frem til marts 2026", "Sikkert"),
    ]
    page.view.today.click()
    surroundings.settle()
    assert page.day == date(2025, 12, 20)


def test_a_longer_period_holds_more_and_makes_the_trial_certain(
    page: DeadlinesPage, surroundings: Surroundings
) -> None:
    page.view.horizon.setCurrentIndex(3)
    surroundings.settle()
    assert page.within == 180
    certain = {row[0].split()[0] for row in rows(page, Answer.CERTAIN, COL_INITIATIVE)}
    assert "S2.2" in certain


def test_enter_opens_the_initiative_of_the_row(
    page: DeadlinesPage, surroundings: Surroundings
) -> None:
    mark(page, Answer.POSSIBLE, "S2.2")
    QTest.keyClick(page.view.list, Qt.Key.Key_Return)
    (wanted,) = (
        event.lead.expression.initiative_id
        for event in page.model.events
        if event.lead.code == "S2.2"
    )
    assert surroundings.opened == [("plans", {"initiative_id": wanted})]


def test_a_meeting_opens_its_case(page: DeadlinesPage, surroundings: Surroundings) -> None:
    parent = page.model.group_index(Answer.PAST_UNCONFIRMED)
    page.view.list.setCurrentIndex(page.model.index(0, 0, parent))
    assert page.view.what.text().startswith("Status for handicappolitikken 2023-26 · Møde")
    QTest.keyClick(page.view.list, Qt.Key.Key_Return)
    ((opened, what),) = surroundings.opened
    assert (opened, what["kind"], bool(what["record_id"])) == ("cases", "case", True)


def test_enter_on_a_heading_folds_and_unfolds_its_group(page: DeadlinesPage) -> None:
    heading = page.model.group_index(Answer.POSSIBLE)
    page.view.list.setCurrentIndex(heading)
    assert page.view.list.isExpanded(heading)
    QTest.keyClick(page.view.list, Qt.Key.Key_Return)
    assert not page.view.list.isExpanded(heading)
    QTest.keyClick(page.view.list, Qt.Key.Key_Return)
    assert page.view.list.isExpanded(heading)


def test_a_folded_group_stays_folded_when_the_list_is_read_anew(
    page: DeadlinesPage, surroundings: Surroundings
) -> None:
    page.view.list.collapse(page.model.group_index(Answer.POSSIBLE))
    page.reload()
    surroundings.settle()
    assert not page.view.list.isExpanded(page.model.group_index(Answer.POSSIBLE))


def test_a_confirmed_event_leaves_the_list_and_one_press_brings_it_back(
    page: DeadlinesPage, surroundings: Surroundings
) -> None:
    mark(page, Answer.PAST_UNCONFIRMED, "S6.2")
    QTest.keyClick(page.view.list, Qt.Key.Key_B, Qt.KeyboardModifier.ControlModifier)
    surroundings.settle()
    surroundings.settle()
    assert "S6.2" not in codes(page)
    assert page.view.messages.text().startswith("Bekræftet: S6.2 Københavns Autismehus")
    assert page.view.list.currentIndex().isValid()
    (back,) = (
        button
        for button in page.view.messages.findChildren(QPushButton)
        if button.text() == "Fortryd"
    )
    back.click()
    surroundings.settle()
    surroundings.settle()
    assert "S6.2" in codes(page)


def test_confirming_the_trial_confirms_what_both_sources_say(
    page: DeadlinesPage, surroundings: Surroundings
) -> None:
    page.view.day.setDate(QDate(2026, 4, 1))
    surroundings.settle()
    mark(page, Answer.PAST_UNCONFIRMED, "S2.2")
    page.view.confirm.click()
    surroundings.settle()
    surroundings.settle()
    assert "S2.2" not in codes(page)


def test_the_offer_to_undo_a_confirmation_goes_when_something_else_was_done(
    page: DeadlinesPage, surroundings: Surroundings
) -> None:
    mark(page, Answer.PAST_UNCONFIRMED, "S6.2")
    page.view.confirm.click()
    surroundings.settle()
    surroundings.settle()
    assert page.view.messages.text()
    surroundings.context.bus.publish(undo(surroundings.context.workspace))
    surroundings.settle()
    assert page.view.messages.text() == ""


def test_what_was_confirmed_can_be_seen_and_taken_back(
    page: DeadlinesPage, surroundings: Surroundings
) -> None:
    mark(page, Answer.PAST_UNCONFIRMED, "S6.2")
    page.view.confirm.click()
    surroundings.settle()
    page.view.confirmed.setChecked(True)
    surroundings.settle()
    mark(page, Answer.CONFIRMED, "S6.2")
    assert page.view.confirm.text() == "Tag tilbage"
    page.view.confirm.click()
    surroundings.settle()
    surroundings.settle()
    assert "S6.2" in {row[0].split()[0] for row in rows(page, Answer.PAST_UNCONFIRMED, 5)}


def test_search_and_filters_narrow_the_list_and_can_be_reset(page: DeadlinesPage) -> None:
    everything = codes(page)
    page.view.search.setText("merudgift")
    assert codes(page) == {"S2.2"}
    page.view.search.setText("")
    page.view.owners.set_checked(["TMF"])
    assert codes(page) == {"S3.3"}
    page.view.search.setText("merudgift")
    assert page.view.stack.currentWidget() is page.view.empty
    page.view.empty.button.click()
    assert codes(page) == everything
    page.view.roles.set_checked(["trial_ends"])
    assert codes(page) == {"S2.2"}


def test_another_page_can_lead_to_a_group(page: DeadlinesPage, surroundings: Surroundings) -> None:
    page.view.search.setText("autisme")
    page.open_with(answer="unplaced", on=date(2025, 12, 20), within=90)
    surroundings.settle()
    assert page.view.search.text() == ""
    current = page.view.list.currentIndex()
    assert current.data() == "1. september"
    assert not page.view.list.isExpanded(page.model.group_index(Answer.POSSIBLE))


def test_another_page_can_lead_to_one_date(page: DeadlinesPage, surroundings: Surroundings) -> None:
    wanted = next(e.lead.expression for e in page.model.events if e.lead.code == "S6.2")
    page.open_with(date_id=wanted.id)
    surroundings.settle()
    assert page.view.list.currentIndex().data() == wanted.as_written


def test_a_change_elsewhere_shows_at_once(page: DeadlinesPage, surroundings: Surroundings) -> None:
    context = surroundings.context
    found = portfolio.list_initiatives(context.workspace, InitiativeFilter(words="merudgifter"))
    changes = editing.add_date(context.workspace, found.rows[0].id, words="10. januar 2026")
    dated = editing.set_field(
        context.workspace,
        "date_entry",
        next(iter(changes.ids - {found.rows[0].id})),
        "role",
        expected="mentioned",
        value="hearing_deadline",
    )
    context.bus.publish(dated)
    surroundings.settle()
    assert ("10. januar 2026",) in rows(page, Answer.CERTAIN, COL_WORDS)


def test_nothing_due_is_said_calmly_and_a_longer_look_is_offered(
    surround: Surrounder, empty_workspace: Workspace
) -> None:
    add_first_policy(empty_workspace, FirstPolicy("Aaby Kommune", "HP26", "Handicappolitik"))
    editing.add_initiative(empty_workspace, title="Ny indsats")
    around = surround(empty_workspace)
    page = make_page(around.context)
    around.show(page)
    around.settle()
    assert page.view.stack.currentWidget() is page.view.empty
    assert page.view.empty.accessibleName() == "Ingen frister i perioden"
    page.view.empty.button.click()
    around.settle()
    assert page.within == 365
    assert not page.view.empty.button.isVisible()


def test_a_database_opened_for_reading_takes_no_confirmation(
    surround: Surrounder, sample_workspace: Workspace
) -> None:
    engine = open_engine(str(database_path(sample_workspace.engine)), read_only=True)
    around = surround(replace(sample_workspace, opened=engine))
    page = make_page(around.context)
    around.show(page)
    mark(page, Answer.PAST_UNCONFIRMED, "S6.2")
    assert not page.view.confirm.isEnabled()
    assert page.view.open.isEnabled()
    engine.dispose()


def test_the_search_shortcut_puts_the_keyboard_into_the_search(page: DeadlinesPage) -> None:
    page.view.search.setText("trial")
    page.focus_search()
    assert page.focusWidget() is page.view.search
    assert page.view.search.selectedText() == "trial"


def test_a_screen_reader_finds_groups_rows_and_cells(page: DeadlinesPage) -> None:
    listed = QAccessible.queryAccessibleInterface(page.view.list)
    said = {listed.child(place).text(QAccessible.Text.Name) for place in range(listed.childCount())}
    assert {"Svar", "Muligt i perioden (17)", "frem til marts 2026", "Nej"} <= said


def test_every_control_has_a_name_and_the_keyboard_reaches_it(page: DeadlinesPage) -> None:
    view = page.view
    for control in (
        *(view.day, view.today, view.horizon, view.search, view.roles, view.owners),
        *(view.confirmed, view.list, view.open, view.confirm),
    ):
        named = QAccessible.queryAccessibleInterface(control)
        assert named.text(QAccessible.Text.Name), control
        assert control.focusPolicy() & Qt.FocusPolicy.TabFocus, control


def test_the_page_reads_the_day_anew_when_it_is_shown_after_midnight(
    surround: Surrounder, sample_workspace: Workspace
) -> None:
    days = [date(2025, 12, 31)]
    around = surround(sample_workspace)
    context = replace(around.context, workspace=replace(sample_workspace, today=lambda: days[-1]))
    page = make_page(context)
    around.show(page)
    page.hide()
    days.append(date(2026, 1, 1))
    page.show()
    around.settle()
    assert page.day == date(2026, 1, 1)


def test_the_page_lists_what_the_service_lists(
    page: DeadlinesPage, surroundings: Surroundings
) -> None:
    listed = list_deadlines(surroundings.context.workspace, page.day, page.within)
    shown = [told for event in page.model.events for told in event.tellings]
    assert shown == list(listed)


def test_a_row_leads_to_its_line_on_the_timeline(
    page: DeadlinesPage, surroundings: Surroundings
) -> None:
    mark(page, Answer.POSSIBLE, "S2.2")
    page.view.timeline.click()
    ((where, what),) = surroundings.opened
    assert where == "timeline"
    assert what["initiative_id"]


def test_reminders_are_a_click_away(surroundings: Surroundings, page: DeadlinesPage) -> None:
    page.view.reminders.click()
    assert surroundings.opened[-1] == ("reminders", {})
