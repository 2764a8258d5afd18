"""From the chosen filters and the chosen node of the tree to what is listed."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any, Final

from PySide6.QtCore import QCoreApplication, QObject, Signal

from kkdesk.domain.records import Choices, InitiativeFilter, NodeKind
from kkdesk.domain.vocabulary import FinancingState, InitiativeState, MoneyKind, OwnerKind
from kkdesk.ui.editing.form import choice_pairs
from kkdesk.ui.pages.plans.page_view import FINANCING, OBJECTIVE, OWNER, PERIOD, POLICY, STATE

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from kkdesk.domain.records import TreeNode
    from kkdesk.domain.vocabulary import Lang
    from kkdesk.ui.editing.controls import QuietCombo

ROUND: Final = "round:"
YEAR: Final = "year:"
MONEY: Final = "money:"

_NODE_FIELDS: Final = {
    NodeKind.POLICY: "policy_id",
    NodeKind.OBJECTIVE: "objective_id",
    NodeKind.PRIORITY: "priority_id",
    NodeKind.PLAN: "plan_id",
    NodeKind.HEADING: "heading_id",
    NodeKind.QUESTION_LIST: "list_id",
}


def _money(lang: Lang) -> list[tuple[str, str]]:
    """Return what is derived of the money, offered beside what was stated of it."""
    return [(f"{MONEY}{kind}", words) for kind, words in MoneyKind.choices(lang)]


class Filters(QObject):
    """The combo boxes, the search words and the node, read as one filter."""

    changed = Signal()
    """A combo box was changed by the person."""

    def __init__(self, combos: Mapping[str, QuietCombo], lang: Lang, parent: QObject) -> None:
        super().__init__(parent)
        self._combos = combos
        self._lang: Lang = lang
        self._choices = Choices()
        self._policy_id = ""
        for combo in combos.values():
            combo.currentIndexChanged.connect(lambda _: self.changed.emit())

    def offer(self, choices: Choices, years: Sequence[int]) -> None:
        """Offer what there is; what was chosen and is still there stays chosen."""
        self._choices = choices
        rounds = [(f"{ROUND}{choice.id}", choice.label) for choice in choices.rounds]
        periods = [*rounds, *((f"{YEAR}{year}", str(year)) for year in reversed(years))]
        for key, offered in (
            (POLICY, [(policy.id, policy.label) for policy in choices.policies]),
            (OWNER, self._owners()),
            (OBJECTIVE, choice_pairs(choices.objectives)),
            (STATE, list(InitiativeState.choices(self._lang))),
            (FINANCING, [*FinancingState.choices(self._lang), *_money(self._lang)]),
            (PERIOD, periods),
        ):
            self._combos[key].set_choices([("", _every()), *offered])

    def narrow(self, policy_id: str) -> None:
        """Offer only the owners of a policy's municipality, or everybody's without a policy.

        An owner of another municipality that was chosen is not any more.
        """
        if policy_id != self._policy_id:
            self._policy_id = policy_id
            self._combos[OWNER].set_choices([("", _every()), *self._owners()])

    def _owners(self) -> list[tuple[str, str]]:
        policies = [one for one in self._choices.policies if one.id == self._policy_id]
        ours = {one.organisation_id for one in policies}
        return [
            *choice_pairs(
                [d for d in self._choices.departments if not ours or d.organisation_id in ours]
            ),
            (OwnerKind.CROSS.value, OwnerKind.CROSS.label(self._lang)),
            (OwnerKind.EXTERNAL.value, OwnerKind.EXTERNAL.label(self._lang)),
        ]

    def wanted(self, words: str, node: TreeNode | None) -> InitiativeFilter:
        """Return what to list."""
        chosen = {key: combo.key() for key, combo in self._combos.items()}
        period = chosen[PERIOD]
        wanted = InitiativeFilter(
            words=words,
            policy_id=chosen[POLICY],
            owner=chosen[OWNER],
            objective_id=chosen[OBJECTIVE],
            state=chosen[STATE],
            financing="" if chosen[FINANCING].startswith(MONEY) else chosen[FINANCING],
            money=chosen[FINANCING].removeprefix(MONEY)
            if chosen[FINANCING].startswith(MONEY)
            else "",
            round_id=period.removeprefix(ROUND) if period.startswith(ROUND) else "",
            year=int(period.removeprefix(YEAR)) if period.startswith(YEAR) else None,
        )
        field = _NODE_FIELDS.get(node.kind) if node is not None else None
        if field is None or node is None:
            return wanted
        placed: dict[str, Any] = {field: node.id}
        return replace(wanted, **placed)

    def show(self, wanted: InitiativeFilter) -> None:
        """Set the combo boxes to a filter that came from another page, without a word."""
        period = f"{ROUND}{wanted.round_id}" if wanted.round_id else ""
        if wanted.year is not None:
            period = f"{YEAR}{wanted.year}"
        for key, value in (
            (POLICY, wanted.policy_id),
            (OWNER, wanted.owner),
            (OBJECTIVE, wanted.objective_id),
            (STATE, wanted.state),
            (FINANCING, f"{MONEY}{wanted.money}" if wanted.money else wanted.financing),
            (PERIOD, period),
        ):
            combo = self._combos[key]
            blocked = combo.blockSignals(True)  # noqa: FBT003 -- Qt's signature
            combo.choose(value)
            combo.blockSignals(blocked)

    def reset(self) -> None:
        """Choose everything again, without a word."""
        self.show(InitiativeFilter())

    @property
    def active(self) -> int:
        """Return how many combo boxes hold something back."""
        return sum(1 for combo in self._combos.values() if combo.key())

    def clear(self, *keys: str) -> None:
        """Let these combo boxes hold nothing back, without a word."""
        for key in keys:
            combo = self._combos[key]
            blocked = combo.blockSignals(True)  # noqa: FBT003 -- Qt's signature
            combo.setCurrentIndex(0)
            combo.blockSignals(blocked)


def _every() -> str:
    return QCoreApplication.translate("Filters", "alle")
