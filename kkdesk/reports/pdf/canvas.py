"""The tagging canvas: everything painted belongs to an element of the tag tree or is an artifact.

Each painting call names its owner, so nothing can fall out of the tree unseen. Neighbouring calls
of one owner share one marked-content sequence. Coordinates are points from the lower left corner.
"""

from __future__ import annotations

from contextlib import contextmanager
from dataclasses import dataclass, field
from enum import Enum
from functools import lru_cache
from typing import TYPE_CHECKING, TypeAlias

from kkdesk.reports.pdf.structure import AnnotationRef, Element, MarkedContent, StructureTree, Tag

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kkdesk.reports.pdf.fonts import Faces


class Artifact(Enum):
    """Content that is not read aloud; the value opens it in the content stream."""

    LAYOUT = "/Artifact <</Type/Layout>> BDC"
    FOOTER = "/Artifact <</Type/Pagination/Subtype/Footer>> BDC"


Owner: TypeAlias = Tag | Artifact
Box: TypeAlias = tuple[float, float, float, float]


@dataclass(frozen=True, slots=True)
class Link:
    """A clickable box to an address or to a page (counted from 0); `contents` is read aloud."""

    box: Box
    contents: str
    address: str | None
    page: int | None
    element: Element | None


@dataclass(slots=True)
class PageContent:
    """One page as drawn: its operators, the owner of each marked content, its links."""

    operators: list[str] = field(default_factory=list)
    owners: list[Element] = field(default_factory=list)
    links: list[Link] = field(default_factory=list)


class Canvas:
    """Draws pages. With `tagged=False` it draws the same pages without a tag tree.

    `first_page` is the number that the first page carries, in a file that stands in another.
    """

    def __init__(self, faces: Faces, *, tagged: bool = True, first_page: int = 1) -> None:
        self.faces = faces
        self.first_page = first_page
        self.tree = StructureTree() if tagged else None
        self.pages: list[PageContent] = []
        self._operators: list[str] = []
        self._open: Element | Artifact | None = None
        self._frozen = False
        self._in_text = False
        self._position = (0.0, 0.0)
        self._font: tuple[int, float] | None = None
        self._fill = ""
        self._underlines: list[tuple[float, float, float, str]] = []

    def begin_page(self) -> None:
        """Start a slide: a new page and a new section of the tree."""
        page = PageContent()
        self.pages.append(page)
        self._operators = page.operators
        self._font = None
        self._fill = ""
        if self.tree is not None:
            self.tree.begin_section()

    def end_page(self) -> None:
        """Finish the page."""
        for x, y, width, colour in self._underlines:
            self.rectangle((x, y, width, 0.6), colour)
        self._underlines.clear()
        self._close()

    def text(
        self, owner: Owner, at: tuple[float, float], text: str, face: int, size: float, colour: str
    ) -> float:
        """Draw text with its baseline starting at a point; return its width in points."""
        typeface = self.faces[face]
        text = typeface.showable(text)
        self._own(owner)
        if not self._in_text:
            self._operators.append("BT")
            self._in_text = True
            self._position = (0.0, 0.0)
        if self._font != (face, size):
            self._operators.append(f"/F{face} {size:g} Tf")
            self._font = (face, size)
        self._paint(colour)
        dx, dy = at[0] - self._position[0], at[1] - self._position[1]
        self._operators.append(f"{dx:.2f} {dy:.2f} Td <{typeface.encode(text)}> Tj")
        # What was written is what counts: rounding must not add up down a column.
        self._position = (
            self._position[0] + float(f"{dx:.2f}"),
            self._position[1] + float(f"{dy:.2f}"),
        )
        return typeface.width(text) * size / 1000

    def rectangle(self, box: Box, fill: str, owner: Owner = Artifact.LAYOUT) -> None:
        """Fill a box (x, y, width, height)."""
        self._shape(owner, fill, f"{_numbers(*box)} re f")

    def frame(
        self, box: Box, stroke: str, width: float = 1.0, owner: Owner = Artifact.LAYOUT
    ) -> None:
        """Draw the outline of a box, inside its edges."""
        x, y, wide, high = box
        for edge in (
            (x, y, wide, width),
            (x, y + high - width, wide, width),
            (x, y, width, high),
            (x + wide - width, y, width, high),
        ):
            self.rectangle(edge, stroke, owner)

    def underline(self, x: float, baseline: float, width: float, colour: str) -> None:
        """Draw a line under a link, when the page ends (so that its text stays together)."""
        self._underlines.append((x, baseline - 1.8, width, colour))

    @contextmanager
    def figure(self, tag: Tag, box: Box) -> Iterator[None]:
        """Gather everything painted inside as one figure lying in the box."""
        self._own(tag)
        if isinstance(self._open, Element):
            x, y, wide, high = box
            self._open.box = (x, y, x + wide, y + high)
        self._frozen = True
        try:
            yield
        finally:
            self._frozen = False
            self._close()

    def link(
        self,
        tag: Tag,
        box: Box,
        contents: str,
        *,
        address: str | None = None,
        page: int | None = None,
    ) -> None:
        """Make the box a link that belongs to the tag (role Link)."""
        element = self.tree.element(tag) if self.tree is not None else None
        links = self.pages[-1].links
        if element is not None:
            element.kids.append(AnnotationRef(len(self.pages) - 1, len(links)))
        here = None if page is None else page + 1 - self.first_page
        links.append(Link(box, contents, address, here, element))

    def _shape(self, owner: Owner, fill: str, path: str) -> None:
        self._own(owner)
        self._end_text()
        self._paint(fill)
        self._operators.append(path)

    def _paint(self, colour: str) -> None:
        if colour != self._fill:
            self._operators.append(_fill_operator(colour))
            self._fill = colour

    def _own(self, owner: Owner) -> None:
        """Make sure that what comes next is marked as the owner's."""
        if self.tree is None or self._frozen:
            return
        target = owner if isinstance(owner, Artifact) else self.tree.element(owner)
        if target is self._open:
            return
        self._close()
        if isinstance(target, Artifact):
            self._operators.append(target.value)
        else:
            page = self.pages[-1]
            number = len(page.owners)
            page.owners.append(target)
            target.kids.append(MarkedContent(len(self.pages) - 1, number))
            self._operators.append(f"/{target.role} <</MCID {number}>> BDC")
        self._open = target

    def _end_text(self) -> None:
        if self._in_text:
            self._operators.append("ET")
            self._in_text = False

    def _close(self) -> None:
        self._end_text()
        if self._open is not None:
            self._operators.append("EMC")
            self._open = None


def _numbers(*values: float) -> str:
    return " ".join(f"{value:.2f}" for value in values)


@lru_cache(maxsize=256)
def _fill_operator(colour: str) -> str:
    channels = (int(colour[start : start + 2], 16) / 255 for start in (1, 3, 5))
    return " ".join(f"{channel:.4g}" for channel in channels) + " rg"
