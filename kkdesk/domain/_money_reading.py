"""Reading a money expression: everything stated is read, nothing is guessed."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import TYPE_CHECKING

from kkdesk.domain import _money_words as words
from kkdesk.domain._money_types import Basis, MoneyExpression, MoneyFlag, Qualifier

if TYPE_CHECKING:
    from collections.abc import Sequence

_DASHES = frozenset({"", "-", "–", "—"})
_LONGEST_PERIOD = 50
_LONGEST_TEXT = 2_000
_SPACES = re.compile(r"\s+")


@dataclass(frozen=True, slots=True)
class _Amount:
    """An amount found in the text; ore is None when its digits cannot be trusted."""

    start: int
    end: int
    ore: int | None


@dataclass(frozen=True, slots=True)
class _Period:
    years: tuple[int, ...] = ()
    first: int | None = None
    last: int | None = None
    open_ended: bool = False


def parse_money(text: str, *, in_thousands: bool = False) -> MoneyExpression:
    """Read a money expression; a flag says what is missing. Never raises.

    With in_thousands the text is a table cell in 1000 kr., "-" meaning none. A text of
    more than a page is no amount and stays unread: the work grows with its square.
    """
    plain = _SPACES.sub(" ", text).strip()
    if plain in _DASHES or len(plain) > _LONGEST_TEXT:
        nothing = plain in _DASHES
        return MoneyExpression(text, flag=MoneyFlag.NO_AMOUNT if nothing else MoneyFlag.UNREADABLE)
    if in_thousands:
        return _read_cell(text, plain)
    decision = words.DECISION.search(plain)
    rest = _blank(plain, decision.span()) if decision else plain
    frame = _read_frame(text, rest, _decision_name(decision))
    amounts = _find_amounts(rest)
    dashes = list(words.NONE_IN_YEAR.finditer(rest))
    if any(amount.ore is None for amount in amounts):
        return MoneyExpression(text, flag=MoneyFlag.UNREADABLE)
    listed = _read_list(rest, amounts, dashes)
    if listed:
        return _with_list(frame, listed)
    period_text = rest
    for amount in amounts:
        period_text = _blank(period_text, (amount.start, amount.end))
    frame = _with_period(frame, period_text)
    if amounts:
        return _with_amounts(frame, rest, amounts)
    return _without_amount(frame, rest)


def money_from_cells(years: Sequence[int], cells: Sequence[str]) -> MoneyExpression:
    """Read a table row in 1000 kr., one cell for each year; a bad cell makes it unreadable."""
    as_written = " | ".join(cells)
    read = [parse_money(cell, in_thousands=True) for cell in cells]
    if len(years) != len(cells) or any(e.flag is MoneyFlag.UNREADABLE for e in read):
        return MoneyExpression(as_written, flag=MoneyFlag.UNREADABLE)
    listed = sorted((year, e.amount_ore) for year, e in zip(years, read, strict=True))
    return _with_list(MoneyExpression(as_written), listed)


def _read_cell(text: str, plain: str) -> MoneyExpression:
    match = words.CELL.fullmatch(plain)
    number = None if match is None else _number(match["number"], match["sign"])
    ore = None if number is None else _ore(number, Decimal(words.ORE_PER_THOUSAND))
    if ore is None:
        return MoneyExpression(text, flag=MoneyFlag.UNREADABLE)
    return MoneyExpression(text, amount_ore=ore, basis=Basis.TOTAL)


def _read_frame(text: str, rest: str, decided_with: str | None) -> MoneyExpression:
    """Read what stands around the amounts and the years."""
    source = next((m for pattern in words.SOURCE if (m := pattern.search(rest))), None)
    span = words.SPAN.search(rest)
    return MoneyExpression(
        text,
        basis=Basis.PER_YEAR if words.PER_YEAR.search(rest) else Basis.UNKNOWN,
        source=None if source is None else source[1].casefold(),
        decided_with=decided_with,
        part_of=words.PART_OF.search(rest) is not None,
        span_years=None if span is None else _count(span["over"] or span["prefix"]),
        temporary_stated=words.TEMPORARY.search(rest) is not None,
    )


def _decision_name(match: re.Match[str] | None) -> str | None:
    if match is None:
        return None
    years = re.sub(r" ?([-–/]) ?", r"\1", match["years"])
    return f"{match['name'].casefold()} {years}"


def _find_amounts(text: str) -> list[_Amount]:
    found = [m for m in words.AMOUNT.finditer(text) if m["unit"] or m["kroner"]]
    if found:
        return [_amount(text, m, m["word"], words.unit_ore(m["unit"])) for m in found]
    prefixed = words.PREFIXED_AMOUNT.finditer(text)
    return [_amount(text, m, None, words.UNIT_ORE[""]) for m in prefixed]


def _amount(text: str, match: re.Match[str], word: str | None, unit: Decimal) -> _Amount:
    number = (
        Decimal(words.NUMBER_WORDS[word.casefold()])
        if word
        else _number(match["number"], match["sign"])
    )
    if number is None or _is_range(text, match):
        return _Amount(match.start(), match.end(), None)
    return _Amount(match.start(), match.end(), _ore(number, unit))


def _is_range(text: str, match: re.Match[str]) -> bool:
    before = words.RANGE_BEFORE.search(text, 0, match.start())
    if before and not re.fullmatch(words.YEAR, before["low"]):
        return True
    signed = match["sign"] and text[match.start() - 1 : match.start()].isdigit()
    return bool(signed) or words.RANGE_AFTER.match(text, match.end()) is not None


def _number(digits: str, sign: str | None) -> Decimal | None:
    if not words.STRICT_NUMBER.fullmatch(digits):
        return None
    value = Decimal(re.sub(r"[. ]", "", digits).replace(",", "."))
    return -value if sign else value


def _ore(number: Decimal, unit: Decimal) -> int | None:
    if abs(number) > words.LARGEST_ORE:
        return None
    ore = number * unit
    if ore != ore.to_integral_value() or abs(ore) > words.LARGEST_ORE:
        return None
    return int(ore)


def _read_list(
    text: str, amounts: list[_Amount], dashes: list[re.Match[str]]
) -> list[tuple[int, int | None]]:
    """Return (year, øre) pairs when every amount stands with a year of its own, else nothing."""
    pairs: list[tuple[int, int | None]] = []
    with_colon = False
    for amount in amounts:
        before = words.YEAR_BEFORE.search(text, 0, amount.start)
        year = before or words.YEAR_AFTER.match(text, amount.end)
        if year is None:
            return []
        with_colon = with_colon or before is not None
        pairs.append((int(year["year"]), amount.ore))
    pairs += [(int(m["before"] or m["after"]), None) for m in dashes]
    several = len(pairs) > 1 or with_colon or bool(dashes)
    distinct = len({year for year, _ in pairs}) == len(pairs)
    return sorted(pairs, key=lambda pair: pair[0]) if several and distinct else []


def _with_list(frame: MoneyExpression, listed: Sequence[tuple[int, int | None]]) -> MoneyExpression:
    years = tuple(year for year, _ in listed)
    known = [year for year, ore in listed if ore is not None]
    span = known or years
    return replace(
        frame,
        basis=Basis.PER_YEAR_LIST,
        per_year=tuple(listed),
        years=years,
        first_year=span[0] if span else None,
        last_year=span[-1] if span else None,
        span_years=None,
        flag=None if known else MoneyFlag.NO_AMOUNT,
    )


def _with_period(frame: MoneyExpression, text: str) -> MoneyExpression:
    """Add the years; years that only follow from "over N år" are marked as computed."""
    extension = words.EXTENSION.search(text)
    period = _read_period(text[: extension.start()] if extension else text)
    extended: tuple[int, ...] = ()
    if extension and period.years:
        extended = _added_years(period.years, _read_period(text[extension.end() :]))
    elif extension:
        period = _read_period(text)
    years = tuple(sorted({*period.years, *extended}))
    first = years[0] if years else period.first
    last = years[-1] if years else period.last
    permanent = words.PERMANENT.search(text) is not None and last is None
    open_ended = period.open_ended or permanent
    computed = False
    if frame.span_years and not years and last is None and not open_ended:
        start = first if first is not None else words.budget_year(frame.decided_with)
        if start is not None:
            years = tuple(range(start, start + frame.span_years))
            first, last, computed = years[0], years[-1], True
    return replace(
        frame,
        years=years,
        first_year=first,
        last_year=last,
        open_ended=open_ended,
        computed_years=computed,
        extended_years=extended,
    )


def _added_years(before: tuple[int, ...], added: _Period) -> tuple[int, ...]:
    """Return the years a grant was extended with: those named, or all until the one named."""
    years = added.years
    if not years and added.first is None and added.last is not None:
        years = _range(before[-1] + 1, added.last).years
    return tuple(year for year in years if year not in before)


def _read_period(text: str) -> _Period:
    onwards = words.ONWARDS.search(text)
    if onwards:
        return _Period(first=int(onwards["first"]), open_ended=True)
    between = words.YEAR_RANGE.search(text)
    start, stop = words.FROM_YEAR.search(text), words.UNTIL_YEAR.search(text)
    if between:
        first = int(between["first"])
        short = between["short"]
        last = (
            first - first % 100 + int(short) if short else int(between["last"] or between["until"])
        )
        return _range(first, last)
    if start and stop:
        return _range(int(start["first"]), int(stop["last"]))
    if start or stop:
        return _Period(
            first=int(start["first"]) if start else None, last=int(stop["last"]) if stop else None
        )
    years = tuple(sorted({int(year) for year in words.SINGLE_YEAR.findall(text)}))
    return _Period(years, years[0], years[-1]) if years else _Period()


def _range(first: int, last: int) -> _Period:
    if not first <= last < first + _LONGEST_PERIOD:
        return _Period()
    return _Period(tuple(range(first, last + 1)), first, last)


def _with_amounts(frame: MoneyExpression, text: str, amounts: list[_Amount]) -> MoneyExpression:
    first = amounts[0]
    qualifier = _qualifier(text, first)
    if len(amounts) == 1:
        return _single(frame, text, first, qualifier)
    total = amounts[1]
    if len(amounts) > 2 or not _is_total(text, total):  # noqa: PLR2004 - an amount and its total
        return MoneyExpression(frame.as_written, flag=MoneyFlag.SEVERAL_AMOUNTS)
    stated = replace(frame, amount_ore=first.ore, qualifier=qualifier, stated_total_ore=total.ore)
    count = len(frame.years) - len(frame.extended_years) or frame.span_years or 0
    adds_up = first.ore is not None and first.ore * count == total.ore
    if frame.basis is Basis.PER_YEAR or (adds_up and count > 1):
        return replace(stated, basis=Basis.PER_YEAR)
    return replace(stated, flag=MoneyFlag.BASIS_UNKNOWN)


def _single(
    frame: MoneyExpression, text: str, amount: _Amount, qualifier: Qualifier | None
) -> MoneyExpression:
    in_total = _is_total(text, amount)
    basis = frame.basis
    if basis is Basis.UNKNOWN and (in_total or _covers_known_time(frame, text)):
        basis = Basis.TOTAL
    if qualifier is None and in_total:
        qualifier = Qualifier.I_ALT
    flag = MoneyFlag.BASIS_UNKNOWN if basis is Basis.UNKNOWN else None
    return replace(frame, amount_ore=amount.ore, basis=basis, qualifier=qualifier, flag=flag)


def _covers_known_time(frame: MoneyExpression, text: str) -> bool:
    over = any(match["over"] for match in words.SPAN.finditer(text))
    return over or len(frame.years) == 1


def _qualifier(text: str, amount: _Amount) -> Qualifier | None:
    before = text[: amount.start]
    return next((q for pattern, q in words.QUALIFIERS if pattern.search(before)), None)


def _is_total(text: str, amount: _Amount) -> bool:
    before = words.TOTAL_BEFORE.search(text, 0, amount.start)
    return before is not None or words.TOTAL_AFTER.match(text, amount.end) is not None


def _without_amount(frame: MoneyExpression, text: str) -> MoneyExpression:
    fraction, share = words.FRACTION.search(text), words.SHARE.search(text)
    if share is not None:
        percent = Decimal(share[1].replace(",", "."))
        return replace(frame, share_percent=percent, flag=MoneyFlag.NO_AMOUNT)
    if fraction is not None:
        return replace(frame, fraction=fraction[1], flag=MoneyFlag.FRACTION)
    if words.MONEY_WORD.search(text):
        return replace(frame, flag=MoneyFlag.NO_AMOUNT)
    return MoneyExpression(frame.as_written, flag=MoneyFlag.UNREADABLE)


def _count(word: str) -> int:
    return int(word) if word.isdecimal() else words.NUMBER_WORDS[word.casefold()]


def _blank(text: str, span: tuple[int, int]) -> str:
    """Replace a part by spaces, so that positions stay."""
    return text[: span[0]] + " " * (span[1] - span[0]) + text[span[1] :]
