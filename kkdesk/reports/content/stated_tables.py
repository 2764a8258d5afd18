"""Stated tables in a report: as they were stated, with a chart of their numbers where asked for."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from kkdesk.domain.vocabulary import RowKind
from kkdesk.reports.document import Chart, FlowItem, Series, Table, TableRow

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kkdesk.domain.status_records import DeckTable, DeckTableRow

_NUMBER = re.compile(r"-?\d[\d.]*(?:,\d+)?")

MOST_CATEGORIES = 20
"""A chart of more rows than this shows nothing that the table does not show better."""


def table_items(table: DeckTable) -> Iterator[FlowItem]:
    """Yield the table and its chart as items that stand by themselves."""
    if not table.header or not table.rows:
        return
    yield FlowItem((_table(table),), 0, table.title, attached=True)
    chart = _chart(table)
    if chart is not None:
        yield FlowItem((chart,), 0, chart.title, attached=True)


def _table(table: DeckTable) -> Table:
    rows = tuple(
        TableRow(_cells(row, len(table.header)), emphasis=row.kind is not RowKind.ROW)
        for row in table.rows
    )
    columns = ", ".join(table.header)
    return Table(
        title=table.title,
        subtitle=table.subtitle,
        header=table.header,
        rows=rows,
        note=table.note,
        summary=f"{table.title}. {len(rows)} rækker med kolonnerne {columns}.",
    )


def _cells(row: DeckTableRow, count: int) -> tuple[str, ...]:
    """Return exactly as many cells as there are columns; group rows may have fewer."""
    return (*row.cells, *("",) * count)[:count]


def _chart(table: DeckTable) -> Chart | None:
    columns = [column for column in table.chart_columns if 0 < column < len(table.header)]
    rows = [row for row in table.rows if row.kind is RowKind.ROW]
    if not columns or not 0 < len(rows) <= MOST_CATEGORIES:
        return None
    width = len(table.header)
    series = tuple(
        Series(table.header[column], tuple(number(_cells(row, width)[column]) for row in rows))
        for column in columns
    )
    categories = tuple(row.cells[0] for row in rows)
    names = " og ".join(one.name.lower() for one in series)
    told = "; ".join(
        f"{row.cells[0]}: "
        + ", ".join(f"{table.header[column].lower()} {row.cells[column]}" for column in columns)
        for row in rows
    )
    return Chart(
        title=f"{table.title}: {names}",
        categories=categories,
        series=series,
        alternative=f"Søjlediagram. {table.title}. {told}.",
    )


def number(written: str) -> float | None:
    """Read a number as tables write it ("1.014", "22,7", "185 pct."); None if there is none."""
    found = _NUMBER.match(written.strip())
    if found is None:
        return None
    digits = found[0]
    thousands = re.fullmatch(r"-?\d{1,3}(?:\.\d{3})+(?:,\d+)?", digits)
    plain = digits.replace(".", "") if thousands else digits
    try:
        return float(plain.replace(",", "."))
    except ValueError:
        return None
