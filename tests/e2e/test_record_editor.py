"""Maintaining the policy's and plan's own records from the tree, in real dialogs."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

import pytest
from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtGui import QContextMenuEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QComboBox,
    QLineEdit,
    QMessageBox,
    QPlainTextEdit,
    QTextEdit,
    QWidget,
)

from kkdesk.db.engine import open_database, open_engine
from kkdesk.domain.fields import RECORD_FIELDS
from kkdesk.domain.records import NodeKind
from kkdesk.services import editing, portfolio, record_editing
from kkdesk.services.workspace import Workspace
from kkdesk.ui.change_bus import ChangeBus
from kkdesk.ui.dialogs.edit_conflict import EditConflictDialog
from kkdesk.ui.dialogs.new_record import NewRecordDialog
from kkdesk.ui.editing.binding import PAUSE_MS
from kkdesk.ui.i18n import set_language
from kkdesk.ui.pages.context import PageContext
from kkdesk.ui.pages.plans.page import PlansPage
from kkdesk.ui.pages.plans.tree_actions import KINDS
from kkdesk.ui.tasks import Worker
from kkdesk.ui.widgets.fields import LabelledField

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from kkdesk.domain.records import Stored, TreeNode
    from kkdesk.errors import KkdeskError
    from kkdesk.ui.dialogs.record_editor import RecordEditor
    from kkdesk.ui.editing.controls import LineControl, LinksControl

    MakeDesk = Callable[[Workspace], "Desk"]


class Desk:
    """The page of action plans, and the ways a person has to work with its tree."""

    def __init__(self, workspace: Workspace, qtbot: QtBot) -> None:
        self.workspace, self.qtbot = workspace, qtbot
        self.worker = Worker()
        self.refused: list[KkdeskError] = []
        self.page = PlansPage(
            PageContext(workspace, self.worker, ChangeBus(), _nowhere, self.refused.append)
        )
        self.tree = self.page.view.tree
        self.model = self.page.tree_model
        qtbot.addWidget(self.page)
        self.page.resize(1190, 716)
        self.page.show()
        self.settle()

    def settle(self) -> None:
        """Wait until everything that was begun is done and shown."""
        for _ in range(4):
            self.qtbot.waitUntil(lambda: self.worker.idle, timeout=10_000)
            QApplication.processEvents()

    def node(self) -> TreeNode:
        node = self.page.node
        assert node is not None
        return node

    def choose(self, kind: NodeKind, start: str = "") -> TreeNode:
        """Choose the first node of a kind whose words begin so."""
        waiting = [QModelIndex()]
        while waiting:
            parent = waiting.pop(0)
            for row in range(self.model.rowCount(parent)):
                index = self.model.index(row, 0, parent)
                node = self.model.node(index)
                if node is not None and node.kind is kind and node.label.startswith(start):
                    self.tree.setCurrentIndex(index)
                    self.settle()
                    return node
                waiting.append(index)
        raise AssertionError(kind, start)

    def open(self, kind: NodeKind, start: str = "") -> RecordEditor:
        """Choose a node and press the button below the tree."""
        self.choose(kind, start)
        self.page.view.edit_node.click()
        self.settle()
        return self.editor()

    def editor(self) -> RecordEditor:
        assert len(self.page.tree_actions.editors) == 1
        return self.page.tree_actions.editors[0]

    def stored(self, kind: str, record_id: str, name: str) -> Stored:
        return record_editing.record_sheet(self.workspace, kind, record_id).fields[name]

    def type(self, editor: RecordEditor, name: str, words: str) -> QLineEdit:
        """Write over what stands in a line, and go on."""
        edit = cast("LineControl", editor.form.controls[name]).edit
        edit.setFocus()
        edit.selectAll()
        QTest.keyClick(edit, Qt.Key.Key_Backspace)
        QTest.keyClicks(edit, words)
        editor.form.controls[name].left.emit()
        self.settle()
        return edit

    def reading(self, editor: RecordEditor, name: str) -> str:
        field = editor.form.fields[name]
        assert isinstance(field, LabelledField)
        return field.reading.text()

    def error(self, editor: RecordEditor, name: str) -> str:
        field = editor.form.fields[name]
        assert isinstance(field, LabelledField)
        return field.error.text()

    def press(
        self, key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier
    ) -> None:
        """Press a key with the keyboard in the tree."""
        self.page.activateWindow()
        self.tree.setFocus()
        self.qtbot.waitUntil(self.tree.hasFocus)
        QTest.keyClick(self.tree, key, modifier)

    def menu(self) -> list[str]:
        """Open the node's menu by the keyboard and return what can be chosen in it."""
        self.press(Qt.Key.Key_F10, Qt.KeyboardModifier.ShiftModifier)
        actions = self.page.tree_actions._menu.actions()
        return [a.text().partition("\t")[0] for a in actions if a.isEnabled() and a.text()]

    def trigger(self, words: str) -> None:
        menu = self.page.tree_actions._menu
        next(a for a in menu.actions() if a.text().startswith(words)).trigger()
        menu.close()
        self.settle()

    def new_dialog(self) -> NewRecordDialog:
        found = [d for d in self.page.findChildren(NewRecordDialog) if d.isVisible()]
        assert len(found) == 1
        return found[0]

    def answer(self, words: str) -> None:
        """Press a button of the question that is open."""
        boxes = [b for b in self.page.findChildren(QMessageBox) if b.isVisible()]
        assert len(boxes) == 1
        next(b for b in boxes[0].buttons() if b.text().replace("&", "") == words).click()
        self.settle()

    def labels(self, parent: tuple[NodeKind, str]) -> list[str]:
        index = self.model.find(*parent)
        children = (self.model.index(r, 0, index) for r in range(self.model.rowCount(index)))
        return [node.label for child in children if (node := self.model.node(child)) is not None]


