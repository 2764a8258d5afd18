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
from kkdesk.reports.pdf.text import clean
from kkdesk.reports.theme import Colours

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from kkdesk.reports.pdf.fonts import Faces
    from kkdesk.reports.theme import Logo


class Artifact(Enum):
    """Content that is not read aloud; the value opens it in the content stream."""

    LAYOUT = "/Artifact <</Type/Layout>> BDC"
    HEADER = "/Artifact <</Type/Pagination/Subtype/Header>> BDC"
    FOOTER = "/Artifact <</Type/Pagination/Subtype/Footer>> BDC"


Owner: TypeAlias = Tag | Artifact
Box: TypeAlias = tuple[float, float, float, float]
Point: TypeAlias = tuple[float, float]


@dataclass(frozen=True, slots=True)
class Link:
    """A clickable box to an address or to a page (counted from 0); `contents` is read aloud.

    `top` is how high on that page it leads, in points; None is the top.
    """

    box: Box
    contents: str
    address: str | None
    page: int | None
    top: float | None
    element: Element | None


@dataclass(frozen=True, slots=True)
class NumberPlace:
    """Where a page's number belongs: its right end, its baseline, its size and its colour."""

    right: float
    baseline: float
    size: float
    colour: str


@dataclass(slots=True)
class PageContent:
    """One page as drawn: its operators, the owner of each marked content, its links."""

    size: Point
    operators: list[str] = field(default_factory=list)
    owners: list[Element] = field(default_factory=list)
    links: list[Link] = field(default_factory=list)
    number: NumberPlace | None = None
    """Where a number belongs that is written later."""

    @property
    def content(self) -> bytes:
        """What paints it."""
        return "\n".join(self.operators).encode("ascii")


