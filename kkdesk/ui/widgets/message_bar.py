"""A line at the top of the window that says what happened, without stopping anyone."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6 import QtCore
from PySide6.QtCore import QCoreApplication, QSize, QTimer, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QToolButton

from kkdesk.ui.icons import icon
from kkdesk.ui.widgets.announce import announce, restyle
from kkdesk.ui.widgets.labels import action_button, text_label

if TYPE_CHECKING:
    from collections.abc import Callable

    from kkdesk.ui.widgets.labels import Tone

_TOAST_SECONDS = 8


class MessageBar(QFrame):
    """One message at a time: an icon for its tone, the words, an action and a way to close it."""

    closed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("kind", "message")
        self.setMinimumHeight(38)
        self._do: Callable[[], None] | None = None
        self._filled = False
        self.hide()

    def _fill(self) -> None:
        """Make the parts when there is something to say: the window's first paint has nothing."""
        self._filled = True
        self._picture = QLabel()
        self._text = text_label()
        self._text.setTextInteractionFlags(QtCore.Qt.TextInteractionFlag.TextSelectableByMouse)
        self._action = action_button("", kind="link")
        self._action.clicked.connect(self._act)
        self._close = QToolButton()
        self._close.setIcon(icon("close"))
        self._close.setIconSize(QSize(16, 16))
        close_text = QCoreApplication.translate("MessageBar", "Luk besked")
        self._close.setAccessibleName(close_text)
        self._close.setToolTip(close_text)
        self._close.clicked.connect(self.clear)
        row = QHBoxLayout(self)
        row.setContentsMargins(12, 4, 6, 4)
        row.setSpacing(10)
        row.addWidget(self._picture)
        row.addWidget(self._text, 1)
        row.addWidget(self._action)
        row.addWidget(self._close)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self.clear)
        escape = QShortcut(QKeySequence(QtCore.Qt.Key.Key_Escape), self)
        escape.setContext(QtCore.Qt.ShortcutContext.WidgetWithChildrenShortcut)
        escape.activated.connect(self.clear)

    def text(self) -> str:
        """Return the words shown, or nothing."""
        return self._text.text() if self._filled and not self.isHidden() else ""

    def show_message(
        self,
        text: str,
        tone: Tone = "info",
        *,
        action: str = "",
        do: Callable[[], None] | None = None,
        closable: bool = True,
    ) -> None:
        """Show a message and say it aloud; it stays until closed or replaced."""
        if not self._filled:
            self._fill()
        self._timer.stop()
        shown = "info" if tone == "neutral" else tone
        restyle(self, "tone", shown)
        self._picture.setPixmap(icon(shown, shown).pixmap(QSize(18, 18), self.devicePixelRatioF()))
        self._text.setText(text)
        self._action.setText(action)
        self._action.setVisible(bool(action))
        self._do = do
        self._close.setVisible(closable)
        self.setAccessibleName(text)
        self.show()
        announce(self, text, urgent=tone == "danger")

    def show_toast(
        self, text: str, *, action: str = "", do: Callable[[], None] | None = None
    ) -> None:
        """Show good news that goes away by itself."""
        self.show_message(text, "success", action=action, do=do)
        self._timer.start(_TOAST_SECONDS * 1000)

    def clear(self) -> None:
        """Take the message away."""
        if self._filled and not self.isHidden():
            self._timer.stop()
            self.hide()
            self.closed.emit()

    def _act(self) -> None:
        do = self._do
        self.clear()
        if do is not None:
            do()
