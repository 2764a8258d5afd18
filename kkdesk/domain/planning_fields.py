"""The fields of what plans back: rules, the calendar, and rules of follow-up."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from kkdesk.domain.fields import FieldKind, FieldSpec
from kkdesk.domain.vocabulary import DayKind, FollowUpFrequency, PlanUnit

if TYPE_CHECKING:
    from collections.abc import Mapping

    from kkdesk.domain.records import Stored


def _name(danish: str, english: str) -> FieldSpec:
    return FieldSpec("name", danish, english, FieldKind.LINE, "core", required=True)


def _link(name: str, danish: str, english: str) -> FieldSpec:
    return FieldSpec(name, danish, english, FieldKind.REFERENCE, "core")


PLANNING_FIELDS: Final[dict[str, tuple[FieldSpec, ...]]] = {
    "planning_rule": (
        _name("Hvad skal være klar", "What must be ready"),
        FieldSpec("amount", "Så lang tid før", "So long before", FieldKind.NUMBER, "core"),
        FieldSpec("unit", "Talt i", "Counted in", FieldKind.CHOICE, "core", PlanUnit),
        _link("before_id", "Skal være klar til", "Must be ready for"),
        _link("committee_id", "Udvalg", "Committee"),
        FieldSpec(
            "first_only", "Kun før rutens første møde", "Only before the first meeting of a route",
            FieldKind.FLAG, "core",
        ),
    ),
    "calendar_period": (
        _name("Navn", "Name"),
        FieldSpec(
            "as_written", "Fra og med – til og med", "From – to, both counted",
            FieldKind.DATE_WORDS, "core", required=True,
        ),
        FieldSpec("kind", "Slags", "Kind", FieldKind.CHOICE, "core", DayKind),
    ),
    "follow_up_rule": (
        FieldSpec(
            "text", "Hvad der følges op på", "What is followed up", FieldKind.LINE, "core",
            required=True,
        ),
        FieldSpec(
            "frequency", "Hvor tit", "How often", FieldKind.CHOICE, "core", FollowUpFrequency
        ),
        _link("policy_id", "Politik", "Policy"),
        _link("plan_id", "Handleplan", "Plan"),
        _link("committee_id", "Udvalg", "Committee"),
    ),
}  # fmt: skip
"""What a person can edit of planning, by record kind."""

MOST_BEFORE: Final = 400
"""A longer time before a meeting is taken for a slip of the hand."""


@dataclass(frozen=True, slots=True)
class PlanningRecord:
    """A record of planning: what its line in the list says, and its fields."""

    id: str
    title: str
    note: str
    fields: Mapping[str, Stored]
