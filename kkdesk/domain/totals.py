"""Stated totals that do not add up: shown as a warning, never corrected.

A stated total is part of what a document says; only a person may change it.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING

from kkdesk.domain.numbers import NUMBER_PATTERN, parse_number

if TYPE_CHECKING:
    from collections.abc import Sequence


@dataclass(frozen=True, slots=True)
class TotalDifference:
    """A column whose figures add up to something else than the total it states."""

    column: str
    stated: Decimal
    computed: Decimal


_EMPTY = frozenset({"", "-", "–", "—"})
_CELL = re.compile(rf"\(?\s*([-−+]?{NUMBER_PATTERN})\s*((?:mio\.|mia\.|t\.)?\s?(?:kr\.?)?)\s*\)?")
_NOT_SUMMED = re.compile(r"pct|%|procent|andel", re.IGNORECASE)


def check_totals(
    columns: Sequence[str], rows: Sequence[Sequence[str]], total_row: Sequence[str]
) -> list[TotalDifference]:
    """Compare each column's stated total with the sum of its cells, all as written.

    Columns of words, of percentages or with a cell that is no number are passed over, as is a
    column whose total is not stated. "-" and an empty cell add nothing.
    """
    differences = []
    for index, column in enumerate(columns):
        if _NOT_SUMMED.search(column) or index >= len(total_row):
            continue
        cells = [row[index] if index < len(row) else "" for row in rows]
        difference = _check_column(column, cells, total_row[index])
        if difference is not None:
            differences.append(difference)
    return differences


def _check_column(column: str, cells: Sequence[str], total: str) -> TotalDifference | None:
    stated = _figure(total)
    figures = [_figure(cell) for cell in cells if cell.strip() not in _EMPTY]
    known = [figure for figure in figures if figure is not None]
    if stated is None or not known or len(known) < len(figures):
        return None
    if {unit for _, unit in known} != {stated[1]}:
        return None
    computed = sum((value for value, _ in known), Decimal(0))
    if computed == stated[0]:
        return None
    return TotalDifference(column, stated[0], computed)


def _figure(cell: str) -> tuple[Decimal, str] | None:
    match = _CELL.fullmatch(cell.replace("\u00a0", " ").strip())
    value = None if match is None else parse_number(match.group(1))
    if match is None or value is None:
        return None
    return value, match.group(2).strip()
