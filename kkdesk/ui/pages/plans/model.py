"""The list of initiatives as a table model that fetches its rows by the page.

The model asks for pages through a function and takes them when they come; until then a
row shows dots. It knows no database, so it is tested with records alone.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, Qt, Signal

from kkdesk.domain.records import InitiativeFilter, SortField
from kkdesk.domain.vocabulary import FinancingState, InitiativeState, Labelled, OwnerKind
from kkdesk.ui.i18n import write_day
from kkdesk.ui.icons import icon

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtCore import QPersistentModelIndex

    from kkdesk.domain.records import InitiativeRow, Page
    from kkdesk.domain.vocabulary import Lang

    Index = QModelIndex | QPersistentModelIndex
    Ask = Callable[[InitiativeFilter, int], None]

(
    COL_CODE,
    COL_TITLE,
    COL_OWNER,
    COL_OBJECTIVES,
    COL_STATE,
    COL_FINANCING,
    COL_NEXT_DATE,
    COL_MONEY,
) = range(8)
COLUMNS: Final = 8
PAGE: Final = 40
PAGES_KEPT: Final = 20
PAGES_RENEWED: Final = 3
PLACEHOLDER: Final = "…"

SORT_ROLE: Final = Qt.ItemDataRole.UserRole
RECORD_ROLE: Final = Qt.ItemDataRole.UserRole + 1
_ROOT: Final = QModelIndex()

# The record's field in each column.
_FIELDS: Final = (
    *("code", "title", "owner", "objectives", "state", "financing", "next_date", "money"),
)
SORT_FIELDS: Final = {
    COL_CODE: SortField.CODE,
    COL_TITLE: SortField.TITLE,
    COL_OWNER: SortField.OWNER,
    COL_STATE: SortField.STATE,
    COL_FINANCING: SortField.FINANCING,
    COL_NEXT_DATE: SortField.NEXT_DATE,
}


class InitiativeTableModel(QAbstractTableModel):
    """Rows of the list; ``ask`` fetches a page and ``take`` brings it.

    The first page of a broad search comes before its hits are counted: the list then
    grows as it is read, until ``count`` tells its length.
    """

    listed = Signal(int, bool)
    """A first page of a filter has come: how many match, and whether that is all of them."""
    refreshed = Signal()
    """Rows were replaced; whoever marks a record looks for its row again."""

    def __init__(self, ask: Ask, lang: Lang = "da", parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._ask = ask
        self._lang: Lang = lang
        self._wanted = InitiativeFilter()
        self._shown: InitiativeFilter | None = None
        self._pages: dict[int, tuple[InitiativeRow, ...]] = {}
        self._asked: set[int] = set()
        self._total = 0
        self._counted = True
        self._titles = (
            self.tr("Kode"),
            self.tr("Titel"),
            self.tr("Ejer"),
            self.tr("Mål"),
            self.tr("Tilstand"),
            self.tr("Finansiering"),
            self.tr("Næste dato"),
            self.tr("Penge"),
        )

    @property
    def wanted(self) -> InitiativeFilter:
        """Return the filter that was asked for last."""
        return self._wanted

    @property
    def total(self) -> int:
        """Return the length of the list that is shown."""
        return self._total

    def show(self, wanted: InitiativeFilter) -> None:
        """List what matches another filter, in the order chosen here; rows stand till then."""
        self._wanted = replace(wanted, sort=self._wanted.sort, descending=self._wanted.descending)
        self.reload()

    def reload(self) -> None:
        """Fetch the shown rows anew; what comes for an older wish is dropped."""
        self._asked = {0}
        self._ask(self._wanted, 0)
        if self._wanted == self._shown:
            latest = list(self._pages)[-PAGES_RENEWED:]
            self._pages = {offset: self._pages[offset] for offset in {0, *latest} & {*self._pages}}
            for offset in sorted(self._pages):
                self._request(offset)

    def take(self, wanted: InitiativeFilter, page: Page) -> None:
        """Take a page that was asked for, unless another filter is wanted by now."""
        if wanted != self._wanted:
            return
        self._asked.discard(page.offset)
        if wanted == self._shown and self._is_growing(page):
            self._resize(max(page.total, self._total))
            self._replace(page)
            if page.offset == 0:  # the rows changed: count again
                self._counted = False
                self.listed.emit(self._total, False)  # noqa: FBT003 -- a signal takes no names
        elif wanted != self._shown or page.total != self._total:
            if page.offset:
                if 0 not in self._asked:  # else the first page is on its way, and all follows it
                    self.reload()
                return
            self.beginResetModel()
            self._shown, self._total, self._counted = wanted, page.total, page.exact
            self._pages = {page.offset: page.rows}
            self.endResetModel()
            self.listed.emit(page.total, page.exact)
        else:
            self._replace(page)
        self.refreshed.emit()

    def count(self, wanted: InitiativeFilter, total: int) -> None:
        """Take the length of a list that was shown before it was counted."""
        if wanted == self._shown == self._wanted and not self._counted:
            self._counted = True
            self._resize(total)
            self.listed.emit(self._total, True)  # noqa: FBT003 -- a signal takes no names

    def record(self, row: int) -> InitiativeRow | None:
        """Return the record of a row if its page is here."""
        page = self._pages.get(row - row % PAGE)
        return page[row % PAGE] if page is not None and row % PAGE < len(page) else None

    def row_of(self, initiative_id: str) -> int:
        """Return the row of an initiative among the pages that are here, or -1."""
        for offset, rows in self._pages.items():
            for place, record in enumerate(rows):
                if record.id == initiative_id:
                    return offset + place
        return -1

    def fetch_rest(self) -> None:
        """Ask for the pages that are not here, unless there are more than are kept."""
        if self._total <= PAGE * PAGES_KEPT:
            for offset in range(0, self._total, PAGE):
                if offset not in self._pages:
                    self._request(offset)

    # -- Qt's names

    def rowCount(self, parent: Index = _ROOT) -> int:  # noqa: N802
        """Return the length of the list."""
        return 0 if parent.isValid() else self._total

    def columnCount(self, parent: Index = _ROOT) -> int:  # noqa: N802
        """Return the number of columns."""
        return 0 if parent.isValid() else COLUMNS

    def headerData(  # noqa: N802
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> str | None:
        """Return the words above a column."""
        if orientation != Qt.Orientation.Horizontal or not 0 <= section < COLUMNS:
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return self._titles[section]
        if role == Qt.ItemDataRole.ToolTipRole and section in SORT_FIELDS:
            return self.tr("Klik for at sortere")
        return None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return what a cell shows, sorts by and says."""
        if not index.isValid() or not 0 <= index.row() < self._total:
            return None
        record = self.record(index.row())
        if record is None:
            self._request(index.row() - index.row() % PAGE)
            return PLACEHOLDER if role == Qt.ItemDataRole.DisplayRole else None
        return self._cell(record, index.column(), role)

    def _cell(self, record: InitiativeRow, column: int, role: int) -> object:
        words_of: dict[int, Callable[[InitiativeRow, int], str]] = {
            Qt.ItemDataRole.DisplayRole: self._text,
            Qt.ItemDataRole.ToolTipRole: self._tip,
            Qt.ItemDataRole.AccessibleTextRole: self._spoken,
            SORT_ROLE: _sort_value,
        }
        words = words_of.get(role)
        if words is not None:
            return words(record, column)
        if role == RECORD_ROLE:
            return record
        lock = role == Qt.ItemDataRole.DecorationRole and column == COL_TITLE
        return icon("confidential", "warning") if lock and record.confidential else None

    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        """Sort in the database; a column without an order there changes nothing."""
        field = SORT_FIELDS.get(column)
        if field is None:
            return
        descending = order == Qt.SortOrder.DescendingOrder
        if (field, descending) != (self._wanted.sort, self._wanted.descending):
            self._wanted = replace(self._wanted, sort=field, descending=descending)
            self.reload()

    # -- pages

    def _request(self, offset: int) -> None:
        if offset not in self._asked:
            self._asked.add(offset)
            self._ask(self._wanted, offset)

    def _is_growing(self, page: Page) -> bool:
        """Tell whether a page belongs to a list whose length is a lower bound."""
        return not page.exact or (not self._counted and page.offset > 0)

    def _resize(self, total: int) -> None:
        """Let the list end where it is now known to end."""
        if total > self._total:
            self.beginInsertRows(QModelIndex(), self._total, total - 1)
            self._total = total
            self.endInsertRows()
        elif total < self._total:
            self.beginRemoveRows(QModelIndex(), total, self._total - 1)
            self._total = total
            self.endRemoveRows()

    def _replace(self, page: Page) -> None:
        """Put rows in place of those that stand there; the length is the same."""
        if self._pages.pop(page.offset, None) == page.rows:
            self._pages[page.offset] = page.rows
            return
        self._pages[page.offset] = page.rows
        while len(self._pages) > PAGES_KEPT:
            del self._pages[next(iter(self._pages))]
        last = page.offset + len(page.rows) - 1
        if last >= page.offset:
            self.dataChanged.emit(self.index(page.offset, 0), self.index(last, COLUMNS - 1))

    # -- words

    def _text(self, record: InitiativeRow, column: int) -> str:
        if column == COL_STATE:
            return label_of(InitiativeState, record.state, self._lang)
        if column == COL_FINANCING:
            return label_of(FinancingState, record.financing, self._lang)
        if column == COL_OWNER and record.owner == OwnerKind.CROSS.label("da"):
            return OwnerKind.CROSS.label(self._lang)
        return str(getattr(record, _FIELDS[column]))

    def _tip(self, record: InitiativeRow, column: int) -> str:
        words = self._text(record, column)
        if column == COL_NEXT_DATE and record.next_latest is not None:
            day = write_day(record.next_latest, short=True)
            return self.tr("{} – senest {}").format(words, day)
        if column == COL_TITLE and record.confidential:
            return self.tr("{} (fortrolig)").format(words)
        return words

    def _spoken(self, record: InitiativeRow, column: int) -> str:
        words = self._text(record, column)
        if column == COL_TITLE and record.confidential:
            return self.tr("{}, fortrolig").format(words)
        return words or self.tr("ikke oplyst")


def label_of(kind: type[Labelled], value: str, lang: Lang) -> str:
    """Return the words for a stored value; nothing for an empty or an unknown one."""
    return next((member.label(lang) for member in kind if member.value == value), "")


def _sort_value(record: InitiativeRow, column: int) -> str:
    """Return what the database sorts by, as plain text."""
    if column == COL_NEXT_DATE:
        return record.next_latest.isoformat() if record.next_latest else ""
    return str(getattr(record, _FIELDS[column]))
