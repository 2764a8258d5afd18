"""What the figures of indicators mean: readings of targets, fulfilment, trend, and what is missing.

A reading never invents: words without a figure stay words, and a target that cannot be compared
with a measurement has no fulfilment.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import lru_cache
from typing import TYPE_CHECKING

from kkdesk.domain.dates import parse_date
from kkdesk.domain.numbers import Unit, fulfilment_percent, parse_quantity
from kkdesk.domain.vocabulary import Direction, Labelled

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from kkdesk.domain.numbers import Quantity

HUNDRED = Decimal(100)
HUNDRED_PERCENT = 100


class TargetRule(Labelled):
    """What a target asks of the measured value."""

    REACH = "reach", "Tal, der skal nås", "Figure to reach"
    AT_LEAST = "at_least", "Mindst", "At least"
    AT_MOST = "at_most", "Højst", "At most"
    ALL = "all", "Alle", "All"
    FEWER = "fewer", "Færre end i basisåret", "Fewer than in the base year"
    MORE = "more", "Flere end i basisåret", "More than in the base year"
    LEVEL = "level", "På niveau med", "Level with"
    WORDS = "words", "I ord", "In words"


class BaselineState(Labelled):
    """Whether one knows where an indicator started."""

    STATED = "stated", "Oplyst", "Stated"
    PENDING = "pending", "Afventer måling", "Measurement pending"
    NONE = "none", "Ingen", "None"


class Trend(Labelled):
    """How the last measurement differs from the one before it."""

    BETTER = "better", "Bedre", "Better"
    WORSE = "worse", "Dårligere", "Worse"
    SAME = "same", "Uændret", "Unchanged"
    UP = "up", "Op", "Up"
    DOWN = "down", "Ned", "Down"
    UNKNOWN = "unknown", "Kun én måling", "One measurement only"


@dataclass(frozen=True, slots=True)
class TargetReading:
    """The words of a target as read; ``value`` is None where no figure stands."""

    value: Decimal | None
    unit: Unit
    rule: TargetRule
    base_year: int | None = None
    year: int | None = None


_YEAR = r"((?:19|20)\d\d)"
_BASE = re.compile(rf"\bend\s+(?:i\s+)?{_YEAR}", re.IGNORECASE)
_BY = re.compile(rf"\b(?:i|inden|senest|ved\s+udgangen\s+af|fra)\s+{_YEAR}", re.IGNORECASE)
_RULES = (
    (re.compile(r"\bpå\s+niveau\s+med\b", re.IGNORECASE), TargetRule.LEVEL),
    (re.compile(r"\b(?:mindst|minimum|min\.)(?!\w)", re.IGNORECASE), TargetRule.AT_LEAST),
    (re.compile(r"\b(?:højst|maksimalt|maks\.)(?!\w)", re.IGNORECASE), TargetRule.AT_MOST),
    (re.compile(r"\b(?:færre|faldet|falde|fald|mindre)\b", re.IGNORECASE), TargetRule.FEWER),
    (re.compile(r"\b(?:flere|steget|stige|stigning)\b", re.IGNORECASE), TargetRule.MORE),
    (re.compile(r"\balle\b", re.IGNORECASE), TargetRule.ALL),
)
_READINGS = 1 << 14
"""So many readings are kept: lists read the same few words again and again."""
_COMPARES = frozenset({TargetRule.LEVEL, TargetRule.ALL})
"""Rules that mean something without a figure of their own."""


@lru_cache(_READINGS)
def read_target(words: str) -> TargetReading:
    """Read what a target asks: "20 pct. færre end i 2018 i 2022", "minimum 90 pct.", "fald"."""
    base = _BASE.search(words)
    rest = _BASE.sub(" ", words)
    by = _BY.search(rest)
    quantity = read_figure(rest)
    rule = next((rule for pattern, rule in _RULES if pattern.search(words)), TargetRule.REACH)
    if quantity.value is None and rule not in _COMPARES:
        rule = TargetRule.WORDS
    return TargetReading(
        quantity.value,
        quantity.unit,
        rule,
        int(base.group(1)) if base else None,
        int(by.group(1)) if by else None,
    )


@lru_cache(_READINGS)
def read_figure(words: str) -> Quantity:
    """Read the figure of a baseline, target or measurement; years are not figures of it."""
    return parse_quantity(_BY.sub(" ", words))


@lru_cache(_READINGS)
def last_day(words: str) -> date | None:
    """Return the last day that a time in words can mean."""
    return parse_date(words).latest


def read_unit(words: str) -> Unit:
    """Tell what a unit's words count: "pct." and "procentpoint" are two, "ansatte" is a count."""
    plain = words.strip().casefold()
    if not plain:
        return Unit.UNKNOWN
    if "point" in plain:
        return Unit.PERCENTAGE_POINTS
    if plain.rstrip(".") in {"pct", "%", "procent"} or plain.startswith(("pct", "procent", "%")):
        return Unit.PERCENT
    return Unit.COUNT


def lacks_unit(words: str, indicator_unit: str) -> bool:
    """Tell whether a target states a bare number and the indicator has no unit to lend it."""
    found = read_target(words)
    return found.value is not None and found.unit is Unit.COUNT and not indicator_unit.strip()


