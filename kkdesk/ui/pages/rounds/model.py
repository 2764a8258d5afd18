"""The matrix of a round: departments down, objectives or priorities across, totals at the ends."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from PySide6.QtCore import (
    QAbstractTableModel,
    QCoreApplication,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
    Signal,
)

from kkdesk.domain.department_order import CROSS, printing_order
from kkdesk.domain.rounds import RoundCell
from kkdesk.domain.vocabulary import OwnerKind
from kkdesk.ui.pages.deadlines.model import LOOK_ROLE
from kkdesk.ui.pages.rounds.words import cell_look, counted

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kkdesk.domain.rounds import (
        EntryPlace,
        FlaggedEntry,
        RoundDepartment,
        RoundPlace,
        RoundSheet,
        RoundTally,
    )
    from kkdesk.domain.vocabulary import Lang
    from kkdesk.ui.pages.deadlines.words import Look

Index = QModelIndex | QPersistentModelIndex
COL_DEADLINE: Final = 0
FIRST_PLACE: Final = 1
_ROOT: Final = QModelIndex()


class MatrixModel(QAbstractTableModel):
    """Cells hold the texts of a department under an objective or a priority."""

    deadline_typed = Signal(str, str, str)
    """A department's id, the deadline that stood there, and the words for a new one."""

    def __init__(self, lang: Lang = "da", parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._lang: Lang = lang
        self._sheet: RoundSheet | None = None
        self._by_priority = False
        self._cells: dict[tuple[int, int], list[RoundTally]] = {}
        self._looks: dict[tuple[int, int], Look | None] = {}
        self._flagged: Sequence[FlaggedEntry] = ()

    def show(self, sheet: RoundSheet | None, *, by_priority: bool = False) -> None:
        """Show a round, by objective or by priority."""
        self.beginResetModel()
        self._sheet, self._by_priority = sheet, by_priority
        self._cells = self._counted()
        self._looks = {key: cell_look(held, self._lang) for key, held in self._cells.items()}
        self.endResetModel()

    def show_flagged(self, flagged: Sequence[FlaggedEntry]) -> None:
        """Tell which texts the cut-off rule catches; it takes longer to know than the counts."""
        self._flagged = flagged

    @property
    def places(self) -> tuple[RoundPlace, ...]:
        """Return what the columns between the deadline and the total stand for."""
        if self._sheet is None:
            return ()
        return self._sheet.priorities if self._by_priority else self._sheet.objectives

    @property
    def departments(self) -> tuple[RoundDepartment, ...]:
        """Return what the rows above the total stand for."""
        return self._sheet.departments if self._sheet else ()

    def tallies(self, index: Index) -> Sequence[RoundTally]:
        """Return how many texts a cell has; a deadline stands for its whole row."""
        return self._cells.get((index.row(), self._counts_in(index.column())), ())

    def count(self, index: Index) -> int:
        """Return how many texts a cell has."""
        return sum(tally.count for tally in self.tallies(index))

    def index_of(self, department_id: str, place: EntryPlace | None, *, most: int) -> QModelIndex:
        """Return a department's total, or a text's own cell if the total has too many."""
        rows = [one.id for one in self.departments]
        if department_id not in rows:
            return QModelIndex()
        total = self.index(rows.index(department_id), self.columnCount() - 1)
        columns = {one.id: column for column, one in enumerate(self.places, FIRST_PLACE)}
        own = columns.get(place.objective_id) if place and self.count(total) > most else None
        return self.index(total.row(), own) if own else total

    def cell(self, index: Index) -> RoundCell:
        """Return which texts a cell stands for."""
        assert self._sheet is not None
        row, column = index.row(), self._counts_in(index.column())
        department = self.departments[row].id if row < len(self.departments) else None
        place = self.places[column - FIRST_PLACE].id if column <= len(self.places) else None
        kind = "priority_id" if self._by_priority else "objective_id"
        return RoundCell(self._sheet.head.id, department, **{kind: place})

    def flagged(self, index: Index) -> int:
        """Return how many texts of a cell the cut-off rule is known to catch."""
        cell = self.cell(index)
        return sum(
            cell.department_id in {None, one.department_id}
            and cell.objective_id in {None, one.objective_id}
            and (cell.priority_id is None or cell.priority_id in one.priority_ids)
            for one in self._flagged
        )

    def words(self, index: Index) -> str:
        """Say which cell this is: "SOF · målsætning 2"."""
        row = self.headerData(index.row(), Qt.Orientation.Vertical)
        column = self._place_name(index.column())
        return f"{row} · {column}" if column else str(row)

    def place(self, column: int) -> RoundPlace | None:
        """Return the objective of a column; none for a priority, the deadline or the total."""
        known = not self._by_priority and FIRST_PLACE <= column < FIRST_PLACE + len(self.places)
        return self.places[column - FIRST_PLACE] if known else None

    def printed(self, column: int) -> tuple[str, ...]:
        """Return the departments with texts under an objective, in the order they print."""
        place = self.place(column)
        if place is None:
            return ()
        codes = [one.code for one in self.departments]
        present = [code for row, code in enumerate(codes) if self._cells.get((row, column))]
        order = printing_order(
            place.department_order.splitlines(),
            place.lead,
            [code for code in codes if code != CROSS],
            present,
        )
        cross = [CROSS] if CROSS in present and CROSS not in order else []
        return tuple(code for code in (*order, *cross) if code)

    # -- Qt

    def rowCount(self, parent: Index = _ROOT) -> int:  # noqa: N802 -- Qt's name
        """Return one row for each department and one for their total."""
        return 0 if parent.isValid() or not self.departments else len(self.departments) + 1

    def columnCount(self, parent: Index = _ROOT) -> int:  # noqa: N802 -- Qt's name
        """Return the deadline, the places and the total."""
        return 0 if parent.isValid() or self._sheet is None else len(self.places) + 2

    def headerData(  # noqa: N802 -- Qt's name
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:  # noqa: ANN401 -- as Qt
        """Return a department's code, a place's number, or the word for a total."""
        shown = role == Qt.ItemDataRole.DisplayRole
        if role not in {Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole}:
            return None
        total = QCoreApplication.translate("Rounds", "I alt")
        if orientation is Qt.Orientation.Vertical:
            if section >= len(self.departments):
                return total
            one = self.departments[section]
            known = one.code if shown else one.name
            return known if one.id else OwnerKind.CROSS.label(self._lang)
        if section == COL_DEADLINE:
            return QCoreApplication.translate("Rounds", "Frist")
        if section > len(self.places):
            return total
        place = self.places[section - FIRST_PLACE]
        return place.number if shown else place.title

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:  # noqa: ANN401 -- as Qt
        """Return a cell's words, badge, or what is told about it."""
        if not index.isValid():
            return None
        if index.column() == COL_DEADLINE:
            return self._deadline(index, role)
        look = self._looks.get((index.row(), index.column()))
        if role == LOOK_ROLE:
            return look
        if role == Qt.ItemDataRole.DisplayRole:
            return look.text if look else ""
        if role in {Qt.ItemDataRole.AccessibleTextRole, Qt.ItemDataRole.ToolTipRole}:
            words = counted(self.tallies(index), self.flagged(index), self._lang)
            return f"{self.words(index)} · {words}"
        return None

    def setData(self, index: Index, value: object, role: int = Qt.ItemDataRole.EditRole) -> bool:  # noqa: N802 -- Qt's name
        """Tell of a deadline that was typed; it shows when it has been saved."""
        if role != Qt.ItemDataRole.EditRole or index.column() != COL_DEADLINE:
            return False
        one = self.departments[index.row()]
        if str(value).strip() != one.deadline:
            self.deadline_typed.emit(one.id, one.deadline, str(value))
        return False

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Let a department's deadline be edited while the round is open."""
        flags = super().flags(index)
        sheet = self._sheet
        if sheet is None or not sheet.head.is_open or index.column() != COL_DEADLINE:
            return flags
        known = index.row() < len(self.departments) and self.departments[index.row()].id
        return flags | Qt.ItemFlag.ItemIsEditable if known else flags

    def _deadline(self, index: Index, role: int) -> str | None:
        known = index.row() < len(self.departments)
        words = self.departments[index.row()].deadline if known else ""
        if role in {Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.EditRole}:
            return words
        if role == Qt.ItemDataRole.AccessibleTextRole:
            none = QCoreApplication.translate("Rounds", "ingen")
            return f"{self.words(index)} · {words or none}"
        return None

    def _place_name(self, column: int) -> str:
        if column == COL_DEADLINE:
            return QCoreApplication.translate("Rounds", "frist")
        if column > len(self.places):
            return ""
        word = (
            QCoreApplication.translate("Rounds", "prioritering {}")
            if self._by_priority
            else QCoreApplication.translate("Rounds", "målsætning {}")
        )
        return word.format(self.places[column - FIRST_PLACE].number)

    def _counts_in(self, column: int) -> int:
        return column if column != COL_DEADLINE else self.columnCount() - 1

    def _counted(self) -> dict[tuple[int, int], list[RoundTally]]:
        """Sort the counts into the cells they belong to, totals included."""
        cells: dict[tuple[int, int], list[RoundTally]] = {}
        if self._sheet is None:
            return cells
        rows = {one.id: row for row, one in enumerate(self.departments)}
        columns = {one.id: column for column, one in enumerate(self.places, FIRST_PLACE)}
        last_row, last_column = len(self.departments), len(self.places) + 1
        for tally in self._sheet.tallies:
            for row in (rows[tally.department_id], last_row):
                cells.setdefault((row, last_column), []).append(tally)
        by_place = self._sheet.by_priority if self._by_priority else self._sheet.tallies
        for tally in by_place:
            column = columns.get(tally.place_id)
            if column is not None:
                for row in (rows[tally.department_id], last_row):
                    cells.setdefault((row, column), []).append(tally)
        return cells
