"""Runs of a DOCX: words, links, page fields and the numbers of notes."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Final

from docx.opc.constants import RELATIONSHIP_TYPE

from kkdesk.reports.document import NoteRef, PageRef, Span
from kkdesk.reports.office.xml import added, element, qualified, storable

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kkdesk.reports.document import Inline
    from kkdesk.reports.docx.notes import Notes
    from kkdesk.reports.office.xml import Xml
    from kkdesk.reports.pdf.rows import PageNumbers

_SAFE: Final = ("https://", "http://", "mailto:")


@dataclass(slots=True)
class Book:
    """What the whole document shares while it is written."""

    document: Xml
    language: str
    numbers: PageNumbers
    bookmarks: dict[str, str]
    """The bookmark of each anchor."""
    notes: Notes
    package: Xml
    """Where charts are made before they are moved into the document."""
    ids: int = 100
    charts: int = 0
    lists: dict[str, int] = field(default_factory=dict)

    def next_id(self) -> int:
        """Return a number that no other bookmark or drawing has."""
        self.ids += 1
        return self.ids


def paragraph(style: Xml | None, *kids: Xml) -> Xml:
    """Return a paragraph of a style."""
    made = element("w:p")
    if style is not None:
        added(made, "w:pPr", element("w:pStyle", w__val=style.style_id))
    made.extend(kids)
    return made


def run(
    text: str, *, bold: bool = False, italic: bool = False, raised: bool = False, link: bool = False
) -> Xml:
    """Return a run; a tab in the text becomes a tab of the word processor."""
    properties = element("w:rPr")
    if bold:
        added(properties, "w:b")
    if italic:
        added(properties, "w:i")
    if link:
        added(properties, "w:u", w__val="single")
    if raised:
        added(properties, "w:vertAlign", w__val="superscript")
    made = element("w:r", properties) if len(properties) else element("w:r")
    for number, piece in enumerate(text.split("\t")):
        if number:
            added(made, "w:tab")
        if piece:
            added(made, "w:t", text=piece, xml__space="preserve")
    return made


def kept(text: str) -> str:
    """Return the text as it is stored, with a space at its ends where there was one."""
    inner = storable(text)
    if not inner:
        return " " if text else ""
    return (" " if text[:1].isspace() else "") + inner + (" " if text[-1:].isspace() else "")


def inlines(
    given: tuple[Inline, ...], book: Book, part: Xml, *, bold: bool = False
) -> Iterator[Xml]:
    """Yield the runs, links and fields of running text; `part` keeps the links' targets."""
    for inline in given:
        match inline:
            case Span(text, strong, slanted, link):
                shown = run(kept(text), bold=bold or strong, italic=slanted, link=bool(link))
                address = "".join((link or "").split())
                if address.lower().startswith(_SAFE) and text.strip():
                    key = part.relate_to(address, RELATIONSHIP_TYPE.HYPERLINK, is_external=True)
                    yield element("w:hyperlink", shown, r__id=key)
                else:
                    yield shown
            case PageRef():
                yield from _page_field(inline, book)
            case NoteRef(number):
                yield from book.notes.reference(storable(number), book)


def _page_field(ref: PageRef, book: Book) -> Iterator[Xml]:
    text = book.numbers.text(ref)
    known = [anchor for anchor in ref.anchors if anchor in book.bookmarks]
    if not known:
        yield run(text)
        return
    # Where the pages end is known to us only, so that a span ("21-23") is told by its first page.
    first = min(known, key=lambda anchor: book.numbers.by_anchor[anchor].start)
    yield from page_number_of(book.bookmarks[first], text.partition("-")[0])


def page_number_of(bookmark: str, text: str) -> Iterator[Xml]:
    """Yield a field that says on which page a bookmark stands; `text` is what it says now."""
    yield from fields(f" PAGEREF {bookmark} \\h ", text, stale=True)


def fields(instruction: str, text: str, *, stale: bool = False) -> Iterator[Xml]:
    """Yield a field with what it says now; a stale one is worked out when the file is opened."""
    begin = element("w:fldChar", w__fldCharType="begin")
    if stale:
        begin.set(qualified("w:dirty"), "true")
    yield element("w:r", begin)
    yield element("w:r", element("w:instrText", text=instruction, xml__space="preserve"))
    yield element("w:r", element("w:fldChar", w__fldCharType="separate"))
    yield run(text)
    yield element("w:r", element("w:fldChar", w__fldCharType="end"))


def marked(name: str, book: Book, *kids: Xml) -> list[Xml]:
    """Return the elements inside a bookmark."""
    number = book.next_id()
    return [
        element("w:bookmarkStart", w__id=number, w__name=name),
        *kids,
        element("w:bookmarkEnd", w__id=number),
    ]


def property_of(
    made: Xml,
    name: str,
    **attributes: Any,  # noqa: ANN401 -- as of element
) -> None:
    """Add a property to a paragraph, where the order of properties wants it."""
    properties = made.find(qualified("w:pPr"))
    if properties is None:
        properties = element("w:pPr")
        made.insert(0, properties)
    properties.append(element(name, **attributes))
    properties[:] = sorted(properties, key=lambda kid: _ORDER.index(kid.tag))


_NAMES = (
    *("pStyle", "keepNext", "keepLines", "pageBreakBefore", "framePr", "widowControl", "numPr"),
    *("pBdr", "shd", "tabs", "spacing", "ind", "contextualSpacing", "jc", "outlineLvl", "rPr"),
    "sectPr",
)
_ORDER: Final = tuple(qualified(f"w:{name}") for name in _NAMES)
