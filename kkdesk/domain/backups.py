"""Why a copy of the database was made, and which copies need not be kept any longer."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING, Final, Protocol, TypeVar

from kkdesk.domain.vocabulary import Labelled

if TYPE_CHECKING:
    from collections.abc import Hashable, Iterable
    from pathlib import Path

    from kkdesk.domain.vocabulary import Lang

DAYS: Final = 13
"""So many days with copies before today each keep one."""
WEEKS: Final = 12
"""So many weeks with copies before those days each keep one; before that each month."""


class BackupReason(Labelled):
    """What a copy was made at or before."""

    START = "start", "Ved start", "At start"
    MANUAL = "manual", "Lavet af en person", "Made by a person"
    LOAD = "load", "Før en indlæsning", "Before loading"
    CHECK_IN = "check-in", "Før en hjemhentning", "Before a check-in"
    SCHEMA = "schema", "Før en ny udgave af databasen", "Before a newer form of the database"
    RESTORE = "before-restore", "Før en genopretning", "Before a restore"


def reason_words(reason: str, lang: Lang) -> str:
    """Return the words for the reason in a copy's name, such as ``schema-3-to-4``."""
    known = next((one for one in BackupReason if reason.startswith(one.value)), None)
    return known.label(lang) if known is not None else reason


@dataclass(frozen=True, slots=True)
class StoredCopy:
    """A copy as its name and its seal tell of it; ``size`` in bytes."""

    path: Path
    taken_at: datetime
    reason: str
    size: int
    sealed: bool


class Dated(Protocol):
    """What is known of a copy that is thinned out."""

    @property
    def taken_at(self) -> datetime:
        """Return when it was made, with its time zone."""

    @property
    def reason(self) -> str:
        """Return the reason in its name."""


T = TypeVar("T", bound=Dated)


def superfluous(copies: Iterable[T], now: datetime) -> list[T]:
    """Return the copies that may go: of each day, week or month the newest one stays.

    All of today stay, and what a person made. Of the last days that have copies, `DAYS` keep their
    newest copy and every copy from before something large; of the weeks before those, `WEEKS` keep
    one; before that each month does. Days and weeks are counted by their copies, not by the clock:
    one that runs ahead by years, or a desk that stood empty, thins nothing. A copy from after
    ``now`` stays: a clock was set back. Weeks belong to the month of their Thursday, so that
    thinning often and thinning once leave the same.
    """
    by_day: dict[date, list[T]] = defaultdict(list)
    for copy in sorted(copies, key=lambda one: one.taken_at, reverse=True):
        day = copy.taken_at.astimezone(now.tzinfo).date()
        if day < now.date() and copy.reason != BackupReason.MANUAL:
            by_day[day].append(copy)
    days = list(by_day)
    gone = [
        copy for day in days[:DAYS] for copy in by_day[day][1:] if copy.reason == BackupReason.START
    ]
    older = days[DAYS:]
    last_weeks = list(dict.fromkeys(map(_week, older)))[:WEEKS]
    newest: dict[Hashable, T] = {}
    for day in older:
        place = _week(day) if _week(day) in last_weeks else _month(day)
        gone += [one for one in by_day[day] if newest.setdefault(place, one) is not one]
    return gone


def _week(day: date) -> Hashable:
    return "week", *day.isocalendar()[:2]


def _month(day: date) -> Hashable:
    thursday = day + timedelta(days=4 - day.isoweekday())
    return "month", thursday.year, thursday.month
