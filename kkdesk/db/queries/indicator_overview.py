"""Indicators with the goals, committees and departments that an overview names."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from kkdesk.db.queries.indicators import indicators
from kkdesk.db.sql import text
from kkdesk.domain.indicator_overview import IndicatorOverview, PolicyIndicators
from kkdesk.errors import UnknownCode

if TYPE_CHECKING:
    from sqlalchemy import Connection

_POLICIES = """
    SELECT p.id, p.code, p.title, o.name AS organisation FROM policy p
    JOIN organisation o ON o.id = p.organisation_id
    WHERE p.code = :policy OR :policy = '' ORDER BY p.code
"""


def indicator_overview(
    connection: Connection,
    policy: str = "",
    committee: str = "",
    hidden: frozenset[str] = frozenset(),
) -> IndicatorOverview:
    """Return the indicators of a policy (of all, without a code), of one committee if asked for.

    UnknownCode for a policy or a committee that does not exist, or that is among `hidden`.
    """
    rows = [
        row
        for row in connection.execute(text(_POLICIES), {"policy": policy})
        if str(row.id) not in hidden
    ]
    if policy and not rows:
        raise UnknownCode("policy", policy)
    committees = dict(_pairs(connection, "SELECT code, name FROM committee ORDER BY position, id"))
    if committee and committee not in committees:
        raise UnknownCode("committee", committee)
    goals: dict[str, dict[int, str]] = defaultdict(dict)
    query = "SELECT id, policy_id, number, title_long FROM objective ORDER BY number"
    for row in connection.execute(text(query)):
        if str(row.id) not in hidden:
            goals[str(row.policy_id)][int(row.number)] = row.title_long
    known = [
        one
        for one in indicators(connection)
        if not committee or committee in {code for _, code in one.committees}
    ]
    policies = tuple(
        PolicyIndicators(
            str(row.id),
            row.title,
            goals[str(row.id)],
            tuple(one for one in known if one.policy_id == str(row.id)),
            row.organisation,
        )
        for row in rows
    )
    return IndicatorOverview(
        tuple(one for one in policies if one.indicators),
        committees,
        dict(_pairs(connection, "SELECT code, name FROM department ORDER BY collation, id")),
    )


def _pairs(connection: Connection, query: str) -> list[tuple[str, str]]:
    return [(str(row[0]), str(row[1])) for row in connection.execute(text(query))]
