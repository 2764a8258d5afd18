"""Filling columns: pieces in, slides of two columns out. Pure geometry, no drawing.

Breaks fall between groups of pieces only. The single exception is a piece that no column can hold
together with the headings it stands under: it is divided between its lines and named in
`Filling.divided`. A table is divided between its rows, which nobody has to be told of.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from typing import TypeAlias

from kkdesk.reports.pdf.grid import GridRow
from kkdesk.reports.pdf.rows import Piece
from kkdesk.reports.pdf.special_rows import Shown

COLUMNS = 2
TOLERANCE = 0.01
_USEFUL_REST = 0.4
"""A piece that must be divided starts in a column's rest if at least this share is left."""

Headings: TypeAlias = Callable[[], tuple[Piece, ...]]


@dataclass(frozen=True, slots=True)
class Group:
    """Pieces that stay together: headings with their first item.

    `resume` gives the headings to repeat when a slide starts with this group, `again` those to
    repeat when a slide starts inside it. `new_column` starts a column. `continues` says that the
    section began earlier, `attached` that the group belongs to the one before (a table to its
    text): slides rather break elsewhere.
    """

    pieces: tuple[Piece, ...]
    resume: Headings
    again: Headings
    new_column: bool = False
    continues: bool = False
    attached: bool = False


@dataclass(frozen=True, slots=True)
class Placed:
    """A piece in a column; `top` is its distance from the top of the column."""

    piece: Piece
    top: float


Column: TypeAlias = tuple[Placed, ...]


@dataclass(slots=True)
class Filling:
    """The slides that content filled, each with its columns.

    `forced` tells that something else than running full decided a column; such slides are left as
    they are. `divided` names the texts, and the tables with a row, that no column could hold.
    """

    slides: list[list[list[Placed]]] = field(default_factory=list)
    forced: bool = False
    divided: list[str] = field(default_factory=list)


def fill(groups: Sequence[Group], height: float) -> Filling:
    """Place the groups one after the other in columns of the given height."""
    filler = _Filler(height)
    for group in groups:
        filler.add(group)
    return filler.filling


def stacked_height(pieces: Sequence[Piece]) -> float:
    """Return the height of pieces stacked from the top of a column."""
    if not pieces:
        return 0.0
    return sum(piece.gap + piece.height for piece in pieces) - pieces[0].gap


def stack(pieces: Sequence[Piece]) -> list[Placed]:
    """Place pieces one below the other from the top of a column."""
    placed: list[Placed] = []
    used = 0.0
    for piece in pieces:
        top = used + (piece.gap if placed else 0.0)
        placed.append(Placed(piece, top))
        used = top + piece.height
    return placed


class _Filler:
    def __init__(self, height: float) -> None:
        self._height = height
        self._column = 0
        self._used = 0.0
        self.filling = Filling()
        self._new_slide()

    def add(self, group: Group) -> None:
        if group.new_column:
            if self._current():
                self._next_column(group.resume)
            self.filling.forced = True
        if self._fits(group.pieces):
            self._place(group.pieces)
            return
        if self._current() and stacked_height(group.pieces) <= self._height + TOLERANCE:
            self._next_column(group.resume)
            if self._fits(group.pieces):
                self._place(group.pieces)
                return
        elif self._current() and self._height - self._used < self._height * _USEFUL_REST:
            self._next_column(group.resume)
        self._divide(group)

    def _fits(self, pieces: Sequence[Piece]) -> bool:
        gap = pieces[0].gap if self._current() else 0.0
        return self._used + gap + stacked_height(pieces) <= self._height + TOLERANCE

    def _current(self) -> list[Placed]:
        return self.filling.slides[-1][self._column]

    def _place(self, pieces: Sequence[Piece]) -> None:
        for piece in pieces:
            column = self._current()
            top = self._used + (piece.gap if column else 0.0)
            column.append(Placed(piece, top))
            self._used = top + piece.height

    def _new_slide(self) -> None:
        self._column = 0
        self.filling.slides.append([[] for _ in range(COLUMNS)])

    def _next_column(self, headings: Headings) -> None:
        self._used = 0.0
        if self._column + 1 < COLUMNS:
            self._column += 1
            return
        self._new_slide()
        self._place(headings())

    def _divide(self, group: Group) -> None:
        """Place pieces that no column holds together, line by line where there is no other way."""
        self.filling.forced = True
        for number, piece in enumerate(group.pieces):
            headings = group.again if number else group.resume
            whole = piece.height <= self._height + TOLERANCE
            if whole and not self._fits((piece,)) and not self._under_heading():
                self._next_column(headings)
            if self._fits((piece,)):
                self._place((piece,))
            else:
                rows = len(piece.rows)
                broken = self._divide_piece(piece, group.again)
                if broken or not any(isinstance(row, GridRow) for row in piece.rows[:rows]):
                    self.filling.divided.append(piece.name)

    def _under_heading(self) -> bool:
        """Tell whether going on would leave a heading at the foot, or the column empty."""
        column = self._current()
        return not column or column[-1].piece.keep_with_next

    def _divide_piece(self, piece: Piece, headings: Headings) -> bool:
        """Divide a piece between its rows; tell whether one of them had to be broken."""
        start = 0
        fresh = not self._current()
        whole = True
        while start < len(piece.rows):
            count = len(piece.rows)
            piece = self._broken(piece, start, force=fresh)
            whole = whole and len(piece.rows) == count
            end = start + 1
            while end < len(piece.rows) and self._fits((piece.part(start, end + 1),)):
                end += 1
            part = piece.part(start, end)
            if not self._fits((part,)) and not fresh:
                self._next_column(headings)
                piece = self._headed(piece, start)
                fresh = True  # a row taller than a column is placed all the same
                continue
            self._place((part,))
            start, fresh = end, False
        return not whole

    def _broken(self, piece: Piece, start: int, *, force: bool) -> Piece:
        """Break a table's row that does not fit, if enough of it goes into the column."""
        row = piece.rows[start]
        if not isinstance(row, GridRow) or self._fits((piece.part(start, start + 1),)):
            return piece
        parts = row.split(self._height - self._used - piece.gap, force=force)
        if parts is None:
            return piece
        return replace(piece, rows=(*piece.rows[:start], *parts, *piece.rows[start + 1 :]))

    def _headed(self, piece: Piece, start: int) -> Piece:
        """Repeat a table's header where the table goes on; on the same slide it is read once."""
        before = [row for row in piece.rows[:start] if isinstance(row, GridRow)]
        header = next((row for row in reversed(before) if row.names_columns), None)
        row, later = piece.rows[start], piece.rows[start + 1 :]
        if header is None or not isinstance(row, GridRow):
            return piece
        if self._column:
            return replace(piece, rows=(*piece.rows[:start], Shown(header), row, *later))
        return replace(piece, rows=(*piece.rows[:start], header, row.named(), *later))
