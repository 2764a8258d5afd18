"""Rows of tables: cells side by side, each with rows of its own, that may break over pages."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from kkdesk.reports.pdf.rows import TextRow, height_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kkdesk.reports.pdf.canvas import Canvas
    from kkdesk.reports.pdf.rows import PageNumbers, Row
    from kkdesk.reports.pdf.structure import Tag

_FEWEST_LINES = 2


@dataclass(frozen=True, slots=True)
class GridLook:
    """The ground and the rules of a row, and the space around what stands in its cells."""

    padding: float
    side: float
    rule: str
    ground: str | None = None
    top_rule: str | None = None
    rule_width: float = 0.6


@dataclass(frozen=True, slots=True)
class GridCell:
    """What stands in a cell; `x` is the cell's left edge in the row."""

    rows: tuple[Row, ...]
    tag: Tag
    x: float
    width: float


@dataclass(frozen=True, slots=True)
class GridRow:
    """A row of a table. `keep` holds it on the page of the row below."""

    cells: tuple[GridCell, ...]
    width: float
    look: GridLook
    least: float = 0.0
    """The height it has at least."""
    above: float = 0.0
    keep: bool = False
    name: tuple[Row, ...] = ()
    """The row's name, shown again (but not read again) where the row goes on over a page break."""
    height: float = field(init=False)

    def __post_init__(self) -> None:
        stacks = (self.name, *(cell.rows for cell in self.cells))
        tallest = max(height_of(rows, None) for rows in stacks)
        object.__setattr__(self, "height", max(tallest, self.least) + 2 * self.look.padding)

    @property
    def notes(self) -> tuple[str, ...]:
        """The keys of the foot notes that its cells refer to."""
        return tuple(note for cell in self.cells for row in cell.rows for note in notes_of(row))

    def named(self) -> GridRow:
        """Return the rest of a broken row with its name as a cell of its own, to be read again."""
        if not self.name:
            return self
        first, *others = self.cells
        return replace(self, cells=(replace(first, rows=self.name), *others), name=())

    @property
    def names_columns(self) -> bool:
        """Tell whether it is the header row."""
        line = self.cells[0].tag.parent
        return line is not None and line.parent is not None and line.parent.role == "THead"

    def draw(self, canvas: Canvas, x: float, top: float, pages: PageNumbers) -> None:
        """Draw the ground, the rules and the cells."""
        bottom, look = top - self.height, self.look
        if look.ground:
            canvas.rectangle((x, bottom, self.width, self.height), look.ground)
        canvas.rectangle((x, bottom, self.width, look.rule_width), look.rule)
        if look.top_rule:
            canvas.rectangle((x, top - 0.4, self.width, 1.0), look.top_rule)
        if self.name:
            with canvas.again():
                _draw_stacked(
                    self.name, canvas, (x + self.cells[0].x + look.side, top - look.padding), pages
                )
        for cell in self.cells:
            canvas.reserve(cell.tag)
            _draw_stacked(cell.rows, canvas, (x + cell.x + look.side, top - look.padding), pages)

    def split(self, room: float, *, force: bool = False) -> tuple[GridRow, GridRow] | None:
        """Return what fits into the room and the rest, None if too little of it would stand there.

        With `force`, a line of each cell is enough, even if it is higher than the room.
        """
        inner = room - 2 * self.look.padding
        taken = [_taken(cell.rows, inner, force=force) for cell in self.cells]
        if any(cell.rows and not count for cell, count in zip(self.cells, taken, strict=True)):
            return None
        if all(count == len(cell.rows) for cell, count in zip(self.cells, taken, strict=True)):
            return None
        pairs = list(zip(self.cells, taken, strict=True))
        head = tuple(replace(cell, rows=cell.rows[:count]) for cell, count in pairs)
        tail = tuple(replace(cell, rows=cell.rows[count:]) for cell, count in pairs)
        name = self.name or head[0].rows
        if tail[0].rows or height_of(name, None) > inner / 2:
            name = ()
        return replace(self, cells=head, keep=False), replace(
            self, cells=tail, above=0.0, name=name
        )


def _draw_stacked(
    rows: tuple[Row, ...], canvas: Canvas, at: tuple[float, float], pages: PageNumbers
) -> None:
    x, y = at
    for number, row in enumerate(rows):
        y -= row.above if number else 0.0
        row.draw(canvas, x, y, pages)
        y -= row.height


def notes_of(row: Row) -> tuple[str, ...]:
    """Return the keys of the foot notes that a row refers to."""
    return row.notes if isinstance(row, TextRow | GridRow) else ()


def _taken(rows: tuple[Row, ...], room: float, *, force: bool) -> int:
    """Return how many rows of a cell go into the room without leaving a line alone."""
    count, used = 0, 0.0
    for row in rows:
        used += row.height + (row.above if count else 0.0)
        if used > room:
            break
        count += 1
    if count == len(rows):
        return count
    if force:
        return max(count, 1)
    while count and not _good_break(rows, count):
        count -= 1
    return count


def _good_break(rows: tuple[Row, ...], count: int) -> bool:
    before, after = rows[count - 1], rows[count]
    if not isinstance(before, TextRow) or not isinstance(after, TextRow):
        return True
    if before.tag is not after.tag:
        return not before.keep
    return _lines(rows, count, -1) >= _FEWEST_LINES and _lines(rows, count, 1) >= _FEWEST_LINES


def _lines(rows: tuple[Row, ...], count: int, step: int) -> int:
    """Count the lines of the paragraph at a break on one side of it, two at most."""
    at = count if step > 0 else count - 1
    return sum(1 for _ in _same(rows, at, step))


def _same(rows: tuple[Row, ...], at: int, step: int) -> Iterator[Row]:
    first = rows[at]
    for number in range(_FEWEST_LINES):
        place = at + number * step
        if not 0 <= place < len(rows):
            return
        row = rows[place]
        if not (isinstance(row, TextRow) and isinstance(first, TextRow) and row.tag is first.tag):
            return
        yield row
