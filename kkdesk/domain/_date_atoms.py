"""Readers of single calendar units ("den 30. juni i 2019", "skoleåret 2026/27")."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final

from kkdesk.domain._date_types import Precision
from kkdesk.domain._date_units import FIRST_YEAR, LAST_YEAR, Atom
from kkdesk.domain._date_words import (
    DASHES,
    HALF_WORDS,
    MONTHS,
    ORDINALS,
    PARTS,
    PARTS_BY_WORD,
    QUARTER_WORDS,
    SCHOOL_YEAR_WORDS,
    SEASON_WORDS,
    SEASONS,
    TURN_WORDS,
    Part,
)

if TYPE_CHECKING:
    from collections.abc import Callable

    from kkdesk.domain._date_tokens import Line

Read = tuple[Atom, int]
_SEASON_INDEX: Final = {name: index for index, name in enumerate(SEASONS)}
_CENTURY: Final = 100
_DECEMBER: Final = 12
_APOSTROPHES: Final = frozenset("'’´")
_YEAR_JOINERS: Final = frozenset({"i", "af", "år", "året", ","})
_BEGINNINGS: Final = frozenset(
    {*PARTS_BY_WORD, *MONTHS, *SEASON_WORDS, *ORDINALS, *SCHOOL_YEAR_WORDS, *TURN_WORDS, "q", "k"}
)
_UNITS: Final = {
    **dict.fromkeys(QUARTER_WORDS, Precision.QUARTER),
    **dict.fromkeys(HALF_WORDS, Precision.HALF),
}


def full_year(line: Line, i: int) -> int | None:
    """Return the four-digit year here, if any."""
    return line.number(i, FIRST_YEAR, LAST_YEAR, digits=4)


def completed_year(line: Line, i: int, first: int) -> int | None:
    """Return the year after a slash or dash: 2027, or 27 completed from 2026."""
    if (year := full_year(line, i)) is not None:
        return year
    short = line.number(i, 0, _CENTURY - 1, digits=2)
    if short is None:
        return None
    year = first - first % _CENTURY + short
    return year if year > first else year + _CENTURY


def read_atom(line: Line, i: int) -> Read | None:
    """Read one calendar unit at token i."""
    token = line.at(i)
    if token.kind != "number" and token.text not in _BEGINNINGS:
        return None
    for phrase in PARTS_BY_WORD.get(token.text, ()):
        if after := line.has(i, phrase):
            return _read_part(line, after, PARTS[phrase])
    for reader in _READERS:
        if (read := reader(line, i)) is not None:
            return read
    return None


def _read_part(line: Line, i: int, part: Part) -> Read | None:
    start = i + 1 if line.at(i).text in {"år", "året"} else i
    if (inner := read_atom(line, start)) is None or inner[0].part is not None:
        return None
    return replace(inner[0], part=part), inner[1]


def _with_year(line: Line, i: int, atom: Atom) -> Read:
    """Add the year that follows, if one does: "2025", "i 2019", "'20", "2020/2021"."""
    here = i + 1 if line.at(i).text in _YEAR_JOINERS else i
    if (year := full_year(line, here)) is not None:
        if line.at(here + 1).text == "/" and atom.unit is Precision.SEASON:
            last = completed_year(line, here + 2, year)
            if last is not None:
                return replace(atom, year=year, last_year=last), here + 3
        return replace(atom, year=year), here + 1
    here = i + 1 if line.at(i).text in _APOSTROPHES else i
    short = line.number(here, 0, _CENTURY - 1, digits=2)
    if short is None or (line.strict and line.at(here + 1).kind in {"word", "number"}):
        return atom, i
    if line.at(here + 1).text in {".", "/", "%"} and line.at(here + 2).kind != "end":
        return atom, i
    # Two digits are read as this century, and a person confirms it.
    return replace(atom, year=2000 + short, ambiguous=True), here + 1


def _iso(line: Line, i: int) -> Read | None:
    year = full_year(line, i)
    if year is None or line.at(i + 1).text != "-":
        return None
    month = line.number(i + 2, 0, 99, digits=2)
    if month is None:
        return None
    day = line.number(i + 4, 0, 99, digits=2)
    if day is not None and line.at(i + 3).text == "-":
        return Atom(Precision.DAY, month, month, day, year), i + 5
    if not line.strict and 1 <= month <= _DECEMBER and month <= year % _CENTURY:
        return Atom(Precision.MONTH, month, month, year=year, ambiguous=True), i + 3
    return None


def _numeric_day(line: Line, i: int) -> Read | None:
    day, month = line.number(i, 0, 99), line.number(i + 2, 0, 99)
    mark = line.at(i + 1).text
    if day is None or month is None or mark not in {".", "/", "-"}:
        return None
    here = i + 3
    if line.at(here).text in {mark, "-", "–"}:
        here += 1
    elif mark != "/":
        return None
    year = full_year(line, here)
    if year is not None:
        return Atom(Precision.DAY, month, month, day, year), here + 1
    short = line.number(here, 0, 99, digits=2)
    if line.strict or mark == "-":
        return None
    if short is not None:
        atom = Atom(Precision.DAY, month, month, day, 2000 + short, ambiguous=True)
        return atom, here + 1
    return (Atom(Precision.DAY, month, month, day), i + 3) if mark == "/" else None


def _ordinal(line: Line, i: int) -> tuple[int, int] | None:
    """Return (number, index after it) of "1.", "1" or "første"."""
    if (number := ORDINALS.get(line.at(i).text)) is not None:
        return number, i + 1
    number = line.number(i, 0, 99)
    if number is None:
        return None
    return number, i + 2 if line.at(i + 1).text == "." else i + 1


def _day_of_month(line: Line, i: int) -> Read | None:
    read = _ordinal(line, i)
    if read is None or line.at(i).kind == "word":
        return None
    day, here = read
    month = MONTHS.get(line.at(here).text)
    if month is None:
        return None
    here = _after_abbreviation(line, here)
    return _with_year(line, here, Atom(Precision.DAY, month, month, day))


def _after_abbreviation(line: Line, i: int) -> int:
    """Step over a month and the point of its short form."""
    short = len(line.at(i).text) <= len("sept")
    return i + 2 if short and line.at(i + 1).text == "." else i + 1


def _counted_unit(line: Line, i: int) -> Read | None:
    if line.at(i).text in {"q", "k"} and (quarter := line.number(i + 1, 1, 4)) is not None:
        return _with_year(line, i + 2, Atom(Precision.QUARTER, quarter, quarter))
    read = _ordinal(line, i)
    unit = _UNITS.get(line.at(read[1]).text) if read else None
    if read is None or unit is None:
        return None
    here = read[1] + 1
    here += line.at(here).text == "."
    return _with_year(line, here, Atom(unit, read[0], read[0]))


def _month(line: Line, i: int) -> Read | None:
    month = MONTHS.get(line.at(i).text)
    if month is None:
        return None
    here, last = _after_abbreviation(line, i), month
    if line.at(here).text == "/" and (other := MONTHS.get(line.at(here + 1).text)) is not None:
        here, last = _after_abbreviation(line, here + 1), other
    return _with_year(line, here, Atom(Precision.MONTH, month, last))


def _season(line: Line, i: int) -> Read | None:
    name = SEASON_WORDS.get(line.at(i).text)
    if name is None:
        return None
    last, here = name, i + 1
    if line.at(here).text == "/" and (other := SEASON_WORDS.get(line.at(here + 1).text)):
        last, here = other, here + 2
    atom = Atom(Precision.SEASON, _SEASON_INDEX[name], _SEASON_INDEX[last])
    return _with_year(line, here, atom)


def _school_year(line: Line, i: int) -> Read | None:
    if line.at(i).text not in SCHOOL_YEAR_WORDS:
        return None
    atom = Atom(Precision.SCHOOL_YEAR)
    year = full_year(line, i + 1)
    if year is None:
        short = line.number(i + 1, 0, 99, digits=2)
        slash = line.at(i + 2).text == "/"
        if short is None or not slash:
            return None if line.strict else (atom, i + 1)
        year, atom = 2000 + short, replace(atom, ambiguous=True)
    if line.at(i + 2).text in {"/", *DASHES}:
        last = completed_year(line, i + 3, year)
        if last is not None:
            return replace(atom, year=year, last_year=last), i + 4
    return replace(atom, year=year), i + 2


def _turn_of_year(line: Line, i: int) -> Read | None:
    if line.at(i).text not in TURN_WORDS:
        return None
    atom = Atom(Precision.DAY, turn_of_year=True)
    year = full_year(line, i + 1)
    if year is None:
        return atom, i + 1
    if line.at(i + 2).text in {"/", *DASHES}:
        last = completed_year(line, i + 3, year)
        if last is not None:
            return replace(atom, year=year, last_year=last), i + 4
    return replace(atom, year=year), i + 2


def _year(line: Line, i: int) -> Read | None:
    year = full_year(line, i)
    if year is None or line.at(i + 1).text in {"%", "§"}:
        return None
    if line.at(i + 1).text == "/":
        last = completed_year(line, i + 2, year)
        if last is not None:
            # A slash is one season, most likely a school year, but the word is missing.
            atom = Atom(Precision.SCHOOL_YEAR, year=year, last_year=last, ambiguous=True)
            return atom, i + 3
    return Atom(Precision.YEAR, year=year), i + 1


_READERS: Final[tuple[Callable[[Line, int], Read | None], ...]] = (
    _iso,
    _numeric_day,
    _day_of_month,
    _counted_unit,
    _month,
    _season,
    _school_year,
    _turn_of_year,
    _year,
)
