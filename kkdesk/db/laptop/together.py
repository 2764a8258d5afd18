"""Which fields mean something only together, and which records may not be alike."""

from __future__ import annotations

from functools import cache
from typing import Final

from sqlalchemy import UniqueConstraint

from kkdesk.db.schema import UNIQUE_CODES, table_of

_TOGETHER: Final[dict[str, tuple[tuple[str, ...], ...]]] = {
    "date_entry": (
        (
            *("as_written", "earliest", "latest", "start_earliest", "start_latest"),
            *("end_earliest", "end_latest", "precision", "flag", "computed_from"),
            *("computed_start", "document_date"),
        ),
    ),
    "appropriation": (
        (
            *("as_written", "amount_ore", "basis", "qualifier", "first_year", "last_year"),
            *("open_ended", "computed_years"),
        ),
    ),
    "calendar_period": (("as_written", "first", "last"),),
    "deadline_decision": (
        (
            *("action", "old_words", "old_first", "old_last", "words", "first", "last"),
            *("precision", "flag"),
        ),
    ),
    "initiative": (("owner_kind", "owner_department_id", "owner_text"),),
    "planning_rule": (("amount", "unit"),),
    "status_entry": (("state", "approved_on", "approved_by", "return_note"),),
    "status_round": (("state", "closed_on", "closed_by", "close_reason", "reopen_reason"),),
    "department_submission": (("state", "submitted_on"),),
    "target": (("as_written", "value", "comparator", "unit", "base_year", "year"),),
    "baseline": (("as_written", "value", "pending"),),
    "measurement": (("as_written", "value", "approximate"),),
}
"""By kind: the first field of each group names it."""


@cache
def group_of(kind: str, field: str) -> tuple[str, ...]:
    """Return the fields that move with a field, itself among them."""
    return next((group for group in _TOGETHER.get(kind, ()) if field in group), (field,))


@cache
def unique_sets(kind: str) -> tuple[tuple[str, ...], ...]:
    """Return the sets of columns in which no two records of a kind may be alike."""
    found = [
        tuple(column.name for column in constraint.columns)
        for constraint in table_of(kind).constraints
        if isinstance(constraint, UniqueConstraint)
    ]
    if kind in UNIQUE_CODES:
        column, parent = UNIQUE_CODES[kind]
        found.append((column, parent) if parent else (column,))
    return tuple(sorted(found))
