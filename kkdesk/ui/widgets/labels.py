"""Texts, headings and the other quiet parts of a page."""

from __future__ import annotations

from typing import Literal

from PySide6 import QtCore
from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QColor, QFontMetrics, QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QSizePolicy,
    QStyle,
    QStyleOptionButton,
    QVBoxLayout,
    QWidget,
)

from kkdesk.ui.by_name import set_by_name
from kkdesk.ui.icons import icon, icon_pixmap
from kkdesk.ui.theme import current_tokens
from kkdesk.ui.widgets.announce import restyle

Kind = Literal["title", "heading", "label", "text", "muted", "reading", "flag", "error", "figure"]
Tone = Literal["neutral", "info", "success", "warning", "danger"]
Shape = Literal[
    "circle", "ring", "half", "triangle", "diamond", "square", "check", "cross", "dash", "pause"
]


def text_label(text: str = "", kind: Kind = "text", *, wrap: bool = True) -> QLabel:
    """Return a label that shows plain text in one of the page's text styles."""
    label = QLabel(text)
    set_by_name(label, textFormat="PlainText")
    label.setProperty("kind", kind)
    label.setWordWrap(wrap)
    return label


class EnterButton(QPushButton):
    """A button that Enter presses as well as Space, also where a dialog has a default button."""

    def sizeHint(self) -> QSize:  # noqa: N802 -- Qt's name
        """Return the room it takes, with the keyboard on it or not.

        Around a filled button that has the keyboard the sheet draws a ring in the place of edges
        that would be wider; a list of buttons must not move when Tab goes through it.
        """
        if not self.hasFocus():
            return super().sizeHint()  # which Qt keeps, so it must never be asked while it has
        option = QStyleOptionButton()
        self.initStyleOption(option)
        option.state &= ~QStyle.StateFlag.State_HasFocus
        kind = QStyle.ContentsType.CT_PushButton
        return self.style().sizeFromContents(kind, option, self._contents(), self)

    def _contents(self) -> QSize:
        """Return the room of icon and words alone, as Qt reckons it for push buttons."""
        words = self.fontMetrics().size(QtCore.Qt.TextFlag.TextShowMnemonic, self.text())
        if self.icon().isNull():
            return words
        drawn = self.iconSize()
        return QSize(words.width() + drawn.width() + 4, max(words.height(), drawn.height()))

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 -- Qt's name
        """Press with Enter what has the keyboard; Qt would press the default button instead."""
        if event.key() in (QtCore.Qt.Key.Key_Return, QtCore.Qt.Key.Key_Enter):
            self.click()
            return
        super().keyPressEvent(event)


def action_button(text: str, icon_name: str | None = None, kind: str = "plain") -> QPushButton:
    """Return a push button; kinds: plain, primary, danger, link."""
    button = EnterButton(text)
    button.setProperty("kind", kind)
    button.setAutoDefault(False)
    if icon_name is not None:
        ink = {"primary": "on_primary", "danger": "danger", "link": "primary"}.get(kind, "text")
        button.setIcon(icon(icon_name, ink))
        button.setIconSize(QSize(16, 16))
    return button


class SectionHeader(QWidget):
    """A heading with an optional line of help and room for actions at its right.

    With ``help_below`` the line of help has the whole width, under the actions too.
    """

    def __init__(
        self, title: str, help_text: str = "", *, level: int = 2, help_below: bool = False
    ) -> None:
        super().__init__()
        self._title = text_label(title, "title" if level == 1 else "heading")
        self._help = text_label(help_text, "muted")
        if not help_text:
            self._help.hide()
        row = QHBoxLayout()
        row.setSpacing(8)
        words = QVBoxLayout()
        words.setSpacing(2)
        words.addWidget(self._title)
        row.addLayout(words, 1)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(2)
        whole.addLayout(row)
        (whole if help_below else words).addWidget(self._help)
        self._row = row
        self.setAccessibleName(title)

    def set_title(self, title: str, help_text: str = "") -> None:
        """Show another heading."""
        self._title.setText(title)
        self._help.setText(help_text)
        self._help.setVisible(bool(help_text))
        self.setAccessibleName(title)

    def add_action(self, widget: QWidget) -> None:
        """Put a control at the right of the heading."""
        self._row.addWidget(widget, 0, QtCore.Qt.AlignmentFlag.AlignVCenter)


