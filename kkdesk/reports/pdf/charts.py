"""Charts of bars drawn by hand, told apart by filling and by labels: colour is not needed."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING, TypeAlias

from kkdesk.domain.numbers import format_number
from kkdesk.reports.pdf.fonts import BOLD, REGULAR, Faces
from kkdesk.reports.pdf.structure import Tag
from kkdesk.reports.pdf.text import Fragment, Line, break_lines, clean
from kkdesk.reports.pdf.theme import INK, PAPER, QUIET, RULE, Scheme

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from kkdesk.domain.vocabulary import Lang
    from kkdesk.reports.document import Chart
    from kkdesk.reports.pdf.canvas import Canvas
    from kkdesk.reports.pdf.rows import PageNumbers

TypeSize: TypeAlias = tuple[float, float]
TITLE: TypeSize = (13.0, 17.0)
"""Size and leading of a figure's title on slides."""
LABEL_SIZE = 11.0
LEGEND_HEIGHT = 22.0
LEGEND_LEADING = 15.0
LEGEND_MARK = 21.0
BAR = 9.5
BAR_GAP = 1.5
CATEGORY_GAP = 9.0
VALUE_ROOM = 34.0
"""The least room for the value beside the longest bar."""
TALLEST = 330.0
"""The bars of a chart become thinner rather than taller than this."""
THINNEST = 0.36
STACKED_BAR = 15.0
_FILLS = 4


