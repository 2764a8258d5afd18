"""Tables as rows: ruled, with header cells that say which cells they name."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from kkdesk.reports.pdf.fonts import BOLD, REGULAR, Faces
from kkdesk.reports.pdf.grid import GridCell, GridLook, GridRow
from kkdesk.reports.pdf.rows import Row, TextRow
from kkdesk.reports.pdf.structure import Tag
from kkdesk.reports.pdf.text import Fragment, break_lines, clean
from kkdesk.reports.pdf.theme import INK, PAPER, QUIET, RULE, Scheme

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from kkdesk.reports.document import Block, RichTable, Table

    CellRows = Callable[[tuple[Block, ...], float, Tag], tuple[Row, ...]]

_FIRST_SHARE = 0.3
_LOW_ROW = 90.0


@dataclass(frozen=True, slots=True)
class TableStyle:
    """How tables are set: type sizes, leadings and the space in cells, in points."""

    size: float
    leading: float
    padding: float
    side: float
    title: tuple[float, float]
    small: tuple[float, float]
    filled_head: bool
    """Whether the header row is white on the strong colour; else it stands between rules."""


SLIDE_TABLES = TableStyle(11.5, 14.0, 2.6, 7.0, (13.0, 17.0), (10.5, 13.5), filled_head=True)


@dataclass(frozen=True, slots=True)
class _Frame:
    """What the rows of one table share."""

    faces: Faces
    style: TableStyle
    scheme: Scheme
    widths: Sequence[float]

    @property
    def width(self) -> float:
        return sum(self.widths)

    def head_look(self) -> GridLook:
        style, strong = self.style, self.scheme.strong
        if style.filled_head:
            return GridLook(style.padding, style.side, strong, strong)
        return GridLook(style.padding, style.side, strong, None, strong, 1.0)

    def body_look(self, *, emphasis: bool = False) -> GridLook:
        style = self.style
        return GridLook(style.padding, style.side, RULE, None, INK if emphasis else None)

    def group_look(self) -> GridLook:
        style = self.style
        return GridLook(style.padding, style.side, self.scheme.strong, self.scheme.tint)

    def words(
        self, text: str, tag: Tag, width: float, face: int, colour: str, *, right: bool = False
    ) -> tuple[Row, ...]:
        """Return the lines of a cell that is `width` points wide."""
        style = self.style
        inner = width - 2 * style.side
        return tuple(
            TextRow(
                line,
                tag,
                style.size,
                style.leading,
                colour,
                inner - line.width if right else 0.0,
            )
            for line in break_lines([Fragment(clean(text), face)], inner, style.size, self.faces)
        )

    def row(self, cells: Sequence[tuple[tuple[Row, ...], Tag]], look: GridLook) -> GridRow:
        """Return a row with one cell to each column."""
        made: list[GridCell] = []
        x = 0.0
        for (rows, tag), width in zip(cells, self.widths, strict=True):
            made.append(GridCell(rows, tag, x, width))
            x += width
        return GridRow(tuple(made), self.width, look, self.style.leading)

    def spanning(self, text: str, body: Tag) -> GridRow:
        """Return a row whose one header cell spans the table and names the rows below it."""
        tag = Tag("TH", Tag("TR", body), Scope="Column", ColSpan=str(len(self.widths)))
        rows = self.words(text, tag, self.width, BOLD, self.scheme.strong)
        cell = GridCell(rows, tag, 0.0, self.width)
        return GridRow((cell,), self.width, self.group_look(), self.style.leading, keep=True)

    def header(self, texts: Sequence[str], root: Tag, right: Sequence[bool]) -> GridRow:
        """Return the row that names the columns."""
        line = Tag("TR", Tag("THead", root))
        colour = PAPER if self.style.filled_head else self.scheme.strong
        cells = []
        for text, width, to_right in zip(texts, self.widths, right, strict=True):
            tag = Tag("TH", line, Scope="Column")
            cells.append((self.words(text, tag, width, BOLD, colour, right=to_right), tag))
        return replace(self.row(cells, self.head_look()), above=4.0, keep=True)


def table_rows(
    table: Table,
    faces: Faces,
    scheme: Scheme,
    width: float,
    parent: Tag | None,
    style: TableStyle = SLIDE_TABLES,
) -> tuple[Row, ...]:
    """Return caption, header, body and note of a table that is `width` points wide."""
    frame = _Frame(faces, style, scheme, _column_widths(table, faces, width, style))
    root = Tag("Table", parent, Summary=clean(table.summary))
    rows: list[Row] = list(_caption((table.title, table.subtitle), frame, root))
    right = number_columns(table)
    rows.append(frame.header(table.header, root, right))
    body = Tag("TBody", root)
    for number, source in enumerate(table.rows):
        if source.group:
            body = Tag("TBody", root)
            rows.append(frame.spanning(source.cells[0] if source.cells else "", body))
            continue
        line = Tag("TR", body)
        face = BOLD if source.emphasis else REGULAR
        cells = []
        for order, text in enumerate(source.cells):
            tag = Tag("TD", line) if order else Tag("TH", line, Scope="Row")
            shown = frame.words(text, tag, frame.widths[order], face, INK, right=right[order])
            cells.append((shown, tag))
        made = frame.row(cells, frame.body_look(emphasis=source.emphasis))
        following = table.rows[number + 1 : number + 2]
        total_next = any(one.emphasis and not one.group for one in following)
        last = not following and bool(table.note)
        rows.append(replace(made, keep=total_next or last))
    return (*_kept_in_pairs(rows), *_note(table.note, frame, width, parent))


def rich_rows(
    table: RichTable,
    faces: Faces,
    scheme: Scheme,
    width: float,
    parent: Tag | None,
    setting: tuple[TableStyle, CellRows],
) -> tuple[Row, ...]:
    """Return a table of texts; `setting` has what sets the blocks of a cell in a width."""
    style, cell_rows = setting
    frame = _Frame(faces, style, scheme, _shared_widths(table, width))
    root = Tag("Table", parent, Summary=clean(table.summary))
    rows: list[Row] = list(_caption((table.title,), frame, root))
    if table.header:
        names = (*table.header, *("",) * (len(frame.widths) - len(table.header)))
        rows.append(frame.header(names, root, [False] * len(names)))
    body = Tag("TBody", root)
    for number, source in enumerate(table.rows):
        if source.group:
            body = Tag("TBody", root)
            rows.append(frame.spanning(source.group, body))
            continue
        line = Tag("TR", body)
        cells = []
        missing = ((),) * (len(frame.widths) - len(source.cells))
        for order, blocks in enumerate((*source.cells, *missing)):
            tag = Tag("TD", line) if order else Tag("TH", line, Scope="Row")
            inner = frame.widths[order] - 2 * style.side
            cells.append((cell_rows(blocks, inner, tag), tag))
        last = number == len(table.rows) - 1 and bool(table.note)
        rows.append(replace(frame.row(cells, frame.body_look()), keep=last))
    if rows and not table.header:
        first = next((at for at, row in enumerate(rows) if isinstance(row, GridRow)), None)
        if first is not None:
            rows[first] = _opened(rows[first])
    return (*_kept_in_pairs(rows), *_note(table.note, frame, width, parent))


def _opened(row: Row) -> Row:
    """Return the first row of a table without a header, with a rule above it."""
    if not isinstance(row, GridRow):
        return row
    look = replace(row.look, top_rule=row.look.top_rule or RULE)
    return replace(row, look=look, above=4.0)


def _kept_in_pairs(rows: list[Row]) -> Iterator[Row]:
    """Yield the rows such that no page break leaves the last low one of them alone."""
    for number, row in enumerate(rows):
        following = rows[number + 1] if number + 2 == len(rows) else None
        if (
            isinstance(row, GridRow)
            and isinstance(following, GridRow)
            and max(row.height, following.height) < _LOW_ROW
        ):
            yield replace(row, keep=True)
        else:
            yield row


def _caption(texts: Sequence[str], frame: _Frame, root: Tag) -> tuple[Row, ...]:
    caption = Tag("Caption", root)
    rows: list[Row] = []
    style = frame.style
    looks = (
        (BOLD, style.title, frame.scheme.strong),
        (REGULAR, style.small, QUIET),
    )
    for text, (face, (size, leading), colour) in zip(texts, looks, strict=False):
        tag = Tag("P", caption)
        rows += [
            TextRow(line, tag, size, leading, colour, keep=True)
            for line in break_lines([Fragment(clean(text), face)], frame.width, size, frame.faces)
        ]
    return tuple(rows)


def _note(text: str, frame: _Frame, width: float, parent: Tag | None) -> tuple[Row, ...]:
    if not text:
        return ()
    size, leading = frame.style.small
    tag = Tag("P", parent)
    lines = break_lines([Fragment(clean(text), REGULAR)], width, size, frame.faces)
    return tuple(
        TextRow(line, tag, size, leading, QUIET, above=0.0 if number else 4.0)
        for number, line in enumerate(lines)
    )


def _shared_widths(table: RichTable, width: float) -> list[float]:
    shares = rich_shares(table)
    return [width * share / sum(shares) for share in shares]


def rich_shares(table: RichTable) -> list[float]:
    """Return each column's share of a table of texts: as given, or a narrow first column."""
    columns = max(
        (len(table.header), *(len(row.cells) for row in table.rows if not row.group)), default=1
    )
    shares = list(table.shares)
    if len(shares) != columns or min(shares, default=0.0) <= 0:
        rest = max(columns - 1, 1)
        shares = [1.0] if columns == 1 else [min(_FIRST_SHARE, 1 / columns)]
        shares += [(1 - shares[0]) / rest] * (columns - 1)
    return shares


