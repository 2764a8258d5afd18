"""What stands in a column, taken from the rows that layout made: texts, tables and figures."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, TypeAlias

from kkdesk.reports.pdf.charts import ChartRow
from kkdesk.reports.pdf.grid import GridRow
from kkdesk.reports.pdf.line_charts import LineChartRow
from kkdesk.reports.pdf.rows import TextRow
from kkdesk.reports.pdf.special_rows import Inset, Shown
from kkdesk.reports.pdf.timelines import TimelineRow

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from kkdesk.reports.pdf.filling import Placed
    from kkdesk.reports.pdf.rows import Panel, Row


@dataclass(slots=True)
class Passage:
    """Paragraphs one below the other; `before` is the space above each, in points."""

    top: float
    paragraphs: list[tuple[float, list[TextRow]]] = field(default_factory=list)
    bottom: float = 0.0
    panel: Panel | None = None


@dataclass(slots=True)
class Grid:
    """The rows of a table."""

    top: float
    rows: list[GridRow] = field(default_factory=list)
    x: float = 0.0


@dataclass(frozen=True, slots=True)
class Figure:
    """A chart or a timeline."""

    top: float
    row: ChartRow | LineChartRow | TimelineRow
    x: float = 0.0


Part: TypeAlias = Passage | Grid | Figure


def parts_of(column: Iterable[Placed]) -> list[Part]:
    """Return what stands in a column, in its order; tops are distances from the column's top."""
    parts: list[Part] = []
    for placed in column:
        panel = placed.piece.panel
        fresh = True
        for top, x, row in _rows(placed):
            last = None if (panel and fresh) or not parts else parts[-1]
            fresh = False
            if isinstance(row, TextRow):
                _put_text(parts, last, top, row, panel)
            elif isinstance(row, GridRow):
                grid = last if isinstance(last, Grid) else Grid(top, x=x)
                if grid is not last:
                    parts.append(grid)
                grid.rows.append(row)
            elif isinstance(row, ChartRow | LineChartRow | TimelineRow):
                parts.append(Figure(top, row, x))
    return parts


def paragraphs_of(rows: Iterable[Row]) -> list[tuple[float, list[TextRow]]]:
    """Return the texts of a table's cell as paragraphs with the space above each."""
    parts: list[Part] = []
    top = 0.0
    for row in rows:
        inner = _bare(row)[1]
        top += row.above if parts else 0.0
        if isinstance(inner, TextRow):
            _put_text(parts, parts[-1] if parts else None, top, inner, None)
        top += row.height
    return [one for part in parts if isinstance(part, Passage) for one in part.paragraphs]


def _rows(placed: Placed) -> Iterator[tuple[float, float, Row]]:
    """Yield each row with its distance from the column's top and its left edge."""
    y = placed.top + (placed.piece.panel.padding if placed.piece.panel else 0.0)
    for order, row in enumerate(placed.piece.rows):
        y += row.above if order else 0.0
        x, bare = _bare(row)
        yield y, x, bare
        y += row.height


def _bare(row: Row) -> tuple[float, Row]:
    """Return a row without what moves it in or shows it again, and how far in it stands."""
    x = 0.0
    while isinstance(row, Inset | Shown):
        x += row.x if isinstance(row, Inset) else 0.0
        row = row.row
    return x, row


def _put_text(
    parts: list[Part], last: Part | None, top: float, row: TextRow, panel: Panel | None
) -> None:
    if isinstance(last, Passage) and last.panel is panel:
        passage = last
    else:
        passage = Passage(top, panel=panel)
        passage.bottom = top
        parts.append(passage)
    open_ = passage.paragraphs[-1][1] if passage.paragraphs else []
    if open_ and open_[-1].tag is row.tag and row.label is None:
        open_.append(row)
    else:
        passage.paragraphs.append((top - passage.bottom, [row]))
    passage.bottom = top + row.height
