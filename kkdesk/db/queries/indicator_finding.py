"""Finding indicators without reading what is measured of them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kkdesk.db.sql import text
from kkdesk.domain.indicator_finding import IndicatorFilter, IndicatorOrder, IndicatorsFound

if TYPE_CHECKING:
    from sqlalchemy import Connection

_CONDITIONS = {
    "policy": "n.policy_id = :policy",
    "committee": "n.id IN (SELECT indicator_id FROM indicator_committee"
    " WHERE committee_id = :committee)",
    "department": "n.id IN (SELECT indicator_id FROM target WHERE department_id = :department"
    " UNION SELECT indicator_id FROM measurement"
    " WHERE department_id = :department AND indicator_id IS NOT NULL)",
    "baseline": "CASE (SELECT min(b.pending) FROM baseline b WHERE b.indicator_id = n.id)"
    " WHEN 0 THEN 'stated' WHEN 1 THEN 'pending' ELSE 'none' END = :baseline",
    "missed": "s.misses = 1",
}
_USUAL = "coalesce(p.code, ''), s.code_order, n.id"
_ORDERS = {
    IndicatorOrder.POLICY: "",
    IndicatorOrder.CODE: "s.code_order",
    IndicatorOrder.NAME: "s.name_order",
}


def find(
    connection: Connection,
    wanted: IndicatorFilter,
    order: IndicatorOrder = IndicatorOrder.POLICY,
    *,
    descending: bool = False,
) -> IndicatorsFound:
    """Return the keys of what a filter leaves; ``descending`` turns the order chosen alone."""
    total = int(connection.execute(text("SELECT count(*) FROM indicator")).scalar_one())
    used = {name: condition for name, condition in _CONDITIONS.items() if getattr(wanted, name)}
    values = {name: getattr(wanted, name) for name in used if name != "missed"}
    parts = {f"part{number}": part for number, part in enumerate(wanted.parts)}
    conditions = [*used.values(), *(f"instr(s.said, :{name}) > 0" for name in parts)]
    first = _ORDERS[order] and f"{_ORDERS[order]}{' DESC' if descending else ''}, "
    query = (
        "SELECT n.id FROM indicator n JOIN search_indicator s ON s.indicator_id = n.id"
        " LEFT JOIN policy p ON p.id = n.policy_id"
        + (f" WHERE {' AND '.join(conditions)}" if conditions else "")
        + f" ORDER BY {first}{_USUAL}"
    )
    keys = connection.execute(text(query), {**values, **parts}).scalars()
    return IndicatorsFound(tuple(str(key) for key in keys), total)