def _nowhere(key: str, **what: object) -> None:
    """Go to no page: there is only one."""


@pytest.fixture
def make_desk(qapp: QApplication, qtbot: QtBot) -> Iterator[MakeDesk]:
    set_language(qapp, "da")
    desks: list[Desk] = []

    def make(workspace: Workspace) -> Desk:
        desks.append(Desk(workspace, qtbot))
        return desks[-1]

    yield make
    for desk in desks:
        assert desk.worker.close()
        QApplication.processEvents()


@pytest.fixture
def desk(sample_workspace: Workspace, make_desk: MakeDesk) -> Desk:
    return make_desk(sample_workspace)


@pytest.fixture
def other(tmp_path: Path, sample_workspace: Workspace) -> Iterator[Workspace]:
    """Somebody else at the same file, in a program of her own."""
    engine = open_database(tmp_path / "kkdesk.sqlite")
    yield Workspace(engine, "Mette Holm", sample_workspace.today)
    engine.dispose()


# -- opening


@pytest.mark.parametrize("node_kind", KINDS)
def test_every_field_of_every_kind_has_a_control_with_what_is_stored(
    desk: Desk, node_kind: NodeKind
) -> None:
    editor = desk.open(node_kind)
    assert not editor.isModal()
    for spec in RECORD_FIELDS[editor.kind]:
        stored = desk.stored(editor.kind, editor.record_id, spec.name)
        assert editor.form.controls[spec.name].value() == stored, spec.name
        assert editor.form.fields[spec.name].isVisible()


def test_the_title_says_which_record_it_is(desk: Desk) -> None:
    editor = desk.open(NodeKind.OBJECTIVE, "2.")
    assert editor.windowTitle() == "Målsætning 2 – Lettere adgang til hjælp"


@pytest.mark.parametrize("key", [Qt.Key.Key_F2, Qt.Key.Key_Return, Qt.Key.Key_Enter])
def test_a_key_on_the_node_opens_its_editor(desk: Desk, key: Qt.Key) -> None:
    node = desk.choose(NodeKind.PRIORITY, "2.1")
    desk.press(key)
    desk.settle()
    assert desk.editor().record_id == node.id


def test_opening_again_brings_the_same_editor_forward(desk: Desk) -> None:
    first = desk.open(NodeKind.OBJECTIVE, "2.")
    assert desk.open(NodeKind.OBJECTIVE, "2.") is first


