"""What stands at the foot of every page: a fixed text, the edition's marking and the number."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kkdesk.reports.pdf.canvas import Artifact, Canvas, NumberPlace
from kkdesk.reports.pdf.fonts import BOLD, REGULAR
from kkdesk.reports.pdf.text import Fragment, break_lines, clean

if TYPE_CHECKING:
    from kkdesk.reports.document import Document

_GAP = 14.0
_WIDEST_NUMBER = 8888


def draw_footer(
    canvas: Canvas,
    document: Document,
    ends: tuple[float, float],
    baseline: float,
    look: tuple[float, str],
    number: tuple[int, int] | str,
) -> None:
    """Draw the foot between two x places; `number` is the page and the last page, or words.

    Where the number is written later, its room is kept.
    """
    size, colour = look
    left, right = ends
    label = number if isinstance(number, str) else page_label(document.language, *number)
    if not canvas.numbered:
        canvas.pages[-1].number = NumberPlace(right, baseline, size, colour)
        widest = page_label(document.language, _WIDEST_NUMBER, _WIDEST_NUMBER)
        right -= canvas.faces[REGULAR].width(widest) * size / 1000 + _GAP
    elif label:
        face = BOLD if isinstance(number, str) else REGULAR
        right -= canvas.faces[face].width(label) * size / 1000
        canvas.text(Artifact.FOOTER, (right, baseline), label, face, size, colour)
        right -= _GAP
    marking = clean(document.marking).strip()
    if marking:
        shown = _fitted(canvas, marking, BOLD, size, (right - left) / 2)
        right -= canvas.faces[BOLD].width(shown) * size / 1000
        canvas.text(Artifact.FOOTER, (right, baseline), shown, BOLD, size, colour)
        right -= _GAP
    footer = clean(document.footer).strip()
    if footer:
        shown = _fitted(canvas, footer, REGULAR, size, right - left)
        canvas.text(Artifact.FOOTER, (left, baseline), shown, REGULAR, size, colour)


def page_label(language: str, number: int, last: int) -> str:
    """Return how a page of paper, or of a packet, says its number."""
    return f"Side {number} af {last}" if language.startswith("da") else f"Page {number} of {last}"


def _fitted(canvas: Canvas, text: str, face: int, size: float, width: float) -> str:
    """Return the text, cut to one line."""
    lines = break_lines([Fragment(text, face)], width - size, size, canvas.faces)
    if len(lines) <= 1:
        return text
    return "".join(run.text for run in lines[0].runs).rstrip(" \u00ad") + "…"
