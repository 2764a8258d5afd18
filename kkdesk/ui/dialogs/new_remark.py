"""Typing a new remark: its words, and the letter or lead-in it belongs under."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QDialog, QHBoxLayout, QPlainTextEdit, QVBoxLayout, QWidget

from kkdesk.domain.letters import suggest_kind
from kkdesk.domain.vocabulary import RemarkKind
from kkdesk.ui.editing.binding import problem_words
from kkdesk.ui.editing.controls import QuietCombo
from kkdesk.ui.widgets.fields import LabelledField
from kkdesk.ui.widgets.labels import action_button, text_label

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kkdesk.domain.vocabulary import Lang
    from kkdesk.errors import KkdeskError

_SIZE = (540, 420)


@dataclass(frozen=True, slots=True)
class NewRemark:
    """What was typed."""

    remark_round_id: str
    text: str
    kind: str
    objective_id: str
    parent_id: str = ""


class NewRemarkDialog(QDialog):
    """Open until the remark could be added; a child stands in its lead-in's letter."""

    wanted = Signal(object)
    """A :class:`NewRemark` to add."""

    def __init__(
        self,
        parent: QWidget,
        rounds: Sequence[tuple[str, str]],
        objectives: Sequence[tuple[str, str]],
        lang: Lang,
        *,
        lead_in: tuple[str, str] = ("", ""),
    ) -> None:
        super().__init__(parent)
        self._lang, self._parent_id = lang, lead_in[0]
        title = self.tr("Nyt underpunkt til {}").format(lead_in[1]) if lead_in[0] else ""
        title = title or self.tr("Ny bemærkning")
        self.setWindowTitle(title)
        self.text = QPlainTextEdit()
        self.text.setTabChangesFocus(True)
        self.round = QuietCombo(rounds)
        self.objective = QuietCombo(objectives)
        self.kind = QuietCombo(RemarkKind.choices(lang))
        self.kind.choose(RemarkKind.REQUEST)
        self.create_button = action_button(self.tr("&Opret"), kind="primary")
        self.create_button.setDefault(True)
        cancel = action_button(self.tr("Annullér"))
        self.fields = {
            "text": LabelledField(self.tr("Ordret tekst"), self.text),
            "round": LabelledField(self.tr("Brev eller møde"), self.round),
            "objective": LabelledField(self.tr("Målsætning"), self.objective),
            "kind": LabelledField(self.tr("Art"), self.kind),
        }
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 16, 20, 16)
        column.setSpacing(12)
        column.addWidget(text_label(title, "heading"))
        column.addWidget(self.fields["text"], 1)
        for name in ("round", "objective", "kind"):
            column.addWidget(self.fields[name])
        buttons = QHBoxLayout()
        buttons.addStretch(1)
        buttons.addWidget(cancel)
        buttons.addWidget(self.create_button)
        column.addLayout(buttons)
        self.round.setEnabled(not self._parent_id)
        self.resize(*_SIZE)
        cancel.clicked.connect(self.reject)
        self.create_button.clicked.connect(self._create)
        self.text.textChanged.connect(self._typed)
        self.round.activated.connect(lambda _: self.fields["round"].set_error(""))
        self.finished.connect(self.deleteLater)
        self.text.setFocus()

    def show_problem(self, error: KkdeskError) -> None:
        """Say why it could not be added; what was typed stays."""
        self.create_button.setEnabled(True)
        about_letter = str(getattr(error, "field", "")).endswith("remark_round_id")
        field = self.fields["round" if about_letter else "text"]
        field.set_error(problem_words(error, self._lang))
        field.control.setFocus()

    def _typed(self) -> None:
        self.fields["text"].set_error("")
        self.kind.choose(suggest_kind(self.text.toPlainText()))

    def _create(self) -> None:
        self.create_button.setEnabled(False)
        self.wanted.emit(
            NewRemark(
                self.round.key(),
                self.text.toPlainText(),
                self.kind.key(),
                self.objective.key(),
                self._parent_id,
            )
        )
