"""The icon beside the clock: how many reminders there are, and a way to them."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QMenu, QSystemTrayIcon

from kkdesk.ui.i18n import count_words
from kkdesk.ui.icons import icon


class Tray(QObject):
    """Made only where the desktop has such a place; it goes with its parent."""

    wanted = Signal()

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.icon = QSystemTrayIcon(icon("app", "primary"), self)
        self.menu = QMenu()
        self.menu.addAction(icon("reminders"), self.tr("Vis påmindelser …"), self.wanted.emit)
        self.icon.setContextMenu(self.menu)
        self.icon.messageClicked.connect(self.wanted)
        self.icon.activated.connect(self._activated)
        self.show_count(0)

    @staticmethod
    def available() -> bool:
        """Tell whether the desktop has a place for such icons."""
        return QSystemTrayIcon.isSystemTrayAvailable()

    def show_count(self, count: int) -> None:
        """Say how many reminders there are when somebody points at the icon."""
        words = self._told(count) if count else self.tr("ingen påmindelser")
        self.icon.setToolTip(f"kkdesk: {words}")

    def announce(self, count: int, nearest: str) -> None:
        """Show a message of the desktop's own; clicking it leads to the reminders."""
        self.icon.showMessage(self._told(count), nearest)

    def _activated(self, reason: QSystemTrayIcon.ActivationReason) -> None:
        if reason in (
            QSystemTrayIcon.ActivationReason.Trigger,
            QSystemTrayIcon.ActivationReason.DoubleClick,
        ):
            self.wanted.emit()

    def _told(self, count: int) -> str:
        return count_words(count, self.tr("1 påmindelse"), self.tr("{} påmindelser"))
