"""The timeline as a table: a heading or a record per row, its name first, then its marks.

What stands on a row is read when the row comes into sight, a hundred rows at a time, and forgotten
again when many others have been seen.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import OrderedDict
from typing import TYPE_CHECKING, Any, Final

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt, Signal

from kkdesk.ui.pages.timeline.words import (
    describe_line,
    describe_mark,
    group_words,
    mark_label,
)

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping, Sequence

    from PySide6.QtCore import QObject

    from kkdesk.domain.timeline import Line, LineGroup, LineKey, Mark
    from kkdesk.domain.vocabulary import Lang

Index = QModelIndex | QPersistentModelIndex

COL_NAME: Final = 0
CHUNK: Final = 100
KEPT_CHUNKS: Final = 80
_LEAST_MARKS: Final = 4


class TimelineModel(QAbstractTableModel):
    """Rows of groups and records; column 0 is the name, column n the n-th mark in time."""

    wanted = Signal(object)
    """The keys of lines that came into sight and must be read."""

    def __init__(self, lang: Lang = "da", parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.lang = lang
        self._groups: tuple[LineGroup, ...] = ()
        self._starts: list[int] = []
        self._rows = 0
        self._marks = _LEAST_MARKS
        self._chunks: OrderedDict[int, tuple[Line | None, ...]] = OrderedDict()
        self._asked: set[int] = set()

    # -- what is shown

    def show_groups(self, groups: Sequence[LineGroup]) -> None:
        """Show other lines; nothing is known of them but their order."""
        self.beginResetModel()
        self._groups = tuple(groups)
        self._starts, self._rows = [], 0
        for group in self._groups:
            self._starts.append(self._rows)
            self._rows += 1 + len(group.lines)
        self._marks = _LEAST_MARKS
        self._chunks.clear()
        self._asked.clear()
        self.endResetModel()

    def take(self, asked: Collection[LineKey], lines: Mapping[LineKey, Line]) -> None:
        """Take lines that were read; keys without a line were deleted meanwhile."""
        answered = frozenset(asked)
        most = max((len(line.marks) for line in lines.values()), default=0)
        if most > self._marks:
            self.beginInsertColumns(QModelIndex(), self._marks + 1, most)
            self._marks = most
            self.endInsertColumns()
        for chunk in sorted(self._asked):
            rows = range(chunk * CHUNK, min((chunk + 1) * CHUNK, self._rows))
            keys = [self.key(row) for row in rows]
            if any(key not in answered for key in keys if key is not None):
                continue
            self._asked.discard(chunk)
            self._chunks[chunk] = tuple(lines.get(key) if key else None for key in keys)
            last = self.index(rows[-1], self._marks)
            self.dataChanged.emit(self.index(rows[0], 0), last)
        while len(self._chunks) > KEPT_CHUNKS:
            self._chunks.popitem(last=False)

    def forget(self) -> None:
        """Read what is in sight anew; what is shown stands until it comes."""
        self._asked.clear()
        for chunk in list(self._chunks):
            self._asked.add(chunk)
        keys = [
            key for chunk in self._chunks
            for row in range(chunk * CHUNK, min((chunk + 1) * CHUNK, self._rows))
            if (key := self.key(row)) is not None
        ]  # fmt: skip
        if keys:
            self.wanted.emit(keys)

    @property
    def groups(self) -> tuple[LineGroup, ...]:
        """Return the groups in their order."""
        return self._groups

    @property
    def line_count(self) -> int:
        """Return how many records there are."""
        return self._rows - len(self._groups)

    def group_at(self, row: int) -> LineGroup:
        """Return the group that a row is in."""
        return self._groups[bisect_right(self._starts, row) - 1]

    def row_of_group(self, row: int) -> int:
        """Return the row of the heading above a row."""
        return self._starts[bisect_right(self._starts, row) - 1]

    def is_heading(self, row: int) -> bool:
        """Tell whether a row is a group's heading."""
        return self.row_of_group(row) == row

    def key(self, row: int) -> LineKey | None:
        """Return the key of a row's record; a heading has none."""
        if not 0 <= row < self._rows:
            return None
        number = bisect_right(self._starts, row) - 1
        place = row - self._starts[number] - 1
        return self._groups[number].lines[place] if place >= 0 else None

    def row_of(self, key: LineKey) -> int:
        """Return the first row that shows a record, or -1."""
        for start, group in zip(self._starts, self._groups, strict=True):
            if key in group.lines:
                return start + 1 + group.lines.index(key)
        return -1

    def line(self, row: int) -> Line | None:
        """Return what stands on a row; what is not known yet is asked for."""
        chunk, place = divmod(row, CHUNK)
        known = self._chunks.get(chunk)
        if known is not None:
            return known[place] if place < len(known) else None
        if chunk not in self._asked and 0 <= row < self._rows:
            self._asked.add(chunk)
            rows = range(chunk * CHUNK, min((chunk + 1) * CHUNK, self._rows))
            keys = [key for each in rows if (key := self.key(each)) is not None]
            if keys:
                self.wanted.emit(keys)
        return None

    def mark(self, index: Index) -> Mark | None:
        """Return the bar or point of a cell, or nothing."""
        line = self.line(index.row()) if index.isValid() and index.column() else None
        if line is None or index.column() > len(line.marks):
            return None
        return line.marks[index.column() - 1]

    def nearest(self, row: int, mark: Mark | None) -> int:
        """Return the column of a row's mark that lies nearest to another's beginning."""
        line = self.line(row)
        if mark is None or line is None or not line.marks:
            return COL_NAME
        place = bisect_left([each.first for each in line.marks], mark.first)
        near = range(max(place - 1, 0), min(place + 1, len(line.marks)))
        return 1 + min(near, key=lambda each: abs(line.marks[each].first - mark.first))

    # -- Qt

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008, N802 -- Qt's signature
        """Return how many headings and records there are."""
        return 0 if parent.isValid() else self._rows

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008, N802 -- Qt's signature
        """Return 1 for the name, and the most marks that any row seen so far has."""
        return 0 if parent.isValid() else 1 + self._marks

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Let names and marks be chosen, and nothing where there is no mark."""
        if not index.isValid() or (index.column() and self.mark(index) is None):
            return Qt.ItemFlag.NoItemFlags
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:  # noqa: ANN401 -- Qt's signature
        """Return a name or a mark's words, all of them for the tool tip and the screen reader."""
        whole = role in (Qt.ItemDataRole.AccessibleTextRole, Qt.ItemDataRole.ToolTipRole)
        if not index.isValid() or not (whole or role == Qt.ItemDataRole.DisplayRole):
            return None
        if index.column():
            mark = self.mark(index)
            words = describe_mark if whole else mark_label
            return words(mark, self.lang) if mark is not None else None
        if self.is_heading(index.row()):
            return group_words(self.group_at(index.row()), self.lang)
        line = self.line(index.row())
        if line is None:
            return "…"
        return describe_line(line, self.lang) if whole else line.name
