"""The widgets of Historik: what to look for, the list, and before and after beside it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QHeaderView,
    QListWidget,
    QSplitter,
    QStackedWidget,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from kkdesk.ui.editing.controls import QuietCombo
from kkdesk.ui.pages.history.model import (
    COL_ACTION,
    COL_ASPECT,
    COL_OWNER,
    COL_RECORD,
    COL_TURN,
    COL_WHEN,
    COL_WHO,
)
from kkdesk.ui.pages.indicators.page_view import plain_table
from kkdesk.ui.widgets.beside import BesideView
from kkdesk.ui.widgets.day_edit import ROOMY, DayEdit
from kkdesk.ui.widgets.fields import SearchField
from kkdesk.ui.widgets.flow import FlowLayout
from kkdesk.ui.widgets.labels import EmptyState, SectionHeader, action_button, text_label
from kkdesk.ui.widgets.message_bar import MessageBar
from kkdesk.ui.widgets.pickers import CheckCombo

if TYPE_CHECKING:
    from PySide6.QtCore import QAbstractItemModel
    from PySide6.QtWidgets import QLabel

ACTIONS, DAYS, TELLINGS = "actions", "days", "tellings"
VIEWS: Final = (ACTIONS, DAYS, TELLINGS)
PERIODS: Final = (0, 1, 7, 30, 90, 365)
"""Days back from today; 0 is all of the history."""
_LATER_HEIGHT: Final = 108
_LEAST_LIST, _LEAST_PANEL = 320, 340


class HistoryView(QWidget):
    """Everything on the page; behaviour lies in ``page.py``."""

    def __init__(self, operations: QAbstractItemModel, differences: QAbstractItemModel) -> None:
        super().__init__()
        self.header = SectionHeader(self.tr("Historik"), " ", level=1)
        self.messages = MessageBar()
        self.view = QuietCombo(
            (
                (ACTIONS, self.tr("Handlinger")),
                (DAYS, self.tr("Forskelle mellem to dage")),
                (TELLINGS, self.tr("Forskelle mellem runder og planer")),
            )
        )
        self.search = SearchField(self.tr("Søg i historikken"), self.tr("Søg i historikken"))
        self.period = QuietCombo(
            [
                ("0", self.tr("Al tid")),
                ("1", self.tr("I dag")),
                *((str(days), self.tr("Seneste {} dage").format(days)) for days in PERIODS[2:]),
            ]
        )
        self.people = CheckCombo(self.tr("Hvem"))
        self.kinds = CheckCombo(self.tr("Post"))
        self.verbs = CheckCombo(self.tr("Handling"))
        self.owners = CheckCombo(self.tr("Forvaltning"))
        self.first_day, self.last_day = DayEdit(), DayEdit()
        self.first_told, self.last_told = QuietCombo(), QuietCombo()
        self.controls = QStackedWidget()
        self.operations = _table(operations, self.tr("Handlinger"), COL_ACTION)
        self.differences = _table(differences, self.tr("Forskelle"), COL_RECORD)
        self.empty = EmptyState("", icon_name="history")
        self.lists = QStackedWidget()
        self.what = text_label("", "heading")
        self.who = text_label("", "muted")
        self.beside = BesideView()
        self.later_title = text_label(self.tr("Det, der kom senere og står i vejen"), "label")
        self.later = QListWidget()
        self.open = action_button(self.tr("Å&bn indsats"), "open")
        self.only = action_button(self.tr("&Kun denne post"), "filter")
        self.that_day = action_button(self.tr("Vis denne dag"), "history")
        self.print = action_button(self.tr("&Udskriv …"), "print")
        self.take_back = action_button(self.tr("&Tag tilbage"), "undo", "primary")
        self._build()

    def _build(self) -> None:
        for part in (self.operations, self.differences, self.empty):
            self.lists.addWidget(part)
        self.lists.setMinimumWidth(_LEAST_LIST)
        for row in (self._actions_row(), self._days_row(), self._tellings_row()):
            self.controls.addWidget(row)
        shown = text_label(self.tr("V&is"), "label", wrap=False)
        shown.setBuddy(self.view)
        self.view.setAccessibleName(self.tr("Vis"))
        self.view.setMinimumWidth(230)
        for control in (self.print, shown, self.view):
            self.header.add_action(control)
        top = QVBoxLayout()
        top.setContentsMargins(16, 12, 16, 10)
        top.setSpacing(10)
        top.addWidget(self.header)
        top.addWidget(self.controls)
        splitter = QSplitter()
        splitter.addWidget(self.lists)
        self.side = self._panel()
        splitter.addWidget(self.side)
        splitter.setChildrenCollapsible(False)
        splitter.setSizes([534, 656])
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.messages)
        column.addLayout(top)
        column.addWidget(splitter, 1)

    def _actions_row(self) -> QWidget:
        self.period.setAccessibleName(self.tr("Periode"))
        period: QLabel = text_label(self.tr("Periode"), "label", wrap=False)
        period.setBuddy(self.period)
        self.period.setMinimumWidth(110)
        self.search.setMinimumWidth(110)
        return _row(
            (self.search, 1), (period, 0), (self.period, 0), (self.people, 0), (self.kinds, 0),
            (self.verbs, 0), (self.owners, 0),
        )  # fmt: skip

    def _days_row(self) -> QWidget:
        for day, name in (
            (self.first_day, self.tr("Fra slutningen af")),
            (self.last_day, self.tr("Til slutningen af")),
        ):
            day.setCalendarPopup(True)
            day.setKeyboardTracking(False)
            day.setAccessibleName(name)
            day.setFixedWidth(ROOMY)
        return self._from_to(self.first_day, self.last_day)

    def _tellings_row(self) -> QWidget:
        self.first_told.setAccessibleName(self.tr("Fra runde eller plan"))
        self.first_told.setAccessibleDescription(self.tr("Fra runde eller plan"))
        self.last_told.setAccessibleName(self.tr("Til runde eller plan"))
        self.last_told.setAccessibleDescription(self.tr("Til runde eller plan"))
        for combo in (self.first_told, self.last_told):
            combo.setMinimumWidth(250)
        return self._from_to(self.first_told, self.last_told)

    def _from_to(self, first: QWidget, last: QWidget) -> QWidget:
        words = (text_label(self.tr("Fra"), "label", wrap=False), first)
        others = (text_label(self.tr("til"), "label", wrap=False), last)
        row = _row(*((part, 0) for part in (*words, *others)))
        layout = row.layout()
        if isinstance(layout, QHBoxLayout):
            layout.addStretch(1)
        return row

    def _panel(self) -> QWidget:
        panel = QFrame()
        panel.setMinimumWidth(_LEAST_PANEL)
        self.later.setAccessibleName(self.tr("Det, der kom senere og står i vejen"))
        self.later.setFixedHeight(_LATER_HEIGHT)
        buttons = FlowLayout()
        for button in (self.take_back, self.open, self.only, self.that_day):
            buttons.addWidget(button)
        column = QVBoxLayout(panel)
        column.setContentsMargins(12, 4, 16, 12)
        column.setSpacing(6)
        column.addWidget(self.what)
        column.addWidget(self.who)
        column.addWidget(self.beside, 1)
        column.addWidget(self.later_title)
        column.addWidget(self.later)
        column.addLayout(buttons)
        return panel

    def lay_columns(self) -> None:
        """Give the columns their widths."""
        for column, width in ((COL_WHEN, 150), (COL_WHO, 110)):
            self.operations.horizontalHeader().resizeSection(column, width)
        for column, width in ((COL_TURN, 104), (COL_ASPECT, 140), (COL_OWNER, 92)):
            self.differences.horizontalHeader().resizeSection(column, width)


def _table(model: QAbstractItemModel, name: str, stretched: int) -> QTableView:
    table = plain_table(name)
    table.setModel(model)
    table.setTextElideMode(Qt.TextElideMode.ElideRight)
    header = table.horizontalHeader()
    header.setStretchLastSection(False)
    header.setSectionResizeMode(stretched, QHeaderView.ResizeMode.Stretch)
    return table


def _row(*parts: tuple[QWidget, int]) -> QWidget:
    row = QWidget()
    layout = QHBoxLayout(row)
    layout.setContentsMargins(0, 0, 0, 0)
    layout.setSpacing(8)
    for part, stretch in parts:
        layout.addWidget(part, stretch)
    return row
