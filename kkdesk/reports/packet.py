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
from kkdesk.reports.pdf.front_matter import HEIGHT, PART, WIDTH, Cover, Entry, FrontMatter, Strip
from kkdesk.reports.pdf.joining import Joined, Joiner
from kkdesk.reports.pdf.stamps import Stamp, stamp_pages
from kkdesk.reports.pdf.waypoints import loosen_links
from kkdesk.reports.pdf.writer import save_pdf, write_pdf

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from kkdesk.reports.document import Document
    from kkdesk.reports.foreign_pdf import OpenedFile

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
class _Laid:
    """A part whose page numbers are known: its first page and its files with theirs."""

    part: Part
    first: int
    files: tuple[tuple[int, pikepdf.Pdf, bool], ...]
    """Each file with its first page and whether it is an own file."""


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
    front = FrontMatter(canvas, document.language, contents, [part.entry for part in parts])
    with tempfile.TemporaryDirectory(prefix="kkdesk-") as folder:
        laid = _laid_out(parts, 2 + front.contents_pages, Path(folder), progress, cancelled)
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


def _laid_out(
    parts: Sequence[Part],
    first: int,
    folder: Path,
    progress: Progress | None,
    cancelled: Cancelled | None,
) -> list[_Laid]:
    """Write the generated parts and count all pages; ``first`` is the number of the first part."""
    laid = []
    for order, part in enumerate(parts):
        if progress is not None:
            progress(order, len(parts))
        following = first + (part.strip is not None)
        files = []
        for place, content in enumerate(part.contents):
            pdf, own = _opened(content, folder / f"{order}-{place}.pdf", following, cancelled)
            files.append((following, pdf, own))
            following += len(pdf.pages)
        laid.append(_Laid(part, first, tuple(files)))
        first = following
    return laid


def _opened(
    content: Document | OpenedFile, path: Path, first: int, cancelled: Cancelled | None
) -> tuple[pikepdf.Pdf, bool]:
    if hasattr(content, "pdf"):
        return content.pdf, True
    # The packet marks every page itself.
    document = replace(content, marking="")
    write_pdf(document, path, cancelled=cancelled, first_page=first)
    pdf = pikepdf.open(path)
    loosen_links(pdf)
    return pdf, False


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
        joined.append([joiner.put(file, first - 1, part) for first, file, _ in one.files])
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
    """Stamp numbers on the pages of own files, and the marking of the edition on every page."""
    words = "Packet page {}" if document.language == "en" else "Pakkens side {}"
    numbered = {
        # An own file may carry numbers of its own: this one says whose it is.
        number: words.format(number)
        for one in laid
        for first, file, own in one.files
        if own
        for number in range(first, first + len(file.pages))
    }
    pages = range(1, len(pdf.pages) + 1) if document.marking else sorted(numbered)
    stamps = {number - 1: Stamp(numbered.get(number, ""), document.marking) for number in pages}
    stamp_pages(pdf, document, stamps)
