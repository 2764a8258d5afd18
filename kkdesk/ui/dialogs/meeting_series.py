"""Asking for a row of meetings: the first and the last day, and how many weeks lie between two."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QDate, QLocale, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from kkdesk.domain.cases import off_weekday
from kkdesk.ui.editing.binding import problem_words
from kkdesk.ui.widgets.day_edit import DayEdit
from kkdesk.ui.widgets.fields import LabelledField, number_field
from kkdesk.ui.widgets.labels import action_button, text_label
from kkdesk.ui.widgets.snug_dialog import SnugDialog

if TYPE_CHECKING:
    from kkdesk.domain.vocabulary import Lang
    from kkdesk.errors import KkdeskError

_WIDTH: Final = 460
_MOST_WEEKS: Final = 52
_USUAL_WEEKS: Final = 2
_WEEK: Final = 7


@dataclass(frozen=True, slots=True)
class Series:
    """The meetings that are wanted: every so many weeks from the first day to the last."""

    first: date
    last: date
    weeks: int


class MeetingSeriesDialog(SnugDialog):
    """Open until the row could be added; it tells the weekday before anything is added."""

    wanted = Signal(object)
    """A :class:`Series` to add."""

    def __init__(
        self, parent: QWidget, committee: str, weekday: str, today: date, lang: Lang
    ) -> None:
        super().__init__(parent)
        self._lang, self._weekday = lang, weekday
        title = self.tr("Ny mødeserie")
        self.setWindowTitle(title)
        start = first_day(today, weekday)
        self.first, self.last = DayEdit(), DayEdit()
        self.weeks = number_field(1, _MOST_WEEKS)
        for edit, day in ((self.first, start), (self.last, date(start.year, 12, 31))):
            edit.setCalendarPopup(True)
            edit.setDate(_qt(day))
            edit.dateChanged.connect(lambda _: self._tell())
        self.weeks.setValue(_USUAL_WEEKS)
        self.weeks.valueChanged.connect(lambda _: self._tell())
        self.reading = text_label("", "muted")
        self.create_button = action_button(self.tr("&Opret"), kind="primary")
        self.create_button.setDefault(True)
        cancel = action_button(self.tr("Annullér"))
        self.fields = {
            "first": LabelledField(self.tr("Første møde"), self.first),
            "last": LabelledField(self.tr("Senest"), self.last),
            "weeks": LabelledField(self.tr("Uger mellem møderne"), self.weeks),
        }
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 16, 20, 16)
        column.setSpacing(12)
        column.addWidget(text_label(f"{title}: {committee}", "heading"))
        for field in self.fields.values():
            column.addWidget(field)
        column.addWidget(self.reading)
        buttons = QHBoxLayout()
        buttons.addStretch(1)
        buttons.addWidget(cancel)
        buttons.addWidget(self.create_button)
        column.addLayout(buttons)
        self.setMinimumWidth(_WIDTH)
        cancel.clicked.connect(self.reject)
        self.create_button.clicked.connect(self._create)
        self.finished.connect(self.deleteLater)
        self._tell()

    def series(self) -> Series:
        """Return what is asked for now."""
        return Series(_day(self.first), _day(self.last), self.weeks.value())

    def show_problem(self, error: KkdeskError) -> None:
        """Say why the meetings could not be added; what was typed stays."""
        self.create_button.setEnabled(True)
        self.fields["last"].set_error(problem_words(error, self._lang))
        self.last.setFocus()

    def _tell(self) -> None:
        """Say how many meetings there will be and on which day of the week."""
        asked = self.series()
        self.fields["last"].set_error("")
        count = max((asked.last - asked.first).days // (_WEEK * asked.weeks) + 1, 0)
        name = QLocale().dayName(asked.first.isoweekday())
        words = self.tr("Møder: {count}. Ugedag: {day}.").format(count=count, day=name)
        if off_weekday(asked.first, self._weekday):
            words += " " + self.tr("Bemærk: udvalgets mødedag er {}.").format(self._weekday)
        self.reading.setText(words)

    def _create(self) -> None:
        self.create_button.setEnabled(False)
        self.wanted.emit(self.series())


def first_day(today: date, weekday: str) -> date:
    """Return the next day, today counted, that a committee meets on."""
    days = (today + timedelta(days=ahead) for ahead in range(_WEEK))
    return next((day for day in days if not off_weekday(day, weekday)), today)


def _qt(day: date) -> QDate:
    return QDate(day.year, day.month, day.day)


def _day(edit: DayEdit) -> date:
    day = edit.date()
    return date(day.year(), day.month(), day.day())
