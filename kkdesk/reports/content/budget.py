"""The budget overview: a plan's money by year, where text and table differ, and how it lasts."""

from __future__ import annotations

from dataclasses import replace
from itertools import groupby
from typing import TYPE_CHECKING, Final

from kkdesk.domain.budgets import (
    by_duration,
    disagreements,
    is_lasting,
    stated_yearly,
    stated_years,
    sums,
)
from kkdesk.domain.money import format_mio, format_thousands
from kkdesk.domain.vocabulary import Edition
from kkdesk.reports.content.page_parts import bullets, listed, paper_document
from kkdesk.reports.content.rich_text import plain_paragraph
from kkdesk.reports.document import Chart, Paper, Section, Series, Span, Table, TableRow
from kkdesk.reports.document import Paragraph as Words

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import datetime

    from kkdesk.domain.budgets import Budget, BudgetLine, Grant, PlanBudget, Reserve
    from kkdesk.reports.document import Block, Document

LINES_TITLE: Final = "Indsatser og penge år for år"
OTHER_MONEY: Final = "Øvrige afsatte midler"
_THOUSAND_KRONER: Final = 100_000
_TITLE: Final = "Økonomioversigt"
_UNIT: Final = "opgjort i 1.000 kr."


def shown(budget: Budget, edition: Edition) -> Budget:
    """Return the money that an edition may show.

    Where something is left out, the plan's own total goes with it: the difference would tell.
    """
    if edition is Edition.INTERNAL:
        return budget
    plans = tuple(_open_plan(plan) for plan in budget.plans)
    grants = tuple(one for one in budget.grants if not one.confidential)
    years = {year for plan in plans for year in plan.years}
    years |= {year for grant in grants for year, _ in grant.by_year}
    return replace(
        budget,
        plans=tuple(plan for plan in plans if plan.lines or plan.reserves),
        grants=grants,
        years=tuple(sorted(years)),
    )


def _open_plan(plan: PlanBudget) -> PlanBudget:
    lines = tuple(
        replace(line, texts=tuple(one for one in line.texts if not one.confidential))
        for line in plan.lines
        if not line.confidential
    )
    reserves = tuple(one for one in plan.reserves if not one.confidential)
    told = any(one.confidential for line in plan.lines for one in line.texts)
    whole = not told and len(lines) == len(plan.lines) and len(reserves) == len(plan.reserves)
    return replace(
        plan,
        lines=lines,
        reserves=reserves,
        funding_total=plan.funding_total if whole else "",
        years=tuple(sorted({year for line in lines for year, _ in line.by_year})),
    )


def build_budget(budget: Budget, edition: Edition, created: datetime) -> Document:
    """Return the budget overview of an edition; the public one knows nothing confidential."""
    seen = shown(budget, edition)
    title = f"{_TITLE}: {seen.plans[0].title if len(seen.plans) == 1 else seen.policy}"
    sections = (*(one for plan in seen.plans for one in _plan(plan)), *_duration(seen))
    if not sections:
        nothing = plain_paragraph("Der er ikke oplyst penge til indsatserne.")
        sections = (Section("none", "Ingen penge oplyst", (nothing,)),)
    return paper_document(
        Paper(sections, kicker=seen.organisation, head=(("Politik", seen.policy),)),
        title=title,
        subject=f"Penge til indsatserne under {seen.policy}",
        author=seen.organisation,
        edition=edition,
        created=created,
    )


def _plan(plan: PlanBudget) -> Iterator[Section]:
    if plan.lines:
        blocks: list[Block] = [_lines_table(plan)]
        yield Section(f"plan-{plan.id}", plan.title, tuple(blocks))
        notes = tuple(_notes(plan))
        if notes:
            heading = "Hvor tekst og tabel siger noget forskelligt"
            yield Section(f"notes-{plan.id}", heading, bullets(notes), level=2)
    if plan.reserves:
        told = tuple(Words((Span(f"{one.title}: ", bold=True), Span(_reserve(one))))
                     for one in plan.reserves)  # fmt: skip
        yield Section(f"reserve-{plan.id}", "Ikke udmøntede midler", told, level=2)


def _lines_table(plan: PlanBudget) -> Table:
    rows: list[TableRow] = []
    grouped = sorted(plan.lines, key=lambda line: _group_place(plan, line.group))
    for group, lines in groupby(grouped, key=lambda line: line.group):
        if any(line.group for line in plan.lines):
            rows.append(TableRow((group or OTHER_MONEY,), group=True))
        rows += [
            TableRow((line.title, *_cells(line, plan.years), format_thousands(line.total)))
            for line in lines
        ]
    total = totals(plan)
    rows.append(
        TableRow(
            (
                "I alt",
                *(format_thousands(total[year]) for year in plan.years),
                format_thousands(sum(total.values())),
            ),
            emphasis=True,
        )
    )
    header = (f"Indsatser ({_UNIT})", *(str(year) for year in plan.years), "I alt")
    return Table(
        title=LINES_TITLE,
        header=header,
        rows=tuple(rows),
        summary=f"Indsatser i {plan.title}, {_UNIT} {len(plan.lines)} rækker med et beløb for"
        f" hvert af årene {listed(header[1:-1])} og i alt. Streg er ingen penge.",
        note="- betyder, at der ikke er afsat penge det år.",
    )