class EmptyState(QWidget):
    """What a list shows when it has nothing: why, and what one can do."""

    def __init__(
        self, title: str, text: str = "", *, icon_name: str = "empty", action: str = ""
    ) -> None:
        super().__init__()
        self._icon_name = icon_name
        self._picture = QLabel()
        self._picture.setPixmap(icon(icon_name, "muted").pixmap(QSize(40, 40)))
        self._title = text_label(title, "heading")
        self._text = text_label(text, "muted")
        self.button = action_button(action, kind="primary")
        if not action:
            self.button.hide()
        column = QVBoxLayout(self)
        column.setSpacing(6)
        column.addStretch(2)
        for part in (self._picture, self._title, self._text):
            part.setAlignment(QtCore.Qt.AlignmentFlag.AlignCenter)
            column.addWidget(part)
        column.addSpacing(6)
        column.addWidget(self.button, 0, QtCore.Qt.AlignmentFlag.AlignHCenter)
        column.addStretch(3)
        self.setAccessibleName(title)
        self.setAccessibleDescription(text)

    def set_texts(self, title: str, text: str = "", action: str = "") -> None:
        """Show another reason and action."""
        self._title.setText(title)
        self._text.setText(text)
        self.button.setText(action)
        self.button.setVisible(bool(action))
        self.setAccessibleName(title)
        self.setAccessibleDescription(text)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 -- Qt's name
        """Draw the picture in the shown scheme's colour."""
        ratio = self.devicePixelRatioF()
        self._picture.setPixmap(icon_pixmap(self._icon_name, current_tokens().muted, 40, ratio))
        super().paintEvent(event)


class FigureTile(EnterButton):
    """A figure and what it counts; pressing it opens the list it counts."""

    def __init__(self, label: str, figure: int | str = "–", tone: Tone = "neutral") -> None:
        super().__init__()
        self.setProperty("kind", "tile")
        self.setAutoDefault(False)
        self._figure = text_label(kind="figure", wrap=False)
        self._label = text_label(label, "muted")
        for part in (self._figure, self._label):
            part.setAttribute(QtCore.Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        column = QVBoxLayout(self)
        column.setContentsMargins(14, 8, 14, 8)
        column.setSpacing(0)
        column.addWidget(self._figure)
        column.addWidget(self._label)
        column.addStretch(1)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        self.setMinimumWidth(150)
        self.set_figure(figure, tone)

    def set_figure(self, figure: int | str, tone: Tone = "neutral") -> None:
        """Show another figure; the tone only underlines what the words say."""
        self._figure.setText(str(figure))
        restyle(self._figure, "tone", tone)
        self.setAccessibleName(f"{self._label.text()}: {figure}")

    def sizeHint(self) -> QSize:  # noqa: N802 -- Qt's name
        """Return the room a tile takes; a push button would ask its empty text."""
        whole = self.layout()
        narrow = whole.totalHeightForWidth(self.minimumWidth()) if whole is not None else 0
        return QSize(190, max(66, narrow))


class Badge(QWidget):
    """A state as a word and a shape; the colour repeats what the shape says."""

    def __init__(self, text: str, shape: Shape = "circle", tone: Tone = "neutral") -> None:
        super().__init__()
        self._text, self._shape, self._tone = text, shape, tone
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(text)

    def set_state(self, text: str, shape: Shape, tone: Tone) -> None:
        """Show another state."""
        self._text, self._shape, self._tone = text, shape, tone
        self.setAccessibleName(text)
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:  # noqa: N802 -- Qt's name
        """Return the room the words and the shape need."""
        return QSize(badge_width(self.fontMetrics(), self._text), BADGE_HEIGHT)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002, N802 -- Qt's name
        """Draw the badge."""
        painter = QPainter(self)
        paint_badge(painter, 0, 0, self._text, self._shape, self._tone)


BADGE_HEIGHT = 20


def badge_width(metrics: QFontMetrics, text: str) -> int:
    """Return how wide a badge with this text is."""
    return metrics.horizontalAdvance(text) + 32


def paint_badge(painter: QPainter, left: int, top: int, text: str, shape: Shape, tone: Tone) -> int:
    """Draw a badge with its top left corner there and return its width; for delegates too."""
    tokens = current_tokens()
    ink = tokens.muted if tone == "neutral" else str(getattr(tokens, tone))
    fill = tokens.panel if tone == "neutral" else str(getattr(tokens, f"{tone}_bg"))
    width = badge_width(painter.fontMetrics(), text)
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(QColor(ink), 1))
    painter.setBrush(QColor(fill))
    painter.drawRoundedRect(QRectF(left + 0.5, top + 0.5, width - 1, BADGE_HEIGHT - 1), 4, 4)
    device = painter.device()
    ratio = device.devicePixelRatioF() if device is not None else 1.0
    painter.drawPixmap(left + 5, top + 3, icon_pixmap(f"shape_{shape}", ink, 14, ratio))
    middle = QtCore.Qt.AlignmentFlag.AlignVCenter
    painter.drawText(left + 23, top, width - 24, BADGE_HEIGHT, middle, text)
    painter.restore()
    return width


def rule() -> QFrame:
    """Return a thin line between parts of a page."""
    line = QFrame()
    line.setProperty("kind", "rule")
    line.setFixedHeight(1)
    return line
