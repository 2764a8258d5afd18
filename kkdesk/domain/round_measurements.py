"""Measurements of a round's initiatives: the last value then and now, and those that come late."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from kkdesk.domain.dates import parse_date
from kkdesk.domain.rounds import CutOffFlag

if TYPE_CHECKING:
    from collections.abc import Iterable


@dataclass(frozen=True, slots=True)
class Measured:
    """One value of an initiative or of an indicator that its plan heading has.

    ``recorded`` is the ISO day it was typed, or nothing if it was there from the start.
    """

    name: str
    as_written: str
    as_of: str = ""
    recorded: str = ""

    @property
    def first_day(self) -> date | None:
        """Return the first day the value may be of, as it is written."""
        return parse_date(self.as_of).earliest if self.as_of.strip() else None

    @property
    def day(self) -> date | None:
        """Return the day it counts from: the one it is of, or else the one it was typed."""
        written = date.fromisoformat(self.recorded) if self.recorded else None
        return self.first_day or written

    @property
    def words(self) -> str:
        """Return the value with its day, as they are written."""
        return f"«{self.as_written}»" + (f" ({self.as_of})" if self.as_of else "")


def measured_since(values: Iterable[Measured], since: date | None) -> tuple[str, ...]:
    """Say of everything measured since a day its last value then and now.

    Without a day everything is new. Of two values of one day the one that stands last counts;
    a value without any day is older than all others.
    """
    lines: dict[str, list[Measured]] = {}
    for value in values:
        lines.setdefault(value.name, []).append(value)
    told = []
    for name, held in lines.items():
        held.sort(key=lambda value: value.day or date.min)
        old = [v for v in held if since is not None and (v.day is None or v.day <= since)]
        if len(old) < len(held):
            before = old[-1].words if old else "–"
            told.append(f"{name}: {before} → {held[-1].words}".removeprefix(": "))
    return tuple(told)


def measurement_flags(
    values: Iterable[Measured], *, last: date | None, told_on: date
) -> tuple[CutOffFlag, ...]:
    """Say which values are of a day that the round leaves out, though it had come when told."""
    if last is None:
        return ()
    late = [v for v in values if (day := v.first_day) is not None and last < day <= told_on]
    return tuple(dict.fromkeys(_late_flag(value) for value in late))


def _late_flag(value: Measured) -> CutOffFlag:
    about = f" ({value.name})" if value.name else ""
    return CutOffFlag(
        f"målingen «{value.as_written}»{about} er fra {value.as_of}, efter periodens slutning",
        f"the measurement “{value.as_written}”{about} is of {value.as_of},"
        " after the end of the period",
    )
