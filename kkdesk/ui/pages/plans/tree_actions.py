"""What a person does to the records in the tree: edit, add, order and delete them."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, Final

import shiboken6
from PySide6.QtCore import QEvent, QModelIndex, QObject, QPoint, Qt
from PySide6.QtGui import QContextMenuEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QMenu, QWidget

from kkdesk.domain.ids import new_id
from kkdesk.domain.records import NodeKind
from kkdesk.services import editing, portfolio, record_editing
from kkdesk.services.record_checks import PARENTS
from kkdesk.services.undo import undo_exactly
from kkdesk.ui.dialogs.message import ask
from kkdesk.ui.dialogs.new_record import NewRecord, NewRecordDialog, Start, entry_words
from kkdesk.ui.dialogs.record_editor import RecordEditor, kind_words, read_editor
from kkdesk.ui.editing.binding import Saver
from kkdesk.ui.icons import icon
from kkdesk.ui.pages.plans.tree_memory import TreeMemory

if TYPE_CHECKING:
    from collections.abc import Callable

    from kkdesk.domain.changes import Changes
    from kkdesk.domain.record_sheet import RecordSheet
    from kkdesk.domain.records import Choices, TreeNode
    from kkdesk.services.workspace import Workspace
    from kkdesk.ui.pages.context import PageContext
    from kkdesk.ui.pages.plans.page_view import PlansView
    from kkdesk.ui.pages.plans.tree_model import PlanTreeModel

KINDS: Final = {
    NodeKind.POLICY: "policy",
    NodeKind.OBJECTIVE: "objective",
    NodeKind.PRIORITY: "priority",
    NodeKind.PLAN: "plan",
    NodeKind.HEADING: "plan_heading",
}
"""The record kind behind each kind of node that can be edited."""
_NODES: Final = {kind: node for node, kind in KINDS.items()}
_UP, _DOWN = -1, 1

Offer = tuple[str, str, str, "Callable[[], None]", bool]
"""A further entry of the menus: picture, words, keys, what it does, and whether it can now."""


@dataclass(frozen=True, slots=True)
class _Target:
    """A node with its record kind."""

    node: TreeNode
    kind: str


class TreeActions(QObject):
    """The tree's menu, its keys and buttons, and the editors they open."""

    def __init__(
        self, page: QWidget, context: PageContext, view: PlansView, model: PlanTreeModel
    ) -> None:
        super().__init__(page)
        self._widget, self._context, self._view, self._model = page, context, view, model
        self._saver = Saver(context, self)
        self._editors: dict[str, RecordEditor] = {}
        self._memory = TreeMemory(view.tree, model)
        self._can_write = not context.workspace.read_only
        self._menu = QMenu(view.tree)
        self.more: Callable[[], list[Offer]] = list
        """What the menus offer besides records to add."""
        self._connect()
        self._fit_buttons()

    @property
    def editors(self) -> tuple[RecordEditor, ...]:
        """Return the editors that are open."""
        return tuple(one for one in self._editors.values() if shiboken6.isValid(one))

    def wish(self, kind: NodeKind, record_id: str) -> None:
        """Choose this node once the tree holds it."""
        self._memory.wish(kind, record_id)

    def flush(self) -> None:
        """Hand over what was typed in open editors."""
        for editor in self.editors:
            editor.flush()

    def unsaved(self) -> bool:
        """Tell whether an open editor holds something that could not be saved."""
        return any(editor.unsaved() for editor in self.editors)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 -- Qt's name
        """Open the menu where the mouse is, or at the chosen node for the menu key."""
        if isinstance(event, QContextMenuEvent):
            tree = self._view.tree
            if event.reason() == QContextMenuEvent.Reason.Keyboard:
                self._open_menu_at_node()
            elif watched is tree.viewport():
                index = tree.indexAt(event.pos())
                if index.isValid():
                    tree.setCurrentIndex(index)
                self._open_menu(event.globalPos())
            return True
        return super().eventFilter(watched, event)

    # -- edit

    def edit(self) -> None:
        """Open the editor of the chosen record, or bring it to the front."""
        target = self._target()
        if target is not None:
            self.open_editor(target.kind, target.node.id)

    def open_editor(self, kind: str, record_id: str) -> None:
        """Open the editor of a record, or bring it to the front."""
        open_one = self._editors.get(record_id)
        if open_one is not None and shiboken6.isValid(open_one):
            open_one.raise_()
            open_one.activateWindow()
            return
        self._context.worker.submit(
            partial(read_editor, self._context.workspace, kind, record_id),
            done=self._show_editor,
            failed=self._context.show_error,
            receiver=self,
            latest_only_key="plans.record",
        )

    def _show_editor(self, found: tuple[RecordSheet, Choices]) -> None:
        sheet, choices = found
        editor = RecordEditor(self._widget, self._context, sheet, choices)
        self._editors[sheet.id] = editor
        editor.delete_wanted.connect(partial(self._ask_delete_in, editor))
        editor.finished.connect(lambda _: self._editors.pop(sheet.id, None))
        editor.show()

    # -- add

    def offers(self) -> list[tuple[str, str]]:
        """Return what can be added here: record kinds with their parents, the nearest first."""
        around = {node.kind: node.id for node in self._chain()}
        offers = []
        for kind, parent in (
            ("plan_heading", NodeKind.PLAN),
            ("priority", NodeKind.OBJECTIVE),
            ("objective", NodeKind.POLICY),
            ("plan", NodeKind.POLICY),
        ):
            if parent in around:
                offers.append((kind, around[parent]))
        return [*offers, ("policy", "")]

    def ask_new(self, kind: str, parent_id: str) -> None:
        """Ask for a new record below this parent."""
        if self._can_write:
            self._context.worker.submit(
                partial(_start, self._context.workspace, kind, parent_id),
                done=self._show_new,
                failed=self._context.show_error,
                receiver=self,
                latest_only_key="plans.record",
            )

    def _show_new(self, start: Start) -> None:
        dialog = NewRecordDialog(self._widget, start, self._context.lang)
        dialog.wanted.connect(partial(self._create, dialog))
        dialog.open()

    def _create(self, dialog: NewRecordDialog, wanted: NewRecord) -> None:
        record_id = new_id()
        self._saver.run(
            partial(
                record_editing.add_record,
                self._context.workspace,
                wanted.kind,
                wanted.parent_id,
                record_id=record_id,
                organisation=wanted.organisation,
                **wanted.fields,
            ),
            saved=partial(self._created, dialog, wanted.kind, record_id),
            failed=dialog.show_problem,
        )

    def _created(
        self, dialog: NewRecordDialog, kind: str, record_id: str, _changes: Changes
    ) -> None:
        dialog.accept()
        self._memory.wish(_NODES[kind], record_id)
        self.open_editor(kind, record_id)

    # -- order

    def move(self, step: int) -> None:
        """Move the chosen priority or heading among its siblings."""
        target = self._target()
        if target is None or not self._can_move(step):
            return
        self._saver.run(
            partial(
                record_editing.move_record,
                self._context.workspace,
                target.kind,
                target.node.id,
                step,
            ),
            saved=lambda _: self._memory.wish(target.node.kind, target.node.id),
        )

    def _can_move(self, step: int) -> bool:
        target, index = self._target(), self._view.tree.currentIndex()
        if target is None or target.kind not in record_editing.ORDERED or not self._can_write:
            return False
        return 0 <= index.row() + step < self._model.rowCount(index.parent())

    # -- delete

    def ask_delete(self) -> None:
        """Ask before the chosen record is deleted, saying what goes with it."""
        target = self._target()
        if target is not None and self._can_write:
            self._ask_delete(self._widget, target)

    def _ask_delete_in(self, editor: RecordEditor) -> None:
        index = self._model.find(_NODES[editor.kind], editor.record_id)
        node = self._model.node(index)
        if node is not None:
            self._ask_delete(editor, _Target(node, editor.kind))

    def _ask_delete(self, parent: QWidget, target: _Target) -> None:
        name = self.tr("{} «{}»").format(kind_words(target.kind), target.node.label)
        ask(
            parent,
            self.tr("Slet {}").format(kind_words(target.kind).lower()),
            " ".join(
                (
                    self.tr("Vil du slette {}?").format(name),
                    *self._consequences(target),
                    self.tr("Du kan fortryde bagefter."),
                )
            ),
            self.tr("Slet"),
            partial(self._delete, target, name),
            dangerous=True,
        )

    def _consequences(self, target: _Target) -> list[str]:
        """Return what goes with a record, a sentence each."""
        node, said = target.node, []
        below = {
            NodeKind.POLICY: self.tr("Målsætninger og planer under den: {}."),
            NodeKind.OBJECTIVE: self.tr("Prioriteringer, der også slettes: {}."),
            NodeKind.PLAN: self.tr("Overskrifter, der også slettes: {}."),
        }
        if node.children and node.kind in below:
            said.append(below[node.kind].format(len(node.children)))
        if node.count and node.kind in {NodeKind.PLAN, NodeKind.HEADING}:
            said.append(
                self.tr("Indsatser, der mister deres tekst i planen: {}.").format(node.count)
            )
        elif node.count:
            lost = self.tr("Indsatser, der bliver, men mister tilknytningen: {}.")
            said.append(lost.format(node.count))
        return said

    def _delete(self, target: _Target, name: str) -> None:
        self.flush()
        self._saver.run(
            partial(editing.delete_record, self._context.workspace, target.kind, target.node.id),
            saved=partial(self._deleted, target, name),
        )

    def _deleted(self, target: _Target, name: str, changes: Changes) -> None:
        index = self._model.find(target.node.kind, target.node.id)
        parent = self._model.node(index.parent())
        if parent is not None:
            self._memory.wish(parent.kind, parent.id)
        self._view.notice.show_toast(
            self.tr("{} er slettet.").format(name),
            action=self.tr("Fortryd"),
            do=partial(self._bring_back, target, changes.operation_id),
        )

    def _bring_back(self, target: _Target, operation_id: str) -> None:
        self._saver.run(
            partial(undo_exactly, self._context.workspace, operation_id, target.kind),
            saved=lambda _: self._memory.wish(target.node.kind, target.node.id),
        )

    # -- the menu, the keys, the buttons

    def _connect(self) -> None:
        view, tree = self._view, self._view.tree
        for watched in (tree, tree.viewport()):
            watched.installEventFilter(self)
        tree.selectionModel().currentChanged.connect(self._fit_buttons)
        view.edit_node.clicked.connect(self.edit)
        view.add_node.clicked.connect(self._open_add_menu)
        self._memory.restored.connect(self._fit_buttons)
        keys: tuple[tuple[str, Callable[[], None]], ...] = (
            ("F2", self.edit),
            ("Return", self.edit),
            ("Enter", self.edit),
            ("Menu", self._open_menu_at_node),
            ("Shift+F10", self._open_menu_at_node),
            ("Alt+Up", partial(self.move, _UP)),
            ("Alt+Down", partial(self.move, _DOWN)),
            ("Del", self.ask_delete),
        )
        for words, do in keys:
            shortcut = QShortcut(QKeySequence(words), tree)
            shortcut.setContext(Qt.ShortcutContext.WidgetShortcut)
            shortcut.activated.connect(do)

    def _fit_buttons(self) -> None:
        self._view.edit_node.setEnabled(self._target() is not None)
        self._view.add_node.setEnabled(self._can_write)

    def _open_menu_at_node(self) -> None:
        tree = self._view.tree
        place = tree.visualRect(tree.currentIndex()).bottomLeft()
        self._open_menu(tree.viewport().mapToGlobal(place))

    def _open_menu(self, place: QPoint) -> None:
        """Open the menu of the chosen node."""
        if self._menu.isVisible():
            return
        menu = self._menu
        menu.clear()
        if self._target() is not None:
            self._entry("edit", self.tr("Rediger …"), "F2", self.edit)
            menu.addSeparator()
        self._fill_offers()
        target = self._target()
        if target is not None and target.kind in record_editing.ORDERED:
            menu.addSeparator()
            for name, words, keys, step in (
                ("up", self.tr("Flyt op"), "Alt+Up", _UP),
                ("down", self.tr("Flyt ned"), "Alt+Down", _DOWN),
            ):
                self._entry(name, words, keys, partial(self.move, step), on=self._can_move(step))
        if target is not None:
            menu.addSeparator()
            self._entry("delete", self.tr("Slet …"), "Del", self.ask_delete, on=self._can_write)
        menu.popup(place)

    def _open_add_menu(self) -> None:
        self._menu.clear()
        self._fill_offers()
        button = self._view.add_node
        size = self._menu.sizeHint()
        self._menu.popup(button.mapToGlobal(QPoint(0, -size.height())))

    def _fill_offers(self) -> None:
        for kind, parent_id in self.offers():
            self._entry(
                "add",
                entry_words(kind),
                "",
                partial(self.ask_new, kind, parent_id),
                on=self._can_write,
            )
        for drawing, words, keys, do, on in self.more():
            self._entry(drawing, words, keys, do, on=on)

    def _entry(
        self, drawing: str, words: str, keys: str, do: Callable[[], None], *, on: bool = True
    ) -> None:
        """Add an entry; its keys are shown, and bound to the tree elsewhere."""
        shown = QKeySequence(keys).toString(QKeySequence.SequenceFormat.NativeText)
        action = self._menu.addAction(icon(drawing), f"{words}\t{shown}" if keys else words)
        action.setEnabled(on)
        action.triggered.connect(lambda: do())  # noqa: PLW0108 -- drops Qt's argument

    # -- the tree

    def _target(self) -> _Target | None:
        node = self._model.node(self._view.tree.currentIndex())
        if node is None or node.kind not in KINDS:
            return None
        return _Target(node, KINDS[node.kind])

    def _chain(self) -> list[TreeNode]:
        """Return the chosen node and those above it."""
        chain = []
        index: QModelIndex = self._view.tree.currentIndex()
        while (node := self._model.node(index)) is not None:
            chain.append(node)
            index = index.parent()
        return chain


def _start(workspace: Workspace, kind: str, parent_id: str) -> Start:
    """Read what is known of a new record before anybody types."""
    above = PARENTS[kind][0] if kind in PARENTS else ""
    sheet = record_editing.record_sheet(workspace, above, parent_id) if above else None
    return Start(
        kind,
        parent_id,
        portfolio.choices(workspace, policy_code=sheet.policy_code if sheet else ""),
        record_editing.suggested_number(workspace, kind, parent_id),
        record_editing.organisations(workspace) if kind == "policy" else (),
    )
