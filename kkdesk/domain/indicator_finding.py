"""Which indicators a person looks for, and what is kept of each so that it is found at once."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from typing import TYPE_CHECKING

from kkdesk.domain.collation import collation_text
from kkdesk.domain.indicators import missed

if TYPE_CHECKING:
    from kkdesk.domain.indicators import Indicator

_SEARCHED = (
    *("code", "name", "definition", "unit", "population", "grouping", "source", "caption"),
    *("note", "proxy_note", "observed"),
)


@dataclass(frozen=True, slots=True)
class IndicatorFilter:
    """Which indicators to find; empty means no restriction.

    ``department`` keeps those with a target or a measurement of the department, ``baseline`` a
    value of :class:`BaselineState`, ``words`` those that say every word in their own fields,
    baselines, targets or committees, ``missed`` those that fall short of a target in the latest
    year measured.
    """

    policy: str = ""
    committee: str = ""
    department: str = ""
    baseline: str = ""
    words: str = ""
    missed: bool = False

    @property
    def parts(self) -> tuple[str, ...]:
        """Return the words that must all be said, as they are compared."""
        return tuple(self.words.casefold().split())


class IndicatorOrder(Enum):
    """How a list of indicators is sorted; what is equal stands by policy and code."""

    POLICY = "policy"
    CODE = "code"
    NAME = "name"


@dataclass(frozen=True, slots=True)
class IndicatorsFound:
    """The keys of what a filter leaves, in order, and how many indicators there are."""

    keys: tuple[str, ...]
    total: int


@dataclass(frozen=True, slots=True)
class IndicatorSummary:
    """What follows from an indicator and all its figures: sort keys, words, a missed target."""

    code_order: str
    name_order: str
    said: str
    misses: bool


def summary(one: Indicator) -> IndicatorSummary:
    """Return what the list is sorted, searched and filtered by."""
    said = (
        *(str(one.fields.get(name) or "") for name in _SEARCHED),
        *(f"{found.as_written} {found.note} {found.population}" for found in one.baselines),
        *(found.as_written for found in one.targets),
        *(code for _, code in one.committees),
    )
    return IndicatorSummary(
        collation_text(one.code),
        collation_text(one.name),
        " ".join(filter(None, said)).casefold(),
        bool(missed(one)),
    )


def fits(one: Indicator, wanted: IndicatorFilter) -> bool:
    """Tell whether a filter leaves an indicator."""
    found = summary(one)
    departments = {target.department_id for target in one.targets}
    departments |= {measurement.department_id for measurement in one.measurements}
    return (
        wanted.policy in {"", one.policy_id}
        and wanted.committee in {"", *(key for key, _ in one.committees)}
        and wanted.department in {"", *departments}
        and wanted.baseline in {"", one.baseline_state.value}
        and all(part in found.said for part in wanted.parts)
        and (found.misses or not wanted.missed)
    )
