"""A committee packet: cover, contents, memo and appendices as one tagged file.

Generated parts are written with the page numbers they will carry, own files get theirs stamped, and
the front matter is drawn last, when all numbers are known; how many pages it fills is known before.
"""

from __future__ import annotations

import tempfile
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

import pikepdf
from pikepdf import Array, Name

from kkdesk.reports.pdf.assemble import assemble
from kkdesk.reports.pdf.canvas import Canvas
from kkdesk.reports.pdf.fonts import load_faces
from kkdesk.reports.pdf.footer import page_label
from kkdesk.reports.pdf.front_matter import HEIGHT, PART, WIDTH, Cover, Entry, FrontMatter, Strip
from kkdesk.reports.pdf.joining import Joined, Joiner
from kkdesk.reports.pdf.stamps import Stamp, stamp_pages
from kkdesk.reports.pdf.waypoints import loosen_links
from kkdesk.reports.pdf.writer import Numbering, save_pdf, write_pdf

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from kkdesk.reports.document import Document
    from kkdesk.reports.foreign_pdf import OpenedFile
    from kkdesk.reports.pdf.canvas import NumberPlace

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


@dataclass(frozen=True, slots=True)
class _File:
    """A file of a part: its first page, and where the numbers of its pages belong.

    An own file has kept no place for numbers.
    """

    first: int
    pdf: pikepdf.Pdf
    places: tuple[NumberPlace | None, ...]

    @property
    def pages(self) -> range:
        """The numbers of its pages."""
        return range(self.first, self.first + len(self.places))


@dataclass(frozen=True, slots=True)
class _Laid:
    """A part whose page numbers are known: its first page and its files with theirs."""

    part: Part
    first: int
    files: tuple[_File, ...]


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
    canvas = Canvas(load_faces())
    front = FrontMatter(canvas, document, contents, [part.entry for part in parts])
    with tempfile.TemporaryDirectory(prefix="kkdesk-") as folder:
        first = 2 + front.contents_pages
        marked = _marked(parts, document.marking)
        laid, front.last = _laid_out(marked, first, Path(folder), progress, cancelled)
        front.cover(cover)
        front.contents([one.first for one in laid], 2)
        for one in laid:
            if one.part.strip is not None:
                front.strip(one.part.strip, one.first)
        with assemble(document, canvas, []) as pdf:
            _join(pdf, front.contents_pages, laid, contents)
            _stamp(pdf, document, laid)
            save_pdf(pdf, path)
            return len(pdf.pages)


def _marked(parts: Sequence[Part], marking: str) -> list[Part]:
    """Return the parts with the packet's marking, and no other, on what we write."""
    return [
        replace(
            part,
            contents=tuple(
                one if hasattr(one, "pdf") else replace(one, marking=marking)
                for one in part.contents
            ),
        )
        for part in parts
    ]


def _laid_out(
    parts: Sequence[Part],
    first: int,
    folder: Path,
    progress: Progress | None,
    cancelled: Cancelled | None,
) -> tuple[list[_Laid], int]:
    """Write the generated parts; return all with their pages, and the last page's number.

    ``first`` is the number of the first part.
    """
    laid = []
    for order, part in enumerate(parts):
        if progress is not None:
            progress(order, len(parts))
        following = first + (part.strip is not None)
        files = []
        for place, content in enumerate(part.contents):
            file = _opened(content, folder / f"{order}-{place}.pdf", following, cancelled)
            files.append(file)
            following = file.pages.stop
        laid.append(_Laid(part, first, tuple(files)))
        first = following
    return laid, first - 1


def _opened(
    content: Document | OpenedFile, path: Path, first: int, cancelled: Cancelled | None
) -> _File:
    if hasattr(content, "pdf"):
        return _File(first, content.pdf, (None,) * len(content.pdf.pages))
    places: list[NumberPlace | None] = []
    write_pdf(content, path, cancelled=cancelled, numbering=Numbering(first, places))
    pdf = pikepdf.open(path)
    loosen_links(pdf)
    return _File(first, pdf, tuple(places))


def _join(pdf: pikepdf.Pdf, contents_pages: int, laid: Sequence[_Laid], contents: str) -> None:
    for page in pdf.pages:
        page.obj.MediaBox = Array([0, 0, WIDTH, HEIGHT])
    joiner = Joiner(pdf)
    sections = (
        list(joiner.document.K) if isinstance(joiner.document.K, Array) else [joiner.document.K]
    )
    joiner.document.K = Array(sections[: 1 + contents_pages])
    strips = iter(sections[1 + contents_pages :])
    joined = []
    for one in laid:
        part = joiner.section("Part", joiner.document, [next(strips)] if one.part.strip else [])
        joined.append([joiner.put(file.pdf, file.first - 1, part) for file in one.files])
    joiner.finish()
    _lead_links(pdf, laid)
    _bookmark(pdf, laid, joined, contents)


def _lead_links(pdf: pikepdf.Pdf, laid: Sequence[_Laid]) -> None:
    """Let the links of the contents lead to the parts."""
    for page in pdf.pages:
        for link in page.obj.get("/Annots", []):
            action = link.get("/A")
            address = str(action.get("/URI", "")) if action is not None else ""
            if address.startswith(PART):
                target = pdf.pages[laid[int(address.removeprefix(PART))].first - 1]
                del link["/A"]
                link.Dest = _top_of(target)


def _bookmark(
    pdf: pikepdf.Pdf, laid: Sequence[_Laid], joined: Sequence[Sequence[Joined]], contents: str
) -> None:
    """Set bookmarks: one for each part, and under it those of what it holds."""
    with pdf.open_outline() as outline:
        outline.root.append(_item(contents, pdf.pages[1]))
        for one, files in zip(laid, joined, strict=True):
            top = _item(one.part.entry.words, pdf.pages[one.first - 1])
            outline.root.append(top)
            for file in files:
                above = [top]
                for mark in file.bookmarks:
                    item = _item(mark.title, pdf.pages[file.first + mark.page])
                    del above[1 + mark.depth :]
                    above[-1].children.append(item)
                    above.append(item)


def _item(title: str, page: pikepdf.Page) -> pikepdf.OutlineItem:
    return pikepdf.OutlineItem(title, _top_of(page))


def _top_of(page: pikepdf.Page) -> Array:
    return Array([page.obj, Name.XYZ, None, None, None])


def _stamp(pdf: pikepdf.Pdf, document: Document, laid: Sequence[_Laid]) -> None:
    """Write the packet's number on every page of its parts, and the marking on own files."""
    last = len(pdf.pages)
    stamps = {
        number - 1: _stamp_of(document, page_label(document.language, number, last), place)
        for one in laid
        for file in one.files
        for number, place in zip(file.pages, file.places, strict=True)
    }
    stamp_pages(pdf, document, stamps)


def _stamp_of(document: Document, label: str, place: NumberPlace | None) -> Stamp:
    if place is not None:
        return Stamp(label, place=place)
    # An own file may carry numbers of its own: this one says whose it is.
    whose = "Packet" if document.language == "en" else "Pakkens"
    return Stamp(f"{whose} {label[:1].lower()}{label[1:]}", document.marking)
