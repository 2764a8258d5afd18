"""Bemærkninger on the sample portfolio: questions answered, letters taken in, answers given."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QMessageBox, QPushButton

from kkdesk.cli.output import printed
from kkdesk.domain.remarks import RemarkView
from kkdesk.domain.vocabulary import AnswerState, Edition, RemarkResult
from kkdesk.reports.verify import folded, reading_order
from kkdesk.services.editing import set_field
from kkdesk.services.listing import list_records
from kkdesk.services.printing import print_status_slides
from kkdesk.services.remarks import find_initiatives, remark_sheet, set_remark_links
from kkdesk.services.undo import undo
from kkdesk.ui.dialogs.letter import COL_KEEP
from kkdesk.ui.editing.controls import LinksControl, RichControl
from kkdesk.ui.pages.overview.page import make_page as make_overview
from kkdesk.ui.pages.remarks.model import COL_DEPARTMENTS, COL_DUE, COL_TEXT
from tests.e2e.remarks_desk import Desk, below

if TYPE_CHECKING:
    from pathlib import Path

    from kkdesk.services.workspace import Workspace
    from tests.e2e.page_surroundings import Surrounder, Surroundings

LETTER = """Til Socialforvaltningen

Lettere adgang til hjælp
Rådet mangler en vej ind i sagerne. Der er for langt til
en sagsbehandler.

Hverdagsliv med livskvalitet
Rådet er glad for de nye hold.

