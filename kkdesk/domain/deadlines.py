"""What falls due, seen from a day: each stored date expression gives one answer.

Both days of a window count: 90 days from 31 December 2025 end on 31 March 2026.

An event may be told by two sources ("frem til marts 2026" in the status, "… – 31. marts
2026" in the plan). Both expressions keep their own answer and are shown together, the
more precise one first, so that a difference shows.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING, Final, Literal, TypeVar

from kkdesk.domain.dates import DateFlag
from kkdesk.domain.records import Answer, DateRecord, Deadline
from kkdesk.domain.vocabulary import DateRole, OwnerKind

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Iterator, Sequence

DUE_ROLES: Final[frozenset[DateRole]] = frozenset(
    {
        DateRole.TRIAL_ENDS,
        DateRole.FUNDING_ENDS,
        DateRole.FUNDING_PERIOD,
        DateRole.END,
        DateRole.PERIOD,
        DateRole.START,
        DateRole.TAKES_EFFECT,
        DateRole.OPENS,
        DateRole.DECISION_EXPECTED,
        DateRole.EVALUATION_STARTS,
        DateRole.HEARING_DEADLINE,
        DateRole.SUBMISSION_DEADLINE,
        DateRole.MEETING,
        DateRole.MEASUREMENT_DUE,
        DateRole.ANSWER_DUE,
        DateRole.FOLLOW_UP,
        DateRole.PREPARATION,
    }
)
"""Roles whose event somebody must act on; the others only place a text in time."""

START_ROLES: Final[frozenset[DateRole]] = frozenset(
    {DateRole.START, DateRole.TAKES_EFFECT, DateRole.OPENS, DateRole.EVALUATION_STARTS}
)
"""Roles whose event is the beginning of the expression; the event of the others is its end."""

UNREAD_FLAGS: Final[frozenset[DateFlag]] = frozenset(
    {DateFlag.NO_YEAR, DateFlag.VAGUE, DateFlag.UNREADABLE, DateFlag.AMBIGUOUS}
)
"""Why words without a place in the calendar need a person, whatever their role."""

IN_WINDOW: Final = frozenset({Answer.CERTAIN, Answer.POSSIBLE})
SETTLED: Final = frozenset({Answer.CONFIRMED, Answer.WAIVED})
"""Answers that a person has given: they are listed only where they are asked for."""
NEEDS_ATTENTION: Final = IN_WINDOW | {Answer.PAST_UNCONFIRMED, Answer.UNPLACED}

URGENCY: Final = (
    Answer.CERTAIN,
    Answer.POSSIBLE,
    Answer.PAST_UNCONFIRMED,
    Answer.UNPLACED,
    Answer.NO,
    Answer.CONFIRMED,
    Answer.WAIVED,
)
"""The order of the groups; an event stands in the first group that one of its sources gives."""


@dataclass(frozen=True, slots=True)
class DueEvent:
    """One event as one or more sources tell it, the most precise telling first."""

    answer: Answer
    tellings: tuple[Deadline, ...]

    @property
    def lead(self) -> Deadline:
        """Return the most precise telling."""
        return self.tellings[0]

    @property
    def shown(self) -> Deadline:
        """Return the most precise telling that gives the event its answer."""
        return next(told for told in self.tellings if told.answer is self.answer)

    @property
    def disputed(self) -> bool:
        """Tell whether the sources answer differently."""
        return len({told.answer for told in self.tellings}) > 1

    def same_day_as(self, date_id: str) -> tuple[str, ...]:
        """Return the ids of the tellings that may mean the same day as one of them, it first.

        Confirming one of these confirms all: they cannot be told apart by the calendar. A
        telling of another time stays open, for it may be a later step of the same work.
        """
        chosen = next(told for told in self.tellings if told.expression.id == date_id)
        return (
            date_id,
            *(
                told.expression.id
                for told in self.tellings
                if told is not chosen and _may_coincide(told, chosen)
            ),
        )


def event_of(role: DateRole) -> Literal["start", "end"]:
    """Tell whether a role's event lies at the beginning or at the end of its expression."""
    return "start" if role in START_ROLES else "end"


def window(on: date, within: int) -> tuple[date, date]:
    """Return the first and last day of the ``within`` days from ``on``, cut at the calendar's."""
    room = (date.max - on).days
    return on, on + timedelta(days=min(max(within, 0), room))


def event_bounds(record: DateRecord) -> tuple[date | None, date | None]:
    """Return the first and last day the record's event can fall on; None is not stated."""
    if record.role in START_ROLES:
        return record.start_earliest, record.start_latest
    return record.end_earliest, record.end_latest


def answer(record: DateRecord, on: date, within: int) -> Answer:
    """Answer whether the record's event falls in the ``within`` days from ``on``.

    A passed event that nobody confirmed is told apart from one outside the window, unless
    its own source already told it as past: that is history. The answer is that of
    ``dates.falls_within``, from the bounds at hand: lists ask it a hundred thousand times.
    """
    low, high = event_bounds(record)
    return answer_of(
        confirmed=record.confirmed_on is not None,
        placed=record.earliest is not None or record.latest is not None,
        bounds=(low, high),
        written=record.document_date,
        days=window(on, within),
    )


Told = TypeVar("Told")
Day = TypeVar("Day", date, str)
"""A day, or its ISO words: both compare as the calendar does."""


