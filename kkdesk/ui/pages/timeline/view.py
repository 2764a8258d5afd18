"""The timeline widget: a view of the model in which the wheel and the keys move through time."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QModelIndex, QPoint, QRect, QRectF, Qt, Signal
from PySide6.QtGui import QPainter, QPixmap, QRegion
from PySide6.QtWidgets import QAbstractItemView, QTableView

from kkdesk.ui.pages.timeline.drawing import Sight, draw_timeline
from kkdesk.ui.pages.timeline.model import COL_NAME, Index, TimelineModel
from kkdesk.ui.pages.timeline.painting import GLYPH, Brushes, Frame, mark_rect
from kkdesk.ui.pages.timeline.scale import Scale, whole_scale
from kkdesk.ui.theme import current_tokens
from kkdesk.ui.tokens import LIGHT

if TYPE_CHECKING:
    from PySide6.QtCore import QItemSelectionModel
    from PySide6.QtGui import QKeyEvent, QPaintEvent, QResizeEvent, QWheelEvent

    from kkdesk.domain.timeline import Mark

_Action = QAbstractItemView.CursorAction
_WHEEL_STEP: Final = 120
_MARGIN: Final = 24
_PICTURE_SCALE: Final = 2
_DAYS_AROUND_TODAY: Final = 0.3
"""Today stands so far into what is seen, from its left."""


class TimelineView(QTableView):
    """Draws what is in sight of a `TimelineModel`; each bar and point is an item of its own.

    It is a table so that Qt tells screen readers of its rows and cells and of the one that has
    the keyboard; nothing of a table's own geometry or drawing is used.
    """

    zoomed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.today = date.today().toordinal()  # noqa: DTZ011 -- the page sets the workspace's day
        self._scale = Scale(self.today - 365, self.today + 365, 1.0)
        self._brushes: Brushes | None = None
        self._whole = False
        self.setAccessibleName(self.tr("Tidslinje"))
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setTabKeyNavigation(False)
        self.horizontalHeader().hide()
        self.verticalHeader().hide()
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        self.viewport().setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)

    # -- measures

    @property
    def rows(self) -> TimelineModel:
        """Return the model; the view shows no other."""
        model = self.model()
        if not isinstance(model, TimelineModel):
            raise TypeError(model)
        return model

    @property
    def row_height(self) -> int:
        """Return how high a row is."""
        return max(26, round(self.fontMetrics().height() * 1.7))

    @property
    def heading_height(self) -> int:
        """Return how high the two headings of the days are."""
        return 2 * round(self.fontMetrics().height() * 1.4)

    @property
    def label_width(self) -> int:
        """Return how wide the column of names is."""
        return min(340, max(140, self.viewport().width() * 3 // 10))

    @property
    def scale(self) -> Scale:
        """Return where days lie."""
        return self._scale

    def frame(self) -> Frame:
        """Return where the days are drawn now."""
        offset = float(self.horizontalScrollBar().value())
        return Frame(self.label_width, self.viewport().width(), self._scale, offset)

    def _room(self) -> int:
        return max(self.viewport().width() - self.label_width, 1)

    # -- moving through time

    def show_days(self, first: date, last: date) -> None:
        """Say which days there are, and show them all if that is what was shown."""
        whole = whole_scale(first, last, self._room())
        day = whole.day if self._whole else min(max(self._scale.day, whole.day), 48.0)
        self._scale = Scale(whole.first, whole.last, day)
        self.updateGeometries()

    def show_all(self) -> None:
        """Show every day there is at once."""
        self._whole = True
        self._scale = Scale(self._scale.first, self._scale.last,
                            self._room() / (self._scale.last - self._scale.first + 1))  # fmt: skip
        self._scale = self._scale.zoomed(0, self._room())
        self.updateGeometries()
        self.zoomed.emit()

    def show_span(self, days: int) -> None:
        """Show so many days around today."""
        self._whole = False
        scale = Scale(self._scale.first, self._scale.last, self._room() / max(days, 1))
        self._scale = scale.zoomed(0, self._room())
        self.updateGeometries()
        self.go_to_today()
        self.zoomed.emit()

    def go_to_today(self) -> None:
        """Bring today into sight, with more to come than has passed."""
        x = self._scale.x(self.today + 0.5) - self._room() * _DAYS_AROUND_TODAY
        self.horizontalScrollBar().setValue(round(x))

    def zoom(self, steps: float, at: float | None = None) -> None:
        """Zoom in (steps above 0) or out around a place of the viewport, else what is chosen."""
        self._whole = False
        frame = self.frame()
        if at is None:
            rect = self.visualRect(self.currentIndex())
            mark = self.rows.mark(self.currentIndex())
            seen = mark is not None and frame.left <= rect.center().x() <= frame.right
            at = rect.center().x() if seen else (frame.left + frame.right) / 2
        day = self._scale.day_at(at - frame.left + frame.offset)
        self._scale = self._scale.zoomed(steps, self._room())
        self.updateGeometries()
        self.horizontalScrollBar().setValue(round(self._scale.x(day) - (at - frame.left)))
        self.viewport().update()
        self.zoomed.emit()

    # -- what Qt asks of a view

    def setModel(self, model: TimelineModel) -> None:  # type: ignore[override]  # noqa: N802 -- only this kind
        """Show a timeline's model."""
        super().setModel(model)
        model.modelReset.connect(self.updateGeometries)

    def horizontalOffset(self) -> int:  # noqa: N802 -- Qt's name
        """Return how far the days are scrolled."""
        return self.horizontalScrollBar().value()

    def verticalOffset(self) -> int:  # noqa: N802 -- Qt's name
        """Return how far the rows are scrolled."""
        return self.verticalScrollBar().value()

    def isIndexHidden(self, _index: Index) -> bool:  # noqa: N802 -- Qt's name
        """Hide nothing."""
        return False

    def visualRect(self, index: Index) -> QRect:  # noqa: N802 -- Qt's name
        """Return where a name or mark lies in the viewport."""
        if not index.isValid():
            return QRect()
        top, height = self._top(index.row()), self.row_height
        if index.column() == COL_NAME:
            return QRect(0, top, self.label_width, height)
        mark = self.rows.mark(index)
        if mark is None:
            return QRect()
        whole = mark_rect(self.frame(), mark, top, height).toAlignedRect()
        left = self.label_width
        seen = whole & QRect(left, top, self.viewport().width() - left, height)
        return whole if seen.isEmpty() else seen

    def indexAt(self, point: QPoint) -> QModelIndex:  # noqa: N802 -- Qt's name
        """Return the mark at a place of the viewport, or the row's name where there is none."""
        if self.model() is None or point.y() < self.heading_height:
            return QModelIndex()
        row = (point.y() - self.heading_height + self.verticalOffset()) // self.row_height
        if not 0 <= row < self.rows.rowCount():
            return QModelIndex()
        line = self.rows.line(row) if point.x() >= self.label_width else None
        if line is not None:
            frame, top = self.frame(), float(self._top(row))
            near = QRectF(point.x() - 3, point.y(), 6, 1)
            hit = [
                column
                for column, mark in enumerate(line.marks, start=1)
                if mark_rect(frame, mark, top, self.row_height).intersects(near)
            ]
            points = [column for column in hit if line.marks[column - 1].point]
            if hit:
                return self.rows.index(row, (points or hit)[0])
        return self.rows.index(row, COL_NAME)

    def scrollTo(  # noqa: N802 -- Qt's name
        self,
        index: Index,
        hint: QAbstractItemView.ScrollHint = QAbstractItemView.ScrollHint.EnsureVisible,
    ) -> None:
        """Bring a row, and a mark's beginning, into sight."""
        if not index.isValid():
            return
        top, bar = index.row() * self.row_height, self.verticalScrollBar()
        room = self.viewport().height() - self.heading_height
        if hint == QAbstractItemView.ScrollHint.PositionAtTop or top < bar.value():
            bar.setValue(top)
        elif top + self.row_height > bar.value() + room:
            bar.setValue(top + self.row_height - room)
        mark = self.rows.mark(index)
        if mark is not None:
            self._bring_into_sight(mark)
        self.viewport().update()

    def _bring_into_sight(self, mark: Mark) -> None:
        bar, room = self.horizontalScrollBar(), self._room()
        day = mark.middle if mark.point else mark.first
        x, end = self._scale.x(day), self._scale.x(mark.last + 1)
        if end < bar.value() + _MARGIN or (x < bar.value() and end - x < room):
            bar.setValue(round(x) - _MARGIN - GLYPH)
        elif x > bar.value() + room - _MARGIN:
            bar.setValue(round(min(x - _MARGIN, end + _MARGIN - room) if end - x < room else x))

    def moveCursor(  # noqa: N802 -- Qt's name
        self, action: QAbstractItemView.CursorAction, _modifiers: Qt.KeyboardModifier
    ) -> QModelIndex:
        """Move to the next row or mark; up and down keep to the time."""
        model, current = self.rows, self.currentIndex()
        if not current.isValid():
            return model.index(0, COL_NAME)
        row, column = current.row(), current.column()
        page = max((self.viewport().height() - self.heading_height) // self.row_height - 1, 1)
        line = model.line(row)
        marks = len(line.marks) if line else 0
        match action:
            case _Action.MoveLeft | _Action.MovePrevious:
                return model.index(row, max(column - 1, 0))
            case _Action.MoveRight | _Action.MoveNext:
                return model.index(row, min(column + 1, marks))
            case _Action.MoveHome:
                row = 0
            case _Action.MoveEnd:
                row = model.rowCount() - 1
            case _:
                row += {
                    _Action.MoveUp: -1, _Action.MoveDown: 1,
                    _Action.MovePageUp: -page, _Action.MovePageDown: page,
                }[action]  # fmt: skip
        row = min(max(row, 0), model.rowCount() - 1)
        return model.index(row, model.nearest(row, model.mark(current)))

    def setSelection(  # noqa: N802 -- Qt's name
        self, rect: QRect, command: QItemSelectionModel.SelectionFlag
    ) -> None:
        """Choose what lies at the corner of a rectangle: one item at a time."""
        index = self.indexAt(rect.topLeft())
        if index.isValid():
            self.selectionModel().select(index, command)

    def visualRegionForSelection(self, selection: object) -> QRegion:  # noqa: ARG002, N802 -- Qt's name
        """Return the whole viewport: a choice changes the row and its name."""
        return QRegion(self.viewport().rect())

    def updateGeometries(self) -> None:  # noqa: N802 -- Qt's name
        """Fit the scroll bars to the rows and days."""
        if self.model() is None:
            return
        room, high = self._room(), self.viewport().height() - self.heading_height
        down, across = self.verticalScrollBar(), self.horizontalScrollBar()
        down.setRange(0, max(self.rows.rowCount() * self.row_height - high, 0))
        down.setPageStep(max(high, 1))
        down.setSingleStep(self.row_height)
        across.setRange(0, max(self._scale.width - room, 0))
        across.setPageStep(room)
        across.setSingleStep(max(room // 20, 1))
        self.viewport().update()

    def scrollContentsBy(self, _dx: int, _dy: int) -> None:  # noqa: N802 -- Qt's name
        """Draw anew what is in sight: the headings stay where they are."""
        self.viewport().update()

    def keyboardSearch(self, _search: str) -> None:  # noqa: N802 -- Qt's name
        """Do not search rows by letters: most of them have not been read."""

    # -- keys and wheel

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 -- Qt's name
        """Zoom with + and -, pan with Ctrl and an arrow; the rest moves the choice."""
        control = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
        bar = self.horizontalScrollBar()
        match event.key():
            case Qt.Key.Key_Plus | Qt.Key.Key_Equal:
                self.zoom(1)
            case Qt.Key.Key_Minus:
                self.zoom(-1)
            case Qt.Key.Key_Left if control:
                bar.setValue(bar.value() - self._room() // 4)
            case Qt.Key.Key_Right if control:
                bar.setValue(bar.value() + self._room() // 4)
            case _:
                super().keyPressEvent(event)
                return
        event.accept()

    def wheelEvent(self, event: QWheelEvent) -> None:  # noqa: N802 -- Qt's name
        """Zoom with Ctrl around the pointer, move through time with Shift."""
        turned = event.angleDelta().y()
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier and turned:
            self.zoom(2 * turned / _WHEEL_STEP, max(event.position().x(), self.label_width))
        elif event.modifiers() & Qt.KeyboardModifier.ShiftModifier and turned:
            bar = self.horizontalScrollBar()
            bar.setValue(bar.value() - turned)
        else:
            super().wheelEvent(event)
            return
        event.accept()

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 -- Qt's name
        """Keep all days in sight if they were."""
        super().resizeEvent(event)
        if self._whole:
            self.show_all()
        else:
            self._scale = self._scale.zoomed(0, self._room())
            self.updateGeometries()

    # -- drawing

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002, N802 -- Qt's name
        """Draw the rows in sight, then the names and headings that stay."""
        painter = QPainter(self.viewport())
        draw_timeline(painter, self._current_brushes(), self.sight())
        painter.end()

    def _current_brushes(self) -> Brushes:
        tokens, ratio = current_tokens(), self.devicePixelRatioF()
        made = self._brushes
        if (
            made is None
            or made.tokens is not tokens
            or made.ratio != ratio
            or made.font != self.font()
        ):
            made = self._brushes = Brushes(tokens, self.font(), self.rows.lang, ratio)
        return made

    def _top(self, row: int) -> int:
        return self.heading_height + row * self.row_height - self.verticalOffset()

    def sight(self) -> Sight:
        """Return what is in sight now, for drawing."""
        current = self.currentIndex()
        return Sight(
            model=self.rows,
            frame=self.frame(),
            size=self.viewport().size(),
            heading=self.heading_height,
            row_height=self.row_height,
            offset=self.verticalOffset(),
            today=self.today,
            chosen=current.row() if current.isValid() else -1,
            chosen_rect=self.visualRect(current),
            chosen_mark=current.column() != COL_NAME,
            focused=self.hasFocus(),
        )

    def picture(self) -> QPixmap:
        """Return what is in sight on white paper, twice as fine as the screen."""
        size = self.viewport().size()
        pixmap = QPixmap(size * _PICTURE_SCALE)
        pixmap.setDevicePixelRatio(_PICTURE_SCALE)
        painter = QPainter(pixmap)
        brushes = Brushes(LIGHT, self.font(), self.rows.lang, _PICTURE_SCALE)
        draw_timeline(painter, brushes, replace(self.sight(), chosen=-1, chosen_rect=QRect()))
        painter.end()
        return pixmap
