"""A committee packet: cover, contents, memo and appendices as one tagged file.

Each part is drawn with the page numbers it will carry, written, and forgotten, so that a packet
takes no more memory than its longest part. What needs the packet's last page (numbers at the foot,
the front matter) is written when all parts are; how many pages the front matter fills is known
before.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from kkdesk.reports.pdf.assemble import Assembly
from kkdesk.reports.pdf.canvas import Artifact, Canvas
from kkdesk.reports.pdf.fonts import REGULAR, load_faces
from kkdesk.reports.pdf.footer import page_label
from kkdesk.reports.pdf.front_matter import Cover, Entry, FrontMatter, Strip
from kkdesk.reports.pdf.joining import Carrier
from kkdesk.reports.pdf.render import Bookmark
from kkdesk.reports.pdf.stamps import Stamp, stamp_pages
from kkdesk.reports.pdf.text import clean
from kkdesk.reports.pdf.transfer import Transfer
from kkdesk.reports.pdf.writer import Part as DrawnPart
from kkdesk.reports.pdf.writer import Steps, draw_parts, written

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path
    from typing import BinaryIO

    import pikepdf

    from kkdesk.reports.document import Document
    from kkdesk.reports.foreign_pdf import OpenedFile
    from kkdesk.reports.pdf.canvas import NumberPlace
    from kkdesk.reports.theme import Logo

    Progress = Callable[[int, int], None]
    Cancelled = Callable[[], bool]


@dataclass(frozen=True, slots=True)
class Part:
    """A part of a packet: its line in the contents, its strip if it has one, and what it holds.

    ``contents`` are documents to be written and own files that are open, in their order.
    """

    entry: Entry
    contents: tuple[Document | OpenedFile, ...]
    strip: Strip | None = None


@dataclass(slots=True)
class _Bound:
    """A part in the packet: its first page's number, its element, and what stands under it."""

    part: Part
    first: int
    element: int
    strip: list[int] = field(default_factory=list)
    """The page of its strip, if it has one."""
    kids: list[int] = field(default_factory=list)
    bookmarks: dict[int, list[Bookmark]] = field(default_factory=dict)
    """Those of each of its files, by the file's number."""


@dataclass(frozen=True, slots=True)
class _OwnFile:
    """An own file whose pages have their places; it is copied when the last number is known."""

    pdf: pikepdf.Pdf
    bound: _Bound
    first: int
    pages: list[int]
    number: int
    """Which of the packet's files it is."""
    place: int
    """Where its elements stand among those of its part."""


def write_packet(
    document: Document,
    cover: Cover,
    contents: str,
    parts: Sequence[Part],
    path: Path,
    *,
    progress: Progress | None = None,
    cancelled: Cancelled | None = None,
) -> int:
    """Write a packet and return its pages; ``document`` gives title, author, language and marking.

    Raises PrintCancelled, OutputNotWritable or DiskFull; an earlier file then stays as it was.
    """
    with written(path) as file:
        binder = _Binder(file, document, contents, [part.entry for part in parts])
        for order, part in enumerate(parts):
            if progress is not None:
                progress(order, len(parts))
            binder.add(part, cancelled)
        return binder.finish(cover)


