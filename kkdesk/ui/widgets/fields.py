"""Fields of a form: a label that belongs to its control, help below, and errors in words."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction, QKeyEvent
from PySide6.QtWidgets import (
    QAbstractSpinBox,
    QComboBox,
    QLineEdit,
    QSizePolicy,
    QSpinBox,
    QVBoxLayout,
    QWidget,
)

from kkdesk.ui.icons import icon
from kkdesk.ui.widgets.announce import announce, restyle
from kkdesk.ui.widgets.labels import text_label


@dataclass(frozen=True, slots=True)
class Reading:
    """How the program reads what was typed; ``flag`` is kept as typed, ``error`` is not."""

    text: str
    kind: Literal["ok", "flag", "error"] = "ok"


Reader = Callable[[str], Reading]

_TO_EDGE = 8
_BREAK = re.compile(r"[^\S\xa0]*[\t\n\v\f\r\x1c-\x1e\x85\u2028\u2029][^\S\xa0]*")


def one_line(text: str) -> str:
    """Return a text that was pasted into a line with a space for every break and tab in it.

    Qt shows a line break in such a field as a space, but keeps it.
    """
    return _BREAK.sub(" ", text.strip()) if _BREAK.search(text) else text


class LabelledField(QWidget):
    """A label, its control, a line of help or reading, and an error when there is one."""

    def __init__(self, label: str, control: QWidget, help_text: str = "") -> None:
        super().__init__()
        self.control = control
        self.label = text_label(label, "label")
        target = control.focusProxy() or control
        self.label.setBuddy(target)
        self._plain = label.replace("&&", "\0").replace("&", "").replace("\0", "&")
        for widget in {control, target}:
            if not widget.accessibleName():
                widget.setAccessibleName(self._plain)
        self._place = ""
        self._help = help_text
        self.reading = text_label(help_text, "reading")
        if not help_text:
            self.reading.hide()
        self.error = text_label("", "error")
        self.error.setVisible(False)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(3)
        for part in (self.label, control, self.reading, self.error):
            column.addWidget(part)
        if isinstance(control, ReadingEdit):
            control.read.connect(self.set_reading)
            self.set_reading(control.reading())
        self._describe()

    def set_place(self, words: str) -> None:
        """Tell assistive tools which of several like it this is: "Ordlyd, Dato 2"."""
        self._place = words
        for widget in {self.control, self.control.focusProxy() or self.control}:
            widget.setAccessibleName(f"{self._plain}, {words}")
        self._describe()

    def set_help(self, text: str) -> None:
        """Show another line of help."""
        self._help = text
        self._show_below(text, "reading")

    def set_reading(self, reading: Reading) -> None:
        """Show how the text is read, or the help again when there is nothing to read."""
        if reading.kind == "error":
            self._show_below(self._help, "reading")
            self.set_error(reading.text)
            return
        self.set_error("")
        self._show_below(
            reading.text or self._help, "flag" if reading.kind == "flag" else "reading"
        )

    def set_error(self, text: str) -> None:
        """Show what is wrong and say it aloud; an empty text clears it."""
        if text == self.error.text():
            return
        self.error.setText(text)
        self.error.setVisible(bool(text))
        restyle(self.control, "state", "error" if text else "")
        self._describe()
        announce(self, text, urgent=True)

    def _show_below(self, text: str, kind: str) -> None:
        self.reading.setText(text)
        self.reading.setVisible(bool(text))
        restyle(self.reading, "kind", kind)
        self._describe()

    def _describe(self) -> None:
        """Give the control's helper texts to assistive tools as well."""
        # On Linux a combo box is named by its label alone, so its place goes into the description.
        place = self._place if isinstance(self.control, QComboBox) else ""
        words = " ".join(part for part in (self.error.text(), self.reading.text(), place) if part)
        (self.control.focusProxy() or self.control).setAccessibleDescription(words)


class ReadingEdit(QLineEdit):
    """A line whose words are read as they are typed, such as a date or an amount."""

    read = Signal(object)
    """The :class:`Reading` of the present text."""

    def __init__(self, reader: Reader, text: str = "") -> None:
        super().__init__(text)
        self._reader = reader
        self.textChanged.connect(lambda _: self.read.emit(self.reading()))

    def reading(self) -> Reading:
        """Return how the present text is read; nothing is read from nothing."""
        text = self.text().strip()
        return self._reader(text) if text else Reading("")


class SearchField(QLineEdit):
    """Search as you type: every change is told at once, Escape clears, Down goes to the list."""

    searched = Signal(str)
    left_down = Signal()
    """The person wants to go on to what was found."""

    def __init__(self, name: str, placeholder: str = "") -> None:
        super().__init__()
        self.setAccessibleName(name)
        self.setPlaceholderText(placeholder or name)
        self.setClearButtonEnabled(True)
        glass = QAction(icon("search", "muted"), "", self)
        self.addAction(glass, QLineEdit.ActionPosition.LeadingPosition)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setMinimumWidth(160)
        self.textChanged.connect(lambda text: self.searched.emit(text.strip()))

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 -- Qt's name
        """Clear with Escape; an empty field leaves the key to whoever holds it. Down leaves it."""
        if event.key() == Qt.Key.Key_Escape and self.text():
            self.clear()
            return
        if event.key() == Qt.Key.Key_Down:
            self.left_down.emit()
            return
        super().keyPressEvent(event)


def keep_off_edge(field: QAbstractSpinBox) -> None:
    """Let a number stand as far from the edge as words; no style sheet reaches its line."""
    field.lineEdit().setTextMargins(_TO_EDGE, 0, 0, 0)


def number_field(least: int, most: int, *, suffix: str = "") -> QSpinBox:
    """Return a field for a whole number."""
    field = QSpinBox()
    field.setRange(least, most)
    field.setSuffix(suffix)
    keep_off_edge(field)
    return field


def form_column(*fields: QWidget) -> QWidget:
    """Return the fields under each other with even gaps."""
    page = QWidget()
    column = QVBoxLayout(page)
    column.setContentsMargins(14, 12, 14, 12)
    column.setSpacing(12)
    for one in fields:
        column.addWidget(one)
    column.addStretch(1)
    return page
