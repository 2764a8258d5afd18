"""What falls due without being written as a date, by the line of a timeline it belongs to."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import replace
from typing import TYPE_CHECKING, Final

from kkdesk.db.queries.due_sources import SOURCES, preparations
from kkdesk.db.queries.planning import decisions
from kkdesk.domain.due import seen
from kkdesk.domain.records import Answer
from kkdesk.domain.timeline import LineKey

if TYPE_CHECKING:
    from collections.abc import Collection
    from datetime import date

    from sqlalchemy import Connection

    from kkdesk.domain.records import Deadline
    from kkdesk.domain.timeline import Derived

_LINES: Final = {
    "initiative": "initiative",
    "case": "case",
    "status_round": "round",
    "indicator": "indicator",
    "remark": "remark",
}
"""The kind of line that stands for the record a deadline opens."""


def derived_deadlines(
    connection: Connection, on: date, *, hidden: Collection[str] = frozenset()
) -> Derived:
    """Return the placed deadlines that follow from records and rules, seen from a day.

    They are read once for all lines: what is in sight is then looked up here. Those of
    ``hidden`` records, and the confidential where anything is hidden, are left out.
    """
    decided = decisions(connection)
    dues = [due for source in SOURCES for due in source(connection)]
    found: dict[LineKey, list[Deadline]] = defaultdict(list)
    for due in (*dues, *preparations(connection, decided)):
        kind, record_id = due.opens
        secret = due.expression.confidential or {due.origin.id, record_id} & set(hidden)
        if kind not in _LINES or (hidden and secret):
            continue
        told = seen(due, on, 0, decided.get(due.origin, ()))
        if told.answer is Answer.WAIVED or not (told.first or told.last):
            continue
        if kind == "status_round":  # the line is the round's: who owes it must be told
            told = replace(told, expression=replace(told.expression, event=due.owner))
        found[LineKey(_LINES[kind], record_id)].append(told)
    return {key: tuple(told) for key, told in found.items()}
