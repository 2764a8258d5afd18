"""The widgets of Frister: the day and the filters, the list, and the chosen row's particulars."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QDate, QSize, Qt
from PySide6.QtWidgets import (
    QAbstractItemView,
    QCheckBox,
    QComboBox,
    QFrame,
    QHBoxLayout,
    QHeaderView,
    QLabel,
    QSizePolicy,
    QStackedWidget,
    QTreeView,
    QVBoxLayout,
    QWidget,
)

from kkdesk.domain.deadlines import window
from kkdesk.ui.i18n import write_day
from kkdesk.ui.pages.deadlines.delegate import AnswerDelegate
from kkdesk.ui.pages.deadlines.grouping import grouping_words
from kkdesk.ui.pages.deadlines.model import (
    COL_ANSWER,
    COL_FIRST,
    COL_INITIATIVE,
    COL_LAST,
    COL_OWNER,
    COL_ROLE,
    COL_SOURCE,
    COL_WORDS,
)
from kkdesk.ui.widgets.day_edit import ROOMY, DayEdit
from kkdesk.ui.widgets.fields import SearchField
from kkdesk.ui.widgets.labels import EmptyState, SectionHeader, action_button, text_label
from kkdesk.ui.widgets.message_bar import MessageBar
from kkdesk.ui.widgets.pickers import CheckCombo

if TYPE_CHECKING:
    from PySide6.QtGui import QResizeEvent

HORIZONS: Final = (30, 60, 90, 180, 365)
EVER: Final = 3652
"""Ten years: what a coordinator means by "everything"."""
UNTIL: Final = -1
"""What the period is when it goes to a day of its own."""
_WIDTHS: Final = {
    COL_WORDS: 238,
    COL_FIRST: 84,
    COL_LAST: 84,
    COL_ANSWER: 136,
    COL_ROLE: 138,
    COL_INITIATIVE: 280,
    COL_OWNER: 98,
    COL_SOURCE: 132,
}
_INDENT: Final = 16
_LEAST_INITIATIVE: Final = 220
_EASY_INITIATIVE: Final = 420
"""The room that shows most titles; what is more is shared with the source."""
_WIDE_DAY: Final = date(2028, 9, 28)
_CELL_MARGIN: Final = 20


class DeadlinesView(QWidget):
    """Everything on the page; behaviour lies in ``page.py``."""

    def __init__(self) -> None:
        super().__init__()
        self.header = SectionHeader(self.tr("Frister"), " ", level=1, help_below=True)
        self.messages = MessageBar()
        self.day = DayEdit()
        self.today = action_button(self.tr("I dag"))
        self.horizon = QComboBox()
        self.until = DayEdit()
        self.grouping = QComboBox()
        self.month_button = QCheckBox(self.tr("Måned&skalender"))
        self.rules = action_button(self.tr("Re&gler …"), "settings")
        self.reminders = action_button("", "reminders")
        self.roles = CheckCombo(self.tr("Rolle"))
        self.owners = CheckCombo(self.tr("Ansvarlig"))
        self.search = SearchField(self.tr("Søg i frister"), self.tr("Søg i frister"))
        self.timeline = action_button("", "timeline")
        self.confirmed = QCheckBox(self.tr("Vis be&kræftede og frafaldne"))
        self.list = self._list()
        self.empty = EmptyState("", icon_name="deadlines")
        self.stack = QStackedWidget()
        self.what = text_label("", "label")
        self.more = text_label("", "muted")
        self.open = action_button(self.tr("Å&bn"), "open")
        self.move_button = action_button(self.tr("Flyt …"), "next")
        self.waive_button = action_button(self.tr("Frafald …"), "remove")
        self.confirm = action_button(self.tr("B&ekræft"), "check", "primary")
        self.particulars = QFrame()
        self._build()

    def _build(self) -> None:
        for grouping, words in grouping_words().items():
            self.grouping.addItem(words, grouping)
        label: QLabel = text_label(self.tr("Gruppér"), "label", wrap=False)
        label.setBuddy(self.grouping)
        self.timeline.setAccessibleName(self.tr("Vis på tidslinje"))
        self.timeline.setToolTip(self.tr("Vis på tidslinje"))
        self.reminders.setAccessibleName(self.tr("Påmindelser"))
        self.reminders.setToolTip(self.tr("Påmindelser"))
        header = (
            self.confirmed,
            self.month_button,
            self.timeline,
            self.reminders,
            label,
            self.grouping,
            self.rules,
        )
        for widget in header:
            self.header.add_action(widget)
        self.stack.addWidget(self.list)
        self.stack.addWidget(self.empty)
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
        column.addWidget(self.stack, 1)
        column.addWidget(self._particulars())

    def _controls(self) -> QHBoxLayout:
        day_label: QLabel = text_label(self.tr("&Dag"), "label", wrap=False)
        day_label.setBuddy(self.day)
        self.day.setCalendarPopup(True)
        self.day.setKeyboardTracking(False)
        self.day.setAccessibleName(self.tr("Dag, som fristerne ses fra"))
        self.day.setFixedWidth(ROOMY)
        reach: QLabel = text_label(self.tr("&Periode"), "label", wrap=False)
        reach.setBuddy(self.horizon)
        for days in HORIZONS:
            self.horizon.addItem(self.tr("{} dage frem").format(days), days)
        self.horizon.addItem(self.tr("10 år frem"), EVER)
        self.horizon.addItem(self.tr("Til en dag …"), UNTIL)
        self.horizon.setFixedWidth(128)
        self.until.setCalendarPopup(True)
        self.until.setKeyboardTracking(False)
        self.until.setAccessibleName(self.tr("Den sidste dag i perioden"))
        self.until.setFixedWidth(ROOMY)
        self.until.hide()
        for picker in (self.roles, self.owners):
            picker.setMaximumWidth(190)
            picker.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.roles.setMinimumWidth(100)
        self.owners.setMinimumWidth(122)
        self.search.setMinimumWidth(120)
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(day_label)
        row.addWidget(self.day)
        row.addWidget(self.today)
        row.addSpacing(8)
        row.addWidget(reach)
        row.addWidget(self.horizon)
        row.addWidget(self.until)
        row.addSpacing(8)
        row.addWidget(self.search, 1)
        row.addWidget(self.roles)
        row.addWidget(self.owners)
        return row

    def _list(self) -> QTreeView:
        view = QTreeView()
        view.setAccessibleName(self.tr("Frister"))
        view.setUniformRowHeights(True)
        view.setIndentation(_INDENT)
        view.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        view.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        view.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        view.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        view.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        view.setContextMenuPolicy(Qt.ContextMenuPolicy.ActionsContextMenu)
        view.setTextElideMode(Qt.TextElideMode.ElideRight)
        view.setIconSize(QSize(14, 14))
        view.setItemDelegateForColumn(COL_ANSWER, AnswerDelegate(view))
        return view

    def within(self, day: date) -> int:
        """Return how many days the period goes on after a day."""
        days = int(self.horizon.currentData())
        if days != UNTIL:
            return days
        until: date = self.until.date().toPython()  # type: ignore[assignment]  # the stubs say object
        return max((until - day).days, 0)

    def set_within(self, day: date, days: int) -> None:
        """Let the period go on for so many days, one of those offered or others."""
        if days in {*HORIZONS, EVER}:
            self.horizon.setCurrentIndex(self.horizon.findData(days))
            return
        self.set_until(window(day, days)[1])
        self.until.show()  # what is shown already keeps its day
        self.horizon.setCurrentIndex(self.horizon.findData(UNTIL))

    def set_until(self, last: date) -> None:
        """Write the last day of the period without telling anybody."""
        self.until.blockSignals(True)  # noqa: FBT003 -- Qt's signature
        self.until.setDate(QDate(last.year, last.month, last.day))
        self.until.blockSignals(False)  # noqa: FBT003

    def lay_columns(self) -> None:
        """Give the columns their widths; call once the list has its model."""
        header = self.list.header()
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        header.setStretchLastSection(True)
        header.setSectionsMovable(False)
        header.setSectionsClickable(True)
        header.setSortIndicatorShown(True)
        header.setSortIndicatorClearable(True)
        for column, width in _WIDTHS.items():
            header.resizeSection(column, width)
        day = self.list.fontMetrics().horizontalAdvance(write_day(_WIDE_DAY)) + _CELL_MARGIN
        for column in (COL_FIRST, COL_LAST):
            header.resizeSection(column, max(day, _WIDTHS[column]))
        header.setSectionResizeMode(COL_INITIATIVE, QHeaderView.ResizeMode.Stretch)
        header.setSectionResizeMode(COL_SOURCE, QHeaderView.ResizeMode.Interactive)
        header.setStretchLastSection(False)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 -- Qt's name
        """Let the initiative take the room that is left, or scroll where that is too little."""
        super().resizeEvent(event)
        header = self.list.header()
        if header.count() <= COL_INITIATIVE:
            return  # the list has no model yet
        own = (COL_INITIATIVE, COL_SOURCE)
        others = sum(header.sectionSize(c) for c in _WIDTHS if c not in own) + _WIDTHS[COL_SOURCE]
        spare = max(0, event.size().width() - others - _EASY_INITIATIVE)
        header.resizeSection(COL_SOURCE, _WIDTHS[COL_SOURCE] + spare // 2)
        tight = event.size().width() - others < _LEAST_INITIATIVE
        mode = QHeaderView.ResizeMode.Interactive if tight else QHeaderView.ResizeMode.Stretch
        header.setSectionResizeMode(COL_INITIATIVE, mode)
        if tight:
            header.resizeSection(COL_INITIATIVE, _LEAST_INITIATIVE)

    def _particulars(self) -> QFrame:
        frame = self.particulars
        frame.setProperty("surface", "panel")
        self.what.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self.more.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self.more.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        words = QVBoxLayout()
        words.setSpacing(2)
        words.addWidget(self.what)
        words.addWidget(self.more)
        words.addStretch(1)
        row = QHBoxLayout(frame)
        row.setContentsMargins(16, 8, 16, 8)
        row.setSpacing(8)
        row.addLayout(words, 1)
        for button in (self.open, self.move_button, self.waive_button, self.confirm):
            row.addWidget(button, 0, Qt.AlignmentFlag.AlignTop)
        frame.setMinimumHeight(74)
        return frame
