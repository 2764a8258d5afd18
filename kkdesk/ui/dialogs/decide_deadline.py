"""Moving a deadline to other words, or waiving it; either asks for a reason."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from kkdesk.errors import InvalidValue
from kkdesk.ui.editing.binding import problem_words
from kkdesk.ui.editing.date_reading import date_reader
from kkdesk.ui.widgets.fields import LabelledField, ReadingEdit
from kkdesk.ui.widgets.labels import action_button, text_label
from kkdesk.ui.widgets.snug_dialog import SnugDialog

if TYPE_CHECKING:
    from kkdesk.domain.vocabulary import Lang
    from kkdesk.errors import KkdeskError

_WIDTH: Final = 480


class DecideDeadlineDialog(SnugDialog):
    """Open until it could be done; with ``moves`` it asks for the new words too."""

    wanted = Signal(str, str)
    """The new words (empty when waiving) and the reason."""

    def __init__(self, parent: QWidget, about: str, words: str, lang: Lang, *, moves: bool) -> None:
        super().__init__(parent)
        self._lang, self._moves = lang, moves
        title = self.tr("Flyt frist") if moves else self.tr("Frafald frist")
        self.setWindowTitle(title)
        self.words = ReadingEdit(date_reader(lang), words)
        self.reason = QLineEdit()
        self.do_button = action_button(
            self.tr("&Flyt") if moves else self.tr("&Frafald"), kind="primary"
        )
        self.do_button.setDefault(True)
        cancel = action_button(self.tr("Annullér"))
        self.fields = {
            "words": LabelledField(self.tr("Ny dato i ord"), self.words),
            "reason": LabelledField(self.tr("Begrundelse"), self.reason),
        }
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 16, 20, 16)
        column.setSpacing(12)
        column.addWidget(text_label(title, "heading"))
        column.addWidget(text_label(about, "muted"))
        for field in self.fields.values():
            column.addWidget(field)
        buttons = QHBoxLayout()
        buttons.addStretch(1)
        buttons.addWidget(cancel)
        buttons.addWidget(self.do_button)
        column.addLayout(buttons)
        if not moves:
            self.fields["words"].hide()
        self.setMinimumWidth(_WIDTH)
        cancel.clicked.connect(self.reject)
        self.do_button.clicked.connect(self._do)
        self.finished.connect(self.deleteLater)
        for name, edit in (("words", self.words), ("reason", self.reason)):
            edit.textEdited.connect(lambda _, field=name: self.fields[field].set_error(""))
        first = self.words if moves else self.reason
        first.selectAll()
        first.setFocus()

    def show_problem(self, error: KkdeskError) -> None:
        """Say at its field why it could not be done; what was typed stays."""
        self.do_button.setEnabled(True)
        at_words = isinstance(error, InvalidValue) and error.field == "deadline.words"
        name = "words" if at_words else "reason"
        self.fields[name].set_error(problem_words(error, self._lang))
        (self.words if at_words else self.reason).setFocus()

    def _do(self) -> None:
        self.do_button.setEnabled(False)
        self.wanted.emit(self.words.text() if self._moves else "", self.reason.text())
