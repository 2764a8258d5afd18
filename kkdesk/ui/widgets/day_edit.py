"""A day with a calendar, in which a date can be typed from end to end."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QDate, QLocale, QSize, Qt
from PySide6.QtWidgets import QDateEdit

from kkdesk.ui.i18n import day_pattern

if TYPE_CHECKING:
    from PySide6.QtGui import QFocusEvent, QKeyEvent

ROOMY: Final = 134
"""A width in which a day of either language can be read whole; Qt asks for less."""
_TYPED: Final = frozenset("0123456789 ./-")
_LONGEST: Final = 20
_WRITTEN: Final = (
    re.compile(r"(\d{1,2})[ ./-]+(\d{1,2})[ ./-]+(\d{4}|\d{2})"),
    re.compile(r"(\d\d)(\d\d)(\d{4}|\d{2})"),
)
QT_EDGE: Final = 2
"""What Qt's field keeps free at each side of its text, in pixels."""
_CENTURY: Final = 2000
_WITHOUT_CENTURY: Final = 100
_COMMAND: Final = (
    Qt.KeyboardModifier.ControlModifier
    | Qt.KeyboardModifier.AltModifier
    | Qt.KeyboardModifier.MetaModifier
)


class DayEdit(QDateEdit):
    """Takes 31.12.2026, 1/1-26 or 31122026 as it is typed; Enter or going on finishes it.

    It shows a day as the rest of the window writes it.

    Qt by itself jumps over the month at the full stop after two figures, and turns a 31
    into a 30 before the month is typed. It still does the rest: arrows, the calendar, and
    figures typed into one part of the date.
    """

    def __init__(self) -> None:
        super().__init__()
        self.setDisplayFormat(day_pattern())
        self._typed: str | None = None

    def sizeHint(self) -> QSize:  # noqa: N802 -- Qt's name
        """Leave the whole date room: Qt forgets the margins within its field."""
        return super().sizeHint() + self._margins()

    def minimumSizeHint(self) -> QSize:  # noqa: N802 -- Qt's name
        """Let no narrow window cut a figure off."""
        return super().minimumSizeHint() + self._margins()

    def _margins(self) -> QSize:
        margins = self.lineEdit().textMargins()
        return QSize(margins.left() + margins.right() + 2 * QT_EDGE, 0)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 -- Qt's name
        """Collect a date that is typed from its start; leave other keys to Qt."""
        typed = event.text() if not event.modifiers() & _COMMAND else ""
        if self._typed is not None and typed.isprintable() and typed:
            self._show_typed((self._typed + typed)[:_LONGEST])
        elif typed and typed in _TYPED and self._at_start():
            self._show_typed(typed)
        elif self._typed is not None and event.key() == Qt.Key.Key_Backspace:
            self._show_typed(self._typed[:-1])
        elif self._typed is not None and event.key() == Qt.Key.Key_Escape:
            self._typed = None
            self.setDate(self.date())
        else:
            self._take()
            super().keyPressEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:  # noqa: N802 -- Qt's name
        """Take what was typed."""
        self._take()
        super().focusOutEvent(event)

    def interpretText(self) -> None:  # noqa: N802 -- Qt's name
        """Take what was typed."""
        self._take()
        super().interpretText()

    def _at_start(self) -> bool:
        line = self.lineEdit()
        whole = line.selectedText() == line.text()
        place = line.selectionStart() if line.hasSelectedText() else line.cursorPosition()
        return whole or place == 0

    def _show_typed(self, typed: str) -> None:
        """Show the figures as they are; Qt must not read them yet."""
        self._typed = typed
        line = self.lineEdit()
        blocked = line.blockSignals(True)  # noqa: FBT003 -- Qt's signature
        line.setText(typed)
        line.blockSignals(blocked)

    def _take(self) -> None:
        """Go to the day that was typed; what is no day leaves the date as it was."""
        if self._typed is None:
            return
        day, self._typed = typed_day(self._typed, self.displayFormat()), None
        self.setDate(day if day.isValid() else self.date())


def typed_day(words: str, pattern: str) -> QDate:
    """Read day, month and year in figures or in Qt's pattern; an invalid date if neither fits."""
    for written in _WRITTEN:
        found = written.fullmatch(words.strip())
        if found:
            day, month, year = (int(part) for part in found.groups())
            return QDate(year + _CENTURY if year < _WITHOUT_CENTURY else year, month, day)
    return QLocale().toDate(words.strip(), pattern)
