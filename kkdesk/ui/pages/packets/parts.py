"""The list of a packet's parts: the memo first, then the appendices, dragged or keyed."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QAbstractItemView, QListWidget, QListWidgetItem

from kkdesk.domain.cases import moved
from kkdesk.ui.pages.overview.line_list import LineDelegate
from kkdesk.ui.pages.overview.model import LINE_ROLE, Line
from kkdesk.ui.pages.packets.words import MEMO

if TYPE_CHECKING:
    from collections.abc import Iterable

    from PySide6.QtGui import QDragEnterEvent, QDragMoveEvent

KEY_ROLE: Final = Qt.ItemDataRole.UserRole


class PartList(QListWidget):
    """Shows the parts and asks for another order; the page saves it."""

    ordered = Signal(object, object)
    """The appendices' ids as they stood, and in the order wanted."""
    part_chosen = Signal(str)
    """A person went to another part: its key."""
    remove_wanted = Signal()
    rename_wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._keys: tuple[str, ...] = ()
        self._can = False
        self._filling = False
        self._delegate = LineDelegate(self)
        self.setItemDelegate(self._delegate)
        self.setAccessibleName(self.tr("Pakkens dele"))
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setMinimumHeight(3 * LineDelegate.height(self.font()))
        self.setDragDropMode(QAbstractItemView.DragDropMode.InternalMove)
        self.currentItemChanged.connect(self._tell)
        self.model().rowsMoved.connect(
            self._dragged,
            Qt.ConnectionType.QueuedConnection,  # the drop must be over first
        )
        keys = {
            "Alt+Up": partial(self.step, -1),
            "Alt+Down": partial(self.step, 1),
            "Del": self.remove_wanted.emit,
            "F2": self.rename_wanted.emit,
        }
        for key, do in keys.items():
            shortcut = QShortcut(QKeySequence(key), self)
            shortcut.setContext(Qt.ShortcutContext.WidgetShortcut)
            shortcut.activated.connect(do)

    def key(self) -> str:
        """Return the key of the part that is marked: an appendix' id, the memo's, or nothing."""
        item = self.currentItem()
        return str(item.data(KEY_ROLE)) if item is not None else ""

    def show_parts(self, lines: Iterable[Line], mark: str, *, can: bool) -> None:
        """Show the parts and mark one: the one asked for, or else the first."""
        self._can, self._filling = can, True
        found = tuple(lines)
        self.clear()
        for line in found:
            self.addItem(self._item(line))
        keys = [line.key for line in found]
        self._keys = tuple(key for key in keys if key != MEMO)
        self.setCurrentRow(keys.index(mark) if mark in keys else 0 if keys else -1)
        self._filling = False

    def choose(self, key: str) -> None:
        """Mark a part, as a person would; an unknown one changes nothing."""
        for row in range(self.count()):
            if self.item(row).data(KEY_ROLE) == key:
                self.setCurrentRow(row)

    def can_step(self, step: int) -> bool:
        """Tell whether the marked part can go up (-1) or down (1)."""
        here = self.key()
        if not self._can or here not in self._keys:
            return False
        return 0 <= self._keys.index(here) + step < len(self._keys)

    def step(self, step: int) -> None:
        """Ask for the marked part one place up (-1) or down (1)."""
        if self.can_step(step):
            self._want(moved(self._keys, self.key(), step))

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:  # noqa: N802 -- Qt's name
        """Leave files to the page; a part may be dragged."""
        if event.mimeData().hasUrls():
            event.ignore()
        else:
            super().dragEnterEvent(event)

    def dragMoveEvent(self, event: QDragMoveEvent) -> None:  # noqa: N802 -- Qt's name
        """Leave files to the page; a part may be dragged."""
        if event.mimeData().hasUrls():
            event.ignore()
        else:
            super().dragMoveEvent(event)

    def _item(self, line: Line) -> QListWidgetItem:
        item = QListWidgetItem(line.title)
        item.setData(KEY_ROLE, line.key)
        item.setData(LINE_ROLE, line)
        state = line.look.text if line.look is not None else ""
        said = ". ".join(words for words in (line.title, line.detail, state) if words)
        item.setData(Qt.ItemDataRole.AccessibleTextRole, said)
        item.setToolTip(f"{line.title}\n{line.detail}")
        flags = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        if self._can and line.key != MEMO:
            flags |= Qt.ItemFlag.ItemIsDragEnabled
        item.setFlags(flags)  # nothing is dropped on an item, only between two
        return item

    def _dragged(self) -> None:
        items = (self.item(row) for row in range(self.count()))
        keys = tuple(str(item.data(KEY_ROLE)) for item in items)
        self._want(tuple(key for key in keys if key != MEMO))

    def _want(self, wanted: tuple[str, ...]) -> None:
        """Ask for an order, or say that none but the old one is meant: the memo stays first."""
        self.ordered.emit(self._keys, wanted)

    def _tell(self) -> None:
        if not self._filling:
            self.part_chosen.emit(self.key())
