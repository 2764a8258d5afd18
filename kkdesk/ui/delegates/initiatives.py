"""How the list of initiatives is painted: the state as a badge, and what is confidential."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QCoreApplication, QModelIndex, QPersistentModelIndex, QSize, Qt
from PySide6.QtGui import QColor, QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from kkdesk.domain.records import InitiativeRow
from kkdesk.domain.vocabulary import InitiativeState
from kkdesk.ui.icons import icon_pixmap
from kkdesk.ui.theme import current_tokens
from kkdesk.ui.widgets.labels import BADGE_HEIGHT, badge_width, paint_badge

if TYPE_CHECKING:
    from kkdesk.ui.widgets.labels import Shape, Tone

    Index = QModelIndex | QPersistentModelIndex

RECORD_ROLE: Final = Qt.ItemDataRole.UserRole + 1
"""The role under which a list gives its InitiativeRow."""
_LOCK: Final = 14
_GAP: Final = 6
_INSET: Final = 11  # the sheet's padding and the style's margin, where plain words begin

STATE_LOOKS: Final[dict[str, tuple[Shape, Tone]]] = {
    InitiativeState.CONSIDERED: ("ring", "neutral"),
    InitiativeState.PROPOSED: ("ring", "info"),
    InitiativeState.AWAITING_DECISION: ("pause", "warning"),
    InitiativeState.DECIDED: ("diamond", "info"),
    InitiativeState.PLANNED: ("square", "info"),
    InitiativeState.IN_HEARING: ("pause", "info"),
    InitiativeState.IN_PROGRESS: ("half", "info"),
    InitiativeState.ONGOING: ("circle", "info"),
    InitiativeState.CONTINUED: ("circle", "success"),
    InitiativeState.COMPLETED: ("check", "success"),
    InitiativeState.DELAYED: ("triangle", "warning"),
    InitiativeState.NOT_CARRIED_OUT: ("cross", "danger"),
    InitiativeState.NOT_PRIORITISED: ("dash", "neutral"),
    InitiativeState.FUNDING_EXPIRED: ("cross", "warning"),
}
"""The shape and the tone of each state; no two states share both."""


class StateDelegate(QStyledItemDelegate):
    """Paints the words of a state as a badge with its shape."""

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw the row's background and the badge on it."""
        words = str(index.data(Qt.ItemDataRole.DisplayRole) or "")
        record = index.data(RECORD_ROLE)
        look = STATE_LOOKS.get(record.state) if isinstance(record, InitiativeRow) else None
        if look is None:
            super().paint(painter, option, index)
            return
        cell = _background(painter, option, index, self)
        painter.save()
        painter.setFont(cell.font)
        painter.setClipRect(cell.rect)
        painter.setPen(QColor(current_tokens().text))
        top = cell.rect.top() + (cell.rect.height() - BADGE_HEIGHT) // 2
        room = cell.rect.width() - 2 * _GAP
        shown = words
        if badge_width(painter.fontMetrics(), words) > room:
            text_room = room - badge_width(painter.fontMetrics(), "")
            shown = painter.fontMetrics().elidedText(
                words, Qt.TextElideMode.ElideRight, max(text_room, 0)
            )
        paint_badge(painter, cell.rect.left() + _GAP, top, shown, *look)
        painter.restore()

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:  # noqa: N802
        """Return the room of the badge."""
        words = str(index.data(Qt.ItemDataRole.DisplayRole) or "")
        return QSize(badge_width(option.fontMetrics, words) + 2 * _GAP, BADGE_HEIGHT + 8)


class TitleDelegate(QStyledItemDelegate):
    """Paints a title, and after it a lock and the word where it is confidential."""

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw the title in the room that the mark leaves."""
        record = index.data(RECORD_ROLE)
        if not isinstance(record, InitiativeRow) or not record.confidential:
            super().paint(painter, option, index)
            return
        cell = _background(painter, option, index, self)
        tokens = current_tokens()
        mark = QCoreApplication.translate("TitleDelegate", "Fortrolig")
        painter.save()
        painter.setFont(cell.font)
        metrics = painter.fontMetrics()
        inner = cell.rect.adjusted(_INSET, 0, -_INSET, 0)
        painter.setClipRect(cell.rect)
        mark_width = metrics.horizontalAdvance(mark) + _LOCK + 4
        title_room = max(inner.width() - mark_width - _GAP, 0)
        title = metrics.elidedText(record.title, Qt.TextElideMode.ElideRight, title_room)
        selected = bool(cell.state & QStyle.StateFlag.State_Selected)
        painter.setPen(QColor(tokens.sel_text if selected else tokens.text))
        painter.drawText(inner, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, title)
        left = inner.right() - mark_width + 1
        top = inner.top() + (inner.height() - _LOCK) // 2
        ratio = option.widget.devicePixelRatioF() if option.widget is not None else 1.0
        ink = tokens.sel_text if selected else tokens.warning
        painter.drawPixmap(left, top, icon_pixmap("confidential", ink, _LOCK, ratio))
        painter.setPen(QColor(ink))
        painter.drawText(inner, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight, mark)
        painter.restore()


def _background(
    painter: QPainter, option: QStyleOptionViewItem, index: Index, delegate: QStyledItemDelegate
) -> QStyleOptionViewItem:
    """Draw a cell without its words and return its option."""
    cell = QStyleOptionViewItem(option)
    delegate.initStyleOption(cell, index)
    cell.text = ""
    cell.features &= ~QStyleOptionViewItem.ViewItemFeature.HasDecoration
    widget = option.widget
    if widget is not None:
        widget.style().drawControl(QStyle.ControlElement.CE_ItemViewItem, cell, painter, widget)
    return cell
