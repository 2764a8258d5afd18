"""Planning rules, the calendar and rules of follow-up of a portfolio."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kkdesk.domain.dates import parse_date
from kkdesk.services.loading.index import Index, words

if TYPE_CHECKING:
    from kkdesk.exchange.portfolio_files import Table


def load_planning(index: Index, data: Table) -> None:
    """Load the file of planning; a rule stands after the one that it counts from."""
    for position, row in enumerate(data.get("rule", [])):
        index.add(
            "planning_rule",
            row["name"],
            amount=row["amount"],
            committee_id=index.maybe("committee", row.get("committee")),
            before_id=index.maybe("planning_rule", row.get("before")),
            position=position,
            **words(row, "name", "unit", "first_only"),
        )
    for row in data.get("period", []):
        read = parse_date(row["as_written"])
        index.work.insert(
            "calendar_period",
            first=read.start[0],
            last=read.end[1],
            **words(row, "name", "kind", "as_written"),
        )
    for row in data.get("follow_up", []):
        index.work.insert(
            "follow_up_rule",
            policy_id=index.maybe("policy", row.get("policy")),
            plan_id=index.maybe("plan", row.get("plan")),
            committee_id=index.maybe("committee", row.get("committee")),
            **words(row, "text", "frequency"),
        )
