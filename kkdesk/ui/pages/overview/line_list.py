"""A list as tall as its lines; each line has a title, a quieter detail, and a badge."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QEvent, QModelIndex, QRect, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFont, QFontMetrics, QKeyEvent, QPainter
from PySide6.QtWidgets import (
    QAbstractItemView,
    QListView,
    QSizePolicy,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
)

from kkdesk.ui.pages.overview.model import LINE_ROLE, Line, LineModel
from kkdesk.ui.theme import current_tokens
from kkdesk.ui.widgets.labels import BADGE_HEIGHT, badge_width, paint_badge

if TYPE_CHECKING:
    from PySide6.QtCore import QPersistentModelIndex
    from PySide6.QtGui import QResizeEvent
    from PySide6.QtWidgets import QWidget

    Index = QModelIndex | QPersistentModelIndex

_MARGIN: Final = 10
_PAD: Final = 5
_GAP: Final = 8
_KEYS: Final = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space)


class LineDelegate(QStyledItemDelegate):
    """Paints a line: its title, its badge and the beginning of its detail."""

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw the background and focus as the sheet says, then the words and the badge."""
        line = index.data(LINE_ROLE)
        cell = QStyleOptionViewItem(option)
        self.initStyleOption(cell, index)
        cell.text = ""
        widget: QWidget | None = option.widget
        if widget is not None:
            widget.style().drawControl(QStyle.ControlElement.CE_ItemViewItem, cell, painter, widget)
        if not isinstance(line, Line):
            return
        lit = QStyle.StateFlag.State_Selected | QStyle.StateFlag.State_Active
        chosen = (option.state & lit) == lit
        painter.save()
        self._draw(painter, option, line, chosen=chosen)
        painter.restore()

    def _draw(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        line: Line,
        *,
        chosen: bool,
    ) -> None:
        """Draw the words and the badge."""
        tokens = current_tokens()
        rect = option.rect.adjusted(_MARGIN, _PAD, -_MARGIN, -_PAD)
        room = rect.width()
        painter.setFont(option.font)
        if line.look is not None:
            look = line.look
            width = badge_width(painter.fontMetrics(), look.text)
            left = rect.right() - width + 1
            paint_badge(painter, left, rect.top(), look.text, look.shape, look.tone)
            room -= width + _GAP
        painter.setFont(_title_font(option.font))
        metrics = painter.fontMetrics()
        head = max(metrics.height(), BADGE_HEIGHT)
        painter.setPen(QColor(tokens.sel_text if chosen else tokens.text))
        painter.drawText(
            QRect(rect.left(), rect.top(), room, head),
            int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter),
            metrics.elidedText(line.title, Qt.TextElideMode.ElideRight, room),
        )
        painter.setFont(_detail_font(option.font))
        painter.setPen(QColor(tokens.sel_text if chosen else tokens.muted))
        below = rect.adjusted(0, head + 1, 0, 0)
        flat = " ".join(line.detail.split())
        elide = Qt.TextElideMode.ElideRight
        painter.drawText(
            below,
            int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop),
            painter.fontMetrics().elidedText(flat, elide, below.width()),
        )

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:  # noqa: ARG002, N802
        """Return the room of a line; every one is as tall."""
        return QSize(0, self.height(option.font))

    @staticmethod
    def height(font: QFont) -> int:
        """Return how tall every line is."""
        head = max(QFontMetrics(_title_font(font)).height(), BADGE_HEIGHT) + 1 + 2 * _PAD
        return head + QFontMetrics(_detail_font(font)).height()


class LineList(QListView):
    """The list: a click, Enter or Space follows a line."""

    followed = Signal(object)
    """The :class:`Line` that was followed."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self.setAccessibleName(name)
        self.lines = LineModel(self)
        self._delegate = LineDelegate(self)
        self.setModel(self.lines)
        self.setItemDelegate(self._delegate)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setMouseTracking(True)
        self.viewport().setCursor(Qt.CursorShape.PointingHandCursor)
        self.clicked.connect(self._follow)
        self.lines.modelReset.connect(self._fit)
        self.lines.dataChanged.connect(self._fit)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 -- Qt's name
        """Follow the line by keyboard; arrows move as in every list."""
        if event.key() in _KEYS and self.currentIndex().isValid():
            self._follow(self.currentIndex())
            return
        super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 -- Qt's name
        """Another width may need another height."""
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self.scheduleDelayedItemsLayout()
            self._fit()

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802 -- Qt's name
        """Another font needs another height."""
        super().changeEvent(event)
        if event.type() in {QEvent.Type.FontChange, QEvent.Type.StyleChange}:
            self._fit()

    def focus_first(self) -> None:
        """Put the keyboard on the first line."""
        if self.lines.rowCount():
            self.setCurrentIndex(self.lines.index(0, 0))
        self.setFocus(Qt.FocusReason.OtherFocusReason)

    def _follow(self, index: QModelIndex) -> None:
        line = self.lines.line(index)
        if line is not None:
            self.followed.emit(line)

    def _fit(self) -> None:
        """Be as tall as the lines are."""
        self.setFixedHeight(self.lines.rowCount() * self._delegate.height(self.font()) + 2)


def _title_font(font: QFont) -> QFont:
    strong = QFont(font)
    strong.setWeight(QFont.Weight.Medium)
    return strong


def _detail_font(font: QFont) -> QFont:
    small = QFont(font)
    if font.pixelSize() > 0:
        small.setPixelSize(max(font.pixelSize() - 1, 9))
    elif font.pointSizeF() > 0:
        small.setPointSizeF(font.pointSizeF() * 12 / 13)
    return small
