"""The widgets of the conflict dialog: what happened, the sides, and what one can decide."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout, QWidget

from kkdesk.ui.editing.controls import QuietCombo
from kkdesk.ui.pages.exchange.own_words import OwnWords
from kkdesk.ui.widgets.beside import BesideView
from kkdesk.ui.widgets.flow import FlowLayout
from kkdesk.ui.widgets.labels import action_button, text_label
from kkdesk.ui.widgets.message_bar import MessageBar

if TYPE_CHECKING:
    from PySide6.QtWidgets import QPushButton

_SIZE: Final = (860, 660)


class ConflictView(QDialog):
    """Everything in the dialog; behaviour lies in ``conflict_dialog.py``."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Afgør konflikter"))
        self.messages = MessageBar()
        self.place = text_label("", "muted", wrap=False)
        self.previous = action_button(self.tr("F&orrige"), "previous")
        self.next = action_button(self.tr("&Næste"), "next")
        self.about = text_label("", "heading")
        self.what = text_label()
        self.who = text_label("", "muted")
        self.moved = text_label("", "flag")
        self.beside = BesideView()
        self.beside.setAccessibleName(self.tr("De to sider"))
        self.scope = QuietCombo()
        self.scope.setAccessibleName(self.tr("Gælder"))
        self.scope.setMinimumWidth(300)
        self.own = OwnWords()
        self.mine = action_button("", kind="primary")
        self.theirs = action_button("")
        self.base = action_button("")
        self.first = action_button(self.tr("&Gå til den, den venter på"), "next")
        self.later = action_button(self.tr("&Senere"), kind="link")
        self._build()

    @property
    def choice_buttons(self) -> tuple[QPushButton, QPushButton, QPushButton]:
        """Return the buttons that decide: mine, theirs and what was before."""
        return self.mine, self.theirs, self.base

    def _build(self) -> None:
        top = QHBoxLayout()
        top.addWidget(self.place, 1)
        top.addWidget(self.previous)
        top.addWidget(self.next)
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 14, 20, 14)
        column.setSpacing(8)
        column.addWidget(self.messages)
        column.addLayout(top)
        for label in (self.about, self.what, self.who, self.moved):
            column.addWidget(label)
        column.addWidget(self.beside, 2)
        applies = text_label(self.tr("G&ælder"), "label", wrap=False)
        applies.setBuddy(self.scope)
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(applies)
        row.addWidget(self.scope)
        row.addStretch(1)
        column.addLayout(row)
        buttons = FlowLayout(gap=8)
        for button in (*self.choice_buttons, self.first):
            buttons.addWidget(button)
        column.addLayout(buttons)
        column.addWidget(self.own, 1)
        last = QHBoxLayout()
        last.addWidget(
            text_label(self.tr("Det, der ikke er afgjort, venter og er ikke i vejen."), "muted"), 1
        )
        last.addWidget(self.later)
        column.addLayout(last)
        self.resize(QSize(*_SIZE).boundedTo(self.screen().availableSize() * 0.95))
