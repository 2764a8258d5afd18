"""The remarks of a view as a tree: headings, and under each its remarks."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import (
    QAbstractItemModel,
    QCoreApplication,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
)
from PySide6.QtGui import QFont

from kkdesk.domain.markup import plain_text
from kkdesk.domain.remarks import Answered, RemarkItem
from kkdesk.domain.vocabulary import RemarkKind
from kkdesk.domain.wording import normalise
from kkdesk.ui.i18n import write_day
from kkdesk.ui.pages.deadlines.model import LOOK_ROLE
from kkdesk.ui.pages.deadlines.words import Look

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Sequence

    from kkdesk.domain.remarks import Group
    from kkdesk.domain.vocabulary import Lang
    from kkdesk.ui.widgets.labels import Shape, Tone

Index = QModelIndex | QPersistentModelIndex
COL_TEXT, COL_KIND, COL_ANSWERED, COL_DUE, COL_DEPARTMENTS = range(5)
COLUMNS: Final = 5
GROUP_ROLE: Final = Qt.ItemDataRole.UserRole + 4
_ROOT: Final = QModelIndex()
_GROUP_ID: Final = 0
_LOOKS: Final[dict[Answered, tuple[Shape, Tone]]] = {
    Answered.NO: ("ring", "warning"),
    Answered.PART: ("half", "warning"),
    Answered.WHOLE: ("check", "success"),
}


@lru_cache(maxsize=20_000)
def plain_line(text: str) -> str:
    """Return a text without its markup, on one line."""
    return " ".join(plain_text(text).split())


def answered_look(item: RemarkItem, lang: Lang) -> Look:
    """Return the badge that tells whether a remark is answered."""
    shape, tone = _LOOKS[item.answered]
    return Look(item.answered.label(lang), shape, tone)


def select(
    items: Iterable[RemarkItem],
    *,
    remark_round: str = "",
    departments: Collection[str] = (),
    words: str = "",
) -> tuple[RemarkItem, ...]:
    """Keep the remarks of a letter and of these departments that hold every word."""
    wanted = normalise(words).split()
    return tuple(
        item
        for item in items
        if (not remark_round or item.remark_round_id == remark_round)
        and (not departments or set(item.concerned) & set(departments))
        and (not wanted or _holds(item, wanted))
    )


def _holds(item: RemarkItem, wanted: Sequence[str]) -> bool:
    answers = " ".join(f"{answer.text} {answer.document}" for answer in item.answers)
    said = normalise(f"{item.code} {item.text} {item.objective} {item.result_note} {answers}")
    return all(word in said for word in wanted)


class RemarkModel(QAbstractItemModel):
    """Groups of a view; under each its remarks in the order of their letters."""

    def __init__(self, lang: Lang = "da", parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._lang: Lang = lang
        self._groups: tuple[Group, ...] = ()
        self._bold = QFont()
        self._bold.setWeight(QFont.Weight.DemiBold)

    def show(self, groups: Sequence[Group]) -> None:
        """Show other groups."""
        self.beginResetModel()
        self._groups = tuple(groups)
        self.endResetModel()

    @property
    def groups(self) -> tuple[Group, ...]:
        """Return the groups shown."""
        return self._groups

    def item(self, index: Index) -> RemarkItem | None:
        """Return the remark at an index; None at a heading."""
        if not index.isValid() or index.internalId() == _GROUP_ID:
            return None
        return self._groups[index.internalId() - 1].items[index.row()]

    def index_of(self, remark_id: str) -> QModelIndex:
        """Return the first index of a remark; invalid if it is not shown."""
        for place, group in enumerate(self._groups):
            for row, item in enumerate(group.items):
                if item.id == remark_id:
                    return self.index(row, 0, self.index(place, 0))
        return QModelIndex()

    def index(self, row: int, column: int, parent: Index = _ROOT) -> QModelIndex:
        """Return the index of a cell."""
        # Asked for every row of thousands: ``hasIndex`` would ask back for each.
        if not (0 <= row < self.rowCount(parent) and 0 <= column < COLUMNS):
            return QModelIndex()
        identity = parent.row() + 1 if parent.isValid() else _GROUP_ID
        return self.createIndex(row, column, identity)

    def parent(self, index: Index = _ROOT) -> QModelIndex:  # type: ignore[override]  # QObject.parent() has no argument
        """Return the heading above a remark."""
        if not index.isValid() or index.internalId() == _GROUP_ID:
            return QModelIndex()
        return self.createIndex(index.internalId() - 1, 0, _GROUP_ID)

    def rowCount(self, parent: Index = _ROOT) -> int:  # noqa: N802 -- Qt's name
        """Return the number of groups, or of a group's remarks."""
        if not parent.isValid():
            return len(self._groups)
        if parent.internalId() != _GROUP_ID or parent.column() > 0:
            return 0
        return len(self._groups[parent.row()].items)

    def columnCount(self, parent: Index = _ROOT) -> int:  # noqa: ARG002, N802 -- Qt's name
        """Return the number of columns, the same everywhere."""
        return COLUMNS

    def headerData(  # noqa: N802 -- Qt's name
        self,
        section: int,
        orientation: Qt.Orientation,
        role: int = Qt.ItemDataRole.DisplayRole,
    ) -> object:
        """Return the title of a column."""
        if orientation is Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return _titles()[section]
        return None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return what a cell shows or says."""
        if not index.isValid():
            return None
        item = self.item(index)
        if item is None:
            return self._group_data(index, role)
        column = index.column()
        if role == Qt.ItemDataRole.DisplayRole:
            return self._text(item, column)
        if role == LOOK_ROLE and column == COL_ANSWERED:
            return answered_look(item, self._lang)
        if role == Qt.ItemDataRole.ToolTipRole and column == COL_TEXT:
            return "\n".join(part for part in (_same_code(item), plain_text(item.text)) if part)
        return None

    def _group_data(self, index: Index, role: int) -> object:
        group = self._groups[index.row()]
        if role == GROUP_ROLE:
            return group.key
        if index.column() != COL_TEXT:
            return None
        if role in {Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole}:
            return f"{group.title} ({len(group.items)})"
        return self._bold if role == Qt.ItemDataRole.FontRole else None

    def _text(self, item: RemarkItem, column: int) -> str:
        if column == COL_TEXT:
            mark = "! " if item.code_also_in else ""
            return f"{mark}{item.code}  {plain_line(item.text)}"
        if column == COL_KIND:
            return RemarkKind(item.kind).label(self._lang)
        if column == COL_ANSWERED:
            return item.answered.label(self._lang)
        if column == COL_DUE:
            return write_day(item.due) if item.due else ""
        return ", ".join(item.concerned)


def _same_code(item: RemarkItem) -> str:
    if not item.code_also_in:
        return ""
    words = QCoreApplication.translate("Remarks", "Koden bruges også i «{}»")
    return words.format(item.code_also_in)


def _titles() -> tuple[str, ...]:
    translate = QCoreApplication.translate
    return (
        translate("Remarks", "Bemærkning"),
        translate("Remarks", "Art"),
        translate("Remarks", "Svar"),
        translate("Remarks", "Svarfrist"),
        translate("Remarks", "Forvaltning"),
    )
