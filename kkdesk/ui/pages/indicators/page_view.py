"""The widgets of Indikatorer: filters and list at the left, chart, table and forms at the right."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QAbstractItemView,
    QCheckBox,
    QFrame,
    QHBoxLayout,
    QHeaderView,
    QLabel,
    QScrollArea,
    QSplitter,
    QStackedWidget,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from kkdesk.ui.editing.controls import QuietCombo
from kkdesk.ui.widgets.chart import Chart
from kkdesk.ui.widgets.fields import SearchField
from kkdesk.ui.widgets.flow import FlowLayout
from kkdesk.ui.widgets.labels import EmptyState, SectionHeader, action_button, text_label
from kkdesk.ui.widgets.message_bar import MessageBar

_TABLE_HEIGHT = 232


def plain_table(name: str) -> QTableView:
    """Return a table of words that one can only read, a row at a time."""
    view = QTableView()
    view.setAccessibleName(name)
    view.setTabKeyNavigation(False)
    view.setWordWrap(False)
    view.setShowGrid(False)
    view.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
    view.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
    view.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
    view.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
    view.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
    view.verticalHeader().hide()
    header = view.horizontalHeader()
    header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
    header.setHighlightSections(False)
    header.setSectionResizeMode(QHeaderView.ResizeMode.Interactive)
    header.setStretchLastSection(True)
    return view


class IndicatorsView(QWidget):
    """Everything on the page; behaviour lies in ``page.py``."""

    def __init__(self) -> None:
        super().__init__()
        self.header = SectionHeader(self.tr("Indikatorer"), " ", level=1)
        self.messages = MessageBar()
        self.new = action_button(self.tr("&Ny indikator"), "add", "primary")
        self.search = SearchField(self.tr("Søg i indikatorer"), self.tr("Søg i indikatorer"))
        self.policy = self._combo(self.tr("Politik"))
        self.committee = self._combo(self.tr("Udvalg"))
        self.department = self._combo(self.tr("Forvaltning"))
        self.baseline = self._combo(self.tr("Baseline"))
        self.missed = QCheckBox(self.tr("Mål &ikke nået"))
        self.list = plain_table(self.tr("Indikatorer"))
        self.list.horizontalHeader().setStretchLastSection(False)
        self.empty = EmptyState("", icon_name="indicators")
        self.stack = QStackedWidget()
        self.title = text_label("", "heading")
        self.particulars = text_label("", "muted")
        self.views = QuietCombo()
        self._name(self.views, self.tr("Diagrammet viser"))
        self.chart = Chart()
        self.save_picture = action_button(self.tr("Gem billede …"), "save")
        self.copy_picture = action_button(self.tr("Kopiér billede"), "copy")
        self.paste = action_button(self.tr("Indsæt målinger …"), "add")
        self.delete = action_button(self.tr("Slet …"), "delete", "danger")
        self.table = plain_table(self.tr("Målinger og mål"))
        self.warning = text_label("", "flag")
        self.totals = plain_table(self.tr("Oplyste og beregnede totaler"))
        self.sections = QVBoxLayout()
        self.area = QScrollArea()
        self.detail = QWidget()
        self.nothing = EmptyState(
            self.tr("Vælg en indikator"),
            self.tr("Så kan du se og rette dens tal her."),
            icon_name="indicators",
        )
        self.side = QStackedWidget()
        self._build()

    def _combo(self, name: str) -> QuietCombo:
        combo = QuietCombo(prefix=name)
        combo.setMinimumWidth(150)
        self._name(combo, name)
        return combo

    def _name(self, combo: QuietCombo, name: str) -> None:
        """Name a combo box by a label that only assistive tools read."""
        combo.setAccessibleName(name)
        label = QLabel(name, self)
        label.setBuddy(combo)
        label.hide()

    def _build(self) -> None:
        self.header.add_action(self.new)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.messages)
        top = QVBoxLayout()
        top.setContentsMargins(16, 12, 16, 10)
        top.setSpacing(10)
        top.addWidget(self.header)
        filters = QHBoxLayout()
        filters.setSpacing(8)
        self.search.setMinimumWidth(130)
        filters.addWidget(self.search, 1)
        for combo in (self.policy, self.committee, self.department, self.baseline):
            filters.addWidget(combo)
        filters.addWidget(self.missed)
        top.addLayout(filters)
        column.addLayout(top)
        # Filled from the outside in: whatever gets another parent is styled again with all in it.
        splitter = QSplitter(Qt.Orientation.Horizontal)
        splitter.setChildrenCollapsible(False)
        column.addWidget(splitter, 1)
        splitter.addWidget(self.stack)
        splitter.addWidget(self.side)
        splitter.setStretchFactor(0, 5)
        splitter.setStretchFactor(1, 6)
        splitter.setSizes([525, 665])
        self.stack.addWidget(self.list)
        self.stack.addWidget(self.empty)
        self.side.addWidget(self.nothing)
        self.side.addWidget(self.area)
        self._fill_area()

    def _fill_area(self) -> None:
        area = self.area
        area.setWidgetResizable(True)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setWidget(self.detail)
        column = QVBoxLayout(self.detail)
        column.setContentsMargins(14, 10, 14, 14)
        column.setSpacing(8)
        top = QHBoxLayout()
        top.setSpacing(8)
        top.addWidget(self.title, 1)
        top.addWidget(self.delete, 0, Qt.AlignmentFlag.AlignTop)
        column.addLayout(top)
        column.addWidget(self.particulars)
        column.addWidget(self.warning)
        column.addWidget(self.views)
        column.addWidget(self.chart)
        buttons = FlowLayout()
        for button in (self.save_picture, self.copy_picture, self.paste):
            buttons.addWidget(button)
        column.addLayout(buttons)
        for table in (self.table, self.totals):
            table.setMinimumHeight(_TABLE_HEIGHT if table is self.table else 130)
            column.addWidget(table)
        column.addLayout(self.sections)
        column.addStretch(1)
