"""Writing money: the canonical Danish words, the reading in full, and plain figures."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from kkdesk.domain import _money_words as words
from kkdesk.domain._money_types import (
    Basis,
    MoneyExpression,
    MoneyFlag,
    Qualifier,
    is_permanent,
    is_temporary,
)
from kkdesk.domain.numbers import format_number

if TYPE_CHECKING:
    from kkdesk.domain.vocabulary import Lang

_MOST_MILLION_DECIMALS = 3
_NONE = "-"
_SHORTEST_RANGE = 3
_NOT_STATED = {"da": "beløb ikke oplyst", "en": "amount not stated"}
_PER_YEAR = {"da": "årligt", "en": "per year"}
_PART_OF = {"da": "heraf", "en": "of which"}
_TEMPORARY = {"da": "midlertidigt", "en": "temporary"}
_FROM_SOURCE = {"da": "af", "en": "from"}
_AND = {"da": "og", "en": "and"}


def format_ore(ore: int, lang: Lang = "da") -> str:
    """Write øre in full kroner: "22.700.000 kr.", with two decimals only when they count."""
    kroner = Decimal(ore) / words.ORE_PER_KRONE
    text = format_number(kroner, lang)
    if ore % words.ORE_PER_KRONE:
        mark = "." if lang == "en" else ","
        whole, _, decimals = text.partition(mark)
        text = f"{whole}{mark}{decimals:0<2}"
    return f"DKK {text}" if lang == "en" else f"{text} kr."


def format_mio(ore: int, lang: Lang = "da") -> str:
    """Write øre in millions: "22,7 mio. kr."; nothing is rounded away."""
    text = format_number(Decimal(ore) / words.ORE_PER_MILLION, lang)
    return f"DKK {text} million" if lang == "en" else f"{text} mio. kr."


def format_thousands(ore: int | None, lang: Lang = "da") -> str:
    """Write øre in 1000 kr. as a table cell does; "-" for none."""
    if ore is None:
        return _NONE
    return format_number(Decimal(ore) / words.ORE_PER_THOUSAND, lang)


def write_money(expr: MoneyExpression, lang: Lang = "da", *, in_thousands: bool = False) -> str:
    """Write the expression in canonical words; in Danish, reading them gives the same again.

    With in_thousands only the amount is written, as a table cell. What could not be read is
    returned as it was written.
    """
    if in_thousands:
        return format_thousands(expr.amount_ore, lang)
    if expr.flag in {MoneyFlag.UNREADABLE, MoneyFlag.SEVERAL_AMOUNTS}:
        return expr.as_written
    if expr.basis is Basis.PER_YEAR_LIST:
        head = "; ".join(
            f"{year}: {_NONE if ore is None else _short(ore, lang)}" for year, ore in expr.per_year
        )
        tail = [_source(expr, lang)]
    else:
        head = _head(expr, lang)
        tail = [
            _per_year(expr, lang), _span(expr, lang), _period(expr, lang), _stated(expr, lang),
            _extension(expr, lang), _source(expr, lang),
        ]  # fmt: skip
    if expr.temporary_stated:
        tail.append(_TEMPORARY[lang])
    rest = "".join(part if part.startswith(",") else f" {part}" for part in tail if part)
    if expr.decided_with:
        rest += f", {expr.decided_with}"
    if not head:
        head = _NOT_STATED[lang] if rest or expr.part_of else _NONE
    return (f"{_PART_OF[lang]} " if expr.part_of else "") + head + rest


def describe_money(expr: MoneyExpression, lang: Lang = "da") -> str:
    """Say how the expression was read, for the line below the field."""
    if expr.flag in {MoneyFlag.UNREADABLE, MoneyFlag.SEVERAL_AMOUNTS}:
        return expr.flag.label(lang)
    if expr.basis is Basis.PER_YEAR_LIST:
        return _describe_list(expr, lang)
    parts = [_describe_amount(expr, lang)]
    years = _describe_years(expr, lang)
    if years:
        parts.append(years)
    if expr.stated_total_ore is not None:
        label = Basis.TOTAL.label(lang).lower()
        parts.append(f", {label} {format_ore(expr.stated_total_ore, lang)}")
    if expr.source:
        parts.append(f" {_FROM_SOURCE[lang]} {expr.source}")
    if expr.flag in {MoneyFlag.BASIS_UNKNOWN, MoneyFlag.FRACTION}:
        label = expr.flag.label(lang)
        parts.append(f"; {label[0].lower()}{label[1:]}")
    return "".join(parts) + _duration(expr, lang)


def _describe_amount(expr: MoneyExpression, lang: Lang) -> str:
    if expr.share_percent is not None:
        share = format_number(expr.share_percent, lang)
        return f"{share} pct. af et beløb" if lang == "da" else f"{share}% of an amount"
    if expr.fraction is not None:
        return f"{expr.fraction} af et beløb" if lang == "da" else f"{expr.fraction} of an amount"
    if expr.amount_ore is None:
        return MoneyFlag.NO_AMOUNT.label(lang)
    amount = _qualified(expr, format_ore(expr.amount_ore, lang), lang)
    prefix = f"{_PART_OF[lang]} " if expr.part_of else ""
    suffix = {
        Basis.PER_YEAR: {"da": " om året", "en": " per year"}[lang],
        Basis.TOTAL: ""
        if expr.qualifier is Qualifier.I_ALT
        else f" {Basis.TOTAL.label(lang).lower()}",
    }.get(expr.basis, "")
    return prefix + amount + suffix


def _describe_years(expr: MoneyExpression, lang: Lang) -> str:
    if expr.open_ended:
        no_end = {"da": ", uden slutår", "en": ", without an end year"}[lang]
        start = {"da": " fra", "en": " from"}[lang]
        return f"{start} {expr.first_year}{no_end}" if expr.first_year else no_end
    text = ""
    if expr.span_years is not None:
        text = f" over {expr.span_years} " + {"da": "år", "en": "years"}[lang]
    if expr.computed_years:
        note = {"da": "beregnet", "en": "computed"}[lang]
        return f"{text}: {expr.first_year}–{expr.last_year} ({note})"
    period = _in_years(expr.years, lang) if expr.years else _period(expr, lang)
    return f"{text} {period}" if period else text


def _describe_list(expr: MoneyExpression, lang: Lang) -> str:
    parts = [
        f"{year}: {_NONE if ore is None else format_ore(ore, lang)}" for year, ore in expr.per_year
    ]
    total = sum(ore for _, ore in expr.per_year if ore is not None)
    label = Basis.TOTAL.label(lang).lower()
    return f"{', '.join(parts)}; {label} {format_ore(total, lang)}{_duration(expr, lang)}"


def _duration(expr: MoneyExpression, lang: Lang) -> str:
    if is_permanent(expr):
        return {"da": " – varig", "en": " – permanent"}[lang]
    if is_temporary(expr):
        return {"da": " – midlertidig", "en": " – temporary"}[lang]
    return ""


def _short(ore: int, lang: Lang) -> str:
    """Write in millions from one million up when three decimals suffice, else in kroner."""
    step = words.ORE_PER_MILLION // 10**_MOST_MILLION_DECIMALS
    if abs(ore) >= words.ORE_PER_MILLION and ore % step == 0:
        return format_mio(ore, lang)
    return format_ore(ore, lang)


def _head(expr: MoneyExpression, lang: Lang) -> str:
    if expr.share_percent is not None:
        share = format_number(expr.share_percent, lang)
        return f"{share} %" if lang == "da" else f"{share}%"
    if expr.fraction is not None:
        return expr.fraction
    if expr.amount_ore is None:
        return ""
    amount = _qualified(expr, _short(expr.amount_ore, lang), lang)
    evident = len(expr.years) == 1 or expr.span_years is not None
    if expr.basis is Basis.TOTAL and not evident and expr.qualifier is not Qualifier.I_ALT:
        return f"{Qualifier.I_ALT.label(lang)} {amount}"
    return amount


def _qualified(expr: MoneyExpression, amount: str, lang: Lang) -> str:
    return amount if expr.qualifier is None else f"{expr.qualifier.label(lang)} {amount}"


def _per_year(expr: MoneyExpression, lang: Lang) -> str:
    return _PER_YEAR[lang] if expr.basis is Basis.PER_YEAR else ""


def _span(expr: MoneyExpression, lang: Lang) -> str:
    if expr.span_years is None:
        return ""
    # "over N år" says that the amount is a total; "N-årigt" says nothing about that.
    if expr.basis is Basis.UNKNOWN and lang == "da":
        return f"{expr.span_years}-årigt"
    word = _number_word(expr.span_years) if lang == "da" else str(expr.span_years)
    return f"over {word} " + {"da": "år", "en": "years"}[lang]


def _number_word(number: int) -> str:
    by_number = {value: word for word, value in words.NUMBER_WORDS.items()}
    return by_number.get(number, str(number))


def _period(expr: MoneyExpression, lang: Lang) -> str:
    start = {"da": "fra", "en": "from"}[lang]
    if expr.open_ended:
        onwards = {"da": "og frem", "en": "onwards"}[lang]
        always = {"da": "varigt", "en": "permanently"}[lang]
        return always if expr.first_year is None else f"{start} {expr.first_year} {onwards}"
    if expr.computed_years:
        stated = words.budget_year(expr.decided_with) == expr.first_year
        return "" if stated else f"{start} {expr.first_year}"
    years = tuple(year for year in expr.years if year not in expr.extended_years)
    if years:
        return _in_years(years, lang)
    if expr.first_year is not None:
        return f"{start} {expr.first_year}"
    until = {"da": "til og med", "en": "until"}[lang]
    return "" if expr.last_year is None else f"{until} {expr.last_year}"


def _in_years(years: tuple[int, ...], lang: Lang) -> str:
    listed = _year_list(years, lang)
    if "-" in listed:
        return {"da": "i perioden", "en": "in the period"}[lang] + f" {listed}"
    return {"da": "i", "en": "in"}[lang] + f" {listed}"


def _year_list(years: tuple[int, ...], lang: Lang) -> str:
    if len(years) >= _SHORTEST_RANGE and years[-1] - years[0] == len(years) - 1:
        return f"{years[0]}-{years[-1]}"
    *before, last = (str(year) for year in years)
    return f"{', '.join(before)} {_AND[lang]} {last}" if before else last


def _stated(expr: MoneyExpression, lang: Lang) -> str:
    if expr.stated_total_ore is None:
        return ""
    return f", {Qualifier.I_ALT.label(lang)} {_short(expr.stated_total_ore, lang)}"


def _extension(expr: MoneyExpression, lang: Lang) -> str:
    if not expr.extended_years:
        return ""
    word = {"da": "forlænget med", "en": "extended with"}[lang]
    return f", {word} {_year_list(expr.extended_years, lang)}"


def _source(expr: MoneyExpression, lang: Lang) -> str:
    return f"{_FROM_SOURCE[lang]} {expr.source}" if expr.source else ""
