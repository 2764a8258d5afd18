"""Writing Documents as one accessible PDF file (PDF/UA-1)."""

from __future__ import annotations

import errno
import secrets
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from typing import TYPE_CHECKING

from kkdesk import paths
from kkdesk.errors import DiskFull, OutputNotWritable, PrintCancelled
from kkdesk.reports.pdf.assemble import Assembly
from kkdesk.reports.pdf.canvas import Canvas
from kkdesk.reports.pdf.fonts import load_faces
from kkdesk.reports.pdf.handout import impose
from kkdesk.reports.pdf.parts import PaperPart, ReservedPart, SlidesPart
from kkdesk.reports.pdf.rows import PageNumbers

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from pathlib import Path
    from typing import BinaryIO

    from kkdesk.reports.document import Document
    from kkdesk.reports.pdf.parts import SetPart
    from kkdesk.reports.pdf.render import Bookmark

    Progress = Callable[[int, int], None]
    Cancelled = Callable[[], bool]


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
    numbered: bool = True,
) -> int:
    """Write the document to `path` and return its number of pages.

    The file appears whole or not at all. `progress` hears (steps done, steps in all); `cancelled`
    is asked before each step. `tagged=False` leaves out the tag tree, for measurements only.
    `first_page` is the number that its first page bears; with `numbered=False` the pages bear none.

    Raises PrintCancelled, OutputNotWritable or DiskFull; an earlier file then stays as it was.
    """
    (pages,) = write_parts(
        (Part(document),),
        path,
        first_page=first_page,
        numbered=numbered,
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
    numbered: bool = True,
    progress: Progress | None = None,
    cancelled: Cancelled | None = None,
    tagged: bool = True,
) -> tuple[range, ...]:
    """Write several documents as one file; return the pages of each part, counted from 0.

    They share the tag tree, the running number (from `first_page`) and the anchors that page
    fields and links lead to: anchors must differ between the parts. `about` gives the file's
    title, language, dates and handout (the first document by default). A handout is told as one
    range.

    Raises what `write_pdf` raises.
    """
    described = about or next(part.document for part in parts if isinstance(part, Part))
    theme = described.look
    canvas = Canvas(
        load_faces(theme.typeface), tagged=tagged, numbered=numbered, colours=theme.colours
    )
    heard = Steps(progress, cancelled)
    ranges, bookmarks = draw_parts(parts, canvas, first_page, heard)
    if described.handout > 1:
        count, bookmarks = impose(canvas, described, bookmarks)
        ranges = (range(count),)
    with written(path) as file:
        assembly = Assembly.to(file, canvas.faces, canvas.pictures)
        made = assembly.write(canvas, [(one, assembly.top) for one in canvas.sections])
        assembly.pages, assembly.tops = made.pages, made.tops
        assembly.finish(described, bookmarks, tagged=tagged)
    return ranges


def draw_parts(
    parts: Sequence[Part | Reserved], canvas: Canvas, first_page: int, steps: Steps
) -> tuple[tuple[range, ...], list[Bookmark]]:
    """Draw documents; return the pages of each, counted from 0, and the bookmarks.

    Raises PrintCancelled.
    """
    numbers = PageNumbers(first=first_page)
    made = [_set_part(part, canvas, numbers, str(order)) for order, part in enumerate(parts)]
    steps.total = 2 * sum(part.steps for part in made) + 1
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
    return tuple(ranges), bookmarks


def _set_part(part: Part | Reserved, canvas: Canvas, numbers: PageNumbers, name: str) -> SetPart:
    match part:
        case Reserved(sizes, bookmark, anchor):
            return ReservedPart(sizes, bookmark, anchor, canvas, numbers)
        case Part(document, bookmark) if document.paper is not None:
            return PaperPart(document, document.paper, bookmark, canvas, numbers, name)
        case Part(document, bookmark):
            return SlidesPart(document, bookmark, canvas, numbers)


class Steps:
    """Tells how far the work has come and stops it when asked to."""

    def __init__(self, progress: Progress | None, cancelled: Cancelled | None) -> None:
        self.total = 1
        self._done = 0
        self._progress = progress
        self._cancelled = cancelled

    def next(self) -> None:
        """Tell of a step; PrintCancelled if it should be the last."""
        if self._cancelled is not None and self._cancelled():
            raise PrintCancelled
        self._done += 1
        if self._progress is not None:
            self._progress(self._done, self.total)


@contextmanager
def written(path: Path) -> Iterator[BinaryIO]:
    """Open a file under a temporary name beside the path; put it in its place when it is whole.

    Raises OutputNotWritable or DiskFull.
    """
    temporary = path.with_name(f".{path.name}.{secrets.token_hex(4)}.part")
    try:
        with paths.create_for_owner(temporary) as file:
            yield file
        paths.put_in_place(temporary, path)
    except OSError as error:
        if error.errno == errno.ENOSPC:
            raise DiskFull(path) from error
        raise OutputNotWritable(path) from error
    finally:
        with suppress(OSError):
            temporary.unlink()
