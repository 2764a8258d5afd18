"""What a person does to whole initiatives, and what must be asked or told on the way."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Protocol

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QKeySequence, QShortcut

from kkdesk.domain.records import NodeKind
from kkdesk.domain.vocabulary import OwnerKind
from kkdesk.errors import RecordGone
from kkdesk.services import editing, portfolio
from kkdesk.services.undo import undo_exactly
from kkdesk.ui.dialogs.edit_conflict import ask_conflict
from kkdesk.ui.dialogs.message import ask
from kkdesk.ui.dialogs.new_initiative import NewInitiative, NewInitiativeDialog
from kkdesk.ui.editing.binding import problem_words

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from kkdesk.domain.changes import Changes
    from kkdesk.domain.records import Choices, TreeNode
    from kkdesk.services.workspace import Workspace
    from kkdesk.ui.editing.binding import Slot, Unsaved
    from kkdesk.ui.pages.context import PageContext
    from kkdesk.ui.pages.plans.editor.editor import InitiativeEditor
    from kkdesk.ui.pages.plans.page_view import PlansView

_LONGEST = 120


class Page(Protocol):
    """What the actions ask of the page."""

    @property
    def node(self) -> TreeNode | None:
        """Return the node of the tree that is chosen."""

    @property
    def choices(self) -> Choices:
        """Return what there is to choose from."""

    def open_initiative(self, initiative_id: str) -> None:
        """Open an initiative in the editor."""

    def follow_deleted(self, initiative_id: str) -> None:
        """Leave a deleted initiative."""

    def reset(self) -> None:
        """List everything."""


class PlanActions(QObject):
    """New, delete, and what became of a change."""

    def __init__(
        self, page: QWidget, context: PageContext, editor: InitiativeEditor, view: PlansView
    ) -> None:
        super().__init__(page)
        self._page: Page = page  # type: ignore[assignment]  # a QWidget that is a Page as well
        self._widget = page
        self._context, self._editor, self._view = context, editor, view
        self._offered = self._offer = ""
        view.new.clicked.connect(self.ask_new)
        view.new.setEnabled(not context.workspace.read_only)
        editor.delete_wanted.connect(self.ask_delete)
        editor.saver.conflict.connect(partial(ask_conflict, page))
        editor.saver.stranded.connect(self._tell_stranded)
        new = QShortcut(QKeySequence(QKeySequence.StandardKey.New), page)
        new.activated.connect(self.ask_new)
        delete = QShortcut(QKeySequence(QKeySequence.StandardKey.Delete), view.table)
        delete.setContext(Qt.ShortcutContext.WidgetShortcut)
        delete.activated.connect(editor.delete_button.click)

    # -- new

    def ask_new(self) -> None:
        """Ask for a new initiative, placed where the tree stands."""
        if self._context.workspace.read_only:
            return
        dialog = NewInitiativeDialog(self._widget, self._page.choices, self._preset())
        dialog.wanted.connect(partial(self._create, dialog))
        dialog.open()

    def _preset(self) -> NewInitiative:
        """Fill in what the tree and the filters say already."""
        choices, node = self._page.choices, self._page.node
        key, kind = (node.id, node.kind) if node is not None else ("", NodeKind.ALL)
        combos = {name: combo.key() for name, combo in self._view.filters.items()}
        policy = key if kind is NodeKind.POLICY else combos["policy"]
        objective = key if kind is NodeKind.OBJECTIVE else combos["objective"]
        if not policy and len(choices.policies) == 1:
            policy = choices.policies[0].id
        heading = key if kind is NodeKind.HEADING else ""
        return NewInitiative("", "", combos["owner"], policy, objective, heading)

    def _create(self, dialog: NewInitiativeDialog, wanted: NewInitiative) -> None:
        self._editor.saver.run(
            partial(_add, self._context.workspace, wanted),
            saved=partial(self._created, dialog),
            failed=lambda error: dialog.show_problem(problem_words(error, self._context.lang)),
        )

    def _created(self, dialog: NewInitiativeDialog, changes: Changes) -> None:
        dialog.accept()
        self._context.worker.submit(
            partial(_initiative_among, self._context.workspace, changes),
            done=self._page.open_initiative,
            receiver=self,
        )

    # -- delete

    def ask_delete(self, initiative_id: str, words: str) -> None:
        """Ask before an initiative is deleted with everything in it."""
        ask(
            self._widget,
            self.tr("Slet indsats"),
            self.tr(
                "Vil du slette {} med alle tekster, datoer og penge? Du kan fortryde bagefter."
            ).format(words),
            self.tr("Slet"),
            partial(self._delete, initiative_id, words),
            dangerous=True,
        )

    def _delete(self, initiative_id: str, words: str) -> None:
        self._editor.flush()
        self._editor.saver.run(
            partial(editing.delete_record, self._context.workspace, "initiative", initiative_id),
            saved=partial(self._deleted, initiative_id, words),
        )

    def _deleted(self, initiative_id: str, words: str, changes: Changes) -> None:
        self._page.follow_deleted(initiative_id)
        self._offered, self._offer = changes.operation_id, self.tr("{} er slettet.").format(words)
        self._view.notice.show_toast(
            self._offer,
            action=self.tr("Fortryd"),
            do=partial(self._bring_back, changes.operation_id, initiative_id),
        )

    def follow(self, changes: Changes) -> None:
        """Take away the offer to undo a deletion when something was done after it."""
        if self._offered and changes.operation_id != self._offered:
            self._offered = ""
            if self._view.notice.text() == self._offer:
                self._view.notice.clear()

    def _bring_back(self, operation_id: str, initiative_id: str) -> None:
        self._editor.saver.run(
            partial(undo_exactly, self._context.workspace, operation_id),
            saved=lambda _: self._page.open_initiative(initiative_id),
        )

    # -- conflicts and what could not be saved

    def _tell_stranded(self, slot: Slot, unsaved: Unsaved) -> None:
        """Say what could not be saved after its field had left the screen, and lead back."""
        typed = " ".join(str(unsaved.value).split())
        shown = typed if len(typed) <= _LONGEST else typed[: _LONGEST - 1] + "…"
        self._view.notice.show_message(
            self.tr("«{}» er ikke gemt. Du skrev: «{}». {}").format(
                slot.label, shown, unsaved.error.message(self._context.lang)
            ),
            "warning",
            action=self.tr("Gå til feltet"),
            do=partial(self._page.open_initiative, slot.owner_id),
        )


def _add(workspace: Workspace, wanted: NewInitiative) -> Changes:
    """Add an initiative as the dialog describes it."""
    is_department = wanted.owner not in {OwnerKind.CROSS.value, OwnerKind.EXTERNAL.value, ""}
    return editing.add_initiative(
        workspace,
        title=wanted.title,
        code=wanted.code,
        owner_kind=OwnerKind.DEPARTMENT.value if is_department else wanted.owner or "department",
        owner_department_id=wanted.owner if is_department else None,
        policy_id=wanted.policy_id or None,
        objective_id=wanted.objective_id or None,
        heading_id=wanted.heading_id or None,
    )


def _initiative_among(workspace: Workspace, changes: Changes) -> str:
    """Return the initiative that an operation added; it touched links as well."""
    for record_id in sorted(changes.ids):
        try:
            return portfolio.initiative_detail(workspace, record_id).id
        except RecordGone:
            continue
    raise RecordGone("initiative", changes.operation_id)
