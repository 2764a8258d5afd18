"""The rules dialog and the tab Frister of a case: rules edited in the window move deadlines."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from kkdesk.services.deadlines import case_deadlines, list_deadlines, move_deadlines
from kkdesk.services.planning import planning_sheet
from kkdesk.ui.dialogs.planning_rules import PlanningPanel, PlanningRulesDialog
from kkdesk.ui.pages.cases.deadlines import COL_DAY, COL_REMARKS, COL_WHAT, CaseDeadlines
from kkdesk.ui.pages.cases.page import CasesPage
from kkdesk.ui.pages.cases.page import make_page as make_cases
from kkdesk.ui.pages.deadlines.page import make_page as make_deadlines

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from kkdesk.services.workspace import Workspace
    from tests.e2e.page_surroundings import Surrounder, Surroundings

SUMMER = date(2025, 8, 20)


@pytest.fixture
def surroundings(surround: Surrounder, sample_workspace: Workspace) -> Surroundings:
    return surround(sample_workspace, SUMMER)


@pytest.fixture
def cases(surroundings: Surroundings) -> CasesPage:
    made = make_cases(surroundings.context)
    surroundings.show(made)
    settle(surroundings)
    return made


def settle(around: Surroundings) -> None:
    for _ in range(4):
        around.settle()


def tab(page: CasesPage) -> CaseDeadlines:
    assert page.pane is not None
    assert page.pane.deadlines is not None
    page.pane.tabs.setCurrentWidget(page.pane.deadlines)
    return page.pane.deadlines


def lines(shown: CaseDeadlines, *columns: int) -> list[tuple[str, ...]]:
    model = shown.model
    return [
        tuple(str(model.index(row, column).data()) for column in columns)
        for row in range(model.rowCount())
    ]


def open_rules(page: QWidget, around: Surroundings) -> PlanningRulesDialog:
    settle(around)
    (dialog,) = page.findChildren(PlanningRulesDialog)
    return dialog


def type_over(panel: PlanningPanel, field: str, text: str) -> None:
    edit = panel.form.controls[field].widget
    target = edit.focusProxy() or edit
    target.setFocus()
    QTest.keyClick(target, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    QTest.keyClicks(target, text)
    panel.form.flush()


def test_a_case_shows_its_meetings_and_what_must_be_ready(cases: CasesPage) -> None:
    found = lines(tab(cases), COL_DAY, COL_WHAT)
    assert found[0] == ("fr 22.08.2025", "Høring sendes til rådet · SUD")
    assert found[3] == ("on 08.10.2025", "Møde i SUD")
    assert found[-2] == ("fr 07.11.2025", "Dagsorden sendes ud · BR")
    remarks = [row[0] for row in lines(tab(cases), COL_REMARKS) if row[0]]
    assert remarks == ["I en skoleferie: Efterårsferie"]
    assert tab(cases).about.text() == "Frister, der støder på noget: 1"


def test_a_clash_is_told_on_the_case_with_its_reason(
    cases: CasesPage, surroundings: Surroundings
) -> None:
    assert cases.subject is not None
    workspace = surroundings.context.workspace
    hearing = case_deadlines(workspace, cases.subject.id)[0]
    changes = move_deadlines(workspace, [hearing], "6. september 2025", "ferie i rådet")
    surroundings.context.bus.publish(changes)
    settle(surroundings)
    (told,) = [row for row in lines(tab(cases), COL_DAY, COL_REMARKS) if "06.09.2025" in row[0]]
    assert "Ikke en arbejdsdag: lørdag" in told[1]
    assert "Kun 13 dage; reglen er 4 uger" in told[1]
    assert "Flyttet fra «22. august 2025»" in told[1]


def test_a_line_of_a_case_opens_in_frister(cases: CasesPage, surroundings: Surroundings) -> None:
    shown = tab(cases)
    shown.table.setFocus()
    QTest.keyClick(shown.table, Qt.Key.Key_Return)
    ((page, what),) = surroundings.opened
    assert (page, what["on"]) == ("deadlines", date(2025, 8, 22))


def test_a_rule_edited_in_the_window_moves_the_cases_deadlines(
    cases: CasesPage, surroundings: Surroundings
) -> None:
    tab(cases).rules_button.click()
    dialog = open_rules(cases, surroundings)
    panel = dialog.panels["planning_rule"]
    panel.list.setCurrentRow(0)
    type_over(panel, "amount", "6")
    settle(surroundings)
    assert ("on 05.11.2025", "Dagsorden sendes ud · BR") in lines(tab(cases), COL_DAY, COL_WHAT)
    dialog.close()
    settle(surroundings)


def test_a_time_that_is_no_number_is_refused_at_its_field(
    cases: CasesPage, surroundings: Surroundings
) -> None:
    tab(cases).rules_button.click()
    dialog = open_rules(cases, surroundings)
    panel = dialog.panels["planning_rule"]
    panel.list.setCurrentRow(0)
    type_over(panel, "amount", "fire")
    settle(surroundings)
    field = panel.form.fields["amount"]
    assert "Skriv et helt tal fra 0 til 400." in field.error.text()  # type: ignore[attr-defined]  # a LabelledField
    type_over(panel, "amount", "4")
    settle(surroundings)
    dialog.close()
    settle(surroundings)


def test_a_break_typed_in_the_calendar_clashes_at_once(surroundings: Surroundings) -> None:
    page = make_deadlines(surroundings.context)
    surroundings.show(page)
    page.view.rules.click()
    dialog = open_rules(page, surroundings)
    dialog.tabs.setCurrentIndex(1)
    panel = dialog.panels["calendar_period"]
    panel.add_button.click()
    settle(surroundings)
    type_over(panel, "name", "Rådets ferie")
    settle(surroundings)
    type_over(panel, "as_written", "26.-22. september 2025")
    settle(surroundings)
    words = panel.form.fields["as_written"]
    assert "slutter, før det begynder" in words.error.text()  # type: ignore[attr-defined]  # as above
    type_over(panel, "as_written", "22.-26. september 2025")
    settle(surroundings)
    dialog.close()
    settle(surroundings)
    workspace = surroundings.context.workspace
    found = [
        clash.about
        for one in list_deadlines(workspace, SUMMER, 90)
        if one.last == date(2025, 9, 24)
        for clash in one.clashes
    ]
    assert found == ["Rådets ferie"]


def test_an_office_without_rules_is_offered_common_ones(
    surround: Surrounder, empty_workspace: Workspace
) -> None:
    around = surround(empty_workspace, SUMMER)
    page = make_deadlines(around.context)
    around.show(page)
    page.view.rules.click()
    dialog = open_rules(page, around)
    panel = dialog.panels["planning_rule"]
    assert panel.standard_button.isVisible()
    panel.standard_button.click()
    settle(around)
    assert not panel.standard_button.isVisible()
    assert panel.list.count() == 4
    panel.delete_button.click()
    settle(around)
    assert len(planning_sheet(empty_workspace)[0]["planning_rule"]) == 3
    dialog.close()
    settle(around)
