"""Charts drawn by hand: bars told apart by filling and by labels, so that colour is not needed."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from kkdesk.reports.pdf.fonts import BOLD, REGULAR, Faces
from kkdesk.reports.pdf.structure import Tag
from kkdesk.reports.pdf.text import Fragment, Line, break_lines, clean
from kkdesk.reports.pdf.theme import INK, PAPER, QUIET, RULE, Scheme

if TYPE_CHECKING:
    from kkdesk.reports.document import Chart
    from kkdesk.reports.pdf.canvas import Canvas
    from kkdesk.reports.pdf.rows import PageNumbers

TITLE_SIZE, TITLE_LEADING = 13.0, 17.0
LABEL_SIZE = 11.0
LEGEND_HEIGHT = 22.0
BAR = 9.5
BAR_GAP = 1.5
CATEGORY_GAP = 9.0
VALUE_ROOM = 34.0
TALLEST = 330.0
"""The bars of a chart become thinner rather than taller than this."""
THINNEST = 0.36


@dataclass(frozen=True, slots=True)
class ChartRow:
    """A chart of horizontal bars as one row of a column; `scale` thins bars and labels."""

    chart: Chart
    title: tuple[Line, ...]
    labels: tuple[tuple[Line, ...], ...]
    tag: Tag
    colour: str
    width: float
    label_width: float
    scale: float
    height: float
    above: float = 6.0

    def draw(self, canvas: Canvas, x: float, top: float, pages: PageNumbers) -> None:  # noqa: ARG002 - every row is drawn alike
        """Draw title, legend and bars as one figure."""
        with canvas.figure(self.tag, (x, top - self.height, self.width, self.height)):
            y = top
            for line in self.title:
                draw_words(canvas, self.tag, line, (x, y - 13.0), TITLE_SIZE, self.colour)
                y -= TITLE_LEADING
            self._legend(canvas, x, y)
            self._bars(canvas, x, y - LEGEND_HEIGHT)

    def _legend(self, canvas: Canvas, x: float, top: float) -> None:
        at = x + self.label_width
        for number, series in enumerate(self.chart.series):
            self._bar(canvas, number, (at, top - 15.0, 16.0, BAR))
            at += 21.0
            at += canvas.text(
                self.tag, (at, top - 14.0), clean(series.name), REGULAR, LABEL_SIZE, INK
            )
            at += 18.0

    def _bars(self, canvas: Canvas, x: float, top: float) -> None:
        left = x + self.label_width
        room = self.width - self.label_width - VALUE_ROOM
        values = [value or 0.0 for series in self.chart.series for value in series.values]
        unit = room / max([value for value in values if value > 0], default=1.0)
        bar, gap = BAR * self.scale, BAR_GAP * self.scale
        size = self._label_size()
        y = top
        for number, lines in enumerate(self.labels):
            middle = y - len(self.chart.series) * (bar + gap) / 2
            label_y = middle + (len(lines) - 1) * size * 0.55 - size * 0.32
            for line in lines:
                draw_words(canvas, self.tag, line, (x, label_y), size, INK)
                label_y -= size * 1.1
            for order, series in enumerate(self.chart.series):
                value = series.values[number]
                y -= bar
                if value is not None:
                    length = max(value, 0.0) * unit
                    self._bar(canvas, order, (left, y, length, bar))
                    at = (left + length + 4.0, y + bar / 2 - size * 0.33)
                    canvas.text(self.tag, at, figure(value), REGULAR, size - 1, INK)
                y -= gap
            y -= CATEGORY_GAP * self.scale
        bottom = y + CATEGORY_GAP * self.scale
        canvas.rectangle((left - 1.0, bottom - 2.0, 1.0, top - bottom + 4.0), QUIET, self.tag)
        canvas.rectangle((x, bottom - 6.0, self.width, 0.6), RULE, self.tag)

    def _label_size(self) -> float:
        return LABEL_SIZE * max(self.scale, 0.7)

    def _bar(self, canvas: Canvas, order: int, box: tuple[float, float, float, float]) -> None:
        """Draw a bar: the first series is solid, the second an outline, further ones striped."""
        x, y, width, height = box
        if order == 0:
            canvas.rectangle(box, self.colour, self.tag)
            return
        canvas.rectangle(box, PAPER, self.tag)
        if order > 1:
            step = 4.0
            for stripe in range(int(width // step)):
                at = x + stripe * step
                canvas.rectangle((at, y, 1.2, height), self.colour, self.tag)
        canvas.frame(box, self.colour, 1.1, self.tag)


def draw_words(
    canvas: Canvas, tag: Tag, line: Line, start: tuple[float, float], size: float, colour: str
) -> None:
    """Draw a line of a figure's words with its baseline starting at a point."""
    x, y = start
    for run in line.runs:
        x += canvas.text(tag, (x, y), run.text, run.face, size, colour)


def figure(value: float) -> str:
    """Write a number the Danish way, as the tables do: decimal comma, no thousands mark."""
    return f"{value:.0f}" if value == int(value) else f"{value:.1f}".replace(".", ",")


def chart_row(
    chart: Chart, faces: Faces, scheme: Scheme, width: float, parent: Tag | None
) -> ChartRow:
    """Return the chart, `width` points wide."""
    fragments = [Fragment(clean(chart.title), BOLD)]
    title = tuple(break_lines(fragments, width, TITLE_SIZE, faces))
    names = [clean(name) for name in chart.categories]
    widest = max((faces[BOLD].width(name) for name in names), default=0)
    label_width = min(widest * LABEL_SIZE / 1000 + 12.0, width / 3)
    block = len(chart.series) * (BAR + BAR_GAP) + CATEGORY_GAP
    scale = max(THINNEST, min(1.0, TALLEST / (max(len(names), 1) * block)))
    size = LABEL_SIZE * max(scale, 0.7)
    labels = tuple(
        tuple(break_lines([Fragment(name, BOLD)], label_width - 8.0, size, faces))[:2]
        for name in names
    )
    height = len(title) * TITLE_LEADING + LEGEND_HEIGHT + len(names) * block * scale + 4.0
    tag = Tag("Figure", parent, Alt=clean(chart.alternative))
    return ChartRow(chart, title, labels, tag, scheme.strong, width, label_width, scale, height)
