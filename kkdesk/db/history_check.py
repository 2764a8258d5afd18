"""Comparing the change log with the records: each must be what the log says it became."""

from __future__ import annotations

import json
from itertools import groupby
from typing import TYPE_CHECKING, Any, Final

from kkdesk.db.schema import DERIVED, kinds

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterable, Iterator

_LOG: Final = (
    "SELECT record_id, action, field, before, after FROM change WHERE record_kind = ?"
    " ORDER BY record_id, id"
)
_BY_UPGRADE: Final = {("target", "comparator"): {"": "reach"}}
"""Values that a newer schema wrote in place of old ones, which no operation tells."""

Row = dict[str, Any]
_Wrong = tuple[str, Any, Any]
"""A field, what the log says it is, and what was found."""


def history_faults(connection: sqlite3.Connection) -> tuple[int, list[str]]:
    """Return how many records have a history, and what in it does not fit: kind, key and field.

    Fields that an older schema lacked are not in its log and are not compared.
    """
    examined, faults = 0, []
    for kind in sorted(kinds()):
        stored = _stored(connection, kind)
        lines = connection.execute(_LOG, (kind,))
        for record_id, log in groupby(lines, key=lambda line: str(line[0])):
            examined += 1
            wrong = _replay(log, stored.get(record_id))
            faults += [
                f"{kind} {record_id} {field}".strip()
                for field, said, found in wrong
                if _BY_UPGRADE.get((kind, field), {}).get(said) != found or found is None
            ]
    return examined, faults


def _stored(connection: sqlite3.Connection, kind: str) -> dict[str, Row]:
    found = connection.execute(f'SELECT * FROM "{kind}"')
    names = [column[0] for column in found.description]
    return {str(row[names.index("id")]): dict(zip(names, row, strict=True)) for row in found}


def _replay(log: Iterable[tuple[Any, ...]], stored: Row | None) -> Iterator[_Wrong]:
    """Yield the fields in which a record's log contradicts itself or the record."""
    known: Row | None = None  # nothing is known of a record until the log tells of it
    gone = False
    for _, action, field, before, after in log:
        if action == "delete":
            yield from _differing(known, _decoded(before))
            known, gone = None, True
        elif action == "insert":
            known, gone = _decoded(after), False
        else:
            known = {} if known is None else known
            if field in known and known[field] != _decoded(before):
                yield field, known[field], _decoded(before)
            known[field] = _decoded(after)
    if gone or stored is None:
        if gone != (stored is None):
            yield "", None, None
        return
    yield from _differing(known, stored)


def _differing(known: Row | None, row: Row) -> Iterator[_Wrong]:
    for field, value in (known or {}).items():
        if field not in DERIVED and field in row and row[field] != value:
            yield field, value, row[field]


def _decoded(words: str | None) -> Any:  # noqa: ANN401 -- what the log holds
    return None if words is None else json.loads(words)
