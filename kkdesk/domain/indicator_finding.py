"""Which indicators a person looks for, and what the list must know of those not yet read."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class IndicatorFilter:
    """Which indicators to find; empty means no restriction.

    ``department`` keeps those with a target or a measurement of the department, ``baseline`` a
    value of :class:`BaselineState`, ``words`` those that say every word in their own fields,
    baselines, targets or committees. ``missed`` keeps those that may miss a target; whether one
    does shows when its figures are read.
    """

    policy: str = ""
    committee: str = ""
    department: str = ""
    baseline: str = ""
    words: str = ""
    missed: bool = False


@dataclass(frozen=True, slots=True)
class IndicatorHead:
    """An indicator without its figures."""

    id: str
    code: str
    name: str
    policy: str


@dataclass(frozen=True, slots=True)
class IndicatorsFound:
    """The heads that a filter leaves, by policy and code, and how many indicators there are."""

    heads: tuple[IndicatorHead, ...]
    total: int
