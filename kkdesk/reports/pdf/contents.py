"""Lines of a table of contents: a title, dots, and the number of the page it leads to."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from kkdesk.reports.document import PageRef
from kkdesk.reports.pdf.fonts import BOLD, REGULAR
from kkdesk.reports.pdf.rows import GO_TO_PAGE
from kkdesk.reports.pdf.structure import Tag
from kkdesk.reports.pdf.text import Fragment, Line, break_lines, clean
from kkdesk.reports.pdf.theme import INK, QUIET

if TYPE_CHECKING:
    from kkdesk.reports.pdf.canvas import Canvas
    from kkdesk.reports.pdf.measure import Setting
    from kkdesk.reports.pdf.rows import PageNumbers

_NUMBER_ROOM = 34.0
_INDENT = 16.0
_DOT_STEP = 5.0


@dataclass(frozen=True, slots=True)
class ContentsRow:
    """An entry with its number at the right end of its last line."""

    lines: tuple[Line, ...]
    title: str
    anchor: str
    tag: Tag
    x: float
    width: float
    size: float
    leading: float
    face: int
    above: float = 0.0

    @property
    def height(self) -> float:
        """The height of its lines."""
        return len(self.lines) * self.leading

    def draw(self, canvas: Canvas, x: float, top: float, pages: PageNumbers) -> None:
        """Draw the title, the dots and the number as one link."""
        y = top - self.leading * 0.75
        end = x
        for order, line in enumerate(self.lines):
            end = x + self.x
            y -= self.leading if order else 0.0
            for run in line.runs:
                end += canvas.text(self.tag, (end, y), run.text, run.face, self.size, INK)
        place = pages.place(PageRef((self.anchor,)))
        if place is None:
            return
        label = str(place[0] + pages.first)
        right = x + self.width
        start = right - canvas.faces[self.face].width(label) * self.size / 1000
        canvas.text(self.tag, (end, y), " ", self.face, self.size, INK)
        canvas.text(self.tag, (start, y), label, self.face, self.size, INK)
        box = (x + self.x, top - self.height, self.width - self.x, self.height)
        contents = f"{GO_TO_PAGE} {label}: {self.title}"
        canvas.link(self.tag, box, contents, page=place[0], top=place[1])
        at = right - _NUMBER_ROOM / 2 - 4.0
        while at > end + 6.0:
            canvas.rectangle((at, y, 0.9, 0.9), QUIET)
            at -= _DOT_STEP


def contents_row(
    title: str, anchor: str, depth: int, setting: Setting, entries: Tag
) -> ContentsRow:
    """Return the entry of a heading (`depth` 0 is a chapter)."""
    face = REGULAR if depth else BOLD
    x = _INDENT * depth
    scale = setting.scale
    shown = clean(title)
    lines = break_lines(
        [Fragment(shown, face)], setting.width - x - _NUMBER_ROOM, scale.body, setting.faces
    )
    tag = Tag("Link", Tag("Reference", Tag("TOCI", entries)))
    return ContentsRow(
        tuple(lines), shown, anchor, tag, x, setting.width, scale.body, scale.leading, face
    )
