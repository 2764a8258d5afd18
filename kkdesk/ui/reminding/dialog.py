"""What a person is reminded of: opened, snoozed, or written to the departments about."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QDate, QSize, Qt, Signal
from PySide6.QtWidgets import (
    QAbstractItemView,
    QCheckBox,
    QDialog,
    QHBoxLayout,
    QHeaderView,
    QStackedWidget,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from kkdesk.ui.reminding.model import (
    COL_OWNER,
    COL_TITLE,
    COL_WHAT,
    COL_WHEN,
    COL_WORDS,
    RemindersModel,
)
from kkdesk.ui.widgets.announce import announce
from kkdesk.ui.widgets.day_edit import ROOMY, DayEdit
from kkdesk.ui.widgets.labels import EmptyState, action_button, text_label
from kkdesk.ui.widgets.tables import lay_columns

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kkdesk.domain.reminders import Reminder
    from kkdesk.domain.vocabulary import Lang

_SIZE: Final = (940, 560)
_WEEK: Final = 7
_WIDTHS: Final = {COL_WHEN: 204, COL_WHAT: 150, COL_WORDS: 132, COL_OWNER: 98}
_ROW: Final = 30


class RemindersDialog(QDialog):
    """The list; it stays open while reminders are snoozed, and tells what is wanted."""

    opened = Signal(object)
    """A :class:`Reminder` whose record is to be shown."""
    snoozed = Signal(object, object)
    """Keys of reminders, and the day until which they rest."""
    letters_wanted = Signal()
    leads_wanted = Signal()

    def __init__(self, parent: QWidget, today: date, lang: Lang) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("Påmindelser"))
        self.resize(QSize(*_SIZE).boundedTo(self.screen().availableSize() * 0.95))
        self._today = today
        self._found: tuple[Reminder, ...] = ()
        self.model = RemindersModel(lang, self)
        self.summary = text_label("", "muted")
        self.table = self._table()
        self.nothing = EmptyState(
            self.tr("Ingen påmindelser"),
            self.tr("Intet er inden for sit varsel. Alle frister står under Frister."),
            icon_name="reminders",
        )
        self.resting = QCheckBox(self.tr("&Vis udsatte"))
        self.day_button = action_button(self.tr("Udsæt en &dag"))
        self.week_button = action_button(self.tr("Udsæt en &uge"))
        self.until = DayEdit()
        self.until_button = action_button(self.tr("Udsæt &til dagen"))
        self.wake_button = action_button(self.tr("&Fjern udsættelse"))
        self.letters = action_button(self.tr("&Lav e-mailudkast pr. forvaltning …"))
        self.leads = action_button(self.tr("V&arsler …"), "settings")
        self.open_button = action_button(self.tr("Å&bn"), "open", "primary")
        self.close_button = action_button(self.tr("Luk"))
        self._build()
        self._connect()
        self._fit_buttons()

    def show_reminders(self, found: Sequence[Reminder]) -> None:
        """Show what is within its lead time now; the chosen ones stay chosen."""
        self._found = tuple(found)
        self._show()

    def chosen(self) -> tuple[Reminder, ...]:
        """Return the chosen reminders."""
        rows = sorted(index.row() for index in self.table.selectionModel().selectedRows())
        return tuple(one for row in rows if (one := self.model.reminder(row)) is not None)

    # -- building

    def _table(self) -> QTableView:
        table = QTableView()
        table.setAccessibleName(self.tr("Påmindelser"))
        table.setModel(self.model)
        table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        table.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        table.setAlternatingRowColors(True)
        table.setShowGrid(False)
        table.setWordWrap(False)
        table.setTabKeyNavigation(False)
        table.setIconSize(QSize(14, 14))
        table.verticalHeader().setVisible(False)
        table.verticalHeader().setDefaultSectionSize(_ROW)
        header = table.horizontalHeader()
        header.setHighlightSections(False)
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        header.setSectionResizeMode(COL_TITLE, QHeaderView.ResizeMode.Stretch)
        lay_columns(header, _WIDTHS)
        return table

    def _build(self) -> None:
        tomorrow = self._today + timedelta(days=1)
        self.until.setCalendarPopup(True)
        self.until.setMinimumDate(QDate(tomorrow.year, tomorrow.month, tomorrow.day))
        month = self._today + timedelta(days=30)
        self.until.setDate(QDate(month.year, month.month, month.day))
        self.until.setAccessibleName(self.tr("Dag, der udsættes til"))
        self.until.setFixedWidth(ROOMY)
        self._stack = QStackedWidget()
        self._stack.addWidget(self.table)
        self._stack.addWidget(self.nothing)
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 16, 20, 16)
        column.setSpacing(10)
        top = QHBoxLayout()
        words = QVBoxLayout()
        words.setSpacing(2)
        words.addWidget(text_label(self.tr("Påmindelser"), "heading"))
        words.addWidget(self.summary)
        top.addLayout(words, 1)
        top.addWidget(self.resting)
        column.addLayout(top)
        column.addWidget(self._stack, 1)
        for parts, stretch_at in (
            ((self.day_button, self.week_button, self.until, self.until_button,
              self.wake_button), 5),
            ((self.letters, self.leads, self.close_button, self.open_button), 2),
        ):  # fmt: skip
            row = QHBoxLayout()
            row.setSpacing(8)
            for part in parts:
                row.addWidget(part)
            row.insertStretch(stretch_at, 1)
            column.addLayout(row)

    def _connect(self) -> None:
        self.day_button.clicked.connect(lambda: self._snooze(1))
        self.week_button.clicked.connect(lambda: self._snooze(_WEEK))
        self.until_button.clicked.connect(self._snooze_until)
        self.wake_button.clicked.connect(lambda: self._snooze(0))
        self.resting.toggled.connect(lambda _: self._show())
        self.letters.clicked.connect(self.letters_wanted)
        self.leads.clicked.connect(self.leads_wanted)
        self.open_button.clicked.connect(self._open)
        self.close_button.clicked.connect(self.reject)
        self.table.activated.connect(lambda _: self._open())
        self.table.selectionModel().selectionChanged.connect(lambda *_: self._fit_buttons())

    # -- what happens

    def _show(self) -> None:
        keys = {one.key for one in self.chosen()}
        current = self.table.currentIndex().row()
        resting = sum(one.snoozed_until is not None for one in self._found)
        self.model.show_reminders(
            [one for one in self._found if self.resting.isChecked() or one.snoozed_until is None]
        )
        rows = [row for key in keys if (row := self.model.row_of(key)) >= 0]
        if self.model.rowCount():
            self.table.selectRow(
                rows[0] if rows else min(max(current, 0), self.model.rowCount() - 1)
            )
        self._stack.setCurrentWidget(self.table if self.model.rowCount() else self.nothing)
        passed = sum(one.days < 0 for one in self._found if one.snoozed_until is None)
        words = self.tr("{now} inden for deres varsel, heraf {passed} passeret; {resting} udsat")
        said = words.format(now=len(self._found) - resting, passed=passed, resting=resting)
        if said != self.summary.text():
            self.summary.setText(said)
            announce(self.summary, said)
        self._fit_buttons()

    def _fit_buttons(self) -> None:
        chosen = self.chosen()
        awake = any(one.snoozed_until is None for one in chosen)
        for button in (self.day_button, self.week_button, self.until_button):
            button.setEnabled(bool(chosen))
        self.wake_button.setEnabled(bool(chosen) and not awake)
        self.open_button.setEnabled(len(chosen) == 1)
        self.letters.setEnabled(any(one.snoozed_until is None for one in self._found))

    def _snooze(self, days: int) -> None:
        self.snoozed.emit([one.key for one in self.chosen()], self._today + timedelta(days=days))

    def _snooze_until(self) -> None:
        self.until.interpretText()
        day = self.until.date()
        keys = [one.key for one in self.chosen()]
        self.snoozed.emit(keys, date(day.year(), day.month(), day.day()))

    def _open(self) -> None:
        chosen = self.chosen()
        if len(chosen) == 1:
            self.opened.emit(chosen[0])
