"""The month beside the chosen day's deadlines and those without a day; it reads its own events."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHBoxLayout,
    QHeaderView,
    QListView,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from kkdesk.domain.deadlines import IN_WINDOW, SETTLED
from kkdesk.domain.due_list import DueEvents
from kkdesk.services.deadlines import list_events, named_days
from kkdesk.ui.i18n import write_day
from kkdesk.ui.pages.deadlines.model import Row
from kkdesk.ui.pages.deadlines.month import SHOWN, MonthModel, first_shown, month_of, month_title
from kkdesk.ui.pages.overview.line_list import LineDelegate
from kkdesk.ui.pages.overview.model import LineModel, deadline_line
from kkdesk.ui.widgets.announce import announce
from kkdesk.ui.widgets.labels import action_button, text_label

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from datetime import date

    from kkdesk.domain.deadlines import DueEvent
    from kkdesk.ui.pages.context import PageContext

    Select = Callable[[DueEvents], DueEvents]

_SIDE: Final = 330


class MonthView(QWidget):
    """A calendar of one month; the arrow keys go from day to day, Enter to the day's list."""

    row_changed = Signal()
    opened = Signal()
    """A deadline of one of the lists was activated."""

    def __init__(self, context: PageContext, select: Select) -> None:
        super().__init__()
        self._context, self._select = context, select
        self._events = DueEvents()
        self._settled = False
        self._closed: dict[date, str] = {}
        self.stale = True
        self._wanted_day: date | None = None
        self.model = MonthModel(parent=self)
        self.table = QTableView()
        self.title = text_label("", "heading", wrap=False)
        self.previous = action_button(self.tr("Forrige måned"), "previous")
        self.next = action_button(self.tr("Næste måned"), "next")
        self.day_title = text_label("", "label")
        self.vague_title = text_label("", "label")
        self.lists = {True: self._list(), False: self._list()}
        """What falls due on the chosen day (True), and in the month without a day."""
        self._lines = {key: LineModel(self) for key in self.lists}
        self._rows: dict[bool, list[Row]] = {True: [], False: []}
        self._current: Row | None = None
        self._build()
        self._connect()

    @property
    def row(self) -> Row | None:
        """Return the deadline that is chosen in one of the lists."""
        return self._current

    def show_month(self, day: date) -> None:
        """Go to a day's month and read what falls due in it."""
        self._wanted_day = day
        self.model.show(month_of(day), (), self._context.workspace.today())
        self.reload()

    def set_settled(self, settled: bool) -> None:  # noqa: FBT001 -- a setter
        """Show what was confirmed or waived too."""
        self._settled = settled
        self.reload()

    def reload(self) -> None:
        """Read the month anew; what stands stays until it comes."""
        self.stale = False
        workspace, lang, settled = self._context.workspace, self._context.lang, self._settled
        month = self.model.month
        first = first_shown(month)

        def read() -> tuple[DueEvents, dict[date, str]]:
            found = list_events(workspace, first, SHOWN - 1, confirmed=settled, lang=lang)
            return found, named_days(workspace, first, SHOWN, lang=lang)

        self._context.worker.submit(
            read,
            done=lambda found: self._take(month, *found),
            receiver=self,
            latest_only_key=f"deadlines.month.{id(self)}",
        )

    def refilter(self) -> None:
        """Show what the page's filters leave."""
        self._show(self._events)

    # -- building

    def _list(self) -> QListView:
        view = QListView()
        view.setItemDelegate(LineDelegate(view))
        view.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        view.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        view.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        return view

    def _build(self) -> None:
        table = self.table
        table.setModel(self.model)
        table.setAccessibleName(self.tr("Månedskalender"))
        table.setTabKeyNavigation(False)
        table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        table.setWordWrap(False)
        table.setTextElideMode(Qt.TextElideMode.ElideRight)
        table.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        for header in (table.horizontalHeader(), table.verticalHeader()):
            header.setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
            header.setSectionsClickable(False)
            header.setHighlightSections(False)
        head = QHBoxLayout()
        head.setContentsMargins(16, 0, 16, 8)
        head.setSpacing(8)
        head.addWidget(self.previous)
        head.addWidget(self.next)
        head.addWidget(self.title, 1)
        side = QVBoxLayout()
        side.setSpacing(4)
        side.setContentsMargins(0, 0, 0, 0)
        for key, words in ((True, self.day_title), (False, self.vague_title)):
            side.addWidget(words)
            side.addWidget(self.lists[key], 1)
            self.lists[key].setModel(self._lines[key])
        right = QWidget()
        right.setLayout(side)
        right.setFixedWidth(_SIDE)
        body = QHBoxLayout()
        body.setContentsMargins(16, 0, 16, 8)
        body.setSpacing(12)
        body.addWidget(table, 1)
        body.addWidget(right)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(head)
        column.addLayout(body, 1)

    def _connect(self) -> None:
        self.previous.clicked.connect(partial(self._turn, -1))
        self.next.clicked.connect(partial(self._turn, 1))
        for keys, step in (("PgUp", -1), ("PgDown", 1)):
            shortcut = QShortcut(QKeySequence(keys), self.table)
            shortcut.setContext(Qt.ShortcutContext.WidgetShortcut)
            shortcut.activated.connect(partial(self._turn, step))
        self.table.selectionModel().currentChanged.connect(lambda *_: self._show_day())
        self.table.activated.connect(lambda _: self._enter_day())
        for key, view in self.lists.items():
            view.selectionModel().currentChanged.connect(partial(self._choose, key))
            view.clicked.connect(partial(self._choose, key))
            view.activated.connect(lambda _: self.opened.emit())

    # -- what comes and what is chosen

    def _turn(self, step: int) -> None:
        self.show_month(month_of(self.model.month, step))

    def _take(self, month: date, events: DueEvents, closed: dict[date, str]) -> None:
        if month != self.model.month:
            return
        wanted = IN_WINDOW | SETTLED
        shown = (answer for answer in events.counts() if answer in wanted)
        self._events = DueEvents(event for answer in shown for event in events.of(answer))
        self._closed = closed
        self._show(self._events)
        announce(self.table, self.title.text())

    def _show(self, events: DueEvents) -> None:
        month, today = self.model.month, self._context.workspace.today()
        day = self._wanted_day or self.model.day(self.table.currentIndex()) or month
        closed = self._closed
        self.model.show(month, self._select(events), today, lambda found: closed.get(found, ""))
        self.title.setText(month_title(month))
        if (day.year, day.month) != (month.year, month.month):
            day = month
        self._wanted_day = None
        self.table.setCurrentIndex(self.model.index_of(day))
        self._fill(False, self.model.vague)  # noqa: FBT003 -- the list without a day
        self.vague_title.setText(
            self.tr("Uden bestemt dag i måneden: {}").format(len(self.model.vague))
        )
        self.lists[False].setAccessibleName(self.vague_title.text())
        self._show_day()

    def _show_day(self) -> None:
        index = self.table.currentIndex()
        day = self.model.day(index)
        events = self.model.events(index)
        self._fill(True, events)  # noqa: FBT003 -- the day's own list
        words = self.tr("{day}: frister: {count}").format(
            day=write_day(day) if day else "", count=len(events)
        )
        self.day_title.setText(words)
        self.lists[True].setAccessibleName(words)
        self._current = self._rows[True][0] if self._rows[True] else None
        self.row_changed.emit()

    def _fill(self, key: bool, events: Sequence[DueEvent]) -> None:  # noqa: FBT001 -- which list
        self._rows[key] = [Row(event, event.shown) for event in events]
        lang = self._context.lang
        self._lines[key].show([deadline_line(row.told, lang) for row in self._rows[key]])

    def _choose(self, key: bool, index: QModelIndex, *_: object) -> None:  # noqa: FBT001
        rows = self._rows[key]
        if index.isValid() and index.row() < len(rows):
            self._current = rows[index.row()]
            self.row_changed.emit()

    def _enter_day(self) -> None:
        """Go on to the list of the chosen day."""
        view = self.lists[True]
        if self._rows[True]:
            view.setCurrentIndex(self._lines[True].index(0, 0))
            view.setFocus(Qt.FocusReason.OtherFocusReason)
