"""How much of the slides a text takes, measured as it would be printed, but not drawn."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from kkdesk.domain.slide_fill import SlideFill
from kkdesk.reports.document import Document, Flow, Slide
from kkdesk.reports.pdf.filling import COLUMNS
from kkdesk.reports.pdf.fonts import Faces, load_faces
from kkdesk.reports.pdf.layout import FlowPage, flow_pages, layout_slide
from kkdesk.reports.pdf.theme import BODY_BOTTOM

if TYPE_CHECKING:
    from kkdesk.reports.pdf.filling import Placed
    from kkdesk.reports.theme import Typeface


def measure_text(document: Document, name: str) -> SlideFill | None:
    """Find the one text called ``name`` on the slides; None if no slide holds it."""
    faces = _faces(document.look.typeface)
    before = 0
    for slide in document.slides:
        if isinstance(slide, Flow) and _holds(slide, name):
            pages, divided = flow_pages(slide, document.continued, faces)
            return _found(pages, name, before, full=name in divided)
        before += _page_count(slide, document, faces)
    return None


def _found(pages: list[FlowPage], name: str, before: int, *, full: bool) -> SlideFill | None:
    share, places = 0.0, []
    for number, page in enumerate(pages, start=1):
        parts = [p for column in page.columns for p in column if p.piece.name == name]
        if parts:
            places.append(number)
            share += _height(parts) / (COLUMNS * (page.top - BODY_BOTTOM))
    if not places:
        return None
    slides = tuple(before + number for number in places)
    return SlideFill(share, slides, tuple(places), len(pages), full)


def _height(parts: list[Placed]) -> float:
    return sum(part.piece.height for part in parts)


def _holds(flow: Flow, name: str) -> bool:
    return any(item.name == name for section in flow.sections for item in section.items)


def _page_count(slide: Slide, document: Document, faces: Faces) -> int:
    if isinstance(slide, Flow):
        return _flow_count(slide, document.continued, document.look.typeface)
    return len(layout_slide(slide, document, faces))


@lru_cache(maxsize=64)
def _flow_count(flow: Flow, continued: str, typeface: Typeface | None) -> int:
    """Count the slides of a flow that somebody else's words fill: they seldom change."""
    return len(flow_pages(flow, continued, _faces(typeface))[0])


@lru_cache(maxsize=1)
def _faces(typeface: Typeface | None) -> Faces:
    """Return the typefaces for measuring; what is measured is never embedded."""
    return load_faces(typeface)
