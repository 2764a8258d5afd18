"""Rows and pieces: what a column is filled with, measured once.

A row is never divided; a piece is a run of rows that a column break should not divide either.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Protocol

from kkdesk.reports.pdf.fonts import REGULAR
from kkdesk.reports.pdf.text import PAGE_REF_WIDEST, RAISED_SHARE
from kkdesk.reports.pdf.theme import TYPED_GROUND

if TYPE_CHECKING:
    from kkdesk.reports.document import PageRef
    from kkdesk.reports.pdf.canvas import Canvas
    from kkdesk.reports.pdf.structure import Tag
    from kkdesk.reports.pdf.text import Line

GO_TO_PAGE = "Gå til side"


@dataclass(slots=True)
class PageNumbers:
    """Which numbered pages each anchor's content became; filled when the deck is laid out.

    `first` is the number that the first page of the file bears, `last` that of the last.
    """

    by_anchor: dict[str, range] = field(default_factory=dict)
    tops: dict[str, float] = field(default_factory=dict)
    """How high on its first page an anchor stands, in points; the top of the page if unknown."""
    first: int = 1
    last: int = 0

    def mark(self, anchor: str, pages: range, top: float | None = None) -> None:
        """Note that the anchor's content stands on these pages, and where it starts."""
        known = self.by_anchor.get(anchor)
        if known is None:
            self.by_anchor[anchor] = pages
            if top is not None:
                self.tops[anchor] = top
        else:
            self.by_anchor[anchor] = range(
                min(known.start, pages.start), max(known.stop, pages.stop)
            )

    def place(self, ref: PageRef) -> tuple[int, float | None] | None:
        """Return the page (counted from 0) and the height to which a link leads, if any."""
        found = [anchor for anchor in ref.anchors if anchor in self.by_anchor]
        if not found:
            return None
        first = min(found, key=lambda anchor: self.by_anchor[anchor].start)
        return self.by_anchor[first].start - self.first, self.tops.get(first)

    def span(self, ref: PageRef) -> range:
        """Return the pages that the field points to; empty if no slide carries its anchors."""
        found = [self.by_anchor[anchor] for anchor in ref.anchors if anchor in self.by_anchor]
        if not found:
            return range(0)
        return range(min(pages.start for pages in found), max(pages.stop for pages in found))

    def text(self, ref: PageRef) -> str:
        """Return what the field prints: "25", "21-23", or a dash if there is no such slide."""
        pages = self.span(ref)
        if not pages:
            return "–"
        first, last = pages[0], pages[-1]
        return str(first) if first == last else f"{first}-{last}"


class Row(Protocol):
    """A piece of a column that is drawn as one."""

    @property
    def above(self) -> float:
        """Space above the row, dropped at the top of a column."""
        ...

    @property
    def height(self) -> float:
        """Height without the space above."""
        ...

    def draw(self, canvas: Canvas, x: float, top: float, pages: PageNumbers) -> None:
        """Draw the row below `top`, from `x`."""
        ...


@dataclass(frozen=True, slots=True)
class LinkTarget:
    """Where a link in a paragraph leads: an address, or the slides of a page field."""

    tag: Tag
    text: str
    address: str | None = None
    ref: PageRef | None = None
    note: str = ""
    """The key of the foot note that a raised number stands for."""
    words: bool = False
    """Whether words lead there, which are underlined as those to an address are."""


@dataclass(frozen=True, slots=True)
class Label:
    """The mark of a list item, drawn beside its first line."""

    text: str
    tag: Tag
    x: float
    colour: str
    share: float = 1.0
    """Size of the mark as a share of the type size."""
    raised: bool = False
    target: LinkTarget | None = None


