"""Starting a new initiative: just enough to find it again; the editor holds the rest."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from kkdesk.domain.vocabulary import OwnerKind
from kkdesk.ui.editing.controls import QuietCombo
from kkdesk.ui.editing.form import choice_pairs, side_by_side
from kkdesk.ui.widgets.fields import LabelledField, one_line
from kkdesk.ui.widgets.labels import action_button, text_label
from kkdesk.ui.widgets.snug_dialog import SnugDialog

if TYPE_CHECKING:
    from kkdesk.domain.records import Choices


@dataclass(frozen=True, slots=True)
class NewInitiative:
    """What was filled in; ``owner`` is a department's id, "cross" or "external"."""

    title: str
    code: str
    owner: str
    policy_id: str
    objective_id: str
    heading_id: str = ""


class NewInitiativeDialog(SnugDialog):
    """Asks for title, code, owner and place; stays open until it could be created."""

    wanted = Signal(object)
    """A :class:`NewInitiative` to create."""

    def __init__(self, parent: QWidget, choices: Choices, preset: NewInitiative) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("Ny indsats"))
        self.setMinimumWidth(520)
        self._preset = preset
        everyone = [
            ("", self.tr("Ikke valgt")),
            *choice_pairs(choices.departments),
            (OwnerKind.CROSS.value, self.tr("Tværgående")),
            (OwnerKind.EXTERNAL.value, self.tr("Ekstern")),
        ]
        self.title = QLineEdit(preset.title)
        self.code = QLineEdit(preset.code)
        self.owner = QuietCombo(everyone)
        nothing = self.tr("Ingen")
        self.policy = QuietCombo([("", nothing), *((p.id, p.label) for p in choices.policies)])
        self.objective = QuietCombo(choice_pairs(choices.objectives, nothing=nothing))
        for combo, key in (
            (self.owner, preset.owner),
            (self.policy, preset.policy_id),
            (self.objective, preset.objective_id),
        ):
            if key:
                combo.choose(key)
        self._title_field = LabelledField(self.tr("&Titel"), self.title)
        self._code_field = LabelledField(
            self.tr("&Kode"), self.code, self.tr("Kan stå tom; så gives det næste ledige nummer.")
        )
        self.create_button = action_button(self.tr("&Opret"), kind="primary")
        self.create_button.setDefault(True)
        self._cancel = action_button(self.tr("Annullér"))
        self._build()
        codes = {one.code: one.id for one in choices.policies}
        self._policy_of = {one.id: codes.get(one.group, "") for one in choices.objectives}
        self._follow_objective()
        self.objective.currentIndexChanged.connect(self._follow_objective)
        self.policy.currentIndexChanged.connect(self._follow_policy)
        self.create_button.clicked.connect(self._create)
        self._cancel.clicked.connect(self.reject)
        self.title.textEdited.connect(lambda: self._title_field.set_error(""))
        self.code.textEdited.connect(lambda: self._code_field.set_error(""))

    def show_problem(self, text: str) -> None:
        """Say why it could not be created; what was typed stays."""
        self.create_button.setEnabled(True)
        self._code_field.set_error(text)
        self.code.setFocus()

    def _build(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 16, 20, 16)
        column.setSpacing(12)
        column.addWidget(text_label(self.tr("Ny indsats"), "heading"))
        column.addWidget(self._title_field)
        column.addWidget(
            side_by_side(self._code_field, LabelledField(self.tr("&Ejer"), self.owner))
        )
        column.addWidget(LabelledField(self.tr("&Politik"), self.policy))
        column.addWidget(LabelledField(self.tr("&Målsætning"), self.objective))
        buttons = QHBoxLayout()
        buttons.addStretch(1)
        buttons.addWidget(self._cancel)
        buttons.addWidget(self.create_button)
        column.addLayout(buttons)
        self.title.setFocus()

    def _follow_objective(self) -> None:
        """Choose the policy that the chosen objective belongs to; there is no other for it."""
        policy = self._policy_of.get(self.objective.key(), "")
        if policy:
            self.policy.choose(policy)

    def _follow_policy(self) -> None:
        """Let go of an objective that another policy than the chosen one has."""
        if self._policy_of.get(self.objective.key(), "") not in {"", self.policy.key()}:
            self.objective.choose("")

    def _create(self) -> None:
        title = one_line(self.title.text().strip())
        if not title:
            self._title_field.set_error(self.tr("Skriv en titel."))
            self.title.setFocus()
            return
        self.create_button.setEnabled(False)
        self.wanted.emit(
            NewInitiative(
                title,
                one_line(self.code.text().strip()),
                self.owner.key(),
                self.policy.key(),
                self.objective.key(),
                self._preset.heading_id,
            )
        )
