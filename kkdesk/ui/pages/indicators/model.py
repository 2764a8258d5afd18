"""The tables of Indikatorer: the list, what stands behind the chart, and stated totals."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import (
    QAbstractTableModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
    Signal,
)

from kkdesk.domain.collation import danish_key
from kkdesk.domain.indicators import Indicator, comparisons
from kkdesk.domain.numbers import format_percent
from kkdesk.ui.pages.indicators.words import (
    baseline_words,
    latest_words,
    remark_words,
    short_words,
    state_words,
    translate,
    trend_words,
    when_words,
    whole,
)

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kkdesk.domain.indicators import Comparison, TableTotal
    from kkdesk.domain.vocabulary import Lang

Index = QModelIndex | QPersistentModelIndex
COL_CODE, COL_NAME, COL_BASELINE, COL_LATEST, COL_STATE = range(5)
COL_WHO, COL_WHEN, COL_MEASURED, COL_TARGET, COL_PERCENT, COL_SHORT, COL_TREND, COL_NOTE = range(8)
RECORD_ROLE: Final = Qt.ItemDataRole.UserRole + 1
_ROOT: Final = QModelIndex()


@dataclass(frozen=True, slots=True)
class Sorting:
    """The column that the list is sorted by; a negative one keeps policy and code."""

    column: int = -1
    descending: bool = False

    @property
    def by_figures(self) -> bool:
        """Tell whether the figures of all must be read to sort them."""
        return self.column > COL_NAME


class WordsModel(QAbstractTableModel):
    """A table of words that cannot be edited, with a record behind each row."""

    def __init__(self, titles: Sequence[str], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._titles = tuple(titles)
        self._rows: list[tuple[object, tuple[str, ...]]] = []

    def show_rows(self, rows: Sequence[tuple[object, tuple[str, ...]]]) -> None:
        """Show other rows, each a record and its words."""
        self.beginResetModel()
        self._rows = list(rows)
        self.endResetModel()

    def rowCount(self, parent: Index = _ROOT) -> int:  # noqa: N802 -- Qt's name
        """Return the number of rows."""
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index = _ROOT) -> int:  # noqa: N802 -- Qt's name
        """Return the number of columns."""
        return 0 if parent.isValid() else len(self._titles)

    def headerData(  # noqa: N802 -- Qt's name
        self,
        section: int,
        orientation: Qt.Orientation,
        role: int = Qt.ItemDataRole.DisplayRole,
    ) -> object:
        """Return the title of a column."""
        if orientation != Qt.Orientation.Horizontal or role != Qt.ItemDataRole.DisplayRole:
            return None
        return self._titles[section] if 0 <= section < len(self._titles) else None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return the words of a cell or the record of its row."""
        if not index.isValid():
            return None
        if role in {Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole}:
            return self.words(index.row())[index.column()]
        return self._rows[index.row()][0] if role == RECORD_ROLE else None

    def words(self, row: int) -> tuple[str, ...]:
        """Return the words of a row."""
        return self._rows[row][1]

    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        """Sort by the words of a column as Danish does; a negative column keeps the order."""
        if column < 0:
            return
        self.layoutAboutToBeChanged.emit()
        before = [record for record, _ in self._rows]
        self._rows.sort(
            key=lambda row: danish_key(row[1][column]),
            reverse=order == Qt.SortOrder.DescendingOrder,
        )
        after = {id(record): place for place, (record, _) in enumerate(self._rows)}
        for index in self.persistentIndexList():
            place = after[id(before[index.row()])]
            self.changePersistentIndex(index, self.index(place, index.column()))
        self.layoutChanged.emit()


def list_words(one: Indicator, lang: Lang) -> tuple[str, ...]:
    """Return what the list says of an indicator, a column each."""
    return (
        one.code,
        one.name,
        baseline_words(one, lang),
        latest_words(one, lang),
        state_words(one),
    )


