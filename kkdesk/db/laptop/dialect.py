"""What differs between an SQLite file and a database server when copies are made and merged.

Everything else in this package is SQLAlchemy Core, which both run.
"""

from __future__ import annotations

import sqlite3
from contextlib import closing, contextmanager, suppress
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from kkdesk.db.backup import copy_database
from kkdesk.db.connection import database_path
from kkdesk.db.database_file import sqlite_uri
from kkdesk.db.driver import failures
from kkdesk.db.engine import create_database, read_transaction
from kkdesk.db.models import metadata

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sqlalchemy import Engine

    from kkdesk.db.unit_of_work import Value

_ROOM, _USUAL_ROOM = 131_072, 2_000
"""Of pages in memory, in KiB; the second is SQLite's own."""


def write_whole(engine: Engine, target: Path) -> None:
    """Write everything that a database holds to a new SQLite file, as it is at one moment."""
    if engine.dialect.name == "sqlite":
        copy = copy_database(engine, target)
        copy.path.with_name(copy.path.name + ".sha256").unlink(missing_ok=True)
    else:
        write_by_tables(engine, target)


def write_by_tables(engine: Engine, target: Path) -> None:
    """Write what a server holds to a new SQLite file; its search index is left to be made."""
    from kkdesk.db.server.statements import rows_of  # noqa: PLC0415 -- loads its driver

    create_database(target)
    with (
        closing(sqlite3.connect(sqlite_uri(target), uri=True, isolation_level=None)) as writer,
        read_transaction(engine) as connection,
    ):
        writer.execute("PRAGMA foreign_keys=OFF")
        writer.execute("BEGIN")
        for table in metadata.sorted_tables:
            names = ", ".join(f'"{column.name}"' for column in table.columns)
            places = ", ".join("?" * len(table.columns))
            statement = f'INSERT INTO "{table.name}" ({names}) VALUES ({places})'
            writer.executemany(statement, rows_of(connection, table))
        writer.execute("COMMIT")


@contextmanager
def much_written(engine: Engine) -> Iterator[None]:
    """Let a file keep many changed pages in memory meanwhile: to write them out costs a flush."""
    _give_room(engine, _ROOM)
    try:
        yield
    finally:
        with suppress(*failures()):
            _give_room(engine, _USUAL_ROOM)


def _give_room(engine: Engine, kibibytes: int) -> None:
    """Set it on the one connection that the pool keeps."""
    if engine.dialect.name != "sqlite":
        return
    with closing(engine.raw_connection()) as connection:
        connection.cursor().execute(f"PRAGMA cache_size={-kibibytes}")


def name_of(engine: Engine) -> str:
    """Return how a copy remembers its centre: the file's path, or the URL without a password."""
    path = database_path(engine)
    return str(path.absolute()) if isinstance(path, Path) else path


def plain(value: Value) -> str | int | float | None:
    """Return a value in the one form that is compared: as SQLite stores it."""
    if isinstance(value, bool):
        return int(value)
    return value.isoformat() if isinstance(value, date) else value
