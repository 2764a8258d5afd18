"""Calendar units: from "3. kvartal 2018" as numbers to its first and last day."""

from __future__ import annotations

from calendar import monthrange
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Final, NamedTuple

from kkdesk.domain._date_types import DateContext, DateFlag, PartConvention, Precision
from kkdesk.domain._date_words import SEASONS, Part

FIRST_YEAR: Final = 1800
LAST_YEAR: Final = 2199
ONE_DAY: Final = timedelta(days=1)
_MONTHS_PER: Final = {Precision.MONTH: 1, Precision.QUARTER: 3, Precision.HALF: 6}
_SEASON_MONTHS: Final = tuple(SEASONS.values())
_YEAR_MONTHS: Final = 12
_SCHOOL_YEAR_STARTS: Final = 8
_WINTER: Final = 12


@dataclass(frozen=True, slots=True)
class Atom:
    """One calendar unit as read: "1. september" has no year yet.

    `number` and `last_number` count months, quarters, halves or seasons; they differ in
    "februar/marts". `last_year` is the 2021 of "vinteren 2020/2021".
    """

    unit: Precision
    number: int = 1
    last_number: int = 1
    day: int = 0
    year: int | None = None
    last_year: int | None = None
    part: Part | None = None
    turn_of_year: bool = False
    ambiguous: bool = False


class Span(NamedTuple):
    """First and last day an atom covers, or a flag that says why there is none."""

    first: date
    last: date
    precision: Precision
    flag: DateFlag | None = None


def last_day_of_month(year: int, month: int) -> date:
    """Return the month's last day."""
    return date(year, month, monthrange(year, month)[1])


def months_from(year: int, month: int, count: int) -> tuple[date, date]:
    """Return first and last day of `count` months from the given one."""
    last = year * _YEAR_MONTHS + month - 1 + count - 1
    return date(year, month, 1), last_day_of_month(last // _YEAR_MONTHS, last % _YEAR_MONTHS + 1)


def place(atom: Atom, context: DateContext) -> Span | DateFlag:
    """Return the days of an atom, or why it has none (no year, impossible day)."""
    if atom.year is None:
        return DateFlag.NO_YEAR
    if atom.turn_of_year:
        return _turn_of_year(atom, atom.year, context)
    span = _whole(atom, atom.year)
    if isinstance(span, DateFlag) or atom.part is None:
        return span
    return _cut(span, atom.part, context.parts)


def _turn_of_year(atom: Atom, year: int, context: DateContext) -> Span | DateFlag:
    """Place "årsskiftet 2025" (2024/25 or 2025/26?); a document from that year decides."""
    if atom.last_year is not None:
        day = date(atom.last_year, 1, 1)
        consecutive = atom.last_year == year + 1
        return Span(day, day, Precision.DAY) if consecutive else DateFlag.UNREADABLE
    day = date(year, 1, 1)
    decided = context.document_date is not None and context.document_date.year == year
    return Span(day, day, Precision.DAY, None if decided else DateFlag.AMBIGUOUS)


def _whole(atom: Atom, year: int) -> Span | DateFlag:
    flag = DateFlag.AMBIGUOUS if atom.ambiguous else None
    if atom.unit is Precision.DAY:
        try:
            day = date(year, atom.number, atom.day)
        except ValueError:
            return DateFlag.UNREADABLE
        return Span(day, day, Precision.DAY, flag)
    if atom.unit is Precision.YEAR:
        return Span(date(year, 1, 1), date(year, 12, 31), Precision.YEAR, flag)
    if atom.unit is Precision.SCHOOL_YEAR:
        return _school_year(atom, year, flag)
    if atom.unit is Precision.SEASON:
        return _season(atom, year, flag)
    return _months(atom, year, flag)


def _months(atom: Atom, year: int, flag: DateFlag | None) -> Span | DateFlag:
    size = _MONTHS_PER[atom.unit]
    if not 1 <= atom.number <= atom.last_number <= _YEAR_MONTHS // size:
        return DateFlag.UNREADABLE
    count = (atom.last_number - atom.number + 1) * size
    return Span(*months_from(year, (atom.number - 1) * size + 1, count), atom.unit, flag)


def _school_year(atom: Atom, year: int, flag: DateFlag | None) -> Span | DateFlag:
    first, last = months_from(year, _SCHOOL_YEAR_STARTS, _YEAR_MONTHS)
    if atom.last_year is None:
        # "skoleåret 2026" may begin or end in 2026: the bounds hold both.
        first = first.replace(year=year - 1)
        return Span(first, last, Precision.SCHOOL_YEAR, DateFlag.AMBIGUOUS)
    if atom.last_year != year + 1:
        return DateFlag.UNREADABLE
    return Span(first, last, Precision.SCHOOL_YEAR, flag)


def _season(atom: Atom, year: int, flag: DateFlag | None) -> Span | DateFlag:
    month, count = _SEASON_MONTHS[atom.number]
    last_month, last_count = _SEASON_MONTHS[atom.last_number]
    crosses = last_month == _WINTER
    agreed = atom.last_year == year + 1 if crosses else atom.last_year is None
    if atom.number > atom.last_number or not (agreed or (crosses and atom.last_year is None)):
        return DateFlag.UNREADABLE
    first, _ = months_from(year, month, count)
    _, last = months_from(year, last_month, last_count)
    if not agreed:
        # "vinteren 2025" may be 2024/25 or 2025/26: the bounds hold both.
        first = first.replace(year=year - 1) if month == _WINTER else first
        flag = DateFlag.AMBIGUOUS
    return Span(first, last, Precision.SEASON, flag)


def _cut(span: Span, part: Part, convention: PartConvention) -> Span:
    if part is Part.OPENING_DAY:
        return Span(span.first, span.first, Precision.DAY, span.flag)
    if part is Part.CLOSING_DAY:
        return Span(span.last, span.last, Precision.DAY, span.flag)
    months = _month_count(span)
    if span.precision is Precision.DAY:
        return span
    if months == 1:
        first, last = _part_of_month(span, part, convention)
    else:
        edge = convention.edge_months if months == _YEAR_MONTHS else max(1, months // 3)
        first, last = _part_of_months(span, part, months, edge)
    return Span(first, last, Precision.PART, span.flag)


def _month_count(span: Span) -> int:
    return (
        (span.last.year - span.first.year) * _YEAR_MONTHS + span.last.month - span.first.month + 1
    )


def _part_of_month(span: Span, part: Part, convention: PartConvention) -> tuple[date, date]:
    first_end = span.first.replace(day=convention.first_days)
    middle_end = span.first.replace(day=convention.middle_days)
    if part is Part.FIRST:
        return span.first, first_end
    if part is Part.MIDDLE:
        return first_end + ONE_DAY, middle_end
    return middle_end + ONE_DAY, span.last


def _part_of_months(span: Span, part: Part, months: int, edge: int) -> tuple[date, date]:
    _, head_end = months_from(span.first.year, span.first.month, edge)
    _, body_end = months_from(span.first.year, span.first.month, max(1, months - edge))
    if part is Part.FIRST:
        return span.first, head_end
    if part is Part.LAST:
        return body_end + ONE_DAY, span.last
    return (head_end + ONE_DAY, body_end) if body_end > head_end else (span.first, span.last)


def with_year_of(atom: Atom, other: Atom) -> Atom:
    """Return the atom with the other's year when it has none ("april – 30. juni 2026")."""
    if atom.year is not None or other.year is None:
        return atom
    return replace(atom, year=other.year, ambiguous=atom.ambiguous or other.ambiguous)
