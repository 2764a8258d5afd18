"""Where the shared database of a world lies, a file or a server, and what is read of it there.

It is read past the program, so that what the program thinks of it decides nothing.
"""

from __future__ import annotations

import shutil
import sqlite3
from contextlib import closing
from typing import TYPE_CHECKING, Any, Final, Protocol

import psycopg

from kkdesk.db.engine import open_database
from kkdesk.db.laptop.differences import columns_of
from kkdesk.db.laptop.scope import travelling
from kkdesk.db.reading import open_file
from kkdesk.services.moving import move

if TYPE_CHECKING:
    from pathlib import Path

    from sqlalchemy import Engine

    from kkdesk.db.reading import Database
    from tests.server import Server

Values = dict[str, object]
Rows = dict[tuple[str, str], Values]


class Centre(Protocol):
    """A shared database."""

    @property
    def address(self) -> str:
        """The file's path or the server's URL."""

    @property
    def opened(self) -> Database | Engine:
        """The open database."""

    def rows(self) -> Rows:
        """Return every record that travels."""

    def conflicts(self) -> list[Values]:
        """Return what waits, or waited, for a decision."""

    def everything(self) -> str:
        """Return all that is stored, in words."""

    def sound(self) -> None:
        """Fail where the structure or a reference is broken."""


class FileCentre:
    """A copy of the small portfolio in a file."""

    def __init__(self, seeded: Path, folder: Path) -> None:
        self.path = folder / "kkdesk.sqlite"
        self.address = str(self.path)
        shutil.copyfile(seeded, self.path)
        self.opened = open_file(self.path)

    def rows(self) -> Rows:
        return rows_of(self.path)

    def conflicts(self) -> list[Values]:
        with closing(sqlite3.connect(self.path)) as connection:
            connection.row_factory = sqlite3.Row
            return [dict(row) for row in connection.execute("SELECT * FROM merge_conflict")]

    def everything(self) -> str:
        with closing(sqlite3.connect(self.path)) as connection:
            return "\n".join(connection.iterdump())

    def sound(self) -> None:
        file_is_sound(self.path)


def rows_of(path: Path) -> Rows:
    """Return every record that travels, of a file."""
    found: Rows = {}
    with closing(sqlite3.connect(path)) as connection:
        for kind in travelling():
            names = columns_of(kind)
            columns = ", ".join(f'"{name}"' for name in names)
            for row in connection.execute(f'SELECT {columns} FROM "{kind}"'):  # noqa: S608
                values = dict(zip(names, row, strict=True))
                found[kind, str(values["id"])] = values
    return found


def file_is_sound(path: Path) -> None:
    """Fail where the structure or a reference of a file is broken."""
    with closing(sqlite3.connect(path)) as connection:
        assert connection.execute("PRAGMA foreign_key_check").fetchall() == []
        assert connection.execute("PRAGMA quick_check").fetchall() == [("ok",)]


_TABLES: Final = (
    "SELECT tablename FROM pg_tables WHERE schemaname = 'public' AND tablename <> 'alembic_version'"
)
_REFERENCES: Final = """
SELECT c.conrelid::regclass::text, a.attname, c.confrelid::regclass::text
FROM pg_constraint c JOIN pg_attribute a ON a.attrelid = c.conrelid AND a.attnum = c.conkey[1]
WHERE c.contype = 'f' AND c.connamespace = 'public'::regnamespace
"""
_KEPT: Final = "kept"
"""The schema in which the small portfolio lies ready."""


class ServerCentre:
    """A database on a server; ``renew`` puts the small portfolio back as it was.

    To write the few rows anew takes a hundredth of the time that a new database does.
    """

    def __init__(self, server: Server, seeded: Path) -> None:
        self.address = server.new()
        move(str(seeded), self.address)
        self.opened: Engine = open_database(self.address)
        plain = self.address.replace("+psycopg", "")
        self._driver: psycopg.Connection[Any] = psycopg.connect(plain, autocommit=True)
        tables = [f'"{name}"' for (name,) in self._ask(_TABLES)]
        self._ask(f"CREATE SCHEMA {_KEPT}")
        for table in tables:
            self._ask(f"CREATE TABLE {_KEPT}.{table} AS TABLE public.{table}")
        emptied = ";".join(f"DELETE FROM {table}" for table in tables)  # noqa: S608
        filled = ";".join(f"INSERT INTO {table} TABLE {_KEPT}.{table}" for table in tables)
        unchecked = "SET LOCAL session_replication_role = replica"  # in whatever order they come
        self._renewal = f"BEGIN;{unchecked};{emptied};{filled};COMMIT"
        self._everything = " UNION ALL ".join(f"SELECT t::text FROM {one} t" for one in tables)  # noqa: S608
        self._rows = " UNION ALL ".join(
            f"SELECT '{kind}', to_jsonb(t) FROM \"{kind}\" t"  # noqa: S608 -- our own tables
            for kind in travelling()
        )
        self._broken = " UNION ALL ".join(
            f"SELECT '{one} {column}' FROM {one} t WHERE t.\"{column}\" IS NOT NULL AND NOT EXISTS"  # noqa: S608
            f' (SELECT 1 FROM {other} o WHERE o.id = t."{column}")'
            for one, column, other in self._ask(_REFERENCES)
        )

    def renew(self) -> ServerCentre:
        """Put everything back as it was in the beginning."""
        self._driver.execute(self._renewal.encode())
        return self

    def close(self) -> None:
        """Leave the server."""
        self._driver.close()
        self.opened.dispose()

    def rows(self) -> Rows:
        found: Rows = {}
        for kind, row in self._ask(self._rows):
            values = {name: _stored(row[name]) for name in columns_of(kind)}
            found[kind, str(values["id"])] = values
        return found

    def conflicts(self) -> list[Values]:
        return [row for (row,) in self._ask("SELECT to_jsonb(t) FROM merge_conflict t")]

    def everything(self) -> str:
        return "\n".join(words for (words,) in self._ask(self._everything))

    def sound(self) -> None:
        assert self._ask(self._broken) == []

    def _ask(self, statement: str) -> list[tuple[Any, ...]]:
        cursor = self._driver.execute(statement.encode())
        return cursor.fetchall() if cursor.description else []


def _stored(value: object) -> object:
    """Return a value as a file stores it; days are words in JSON already."""
    return int(value) if isinstance(value, bool) else value
