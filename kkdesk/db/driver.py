"""One connection to an SQLite file through Python's own driver: its settings and its checks.

SQLite is driven by explicit BEGIN: the driver's own transactions start late and
lose concurrent updates (measured: 196 of 450). DELETE journal and `synchronous=FULL`
keep every acknowledged commit through a crash, on network shares too.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from kkdesk.db.database_file import (
    APPLICATION_ID,
    BUSY_SECONDS,
    SCHEMA,
    driver_errors,
    driver_for,
    sqlite_uri,
    unlock,
)
from kkdesk.errors import DatabaseForeign, DatabaseNewer, KkdeskError

if TYPE_CHECKING:
    import sqlite3
    from pathlib import Path


def connect(
    path: Path, *, read_only: bool, any_schema: bool = False, passphrase: str = ""
) -> sqlite3.Connection:
    """Open and check one connection; a failed one is closed before the error leaves."""
    connection: sqlite3.Connection = driver_for(passphrase).connect(
        sqlite_uri(path, read_only=read_only),
        uri=True,
        isolation_level=None,
        timeout=BUSY_SECONDS,
        check_same_thread=False,  # a pool moves it between threads, never shares it
    )
    try:
        unlock(connection, passphrase, path)
        connection.execute(f"PRAGMA foreign_keys={'OFF' if any_schema else 'ON'}")
        connection.execute("PRAGMA synchronous=FULL")
        mark = connection.execute("PRAGMA application_id").fetchone()[0]
        schema = connection.execute("PRAGMA user_version").fetchone()[0]
        if not any_schema:
            if mark != APPLICATION_ID:
                raise DatabaseForeign(path)
            if schema > SCHEMA:
                raise DatabaseNewer(path, found=schema, supported=SCHEMA)
        if not read_only:
            connection.execute("PRAGMA journal_mode=DELETE")
    except failures():
        connection.close()
        raise
    return connection


def failures() -> tuple[type[Exception], ...]:
    """Return what may keep a connection from being opened."""
    return (*driver_errors(), KkdeskError)
