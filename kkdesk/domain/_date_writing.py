"""Writing dates in the house style."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final

from kkdesk.domain._date_describing import ENGLISH_MONTHS, day_in_text
from kkdesk.domain._date_reading import parse_date
from kkdesk.domain._date_types import (
    NOT_STATED,
    DateContext,
    DateExpression,
    Precision,
)
from kkdesk.domain._date_units import Atom, Span, place
from kkdesk.domain._date_words import MONTH_NAMES, SEASONS, Part

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from kkdesk.domain._date_types import Bounds
    from kkdesk.domain.vocabulary import Lang

_ENGLISH_SEASONS: Final = {
    "foråret": "spring",
    "forsommeren": "early summer",
    "sommeren": "summer",
    "sensommeren": "late summer",
    "efteråret": "autumn",
    "vinteren": "winter",
}
_SHORT_SEASONS: Final = {name: name[:-2] for name in SEASONS}
_ENGLISH_ORDINALS: Final = ("1st", "2nd", "3rd", "4th")
_YEAR_PARTS: Final = {Part.FIRST: "primo", Part.MIDDLE: "medio", Part.LAST: "ultimo"}
_PART_WORDS: Final[dict[Lang, dict[Part, str]]] = {
    "da": {Part.FIRST: "starten af", Part.MIDDLE: "midten af", Part.LAST: "slutningen af"},
    "en": {Part.FIRST: "early", Part.MIDDLE: "mid-", Part.LAST: "late"},
}


def write_date(expression: DateExpression, *, lang: Lang = "da") -> str:
    """Return the expression in the house style.

    The Danish form reads back to the same bounds and precision. What a person must look
    at, and what the style has no form for, stays in its own words. English is for
    reading only.
    """
    own_words = " ".join(expression.as_written.split())
    if not expression.is_placed or (expression.flag is not None and not expression.computed):
        return own_words
    written = _write(expression, "da")
    if written is None or not _reads_back(written, expression):
        return own_words
    return written if lang == "da" else _write(expression, lang) or own_words


def _reads_back(written: str, expression: DateExpression) -> bool:
    again = parse_date(written)
    return (again.start, again.end, again.earliest, again.latest, again.precision) == (
        expression.start,
        expression.end,
        expression.earliest,
        expression.latest,
        expression.precision,
    )


def _write(expression: DateExpression, lang: Lang) -> str | None:
    danish = lang == "da"
    start, end, precision = expression.start, expression.end, expression.precision
    if precision is Precision.BOUND:
        return _write_bound(expression, lang)
    if end == NOT_STATED:
        words = _write_span(start, precision, lang)
        lead, onwards = ("fra", " og frem") if danish else ("from", " onwards")
        tail = onwards if expression.latest is None else ""
        return words and f"{lead} {words}{tail}"
    if start == NOT_STATED:
        words = _write_span(end, precision, lang)
        return words and f"{'frem til' if danish else 'until'} {words}"
    if start == end:
        return _write_span(start, precision, lang)
    return _write_interval(expression, lang)


def _write_bound(expression: DateExpression, lang: Lang) -> str | None:
    if expression.latest is not None:
        return f"{'senest' if lang == 'da' else 'by'} {day_in_text(expression.latest, lang)}"
    if expression.earliest is not None:
        lead = "tidligst" if lang == "da" else "no earlier than"
        return f"{lead} {day_in_text(expression.earliest, lang)}"
    return None


def _write_interval(expression: DateExpression, lang: Lang) -> str | None:
    start, end, precision = expression.start, expression.end, expression.precision
    first, last = expression.earliest, expression.latest
    if first is None or last is None:
        return None
    if precision is Precision.YEARS:
        return f"{first.year}-{last.year}"
    whole = start == (first, first) and end == (last, last) and precision is not Precision.DAY
    if whole:
        return _write_whole(expression, lang)
    # MIXED alone would write "primo 2023" as the quarter with the same bounds.
    hints = ((precision, precision), (Precision.PART, Precision.MIXED))
    for hint_first, hint_last in (*hints, hints[1][::-1]):
        danish = _write_pair(start, end, (hint_first, hint_last), "da")
        if danish is not None and _reads_back(danish, expression):
            return _write_pair(start, end, (hint_first, hint_last), lang)
    return None


def _write_pair(
    start: Bounds, end: Bounds, hints: tuple[Precision, Precision], lang: Lang
) -> str | None:
    first = _write_span(start, hints[0], lang, sided=True)
    last = _write_span(end, hints[1], lang, sided=True)
    return f"{first} – {last}" if first and last else None


def _write_whole(expression: DateExpression, lang: Lang) -> str | None:
    """Write an interval that is whole units: "hele 2025", "hele februar og marts 2021"."""
    lead = "hele" if lang == "da" else "all of"
    first, last = expression.earliest, expression.latest
    one = _write_span((first, last), expression.precision, lang)
    if first and last and expression.precision is Precision.MONTH and first.month != last.month:
        months = MONTH_NAMES if lang == "da" else ENGLISH_MONTHS
        joiner = "og" if lang == "da" else "and"
        one = f"{months[first.month - 1]} {joiner} {months[last.month - 1]} {last.year}"
    return one and f"{lead} {one}"


def _write_span(
    bounds: Bounds,
    precision: Precision,
    lang: Lang,
    *,
    sided: bool = False,
) -> str | None:
    """Write one unit from its bounds; MIXED takes whichever unit has these bounds."""
    first, last = bounds
    if first is None or last is None:
        return None
    for atom in _candidates(first, last):
        span = place(atom, DateContext())
        if not isinstance(span, Span) or (span.first, span.last) != (first, last):
            continue
        if precision in {span.precision, Precision.MIXED, Precision.YEARS} and not span.flag:
            return _atom_words(atom, lang, sided=sided)
    if precision is Precision.MIXED and not sided:
        lead, joiner = ("mellem", "og") if lang == "da" else ("between", "and")
        return f"{lead} {day_in_text(first, lang)} {joiner} {day_in_text(last, lang)}"
    return None


def _candidates(first: date, last: date) -> Iterator[Atom]:
    """Yield the units that may have these bounds."""
    year, month = first.year, first.month
    yield Atom(Precision.DAY, month, month, first.day, year)
    yield Atom(Precision.YEAR, year=year)
    yield Atom(Precision.SCHOOL_YEAR, year=year, last_year=year + 1)
    for unit, size in ((Precision.HALF, 6), (Precision.QUARTER, 3), (Precision.MONTH, 1)):
        number = (month - 1) // size + 1
        yield Atom(unit, number, number, year=year)
    yield from _season_candidates(first, last)
    yield Atom(Precision.MONTH, month, last.month, year=year)  # "februar/marts 2021"
    yield from _part_candidates(first)


def _season_candidates(first: date, last: date) -> Iterator[Atom]:
    winter = len(SEASONS) - 1
    for number, (month, _) in enumerate(SEASONS.values()):
        if month != first.month:
            continue
        for last_number in range(number, len(SEASONS)):
            last_year = last.year if last_number == winter else None
            yield Atom(Precision.SEASON, number, last_number, year=first.year, last_year=last_year)


def _part_candidates(first: date) -> Iterator[Atom]:
    year, month = first.year, first.month
    wholes = (
        Atom(Precision.MONTH, month, month, year=year),
        Atom(Precision.YEAR, year=year),
        *(Atom(Precision.HALF, half, half, year=year) for half in (1, 2)),
        *(Atom(Precision.QUARTER, quarter, quarter, year=year) for quarter in range(1, 5)),
        *(Atom(Precision.SEASON, season, season, year=year) for season in range(5)),
    )
    for whole in wholes:
        for part in (Part.FIRST, Part.MIDDLE, Part.LAST):
            yield replace(whole, part=part)


def _atom_words(atom: Atom, lang: Lang, *, sided: bool) -> str:
    if atom.part is not None:
        return _part_words(atom, atom.part, lang)
    if atom.unit in _UNIT_WRITERS:
        return _UNIT_WRITERS[atom.unit](atom, lang)
    danish = lang == "da"
    if atom.unit is Precision.DAY:
        words = f"{atom.day}{'.' if danish else ''} {_month_words(atom, lang)}"
        return words if sided or not danish else f"den {words}"
    return str(atom.year)


def _part_words(atom: Atom, part: Part, lang: Lang) -> str:
    whole = replace(atom, part=None)
    if lang == "da" and atom.unit is Precision.YEAR and part in _YEAR_PARTS:
        return f"{_YEAR_PARTS[part]} {atom.year}"
    lead = _PART_WORDS[lang][part]
    space = "" if lead.endswith("-") else " "
    return f"{lead}{space}{_atom_words(whole, lang, sided=False)}"


def _month_words(atom: Atom, lang: Lang) -> str:
    names = MONTH_NAMES if lang == "da" else ENGLISH_MONTHS
    first = names[atom.number - 1]
    pair = first if atom.number == atom.last_number else f"{first}/{names[atom.last_number - 1]}"
    return f"{pair} {atom.year}"


def _counted_words(atom: Atom, lang: Lang) -> str:
    if lang == "da":
        unit = "kvartal" if atom.unit is Precision.QUARTER else "halvår"
        return f"{atom.number}. {unit} {atom.year}"
    unit = "quarter of" if atom.unit is Precision.QUARTER else "half of"
    return f"{_ENGLISH_ORDINALS[atom.number - 1]} {unit} {atom.year}"


def _season_words(atom: Atom, lang: Lang) -> str:
    names = list(SEASONS)
    first, last = names[atom.number], names[atom.last_number]
    years = str(atom.year) if atom.last_year is None else f"{atom.year}/{atom.last_year}"
    if lang == "en":
        pair = dict.fromkeys((_ENGLISH_SEASONS[first], _ENGLISH_SEASONS[last]))
        return f"{'/'.join(pair)} {years}"
    return f"{first} {years}" if first == last else f"{_SHORT_SEASONS[first]}/{last} {years}"


def _school_year_words(atom: Atom, lang: Lang) -> str:
    years = f"{atom.year}/{(atom.last_year or 0) % 100:02d}"
    return f"{'skoleåret' if lang == 'da' else 'school year'} {years}"


_UNIT_WRITERS: Final = {
    Precision.MONTH: _month_words,
    Precision.QUARTER: _counted_words,
    Precision.HALF: _counted_words,
    Precision.SEASON: _season_words,
    Precision.SCHOOL_YEAR: _school_year_words,
}