class Canvas:
    """Draws pages. With `tagged=False` it draws the same pages without a tag tree.

    With `numbered=False` their numbers are not drawn: each page tells where its own belongs.
    Canvases of one file share its ``pictures``.
    """

    def __init__(
        self,
        faces: Faces,
        *,
        tagged: bool = True,
        numbered: bool = True,
        colours: Colours | None = None,
        pictures: list[Logo] | None = None,
    ) -> None:
        self.faces = faces
        self.numbered = numbered
        self.colours = colours or Colours()
        self.pictures: list[Logo] = [] if pictures is None else pictures
        self.tree = StructureTree() if tagged else None
        self.pages: list[PageContent] = []
        self._operators: list[str] = []
        self._open: Element | Artifact | None = None
        self._frozen = False
        self._in_text = False
        self._position = (0.0, 0.0)
        self._font: tuple[int, float] | None = None
        self._fill = ""
        self._stroke = ""
        self._scale = (1.0, 0.0, 0.0)
        self._underlines: list[tuple[float, float, float, str]] = []

    @property
    def sections(self) -> list[Element]:
        """The sections of the tree, none if there is no tree."""
        kids = self.tree.root.kids if self.tree is not None else []
        return [kid for kid in kids if isinstance(kid, Element)]

    def whole(self, role: str) -> list[Element]:
        """Return the tree as one element of a role, for a file of several canvases."""
        if self.tree is None:
            return []
        self.tree.root.role = role
        return [self.tree.root]

    def begin_section(self) -> None:
        """Start a section of the tree: a slide, or a whole paper document."""
        if self.tree is not None:
            self.tree.begin_section()

    def begin_page(self, size: Point) -> None:
        """Start a page of a width and a height."""
        page = PageContent(size)
        self.pages.append(page)
        self._operators = page.operators
        self._font = None
        self._fill = ""
        self._stroke = ""

    def reserve(self, tag: Tag) -> None:
        """Give the tag its place in the tree now, before anything is painted for it."""
        if self.tree is not None and not self._frozen:
            self.tree.element(tag)

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

    def polygon(self, points: Sequence[Point], fill: str, owner: Owner) -> None:
        """Fill a shape with straight sides."""
        self._shape(owner, fill, f"{_path(points)} f")

    def stroke(
        self,
        points: Sequence[Point],
        colour: str,
        width: float,
        owner: Owner,
        dash: tuple[float, ...] = (),
    ) -> None:
        """Draw a line through the points."""
        self._own(owner)
        self._end_text()
        if colour != self._stroke:
            shown = self.colours.painted(colour)
            self._operators.append(_fill_operator(shown).replace("rg", "RG"))
            self._stroke = colour
        self._operators.append(f"[{_numbers(*dash)}] 0 d {_numbers(width)} w 1 j {_path(points)} S")

    @contextmanager
    def scaled(self, corner: Point, factor: float) -> Iterator[None]:
        """Draw everything inside smaller, towards the corner."""
        x, y = corner
        self._close()
        move = (x * (1 - factor), y * (1 - factor))
        self._operators.append(f"q {factor:.4f} 0 0 {factor:.4f} {_numbers(*move)} cm")
        self._scale = (factor, *move)
        try:
            yield
        finally:
            self._close()
            self._operators.append("Q")
            self._scale = (1.0, 0.0, 0.0)
            self._font, self._fill, self._stroke = None, "", ""

    @contextmanager
    def again(self) -> Iterator[None]:
        """Paint everything inside as an artifact: it stands in the tree already."""
        self._own(Artifact.HEADER)
        self._frozen = True
        try:
            yield
        finally:
            self._frozen = False
            self._close()

    def picture(self, logo: Logo, box: Box, tag: Tag | None = None) -> None:
        """Draw a picture as a figure that fills the box; without a tag it is one of its own."""
        if logo not in self.pictures:
            self.pictures.append(logo)
        x, y, wide, high = box
        with self.figure(tag or Tag("Figure", Alt=clean(logo.alternative)), box):
            number = self.pictures.index(logo)
            self._operators.append(f"q {_numbers(wide, 0, 0, high, x, y)} cm /Im{number} Do Q")

    def underline(self, x: float, baseline: float, width: float, colour: str) -> None:
        """Draw a line under a link, when the page ends (so that its text stays together)."""
        self._underlines.append((x, baseline - 1.8, width, colour))

    @contextmanager
    def figure(self, tag: Tag, box: Box) -> Iterator[None]:
        """Gather everything painted inside as one figure lying in the box."""
        self._own(tag)
        if isinstance(self._open, Element):
            x, y, wide, high = box
            factor, right, up = self._scale
            self._open.box = (
                x * factor + right,
                y * factor + up,
                (x + wide) * factor + right,
                (y + high) * factor + up,
            )
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
        top: float | None = None,
    ) -> None:
        """Make the box a link that belongs to the tag (role Link)."""
        if self._frozen:
            return
        element = self.tree.element(tag) if self.tree is not None else None
        links = self.pages[-1].links
        if element is not None:
            element.kids.append(AnnotationRef(len(self.pages) - 1, len(links)))
        links.append(Link(box, contents, address, page, top, element))

    def _shape(self, owner: Owner, fill: str, path: str) -> None:
        self._own(owner)
        self._end_text()
        self._paint(fill)
        self._operators.append(path)

    def _paint(self, colour: str) -> None:
        if colour != self._fill:
            self._operators.append(_fill_operator(self.colours.painted(colour)))
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


def _path(points: Sequence[Point]) -> str:
    return " ".join(
        f"{_numbers(*point)} {'l' if number else 'm'}" for number, point in enumerate(points)
    )


def _numbers(*values: float) -> str:
    return " ".join(f"{value:.2f}" for value in values)


@lru_cache(maxsize=256)
def _fill_operator(colour: str) -> str:
    channels = (int(colour[start : start + 2], 16) / 255 for start in (1, 3, 5))
    return " ".join(f"{channel:.4g}" for channel in channels) + " rg"
