"""How many days ahead a person wants to be reminded, for each role of a date."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QDialog,
    QFormLayout,
    QHBoxLayout,
    QSpinBox,
    QVBoxLayout,
    QWidget,
)

from kkdesk.domain.reminders import LEAD_DAYS, LONGEST_LEAD
from kkdesk.ui.widgets.labels import action_button, text_label

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from kkdesk.domain.vocabulary import DateRole, Lang


class LeadTimesDialog(QDialog):
    """A number for each role, and whether the program tells at its start."""

    chosen = Signal(object, bool)
    """The lead times by role, and whether to tell at the start."""

    def __init__(
        self, parent: QWidget, leads: Mapping[DateRole, int], *, at_start: bool, lang: Lang
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Varsler"))
        self.spins = {role: QSpinBox() for role in LEAD_DAYS}
        self.at_start = QCheckBox(self.tr("&Fortæl om påmindelser, når programmet starter"))
        self.at_start.setChecked(at_start)
        halves = QHBoxLayout()
        halves.setSpacing(28)
        roles = list(self.spins)
        middle = (len(roles) + 1) // 2
        for half in (roles[:middle], roles[middle:]):
            halves.addLayout(self._form(half, leads, lang))
        usual = action_button(self.tr("&Sædvanlige varsler"))
        cancel, self.save = (
            action_button(self.tr("Annullér")),
            action_button(self.tr("&Gem"), kind="primary"),
        )
        self.save.setDefault(True)
        buttons = QHBoxLayout()
        buttons.setSpacing(8)
        buttons.addWidget(usual)
        buttons.addStretch(1)
        buttons.addWidget(cancel)
        buttons.addWidget(self.save)
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 16, 20, 16)
        column.setSpacing(12)
        column.addWidget(text_label(self.tr("Varsler"), "heading"))
        column.addLayout(halves)
        column.addWidget(self.at_start)
        column.addLayout(buttons)
        usual.clicked.connect(self._set_usual)
        cancel.clicked.connect(self.reject)
        self.save.clicked.connect(self._save)
        self.finished.connect(self.deleteLater)

    def _form(
        self, roles: Sequence[DateRole], leads: Mapping[DateRole, int], lang: Lang
    ) -> QFormLayout:
        form = QFormLayout()
        form.setHorizontalSpacing(16)
        form.setVerticalSpacing(6)
        for role in roles:
            spin = self.spins[role]
            spin.setRange(0, LONGEST_LEAD)
            spin.setValue(leads.get(role, LEAD_DAYS[role]))
            spin.setSuffix(self.tr(" dage før"))
            spin.setAccessibleName(self.tr("Varsel: {}").format(role.label(lang)))
            form.addRow(text_label(role.label(lang), "label", wrap=False), spin)
        return form

    def _set_usual(self) -> None:
        for role, spin in self.spins.items():
            spin.setValue(LEAD_DAYS[role])

    def _save(self) -> None:
        leads = {role: spin.value() for role, spin in self.spins.items()}
        self.chosen.emit(leads, self.at_start.isChecked())
        self.accept()
