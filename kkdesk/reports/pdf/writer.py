"""Writing a Document as an accessible PDF file (PDF/UA-1)."""

from __future__ import annotations

import errno
import secrets
from contextlib import suppress
from dataclasses import replace
from typing import TYPE_CHECKING

from pikepdf import ObjectStreamMode

from kkdesk.errors import DiskFull, OutputNotWritable, PrintCancelled
from kkdesk.reports.document import DividerSlide, Flow
from kkdesk.reports.pdf.assemble import assemble
from kkdesk.reports.pdf.canvas import Canvas
from kkdesk.reports.pdf.fonts import load_faces
from kkdesk.reports.pdf.layout import Page, layout_slide
from kkdesk.reports.pdf.render import Bookmark, Renderer
from kkdesk.reports.pdf.rows import PageNumbers

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    import pikepdf

    from kkdesk.reports.document import Document

    Progress = Callable[[int, int], None]
    Cancelled = Callable[[], bool]


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
    `first_page` is the number of its first page where it will stand in a larger file.

    Raises PrintCancelled, OutputNotWritable or DiskFull; an earlier file then stays as it was.
    """
    steps = _Steps(2 * len(document.slides) + 1, progress, cancelled)
    canvas = Canvas(load_faces(), tagged=tagged, first_page=first_page)
    pages = PageNumbers()
    laid_out: list[list[Page]] = []
    for slide in document.slides:
        steps.next()
        laid_out.append(layout_slide(slide, document, canvas.faces))
    slide_pages = _number(document, laid_out, pages, first_page)
    renderer = Renderer(document, canvas, pages, slide_pages)
    bookmarks: list[Bookmark] = []
    count = 0
    for made in laid_out:
        steps.next()
        for page in made:
            bookmark = renderer.draw(page, first_page + count)
            if bookmark is not None:
                bookmarks.append(replace(bookmark, page=count))
            count += 1
    steps.next()
    with assemble(document, canvas, bookmarks) as pdf:
        save_pdf(pdf, path)
    return count


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


def _number(
    document: Document, laid_out: list[list[Page]], pages: PageNumbers, first_page: int
) -> list[int]:
    """Fill in which pages each anchor became; return the first page of each slide."""
    firsts: list[int] = []
    following = first_page
    for slide, made in zip(document.slides, laid_out, strict=True):
        firsts.append(following)
        if isinstance(slide, Flow | DividerSlide) and slide.anchor:
            known = pages.by_anchor.get(slide.anchor)
            start = known.start if known else following
            pages.by_anchor[slide.anchor] = range(start, following + len(made))
        following += len(made)
    return firsts


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
