"""The button above the matrix that opens the menu of status forms."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMenu, QToolButton

from kkdesk.ui.icons import icon


class FormsButton(QToolButton):
    """Opens its menu at once, with the mouse, Space or its letter."""

    def __init__(self) -> None:
        super().__init__()
        self.setText(self.tr("Sk&emaer"))
        self.setIcon(icon("table"))
        self.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.setAccessibleName(self.tr("Skemaer til forvaltningerne"))
        menu = QMenu(self)
        self.send = menu.addAction(icon("save"), self.tr("&Send skemaer ud …"))
        self.fetch = menu.addAction(icon("open"), self.tr("&Hent udfyldte skemaer …"))
        self.setMenu(menu)
        self.allow("")

    def allow(self, why_not: str) -> None:
        """Let the menu be opened, unless there is a reason against it."""
        self.setEnabled(not why_not)
        self.setToolTip(why_not or self.tr("Send skemaer ud, eller hent dem, der er udfyldt"))
        self.setAccessibleDescription(self.toolTip())
