"""What a laptop changed since its base: plain SQL over two attached files, kind by kind."""

from __future__ import annotations

import hashlib
import json
from contextlib import closing, contextmanager
from dataclasses import dataclass, field
from functools import cache
from typing import TYPE_CHECKING, Final, Literal

from kkdesk.db.database_file import key_of, quoted, sqlite_uri
from kkdesk.db.laptop.scope import travelling
from kkdesk.db.schema import DERIVED, table_of

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterator
    from pathlib import Path

    from kkdesk.db.laptop.folder import CopyFolder

Raw = str | int | float | None
"""A value as SQLite stores it: the one form in which all sides are compared."""

RawRow = dict[str, Raw]
Key = tuple[str, str]
"""A record: its kind and its id."""

_CACHE: Final = "cache_size=-131072"


@dataclass(frozen=True, slots=True)
class LaptopChange:
    """A record that the laptop added, changed or deleted.

    ``old`` is the whole row in the base, ``new`` the fields that differ (all of a new row).
    """

    kind: str
    record_id: str
    action: Literal["insert", "update", "delete"]
    old: RawRow = field(default_factory=dict)
    new: RawRow = field(default_factory=dict)

    @property
    def key(self) -> Key:
        """Return which record it is."""
        return self.kind, self.record_id


@contextmanager
def beside_base(folder: CopyFolder, base: Path, mine: Path) -> Iterator[sqlite3.Connection]:
    """Open a copy's file with its base attached as ``base``; neither can be written."""
    with closing(folder.connect(mine)) as connection:
        key = f" KEY {key_of(folder.passphrase, base)}" if folder.passphrase else ""
        where = quoted(sqlite_uri(base, read_only=True))
        connection.execute(f"ATTACH {where} AS base{key}")
        for name in ("main", "base"):
            connection.execute(f"PRAGMA {name}.{_CACHE}")
        yield connection


def changes_between(connection: sqlite3.Connection) -> list[LaptopChange]:
    """Return what differs from the attached base, in an order that never varies."""
    return [change for kind in travelling() for change in _of_kind(connection, kind)]


def digest(changes: list[LaptopChange]) -> str:
    """Return the SHA-256 of a set of changes, whatever order they come in."""
    lines = sorted(
        json.dumps([one.kind, one.record_id, one.action, one.old, one.new], sort_keys=True)
        for one in changes
    )
    found = hashlib.sha256()
    for line in lines:
        found.update(line.encode())
    return found.hexdigest()


@cache
def columns_of(kind: str) -> tuple[str, ...]:
    """Return the columns that are compared: not those that follow from others."""
    return tuple(column.name for column in table_of(kind).columns if column.name not in DERIVED)


def _of_kind(connection: sqlite3.Connection, kind: str) -> Iterator[LaptopChange]:
    names = columns_of(kind)
    mine = ", ".join(f'm."{name}"' for name in names)
    base = ", ".join(f'b."{name}"' for name in names)
    tables = {"mine": f'main."{kind}" m', "base": f'base."{kind}" b'}
    _suspect(connection, mine, base, tables)
    both = connection.execute(
        f"SELECT {mine}, {base} FROM temp.suspect s"
        f" CROSS JOIN {tables['mine']} ON m.id = s.id CROSS JOIN {tables['base']} ON b.id = s.id"
        f" WHERE ({mine}) IS NOT ({base}) ORDER BY s.id"
    )
    for row in both:
        new, old = row[: len(names)], row[len(names) :]
        changed = {
            name: value for name, value, was in zip(names, new, old, strict=True) if value != was
        }
        before = dict(zip(names, old, strict=True))
        yield LaptopChange(kind, str(before["id"]), "update", before, changed)
    for row in connection.execute(_ONLY_IN.format(names=mine, one="m", other="b", **tables)):
        added = dict(zip(names, row, strict=True))
        yield LaptopChange(kind, str(added["id"]), "insert", {}, added)
    swapped = {"mine": tables["base"], "base": tables["mine"]}
    for row in connection.execute(_ONLY_IN.format(names=base, one="b", other="m", **swapped)):
        gone = dict(zip(names, row, strict=True))
        yield LaptopChange(kind, str(gone["id"]), "delete", gone, {})


def _suspect(connection: sqlite3.Connection, mine: str, base: str, tables: dict[str, str]) -> None:
    """Note the ids of rows that are not the same at the same place in both files.

    The files began as one, so hardly any other row differs; where one of them was compacted,
    all rows are suspected, and compared by their ids.
    """
    connection.execute("CREATE TEMP TABLE IF NOT EXISTS suspect (id PRIMARY KEY) WITHOUT ROWID")
    connection.execute("DELETE FROM temp.suspect")
    connection.execute(
        f"INSERT OR IGNORE INTO temp.suspect SELECT m.id FROM {tables['mine']}"
        f" LEFT JOIN {tables['base']} ON b.rowid = m.rowid WHERE ({mine}) IS NOT ({base})"
    )
    connection.execute(
        f"INSERT OR IGNORE INTO temp.suspect SELECT b.id FROM {tables['base']}"
        f" LEFT JOIN {tables['mine']} ON m.rowid = b.rowid WHERE m.id IS NOT b.id"
    )


_ONLY_IN: Final = (
    "SELECT {names} FROM temp.suspect s CROSS JOIN {mine} ON {one}.id = s.id"
    " LEFT JOIN {base} ON {other}.id = s.id WHERE {other}.id IS NULL ORDER BY s.id"
)
