"""The plan that follows another: what becomes of each initiative, and why."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QDialog, QHBoxLayout, QPlainTextEdit, QVBoxLayout, QWidget

from kkdesk.domain.continuation import GOES_ON, Continuation, Decision, check_decision
from kkdesk.errors import InvalidValue
from kkdesk.ui.dialogs.plan_from_policy import PlanWords
from kkdesk.ui.editing.binding import problem_words
from kkdesk.ui.editing.controls import QuietCombo
from kkdesk.ui.editing.form import side_by_side
from kkdesk.ui.pages.plans.line_model import Line, LineModel, line_table
from kkdesk.ui.widgets.fields import LabelledField
from kkdesk.ui.widgets.labels import action_button, text_label

if TYPE_CHECKING:
    from kkdesk.domain.coverage import PlanCoverage, PlannedInitiative
    from kkdesk.domain.vocabulary import Lang
    from kkdesk.errors import KkdeskError
    from kkdesk.services.plans import NewPlan

_SIZE: Final = (860, 640)
_REASON_HEIGHT: Final = 84


@dataclass(frozen=True, slots=True)
class WantedContinuation:
    """What was filled in."""

    old_plan_id: str
    new: NewPlan
    decisions: tuple[Decision, ...]


class ContinuePlanDialog(QDialog):
    """Above the new plan's words, below the old initiatives and the answer for the chosen one."""

    wanted = Signal(object)
    """A :class:`WantedContinuation` to carry out."""

    def __init__(self, parent: QWidget, old: PlanCoverage, lang: Lang) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("Fortsæt i en ny handleplan"))
        self.resize(QSize(*_SIZE).boundedTo(self.screen().availableSize() * 0.95))
        self._old, self._lang = old, lang
        self._initiatives: dict[str, PlannedInitiative] = {}
        for one in old.initiatives:
            self._initiatives.setdefault(one.id, one)
        self._decisions = {key: Decision(key) for key in self._initiatives}
        self._current = ""
        self._filling = False
        self.words = PlanWords(old.title)
        self.model = LineModel((self.tr("Kode"), self.tr("Indsats"), self.tr("Svar")), self)
        self.table = line_table(self.model, self.tr("Den gamle plans indsatser"))
        self.outcome = QuietCombo(Continuation.choices(lang))
        self.into = QuietCombo()
        self.reason = QPlainTextEdit()
        self.reason.setTabChangesFocus(True)
        self.reason.setFixedHeight(_REASON_HEIGHT)
        self.create_button = action_button(self.tr("&Opret"), kind="primary")
        self._cancel = action_button(self.tr("Annullér"))
        self._build()
        self.table.selectionModel().currentRowChanged.connect(self._choose)
        self.outcome.currentIndexChanged.connect(self._answered)
        self.into.currentIndexChanged.connect(self._answered)
        self.reason.textChanged.connect(self._answered)
        self.create_button.clicked.connect(self._create)
        self._cancel.clicked.connect(self.reject)
        self._show()
        self.table.selectRow(0)
        self.words.title.setFocus()

    def decisions(self) -> tuple[Decision, ...]:
        """Return the answers as they stand."""
        return tuple(self._decisions.values())

    def show_problem(self, error: KkdeskError) -> None:
        """Say at the field why it could not be done; what was typed stays."""
        self.create_button.setEnabled(True)
        name = str(getattr(error, "field", "")).rpartition(".")[2]
        words = problem_words(error, self._lang)
        if name == "reason":
            self._reason_field.set_error(words)
            self.reason.setFocus()
        elif name == "merged_into_id":
            self._into_field.set_error(words)
            self.into.setFocus()
        else:
            self.words.refuse(name if name in self.words.fields else "code", words)

    def _build(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 16, 20, 16)
        column.setSpacing(12)
        column.addWidget(text_label(self.windowTitle(), "heading"))
        column.addWidget(self.words)
        column.addWidget(self.table, 1)
        self._outcome_field = LabelledField(self.tr("&Videreføres indsatsen?"), self.outcome)
        self._into_field = LabelledField(self.tr("&Lægges sammen med"), self.into)
        self._reason_field = LabelledField(self.tr("&Begrundelse"), self.reason)
        column.addWidget(side_by_side(self._outcome_field, self._into_field))
        column.addWidget(self._reason_field)
        buttons = QHBoxLayout()
        buttons.addStretch(1)
        buttons.addWidget(self._cancel)
        buttons.addWidget(self.create_button)
        column.addLayout(buttons)

    def _show(self) -> None:
        self.model.set_lines(
            [
                Line(one.code, one.title, self._answer(self._decisions[key]), key)
                for key, one in self._initiatives.items()
            ]
        )
        for field in (self._outcome_field, self._reason_field):
            field.setEnabled(bool(self._initiatives))

    def _answer(self, decision: Decision) -> str:
        words = decision.outcome.label(self._lang)
        into = self._initiatives.get(decision.merged_into_id)
        if decision.outcome is Continuation.MERGED and into is not None:
            words = f"{words}: {into.code}"
        return f"{words}. {decision.reason}" if decision.reason else words

    def _choose(self) -> None:
        """Show the answer for the chosen initiative."""
        line = self.model.line(self.table.currentIndex().row())
        if line is None or line.initiative_id == self._current:
            return
        self._current = line.initiative_id
        decision = self._decisions[self._current]
        self._filling = True
        others = [(one.id, f"{one.code} {one.title}") for one in self._initiatives.values()]
        self.into.set_choices(
            [("", self.tr("Vælg en indsats")), *(o for o in others if o[0] != self._current)]
        )
        self.outcome.choose(decision.outcome.value)
        self.into.choose(decision.merged_into_id)
        self.reason.setPlainText(decision.reason)
        self._filling = False
        self._clear_problems()
        self._into_field.setVisible(decision.outcome is Continuation.MERGED)

    def _answered(self) -> None:
        if self._filling or not self._current:
            return
        self._decisions[self._current] = replace(
            self._decisions[self._current],
            outcome=Continuation(self.outcome.key()),
            reason=self.reason.toPlainText(),
            merged_into_id=self.into.key(),
        )
        self._into_field.setVisible(self.outcome.key() == Continuation.MERGED)
        self._clear_problems()
        self._show()

    def _clear_problems(self) -> None:
        self._reason_field.set_error("")
        self._into_field.set_error("")

    def _create(self) -> None:
        new = self.words.plan()
        if new is None:
            return
        goes_on = {key for key, one in self._decisions.items() if one.outcome in GOES_ON}
        for row, (key, decision) in enumerate(self._decisions.items()):
            try:
                check_decision(decision, goes_on, self._initiatives[key].code)
            except InvalidValue as error:
                self.table.selectRow(row)
                self.show_problem(error)
                return
        self.create_button.setEnabled(False)
        self.wanted.emit(WantedContinuation(self._old.plan_id, new, self.decisions()))
