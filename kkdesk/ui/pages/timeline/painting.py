"""How a timeline looks: headings, bars whose ends fade where their date is imprecise, points.

Nothing is told by colour alone: what is uncertain is dashed and faded, what a point is shows in
its shape. Only what is in sight is drawn, and words only where they fit.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QLinearGradient, QPen, QStaticText

from kkdesk.domain.records import Answer
from kkdesk.domain.vocabulary import DateRole
from kkdesk.ui.icons import icon_pixmap
from kkdesk.ui.pages.timeline.scale import cells
from kkdesk.ui.pages.timeline.words import mark_label

if TYPE_CHECKING:
    from PySide6.QtGui import QPainter

    from kkdesk.domain.timeline import Line, Mark
    from kkdesk.domain.vocabulary import Lang
    from kkdesk.ui.pages.timeline.scale import Scale
    from kkdesk.ui.tokens import Tokens
    from kkdesk.ui.widgets.labels import Shape, Tone

GLYPH: Final = 14
_INSET: Final = 6
_TEXT_GAP: Final = 5
_LEAST_BAND: Final = 18
_MOST_TEXTS: Final = 5000
_FAR: Final = 60.0
"""Bars are cut so far outside what is seen."""

SHAPES: Final[dict[DateRole, Shape]] = {
    DateRole.MEETING: "circle",
    DateRole.DECISION_EXPECTED: "diamond",
    DateRole.HEARING_DEADLINE: "ring",
    DateRole.SUBMISSION_DEADLINE: "ring",
    DateRole.START: "half",
    DateRole.OPENS: "half",
    DateRole.TAKES_EFFECT: "half",
    DateRole.EVALUATION_STARTS: "half",
}
"""What a point is by its shape; all others are ends."""
END_SHAPE: Final[Shape] = "square"


def look(mark: Mark) -> tuple[Shape, Tone]:
    """Return a point's shape and tone; its state speaks before its role."""
    if mark.answer is Answer.CONFIRMED:
        return "check", "success"
    if mark.answer is Answer.PAST_UNCONFIRMED:
        return "triangle", "danger"
    return SHAPES.get(mark.dates[0].role, END_SHAPE), "info"


@dataclass(slots=True)
class Frame:
    """Where the drawing goes: ``left`` and ``right`` of the days, and how far they are scrolled."""

    left: float
    right: float
    scale: Scale
    offset: float

    def x(self, day: float) -> float:
        """Return where a day begins, cut a little outside what is seen."""
        x = self.left + self.scale.x(day) - self.offset
        return min(max(x, self.left - _FAR), self.right + _FAR)

    def first_day(self) -> float:
        """Return the first day that is seen."""
        return self.scale.day_at(self.offset)

    def last_day(self) -> float:
        """Return the last day that is seen."""
        return self.scale.day_at(self.offset + self.right - self.left)


@dataclass(frozen=True, slots=True)
class Row:
    """Where a row lies, and where the next mark on it (or the edge) ends a mark's words."""

    top: float
    height: float
    until: float = 0.0

    @property
    def middle(self) -> float:
        """Return the height of its middle."""
        return self.top + self.height / 2

    @property
    def bar(self) -> tuple[float, float]:
        """Return the top and the height of a bar on it."""
        return self.top + _INSET, self.height - 2 * _INSET


