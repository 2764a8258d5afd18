"""The widgets of the page of status rounds."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import (
    QAbstractItemView,
    QCheckBox,
    QHBoxLayout,
    QHeaderView,
    QStackedWidget,
    QTableView,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from kkdesk.ui.editing.controls import QuietCombo
from kkdesk.ui.icons import icon
from kkdesk.ui.pages.deadlines.delegate import AnswerDelegate
from kkdesk.ui.pages.rounds.entry_view import EntryView
from kkdesk.ui.pages.rounds.forms_button import FormsButton
from kkdesk.ui.pages.rounds.order_panel import OrderPanel
from kkdesk.ui.widgets.labels import EmptyState, SectionHeader, action_button, text_label
from kkdesk.ui.widgets.message_bar import MessageBar

if TYPE_CHECKING:
    from kkdesk.domain.vocabulary import Lang
    from kkdesk.ui.editing.binding import Saver

_ROW, _CELL, _DEADLINE = 38, 112, 104


class RoundsView(QWidget):
    """A round's heading and matrix, and behind it the texts of a cell."""

    def __init__(self, saver: Saver, lang: Lang) -> None:
        super().__init__()
        self.messages = MessageBar()
        self.header = SectionHeader(self.tr("Statusrunder"), level=1)
        self.rounds = QuietCombo()
        self.rounds.setAccessibleName(self.tr("Runde"))
        self.rounds.setMinimumWidth(180)
        self.by_priority = QCheckBox(self.tr("Vis &prioriteringer"))
        self.new = action_button(self.tr("&Ny runde …"), "add")
        self.add = action_button(self.tr("Tilføj &indsats …"), "add")
        self.close_round = action_button(self.tr("&Luk runden …"))
        self.supplement = action_button(self.tr("&Sent supplement …"))
        self.compare = action_button(self.tr("Sa&mmenlign …"), "history")
        self.forms = FormsButton()
        self.open_cell = action_button(self.tr("Å&bn tekster"), "open", "primary")
        self.about = text_label("", "muted")
        self.totals = text_label("", "text")
        self.reorder = QToolButton()
        self.reorder.setText(self.tr("Ræ&kkefølge"))
        self.reorder.setIcon(icon("sort"))
        self.reorder.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self.reorder.setCheckable(True)
        self._which = text_label(self.tr("Runde"), "label", wrap=False)
        self.matrix = self._matrix()
        self.order = OrderPanel(lang)
        self.order.hide()
        self.entries = EntryView(saver, lang)
        self.entries.hide()
        self.entries.setParent(self)  # not yet in the stack, and still gone with the page
        self.empty = EmptyState("", icon_name="rounds")
        self.stack = QStackedWidget()
        self._build()

    def show_parts(self, *, there: bool) -> None:
        """Show the matrix and what belongs to a round, or that there is none."""
        self.tables.setCurrentWidget(self.matrix if there else self.empty)
        for part in (
            *(self._which, self.rounds, self.by_priority, self.add, self.open_cell),
            *(self.forms, self.reorder, self.about, self.totals),
        ):
            part.setVisible(there)

    def show_matrix(self) -> None:
        """Show the round as a whole."""
        self.stack.setCurrentIndex(0)

    def show_entries(self) -> None:
        """Show the texts of a cell; to style their widgets takes as long as to show the matrix."""
        if self.stack.indexOf(self.entries) < 0:
            self.stack.addWidget(self.entries)
        self.stack.setCurrentWidget(self.entries)

    def lay_columns(self) -> None:
        """Give the columns their widths once the matrix has its model."""
        header = self.matrix.horizontalHeader()
        for column in range(header.count()):
            least = _CELL if column else _DEADLINE
            header.resizeSection(column, max(least, self.matrix.sizeHintForColumn(column)))

    def _build(self) -> None:
        first = QHBoxLayout()
        first.setSpacing(8)
        label = self._which
        label.setBuddy(self.rounds)  # on Linux a combo box is named by its label alone
        for part in (label, self.rounds, self.by_priority):
            first.addWidget(part)
        first.addStretch(1)
        for button in (self.add, self.forms, self.reorder, self.open_cell):
            first.addWidget(button)
        for button in (self.new, self.supplement, self.compare, self.close_round):
            self.header.add_action(button)
        page = QWidget()
        sheet = QVBoxLayout(page)
        sheet.setContentsMargins(16, 12, 16, 12)
        sheet.setSpacing(8)
        sheet.addWidget(self.header)
        sheet.addLayout(first)
        sheet.addWidget(self.about)
        sheet.addWidget(self.totals)
        self.tables = QStackedWidget()
        self.tables.addWidget(self.matrix)
        self.tables.addWidget(self.empty)
        side = QHBoxLayout()
        side.setSpacing(8)
        side.addWidget(self.tables, 1)
        side.addWidget(self.order)
        sheet.addLayout(side, 1)
        self.stack.addWidget(page)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.messages)
        column.addWidget(self.stack, 1)

    def _matrix(self) -> QTableView:
        view = QTableView()
        view.setAccessibleName(self.tr("Tekster efter forvaltning og målsætning"))
        view.setTabKeyNavigation(False)
        view.setWordWrap(False)
        view.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        view.setEditTriggers(
            QAbstractItemView.EditTrigger.EditKeyPressed
            | QAbstractItemView.EditTrigger.DoubleClicked
        )
        view.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        view.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        view.setIconSize(QSize(14, 14))
        view.setItemDelegate(AnswerDelegate(view))
        view.verticalHeader().setDefaultSectionSize(_ROW)
        view.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        view.horizontalHeader().setDefaultAlignment(
            Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        )
        view.horizontalHeader().setHighlightSections(False)
        return view
