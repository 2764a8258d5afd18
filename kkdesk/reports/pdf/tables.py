"""Tables as rows: ruled, with header cells that say which cells they name."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from kkdesk.reports.pdf.fonts import BOLD, REGULAR, Faces
from kkdesk.reports.pdf.rows import PageNumbers, Row, TextRow
from kkdesk.reports.pdf.structure import Tag
from kkdesk.reports.pdf.text import Fragment, Line, break_lines, clean
from kkdesk.reports.pdf.theme import INK, PAPER, QUIET, RULE, Scheme

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kkdesk.reports.document import Table
    from kkdesk.reports.pdf.canvas import Canvas

SIZE = 11.5
LEADING = 14.0
PADDING = 2.6
SIDE = 7.0


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell's lines and where they stand in the row."""

    lines: tuple[Line, ...]
    tag: Tag
    x: float
    width: float
    right: bool


@dataclass(frozen=True, slots=True)
class CellRow:
    """A row of a table with its ground and its rule."""

    cells: tuple[Cell, ...]
    width: float
    height: float
    face: int
    colour: str
    ground: str | None
    rule: str
    above: float = 0.0

    def draw(self, canvas: Canvas, x: float, top: float, pages: PageNumbers) -> None:  # noqa: ARG002 - every row is drawn alike
        """Draw the ground, the rule and the cells."""
        bottom = top - self.height
        if self.ground:
            canvas.rectangle((x, bottom, self.width, self.height), self.ground)
        canvas.rectangle((x, bottom, self.width, 0.6), self.rule)
        if self.face == BOLD and not self.ground:
            canvas.rectangle((x, top - 0.4, self.width, 1.0), INK)
        for cell in self.cells:
            y = top - PADDING - LEADING * 0.76
            for line in cell.lines:
                start = x + cell.x + SIDE
                if cell.right:
                    start = x + cell.x + cell.width - SIDE - line.width
                for run in line.runs:
                    start += canvas.text(
                        cell.tag, (start, y), run.text, run.face, SIZE, self.colour
                    )
                y -= LEADING


def table_rows(
    table: Table, faces: Faces, scheme: Scheme, width: float, parent: Tag | None
) -> tuple[Row, ...]:
    """Return caption, header, body and note of a table that is `width` points wide."""
    root = Tag("Table", parent, Summary=clean(table.summary))
    rows: list[Row] = list(_caption(table, faces, scheme, width, root))
    widths = _column_widths(table, faces, width)
    right = _number_columns(table)
    head, body = Tag("THead", root), Tag("TBody", root)
    header = Tag("TR", head)
    rows.append(
        _row(
            [(text, Tag("TH", header, Scope="Column")) for text in table.header],
            (widths, right, faces),
            face=BOLD,
            colours=(PAPER, scheme.strong, scheme.strong),
            above=4.0,
        )
    )
    for source in table.rows:
        line = Tag("TR", body)
        cells = [
            (text, Tag("TH", line, Scope="Row") if number == 0 else Tag("TD", line))
            for number, text in enumerate(source.cells)
        ]
        face = BOLD if source.emphasis else REGULAR
        rows.append(_row(cells, (widths, right, faces), face=face, colours=(INK, None, RULE)))
    if table.note:
        note = break_lines([Fragment(clean(table.note), REGULAR)], width, 10.5, faces)
        tag = Tag("P", parent)
        rows += [
            TextRow(line, tag, 10.5, 13.0, QUIET, above=0.0 if number else 4.0)
            for number, line in enumerate(note)
        ]
    return tuple(rows)


def _caption(
    table: Table, faces: Faces, scheme: Scheme, width: float, root: Tag
) -> tuple[Row, ...]:
    caption = Tag("Caption", root)
    rows: list[Row] = []
    for text, face, size, leading, colour in (
        (table.title, BOLD, 13.0, 17.0, scheme.strong),
        (table.subtitle, REGULAR, 10.5, 13.5, QUIET),
    ):
        tag = Tag("P", caption)
        rows += [
            TextRow(line, tag, size, leading, colour)
            for line in break_lines([Fragment(clean(text), face)], width, size, faces)
        ]
    return tuple(rows)


def _row(
    cells: Sequence[tuple[str, Tag]],
    columns: tuple[Sequence[float], Sequence[bool], Faces],
    *,
    face: int,
    colours: tuple[str, str | None, str],
    above: float = 0.0,
) -> CellRow:
    widths, right, faces = columns
    made: list[Cell] = []
    x = 0.0
    for (text, tag), width, to_right in zip(cells, widths, right, strict=True):
        fragments = [Fragment(clean(text), face)]
        lines = tuple(break_lines(fragments, width - 2 * SIDE, SIZE, faces))
        made.append(Cell(lines, tag, x, width, to_right))
        x += width
    deepest = max((len(cell.lines) for cell in made), default=1) or 1
    colour, ground, rule = colours
    height = deepest * LEADING + 2 * PADDING
    return CellRow(tuple(made), x, height, face, colour, ground, rule, above)


def _column_widths(table: Table, faces: Faces, width: float) -> list[float]:
    """Give each column the width its widest text asks for, and share what is left or missing."""
    wanted: list[float] = []
    for column, head in enumerate(table.header):
        texts = [clean(row.cells[column]) for row in table.rows]
        widest = max([faces[BOLD].width(text) for text in (clean(head), *texts)], default=0)
        wanted.append(widest * SIZE / 1000 + 2 * SIDE + 2)
    total = sum(wanted)
    if total <= width:
        extra = (width - total) / len(wanted)
        return [one + extra for one in wanted]
    floor = width / len(wanted) / 2
    flexible = sum(max(0.0, one - floor) for one in wanted)
    spare = width - floor * len(wanted)
    return [floor + max(0.0, one - floor) / flexible * spare for one in wanted]


def _number_columns(table: Table) -> list[bool]:
    """Tell which columns hold figures; those are set to the right."""
    return [
        column > 0
        and all(
            not row.cells[column] or row.cells[column][0].isdigit() or row.cells[column] == "-"
            for row in table.rows
        )
        for column in range(len(table.header))
    ]
