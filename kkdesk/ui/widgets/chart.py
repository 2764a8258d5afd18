"""A chart of figures with a target line, drawn by ourselves and readable without colour.

Series are told apart by pattern or by the shape of their points, and every figure stands beside
what it belongs to. The chart is a picture: whoever shows it puts the table behind it next to it.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QCoreApplication, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import (
    QBrush,
    QColor,
    QFont,
    QFontMetricsF,
    QGuiApplication,
    QPainter,
    QPen,
    QPixmap,
    QPolygonF,
)
from PySide6.QtSvg import QSvgGenerator
from PySide6.QtWidgets import QSizePolicy, QWidget

from kkdesk import paths
from kkdesk.ui.theme import current_tokens
from kkdesk.ui.widgets.chart_words import fitting, lines_of

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

    from PySide6.QtGui import QPaintEvent

    from kkdesk.ui.tokens import Tokens

PICTURE: Final = QSize(900, 420)
"""What an exported chart measures, in device-independent pixels."""
_SCALE: Final = 2
_LEFT, _RIGHT, _TOP, _BOTTOM = 4, 4, 30, 44
_PAPER_EDGE: Final = 12
"""What a picture keeps free at its left and right besides."""
_GAP: Final = 2
"""What stays free between the words of two columns."""
_LINE_AT_LEAST: Final = 3
"""So many times in one series are drawn as a line; fewer as bars."""
_POINT: Final = 4.5


@dataclass(frozen=True, slots=True)
class Point:
    """One figure: what stands below it, its value and words, and its target with words."""

    label: str
    value: float | None
    words: str
    target: float | None = None
    target_words: str = ""


@dataclass(frozen=True, slots=True)
class ChartData:
    """What a chart shows; ``over_time`` draws a line where there are enough points."""

    title: str
    points: tuple[Point, ...] = ()
    over_time: bool = False

    @property
    def is_line(self) -> bool:
        """Tell whether the points are joined."""
        return self.over_time and len(self.points) >= _LINE_AT_LEAST

    def spoken(self) -> str:
        """Return what the chart shows in words, for those who do not see it."""
        parts = []
        for point in self.points:
            value = f"{point.label}: {point.words or '–'}"
            parts.append(f"{value} ({_goal(point)})" if point.target_words else value)
        return "; ".join(parts)


@dataclass(frozen=True, slots=True)
class _Frame:
    """A column: where values lie, its room, its words, and whether points are joined."""

    at: Callable[[int, float], QPointF]
    step: float
    lines: tuple[str, ...]
    is_line: bool


def _goal(point: Point) -> str:
    return QCoreApplication.translate("Chart", "mål {}").format(point.target_words)


class Chart(QWidget):
    """Shows one chart; it can be saved and copied as a picture."""

    def __init__(self) -> None:
        super().__init__()
        self._data = ChartData("")
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setMinimumHeight(240)
        self.show_data(self._data)

    @property
    def data(self) -> ChartData:
        """Return what is shown."""
        return self._data

    def show_data(self, data: ChartData) -> None:
        """Show other figures."""
        self._data = data
        self.setAccessibleName(
            QCoreApplication.translate("Chart", "Diagram: {}").format(data.title)
        )
        self.setAccessibleDescription(data.spoken())
        self.update()

    def sizeHint(self) -> QSize:  # noqa: N802 -- Qt's name
        """Return the room a chart takes."""
        return QSize(420, 240)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002, N802 -- Qt's name
        """Draw in the colours of the window."""
        painter = QPainter(self)
        draw_chart(painter, QRectF(self.rect()), self._data, current_tokens(), self.font())
        painter.end()

    # -- as a picture

    def picture(self) -> QPixmap:
        """Return the chart on white paper, twice as fine as the screen."""
        pixmap = QPixmap(PICTURE * _SCALE)
        pixmap.setDevicePixelRatio(_SCALE)
        pixmap.fill(Qt.GlobalColor.white)
        painter = QPainter(pixmap)
        self._draw_on_paper(painter)
        painter.end()
        return pixmap

    def copy(self) -> None:
        """Put the chart on the clipboard as a picture."""
        QGuiApplication.clipboard().setPixmap(self.picture())

    def save_png(self, path: Path) -> bool:
        """Save as PNG; False if the file cannot be written."""
        paths.keep_for_owner(path)
        return self.picture().save(str(path), "PNG")

    def save_svg(self, path: Path) -> bool:
        """Save as SVG with its title and words inside; False if the file cannot be written."""
        paths.keep_for_owner(path)
        generator = QSvgGenerator()
        generator.setFileName(str(path))
        generator.setSize(PICTURE)
        generator.setViewBox(QRectF(0, 0, PICTURE.width(), PICTURE.height()))
        generator.setTitle(self._data.title)
        generator.setDescription(self._data.spoken())
        painter = QPainter()
        if not painter.begin(generator):
            return False
        self._draw_on_paper(painter)
        return painter.end()

    def _draw_on_paper(self, painter: QPainter) -> None:
        from kkdesk.ui.tokens import LIGHT  # noqa: PLC0415 -- only where a picture is made

        area = QRectF(0, 0, PICTURE.width(), PICTURE.height())
        painter.fillRect(area, Qt.GlobalColor.white)
        font = QFont(self.font())
        title = QFont(font)
        title.setBold(True)
        painter.setFont(title)
        painter.setPen(QColor(LIGHT.text))
        area = area.adjusted(_PAPER_EDGE, 0, -_PAPER_EDGE, 0)
        head = area.adjusted(_LEFT, 8, -_RIGHT, 0)
        painter.drawText(head, int(Qt.AlignmentFlag.AlignTop), self._data.title)
        draw_chart(painter, area.adjusted(0, 30, 0, 0), self._data, LIGHT, font)


def draw_chart(
    painter: QPainter, area: QRectF, data: ChartData, tokens: Tokens, font: QFont
) -> None:
    """Draw bars or a line with targets into an area."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setFont(font)
    values = [v for p in data.points for v in (p.value, p.target) if v is not None]
    if not values:
        painter.setPen(QColor(tokens.muted))
        words = QCoreApplication.translate("Chart", "Ingen tal at tegne")
        painter.drawText(area, int(Qt.AlignmentFlag.AlignCenter), words)
        return
    _legend(painter, area, data, tokens)
    inner = area.adjusted(_LEFT, _TOP + 34, -_RIGHT, -_BOTTOM)
    lowest, highest = min(0.0, *values), max(0.0, *values)
    span = (highest - lowest) or 1.0
    step = inner.width() / len(data.points)

    def at(place: int, value: float) -> QPointF:
        y = inner.bottom() - (value - lowest) / span * inner.height()
        return QPointF(inner.left() + step * (place + 0.5), y)

    painter.setPen(QPen(QColor(tokens.border), 1))
    painter.drawLine(QPointF(inner.left(), at(0, 0).y()), QPointF(inner.right(), at(0, 0).y()))
    if data.is_line:
        _line(painter, [at(i, p.value) for i, p in enumerate(data.points) if p.value is not None],
              tokens)  # fmt: skip
    room = step - _GAP
    written = [lines_of(point.words, font, room) for point in data.points]
    goals = [_goal(point) for point in data.points if point.target_words]
    painter.setFont(fitting(font, [line for lines in written for line in lines], room, goals))
    metrics = QFontMetricsF(painter.font())
    for place, point in enumerate(data.points):
        frame = _Frame(at, step, written[place], data.is_line)
        _column(painter, point, place, frame, tokens)
        label = metrics.elidedText(point.label, Qt.TextElideMode.ElideRight, room)
        painter.setPen(QColor(tokens.text))
        box = QRectF(inner.left() + step * place, inner.bottom() + 4, step, metrics.height())
        painter.drawText(box, int(Qt.AlignmentFlag.AlignHCenter), label)
        if point.target_words:
            painter.setPen(QColor(tokens.muted))
            goal = metrics.elidedText(_goal(point), Qt.TextElideMode.ElideRight, room)
            box.translate(0, metrics.height())
            painter.drawText(box, int(Qt.AlignmentFlag.AlignHCenter), goal)


