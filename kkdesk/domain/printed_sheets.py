"""A plan's description sheets (indsatsark), as plain records that their pages are built from."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from kkdesk.domain.continuation import Continuation

_SHORTEST_LEAD = 4
"""Fewer words in common are chance, and no lead."""


@dataclass(frozen=True, slots=True)
class SheetContact:
    """A person to ask: where, as what, and the name (empty where it is not known)."""

    department: str
    unit: str = ""
    title: str = ""
    name: str = ""


@dataclass(frozen=True, slots=True)
class PlanSheet:
    """What a plan says of one initiative; texts are markup, `number` counts through the plan.

    `outcome` is what became of it in the plan before (None: not decided), `reason` why.
    """

    number: int
    title: str
    committees: tuple[str, ...]
    goals: tuple[str, ...]
    challenge: str
    outcome: Continuation | None
    reason: str
    previous: str
    description: str
    items: tuple[str, ...]
    results: str
    resources: str
    contacts: tuple[SheetContact, ...]


@dataclass(frozen=True, slots=True)
class SheetChapter:
    """A goal and the sheets under it."""

    goal: str
    sheets: tuple[PlanSheet, ...]


@dataclass(frozen=True, slots=True)
class PrintedSheets:
    """A plan with its sheets, already without what its edition may not show.

    `goal_lead` are the words that all goals of the policy begin with ("" if there are none).
    """

    title: str
    organisation: str
    policy: str
    period: str
    previous: str
    purpose: str
    reading_guide: str
    background_title: str
    background: str
    goal_lead: str
    chapters: tuple[SheetChapter, ...]
    created: datetime


def common_lead(goals: Sequence[str]) -> str:
    """Return the words that all goals begin with, "" for fewer than two goals or four words."""
    if len(goals) < 2:  # noqa: PLR2004 -- one goal has nothing in common with another
        return ""
    words = [goal.split() for goal in goals]
    lead: list[str] = []
    for together in zip(*words, strict=False):
        if len(set(together)) > 1:
            break
        lead.append(together[0])
    whole = any(len(each) == len(lead) for each in words)
    return "" if whole or len(lead) < _SHORTEST_LEAD else " ".join(lead)


def as_in_a_sentence(title: str) -> str:
    """Return a title as it stands inside a sentence: "handleplan 2020", but "SOF-planen"."""
    head, second = title[:1], title[1:2]
    return head.lower() + title[1:] if second.islower() else title
