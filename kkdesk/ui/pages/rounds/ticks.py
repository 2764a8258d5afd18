"""Rows of words with a tick before them, which the mouse and the space bar set."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, Qt, Signal
from PySide6.QtWidgets import QHeaderView, QTableView

from kkdesk.ui.pages.deadlines.delegate import AnswerDelegate
from kkdesk.ui.pages.deadlines.model import LOOK_ROLE
from kkdesk.ui.pages.indicators.model import RECORD_ROLE, WordsModel
from kkdesk.ui.widgets.tables import quiet_rows

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QKeyEvent

    from kkdesk.ui.pages.deadlines.words import Look

Index = QModelIndex | QPersistentModelIndex


@dataclass(frozen=True, slots=True)
class TickRow:
    """A record, its words from the second column on, and the badge in the last one if any."""

    record: object
    words: tuple[str, ...]
    look: Look | None = None
    on: bool | None = False
    """None for a row that cannot be chosen."""


class TickModel(WordsModel):
    """The rows; whoever shows them keeps the ticks and hears of their changes."""

    turned = Signal(object, bool)
    """A record, and whether it shall be chosen."""

    def __init__(self, titles: Sequence[str], parent: QObject | None = None) -> None:
        super().__init__(titles, parent)
        self._ticks: list[TickRow] = []

    def show_ticks(self, rows: Sequence[TickRow]) -> None:
        """Show these rows; the same records with other ticks keep the place of the keyboard."""
        same = [one.record for one in rows] == [one.record for one in self._ticks]
        self._ticks = list(rows)
        told: list[tuple[object, tuple[str, ...]]] = [
            (one.record, ("", *one.words)) for one in rows
        ]
        if not same or not rows:
            self.show_rows(told)
            return
        self._rows = told
        last = self.index(len(rows) - 1, self.columnCount() - 1)
        self.dataChanged.emit(self.index(0, 0), last)

    def turn(self, row: int) -> None:
        """Ask for the other state of a row's tick."""
        if 0 <= row < len(self._ticks) and self._ticks[row].on is not None:
            self.turned.emit(self._ticks[row].record, not self._ticks[row].on)

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Let the tick be set with the mouse."""
        flags = super().flags(index)
        can = index.isValid() and index.column() == 0 and self._ticks[index.row()].on is not None
        return flags | Qt.ItemFlag.ItemIsUserCheckable if can else flags

    def setData(self, index: Index, value: object, role: int = Qt.ItemDataRole.EditRole) -> bool:  # noqa: ARG002, N802 -- Qt's name
        """Ask for the other state where the mouse pressed a tick."""
        if not index.isValid() or role != Qt.ItemDataRole.CheckStateRole:
            return False
        self.turn(index.row())
        return True

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return words, a tick, a badge, or what is said of a row aloud."""
        if not index.isValid():
            return None
        row = self._ticks[index.row()]
        if index.column() == 0 and role == Qt.ItemDataRole.CheckStateRole and row.on is not None:
            return Qt.CheckState.Checked if row.on else Qt.CheckState.Unchecked
        if index.column() == 0 and role == Qt.ItemDataRole.AccessibleTextRole:
            return ", ".join((self._state(row), *filter(None, row.words)))
        if role == LOOK_ROLE and index.column() == self.columnCount() - 1:
            return row.look
        return super().data(index, role)

    def _state(self, row: TickRow) -> str:
        if row.on is None:
            return self.tr("kan ikke vælges")
        return self.tr("valgt") if row.on else self.tr("ikke valgt")


class TickTable(QTableView):
    """Shows the rows whole; Space turns the tick of the row with the keyboard in it."""

    def __init__(self, model: TickModel, name: str, *, wide: int) -> None:
        super().__init__()
        self._model = model
        self.setModel(model)
        quiet_rows(self, name)
        self.setWordWrap(False)
        self.setItemDelegate(AnswerDelegate(self))
        self.setVerticalScrollMode(QTableView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollMode(QTableView.ScrollMode.ScrollPerPixel)
        header = self.horizontalHeader()
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        header.setStretchLastSection(False)
        header.setSectionResizeMode(wide, QHeaderView.ResizeMode.Stretch)

    def record(self) -> object:
        """Return the record of the row with the keyboard in it, or None."""
        return self.currentIndex().data(RECORD_ROLE)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 -- Qt's name
        """Turn the tick of the row wherever in it the keyboard stands."""
        if event.key() == Qt.Key.Key_Space:
            self._model.turn(self.currentIndex().row())
            return
        super().keyPressEvent(event)
