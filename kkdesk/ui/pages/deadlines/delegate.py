"""Draws the answer of a row as a badge: a word and a shape."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QStyledItemDelegate, QStyleOptionViewItem

from kkdesk.ui.pages.deadlines.model import LOOK_ROLE
from kkdesk.ui.pages.deadlines.words import Look
from kkdesk.ui.widgets.labels import BADGE_HEIGHT, badge_width, paint_badge

if TYPE_CHECKING:
    from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QSize
    from PySide6.QtGui import QPainter

_LEFT = 6


class AnswerDelegate(QStyledItemDelegate):
    """A badge where the model has a look for one, else the cell as it is."""

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        """Draw the row's background and focus, then the badge."""
        super().paint(painter, option, index)
        look = index.data(LOOK_ROLE)
        if isinstance(look, Look):
            rect = option.rect
            top = rect.top() + (rect.height() - BADGE_HEIGHT) // 2
            painter.save()
            painter.setFont(option.font)
            paint_badge(painter, rect.left() + _LEFT, top, look.text, look.shape, look.tone)
            painter.restore()

    def initStyleOption(  # noqa: N802 -- Qt's name
        self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        """Leave the words to the badge."""
        super().initStyleOption(option, index)
        if isinstance(index.data(LOOK_ROLE), Look):
            option.text = ""

    def sizeHint(  # noqa: N802 -- Qt's name
        self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> QSize:
        """Return the room the badge needs."""
        size = super().sizeHint(option, index)
        look = index.data(LOOK_ROLE)
        if isinstance(look, Look):
            metrics = option.fontMetrics
            size.setWidth(badge_width(metrics, look.text) + 2 * _LEFT)
        return size
