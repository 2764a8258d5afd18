"""Which records a part of a portfolio holds, and taking all others out of a copy.

A part is one policy or one department: the records that name it, what these own, and whatever any
of them refers to, so that every reference in the copy leads somewhere.
"""

from __future__ import annotations

import json
from functools import cache
from typing import TYPE_CHECKING, Final, NamedTuple

from kkdesk.db.schema import kinds, table_of

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterable, Mapping

SHARED: Final = (
    *("organisation", "department", "sub_unit", "committee", "council", "person", "membership"),
    *("meeting", "planning_rule", "calendar_period"),
)
"""Every copy holds all of these: they are few, and lists of choices need them."""

LEDGERS: Final = (
    *("laptop_change", "laptop_operation", "check_in", "laptop_copy", "merge_conflict"),
)
"""What only the centre keeps; a copy starts without."""


class Link(NamedTuple):
    """A column of a kind that points at another kind."""

    kind: str
    column: str
    target: str
    owned: bool
    optional: bool


@cache
def links() -> tuple[Link, ...]:
    """Return every reference between records that travel."""
    return tuple(
        Link(
            kind, column.name, key.column.table.name,
            bool(column.info.get("owned")), bool(column.nullable),
        )
        for kind in travelling()
        for column in table_of(kind).columns
        for key in column.foreign_keys
    )  # fmt: skip


@cache
def travelling() -> tuple[str, ...]:
    """Return the kinds of record that a copy takes along."""
    return tuple(sorted(kinds() - {"merge_conflict"}))


def choose(connection: sqlite3.Connection, kind: str, record_id: str) -> None:
    """Fill the temporary table ``kept`` with a policy's or department's part."""
    connection.execute(
        "CREATE TEMP TABLE kept (kind TEXT, id TEXT, PRIMARY KEY (kind, id)) WITHOUT ROWID"
    )
    connection.execute("INSERT INTO kept VALUES (?, ?)", (kind, record_id))
    found = links()
    for link in found:
        if link.target == kind and link.kind not in SHARED:
            connection.execute(
                f"INSERT OR IGNORE INTO kept SELECT '{link.kind}', id FROM \"{link.kind}\""
                f' WHERE "{link.column}" = ?',
                (record_id,),
            )
    _grow(connection, [_downwards(link) for link in found if link.owned])
    for shared in SHARED:
        connection.execute(f"INSERT OR IGNORE INTO kept SELECT '{shared}', id FROM \"{shared}\"")
    _grow(connection, [_upwards(link) for link in found])


def remove_all_but_kept(connection: sqlite3.Connection) -> None:
    """Delete the records that were not chosen."""
    for kind in travelling():
        connection.execute(
            f'DELETE FROM "{kind}" WHERE id NOT IN (SELECT id FROM kept WHERE kind = ?)', (kind,)
        )


def remove(connection: sqlite3.Connection, hidden: Iterable[str], public: Mapping[str, str]) -> str:
    """Delete records by id, with all that cannot be without them; return what was emptied.

    References that may be empty are emptied, and what closed rounds keep is brought down to what
    is public today (by id); JSON tells where: [kind, id, column].
    """
    connection.execute("CREATE TEMP TABLE hidden (id TEXT PRIMARY KEY) WITHOUT ROWID")
    connection.executemany("INSERT OR IGNORE INTO hidden VALUES (?)", ((key,) for key in hidden))
    for kind in travelling():
        connection.execute(f'DELETE FROM "{kind}" WHERE id IN (SELECT id FROM hidden)')
    blanked: list[list[str]] = []
    grown = True
    while grown:
        grown = False
        for link in links():
            lost = (
                f'"{link.column}" IS NOT NULL AND "{link.column}" NOT IN'
                f' (SELECT id FROM "{link.target}")'
            )
            if link.optional and not link.owned:
                ids = connection.execute(f'SELECT id FROM "{link.kind}" WHERE {lost}').fetchall()
                blanked += [[link.kind, key, link.column] for (key,) in ids]
                connection.execute(f'UPDATE "{link.kind}" SET "{link.column}" = NULL WHERE {lost}')
            else:
                gone = connection.execute(f'DELETE FROM "{link.kind}" WHERE {lost}').rowcount
                grown = grown or gone > 0
    blanked += _blank_frozen_words(connection)
    blanked += _shorten_frozen_words(connection, public)
    return json.dumps(blanked)


def _blank_frozen_words(connection: sqlite3.Connection) -> list[list[str]]:
    """Empty what closed rounds keep of their internal edition: it says what is confidential."""
    ids = connection.execute("SELECT id FROM round_snapshot WHERE internal <> ''").fetchall()
    connection.execute("UPDATE round_snapshot SET internal = ''")
    return [["round_snapshot", key, "internal"] for (key,) in ids]


def _shorten_frozen_words(
    connection: sqlite3.Connection, public: Mapping[str, str]
) -> list[list[str]]:
    """Take what became confidential later out of what closed rounds keep of their public one."""
    statement = "UPDATE round_snapshot SET public = ? WHERE id = ?"
    return [
        ["round_snapshot", key, "public"]
        for key, words in public.items()
        if connection.execute(statement, (words, key)).rowcount
    ]


def remove_history(connection: sqlite3.Connection, *, all_of_it: bool) -> None:
    """Take the history out: all of it, or what it says of records that the copy lacks."""
    if all_of_it:
        connection.execute("DELETE FROM change")
        connection.execute("DELETE FROM operation")
        return
    connection.execute("DELETE FROM change WHERE record_id NOT IN (SELECT id FROM kept)")
    connection.execute(
        "UPDATE operation SET target_id = NULL WHERE target_id IN (SELECT id FROM operation"
        " WHERE id NOT IN (SELECT operation_id FROM change))"
    )
    connection.execute("DELETE FROM operation WHERE id NOT IN (SELECT operation_id FROM change)")


def _downwards(link: Link) -> str:
    return (
        f"INSERT OR IGNORE INTO kept SELECT '{link.kind}', c.id FROM \"{link.kind}\" c"
        f" JOIN kept k ON k.kind = '{link.target}' AND k.id = c.\"{link.column}\""
    )


def _upwards(link: Link) -> str:
    return (
        f"INSERT OR IGNORE INTO kept SELECT '{link.target}', c.\"{link.column}\""
        f" FROM \"{link.kind}\" c JOIN kept k ON k.kind = '{link.kind}' AND k.id = c.id"
        f' WHERE c."{link.column}" IS NOT NULL'
    )


def _grow(connection: sqlite3.Connection, statements: list[str]) -> None:
    """Run statements that add rows until none adds any more."""
    grown = True
    while grown:
        before = connection.total_changes
        for statement in statements:
            connection.execute(statement)
        grown = connection.total_changes > before
