"""The editor of an initiative in a real window on the sample portfolio."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QPlainTextEdit,
    QPushButton,
)

from kkdesk.domain.fields import INITIATIVE_FIELDS
from kkdesk.domain.records import NodeKind
from kkdesk.domain.rounds import RoundCell
from kkdesk.services import portfolio, rounds, undo
from kkdesk.services.round_entries import round_entries
from kkdesk.services.workspace import operation
from kkdesk.ui.dialogs.new_initiative import NewInitiativeDialog
from kkdesk.ui.editing.controls import LineControl, QuietCombo
from kkdesk.ui.theme import Theme, ThemeMode
from kkdesk.ui.widgets.labels import EmptyState
from tests.e2e.plans_desk import Desk

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from kkdesk.services.workspace import Workspace


@pytest.fixture(scope="module")
def theme(qapp: QApplication) -> Theme:
    """Set the sheet once: doing so with windows of fields about takes seconds."""
    return Theme(qapp, ThemeMode.LIGHT)


@pytest.fixture
def desk(sample_workspace: Workspace, tmp_path: Path, qtbot: QtBot, theme: Theme) -> Iterator[Desk]:
    made = Desk(sample_workspace, tmp_path, qtbot, theme)
    yield made
    made.close()


# -- editing


def test_every_field_of_an_initiative_has_its_place_in_the_editor(desk: Desk) -> None:
    fields = {spec.name for spec in INITIATIVE_FIELDS}
    assert fields <= set(desk.page.editor.form.own.bindings)


def test_a_list_that_is_read_after_its_initiative_lays_nothing_over_the_fields(desk: Desk) -> None:
    desk.open("S2.2")
    desk.page.editor.offer_choice(there=True)
    shown = [one for one in desk.page.editor.findChildren(EmptyState) if one.isVisible()]
    assert shown == []
    desk.page.editor.clear()
    (invitation,) = desk.page.editor.findChildren(EmptyState)
    assert invitation.isVisible()
    desk.page.editor.offer_choice(there=False)
    assert not invitation.isVisible()


def test_a_title_is_saved_as_typed_and_the_list_follows(desk: Desk) -> None:
    desk.open("S2.2")
    desk.type(desk.line("title"), "Merudgifter, enklere regler")
    desk.line("target_group").setFocus()
    desk.settle()
    assert desk.stored().fields["title"] == "Merudgifter, enklere regler"
    row = desk.page.model.row_of(desk.page.editor.initiative_id)
    record = desk.page.model.record(row)
    assert record is not None
    assert record.title == "Merudgifter, enklere regler"


def test_what_is_typed_is_saved_without_leaving_the_field(desk: Desk) -> None:
    desk.open("S2.2")
    desk.type(desk.line("title"), "Uden at gå videre")
    desk.qtbot.waitUntil(lambda: desk.stored().fields["title"] == "Uden at gå videre", timeout=5000)


def test_going_to_another_row_loses_nothing(desk: Desk) -> None:
    first = desk.open("S2.2").id
    desk.type(desk.line("title"), "Skrevet lige før")
    desk.open("S3.1")
    assert desk.line("title").text() != "Skrevet lige før"
    stored = portfolio.initiative_detail(desk.workspace, first)
    assert stored.fields["title"] == "Skrevet lige før"


def test_closing_loses_nothing(desk: Desk) -> None:
    opened = desk.open("S2.2").id
    desk.type(desk.line("title"), "Skrevet lige før lukning")
    desk.close()
    stored = portfolio.initiative_detail(desk.workspace, opened)
    assert stored.fields["title"] == "Skrevet lige før lukning"


def test_an_empty_title_is_refused_under_the_field_and_stays_as_typed(desk: Desk) -> None:
    before = desk.open("S2.2").fields["title"]
    desk.line("title").setFocus()
    desk.line("title").selectAll()
    QTest.keyClick(desk.line("title"), Qt.Key.Key_Backspace)
    desk.line("target_group").setFocus()
    desk.settle()
    assert desk.line("title").text() == ""
    assert desk.stored().fields["title"] == before
    assert "udfyldes" in desk.line("title").accessibleDescription()


def test_a_code_in_use_leads_back_when_its_field_has_left_the_screen(desk: Desk) -> None:
    first = desk.open("S2.2").id
    desk.type(desk.line("code"), "S3.1")
    desk.open("S1.1")
    assert "S3.1" in desk.page.view.notice.text()
    desk.page.view.notice._act()
    desk.settle()
    assert desk.page.editor.initiative_id == first
    assert desk.line("code").text() == "S3.1"
    assert desk.stored().fields["code"] == "S2.2"


def test_a_date_is_read_below_its_words_as_they_are_typed(desk: Desk) -> None:
    desk.open("S2.2")
    line = desk.page.editor.form.add_date
    line.edit.setText("slutningen af august 2025")
    assert "tidligst" in line.field.reading.text()
    line.edit.setText("1. september")
    assert "året mangler" in line.field.reading.text()


def test_an_end_before_its_start_is_refused_at_the_field_and_stays_typed(desk: Desk) -> None:
    before = desk.open("S2.2").dates
    line = desk.page.editor.form.add_date
    desk.type(line.edit, "1. april 2026 - 31. marts 2023")
    QTest.keyClick(line.edit, Qt.Key.Key_Return)
    desk.settle()
    assert "slutter, før det begynder" in line.field.error.text()
    assert line.edit.text() == "1. april 2026 - 31. marts 2023"
    words = desk.page.editor.form.dates.cards[0].controls["as_written"]
    assert isinstance(words, LineControl)
    desk.type(words.edit, "2026-2022")
    words.left.emit()
    desk.settle()
    assert desk.stored().dates == before
    desk.type(words.edit, before[0].as_written)
    words.left.emit()
    desk.settle()


def test_a_date_is_added_changed_confirmed_and_deleted(desk: Desk) -> None:
    before = len(desk.open("S2.2").dates)
    desk.type(desk.page.editor.form.add_date.edit, "3. kvartal 2027")
    QTest.keyClick(desk.page.editor.form.add_date.edit, Qt.Key.Key_Return)
    desk.settle()
    assert len(desk.stored().dates) == before + 1
    card = desk.page.editor.form.dates.cards[-1]
    words = card.controls["as_written"]
    assert isinstance(words, LineControl)
    desk.type(words.edit, "oktober 2027")
    words.left.emit()
    desk.settle()
    date_record = desk.stored().dates[-1]
    assert date_record.as_written == "oktober 2027"
    assert date_record.latest is not None
    assert date_record.latest.isoformat() == "2027-10-31"
    box = card.controls["confirmed_on"].widget
    assert isinstance(box, QAbstractButton)
    box.click()
    desk.settle()
    assert desk.stored().dates[-1].confirmed_on == desk.workspace.today()
    card.delete_button.click()
    desk.settle()
    assert len(desk.stored().dates) == before


def test_money_is_added_in_words(desk: Desk) -> None:
    desk.open("S2.2")
    line = desk.page.editor.form.add_money
    line.edit.setText("3 mio. kr. årligt fra 2025")
    assert line.field.reading.text()
    line.button.click()
    desk.settle()
    assert desk.stored().money[-1].amount_ore == 300_000_000


def test_links_are_added_and_removed(desk: Desk) -> None:
    detail = desk.open("S2.2")
    picker = desk.page.editor.form.own.controls["objective"].picker  # type: ignore[attr-defined]
    new = next(c.id for c in desk.page.choices.objectives if c.id not in detail.objective_ids)
    picker.add(new)
    desk.settle()
    assert new in desk.stored().objective_ids
    picker.remove(new)
    desk.settle()
    assert new not in desk.stored().objective_ids


def test_other_names_are_written_one_a_line(desk: Desk) -> None:
    desk.open("S2.2")
    control = desk.page.editor.form.own.controls["alias"]
    edit = control.widget
    assert isinstance(edit, QPlainTextEdit)
    edit.setPlainText("Merudgiftsforsøget\nEt nyt navn")
    control.left.emit()
    desk.settle()
    assert {alias.label for alias in desk.stored().aliases} == {"Merudgiftsforsøget", "Et nyt navn"}


def test_the_text_of_a_closed_round_is_locked_and_leads_to_its_round(desk: Desk) -> None:
    desk.open("S2.2")
    card = next(c for c in desk.page.editor.form.texts.cards if c.record.frozen)
    rich = card.controls["text"].edit  # type: ignore[attr-defined]
    assert rich.text.isReadOnly()
    words = {button.text(): button for button in card.findChildren(QPushButton)}
    assert words["Åbn i Statusrunder"].isEnabled()


# -- whole initiatives, undo


def test_a_new_initiative_is_made_where_the_tree_stands(desk: Desk) -> None:
    tree = desk.page.tree_model
    objective = tree.index(2, 0, tree.index(1, 0))
    node = tree.node(objective)
    assert node is not None
    desk.page.view.tree.setCurrentIndex(objective)
    desk.settle()
    QTest.keyClick(desk.page.view.table, Qt.Key.Key_N, Qt.KeyboardModifier.ControlModifier)
    dialog = desk.dialog()
    assert isinstance(dialog, NewInitiativeDialog)
    assert dialog.objective.key() == node.id
    policy = dialog.policy.key()
    assert policy, "an objective has its policy with it"
    dialog.title.setText("En helt ny indsats")
    dialog.create_button.click()
    desk.settle()
    assert desk.stored().fields["title"] == "En helt ny indsats"
    assert node.id in desk.stored().objective_ids
    assert desk.page.model.total == node.count + 1
    found = tree.node(tree.find(NodeKind.OBJECTIVE, node.id))
    assert found is not None
    assert found.count == node.count + 1


def test_the_policy_of_a_new_initiative_follows_its_objective(desk: Desk) -> None:
    desk.page.view.new.click()
    dialog = desk.dialog()
    assert isinstance(dialog, NewInitiativeDialog)
    dialog.policy.choose("")
    dialog.objective.choose(desk.page.choices.objectives[0].id)
    group = desk.page.choices.objectives[0].group
    policy = next(one for one in desk.page.choices.policies if one.code == group)
    assert dialog.policy.key() == policy.id
    dialog.policy.choose("")
    assert dialog.objective.key() == ""
    dialog.reject()


def test_a_code_in_use_keeps_the_dialog_open(desk: Desk) -> None:
    desk.page.view.new.click()
    dialog = desk.dialog()
    assert isinstance(dialog, NewInitiativeDialog)
    dialog.create_button.click()
    dialog.title.setText("Dobbelt")
    dialog.code.setText("S2.2")
    dialog.create_button.click()
    desk.settle()
    assert desk.dialog() is dialog
    assert "S2.2" in dialog.code.accessibleDescription()
    dialog.reject()


def test_deleting_is_asked_about_and_can_be_undone(desk: Desk) -> None:
    opened = desk.open("S2.2").id
    desk.page.editor.delete_button.click()
    desk.press("Slet")
    assert desk.page.model.total == 130
    assert desk.page.editor.initiative_id != opened
    desk.page.view.notice._act()
    desk.settle()
    assert desk.page.model.total == 131
    assert desk.page.editor.initiative_id == opened
    assert len(desk.stored().dates) == 3


def test_undo_is_shown_in_the_open_editor(desk: Desk) -> None:
    before = desk.open("S2.2").fields["title"]
    desk.type(desk.line("title"), "Ny titel")
    desk.page.flush()
    desk.settle()
    desk.worker.submit(lambda: undo.undo(desk.workspace), done=desk.bus.publish, receiver=desk.page)
    desk.settle()
    assert desk.line("title").text() == before


def test_ctrl_z_undoes_typing_first_and_then_the_last_saved_change(desk: Desk) -> None:
    pressed: list[str] = []
    desk.window.provide("undo", lambda: pressed.append("undo"))
    desk.window.set_history("Ret titel", None)
    before = str(desk.open("S2.2").fields["title"])
    line = desk.line("title")
    line.setFocus()
    QTest.keyClicks(line, "x")
    QTest.keyClick(line, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert line.text() == before
    assert pressed == []
    QTest.keyClick(line, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert pressed == ["undo"]


def test_a_status_text_that_is_added_stands_with_its_department_and_objective(desk: Desk) -> None:
    initiative = desk.open("S2.2")
    with operation(desk.workspace, "test") as work:
        policy = str(work.get("objective", initiative.objective_ids[0])["policy_id"])
    rounds.open_round(desk.workspace, code="2027", title="Status 2027", policy_id=policy)
    opened = next(one.id for one in rounds.list_rounds(desk.workspace) if one.code == "2027")
    adder = desk.page.editor.form.add_text
    adder.set_rounds(portfolio.choices(desk.workspace).rounds)
    desk.settle()
    combo = adder.findChild(QuietCombo)
    assert combo is not None
    combo.choose(opened)
    adder.findChildren(QPushButton)[0].click()
    desk.settle()
    (added,) = round_entries(desk.workspace, RoundCell(opened)).entries
    assert added.initiative_id == initiative.id
    assert added.department_id == initiative.fields["owner_department_id"]
    assert added.objective_id in initiative.objective_ids
