"""The list of what falls due: in its order at once, each event made when it is looked at.

Nearly every event is told by one date of one initiative. In a large portfolio tens of thousands
of them wait to be confirmed, and nobody reads them all: such an event stays the row that was read
until somebody does. What has to be weighed is made from the start.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from itertools import repeat
from operator import attrgetter, itemgetter
from typing import TYPE_CHECKING, Final, Protocol, overload

from kkdesk.domain.deadlines import SETTLED, URGENCY, DueEvent, kept_events
from kkdesk.domain.records import Answer
from kkdesk.domain.vocabulary import DateRole

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from kkdesk.domain.records import Deadline

FIRST_DAY: Final = date.min.isoformat()
LAST_DAY: Final = date.max.isoformat()


class Waiting(Protocol):
    """A row that tells an event by itself; days are ISO words, and open ends the calendar's."""

    @property
    def id(self) -> str:
        """The date expression."""

    @property
    def role(self) -> str:
        """What kind of event it is."""

    @property
    def code(self) -> str:
        """The initiative's code."""

    @property
    def owner(self) -> str:
        """Who carries it."""

    @property
    def owner_kind(self) -> str:
        """Whether that is a department or several."""

    @property
    def from_day(self) -> str:
        """The first day it can fall on."""

    @property
    def to_day(self) -> str:
        """The last day it can fall on."""


class Together:
    """Several rows that tell one event, in place of the one that gives it its answer."""

    __slots__ = ("code", "from_day", "id", "owner", "owner_kind", "role", "rows", "to_day")

    def __init__(self, rows: tuple[Waiting, ...], shown: Waiting) -> None:
        self.rows = rows
        self.id, self.role, self.code = shown.id, shown.role, shown.code
        self.owner, self.owner_kind = shown.owner, shown.owner_kind
        self.from_day, self.to_day = shown.from_day, shown.to_day


class EventList(Sequence[DueEvent]):
    """What a list of events can be asked besides the events themselves."""

    __slots__ = ()

    def held(self, number: int) -> DueEvent | Waiting:
        """Return the event as it is held: made, or the row it will be made from."""
        raise NotImplementedError

    def event(self, number: int) -> DueEvent:
        """Return an event, made now if it was not."""
        raise NotImplementedError

    @overload
    def __getitem__(self, number: int) -> DueEvent: ...
    @overload
    def __getitem__(self, number: slice) -> Sequence[DueEvent]: ...
    def __getitem__(self, number: int | slice) -> DueEvent | Sequence[DueEvent]:
        """Return an event, or a part of the list."""
        if isinstance(number, slice):
            return tuple(self.event(one) for one in range(*number.indices(len(self))))
        if not -len(self) <= number < len(self):
            raise IndexError(number)
        return self.event(number % len(self))

    def __eq__(self, other: object) -> bool:
        """Tell whether another sequence holds equal events."""
        return isinstance(other, Sequence) and tuple(self) == tuple(other)

    __hash__ = None  # type: ignore[assignment]  # it fills in what it holds

    def shared(self) -> list[tuple[int, int]]:
        """Return which events several dates tell, and how many dates that is."""
        raise NotImplementedError

    def places(self) -> Sequence[tuple[int, int]]:
        """Return each telling of the list as (event, telling)."""
        found: list[tuple[int, int]] = []
        start = 0
        for number, tellings in self.shared():
            found += zip(range(start, number), repeat(0))
            found += ((number, telling) for telling in range(tellings))
            start = number + 1
        found += zip(range(start, len(self)), repeat(0))
        return found

    def place_of(self, date_id: str) -> tuple[int, int] | None:
        """Return which event, and which of its tellings, a date expression is; None if neither."""
        for number in range(len(self)):
            found = self.held(number)
            if isinstance(found, Together | DueEvent):
                event = self.event(number) if isinstance(found, Together) else found
                ids = [told.expression.id for told in event.tellings]
                if date_id in ids:
                    return number, ids.index(date_id)
            elif found.id == date_id:
                return number, 0
        return None