def _column(
    painter: QPainter, point: Point, place: int, frame: _Frame, tokens: Tokens
) -> None:  # fmt: skip
    """Draw one figure as a striped bar or a point, its words above, its target as a thick mark."""
    at, step = frame.at, frame.step
    width = min(step * 0.5, 46.0)
    metrics = QFontMetricsF(painter.font())
    if point.value is not None:
        top, foot = at(place, point.value), at(place, 0)
        if not frame.is_line:
            bar = QRectF(top.x() - width / 2, min(top.y(), foot.y()), width,
                         abs(foot.y() - top.y()))  # fmt: skip
            painter.setPen(QPen(QColor(tokens.primary), 1.4))
            painter.setBrush(QColor(tokens.tint))
            painter.drawRect(bar)
            short = point.target is not None and point.value < point.target
            if short:  # a pattern tells what falls short, also in black and white
                stripes = QBrush(QColor(tokens.primary), Qt.BrushStyle.BDiagPattern)
                painter.fillRect(bar, stripes)
        painter.setPen(QColor(tokens.text))
        high = min(top.y(), at(place, point.target).y()) if point.target is not None else top.y()
        for up, line in enumerate(reversed(frame.lines), start=1):
            words = metrics.elidedText(line, Qt.TextElideMode.ElideRight, step - _GAP)
            y = high - up * metrics.height() - 5
            box = QRectF(top.x() - step / 2, y, step, metrics.height())
            painter.drawText(box, int(Qt.AlignmentFlag.AlignHCenter), words)
    if point.target is not None:
        goal = at(place, point.target)
        reach = width / 2 + 7
        painter.setPen(QPen(QColor(tokens.focus), 2.4))
        painter.drawLine(QPointF(goal.x() - reach, goal.y()), QPointF(goal.x() + reach, goal.y()))
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(tokens.focus))
        for side in (-1, 1):  # a wedge at either end: the mark is a shape, not a colour
            tip = QPointF(goal.x() + side * (reach - 5), goal.y())
            end = goal.x() + side * (reach + 2)
            painter.drawPolygon(
                QPolygonF([tip, QPointF(end, goal.y() - 5), QPointF(end, goal.y() + 5)])
            )
        painter.setBrush(Qt.BrushStyle.NoBrush)


