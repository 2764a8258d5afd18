"""The widgets of the page: filters above, then tree, list and editor side by side."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import (
    QAbstractItemView,
    QGridLayout,
    QHBoxLayout,
    QHeaderView,
    QLabel,
    QSplitter,
    QStackedWidget,
    QTableView,
    QToolButton,
    QTreeView,
    QVBoxLayout,
    QWidget,
)

from kkdesk.ui.delegates.initiatives import StateDelegate, TitleDelegate
from kkdesk.ui.editing.controls import QuietCombo
from kkdesk.ui.icons import icon
from kkdesk.ui.pages.plans.model import (
    COL_CODE,
    COL_FINANCING,
    COL_MONEY,
    COL_NEXT_DATE,
    COL_OBJECTIVES,
    COL_OWNER,
    COL_STATE,
    COL_TITLE,
)
from kkdesk.ui.pages.plans.tree_model import COL_COUNT, COL_LABEL
from kkdesk.ui.widgets.fields import SearchField
from kkdesk.ui.widgets.flow import FlowLayout
from kkdesk.ui.widgets.labels import EmptyState, action_button, rule, text_label
from kkdesk.ui.widgets.message_bar import MessageBar

if TYPE_CHECKING:
    from PySide6.QtCore import QAbstractItemModel
    from PySide6.QtGui import QResizeEvent

_ROW: Final = 30
_COUNT_WIDTH: Final = 44
_FILTER_WIDTH: Final = 168
_PANES: Final = (236, 570, 384)
_GROWING: Final = (0, 1, 0)
"""How the panes share the room of a larger window."""
_WIDEST_TITLE: Final = 520
_WIDTHS: Final = {
    COL_CODE: 80,
    COL_TITLE: 216,
    COL_OWNER: 62,
    COL_OBJECTIVES: 50,
    COL_STATE: 150,
    COL_FINANCING: 140,
    COL_NEXT_DATE: 120,
    COL_MONEY: 130,
}
POLICY, OWNER, OBJECTIVE, STATE, FINANCING, PERIOD = (
    *("policy", "owner", "objective", "state", "financing", "period"),
)


class PlansView(QWidget):
    """Builds the page; it has no behaviour."""

    def __init__(
        self, tree_model: QAbstractItemModel, list_model: QAbstractItemModel, editor: QWidget
    ) -> None:
        super().__init__()
        self.search = SearchField(self.tr("Søg i indsatser"), self.tr("Søg i indsatser …"))
        self.hits = text_label("", "muted", wrap=False)
        self.reset = action_button(self.tr("Nulstil"), "close", "link")
        self.new = action_button(self.tr("Ny indsats"), "add", "primary")
        self.show_tree = _toggle("menu", self.tr("Vis træ"))
        self.show_editor = _toggle("edit", self.tr("Vis redigering"))
        self.filters = {
            POLICY: QuietCombo(prefix=self.tr("Politik")),
            OWNER: QuietCombo(prefix=self.tr("Ejer")),
            OBJECTIVE: QuietCombo(prefix=self.tr("Målsætning")),
            STATE: QuietCombo(prefix=self.tr("Tilstand")),
            FINANCING: QuietCombo(prefix=self.tr("Finansiering")),
            PERIOD: QuietCombo(prefix=self.tr("Periode")),
        }
        self.notice = MessageBar()
        self.tree = _tree(tree_model, self.tr("Handleplaner"))
        self.edit_node = action_button(self.tr("Rediger"), "edit")
        self.edit_node.setToolTip(self.tr("Rediger det, der er valgt i træet (F2)"))
        self.add_node = action_button(self.tr("Tilføj"), "add")
        self.add_node.setToolTip(self.tr("Tilføj politik, målsætning, prioritering eller plan"))
        self.coverage = action_button(self.tr("Dækning"), "search")
        self.coverage.setToolTip(self.tr("Se, hvad den valgte plan dækker og mangler (F7)"))
        self.tree_pane = _tree_pane(self.tree, self.edit_node, self.add_node, self.coverage)
        self.table = _table(list_model, self.tr("Indsatser"))
        self.nothing = EmptyState("", icon_name="plans")
        self.editor = editor
        self.middle = QStackedWidget()
        self.middle.addWidget(self.table)
        self.middle.addWidget(self.nothing)
        self.panes = QSplitter(Qt.Orientation.Horizontal)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(self._top_row())
        column.addWidget(self._filter_row())
        column.addWidget(self.notice)
        column.addWidget(rule())
        column.addWidget(self._panes(), 1)
        self._set_tab_order()

    def _top_row(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setContentsMargins(12, 10, 12, 4)
        row.setSpacing(10)
        self.search.setMaximumWidth(420)
        row.addWidget(self.show_tree)
        row.addWidget(self.search, 1)
        row.addWidget(self.hits)
        row.addStretch(1)
        row.addWidget(self.new)
        row.addWidget(self.show_editor)
        return row

    def _filter_row(self) -> QWidget:
        """Return the filters; each has a label that only assistive tools read."""
        page = QWidget()
        flow = FlowLayout(gap=8)
        around = QVBoxLayout(page)
        around.setContentsMargins(12, 2, 12, 8)
        around.addLayout(flow)
        names = {
            POLICY: self.tr("Filter: politik"),
            OWNER: self.tr("Filter: ejer"),
            OBJECTIVE: self.tr("Filter: målsætning"),
            STATE: self.tr("Filter: tilstand"),
            FINANCING: self.tr("Filter: finansiering"),
            PERIOD: self.tr("Filter: periode"),
        }
        for key, combo in self.filters.items():
            combo.setFixedWidth(_FILTER_WIDTH)
            combo.setAccessibleName(names[key])
            label = QLabel(names[key], page)
            label.setBuddy(combo)
            label.hide()
            flow.addWidget(combo)
        flow.addWidget(self.reset)
        return page

    def _panes(self) -> QSplitter:
        panes = self.panes
        for widget in (self.tree_pane, self.middle, self.editor):
            panes.addWidget(widget)
        self.middle.setMinimumWidth(260)
        panes.setChildrenCollapsible(False)
        panes.setHandleWidth(1)
        panes.setSizes(_PANES)
        for place, stretch in enumerate(_GROWING):
            panes.setStretchFactor(place, stretch)
        return panes

    def _set_tab_order(self) -> None:
        order: list[QWidget] = [self.search, *self.filters.values(), self.reset, self.new]
        order += [self.show_tree, self.tree, self.edit_node, self.add_node, self.coverage]
        order += [self.table, self.show_editor, self.editor]
        for before, after in pairwise(order):
            QWidget.setTabOrder(before, after)


def _toggle(icon_name: str, words: str) -> QToolButton:
    button = QToolButton()
    button.setIcon(icon(icon_name))
    button.setIconSize(QSize(18, 18))
    button.setCheckable(True)
    button.setChecked(True)
    button.setToolTip(words)
    button.setAccessibleName(words)
    return button


def _tree_pane(tree: QTreeView, *buttons: QWidget) -> QWidget:
    """Return the tree with buttons below it."""
    pane = QWidget()
    column = QVBoxLayout(pane)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(0)
    column.addWidget(tree, 1)
    first, second, last = buttons
    grid = QGridLayout()
    grid.setContentsMargins(10, 8, 10, 8)
    grid.setSpacing(8)
    grid.addWidget(first, 0, 0)
    grid.addWidget(second, 0, 1)
    grid.addWidget(last, 1, 0, 1, 2)
    column.addWidget(rule())
    column.addLayout(grid)
    return pane


def _tree(model: QAbstractItemModel, name: str) -> QTreeView:
    tree = QTreeView()
    tree.setAccessibleName(name)
    tree.setModel(model)
    tree.setHeaderHidden(True)
    tree.setIndentation(14)
    tree.setUniformRowHeights(True)
    tree.setIconSize(QSize(16, 16))
    tree.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    tree.setTabKeyNavigation(False)
    header = tree.header()
    header.setStretchLastSection(False)
    header.setMinimumSectionSize(_COUNT_WIDTH)
    header.setSectionResizeMode(COL_LABEL, QHeaderView.ResizeMode.Stretch)
    header.setSectionResizeMode(COL_COUNT, QHeaderView.ResizeMode.Fixed)
    header.resizeSection(COL_COUNT, _COUNT_WIDTH)
    return tree


class InitiativeTable(QTableView):
    """Gives the titles the room that the other columns leave."""

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 -- Qt's name
        """Share out the new width; the last column takes what is too much for a title."""
        others = sum(width for column, width in _WIDTHS.items() if column != COL_TITLE)
        room = self.viewport().width() - others
        self.setColumnWidth(COL_TITLE, min(max(room, _WIDTHS[COL_TITLE]), _WIDEST_TITLE))
        super().resizeEvent(event)


def _table(model: QAbstractItemModel, name: str) -> QTableView:
    table = InitiativeTable()
    table.setAccessibleName(name)
    table.setModel(model)
    table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
    table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
    table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
    table.setAlternatingRowColors(True)
    table.setShowGrid(False)
    table.setWordWrap(False)
    table.setTabKeyNavigation(False)
    table.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
    table.setItemDelegateForColumn(COL_STATE, StateDelegate(table))
    table.setItemDelegateForColumn(COL_TITLE, TitleDelegate(table))
    table.verticalHeader().setVisible(False)
    table.verticalHeader().setDefaultSectionSize(_ROW)
    table.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
    header = table.horizontalHeader()
    header.setHighlightSections(False)
    header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
    header.setSortIndicator(COL_CODE, Qt.SortOrder.AscendingOrder)
    header.setStretchLastSection(True)
    table.setSortingEnabled(True)
    for column, width in _WIDTHS.items():
        table.setColumnWidth(column, width)
    return table
