"""The events of a window of days: those that dates tell plainly wait, the others are made."""

from __future__ import annotations

from collections import defaultdict
from datetime import date
from operator import attrgetter
from typing import TYPE_CHECKING, NamedTuple, cast

from kkdesk.db.queries import due_sources
from kkdesk.db.queries.due_rows import DueRow, DueRows, due_of, due_rows, first_rows, rows_of_events
from kkdesk.domain.deadlines import (
    NEEDS_ATTENTION,
    SETTLED,
    URGENCY,
    DueEvent,
    answer_of,
    event_of_tellings,
    kept_events,
    split_tellings,
    vagueness,
    window,
)
from kkdesk.domain.due import seen
from kkdesk.domain.due_list import Together
from kkdesk.domain.records import Answer

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Sequence

    from sqlalchemy import Connection

    from kkdesk.db.queries.due_sources import Decisions
    from kkdesk.domain.due_list import Waiting

    Group = list[DueRow]

_SOURCE = attrgetter("source_kind", "source")
_EVENT = attrgetter("event")


class ReadEvents(NamedTuple):
    """Rows that wait, by answer; made events; how many more passed than the ``overdue`` ones."""

    waiting: dict[Answer, list[Waiting]]
    made: Iterator[DueEvent]
    more_overdue: int
    overdue: Sequence[Waiting]


class EventsOfDays:
    """What falls due in the days from one, read and looked at from it."""

    def __init__(self, on: date, within: int, *, confirmed: bool) -> None:
        self._on, self._within, self._confirmed = on, within, confirmed
        self._days = window(on, within)
        self._words = self._days[0].isoformat(), self._days[1].isoformat()
        self._wanted = NEEDS_ATTENTION | (SETTLED if confirmed else frozenset())

    def read(
        self, connection: Connection, decided: Decisions, *, most_overdue: int | None = None
    ) -> ReadEvents:
        """Return the rows that wait to become events, by answer, and the events made now.

        A row waits where nothing has to be weighed: nothing was decided of it or of another
        that may tell the same event. Of what passed and stands
        alone only the ``most_overdue`` latest are read if that is given.
        """
        chosen = {origin.id for origin in decided if origin.kind == "date_entry"}
        rows = self._rows(connection, chosen, most_overdue)
        waiting, weighed = self._sorted(rows, chosen)
        known = {row.id for found in rows[:2] for row in found} if chosen else set()
        missing = chosen - known
        extra = rows_of_events(connection, missing) if missing else ()
        dues = [due_of(row) for row in (*weighed, *extra)]
        dues += due_sources.other_dues(connection, decided)
        made = kept_events(
            (seen(due, self._on, self._within, decided.get(due.origin, ())) for due in dues),
            confirmed=self._confirmed,
        )
        return ReadEvents(waiting, made, rows.more_overdue, rows.overdue)

    def _rows(
        self, connection: Connection, chosen: Collection[str], most_overdue: int | None
    ) -> DueRows:
        if most_overdue is None:
            return due_rows(connection, *self._days, confirmed=self._confirmed)
        return first_rows(connection, *self._days, decided=chosen, most=most_overdue)

    def _sorted(
        self, rows: DueRows, chosen: Collection[str]
    ) -> tuple[dict[Answer, list[Waiting]], Group]:
        """Part the rows that may wait from those that have to be weighed."""
        groups: defaultdict[tuple[str | None, str], Group] = defaultdict(list)
        for row in rows.of_initiatives:
            groups[row.initiative_id, row.role].append(row)
        waiting: dict[Answer, list[Waiting]] = {answer: [] for answer in self._wanted}
        waiting[Answer.PAST_UNCONFIRMED].extend(rows.overdue)
        weighed: Group = list(rows.of_others)
        for group in groups.values():
            if chosen and any(row.id in chosen for row in group):
                weighed += group
            elif len(group) == 1:
                self._let_wait(group, waiting)
            else:
                for one in split_tellings(group, _SOURCE, _EVENT):
                    self._let_wait(one, waiting)
        return waiting, weighed

    def make(self, found: Waiting) -> DueEvent:
        """Make the event of what waited."""
        rows = found.rows if isinstance(found, Together) else (found,)
        told = [seen(due_of(cast("DueRow", row)), self._on, self._within) for row in rows]
        return event_of_tellings(told, confirmed=self._confirmed)

    def _let_wait(self, group: Group, waiting: dict[Answer, list[Waiting]]) -> None:
        if len(group) == 1:
            answer = self._answer(group[0])
            if answer in waiting:
                waiting[answer].append(group[0])
            return
        answers = [(self._answer(row), row) for row in group]
        left = [one for one in answers if self._confirmed or one[0] not in SETTLED]
        if not left:
            return
        answer = min((given for given, _ in left), key=URGENCY.index)
        if answer in waiting:
            shown = min((row for given, row in left if given is answer), key=_vagueness)
            rows = tuple(row for _, row in left)
            waiting[answer].append(Together(rows, shown) if len(rows) > 1 else shown)

    def _answer(self, row: DueRow) -> Answer:
        return answer_of(
            confirmed=row.confirmed_on is not None,
            placed=row.earliest is not None or row.latest is not None,
            bounds=(row.low, row.high),
            written=row.written,
            days=self._words,
        )


def _vagueness(row: DueRow) -> tuple[int, int]:
    bounds = (_day(row.low), _day(row.high))
    return vagueness(bounds, _day(row.written))


def _day(words: str | None) -> date | None:
    return date.fromisoformat(words) if words else None
