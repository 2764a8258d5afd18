"""Durations ("toårigt", "3 – 6 mdr.") and ends computed from them."""

from __future__ import annotations

from calendar import monthrange
from datetime import date, timedelta
from typing import TYPE_CHECKING, Final, NamedTuple

from kkdesk.domain._date_atoms import completed_year, full_year
from kkdesk.domain._date_tokens import Line, read_line
from kkdesk.domain._date_types import (
    DateExpression,
    DateFlag,
    Precision,
    unplaced,
)
from kkdesk.domain._date_units import ONE_DAY
from kkdesk.domain._date_words import DASHES, NUMBER_WORDS
from kkdesk.domain.vocabulary import DateRole

if TYPE_CHECKING:
    from kkdesk.domain._date_types import Bounds

_LONGEST: Final = 9999
_MOST_MONTHS: Final = 12 * 200
_MOST_DAYS: Final = 366 * 200


class _Unit(NamedTuple):
    months: int = 0
    days: int = 0
    hours: bool = False


_YEARS: Final = _Unit(months=12)
_MONTHS: Final = _Unit(months=1)
_UNITS: Final[dict[str, _Unit]] = {
    word: unit
    for unit, words in {
        _YEARS: "år kalenderår budgetår skoleår",
        _Unit(months=6): "halvår",
        _Unit(months=3): "kvartal kvartaler",
        _MONTHS: "måned måneder mdr md",
        _Unit(days=7): "uge uger",
        _Unit(days=1): "dag dage døgn",
        _Unit(hours=True): "time timer",
    }.items()
    for word in words.split()
}
# Endings of words made of a number and a unit: "toårigt", "4-årig", "tiårs".
_ENDINGS: Final[tuple[tuple[str, _Unit], ...]] = (
    ("årig", _YEARS),
    ("årige", _YEARS),
    ("årigt", _YEARS),
    ("års", _YEARS),
    ("måneders", _MONTHS),
    ("måneder", _MONTHS),
)
_ENDING_LETTERS: Final = tuple(ending for ending, _ in _ENDINGS)
_NUMBER_PREFIXES: Final = {
    **{word: number for word, number in NUMBER_WORDS.items() if number > 1},
    "et": 1,
}


class Duration(NamedTuple):
    """A length of time: at least and at most so many months and days."""

    low: int
    high: int
    unit: _Unit

    @property
    def is_dated(self) -> bool:
        """Whether it is counted in years or months, as projects and grants are."""
        return self.unit.months > 0


def read_duration(line: Line, i: int) -> tuple[Duration, int] | None:
    """Read "et til fem år", "72 timer", "4-årigt" or "toårigt" at token i."""
    if (joined := _joined_word(line, i)) is not None:
        return joined
    low = _quantity(line, i)
    if low is None:
        return None
    here, high = i + 1, low
    if line.at(here).text in DASHES or line.at(here).text in {"til", "eller"}:
        high_read = _quantity(line, here + 1)
        if high_read is not None:
            here, high = here + 2, high_read
        elif line.at(here).text in DASHES and (unit := _ending(line.at(here + 1).text)):
            return Duration(low, low, unit), here + 2
    unit = _UNITS.get(line.at(here).text)
    if unit is None or high < low:
        return None
    here += 1
    if line.at(here).text == "." and line.at(here - 1).text in {"mdr", "md"}:
        here += 1
    return Duration(low, high, unit), here


def _quantity(line: Line, i: int) -> int | None:
    number = line.number(i, 1, _LONGEST)
    return NUMBER_WORDS.get(line.at(i).text) if number is None else number


def _ending(word: str) -> _Unit | None:
    return next((unit for ending, unit in _ENDINGS if word == ending), None)


def _joined_word(line: Line, i: int) -> tuple[Duration, int] | None:
    word = line.at(i).text
    if not word.endswith(_ENDING_LETTERS):
        return None
    for ending, unit in _ENDINGS:
        if word.endswith(ending):
            number = _NUMBER_PREFIXES.get(word.removesuffix(ending))
            if number is not None:
                return Duration(number, number, unit), i + 1
    return None


def first_duration(line: Line) -> Duration | None:
    """Return the first duration anywhere in the line."""
    for i in range(len(line.tokens)):
        if (read := read_duration(line, i)) is not None:
            return read[0]
    return None


def compute_end(start: DateExpression, duration_words: str) -> DateExpression:
    """Return the last day of something that starts so and lasts so long.

    A budget name counts from 1 January of its year. The result is marked as computed;
    it stays unplaced (DURATION_ONLY) when the start or the length cannot be counted.
    """
    words = f"{duration_words} ({start.as_written})"
    duration = first_duration(read_line(duration_words))
    first, last = _start_bounds(start)
    if duration is None or duration.unit.hours or first is None or last is None:
        flag = DateFlag.UNREADABLE if duration is None else DateFlag.DURATION_ONLY
        return unplaced(words, flag, Precision.DURATION, DateRole.END)
    earliest = _after(first, duration.low, duration.unit)
    latest = _after(last, duration.high, duration.unit)
    if earliest is None or latest is None:
        return unplaced(words, DateFlag.UNREADABLE, Precision.DURATION, DateRole.END)
    return DateExpression(
        as_written=words,
        earliest=earliest,
        latest=latest,
        precision=Precision.DAY if earliest == latest else Precision.MIXED,
        start=(earliest, latest),
        end=(earliest, latest),
        computed=True,
        flag=start.flag if start.is_placed else None,
        suggested_role=DateRole.END,
    )


def _start_bounds(start: DateExpression) -> Bounds:
    if start.precision is not Precision.DECISION_NAME:
        return start.start
    year = _only_year(read_line(start.as_written))
    return (None, None) if year is None else (date(year, 1, 1), date(year, 1, 1))


def _only_year(line: Line) -> int | None:
    """Return the year of a name that has exactly one ("OFS 2022/2023" has two)."""
    years: set[int] = set()
    for i in range(len(line.tokens)):
        if (year := full_year(line, i)) is None:
            continue
        years.add(year)
        joined = line.at(i + 1).text == "/" or line.at(i + 1).text in DASHES
        if joined and (last := completed_year(line, i + 2, year)) is not None:
            years.add(last)
    return years.pop() if len(years) == 1 else None


def _after(day: date, count: int, unit: _Unit) -> date | None:
    """Return the last day of the period, or None when it runs absurdly far."""
    if count * unit.months > _MOST_MONTHS or count * unit.days > _MOST_DAYS:
        return None
    months = day.year * 12 + day.month - 1 + count * unit.months
    year, month = months // 12, months % 12 + 1
    same_day = min(day.day, monthrange(year, month)[1])
    moved = date(year, month, same_day) + timedelta(days=count * unit.days)
    # 31 January plus one month has no 31st to stop before: the month's last day is the end.
    return moved if same_day < day.day else moved - ONE_DAY