@dataclass(frozen=True, slots=True)
class ChartRow:
    """A chart of horizontal bars as one row of a column; `scale` thins bars and labels."""

    chart: Chart
    title: FigureTitle
    labels: tuple[tuple[Line, ...], ...]
    tag: Tag
    colour: str
    width: float
    label_width: float
    scale: float
    legend: float
    height: float
    above: float = 6.0

    def draw(self, canvas: Canvas, x: float, top: float, pages: PageNumbers) -> None:  # noqa: ARG002 - every row is drawn alike
        """Draw title, legend and bars as one figure."""
        with canvas.figure(self.tag, (x, top - self.height, self.width, self.height)):
            y = self.title.draw(canvas, self.tag, (x, top), self.colour)
            self._legend(canvas, x, y)
            self._bars(canvas, x, y - self.legend)

    def _legend(self, canvas: Canvas, x: float, top: float) -> None:
        names = [clean(series.name) for series in self.chart.series]
        for number, at, down in legend_places(canvas.faces, names, self.width, self.label_width):
            y = top - 15.0 - down
            draw_bar(canvas, self.tag, number, (x + at, y, 16.0, BAR), self.colour)
            start = (x + at + LEGEND_MARK, y + 1.0)
            canvas.text(self.tag, start, names[number], REGULAR, LABEL_SIZE, INK)

    def _bars(self, canvas: Canvas, x: float, top: float) -> None:
        left = x + self.label_width
        ends = self._ends()
        widest = widest_figure(self.chart, canvas.faces, ends, LABEL_SIZE - 1)
        room = self.width - self.label_width - max(VALUE_ROOM, widest + 8.0)
        unit = room / max([end for end in ends if end > 0], default=1.0)
        bar, gap = bar_height(self.chart) * self.scale, BAR_GAP * self.scale
        size = self._label_size()
        y = top
        deep = 1 if self.chart.form == "stacked" else len(self.chart.series)
        for number, lines in enumerate(self.labels):
            middle = y - deep * (bar + gap) / 2
            label_y = middle + (len(lines) - 1) * size * 0.55 - size * 0.32
            for line in lines:
                draw_words(canvas, self.tag, line, (x, label_y), size, INK)
                label_y -= size * 1.1
            if self.chart.form == "stacked":
                self._stacked(canvas, (left, y - bar, bar), number, unit)
                y -= bar + gap
            else:
                y = self._beside(canvas, (left, y, bar), number, unit)
            y -= CATEGORY_GAP * self.scale
        bottom = y + CATEGORY_GAP * self.scale
        canvas.rectangle((left - 1.0, bottom - 2.0, 1.0, top - bottom + 4.0), QUIET, self.tag)
        canvas.rectangle((x, bottom - 6.0, self.width, 0.6), RULE, self.tag)

    def _ends(self) -> list[float]:
        """Return the values at which bars end."""
        series = [one.values for one in self.chart.series]
        if self.chart.form == "stacked":
            return [
                sum(max(value or 0.0, 0.0) for value in one) for one in zip(*series, strict=True)
            ]
        return [value or 0.0 for one in series for value in one]

    def _beside(
        self, canvas: Canvas, at: tuple[float, float, float], number: int, unit: float
    ) -> float:
        """Draw a category's bars one below the other; return where the last one ends."""
        left, y, bar = at
        size = self._label_size()
        for order, series in enumerate(self.chart.series):
            value = series.values[number]
            y -= bar
            if value is not None:
                length = max(value, 0.0) * unit
                draw_bar(canvas, self.tag, order, (left, y, length, bar), self.colour)
                start = (left + length + 4.0, y + bar / 2 - size * 0.33)
                canvas.text(self.tag, start, figure(value, self.chart.lang), REGULAR, size - 1, INK)
            y -= BAR_GAP * self.scale
        return y

    def _stacked(
        self, canvas: Canvas, at: tuple[float, float, float], number: int, unit: float
    ) -> None:
        """Draw a category's bars one after the other: values where there is room, then the sum."""
        left, y, bar = at
        size = self._label_size()
        baseline = y + bar / 2 - size * 0.33
        total = 0.0
        for order, series in enumerate(self.chart.series):
            value = max(series.values[number] or 0.0, 0.0)
            length = value * unit
            if not length:
                continue
            start = left + total * unit
            draw_bar(canvas, self.tag, order, (start, y, length, bar), self.colour)
            text = figure(value, self.chart.lang)
            self._value_inside(canvas, order, (start, y, length, bar), text)
            total += value
        if any(series.values[number] is not None for series in self.chart.series):
            place = (left + total * unit + 4.0, baseline)
            text = figure(total, self.chart.lang)
            canvas.text(self.tag, place, text, BOLD, size - 1, INK)

    def _value_inside(
        self, canvas: Canvas, order: int, box: tuple[float, float, float, float], text: str
    ) -> None:
        """Write a value in its bar, on paper-white where the bar is striped; not if it is short."""
        x, y, length, bar = box
        size = self._label_size() - 1
        width = canvas.faces[REGULAR].width(text) * size / 1000
        if width + 6.0 > length:
            return
        start = x + (length - width) / 2
        if order > 1:
            canvas.rectangle((start - 2.0, y + 1.1, width + 4.0, bar - 2.2), PAPER, self.tag)
        colour = PAPER if order == 0 else INK
        canvas.text(self.tag, (start, y + bar / 2 - size * 0.33), text, REGULAR, size, colour)

    def _label_size(self) -> float:
        return LABEL_SIZE * max(self.scale, 0.7)