def answer_of(
    *,
    confirmed: bool,
    placed: bool,
    bounds: tuple[Day | None, Day | None],
    written: Day | None,
    days: tuple[Day, Day],
) -> Answer:
    """Answer for an event between two bounds, told by a document of a day, in a window."""
    if confirmed:
        return Answer.CONFIRMED
    if not placed:
        return Answer.UNPLACED
    (low, high), (first, last) = bounds, days
    if low is None and high is None:
        return Answer.NO
    if high is not None and high < first:
        told_as_past = written is not None and high < written
        return Answer.NO if told_as_past else Answer.PAST_UNCONFIRMED
    if low is not None and low > last:
        return Answer.NO
    inside = low is not None and high is not None and first <= low and high <= last
    return Answer.CERTAIN if inside else Answer.POSSIBLE


def deadline(
    record: DateRecord, on: date, within: int, *, code: str, title: str, owner: tuple[str, str]
) -> Deadline:
    """Look at one date expression from a day; ``owner`` is (words, kind)."""
    first, last = event_bounds(record)
    return Deadline(
        expression=record,
        answer=answer(record, on, within),
        owner_kind=owner[1],
        code=code,
        title=title,
        department=owner[0],
        first=first,
        last=last,
    )


def kept_events(found: Iterable[Deadline], *, confirmed: bool = False) -> Iterator[DueEvent]:
    """Bring the tellings of one event together and yield the events that need attention.

    A "no" stands only beside a telling of the same event that answers otherwise; what was
    confirmed or waived is left out unless ``confirmed``.
    """
    wanted = NEEDS_ATTENTION | (SETTLED if confirmed else frozenset())
    for told in _by_event(found):
        event = _event(told, confirmed=confirmed)
        if event is not None and event.answer in wanted:
            yield event


def of_owners(found: Iterable[DueEvent], owners: Collection[str]) -> tuple[DueEvent, ...]:
    """Keep the events of these departments or committees (codes in small letters), or all.

    What several departments share is found as "tværgående".
    """
    cross = OwnerKind.CROSS
    return tuple(
        event
        for event in found
        if not owners
        or event.lead.department.casefold() in owners
        or (event.lead.owner_kind == cross and cross.label().casefold() in owners)
    )


def needs_placing(record: DateRecord) -> bool:
    """Tell whether words without a place in the calendar belong in the list."""
    return record.role in DUE_ROLES or (bool(record.flag) and DateFlag(record.flag) in UNREAD_FLAGS)


def _by_event(found: Iterable[Deadline]) -> list[list[Deadline]]:
    """Sort tellings into events; what belongs to no initiative stands alone."""
    alone: list[list[Deadline]] = []
    same: dict[tuple[str, DateRole], list[Deadline]] = defaultdict(list)
    for told in found:
        if told.expression.initiative_id:
            same[told.expression.initiative_id, told.expression.role].append(told)
        else:
            alone.append([told])
    for tellings in same.values():
        alone.extend(_split(tellings) if len(tellings) > 1 else [tellings])
    return alone


def _split(tellings: Sequence[Deadline]) -> list[list[Deadline]]:
    return split_tellings(tellings, _source, lambda told: told.expression.event)


def split_tellings(
    tellings: Sequence[Told],
    source: Callable[[Told], object],
    event: Callable[[Told], str],
) -> list[list[Told]]:
    """Split one initiative's tellings in one role into events.

    Sources that each hold one expression tell the same event. Where a source holds
    several, only those with the same words for the event in another source belong
    together: nothing else says which is which.
    """
    sources = [source(told) for told in tellings]
    if len(set(sources)) == len(sources):
        return [list(tellings)]
    by_words: dict[str, list[Told]] = defaultdict(list)
    result: list[list[Told]] = []
    for told in tellings:
        words = event(told).strip().casefold()
        if words:
            by_words[words].append(told)
        else:
            result.append([told])
    for named in by_words.values():
        distinct = len({source(told) for told in named}) == len(named)
        result.extend([named] if distinct else [[told] for told in named])
    return result


def _source(told: Deadline) -> tuple[str, str]:
    return str(told.expression.source_kind), told.expression.source


def event_of_tellings(tellings: Sequence[Deadline], *, confirmed: bool) -> DueEvent:
    """Make the event of tellings that are known to tell one that is listed."""
    event = _event(tellings, confirmed=confirmed)
    assert event is not None
    return event


def _event(tellings: Sequence[Deadline], *, confirmed: bool) -> DueEvent | None:
    """Make an event of its tellings; those confirmed or waived drop out unless wanted."""
    left = [told for told in tellings if confirmed or told.answer not in SETTLED]
    if not left:
        return None
    if len(left) == 1:  # nearly always; a large portfolio feels the difference
        return DueEvent(left[0].answer, (left[0],))
    return DueEvent(
        min((told.answer for told in left), key=URGENCY.index),
        tuple(sorted(left, key=_vagueness)),
    )


def _vagueness(told: Deadline) -> tuple[int, int]:
    return vagueness((told.first, told.last), told.expression.document_date)


def vagueness(bounds: tuple[date | None, date | None], written: date | None) -> tuple[int, int]:
    """Sort the most precise first; of two equally precise, the one from the later document."""
    first, last = bounds
    if first is None or last is None:
        width = date.max.toordinal() if first or last else 2 * date.max.toordinal()
    else:
        width = (last - first).days
    return width, -written.toordinal() if written else 0


def _may_coincide(one: Deadline, other: Deadline) -> bool:
    if (one.first, one.last) == (None, None) or (other.first, other.last) == (None, None):
        return False
    return max(one.first or date.min, other.first or date.min) <= min(
        one.last or date.max, other.last or date.max
    )