class _Binder:
    """Binds a packet: part after part, and then what stands before them."""

    def __init__(
        self, file: BinaryIO, document: Document, contents: str, entries: Sequence[Entry]
    ) -> None:
        self._document = document
        self._contents = contents
        self._faces = load_faces(document.look.typeface)
        self._pictures: list[Logo] = []
        colours = document.look.colours
        self._canvas = Canvas(self._faces, colours=colours, pictures=self._pictures)
        self._front = FrontMatter(self._canvas, document, contents, entries)
        self._assembly = Assembly.to(file, self._faces, self._pictures)
        self._opening = self._assembly.reserve(1 + self._front.contents_pages)
        self._assembly.pages += self._opening
        self._bound: list[_Bound] = []
        self._files = 0
        self._own: list[_OwnFile] = []
        self._later: list[tuple[int, int, NumberPlace]] = []
        """Contents that are a page's number, with that number and its place."""

    def add(self, part: Part, cancelled: Cancelled | None) -> None:
        """Add a part on the pages that follow."""
        assembly = self._assembly
        bound = _Bound(part, len(assembly.pages) + 1, assembly.file.reserve())
        self._bound.append(bound)
        if part.strip is not None:
            bound.strip = assembly.reserve(1)
            assembly.pages += bound.strip
        for content in part.contents:
            self._files += 1
            if hasattr(content, "pdf"):
                self._keep_room(bound, content.pdf)
            else:
                self._draw(bound, content, cancelled)

    def _draw(self, bound: _Bound, document: Document, cancelled: Cancelled | None) -> None:
        assembly = self._assembly
        canvas = Canvas(
            self._faces,
            numbered=False,
            colours=document.look.colours,
            pictures=self._pictures,
        )
        first = len(assembly.pages) + 1
        # The packet's marking stands on what we write, and no other.
        marked = replace(document, marking=self._document.marking)
        _, bookmarks = draw_parts((DrawnPart(marked),), canvas, first, Steps(None, cancelled))
        after = []
        for number, page in enumerate(canvas.pages, start=first):
            if page.number is not None:
                after.append(assembly.file.reserve())
                self._later.append((after[-1], number, page.number))
        elements = canvas.whole("Sect")
        if document.language != self._document.language:
            for one in elements:
                one.attributes["Lang"] = document.language
        made = assembly.write(
            canvas,
            [(one, bound.element) for one in elements],
            after=after,
            prefix=f"{self._files}-",
        )
        assembly.pages += made.pages
        bound.kids += made.tops
        bound.bookmarks[self._files] = [
            replace(one, page=first - 1 + one.page, depth=one.depth + 1) for one in bookmarks
        ]

    def _keep_room(self, bound: _Bound, pdf: pikepdf.Pdf) -> None:
        assembly = self._assembly
        pages = assembly.reserve(len(pdf.pages))
        for number, page in zip(pages, pdf.pages, strict=True):
            assembly.heights[number] = float(page.mediabox[3])
        first, place = len(assembly.pages) + 1, len(bound.kids)
        self._own.append(_OwnFile(pdf, bound, first, pages, self._files, place))
        assembly.pages += pages

    def finish(self, cover: Cover) -> int:
        """Write what stands before the parts and on all pages; return how many there are."""
        assembly = self._assembly
        last = len(assembly.pages)
        for own in reversed(self._own):
            self._copy(own, last)
        opening = self._draw_front(cover, last)
        for content, number, place in self._later:
            label = page_label(self._document.language, number, last)
            assembly.file.put_stream(content, self._numbered(label, place))
        for bound in self._bound:
            assembly.section(bound.element, "Part", assembly.top, bound.kids)
        assembly.tops = [*opening, *(bound.element for bound in self._bound)]
        bookmarks = [Bookmark(self._contents, 1, 0)]
        for bound in self._bound:
            bookmarks.append(Bookmark(bound.part.entry.words, bound.first - 1, 0))
            for file in sorted(bound.bookmarks):
                bookmarks += bound.bookmarks[file]
        assembly.finish(self._document, bookmarks, tagged=True)
        return last

    def _draw_front(self, cover: Cover, last: int) -> list[int]:
        """Draw cover, contents and strips; return the elements of the first two."""
        front, assembly = self._front, self._assembly
        stripped = [bound for bound in self._bound if bound.part.strip is not None]
        front.last = last
        front.cover(cover, self._document.look.logo)
        front.contents([bound.first for bound in self._bound], 2)
        for bound in stripped:
            if bound.part.strip is not None:
                front.strip(bound.part.strip, bound.first)
        parents = [assembly.top] * len(self._opening) + [bound.element for bound in stripped]
        pages = [*self._opening, *(page for bound in stripped for page in bound.strip)]
        made = assembly.write(
            self._canvas,
            list(zip(self._canvas.sections, parents, strict=True)),
            pages=pages,
            targets=assembly.pages,
        )
        for bound, element in zip(stripped, made.tops[len(self._opening) :], strict=True):
            bound.kids.insert(0, element)
        return made.tops[: len(self._opening)]

    def _copy(self, own: _OwnFile, last: int) -> None:
        """Copy an own file to its pages, with the packet's numbers on them."""
        assembly, document = self._assembly, self._document
        carrier = Carrier(own.number, assembly.following, document.language)
        joined = carrier.put(own.pdf)
        # An own file may carry numbers of its own: this one says whose it is.
        whose = "Packet" if document.language == "en" else "Pakkens"
        labels = (
            page_label(document.language, own.first + place, last)
            for place in range(len(own.pages))
        )
        stamps = {
            place: Stamp(f"{whose} {label[:1].lower()}{label[1:]}", document.marking)
            for place, label in enumerate(labels)
        }
        stamp_pages(carrier.pdf, document, stamps)
        known = dict(zip((page.objgen for page in joined.pages), own.pages, strict=True))
        known[carrier.pdf.Root.Pages.objgen] = assembly.page_tree
        known[carrier.place.objgen] = own.bound.element
        transfer = Transfer(assembly.file, known)
        for page, number in zip(joined.pages, own.pages, strict=True):
            transfer.put(number, page)
        own.bound.kids[own.place : own.place] = map(transfer.number_of, joined.tops)
        for owner in carrier.owners:
            assembly.own(transfer.number_of(owner))
        assembly.names |= {key: transfer.number_of(one) for key, one in carrier.names.items()}
        transfer.run()
        own.bound.bookmarks[own.number] = [
            Bookmark(mark.title, own.first - 1 + mark.page, mark.depth + 1)
            for mark in joined.bookmarks
        ]

    def _numbered(self, label: str, place: NumberPlace) -> bytes:
        """Return what paints a page's number."""
        shown = self._faces[REGULAR].showable(clean(label))
        width = self._faces[REGULAR].width(shown) * place.size / 1000
        canvas = Canvas(self._faces, colours=self._document.look.colours)
        canvas.begin_page((0.0, 0.0))
        start = (place.right - width, place.baseline)
        canvas.text(Artifact.FOOTER, start, shown, REGULAR, place.size, place.colour)
        canvas.end_page()
        return canvas.pages[-1].content
