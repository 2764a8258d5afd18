"""The list of deadlines as a tree of groups; each row is one telling of an event.

Tellings of one event stay together however the list is sorted. The model knows no
database, so it is tested with records alone.
"""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any, Final

from PySide6.QtCore import (
    QAbstractItemModel,
    QCoreApplication,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
)
from PySide6.QtGui import QFont

from kkdesk.domain.collation import collation_text
from kkdesk.domain.deadlines import URGENCY
from kkdesk.domain.due_list import DueEvents, EventsInOrder
from kkdesk.domain.wording import normalise
from kkdesk.ui.icons import icon
from kkdesk.ui.pages.deadlines.grouping import Group, Grouping, grouped
from kkdesk.ui.pages.deadlines.words import (
    answer_look,
    answer_word,
    day_words,
    decision_words,
    named,
    owner_words,
    source_words,
    span_words,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Sequence

    from kkdesk.domain.deadlines import DueEvent
    from kkdesk.domain.due_list import EventList
    from kkdesk.domain.records import Deadline
    from kkdesk.domain.vocabulary import Lang

Index = QModelIndex | QPersistentModelIndex

(
    COL_WORDS,
    COL_FIRST,
    COL_LAST,
    COL_ANSWER,
    COL_ROLE,
    COL_INITIATIVE,
    COL_OWNER,
    COL_SOURCE,
) = range(8)
COLUMNS: Final = 8
UNSORTED: Final = -1
PAGE: Final = 200
"""So many rows a group shows before somebody scrolls to its end: a tree asks about each row."""

SORT_ROLE: Final = Qt.ItemDataRole.UserRole
RECORD_ROLE: Final = Qt.ItemDataRole.UserRole + 1
LOOK_ROLE: Final = Qt.ItemDataRole.UserRole + 2
EVENT_ROLE: Final = Qt.ItemDataRole.UserRole + 3
GROUP_ROLE: Final = Qt.ItemDataRole.UserRole + 4

_ROOT: Final = QModelIndex()
_GROUP_ID: Final = 0


@dataclass(frozen=True, slots=True)
class Row:
    """One telling and the event it tells."""

    event: DueEvent
    told: Deadline


class _Rows:
    """The tellings of a group's events, one a row; a row is made when it is shown."""

    def __init__(self, events: EventList) -> None:
        self._events, self._places = events, events.places()

    def __len__(self) -> int:
        return len(self._places)

    def __getitem__(self, row: int) -> Row:
        number, telling = self._places[row]
        event = self._events.event(number)
        return Row(event, event.tellings[telling])

    def starts_as(self, other: _Rows) -> bool:
        """Tell whether the rows of a shorter list are the first of this one."""
        count = len(other)
        return self._places[:count] == other._places and all(
            self[row].told == other[row].told for row in range(count)
        )

    def row_of(self, date_id: str) -> int | None:
        """Return the row of a date expression."""
        place = self._events.place_of(date_id)
        return None if place is None else bisect_left(self._places, place)


def select(
    events: DueEvents,
    *,
    roles: Collection[str] = (),
    owners: Collection[str] = (),
    words: str = "",
    lang: Lang = "da",
) -> DueEvents:
    """Keep the events of these roles and owners that hold every word; nothing asked keeps all."""
    wanted = normalise(words).split()
    if not (roles or owners or wanted):
        return events
    return DueEvents(
        event
        for event in events
        if (not roles or event.lead.expression.role in roles)
        and (not owners or owner_words(event.lead, lang) in owners)
        and (not wanted or _holds(event, wanted, lang))
    )


def _holds(event: DueEvent, wanted: Sequence[str], lang: Lang) -> bool:
    said = normalise(
        " ".join(
            " ".join(
                (
                    told.expression.as_written,
                    told.expression.event,
                    told.expression.source,
                    told.expression.role.label(lang),
                    named(told),
                    owner_words(told, lang),
                )
            )
            for told in event.tellings
        )
    )
    return all(word in said for word in wanted)


_TEXTS: Final[tuple[Callable[[Deadline, Lang], str], ...]] = (
    lambda told, _: told.expression.as_written,
    lambda told, _: day_words(told.first),
    lambda told, _: day_words(told.last),
    lambda told, _: answer_word(told.answer),
    lambda told, lang: told.expression.role.label(lang),
    lambda told, _: named(told),
    owner_words,
    source_words,
)
"""What each column says, in the order of the columns."""


class DeadlineModel(QAbstractItemModel):
    """Groups, the most urgent answer first or as asked; under each its events' tellings."""

    def __init__(self, lang: Lang = "da", parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._lang: Lang = lang
        self._events = DueEvents()
        self._grouping = Grouping.ANSWER
        self._groups: list[Group] = []
        self._rows: list[_Rows] = []
        self._loaded: list[int] = []
        self._sort = (UNSORTED, Qt.SortOrder.AscendingOrder)
        self._bold = QFont()
        self._bold.setWeight(QFont.Weight.DemiBold)

    # -- contents

    def show(self, events: DueEvents) -> None:
        """Show other events, in the order chosen here."""
        self.beginResetModel()
        self._events = events
        self._groups = grouped(self._events, self._grouping, self._lang)
        self._rows = [_Rows(self._sorted(group.events)) for group in self._groups]
        self._loaded = [min(len(rows), PAGE) for rows in self._rows]
        self.endResetModel()

    def goes_on(self, events: DueEvents) -> bool:
        """Take over a list of which the head is shown; False if it is not the same list.

        The rows stay where they are: nobody sees more than that there is more to scroll to.
        """
        if self._events.whole or not self.in_order_of_urgency:
            return False
        groups = grouped(events, self._grouping, self._lang)
        rows = [_Rows(group.events) for group in groups]
        if [group.key for group in groups] != [group.key for group in self._groups] or not all(
            new.starts_as(old) for new, old in zip(rows, self._rows, strict=True)
        ):
            return False
        self._events, self._groups, self._rows = events, groups, rows
        return True

    @property
    def in_order_of_urgency(self) -> bool:
        """Tell whether the events stand by answer and in no other order that was chosen."""
        return self._grouping is Grouping.ANSWER and self._sort[0] < 0

    def group_by(self, grouping: Grouping) -> None:
        """Divide the same events in another way."""
        self._grouping = grouping
        self.show(self._events)

    @property
    def grouping(self) -> Grouping:
        """Return how the events are divided."""
        return self._grouping

    @property
    def events(self) -> DueEvents:
        """Return the events shown, in the order they were given."""
        return self._events

    def group_index(self, key: str) -> QModelIndex:
        """Return the index of a group; invalid if it has no events."""
        for row, group in enumerate(self._groups):
            if group.key == key:
                return self.index(row, 0)
        return QModelIndex()

    def index_of(self, date_id: str) -> QModelIndex:
        """Return the index of a telling by its date's id; invalid if it is not shown."""
        for group, rows in enumerate(self._rows):
            row = rows.row_of(date_id)
            if row is not None:
                self._load(group, row + 1)
                return self.index(row, 0, self.index(group, 0))
        return QModelIndex()

    def row(self, index: Index) -> Row | None:
        """Return the telling at an index; None at a group's heading."""
        if not index.isValid() or index.internalId() == _GROUP_ID:
            return None
        return self._rows[index.internalId() - 1][index.row()]

    # -- Qt

    def index(self, row: int, column: int, parent: Index = _ROOT) -> QModelIndex:
        """Return the index of a cell."""
        if not self.hasIndex(row, column, parent):
            return QModelIndex()
        identity = parent.row() + 1 if parent.isValid() else _GROUP_ID
        return self.createIndex(row, column, identity)

    def parent(self, index: Index = _ROOT) -> QModelIndex:  # type: ignore[override]  # QObject.parent() has no argument
        """Return the heading of a row's group."""
        if not index.isValid() or index.internalId() == _GROUP_ID:
            return QModelIndex()
        return self.createIndex(index.internalId() - 1, 0, _GROUP_ID)

    def rowCount(self, parent: Index = _ROOT) -> int:  # noqa: N802 -- Qt's name
        """Return the number of groups, or of a group's rows."""
        if not parent.isValid():
            return len(self._groups)
        if parent.internalId() != _GROUP_ID or parent.column() > 0:
            return 0
        return self._loaded[parent.row()]

    def load_more(self, parent: Index) -> None:
        """Add the next tellings of a group as rows.

        Qt's own fetchMore is not used: a tree asks for more of every group at each layout.
        """
        if parent.isValid() and parent.internalId() == _GROUP_ID:
            self._load(parent.row(), self._loaded[parent.row()] + PAGE)

    def _load(self, group: int, count: int) -> None:
        """Let a group have at least so many rows."""
        loaded = self._loaded[group]
        wanted = min(count, len(self._rows[group]))
        if wanted > loaded:
            self.beginInsertRows(self.index(group, 0), loaded, wanted - 1)
            self._loaded[group] = wanted
            self.endInsertRows()

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
        if orientation != Qt.Orientation.Horizontal or role != Qt.ItemDataRole.DisplayRole:
            return None
        return _titles()[section] if 0 <= section < COLUMNS else None

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Say that every row can be chosen and none edited."""
        if not index.isValid():
            return Qt.ItemFlag.NoItemFlags
        flags = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        if index.internalId() != _GROUP_ID:
            flags |= Qt.ItemFlag.ItemNeverHasChildren
        return flags

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return what a cell shows, says, sorts by or stands for."""
        if not index.isValid():
            return None
        row = self.row(index)
        if row is None:
            return self._group_data(index, role)
        return self._row_data(row, index.column(), role)

    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        """Sort the events within each group; a negative column gives the order of urgency."""
        if (column, order) == self._sort:
            return
        self._sort = (column, order)
        self.show(self._events)

    # -- cells

    def _group_data(self, index: Index, role: int) -> object:
        group = self._groups[index.row()]
        if role == GROUP_ROLE:
            return group.key
        if index.column() != COL_WORDS:
            return None
        if role in {Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole}:
            return f"{group.title} ({group.count})"
        if role == Qt.ItemDataRole.FontRole:
            return self._bold
        return None

    def _row_data(self, row: Row, column: int, role: int) -> object:
        value: object = None
        if role == Qt.ItemDataRole.DisplayRole:
            value = self._text(row.told, column)
        elif role == RECORD_ROLE:
            value = row.told
        elif role == EVENT_ROLE:
            value = row.event
        elif role == SORT_ROLE:
            value = self._key(row.told, column)
        elif role == LOOK_ROLE and column == COL_ANSWER:
            value = answer_look(row.told.answer)
        elif role == Qt.ItemDataRole.ToolTipRole or (
            role == Qt.ItemDataRole.AccessibleDescriptionRole and column == COL_WORDS
        ):
            value = describe(row, self._lang)
        elif role == Qt.ItemDataRole.DecorationRole:
            value = _mark(row, column)
        return value

    def _text(self, told: Deadline, column: int) -> str:
        return _TEXTS[column](told, self._lang)

    def _key(self, told: Deadline, column: int) -> tuple[Any, ...]:
        """Return what a column sorts by: days as days, words in Danish order."""
        if column in {COL_WORDS, COL_LAST}:
            return told.last or date.max, told.first or date.min
        if column == COL_FIRST:
            return told.first or date.max, told.last or date.max
        if column == COL_ANSWER:
            return (URGENCY.index(told.answer),)
        if column == COL_INITIATIVE:
            return not told.code, collation_text(told.code), collation_text(told.title)
        return (collation_text(self._text(told, column)),)

    def _sorted(self, events: EventList) -> EventList:
        column, order = self._sort
        if column < 0:
            return events
        return EventsInOrder(
            sorted(
                events,
                key=lambda event: self._key(event.shown, column),
                reverse=order == Qt.SortOrder.DescendingOrder,
            )
        )


def _mark(row: Row, column: int) -> object:
    """Return the icon of a clash, of a move, or of another source of the same event."""
    if column == COL_WORDS and row.told.clashes:
        return icon("warning", "warning")
    if column == COL_WORDS and row.told.decisions:
        return icon("edit", "muted")
    if column == COL_SOURCE and len(row.event.tellings) > 1:
        return icon("link", "warning" if row.event.disputed else "muted")
    return None


def describe(row: Row, lang: Lang = "da") -> str:
    """Say everything of a row in lines: what, when, by whom told, and what others tell."""
    told = row.told
    found = told.expression
    event = "" if found.event in named(told) else found.event
    parts = (named(told), found.role.label(lang), event, told.person)
    lines = [" · ".join(part for part in parts if part), _telling(told, lang)]
    lines += [clash.words(lang) for clash in told.clashes]
    lines += [decision_words(decision) for decision in told.decisions]
    others = [other for other in row.event.tellings if other is not told]
    if others:
        lines.append(
            QCoreApplication.translate("Deadlines", "Kilderne er uenige:")
            if row.event.disputed
            else QCoreApplication.translate("Deadlines", "Samme begivenhed i en anden kilde:")
        )
        lines += [f"{answer_word(other.answer)}: {_telling(other, lang)}" for other in others]
    if found.computed:
        lines.append(
            QCoreApplication.translate("Deadlines", "Datoen er beregnet ud fra «{}».").format(
                found.computed_from
            )
        )
    return "\n".join(lines)


def _telling(told: Deadline, lang: Lang) -> str:
    found = told.expression
    span = span_words(told)
    words = QCoreApplication.translate("Deadlines", "«{}»").format(found.as_written)
    when = f"{words} ({span})" if span else words
    return " – ".join(part for part in (when, source_words(told, lang)) if part)


def _titles() -> tuple[str, ...]:
    translate = QCoreApplication.translate
    return (
        translate("Deadlines", "Dato som skrevet"),
        translate("Deadlines", "Tidligst"),
        translate("Deadlines", "Senest"),
        translate("Deadlines", "Svar"),
        translate("Deadlines", "Rolle"),
        translate("Deadlines", "Indsats"),
        translate("Deadlines", "Ansvarlig"),
        translate("Deadlines", "Kilde"),
    )
