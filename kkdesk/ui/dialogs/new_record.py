"""Starting a new policy, objective, priority, plan or heading: what it needs to be found again."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import partial
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QCoreApplication, QStringListModel, Qt, Signal
from PySide6.QtWidgets import QCompleter, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from kkdesk.domain.fields import RECORD_FIELDS
from kkdesk.ui.editing.binding import problem_words
from kkdesk.ui.editing.controls import QuietCombo
from kkdesk.ui.editing.form import choice_pairs
from kkdesk.ui.editing.record_controls import responsibility_reading, whole_number
from kkdesk.ui.widgets.fields import LabelledField, Reading, one_line
from kkdesk.ui.widgets.labels import action_button, text_label
from kkdesk.ui.widgets.snug_dialog import SnugDialog

if TYPE_CHECKING:
    from collections.abc import Mapping

    from kkdesk.domain.records import Choice, Choices, Stored
    from kkdesk.domain.vocabulary import Lang
    from kkdesk.errors import KkdeskError

ASKED: Final = {
    "policy": ("code", "title", "period"),
    "objective": ("number", "title_long", "title_short"),
    "priority": ("number", "text_long", "text_short", "responsibility"),
    "plan": ("code", "title", "department_id", "period"),
    "plan_heading": ("number", "title"),
}
"""The fields a new record is asked for; the editor holds the rest."""
_MAY_BE_EMPTY: Final = frozenset({"title_short", "text_short"})
translate = QCoreApplication.translate


@dataclass(frozen=True, slots=True)
class NewRecord:
    """What was filled in."""

    kind: str
    parent_id: str
    fields: Mapping[str, Stored]
    organisation: str = ""


@dataclass(frozen=True, slots=True)
class Start:
    """What is known before anybody types: place, number, and what there is to choose from."""

    kind: str
    parent_id: str
    choices: Choices
    number: str = ""
    organisations: tuple[Choice, ...] = field(default=())


class NewRecordDialog(SnugDialog):
    """Asks for the few words a record cannot be without; open until it could be added."""

    wanted = Signal(object)
    """A :class:`NewRecord` to add."""

    def __init__(self, parent: QWidget, start: Start, lang: Lang) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(new_words(start.kind))
        self.setMinimumWidth(520)
        self._start, self._lang = start, lang
        self.lines: dict[str, QLineEdit] = {}
        self.fields: dict[str, LabelledField] = {}
        self.department = QuietCombo(
            choice_pairs(start.choices.departments, nothing=self.tr("Ingen"))
        )
        self.organisation = QLineEdit()
        self.create_button = action_button(self.tr("&Opret"), kind="primary")
        self.create_button.setDefault(True)
        self._cancel = action_button(self.tr("Annullér"))
        self._build()
        self.create_button.clicked.connect(self._create)
        self._cancel.clicked.connect(self.reject)

    def show_problem(self, error: KkdeskError) -> None:
        """Say at the field why it could not be added; what was typed stays."""
        self.create_button.setEnabled(True)
        # InvalidValue names its field ("priority.number"); other refusals go below the first one.
        name = str(getattr(error, "field", "")).rpartition(".")[2]
        self._refuse(
            name if name in self.fields else next(iter(self.fields)),
            problem_words(error, self._lang),
        )

    def _build(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 16, 20, 16)
        column.setSpacing(12)
        column.addWidget(text_label(new_words(self._start.kind), "heading"))
        specs = {spec.name: spec for spec in RECORD_FIELDS[self._start.kind]}
        for name in ASKED[self._start.kind]:
            self._add(name, specs[name].label(self._lang))
        if self._start.kind == "policy":
            self._add_organisation()
        for one in self.fields.values():
            column.addWidget(one)
        buttons = QHBoxLayout()
        buttons.addStretch(1)
        buttons.addWidget(self._cancel)
        buttons.addWidget(self.create_button)
        column.addLayout(buttons)
        second = ASKED[self._start.kind][1]
        (self.lines[second] if self._start.number else next(iter(self.lines.values()))).setFocus()

    def _add(self, name: str, label: str) -> None:
        if name == "department_id":
            self.fields[name] = LabelledField(label, self.department)
            return
        line = self.lines[name] = QLineEdit(self._start.number if name == "number" else "")
        as_long = self.tr("Kan stå tom; så bruges den lange.") if name in _MAY_BE_EMPTY else ""
        shown = self.fields[name] = LabelledField(label, line, as_long)
        if name == "responsibility":
            departments = self._start.choices.departments
            line.textChanged.connect(
                lambda text: shown.set_reading(
                    responsibility_reading(text, departments, self._lang)
                )
            )
        else:
            line.textEdited.connect(partial(self._clear, name))

    def _add_organisation(self) -> None:
        """Ask for the municipality by name; one that is not known yet is added with the policy."""
        names = [choice.label for choice in self._start.organisations]
        completer = QCompleter(QStringListModel(names, self), self)
        completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        completer.setFilterMode(Qt.MatchFlag.MatchContains)
        self.organisation.setCompleter(completer)
        shown = LabelledField(self.tr("Kommune"), self.organisation)
        self.fields["organisation"] = shown
        self.organisation.textChanged.connect(lambda text: shown.set_reading(self._read(text)))
        self.organisation.setText(names[0] if len(names) == 1 else "")

    def _read(self, name: str) -> Reading:
        typed = name.strip().casefold()
        known = {
            words.casefold() for one in self._start.organisations for words in (one.label, one.code)
        }
        if not typed or typed in known:
            return Reading("")
        return Reading(self.tr("Kommunen er ny og bliver oprettet."), "flag")

    def _clear(self, name: str, _text: str) -> None:
        self.fields[name].set_error("")

    def _refuse(self, name: str, words: str) -> None:
        self.fields[name].set_error(words)
        self.fields[name].control.setFocus()

    def _create(self) -> None:
        values = {name: one_line(line.text().strip()) for name, line in self.lines.items()}
        needed = [spec.name for spec in RECORD_FIELDS[self._start.kind] if spec.required]
        for name in needed:
            if not values.get(name) and name not in _MAY_BE_EMPTY:
                self._refuse(name, self.tr("Feltet skal udfyldes."))
                return
        typed: dict[str, Stored] = dict(values)
        if self._start.kind == "objective":
            typed["number"] = whole_number(values["number"])
        if "department_id" in self.fields:
            typed["department_id"] = self.department.key() or None
        self.create_button.setEnabled(False)
        self.wanted.emit(
            NewRecord(
                self._start.kind,
                self._start.parent_id,
                typed,
                one_line(self.organisation.text().strip()),
            )
        )


def entry_words(kind: str) -> str:
    """Return what asks in a menu for a record of this kind."""
    return {
        "policy": translate("NewRecordDialog", "Ny politik …"),
        "objective": translate("NewRecordDialog", "Ny målsætning …"),
        "priority": translate("NewRecordDialog", "Ny prioritering …"),
        "plan": translate("NewRecordDialog", "Ny handleplan …"),
        "plan_heading": translate("NewRecordDialog", "Ny planoverskrift …"),
    }[kind]


def new_words(kind: str) -> str:
    """Return what adding a record of this kind is called."""
    return {
        "policy": translate("NewRecordDialog", "Ny politik"),
        "objective": translate("NewRecordDialog", "Ny målsætning"),
        "priority": translate("NewRecordDialog", "Ny prioritering"),
        "plan": translate("NewRecordDialog", "Ny handleplan"),
        "plan_heading": translate("NewRecordDialog", "Ny planoverskrift"),
    }[kind]
