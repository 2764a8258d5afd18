"""Sager og møder on the sample portfolio, by the window."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QDesktopServices
from PySide6.QtTest import QTest

from kkdesk.domain.cases import Panel
from kkdesk.services import cases
from kkdesk.services.listing import list_records
from kkdesk.services.undo import undo
from kkdesk.ui.dialogs.meeting_series import MeetingSeriesDialog
from kkdesk.ui.editing.controls import LinksControl
from kkdesk.ui.pages.cases.files import DocumentPanel
from kkdesk.ui.pages.cases.page import CasesPage, make_page
from kkdesk.ui.pages.cases.page_view import SUBJECT_ROLE

if TYPE_CHECKING:
    from pathlib import Path

    from PySide6.QtCore import QUrl

    from kkdesk.services.workspace import Workspace
    from kkdesk.ui.pages.cases.panel import PartPanel
    from tests.e2e.page_surroundings import Surrounder, Surroundings


@pytest.fixture
def surroundings(surround: Surrounder, sample_workspace: Workspace) -> Surroundings:
    return surround(sample_workspace)


@pytest.fixture
def page(surroundings: Surroundings) -> CasesPage:
    made = make_page(surroundings.context)
    surroundings.show(made)
    return made


def go_to(page: CasesPage, kind: str, start: str = "") -> None:
    """Choose a subject in the list at the left."""
    for item in page.view.items():
        subject = item.data(0, SUBJECT_ROLE)
        if subject.kind == kind and subject.title.startswith(start):
            page.view.tree.setCurrentItem(item)
            return
    raise AssertionError(kind)


def panel_of(page: CasesPage, panel: Panel) -> PartPanel:
    assert page.pane is not None
    return page.pane.panels[panel]


def cells(panel: PartPanel) -> list[list[str]]:
    model = panel.model
    return [
        [str(model.index(row, column).data()) for column in range(model.columnCount())]
        for row in range(model.rowCount())
    ]


def test_16_the_route_of_the_status_is_read_from_its_tab(page: CasesPage) -> None:
    assert page.pane is not None
    page.pane.tabs.setCurrentIndex(1)
    steps = panel_of(page, Panel.STEPS)
    assert [row[1:4] for row in cells(steps)] == [
        ["SUD", "den 8. oktober 2025", "Behandling"],
        ["ØU", "den 28. oktober 2025", "Til efterretning"],
        ["BR", "den 13. november 2025", "Til efterretning"],
    ]
    assert steps.details.text() == "Notat til: BUU"


def test_39_choosing_the_question_shows_what_was_said_of_money(
    page: CasesPage, surroundings: Surroundings
) -> None:
    go_to(page, "question", "8.")
    surroundings.settle()
    assert page.pane is not None
    said = str(page.pane.form.controls["funding_statement"].value())
    assert "inklusive puljen til metodeudvikling" in said
    assert len(cells(panel_of(page, Panel.LISTS))) == 3


def test_an_appendix_moved_up_takes_its_citations_along(
    page: CasesPage, surroundings: Surroundings
) -> None:
    panel = panel_of(page, Panel.APPENDICES)
    panel.table.setCurrentIndex(panel.model.index(3, 0))
    panel.up_button.click()
    surroundings.settle()
    assert cells(panel)[2][1] == "Københavns Kommunes Handicappolitik 2023-2026"
    assert panel.table.currentIndex().row() == 2
    assert page.pane is not None
    assert "(bilag 3)" in str(page.pane.form.controls["text"].value())


def test_a_cited_appendix_is_not_deleted_and_its_line_says_where_it_is_cited(
    page: CasesPage, surroundings: Surroundings
) -> None:
    panel = panel_of(page, Panel.APPENDICES)
    panel.table.setCurrentIndex(panel.model.index(1, 0))
    panel.delete_button.click()
    surroundings.settle()
    assert len(cells(panel)) == 4
    assert "«Høring»" in panel.line_problem.text()
    assert not panel.line_problem.isHidden()
    panel.table.setCurrentIndex(panel.model.index(2, 0))
    surroundings.settle()
    assert panel.line_problem.isHidden(), "another line is not to blame"


def test_a_case_is_made_filled_in_and_run_through_a_committee(
    page: CasesPage, surroundings: Surroundings, sample_workspace: Workspace
) -> None:
    page.view.new_case.click()
    surroundings.settle()
    assert page.pane is not None
    assert page.pane.title.text() == "Ny sag"
    number = page.pane.form.controls["number"]
    number.show("2026-0042")
    page.flush()
    steps = panel_of(page, Panel.STEPS)
    steps.add_button.click()
    surroundings.settle()
    result = steps.form.controls["result"]
    result.show("sent_back")
    page.flush()
    surroundings.settle()
    (row,) = list_records(sample_workspace, "steps", {"case_number": "2026-0042"})
    assert row["result"] == "sent_back"
    assert cells(steps)[0][5] == "Sendt tilbage"


def test_a_meeting_without_a_day_is_refused_and_one_with_a_day_is_added(
    page: CasesPage, surroundings: Surroundings
) -> None:
    go_to(page, "committee", "BIU")
    surroundings.settle()
    panel = panel_of(page, Panel.MEETINGS)
    panel.words.setText("snart")
    panel.add_button.click()
    surroundings.settle()
    assert "Skriv en dag" in panel.add_problem.text()
    assert panel.words.text() == "snart"
    panel.words.setText("3. marts 2026")
    panel.add_button.click()
    surroundings.settle()
    assert [row[0] for row in cells(panel)] == ["3. marts 2026"]
    assert panel.add_problem.isHidden()
    assert panel.words.text() == ""


def test_a_member_is_one_of_the_bodys_own_municipality(
    page: CasesPage, surroundings: Surroundings
) -> None:
    go_to(page, "council", "F-HR")
    surroundings.settle()
    panel = panel_of(page, Panel.MEMBERS)
    theirs = {panel.person.itemText(row) for row in range(panel.person.count())}
    assert "Byliv- og Driftschef" in theirs
    panel.add_button.click()
    surroundings.settle()
    assert len(cells(panel)) == 1
    go_to(page, "council", "HR")
    surroundings.settle()
    panel = panel_of(page, Panel.MEMBERS)
    ours = {panel.person.itemText(row) for row in range(panel.person.count())}
    assert ours
    assert "Byliv- og Driftschef" not in ours


def test_a_list_without_lines_says_so_and_shows_no_fields(
    page: CasesPage, surroundings: Surroundings
) -> None:
    page.view.new_case.click()
    surroundings.settle()
    panel = panel_of(page, Panel.STEPS)
    assert panel.details.text() == "Her er intet endnu."
    assert panel.fields.isHidden()
    panel.add_button.click()
    surroundings.settle()
    assert panel.details.isHidden()
    assert not panel.fields.isHidden()


def test_a_file_is_kept_replaced_and_listed_with_its_versions(
    page: CasesPage, surroundings: Surroundings, tmp_path: Path, sample_workspace: Workspace
) -> None:
    panel = panel_of(page, Panel.DOCUMENTS)
    assert isinstance(panel, DocumentPanel)
    source = tmp_path / "høringssvar.pdf"
    source.write_bytes(b"%PDF-1.7 et")
    panel.add_file(str(source))
    surroundings.settle()
    source.write_bytes(b"%PDF-1.7 to")
    panel.replace_with(str(source))
    surroundings.settle()
    assert cells(panel)[0][:3] == ["høringssvar.pdf", "", "2"]
    assert panel.details.text().count("høringssvar.pdf") == 2
    undo(sample_workspace)
    page.reload()
    surroundings.settle()
    assert cells(panel)[0][2] == "1"


def test_the_initiatives_of_a_years_list_are_taken_out_put_in_and_undone(
    page: CasesPage, surroundings: Surroundings, sample_workspace: Workspace
) -> None:
    go_to(page, "question", "8.")
    surroundings.settle()
    panel = panel_of(page, Panel.LISTS)
    (row,) = [n for n, line in enumerate(cells(panel)) if line[0] == "2009"]
    panel.table.setCurrentIndex(panel.model.index(row, 0))
    links = panel.form.controls["items"]
    assert isinstance(links, LinksControl)
    before = links.value()
    assert len(before) == 10
    funding = panel.form.controls["funding"]
    assert funding.words(funding.value()) == "Inden for eksisterende budget"
    links.picker.remove(before[0])
    surroundings.settle()
    assert cells(panel)[row][2] == "9"
    links.picker.add(before[0])
    surroundings.settle()
    assert links.value() == (*before[1:], before[0])
    undo(sample_workspace)
    undo(sample_workspace)
    page.reload()
    surroundings.settle()
    assert links.value() == before


def test_a_sub_question_is_opened_and_has_lists_of_its_own(
    page: CasesPage, surroundings: Surroundings
) -> None:
    go_to(page, "question", "8.")
    surroundings.settle()
    panel = panel_of(page, Panel.QUESTIONS)
    panel.table.setCurrentIndex(panel.model.index(1, 0))
    panel.open_button.click()
    surroundings.settle()
    assert page.pane is not None
    assert "best practice" in page.pane.title.text()
    lists = panel_of(page, Panel.LISTS)
    assert cells(lists) == []
    lists.add_button.click()
    surroundings.settle()
    assert [line[1] for line in cells(lists)] == ["Ny liste"]
    item = page.view.tree.currentItem()
    above = item.parent() if item is not None else None
    assert above is not None
    assert above.text(0).startswith("8.")


def test_a_series_of_meetings_is_added_and_refused_where_it_is_a_slip(
    page: CasesPage, surroundings: Surroundings
) -> None:
    go_to(page, "committee", "SUD")
    surroundings.settle()
    panel = panel_of(page, Panel.MEETINGS)
    count = len(cells(panel))
    panel.series_button.click()
    (dialog,) = page.findChildren(MeetingSeriesDialog)
    assert dialog.reading.text().endswith("Ugedag: onsdag.")
    start = dialog.first.date()
    dialog.last.setDate(start.addDays(-1))
    dialog.create_button.click()
    surroundings.settle()
    assert dialog.isVisible()
    assert "Rækken skal have" in dialog.fields["last"].error.text()
    dialog.last.setDate(start.addDays(28))
    dialog.create_button.click()
    surroundings.settle()
    surroundings.qtbot.waitUntil(lambda: page.findChildren(MeetingSeriesDialog) == [])
    assert len(cells(panel)) == count + 3
    assert not any("!" in line[0] for line in cells(panel))


def test_the_calendar_lists_the_meetings_of_all_committees_by_month_and_leads_to_one(
    page: CasesPage, surroundings: Surroundings, sample_workspace: Workspace
) -> None:
    page.view.calendar_button.click()
    surroundings.settle()
    calendar = page.view.calendar
    assert page.view.stack.currentWidget() is calendar
    every = cases.meeting_calendar(sample_workspace)
    year = max(one.day.year for one in every)
    calendar.year.choose(str(year))
    calendar.year.activated.emit(calendar.year.currentIndex())
    wanted = [one for one in every if one.day.year == year]
    groups = [calendar.list.topLevelItem(n) for n in range(calendar.list.topLevelItemCount())]
    assert len(groups) == len({one.day.month for one in wanted})
    assert sum(group.childCount() for group in groups if group) == len(wanted)
    one = wanted[-1]
    calendar.committee.choose(one.committee_id)
    calendar.committee.activated.emit(calendar.committee.currentIndex())
    group = calendar.list.topLevelItem(calendar.list.topLevelItemCount() - 1)
    assert group is not None
    line = group.child(group.childCount() - 1)
    assert line is not None
    assert line.text(1) == one.committee
    calendar.list.itemActivated.emit(line, 0)
    surroundings.settle()
    assert page.subject is not None
    assert page.subject.id == one.committee_id
    assert page.pane is not None
    assert page.pane.tabs.currentWidget() is page.pane.panels[Panel.MEETINGS]


def test_the_calendar_stays_while_it_is_read_anew_and_goes_when_a_line_is_clicked(
    page: CasesPage, surroundings: Surroundings
) -> None:
    page.view.calendar_button.click()
    surroundings.settle()
    page.reload()
    surroundings.settle()
    assert page.view.stack.currentWidget() is page.view.calendar
    page.view.tree.itemClicked.emit(page.view.tree.currentItem(), 0)
    surroundings.settle()
    assert page.view.stack.currentWidget() is page.pane


def test_a_year_without_meetings_says_where_they_are_added(
    page: CasesPage, surroundings: Surroundings
) -> None:
    page.view.calendar.show_meetings((), surroundings.context.workspace.today())
    assert page.view.calendar.stack.currentWidget() is page.view.calendar.empty


def test_a_meeting_on_another_day_than_the_committees_is_flagged(
    page: CasesPage, surroundings: Surroundings
) -> None:
    go_to(page, "committee", "SUD")
    surroundings.settle()
    panel = panel_of(page, Panel.MEETINGS)
    panel.words.setText("5. marts 2026")
    panel.add_button.click()
    surroundings.settle()
    assert cells(panel)[-1][0] == "! 5. marts 2026 (ikke udvalgets mødedag)"


BODIES = {
    "committee": "Nyt udvalg",
    "council": "Nyt råd",
    "department": "Ny forvaltning",
    "person": "Ny person",
}


@pytest.mark.parametrize("kind", BODIES)
def test_a_body_or_a_person_is_added_named_and_deleted(
    page: CasesPage, surroundings: Surroundings, sample_workspace: Workspace, kind: str
) -> None:
    before = len(page.view.items())
    page.view.new_other.click()
    actions = page.view.menu.actions()
    next(action for action in actions if action.text() == BODIES[kind]).trigger()
    page.view.menu.close()
    surroundings.settle()
    assert page.subject is not None
    assert page.pane is not None
    assert page.subject.kind == kind
    page.pane.form.controls["name"].show("Prøverådet")
    page.flush()
    surroundings.settle()
    assert any(one.title.endswith("Prøverådet") for one in cases.subjects(sample_workspace))
    page._actions._delete(kind, page.subject.id)
    surroundings.settle()
    assert len(page.view.items()) == before


@pytest.mark.parametrize("panel_kind", [Panel.STEPS, Panel.APPENDICES])
def test_lines_are_moved_with_alt_and_the_arrows(
    page: CasesPage, surroundings: Surroundings, panel_kind: Panel
) -> None:
    assert page.pane is not None
    panel = panel_of(page, panel_kind)
    page.pane.tabs.setCurrentWidget(panel)
    page.activateWindow()
    panel.table.setFocus()
    panel.table.setCurrentIndex(panel.model.index(0, 0))
    before = [line[1] for line in cells(panel)]
    QTest.keyClick(panel.table, Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)
    surroundings.settle()
    assert [line[1] for line in cells(panel)][:2] == [before[1], before[0]]
    assert panel.table.currentIndex().row() == 1
    QTest.keyClick(panel.table, Qt.Key.Key_Up, Qt.KeyboardModifier.AltModifier)
    surroundings.settle()
    assert [line[1] for line in cells(panel)] == before


def test_an_older_version_of_a_document_is_opened(
    page: CasesPage,
    surroundings: Surroundings,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    panel = panel_of(page, Panel.DOCUMENTS)
    assert isinstance(panel, DocumentPanel)
    source = tmp_path / "svar.txt"
    opened: list[str] = []

    def take(url: QUrl) -> None:
        with open(url.toLocalFile(), encoding="utf-8") as file:  # noqa: PTH123 -- a path from Qt
            opened.append(file.read())

    monkeypatch.setattr(QDesktopServices, "openUrl", take)
    source.write_text("første", encoding="utf-8")
    panel.add_file(str(source))
    surroundings.settle()
    source.write_text("anden", encoding="utf-8")
    panel.replace_with(str(source))
    surroundings.settle()
    for version in ("2", "1"):
        panel.version.choose(version)
        panel.open_button.click()
        surroundings.settle()
    assert opened == ["anden", "første"]
