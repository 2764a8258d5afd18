"""What was measured of an indicator, year by year and department by department."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING, Final

from kkdesk.domain.indicators import comparisons, latest, read_figure, read_unit
from kkdesk.domain.numbers import Unit, format_number
from kkdesk.reports.content.rich_text import plain_paragraph
from kkdesk.reports.document import Chart, Section, Series, Table, TableRow

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from kkdesk.domain.indicators import Comparison, Indicator
    from kkdesk.reports.document import Block

WHOLE: Final = "Hele kommunen"
_HEADER: Final = ("Hvem", "Hvornår", "Måling", "Mål", "Opfyldelse", "Udvikling")


def has_figures(indicator: Indicator) -> bool:
    """Tell whether anything was measured."""
    return bool(indicator.measurements)


def trend_section(indicator: Indicator, departments: Mapping[str, str]) -> Section:
    """Return a page of an indicator's measurements with their targets, as table and charts."""
    rows = comparisons(indicator)
    blocks: list[Block] = [plain_paragraph(line) for line in _about(indicator)]
    blocks.append(_table(indicator, rows, departments))
    blocks += trend_charts(indicator)
    return Section(
        f"trend-{indicator.id}",
        f"Udvikling: {indicator.name}",
        tuple(blocks),
        level=2,
        new_page=True,
    )


def _about(indicator: Indicator) -> Iterator[str]:
    for name in ("definition", "proxy_note", "note"):
        words = str(indicator.fields[name] or "").strip()
        if words:
            yield words if words.endswith(".") else f"{words}."
    unit = f"Enhed: {indicator.unit.rstrip('.')}. " if indicator.unit else ""
    yield f"{unit}{indicator.direction.label('da')}."
    source = str(indicator.fields["source"] or "")
    if source:
        yield f"Kilde: {source}."


def _table(
    indicator: Indicator, rows: Sequence[Comparison], departments: Mapping[str, str]
) -> Table:
    told = tuple(TableRow(_cells(row, departments), emphasis=not row.department) for row in rows)
    return Table(
        title=f"Målinger: {indicator.name}",
        header=_HEADER,
        rows=told,
        summary=f"Målinger af {indicator.name}. {len(told)} rækker med måling, mål, opfyldelse og"
        " udvikling.",
    )


def _cells(row: Comparison, departments: Mapping[str, str]) -> tuple[str, ...]:
    who = f"{departments.get(row.department, row.department)} ({row.department})"
    if not row.department:
        who = WHOLE
    if row.series:
        who = f"{who}: {row.series}"
    measured = row.measurement
    when = (measured.as_of if measured is not None else "") or str(row.year or "-")
    figure = "ikke målt"
    if measured is not None:
        about = "ca. " if measured.approximate and not _says_about(measured.as_written) else ""
        figure = f"{about}{measured.as_written}"
    target = row.target.as_written if row.target is not None else "-"
    return (who, when, figure, target, _fulfilment(row), _trend(row))


def _says_about(words: str) -> bool:
    return read_figure(words).approximate


def _fulfilment(row: Comparison) -> str:
    if row.percent is None and row.short is None:
        return "-"
    percent = f"{row.percent} pct." if row.percent is not None else ""
    if row.short is not None and row.short > 0:
        return ", ".join(part for part in (percent, f"{format_number(row.short)} mangler") if part)
    return ", ".join(part for part in (percent, "nået") if part)


def _trend(row: Comparison) -> str:
    return row.trend.label("da") if row.measurement is not None else "-"


def trend_charts(indicator: Indicator) -> Iterator[Chart]:
    """Yield departments beside each other in the latest year, then each one over the years."""
    yield from _by_department(indicator)
    yield from _over_years(indicator, comparisons(indicator))


def _by_department(indicator: Indicator) -> Iterator[Chart]:
    """Yield the latest year as bars of what was measured beside what was asked for."""
    held = [row for row in latest(indicator) if row.department and _counts(indicator, row)]
    if len({row.department for row in held}) < 2:  # noqa: PLR2004 -- one bar compares nothing
        return
    year = held[0].year
    categories = tuple(_name(row) for row in held)
    series = [Series("Måling", tuple(_figure(row) for row in held))]
    if any(_aim(row) is not None for row in held):
        series.append(Series("Mål", tuple(_aim(row) for row in held)))
    yield _chart(f"{indicator.name} {year} efter forvaltning", categories, series, "bars")


def _over_years(indicator: Indicator, rows: Sequence[Comparison]) -> Iterator[Chart]:
    """Yield a line for everybody measured in more than one year, with their targets."""
    held = [row for row in rows if row.year is not None]
    for department, name in dict.fromkeys((row.department, row.series) for row in held):
        own = [row for row in held if (row.department, row.series) == (department, name)]
        years = sorted({row.year for row in own if row.year is not None})
        figures = {row.year: _figure(row) for row in own if _counts(indicator, row)}
        aims = {row.year: _aim(row) for row in own}
        if sum(one is not None for one in figures.values()) < 2:  # noqa: PLR2004 -- a point is no line
            continue
        series = [Series("Måling", tuple(figures.get(year) for year in years))]
        if any(one is not None for one in aims.values()):
            series.append(Series("Mål", tuple(aims.get(year) for year in years)))
        who = ": ".join(part for part in (department or WHOLE, name) if part)
        categories = tuple(str(year) for year in years)
        yield _chart(f"{indicator.name} år for år – {who}", categories, series, "lines")


def _chart(title: str, categories: tuple[str, ...], series: Sequence[Series], form: str) -> Chart:
    told = "; ".join(
        f"{category}: "
        + ", ".join(f"{one.name.lower()} {_said(one.values[place])}" for one in series)
        for place, category in enumerate(categories)
    )
    kind = "Linjediagram" if form == "lines" else "Søjlediagram"
    return Chart(
        title=title,
        categories=categories,
        series=tuple(series),
        alternative=f"{kind}. {title}. {told}.",
        form="lines" if form == "lines" else "bars",
    )


def _said(value: float | None) -> str:
    return "ikke oplyst" if value is None else format_number(Decimal(str(value)))


def _name(row: Comparison) -> str:
    return f"{row.department} {row.series}".strip()


def _counts(indicator: Indicator, row: Comparison) -> bool:
    """Tell whether a measurement counts in the indicator's own unit ("102 pct." of a count not)."""
    if row.measurement is None or row.measurement.value is None:
        return False
    percent = read_figure(row.measurement.as_written).unit is Unit.PERCENT
    return not (percent and read_unit(indicator.unit) is Unit.COUNT)


def _figure(row: Comparison) -> float | None:
    return _number(row.measurement.value) if row.measurement is not None else None


def _aim(row: Comparison) -> float | None:
    return _number(row.target.value) if row.target is not None else None


def _number(value: Decimal | None) -> float | None:
    return None if value is None else float(value)
