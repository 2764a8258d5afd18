"""Why a copy of the database was made, and which copies need not be kept any longer."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING, Final, Protocol, TypeVar

from kkdesk.domain.vocabulary import Labelled

if TYPE_CHECKING:
    from collections.abc import Hashable, Iterable
    from pathlib import Path

    from kkdesk.domain.vocabulary import Lang

DAYS_OF_DAYS: Final = 14
"""So many days back each day has its copy."""
DAYS_OF_WEEKS: Final = 92
"""So many days back each week has its copy; before that each month."""


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

    All of today stay, and what a person made. For two weeks each day keeps its newest copy and
    every copy from before something large; for a quarter each week keeps one; before that each
    month does. A copy from after ``now`` stays: a clock was set back. Weeks belong to the month
    of their Thursday, so that thinning often and thinning once leave the same.
    """
    newest: dict[Hashable, T] = {}
    others: list[T] = []
    for copy in sorted(copies, key=lambda one: one.taken_at, reverse=True):
        day = copy.taken_at.astimezone(now.tzinfo).date()
        age = (now.date() - day).days
        if age <= 0 or copy.reason == BackupReason.MANUAL:
            continue
        if newest.setdefault(_place(day, age), copy) is copy:
            continue
        if age < DAYS_OF_DAYS and copy.reason != BackupReason.START:
            continue
        others.append(copy)
    return others


def _place(day: date, age: int) -> Hashable:
    """Return what a copy shares with those of which one is enough."""
    if age < DAYS_OF_DAYS:
        return day
    week = day.isocalendar()[:2]
    if age < DAYS_OF_WEEKS:
        return week
    thursday = day + timedelta(days=4 - day.isoweekday())
    return "month", thursday.year, thursday.month