class DueEvents(EventList):
    """Events by urgency, then by day, what has passed from the latest back."""

    __slots__ = ("_held", "_make", "_more", "_owners", "_roles", "_several", "_stops")

    def __init__(
        self,
        made: Iterable[DueEvent] = (),
        waiting: Mapping[Answer, list[Waiting]] | None = None,
        make: Callable[[Waiting], DueEvent] | None = None,
        *,
        more_overdue: int = 0,
        overdue: Sequence[Waiting] = (),
    ) -> None:
        """Bring them into their order; ``waiting`` rows stand under the answer they give.

        With ``more_overdue``, so many more passed unconfirmed, all after those of ``overdue``:
        that answer's events then end with these, and only the counts are the whole list's.
        """
        by_answer: dict[Answer, list[DueEvent]] = {answer: [] for answer in URGENCY}
        rows = waiting or {}
        self._roles = {role for found in rows.values() for role in set(map(_ROLE, found))}
        self._owners = {owner for found in rows.values() for owner in set(map(_OWNER, found))}
        for event in made:
            by_answer[event.answer].append(event)
            self._roles.add(event.lead.expression.role)
            self._owners.add((event.lead.department, event.lead.owner_kind))
        self._make = make
        self._held: list[DueEvent | Waiting] = []
        self._stops: list[int] = []
        for answer, found in by_answer.items():
            arranged = _arranged(
                rows.get(answer, ()),
                found,
                latest_first=answer is Answer.PAST_UNCONFIRMED or answer in SETTLED,
            )
            if more_overdue and answer is Answer.PAST_UNCONFIRMED:
                read = {id(row) for row in overdue}
                end = max((n for n, one in enumerate(arranged, 1) if id(one) in read), default=0)
                more_overdue += len(arranged) - end
                del arranged[end:]
            self._held += arranged
            self._stops.append(len(self._held))
        self._more = more_overdue
        self._several = _shared(self._held)

    def __len__(self) -> int:
        """Return how many events there are."""
        return len(self._held)

    def event(self, number: int) -> DueEvent:
        """Return an event, made now if it was not."""
        found = self._held[number]
        if isinstance(found, DueEvent):
            return found
        assert self._make is not None
        made = self._held[number] = self._make(found)
        return made

    def held(self, number: int) -> DueEvent | Waiting:
        """Return the event as it is held."""
        return self._held[number]

    def shared(self) -> list[tuple[int, int]]:
        """Return which events several dates tell, and how many dates that is."""
        return self._several

    @property
    def whole(self) -> bool:
        """Tell whether it holds every event that it counts."""
        return not self._more

    def counts(self) -> dict[Answer, int]:
        """Return how many events give each answer, without those that none gives."""
        starts = (0, *self._stops)
        found = {
            answer: stop - start
            for answer, start, stop in zip(URGENCY, starts, self._stops, strict=False)
        }
        found[Answer.PAST_UNCONFIRMED] += self._more
        return {answer: count for answer, count in found.items() if count}

    def of(self, answer: Answer) -> EventsOf:
        """Return the events that give an answer; they stay here and are made here."""
        number = URGENCY.index(answer)
        return EventsOf(self, (0, *self._stops)[number], self._stops[number])

    def roles(self) -> set[DateRole]:
        """Return the roles that the events have."""
        return {DateRole(role) for role in self._roles}

    def owners(self) -> set[tuple[str, str]]:
        """Return who carries them, as (department, owner kind)."""
        return self._owners


class EventsOf(EventList):
    """A part of a list of events, without a copy."""

    __slots__ = ("_events", "_start", "_stop")

    def __init__(self, events: DueEvents, start: int, stop: int) -> None:
        self._events, self._start, self._stop = events, start, stop

    def __len__(self) -> int:
        """Return how many events there are."""
        return self._stop - self._start

    def event(self, number: int) -> DueEvent:
        """Return an event, made now if it was not."""
        return self._events.event(self._start + number)

    def held(self, number: int) -> DueEvent | Waiting:
        """Return the event as it is held."""
        return self._events.held(self._start + number)

    def shared(self) -> list[tuple[int, int]]:
        """Return which events several dates tell, and how many dates that is."""
        start, stop = self._start, self._stop
        return [(one - start, dates) for one, dates in self._events.shared() if start <= one < stop]


class EventsInOrder(EventList):
    """Events in an order that somebody chose."""

    __slots__ = ("_held",)

    def __init__(self, held: Sequence[DueEvent]) -> None:
        self._held = held

    def __len__(self) -> int:
        """Return how many events there are."""
        return len(self._held)

    def event(self, number: int) -> DueEvent:
        """Return an event."""
        return self._held[number]

    def held(self, number: int) -> DueEvent | Waiting:
        """Return the event."""
        return self._held[number]

    def shared(self) -> list[tuple[int, int]]:
        """Return which events several dates tell, and how many dates that is."""
        return _shared(self._held)


def _shared(held: Iterable[DueEvent | Waiting]) -> list[tuple[int, int]]:
    return [
        (number, len(found.rows if isinstance(found, Together) else found.tellings))
        for number, found in enumerate(held)
        if type(found) is Together or (type(found) is DueEvent and len(found.tellings) > 1)
    ]


def events(found: Iterable[Deadline], *, confirmed: bool = False) -> DueEvents:
    """Return the events of these tellings that need attention, in their order."""
    return DueEvents(kept_events(found, confirmed=confirmed))


def worth_showing(found: Iterable[Deadline], *, confirmed: bool = False) -> tuple[Deadline, ...]:
    """Return the tellings of ``events`` one after another."""
    return tuple(told for event in events(found, confirmed=confirmed) for told in event.tellings)


def _arranged(
    rows: Sequence[Waiting], made: Sequence[DueEvent], *, latest_first: bool
) -> list[DueEvent | Waiting]:
    """Sort by the last day, then by the first, each the other way round for what has passed.

    What stands on the same days keeps the order of codes. The keys of rows are read in one go:
    there may be tens of thousands.
    """
    keyed: list[tuple[tuple[str, str], tuple[str, str], DueEvent | Waiting]] = [
        *zip(map(_DAYS, rows), map(_NAMES, rows), rows, strict=True),
        *((_days(event), (event.shown.code, event.shown.expression.id), event) for event in made),
    ]
    keyed.sort(key=itemgetter(1))
    keyed.sort(key=itemgetter(0), reverse=latest_first)
    return [found for _, _, found in keyed]


_DAYS = attrgetter("to_day", "from_day")
_NAMES = attrgetter("code", "id")
_ROLE = attrgetter("role")
_OWNER = attrgetter("owner", "owner_kind")


def _days(event: DueEvent) -> tuple[str, str]:
    shown = event.shown
    return (shown.last or date.max).isoformat(), (shown.first or date.min).isoformat()
