"""Finding indicators without reading what is measured of them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kkdesk.db.sql import text
from kkdesk.domain.collation import danish_key
from kkdesk.domain.indicator_finding import IndicatorFilter, IndicatorHead, IndicatorsFound

if TYPE_CHECKING:
    from sqlalchemy import Connection

_FIELDS = ("code", "name", "definition", "unit", "population", "grouping", "source", "caption")
_BASELINES = (
    "coalesce((SELECT group_concat(b.as_written || ' ' || b.note || ' ' || b.population, ' ')"
    " FROM baseline b WHERE b.indicator_id = n.id), '')"
)
_TARGETS = (
    "coalesce((SELECT group_concat(t.as_written, ' ')"
    " FROM target t WHERE t.indicator_id = n.id), '')"
)
_COMMITTEES = (
    "coalesce((SELECT group_concat(k.code, ' ') FROM indicator_committee l"
    " JOIN committee k ON k.id = l.committee_id WHERE l.indicator_id = n.id), '')"
)
_OWN = tuple(f"n.{name}" for name in (*_FIELDS, "note", "proxy_note", "observed"))
_SAID = " || ' ' || ".join((*_OWN, _BASELINES, _TARGETS, _COMMITTEES))
_CONDITIONS = {
    "policy": "n.policy_id = :policy",
    "committee": "EXISTS (SELECT 1 FROM indicator_committee l"
    " WHERE l.indicator_id = n.id AND l.committee_id = :committee)",
    "department": "(EXISTS (SELECT 1 FROM target t"
    " WHERE t.indicator_id = n.id AND t.department_id = :department)"
    " OR EXISTS (SELECT 1 FROM measurement m"
    " WHERE m.indicator_id = n.id AND m.department_id = :department))",
    "baseline": "CASE (SELECT min(b.pending) FROM baseline b WHERE b.indicator_id = n.id)"
    " WHEN 0 THEN 'stated' WHEN 1 THEN 'pending' ELSE 'none' END = :baseline",
    "missed": "EXISTS (SELECT 1 FROM target t WHERE t.indicator_id = n.id)"
    " AND EXISTS (SELECT 1 FROM measurement m WHERE m.indicator_id = n.id)",
}


def find(connection: Connection, wanted: IndicatorFilter) -> IndicatorsFound:
    """Return the heads that a filter leaves, by policy and code in Danish order."""
    total = int(connection.execute(text("SELECT count(*) FROM indicator")).scalar_one())
    words = wanted.words.casefold().split()
    used = {name: condition for name, condition in _CONDITIONS.items() if getattr(wanted, name)}
    query = (
        "SELECT n.id, n.code, n.name, coalesce(p.code, '') AS policy, "
        + (_SAID if words else "''")
        + " AS said FROM indicator n LEFT JOIN policy p ON p.id = n.policy_id"
        + (f" WHERE {' AND '.join(used.values())}" if used else "")
    )
    values = {name: getattr(wanted, name) for name in used if name != "missed"}
    heads = []
    for row in connection.execute(text(query), values):
        said = row.said.casefold()
        if all(word in said for word in words):
            heads.append(IndicatorHead(str(row.id), row.code, row.name, row.policy))
    return IndicatorsFound(
        tuple(sorted(heads, key=lambda one: (one.policy, danish_key(one.code)))), total
    )