def test_the_menu_key_offers_what_can_be_done_here(desk: Desk) -> None:
    desk.choose(NodeKind.PRIORITY, "2.1")
    assert desk.menu() == [
        *("Rediger …", "Ny prioritering …", "Ny målsætning …", "Ny handleplan …", "Ny politik …"),
        *("Ny handleplan fra politikken …", "Forvaltninger, udvalg og råd …", "Flyt ned", "Slet …"),
    ]
    desk.trigger("Rediger")
    assert desk.editor().kind == "priority"


def test_the_mouse_opens_the_menu_of_the_node_below_it(desk: Desk) -> None:
    node = desk.choose(NodeKind.OBJECTIVE, "3.")
    place = desk.tree.visualRect(desk.tree.currentIndex()).center()
    desk.choose(NodeKind.ALL)
    event = QContextMenuEvent(
        QContextMenuEvent.Reason.Mouse, place, desk.tree.viewport().mapToGlobal(place)
    )
    QApplication.sendEvent(desk.tree.viewport(), event)
    assert desk.page.tree_actions._menu.isVisible()
    desk.page.tree_actions._menu.close()
    assert desk.node().id == node.id


def test_what_is_no_record_cannot_be_edited(desk: Desk) -> None:
    desk.choose(NodeKind.ALL)
    assert not desk.page.view.edit_node.isEnabled()
    assert desk.menu() == ["Ny politik …", "Forvaltninger, udvalg og råd …"]
    desk.page.tree_actions._menu.close()


# -- saving as it is typed


def test_a_new_short_title_reaches_the_tree_and_the_choices(desk: Desk) -> None:
    editor = desk.open(NodeKind.OBJECTIVE, "2.")
    desk.type(editor, "title_short", "Nemmere hjælp")
    assert desk.stored("objective", editor.record_id, "title_short") == "Nemmere hjælp"
    assert desk.node().label == "2. Nemmere hjælp"
    assert "Nemmere hjælp" in [choice.label for choice in desk.page.choices.objectives]
    assert editor.windowTitle() == "Målsætning 2 – Nemmere hjælp"


def test_what_is_typed_is_saved_without_going_on(desk: Desk) -> None:
    editor = desk.open(NodeKind.PLAN)
    edit = cast("LineControl", editor.form.controls["period"]).edit
    edit.setFocus()
    edit.selectAll()
    QTest.keyClicks(edit, "2024-2026")
    desk.qtbot.waitUntil(
        lambda: desk.stored("plan", editor.record_id, "period") == "2024-2026",
        timeout=PAUSE_MS * 6,
    )


def test_a_taken_number_is_refused_at_the_field_and_keeps_the_editor_open(desk: Desk) -> None:
    editor = desk.open(NodeKind.PRIORITY, "2.2")
    desk.type(editor, "number", "2.1")
    assert "2.1 bruges allerede" in desk.error(editor, "number")
    QTest.keyClick(editor, Qt.Key.Key_Escape)
    desk.settle()
    assert editor.isVisible()
    assert "Nummer" in editor.notice.text()
    desk.type(editor, "number", "2.9")
    assert desk.error(editor, "number") == ""
    QTest.keyClick(editor, Qt.Key.Key_Escape)
    desk.settle()
    assert desk.page.tree_actions.editors == ()
    assert desk.node().label.startswith("2.9 ")


def test_what_is_refused_can_be_left_behind(desk: Desk) -> None:
    editor = desk.open(NodeKind.OBJECTIVE, "2.")
    desk.type(editor, "number", "to")
    assert "helt tal" in desk.error(editor, "number")
    assert desk.page.tree_actions.unsaved()
    editor.close_button.click()
    desk.settle()
    editor.notice._act()
    desk.settle()
    assert desk.page.tree_actions.editors == ()
    assert desk.node().label.startswith("2. ")


