"""A picture on a page: a figure in a thin frame, no larger than its pixels deserve."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from kkdesk.reports.pdf.structure import Tag
from kkdesk.reports.pdf.text import clean
from kkdesk.reports.pdf.theme import RULE

if TYPE_CHECKING:
    from kkdesk.reports.pdf.canvas import Canvas
    from kkdesk.reports.pdf.rows import PageNumbers
    from kkdesk.reports.theme import Logo

PIXEL = 0.5
"""Points; a picture is never drawn larger than this for each of its pixels."""
TALLEST = 330.0
"""Points: less than half a page, so that what is said of it stands beside it."""
_LINE = 0.6


@dataclass(frozen=True, slots=True)
class PictureRow:
    """A picture at its size on the page."""

    image: Logo
    tag: Tag
    width: float
    height: float
    above: float = 0.0

    def draw(self, canvas: Canvas, x: float, top: float, pages: PageNumbers) -> None:  # noqa: ARG002 - drawn as every row
        """Draw the picture, and a line around it."""
        box = (x, top - self.height, self.width, self.height)
        canvas.picture(self.image, box, self.tag)
        canvas.frame(box, RULE, _LINE)


def picture_row(image: Logo, width: float, parent: Tag | None) -> PictureRow:
    """Return the row of a picture in a column of a width."""
    tag = Tag("Figure", parent, Alt=clean(image.alternative))
    return PictureRow(image, tag, *picture_size(image, width))


def picture_size(image: Logo, width: float) -> tuple[float, float]:
    """Return how wide and high a picture is drawn in a column of a width."""
    return image.fitted(min(width, image.width * PIXEL), TALLEST)