def totals(plan: PlanBudget) -> dict[int, int]:
    """Return each year's total: as the plan states it, else the sum of its rows."""
    return sums(plan.lines, plan.years) | stated_years(plan.funding_total, plan.years)


def _group_place(plan: PlanBudget, group: str) -> int:
    """Return where a group stands: in the order of its first row, other money last."""
    order = [line.group for line in plan.lines if line.group]
    return order.index(group) if group else len(order)


def _cells(line: BudgetLine, years: Sequence[int]) -> Iterator[str]:
    return (format_thousands(line.in_year(year)) for year in years)


def _notes(plan: PlanBudget) -> Iterator[str]:
    for line in plan.lines:
        found = disagreements(line, plan.years)
        if found:
            yield _disagreement(line, found)
    told = [stated_yearly(line) for line in plan.lines]
    known = sum(one for one in told if one is not None)
    stated = set(stated_years(plan.funding_total, plan.years).values())
    if known and stated and stated != {known}:
        yield (
            f"Teksterne om indsatserne giver tilsammen {format_mio(known)} årligt;"
            f" planen siger {plan.funding_total}."
        )
    computed = sums(plan.lines, plan.years)
    for year, ore in stated_years(plan.funding_total, plan.years).items():
        if year in computed and computed[year] != ore:
            yield (
                f"I {year} siger planen {format_thousands(ore)}, men rækkerne giver"
                f" {format_thousands(computed[year])}."
            )


def _disagreement(line: BudgetLine, found: dict[int, int | None]) -> str:
    words = next(one.as_written for one in line.texts)
    held = [f"{format_thousands(ore)} i {year}" for year, ore in found.items() if ore is not None]
    missing = [str(year) for year, ore in found.items() if ore is None]
    table = listed([*held, *([f"ingen penge i {listed(missing)}"] if missing else [])])
    pilot = " Indsatsen er et pilotprojekt." if line.pilot else ""
    return f"{line.title}: teksten siger {words}, tabellen har {table}.{pilot}"


def _reserve(reserve: Reserve) -> str:
    parts = [reserve.amounts]
    if reserve.committee:
        when = f" i {reserve.decided_in}" if reserve.decided_in else ""
        parts.append(f"{reserve.committee} træffer beslutning{when}")
    if reserve.uses:
        parts.append(f"kan bruges til: {reserve.uses[:1].lower()}{reserve.uses[1:]}")
    return "; ".join(part for part in parts if part) + "."


def _duration(budget: Budget) -> Iterator[Section]:
    lines = [line for plan in budget.plans for line in plan.lines]
    years = budget.years
    blocks: list[Block] = []
    if years:
        found = by_duration(lines, budget.grants, years)
        temporary, permanent = found[False], found[True]
        blocks += [_duration_table(years, temporary, permanent)]
        blocks += [_duration_chart(years, temporary, permanent)]
    if budget.grants:
        blocks.append(_grants_table(budget.grants))
    if blocks:
        yield Section("duration", "Midlertidige og varige midler", tuple(blocks))


def _duration_table(
    years: Sequence[int], temporary: dict[int, int], permanent: dict[int, int]
) -> Table:
    rows = tuple(
        TableRow(
            (
                str(year),
                format_thousands(temporary[year] or None),
                format_thousands(permanent[year] or None),
                format_thousands(temporary[year] + permanent[year] or None),
            )
        )
        for year in years
    )
    return Table(
        title="Midlertidige og varige midler år for år",
        header=(f"År ({_UNIT})", "Midlertidige", "Varige", "I alt"),
        rows=rows,
        summary=f"Midlertidige og varige midler år for år, {_UNIT} {len(rows)} rækker.",
        note="Kun beløb, der er oplyst for det enkelte år, er regnet med.",
    )


def _duration_chart(
    years: Sequence[int], temporary: dict[int, int], permanent: dict[int, int]
) -> Chart:
    told = "; ".join(
        f"{year}: midlertidige {format_thousands(temporary[year])},"
        f" varige {format_thousands(permanent[year])}"
        for year in years
    )
    title = "Midlertidige og varige midler (1.000 kr.)"
    return Chart(
        title=title,
        categories=tuple(str(year) for year in years),
        series=(
            Series("Midlertidige", tuple(temporary[year] / _THOUSAND_KRONER for year in years)),
            Series("Varige", tuple(permanent[year] / _THOUSAND_KRONER for year in years)),
        ),
        alternative=f"Stablet søjlediagram. {title}. {told}.",
        form="stacked",
    )


def _grants_table(grants: Sequence[Grant]) -> Table:
    rows = tuple(
        TableRow(
            (
                " ".join(part for part in (one.code, one.title) if part),
                one.department,
                one.as_written,
                _lasting(one),
                str(one.last_year or ("-")),
            )
        )
        for one in grants
    )
    return Table(
        title="Bevillinger, som teksterne nævner",
        header=("Indsats", "Forvaltning", "Som skrevet", "Varighed", "Udløber"),
        rows=rows,
        summary=f"Bevillinger, som teksterne nævner. {len(rows)} rækker med varighed og udløb.",
    )


def _lasting(grant: Grant) -> str:
    if grant.permanent or is_lasting(grant.as_written):
        return "varig"
    return "midlertidig" if grant.temporary else "ikke oplyst"