def test_escape_saves_what_was_typed_last(desk: Desk) -> None:
    editor = desk.open(NodeKind.POLICY)
    record_id = editor.record_id
    edit = cast("LineControl", editor.form.controls["short_title"]).edit
    edit.setFocus()
    edit.selectAll()
    QTest.keyClicks(edit, "Politikken")
    QTest.keyClick(edit, Qt.Key.Key_Escape)
    desk.settle()
    assert desk.page.tree_actions.editors == ()
    assert desk.stored("policy", record_id, "short_title") == "Politikken"


def test_leaving_the_page_saves_what_was_typed(desk: Desk) -> None:
    editor = desk.open(NodeKind.POLICY)
    edit = cast("LineControl", editor.form.controls["short_title"]).edit
    edit.selectAll()
    QTest.keyClicks(edit, "Lige før")
    desk.page.flush()
    desk.settle()
    assert desk.stored("policy", editor.record_id, "short_title") == "Lige før"


def test_undo_and_redo_hold_in_the_editor(desk: Desk) -> None:
    editor = desk.open(NodeKind.OBJECTIVE, "2.")
    desk.type(editor, "title_short", "Ny")
    ctrl = Qt.KeyboardModifier.ControlModifier
    editor.close_button.setFocus()
    QTest.keyClick(editor.close_button, Qt.Key.Key_Z, ctrl)
    desk.settle()
    assert editor.form.controls["title_short"].value() == "Lettere adgang til hjælp"
    QTest.keyClick(editor.close_button, Qt.Key.Key_Y, ctrl)
    desk.settle()
    assert editor.form.controls["title_short"].value() == "Ny"


def test_two_windows_cannot_overwrite_each_other(desk: Desk, other: Workspace) -> None:
    editor = desk.open(NodeKind.OBJECTIVE, "2.")
    editing.set_field(
        other, "objective", editor.record_id, "title_short",
        expected="Lettere adgang til hjælp", value="Mettes titel",
    )  # fmt: skip
    desk.type(editor, "title_short", "Min titel")
    dialog = editor.findChild(EditConflictDialog)
    assert isinstance(dialog, EditConflictDialog)
    assert dialog.theirs.toPlainText() == "Mettes titel"
    dialog.keep_mine.click()
    desk.settle()
    assert desk.stored("objective", editor.record_id, "title_short") == "Min titel"


# -- fields that are read


def test_a_responsibility_is_read_below_as_it_is_typed(desk: Desk) -> None:
    editor = desk.open(NodeKind.PRIORITY, "2.1")
    desk.type(editor, "responsibility", "SOF, BIF og Parkforvaltningen")
    reading = desk.reading(editor, "responsibility")
    assert reading == "Nævnt: SOF, BIF · Kendes ikke: «Parkforvaltningen»"
    stored = desk.stored("priority", editor.record_id, "responsibility")
    assert stored == "SOF, BIF og Parkforvaltningen"


def test_a_faint_colour_is_flagged_and_a_wrong_one_refused(desk: Desk) -> None:
    editor = desk.open(NodeKind.OBJECTIVE, "2.")
    assert "kan læses" in desk.reading(editor, "colour")
    desk.type(editor, "colour", "#ffee00")
    assert "for lidt" in desk.reading(editor, "colour")
    assert desk.stored("objective", editor.record_id, "colour") == "#ffee00"
    desk.type(editor, "colour", "gul")
    assert "#1d4f8c" in desk.error(editor, "colour")
    assert desk.stored("objective", editor.record_id, "colour") == "#ffee00"


def test_an_unknown_department_in_the_order_is_kept_and_flagged(desk: Desk) -> None:
    editor = desk.open(NodeKind.OBJECTIVE, "2.")
    edit = editor.form.controls["department_order"].widget
    assert isinstance(edit, QPlainTextEdit)
    edit.setPlainText("BIF\nXYZ\nSOF")
    editor.form.controls["department_order"].left.emit()
    desk.settle()
    assert desk.stored("objective", editor.record_id, "department_order") == "BIF\nXYZ\nSOF"
    assert "«XYZ»" in desk.reading(editor, "department_order")


