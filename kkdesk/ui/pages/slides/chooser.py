"""Which slides: a policy, one of its rounds, and an edition."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QSignalBlocker, Qt, Signal

from kkdesk.domain.vocabulary import Edition

if TYPE_CHECKING:
    from collections.abc import Mapping

    from PySide6.QtWidgets import QComboBox

    from kkdesk.domain.records import Choice, Choices
    from kkdesk.domain.vocabulary import Lang
    from kkdesk.ui.pages.slides.page_view import SlidesView


@dataclass(frozen=True, slots=True)
class Wanted:
    """What the slides are made of; codes as people see them."""

    policy: str
    round: str
    edition: Edition


class Chooser(QObject):
    """Fills the three lists and tells when a person, or another page, chose something else."""

    chosen = Signal()

    def __init__(self, view: SlidesView, lang: Lang) -> None:
        super().__init__(view)
        self._policy, self._round, self._edition = view.policy, view.round, view.edition
        self._rounds: tuple[Choice, ...] = ()
        self._asked: Mapping[str, str] = {}
        for edition in (Edition.PUBLIC, Edition.INTERNAL):
            self._edition.addItem(edition.label(lang), edition)
        self._edition.setToolTip(
            self.tr("Den offentlige udgave udelader alt, hvad der er fortroligt.")
        )
        self._policy.currentIndexChanged.connect(self._policy_chosen)
        self._round.currentIndexChanged.connect(self.chosen)
        self._edition.currentIndexChanged.connect(self.chosen)

    def wanted(self) -> Wanted | None:
        """Return what is chosen, or None where there is no round."""
        policy, round_code = self._policy.currentData(), self._round.currentData()
        if not round_code:
            return None
        return Wanted(str(policy), str(round_code), Edition(self._edition.currentData()))

    def offer(self, choices: Choices) -> None:
        """Offer the policies that have a round; what was chosen or asked for stays chosen."""
        self._rounds = choices.rounds
        with_rounds = {choice.group for choice in choices.rounds}
        kept = self._policy.currentData()
        with QSignalBlocker(self._policy):
            self._policy.clear()
            for policy in choices.policies:
                if policy.code in with_rounds:
                    self._policy.addItem(policy.label, policy.code)
            _choose(self._policy, kept)
        self._fill_rounds()
        self._choose_asked()

    def ask_for(self, codes: Mapping[str, str]) -> None:
        """Choose by codes ("policy", "round", "edition"), now or when there is something."""
        self._asked = codes
        before = self.wanted()
        if self._rounds:
            self._choose_asked()
            if self.wanted() != before:
                self.chosen.emit()

    def _choose_asked(self) -> None:
        asked, self._asked = self._asked, {}
        with (
            QSignalBlocker(self._policy),
            QSignalBlocker(self._round),
            QSignalBlocker(self._edition),
        ):
            _choose(self._policy, asked.get("policy"))
            self._fill_rounds()
            _choose(self._round, asked.get("round"))
            _choose(self._edition, asked.get("edition"))

    def _fill_rounds(self) -> None:
        """Offer the chosen policy's rounds, the newest first."""
        policy, kept = self._policy.currentData(), self._round.currentData()
        with QSignalBlocker(self._round):
            self._round.clear()
            for choice in reversed(self._rounds):
                if choice.group == policy:
                    self._round.addItem(choice.code, choice.code)
                    last = self._round.count() - 1
                    self._round.setItemData(last, choice.label, Qt.ItemDataRole.ToolTipRole)
            _choose(self._round, kept)

    def _policy_chosen(self) -> None:
        self._fill_rounds()
        self.chosen.emit()


def _choose(combo: QComboBox, code: object) -> None:
    """Choose the entry with a code, if there is one."""
    if code is not None:
        row = combo.findData(code)
        if row >= 0:
            combo.setCurrentIndex(row)
