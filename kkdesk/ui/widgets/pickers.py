"""Choosing several: a filter that opens a list of ticks, and chips for the links of a record."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QEvent, QObject, QPoint, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, QStandardItem, QStandardItemModel
from PySide6.QtWidgets import (
    QCompleter,
    QFrame,
    QHBoxLayout,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from kkdesk.ui.icons import icon
from kkdesk.ui.theme import sheet_drawing
from kkdesk.ui.widgets.announce import announce
from kkdesk.ui.widgets.flow import FlowLayout
from kkdesk.ui.widgets.labels import text_label

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

_KEY = Qt.ItemDataRole.UserRole
_MOST_NAMED = 2
_TALLEST = 320
_ARROW, _ARROW_EDGE = 16, 8
"""As the style sheet draws them in a box of choices, beside which a filter stands."""


@dataclass(frozen=True, slots=True)
class Option:
    """One thing to choose: its key, the short words on a chip and the long ones in the list."""

    key: str
    text: str
    detail: str = ""

    @property
    def line(self) -> str:
        """Return the words in the list."""
        return f"{self.text}  {self.detail}" if self.detail else self.text


class CheckCombo(QPushButton):
    """A filter: a button that tells what is chosen and opens a list of ticks."""

    selection_changed = Signal(object)
    """The chosen keys, a frozenset; empty means all."""

    def __init__(self, name: str, options: Sequence[Option] = ()) -> None:
        super().__init__()
        self._name = name
        self._options: tuple[Option, ...] = ()
        self.setProperty("kind", "picker")
        self.setAutoDefault(False)
        self.setIconSize(QSize(14, 14))
        self.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
        self._popup = QFrame(self, Qt.WindowType.Popup)
        self._list = QListWidget()
        self._list.setProperty("kind", "popup")
        self._list.setAccessibleName(name)
        self._list.itemChanged.connect(lambda _: self._changed())
        self._list.itemActivated.connect(self._flip)
        column = QVBoxLayout(self._popup)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._list)
        self.clicked.connect(self.open_list)
        self.set_options(options)

    def set_options(self, options: Sequence[Option]) -> None:
        """Offer other things; what was chosen and is still there stays chosen."""
        chosen = self.checked()
        self._options = tuple(options)
        self._list.blockSignals(True)  # noqa: FBT003 -- Qt's signature
        self._list.clear()
        for option in self._options:
            item = QListWidgetItem(option.line)
            item.setData(_KEY, option.key)
            item.setFlags(Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable)
            item.setFlags(item.flags() | Qt.ItemFlag.ItemIsUserCheckable)
            kept = option.key in chosen
            item.setCheckState(Qt.CheckState.Checked if kept else Qt.CheckState.Unchecked)
            self._list.addItem(item)
        self._list.blockSignals(False)  # noqa: FBT003
        self._show()

    def checked(self) -> frozenset[str]:
        """Return the chosen keys."""
        items = (self._list.item(row) for row in range(self._list.count()))
        on = Qt.CheckState.Checked
        return frozenset(str(item.data(_KEY)) for item in items if item.checkState() == on)

    def set_checked(self, keys: Iterable[str]) -> None:
        """Choose these keys and tell so if it is a change."""
        wanted, before = frozenset(keys), self.checked()
        self._list.blockSignals(True)  # noqa: FBT003
        for row in range(self._list.count()):
            item = self._list.item(row)
            on = item.data(_KEY) in wanted
            item.setCheckState(Qt.CheckState.Checked if on else Qt.CheckState.Unchecked)
        self._list.blockSignals(False)  # noqa: FBT003
        if self.checked() != before:
            self._changed()

    def open_list(self) -> None:
        """Open the list under the button with the keyboard in it."""
        rows = self._list.sizeHintForRow(0) * self._list.count() + 10
        width = max(self.width(), self._list.sizeHintForColumn(0) + 36)
        self._popup.setFixedSize(width, min(max(rows, 40), _TALLEST))
        self._popup.move(self.mapToGlobal(QPoint(0, self.height() + 2)))
        self._popup.show()
        self._list.setFocus(Qt.FocusReason.PopupFocusReason)
        if self._list.currentRow() < 0:
            self._list.setCurrentRow(0)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 -- Qt's name
        """Open with Down as a combo box does."""
        if event.key() == Qt.Key.Key_Down:
            self.open_list()
            return
        super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 -- Qt's name
        """Draw the button with the arrow that says that it opens something."""
        super().paintEvent(event)
        left, top = self.width() - _ARROW - _ARROW_EDGE, (self.height() - _ARROW) // 2
        arrow = sheet_drawing("down" if self.isEnabled() else "down_disabled")
        arrow.paint(QPainter(self), left, top, _ARROW, _ARROW)

    def _flip(self, item: QListWidgetItem) -> None:
        on = item.checkState() == Qt.CheckState.Checked
        item.setCheckState(Qt.CheckState.Unchecked if on else Qt.CheckState.Checked)

    def _changed(self) -> None:
        self._show()
        self.selection_changed.emit(self.checked())

    def _show(self) -> None:
        """Tell on the button what is chosen."""
        chosen = self.checked()
        names = [option.text for option in self._options if option.key in chosen]
        if not names:
            words = QCoreApplication.translate("CheckCombo", "alle")
        elif len(names) <= _MOST_NAMED:
            words = ", ".join(names)
        else:
            words = QCoreApplication.translate("CheckCombo", "{} valgt").format(len(names))
        text = f"{self._name}: {words}"
        self.setText(text.replace("&", "&&"))
        self.setAccessibleName(text)
        self.setToolTip(", ".join(names))


class LinkPicker(QWidget):
    """The records a record is linked to, as chips, and a field to add one by typing."""

    keys_changed = Signal(object)
    """The chosen keys in their order, a tuple."""
    searched = Signal(str)
    """Words were typed: whoever searches gives what they find to ``show_found``."""

    def __init__(
        self, name: str, options: Sequence[Option] = (), *, searches: bool = False
    ) -> None:
        """Offer the options, or with ``searches`` what somebody finds while words are typed."""
        super().__init__()
        self._name = name
        self._searches = searches
        self._entered = ""  # words that Return was pressed on before what they find had come
        self._found: tuple[Option, ...] = ()
        self._options: dict[str, Option] = {}
        self._keys: tuple[str, ...] = ()
        self._model = QStandardItemModel(self)
        self.edit = QLineEdit()
        self.edit.setAccessibleName(name)
        self.edit.setPlaceholderText(QCoreApplication.translate("LinkPicker", "Tilføj …"))
        self.edit.installEventFilter(self)
        completer = QCompleter(self._model, self)
        completer.setFilterMode(Qt.MatchFlag.MatchContains)
        completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        completer.setMaxVisibleItems(10)
        completer.activated.connect(self._add_line, Qt.ConnectionType.QueuedConnection)
        if searches:
            completer.setCompletionMode(QCompleter.CompletionMode.UnfilteredPopupCompletion)
            self.edit.textEdited.connect(self._search)
        self.edit.setCompleter(completer)
        self.edit.returnPressed.connect(self._add_typed)
        self._chips = QWidget()
        self._flow = FlowLayout(self._chips)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addWidget(self._chips)
        column.addWidget(self.edit)
        self.setFocusProxy(self.edit)
        self.set_options(options)

    def set_options(self, options: Sequence[Option]) -> None:
        """Offer other things to choose."""
        self._options = {option.key: option for option in options}
        self._redraw()

    def know(self, options: Iterable[Option]) -> None:
        """Learn what records that may be chosen are called."""
        new = {one.key: one for one in options if self._options.get(one.key) != one}
        self._options |= new
        if new:
            self._redraw()

    def show_found(self, words: str, options: Sequence[Option]) -> None:
        """Offer what was found of words, if they still stand in the field."""
        if words != self.edit.text().strip():
            return
        self._found = tuple(options)
        self._options |= {option.key: option for option in options}
        self._fill_list()
        if self._entered == words:
            self._add_typed()
        elif self.edit.hasFocus() and self._model.rowCount():
            self.edit.completer().complete()
        self._entered = ""

    def keys(self) -> tuple[str, ...]:
        """Return what is chosen, in its order."""
        return self._keys

    def set_keys(self, keys: Iterable[str]) -> None:
        """Show these as chosen; nothing is told to anyone."""
        self._keys = tuple(dict.fromkeys(keys))
        self._redraw()

    def setReadOnly(self, read_only: bool) -> None:  # noqa: FBT001, N802 -- as Qt's fields
        """Show the chips only."""
        self.edit.setVisible(not read_only)
        for button in self._chips.findChildren(QToolButton):
            button.setVisible(not read_only)

    def add(self, key: str) -> None:
        """Choose one more and tell so."""
        if key in self._options and key not in self._keys:
            self._change((*self._keys, key))
            added = QCoreApplication.translate("LinkPicker", "{} tilføjet")
            announce(self, added.format(self._options[key].text))

    def remove(self, key: str) -> None:
        """Choose one less and tell so; the keyboard goes back to the field."""
        if key in self._keys:
            self._change(tuple(other for other in self._keys if other != key))
            self.edit.setFocus()
            removed = QCoreApplication.translate("LinkPicker", "{} fjernet")
            announce(self, removed.format(self._words(key)))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 -- Qt's name
        """Let Backspace in the empty field take the last one away."""
        if (
            event.type() == QEvent.Type.KeyPress
            and isinstance(event, QKeyEvent)
            and event.key() == Qt.Key.Key_Backspace
            and not self.edit.text()
            and self._keys
        ):
            self.remove(self._keys[-1])
            return True
        return super().eventFilter(watched, event)

    def _change(self, keys: tuple[str, ...]) -> None:
        self._keys = keys
        self._redraw()
        self.keys_changed.emit(keys)

    def _add_typed(self) -> None:
        """Add what was typed if it names exactly one thing."""
        typed = self.edit.text().strip().casefold()
        self._entered = self.edit.text().strip() if self._searches else ""
        offered = self._offered()
        exact = [o for o in offered if typed in (o.text.casefold(), o.line.casefold())]
        near = exact or [o for o in offered if typed and typed in o.line.casefold()]
        near = [option for option in near if option.key not in self._keys]
        if len(near) == 1:
            self.add(near[0].key)
            self.edit.clear()
            self._entered = ""

    def _search(self, typed: str) -> None:
        """Ask for what the words find; what the words before found goes at once."""
        self._found, self._entered = (), ""
        self._fill_list()
        if words := typed.strip():
            self.searched.emit(words)

    def _offered(self) -> tuple[Option, ...]:
        return self._found if self._searches else tuple(self._options.values())

    def _add_line(self, line: str) -> None:
        """Add what was picked in the list."""
        for option in self._offered():
            if option.line == line:
                self.add(option.key)
                break
        self.edit.clear()

    def _words(self, key: str) -> str:
        option = self._options.get(key)
        return option.text if option is not None else key

    def _redraw(self) -> None:
        """Draw the chips anew and leave the chosen ones out of the list."""
        self._flow.clear()
        for key in self._keys:
            self._flow.addWidget(self._chip(key))
        self._chips.setVisible(bool(self._keys))
        self._chips.updateGeometry()
        self._fill_list()
        names = ", ".join(self._words(key) for key in self._keys)
        self.edit.setAccessibleDescription(names)

    def _fill_list(self) -> None:
        self._model.clear()
        for option in self._offered():
            if option.key not in self._keys:
                self._model.appendRow(QStandardItem(option.line))

    def _chip(self, key: str) -> QFrame:
        words = self._words(key)
        option = self._options.get(key)
        chip = QFrame()
        chip.setProperty("kind", "chip")
        chip.setToolTip(option.detail if option is not None else "")
        remove = QToolButton()
        remove.setIcon(icon("close"))
        remove.setIconSize(QSize(12, 12))
        remove.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        remove.setAccessibleName(QCoreApplication.translate("LinkPicker", "Fjern {}").format(words))
        remove.setAccessibleDescription(self._name)
        remove.setToolTip(remove.accessibleName())
        remove.clicked.connect(lambda: self.remove(key))
        row = QHBoxLayout(chip)
        row.setContentsMargins(8, 2, 4, 2)
        row.setSpacing(4)
        row.addWidget(text_label(words, wrap=False))
        row.addWidget(remove)
        return chip
