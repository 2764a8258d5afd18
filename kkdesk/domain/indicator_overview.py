"""The indicators of policies as an overview prints them, and what the public may see of them."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping
    from typing import TypeVar

    from kkdesk.domain.indicators import Baseline, Indicator, Measurement, Target

    _Told = TypeVar("_Told", Baseline, Measurement, Target)


@dataclass(frozen=True, slots=True)
class PolicyIndicators:
    """A policy's goals by number, and its indicators in their order."""

    id: str
    title: str
    goals: Mapping[int, str]
    indicators: tuple[Indicator, ...]
    organisation: str = ""


@dataclass(frozen=True, slots=True)
class IndicatorOverview:
    """What an overview prints; names of committees and departments by code."""

    policies: tuple[PolicyIndicators, ...]
    committees: Mapping[str, str] = field(default_factory=dict)
    departments: Mapping[str, str] = field(default_factory=dict)

    @property
    def organisation(self) -> str:
        """Return the municipality whose policies are shown, or each of them."""
        return " · ".join(dict.fromkeys(one.organisation for one in self.policies))


def public(found: IndicatorOverview, hidden: frozenset[str]) -> IndicatorOverview:
    """Leave out what is confidential, and totals from which it could be worked out."""
    policies = tuple(
        replace(
            policy,
            indicators=tuple(
                public_indicator(one, hidden)
                for one in policy.indicators
                if not one.confidential and one.id not in hidden
            ),
        )
        for policy in found.policies
        if policy.id not in hidden
    )
    return replace(found, policies=policies)


def public_indicator(indicator: Indicator, hidden: frozenset[str]) -> Indicator:
    """Return an indicator without the figures that are confidential or would tell such."""

    def is_open(told: _Told) -> bool:
        return not told.confidential and told.id not in hidden

    measurements = _without_telling(indicator.measurements, is_open)
    targets = _without_telling(indicator.targets, is_open)
    whole = len(measurements) == len(indicator.measurements)
    return replace(
        indicator,
        baselines=tuple(one for one in indicator.baselines if is_open(one)),
        measurements=measurements,
        targets=targets,
        totals=indicator.totals if whole and len(targets) == len(indicator.targets) else (),
    )


def _without_telling(found: Iterable[_Told], is_open: Callable[[_Told], bool]) -> tuple[_Told, ...]:
    """Return what is open; the whole of a year goes with any of its parts, as it would tell it."""
    held = tuple(found)
    secret = {_year(one) for one in held if not is_open(one)}
    return tuple(
        one for one in held if is_open(one) and (_department(one) or _year(one) not in secret)
    )


def _year(told: object) -> object:
    return getattr(told, "year", None)


def _department(told: object) -> str:
    return str(getattr(told, "department", ""))
