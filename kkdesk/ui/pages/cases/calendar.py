"""The meetings of all committees in one year, month by month."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QLocale, Qt, Signal
from PySide6.QtWidgets import (
    QHBoxLayout,
    QHeaderView,
    QStackedWidget,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from kkdesk.ui.editing.controls import QuietCombo
from kkdesk.ui.i18n import write_day
from kkdesk.ui.widgets.fields import LabelledField
from kkdesk.ui.widgets.labels import EmptyState, text_label

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from kkdesk.domain.cases import CalendarMeeting

MEETING_ROLE: Final = Qt.ItemDataRole.UserRole
_YEAR_WIDTH, _COMMITTEE_WIDTH = 110, 320


class MeetingCalendar(QWidget):
    """Shows the meetings of a year; ``chosen`` leads to the committee of one."""

    chosen = Signal(str)
    """The id of the committee whose meeting was opened."""

    def __init__(self) -> None:
        super().__init__()
        self._meetings: tuple[CalendarMeeting, ...] = ()
        self.year, self.committee = QuietCombo(()), QuietCombo(())
        self.list = QTreeWidget()
        self.stack = QStackedWidget()
        self.empty = EmptyState(
            self.tr("Ingen møder"),
            self.tr("Møder tilføjes på et udvalgs fane «Møder»."),
            icon_name="meeting",
        )
        self._build()
        self.year.activated.connect(lambda _: self._fill())
        self.committee.activated.connect(lambda _: self._fill())
        self.list.itemActivated.connect(self._open)

    def show_meetings(self, meetings: Sequence[CalendarMeeting], today: date) -> None:
        """Show these; the year and the committee that were chosen stay so."""
        self._meetings = tuple(meetings)
        years = sorted({one.day.year for one in meetings} | {today.year})
        year, committee = self.year.key() or str(today.year), self.committee.key()
        self.year.set_choices([(str(one), str(one)) for one in years])
        self.year.choose(year)
        names = dict.fromkeys((one.committee_id, one.committee) for one in meetings)
        every = [("", self.tr("Alle udvalg"))]
        self.committee.set_choices(every + sorted(names, key=lambda pair: pair[1]))
        self.committee.choose(committee)
        self._fill()

    def _build(self) -> None:
        self.list.setAccessibleName(self.tr("Møder"))
        self.list.setRootIsDecorated(True)
        self.list.setHeaderLabels(
            [self.tr("Dag"), self.tr("Udvalg"), self.tr("Sted"), self.tr("Sager")]
        )
        self.list.header().setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        self.list.header().setStretchLastSection(True)
        self.stack.addWidget(self.list)
        self.stack.addWidget(self.empty)
        self.year.setMinimumWidth(_YEAR_WIDTH)
        self.committee.setMinimumWidth(_COMMITTEE_WIDTH)
        row = QHBoxLayout()
        row.addWidget(LabelledField(self.tr("År"), self.year))
        row.addWidget(LabelledField(self.tr("Møder i"), self.committee))
        row.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 4, 16, 8)
        column.addWidget(text_label(self.tr("Mødekalender"), "heading"))
        column.addLayout(row)
        column.addWidget(self.stack, 1)

    def _fill(self) -> None:
        year, committee = self.year.key(), self.committee.key()
        wanted = [
            one
            for one in self._meetings
            if str(one.day.year) == year and committee in {"", one.committee_id}
        ]
        self.list.clear()
        for month, found in groupby(wanted, key=lambda one: one.day.month):
            name = QLocale().standaloneMonthName(month)
            lines = [_line(one) for one in found]
            group = QTreeWidgetItem([f"{name[:1].upper()}{name[1:]} ({len(lines)})"])
            group.setFlags(Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable)
            group.addChildren(lines)
            self.list.addTopLevelItem(group)
            group.setFirstColumnSpanned(True)
        self.list.expandAll()
        self.stack.setCurrentWidget(self.list if wanted else self.empty)

    def _open(self, item: QTreeWidgetItem) -> None:
        committee = item.data(0, MEETING_ROLE)
        if committee:
            self.chosen.emit(committee)


def _line(meeting: CalendarMeeting) -> QTreeWidgetItem:
    day = QLocale().dayName(meeting.day.isoweekday(), QLocale.FormatType.ShortFormat)
    cells = [
        f"{day} {write_day(meeting.day)}",
        meeting.committee,
        meeting.place,
        ", ".join(meeting.cases),
    ]
    item = QTreeWidgetItem(cells)
    item.setData(0, MEETING_ROLE, meeting.committee_id)
    item.setToolTip(3, "\n".join(meeting.cases))
    return item