class Brushes:
    """Colours, fonts and laid-out words, made once and used for every frame."""

    def __init__(self, tokens: Tokens, font: QFont, lang: Lang, ratio: float = 1.0) -> None:
        self.tokens, self.lang, self.ratio = tokens, lang, ratio
        self.font, self.bold = QFont(font), QFont(font)
        self.bold.setBold(True)
        self.metrics, self.bold_metrics = QFontMetricsF(self.font), QFontMetricsF(self.bold)
        self.text, self.muted = QColor(tokens.text), QColor(tokens.muted)
        self.line, self.border = QPen(QColor(tokens.line), 1), QPen(QColor(tokens.border), 1)
        self.solid = QPen(QColor(tokens.primary), 1)
        self.dashed = QPen(QColor(tokens.primary), 1, Qt.PenStyle.DashLine)
        self.fill = QColor(tokens.sel)  # all text has contrast on it
        self.clear = QColor(self.fill)
        self.clear.setAlpha(0)
        self.focus = QPen(QColor(tokens.focus), 2)
        self._texts: dict[tuple[str, bool], tuple[QStaticText, float]] = {}
        self._elided: dict[tuple[str, int, bool], str] = {}

    def words(self, text: str, *, bold: bool = False) -> tuple[QStaticText, float]:
        """Return words laid out once, and how wide they are."""
        key = (text, bold)
        found = self._texts.get(key)
        if found is None:
            if len(self._texts) > _MOST_TEXTS:
                self._texts.clear()
            laid = QStaticText(text)
            laid.setTextFormat(Qt.TextFormat.PlainText)
            laid.setPerformanceHint(QStaticText.PerformanceHint.AggressiveCaching)
            metrics = self.bold_metrics if bold else self.metrics
            found = self._texts[key] = (laid, metrics.horizontalAdvance(text))
        return found

    def cut(self, text: str, width: float, *, bold: bool = False) -> str:
        """Return words that fit, cut with an ellipsis."""
        key = (text, int(width), bold)
        found = self._elided.get(key)
        if found is None:
            if len(self._elided) > _MOST_TEXTS:
                self._elided.clear()
            metrics = self.bold_metrics if bold else self.metrics
            flat = " ".join(text.split())
            found = metrics.elidedText(flat, Qt.TextElideMode.ElideRight, width)
            self._elided[key] = found
        return found


def draw_words(  # a place and a way of writing
    painter: QPainter, brushes: Brushes, text: str, x: float, middle: float, *, bold: bool = False
) -> None:
    """Draw words with their middle at a height; font and pen are set by the caller."""
    laid, _ = brushes.words(text, bold=bold)
    height = brushes.metrics.height()
    painter.drawStaticText(QPointF(x, middle - height / 2), laid)


def draw_line(
    painter: QPainter, brushes: Brushes, frame: Frame, line: Line, top: float, height: float
) -> None:
    """Draw what stands on a row between the frame's edges."""
    first, last = frame.first_day(), frame.last_day()
    marks = line.marks
    for place, mark in enumerate(marks):
        if mark.first > last:
            break
        if (first - mark.last - 1) * frame.scale.day > (GLYPH / 2 if mark.point else 0):
            continue  # over before what is seen, with all of its sign
        after = marks[place + 1] if place + 1 < len(marks) else None
        until = frame.right if after is None else min(frame.right, left_of(frame, after) - 3)
        draw = _draw_point if mark.point else _draw_bar
        draw(painter, brushes, frame, mark, Row(top, height, until))


def left_of(frame: Frame, mark: Mark) -> float:
    """Return where the drawing of a mark begins."""
    if mark.point and not _has_band(frame, mark):
        return frame.x(mark.middle + 0.5) - GLYPH / 2
    return frame.x(mark.first)


def mark_rect(frame: Frame, mark: Mark, top: float, height: float) -> QRectF:
    """Return where a mark lies, also where that is out of sight."""
    scale = frame.scale
    base = frame.left - frame.offset
    if mark.point and not _has_band(frame, mark):
        x = base + scale.x(mark.middle + 0.5) - GLYPH / 2
        return QRectF(x, top + 2, GLYPH, height - 4)
    x0, x1 = base + scale.x(mark.first), base + scale.x(mark.last + 1)
    return QRectF(x0, top + 2, max(x1 - x0, 4.0), height - 4)


def _has_band(frame: Frame, mark: Mark) -> bool:
    """Tell whether a point's days are so wide apart that they are drawn."""
    return (mark.last + 1 - mark.first) * frame.scale.day > _LEAST_BAND


