"""Indicators with everything measured of them, as records."""

from __future__ import annotations

import json
from collections import defaultdict
from typing import TYPE_CHECKING, Any

from kkdesk.db.sql import text
from kkdesk.domain.collation import danish_key
from kkdesk.domain.indicators import (
    Baseline,
    CutOff,
    Indicator,
    Measurement,
    TableTotal,
    Target,
    TargetRule,
    last_day,
)
from kkdesk.domain.numbers import format_number
from kkdesk.domain.totals import check_totals
from kkdesk.domain.vocabulary import Direction

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import date

    from sqlalchemy import Connection, Row

OWN_COLUMNS = (
    *("code", "name", "definition", "unit", "direction", "population", "grouping", "source"),
    *("caption", "note", "proxy_note", "observed", "objective_id", "confidential"),
)

_INDICATORS = (
    "SELECT n.id, coalesce(n.policy_id, '') AS policy_id, coalesce(p.code, '') AS policy,"
    " o.number AS objective, "
    + ", ".join(f"n.{name}" for name in OWN_COLUMNS)
    + " FROM indicator n LEFT JOIN policy p ON p.id = n.policy_id"
    " LEFT JOIN objective o ON o.id = n.objective_id"
)
_COMMITTEES = (
    "SELECT l.indicator_id, k.id, k.code FROM indicator_committee l"
    " JOIN committee k ON k.id = l.committee_id WHERE l.indicator_id IN {ids}"
    " ORDER BY k.position, k.id"
)
_BASELINES = (
    "SELECT indicator_id, id, as_written, measured, pending, due, population, note, series,"
    " confidential FROM baseline WHERE indicator_id IN {ids} ORDER BY id"
)
_TARGETS = (
    "SELECT t.indicator_id, t.id, t.as_written, t.comparator, t.unit, t.base_year, t.year,"
    " t.series, t.confidential, coalesce(d.id, '') AS department_id,"
    " coalesce(d.code, '') AS department FROM target t"
    " LEFT JOIN department d ON d.id = t.department_id WHERE t.indicator_id IN {ids}"
    " ORDER BY t.year, d.code IS NULL, d.collation, t.id"
)
_MEASUREMENTS = (
    "SELECT m.indicator_id, m.id, m.as_written, m.as_of, m.series, m.what, m.approximate,"
    " m.confidential, coalesce(d.id, '') AS department_id, coalesce(d.code, '') AS department"
    " FROM measurement m LEFT JOIN department d ON d.id = m.department_id"
    " WHERE m.indicator_id IN {ids} ORDER BY d.code IS NULL, d.collation, m.position, m.id"
)
_TABLES = (
    "SELECT t.about_indicator_id AS indicator_id, t.id, t.title, t.columns, w.label, w.kind,"
    " w.cells FROM stated_table t JOIN stated_table_row w ON w.table_id = t.id"
    " WHERE t.about_indicator_id IN {ids} ORDER BY t.code, w.position, w.id"
)
_EVERY = "(SELECT id FROM indicator)"
_ROUNDS = "SELECT policy_id, code, cut_off FROM status_round WHERE cut_off <> ''"


def indicators(connection: Connection, keys: Sequence[str] | None = None) -> tuple[Indicator, ...]:
    """Return every indicator by policy and code, in Danish order; with ``keys`` these alone."""
    committees = _grouped(connection, _COMMITTEES, keys)
    baselines = _grouped(connection, _BASELINES, keys)
    targets = _grouped(connection, _TARGETS, keys)
    measurements = _grouped(connection, _MEASUREMENTS, keys)
    tables = _grouped(connection, _TABLES, keys)
    cut_offs = _cut_offs(connection)
    found = []
    for row in _rows(connection, f"{_INDICATORS} WHERE n.id IN {{ids}}", keys):
        key = str(row.id)
        fields = {name: getattr(row, name) for name in OWN_COLUMNS}
        fields["confidential"] = bool(row.confidential)
        found.append(
            Indicator(
                id=key,
                code=row.code,
                name=row.name,
                policy=row.policy,
                policy_id=row.policy_id,
                objective=row.objective,
                unit=row.unit,
                direction=Direction(row.direction),
                committees=tuple((str(one.id), one.code) for one in committees[key]),
                fields=fields,
                baselines=tuple(_baseline(one) for one in baselines[key]),
                targets=tuple(_target(one) for one in targets[key]),
                measurements=tuple(
                    _measurement(one, cut_offs.get(row.policy_id)) for one in measurements[key]
                ),
                totals=_totals(tables[key]),
                cut_off=cut_offs.get(row.policy_id),
                confidential=bool(row.confidential),
            )
        )
    return tuple(sorted(found, key=lambda one: (one.policy, danish_key(one.code))))