def test_a_heading_joins_priorities_and_stands_under_an_objective(desk: Desk) -> None:
    editor = desk.open(NodeKind.HEADING, "2.1")
    picker = cast("LinksControl", editor.form.controls["priority"]).picker
    assert len(picker.keys()) == 3
    new = next(c.id for c in desk.page.choices.priorities if c.code == "4.1")
    picker.add(new)
    desk.settle()
    sheet = record_editing.record_sheet(desk.workspace, "plan_heading", editor.record_id)
    assert new in sheet.priority_ids
    combo = editor.form.controls["objective_id"].widget
    assert isinstance(combo, QComboBox)
    objective = next(
        c.id for c in desk.page.choices.objectives if (c.code, c.group) == ("4", "handicap-2023-26")
    )
    combo.setCurrentIndex(combo.findData(objective))
    combo.activated.emit(combo.currentIndex())
    desk.settle()
    sheet = record_editing.record_sheet(desk.workspace, "plan_heading", editor.record_id)
    assert sheet.objective_id == objective


# -- adding


def test_a_priority_is_added_where_the_tree_stands_and_opens(desk: Desk) -> None:
    objective = desk.choose(NodeKind.OBJECTIVE, "2.")
    desk.page.view.add_node.click()
    desk.trigger("Ny prioritering")
    dialog = desk.new_dialog()
    assert dialog.lines["number"].text() == "2.5"
    dialog.create_button.click()
    assert dialog.fields["text_long"].error.text() == "Feltet skal udfyldes."
    dialog.lines["text_long"].setText("Hurtigere svar")
    dialog.lines["responsibility"].setText("Alle forvaltninger")
    assert "Alle: " in dialog.fields["responsibility"].reading.text()
    dialog.create_button.click()
    desk.settle()
    assert desk.labels((NodeKind.OBJECTIVE, objective.id))[-1] == "2.5 Hurtigere svar"
    assert desk.node().label == "2.5 Hurtigere svar"
    assert desk.editor().windowTitle() == "Prioritering 2.5 – Hurtigere svar"


def test_a_refusal_stands_at_its_field_and_loses_nothing(desk: Desk) -> None:
    desk.choose(NodeKind.POLICY)
    desk.menu()
    desk.trigger("Ny målsætning")
    dialog = desk.new_dialog()
    dialog.lines["number"].setText("2")
    dialog.lines["title_long"].setText("Dobbelt")
    dialog.create_button.click()
    desk.settle()
    assert "2 bruges allerede" in dialog.fields["number"].error.text()
    dialog.lines["number"].setText("7")
    dialog.create_button.click()
    desk.settle()
    assert desk.node().label == "7. Dobbelt"


@pytest.mark.parametrize(
    ("kind", "start", "words", "typed", "label"),
    [
        (NodeKind.PLAN, "", "Ny planoverskrift", {"title": "Mere"}, "Mere"),
        (
            NodeKind.POLICY,
            "",
            "Ny handleplan",
            {"code": "BIF-1", "title": "BIFs plan"},
            "BIFs plan",
        ),
        (NodeKind.ALL, "", "Ny politik", {"code": "lgbti", "title": "LGBTI+"}, "LGBTI+"),
    ],
)
def test_plans_headings_and_policies_are_added(
    desk: Desk, kind: NodeKind, start: str, words: str, typed: dict[str, str], label: str
) -> None:
    desk.choose(kind, start)
    desk.menu()
    desk.trigger(words)
    dialog = desk.new_dialog()
    for name, text in typed.items():
        dialog.lines[name].setText(text)
    if kind is NodeKind.ALL:  # there are two municipalities, so none is filled in
        dialog.organisation.setText("Københavns Kommune")
    dialog.create_button.click()
    desk.settle()
    assert desk.node().label.endswith(label)
    assert desk.editor().isVisible()


def test_the_first_policy_is_made_in_an_empty_database(
    empty_workspace: Workspace, make_desk: MakeDesk
) -> None:
    desk = make_desk(empty_workspace)
    desk.page.view.add_node.click()
    desk.trigger("Ny politik")
    dialog = desk.new_dialog()
    dialog.lines["code"].setText("handicap")
    dialog.lines["title"].setText("Handicappolitik")
    dialog.create_button.click()
    desk.settle()
    assert "kommune" in dialog.fields["organisation"].error.text()
    dialog.organisation.setText("Frederiksberg Kommune")
    assert "bliver oprettet" in dialog.fields["organisation"].reading.text()
    dialog.create_button.click()
    desk.settle()
    assert [policy.code for policy in portfolio.choices(desk.workspace).policies] == ["handicap"]


