"""Charts of lines drawn by hand: told apart by dash and mark, with their numbers beside them."""

from __future__ import annotations

from dataclasses import dataclass
from math import ceil, floor, log10
from typing import TYPE_CHECKING

from kkdesk.reports.pdf.charts import (
    LABEL_SIZE,
    TITLE,
    FigureTitle,
    TypeSize,
    figure,
    figure_title,
    legend_height,
    legend_places,
    widest_figure,
)
from kkdesk.reports.pdf.fonts import REGULAR, Faces
from kkdesk.reports.pdf.structure import Tag
from kkdesk.reports.pdf.text import clean
from kkdesk.reports.pdf.theme import INK, PAPER, QUIET, RULE, Scheme

if TYPE_CHECKING:
    from kkdesk.reports.document import Chart
    from kkdesk.reports.pdf.canvas import Canvas
    from kkdesk.reports.pdf.rows import PageNumbers

PLOT_HEIGHT = 150.0
AXIS_ROOM = 34.0
"""The least room for the scale at the left."""
FOOT = 20.0
HEAD = 10.0
SMALL = 9.0
SAMPLE = 28.0
"""How long the line is that a name in the legend stands beside."""
_STEPS = 4
_DASHES: tuple[tuple[float, ...], ...] = ((), (5.0, 2.5), (1.5, 2.0), (7.0, 2.0, 1.5, 2.0))


@dataclass(frozen=True, slots=True)
class LineChartRow:
    """A chart of lines as one row of a column."""

    chart: Chart
    title: FigureTitle
    tag: Tag
    colour: str
    width: float
    axis: float
    legend: float
    height: float
    above: float = 6.0

    def draw(self, canvas: Canvas, x: float, top: float, pages: PageNumbers) -> None:  # noqa: ARG002 - every row is drawn alike
        """Draw title, legend, scale and lines as one figure."""
        with canvas.figure(self.tag, (x, top - self.height, self.width, self.height)):
            y = self.title.draw(canvas, self.tag, (x, top), self.colour)
            self._legend(canvas, x, y)
            bottom = top - self.height + FOOT
            plot = _Plot(self.chart, x + self.axis, x + self.width - 12.0, bottom, PLOT_HEIGHT)
            self._scale(canvas, plot, x)
            self._categories(canvas, plot)
            labels = _Labels()
            for order in range(len(self.chart.series)):
                self._line(canvas, plot, order, labels)
            for order in range(len(self.chart.series)):
                self._values(canvas, plot, order, labels)

    def _legend(self, canvas: Canvas, x: float, top: float) -> None:
        names = [clean(series.name) for series in self.chart.series]
        for number, at, down in legend_places(
            canvas.faces, names, self.width, self.axis, SAMPLE + 5.0
        ):
            y = top - 10.5 - down
            canvas.stroke(
                ((x + at, y), (x + at + SAMPLE, y)), self.colour, 1.4, self.tag, _dash(number)
            )
            _mark(canvas, self.tag, number, (x + at + SAMPLE / 2, y), self.colour)
            canvas.text(
                self.tag, (x + at + SAMPLE + 5.0, y - 3.5), names[number], REGULAR, LABEL_SIZE, INK
            )

    def _scale(self, canvas: Canvas, plot: _Plot, x: float) -> None:
        for value in plot.ticks:
            y = plot.y(value)
            base = value == plot.ticks[0]
            canvas.rectangle(
                (plot.left - 4.0, y - 0.25, plot.right - plot.left + 8.0, 0.5),
                QUIET if base else RULE,
                self.tag,
            )
            label = figure(value, self.chart.lang)
            width = canvas.faces[REGULAR].width(label) * SMALL / 1000
            at = (x + self.axis - 10.0 - width, y - SMALL * 0.33)
            canvas.text(self.tag, at, label, REGULAR, SMALL, QUIET)

    def _categories(self, canvas: Canvas, plot: _Plot) -> None:
        names = [clean(name) for name in self.chart.categories]
        widest = max((canvas.faces[REGULAR].width(name) for name in names), default=0)
        needed = widest * SMALL / 1000 + 6.0
        step = max(1, ceil(needed / plot.step)) if plot.step else 1
        for number, name in enumerate(names):
            if number % step:
                continue
            width = canvas.faces[REGULAR].width(name) * SMALL / 1000
            start = min(
                max(plot.x(number) - width / 2, plot.left - self.axis), plot.right + 12 - width
            )
            canvas.text(self.tag, (start, plot.bottom - 13.0), name, REGULAR, SMALL, INK)

    def _line(self, canvas: Canvas, plot: _Plot, order: int, labels: _Labels) -> None:
        run: list[tuple[float, float]] = []
        points: list[tuple[float, float]] = []
        for number, value in enumerate((*self.chart.series[order].values, None)):
            if value is not None:
                run.append((plot.x(number), plot.y(value)))
                continue
            if len(run) > 1:
                canvas.stroke(run, self.colour, 1.4, self.tag, _dash(order))
            points += run
            run = []
        for point in points:
            _mark(canvas, self.tag, order, point, self.colour)
            labels.take((point[0] - 4.0, point[1] - 4.0, 8.0, 8.0))

    def _values(self, canvas: Canvas, plot: _Plot, order: int, labels: _Labels) -> None:
        for number, value in enumerate(self.chart.series[order].values):
            if value is None:
                continue
            text = figure(value, self.chart.lang)
            width = canvas.faces[REGULAR].width(text) * SMALL / 1000
            x, y = plot.x(number), plot.y(value)
            for lift in (5.0, -11.5):
                box = (x - width / 2, y + lift, width, SMALL * 0.75)
                if labels.free(box):
                    labels.take(box)
                    canvas.text(self.tag, (box[0], box[1]), text, REGULAR, SMALL, INK)
                    break


