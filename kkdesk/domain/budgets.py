"""A plan's money: what its table says year by year, what its texts say, and where they differ.

Amounts are øre; a year without an entry has none.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from kkdesk.domain.money import Basis, is_permanent, is_temporary, parse_money

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence


@dataclass(frozen=True, slots=True)
class StatedMoney:
    """What a text says is set aside for an initiative, in its own words."""

    as_written: str
    purpose: str = ""
    confidential: bool = False


@dataclass(frozen=True, slots=True)
class BudgetLine:
    """A row of the plan's budget; `texts` is what is written of the same initiative elsewhere.

    `group` is the heading of the plan that the initiative stands under; empty for other money.
    """

    id: str
    title: str
    code: str = ""
    group: str = ""
    as_written: str = ""
    by_year: tuple[tuple[int, int | None], ...] = ()
    texts: tuple[StatedMoney, ...] = ()
    pilot: bool = False
    confidential: bool = False

    def in_year(self, year: int) -> int | None:
        """Return the amount of a year; None where the table has a dash."""
        return dict(self.by_year).get(year)

    @property
    def total(self) -> int:
        """Return the amounts of all years together."""
        return sum(ore or 0 for _, ore in self.by_year)


@dataclass(frozen=True, slots=True)
class Reserve:
    """Money that a committee has yet to give out."""

    id: str
    title: str
    amounts: str
    committee: str = ""
    decided_in: str = ""
    uses: str = ""
    confidential: bool = False


@dataclass(frozen=True, slots=True)
class Grant:
    """Money of an initiative outside a plan's table: how long, and how much in which years."""

    id: str
    code: str
    title: str
    department: str
    as_written: str
    permanent: bool = False
    temporary: bool = False
    last_year: int | None = None
    by_year: tuple[tuple[int, int], ...] = ()
    confidential: bool = False


@dataclass(frozen=True, slots=True)
class PlanBudget:
    """The money of a plan. `funding_total` is the plan's own statement of it all."""

    id: str
    title: str
    years: tuple[int, ...] = ()
    lines: tuple[BudgetLine, ...] = ()
    reserves: tuple[Reserve, ...] = ()
    funding_total: str = ""


@dataclass(frozen=True, slots=True)
class Budget:
    """The money under a policy: plans with a table by year, and what initiatives were granted."""

    policy_id: str
    policy: str
    organisation: str
    years: tuple[int, ...] = ()
    plans: tuple[PlanBudget, ...] = ()
    grants: tuple[Grant, ...] = ()


def sums(lines: Iterable[BudgetLine], years: Sequence[int]) -> dict[int, int]:
    """Return the sum of each year."""
    held = tuple(lines)
    return {year: sum(line.in_year(year) or 0 for line in held) for year in years}


def stated_years(words: str, years: Sequence[int]) -> dict[int, int]:
    """Return what a stated amount means in each of the years, as far as its words say it.

    "11 mio. kr. årligt" without years of its own is said of all the plan's years.
    """
    read = parse_money(words)
    if read.basis is Basis.PER_YEAR_LIST:
        return {year: ore for year, ore in read.per_year if ore is not None}
    if read.basis is Basis.PER_YEAR and read.amount_ore is not None and not read.part_of:
        return dict.fromkeys(read.years or years, read.amount_ore)
    return {}


def stated_yearly(line: BudgetLine) -> int | None:
    """Return the yearly amount that the texts give an initiative; None where they give none."""
    for told in line.texts:
        read = parse_money(told.as_written)
        if read.basis is Basis.PER_YEAR and read.amount_ore is not None and not read.part_of:
            return read.amount_ore
    return None


def disagreements(line: BudgetLine, years: Sequence[int]) -> dict[int, int | None]:
    """Return the years in which the table says something else than the text, and what it says."""
    yearly = stated_yearly(line)
    if yearly is None or not line.by_year:
        return {}
    return {year: line.in_year(year) for year in years if line.in_year(year) != yearly}


def is_lasting(words: str) -> bool | None:
    """Tell whether money is granted without an end; None where its words do not say."""
    read = parse_money(words)
    if is_permanent(read):
        return True
    return False if is_temporary(read) or read.basis is Basis.PER_YEAR_LIST else None


def by_duration(
    lines: Iterable[BudgetLine], grants: Iterable[Grant], years: Sequence[int]
) -> Mapping[bool, dict[int, int]]:
    """Return permanent (True) and temporary (False) money by year, as far as amounts are known."""
    found: dict[bool, dict[int, int]] = {flag: dict.fromkeys(years, 0) for flag in (True, False)}
    for line in lines:
        for year in years:
            found[False][year] += line.in_year(year) or 0
    for grant in grants:
        if grant.permanent or grant.temporary:
            for year, ore in grant.by_year:
                if year in found[grant.permanent]:
                    found[grant.permanent][year] += ore
    return found