def draw_bar(
    canvas: Canvas, tag: Tag, order: int, box: tuple[float, float, float, float], colour: str
) -> None:
    """Draw a bar: solid, an outline, striped upright, striped across; then the like, closer."""
    x, y, width, height = box
    if order == 0:
        canvas.rectangle(box, colour, tag)
        return
    canvas.rectangle(box, PAPER, tag)
    kind, step = order % 4, 4.0 if order < _FILLS else 2.6
    if kind in (2, 0):
        for stripe in range(int(width // step)):
            canvas.rectangle((x + stripe * step, y, 1.2, height), colour, tag)
    if kind in (3, 0):
        for stripe in range(1, int(height // 3.0) + 1):
            at = y + stripe * 3.0
            if at + 1.0 < y + height:
                canvas.rectangle((x, at, width, 1.0), colour, tag)
    canvas.frame(box, colour, 1.1, tag)


def legend_places(
    faces: Faces, names: Sequence[str], width: float, left: float, mark: float = LEGEND_MARK
) -> list[tuple[int, float, float]]:
    """Return each name's number, its distance from the left, and how far down it stands.

    A name that the line cannot hold starts a further line.
    """
    places: list[tuple[int, float, float]] = []
    at, down = left, 0.0
    for number, name in enumerate(names):
        long = mark + faces[REGULAR].width(name) * LABEL_SIZE / 1000
        if at > left and at + long > width:
            at, down = left, down + LEGEND_LEADING
        places.append((number, at, down))
        at += long + 18.0
    return places


def legend_height(
    faces: Faces, names: Sequence[str], width: float, left: float, mark: float = LEGEND_MARK
) -> float:
    """Return the height of a legend's lines."""
    places = legend_places(faces, names, width, left, mark)
    return LEGEND_HEIGHT + (places[-1][2] if places else 0.0)


@dataclass(frozen=True, slots=True)
class FigureTitle:
    """The lines of a figure's title and their type."""

    lines: tuple[Line, ...]
    size: float
    leading: float

    @property
    def height(self) -> float:
        """The height of the lines."""
        return len(self.lines) * self.leading

    def draw(self, canvas: Canvas, tag: Tag, start: tuple[float, float], colour: str) -> float:
        """Draw the title below a point; return where it ends."""
        x, y = start
        for line in self.lines:
            draw_words(canvas, tag, line, (x, y - self.size), self.size, colour)
            y -= self.leading
        return y


def figure_title(text: str, faces: Faces, width: float, type_size: TypeSize) -> FigureTitle:
    """Return a figure's title as lines of a size and a leading."""
    size, leading = type_size
    lines = break_lines([Fragment(clean(text), BOLD)], width, size, faces)
    return FigureTitle(tuple(lines), size, leading)


def draw_words(
    canvas: Canvas, tag: Tag, line: Line, start: tuple[float, float], size: float, colour: str
) -> None:
    """Draw a line of a figure's words with its baseline starting at a point."""
    x, y = start
    for run in line.runs:
        x += canvas.text(tag, (x, y), run.text, run.face, size, colour)


def bar_height(chart: Chart) -> float:
    """Return how high a bar is before it is thinned; bars that hold their values are higher."""
    return STACKED_BAR if chart.form == "stacked" else BAR


def figure(value: float, lang: Lang) -> str:
    """Write a number as texts and tables do ("1.014", "10,6"), with one decimal at most."""
    return format_number(round(Decimal(str(value)), 1), lang)


def widest_figure(chart: Chart, faces: Faces, values: Iterable[float], size: float) -> float:
    """Return how wide the widest of some figures is, in points."""
    widths = (faces[BOLD].width(figure(value, chart.lang)) for value in values)
    return max(widths, default=0.0) * size / 1000


def chart_row(
    chart: Chart,
    faces: Faces,
    scheme: Scheme,
    width: float,
    parent: Tag | None,
    title_type: TypeSize = TITLE,
) -> ChartRow:
    """Return the chart, `width` points wide."""
    title = figure_title(chart.title, faces, width, title_type)
    names = [clean(name) for name in chart.categories]
    widest = max((faces[BOLD].width(name) for name in names), default=0)
    label_width = min(widest * LABEL_SIZE / 1000 + 12.0, width / 3)
    deep = 1 if chart.form == "stacked" else len(chart.series)
    block = deep * (bar_height(chart) + BAR_GAP) + CATEGORY_GAP
    legend = legend_height(faces, [clean(one.name) for one in chart.series], width, label_width)
    scale = max(THINNEST, min(1.0, TALLEST / (max(len(names), 1) * block)))
    size = LABEL_SIZE * max(scale, 0.7)
    labels = tuple(
        tuple(break_lines([Fragment(name, BOLD)], label_width - 8.0, size, faces))[:2]
        for name in names
    )
    height = title.height + legend + len(names) * block * scale + 4.0
    tag = Tag("Figure", parent, Alt=clean(chart.alternative))
    return ChartRow(
        chart, title, labels, tag, scheme.strong, width, label_width, scale, legend, height
    )
