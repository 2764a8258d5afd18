"""Everything that a plan's slides are printed from, as plain records.

Texts are the Markdown subset; `reading_guide` may hold the field `{side:overview}`. A record with
`confidential=True` is left out of the public edition together with all that it holds.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Protocol, TypeVar

from kkdesk.domain.indicator_overview import public_indicator

if TYPE_CHECKING:
    from collections.abc import Iterable

    from kkdesk.domain.indicators import Indicator


@dataclass(frozen=True, slots=True)
class PlanPriority:
    """A priority of the policy with who is responsible, in short words."""

    id: str
    text: str
    responsibility: str = ""
    confidential: bool = False


@dataclass(frozen=True, slots=True)
class PlanObjective:
    """An objective of the policy with its priorities."""

    id: str
    number: int
    title: str
    colour: str = ""
    priorities: tuple[PlanPriority, ...] = ()
    confidential: bool = False


@dataclass(frozen=True, slots=True)
class PlanText:
    """What the plan says of an initiative: a bold lead and the text that goes on from it."""

    id: str
    code: str
    lead: str
    text: str
    group: str = ""
    items: tuple[tuple[str, str, str, bool], ...] = ()
    """Sub-items: id, marker, text and whether it is confidential."""
    confidential: bool = False


@dataclass(frozen=True, slots=True)
class PlanHeadingText:
    """A heading of the plan's own numbering with what stands under and beside it."""

    id: str
    number: str
    title: str
    objective_id: str = ""
    priority_ids: tuple[str, ...] = ()
    intro: str = ""
    initiatives_heading: str = ""
    panel_title: str = ""
    panel_text: str = ""
    source: str = ""
    texts: tuple[PlanText, ...] = ()
    indicators: tuple[Indicator, ...] = ()
    confidential: bool = False


@dataclass(frozen=True, slots=True)
class PlanBudgetLine:
    """A line of the plan's list of grants."""

    id: str
    code: str
    code_year: str
    title: str
    decided_with: str = ""
    departments: tuple[str, ...] = ()
    confidential: bool = False


@dataclass(frozen=True, slots=True)
class PlanLink:
    """A document to read on in."""

    id: str
    title: str
    url: str = ""
    confidential: bool = False


@dataclass(frozen=True, slots=True)
class PlanDeck:
    """A plan with the objectives of its policy."""

    id: str
    title: str
    organisation: str
    department: str
    policy: str
    issued: str = ""
    background_title: str = ""
    background: str = ""
    purpose: str = ""
    scope_rule: str = ""
    reading_guide: str = ""
    overview_text: str = ""
    follow_up_rule: str = ""
    objectives: tuple[PlanObjective, ...] = ()
    headings: tuple[PlanHeadingText, ...] = ()
    budget_lines: tuple[PlanBudgetLine, ...] = ()
    links: tuple[PlanLink, ...] = ()


class _Printable(Protocol):
    @property
    def confidential(self) -> bool: ...


_P = TypeVar("_P", bound=_Printable)


def public(deck: PlanDeck, hidden: frozenset[str] = frozenset()) -> PlanDeck:
    """Leave out what is confidential; headings close up so that no number is missing."""
    objectives = tuple(
        replace(one, priorities=_open(one.priorities)) for one in _open(deck.objectives)
    )
    headings = tuple(
        replace(
            heading,
            texts=tuple(
                replace(one, items=tuple(item for item in one.items if not item[3]))
                for one in _open(heading.texts)
            ),
            indicators=tuple(
                public_indicator(one, hidden)
                for one in _open(heading.indicators)
                if one.id not in hidden
            ),
        )
        for heading in _open(deck.headings)
    )
    if len(headings) < len(deck.headings):
        headings = _renumbered(headings)
    return replace(
        deck,
        objectives=objectives,
        headings=headings,
        budget_lines=_open(deck.budget_lines),
        links=_open(deck.links),
    )


def _open(records: Iterable[_P]) -> tuple[_P, ...]:
    return tuple(record for record in records if not record.confidential)


def _renumbered(headings: Iterable[PlanHeadingText]) -> tuple[PlanHeadingText, ...]:
    seen: Counter[str] = Counter()
    found = []
    for heading in headings:
        chapter, dot, _ = heading.number.rpartition(".")
        seen[chapter] += 1
        number = f"{chapter}{dot}{seen[chapter]}" if dot else str(seen[chapter])
        found.append(replace(heading, number=number))
    return tuple(found)
