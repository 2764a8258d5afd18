"""The two lists of Historik: what people did, and what differs between two tellings."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import (
    QAbstractTableModel,
    QCoreApplication,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
    Signal,
)

from kkdesk.domain.actions import describe_action
from kkdesk.domain.differences import told_what
from kkdesk.ui.i18n import write_moment

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kkdesk.domain.differences import Difference
    from kkdesk.domain.operations import OperationLine
    from kkdesk.domain.vocabulary import Lang

Index = QModelIndex | QPersistentModelIndex
COL_WHEN, COL_WHO, COL_ACTION = range(3)
COL_TURN, COL_ASPECT, COL_RECORD, COL_OWNER = range(4)
_ROOT: Final = QModelIndex()
_DISPLAY: Final = Qt.ItemDataRole.DisplayRole


class OperationModel(QAbstractTableModel):
    """Operations, the latest first; asks for more when the list comes to its end."""

    more_wanted = Signal(int)
    """The number below which the next operations are wanted."""

    def __init__(self, lang: Lang, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._lang: Lang = lang
        self._lines: list[OperationLine] = []
        self._page = 0
        self._more = self._asked = False

    def show(self, lines: Sequence[OperationLine], page: int) -> None:
        """Show other operations; a page that is full may have others after it."""
        self.beginResetModel()
        self._lines = list(lines)
        self._page, self._more, self._asked = page, len(lines) >= page, False
        self.endResetModel()

    def append(self, lines: Sequence[OperationLine]) -> None:
        """Show the next operations after those shown."""
        self._more, self._asked = len(lines) >= self._page, False
        if lines:
            count = len(self._lines)
            self.beginInsertRows(QModelIndex(), count, count + len(lines) - 1)
            self._lines.extend(lines)
            self.endInsertRows()

    @property
    def all_read(self) -> bool:
        """Tell whether no further operations match."""
        return not self._more

    def line(self, row: int) -> OperationLine | None:
        """Return the operation in a row."""
        return self._lines[row] if 0 <= row < len(self._lines) else None

    def row_of(self, operation_id: str) -> int:
        """Return the row of an operation, -1 if it is not shown."""
        return next((n for n, line in enumerate(self._lines) if line.id == operation_id), -1)

    def canFetchMore(self, parent: Index = _ROOT) -> bool:  # noqa: N802 -- Qt's name
        """Tell whether there may be more."""
        return not parent.isValid() and self._more and not self._asked

    def fetchMore(self, parent: Index = _ROOT) -> None:  # noqa: N802 -- Qt's name
        """Ask for the next page, once."""
        if self.canFetchMore(parent) and self._lines:
            self._asked = True
            self.more_wanted.emit(self._lines[-1].number)

    def rowCount(self, parent: Index = _ROOT) -> int:  # noqa: N802 -- Qt's name
        """Return how many operations are read."""
        return 0 if parent.isValid() else len(self._lines)

    def columnCount(self, parent: Index = _ROOT) -> int:  # noqa: N802 -- Qt's name
        """Return the number of columns."""
        return 0 if parent.isValid() else 3

    def headerData(  # noqa: N802 -- Qt's name
        self, section: int, orientation: Qt.Orientation, role: int = _DISPLAY
    ) -> object:
        """Return the title of a column."""
        translate = QCoreApplication.translate
        if orientation is not Qt.Orientation.Horizontal or role != _DISPLAY:
            return None
        return (
            translate("History", "Hvornår"),
            translate("History", "Hvem"),
            translate("History", "Hvad"),
        )[section]

    def data(self, index: Index, role: int = _DISPLAY) -> object:
        """Return what a cell says."""
        line = self.line(index.row()) if index.isValid() else None
        if line is None or role not in {_DISPLAY, Qt.ItemDataRole.ToolTipRole}:
            return None
        if index.column() == COL_WHEN:
            return write_moment(line.at)
        return line.by if index.column() == COL_WHO else describe_action(line.label, self._lang)


class DifferenceModel(QAbstractTableModel):
    """What differs, in the order of codes."""

    def __init__(self, lang: Lang, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._lang: Lang = lang
        self._found: tuple[Difference, ...] = ()

    def show(self, found: Sequence[Difference]) -> None:
        """Show other differences."""
        self.beginResetModel()
        self._found = tuple(found)
        self.endResetModel()

    @property
    def found(self) -> tuple[Difference, ...]:
        """Return all that differs."""
        return self._found

    def difference(self, row: int) -> Difference | None:
        """Return the difference in a row."""
        return self._found[row] if 0 <= row < len(self._found) else None

    def rowCount(self, parent: Index = _ROOT) -> int:  # noqa: N802 -- Qt's name
        """Return how many there are."""
        return 0 if parent.isValid() else len(self._found)

    def columnCount(self, parent: Index = _ROOT) -> int:  # noqa: N802 -- Qt's name
        """Return the number of columns."""
        return 0 if parent.isValid() else 4

    def headerData(  # noqa: N802 -- Qt's name
        self, section: int, orientation: Qt.Orientation, role: int = _DISPLAY
    ) -> object:
        """Return the title of a column."""
        translate = QCoreApplication.translate
        if orientation is not Qt.Orientation.Horizontal or role != _DISPLAY:
            return None
        return (
            translate("History", "Forskel"),
            translate("History", "Hvad"),
            translate("History", "Hvor"),
            translate("History", "Forvaltning"),
        )[section]

    def data(self, index: Index, role: int = _DISPLAY) -> object:
        """Return what a cell says."""
        one = self.difference(index.row()) if index.isValid() else None
        if one is None or role not in {_DISPLAY, Qt.ItemDataRole.ToolTipRole}:
            return None
        if index.column() == COL_TURN:
            return one.turn.label(self._lang).capitalize()
        if index.column() == COL_ASPECT:
            what = told_what(one, self._lang)
            aspect = one.aspect.label(self._lang)
            return f"{aspect} · {what}" if what else aspect
        if index.column() == COL_RECORD:
            return " ".join(part for part in (one.code, one.title) if part)
        return one.department
