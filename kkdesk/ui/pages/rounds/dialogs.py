"""The few words that opening, closing, reopening or supplementing a round needs."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QHBoxLayout,
    QLineEdit,
    QPlainTextEdit,
    QVBoxLayout,
    QWidget,
)

from kkdesk.ui.editing.binding import problem_words
from kkdesk.ui.editing.controls import QuietCombo
from kkdesk.ui.widgets.fields import LabelledField, one_line
from kkdesk.ui.widgets.labels import action_button, text_label
from kkdesk.ui.widgets.snug_dialog import SnugDialog

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kkdesk.domain.vocabulary import Lang
    from kkdesk.errors import KkdeskError


class WordsDialog(SnugDialog):
    """Asks for some words and stays open until they could be used."""

    wanted = Signal(object)
    """What was filled in, by the names of the fields."""

    def __init__(
        self, parent: QWidget, title: str, text: str, action: str, lang: Lang, tick: str = ""
    ) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(title)
        self.setMinimumWidth(540)
        self._lang: Lang = lang
        self.controls: dict[str, QWidget] = {}
        self.fields: dict[str, LabelledField] = {}
        self.tick = QCheckBox(tick)
        self.tick.setVisible(bool(tick))
        self.action = action_button(action, kind="primary")
        self.action.setDefault(True)
        self._cancel = action_button(self.tr("Annullér"))
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(20, 16, 20, 16)
        self._column.setSpacing(12)
        self._column.addWidget(text_label(title, "heading"))
        self._column.addWidget(text_label(text, "muted"))
        self.action.clicked.connect(self._use)
        self._cancel.clicked.connect(self.reject)

    def add_line(self, name: str, label: str, text: str = "", help_text: str = "") -> None:
        """Ask for one line."""
        self._add(name, label, QLineEdit(text), help_text)

    def add_text(self, name: str, label: str) -> None:
        """Ask for a text of several paragraphs."""
        edit = QPlainTextEdit()
        edit.setTabChangesFocus(True)
        edit.setFixedHeight(120)
        self._add(name, label, edit)

    def add_choice(self, name: str, label: str, choices: Sequence[tuple[str, str]]) -> None:
        """Ask for one of several."""
        self._add(name, label, QuietCombo(choices))

    def lay_out(self) -> WordsDialog:
        """Put the buttons below the fields and the keyboard into the first one."""
        if self.tick.text():
            self._column.addWidget(self.tick)
        buttons = QHBoxLayout()
        buttons.addStretch(1)
        buttons.addWidget(self._cancel)
        buttons.addWidget(self.action)
        self._column.addLayout(buttons)
        next(iter(self.controls.values())).setFocus()
        return self

    def show_problem(self, error: KkdeskError) -> None:
        """Say at the field why it could not be done; what was typed stays."""
        self.action.setEnabled(True)
        name = str(getattr(error, "field", "")).rpartition(".")[2]
        found = name if name in self.fields else next(iter(self.fields))
        self.fields[found].set_error(problem_words(error, self._lang))
        self.controls[found].setFocus()

    def values(self) -> dict[str, str]:
        """Return what stands in the fields."""
        return {name: _words(control) for name, control in self.controls.items()}

    def _add(self, name: str, label: str, control: QWidget, help_text: str = "") -> None:
        self.controls[name] = control
        self.fields[name] = LabelledField(label, control, help_text)
        self._column.addWidget(self.fields[name])

    def _use(self) -> None:
        for one in self.fields.values():
            one.set_error("")
        self.action.setEnabled(False)
        self.wanted.emit(self.values())


def _words(control: QWidget) -> str:
    if isinstance(control, QuietCombo):
        return control.key()
    if isinstance(control, QPlainTextEdit):
        return control.toPlainText()
    return one_line(control.text().strip()) if isinstance(control, QLineEdit) else ""
