"""A month as a table of days, one week a row; each cell says its day and what falls due on it.

A deadline of at most a week stands on each of its days. What is vaguer belongs to no day: it
is listed beside the table for as long as it can fall in the month.
"""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import (
    QAbstractTableModel,
    QCoreApplication,
    QLocale,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
)
from PySide6.QtGui import QFont

from kkdesk.ui.i18n import write_day
from kkdesk.ui.pages.deadlines.words import named

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from kkdesk.domain.deadlines import DueEvent

Index = QModelIndex | QPersistentModelIndex

WEEKS: Final = 6
DAYS: Final = 7
SHOWN: Final = WEEKS * DAYS
WIDEST: Final = DAYS
"""A deadline of more days than this stands on none of them."""
_ROOT: Final = QModelIndex()
_MOST_LINES: Final = 3
translate = QCoreApplication.translate


def first_shown(month: date) -> date:
    """Return the Monday on or before the first of the month."""
    first = month.replace(day=1)
    back = min(first.weekday(), (first - date.min).days)
    return first - timedelta(days=back)


def month_of(day: date, step: int = 0) -> date:
    """Return the first of the month so many months away, within the calendar."""
    count = min(max(day.year * 12 + day.month - 1 + step, 12), 9999 * 12 + 10)
    return date(count // 12, count % 12 + 1, 1)


def month_title(month: date) -> str:
    """Return a month as people write it: "oktober 2025"."""
    name = QLocale().standaloneMonthName(month.month)
    return f"{name} {month.year}"


def _short(event: DueEvent) -> str:
    """Return what a cell has room for: first who, then what."""
    who = event.shown.department
    return f"{who}: {named(event.shown)}" if who else named(event.shown)


class MonthModel(QAbstractTableModel):
    """Six weeks from Monday to Sunday around a month."""

    def __init__(
        self, holiday: Callable[[date], str] = lambda _: "", parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._month = date(2000, 1, 1)
        self._first = first_shown(self._month)
        self._today: date | None = None
        self._by_day: dict[date, list[DueEvent]] = {}
        self._vague: tuple[DueEvent, ...] = ()
        self._holiday = holiday

    def show(
        self,
        month: date,
        events: Iterable[DueEvent],
        today: date | None = None,
        holiday: Callable[[date], str] | None = None,
    ) -> None:
        """Show another month, or other events in it."""
        self.beginResetModel()
        self._month, self._today = month.replace(day=1), today
        self._first = first_shown(month)
        self._holiday = holiday or self._holiday
        self._by_day, vague = {}, []
        for event in events:
            days = self._days(event)
            for day in days:
                self._by_day.setdefault(day, []).append(event)
            if not days:
                vague.append(event)
        self._vague = tuple(vague)
        self.endResetModel()

    @property
    def month(self) -> date:
        """Return the first of the shown month."""
        return self._month

    @property
    def vague(self) -> Sequence[DueEvent]:
        """Return what can fall in the month but stands on none of its days."""
        return self._vague

    def day(self, index: Index) -> date | None:
        """Return the day of a cell."""
        if not index.isValid():
            return None
        ahead = index.row() * DAYS + index.column()
        return self._first + timedelta(days=min(ahead, (date.max - self._first).days))

    def events(self, index: Index) -> Sequence[DueEvent]:
        """Return what falls due on a cell's day."""
        day = self.day(index)
        return tuple(self._by_day.get(day, ())) if day is not None else ()

    def index_of(self, day: date) -> QModelIndex:
        """Return the cell of a day; invalid if it is not shown."""
        ahead = (day - self._first).days
        if not 0 <= ahead < SHOWN:
            return QModelIndex()
        return self.index(ahead // DAYS, ahead % DAYS)

    def rowCount(self, parent: Index = _ROOT) -> int:  # noqa: N802 -- Qt's name
        """Return six weeks, enough for every month."""
        return 0 if parent.isValid() else WEEKS

    def columnCount(self, parent: Index = _ROOT) -> int:  # noqa: N802 -- Qt's name
        """Return the days of a week."""
        return 0 if parent.isValid() else DAYS

    def headerData(  # noqa: N802 -- Qt's name
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        """Return the name of a weekday, or the number of a week."""
        if role != Qt.ItemDataRole.DisplayRole:
            return None
        if orientation == Qt.Orientation.Horizontal:
            return QLocale().standaloneDayName(section + 1, QLocale.FormatType.ShortFormat)
        day = self.day(self.index(section, 0))
        return str(day.isocalendar().week) if day else None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return what a cell shows, and says to those who hear it."""
        day = self.day(index)
        if day is None:
            return None
        value: object = None
        if role == Qt.ItemDataRole.DisplayRole:
            value = self._shown(day)
        elif role in {Qt.ItemDataRole.AccessibleTextRole, Qt.ItemDataRole.ToolTipRole}:
            value = self._said(day)
        elif role == Qt.ItemDataRole.TextAlignmentRole:
            value = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop
        elif role == Qt.ItemDataRole.FontRole and day == self._today:
            value = QFont()
            value.setWeight(QFont.Weight.Bold)
        return value

    def _shown(self, day: date) -> str:
        held = self._by_day.get(day, [])
        number = str(day.day) if day.month == self._month.month else write_day(day, short=True)
        today = translate("Deadlines", "i dag") if day == self._today else ""
        head = " · ".join(part for part in (number, today, self._holiday(day)) if part)
        lines = [head, *(f"• {_short(event)}" for event in held[:_MOST_LINES])]
        if len(held) > _MOST_LINES:
            lines[-1] = translate("Deadlines", "… og {} til").format(len(held) - _MOST_LINES + 1)
        return "\n".join(lines)

    def _said(self, day: date) -> str:
        held = self._by_day.get(day, [])
        closed = self._holiday(day)
        head = f"{QLocale().dayName(day.isoweekday())} {write_day(day)}"
        if day == self._today:
            head = translate("Deadlines", "{}, i dag").format(head)
        if closed:
            head = f"{head}, {closed}"
        if not held:
            return translate("Deadlines", "{}: ingen frister").format(head)
        lines = "\n".join(named(event.shown) for event in held)
        return (
            translate("Deadlines", "{head}: frister: {count}").format(head=head, count=len(held))
            + f"\n{lines}"
        )

    def _days(self, event: DueEvent) -> tuple[date, ...]:
        first, last = event.shown.first, event.shown.last
        if first is None or last is None or (last - first).days >= WIDEST:
            return ()
        days = (first + timedelta(days=ahead) for ahead in range((last - first).days + 1))
        return tuple(day for day in days if 0 <= (day - self._first).days < SHOWN)
