"""The departments of an objective in the order they print; the middle is dragged or keyed."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHBoxLayout,
    QListWidget,
    QListWidgetItem,
    QVBoxLayout,
    QWidget,
)

from kkdesk.domain.department_order import CROSS, fixed_ends
from kkdesk.domain.vocabulary import OwnerKind
from kkdesk.ui.icons import icon
from kkdesk.ui.widgets.labels import action_button, text_label

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kkdesk.domain.rounds import RoundPlace
    from kkdesk.domain.vocabulary import Lang

CODE_ROLE: Final = Qt.ItemDataRole.UserRole
_WIDTH: Final = 250


class OrderPanel(QWidget):
    """A list beside the matrix that follows its column; the page saves the order."""

    ordered = Signal(str, str, object)
    """An objective's id, the order that was stored, and the codes in the order wanted."""

    def __init__(self, lang: Lang) -> None:
        super().__init__()
        self._lang: Lang = lang
        self._place: RoundPlace | None = None
        self._codes: tuple[str, ...] = ()
        self._can = False
        self.heading = text_label("", "heading")
        self.list = QListWidget()
        self.list.setAccessibleName(self.tr("Forvaltningernes rækkefølge"))
        self.list.setDragDropMode(QAbstractItemView.DragDropMode.InternalMove)
        self.up = action_button(self.tr("Flyt op"), "up")
        self.down = action_button(self.tr("Flyt ned"), "down")
        self._build()
        self.list.model().rowsMoved.connect(
            self._dragged,
            Qt.ConnectionType.QueuedConnection,  # the drop must be over first
        )
        self.list.currentRowChanged.connect(lambda _: self._allow())
        for button, keys, step in ((self.up, "Alt+Up", -1), (self.down, "Alt+Down", 1)):
            button.clicked.connect(partial(self._step, step))
            shortcut = QShortcut(QKeySequence(keys), self.list)
            shortcut.setContext(Qt.ShortcutContext.WidgetShortcut)
            shortcut.activated.connect(partial(self._step, step))

    def codes(self) -> tuple[str, ...]:
        """Return the departments as they stand in the list."""
        items = (self.list.item(row) for row in range(self.list.count()))
        return tuple(str(item.data(CODE_ROLE)) for item in items)

    def show_order(self, place: RoundPlace | None, codes: Sequence[str], *, can: bool) -> None:
        """Show an objective's departments; without one, say how to choose it."""
        kept = self._current() if place and self._place and place.id == self._place.id else ""
        self._place, self._codes, self._can = place, tuple(codes), can
        self.heading.setText(
            self.tr("Rækkefølge under målsætning {}").format(place.number)
            if place
            else self.tr("Vælg en målsætning i matrixen")
        )
        self._fill(kept)

    # -- parts

    def _fill(self, mark: str) -> None:
        self.list.clear()
        for code in self._codes:
            self.list.addItem(self._item(code))
        self.list.setEnabled(bool(self._codes))
        self.list.setCurrentRow(self._codes.index(mark) if mark in self._codes else 0)
        self._allow()

    def _item(self, code: str) -> QListWidgetItem:
        words = code if code != CROSS else OwnerKind.CROSS.label(self._lang)
        lead = self._place is not None and code == self._place.lead
        if lead:
            words = self.tr("{} · tovholder, altid først").format(words)
        elif code == CROSS:
            words = self.tr("{} · altid sidst").format(words)
        item = QListWidgetItem(words)
        item.setData(CODE_ROLE, code)
        flags = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        if self._can and not lead and code != CROSS:
            flags |= Qt.ItemFlag.ItemIsDragEnabled
            item.setIcon(icon("sort", "text"))
        item.setFlags(flags)  # nothing is dropped on an item, only between two
        return item

    def _current(self) -> str:
        item = self.list.currentItem()
        return str(item.data(CODE_ROLE)) if item is not None else ""

    def _movable(self) -> list[str]:
        ends = {CROSS, self._place.lead if self._place else ""}
        return [code for code in self._codes if code not in ends] if self._can else []

    def _allow(self) -> None:
        middle, here = self._movable(), self._current()
        self.up.setEnabled(here in middle[1:])
        self.down.setEnabled(here in middle[:-1])

    def _step(self, step: int) -> None:
        middle, here = self._movable(), self._current()
        if here not in middle or not 0 <= middle.index(here) + step < len(middle):
            return
        codes = list(self._codes)
        row = codes.index(here)
        other = codes.index(middle[middle.index(here) + step])
        codes[row], codes[other] = codes[other], codes[row]
        self._want(codes, here)

    def _dragged(self) -> None:
        self._want(self.codes(), self._current())

    def _want(self, codes: Sequence[str], mark: str) -> None:
        """Show the order with its fixed ends, and ask for it if it is another."""
        if self._place is None:
            return
        before, self._codes = self._codes, fixed_ends(codes, self._place.lead)
        self._fill(mark)
        if self._codes != before:
            self.ordered.emit(self._place.id, self._place.department_order, self._codes)

    def _build(self) -> None:
        row = QHBoxLayout()
        row.addWidget(self.up)
        row.addWidget(self.down)
        column = QVBoxLayout(self)
        column.setContentsMargins(8, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(self.heading)
        help_text = self.tr(
            "Træk en forvaltning, eller brug Alt+pil op og ned. Sådan udskrives de."
        )
        column.addWidget(text_label(help_text, "muted"))
        column.addWidget(self.list, 1)
        column.addLayout(row)
        self.setFixedWidth(_WIDTH)
