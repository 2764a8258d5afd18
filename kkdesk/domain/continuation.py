"""What becomes of an old plan's initiatives in the next plan."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from kkdesk.domain.vocabulary import Labelled
from kkdesk.errors import InvalidValue

if TYPE_CHECKING:
    from collections.abc import Collection


class Continuation(Labelled):
    """Whether an initiative goes on in the next plan."""

    CONTINUED = "continued", "Indsatsen videreføres", "Continued"
    CHANGED = "changed", "Videreføres ændret", "Continued with changes"
    ENDED = "ended", "Afsluttes", "Ended"
    MERGED = "merged", "Lægges sammen med en anden", "Merged into another"


GOES_ON: Final = frozenset({Continuation.CONTINUED, Continuation.CHANGED})
"""The answers that carry an initiative into the next plan."""

NEEDS_REASON: Final = frozenset({Continuation.CHANGED, Continuation.ENDED, Continuation.MERGED})
"""The answers that must say why."""

REASON_MISSING: Final = (
    "Skriv, hvorfor indsatsen ikke bare videreføres",
    "Say why the initiative does not simply go on",
)
"""What is said in Danish and English when a reason is missing."""


@dataclass(frozen=True, slots=True)
class Decision:
    """What was decided for one initiative of the old plan."""

    initiative_id: str
    outcome: Continuation = Continuation.CONTINUED
    reason: str = ""
    merged_into_id: str = ""


def check_decision(decision: Decision, goes_on: Collection[str], code: str = "") -> None:
    """Raise InvalidValue if a reason or a possible target is missing.

    ``goes_on`` are the initiatives that the new plan holds.
    """
    about = f"{code}: " if code else ""
    if decision.outcome in NEEDS_REASON and not decision.reason.strip():
        raise InvalidValue(
            "plan_continuation.reason",
            *(f"{about}{words}" for words in REASON_MISSING),
        )
    if decision.outcome is not Continuation.MERGED:
        return
    into = decision.merged_into_id
    if not into or into == decision.initiative_id or into not in goes_on:
        raise InvalidValue(
            "plan_continuation.merged_into_id",
            f"{about}Vælg en anden indsats, som selv er med i den nye plan",
            f"{about}Choose another initiative that is itself in the new plan",
        )
