"""A whole timeline on a painter: rows in sight, then the names and headings that stay."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor

from kkdesk.ui.icons import icon_pixmap
from kkdesk.ui.pages.timeline.painting import (
    GLYPH,
    Brushes,
    Frame,
    draw_grid,
    draw_heading,
    draw_line,
    draw_today,
    draw_words,
)

if TYPE_CHECKING:
    from PySide6.QtGui import QPainter

    from kkdesk.ui.pages.timeline.model import TimelineModel

_HEADING_LEFT, _NAME_LEFT = 10.0, 22.0


@dataclass(frozen=True, slots=True)
class Sight:
    """What of a model is in sight, where, and what of it is chosen (row -1: nothing)."""

    model: TimelineModel
    frame: Frame
    size: QSize
    heading: int
    row_height: int
    offset: int
    today: int
    chosen: int
    chosen_rect: QRect
    chosen_mark: bool
    focused: bool

    def top(self, row: int) -> int:
        """Return where a row begins."""
        return self.heading + row * self.row_height - self.offset

    def rows(self) -> range:
        """Return the rows that are at least partly in sight."""
        last = (self.offset + self.size.height() - self.heading) // self.row_height
        return range(self.offset // self.row_height, min(last + 1, self.model.rowCount()))

    def ground(self, row: int, brushes: Brushes) -> QColor:
        """Return the colour behind a row."""
        if self.model.is_heading(row):
            return QColor(brushes.tokens.panel)
        return QColor(brushes.tokens.tint if row == self.chosen else brushes.tokens.bg)


def draw_timeline(painter: QPainter, brushes: Brushes, sight: Sight) -> None:
    """Draw what is in sight."""
    frame, size = sight.frame, sight.size
    painter.fillRect(QRect(QPointF(0, 0).toPoint(), size), QColor(brushes.tokens.bg))
    rows = sight.rows()
    if not rows:
        return
    painter.setFont(brushes.font)
    for row in rows:
        if row == sight.chosen or sight.model.is_heading(row):
            box = QRect(0, sight.top(row), size.width(), sight.row_height)
            painter.fillRect(box, sight.ground(row, brushes))
    painter.save()
    painter.setClipRect(QRectF(frame.left, sight.heading, frame.right - frame.left, size.height()))
    draw_grid(painter, brushes, frame, sight.heading, size.height())
    for row in rows:
        line = None if sight.model.is_heading(row) else sight.model.line(row)
        if line is not None:
            draw_line(painter, brushes, frame, line, sight.top(row), sight.row_height)
    painter.restore()
    for row in rows:
        _draw_name(painter, brushes, sight, row)
    _draw_choice(painter, brushes, sight)
    draw_heading(painter, brushes, frame, 0, sight.heading)
    _draw_corner(painter, brushes, sight, rows[0])
    today = QCoreApplication.translate("Timeline", "I dag")
    draw_today(painter, brushes, frame, (sight.today, sight.heading, size.height(), today))


def _draw_name(painter: QPainter, brushes: Brushes, sight: Sight, row: int) -> None:
    heading, top, edge = sight.model.is_heading(row), sight.top(row), int(sight.frame.left)
    bottom = top + sight.row_height - 1
    painter.fillRect(QRect(0, top, edge, sight.row_height), sight.ground(row, brushes))
    painter.setPen(brushes.line)
    painter.drawLine(0, bottom, sight.size.width(), bottom)
    painter.setFont(brushes.bold if heading else brushes.font)
    painter.setPen(brushes.text)
    line = None if heading else sight.model.line(row)
    unplaced = line is not None and bool(line.unplaced)
    left = _HEADING_LEFT if heading else _NAME_LEFT
    room = (sight.size.width() if heading else edge) - left - 8 - (GLYPH + 4 if unplaced else 0)
    name = str(sight.model.index(row, 0).data())
    words = brushes.cut(name, room, bold=heading)
    draw_words(painter, brushes, words, left, top + sight.row_height / 2, bold=heading)
    if unplaced:
        shape = icon_pixmap("shape_diamond", brushes.tokens.muted, GLYPH, brushes.ratio)
        painter.drawPixmap(edge - GLYPH - 5, top + (sight.row_height - GLYPH) // 2, shape)
    if not heading:
        painter.setPen(brushes.border)
        painter.drawLine(edge, top, edge, bottom + 1)


def _draw_choice(painter: QPainter, brushes: Brushes, sight: Sight) -> None:
    """Draw a frame around what is chosen; thick and coloured where the view has the keyboard."""
    if sight.chosen_rect.isNull():
        return
    painter.save()
    left = sight.frame.left if sight.chosen_mark else 0
    size = sight.size
    painter.setClipRect(QRectF(left, sight.heading, size.width() - left, size.height()))
    painter.setPen(brushes.focus if sight.focused else brushes.border)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    rect = sight.chosen_rect
    painter.drawRect(rect if sight.chosen_mark else rect.adjusted(1, 1, -2, -2))
    painter.restore()


def _draw_corner(painter: QPainter, brushes: Brushes, sight: Sight, first: int) -> None:
    """Name in the corner the group whose rows are in sight."""
    edge, high = int(sight.frame.left), sight.heading
    painter.fillRect(QRect(0, 0, edge, high), QColor(brushes.tokens.head))
    painter.setPen(brushes.border)
    painter.drawLine(0, high, edge, high)
    painter.drawLine(edge, 0, edge, high)
    painter.setFont(brushes.bold)
    painter.setPen(brushes.text)
    name = str(sight.model.index(sight.model.row_of_group(first), 0).data())
    words = brushes.cut(name, edge - 2 * _HEADING_LEFT, bold=True)
    draw_words(painter, brushes, words, _HEADING_LEFT, high / 2, bold=True)
