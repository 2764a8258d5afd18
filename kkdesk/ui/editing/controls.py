"""One way to talk to every kind of control: show a stored value, hear of edits, read it back."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QKeySequence, QPaintEvent, QWheelEvent
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QLineEdit,
    QPlainTextEdit,
    QStyle,
    QStyleOptionComboBox,
    QStylePainter,
    QTextEdit,
    QWidget,
)

from kkdesk.ui.i18n import write_day
from kkdesk.ui.widgets.fields import one_line
from kkdesk.ui.widgets.pickers import LinkPicker
from kkdesk.ui.widgets.rich_text import RichTextEdit

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from PySide6.QtCore import QSizeF

    from kkdesk.ui.widgets.pickers import Option

    Stored = str | int | float | bool | date | tuple[str, ...] | None

FEWEST_LETTERS = 8
_MOST_LINES = 6
_AROUND_LINES = 22
_TALLEST_TEXT = 360
_AROUND_WORDS = 42  # the padding and the arrow


class QuietCombo(QComboBox):
    """A combo box that the wheel scrolls past, and that does not grow with its longest word."""

    def __init__(self, choices: Sequence[tuple[str, str]] = (), prefix: str = "") -> None:
        super().__init__()
        self._prefix = prefix
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.setMinimumContentsLength(FEWEST_LETTERS)
        self.setMaxVisibleItems(16)
        self.set_choices(choices)

    def set_choices(self, choices: Sequence[tuple[str, str]]) -> None:
        """Offer (key, words); what was chosen and is still there stays chosen, without a word."""
        kept = self.key()
        blocked = self.blockSignals(True)  # noqa: FBT003 -- Qt's signature
        self.clear()
        for key, words in choices:
            self.addItem(words, key)
            self.setItemData(self.count() - 1, words, Qt.ItemDataRole.ToolTipRole)
        self.setCurrentIndex(max(self.findData(kept), 0) if choices else -1)
        self.blockSignals(blocked)

    def key(self) -> str:
        """Return the key that is chosen."""
        return str(self.currentData() or "")

    def choose(self, key: str) -> None:
        """Choose by key; an unknown one is added as it is, so that nothing is hidden."""
        if self.findData(key) < 0:
            self.addItem(key, key)
        self.setCurrentIndex(self.findData(key))

    def showPopup(self) -> None:  # noqa: N802 -- Qt's name
        """Let the list be as wide as its longest words, within the window."""
        widest = min(self.view().sizeHintForColumn(0) + 40, self.window().width() // 2)
        self.view().setMinimumWidth(max(widest, self.width()))
        super().showPopup()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002, N802 -- Qt's name
        """Draw what is chosen after its prefix, cut with dots where it is too long."""
        painter = QStylePainter(self)
        option = QStyleOptionComboBox()
        self.initStyleOption(option)
        words = f"{self._prefix}: {self.currentText()}" if self._prefix else self.currentText()
        room = self.width() - _AROUND_WORDS
        option.currentText = self.fontMetrics().elidedText(words, Qt.TextElideMode.ElideRight, room)
        painter.drawComplexControl(QStyle.ComplexControl.CC_ComboBox, option)
        painter.drawControl(QStyle.ControlElement.CE_ComboBoxLabel, option)

    def wheelEvent(self, event: QWheelEvent) -> None:  # noqa: N802 -- Qt's name
        """Let the page scroll instead."""
        event.ignore()


class Control(QObject):
    """A widget and the value in it."""

    edited = Signal()
    """Something was changed by the person."""
    left = Signal()
    """The person went on, or chose: save now."""
    is_text = False
    """Whether a person can write the value together from two others."""

    def __init__(self, widget: QWidget) -> None:
        super().__init__(widget)
        self.widget = widget

    def value(self) -> Stored:
        """Return what stands there now, as it would be stored."""
        raise NotImplementedError

    def show(self, value: Stored) -> None:
        """Show a stored value without telling anyone."""
        raise NotImplementedError

    def words(self, value: Stored) -> str:
        """Return a value as a person reads it."""
        return str(value or "")

    def read_words(self, text: str) -> Stored:
        """Return the value that a person wrote as words; only where ``is_text``."""
        return text

    def set_read_only(self, read_only: bool) -> None:  # noqa: FBT001 -- a setter
        """Let the value be read only."""
        self.widget.setEnabled(not read_only)


class LineControl(Control):
    """One line of text."""

    is_text = True

    def __init__(self, edit: QLineEdit | None = None) -> None:
        self.edit = edit or QLineEdit()
        self._shown = ""
        super().__init__(self.edit)
        self.edit.textEdited.connect(lambda _: self.edited.emit())
        self.edit.editingFinished.connect(self.left)
        share_undo(self.edit)

    def value(self) -> str:
        """Return the text; what was pasted in is one line, what was stored stays as it is."""
        text = self.edit.text()
        return text if text == self._shown else one_line(text)

    def show(self, value: Stored) -> None:
        """Show a text from its start."""
        self._shown = str(value or "")
        if self.edit.text() != str(value or ""):
            self.edit.setText(str(value or ""))
            self.edit.setCursorPosition(0)

    def set_read_only(self, read_only: bool) -> None:  # noqa: FBT001
        """Keep the text selectable."""
        self.edit.setReadOnly(read_only)


class RichControl(Control):
    """A formatted text, stored as Markdown; untouched it keeps the stored spelling."""

    is_text = True

    def __init__(self, name: str, lines: int = 3) -> None:
        self.edit = RichTextEdit(name, lines=lines)
        super().__init__(self.edit)
        self._stored = ""
        self._shown = ""
        self._least = self.edit.text.minimumHeight()
        layout = self.edit.text.document().documentLayout()
        layout.documentSizeChanged.connect(self._fit)
        self._fit(layout.documentSize())
        self.edit.edited.connect(self.edited)
        self.edit.committed.connect(lambda _: self.left.emit())
        share_undo(self.edit.text)

    def _fit(self, size: QSizeF) -> None:
        """Be as tall as the text, within reason, so that the form scrolls and not the field."""
        wanted = round(size.height()) + _AROUND_LINES
        self.edit.text.setFixedHeight(min(max(wanted, self._least), _TALLEST_TEXT))

    def value(self) -> str:
        """Return the Markdown."""
        now = self.edit.markdown()
        return self._stored if now == self._shown else now

    def show(self, value: Stored) -> None:
        """Show a text."""
        if str(value or "") != self.value():
            self.edit.set_markdown(str(value or ""))
            self._shown = self.edit.markdown()
        else:
            self._shown = self.edit.markdown()
        self._stored = str(value or "")

    def set_read_only(self, read_only: bool) -> None:  # noqa: FBT001
        """Keep the text selectable."""
        self.edit.setReadOnly(read_only)


class ChoiceControl(Control):
    """One of a list. ``optional`` columns hold None where nothing is chosen."""

    def __init__(self, choices: Sequence[tuple[str, str]] = (), *, optional: bool = False) -> None:
        self.combo = QuietCombo(choices)
        super().__init__(self.combo)
        self._optional = optional
        self.combo.activated.connect(self._chosen)

    def value(self) -> str | None:
        """Return the key."""
        return self.combo.key() or (None if self._optional else "")

    def show(self, value: Stored) -> None:
        """Choose by key."""
        self.combo.choose(str(value or ""))

    def words(self, value: Stored) -> str:
        """Return the words of a key."""
        found = self.combo.findData(str(value or ""))
        return self.combo.itemText(found) if found >= 0 else str(value or "")

    def _chosen(self) -> None:
        self.edited.emit()
        self.left.emit()


class FlagControl(Control):
    """Yes or no."""

    def __init__(self, words: str) -> None:
        self.box = QCheckBox(words)
        super().__init__(self.box)
        self.box.clicked.connect(self._clicked)

    def value(self) -> bool:
        """Tell whether it is ticked."""
        return self.box.isChecked()

    def show(self, value: Stored) -> None:
        """Tick or not."""
        self.box.setChecked(bool(value))

    def words(self, value: Stored) -> str:
        """Return yes or no."""
        return self.tr("Ja") if value else self.tr("Nej")

    def _clicked(self) -> None:
        self.edited.emit()
        self.left.emit()


class ConfirmControl(FlagControl):
    """A tick that stores the day it was set."""

    def __init__(self, words: str, today: Callable[[], date]) -> None:
        super().__init__(words)
        self._words = words
        self._today = today
        self._day: date | None = None

    def value(self) -> date | None:  # type: ignore[override]  # the day stands for the tick
        """Return the day, or None."""
        if not self.box.isChecked():
            return None
        return self._day or self._today()

    def show(self, value: Stored) -> None:
        """Show the day beside the tick."""
        self._day = value if isinstance(value, date) else None
        self.box.setChecked(self._day is not None)
        self.box.setText(f"{self._words} {day_words(self._day)}" if self._day else self._words)

    def words(self, value: Stored) -> str:
        """Return the day."""
        return day_words(value) if isinstance(value, date) else super().words(value)


class LinksControl(Control):
    """Several records, as a tuple of keys; ``keep_order`` keeps the order they are stored in.

    With ``searches`` the picker offers what is found while one types; see `LinkPicker`.
    """

    def __init__(self, name: str, *, keep_order: bool = False, searches: bool = False) -> None:
        self._keep_order = keep_order
        self.picker = LinkPicker(name, searches=searches)
        self._names: dict[str, str] = {}
        super().__init__(self.picker)
        self.picker.keys_changed.connect(self._changed)
        share_undo(self.picker.edit)

    def value(self) -> tuple[str, ...]:
        """Return the keys in their order."""
        return self.picker.keys()

    def show(self, value: Stored) -> None:
        """Show the records in the order of the list they are picked from, or in their own."""
        places = {key: place for place, key in enumerate(self._names)}
        keys = value if isinstance(value, tuple) else ()
        by_place = tuple(sorted(keys, key=lambda key: places.get(key, len(places))))
        ordered = keys if self._keep_order else by_place
        if ordered != self.picker.keys():
            self.picker.set_keys(ordered)

    def set_read_only(self, read_only: bool) -> None:  # noqa: FBT001
        """Show chips only."""
        self.picker.setReadOnly(read_only)

    def words(self, value: Stored) -> str:
        """Return the records as they are called in the list."""
        keys = value if isinstance(value, tuple) else ()
        return "\n".join(self._names.get(key, key) for key in keys)

    def set_options(self, options: Sequence[Option]) -> None:
        """Offer other records."""
        self._names = {option.key: option.line for option in options}
        self.picker.set_options(options)

    def know(self, options: Sequence[Option]) -> None:
        """Learn what records that may be shown are called."""
        self._names |= {option.key: option.line for option in options}
        self.picker.know(options)

    def show_found(self, words: str, options: Sequence[Option]) -> None:
        """Offer what was found of the words typed."""
        self._names |= {option.key: option.line for option in options}
        self.picker.show_found(words, options)

    def _changed(self) -> None:
        self.edited.emit()
        self.left.emit()


class _Lines(QPlainTextEdit):
    """A small field of several lines that Tab leaves and that is as tall as its words."""

    left = Signal()

    def __init__(self, name: str) -> None:
        super().__init__()
        self.setAccessibleName(name)
        self.setTabChangesFocus(True)
        self.textChanged.connect(self._fit)
        self._fit()

    def focusOutEvent(self, event: QFocusEvent) -> None:  # noqa: N802 -- Qt's name
        """Tell that the person went on, but not for a menu or another window."""
        super().focusOutEvent(event)
        if event.reason() != Qt.FocusReason.PopupFocusReason:
            self.left.emit()

    def _fit(self) -> None:
        lines = min(max(self.document().blockCount(), 1), _MOST_LINES)
        self.setFixedHeight(lines * self.fontMetrics().lineSpacing() + _AROUND_LINES)


class WordsControl(Control):
    """Several short texts, one a line, as a tuple."""

    is_text = True

    def __init__(self, name: str) -> None:
        self.edit = _Lines(name)
        super().__init__(self.edit)
        self._showing = False
        self.edit.textChanged.connect(self._changed)
        self.edit.left.connect(self.left)
        share_undo(self.edit)

    def value(self) -> tuple[str, ...]:
        """Return the lines that hold something."""
        lines = (line.strip() for line in self.edit.toPlainText().splitlines())
        return tuple(line for line in lines if line)

    def show(self, value: Stored) -> None:
        """Show one text a line."""
        texts = value if isinstance(value, tuple) else ()
        if texts != self.value():
            self._showing = True
            self.edit.setPlainText("\n".join(texts))
            self._showing = False

    def _changed(self) -> None:
        if not self._showing:
            self.edited.emit()

    def words(self, value: Stored) -> str:
        """Return one text a line."""
        return "\n".join(value) if isinstance(value, tuple) else ""

    def read_words(self, text: str) -> Stored:
        """Return the lines that hold something."""
        return tuple(clean for line in text.splitlines() if (clean := line.strip()))

    def set_read_only(self, read_only: bool) -> None:  # noqa: FBT001
        """Keep the texts selectable."""
        self.edit.setReadOnly(read_only)


class _UndoSharer(QObject):
    """Hands Ctrl+Z on to the window when the field itself has nothing to undo."""

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 -- Qt's name
        """Leave the shortcut unclaimed, so that the window's action gets it."""
        if event.type() != QEvent.Type.ShortcutOverride or not isinstance(event, QKeyEvent):
            return False
        undo = event.matches(QKeySequence.StandardKey.Undo)
        redo = event.matches(QKeySequence.StandardKey.Redo)
        if (undo and not _can_undo(watched)) or (redo and not _can_redo(watched)):
            event.ignore()
            return True
        return False


def day_words(day: date) -> str:
    """Write a day as short as the language allows."""
    return write_day(day, short=True)


def share_undo(edit: QLineEdit | QTextEdit | QPlainTextEdit) -> None:
    """Let Ctrl+Z in a field with nothing typed undo the last saved change instead."""
    edit.installEventFilter(_UndoSharer(edit))


def _can_undo(edit: QObject) -> bool:
    if isinstance(edit, QLineEdit):
        return edit.isUndoAvailable()
    return isinstance(edit, QTextEdit | QPlainTextEdit) and edit.document().isUndoAvailable()


def _can_redo(edit: QObject) -> bool:
    if isinstance(edit, QLineEdit):
        return edit.isRedoAvailable()
    return isinstance(edit, QTextEdit | QPlainTextEdit) and edit.document().isRedoAvailable()
