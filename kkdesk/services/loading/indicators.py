"""Indicators of a policy or a plan, with baselines, targets and measurements."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kkdesk.domain.dates import parse_date
from kkdesk.domain.indicators import read_target
from kkdesk.services.loading.index import Index, words

if TYPE_CHECKING:
    from kkdesk.db.unit_of_work import Row, Value
    from kkdesk.exchange.portfolio_files import Table

_WORDS = (
    *("code", "name", "definition", "unit", "direction", "population", "grouping", "source"),
    *("caption", "note", "proxy_note", "observed", "confidential"),
)


def load_indicator(index: Index, row: Table, **place: Value) -> str:
    """Insert an indicator; ``place`` holds the keys of its policy, objective or heading."""
    indicator = index.add("indicator", row["code"], **place, **words(row, *_WORDS))
    for code in row.get("committees", []):
        index.work.insert(
            "indicator_committee",
            indicator_id=indicator,
            committee_id=index.key("committee", code),
        )
    for entry in row.get("baseline", []):
        index.work.insert(
            "baseline",
            indicator_id=indicator,
            measured=str(entry.get("date", "")),
            **words(entry, "as_written", "value", "series", "population", "note", "pending"),
            **words(entry, "due", "confidential"),
        )
    for entry in row.get("target", []):
        index.work.insert(
            "target", indicator_id=indicator, **_department(index, entry), **_target(entry)
        )
    for position, entry in enumerate(row.get("measurement", [])):
        index.work.insert(
            "measurement",
            indicator_id=indicator,
            position=position,
            **_department(index, entry),
            **words(entry, "as_written", "value", "series", "what", "as_of", "approximate"),
            **words(entry, "confidential"),
        )
    return indicator


def _department(index: Index, entry: Table) -> Row:
    return {"department_id": index.maybe("department", entry.get("department"))}


def _target(entry: Table) -> Row:
    found = read_target(entry["as_written"])
    day = parse_date(str(entry.get("date", ""))).latest
    return {
        "comparator": found.rule.value,
        "base_year": found.base_year,
        "year": day.year if day else found.year,
        **words(entry, "as_written", "value", "series", "comparator", "unit", "confidential"),
    }
