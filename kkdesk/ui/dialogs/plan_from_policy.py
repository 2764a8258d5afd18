"""A department's plan made from the policy, with a look at its headings beforehand."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QDialog,
    QHBoxLayout,
    QLineEdit,
    QVBoxLayout,
    QWidget,
)

from kkdesk.services.plans import NewPlan
from kkdesk.ui.editing.binding import problem_words
from kkdesk.ui.editing.controls import QuietCombo
from kkdesk.ui.editing.form import choice_pairs, side_by_side
from kkdesk.ui.i18n import count_words
from kkdesk.ui.pages.plans.line_model import Line, LineModel, line_table
from kkdesk.ui.widgets.announce import announce
from kkdesk.ui.widgets.fields import LabelledField, one_line
from kkdesk.ui.widgets.labels import action_button, text_label

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kkdesk.domain.coverage import BoundPriority
    from kkdesk.domain.records import Choice
    from kkdesk.domain.vocabulary import Lang
    from kkdesk.errors import KkdeskError

_SIZE: Final = (760, 600)


@dataclass(frozen=True, slots=True)
class WantedPlan:
    """What was filled in."""

    policy_id: str
    department_id: str
    new: NewPlan
    with_others: bool


class PlanWords(QWidget):
    """Code, title and period of a new plan, with room for what is wrong with each."""

    def __init__(self, title: str = "", period: str = "") -> None:
        super().__init__()
        self.code = QLineEdit()
        self.title = QLineEdit(title)
        self.period = QLineEdit(period)
        self.fields = {
            "code": LabelledField(self.tr("&Kode"), self.code),
            "title": LabelledField(self.tr("&Titel"), self.title),
            "period": LabelledField(self.tr("&Periode"), self.period),
        }
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        column.addWidget(self.fields["title"])
        column.addWidget(side_by_side(self.fields["code"], self.fields["period"]))
        self.code.textEdited.connect(lambda: self.fields["code"].set_error(""))
        self.title.textEdited.connect(lambda: self.fields["title"].set_error(""))

    def plan(self) -> NewPlan | None:
        """Return what was filled in, or say at the field what is missing."""
        code, title = one_line(self.code.text().strip()), one_line(self.title.text().strip())
        for name, words in (("title", title), ("code", code)):
            if not words:
                self.refuse(name, self.tr("Feltet skal udfyldes."))
                return None
        return NewPlan(code, title, one_line(self.period.text().strip()))

    def refuse(self, name: str, words: str) -> None:
        """Say at a field what is wrong with it."""
        self.fields[name].set_error(words)
        self.fields[name].control.setFocus()


class PlanFromPolicyDialog(QDialog):
    """Asks for the department and shows the headings its plan would get."""

    department_chosen = Signal(str)
    """The id of a department whose priorities are to be shown."""
    wanted = Signal(object)
    """A :class:`WantedPlan` to add."""

    def __init__(
        self, parent: QWidget, policy_id: str, departments: Sequence[Choice], lang: Lang
    ) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("Ny handleplan fra politikken"))
        self.resize(QSize(*_SIZE).boundedTo(self.screen().availableSize() * 0.95))
        self._policy_id, self._lang = policy_id, lang
        self._bound: tuple[BoundPriority, ...] = ()
        self.department = QuietCombo(choice_pairs(departments))
        self._department_field = LabelledField(self.tr("&Forvaltning"), self.department)
        self.others = QCheckBox(
            self.tr("Tag også det &med, der gælder «de øvrige» eller «alle» forvaltninger")
        )
        self.words = PlanWords()
        self.model = LineModel((self.tr("Nr."), self.tr("Overskrift"), self.tr("Ansvar")), self)
        self.table = line_table(self.model, self.tr("Planens overskrifter"))
        self.hits = text_label("", "muted")
        self.create_button = action_button(self.tr("&Opret"), kind="primary")
        self.create_button.setDefault(True)
        self._cancel = action_button(self.tr("Annullér"))
        self._build()
        self.department.currentIndexChanged.connect(self.ask)
        self.others.toggled.connect(self._show)
        self.create_button.clicked.connect(self._create)
        self._cancel.clicked.connect(self.reject)

    def ask(self) -> None:
        """Ask for the priorities of the department that is chosen."""
        self._department_field.set_error("")
        if self.department.key():
            self.department_chosen.emit(self.department.key())

    def show_bound(self, bound: Sequence[BoundPriority]) -> None:
        """Show the priorities that bind the department."""
        self._bound = tuple(bound)
        self._show()

    def show_problem(self, error: KkdeskError) -> None:
        """Say at the field why it could not be added; what was typed stays."""
        self.create_button.setEnabled(True)
        name = str(getattr(error, "field", "")).rpartition(".")[2]
        words = problem_words(error, self._lang)
        if name == "department_id":
            self._department_field.set_error(words)
            self.department.setFocus()
        else:
            self.words.refuse(name if name in self.words.fields else "code", words)

    def _build(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 16, 20, 16)
        column.setSpacing(12)
        column.addWidget(text_label(self.windowTitle(), "heading"))
        column.addWidget(self._department_field)
        column.addWidget(self.others)
        column.addWidget(self.words)
        column.addWidget(self.hits)
        column.addWidget(self.table, 1)
        buttons = QHBoxLayout()
        buttons.addStretch(1)
        buttons.addWidget(self._cancel)
        buttons.addWidget(self.create_button)
        column.addLayout(buttons)

    def _show(self) -> None:
        taken = [one for one in self._bound if one.named or self.others.isChecked()]
        self.model.set_lines(
            [
                Line(
                    one.priority.number,
                    one.priority.text,
                    f"{one.kind.label(self._lang)}: {one.priority.responsibility}",
                )
                for one in taken
            ]
        )
        words = count_words(
            len(taken), self.tr("Planen får 1 overskrift."), self.tr("Planen får {} overskrifter.")
        )
        self.hits.setText(words)
        announce(self.hits, words)

    def _create(self) -> None:
        new = self.words.plan()
        if new is not None:
            self.create_button.setEnabled(False)
            self.wanted.emit(
                WantedPlan(self._policy_id, self.department.key(), new, self.others.isChecked())
            )
