"""Drawing: laid-out pages onto the canvas, with bookmarks."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from kkdesk.reports.document import DividerSlide, TitleSlide
from kkdesk.reports.pdf.canvas import Artifact, Canvas
from kkdesk.reports.pdf.fonts import BOLD, REGULAR
from kkdesk.reports.pdf.footer import draw_footer
from kkdesk.reports.pdf.layout import ContentsPage, FlowPage, Page
from kkdesk.reports.pdf.rows import GO_TO_PAGE, PageNumbers
from kkdesk.reports.pdf.structure import Tag
from kkdesk.reports.pdf.text import Fragment, Line, break_lines, clean
from kkdesk.reports.pdf.theme import (
    COLUMN_WIDTH,
    FOOTER_BASELINE,
    GUTTER,
    INK,
    MARGIN,
    PAPER,
    QUIET,
    RULE,
    SLIDE_HEIGHT,
    SLIDE_WIDTH,
    scheme,
)

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kkdesk.reports.document import Document
    from kkdesk.reports.pdf.rows import Piece

FOOTER_SIZE = 10.0
CONTENTS_SIZE, CONTENTS_LEADING = 14.0, 24.0
LOGO_ROOM, LOGO_EDGE = (220.0, 84.0), 12.0
_STRIPE = 11.0


@dataclass(frozen=True, slots=True)
class Bookmark:
    """An entry of the outline; `page` counts from 0, `depth` 1 stands under the last part."""

    title: str
    page: int
    depth: int
    top: float | None = None


@dataclass(slots=True)
class Renderer:
    """Draws the pages of one document, in order."""

    document: Document
    canvas: Canvas
    pages: PageNumbers
    slide_pages: Sequence[int]
    """The number of the first page of each slide of the document; contents entries lead there."""
    in_part: bool = False
    """Whether a part has been opened; bookmarks then stand under it."""

    def draw(self, page: Page, number: int) -> Bookmark | None:
        """Draw one page (`number` is what it bears); return its bookmark if it opens something."""
        self.canvas.begin_section()
        self.canvas.begin_page((SLIDE_WIDTH, SLIDE_HEIGHT))
        bookmark: Bookmark | None
        match page:
            case TitleSlide():
                bookmark = self._title_slide(page, number)
            case DividerSlide():
                bookmark = self._divider(page, number)
            case ContentsPage():
                bookmark = self._contents(page, number)
            case FlowPage():
                bookmark = self._flow(page, number)
        self.canvas.end_page()
        return bookmark

    def _title_slide(self, slide: TitleSlide, number: int) -> Bookmark:
        self._full_ground()
        left = MARGIN + 60
        y = self._words(slide.kicker, Tag("P"), (left, 372.0), 17.0, REGULAR)
        y = self._words(slide.title, Tag("H1"), (left, y - 26.0), 38.0, BOLD)
        self._words(slide.subtitle, Tag("P"), (left, y - 16.0), 19.0, REGULAR)
        self._logo()
        self._footer(number, PAPER, rule=None, numbered=False)
        return Bookmark(clean(slide.title), self._page(number), 0)

    def _logo(self) -> None:
        """Put the logo in the corner, on white, for it is made for paper."""
        logo = self.document.look.logo
        if logo is None:
            return
        wide, high = logo.fitted(*LOGO_ROOM)
        x, y = SLIDE_WIDTH - MARGIN - LOGO_EDGE - wide, SLIDE_HEIGHT - MARGIN - LOGO_EDGE - high
        ground = x - LOGO_EDGE, y - LOGO_EDGE, wide + 2 * LOGO_EDGE, high + 2 * LOGO_EDGE
        self.canvas.rectangle(ground, PAPER)
        self.canvas.picture(logo, (x, y, wide, high))

    def _divider(self, slide: DividerSlide, number: int) -> Bookmark:
        self.in_part = True
        self._full_ground()
        left = MARGIN + 60
        y = self._words(slide.title, Tag("H2"), (left, 330.0), 44.0, BOLD)
        if slide.subtitle:
            self._words(slide.subtitle, Tag("P"), (left, y - 14.0), 24.0, REGULAR)
        self._footer(number, PAPER, rule=None)
        joined = f"{slide.title} – {slide.subtitle}" if slide.subtitle else slide.title
        return Bookmark(clean(joined), self._page(number), 0)

    @property
    def _house(self) -> str:
        return self.document.look.colours.main

    def _full_ground(self) -> None:
        """Cover the slide with the house colour and the objectives' colours at its left edge."""
        self.canvas.rectangle((0, 0, SLIDE_WIDTH, SLIDE_HEIGHT), self._house)
        palette = [scheme(colour).strong for colour in self.document.palette] or [self._house]
        high = SLIDE_HEIGHT / len(palette)
        for order, colour in enumerate(palette):
            bottom = SLIDE_HEIGHT - (order + 1) * high
            self.canvas.rectangle((0, bottom, _STRIPE * 2, high), colour)
            self.canvas.rectangle((_STRIPE * 2, bottom, 1.5, high), PAPER)

    def _words(
        self, text: str, tag: Tag, start: tuple[float, float], size: float, face: int
    ) -> float:
        """Draw large white text below a point; return where its last line ends."""
        x, y = start
        leading = size * 1.2
        fragments = [Fragment(clean(text), face)]
        for line in break_lines(fragments, SLIDE_WIDTH - x - 90, size, self.canvas.faces):
            y -= leading
            self._line(line, tag, (x, y), size, PAPER)
        return y - (size * 0.2)

    def _line(
        self, line: Line, tag: Tag, start: tuple[float, float], size: float, colour: str
    ) -> None:
        x, y = start
        for run in line.runs:
            x += self.canvas.text(tag, (x, y), run.text, run.face, size, colour)

    def _contents(self, page: ContentsPage, number: int) -> Bookmark | None:
        title = clean(page.slide.title)
        self._band(scheme("", self._house).strong, 68.0)
        lines = break_lines([Fragment(title, BOLD)], 800.0, 21.0, self.canvas.faces)
        tag = Tag("H2")
        for order, line in enumerate(lines):
            self._line(line, tag, (MARGIN, SLIDE_HEIGHT - 41.0 - order * 26.0), 21.0, PAPER)
        entries = Tag("TOC")
        y = SLIDE_HEIGHT - 68.0 - 34.0
        for entry in page.entries:
            target = self.slide_pages[entry.slide]
            self._contents_entry(entry.title, target, entry.depth, y, entries)
            y -= CONTENTS_LEADING
        self._footer(number, QUIET, rule=RULE)
        return Bookmark(title, self._page(number), 0) if page.first else None

    def _contents_entry(self, title: str, target: int, depth: int, y: float, entries: Tag) -> None:
        canvas = self.canvas
        link = Tag("Link", Tag("Reference", Tag("TOCI", entries)))
        face = REGULAR if depth else BOLD
        x = MARGIN + 22.0 * depth
        right = SLIDE_WIDTH - MARGIN
        lines = break_lines(
            [Fragment(clean(title), face)], right - x - 70, CONTENTS_SIZE, canvas.faces
        )
        if not lines:
            return
        shown = lines[0]
        self._line(shown, link, (x, y), CONTENTS_SIZE, INK)
        end = x + shown.width
        if len(lines) > 1:
            end += canvas.text(link, (end, y), "…", face, CONTENTS_SIZE, INK)
        label = str(target)
        width = canvas.faces[face].width(label) * CONTENTS_SIZE / 1000
        canvas.text(link, (end, y), " ", face, CONTENTS_SIZE, INK)
        canvas.text(link, (right - width, y), label, face, CONTENTS_SIZE, INK)
        box = (x - 4, y - 6.0, right - x + 8, CONTENTS_LEADING - 2)
        canvas.link(link, box, f"{GO_TO_PAGE} {label}: {clean(title)}", page=self._page(target))
        dots = int((right - width - 10 - end - 8) // 6)
        for dot in range(max(0, dots)):
            canvas.rectangle((right - width - 12 - dot * 6, y, 1.1, 1.1), QUIET)

    def _flow(self, page: FlowPage, number: int) -> Bookmark | None:
        title = page.title
        self._band(page.scheme.strong, title.band)
        tag = Tag("H2")
        block = len(title.lines) * title.leading
        y = SLIDE_HEIGHT - (title.band - block) / 2 - title.leading / 2 - title.size * 0.33
        for line in title.lines:
            self._line(line, tag, (MARGIN, y), title.size, PAPER)
            y -= title.leading
        for order, column in enumerate(page.columns):
            x = MARGIN + order * (COLUMN_WIDTH + GUTTER)
            for placed in column:
                self._piece(placed.piece, x, page.top - placed.top)
        self._footer(number, QUIET, rule=RULE)
        if not page.first:
            return None
        return Bookmark(clean(page.flow.title), self._page(number), int(self.in_part))

    def _piece(self, piece: Piece, x: float, top: float) -> None:
        y = top
        if piece.panel is not None:
            piece.panel.draw(self.canvas, x, top, COLUMN_WIDTH, piece.height)
            y -= piece.panel.padding
        for order, row in enumerate(piece.rows):
            if order:
                y -= row.above
            row.draw(self.canvas, x, y, self.pages)
            y -= row.height

    def _band(self, colour: str, height: float) -> None:
        self.canvas.rectangle((0, SLIDE_HEIGHT - height, SLIDE_WIDTH, height), colour)

    def _footer(self, number: int, colour: str, *, rule: str | None, numbered: bool = True) -> None:
        canvas = self.canvas
        if rule:
            width = SLIDE_WIDTH - 2 * MARGIN
            canvas.rectangle((MARGIN, FOOTER_BASELINE + 14, width, 0.6), rule, Artifact.FOOTER)
        left = MARGIN if rule else MARGIN + 60
        label = str(number) if numbered else ""
        ends = (left, SLIDE_WIDTH - MARGIN)
        draw_footer(canvas, self.document, ends, FOOTER_BASELINE, (FOOTER_SIZE, colour), label)

    def _page(self, number: int) -> int:
        """Return the page of the file (from 0) that bears a number."""
        return number - self.pages.first
