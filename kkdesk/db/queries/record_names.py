"""What people know records by: their codes and titles, and what each belongs to."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Final

from kkdesk.db.schema import kinds, table_of
from kkdesk.db.sql import text

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from sqlalchemy import Connection

_NAMES: Final = ("code", "number", "title", "title_short", "name", "as_written", "text")


def target_of(kind: str, column: str) -> str:
    """Return the kind of record that a column points at; empty if it points at none."""
    if kind not in kinds() or column not in table_of(kind).columns:
        return ""
    keys = table_of(kind).columns[column].foreign_keys
    return next((key.column.table.name for key in keys), "")


def owning_columns(kind: str) -> tuple[str, ...]:
    """Return the columns that may name what a record belongs to; none if it stands by itself.

    People know what hangs on an initiative by that, before a round or an objective.
    """
    columns = table_of(kind).columns if kind in kinds() else ()
    found = [str(one.name) for one in columns if one.info.get("owned")]
    return tuple(sorted(found, key=lambda name: name != "initiative_id"))


def names(connection: Connection, wanted: Mapping[str, Iterable[str]]) -> dict[str, str]:
    """Return the words for each of the records (ids by kind) that are there."""
    found: dict[str, str] = {}
    for kind, ids in wanted.items():
        columns_there = table_of(kind).columns
        told = [name for name in _NAMES if name in columns_there]
        if "title" in told and "text" in told:
            told.remove("text")  # a whole page, where a title says it
        columns = "".join(f', "{name}"' for name in told)
        query = text(
            f'SELECT id{columns} FROM "{kind}" WHERE id IN (SELECT value FROM json_each(:ids))'
        )
        for row in connection.execute(query, {"ids": json.dumps(sorted(set(ids)))}):
            words = [str(value) for value in tuple(row)[1:] if value not in {None, ""}]
            found[str(row[0])] = " ".join(" ".join(words[:2]).split())
    return found


def owner_of(kind: str, record: Mapping[str, object]) -> tuple[str, str]:
    """Return the kind and the id of what a record belongs to, as far as its fields tell it."""
    for column in owning_columns(kind):
        if record.get(column):
            return target_of(kind, column), str(record[column])
    return "", ""


def records(connection: Connection, kind: str, ids: Iterable[str]) -> dict[str, dict[str, object]]:
    """Return the records of a kind as they are now, by id, those that are there."""
    query = text(f'SELECT * FROM "{kind}" WHERE id IN (SELECT value FROM json_each(:ids))')
    rows = connection.execute(query, {"ids": json.dumps(sorted(set(ids)))}).mappings()
    return {str(row["id"]): dict(row) for row in rows}
