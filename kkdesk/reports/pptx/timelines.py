"""Timelines as a group of shapes that is read aloud as one figure."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from pptx.enum.dml import MSO_PATTERN_TYPE
from pptx.enum.shapes import MSO_SHAPE

from kkdesk.reports.office.xml import element, emu, qualified, storable
from kkdesk.reports.pdf.fonts import BOLD, REGULAR
from kkdesk.reports.pdf.theme import INK, PAPER, QUIET, RULE
from kkdesk.reports.pdf.timelines import AXIS_HEIGHT, BAR, LABEL_SIZE, POINT, lane_height
from kkdesk.reports.pptx.figures import describe
from kkdesk.reports.pptx.words import Words, paint, run

if TYPE_CHECKING:
    from kkdesk.reports.document import Stretch
    from kkdesk.reports.office.xml import Xml
    from kkdesk.reports.pdf.timelines import TimelineRow

_LABEL_SHARE = 0.36
_TICK_WIDTH = 44.0


@dataclass(frozen=True, slots=True)
class _Drawing:
    shapes: Xml
    language: str
    colour: str

    def box(
        self, place: tuple[float, float, float, float], colour: str, *, striped: bool = False
    ) -> Xml:
        x, y, width, height = place
        made = self.shapes.add_shape(
            MSO_SHAPE.RECTANGLE, emu(x), emu(y), emu(max(width, 0.6)), emu(height)
        )
        if striped:
            made.fill.patterned()
            made.fill.pattern = MSO_PATTERN_TYPE.WIDE_UPWARD_DIAGONAL
            made.fill.back_color.rgb = paint(PAPER)
        else:
            made.fill.solid()
        made.fill.fore_color.rgb = paint(colour)
        made.line.fill.background()
        made.shadow.inherit = False
        return made

    def words(self, place: tuple[float, float, float, float], words: Words) -> None:
        x, y, width, height = place
        made = self.shapes.add_textbox(emu(x), emu(y), emu(width), emu(height))
        body = made._element.find(qualified("p:txBody"))
        properties = body.find(qualified("a:bodyPr"))
        for side in ("lIns", "tIns", "rIns", "bIns"):
            properties.set(side, "0")
        properties.set("wrap", "square")
        properties.set("anchor", "ctr")
        body[-1].insert(0, element("a:pPr", element("a:buNone"), marL=0, indent=0))
        body[-1].append(run(words, self.language))


def add_timeline(shapes: Xml, row: TimelineRow, place: tuple[float, float], language: str) -> Xml:
    """Add a timeline; uncertain ends are striped, and so no colour is needed."""
    group = shapes.add_group_shape()
    drawing = _Drawing(group.shapes, language, row.colour)
    x, y = place
    high = row.title.height
    title = Words(storable(row.figure.title), row.title.size, row.colour, BOLD)
    drawing.words((x, y, row.width, high), title)
    left, right = x + row.width * _LABEL_SHARE, x + row.width
    bottom, y = y + row.height, y + high
    for at, words in row.figure.ticks:
        tick = left + at * (right - left)
        drawing.box((tick, y + 14.0, 0.6, bottom - y - 14.0), RULE)
        room = (tick + 3.0, y + AXIS_HEIGHT - 16.0, min(_TICK_WIDTH, right - tick), 13.0)
        if room[2] >= _TICK_WIDTH / 2:
            drawing.words(room, Words(storable(words), LABEL_SIZE, QUIET))
    today = row.figure.today
    lanes_top = y + AXIS_HEIGHT
    y = lanes_top
    for lane, lines in zip(row.figure.lanes, row.labels, strict=True):
        height = lane_height(lines)
        room = (x, y, row.width * _LABEL_SHARE - 6.0, height)
        drawing.box((x, y, row.width, 0.6), RULE)
        drawing.words(room, Words(storable(lane.label), LABEL_SIZE, INK, REGULAR))
        for stretch in lane.stretches:
            _stretch(drawing, stretch, (left, right), y + height / 2)
        y += height
    if today is not None:
        at = left + today * (right - left)
        drawing.box((at - 0.6, lanes_top - 18.0, 1.2, bottom - lanes_top + 18.0), INK)
        start = min(max(at - 30.0, left), right - 60.0)
        said = Words(storable(row.figure.today_label), LABEL_SIZE, INK, BOLD)
        drawing.words((start, lanes_top - 31.0, 60.0, 13.0), said)
    describe(group, row.figure.title, row.figure.alternative)
    return group


def _stretch(drawing: _Drawing, one: Stretch, ends: tuple[float, float], middle: float) -> None:
    left, right = ends
    x0, x1, x2, x3 = (
        left + at * (right - left) for at in (one.first, one.sure_from, one.sure_to, one.last)
    )
    y = middle - BAR / 2
    if one.point:
        if x3 - x0 > POINT:
            drawing.box((x0, y, x3 - x0, BAR), drawing.colour, striped=True)
        at = (x0 + x3) / 2 - POINT / 2, middle - POINT / 2, POINT, POINT
        mark = drawing.box(at, drawing.colour if one.settled else PAPER)
        mark.line.color.rgb = paint(drawing.colour)
        return
    for start, end, striped in ((x0, x1, True), (x1, x2, False), (x2, x3, True)):
        if end - start > 0:
            drawing.box((start, y, end - start, BAR), drawing.colour, striped=striped)