@dataclass(frozen=True, slots=True)
class Baseline:
    """Where an indicator started; ``due`` is when a pending one is measured, in words."""

    id: str
    as_written: str
    measured: str = ""
    pending: bool = False
    due: str = ""
    population: str = ""
    note: str = ""
    series: str = ""
    confidential: bool = False

    @property
    def value(self) -> Decimal | None:
        """Return the figure; a pending baseline has none."""
        return None if self.pending else read_figure(self.as_written).value


@dataclass(frozen=True, slots=True)
class Target:
    """What an indicator should reach, for one department or for all (``department`` empty)."""

    id: str
    as_written: str
    rule: TargetRule = TargetRule.REACH
    unit: str = ""
    base_year: int | None = None
    year: int | None = None
    department: str = ""
    department_id: str = ""
    series: str = ""
    confidential: bool = False

    @property
    def value(self) -> Decimal | None:
        """Return the figure, if the words hold one."""
        return read_target(self.as_written).value


@dataclass(frozen=True, slots=True)
class Measurement:
    """A measured value; ``late_for`` names the round whose cut-off it was measured after."""

    id: str
    as_written: str
    as_of: str = ""
    department: str = ""
    department_id: str = ""
    series: str = ""
    what: str = ""
    approximate: bool = False
    late_for: str = ""
    confidential: bool = False

    @property
    def value(self) -> Decimal | None:
        """Return the figure, if the words hold one."""
        return read_figure(self.as_written).value

    @property
    def about(self) -> bool:
        """Tell whether the figure is approximate: ticked so, or written so ("godt 9.700")."""
        return self.approximate or read_figure(self.as_written).approximate

    @property
    def day(self) -> date | None:
        """Return the last day that the time in words can mean."""
        return last_day(self.as_of)

    @property
    def year(self) -> int | None:
        """Return the year measured in."""
        return self.day.year if self.day else None


@dataclass(frozen=True, slots=True)
class CutOff:
    """The last day that a policy's newest round with one counts, and the round's code."""

    day: date
    round: str

    def passed_by(self, as_of: str) -> bool:
        """Tell whether a time in words ends after it."""
        day = last_day(as_of)
        return day is not None and day > self.day


@dataclass(frozen=True, slots=True)
class TableTotal:
    """A stated total of a table beside the sum of its rows; ``computed`` is empty without one."""

    table_id: str
    title: str
    column: str
    stated: str
    computed: str

    @property
    def differs(self) -> bool:
        """Tell whether the two disagree."""
        return bool(self.computed) and self.stated != self.computed


@dataclass(frozen=True, slots=True)
class Indicator:
    """An indicator with everything measured of it. ``fields`` holds its own columns by name."""

    id: str
    code: str
    name: str
    policy: str
    policy_id: str
    objective: int | None
    unit: str
    direction: Direction
    committees: tuple[tuple[str, str], ...]
    fields: dict[str, str | bool | None]
    baselines: tuple[Baseline, ...] = ()
    targets: tuple[Target, ...] = ()
    measurements: tuple[Measurement, ...] = ()
    totals: tuple[TableTotal, ...] = ()
    cut_off: CutOff | None = None
    confidential: bool = False

    @property
    def baseline_state(self) -> BaselineState:
        """Tell whether the start is known; one stated baseline is enough."""
        if any(not found.pending for found in self.baselines):
            return BaselineState.STATED
        return BaselineState.PENDING if self.baselines else BaselineState.NONE

    @property
    def start(self) -> Baseline | None:
        """Return the first baseline with a figure."""
        return next((found for found in self.baselines if found.value is not None), None)


@dataclass(frozen=True, slots=True)
class Comparison:
    """A target or a measurement of one year and department with what it is held against.

    ``percent`` is how much of the target is met, ``short`` what is missing; both are None where
    the two cannot be compared.
    """

    department: str
    year: int | None
    series: str
    measurement: Measurement | None
    target: Target | None
    percent: int | None = None
    short: Decimal | None = None
    trend: Trend = Trend.UNKNOWN

    @property
    def met(self) -> bool | None:
        """Tell whether the target is met; None if nobody can say."""
        return None if self.short is None else self.short <= 0


def needed_value(target: Target, baseline: Decimal | None) -> Decimal | None:
    """Return the value that meets a target; None for words and for a base nobody knows.

    Percent of a base are a part of it ("20 pct. færre"), percentage points are taken from it.
    """
    found = read_target(target.as_written)
    if target.rule is TargetRule.ALL:
        return HUNDRED
    if target.rule is TargetRule.WORDS or found.value is None:
        return None
    if target.rule not in {TargetRule.FEWER, TargetRule.MORE}:
        return found.value
    if baseline is None:
        return None
    unit = found.unit if found.unit is not Unit.COUNT else read_unit(target.unit)
    change = baseline * found.value / HUNDRED if unit is Unit.PERCENT else found.value
    return baseline - change if target.rule is TargetRule.FEWER else baseline + change