def column_shares(table: Table) -> list[float]:
    """Return each column's share of a table's width, by the length of its longest text."""
    listed = [table.header, *(row.cells for row in table.rows if not row.group)]
    longest = [
        max(len(clean(cells[order])) for cells in listed) for order in range(len(table.header))
    ]
    return [min(max(float(length), 7.0), 45.0) for length in longest]


def _column_widths(table: Table, faces: Faces, width: float, style: TableStyle) -> list[float]:
    """Give each column the width its widest text asks for, and share what is left or missing."""
    wanted: list[float] = []
    listed = [row.cells for row in table.rows if not row.group]
    for column, head in enumerate(table.header):
        texts = [clean(cells[column]) for cells in listed]
        widest = max([faces[BOLD].width(text) for text in (clean(head), *texts)], default=0)
        wanted.append(widest * style.size / 1000 + 2 * style.side + 2)
    total = sum(wanted)
    if total <= width:
        extra = (width - total) / len(wanted)
        return [one + extra for one in wanted]
    floor = width / len(wanted) / 2
    flexible = sum(max(0.0, one - floor) for one in wanted)
    spare = width - floor * len(wanted)
    return [floor + max(0.0, one - floor) / flexible * spare for one in wanted]


def number_columns(table: Table) -> list[bool]:
    """Tell which columns hold figures; those are set to the right."""
    listed = [row.cells for row in table.rows if not row.group]
    return [
        column > 0 and all(_is_figure(cells[column]) for cells in listed)
        for column in range(len(table.header))
    ]


def _is_figure(text: str) -> bool:
    bare = text.strip().lstrip("-–−+")
    return not text or not bare or bare[0].isdigit()
