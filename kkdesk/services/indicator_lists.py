"""Indicators, baselines, targets and measurements as plain data for the command line."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from kkdesk.db.queries.indicators import indicators
from kkdesk.domain.indicators import comparisons, latest, missed, read_target
from kkdesk.domain.numbers import Unit, format_number

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from decimal import Decimal

    from sqlalchemy import Connection

    from kkdesk.domain.indicators import Indicator

Listed = dict[str, Any]


def _indicators(connection: Connection) -> list[Listed]:
    rows = []
    for one in indicators(connection):
        whole = [row for row in latest(one) if not row.department]
        rows.append(
            {
                **_place(one),
                "name": one.name,
                "objective": one.objective,
                "group": one.fields["grouping"],
                "unit": one.unit,
                "direction": one.direction.value,
                "population": one.fields["population"],
                "committees": [code for _, code in one.committees],
                "baseline": one.baseline_state.value,
                "baselines": [found.as_written for found in one.baselines],
                "due": next((found.due for found in one.baselines if found.pending), ""),
                "fulfilment": whole[-1].percent if whole else None,
                "missed": [row.department for row in missed(one)],
                "source": one.fields["source"],
                "confidential": one.confidential,
            }
        )
    return rows


def _baselines(connection: Connection) -> list[Listed]:
    return [
        {
            **_place(one),
            "name": one.name,
            "as_written": found.as_written,
            "value": _number(found.value),
            "measured": found.measured,
            "pending": found.pending,
            "due": found.due,
            "series": found.series,
            "population": found.population,
            "note": found.note,
            "confidential": one.confidential or found.confidential,
        }
        for one in indicators(connection)
        for found in one.baselines
    ]


def _targets(connection: Connection) -> list[Listed]:
    rows = []
    for one in indicators(connection):
        held = {row.target.id: row for row in comparisons(one) if row.target is not None}
        for found in one.targets:
            row = held.get(found.id)
            measured = row.measurement if row else None
            rows.append(
                {
                    **_place(one),
                    "department": found.department,
                    "year": found.year,
                    "as_written": found.as_written,
                    "rule": found.rule.value,
                    "base_year": found.base_year,
                    "value": _number(found.value),
                    "unit": found.unit or _unit(found.as_written) or one.unit,
                    "measured": measured.as_written if measured else "",
                    "fulfilment": row.percent if row else None,
                    "short": _number(row.short) if row and row.short and row.short > 0 else "",
                    "met": row.met if row else None,
                    "confidential": one.confidential or found.confidential,
                }
            )
    return rows


def _measurements(connection: Connection) -> list[Listed]:
    return [
        {
            **_place(one),
            "department": row.department,
            "year": row.year,
            "as_of": row.measurement.as_of,
            "as_written": row.measurement.as_written,
            "value": _number(row.measurement.value),
            "approximate": row.measurement.about,
            "series": row.series,
            "target": row.target.as_written if row.target else "",
            "fulfilment": row.percent,
            "met": row.met,
            "trend": row.trend.value,
            "after_cut_off_of": row.measurement.late_for,
            "confidential": one.confidential or row.measurement.confidential,
        }
        for one in indicators(connection)
        for row in comparisons(one)
        if row.measurement is not None
    ]


def _place(one: Indicator) -> Listed:
    return {"policy": one.policy, "code": one.code, "indicator": one.code}


def _unit(words: str) -> str:
    """Return the unit that a target's own words hold, if any."""
    unit = read_target(words).unit
    return unit.label() if unit in {Unit.PERCENT, Unit.PERCENTAGE_POINTS} else ""


def _number(value: Decimal | None) -> str:
    return "" if value is None else format_number(value)


INDICATOR_LISTS: Final[Mapping[str, Callable[[Connection], list[Listed]]]] = {
    "indicators": _indicators,
    "baselines": _baselines,
    "targets": _targets,
    "measurements": _measurements,
}
"""What can be listed of indicators, by the word that a person types."""