class IndicatorModel(WordsModel):
    """The list of indicators as far as it was read; it asks for more rows and for their order."""

    more_wanted = Signal()
    """The last row that was read is in sight."""
    sort_wanted = Signal()
    """Another ``sorting`` was chosen."""

    def __init__(self, lang: Lang, parent: QObject | None = None) -> None:
        titles = (
            translate("Indicators", "Kode"),
            translate("Indicators", "Indikator"),
            translate("Indicators", "Baseline"),
            translate("Indicators", "Senest"),
            translate("Indicators", "Mål"),
        )
        super().__init__(titles, parent)
        self._lang: Lang = lang
        self._matching = 0
        self._asked = False
        self._said: dict[int, tuple[str, ...]] = {}
        self.sorting = Sorting()

    def show(self, indicators: Sequence[Indicator], matching: int) -> None:
        """Show other indicators, the first of so many that match."""
        self._matching, self._asked = matching, False
        self._said.clear()
        self.show_rows([(one, ()) for one in indicators])

    def add(self, indicators: Sequence[Indicator]) -> None:
        """Show more indicators below."""
        self._asked = False
        if not indicators:
            self._matching = len(self._rows)
            return
        self.beginInsertRows(_ROOT, len(self._rows), len(self._rows) + len(indicators) - 1)
        self._rows += [(one, ()) for one in indicators]
        self.endInsertRows()

    def words(self, row: int) -> tuple[str, ...]:
        """Return the words of a row, made when it is first in sight."""
        found = self._said.get(row)
        if found is None:
            one = self._rows[row][0]
            assert isinstance(one, Indicator)
            found = self._said[row] = list_words(one, self._lang)
        return found

    def canFetchMore(self, parent: Index) -> bool:  # noqa: N802 -- Qt's name
        """Tell whether more match than were read."""
        return not parent.isValid() and not self._asked and len(self._rows) < self._matching

    def fetchMore(self, parent: Index) -> None:  # noqa: N802 -- Qt's name
        """Ask for more rows; they come later."""
        if self.canFetchMore(parent):
            self._asked = True
            self.more_wanted.emit()

    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        """Ask for the rows in another order; a negative column is that of policy and code."""
        wanted = (
            Sorting(column, order == Qt.SortOrder.DescendingOrder) if column >= 0 else Sorting()
        )
        if wanted != self.sorting:
            self.sorting = wanted
            self.sort_wanted.emit()

    def row_of(self, indicator_id: str) -> int:
        """Return the row of an indicator, -1 if it is not shown."""
        for place, (record, _) in enumerate(self._rows):
            if getattr(record, "id", "") == indicator_id:
                return place
        return -1


class ComparisonModel(WordsModel):
    """What stands behind the chart: each measurement beside its target."""

    def __init__(self, lang: Lang, parent: QObject | None = None) -> None:
        titles = (
            translate("Indicators", "Hvem"),
            translate("Indicators", "Målt"),
            translate("Indicators", "Måling"),
            translate("Indicators", "Mål"),
            translate("Indicators", "Opfyldelse"),
            translate("Indicators", "Forskel"),
            translate("Indicators", "Udvikling"),
            translate("Indicators", "Bemærk"),
        )
        super().__init__(titles, parent)
        self._lang: Lang = lang

    def show(self, indicator: Indicator | None) -> None:
        """Show the figures of another indicator, the newest first."""
        found = comparisons(indicator) if indicator is not None else ()
        newest = sorted(found, key=lambda row: -(row.year or 0))
        self.show_rows([(row, self._words(row)) for row in newest])

    def _words(self, row: Comparison) -> tuple[str, ...]:
        lang, measured = self._lang, row.measurement
        return (
            row.department or whole(),
            when_words(row),
            measured.as_written if measured else "–",
            row.target.as_written if row.target else "–",
            "–" if row.percent is None else format_percent(row.percent, lang),
            short_words(row, lang),
            trend_words(row.trend, lang),
            remark_words(row),
        )


class TotalModel(WordsModel):
    """Stated totals beside what the rows add up to."""

    def __init__(self, parent: QObject | None = None) -> None:
        titles = (
            translate("Indicators", "Tabel"),
            translate("Indicators", "Kolonne"),
            translate("Indicators", "Oplyst"),
            translate("Indicators", "Beregnet"),
            translate("Indicators", "Bemærk"),
        )
        super().__init__(titles, parent)

    def show(self, totals: Sequence[TableTotal]) -> None:
        """Show the totals of another indicator."""
        differs, fits = (
            translate("Indicators", "! Stemmer ikke"),
            translate("Indicators", "Stemmer"),
        )
        self.show_rows(
            [
                (
                    one,
                    (
                        one.title,
                        one.column,
                        one.stated,
                        one.computed or "–",
                        differs if one.differs else fits if one.computed else "",
                    ),
                )
                for one in totals
            ]
        )
