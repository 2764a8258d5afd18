"""How paper looks: A4 measures in points and the styles of text."""

from __future__ import annotations

from dataclasses import dataclass

from kkdesk.reports.pdf.fonts import BOLD, ITALIC
from kkdesk.reports.pdf.measure import Style
from kkdesk.reports.pdf.tables import TableStyle
from kkdesk.reports.pdf.theme import INK, QUIET, TypeScale

A4 = (595.28, 841.89)
LEFT = 70.87
"""25 mm at both sides; running text is narrower than the page (see TEXT_WIDTH)."""
TOP = 66.0
BOTTOM = 72.0
LOGO_TOP, LOGO_ROOM = 20.0, (200.0, 30.0)
"""Where the logo stands in the margin over the first page, and the room it has there."""
FOOTER_BASELINE = 36.0
FOOTER_SIZE = 8.5
TEXT_WIDTH = 352.0
"""About 76 characters to the line at 11 points, as in the memos of a Danish municipality."""

SCALE = TypeScale(11.0, 15.0)
PARAGRAPH_GAP = 7.5
WIDE_GAP = 13.0
"""Space above and below tables, figures and panels."""
FIGURE_HEADING = 70.0
"""What the tallest figure leaves on its page for a heading and notes."""
NOTE_SCALE = TypeScale(9.0, 11.5)
NOTE_INDENT = 10.0
NOTE_GAP = 12.0
"""Space between the text and the notes, in whose middle the rule stands."""

TABLES = TableStyle(9.5, 12.5, 3.0, 5.0, (11.0, 15.0), (9.0, 11.5), filled_head=False)


@dataclass(frozen=True, slots=True)
class HeadingStyle:
    """A heading's type and the space around it."""

    size: float
    leading: float
    above: float
    below: float
    face: int = BOLD
    strong: bool = True
    """Whether it bears the house colour."""

    def style(self, colour: str) -> Style:
        """Return the style of its lines."""
        return Style(self.size, self.leading, colour if self.strong else INK, self.face)


TITLE = HeadingStyle(23.0, 27.0, 4.0, 12.0)
HEADINGS = (
    HeadingStyle(15.5, 19.0, 22.5, 6.0),
    HeadingStyle(12.5, 16.0, 16.0, 4.0),
    HeadingStyle(11.0, 15.0, 12.0, 2.5, strong=False),
    HeadingStyle(11.0, 15.0, 10.0, 2.5, ITALIC, strong=False),
)
KICKER = Style(10.0, 13.0, QUIET, BOLD)
HEAD_SCALE = TypeScale(10.0, 13.5)


def body_size(*, landscape: bool) -> tuple[float, float]:
    """Return the page's width and height."""
    return (A4[1], A4[0]) if landscape else A4