class _Labels:
    """Which places are taken by numbers; a number without a place stands in the alternative."""

    def __init__(self) -> None:
        self._taken: list[tuple[float, float, float, float]] = []

    def free(self, box: tuple[float, float, float, float]) -> bool:
        x, y, width, height = box
        for other_x, other_y, other_width, other_height in self._taken:
            beside = x >= other_x + other_width + 1.0 or other_x >= x + width + 1.0
            if not beside and y < other_y + other_height and other_y < y + height:
                return False
        return True

    def take(self, box: tuple[float, float, float, float]) -> None:
        self._taken.append(box)


class _Plot:
    """Where values lie: from the lowest tick at the bottom to the highest at the top."""

    def __init__(
        self, chart: Chart, left: float, right: float, bottom: float, height: float
    ) -> None:
        self.left, self.right, self.bottom = left, right, bottom
        self._height = height
        values = [value for one in chart.series for value in one.values if value is not None]
        self.ticks = ticks(min([*values, 0.0]), max([*values, 0.0]))
        self._count = len(chart.categories)
        self.step = (right - left) / max(self._count, 1)

    def x(self, number: int) -> float:
        """Return the place of a category."""
        return self.left + (number + 0.5) * self.step

    def y(self, value: float) -> float:
        """Return the height of a value."""
        low, high = self.ticks[0], self.ticks[-1]
        return self.bottom + (value - low) / (high - low) * self._height


def ticks(low: float, high: float) -> list[float]:
    """Return round numbers that enclose all values, about four steps apart."""
    rough = (high - low) / _STEPS or 1.0
    size = 10 ** floor(log10(rough))
    step = next(size * share for share in (1, 2, 2.5, 5, 10) if size * share >= rough * 0.999)
    first, last = floor(low / step), ceil(high / step)
    return [number * step for number in range(first, max(last, first + 1) + 1)]


def _dash(order: int) -> tuple[float, ...]:
    return _DASHES[order % len(_DASHES)]


def _mark(canvas: Canvas, tag: Tag, order: int, at: tuple[float, float], colour: str) -> None:
    """Draw the mark of a series: square, diamond, triangle, turned triangle; then hollow ones."""
    x, y = at
    shape = _SHAPES[order % len(_SHAPES)]
    canvas.polygon([(x + dx * 5.0, y + dy * 5.0) for dx, dy in shape], PAPER, tag)
    canvas.polygon([(x + dx * 3.6, y + dy * 3.6) for dx, dy in shape], colour, tag)
    if order >= len(_SHAPES) or order % 2:
        canvas.polygon([(x + dx * 1.9, y + dy * 1.9) for dx, dy in shape], PAPER, tag)


_SHAPES: tuple[tuple[tuple[float, float], ...], ...] = (
    ((-0.8, -0.8), (0.8, -0.8), (0.8, 0.8), (-0.8, 0.8)),
    ((0.0, -1.15), (1.15, 0.0), (0.0, 1.15), (-1.15, 0.0)),
    ((-1.0, -0.75), (1.0, -0.75), (0.0, 1.1)),
    ((-1.0, 0.75), (1.0, 0.75), (0.0, -1.1)),
)


def line_chart_row(
    chart: Chart,
    faces: Faces,
    scheme: Scheme,
    width: float,
    parent: Tag | None,
    title_type: TypeSize = TITLE,
) -> LineChartRow:
    """Return the chart, `width` points wide."""
    title = figure_title(chart.title, faces, width, title_type)
    names = [clean(series.name) for series in chart.series]
    scale = _Plot(chart, 0.0, width, 0.0, PLOT_HEIGHT).ticks
    axis = max(AXIS_ROOM, widest_figure(chart, faces, scale, SMALL) + 12.0)
    legend = legend_height(faces, names, width, axis, SAMPLE + 5.0)
    height = title.height + legend + HEAD + PLOT_HEIGHT + FOOT
    tag = Tag("Figure", parent, Alt=clean(chart.alternative))
    return LineChartRow(chart, title, tag, scheme.strong, width, axis, legend, height)
