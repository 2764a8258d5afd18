"""Opening a database, and the two kinds of transaction: read and write.

A write takes the write lock before its first statement (BEGIN IMMEDIATE) and waits up
to five seconds for it; a read takes a consistent view (BEGIN) and cannot write. On
PostgreSQL the writers queue on one advisory lock instead.
"""

from __future__ import annotations

import os
import sqlite3
from contextlib import closing, contextmanager, suppress
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from sqlalchemy import BigInteger, Integer, create_engine, event, make_url, text
from sqlalchemy.exc import ArgumentError, DBAPIError

from kkdesk.db.connection import (
    READ,
    READ_ONLY,
    database_path,
    is_read_only,
    refuse_other_file,
    sqlite_engine,
)
from kkdesk.db.database_file import (
    APPLICATION_ID,
    SCHEMA,
    State,
    inspect,
    sync_folder,
)
from kkdesk.db.faults import environment_fault, translate_db_error
from kkdesk.errors import (
    DatabaseExists,
    DatabaseFolderMissing,
    ReadOnlyMode,
    UsageError,
)

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sqlalchemy import Connection, Engine
    from sqlalchemy.engine.interfaces import DBAPIConnection

__all__ = [
    "APPLICATION_ID",
    "SCHEMA",
    "create_database",
    "database_path",
    "environment_fault",
    "is_read_only",
    "open_database",
    "open_engine",
    "read_transaction",
    "sqlite_version",
    "translate_db_error",
    "write_transaction",
]


_LIMITS: Final = {"lock_timeout": 30, "idle_in_transaction_session_timeout": 600}
"""Seconds on a server: for a check-in of a colleague's to end, and until one whose machine fell
asleep in the middle of writing is undone."""


def sqlite_version() -> str:
    """Return the version of the SQLite that runs here."""
    return sqlite3.sqlite_version


def open_database(
    path_or_url: Path | str, *, read_only: bool = False, create: bool = False
) -> Engine:
    """Open a database for work, upgraded first when it is older and may be written.

    ``create`` makes the tables of a server's empty database. Raises the KkdeskError that `inspect`
    finds or a server gives, or MigrationFailed.
    """
    path = _as_path(path_or_url)
    if path is None:
        from kkdesk.db.server.opening import prepare  # noqa: PLC0415 -- only for a server

        engine = open_engine(path_or_url, read_only=read_only)
        try:
            prepare(engine, create=create)
        except BaseException:
            engine.dispose()
            raise
        return engine
    if not read_only:
        found = inspect(path)
        if found.state is State.OLDER and found.writable:
            from kkdesk.db.migrate import upgrade  # noqa: PLC0415 -- Alembic takes 0.2 s to import

            upgrade(path)
    return open_engine(path_or_url, read_only=read_only)


def open_engine(path_or_url: Path | str, *, read_only: bool = False) -> Engine:
    """Return an engine on an existing database of the current schema.

    A `Path` (or a text without ``://``) is an SQLite file, a URL any other database.
    Raises the KkdeskError that keeps it from being opened.
    """
    path = _as_path(path_or_url)
    if path is None:
        return _server_engine(str(path_or_url), read_only=read_only)
    problem = inspect(path).problem(read_only=read_only)
    if problem is not None:
        raise problem
    return sqlite_engine(path, read_only=read_only)


def _as_path(path_or_url: Path | str) -> Path | None:
    """Return the SQLite file that is meant, or None for a database server."""
    if isinstance(path_or_url, Path) or "://" not in path_or_url:
        return Path(path_or_url)
    try:
        url = make_url(path_or_url)
    except (ArgumentError, ValueError):  # a port that is no number
        raise _bad_url() from None  # what it says may hold the password
    if url.get_backend_name() == "sqlite" and url.database:
        return Path(url.database)
    return None


def _server_engine(url: str, *, read_only: bool) -> Engine:
    """Return an engine on a database server; UsageError when its driver is missing."""
    try:
        engine = create_engine(url, pool_pre_ping=True, execution_options={READ_ONLY: read_only})
    except (ArgumentError, ModuleNotFoundError) as error:
        raise _bad_url() from error
    event.listen(engine, "connect", _limit_waiting)
    preparer = engine.dialect.identifier_preparer
    # a word of PostgreSQL's that SQLAlchemy takes for free
    preparer.reserved_words = {*preparer.reserved_words, "collation"}
    # øre of a large budget need more than the 32 bits that a number would be cast to
    engine.dialect.colspecs = {**engine.dialect.colspecs, Integer: BigInteger}
    return engine


