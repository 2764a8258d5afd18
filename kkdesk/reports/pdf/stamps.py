"""Stamps on finished pages: a running number at the foot, a marking at the head.

A stamp is an artifact (it is not read aloud) and stands upright as the page is seen, however the
page is turned in its file. It brings its own font and touches nothing of the page's.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

import pikepdf
from pikepdf import Array, Dictionary, Name

from kkdesk.reports.pdf.assemble import assemble
from kkdesk.reports.pdf.canvas import Artifact, Canvas
from kkdesk.reports.pdf.fonts import BOLD, REGULAR, load_faces
from kkdesk.reports.pdf.text import clean
from kkdesk.reports.pdf.theme import INK, PAPER

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from kkdesk.reports.document import Document

SIZE: Final = 9.0
_PAD: Final = 4.0
_EDGE: Final = 14.0


@dataclass(frozen=True, slots=True)
class Stamp:
    """What stands on a page: words at its foot (right) and at its head (right)."""

    foot: str = ""
    head: str = ""


def stamp_pages(pdf: pikepdf.Pdf, document: Document, stamps: Mapping[int, Stamp]) -> None:
    """Put stamps on pages (from 0)."""
    if not stamps:
        return
    faces = load_faces()
    canvas = Canvas(faces, tagged=False)
    order = sorted(stamps)
    for number in order:
        wide, high = seen_size(pdf.pages[number])
        canvas.begin_page((wide, high))
        if stamps[number].foot:
            _words(canvas, stamps[number].foot, wide, _EDGE, REGULAR)
        if stamps[number].head:
            _words(canvas, stamps[number].head, wide, high - _EDGE - SIZE, BOLD)
        canvas.end_page()
    with assemble(document, canvas, []) as made:
        resources = pdf.copy_foreign(made.pages[0].obj.Resources)
        for number, drawn in zip(order, made.pages, strict=True):
            _apply(pdf, pdf.pages[number], drawn.obj.Contents.read_bytes(), resources)


def seen_size(page: pikepdf.Page) -> tuple[float, float]:
    """Return a page's width and height as a reader sees it."""
    wide, high = _box(page)[2:]
    return (high, wide) if _turn(page) % 180 else (wide, high)


def _words(canvas: Canvas, words: str, wide: float, y: float, face: int) -> None:
    shown = clean(words)
    width = canvas.faces[face].width(canvas.faces[face].showable(shown)) * SIZE / 1000
    x = wide - _EDGE - width
    canvas.rectangle((x - _PAD, y - _PAD, width + 2 * _PAD, SIZE + 2 * _PAD - 1), PAPER)
    canvas.text(Artifact.FOOTER, (x, y), shown, face, SIZE, INK)


def _apply(pdf: pikepdf.Pdf, page: pikepdf.Page, content: bytes, resources: pikepdf.Object) -> None:
    wide, high = seen_size(page)
    form = pdf.make_stream(
        content,
        Type=Name.XObject,
        Subtype=Name.Form,
        BBox=Array([0, 0, round(wide, 2), round(high, 2)]),
        Resources=resources,
    )
    name = _named(pdf, page, form)
    matrix = " ".join(f"{value:.2f}" for value in _upright(page))
    head, tail = _balance(page)
    page.contents_add(head, prepend=True)
    page.contents_add(
        tail
        + b"/Artifact <</Type/Pagination/Subtype/Footer>> BDC q "
        + f"{matrix} cm {name} Do Q EMC\n".encode("ascii")
    )


def _named(pdf: pikepdf.Pdf, page: pikepdf.Page, form: pikepdf.Object) -> str:
    """Give a page, and no other that shares its resources, the form under a name of its own."""
    own = page.obj.get("/Resources")
    resources = Dictionary(dict(own.items())) if own is not None else Dictionary()
    forms = Dictionary(dict(resources.get("/XObject", Dictionary()).items()))
    number = 0
    while f"/Kkdesk{number}" in forms:
        number += 1
    forms[f"/Kkdesk{number}"] = form
    resources.XObject = forms
    page.obj.Resources = pdf.make_indirect(resources)
    return f"/Kkdesk{number}"


def _balance(page: pikepdf.Page) -> tuple[bytes, bytes]:
    """Return what to write before and after a page so that it leaves no state behind."""
    depth = lowest = 0
    for one in pikepdf.parse_content_stream(page, "q Q"):
        depth += 1 if str(one.operator) == "q" else -1
        lowest = min(lowest, depth)
    return b"q " * (1 - lowest) + b"\n", b"\n" + b"Q " * (1 - lowest + depth) + b"\n"


def _box(page: pikepdf.Page) -> tuple[float, float, float, float]:
    left, low, right, high = (float(value) for value in page.cropbox)
    return min(left, right), min(low, high), abs(right - left), abs(high - low)


def _turn(page: pikepdf.Page) -> int:
    return int(page.obj.get("/Rotate", 0)) % 360


def _upright(page: pikepdf.Page) -> Sequence[float]:
    """Return the matrix from the page as it is seen to the page as it is written."""
    left, low, wide, high = _box(page)
    match _turn(page):
        case 90:
            return 0, 1, -1, 0, left + wide, low
        case 180:
            return -1, 0, 0, -1, left + wide, low + high
        case 270:
            return 0, -1, 1, 0, left, low + high
        case _:
            return 1, 0, 0, 1, left, low
