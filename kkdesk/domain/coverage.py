"""What a plan lacks: priorities without initiatives, and initiatives without what they need."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from kkdesk.domain.responsibility import (
    BindingKind,
    DepartmentName,
    expand,
    parse_responsibility,
)
from kkdesk.domain.vocabulary import Labelled

if TYPE_CHECKING:
    from collections.abc import Sequence


class Gap(Labelled):
    """What is missing."""

    NO_INITIATIVE = "no_initiative", "Prioriteringer uden indsats", "Priorities without initiative"
    NO_STATUS = "no_status", "Indsatser uden statustekst", "Initiatives without status text"
    NO_DATE = "no_date", "Indsatser uden dato", "Initiatives without a date"
    NO_OWNER = "no_owner", "Indsatser uden ejer", "Initiatives without an owner"
    NO_MONEY = "no_money", "Indsatser uden penge", "Initiatives without money"


@dataclass(frozen=True, slots=True)
class PolicyPriority:
    """A priority of the plan's policy, how it binds departments, and whether the plan covers it."""

    id: str
    objective_id: str
    objective: int
    number: str
    text: str
    responsibility: str
    covered: bool = False
    confidential: bool = False


@dataclass(frozen=True, slots=True)
class BoundPriority:
    """A priority that binds a department, and in which way."""

    priority: PolicyPriority
    kind: BindingKind

    @property
    def named(self) -> bool:
        """Tell whether the department is named, and not only one of the others or of all."""
        return self.kind in {BindingKind.NAMED, BindingKind.LEAD}


@dataclass(frozen=True, slots=True)
class PlannedInitiative:
    """An initiative of a plan and which of the things it needs are there.

    ``rounds`` are the ids of the rounds that hold a text of it; ``missing_items`` are, by
    round, the items of its plan text that stand for initiatives without a text.
    """

    id: str
    code: str
    title: str
    owner: str
    heading: str
    objective: int | None
    has_date: bool
    has_money: bool
    rounds: frozenset[str] = frozenset()
    items: tuple[tuple[str, frozenset[str]], ...] = ()
    confidential: bool = False


@dataclass(frozen=True, slots=True)
class PlanRound:
    """A status round of the plan's policy."""

    id: str
    code: str
    title: str


@dataclass(frozen=True, slots=True)
class ContinuationLine:
    """What a plan says became of an initiative of the plan before."""

    id: str
    initiative_id: str
    code: str
    title: str
    outcome: str
    reason: str
    merged_into: str
    previous: str
    plan: str


@dataclass(frozen=True, slots=True)
class HiddenLine:
    """Something confidential in a plan: a heading, text, initiative or budget line."""

    initiative_id: str
    code: str
    title: str


@dataclass(frozen=True, slots=True)
class PlanCoverage:
    """Everything that the coverage of one plan is judged by."""

    plan_id: str
    code: str
    title: str
    department: str
    policy: str
    departments: tuple[DepartmentName, ...]
    priorities: tuple[PolicyPriority, ...]
    initiatives: tuple[PlannedInitiative, ...]
    rounds: tuple[PlanRound, ...]
    continuations: tuple[ContinuationLine, ...] = ()
    hidden: tuple[HiddenLine, ...] = ()

    def binding(self) -> tuple[BoundPriority, ...]:
        """Return the priorities that bind the plan's department; all for a plan without one."""
        if not self.department:
            return tuple(BoundPriority(one, BindingKind.ALL) for one in self.priorities)
        return bound_priorities(self.priorities, self.departments, self.department)


@dataclass(frozen=True, slots=True)
class GapLine:
    """One thing that is missing, and what to open to mend it."""

    gap: Gap
    code: str
    title: str
    objective: int | None
    initiative_id: str = ""
    priority_id: str = ""
    detail: str = ""
    round: str = ""
    confidential: bool = False


def bound_priorities(
    priorities: Sequence[PolicyPriority], departments: Sequence[DepartmentName], code: str
) -> tuple[BoundPriority, ...]:
    """Return the priorities whose responsibility binds a department, and how."""
    codes = [one.code for one in departments]
    found = []
    for priority in priorities:
        expression = parse_responsibility(priority.responsibility, departments)
        kinds = [b.kind for b in expand(expression, codes) if b.code == code]
        found += [BoundPriority(priority, kind) for kind in kinds[:1]]
    return tuple(found)


def gaps(plan: PlanCoverage, round_ids: Sequence[str]) -> tuple[GapLine, ...]:
    """Return what a plan lacks, the missing status texts for each of the given rounds."""
    lines = [
        GapLine(
            Gap.NO_INITIATIVE,
            bound.priority.number,
            bound.priority.text,
            bound.priority.objective,
            priority_id=bound.priority.id,
            detail=bound.priority.responsibility,
            confidential=bound.priority.confidential,
        )
        for bound in plan.binding()
        if not bound.priority.covered
    ]
    codes = {one.id: one.code for one in plan.rounds}
    for round_id in round_ids:
        for one in plan.initiatives:
            if round_id not in one.rounds:
                missing = [text for text, rounds in one.items if round_id not in rounds]
                mixed = len(missing) < len(one.items)
                lines.append(
                    _line(Gap.NO_STATUS, one, "; ".join(missing) if mixed else "", codes[round_id])
                )
    for gap, has in (
        (Gap.NO_DATE, lambda one: one.has_date),
        (Gap.NO_OWNER, lambda one: bool(one.owner)),
        (Gap.NO_MONEY, lambda one: one.has_money),
    ):
        lines += [_line(gap, one) for one in plan.initiatives if not has(one)]
    return tuple(lines)


def _line(gap: Gap, one: PlannedInitiative, detail: str = "", round_code: str = "") -> GapLine:
    return GapLine(
        gap,
        one.code,
        one.title,
        one.objective,
        initiative_id=one.id,
        detail=detail or one.heading,
        round=round_code,
        confidential=one.confidential,
    )