def _limit_waiting(driver: DBAPIConnection, _: object) -> None:
    """Let nobody wait without end, neither for a writer nor for a machine that went to sleep."""
    with closing(driver.cursor()) as cursor:
        for name, seconds in _LIMITS.items():
            cursor.execute(f"SET {name} = '{seconds}s'")
    driver.commit()


def _bad_url() -> UsageError:
    return UsageError(
        "databasens adresse kan ikke læses, eller driveren til den er ikke installeret",
        "the database URL cannot be read, or its driver is not installed",
    )


def create_database(path: Path) -> None:
    """Make a new, empty database of the current schema, for the owner only.

    It appears complete or not at all. Raises DatabaseExists, DatabaseFolderMissing,
    DatabaseReadOnly or DiskFull.
    """
    if path.exists():
        raise DatabaseExists(path)
    if not path.parent.is_dir():
        raise DatabaseFolderMissing(path)
    draft = path.with_name(f".{path.name}.{os.getpid()}.new")
    try:
        os.close(os.open(draft, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600))
        _fill(draft)
        _publish(draft, path)
    except (DBAPIError, sqlite3.Error, OSError) as error:
        fault = environment_fault(error, str(path))
        if fault is None:
            raise
        raise fault from error
    finally:
        for leftover in (draft, draft.with_name(draft.name + "-journal")):
            with suppress(OSError):
                leftover.unlink()


_empty: list[bytes] = []
"""The first empty database that was made here: the steps take half a second, and their end is
always the same."""


def _fill(draft: Path) -> None:
    """Make the tables in an empty file."""
    if _empty:
        with draft.open("wb") as file:
            file.write(_empty[0])
            file.flush()
            os.fsync(file.fileno())
        return
    from kkdesk.db.migrate import fill  # noqa: PLC0415 -- Alembic takes 0.2 s to import

    fill(draft)
    _empty.append(draft.read_bytes())


def _publish(draft: Path, path: Path) -> None:
    """Give a finished file its name without ever replacing another file."""
    try:
        os.link(draft, path)
    except FileExistsError:
        raise DatabaseExists(path) from None
    except OSError:  # FAT and some shares know no links
        if path.exists():
            raise DatabaseExists(path) from None
        draft.rename(path)
    sync_folder(path.parent)


@contextmanager
def write_transaction(engine: Engine) -> Iterator[Connection]:
    """Run a block as one transaction that may write; an exception undoes all of it.

    Raises ReadOnlyMode at once on a read-only engine, and a KkdeskError for every
    fault of file, disk or network. Faults of the program (a violated constraint, bad
    SQL) pass through as they are.
    """
    if is_read_only(engine):
        raise ReadOnlyMode(database_path(engine))
    with _translated(engine), engine.connect() as connection:
        refuse_other_file(engine, connection)
        with connection.begin():
            _queue_for_writing(connection)
            yield connection


def _queue_for_writing(connection: Connection) -> None:
    """Give a database server the one-writer rule that BEGIN IMMEDIATE is in SQLite."""
    if connection.dialect.name == "postgresql":
        connection.execute(text("SELECT pg_advisory_xact_lock(:key)"), {"key": APPLICATION_ID})


@contextmanager
def read_transaction(engine: Engine) -> Iterator[Connection]:
    """Run a block on one consistent view of the data; it cannot write.

    Raises a KkdeskError for every fault of file, disk or network.
    """
    with _translated(engine), engine.connect() as connection:
        refuse_other_file(engine, connection)
        options: dict[str, Any] = {READ: True}
        if engine.dialect.name == "postgresql":
            options |= {"postgresql_readonly": True, "isolation_level": "REPEATABLE READ"}
        connection.execution_options(**options)
        with connection.begin():
            yield connection


@contextmanager
def _translated(engine: Engine) -> Iterator[None]:
    """Turn environment faults of the database into KkdeskErrors."""
    try:
        yield
    except (DBAPIError, sqlite3.Error) as error:
        fault = environment_fault(error, database_path(engine))
        if fault is None:
            raise
        raise fault from error
