"""The behaviour of the page: what is listed, which initiative is open, and what follows."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import partial
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QItemSelectionModel, QModelIndex, Qt, QTimer
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QVBoxLayout, QWidget

from kkdesk.domain.records import Choices, InitiativeFilter, NodeKind, TreeNode
from kkdesk.errors import RecordGone
from kkdesk.services import portfolio
from kkdesk.ui.i18n import count_words
from kkdesk.ui.pages.plans.actions import PlanActions
from kkdesk.ui.pages.plans.editor.editor import InitiativeEditor
from kkdesk.ui.pages.plans.emptiness import Emptiness
from kkdesk.ui.pages.plans.filters import Filters
from kkdesk.ui.pages.plans.list_source import ListSource
from kkdesk.ui.pages.plans.page_view import OBJECTIVE, POLICY, PlansView
from kkdesk.ui.pages.plans.plan_tools import PlanTools
from kkdesk.ui.pages.plans.tree_actions import TreeActions
from kkdesk.ui.pages.plans.tree_model import PlanTreeModel, all_node
from kkdesk.ui.widgets.announce import announce

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from PySide6.QtGui import QHideEvent

    from kkdesk.domain.changes import Changes
    from kkdesk.domain.records import InitiativeDetail
    from kkdesk.errors import KkdeskError
    from kkdesk.services.workspace import Workspace
    from kkdesk.ui.pages.context import PageContext

ANNOUNCE_AFTER_MS: Final = 700

OFFERED: Final = frozenset(
    {
        *("policy", "objective", "priority", "plan", "plan_heading", "status_round"),
        *("department", "committee", "person", "date_entry"),
    }
)
"""Record kinds that change what filters and editors offer."""

SHOWN: Final = OFFERED | {
    *("initiative", "initiative_objective", "initiative_priority", "initiative_partner"),
    *("initiative_alias", "initiative_contact", "plan_entry", "status_entry", "sub_item"),
    *("appropriation", "appropriation_year", "question_list", "question_list_item"),
    "plan_continuation",
}
"""Record kinds that this page shows something of."""


@dataclass(frozen=True, slots=True)
class _Surroundings:
    """What the page needs besides the list."""

    nodes: tuple[TreeNode, ...]
    total: int
    choices: Choices
    years: tuple[int, ...]


class PlansPage(QWidget):
    """The page; ``open_with(initiative_id=…)`` or ``open_with(wanted=InitiativeFilter(…))``."""

    def __init__(self, context: PageContext) -> None:
        super().__init__()
        self._context = context
        self._wanted_id = ""
        self._wish: InitiativeFilter | None = None
        self._restoring = False
        self._seeking = False
        self._first = True
        self.model = ListSource(context, self).model
        self.tree_model = PlanTreeModel(self)
        self.editor = InitiativeEditor(context)
        self.view = PlansView(self.tree_model, self.model, self.editor)
        self.filters = Filters(self.view.filters, context.lang, self)
        self._plan_actions = PlanActions(self, context, self.editor, self.view)
        self.tree_actions = TreeActions(self, context, self.view, self.tree_model)
        self.plan_tools = PlanTools(
            *(self, context, self.view, self.tree_model, self.tree_actions),
            open_initiative=self.open_initiative,
        )
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.view)
        self._speak = QTimer(self)
        self._speak.setSingleShot(True)
        self._speak.setInterval(ANNOUNCE_AFTER_MS)
        self._connect()
        self._shortcuts()
        self.filters.offer(Choices(), ())
        self._list()
        self._load_surroundings()

    # -- what others ask

    def open_with(self, *, initiative_id: str = "", wanted: InitiativeFilter | None = None) -> None:
        """Open an initiative, or list what a filter from another page wants."""
        if wanted is not None:
            self._show_filter(wanted)
        if initiative_id:
            self.open_initiative(initiative_id)

    def open_initiative(self, initiative_id: str) -> None:
        """Open an initiative in the editor, whether the list shows it or not."""
        self.view.show_editor.setChecked(True)
        self._seeking = True
        self._load_detail(initiative_id)
        self._mark_row(initiative_id)

    def flush(self) -> None:
        """Hand over what was typed but not saved yet."""
        self.editor.flush()
        self.tree_actions.flush()

    def unsaved(self) -> bool:
        """Tell whether something typed could not be saved and would be lost with the page."""
        return self.editor.unsaved() or self.tree_actions.unsaved()

    def focus_search(self) -> None:
        """Put the keyboard into the search field."""
        self.view.search.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.view.search.selectAll()

    @property
    def node(self) -> TreeNode | None:
        """Return the node of the tree that is chosen."""
        return self.tree_model.node(self.view.tree.currentIndex())

    @property
    def choices(self) -> Choices:
        """Return what there is to choose from."""
        return self._choices

    # -- Qt

    def hideEvent(self, event: QHideEvent) -> None:  # noqa: N802 -- Qt's name
        """Hand over what was typed when another page is chosen."""
        self.flush()
        super().hideEvent(event)

    # -- building

    def _connect(self) -> None:
        view = self.view
        self._choices = Choices()
        view.search.searched.connect(lambda _: self._list())
        view.search.returnPressed.connect(self._go_to_list)
        view.search.left_down.connect(self._go_to_list)
        self.filters.changed.connect(self._filter_changed)
        view.reset.clicked.connect(self.reset)
        self._emptiness = Emptiness(self, self._context, view)
        self._emptiness.reset_wanted.connect(self.reset)
        view.tree.selectionModel().currentChanged.connect(self._node_chosen)
        view.table.selectionModel().currentRowChanged.connect(self._row_chosen)
        view.table.activated.connect(lambda _: self._edit())
        view.show_tree.toggled.connect(view.tree_pane.setVisible)
        view.show_editor.toggled.connect(self._turn_editor)
        self.model.listed.connect(self._listed)
        self.model.refreshed.connect(self._restore_row)
        self.editor.left.connect(self._go_to_list)
        self.editor.closed.connect(lambda: view.show_editor.setChecked(False))
        self._speak.timeout.connect(lambda: announce(view.hits, view.hits.text()))
        self._context.bus.subscribe(SHOWN, self, self._changed)

    def _shortcuts(self) -> None:
        for keys, do in (
            (QKeySequence("F6"), self._next_pane),
            (QKeySequence("Shift+F6"), partial(self._next_pane, -1)),
        ):
            shortcut = QShortcut(keys, self)  # heard in the whole window while the page is shown
            shortcut.activated.connect(do)
        escape = QShortcut(QKeySequence(Qt.Key.Key_Escape), self.view.tree)
        escape.setContext(Qt.ShortcutContext.WidgetShortcut)
        escape.activated.connect(self._go_to_list)

    # -- the list

    def _list(self) -> None:
        """List what is wanted now."""
        words = self.view.search.text().strip()
        if self._wish is not None:
            self.model.show(replace(self._wish, words=words))
        else:
            self.model.show(self.filters.wanted(words, self.node))

    def _listed(self, total: int, exact: bool) -> None:  # noqa: FBT001 -- a signal's values
        """Tell how many there are, and why there are none."""
        if exact:
            hits = count_words(total, self.tr("1 indsats"), self.tr("{} indsatser"))
        else:
            hits = self.tr("Over {} indsatser").format(total - 1)
        self.view.hits.setText(hits)
        self.view.middle.setCurrentWidget(self.view.table if total else self.view.nothing)
        self.editor.offer_choice(there=bool(total))
        held_back = self._held_back()
        if not total:
            self._emptiness.show(held_back=held_back, node=self.node)
        node = self.node
        self.view.reset.setEnabled(
            held_back or (node is not None and node.kind is not NodeKind.ALL)
        )
        self._speak.start()

    def _held_back(self) -> bool:
        """Tell whether a filter or a search hides initiatives."""
        return bool(self.filters.active or self.view.search.text() or self._wish)

    def _filter_changed(self) -> None:
        """List anew; policy or objective as a filter takes the place of the tree's choice."""
        self._wish = None
        combos = self.view.filters
        if combos[POLICY].key() or combos[OBJECTIVE].key():
            self._choose_all()
        self._narrow()
        self._list()

    def _node_chosen(self) -> None:
        node = self.node
        if self._restoring or node is None:
            return
        self._wish = None
        if node.kind is not NodeKind.ALL:
            self.filters.clear(POLICY, OBJECTIVE)
        self._narrow()
        self._list()

    def _narrow(self) -> None:
        """Offer the owners of the municipality whose policy is shown."""
        shown = self.tree_model.policy_of(self.view.tree.currentIndex())
        self.filters.narrow(self.view.filters[POLICY].key() or shown)

    def _choose_all(self) -> None:
        self._restoring = True
        self.view.tree.setCurrentIndex(self.tree_model.find(NodeKind.ALL, ""))
        self._restoring = False

    def reset(self) -> None:
        """List everything again."""
        self._wish = None
        self.filters.reset()
        self._choose_all()
        self._narrow()
        blocked = self.view.search.blockSignals(True)  # noqa: FBT003 -- Qt's signature
        self.view.search.clear()
        self.view.search.blockSignals(blocked)
        self._list()
        if not self.view.table.isVisible():
            self.view.search.setFocus()

    def _show_filter(self, wanted: InitiativeFilter) -> None:
        """Show another page's filter; the parts that no combo box holds are kept as a wish."""
        self.reset()
        self.filters.narrow(wanted.policy_id)
        self.filters.show(wanted)
        self._wish = wanted
        self.view.search.setText(wanted.words)
        self._list()

    # -- rows

    def _row_chosen(self, current: QModelIndex) -> None:
        record = self.model.record(current.row()) if current.isValid() else None
        if record is not None and not self._restoring and record.id != self._wanted_id:
            self._load_detail(record.id)

    def _restore_row(self) -> None:
        """Mark the row of the open initiative again; the first time, open the first."""
        if self._first and self.model.total and not self._wanted_id:
            first = self.model.record(0)
            if first is not None:
                self._load_detail(first.id)
        self._first = False
        self._mark_row(self._wanted_id)

    def _mark_row(self, initiative_id: str) -> None:
        """Mark a row; for what another page asked for, also one further down than was read."""
        row = self.model.row_of(initiative_id)
        if row < 0:
            if self._seeking:
                self.model.fetch_rest()
            return
        self._seeking = False
        if self.view.table.selectionModel().isRowSelected(row):
            return
        self._restoring = True
        index = self.model.index(row, max(self.view.table.currentIndex().column(), 0))
        flags = QItemSelectionModel.SelectionFlag
        self.view.table.selectionModel().setCurrentIndex(index, flags.ClearAndSelect | flags.Rows)
        self.view.table.scrollTo(index)
        self._restoring = False

    # -- the editor

    def _load_detail(self, initiative_id: str) -> None:
        self._wanted_id = initiative_id
        self._context.worker.submit(
            partial(portfolio.initiative_detail, self._context.workspace, initiative_id),
            done=self._show_detail,
            failed=self._detail_refused,
            receiver=self,
            latest_only_key="plans.detail",
        )

    def _show_detail(self, detail: InitiativeDetail) -> None:
        self.editor.show_detail(detail)
        self._mark_row(detail.id)

    def _detail_refused(self, error: KkdeskError) -> None:
        """Empty the editor if the initiative was deleted; leave the rest to the window."""
        if isinstance(error, RecordGone):
            self._wanted_id = ""
            self.editor.clear()
        else:
            self._context.show_error(error)

    def _edit(self) -> None:
        self.view.show_editor.setChecked(True)
        self.editor.focus_first()

    def _turn_editor(self, shown: bool) -> None:  # noqa: FBT001 -- a signal's value
        if not shown:
            self.flush()
        self.editor.setVisible(shown)
        if not shown:
            self._go_to_list()

    # -- following changes

    def _changed(self, changes: Changes) -> None:
        self._plan_actions.follow(changes)
        self.plan_tools.follow()
        self.model.reload()
        if self._wanted_id:
            self._load_detail(self._wanted_id)
        self._load_surroundings(choices=bool(changes.kinds & OFFERED))

    def _load_surroundings(self, *, choices: bool = True) -> None:
        workspace = self._context.workspace
        kept = None if choices or not self._choices.departments else self._choices
        self._context.worker.submit(
            partial(_surroundings, workspace, kept),
            done=self._take_surroundings,
            receiver=self,
            latest_only_key="plans.surroundings",
        )

    def _take_surroundings(self, found: _Surroundings) -> None:
        chosen = self.node
        self._restoring = True
        if self.tree_model.set_nodes((all_node(found.total), *found.nodes)):
            self._open_tree(chosen)
        self._restoring = False
        if found.choices != self._choices:
            self._choices = found.choices
            self.editor.set_choices(found.choices)
            blocked = self.filters.blockSignals(True)  # noqa: FBT003 -- Qt's signature
            self.filters.offer(found.choices, found.years)
            self.filters.blockSignals(blocked)
            if self._wanted_id and self.editor.initiative_id:
                self._load_detail(self._wanted_id)

    def _open_tree(self, chosen: TreeNode | None) -> None:
        """Unfold the policies, and choose the node that was chosen before if it is there."""
        tree = self.view.tree
        tree.expandToDepth(0)
        index = self.tree_model.find(chosen.kind, chosen.id) if chosen else QModelIndex()
        tree.setCurrentIndex(index if index.isValid() else self.tree_model.find(NodeKind.ALL, ""))

    # -- the keyboard

    def _go_to_list(self) -> None:
        table = self.view.table
        if not self.model.total:
            self.view.search.setFocus(Qt.FocusReason.ShortcutFocusReason)
            return
        if not table.selectionModel().hasSelection():
            table.selectRow(0)  # before the focus, with which Qt makes a row current unmarked
        table.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _next_pane(self, step: int = 1) -> None:
        """Go round tree, search, list and editor; what is hidden is left out."""
        panes = (
            (self.view.tree, self.view.tree.setFocus),
            (self.view.search, self.focus_search),
            (self.view.table, self._go_to_list),
            (self.editor, self.editor.focus_first),
        )
        _go_round(panes, self.focusWidget(), step)

    # -- what the actions need

    def follow_deleted(self, initiative_id: str) -> None:
        """Leave a deleted initiative for the one that takes its row."""
        row = max(self.model.row_of(initiative_id), 0)
        self.editor.clear()
        self._wanted_id = ""
        self.view.table.setFocus()
        neighbour = self.model.record(row + 1) or self.model.record(row - 1)
        if neighbour is not None:
            self._load_detail(neighbour.id)


def _go_round(
    panes: Sequence[tuple[QWidget, Callable[[], None]]], focused: QWidget | None, step: int
) -> None:
    """Put the keyboard into the pane after (or before) the one that holds it."""
    seen = [(pane, go) for pane, go in panes if pane.isVisible()]
    place = next(
        (i for i, (pane, _) in enumerate(seen) if _holds(pane, focused)), -step % len(seen)
    )
    seen[(place + step) % len(seen)][1]()


def _holds(pane: QWidget, focused: QWidget | None) -> bool:
    return focused is not None and (pane is focused or pane.isAncestorOf(focused))


def _surroundings(workspace: Workspace, kept: Choices | None) -> _Surroundings:
    """Read the tree, the number of all initiatives, and what can be chosen."""
    return _Surroundings(
        portfolio.policy_tree(workspace),
        portfolio.list_initiatives(workspace, InitiativeFilter(), limit=1).total,
        kept or portfolio.choices(workspace),
        portfolio.years(workspace) if kept is None else (),
    )


def make_page(context: PageContext) -> PlansPage:
    """Return the page for a window."""
    return PlansPage(context)
