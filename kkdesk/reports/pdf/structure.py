"""The tag tree of a PDF: what the text means, in the order it is read.

Layout speaks in `Tag`s, which only say "a paragraph in this list item". Drawing turns a tag into an
`Element` the first time something is painted for it, so the tree's order is the drawing order.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TypeAlias


class Tag:
    """A place in the tree as layout knows it; compared by identity.

    The lines of one paragraph share one tag, and so do the items of one list. When a slide break
    parts them, each slide gets elements of its own under its own heading; what runs on over pages
    of paper stays one element.
    """

    __slots__ = ("attributes", "parent", "role")

    def __init__(self, role: str, parent: Tag | None = None, **attributes: str) -> None:
        self.role = role
        self.parent = parent
        self.attributes = attributes


@dataclass(frozen=True, slots=True)
class MarkedContent:
    """A piece of a page's content stream."""

    page: int
    number: int


@dataclass(frozen=True, slots=True)
class AnnotationRef:
    """The link on a page that an element stands for (`index` among the page's annotations)."""

    page: int
    index: int


@dataclass(slots=True, eq=False)
class Element:
    """A structure element; `box` is where a figure lies, in points from the page's corner."""

    role: str
    attributes: dict[str, str]
    parent: Element | None = None
    kids: list[Kid] = field(default_factory=list)
    box: tuple[float, float, float, float] | None = None
    number: int = 0
    """The number of its object in the file, once it is written."""

    def child(self, role: str, attributes: dict[str, str]) -> Element:
        """Append and return a new element."""
        element = Element(role, attributes, self)
        self.kids.append(element)
        return element


Kid: TypeAlias = Element | MarkedContent | AnnotationRef


class StructureTree:
    """The tree being drawn: a section per slide or paper document under the document's root."""

    def __init__(self) -> None:
        self.root = Element("Document", {})
        self._section = self.root
        self._known: dict[Tag, Element] = {}

    def begin_section(self) -> None:
        """Start a slide or a paper document: tags get new elements from here on."""
        self._section = self.root.child("Sect", {})
        self._known = {}

    def element(self, tag: Tag) -> Element:
        """Return the tag's element in this section, making it and its parents if need be."""
        element = self._known.get(tag)
        if element is None:
            parent = self._section if tag.parent is None else self.element(tag.parent)
            element = parent.child(tag.role, tag.attributes)
            self._known[tag] = element
        return element