def _draw_bar(painter: QPainter, brushes: Brushes, frame: Frame, mark: Mark, row: Row) -> None:
    (y, high), until = row.bar, row.until
    x0, x1 = frame.x(mark.first), frame.x(mark.sure_from)
    x2, x3 = frame.x(mark.sure_to + 1), frame.x(mark.last + 1)
    if mark.sure_from == mark.sure_to and not mark.exact:
        x2 = x1 = frame.x(mark.sure_from)
    if x3 - x0 < 3:  # noqa: PLR2004 -- still seen
        painter.fillRect(QRectF(x0, y, 3, high), QColor(brushes.tokens.primary))
    else:
        _fade(painter, brushes, (x0, x1), y, high, rising=True)
        _fade(painter, brushes, (x2, x3), y, high, rising=False)
        if x2 > x1:
            painter.fillRect(QRectF(x1, y, x2 - x1, high), brushes.fill)
            painter.setPen(brushes.solid)
            painter.drawLine(QPointF(x1, y), QPointF(x2, y))
            painter.drawLine(QPointF(x1, y + high), QPointF(x2, y + high))
        painter.setPen(brushes.solid)
        if mark.first == mark.sure_from and not mark.open_start:
            painter.drawLine(QPointF(x0, y), QPointF(x0, y + high))
        if mark.last == mark.sure_to and not mark.open_end:
            painter.drawLine(QPointF(x3, y), QPointF(x3, y + high))
    if x3 - frame.left < _TEXT_GAP:
        return  # hardly seen: its words would stand where it is not
    begin = max(x0, frame.left) + _TEXT_GAP
    shape = _state_shape(mark)
    if shape is not None:
        if x3 - begin > GLYPH or until - begin > GLYPH:
            _glyph(painter, brushes, shape, begin, row.middle)
        begin += GLYPH + 3
    text = mark_label(mark, brushes.lang)
    _words_within(painter, brushes, text, (begin, max(x3, frame.left), until), row.middle)


def _state_shape(mark: Mark) -> tuple[Shape, Tone] | None:
    state = look(mark)
    return state if state[0] in ("check", "triangle") else None


def _fade(
    painter: QPainter, brushes: Brushes, ends: tuple[float, float], y: float, high: float, *,
    rising: bool,
) -> None:  # fmt: skip
    """Draw an uncertain end: its filling fades out, and its edges are dashed."""
    left, right = ends
    if right - left < 1:
        return
    shade = QLinearGradient(left, 0, right, 0)
    shade.setColorAt(0, brushes.clear if rising else brushes.fill)
    shade.setColorAt(1, brushes.fill if rising else brushes.clear)
    painter.fillRect(QRectF(left, y, right - left, high), shade)
    painter.setPen(brushes.dashed)
    painter.drawLine(QPointF(left, y), QPointF(right, y))
    painter.drawLine(QPointF(left, y + high), QPointF(right, y + high))


def _draw_point(painter: QPainter, brushes: Brushes, frame: Frame, mark: Mark, row: Row) -> None:
    middle, until = row.middle, row.until
    x = frame.x(mark.middle + 0.5)
    begin = inside = x + GLYPH / 2 + 3
    if _has_band(frame, mark):
        x0, x3 = frame.x(mark.first), frame.x(mark.last + 1)
        y, high = row.bar
        _fade(painter, brushes, (x0, x), y, high, rising=True)
        _fade(painter, brushes, (x, x3), y, high, rising=False)
        inside = max(inside, x3)
    _glyph(painter, brushes, look(mark), x - GLYPH / 2, middle)
    if mark.derived:
        _underline(painter, brushes, x, middle + GLYPH / 2 + 2)
    if frame.left - GLYPH <= x:
        text = mark_label(mark, brushes.lang)
        _words_within(painter, brushes, text, (begin, inside, until), middle)


