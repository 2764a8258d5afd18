"""Status forms that come back: read, chosen from, taken in, and what goes wrong."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from openpyxl import load_workbook
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QFileDialog,
    QMenu,
    QWidget,
)

from kkdesk.db.engine import database_path
from kkdesk.db.reading import open_file
from kkdesk.domain.vocabulary import EntryState, Rag
from kkdesk.errors import UndoBlocked
from kkdesk.services import rounds
from kkdesk.services.undo import undo_state
from kkdesk.ui.i18n import set_language
from kkdesk.ui.pages.deadlines.model import LOOK_ROLE
from kkdesk.ui.pages.rounds.forms_in import FormsInDialog
from kkdesk.ui.pages.rounds.forms_out import FormsOutDialog
from tests.e2e.forms_desk import (
    FormsDesk,
    codes_in,
    files_say,
    fill_in,
    go_to,
    press_space,
    said,
    shown_links,
    ticks,
)
from tests.e2e.rounds_desk import RoundsDesk

if TYPE_CHECKING:
    from kkdesk.services.workspace import Workspace
    from tests.e2e.page_surroundings import Surrounder

NO_KEY, ALT = Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.AltModifier
LONG = "Arbejdet er sat i gang.\n\n- Ventetiden er faldet.\n- Alle er på kursus."


@pytest.fixture
def desk(surround: Surrounder, sample_workspace: Workspace, tmp_path: Path) -> FormsDesk:
    return FormsDesk(surround(sample_workspace), tmp_path / "Skemaer 2026")


@pytest.fixture
def suf(desk: FormsDesk) -> Path:
    """The form of SUF, which has three texts."""
    (path,) = desk.send_out("SUF")
    return path


# -- in


def test_what_a_department_wrote_is_shown_taken_in_and_undone(desk: FormsDesk, suf: Path) -> None:
    first, second, third = codes_in(suf)
    fill_in(suf, {first: LONG, second: "Godt på vej."}, {second: Rag.AMBER})
    dialog = desk.bring_in(suf)
    assert ticks(dialog) == {first: True, second: True}
    assert said(dialog.table, 0)[4] == "Ny tekst"
    assert said(dialog.table, 1)[4] == "Ny tekst · Ikke vurderet → Gul"
    dialog.only.click()
    assert ticks(dialog) == {first: True, second: True, third: None}
    go_to(dialog, first)
    assert "Ventetiden er faldet" in dialog.beside.toPlainText()
    assert dialog.take.text() == "&Hent 2 tekster"
    desk.press(dialog.take)
    assert not desk.is_open(FormsInDialog)
    assert desk.view.messages.text() == "2 tekster er hentet og indsendt"
    assert desk.entry(first).text == LONG
    assert (desk.entry(second).text, desk.entry(second).rag) == ("Godt på vej.", Rag.AMBER)
    assert desk.entry(second).state is EntryState.SUBMITTED
    assert desk.entry(third).state is EntryState.MISSING
    (link,) = shown_links(desk)
    assert link.text() == "Fortryd"
    desk.press(link)
    assert {desk.entry(code).text for code in (first, second)} == {""}
    assert "SUF" in (undo_state(desk.workspace).redo_label or "")


def test_a_department_may_write_in_word_as_well(desk: FormsDesk) -> None:
    (path,) = desk.send_out("SUF", kind="docx")
    first = next(one.code for one in desk.stored() if one.department == "SUF")
    fill_in(path, {first: "Skrevet i Word."})
    dialog = desk.bring_in(path)
    assert ticks(dialog) == {first: True}
    assert dialog.summary.text() == "1 tekst kan hentes · 2 kan ikke"
    desk.press(dialog.take)
    assert desk.entry(first).text == "Skrevet i Word."


def test_a_text_written_in_both_places_waits_for_a_person(desk: FormsDesk) -> None:
    desk.colleague_writes("S2.5", "Vi venter på svar.")
    (path,) = desk.send_out("SUF")
    first, second, _ = codes_in(path)
    assert first == "S2.5"
    desk.colleague_writes(first, "Vi har ringet til dem.")
    fill_in(path, {first: "Huset er taget i brug.", second: "Godt på vej."}, {first: Rag.RED})
    dialog = desk.bring_in(path)
    assert ticks(dialog) == {first: False, second: True}
    one = go_to(dialog, first)
    look = dialog.model.index(dialog.table.currentIndex().row(), 4).data(LOOK_ROLE)
    assert (look.text, look.shape) == ("Rettet begge steder · Ikke vurderet → Rød", "triangle")
    beside = dialog.beside.toPlainText()
    for words in (
        "Da skemaet blev lavet",
        "Vi venter",
        "Står nu",
        "ringet",
        "Fra skemaet",
        "Huset",
    ):
        assert words in beside
    assert "Vurdering: Ikke vurderet → Rød" in beside
    press_space(dialog.table, dialog.table.currentIndex().row())
    assert dialog.table.record() == one
    desk.press(dialog.take)
    assert desk.entry(first).text == "Huset er taget i brug."
    assert desk.entry(first).rag == Rag.RED


def test_where_nothing_stood_when_the_form_was_made_the_two_texts_are_compared(
    desk: FormsDesk, suf: Path
) -> None:
    (first, *_) = codes_in(suf)
    desk.colleague_writes(first, "Vi har ringet til dem.")
    fill_in(suf, {first: "Vi har skrevet til dem."})
    beside = desk.bring_in(suf).beside.toPlainText()
    assert "Da skemaet blev lavet" not in beside
    assert "er der ingen tekst at vise" in beside
    assert "Vi har ringetskrevet til dem." in beside.replace("\n", "")


def test_a_conflict_that_is_not_chosen_leaves_what_stands(desk: FormsDesk, suf: Path) -> None:
    first, second, _ = codes_in(suf)
    desk.colleague_writes(first, "Vi har ringet til dem.")
    fill_in(suf, {first: "Huset er taget i brug.", second: "Godt på vej."})
    desk.press(desk.bring_in(suf).take)
    assert desk.entry(first).text == "Vi har ringet til dem."
    assert desk.entry(second).text == "Godt på vej."


def test_the_mouse_ticks_too_and_a_line_that_cannot_be_taken_has_no_tick(
    desk: FormsDesk, suf: Path
) -> None:
    first, second, _ = codes_in(suf)
    fill_in(suf, {first: "Godt på vej.", second: "Nyt her."})
    dialog = desk.bring_in(suf)
    cell = dialog.table.visualRect(dialog.model.index(0, 0))
    at = cell.topLeft() + (cell.center() - cell.topLeft()) / 2
    at.setY(cell.center().y())
    QTest.mouseClick(dialog.table.viewport(), Qt.MouseButton.LeftButton, NO_KEY, at)
    assert ticks(dialog) == {first: False, second: True}
    assert dialog.take.text() == "&Hent 1 tekst"
    dialog.only.click()
    press_space(dialog.table, 2)
    assert list(ticks(dialog).values()) == [False, True, None]


def test_a_file_that_is_refused_says_why_and_does_not_stop_the_others(
    desk: FormsDesk, suf: Path
) -> None:
    (first, *_) = codes_in(suf)
    fill_in(suf, {first: "Godt på vej."})
    other = desk.folder / "Referat.xlsx"
    other.write_bytes(b"Referat")
    gone = desk.folder / "væk.docx"
    dialog = desk.bring_in(other, suf, gone)
    assert ticks(dialog) == {first: True}
    told = files_say(dialog).splitlines()
    assert [line.split(":")[0] for line in told] == ["Referat.xlsx", "væk.docx", suf.name]
    assert "hverken et Word-dokument" in told[0]
    assert "gem den som .docx eller .xlsx" in told[0]
    assert told[2] == f"{suf.name}: SUF · 1 tekst kan hentes"
    desk.press(dialog.take)
    assert desk.entry(first).text == "Godt på vej."


def test_enter_in_the_list_takes_nothing_in(desk: FormsDesk, suf: Path) -> None:
    (first, *_) = codes_in(suf)
    fill_in(suf, {first: "Godt på vej."})
    dialog = desk.bring_in(suf)
    QTest.keyClick(dialog.table, Qt.Key.Key_Return)
    desk.settle()
    assert desk.is_open(FormsInDialog)
    assert desk.entry(first).text == ""


def test_what_others_write_meanwhile_is_read_anew_and_the_ticks_that_fit_stay(
    desk: FormsDesk, suf: Path
) -> None:
    first, second, third = codes_in(suf)
    fill_in(suf, dict.fromkeys((first, second, third), "Fra forvaltningen."))
    dialog = desk.bring_in(suf)
    press_space(dialog.table, 1)
    assert ticks(dialog) == {first: True, second: False, third: True}
    desk.colleague_writes(first, "Skrevet imens.")
    desk.press(dialog.take)
    assert dialog.isVisible()
    assert "Skrevet imens." in dialog.messages.text()
    assert ticks(dialog) == {first: False, second: False, third: True}
    assert {desk.entry(code).text for code in (second, third)} == {""}
    desk.press(dialog.take)
    assert not desk.is_open(FormsInDialog)
    assert desk.entry(first).text == "Skrevet imens."
    assert desk.entry(third).text == "Fra forvaltningen."


def test_undo_in_the_message_never_undoes_what_was_done_after_it(
    desk: FormsDesk, suf: Path
) -> None:
    first, second, _ = codes_in(suf)
    fill_in(suf, {first: LONG})
    desk.press(desk.bring_in(suf).take)
    (link,) = shown_links(desk)
    desk.colleague_writes(second, "Skrevet bagefter.")  # by the same person, in another window
    desk.press(link)
    assert desk.entry(first).text == LONG
    assert desk.entry(second).text == "Skrevet bagefter."
    assert isinstance(desk.surroundings.refused[-1], UndoBlocked)


def test_a_text_approved_meanwhile_is_not_taken_in(desk: FormsDesk, suf: Path) -> None:
    first, second, _ = codes_in(suf)
    fill_in(suf, {first: "Fra forvaltningen.", second: "Også."})
    dialog = desk.bring_in(suf)
    desk.colleague_writes(first, "Fra forvaltningen.")
    rounds.approve(desk.workspace, (desk.entry(first).id,))
    desk.press(dialog.take)
    assert dialog.messages.text()
    assert ticks(dialog) == {second: True}
    assert desk.entry(second).text == ""


def test_two_files_that_differ_about_a_text_let_a_person_choose_one(
    desk: FormsDesk, suf: Path
) -> None:
    first, second, _ = codes_in(suf)
    again = desk.folder / "igen.xlsx"
    again.write_bytes(suf.read_bytes())
    fill_in(suf, {first: "Den gamle.", second: "Ens i begge."})
    fill_in(again, {first: "Den nye.", second: "Ens i begge."})
    dialog = desk.bring_in(suf, again)
    states = [
        dialog.model.index(row, 0).data(Qt.ItemDataRole.CheckStateRole) == Qt.CheckState.Checked
        for row in range(4)
    ]
    assert states == [False, True, False, False]
    assert said(dialog.table, 0)[4] == "Ny tekst · anderledes i en anden fil"
    press_space(dialog.table, 0)
    press_space(dialog.table, 2)
    assert dialog.take.text() == "&Hent 2 tekster"
    desk.press(dialog.take)
    assert desk.entry(first).text == "Den nye."


def test_a_form_of_another_round_is_marked_and_nothing_of_it_is_ticked(
    desk: FormsDesk, suf: Path
) -> None:
    (first, *_) = codes_in(suf)
    fill_in(suf, {first: "Fra forvaltningen."})
    desk.open_round("2027")
    dialog = desk.bring_in(suf)
    assert "skemaet er til runde 2026, ikke 2027" in files_say(dialog)
    assert ticks(dialog) == {first: False}


def test_reading_can_be_stopped_and_a_closed_dialog_leaves_nothing(
    desk: FormsDesk, suf: Path
) -> None:
    copies = [desk.folder / f"{number}.xlsx" for number in range(6)]
    for path in copies:
        path.write_bytes(suf.read_bytes())
    desk.page.forms.read(copies)
    dialog = desk.dialog(FormsInDialog)
    assert dialog.cancel.text() == "Stop"
    QTest.keyClick(dialog, Qt.Key.Key_Escape)
    desk.settle()
    assert dialog.isVisible()
    assert dialog.cancel.text() == "Luk"
    assert dialog.files.count() < len(copies)
    assert "Stoppet" in dialog.messages.text()
    QTest.keyClick(dialog, Qt.Key.Key_Escape)
    desk.leave()
    assert desk.page.findChildren(FormsInDialog) == []
    assert desk.entry(codes_in(suf)[0]).text == ""


def test_the_matrix_and_the_open_text_follow_what_was_taken_in(desk: FormsDesk, suf: Path) -> None:
    codes = codes_in(suf)
    fill_in(suf, dict.fromkeys(codes, "Fra forvaltningen."))
    desk.open("SUF", "I alt")
    edit = desk.entries.form.controls["text"].edit.text  # type: ignore[attr-defined]
    assert edit.toPlainText() == ""
    desk.press(desk.bring_in(suf).take)
    assert edit.toPlainText() == "Fra forvaltningen."
    assert desk.cell("SUF", "I alt").data(LOOK_ROLE).text == "Indsendt 3/3"


def test_what_is_being_typed_is_saved_before_a_form_is_compared_with_it(
    desk: FormsDesk, suf: Path
) -> None:
    desk.open("SUF", "I alt")
    assert desk.entries.entry is not None
    code = desk.entries.entry.code
    fill_in(suf, {code: "Fra forvaltningen."})
    edit = desk.entries.form.controls["text"].edit.text  # type: ignore[attr-defined]
    edit.setPlainText("Midt i en sætning")
    dialog = desk.bring_in(suf)
    assert ticks(dialog) == {code: False}
    assert "Midt i en sætning" in dialog.beside.toPlainText()


def test_files_are_dropped_on_the_page_and_on_the_dialog(desk: FormsDesk, suf: Path) -> None:
    assert not drop(desk.page, desk.folder / "Referat.pdf")
    assert drop(desk.page, suf)
    desk.settle()
    dialog = desk.dialog(FormsInDialog)
    assert files_say(dialog).startswith(suf.name)
    assert drop(dialog, desk.folder / "Referat.pdf")
    desk.settle()
    assert "Referat.pdf" in files_say(dialog)


# -- where forms are not for


def test_a_closed_round_says_why_its_menu_is_not_open(desk: FormsDesk, suf: Path) -> None:
    closed = next(head for head in desk.page.heads if head.code == "2025")
    desk.view.rounds.choose(closed.id)
    desk.view.rounds.activated.emit(desk.view.rounds.currentIndex())
    desk.settle()
    assert not desk.view.forms.isEnabled()
    assert desk.view.forms.toolTip().startswith("Runden er lukket.")
    assert desk.view.forms.accessibleDescription() == desk.view.forms.toolTip()
    assert not drop(desk.page, suf)


def test_a_form_that_comes_after_its_round_was_closed_is_refused(
    desk: FormsDesk, suf: Path
) -> None:
    (first, *_) = codes_in(suf)
    fill_in(suf, {first: "For sent."})
    rounds.close_round(desk.workspace, desk.sheet.head.id, accept_missing=True, reason="Udvalget")
    dialog = desk.bring_in(suf)
    assert "Runden er lukket" in files_say(dialog)
    assert ticks(dialog) == {}


def test_where_nothing_can_be_written_forms_are_neither_sent_nor_taken(
    surround: Surrounder, sample_workspace: Workspace, tmp_path: Path
) -> None:
    FormsDesk(surround(sample_workspace), tmp_path / "skemaer")
    opened = open_file(Path(database_path(sample_workspace.engine)), read_only=True)
    looking = RoundsDesk(surround(replace(sample_workspace, opened=opened)))
    assert not looking.view.forms.isEnabled()
    assert "kun læses" in looking.view.forms.toolTip()
    opened.dispose()


# -- by keyboard, and in English


def test_forms_go_out_and_come_in_with_the_keyboard_alone(desk: FormsDesk) -> None:
    desk.page.activateWindow()
    desk.view.matrix.setFocus()
    through_the_menu(desk, Qt.Key.Key_S)
    dialog = desk.dialog(FormsOutDialog)
    assert dialog.focusWidget() is dialog.table
    QTest.keyClick(dialog.table, Qt.Key.Key_End, Qt.KeyboardModifier.ControlModifier)
    QTest.keyClick(dialog.table, Qt.Key.Key_Space)
    assert "Tværgående" not in {one.code for one in dialog.asked()}
    QTest.keyClick(dialog, Qt.Key.Key_I, ALT)
    assert dialog.focusWidget() is dialog.format
    QTest.keyClick(dialog.format, Qt.Key.Key_Down)
    QTest.keyClick(dialog, Qt.Key.Key_M, ALT)
    assert dialog.focusWidget() is dialog.folder.line
    dialog.folder.line.selectAll()
    QTest.keyClicks(dialog.folder.line, str(desk.folder))
    QTest.keyClick(dialog.folder.line, Qt.Key.Key_Return)
    desk.settle()
    files = sorted(desk.folder.iterdir())
    assert len(files) == 7
    (suf,) = (path for path in files if "SUF" in path.name)
    (first, second, _) = codes_in(suf)
    fill_in(suf, {first: "Godt på vej.", second: "Nyt."})
    through_the_menu(desk, Qt.Key.Key_H)
    (chooser,) = (one for one in desk.page.findChildren(QFileDialog) if one.isVisible())
    chooser.filesSelected.emit([str(suf)])
    chooser.reject()
    desk.settle()
    incoming = desk.dialog(FormsInDialog)
    incoming.activateWindow()
    desk.surroundings.qtbot.waitUntil(incoming.isActiveWindow)
    assert incoming.focusWidget() is incoming.table
    QTest.keyClick(incoming.table, Qt.Key.Key_Down)
    QTest.keyClick(incoming.table, Qt.Key.Key_Space)
    QTest.keyClick(incoming, Qt.Key.Key_H, ALT)
    desk.surroundings.qtbot.waitUntil(lambda: not desk.is_open(FormsInDialog))
    desk.settle()
    assert desk.entry(first).text == "Godt på vej."
    assert desk.entry(second).text == ""


def test_the_dialogs_speak_english(
    surround: Surrounder, sample_workspace: Workspace, tmp_path: Path
) -> None:
    app = QApplication.instance()
    assert isinstance(app, QApplication)
    set_language(app, "en")
    surroundings = surround(sample_workspace)
    surroundings.context = replace(surroundings.context, lang="en")
    desk = FormsDesk(surroundings, tmp_path / "forms")
    assert desk.view.forms.text().replace("&", "") == "Forms"
    shown = [one for one in desk.page.findChildren(QAbstractButton) if one.isVisible()]
    letters = [QKeySequence.mnemonic(one.text()).toString() for one in shown if "&" in one.text()]
    assert len(letters) == len(set(letters)), letters
    (suf,) = desk.send_out("SUF")
    assert desk.view.messages.text() == f"1 form is in {desk.folder}"
    first, second, _ = codes_in(suf)
    assert load_workbook(suf)["Skema"] is not None  # the form itself is Danish
    desk.colleague_writes(first, "Vi har ringet.")
    fill_in(suf, {first: "Huset er taget i brug.", second: "Nyt."}, {second: Rag.GREEN})
    dialog = desk.bring_in(suf)
    assert said(dialog.table, 0)[4] == "Edited in both places"
    assert said(dialog.table, 1)[4] == "New text · Not rated → Green"
    assert dialog.summary.text() == "2 texts can be taken in · 1 cannot · 1 edited in both places"
    assert dialog.take.text().replace("&", "") == "Take in 1 text"


def test_the_texts_of_no_department_go_out_and_in_under_their_english_word(
    surround: Surrounder, sample_workspace: Workspace, tmp_path: Path
) -> None:
    app = QApplication.instance()
    assert isinstance(app, QApplication)
    set_language(app, "en")
    surroundings = surround(sample_workspace)
    surroundings.context = replace(surroundings.context, lang="en")
    desk = FormsDesk(surroundings, tmp_path / "forms")
    (path,) = desk.send_out("Cross-departmental")
    fill_in(path, {codes_in(path)[0]: "Nyt."})
    dialog = desk.bring_in(path)
    assert said(dialog.table, 0)[1] == "Cross-departmental"
    assert files_say(dialog) == f"{path.name}: Cross-departmental · 1 text can be taken in"
    desk.press(dialog.take)
    assert desk.view.messages.text() == "1 text was taken in and submitted"


# -- helpers


def through_the_menu(desk: FormsDesk, letter: Qt.Key) -> None:
    """Open the menu by its letter and choose by another."""

    desk.page.activateWindow()
    desk.surroundings.qtbot.waitUntil(desk.page.isActiveWindow)
    QTest.keyClick(desk.view.matrix, Qt.Key.Key_E, ALT)
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    QTest.keyClick(menu, letter)
    desk.settle()


def drop(target: QWidget, path: Path) -> bool:
    """Drop a file; tell whether it was taken."""
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path))])
    middle, action = QPointF(200, 200), Qt.DropAction.CopyAction
    enter = QDragEnterEvent(middle, action, data, Qt.MouseButton.LeftButton, NO_KEY)
    enter.ignore()
    QApplication.sendEvent(target, enter)
    if not enter.isAccepted():
        return False
    QApplication.sendEvent(
        target, QDropEvent(middle, action, data, Qt.MouseButton.LeftButton, NO_KEY)
    )
    return True
