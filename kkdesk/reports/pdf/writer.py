"""Writing Documents as one accessible PDF file (PDF/UA-1)."""

from __future__ import annotations

import errno
import secrets
from contextlib import suppress
from dataclasses import dataclass
from typing import TYPE_CHECKING

from pikepdf import ObjectStreamMode

from kkdesk.errors import DiskFull, OutputNotWritable, PrintCancelled
from kkdesk.reports.pdf.assemble import assemble
from kkdesk.reports.pdf.canvas import Canvas
from kkdesk.reports.pdf.fonts import load_faces
from kkdesk.reports.pdf.parts import PaperPart, ReservedPart, SlidesPart
from kkdesk.reports.pdf.rows import PageNumbers

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

    import pikepdf

    from kkdesk.reports.document import Document
    from kkdesk.reports.pdf.parts import SetPart
    from kkdesk.reports.pdf.render import Bookmark

    Progress = Callable[[int, int], None]
    Cancelled = Callable[[], bool]
    Finish = Callable[[pikepdf.Pdf, tuple[range, ...]], None]


@dataclass(frozen=True, slots=True)
class Part:
    """A document as part of a file. With `bookmark`, its bookmarks stand under one of that name."""

    document: Document
    bookmark: str = ""


@dataclass(frozen=True, slots=True)
class Reserved:
    """Blank pages (width, height in points) that another file's pages will be laid on.

    They count in the running number; `anchor` is what page fields and links lead to.
    """

    sizes: tuple[tuple[float, float], ...]
    bookmark: str = ""
    anchor: str = ""


def write_pdf(
    document: Document,
    path: Path,
    *,
    progress: Progress | None = None,
    cancelled: Cancelled | None = None,
    tagged: bool = True,
    first_page: int = 1,
) -> int:
    """Write the document to `path` and return its number of pages.

    The file appears whole or not at all. `progress` hears (steps done, steps in all); `cancelled`
    is asked before each step. `tagged=False` leaves out the tag tree, for measurements only.
    `first_page` is the number that its first page bears.

    Raises PrintCancelled, OutputNotWritable or DiskFull; an earlier file then stays as it was.
    """
    (pages,) = write_parts(
        (Part(document),),
        path,
        first_page=first_page,
        progress=progress,
        cancelled=cancelled,
        tagged=tagged,
    )
    return len(pages)


def write_parts(
    parts: Sequence[Part | Reserved],
    path: Path,
    *,
    about: Document | None = None,
    first_page: int = 1,
    progress: Progress | None = None,
    cancelled: Cancelled | None = None,
    tagged: bool = True,
    finish: Finish | None = None,
) -> tuple[range, ...]:
    """Write several documents as one file; return the pages of each part, counted from 0.

    They share the tag tree, the running number (from `first_page`) and the anchors that page
    fields and links lead to: anchors must differ between the parts. `about` gives the file's
    title, language and dates (the first document by default). `finish` may change the finished
    file before it is saved; it is given the pages of each part.

    Raises what `write_pdf` raises.
    """
    canvas = Canvas(load_faces(), tagged=tagged)
    numbers = PageNumbers(first=first_page)
    made = [_set_part(part, canvas, numbers, str(order)) for order, part in enumerate(parts)]
    steps = _Steps(2 * sum(part.steps for part in made) + 1, progress, cancelled)
    ranges: list[range] = []
    following = 0
    for part in made:
        count = part.lay_out(first_page + following, steps.next)
        ranges.append(range(following, following + count))
        following += count
    numbers.last = first_page + following - 1
    bookmarks: list[Bookmark] = []
    for part in made:
        bookmarks += part.draw(steps.next)
    steps.next()
    described = about or next(part.document for part in parts if isinstance(part, Part))
    _save(described, canvas, bookmarks, path, (finish, tuple(ranges)))
    return tuple(ranges)


def _set_part(part: Part | Reserved, canvas: Canvas, numbers: PageNumbers, name: str) -> SetPart:
    match part:
        case Reserved(sizes, bookmark, anchor):
            return ReservedPart(sizes, bookmark, anchor, canvas, numbers)
        case Part(document, bookmark) if document.paper is not None:
            return PaperPart(document, document.paper, bookmark, canvas, numbers, name)
        case Part(document, bookmark):
            return SlidesPart(document, bookmark, canvas, numbers)


class _Steps:
    """Tells how far the work has come and stops it when asked to."""

    def __init__(self, total: int, progress: Progress | None, cancelled: Cancelled | None) -> None:
        self._done = 0
        self._total = total
        self._progress = progress
        self._cancelled = cancelled

    def next(self) -> None:
        if self._cancelled is not None and self._cancelled():
            raise PrintCancelled
        self._done += 1
        if self._progress is not None:
            self._progress(self._done, self._total)


def _save(
    document: Document,
    canvas: Canvas,
    bookmarks: list[Bookmark],
    path: Path,
    finishing: tuple[Finish | None, tuple[range, ...]],
) -> None:
    finish, ranges = finishing
    with assemble(document, canvas, bookmarks) as pdf:
        if finish is not None:
            finish(pdf, ranges)
        save_pdf(pdf, path)


def save_pdf(pdf: pikepdf.Pdf, path: Path) -> None:
    """Save under a temporary name beside the file, then put it in its place.

    Raises OutputNotWritable or DiskFull.
    """
    temporary = path.with_name(f".{path.name}.{secrets.token_hex(4)}.part")
    try:
        with temporary.open("xb") as file:
            pdf.save(
                file,
                min_version="1.7",
                object_stream_mode=ObjectStreamMode.generate,
                deterministic_id=True,
                fix_metadata_version=False,  # the packet is ours and stays as it is
            )
        temporary.replace(path)
    except OSError as error:
        if error.errno == errno.ENOSPC:
            raise DiskFull(path) from error
        raise OutputNotWritable(path) from error
    finally:
        with suppress(OSError):
            temporary.unlink()
