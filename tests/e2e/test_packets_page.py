"""Udvalgspakke on the sample portfolio: compose a packet, see it, put its faults right."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from kkdesk.db.reading import open_file
from kkdesk.domain.packet_faults import FaultKind
from kkdesk.domain.packets import AppendixSource, Generated
from kkdesk.domain.vocabulary import Edition
from kkdesk.services import cases, packets, portfolio, rounds
from kkdesk.services.undo import undo
from kkdesk.services.workspace import Workspace
from kkdesk.ui.editing.controls import QuietCombo
from tests.e2e.packets_desk import PacketsDesk, squeezed
from tests.unit.reports import own_files

if TYPE_CHECKING:
    from tests.e2e.page_surroundings import Surrounder

ALT = Qt.KeyboardModifier.AltModifier


@pytest.fixture
def desk(surround: Surrounder, sample_workspace: Workspace) -> PacketsDesk:
    return PacketsDesk(surround(sample_workspace))


@pytest.fixture
def source(tmp_path: Path) -> Path:
    path = tmp_path / "priser.pdf"
    path.write_bytes(own_files.tagged(tmp_path, "Priser for 2025", "Et møde koster 14 kroner."))
    return path


def test_the_packet_is_shown_with_its_parts_its_pages_and_what_it_lacks(desk: PacketsDesk) -> None:
    assert desk.view.committee.key() == "BUU"
    lines = desk.lines()
    assert lines[0][0] == "Notat"
    assert [title.split(" · ")[0] for title, *_ in lines[1:]] == [f"Bilag {n}" for n in range(1, 5)]
    assert lines[1][1] == "Statusslides · runde 2025"
    assert [badge for *_, badge in lines] == ["", "", "Mangler", "Mangler", "Mangler"]
    count = desk.page.preview.pages.page_count
    assert desk.view.footer.position.text() == f"Side 1 af {count}"
    assert "dererendnuikkevalgtnogetindhold" in desk.words()
    assert len(desk.faults(FaultKind.NO_SOURCE)) == 3
    assert desk.view.checks_heading.text().endswith("3 stopper)")
    assert desk.surroundings.refused == []


def test_a_part_that_one_goes_to_is_shown_beside(desk: PacketsDesk) -> None:
    desk.choose(2)
    last = desk.page.preview.pages.page
    assert "Høringssvar" in desk.view.viewer.accessibleDescription()
    assert f"Side {last + 1} af" in desk.view.viewer.accessibleName()
    desk.choose(0)
    assert desk.page.preview.pages.page < last
    desk.key(Qt.Key.Key_PageDown)
    assert desk.page.preview.pages.page > 0


def test_the_page_that_is_looked_at_stays_when_a_message_takes_its_room(desk: PacketsDesk) -> None:
    desk.choose(3)
    bar = desk.view.viewer.verticalScrollBar()
    desk.view.messages.show_message("Noget")
    desk.settle()
    with_message, page = bar.value(), desk.page.preview.pages.page
    desk.page.preview.pages.go_to(0)
    desk.page.preview.pages.go_to(page)
    assert bar.value() == with_message


def test_appendices_change_places_by_keyboard_and_back_by_undo(desk: PacketsDesk) -> None:
    before = desk.titles()
    desk.choose(2)
    desk.key(Qt.Key.Key_Down, ALT)
    assert desk.titles() == [before[0], before[2], before[1], before[3]]
    assert desk.lines()[3][0] == f"Bilag 3 · {before[1]}"
    assert desk.view.list.currentRow() == 3
    assert squeezed(f"Bilag 3 {before[1]}") in desk.words()
    desk.key(Qt.Key.Key_Up, ALT)
    desk.press(desk.view.up)  # type: ignore[arg-type]  # a tool button
    assert desk.titles() == [before[1], before[0], before[2], before[3]]
    assert not desk.view.up.isEnabled()
    desk.key(Qt.Key.Key_Up, ALT)
    assert desk.titles() == [before[1], before[0], before[2], before[3]]
    for _ in range(3):
        desk.undo()
    assert desk.titles() == before
    assert desk.lines()[2][0] == f"Bilag 2 · {before[1]}"


def test_what_a_person_does_is_done_before_pages_that_are_on_their_way(desk: PacketsDesk) -> None:
    before = desk.titles()
    desk.choose(1)
    desk.page.preview.refresh()
    assert desk.page.preview.jobs.name
    desk.view.list.step(1)
    assert not desk.page.preview.jobs.name
    desk.settle()
    assert desk.titles()[:2] == [before[1], before[0]]
    assert desk.view.shown.currentWidget() is desk.view.viewer
    assert squeezed(f"Bilag 2 {before[0]}") in desk.words()
    desk.page.preview.refresh()
    desk.page.hide()
    assert not desk.page.preview.busy
    desk.page.show()
    desk.settle()
    assert squeezed(f"Bilag 2 {before[0]}") in desk.words()


def test_the_memo_stays_first_and_is_not_moved(desk: PacketsDesk) -> None:
    before = desk.titles()
    desk.choose(0)
    desk.key(Qt.Key.Key_Down, ALT)
    assert desk.titles() == before
    assert not desk.view.remove.isEnabled()
    assert not desk.view.content.isEnabled()
    assert not desk.view.form.isVisible()
    desk.key(Qt.Key.Key_Return)
    memo = {"panel": "memo", "part_id": desk.stored.memo_id}
    case = {"kind": "case", "record_id": desk.stored.case_id}
    assert desk.surroundings.opened == [("cases", {**case, **memo})]


def test_a_document_of_kkdesk_is_added_from_the_menu(desk: PacketsDesk) -> None:
    dialog = desk.pick(desk.view.add, "Fristliste …")
    assert dialog is not None
    dialog.controls["title"].setText("Frister i 2026")  # type: ignore[attr-defined]
    department = dialog.controls["department_id"]
    assert isinstance(department, QuietCombo)
    department.choose("SOF")
    desk.press(dialog.action)
    added = desk.stored.appendices[-1]
    assert (added.title, added.number) == ("Frister i 2026", 5)
    assert added.generated == Generated("deadlines", department="SOF")
    assert desk.lines()[-1][:2] == ("Bilag 5 · Frister i 2026", "Fristliste · SOF")
    assert desk.view.list.currentRow() == 5
    assert squeezed("Frister i 2026") in desk.words()
    desk.undo()
    assert len(desk.titles()) == 4


def test_a_document_without_a_title_is_refused_at_its_field(desk: PacketsDesk) -> None:
    dialog = desk.pick(desk.view.add, "Økonomioversigt …")
    assert dialog is not None
    dialog.controls["title"].setText(" ")  # type: ignore[attr-defined]
    desk.press(dialog.action)
    assert "udfyldes" in dialog.fields["title"].error.text()
    assert dialog.isVisible()
    assert len(desk.titles()) == 4
    dialog.reject()


def test_what_an_appendix_is_made_of_can_be_chosen_and_taken_away(desk: PacketsDesk) -> None:
    desk.choose(1)
    assert "Intet indhold" in desk.offer(desk.view.content)
    dialog = desk.pick(desk.view.content, "Statusslides …")
    assert dialog is not None
    assert dialog.values() == {"round_id": "2025"}
    dialog.reject()
    desk.choose(3)
    assert "Intet indhold" not in desk.offer(desk.view.content)
    dialog = desk.pick(desk.view.content, "Bemærkninger og svar …")
    assert dialog is not None
    assert set(dialog.controls) == {"round_id", "department_id"}
    desk.press(dialog.action)
    assert desk.stored.appendices[2].generated == Generated("remarks")
    assert desk.view.list.currentRow() == 3
    desk.pick(desk.view.content, "Intet indhold")
    assert desk.stored.appendices[2].source is AppendixSource.NONE


def test_own_files_are_added_by_the_file_dialog_all_in_one_step(
    desk: PacketsDesk, source: Path, tmp_path: Path
) -> None:
    other = tmp_path / "andet.pdf"
    other.write_bytes(own_files.tagged(tmp_path, "Andet bilag"))
    desk.pick(desk.view.add, "Egne PDF-filer …")
    dialog = desk.file_dialog()
    dialog.filesSelected.emit([str(source), str(other)])
    dialog.reject()
    desk.settle()
    assert desk.titles()[4:] == ["Priser for 2025", "Andet bilag"]
    assert desk.lines()[5][:2] == ("Bilag 5 · Priser for 2025", "priser.pdf")
    assert desk.view.list.currentRow() == 5
    assert squeezed("Et møde koster 14 kroner.") in desk.words()
    desk.undo()
    assert len(desk.titles()) == 4


def test_files_that_are_dropped_are_added_and_a_bad_one_among_them_refuses_all(
    desk: PacketsDesk, source: Path, tmp_path: Path
) -> None:
    desk.drop(source)
    assert desk.titles()[4:] == ["Priser for 2025"]
    locked = tmp_path / "låst.pdf"
    locked.write_bytes(own_files.encrypted(source.read_bytes(), user="hemmelig"))
    desk.drop(source, locked)
    assert len(desk.titles()) == 5
    assert "låst.pdf" in desk.view.problem.text()
    letter = tmp_path / "brev.pdf"
    letter.write_text("Kære udvalg", encoding="utf-8")
    desk.drop(letter)
    assert "brev.pdf" in desk.view.problem.text()
    assert "ikke en PDF" in desk.view.problem.text()
    assert desk.view.problem.isVisible()
    assert len(desk.titles()) == 5
    desk.choose(1)
    assert not desk.view.problem.isVisible()


def test_a_file_is_put_into_an_appendix_and_its_fault_is_gone(
    desk: PacketsDesk, source: Path
) -> None:
    desk.choose(2)
    desk.pick(desk.view.content, "Egen PDF-fil …")
    dialog = desk.file_dialog()
    dialog.fileSelected.emit(str(source))
    dialog.reject()
    desk.settle()
    appendix = desk.stored.appendices[1]
    assert [file.name for file in appendix.files] == ["priser.pdf"]
    assert len(desk.faults(FaultKind.NO_SOURCE)) == 2
    assert desk.lines()[2][2] == ""
    desk.undo()
    assert len(desk.faults(FaultKind.NO_SOURCE)) == 3


def test_an_appendix_is_renamed_where_it_stands(desk: PacketsDesk) -> None:
    desk.choose(2)
    desk.key(Qt.Key.Key_F2)
    field = desk.view.form.controls["title"].widget
    assert desk.page.focusWidget() is field
    field.selectAll()  # type: ignore[attr-defined]
    QTest.keyClicks(field, "Svar fra rådet")
    desk.page.flush()
    desk.settle()
    assert desk.titles()[1] == "Svar fra rådet"
    assert desk.lines()[2][0] == "Bilag 2 · Svar fra rådet"
    assert squeezed("Bilag 2 Svar fra rådet") in desk.words()


def test_a_cited_appendix_stays_and_one_that_is_not_cited_goes(
    desk: PacketsDesk, source: Path
) -> None:
    desk.drop(source)
    desk.choose(2)
    cited = desk.titles()
    desk.key(Qt.Key.Key_Delete)
    assert desk.titles() == cited
    assert "bilag 2" in desk.view.problem.text().casefold()
    desk.choose(5)
    desk.key(Qt.Key.Key_Delete)
    assert desk.titles() == cited[:-1]
    assert desk.view.list.currentRow() == 4
    desk.undo()
    assert desk.titles() == cited


def test_a_confidential_appendix_has_no_number_in_the_public_edition(
    desk: PacketsDesk, source: Path, tmp_path: Path
) -> None:
    other = tmp_path / "andet.pdf"
    other.write_bytes(own_files.tagged(tmp_path, "Andet bilag"))
    desk.drop(source, other)
    desk.choose(5)
    box = desk.view.form.controls["confidential"].widget
    box.click()  # type: ignore[attr-defined]
    desk.settle()
    assert desk.lines()[5] == ("Uden nummer · Priser for 2025", "priser.pdf", "Kun intern")
    assert desk.lines()[6][0] == "Bilag 5 · Andet bilag"
    assert squeezed("Bilag 6") not in desk.words()
    desk.view.edition.setCurrentIndex(1)
    desk.settle()
    assert desk.lines()[5] == ("Bilag 5 · Priser for 2025", "priser.pdf", "Fortroligt")
    assert squeezed("Bilag 6") in desk.words()
    assert squeezed("Intern udgave") in desk.words()


def test_a_confidential_case_says_that_it_has_no_public_edition(desk: PacketsDesk) -> None:
    changes = cases.set_field(
        desk.workspace, "case", desk.stored.case_id, "confidential", expected=False, value=True
    )
    desk.surroundings.context.bus.publish(changes)
    desk.settle()
    assert desk.view.shown.currentWidget() is desk.view.nothing
    assert desk.view.nothing.accessibleName() == "Sagen er fortrolig"
    assert not desk.view.save.isEnabled()
    assert not desk.view.both.isEnabled()
    desk.view.edition.setCurrentIndex(1)
    desk.settle()
    assert desk.view.shown.currentWidget() is desk.view.viewer
    assert desk.view.save.isEnabled()


def test_lines_of_the_checklist_lead_to_where_they_are_put_right(desk: PacketsDesk) -> None:
    desk.follow(desk.faults(FaultKind.NO_SOURCE)[1])
    assert desk.view.list.currentRow() == 3
    assert desk.page.focusWidget() is desk.view.content
    row = desk.faults(FaultKind.UNANSWERED)[0]
    desk.follow(row)
    fault = desk.page.checklist.faults[row]
    assert desk.surroundings.opened[-1] == ("remarks", {"remark_id": fault.record_id})
    row = desk.faults(FaultKind.TOTAL)[0]
    desk.follow(row)
    fault = desk.page.checklist.faults[row]
    assert desk.surroundings.opened[-1] == ("plans", {"initiative_id": fault.record_id})


def test_a_department_that_owes_texts_leads_to_its_place_in_the_round(desk: PacketsDesk) -> None:
    last = rounds.list_rounds(desk.workspace)[0]
    changes = rounds.open_round(
        *(desk.workspace,), code="2027", title="Status 2027", last_round_id=last.id, record_id="r"
    )
    desk.surroundings.context.bus.publish(changes)
    assert desk.faults(FaultKind.NOT_SUBMITTED) == []
    dialog = desk.pick(desk.view.add, "Statusslides …")
    assert dialog is not None
    chosen = dialog.controls["round_id"]
    assert isinstance(chosen, QuietCombo)
    chosen.choose("2027")
    desk.press(dialog.action)
    row = desk.faults(FaultKind.NOT_SUBMITTED)[0]
    code = desk.page.checklist.faults[row].danish.split()[0]
    departments = portfolio.choices(desk.workspace).departments
    desk.follow(row)
    key, what = desk.surroundings.opened[-1]
    assert (key, what["round_id"]) == ("rounds", "r")
    assert what["department_id"] in {one.id for one in departments if one.code == code}


def test_a_database_opened_for_reading_shows_the_packet_and_changes_nothing(
    surround: Surrounder, sample_database: Path, tmp_path: Path
) -> None:
    copy = Path(shutil.copyfile(sample_database, tmp_path / "kopi.sqlite"))
    opened = open_file(copy, read_only=True)
    desk = PacketsDesk(surround(Workspace(opened, "tester")))
    desk.choose(2)
    buttons = (desk.view.add, desk.view.content, desk.view.remove, desk.view.new)
    assert not any(button.isEnabled() for button in (*buttons, desk.view.up, desk.view.down))
    assert desk.page.preview.pages.page_count > 4
    before = desk.titles()
    desk.key(Qt.Key.Key_Down, ALT)
    desk.key(Qt.Key.Key_Delete)
    assert desk.titles() == before
    assert desk.view.save.isEnabled()
    opened.dispose()


def test_a_file_that_is_hard_to_read_leads_to_its_appendix(
    desk: PacketsDesk, tmp_path: Path
) -> None:
    path = tmp_path / "scannet.pdf"
    path.write_bytes(own_files.untagged("Uden koder"))
    desk.drop(path)
    desk.choose(0)
    row = desk.faults(FaultKind.FLAW)[0]
    assert "scannet.pdf" in desk.view.checks.item(row).text()
    desk.follow(row)
    assert desk.view.list.currentRow() == 5
    assert desk.page.focusWidget() is desk.view.content


def test_a_text_changed_elsewhere_is_on_the_pages_after_a_quiet_moment(desk: PacketsDesk) -> None:
    expected = str(cases.sheet(desk.workspace, "case", desk.stored.case_id)[0].fields["title"])
    changes = cases.set_field(
        *(desk.workspace, "case", desk.stored.case_id, "title"),
        expected=expected,
        value="Status over handicappolitikken",
    )
    desk.choose(3)
    page = desk.page.preview.pages.page
    desk.surroundings.context.bus.publish(changes)
    assert desk.view.case.currentText() != "Status over handicappolitikken"
    desk.settle()
    assert desk.view.case.currentText() == "Status over handicappolitikken"
    assert squeezed("Status over handicappolitikken") in desk.words()
    assert desk.page.preview.pages.page == page
    desk.page.hide()
    desk.surroundings.context.bus.publish(undo(desk.workspace))
    desk.page.show()
    desk.settle()
    assert desk.view.case.currentText() == expected


def test_a_new_packet_has_a_name_a_committee_a_meeting_and_a_memo(desk: PacketsDesk) -> None:
    desk.press(desk.view.new)
    dialog = desk.page.new_packets.dialog
    assert dialog is not None
    desk.press(dialog.action)
    assert "udfyldes" in dialog.fields["title"].error.text()
    dialog.controls["title"].setText("Midtvejsstatus")  # type: ignore[attr-defined]
    meeting = cases.meeting_calendar(desk.workspace)[0]
    committee, meetings = dialog.controls["committee_id"], dialog.controls["meeting_id"]
    assert isinstance(committee, QuietCombo)
    assert isinstance(meetings, QuietCombo)
    committee.choose(meeting.committee_id)
    own = [meetings.itemData(row) for row in range(meetings.count())]
    assert meeting.id in own
    meetings.choose(meeting.id)
    desk.press(dialog.action)
    stored = desk.stored
    assert (stored.title, stored.committee) == ("Midtvejsstatus", "SUD")
    assert stored.memo_id
    assert stored.meeting in desk.view.about.text()
    assert desk.view.no_parts.isVisible()
    assert len(desk.faults(FaultKind.EMPTY_TEXT)) == 2
    row = desk.faults(FaultKind.EMPTY_TEXT)[0]
    desk.follow(row)
    assert desk.surroundings.opened[-1][1]["panel"] == "memo"
    assert "midtvejsstatus" in desk.words()
    desk.undo()
    assert desk.stored.title != "Midtvejsstatus"


def test_another_committee_has_its_own_packet(desk: PacketsDesk) -> None:
    codes = [desk.view.committee.itemData(row) for row in range(desk.view.committee.count())]
    assert set(codes) >= {"SUD", "BUU", ""}
    desk.view.committee.choose("SUD")
    desk.view.committee.activated.emit(desk.view.committee.currentIndex())
    desk.settle()
    assert desk.stored.committee == "SUD"
    assert desk.page.wanted is not None
    assert desk.page.wanted.edition is Edition.PUBLIC
    desk.view.committee.choose("")
    desk.view.committee.activated.emit(desk.view.committee.currentIndex())
    desk.settle()
    assert desk.lines()[0][0].startswith("Bilag 1")


def test_without_a_case_the_page_says_what_to_do(
    surround: Surrounder, empty_workspace: Workspace
) -> None:
    desk = PacketsDesk(surround(empty_workspace))
    assert desk.view.stack.currentWidget() is desk.view.empty
    assert desk.view.empty.accessibleName() == "Der er ingen udvalgspakke endnu"
    assert not desk.view.save.isEnabled()
    desk.press(desk.view.empty.button)
    assert desk.page.new_packets.dialog is not None
    desk.page.new_packets.dialog.reject()


def test_the_services_read_what_the_page_shows(sample_workspace: Workspace) -> None:
    found = packets.packet_desk(sample_workspace, "findes ikke", "XYZ")
    assert found.packet is not None
    assert found.packet.case_id == found.cases[0].id
    assert found.packet.committee == "BUU"
    same = packets.packet_desk(sample_workspace, found.packet.case_id, "")
    assert same.packet is not None
    assert same.packet.committee == ""
