"""Where days lie on the screen, and what the headings above them say."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from enum import IntEnum
from functools import lru_cache
from typing import TYPE_CHECKING, Final, NamedTuple

from PySide6.QtCore import QCoreApplication, QLocale

if TYPE_CHECKING:
    from collections.abc import Iterator

CLOSEST: Final = 48.0
"""Points per day where three weeks fill a window."""
_TEN_YEARS: Final = 3653
_STEP: Final = 1.25
_WEEKS_FROM, _MONTHS_FROM, _QUARTERS_FROM = 7.0, 1.0, 0.12
_FIRST_DAY: Final = date(1800, 1, 1).toordinal()
_LAST_DAY: Final = date(2300, 1, 1).toordinal()
_MONTHS_A_YEAR: Final = 12


class Unit(IntEnum):
    """How long a cell of a heading lasts."""

    WEEK, MONTH, QUARTER, YEAR = range(4)


class Cell(NamedTuple):
    """A stretch of the heading: its first day, the first day after it, words from long to short."""

    first: int
    after: int
    words: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Scale:
    """The days that can be scrolled to, and how wide a day is."""

    first: int
    last: int
    day: float

    @property
    def width(self) -> int:
        """Return how wide all days are."""
        return round((self.last - self.first + 1) * self.day)

    def x(self, day: float) -> float:
        """Return how far from the first day's left edge a day begins."""
        return (day - self.first) * self.day

    def day_at(self, x: float) -> float:
        """Return the day, with its share, that lies there."""
        return self.first + x / self.day

    def zoomed(self, steps: float, room: int) -> Scale:
        """Return a scale some steps closer (or, below 0, farther); ten years always fit."""
        farthest = max(room, 1) / max(_TEN_YEARS, self.last - self.first + 1)
        day = min(max(self.day * _STEP**steps, farthest), CLOSEST)
        return Scale(self.first, self.last, day)

    def units(self) -> tuple[Unit, Unit]:
        """Return what the two headings count, the longer one first."""
        if self.day >= _WEEKS_FROM:
            return Unit.MONTH, Unit.WEEK
        if self.day >= _MONTHS_FROM:
            return Unit.YEAR, Unit.MONTH
        return Unit.YEAR, Unit.QUARTER


def whole_scale(first: date, last: date, room: int) -> Scale:
    """Return the scale that shows all of it, with whole years around it."""
    begin = max(date(max(first.year, 2), 1, 1).toordinal(), _FIRST_DAY)
    end = min(date(min(last.year, 9998), 12, 31).toordinal(), _LAST_DAY)
    end = max(end, begin + 364)
    return Scale(begin, end, max(room, 1) / (end - begin + 1)).zoomed(0, room)


def cells(unit: Unit, first: float, last: float) -> tuple[Cell, ...]:
    """Return the cells of a heading that touch these days."""
    return _cells(unit, int(first), int(last) + 1, QLocale().name())


@lru_cache(maxsize=64)
def _cells(unit: Unit, first: int, last: int, _language: str) -> tuple[Cell, ...]:
    return tuple(_make(unit, max(first, _FIRST_DAY), min(last, _LAST_DAY)))


def _make(unit: Unit, first: int, last: int) -> Iterator[Cell]:
    day = _begin(unit, date.fromordinal(first))
    while day.toordinal() <= last:
        after = _next(unit, day)
        yield Cell(day.toordinal(), after.toordinal(), _words(unit, day))
        day = after


def _begin(unit: Unit, day: date) -> date:
    match unit:
        case Unit.WEEK:
            return day - timedelta(days=day.weekday())
        case Unit.MONTH:
            return day.replace(day=1)
        case Unit.QUARTER:
            return date(day.year, day.month - (day.month - 1) % 3, 1)
        case Unit.YEAR:
            return date(day.year, 1, 1)


def _next(unit: Unit, begin: date) -> date:
    if unit is Unit.WEEK:
        return begin + timedelta(days=7)
    months = {Unit.MONTH: 1, Unit.QUARTER: 3, Unit.YEAR: _MONTHS_A_YEAR}[unit]
    years, month = divmod(begin.month - 1 + months, _MONTHS_A_YEAR)
    return date(begin.year + years, month + 1, 1)


def _words(unit: Unit, day: date) -> tuple[str, ...]:
    translate = QCoreApplication.translate
    locale, short = QLocale(), QLocale.FormatType.ShortFormat
    match unit:
        case Unit.WEEK:
            week = day.isocalendar().week
            return (translate("Timeline", "uge {}").format(week), str(week))
        case Unit.MONTH:
            name = locale.standaloneMonthName(day.month)
            brief = locale.standaloneMonthName(day.month, short).rstrip(".")
            return (f"{name} {day.year}", name, brief, name[:1].upper())
        case Unit.QUARTER:
            number = (day.month + 2) // 3
            return (
                translate("Timeline", "{}. kvartal").format(number),
                translate("Timeline", "kvt. {}").format(number),
                str(number),
            )
        case Unit.YEAR:
            return (str(day.year),)
