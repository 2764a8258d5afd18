"""The widgets of Bemærkninger: views and filters, the list, and the chosen remark beside it."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QHBoxLayout,
    QHeaderView,
    QScrollArea,
    QSizePolicy,
    QSplitter,
    QStackedWidget,
    QTreeView,
    QVBoxLayout,
    QWidget,
)

from kkdesk.domain.remarks import Answered, RemarkView
from kkdesk.ui.editing.controls import QuietCombo
from kkdesk.ui.pages.deadlines.delegate import AnswerDelegate
from kkdesk.ui.pages.remarks.model import (
    COL_ANSWERED,
    COL_DEPARTMENTS,
    COL_DUE,
    COL_KIND,
    COL_TEXT,
)
from kkdesk.ui.widgets.fields import SearchField
from kkdesk.ui.widgets.labels import (
    EmptyState,
    SectionHeader,
    action_button,
    badge_width,
    text_label,
)
from kkdesk.ui.widgets.message_bar import MessageBar
from kkdesk.ui.widgets.pickers import CheckCombo
from kkdesk.ui.widgets.tables import lay_columns

if TYPE_CHECKING:
    from PySide6.QtGui import QResizeEvent

    from kkdesk.domain.vocabulary import Lang

_WIDTHS: Final = {COL_TEXT: 300, COL_KIND: 74, COL_ANSWERED: 130, COL_DUE: 78, COL_DEPARTMENTS: 84}
_AROUND_BADGE: Final = 12
_LEAST_TEXT: Final = 220
_GIVE_WAY: Final = (COL_DEPARTMENTS, COL_DUE)
"""The columns hidden, the first one first, where a remark's words would have too little room."""
_LEAST_PANEL: Final = 360
_LEAST_LIST: Final = 300


class RemarkTree(QTreeView):
    """The list; its words come before its last columns where there is little room."""

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 -- Qt's name
        """Show as many columns as leave the words their room."""
        header = self.header()
        if header.count() > COL_DEPARTMENTS:
            shown = {
                column: header.sectionSize(column) or width
                for column, width in _WIDTHS.items()
                if column != COL_TEXT
            }
            for column in _GIVE_WAY:
                tight = event.size().width() - sum(shown.values()) < _LEAST_TEXT
                self.setColumnHidden(column, tight)
                if tight:
                    del shown[column]
        super().resizeEvent(event)


class RemarksView(QWidget):
    """Everything on the page but the chosen remark's own fields."""

    move_wanted = Signal(int)
    """Up (-1) or down (1), from the keyboard in the list."""

    def __init__(self, lang: Lang) -> None:
        super().__init__()
        self._answers = tuple(words for _, words in Answered.choices(lang))
        self.header = SectionHeader(self.tr("Bemærkninger"), " ", level=1)
        self.messages = MessageBar()
        self.view = QuietCombo(RemarkView.choices(lang))
        self.round = QuietCombo()
        self.search = SearchField(self.tr("Søg i bemærkninger"), self.tr("Søg i bemærkninger"))
        self.departments = CheckCombo(self.tr("Forvaltning"))
        self.add_letter = action_button(self.tr("Nyt &brev …"), "add", "primary")
        self.add_remark = action_button(self.tr("Ny be&mærkning …"), "add")
        self.list = self._list()
        self.empty = EmptyState("", icon_name="remarks")
        self.stack = QStackedWidget()
        self.area = QScrollArea()
        self.nothing = EmptyState(
            self.tr("Vælg en bemærkning"),
            self.tr("Her står den ordret med svar, og hvad der blev af den."),
            icon_name="remarks",
        )
        self.side = QStackedWidget()
        self.splitter = QSplitter()
        self._build()

    def _build(self) -> None:
        self.header.add_action(self.add_remark)
        self.header.add_action(self.add_letter)
        self.stack.addWidget(self.list)
        self.stack.addWidget(self.empty)
        self.stack.setMinimumWidth(_LEAST_LIST)
        self.area.setWidgetResizable(True)
        self.area.setFrameShape(QFrame.Shape.NoFrame)
        self.area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.side.addWidget(self.nothing)
        self.side.addWidget(self.area)
        self.side.setMinimumWidth(_LEAST_PANEL)
        self.splitter.addWidget(self.stack)
        self.splitter.addWidget(self.side)
        self.splitter.setChildrenCollapsible(False)
        self.splitter.setSizes([720, 470])
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.messages)
        top = QVBoxLayout()
        top.setContentsMargins(16, 12, 16, 10)
        top.setSpacing(10)
        top.addWidget(self.header)
        top.addLayout(self._controls())
        column.addLayout(top)
        column.addWidget(self.splitter, 1)

    def _controls(self) -> QHBoxLayout:
        seen = text_label(self.tr("V&isning"), "label", wrap=False)
        seen.setBuddy(self.view)
        self.view.setAccessibleName(self.tr("Visning"))
        self.view.setMinimumWidth(168)
        came_in = text_label(self.tr("Brev eller møde"), "label", wrap=False)
        came_in.setBuddy(self.round)
        self.round.setAccessibleName(self.tr("Brev eller møde"))
        self.round.setMinimumWidth(120)
        self.round.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.search.setMinimumWidth(120)
        self.departments.setMinimumWidth(136)
        self.departments.setMaximumWidth(190)
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(seen)
        row.addWidget(self.view)
        row.addWidget(came_in)
        row.addWidget(self.round, 1)
        row.addWidget(self.search, 1)
        row.addWidget(self.departments)
        return row

    def _list(self) -> RemarkTree:
        view = RemarkTree()
        view.setAccessibleName(self.tr("Bemærkninger"))
        view.setUniformRowHeights(True)
        view.setIndentation(16)
        view.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        view.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        view.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        view.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        view.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        view.setTextElideMode(Qt.TextElideMode.ElideRight)
        view.setItemDelegateForColumn(COL_ANSWERED, AnswerDelegate(view))
        for keys, step in (("Alt+Up", -1), ("Alt+Down", 1)):
            shortcut = QShortcut(QKeySequence(keys), view)
            shortcut.setContext(Qt.ShortcutContext.WidgetShortcut)
            shortcut.activated.connect(partial(self.move_wanted.emit, step))
        return view

    def lay_columns(self) -> None:
        """Give the columns their widths; call once the list has its model."""
        header = self.list.header()
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        header.setSectionsMovable(False)
        header.setStretchLastSection(False)
        header.setMinimumSectionSize(70)
        badges = (badge_width(self.list.fontMetrics(), words) for words in self._answers)
        lay_columns(header, {**_WIDTHS, COL_ANSWERED: max(badges) + _AROUND_BADGE})
        header.setSectionResizeMode(COL_TEXT, QHeaderView.ResizeMode.Stretch)
