"""Lines of a number, words and a remark, each leading to a record: for the plan's dialogs."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtCore import QObject

Index = QModelIndex | QPersistentModelIndex

COL_CODE, COL_TITLE, COL_DETAIL = range(3)
COLUMNS: Final = 3
_ROW: Final = 30
_CODE_WIDTH: Final = 80
_DETAIL_WIDTH: Final = 250


@dataclass(frozen=True, slots=True)
class Line:
    """One line, and the initiative or priority that it leads to."""

    code: str
    title: str
    detail: str = ""
    initiative_id: str = ""
    priority_id: str = ""


class LineModel(QAbstractTableModel):
    """The lines as a table."""

    def __init__(self, headings: Sequence[str], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._headings = tuple(headings)
        self._lines: tuple[Line, ...] = ()

    @property
    def lines(self) -> tuple[Line, ...]:
        """Return what is shown."""
        return self._lines

    def set_lines(self, lines: Sequence[Line]) -> None:
        """Show other lines; as many as before are changed in their places."""
        fresh = tuple(lines)
        if len(fresh) == len(self._lines) and fresh:
            self._lines = fresh
            self.dataChanged.emit(self.index(0, 0), self.index(len(fresh) - 1, COLUMNS - 1))
            return
        self.beginResetModel()
        self._lines = fresh
        self.endResetModel()

    def line(self, row: int) -> Line | None:
        """Return the line in a row, or nothing."""
        return self._lines[row] if 0 <= row < len(self._lines) else None

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008, N802 -- Qt's signature
        """Return how many lines there are."""
        return 0 if parent.isValid() else len(self._lines)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008, N802 -- Qt's signature
        """Return how many columns there are."""
        return 0 if parent.isValid() else COLUMNS

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:  # noqa: ANN401 -- Qt's signature
        """Return a cell's words; all of them also where the cell is too small."""
        line = self.line(index.row()) if index.isValid() else None
        wanted = (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole)
        if line is None or role not in wanted:
            return None
        words = (line.code, line.title, line.detail)[index.column()]
        return " ".join(words.split()) if role == Qt.ItemDataRole.DisplayRole else words

    def headerData(  # noqa: N802 -- Qt's name
        self,
        section: int,
        orientation: Qt.Orientation,
        role: int = Qt.ItemDataRole.DisplayRole,
    ) -> Any:  # noqa: ANN401 -- Qt's signature
        """Return a column's heading."""
        if orientation == Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return self._headings[section]
        return None


def line_table(model: LineModel, name: str) -> QTableView:
    """Return the table that shows the lines."""
    table = QTableView()
    table.setAccessibleName(name)
    table.setModel(model)
    table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
    table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
    table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
    table.setAlternatingRowColors(True)
    table.setShowGrid(False)
    table.setWordWrap(False)
    table.setTabKeyNavigation(False)
    table.verticalHeader().setVisible(False)
    table.verticalHeader().setDefaultSectionSize(_ROW)
    table.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
    header = table.horizontalHeader()
    header.setHighlightSections(False)
    header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
    header.setSectionResizeMode(COL_TITLE, QHeaderView.ResizeMode.Stretch)
    table.setColumnWidth(COL_CODE, _CODE_WIDTH)
    table.setColumnWidth(COL_DETAIL, _DETAIL_WIDTH)
    return table