Med venlig hilsen
Formanden
"""


@pytest.fixture
def surroundings(surround: Surrounder, sample_workspace: Workspace) -> Surroundings:
    return surround(sample_workspace)


@pytest.fixture
def desk(surroundings: Surroundings) -> Desk:
    return Desk.at(surroundings)


def test_question_6_what_was_remarked_on_objective_4_and_answered(
    desk: Desk, sample_workspace: Workspace
) -> None:
    """Two actions: open the page, choose the remark."""
    assert tuple(
        dict(desk.groups())[
            "4. Børn og unge med handicap lærer og trives bedre i dagtilbud, fritidstilbud og skole"
        ]
    ) == ("R4.1", "R4.2", "R4.3")
    desk.choose("R4.2")
    panel = desk.page.panel
    assert panel.badge.accessibleName() == "Delvist besvaret"
    (card,) = panel.cards
    assert card.form.controls["part"].value() == "specialskolernes klasser har fået flere elever"
    assert "følger imidlertid barnet" in str(card.form.controls["text"].value())
    rows = json.loads(
        printed(list_records(sample_workspace, "remarks", {"objective": "4"}), "json")
    )
    assert [(r["code"], r["answered"], r["partly"]) for r in rows] == [
        ("R4.1", "no", False),
        ("R4.2", "part", True),
        ("R4.3", "no", False),
    ]
    (answer,) = rows[1]["answers"]
    assert (answer["department"], answer["document"]) == ("BUF", "Notat til BUU")


def test_question_7_which_remarks_are_unanswered(desk: Desk, sample_workspace: Workspace) -> None:
    """Two actions: open the page, choose the view."""
    desk.look_at(RemarkView.UNANSWERED)
    shown = [code for _, codes in desk.groups() for code in codes]
    rows = list_records(sample_workspace, "remarks", {})
    assert sorted(shown) == sorted(r["code"] for r in rows if r["answered"] != "whole")
    assert len(shown) == 18
    assert [r["code"] for r in rows if r["partly"]] == ["R4.2"]


def test_overblik_leads_to_the_remark_itself(surroundings: Surroundings) -> None:
    overview = make_overview(surroundings.context)
    surroundings.show(overview)
    overview.view.remarks.list.focus_first()
    QTest.keyClick(overview.view.remarks.list, Qt.Key.Key_Return)
    (key, what) = surroundings.opened[-1]
    assert key == "remarks"
    desk = Desk.at(surroundings)
    desk.page.open_with(**what)  # type: ignore[arg-type]  # as the window hands it over
    desk.settle()
    assert desk.page.panel.sheet is not None
    assert desk.page.panel.sheet.item.id == what["remark_id"]


def test_a_pasted_letter_is_split_looked_through_and_saved(
    desk: Desk, sample_workspace: Workspace, tmp_path: Path
) -> None:
    desk.reopen()
    dialog = desk.letter()
    dialog.title.setText("Rådets brev")
    dialog.letter.setPlainText(LETTER)
    dialog.split_button.click()
    desk.settle()
    assert [p.text for p in dialog.parts if p.kept] == [
        "Rådet mangler en vej ind i sagerne. Der er for langt til en sagsbehandler.",
        "Rådet er glad for de nye hold.",
    ]
    row = next(n for n, p in enumerate(dialog.parts) if p.kept)
    dialog.table.setCurrentCell(row, COL_KEEP)
    cursor = dialog.text.textCursor()
    cursor.setPosition(dialog.parts[row].text.index("Der er for langt"))
    dialog.text.setTextCursor(cursor)
    dialog.cut_button.click()
    assert sum(p.kept for p in dialog.parts) == 3
    item = dialog.table.item(row + 1, COL_KEEP)
    assert item is not None
    item.setCheckState(Qt.CheckState.Unchecked)
    assert sum(p.kept for p in dialog.parts) == 2
    dialog.table.setCurrentCell(row, COL_KEEP)
    dialog.merge_button.click()
    dialog.save_button.click()
    desk.settle()
    assert desk.page.dialog is None
    desk.settle()
    sheet = desk.page.panel.sheet
    assert sheet is not None
    assert sheet.item.remark_round == "Rådets brev"
    assert sheet.item.objective_number == 2
    assert sheet.round_fields["letter_text"] == LETTER
    path = tmp_path / "slides.pdf"
    print_status_slides(
        sample_workspace, path, policy="", round_code="2025", edition=Edition.PUBLIC
    )
    assert folded("Rådet mangler en vej ind i sagerne.") in folded(" ".join(reading_order(path)))
    undo(sample_workspace)
    assert len(list_records(sample_workspace, "remarks", {})) == 18


def test_a_letter_of_spaces_is_refused_at_its_field_and_can_be_mended(desk: Desk) -> None:
    dialog = desk.letter()
    dialog.split_button.click()
    assert below(dialog.fields["title"]) == "Feltet skal udfyldes."
    dialog.title.setText("Tomt")
    dialog.letter.setPlainText(" \n \t ")
    dialog.split_button.click()
    desk.settle()
    assert "ingen ord" in below(dialog.fields["letter_text"])
    assert dialog.split_button.isEnabled()
    dialog.reject()


def test_a_meeting_without_a_letter_takes_typed_remarks_and_children(desk: Desk) -> None:
    desk.reopen()
    dialog = desk.letter()
    dialog.title.setText("Borgermøde i Valby")
    dialog.channel.choose("meeting")
    dialog.plain_button.click()
    desk.settle()
    desk.page.view.add_remark.click()
    typed = desk.new_remark()
    typed.create_button.click()
    desk.settle()
    assert below(typed.fields["text"])
    typed.text.setPlainText("Hvornår kommer bussen?")
    assert typed.kind.key() == "question"
    assert desk.page.contents is not None
    meeting = next(r for r in desk.page.contents.rounds if r.title == "Borgermøde i Valby")
    typed.round.choose(meeting.id)
    typed.objective.choose("")
    typed.create_button.click()
    desk.settle()
    assert desk.page.panel.sheet is not None
    assert desk.page.panel.sheet.item.remark_round == "Borgermøde i Valby"
    desk.page.panel.add_child.click()
    child = desk.new_remark()
    assert not child.round.isEnabled()
    child.text.setPlainText("Også om aftenen?")
    child.create_button.click()
    desk.settle()
    assert desk.page.panel.sheet.lead_in is not None


def test_an_answer_is_asked_for_dated_written_and_given(desk: Desk) -> None:
    desk.choose("R1.2")
    desk.page.panel.ask.click()
    desk.settle()
    (card,) = desk.page.panel.cards
    desk.type(card.form, "deadline", "10. januar 2026")
    desk.look_at(RemarkView.DUE)
    assert desk.groups() == [("Inden for 30 dage", ["R1.2"])]
    desk.pick(card.form, "state", AnswerState.GIVEN)
    assert "har en tekst" in desk.problem(card.form, "state")
    control = card.form.controls["text"]
    assert isinstance(control, RichControl)
    control.show("De kommer i foråret.")
    control.edited.emit()
    control.left.emit()
    desk.settle()
    assert desk.item("R1.2").answers[0].state is AnswerState.GIVEN, "tried again by itself"
    assert str(desk.item("R1.2").answered) == "whole"
    desk.look_at(RemarkView.DEPARTMENT)
    assert ("BUF", ["R4.2"]) in desk.groups()


def test_a_part_must_be_words_of_the_remark(desk: Desk) -> None:
    desk.choose("R4.2")
    (card,) = desk.page.panel.cards
    desk.type(card.form, "part", "noget helt andet")
    assert "skal være ord" in desk.problem(card.form, "part")
    assert desk.page.unsaved()
    desk.type(card.form, "part", "ressourcerne er ikke fulgt med")
    assert desk.problem(card.form, "part") == ""
    assert desk.item("R4.2").answers[0].part == "ressourcerne er ikke fulgt med"


def test_not_followed_waits_for_the_reason(desk: Desk) -> None:
    desk.choose("R2.2")
    form = desk.page.panel.form
    desk.pick(form, "result", RemarkResult.NOT_FOLLOWED)
    assert "hvorfor" in desk.problem(form, "result")
    assert desk.item("R2.2").result == ""
    desk.type(form, "result_note", "Staten er på vej med en løsning.")
    assert desk.item("R2.2").result == RemarkResult.NOT_FOLLOWED
    assert desk.problem(form, "result") == ""


def test_a_deleted_remark_is_brought_back_from_the_message(desk: Desk) -> None:
    desk.reopen()
    desk.choose("R3.3")
    desk.page.panel.delete.click()
    desk.settle()
    assert "R3.3" not in {item.code for item in desk.page.contents.items}  # type: ignore[union-attr]  # read above
    assert desk.page.view.side.currentWidget() is desk.page.view.nothing
    buttons = desk.page.view.messages.findChildren(QPushButton)
    (bring_back,) = (one for one in buttons if one.isVisible() and one.text() == "Fortryd")
    bring_back.click()
    desk.settle()
    assert desk.item("R3.3").code == "R3.3"


def test_an_empty_database_says_what_a_letter_needs(
    surround: Surrounder, empty_workspace: Workspace
) -> None:
    desk = Desk.at(surround(empty_workspace))
    assert desk.page.view.stack.currentWidget() is desk.page.view.empty
    desk.page.view.add_letter.click()
    assert "statusrunde" in desk.page.view.messages.text()
    assert desk.page.dialog is None


def test_a_remark_is_moved_from_the_keyboard_and_with_buttons_and_the_slides_follow(
    desk: Desk, sample_workspace: Workspace, tmp_path: Path
) -> None:
    desk.reopen()
    desk.choose("R3.2")
    panel = desk.page.panel
    assert (panel.up.isEnabled(), panel.down.isEnabled()) == (True, True)
    desk.page.view.list.setFocus()
    QTest.keyClick(desk.page.view.list, Qt.Key.Key_Up, Qt.KeyboardModifier.AltModifier)
    desk.settle()
    under = {title[0]: codes for title, codes in desk.groups()}
    assert under["3"] == ["R3.2", "R3.1", "R3.3"]
    desk.settle()
    assert not panel.up.isEnabled()
    panel.down.click()
    desk.settle()
    panel.down.click()
    desk.settle()
    assert {t[0]: codes for t, codes in desk.groups()}["3"] == ["R3.1", "R3.3", "R3.2"]
    assert panel.sheet is not None
    assert panel.sheet.item.code == "R3.2", "the moved remark stays chosen"
    path = tmp_path / "slides.pdf"
    print_status_slides(
        sample_workspace, path, policy="", round_code="2025", edition=Edition.PUBLIC
    )
    said = folded(" ".join(reading_order(path)))
    starts = [said.index(folded(desk.item(c).text[:40])) for c in ("R3.1", "R3.3", "R3.2")]
    assert starts == sorted(starts)


def test_deleting_a_letter_asks_first_and_tells_what_goes(desk: Desk) -> None:
    desk.reopen()
    desk.choose("R4.2")
    desk.page.panel.delete_round.click()
    (box,) = desk.page.findChildren(QMessageBox)
    assert "bemærkninger (16)" in box.text()
    assert "svar (1)" in box.text()
    box.reject()
    desk.settle()
    assert desk.item("R4.2").code == "R4.2", "nothing was deleted"
    desk.page.panel.delete_round.click()
    (box,) = (one for one in desk.page.findChildren(QMessageBox) if one.isVisible())
    next(b for b in box.buttons() if b.text().replace("&", "") == "Slet").click()
    desk.settle()
    assert {code for _, codes in desk.groups() for code in codes} == {"RS.1", "RS.2"}


def test_the_first_remark_is_shown_at_once_and_the_keyboard_stays_where_it_was(
    desk: Desk,
) -> None:
    focused = desk.page.focusWidget()
    assert desk.page.panel.sheet is not None
    first = desk.page.model.groups[0].items[0]
    assert desk.page.panel.sheet.item == first
    assert desk.page.view.side.currentWidget() is desk.page.view.area
    assert desk.page.model.item(desk.page.view.list.currentIndex()) == first
    assert focused is None or not desk.page.panel.isAncestorOf(focused)


def test_a_narrow_list_hides_departments_and_then_days_before_its_words(desk: Desk) -> None:
    tree = desk.page.view.list
    hidden = []
    for width in (640, 540, 450, 640):
        desk.page.view.splitter.setSizes([width, 1190 - width])
        desk.settle()
        hidden.append((tree.isColumnHidden(COL_DEPARTMENTS), tree.isColumnHidden(COL_DUE)))
        assert tree.columnWidth(COL_TEXT) >= 215, width
    assert hidden == [(False, False), (True, False), (True, True), (False, False)]


def test_a_closed_rounds_remark_is_refused_beside_what_was_pressed_and_works_when_reopened(
    desk: Desk,
) -> None:
    desk.choose("R3.2")
    panel = desk.page.panel
    for button in (panel.up, panel.delete):
        button.click()
        desk.settle()
        assert panel.refusal.text().startswith("Runden 2025 er lukket")
        assert "Genåbn den på siden Statusrunder" in panel.refusal.text()
        assert not panel.refusal.isHidden()
        panel.show_refusal("")
    assert {t[0]: codes for t, codes in desk.groups()}["3"] == ["R3.1", "R3.2", "R3.3"]
    desk.reopen()
    panel.up.click()
    desk.settle()
    assert {t[0]: codes for t, codes in desk.groups()}["3"] == ["R3.2", "R3.1", "R3.3"]


def test_the_fields_of_a_closed_rounds_remark_say_why_they_stay_and_are_saved_when_reopened(
    desk: Desk,
) -> None:
    desk.choose("R3.2")
    form = desk.page.panel.form
    before = desk.item("R3.2").text
    control = form.controls["text"]
    assert isinstance(control, RichControl)
    control.show("Noget helt andet.")
    control.edited.emit()
    control.left.emit()
    desk.settle()
    desk.pick(form, "objective_id", "")
    for field in ("text", "objective_id"):
        assert desk.problem(form, field).startswith("Runden 2025 er lukket"), field
    assert (desk.item("R3.2").text, desk.item("R3.2").objective_number) == (before, 3)
    desk.reopen()
    desk.page.reload()
    desk.settle()
    desk.settle()
    assert desk.item("R3.2").text == "Noget helt andet."
    assert desk.item("R3.2").objective_number is None


def test_a_closed_round_takes_a_late_supplement_and_refuses_other_letters_and_remarks(
    desk: Desk,
) -> None:
    desk.choose("R3.2")
    desk.page.view.add_remark.click()
    typed = desk.new_remark()
    typed.text.setPlainText("En til.")
    typed.create_button.click()
    desk.settle()
    assert below(typed.fields["round"]).startswith("Runden 2025 er lukket")
    typed.reject()
    dialog = desk.letter()
    dialog.title.setText("Sent brev")
    dialog.letter.setPlainText(LETTER)
    dialog.plain_button.click()
    desk.settle()
    assert "Supplerende" in below(dialog.fields["round"])
    dialog.kind.choose("supplementary")
    dialog.plain_button.click()
    desk.settle()
    assert desk.page.contents is not None
    assert "Sent brev" in {one.title for one in desk.page.contents.rounds}


def test_a_code_that_another_letter_has_is_refused_at_the_field(desk: Desk) -> None:
    letter = desk.item("RS.1").remark_round
    desk.choose("R4.2")
    form = desk.page.panel.form
    desk.type(form, "code", "RS.1")
    assert f"bruges allerede i «{letter}»" in desk.problem(form, "code")
    desk.type(form, "code", "R4.9")
    assert desk.problem(form, "code") == ""
    assert desk.item("R4.9").code == "R4.9"


def test_an_initiative_is_linked_by_typing_what_it_is_about(
    desk: Desk, sample_workspace: Workspace
) -> None:
    desk.choose("R4.2")
    control = desk.page.panel.form.controls["initiative"]
    assert isinstance(control, LinksControl)
    before = control.value()
    picker = control.picker
    picker.edit.setFocus()
    QTest.keyClicks(picker.edit, "S2.2")
    QTest.keyClick(picker.edit, Qt.Key.Key_Return)  # before anything has been found
    desk.settle()
    desk.settle()
    linked = remark_sheet(sample_workspace, desk.item("R4.2").id).initiatives
    assert [one.id for one in linked][-1:] == list(control.value())[-1:]
    assert linked[-1].code == "S2.2"
    assert len(linked) == len(before) + 1
    assert picker.edit.text() == ""
    QTest.keyClicks(picker.edit, "xyzzy")
    QTest.keyClick(picker.edit, Qt.Key.Key_Return)
    desk.settle()
    assert len(control.value()) == len(linked)


def test_the_chain_tells_what_was_changed_in_a_linked_initiative(
    desk: Desk, sample_workspace: Workspace
) -> None:
    remark = desk.item("R4.2").id
    linked = remark_sheet(sample_workspace, remark)
    (found,) = find_initiatives(sample_workspace, "S2.2")
    wanted = (*linked.initiative_ids, found.id)
    set_remark_links(
        sample_workspace, remark, "initiative", expected=linked.initiative_ids, wanted=wanted
    )
    new = f"{found.label} i hele byen"
    set_field(sample_workspace, "initiative", found.id, "title", expected=found.label, value=new)
    desk.page.reload()
    desk.choose("R4.2")
    desk.page.reload()
    desk.settle()
    said = [label.text() for label in desk.page.panel.chain.findChildren(QLabel)]
    assert "Ind: «i hele byen»" in said
    assert any(line.startswith("Beslutning · den 8. oktober 2025") for line in said)
