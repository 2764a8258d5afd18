"""Handouts: several slides on a page of A4, each scaled as one, in the order they are read.

The slides are drawn first. Then their operators, marked content and links move to the pages they
are seen on; the tag tree keeps its order, and slides keep the numbers that texts refer to.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final

from kkdesk.reports.pdf.footer import draw_footer
from kkdesk.reports.pdf.paper_theme import A4, FOOTER_BASELINE, FOOTER_SIZE
from kkdesk.reports.pdf.structure import AnnotationRef, Element, MarkedContent
from kkdesk.reports.pdf.theme import QUIET, RULE, SLIDE_HEIGHT, SLIDE_WIDTH

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from kkdesk.reports.document import Document
    from kkdesk.reports.pdf.canvas import Box, Canvas, Link, PageContent, Point
    from kkdesk.reports.pdf.render import Bookmark

_EDGE: Final = 40.0
_GAP: Final = 22.0
_FOOT: Final = FOOTER_BASELINE + 18.0
_MARK = re.compile(r"/(\w+) <</MCID (\d+)>> BDC\Z")


@dataclass(frozen=True, slots=True)
class Sheet:
    """A page of a handout: its size, and how many slides stand beside and below each other."""

    size: Point
    across: int
    down: int

    def slots(self) -> list[Box]:
        """Return where the slides stand, in reading order."""
        wide, high = self.size
        room = wide - 2 * _EDGE - (self.across - 1) * _GAP, high - _EDGE - _FOOT - _GAP
        width = room[0] / self.across
        height = width * SLIDE_HEIGHT / SLIDE_WIDTH
        spare = (room[1] - self.down * height) / self.down
        return [
            (
                _EDGE + column * (width + _GAP),
                high - _EDGE - height - row * (height + spare) - spare / 2,
                width,
                height,
            )
            for row in range(self.down)
            for column in range(self.across)
        ]


SHEETS: Final = {
    2: Sheet(A4, 1, 2),
    4: Sheet((A4[1], A4[0]), 2, 2),
    6: Sheet(A4, 2, 3),
}
"""The pages by how many slides they hold."""


@dataclass(frozen=True, slots=True)
class _Moved:
    """Where a slide went: its page, its corner and scale, and what stands before it there."""

    page: int
    corner: Point
    factor: float
    marks: int
    links: int

    def box(self, box: Box) -> Box:
        """Return where a box of the slide is seen."""
        x, y, wide, high = (part * self.factor for part in box)
        return x + self.corner[0], y + self.corner[1], wide, high

    def height(self, y: float | None) -> float:
        """Return where a height of the slide is seen; without one its top."""
        return (SLIDE_HEIGHT if y is None else y) * self.factor + self.corner[1]


def impose(
    canvas: Canvas, document: Document, bookmarks: Sequence[Bookmark]
) -> tuple[int, list[Bookmark]]:
    """Put the canvas's slides on sheets; return how many, and the bookmarks that lead to them."""
    sheet = SHEETS[document.handout]
    slots = sheet.slots()
    slides = list(canvas.pages)
    count = -(-len(slides) // len(slots))
    for number in range(count):
        _draw_sheet(canvas, document, sheet, (number, count), len(slides) - number * len(slots))
    sheets = canvas.pages[len(slides) :]
    moves: list[_Moved] = []
    for order, slide in enumerate(slides):
        page, slot = divmod(order, len(slots))
        moves.append(_move(slide, sheets[page], page, slots[slot]))
    for made in sheets:
        made.links[:] = [_led(link, moves) for link in made.links]
    if canvas.tree is not None:
        _move_elements(canvas.tree.root, moves)
    canvas.pages = sheets
    return count, [
        replace(one, page=moves[one.page].page, top=moves[one.page].height(one.top))
        for one in bookmarks
    ]


def _draw_sheet(
    canvas: Canvas, document: Document, sheet: Sheet, number: tuple[int, int], left: int
) -> None:
    """Draw what a sheet has of its own: a line around each slide, and its foot."""
    canvas.begin_page(sheet.size)
    for x, y, wide, high in sheet.slots()[:left]:
        canvas.frame((x - 0.8, y - 0.8, wide + 1.6, high + 1.6), RULE, 0.8)
    page, last = number
    ends = _EDGE, sheet.size[0] - _EDGE
    draw_footer(canvas, document, ends, FOOTER_BASELINE, (FOOTER_SIZE, QUIET), (page + 1, last))
    canvas.end_page()


def _move(slide: PageContent, sheet: PageContent, page: int, slot: Box) -> _Moved:
    """Paint a slide into its slot; its content keeps its marks, numbered on."""
    x, y, wide, _ = slot
    moved = _Moved(page, (x, y), wide / SLIDE_WIDTH, len(sheet.owners), len(sheet.links))
    sheet.operators.append(f"q {moved.factor:.5f} 0 0 {moved.factor:.5f} {x:.2f} {y:.2f} cm")
    sheet.operators.extend(_renumbered(slide.operators, moved.marks))
    sheet.operators.append("Q")
    sheet.owners.extend(slide.owners)
    sheet.links.extend(replace(link, box=moved.box(link.box)) for link in slide.links)
    return moved


def _renumbered(operators: Sequence[str], before: int) -> Iterator[str]:
    for operator in operators:
        mark = _MARK.match(operator)
        if mark is None:
            yield operator
        else:
            yield f"/{mark[1]} <</MCID {int(mark[2]) + before}>> BDC"


def _led(link: Link, moves: Sequence[_Moved]) -> Link:
    if link.page is None:
        return link
    target = moves[link.page]
    return replace(link, page=target.page, top=target.height(link.top))


def _move_elements(element: Element, moves: Sequence[_Moved]) -> None:
    place: _Moved | None = None
    for order, kid in enumerate(element.kids):
        match kid:
            case Element():
                _move_elements(kid, moves)
            case MarkedContent(page, number):
                place = moves[page]
                element.kids[order] = MarkedContent(place.page, number + place.marks)
            case AnnotationRef(page, index):
                to = moves[page]
                element.kids[order] = AnnotationRef(to.page, index + to.links)
    if element.box is not None and place is not None:
        left, low, right, high = element.box
        x, y, wide, tall = place.box((left, low, right - left, high - low))
        element.box = (x, y, x + wide, y + tall)
