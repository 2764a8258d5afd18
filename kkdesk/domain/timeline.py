"""What a timeline draws: one line per record, with a bar and points placed by their bounds.

Days are ordinals (1 is 1 January of year 1), so that drawing and searching are plain arithmetic.
No date vanishes: a telling that a more precise one of the same event covers is left out, words
that cannot be placed stand on the line as words.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import TYPE_CHECKING, Final

from kkdesk.domain.deadlines import (
    DUE_ROLES,
    START_ROLES,
    answer,
    event_bounds,
    needs_placing,
)
from kkdesk.domain.records import Answer
from kkdesk.domain.vocabulary import DateRole, DeadlineAction, Labelled

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from kkdesk.domain.due import Decision
    from kkdesk.domain.records import DateRecord, Deadline

OPEN_DAYS: Final = 183
"""How far a bar fades out where no end (or no start) is stated at all."""

_PERIODS: Final = frozenset({DateRole.PERIOD, DateRole.FUNDING_PERIOD})
_ENDS: Final = (DateRole.END, DateRole.TRIAL_ENDS, DateRole.PERIOD, DateRole.FUNDING_ENDS,
                DateRole.FUNDING_PERIOD)  # fmt: skip
_STARTS: Final = (DateRole.START, DateRole.PERIOD, DateRole.TRIAL_ENDS, DateRole.END,
                  DateRole.FUNDING_PERIOD, DateRole.FUNDING_ENDS)  # fmt: skip
"""Roles that may begin or end an initiative's bar, the one that says most first."""


class Grouping(Labelled):
    """What the lines of a timeline stand under."""

    OBJECTIVE = "objective", "Målsætning", "Objective"
    DEPARTMENT = "department", "Forvaltning", "Department"
    PLAN = "plan", "Plan", "Plan"


@dataclass(frozen=True, slots=True)
class LineKey:
    """Which record a line shows.

    ``kind`` is initiative, case, round, plan, policy, question, indicator or remark.
    """

    kind: str
    record_id: str


@dataclass(frozen=True, slots=True)
class LineGroup:
    """A heading and the lines under it, in their order."""

    id: str
    title: str
    lines: tuple[LineKey, ...]


@dataclass(frozen=True, slots=True)
class Mark:
    """A bar or a point: it surely lasts from ``sure_from`` to ``sure_to``.

    It may have begun as early as ``first`` and end as late as ``last``; ``open_start`` and
    ``open_end`` say that a bound is not stated at all. A point surely lasts nowhere unless its
    day is exact: its event lies anywhere between ``first`` and ``last``.
    """

    dates: tuple[DateRecord, ...]
    first: int
    sure_from: int
    sure_to: int
    last: int
    point: bool
    answer: Answer
    open_start: bool = False
    open_end: bool = False
    derived: bool = False
    """Whether it follows from a record or a rule, instead of being written as a date."""

    @property
    def exact(self) -> bool:
        """Tell whether both ends are known to the day."""
        open_ended = self.open_start or self.open_end
        return not open_ended and self.first == self.sure_from and self.sure_to == self.last

    @property
    def middle(self) -> int:
        """Return the day a point is drawn at."""
        return (self.first + self.last) // 2


@dataclass(frozen=True, slots=True)
class Line:
    """A record with its marks in the order of time, and words that cannot be placed."""

    key: LineKey
    code: str
    title: str
    owner: str
    marks: tuple[Mark, ...] = ()
    unplaced: tuple[DateRecord, ...] = ()
    confidential: bool = False

    @property
    def name(self) -> str:
        """Return the code and the title."""
        return f"{self.code} {self.title}".strip()


Derived = Mapping[LineKey, "tuple[Deadline, ...]"]
"""The deadlines of lines that no date expression tells."""


def as_decided(record: DateRecord, decided: Iterable[Decision]) -> DateRecord | None:
    """Return a date as it stands by the decisions that hold for it; None if it was waived.

    A moved end leaves the beginning that was told with it.
    """
    shown: DateRecord | None = record
    for one in decided:
        if event_bounds(record) != (one.old_first, one.old_last):
            continue
        if one.action is DeadlineAction.WAIVED:
            shown = None
        elif one.action is DeadlineAction.MOVED:
            record = shown = _moved(record, one)
        else:
            shown = replace(record, confirmed_on=one.decided_on or record.confirmed_on)
    return shown


def _moved(record: DateRecord, one: Decision) -> DateRecord:
    first, last, words = one.first, one.last, one.words
    if record.role in START_ROLES:
        return replace(record, as_written=words, start_earliest=first, start_latest=last,
                       earliest=first, latest=record.latest or last)  # fmt: skip
    return replace(record, as_written=words, end_earliest=first, end_latest=last,
                   earliest=record.earliest or first, latest=last)  # fmt: skip


def make_marks(dates: Iterable[DateRecord], on: date) -> tuple[Mark, ...]:
    """Return the bar (at most one) and the points of one record, seen from a day."""
    placed = [one for one in dates if one.role in DUE_ROLES and _has_place(one)]
    bar = _bar(placed, on)
    used = bar.dates if bar else ()
    marks = [*([bar] if bar else ()), *_points((d for d in placed if d not in used), bar, on)]
    return in_order(marks)


def in_order(marks: Iterable[Mark]) -> tuple[Mark, ...]:
    """Return marks in the order of time, a bar before the points of its days."""
    return tuple(sorted(marks, key=lambda mark: (mark.first, mark.last, mark.point, mark.derived)))


