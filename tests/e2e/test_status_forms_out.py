"""Status forms sent out from the window: to whom, what of it, and where the files lie."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from kkdesk.services import editing, rounds
from kkdesk.ui.pages.rounds.forms_out import FormsOutDialog
from tests.e2e.forms_desk import (
    FormsDesk,
    codes_in,
    press_space,
    said,
    shown_links,
)

if TYPE_CHECKING:
    from pathlib import Path

    from kkdesk.services.workspace import Workspace
    from tests.e2e.page_surroundings import Surrounder

NO_KEY, ALT = Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.AltModifier
LONG = "Arbejdet er sat i gang.\n\n- Ventetiden er faldet.\n- Alle er på kursus."


@pytest.fixture
def desk(surround: Surrounder, sample_workspace: Workspace, tmp_path: Path) -> FormsDesk:
    return FormsDesk(surround(sample_workspace), tmp_path / "Skemaer 2026")


def test_the_ticked_departments_get_a_form_each_and_the_folder_is_told(desk: FormsDesk) -> None:
    files = desk.send_out("SUF", "TMF")
    assert [path.name for path in files] == [
        "Statusskema 2026 SUF.xlsx",
        "Statusskema 2026 TMF.xlsx",
    ]
    assert [len(codes_in(path)) for path in files] == [3, 5]
    assert desk.view.messages.text() == f"2 skemaer ligger i {desk.folder}"
    assert [one.text() for one in shown_links(desk)] == ["Åbn mappen"]
    assert desk.surroundings.refused == []


def test_all_with_something_to_ask_are_ticked_and_each_says_what_it_lacks(desk: FormsDesk) -> None:
    desk.colleague_writes("S2.2", "Der er skrevet noget.")
    for entry in desk.stored():
        if entry.department == "SUF":
            desk.colleague_writes(entry.code, "Færdig.")
            rounds.approve(desk.workspace, (entry.id,))
    desk.choose(desk.view.forms.send)
    dialog = desk.dialog(FormsOutDialog)
    rows = {said(dialog.table, row)[1].split()[0]: row for row in range(dialog.model.rowCount())}
    assert said(dialog.table, rows["SOF"])[3] == "18 tekster, 17 uden ord"
    assert said(dialog.table, rows["SUF"])[3] == "Alt er godkendt"
    assert {one.code for one in dialog.asked()} == {*rows, "Tværgående"} - {"SUF"}
    press_space(dialog.table, rows["SUF"])
    assert "SUF" not in {one.code for one in dialog.asked()}
    aloud = dialog.model.index(rows["SUF"], 0).data(Qt.ItemDataRole.AccessibleTextRole)
    assert aloud.startswith("kan ikke vælges, SUF ")
    assert dialog.write.text() == "&Skriv 7 skemaer"
    for row in rows.values():
        press_space(dialog.table, row)
    assert not dialog.write.isEnabled()


def test_the_kind_of_file_and_the_folder_are_remembered(desk: FormsDesk) -> None:
    desk.send_out("SUF", kind="xlsx")
    desk.choose(desk.view.forms.send)
    dialog = desk.dialog(FormsOutDialog)
    assert dialog.format.key() == "xlsx"
    assert dialog.folder.path() == str(desk.folder)
    dialog.folder.line.clear()
    desk.press(dialog.write)
    assert dialog.isVisible()
    assert dialog.folder_field.error.text() == "Vælg en mappe til skemaerne."


def test_a_form_never_replaces_a_file_that_may_be_filled_in(desk: FormsDesk) -> None:
    (suf,) = desk.send_out("SUF")
    before = suf.read_bytes()
    names = [path.name for path in desk.send_out("SUF")]
    assert names == ["Statusskema 2026 SUF (2).xlsx", suf.name]
    assert suf.read_bytes() == before


def test_confidential_texts_are_left_out_unless_they_are_asked_for(desk: FormsDesk) -> None:
    (entry,) = (one for one in desk.stored() if one.code == "S2.2")
    editing.set_field(
        desk.workspace, "status_entry", entry.id, "confidential", expected=False, value=True
    )
    (left,) = desk.send_out("SOF")
    assert "S2.2" not in codes_in(left)
    left.unlink()
    desk.choose(desk.view.forms.send)
    dialog = desk.dialog(FormsOutDialog)
    (row,) = (
        n for n in range(dialog.model.rowCount()) if said(dialog.table, n)[1].startswith("SOF")
    )
    assert said(dialog.table, row)[3] == "17 tekster, 17 uden ord · 1 fortrolige er ikke med"
    assert not dialog.confidential.isChecked()
    assert "1 fortrolig tekst er ikke med" in dialog.about_confidential.text()
    dialog.confidential.click()
    assert "kan læse" in dialog.about_confidential.text()
    assert said(dialog.table, row)[3].endswith("1 fortrolige er med")
    desk.press(dialog.write)
    assert "S2.2" in codes_in(desk.folder / "Statusskema 2026 SOF.xlsx")


def test_where_nothing_is_confidential_nothing_is_asked_about_it(desk: FormsDesk) -> None:
    desk.choose(desk.view.forms.send)
    assert not desk.dialog(FormsOutDialog).confidential.isVisible()


def test_a_folder_that_is_not_there_is_refused_and_nothing_is_written(desk: FormsDesk) -> None:
    desk.choose(desk.view.forms.send)
    dialog = desk.dialog(FormsOutDialog)
    dialog.folder.line.setText(str(desk.folder / "findes ikke"))
    desk.press(dialog.write)
    (error,) = desk.surroundings.refused
    assert "findes ikke" in error.message("da")
    assert list(desk.folder.iterdir()) == []


def test_writing_can_be_stopped_and_what_was_written_stays(desk: FormsDesk) -> None:
    worker = desk.surroundings.context.worker
    worker.busy_changed.connect(lambda busy, _: worker.cancel_running() if busy else None)
    desk.choose(desk.view.forms.send)
    dialog = desk.dialog(FormsOutDialog)
    dialog.folder.take(str(desk.folder))
    desk.press(dialog.write)
    QTest.qWait(20)
    assert desk.view.messages.text().startswith("Stoppet.")
    assert len(list(desk.folder.iterdir())) < 8
