"""Statusrunder on the sample portfolio: the matrix, a text on its way, and the round's steps."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt

from kkdesk.domain.vocabulary import EntryState
from kkdesk.services import editing, rounds
from kkdesk.ui.pages.deadlines.model import LOOK_ROLE
from kkdesk.ui.pages.rounds.model import COL_DEADLINE
from tests.e2e.rounds_desk import RoundsDesk

if TYPE_CHECKING:
    from kkdesk.services.workspace import Workspace
    from tests.e2e.page_surroundings import Surrounder


@pytest.fixture
def desk(surround: Surrounder, sample_workspace: Workspace) -> RoundsDesk:
    return RoundsDesk(surround(sample_workspace))


@pytest.fixture
def opened(desk: RoundsDesk) -> RoundsDesk:
    """The page on a round of 2027 that was opened by its dialog."""
    desk.fill(
        desk.view.new,
        code="2027",
        title="Status 2027",
        period="2025 – juni 2027",
        cut_off="juni 2027",
        cut_off_rule="Budget 2028 er ikke med",
        deadline="1. december 2025",
    )
    assert desk.sheet.head.code == "2027"
    return desk


def test_the_matrix_answers_how_many_per_objective_and_per_department(desk: RoundsDesk) -> None:
    totals = [desk.says("I alt", str(number)) for number in range(1, 7)]
    assert [words.split(" · ")[2].split(":")[0] for words in totals] == [
        f"{count} tekster" for count in (6, 6, 11, 6, 10, 16)
    ]
    wanted = {"SOF": 18, "BIF": 10, "KFF": 8, "TMF": 5, "BUF": 4, "SUF": 3, "ØKF": 3}
    for department, count in {**wanted, "Tværgående": 4}.items():
        assert f" · {count} tekster: " in desk.says(department, "I alt")
    assert "55 tekster" in desk.view.totals.text()


def test_a_cell_tells_its_state_by_word_and_shape(opened: RoundsDesk) -> None:
    look = opened.cell("SOF", "1").data(LOOK_ROLE)
    assert (look.text, look.shape) == ("Forsinket 3/3", "triangle")
    cross = opened.cell("Tværgående", "I alt").data(LOOK_ROLE)
    assert (cross.text, cross.shape) == ("Mangler 4/4", "ring")
    assert opened.says("SOF", "1") == "SOF · målsætning 1 · 3 tekster: Mangler 3, Forsinket 3"


def test_the_matrix_can_be_seen_by_priority(desk: RoundsDesk) -> None:
    before = desk.page.model.columnCount()
    desk.view.by_priority.click()
    assert desk.page.model.columnCount() > before
    assert "prioritering 1.1" in desk.says("SOF", "1.1")


def test_a_text_is_written_submitted_returned_and_approved(opened: RoundsDesk) -> None:
    opened.open("SUF", "I alt")
    view = opened.entries
    assert view.list.count() == 3
    assert view.entry is not None
    code = view.entry.code
    assert view.last.toPlainText() not in {"", "Ingen"}
    opened.write("Huset er taget i brug, og beboerne er flyttet ind.")
    assert "10 ord" in view.capacity.text()
    assert opened.entry(code).state is EntryState.DRAFT
    opened.press(view.submit)
    opened.press(view.send_back)
    assert "Skriv, hvad" in view.reason_field.error.text()
    view.reason.setText("Skriv, hvornår.")
    opened.press(view.send_back)
    assert opened.entry(code).state is EntryState.RETURNED
    assert "Skriv, hvornår." in view.note.text()
    opened.press(view.submit)
    opened.press(view.approve)
    assert opened.entry(code).state is EntryState.APPROVED
    edit = view.form.controls["text"].edit.text  # type: ignore[attr-defined]
    assert edit.isReadOnly()
    opened.press(view.reopen)
    assert not edit.isReadOnly()


def test_a_text_on_the_excluded_budget_is_flagged_where_it_is_written(opened: RoundsDesk) -> None:
    opened.open("SUF", "I alt")
    opened.write("Pengene kom med budget 2028.")
    assert "nævner budget 2028" in opened.entries.note.text()
    opened.wait_for_flags()
    assert "Markeret 1" in opened.view.totals.text()
    assert "markeret" in opened.entries.list.item(0).text()


def test_a_department_is_approved_at_once_or_not_at_all(opened: RoundsDesk) -> None:
    opened.open("SUF", "I alt")
    opened.press(opened.entries.approve_all)
    assert "ingen tekst endnu" in opened.view.messages.text()
    for row in range(3):
        opened.entries.list.setCurrentRow(row)
        opened.settle()
        opened.write(f"Nyt nummer {row}.")
    opened.press(opened.entries.approve_all)
    opened.press(opened.entries.back)
    assert opened.cell("SUF", "I alt").data(LOOK_ROLE).text == "Godkendt 3/3"


def test_a_deadline_is_typed_in_the_matrix_and_refused_with_the_reason(opened: RoundsDesk) -> None:
    model, cell = opened.page.model, opened.cell("SOF", "Frist")
    assert cell.column() == COL_DEADLINE
    model.setData(cell, "en skønne dag", Qt.ItemDataRole.EditRole)
    opened.settle()
    assert "«en skønne dag» er ikke en dag" in opened.view.messages.text()
    model.setData(opened.cell("SOF", "Frist"), "1. juni 2026", Qt.ItemDataRole.EditRole)
    opened.settle()
    assert opened.cell("SOF", "Frist").data() == "1. juni 2026"
    assert "Forsinket" not in opened.says("SOF", "I alt")


def test_a_text_is_moved_among_its_departments(opened: RoundsDesk) -> None:
    opened.open("SOF", "1")
    view = opened.entries

    def codes() -> list[str]:
        return [view.list.item(row).text().split()[0] for row in range(view.list.count())]

    before = codes()
    opened.press(view.down)
    assert codes() == [before[1], before[0], before[2]]
    assert view.list.currentRow() == 1
    view.dragged.emit(opened.entry(before[0]).id, -1)
    opened.settle()
    assert codes() == before


def test_a_code_that_is_taken_is_refused_at_its_field(desk: RoundsDesk) -> None:
    dialog = desk.fill(desk.view.new, code="2025", title="Igen")
    assert "bruges allerede" in dialog.fields["code"].error.text()
    assert dialog.values()["title"] == "Igen"
    dialog.reject()


def test_closing_needs_a_decision_then_freezes_and_reopening_needs_a_reason(
    opened: RoundsDesk,
) -> None:
    dialog = opened.fill(opened.view.close_round, state="")
    assert "55 tekster er ikke godkendt" in dialog.fields["state"].error.text()
    dialog.tick.setChecked(True)
    dialog.controls["state"].setText("Udvalget venter ikke.")  # type: ignore[attr-defined]
    opened.press(dialog.action)
    assert not opened.sheet.head.is_open
    assert "Lukket 20.12.2025 af tester" in opened.view.about.text()
    assert "Udvalget venter ikke." in opened.view.about.text()
    dialog = opened.fill(opened.view.close_round, reopen_reason=" ")
    assert "hvorfor" in dialog.fields["reopen_reason"].error.text()
    dialog.controls["reopen_reason"].setText("En fejl.")  # type: ignore[attr-defined]
    opened.press(dialog.action)
    assert opened.sheet.head.is_open


def test_a_closed_round_takes_a_late_supplement_but_no_text(desk: RoundsDesk) -> None:
    desk.fill(
        desk.view.supplement, received="26. september 2025", about="budget 2026", text="Godt."
    )
    desk.open("SUF", "I alt")
    assert "Runden er lukket" in desk.entries.note.text()
    assert not desk.entries.approve_all.isEnabled()
    assert desk.page.steps.dialog is None


def test_an_initiative_that_came_later_is_added_and_its_text_is_opened(desk: RoundsDesk) -> None:
    assert not desk.view.add.isEnabled()  # the round of 2025 is closed
    rounds.reopen_round(desk.workspace, desk.sheet.head.id, "En indsats mangler")
    rows = [row for row in desk.stored() if row.department == "SOF"]
    editing.delete_record(desk.workspace, "status_entry", rows[0].id)
    desk.page.reload()
    desk.settle()
    dialog = desk.fill(desk.view.add, code=rows[1].code)
    assert "har allerede en tekst" in dialog.fields["code"].error.text()
    dialog.controls["code"].setText(rows[0].code)  # type: ignore[attr-defined]
    desk.press(dialog.action)
    desk.settle()
    shown = desk.entries.entry
    assert shown is not None
    assert (shown.code, shown.department_id) == (rows[0].code, rows[0].department_id)
    assert shown.objective_id == rows[0].objective_id
    assert shown.text == ""


def test_another_page_opens_a_departments_texts_or_one_text(desk: RoundsDesk) -> None:
    head = desk.sheet.head
    sof = next(d for d in desk.sheet.departments if d.code == "SOF")
    desk.page.open_with(round_id=head.id, department_id=sof.id)
    desk.settle()
    assert desk.entries.list.count() == 18
    wanted = desk.entry("S2.2")
    desk.page.open_with(entry_id=wanted.id)
    desk.settle()
    assert desk.entries.entry is not None
    assert desk.entries.entry.id == wanted.id


def test_an_empty_database_says_how_to_begin(
    surround: Surrounder, empty_workspace: Workspace
) -> None:
    page = RoundsDesk(surround(empty_workspace)).view
    assert page.tables.currentWidget() is page.empty
    assert rounds.list_rounds(empty_workspace) == ()


def test_a_round_is_compared_with_the_one_before_it(opened: RoundsDesk) -> None:
    opened.page.view.compare.click()
    assert opened.surroundings.opened[-1] == (
        "history",
        {"view": "tellings", "first": "2025", "last": opened.sheet.head.code},
    )