def derived_marks(deadlines: Iterable[Deadline]) -> tuple[Mark, ...]:
    """Return a point per day and role; those that fall together are told together."""
    together: dict[tuple[DateRole, date, date, Answer], list[DateRecord]] = {}
    for told in deadlines:
        first, last = told.first or told.last, told.last or told.first
        if first is not None and last is not None:
            key = (told.expression.role, first, last, told.answer)
            together.setdefault(key, []).append(told.expression)
    return tuple(
        Mark(
            tuple(records),
            first.toordinal(),
            (first if first == last else last).toordinal(),
            (last if first == last else first).toordinal(),
            last.toordinal(),
            point=True,
            answer=verdict,
            derived=True,
        )
        for (_, first, last, verdict), records in together.items()
    )


def make_unplaced(dates: Iterable[DateRecord]) -> tuple[DateRecord, ...]:
    """Return the words that have no place in time and that somebody must look at."""
    return tuple(
        one for one in dates
        if not _has_place(one) and one.confirmed_on is None and needs_placing(one)
    )  # fmt: skip


def _has_place(one: DateRecord) -> bool:
    return one.earliest is not None or one.latest is not None


def _bar(placed: Sequence[DateRecord], on: date) -> Mark | None:
    """Join the start and the end that say most; None unless the record lasts for a while."""
    starting = _best(placed, _STARTS, _start_bounds)
    ending = _best(placed, _ENDS, lambda d: (d.end_earliest, d.end_latest))
    lasting = starting is not None and starting.role in {DateRole.START, *_PERIODS}
    if not lasting and not (ending and (ending.role in _PERIODS or starting)):
        return None
    low, sure_from = _bounds(starting, start=True)
    sure_to, high = _bounds(ending, start=False)
    open_start, open_end = not low, not high
    first, sure_from = low or sure_from or sure_to or high, sure_from or low or sure_to or high
    last, sure_to = high or sure_to or sure_from, sure_to or high or sure_from
    if first > last:
        return None  # the sources contradict each other: each is shown as a point
    if open_start:
        first = max(min(first, sure_to) - OPEN_DAYS, 1)
    if open_end:  # what began and is not said to have ended goes on, nobody knows how long
        last = min(max(last, sure_from, on.toordinal()) + OPEN_DAYS, date.max.toordinal())
    if sure_from > sure_to:  # "2024" to "2024": it surely lasts nowhere in particular
        sure_from = sure_to = min(max((sure_from + sure_to) // 2, first), last)
    told = tuple(dict.fromkeys(d for d in (starting, ending) if d is not None))
    asked = ending or starting
    verdict = answer(asked, on, 0) if asked else Answer.NO
    return Mark(told, first, sure_from, sure_to, last, point=False, answer=verdict,
                open_start=open_start, open_end=open_end)  # fmt: skip


def _start_bounds(one: DateRecord) -> tuple[date | None, date | None]:
    """Return when something began; an end told as one moment ("i 2023") tells no beginning."""
    begun, over = one.start_latest or one.start_earliest, one.end_earliest or one.end_latest
    lasts = begun is not None and (over is None or begun < over)
    if one.role is DateRole.START or one.role in _PERIODS or lasts:
        return one.start_earliest, one.start_latest
    return None, None


def _best(
    placed: Sequence[DateRecord],
    roles: Sequence[DateRole],
    bounds: Callable[[DateRecord], tuple[date | None, date | None]],
) -> DateRecord | None:
    """Return the telling of the leading role that has a bound there, the most precise of them."""
    for role in roles:
        found = [d for d in placed if d.role is role and any(bounds(d))]
        if found:
            return min(found, key=lambda d: (_width(*bounds(d)), d.id))
    return None


def _bounds(one: DateRecord | None, *, start: bool) -> tuple[int, int]:
    """Return the ordinals of a start's or an end's first and last day, 0 where not stated."""
    if one is None:
        return 0, 0
    low, high = (
        (one.start_earliest, one.start_latest) if start else (one.end_earliest, one.end_latest)
    )
    return low.toordinal() if low else 0, high.toordinal() if high else 0


def _width(low: date | None, high: date | None) -> int:
    return (high - low).days if low and high else 100_000


def _points(left: Iterable[DateRecord], bar: Mark | None, on: date) -> Iterator[Mark]:
    """Yield a point for each event that is told apart, the most precise telling of it."""
    kept: list[tuple[DateRole, str, int, int]] = []
    if bar is not None:
        ending = bar.dates[-1]
        kept += [
            (role, "", *_span(ending)) for role in (DateRole.END, *_PERIODS, ending.role)
            if any(event_bounds(ending))
        ]  # fmt: skip
        starting = bar.dates[0]
        if starting.role is DateRole.START:
            kept.append((DateRole.START, "", *_span(starting)))
    for one in sorted(left, key=lambda d: (_width(*event_bounds(d)), d.id)):
        first, last = _span(one)
        event = one.event.strip().casefold()
        if any(
            one.role is role and (not event or not other or event == other)
            and first <= until and since <= last
            for role, other, since, until in kept
        ):  # fmt: skip
            continue  # a less precise telling of what is shown
        kept.append((one.role, event, first, last))
        low, high = _event_or_place(one)
        exact = first == last
        yield Mark((one,), first, first if exact else last, last if exact else first, last,
                   point=True, answer=answer(one, on, 0),
                   open_start=low is None, open_end=high is None)  # fmt: skip


def _event_or_place(one: DateRecord) -> tuple[date | None, date | None]:
    """Return the bounds of the event, or of the whole expression where it tells none."""
    low, high = event_bounds(one)
    return (low, high) if low or high else (one.earliest, one.latest)


def _span(one: DateRecord) -> tuple[int, int]:
    """Return the first and last day of the event; a bound that is missing lies at the other."""
    low, high = _event_or_place(one)
    known = low or high
    if known is None:
        raise ValueError(one.id)
    return (low or known).toordinal(), (high or known).toordinal()