@dataclass(frozen=True, slots=True)
class TextRow:
    """A line of text."""

    line: Line
    tag: Tag
    size: float
    height: float
    colour: str
    x: float = 0.0
    above: float = 0.0
    links: tuple[LinkTarget, ...] = ()
    label: Label | None = None
    keep: bool = False
    """Whether its paragraph stays on the page of what follows (headings, captions)."""

    @property
    def notes(self) -> tuple[str, ...]:
        """The keys of the foot notes that the line refers to."""
        if not self.links:
            return ()
        targets = (self.links[run.link] for run in self.line.runs if run.link is not None)
        return tuple(target.note for target in targets if target.note)

    @property
    def baseline(self) -> float:
        """Distance from the row's top to the line the letters stand on."""
        return (self.height - self.size) / 2 + self.size * 0.79

    def draw(self, canvas: Canvas, x: float, top: float, pages: PageNumbers) -> None:
        """Draw the label, the words and the links."""
        y = top - self.baseline
        self._draw_grounds(canvas, x + self.x, y)
        if self.label is not None:
            label = self.label
            size = round(self.size * label.share, 2)
            raised = (self.size - size) * (0.9 if label.raised else 0.26)
            at = x + label.x
            width = canvas.text(
                label.tag, (at, y + raised), label.text, REGULAR, size, label.colour
            )
            if label.target is not None:
                self._link(canvas, label.target, at, y, width, pages)
        position = x + self.x
        for run in self.line.runs:
            size, lift = self.size, 0.0
            if run.raised:
                size, lift = round(size * RAISED_SHARE, 2), size * 0.33
            if run.link is None:
                position += canvas.text(
                    self.tag, (position, y + lift), run.text, run.face, size, self.colour
                )
                continue
            target = self.links[run.link]
            text = run.text
            if run.ref is not None:
                text = pages.text(run.ref) + text.removeprefix(PAGE_REF_WIDEST)
            start = (position, y + lift)
            width = canvas.text(target.tag, start, text, run.face, size, self.colour)
            trailing = len(text) - len(text.rstrip())
            shown = width - trailing * canvas.faces[run.face].widths[" "] * self.size / 1000
            self._link(canvas, target, position, y, shown, pages)
            position += width

    def _draw_grounds(self, canvas: Canvas, x: float, y: float) -> None:
        """Draw the ground behind what is typed, before any of the line's words."""
        if not any(run.typed for run in self.line.runs):
            return
        for run in self.line.runs:
            shown = run.text if run.ref is None else ""
            width = canvas.faces[run.face].width(shown) * self.size / 1000
            if run.typed:
                bare = canvas.faces[run.face].width(shown.rstrip()) * self.size / 1000
                box = (x - 1.5, y - self.size * 0.27, bare + 3.0, self.size * 1.18)
                canvas.rectangle(box, TYPED_GROUND)
            x += width

    def _link(
        self,
        canvas: Canvas,
        target: LinkTarget,
        x: float,
        y: float,
        width: float,
        pages: PageNumbers,
    ) -> None:
        box = (x, y - self.size * 0.25, width, self.size * 1.1)
        if target.ref is None:
            canvas.underline(x, y, width, self.colour)
            canvas.link(target.tag, box, target.text, address=target.address)
            return
        place = pages.place(target.ref)
        if place is not None:
            if target.words:
                canvas.underline(x, y, width, self.colour)
            contents = target.text
            if contents == PAGE_REF_WIDEST:
                contents = f"{GO_TO_PAGE} {pages.span(target.ref)[0]}"
            canvas.link(target.tag, box, contents, page=place[0], top=place[1])


@dataclass(frozen=True, slots=True)
class Panel:
    """A tinted ground with a rule at its left, behind a piece."""

    fill: str
    rule: str
    padding: float

    def draw(self, canvas: Canvas, x: float, top: float, width: float, height: float) -> None:
        """Draw the ground below `top`."""
        bottom = top - height
        canvas.rectangle((x, bottom, width, height), self.fill)
        canvas.rectangle((x, bottom, 3.5, height), self.rule)


@dataclass(frozen=True, slots=True)
class Piece:
    """Rows that belong together; `gap` is the space above, dropped at the top of a column."""

    rows: tuple[Row, ...]
    gap: float = 0.0
    name: str = ""
    keep_with_next: bool = False
    panel: Panel | None = None
    height: float = field(init=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "height", height_of(self.rows, self.panel))

    def part(self, start: int, end: int) -> Piece:
        """Return a piece with some of the rows."""
        gap = self.rows[start].above if start else self.gap
        return Piece(self.rows[start:end], gap, self.name, self.keep_with_next, self.panel)


def height_of(rows: tuple[Row, ...], panel: Panel | None) -> float:
    """Return the height of rows stacked at the top of a column, with their panel's padding."""
    if not rows:
        return 0.0
    stacked = sum(row.above + row.height for row in rows) - rows[0].above
    return stacked + (2 * panel.padding if panel else 0.0)
