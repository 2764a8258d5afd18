"""The parts of a file: each is laid out with its first page's number, and later drawn."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

from kkdesk.reports.document import DividerSlide, Flow
from kkdesk.reports.pdf.layout import layout_slide
from kkdesk.reports.pdf.paper import PaperComposer, PaperLayout
from kkdesk.reports.pdf.paper_render import draw_paper_page, note_places
from kkdesk.reports.pdf.render import Bookmark, Renderer
from kkdesk.reports.pdf.text import clean

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from kkdesk.reports.document import Document, Paper
    from kkdesk.reports.pdf.canvas import Canvas
    from kkdesk.reports.pdf.layout import Page
    from kkdesk.reports.pdf.rows import PageNumbers

    Step = Callable[[], None]


class SetPart(Protocol):
    """A part on its way to the canvas; `steps` is how often each of its calls tells a step."""

    steps: int

    def lay_out(self, first: int, step: Step) -> int:
        """Lay the part out from a page number on and return its number of pages."""
        ...

    def draw(self, step: Step) -> list[Bookmark]:
        """Draw the pages and return the bookmarks."""
        ...


class SlidesPart:
    """A document of slides."""

    def __init__(
        self, document: Document, bookmark: str, canvas: Canvas, numbers: PageNumbers
    ) -> None:
        self.steps = len(document.slides)
        self._document = document
        self._bookmark = bookmark
        self._canvas = canvas
        self._numbers = numbers
        self._laid_out: list[list[Page]] = []
        self._firsts: list[int] = []
        self._first = 1

    def lay_out(self, first: int, step: Step) -> int:
        """Lay out the slides and note where their anchors are."""
        self._first = following = first
        for slide in self._document.slides:
            step()
            made = layout_slide(slide, self._document, self._canvas.faces)
            self._laid_out.append(made)
            self._firsts.append(following)
            if isinstance(slide, Flow | DividerSlide) and slide.anchor:
                self._numbers.mark(slide.anchor, range(following, following + len(made)))
            following += len(made)
        return following - first

    def draw(self, step: Step) -> list[Bookmark]:
        """Draw the slides."""
        renderer = Renderer(self._document, self._canvas, self._numbers, self._firsts)
        made: list[Bookmark] = []
        number = self._first
        for pages in self._laid_out:
            step()
            for page in pages:
                bookmark = renderer.draw(page, number)
                if bookmark is not None:
                    made.append(bookmark)
                number += 1
        return under(self._bookmark, self._first - self._numbers.first, made)


class PaperPart:
    """A document of paper."""

    def __init__(
        self,
        document: Document,
        paper: Paper,
        bookmark: str,
        canvas: Canvas,
        numbers: PageNumbers,
        name: str,
    ) -> None:
        self.steps = len(paper.sections)
        self._document = document
        self._bookmark = bookmark
        self._canvas = canvas
        self._numbers = numbers
        self._composer = PaperComposer(document, paper, canvas.faces, name)
        self._layout: PaperLayout | None = None
        self._first = 1

    def lay_out(self, first: int, step: Step) -> int:
        """Lay out the pages and note where anchors and foot notes are."""
        self._first = first
        self._layout = self._composer.layout(step)
        note_places(self._layout.pages, self._numbers, first)
        return len(self._layout.pages)

    def draw(self, step: Step) -> list[Bookmark]:
        """Draw the pages."""
        if self._layout is None:
            return []
        pages = self._layout.pages
        self._canvas.begin_section()
        told = 0
        for number, page in enumerate(pages):
            while told < self.steps * number // len(pages):
                told += 1
                step()
            draw_paper_page(
                page,
                self._document,
                self._canvas,
                self._numbers,
                self._first + number,
                opening=not number,
            )
        for _ in range(told, self.steps):
            step()
        return under(
            self._bookmark,
            self._first - self._numbers.first,
            list(self._bookmarks(self._layout)),
        )

    def _bookmarks(self, layout: PaperLayout) -> Iterator[Bookmark]:
        """Yield the title and, under it, the headings by their level."""
        title = clean(self._document.title).strip()
        base = 0
        if title:
            yield Bookmark(title, self._first - self._numbers.first, 0)
            base = 1
        open_levels: list[int] = []
        for heading in layout.headings:
            while open_levels and open_levels[-1] >= heading.level:
                open_levels.pop()
            place = self._numbers.by_anchor.get(heading.anchor)
            if place is not None:
                page = place.start - self._numbers.first
                top = self._numbers.tops.get(heading.anchor)
                yield Bookmark(heading.title, page, base + len(open_levels), top)
            open_levels.append(heading.level)


class ReservedPart:
    """Blank pages that another file's pages will be laid on."""

    steps = 0

    def __init__(
        self,
        sizes: tuple[tuple[float, float], ...],
        bookmark: str,
        anchor: str,
        canvas: Canvas,
        numbers: PageNumbers,
    ) -> None:
        self._sizes = sizes
        self._bookmark = bookmark
        self._anchor = anchor
        self._canvas = canvas
        self._numbers = numbers
        self._first = 1

    def lay_out(self, first: int, step: Step) -> int:  # noqa: ARG002 - blank pages are no work
        """Count the pages and note where the anchor is."""
        self._first = first
        if self._anchor and self._sizes:
            self._numbers.mark(self._anchor, range(first, first + len(self._sizes)))
        return len(self._sizes)

    def draw(self, step: Step) -> list[Bookmark]:  # noqa: ARG002 - blank pages are no work
        """Add the pages."""
        for size in self._sizes:
            self._canvas.begin_page(size)
            self._canvas.end_page()
        return under(self._bookmark, self._first - self._numbers.first, [])


def under(title: str, page: int, bookmarks: list[Bookmark]) -> list[Bookmark]:
    """Return the bookmarks below one of this title; as they are if it is empty."""
    shown = clean(title).strip()
    if not shown:
        return bookmarks
    moved = [Bookmark(one.title, one.page, one.depth + 1, one.top) for one in bookmarks]
    return [Bookmark(shown, page, 0), *moved]
