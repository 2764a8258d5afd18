"""Drawing pages of paper onto the canvas, with bookmarks."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kkdesk.reports.pdf.footer import draw_footer
from kkdesk.reports.pdf.grid import notes_of
from kkdesk.reports.pdf.paper_theme import (
    BOTTOM,
    FOOTER_BASELINE,
    FOOTER_SIZE,
    LEFT,
    LOGO_ROOM,
    LOGO_TOP,
    NOTE_GAP,
    TOP,
)
from kkdesk.reports.pdf.special_rows import Shown, Space
from kkdesk.reports.pdf.theme import QUIET

if TYPE_CHECKING:
    from kkdesk.reports.document import Document
    from kkdesk.reports.pdf.canvas import Canvas
    from kkdesk.reports.pdf.paging import Frame, Laid, PaperPage
    from kkdesk.reports.pdf.rows import PageNumbers

_OPEN_EDGE = 5.0


def note_places(pages: list[PaperPage], numbers: PageNumbers, first: int) -> None:
    """Fill in where each anchor and each foot note stands; `first` is the first page's number."""
    open_anchors: tuple[str, ...] = ()
    for number, page in enumerate(pages, start=first):
        high = page.size[1] - TOP
        for laid in page.laid:
            top = high - laid.top + 4.0
            if laid.strip.anchors:
                open_anchors = laid.strip.anchors
            for anchor in open_anchors:
                numbers.mark(anchor, range(number, number + 1), top)
            for key in notes_of(laid.strip.row):
                numbers.mark(f"{key}<", range(number, number + 1), top)
        y = BOTTOM + page.notes_height - NOTE_GAP
        for key, row in page.notes:
            numbers.mark(key, range(number, number + 1), y + 4.0)
            y -= row.height + row.above


def draw_paper_page(
    page: PaperPage,
    document: Document,
    canvas: Canvas,
    numbers: PageNumbers,
    number: int,
    *,
    opening: bool = False,
) -> None:
    """Draw one page, which bears a number; the logo stands over the document's first."""
    canvas.begin_page(page.size)
    logo = document.look.logo
    if opening and logo is not None:
        wide, tall = logo.fitted(*LOGO_ROOM)
        canvas.picture(logo, (LEFT, page.size[1] - LOGO_TOP - tall, wide, tall))
    high = page.size[1] - TOP
    for top, row in page.repeated:
        Shown(row).draw(canvas, LEFT, high - top, numbers)
    for run in _framed(page.laid):
        frame = run[0].strip.frame
        if frame is not None:
            _draw_frame(canvas, frame, run, high)
        for laid in run:
            for tag in laid.strip.opens:
                canvas.reserve(tag)
            laid.strip.row.draw(canvas, LEFT, high - laid.top, numbers)
    _draw_notes(page, canvas, numbers)
    draw_footer(
        canvas,
        document,
        (LEFT, page.size[0] - LEFT),
        FOOTER_BASELINE,
        (FOOTER_SIZE, QUIET),
        (number, numbers.last),
    )
    canvas.end_page()


def _framed(laid: list[Laid]) -> list[list[Laid]]:
    """Return runs of neighbours that share a frame."""
    runs: list[list[Laid]] = []
    for one in laid:
        if runs and runs[-1][-1].strip.frame is one.strip.frame:
            runs[-1].append(one)
        else:
            runs.append([one])
    return runs


def _draw_frame(canvas: Canvas, frame: Frame, run: list[Laid], high: float) -> None:
    """Draw the ground behind a run; where a page break cuts it, it reaches beyond its lines."""
    x = LEFT + frame.x
    top = high - run[0].top
    bottom = high - run[-1].top - run[-1].strip.row.height
    if frame.ground is not None:
        top += 0.0 if isinstance(run[0].strip.row, Space) else _OPEN_EDGE
        bottom -= 0.0 if isinstance(run[-1].strip.row, Space) else _OPEN_EDGE
    if frame.ground is not None:
        canvas.rectangle((x, bottom, frame.width, top - bottom), frame.ground)
        canvas.rectangle((x, bottom, 3.0, top - bottom), frame.rule)
    else:
        canvas.rectangle((x, bottom, 1.5, top - bottom), frame.rule)


def _draw_notes(page: PaperPage, canvas: Canvas, numbers: PageNumbers) -> None:
    if not page.notes:
        return
    y = BOTTOM + page.notes_height
    canvas.rectangle((LEFT, y - NOTE_GAP / 2, 72.0, 0.6), QUIET)
    y -= NOTE_GAP
    for _, row in page.notes:
        y -= row.above
        row.draw(canvas, LEFT, y, numbers)
        y -= row.height
