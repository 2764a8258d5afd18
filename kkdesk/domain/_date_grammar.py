"""The grammar: lead words, one or two calendar units, and what follows them."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final, NamedTuple

from kkdesk.domain._date_atoms import completed_year, full_year, read_atom
from kkdesk.domain._date_types import (
    NOT_STATED,
    DateExpression,
    DateFlag,
    Precision,
    unplaced,
)
from kkdesk.domain._date_units import ONE_DAY, Atom, Span, place, with_year_of
from kkdesk.domain._date_words import DASHES, LEADS, LEADS_BY_WORD, ONWARDS, RANGES, Lead
from kkdesk.domain.vocabulary import DateRole

if TYPE_CHECKING:
    from kkdesk.domain._date_tokens import Line
    from kkdesk.domain._date_types import DateContext

_MOST_LEADS: Final = 6
_LONGEST_SHORT_RANGE: Final = 50
_COUNTABLE: Final = frozenset(
    {Precision.DAY, Precision.MONTH, Precision.QUARTER, Precision.HALF, Precision.SEASON}
)
_LEAD_ROLES: Final = {
    Lead.FROM: DateRole.START,
    Lead.SOONEST: DateRole.START,
    Lead.UNTIL: DateRole.END,
    Lead.LATEST: DateRole.END,
    Lead.AS_OF: DateRole.STATUS_AS_OF,
}


class Leads(NamedTuple):
    """What the words before the date say, and the index after them."""

    after: int
    kind: Lead | None = None
    whole: bool = False
    introduces_year: bool = False


@dataclass(frozen=True, slots=True)
class Reading:
    """One or two units with their leads, before they are placed in the calendar."""

    leads: Leads
    first: Atom
    second: Atom | None
    onwards: bool
    after: int
    listed: bool = False  # joined by "og", not by a dash


def read_leads(line: Line, i: int) -> Leads:
    """Read the lead words at token i."""
    leads = Leads(i)
    for _ in range(_MOST_LEADS):
        step = _one_lead(line, leads.after)
        if step is None:
            break
        after, kind = step
        plain = kind in {Lead.NEUTRAL, Lead.SOFT, Lead.WHOLE}
        leads = Leads(
            after,
            leads.kind if plain else kind,
            leads.whole or kind is Lead.WHOLE,
            leads.introduces_year or kind is not Lead.SOFT,
        )
    return leads


def _one_lead(line: Line, i: int) -> tuple[int, Lead] | None:
    for phrase in LEADS_BY_WORD.get(line.at(i).text, ()):
        if after := line.has(i, phrase):
            return after, LEADS[phrase]
    return None


def read_expression(line: Line, i: int) -> Reading | None:
    """Read the longest date expression that begins at token i."""
    leads = read_leads(line, i)
    reading = _bare_range(line, leads) or _units(line, leads)
    if reading is None:
        return None
    after = line.first_of(reading.after, ONWARDS)
    if after and reading.second is None:
        return replace(reading, onwards=True, after=after)
    return reading


def _bare_range(line: Line, leads: Leads) -> Reading | None:
    """Read "1.-3. marts 2026" and "1. og 2. kvartal": the first number borrows its unit."""
    i = leads.after
    number = line.number(i, 1, 31)
    if number is None:
        return None
    here = i + 2 if line.at(i + 1).text == "." else i + 1
    joined = _joiner(line, here)
    if joined is None:
        return None
    read = read_atom(line, joined[0])
    if read is None or read[0].unit not in _COUNTABLE or line.at(joined[0]).kind != "number":
        return None
    second = read[0]
    first = (
        replace(second, day=number)
        if second.unit is Precision.DAY
        else replace(second, number=number, last_number=number)
    )
    return Reading(leads, first, second, onwards=False, after=read[1], listed=joined[1])


def _units(line: Line, leads: Leads) -> Reading | None:
    read = read_atom(line, leads.after)
    if read is None:
        return None
    first, here = read
    if (last := _years_in_a_row(line, first, here)) is not None:
        atom, after = last
        return Reading(leads, first, atom, onwards=False, after=after)
    between = leads.kind is Lead.BETWEEN
    second = _second_unit(line, first, here, between=between)
    if second is None:
        return Reading(leads, first, None, onwards=False, after=here)
    atom, after, listed = second
    return Reading(leads, first, atom, onwards=False, after=after, listed=listed)


def _years_in_a_row(line: Line, first: Atom, i: int) -> tuple[Atom, int] | None:
    """Read the rest of "2023, 2024 og 2025" when no year is left out."""
    year, here = first.year, i
    if first.unit is not Precision.YEAR or year is None or line.at(i).text != ",":
        return None
    while line.at(here).text in {",", "og"} and full_year(line, here + 1) == year + 1:
        year, here = year + 1, here + 2
    complete = line.at(here - 2).text == "og"
    return (Atom(Precision.YEAR, year=year), here) if complete else None


def _joiner(line: Line, i: int) -> tuple[int, bool] | None:
    """Return (index after the range sign, whether it is "og")."""
    if line.at(i).text in DASHES:
        return i + 1, False
    if after := line.first_of(i, RANGES):
        return after, False
    return (i + 1, True) if line.at(i).text in {"og", "samt"} else None


def _second_unit(
    line: Line, first: Atom, i: int, *, between: bool
) -> tuple[Atom, int, bool] | None:
    joined = _joiner(line, i)
    if joined is None:
        return None
    here, listed = joined[0], joined[1] and not between
    if first.unit is Precision.YEAR and line.at(here - 1).text in DASHES:
        short = _short_year(line, here, first)
        if short is not None:
            return short, here + 1, False
    inner = read_leads(line, here)
    if inner.kind not in {None, Lead.UNTIL} or (listed and inner.after != here):
        return None
    read = read_atom(line, inner.after)
    if read is None or (listed and not _can_be_listed(first, read[0])):
        return None
    return *read, listed


def _short_year(line: Line, i: int, first: Atom) -> Atom | None:
    """Read the 22 of "2019-22"; not the 3 of "2022-3", nor a year before the first."""
    if first.year is None or full_year(line, i) is not None:
        return None
    if line.at(i + 1).kind == "number" or line.at(i + 1).text in {".", "/"}:
        follows = line.at(i + 2).kind
        if line.at(i + 1).kind == "number" or (follows == "number" and line.glued(i + 2)):
            return None
    year = completed_year(line, i, first.year)
    if year is None or year - first.year > _LONGEST_SHORT_RANGE:
        return None
    return Atom(Precision.YEAR, year=year)


def _can_be_listed(first: Atom, second: Atom) -> bool:
    """Whether "og" joins the two: whole years, or units that share one year."""
    if first.unit is not second.unit:
        return False
    return first.unit is Precision.YEAR or (first.year is None and first.unit in _COUNTABLE)


def express(reading: Reading, words: str, context: DateContext) -> DateExpression:
    """Place a reading in the calendar."""
    if reading.second is None:
        return _express_one(reading, words, context)
    first = place(with_year_of(reading.first, reading.second), context)
    second = place(with_year_of(reading.second, reading.first), context)
    if isinstance(first, DateFlag):
        return unplaced(words, first, role=DateRole.PERIOD)
    if isinstance(second, DateFlag):
        return unplaced(words, second, role=DateRole.PERIOD)
    if first.first > second.first or first.last > second.last:
        return unplaced(words, DateFlag.UNREADABLE, role=DateRole.PERIOD)
    return _express_interval(reading, first, second, words)


def _express_interval(reading: Reading, first: Span, second: Span, words: str) -> DateExpression:
    same = first.precision is second.precision
    precision = first.precision if same else Precision.MIXED
    if precision is Precision.YEAR:
        precision = Precision.YEARS
    flag = first.flag or second.flag
    if reading.listed and second.first > first.last + ONE_DAY:
        flag = DateFlag.AMBIGUOUS  # "i 2019 og 2021" leaves 2020 out, an interval cannot
    start, end = (first.first, first.last), (second.first, second.last)
    role = DateRole.PERIOD
    if reading.leads.kind is Lead.BETWEEN:
        start = end = (first.first, second.last)
        precision, role = Precision.MIXED, DateRole.MENTIONED
    elif reading.leads.whole:
        start, end = (first.first, first.first), (second.last, second.last)
    return DateExpression(
        as_written=words,
        earliest=first.first,
        latest=second.last,
        precision=precision,
        start=start,
        end=end,
        flag=flag,
        suggested_role=None if role is DateRole.MENTIONED else role,
    )


def _express_one(reading: Reading, words: str, context: DateContext) -> DateExpression:
    kind = reading.leads.kind
    closing = reading.first.part is not None and reading.first.part.name == "CLOSING_DAY"
    role = _LEAD_ROLES.get(kind) if kind else DateRole.END if closing else None
    span = place(reading.first, context)
    if isinstance(span, DateFlag):
        return unplaced(words, span, role=role)
    expression = DateExpression(
        as_written=words,
        earliest=span.first,
        latest=span.last,
        precision=span.precision,
        start=(span.first, span.last),
        end=(span.first, span.last),
        flag=span.flag,
        suggested_role=role,
    )
    if reading.onwards:
        return replace(
            expression, latest=None, end=NOT_STATED, open_end=True, suggested_role=DateRole.START
        )
    return _bound(expression, span, kind, whole=reading.leads.whole)


def _bound(point: DateExpression, span: Span, kind: Lead | None, *, whole: bool) -> DateExpression:
    """Apply "fra", "frem til", "før", "senest", "efter", "tidligst" or "hele"."""
    if kind is Lead.FROM:
        return replace(point, end=NOT_STATED, open_end=True)
    if kind is Lead.UNTIL:
        return replace(point, start=NOT_STATED, open_start=True)
    if kind in {Lead.BEFORE, Lead.LATEST}:
        last = span.last if kind is Lead.LATEST else span.first - ONE_DAY
        return replace(
            point,
            earliest=None,
            latest=last,
            precision=Precision.BOUND,
            start=(None, last),
            end=(None, last),
            open_start=True,
        )
    if kind in {Lead.AFTER, Lead.SOONEST}:
        first = span.first if kind is Lead.SOONEST else span.last + ONE_DAY
        return replace(
            point,
            earliest=first,
            latest=None,
            precision=Precision.BOUND,
            start=(first, None),
            end=(first, None),
            open_end=True,
        )
    if whole and span.first != span.last:
        return replace(point, start=(span.first, span.first), end=(span.last, span.last))
    return point
