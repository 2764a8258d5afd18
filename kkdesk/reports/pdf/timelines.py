"""Timelines drawn by hand: what is uncertain thins out in stripes, so that no colour is needed."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from kkdesk.reports.pdf.charts import TITLE, FigureTitle, TypeSize, draw_words, figure_title
from kkdesk.reports.pdf.fonts import BOLD, REGULAR, Faces
from kkdesk.reports.pdf.structure import Tag
from kkdesk.reports.pdf.text import Fragment, Line, break_lines, clean
from kkdesk.reports.pdf.theme import INK, PAPER, QUIET, RULE, Scheme

if TYPE_CHECKING:
    from kkdesk.reports.document import Stretch, TimelineFigure
    from kkdesk.reports.pdf.canvas import Canvas
    from kkdesk.reports.pdf.rows import PageNumbers

LABEL_SIZE, LABEL_LEADING = 10.0, 11.5
AXIS_HEIGHT = 30.0
BAR = 8.0
POINT = 7.0
LANE_PADDING = 4.0
_STRIPE_STEP = 3.2
_LABEL_SHARE = 0.36
_MOST_LABEL_LINES = 2


@dataclass(frozen=True, slots=True)
class TimelineRow:
    """A timeline as one row of a column."""

    figure: TimelineFigure
    title: FigureTitle
    labels: tuple[tuple[Line, ...], ...]
    tag: Tag
    colour: str
    width: float
    height: float
    above: float = 6.0

    def draw(self, canvas: Canvas, x: float, top: float, pages: PageNumbers) -> None:  # noqa: ARG002 - every row is drawn alike
        """Draw title, years, lanes and today as one figure."""
        with canvas.figure(self.tag, (x, top - self.height, self.width, self.height)):
            y = self.title.draw(canvas, self.tag, (x, top), self.colour)
            left, right = x + self.width * _LABEL_SHARE, x + self.width
            bottom = top - self.height
            self._axis(canvas, (left, right), y, bottom)
            y -= AXIS_HEIGHT
            for lane, lines in zip(self.figure.lanes, self.labels, strict=True):
                high = lane_height(lines)
                canvas.rectangle((x, y - high, self.width, 0.5), RULE, self.tag)
                text_y = y - (high - len(lines) * LABEL_LEADING) / 2 - LABEL_SIZE * 0.9
                for line in lines:
                    draw_words(canvas, self.tag, line, (x, text_y), LABEL_SIZE, INK)
                    text_y -= LABEL_LEADING
                for stretch in lane.stretches:
                    self._stretch(canvas, stretch, (left, right), y - high / 2)
                y -= high
            self._today(canvas, (left, right), top, bottom)

    def _axis(self, canvas: Canvas, ends: tuple[float, float], top: float, bottom: float) -> None:
        left, right = ends
        after = [place for place, _ in self.figure.ticks[1:]] + [1.0]
        for (place, words), until in zip(self.figure.ticks, after, strict=True):
            at = left + place * (right - left)
            canvas.rectangle((at, bottom, 0.5, top - bottom - 14.0), RULE, self.tag)
            width = canvas.faces[REGULAR].width(clean(words)) * LABEL_SIZE / 1000
            if width + 4 <= (until - place) * (right - left):
                start = (at + 3.0, top - AXIS_HEIGHT + 5.0)
                canvas.text(self.tag, start, clean(words), REGULAR, LABEL_SIZE, QUIET)
        canvas.rectangle((left, top - AXIS_HEIGHT, right - left, 0.8), QUIET, self.tag)

    def _stretch(
        self, canvas: Canvas, one: Stretch, ends: tuple[float, float], middle: float
    ) -> None:
        left, right = ends
        x0, x1, x2, x3 = (
            left + place * (right - left)
            for place in (one.first, one.sure_from, one.sure_to, one.last)
        )
        y = middle - BAR / 2
        if one.point:
            self._stripes(canvas, (x0, (x0 + x3) / 2), y, rising=True)
            self._stripes(canvas, ((x0 + x3) / 2, x3), y, rising=False)
            box = ((x0 + x3) / 2 - POINT / 2, middle - POINT / 2, POINT, POINT)
            halo = (box[0] - 1.5, box[1] - 1.5, POINT + 3, POINT + 3)
            canvas.rectangle(halo, PAPER, self.tag)
            canvas.rectangle(box, self.colour if one.settled else PAPER, self.tag)
            canvas.frame(box, self.colour, 1.2, self.tag)
            return
        self._stripes(canvas, (x0, x1), y, rising=True)
        self._stripes(canvas, (x2, x3), y, rising=False)
        if x2 - x1 > 0:
            canvas.rectangle((x1, y, max(x2 - x1, 1.0), BAR), self.colour, self.tag)

    def _stripes(
        self, canvas: Canvas, ends: tuple[float, float], y: float, *, rising: bool
    ) -> None:
        """Draw an uncertain end: stripes that grow thinner towards where it may not reach."""
        begin, end = ends
        count = int((end - begin) // _STRIPE_STEP)
        for number in range(count):
            share = (number + 1) / (count + 1)
            width = _STRIPE_STEP * 0.8 * (share if rising else 1 - share)
            at = begin + number * _STRIPE_STEP
            canvas.rectangle((at, y, max(width, 0.3), BAR), self.colour, self.tag)

    def _today(self, canvas: Canvas, ends: tuple[float, float], top: float, bottom: float) -> None:
        place, (left, right) = self.figure.today, ends
        if place is None:
            return
        at = left + place * (right - left)
        high = top - self.title.height
        canvas.rectangle((at - 0.6, bottom, 1.2, high - bottom - 12.0), INK, self.tag)
        words = clean(self.figure.today_label)
        width = canvas.faces[BOLD].width(words) * LABEL_SIZE / 1000
        start = min(max(at - width / 2, left), right - width)
        canvas.text(self.tag, (start, high - 10.0), words, BOLD, LABEL_SIZE, INK)


def lane_height(lines: tuple[Line, ...]) -> float:
    """Return how high a lane with this label is."""
    return max(len(lines), 1) * LABEL_LEADING + LANE_PADDING


def timeline_row(
    figure: TimelineFigure,
    faces: Faces,
    scheme: Scheme,
    width: float,
    parent: Tag | None,
    title_type: TypeSize = TITLE,
) -> TimelineRow:
    """Return the timeline, `width` points wide."""
    title = figure_title(figure.title, faces, width, title_type)
    room = width * _LABEL_SHARE - 8.0
    labels = tuple(_label(clean(lane.label), room, faces) for lane in figure.lanes)
    lanes = sum(lane_height(lines) for lines in labels)
    height = title.height + AXIS_HEIGHT + lanes + 2.0
    tag = Tag("Figure", parent, Alt=clean(figure.alternative))
    return TimelineRow(figure, title, labels, tag, scheme.strong, width, height)


def _label(text: str, room: float, faces: Faces) -> tuple[Line, ...]:
    """Return a lane's words in two lines at most; what is cut stands in the table beside."""
    lines = break_lines([Fragment(text, REGULAR)], room, LABEL_SIZE, faces)
    if len(lines) <= _MOST_LABEL_LINES:
        return tuple(lines)
    said = " ".join("".join(run.text for run in line.runs).strip() for line in lines[:2])
    for length in range(len(said), 0, -1):
        short = said[:length].rstrip(" \u00ad-,") + "…"
        cut = break_lines([Fragment(short, REGULAR)], room, LABEL_SIZE, faces)
        if len(cut) <= _MOST_LABEL_LINES:
            return tuple(cut)
    return tuple(lines[:1])
