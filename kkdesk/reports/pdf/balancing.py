"""Evening out: the same number of slides, filled alike and broken where sections end.

Filling one slide after the other leaves a last slide with a single bullet. Given how many slides
are needed, this finds the breaks that cost least. What costs is a slide fuller than the others,
a column longer than its neighbour, and a break inside a section or before an attached table.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import accumulate
from typing import TYPE_CHECKING

from kkdesk.reports.pdf.filling import TOLERANCE, stack, stacked_height

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kkdesk.reports.pdf.filling import Group, Placed
    from kkdesk.reports.pdf.rows import Piece

_UNEVEN_COLUMNS = 0.12
_BREAK_IN_SECTION = 0.14
_BREAK_BEFORE_ATTACHED = 0.5


@dataclass(frozen=True, slots=True)
class _Choice:
    """The cheapest way to fill some slides with the groups up to a point."""

    cost: float
    start: int
    cut: int


def balanced(
    groups: Sequence[Group], slides: int, height: float
) -> list[list[list[Placed]]] | None:
    """Return the groups on that many slides, or None if columns of that height cannot hold them."""
    measures = _Measures(groups, height)
    count = len(groups)
    table: list[dict[int, _Choice]] = []
    reached: dict[int, float] = {0: 0.0}
    for _ in range(slides):
        row: dict[int, _Choice] = {}
        for start, paid in reached.items():
            for end in range(start + 1, count + 1):
                filled = measures.slide(start, end)
                if filled is None:
                    break
                cost, cut = filled
                total = paid + cost
                if end not in row or total < row[end].cost:
                    row[end] = _Choice(total, start, cut)
        table.append(row)
        reached = {end: choice.cost for end, choice in row.items()}
    if count not in reached:
        return None
    return _read_back(groups, table)


def _read_back(
    groups: Sequence[Group], table: list[dict[int, _Choice]]
) -> list[list[list[Placed]]]:
    made: list[list[list[Placed]]] = []
    end = len(groups)
    for row in reversed(table):
        choice = row[end]
        first = _pieces(groups[choice.start : choice.cut])
        if choice.start:
            first = [*groups[choice.start].resume(), *first]
        made.append([stack(first), stack(_pieces(groups[choice.cut : end]))])
        end = choice.start
    return made[::-1]


def _pieces(groups: Sequence[Group]) -> list[Piece]:
    return [piece for group in groups for piece in group.pieces]


class _Measures:
    """Heights of runs of groups, and what a slide made of them costs."""

    def __init__(self, groups: Sequence[Group], height: float) -> None:
        self._height = height
        self._groups = groups
        self._gaps = [group.pieces[0].gap for group in groups]
        heights = [stacked_height(group.pieces) for group in groups]
        steps = [gap + high for gap, high in zip(self._gaps, heights, strict=True)]
        self._sums = list(accumulate(steps, initial=0.0))
        self._resumed: dict[int, float] = {0: 0.0}

    def slide(self, start: int, end: int) -> tuple[float, int] | None:
        """Return the cost of a slide with these groups and where its second column starts."""
        extra = self._repeated(start)
        best: tuple[float, int] | None = None
        for cut in range(start + 1, end + 1):
            left = extra + self._run(start, cut)
            if left > self._height + TOLERANCE:
                break
            right = self._run(cut, end)
            if right > self._height + TOLERANCE:
                continue
            cost = self._cost(left, right)
            if best is None or cost < best[0]:
                best = cost, cut
        if best is None:
            return None
        return best[0] + self._break_cost(start), best[1]

    def _run(self, start: int, end: int) -> float:
        if start == end:
            return 0.0
        return self._sums[end] - self._sums[start] - self._gaps[start]

    def _repeated(self, start: int) -> float:
        """Return what repeated headings add at the top of a slide that starts here."""
        if start not in self._resumed:
            group = self._groups[start]
            whole = stacked_height((*group.resume(), *group.pieces))
            self._resumed[start] = whole - stacked_height(group.pieces)
        return self._resumed[start]

    def _cost(self, left: float, right: float) -> float:
        filled = (left + right) / (2 * self._height)
        uneven = abs(left - right) / self._height
        return filled * filled + _UNEVEN_COLUMNS * uneven * uneven

    def _break_cost(self, start: int) -> float:
        group = self._groups[start]
        if start == 0:
            return 0.0
        if group.attached:
            return _BREAK_BEFORE_ATTACHED
        return _BREAK_IN_SECTION if group.continues else 0.0