# -- order and deletion


def test_keys_move_a_heading_and_the_tree_stays_unfolded(desk: Desk) -> None:
    plan = desk.choose(NodeKind.PLAN)
    before = desk.labels((NodeKind.PLAN, plan.id))
    node = desk.choose(NodeKind.HEADING, before[1])
    desk.press(Qt.Key.Key_Up, Qt.KeyboardModifier.AltModifier)
    desk.settle()
    assert desk.labels((NodeKind.PLAN, plan.id))[:2] == [before[1], before[0]]
    assert desk.node().id == node.id
    assert desk.tree.isExpanded(desk.model.find(NodeKind.PLAN, plan.id))
    assert "Flyt op" not in desk.menu()
    desk.trigger("Flyt ned")
    assert desk.labels((NodeKind.PLAN, plan.id)) == before


def test_deleting_says_what_goes_with_it_and_can_be_undone(desk: Desk) -> None:
    node = desk.choose(NodeKind.OBJECTIVE, "2.")
    desk.press(Qt.Key.Key_Delete)
    box = next(b for b in desk.page.findChildren(QMessageBox) if b.isVisible())
    assert "Prioriteringer, der også slettes: 4." in box.text()
    assert f"mister tilknytningen: {node.count}." in box.text()
    desk.answer("Slet")
    assert not desk.model.find(NodeKind.OBJECTIVE, node.id).isValid()
    assert desk.node().kind is NodeKind.POLICY
    desk.page.view.notice._act()
    desk.settle()
    assert desk.node() == node


def test_deleting_in_the_editor_closes_it(desk: Desk) -> None:
    editor = desk.open(NodeKind.PRIORITY, "2.2")
    record_id = editor.record_id
    editor.delete_button.click()
    desk.answer("Slet")
    assert desk.page.tree_actions.editors == ()
    assert not desk.model.find(NodeKind.PRIORITY, record_id).isValid()


def test_a_record_in_use_stays_and_says_what_holds_it(desk: Desk) -> None:
    node = desk.choose(NodeKind.POLICY)
    desk.menu()
    desk.trigger("Slet")
    desk.answer("Slet")
    assert [type(error).__name__ for error in desk.refused] == ["RecordInUse"]
    assert desk.model.find(NodeKind.POLICY, node.id).isValid()


# -- everyone


def test_every_control_has_a_name(desk: Desk) -> None:
    kinds: tuple[type[QWidget], ...] = (QLineEdit, QTextEdit, QPlainTextEdit, QAbstractButton)
    for node_kind in KINDS:
        editor = desk.open(node_kind)
        found: list[QWidget] = []
        for kind in (*kinds, QComboBox):
            found += editor.findChildren(kind)
        nameless = [
            widget
            for widget in found
            if not (widget.accessibleName() or getattr(widget, "text", str)())
            and not isinstance(widget.parent(), QComboBox | QLineEdit)
            and widget.isVisibleTo(editor)
        ]
        assert nameless == [], node_kind
        editor.close_anyway()
        desk.settle()


def test_a_reader_can_look_but_not_touch(
    tmp_path: Path, other: Workspace, make_desk: MakeDesk
) -> None:
    assert other.user
    engine = open_engine(tmp_path / "kkdesk.sqlite", read_only=True)
    desk = make_desk(Workspace(engine, "Gæst", other.today))
    editor = desk.open(NodeKind.OBJECTIVE, "2.")
    assert cast("LineControl", editor.form.controls["title_short"]).edit.isReadOnly()
    assert not editor.delete_button.isEnabled()
    assert not desk.page.view.add_node.isEnabled()
    editor.close_button.click()
    desk.settle()
    assert desk.menu() == ["Rediger …", "Forvaltninger, udvalg og råd …"], "those are shown there"
    desk.page.tree_actions._menu.close()
    engine.dispose()
