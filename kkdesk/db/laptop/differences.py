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
    differs = " OR ".join(f'm."{name}" IS NOT b."{name}"' for name in names if name != "id")
    both = connection.execute(
        f'SELECT {mine}, {base} FROM main."{kind}" m JOIN base."{kind}" b ON m.id = b.id'
        f" WHERE {differs} ORDER BY m.id"
    )
    for row in both:
        new, old = (
            dict(zip(names, row, strict=False)),
            dict(zip(names, row[len(names) :], strict=True)),
        )
        changed = {name: value for name, value in new.items() if value != old[name]}
        yield LaptopChange(kind, str(old["id"]), "update", old, changed)
    for row in connection.execute(
        _ONLY_IN.format(names=mine, kind=kind, a="main", b="base", x="m")
    ):
        new = dict(zip(names, row, strict=True))
        yield LaptopChange(kind, str(new["id"]), "insert", {}, new)
    for row in connection.execute(
        _ONLY_IN.format(names=base, kind=kind, a="base", b="main", x="b")
    ):
        old = dict(zip(names, row, strict=True))
        yield LaptopChange(kind, str(old["id"]), "delete", old, {})


_ONLY_IN: Final = (
    'SELECT {names} FROM {a}."{kind}" {x} WHERE NOT EXISTS'
    ' (SELECT 1 FROM {b}."{kind}" other WHERE other.id = {x}.id) ORDER BY {x}.id'
)
