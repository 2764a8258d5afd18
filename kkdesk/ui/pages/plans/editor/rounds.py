"""Starting a status text for a round that has none of this initiative yet."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from kkdesk.ui.editing.controls import QuietCombo
from kkdesk.ui.editing.form import choice_pairs
from kkdesk.ui.widgets.fields import LabelledField
from kkdesk.ui.widgets.labels import action_button

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from kkdesk.domain.records import Choice


class AddRoundText(QWidget):
    """A list of rounds and a button; hidden when every round has its text."""

    added = Signal(str)
    """The id of the round."""

    def __init__(self) -> None:
        super().__init__()
        self._rounds: tuple[Choice, ...] = ()
        self._taken: frozenset[str] = frozenset()
        self._combo = QuietCombo()
        self._button = action_button(self.tr("Tilføj statustekst"), "add")
        self._button.clicked.connect(lambda: self.added.emit(self._combo.key()))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addWidget(LabelledField(self.tr("Statusrunde uden tekst"), self._combo))
        column.addWidget(self._button, 0, Qt.AlignmentFlag.AlignLeft)
        self._offer()

    def set_rounds(self, rounds: Sequence[Choice]) -> None:
        """Offer these rounds."""
        self._rounds = tuple(rounds)
        self._offer()

    def leave_out(self, taken: Iterable[str]) -> None:
        """Offer only the rounds that hold no text of the initiative."""
        self._taken = frozenset(taken)
        self._offer()

    def _offer(self) -> None:
        free = [choice for choice in self._rounds if choice.id not in self._taken]
        self._combo.set_choices(choice_pairs(free))
        self.setVisible(bool(free) and self.parent() is not None)