def table_totals(
    columns: Sequence[str], rows: Sequence[tuple[str, str, Sequence[str]]], title: str, key: str
) -> tuple[TableTotal, ...]:
    """Hold each stated total of a table (label, kind, cells) against the sum of its rows."""
    body = [[label, *cells] for label, kind, cells in rows if kind == "row"]
    found = []
    for label, kind, cells in rows:
        if kind != "total":
            continue
        differs = {one.column: one for one in check_totals(columns, body, [label, *cells])}
        for column, stated in zip(columns[1:], cells, strict=False):
            other = differs.get(column)
            computed = format_number(other.computed).replace(".", "") if other else stated
            if "pct" in stated or "%" in stated or "procent" in column.casefold():
                computed = ""
            found.append(TableTotal(key, title, column, stated, computed))
    return tuple(found)


def _cut_offs(connection: Connection) -> dict[str, CutOff]:
    """Return the last cut-off of each policy's rounds."""
    found: dict[str, tuple[date, str]] = {}
    for row in connection.execute(text(_ROUNDS)):
        day = last_day(row.cut_off)
        if day is not None:
            key = str(row.policy_id)
            found[key] = max(found.get(key, (day, row.code)), (day, row.code))
    return {key: CutOff(*last) for key, last in found.items()}


def _baseline(row: Row[Any]) -> Baseline:
    return Baseline(
        str(row.id), row.as_written, row.measured, bool(row.pending), row.due, row.population,
        row.note, row.series, bool(row.confidential),
    )  # fmt: skip


def _target(row: Row[Any]) -> Target:
    return Target(
        str(row.id), row.as_written, TargetRule(row.comparator or TargetRule.REACH), row.unit,
        row.base_year, row.year, row.department, str(row.department_id), row.series,
        bool(row.confidential),
    )  # fmt: skip


def _measurement(row: Row[Any], cut_off: CutOff | None) -> Measurement:
    late_for = cut_off.round if cut_off is not None and cut_off.passed_by(row.as_of) else ""
    return Measurement(
        str(row.id), row.as_written, row.as_of, row.department, str(row.department_id), row.series,
        row.what, bool(row.approximate), late_for, bool(row.confidential),
    )  # fmt: skip


def _totals(rows: Sequence[Row[Any]]) -> tuple[TableTotal, ...]:
    by_table: dict[str, list[Row[Any]]] = defaultdict(list)
    for row in rows:
        by_table[str(row.id)].append(row)
    return tuple(
        total
        for key, held in by_table.items()
        for total in table_totals(
            held[0].columns.splitlines(),
            [(one.label, one.kind, one.cells.splitlines()) for one in held],
            held[0].title,
            key,
        )
    )


def _rows(connection: Connection, query: str, keys: Sequence[str] | None) -> Iterable[Row[Any]]:
    """Run a query on all indicators, or on those with these keys."""
    if keys is None:
        return connection.execute(text(query.replace("{ids}", _EVERY)))
    chosen = query.replace("{ids}", "(SELECT value FROM json_each(:ids))")
    return connection.execute(text(chosen), {"ids": json.dumps(list(keys))})


def _grouped(
    connection: Connection, query: str, keys: Sequence[str] | None
) -> dict[str, list[Row[Any]]]:
    found: dict[str, list[Row[Any]]] = defaultdict(list)
    for row in _rows(connection, query, keys):
        found[str(row.indicator_id)].append(row)
    return found
