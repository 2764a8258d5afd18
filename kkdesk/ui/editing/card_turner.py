"""Two buttons that turn to earlier and later cards where there are too many to show at once."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from kkdesk.ui.widgets.announce import announce
from kkdesk.ui.widgets.labels import action_button, text_label


class CardTurner(QWidget):
    """Tells which of the cards are shown; hidden where all are."""

    turned = Signal(int)
    """1 for earlier cards, -1 for later ones."""

    def __init__(self) -> None:
        super().__init__()
        self.words = text_label("", "muted")
        self.earlier = action_button(self.tr("Tidligere"), "previous")
        self.later = action_button(self.tr("Senere"), "next")
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self.words, 1)
        row.addWidget(self.earlier)
        row.addWidget(self.later)
        self.earlier.clicked.connect(lambda: self._turn(1))
        self.later.clicked.connect(lambda: self._turn(-1))
        self.hide()

    def set_about(self, words: str) -> None:
        """Tell assistive tools which cards are turned: "Målinger"."""
        for button in (self.earlier, self.later):
            button.setAccessibleName(f"{button.text()}, {words}")

    def show_place(self, first: int, end: int, many: int) -> None:
        """Show that the cards are numbers ``first`` + 1 to ``end`` of so many."""
        self.words.setText(self.tr("Viser {}–{} af {}").format(first + 1, end, many))
        self.earlier.setEnabled(first > 0)
        self.later.setEnabled(end < many)
        self.setVisible(first > 0 or end < many)

    def _turn(self, by: int) -> None:
        self.turned.emit(by)
        announce(self, self.words.text())