def compare(
    value: Decimal, target: Target, direction: Direction, baseline: Decimal | None
) -> tuple[int | None, Decimal | None]:
    """Return how many percent of a target a value meets and how much is missing (≤ 0: none).

    A change from a base year counts the part of the change that has come. Where less is better
    the target is divided by the value.
    """
    needed = needed_value(target, baseline)
    if needed is None:
        return None, None
    if target.rule in {TargetRule.FEWER, TargetRule.MORE} and baseline is not None:
        wanted, came = needed - baseline, value - baseline
        if not wanted:
            return None, None
        short = value - needed if wanted < 0 else needed - value
        return fulfilment_percent(came * _sign(wanted), abs(wanted)), short
    if target.rule is TargetRule.AT_MOST or (
        direction is Direction.LESS and target.rule is not TargetRule.AT_LEAST
    ):
        return (fulfilment_percent(needed, value) if value > 0 else HUNDRED_PERCENT), value - needed
    return (fulfilment_percent(value, needed) if needed > 0 else None), needed - value


def unfit_bases(indicator: Indicator) -> tuple[tuple[Baseline, Target], ...]:
    """Return the targets that count from a year of which no baseline is, with the first that is.

    A baseline that does not say when it was measured is taken to fit.
    """
    stated = [found for found in indicator.baselines if not found.pending]
    return tuple(
        (stated[0], target)
        for target in indicator.targets
        if target.base_year
        and stated
        and not any(_holds_for(found.measured, target.base_year) for found in stated)
    )


def _holds_for(words: str, year: int) -> bool:
    found = parse_date(words)
    if found.earliest is None or found.latest is None:
        return True
    return found.earliest.year <= year <= found.latest.year


def _same_measure(measurement: Measurement, target: Target, unit: str) -> bool:
    """Tell whether the two count the same: a share of a target that counts is no count."""
    counts = read_unit(target.unit or unit) is Unit.COUNT
    percent = read_figure(measurement.as_written).unit is Unit.PERCENT
    return not (counts and percent and read_target(target.as_written).unit is Unit.COUNT)


def _sign(value: Decimal) -> int:
    return -1 if value < 0 else 1


def comparisons(indicator: Indicator) -> tuple[Comparison, ...]:
    """Hold every measurement against the target of its year and department, oldest first.

    A target without a year holds for every year; targets that nothing was measured for stand
    alone. Departments come as they stand in the measurements, the whole last.
    """
    start = indicator.start.value if indicator.start else None
    rows = []
    used: set[str] = set()
    before: dict[tuple[str, str, str], Decimal] = {}
    for found in ordered(indicator.measurements):
        target = _target_of(found, indicator.targets)
        percent, short = (None, None)
        if target is not None:
            used.add(target.id)
            if found.value is not None and _same_measure(found, target, indicator.unit):
                percent, short = compare(found.value, target, indicator.direction, start)
        trend = _trend(found, before, indicator.direction)
        rows.append(
            Comparison(
                found.department, found.year, found.what or found.series,
                found, target, percent, short, trend,
            )
        )  # fmt: skip
    rows += [
        Comparison(target.department, target.year, target.series, None, target)
        for target in indicator.targets
        if target.id not in used
    ]
    return tuple(sorted(rows, key=lambda row: (row.year or 0, not row.department)))


def ordered(measurements: Iterable[Measurement]) -> list[Measurement]:
    """Return measurements by the day they hold for; those without a day first."""
    return sorted(measurements, key=lambda found: found.day or date.min)


def _target_of(measurement: Measurement, targets: Sequence[Target]) -> Target | None:
    own = [target for target in targets if target.department_id == measurement.department_id]
    for year in (measurement.year, None):
        for target in own:
            if target.year == year:
                return target
    later = [target for target in own if (target.year or 0) > (measurement.year or 0)]
    return min(later, key=lambda target: target.year or 0, default=None)


def _trend(
    found: Measurement, before: dict[tuple[str, str, str], Decimal], direction: Direction
) -> Trend:
    """Return the trend since the last figure of the same series, and put this one in its place."""
    now = found.value
    if now is None:
        return Trend.UNKNOWN
    series = (found.department_id, found.series, found.what)
    last, before[series] = before.get(series), now
    return Trend.UNKNOWN if last is None else trend_between(last, now, direction)


def trend_between(before: Decimal, now: Decimal, direction: Direction) -> Trend:
    """Tell which way a figure went, and whether that is good."""
    if now == before:
        return Trend.SAME
    up = now > before
    if direction is Direction.NEUTRAL:
        return Trend.UP if up else Trend.DOWN
    return Trend.BETTER if up is (direction is Direction.MORE) else Trend.WORSE


def latest(indicator: Indicator) -> tuple[Comparison, ...]:
    """Return the comparisons of the latest year that something was measured in."""
    measured = [row for row in comparisons(indicator) if row.measurement is not None]
    year = max((row.year or 0 for row in measured), default=0)
    return tuple(row for row in measured if (row.year or 0) == year)


def missed(indicator: Indicator) -> tuple[Comparison, ...]:
    """Return what falls short of its target in the latest year measured."""
    return tuple(row for row in latest(indicator) if row.met is False)