def _underline(painter: QPainter, brushes: Brushes, x: float, y: float) -> None:
    """Draw two dots under a point that follows from a record or a rule."""
    painter.setPen(brushes.text)
    for left in (x - 4, x + 2):
        painter.fillRect(QRectF(left, y, 2, 2), painter.pen().color())


def _glyph(
    painter: QPainter, brushes: Brushes, shape: tuple[Shape, Tone], x: float, middle: float
) -> None:
    name, tone = shape
    colour: str = getattr(brushes.tokens, tone)
    pixmap = icon_pixmap(f"shape_{name}", colour, GLYPH, brushes.ratio)
    painter.drawPixmap(QPointF(x, middle - GLYPH / 2), pixmap)


def _words_within(
    painter: QPainter, brushes: Brushes, text: str, room: tuple[float, float, float], middle: float
) -> None:
    """Draw words inside a mark, or beside it up to the next one, or not at all."""
    begin, inside, until = room
    _, width = brushes.words(text)
    if begin + width <= min(inside - 2, until):
        painter.setPen(brushes.text)
        draw_words(painter, brushes, text, begin, middle)
    elif max(inside, begin) + _TEXT_GAP + width <= until:
        painter.setPen(brushes.text)
        draw_words(painter, brushes, text, max(inside, begin - _TEXT_GAP) + _TEXT_GAP, middle)


def draw_heading(
    painter: QPainter, brushes: Brushes, frame: Frame, top: float, height: float
) -> None:
    """Draw the two headings of the days, each with its words as far as they fit."""
    painter.fillRect(QRectF(frame.left, top, frame.right - frame.left, height),
                     QColor(brushes.tokens.head))  # fmt: skip
    half = height / 2
    for level, unit in enumerate(frame.scale.units()):
        y = top + level * half
        painter.setFont(brushes.font if level else brushes.bold)
        for first, after, words in cells(unit, frame.first_day(), frame.last_day()):
            x0, x1 = frame.x(first), frame.x(after)
            painter.setPen(brushes.border if not level else brushes.line)
            painter.drawLine(QPointF(x0, y), QPointF(x0, y + half))
            begin = max(x0, frame.left) + _TEXT_GAP
            end = min(x1, frame.right) - 3
            for each in words:
                if brushes.words(each, bold=not level)[1] <= end - begin:
                    painter.setPen(brushes.text)
                    draw_words(painter, brushes, each, begin, y + half / 2, bold=not level)
                    break
    painter.setPen(brushes.border)
    painter.drawLine(QPointF(frame.left, top + height), QPointF(frame.right, top + height))


def draw_grid(painter: QPainter, brushes: Brushes, frame: Frame, top: float, bottom: float) -> None:
    """Draw a thin line down at every cell of the lower heading."""
    painter.setPen(brushes.line)
    for first, _, _ in cells(frame.scale.units()[1], frame.first_day(), frame.last_day()):
        x = frame.x(first)
        if x >= frame.left:
            painter.drawLine(QPointF(x, top), QPointF(x, bottom))


def draw_today(
    painter: QPainter, brushes: Brushes, frame: Frame, place: tuple[int, float, float, str]
) -> None:
    """Draw a line down at today, with its word at the top: (day, top, bottom, word)."""
    day, top, bottom, word = place
    x = frame.x(day + 0.5)
    if not frame.left <= x <= frame.right:
        return
    painter.setPen(brushes.focus)
    painter.drawLine(QPointF(x, top), QPointF(x, bottom))
    _, width = brushes.words(word, bold=True)
    height = brushes.metrics.height()
    left = min(max(x - width / 2 - 4, frame.left), frame.right - width - 8)
    box = QRectF(left, top - height, width + 8, height)
    painter.fillRect(box, QColor(brushes.tokens.text))
    painter.setPen(QColor(brushes.tokens.bg))
    painter.setFont(brushes.bold)
    draw_words(painter, brushes, word, left + 4, box.center().y(), bold=True)
