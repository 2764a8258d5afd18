"""Which rows stay together on a page of paper."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kkdesk.reports.pdf.grid import GridRow
from kkdesk.reports.pdf.paging import Strip
from kkdesk.reports.pdf.rows import TextRow

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from kkdesk.reports.pdf.rows import Row


def strips(rows: Sequence[Row], above: float) -> Iterator[Strip]:
    """Yield rows as strips: no line of a paragraph is left alone, headers are repeated."""
    header: tuple[Row, ...] = ()
    for number, row in enumerate(rows):
        following = rows[number + 1] if number + 1 < len(rows) else None
        gap = row.above if number else above
        if isinstance(row, GridRow):
            if row.names_columns:
                header = (row,)
                yield Strip(row, gap, glued=following is not None)
                continue
            yield Strip(row, gap, row.keep and following is not None, repeat=header)
            continue
        header = ()
        yield Strip(row, gap, _holds(rows, number))


def _holds(rows: Sequence[Row], number: int) -> bool:
    """Tell whether a line is held to the next: the first two and the last two of a paragraph."""
    row = rows[number]
    if not isinstance(row, TextRow):
        return False
    following = rows[number + 1] if number + 1 < len(rows) else None
    if not isinstance(following, TextRow) or following.tag is not row.tag:
        return row.keep
    before = rows[number - 1] if number else None
    first = not isinstance(before, TextRow) or before.tag is not row.tag
    after = rows[number + 2] if number + 2 < len(rows) else None
    last_two = not isinstance(after, TextRow) or after.tag is not row.tag
    return first or last_two or row.keep
