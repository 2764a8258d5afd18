"""The widgets of Udveksling: copies above, conflicts and check-ins below."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QHeaderView,
    QSplitter,
    QStackedWidget,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from kkdesk.ui.editing.controls import QuietCombo
from kkdesk.ui.pages.exchange.words import (
    COL_ABOUT,
    COL_PART,
    check_in_titles,
    conflict_titles,
    copy_titles,
)
from kkdesk.ui.pages.indicators.model import WordsModel
from kkdesk.ui.pages.indicators.page_view import plain_table
from kkdesk.ui.widgets.flow import FlowLayout
from kkdesk.ui.widgets.labels import Badge, EmptyState, SectionHeader, action_button, text_label
from kkdesk.ui.widgets.message_bar import MessageBar
from kkdesk.ui.widgets.tables import lay_columns

WAITING, DECIDED = "waiting", "decided"
_LEAST_LIST: Final = 300
_LEAST_HEIGHT: Final = 108
_LEAST_COLUMN: Final = 60
_FIELD_HEIGHT: Final = 30


class ExchangeView(QWidget):
    """Everything on the page; behaviour lies in ``page.py``."""

    def __init__(self) -> None:
        super().__init__()
        self.header = SectionHeader(self.tr("Udveksling"), " ", level=1)
        self.messages = MessageBar()
        self.take = action_button(self.tr("&Tag en kopi …"), "copy", "primary")
        self.bring = action_button(self.tr("Hent h&jem …"), "exchange")
        self.renew = action_button(self.tr("F&orny …"), "refresh")
        self.lost = action_button(self.tr("&Meld tabt …"))
        self.copies = WordsModel(copy_titles(), self)
        self.check_ins = WordsModel(check_in_titles(), self)
        self.conflicts = WordsModel(conflict_titles(), self)
        self.copy_list = _table(self.copies, self.tr("Bærbare kopier"), COL_PART)
        self.check_in_list = _table(self.check_ins, self.tr("Hentet hjem"), 1)
        self.conflict_list = _table(self.conflicts, self.tr("Konflikter"), COL_ABOUT)
        self.badge = Badge("", "check", "success")
        self.shown = QuietCombo(
            ((WAITING, self.tr("Venter")), (DECIDED, self.tr("Afgjort"))),
        )
        self.decide = action_button(self.tr("&Afgør …"), "edit", "primary")
        self.history = action_button(self.tr("Posten i h&istorikken"), "history")
        self.nothing_waits = EmptyState("", icon_name="check")
        self.conflict_stack = QStackedWidget()
        self.empty = EmptyState(
            self.tr("Ingen har en kopi med"),
            self.tr(
                "Tag en kopi af porteføljen med på en bærbar, arbejd i den på rejsen, og hent "
                "den hjem bagefter. Det, som kolleger imens har skrevet, bliver ikke overskrevet."
            ),
            icon_name="exchange",
            action=self.tr("Tag en kopi …"),
        )
        self.away = EmptyState("", icon_name="exchange")
        self.body = QStackedWidget()
        self._build()

    def _build(self) -> None:
        for control in (self.lost, self.renew, self.bring, self.take):
            self.header.add_action(control)
        top = QVBoxLayout()
        top.setContentsMargins(16, 12, 16, 10)
        top.setSpacing(10)
        top.addWidget(self.header)
        lower = QSplitter()
        lower.setChildrenCollapsible(False)
        lower.addWidget(self._conflicts_part())
        lower.addWidget(self._check_ins_part())
        lower.setSizes([670, 500])
        parts = QSplitter(Qt.Orientation.Vertical)
        parts.setChildrenCollapsible(False)
        parts.addWidget(self._copies_part())
        parts.addWidget(lower)
        parts.setSizes([170, 460])
        self.body.addWidget(parts)
        self.body.addWidget(self.empty)
        self.body.addWidget(self.away)
        self.lists = parts
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.messages)
        column.addLayout(top)
        column.addWidget(self.body, 1)

    def _copies_part(self) -> QWidget:
        self.copy_list.setMinimumHeight(_LEAST_HEIGHT)
        return _part([text_label(self.tr("Bærbare kopier"), "heading")], self.copy_list)

    def _check_ins_part(self) -> QWidget:
        heading = text_label(self.tr("Hentet hjem"), "heading")
        return _part([heading], self.check_in_list, line=_FIELD_HEIGHT)

    def _conflicts_part(self) -> QWidget:
        self.conflict_stack.addWidget(self.conflict_list)
        self.conflict_stack.addWidget(self.nothing_waits)
        self.shown.setAccessibleName(self.tr("Hvilke konflikter"))
        self.shown.setMinimumWidth(104)
        which = text_label(self.tr("Vi&s"), "label", wrap=False)
        which.setBuddy(self.shown)
        heading = text_label(self.tr("Konflikter"), "heading", wrap=False)
        title: list[QWidget | None] = [heading, self.badge, None, which, self.shown]
        part = _part(title, self.conflict_stack, line=_FIELD_HEIGHT)
        buttons = FlowLayout()
        for button in (self.decide, self.history):
            buttons.addWidget(button)
        layout = part.layout()
        if isinstance(layout, QVBoxLayout):
            layout.addLayout(buttons)
        return part

    def lay_columns(self) -> None:
        """Give the columns their widths."""
        for table, widths in (
            (self.copy_list, {0: 240, 2: 160, 3: 290}),
            (self.check_in_list, {0: 146, 2: 64, 3: 82}),
            (self.conflict_list, {1: 92, 2: 176, 3: 108}),
        ):
            lay_columns(table.horizontalHeader(), widths)


def _part(title: list[QWidget | None], content: QWidget, *, line: int = 0) -> QWidget:
    """Return a heading with what stands beside it (None is a gap), above its content.

    Parts beside each other have titles of the same `line` (a height), so that these stand level.
    """
    part = QFrame()
    part.setMinimumWidth(_LEAST_LIST)
    row = QHBoxLayout()
    row.setSpacing(8)
    row.addStrut(line)
    for one in title:
        if one is None:
            row.addStretch(1)
        else:
            row.addWidget(one)
    column = QVBoxLayout(part)
    column.setContentsMargins(16, 4, 16, 10)
    column.setSpacing(6)
    column.addLayout(row)
    column.addWidget(content, 1)
    return part


def _table(model: WordsModel, name: str, stretched: int) -> QTableView:
    table = plain_table(name)
    table.setModel(model)
    table.setTextElideMode(Qt.TextElideMode.ElideRight)
    header = table.horizontalHeader()
    header.setStretchLastSection(False)
    header.setMinimumSectionSize(_LEAST_COLUMN)
    header.setSectionResizeMode(stretched, QHeaderView.ResizeMode.Stretch)
    return table