def _line(painter: QPainter, points: Sequence[QPointF], tokens: Tokens) -> None:
    painter.setPen(QPen(QColor(tokens.primary), 2))
    painter.drawPolyline(QPolygonF(list(points)))
    painter.setBrush(QColor(tokens.bg))
    for point in points:
        painter.drawEllipse(point, _POINT, _POINT)
    painter.setBrush(Qt.BrushStyle.NoBrush)


def _legend(painter: QPainter, area: QRectF, data: ChartData, tokens: Tokens) -> None:
    """Say at the top what bar, stripes and mark stand for."""
    x, y = area.left() + _LEFT, area.top() + 8
    metrics = QFontMetricsF(painter.font())
    with_targets = any(point.target is not None for point in data.points)
    entries = [("bar", QCoreApplication.translate("Chart", "Måling"))]
    if with_targets:
        if not data.is_line:
            entries.append(("short", QCoreApplication.translate("Chart", "Måling under målet")))
        entries.append(("goal", QCoreApplication.translate("Chart", "Mål")))
    for sort, words in entries:
        box = QRectF(x, y + 2, 14, 10)
        if sort == "goal":
            painter.setPen(QPen(QColor(tokens.focus), 2.4))
            painter.drawLine(QPointF(x, y + 7), QPointF(x + 14, y + 7))
        else:
            painter.setPen(QPen(QColor(tokens.primary), 1.4))
            painter.fillRect(box, QColor(tokens.tint))
            if sort == "short":
                painter.fillRect(box, QBrush(QColor(tokens.primary), Qt.BrushStyle.BDiagPattern))
            painter.drawRect(box)
        painter.setPen(QColor(tokens.text))
        painter.drawText(QPointF(x + 20, y + 12), words)
        x += 20 + metrics.horizontalAdvance(words) + 18
