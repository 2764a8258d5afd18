"""What a money expression is, and what follows from it with certainty."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from kkdesk.domain.vocabulary import Labelled

if TYPE_CHECKING:
    from decimal import Decimal


class Basis(Labelled):
    """What an amount covers."""

    TOTAL = "total", "I alt", "In total"
    PER_YEAR = "per_year", "Om året", "Per year"
    PER_YEAR_LIST = "per_year_list", "Beløb for hvert år", "An amount for each year"
    UNKNOWN = "unknown", "Ikke oplyst", "Not stated"


class Qualifier(Labelled):
    """The word before an amount that says how exact it is; its Danish label is that word."""

    GODT = "godt", "godt", "a little over"
    CA = "ca", "ca.", "about"
    KNAP = "knap", "knap", "just under"
    OP_TIL = "op_til", "op til", "up to"
    MINDST = "mindst", "mindst", "at least"
    I_ALT = "i_alt", "i alt", "in total"


class MoneyFlag(Labelled):
    """Why a reading is not a full one."""

    NO_AMOUNT = "no_amount", "Der er ikke oplyst et beløb", "No amount is stated"
    BASIS_UNKNOWN = (
        "basis_unknown",
        "Det fremgår ikke, om beløbet er i alt eller om året",
        "It is not stated whether the amount is in total or per year",
    )
    FRACTION = "fraction", "Der er kun oplyst en brøkdel", "Only a fraction is stated"
    SEVERAL_AMOUNTS = (
        "several_amounts",
        "Der står flere beløb; skriv ét i hvert felt",
        "There are several amounts; write one in each field",
    )
    UNREADABLE = (
        "unreadable",
        "Kan ikke læses som et beløb; skriv fx »3 mio. kr. årligt fra 2025«",
        "Cannot be read as an amount; write for example “3 mio. kr. årligt fra 2025”",
    )


@dataclass(frozen=True, slots=True)
class MoneyExpression:
    """An amount as written and as read; every amount in øre.

    years holds the years that are stated, or computed from the budget year when computed_years;
    per_year is (year, øre or None for "-"). extended_years is the part of years that a later
    decision added, stated_total_ore a total written beside a yearly amount.
    """

    as_written: str
    amount_ore: int | None = None
    basis: Basis = Basis.UNKNOWN
    qualifier: Qualifier | None = None
    years: tuple[int, ...] = ()
    per_year: tuple[tuple[int, int | None], ...] = ()
    first_year: int | None = None
    last_year: int | None = None
    open_ended: bool = False
    source: str | None = None
    decided_with: str | None = None
    part_of: bool = False
    fraction: str | None = None
    share_percent: Decimal | None = None
    flag: MoneyFlag | None = None
    computed_years: bool = False
    span_years: int | None = None
    stated_total_ore: int | None = None
    extended_years: tuple[int, ...] = ()
    temporary_stated: bool = False


def is_permanent(expr: MoneyExpression) -> bool:
    """Say whether the money is granted without an end."""
    return expr.open_ended


def is_temporary(expr: MoneyExpression) -> bool:
    """Say whether the money is known to end; False when neither end nor permanence is stated."""
    if expr.open_ended:
        return False
    return expr.temporary_stated or expr.last_year is not None or expr.span_years is not None


def annual_amounts(expr: MoneyExpression, until: int | None = None) -> dict[int, int]:
    """Return øre per year where it is certain; empty when it is not.

    Approximate amounts, computed years and totals over several years are not certain. A grant
    without an end is listed up to and including the year `until`, when that is given.
    """
    inexact = expr.computed_years or expr.qualifier not in {None, Qualifier.I_ALT}
    if expr.flag is not None or inexact:
        return {}
    if expr.basis is Basis.PER_YEAR_LIST:
        return {year: ore for year, ore in expr.per_year if ore is not None}
    years: tuple[int, ...] | range = ()
    if expr.basis is Basis.PER_YEAR:
        years = expr.years
        if expr.open_ended and expr.first_year is not None and until is not None:
            years = range(expr.first_year, until + 1)
    elif expr.basis is Basis.TOTAL and len(expr.years) == 1:
        years = expr.years
    return {} if expr.amount_ore is None else dict.fromkeys(years, expr.amount_ore)


def total_ore(expr: MoneyExpression) -> int | None:
    """Return the whole amount in øre when it is certain, else None."""
    if expr.basis is Basis.TOTAL and expr.flag is None:
        exact = expr.qualifier in {None, Qualifier.I_ALT}
        return expr.amount_ore if exact else None
    yearly = annual_amounts(expr)
    return sum(yearly.values()) if yearly else None
