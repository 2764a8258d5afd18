"""Reading an SQLite file without SQLAlchemy: for the first list, and for each key in a search.

A :class:`ReadConnection` understands the part of SQLAlchemy's Connection that the queries use, so
that the same query functions run on either. Anything else it is asked for fails at once.
"""

from __future__ import annotations

import threading
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import TYPE_CHECKING, Any, cast

from kkdesk.db.database_file import (
    State,
    driver_errors,
    identity,
    inspect,
    is_encrypted_copy,
)
from kkdesk.db.driver import connect
from kkdesk.db.faults import environment_fault
from kkdesk.db.rows import Rows
from kkdesk.errors import DatabaseMissing, KkdeskError, PassphraseNeeded, PassphraseWrong

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterator, Mapping

    from sqlalchemy import Connection, Engine


def open_for_work(
    address: str, *, read_only: bool = False, create: bool = False, passphrase: str = ""
) -> Database | Engine:
    """Open a file so that it can be read at once, a database server (a URL) as an engine.

    An encrypted laptop copy needs its passphrase.

    Raises the KkdeskError that keeps it from being opened.
    """
    if "://" not in address:
        return open_file(Path(address), read_only=read_only, passphrase=passphrase)
    from kkdesk.db.engine import open_database  # noqa: PLC0415 -- takes 0.3 s

    return open_database(address, read_only=read_only, create=create)


def open_file(path: Path, *, read_only: bool = False, passphrase: str = "") -> Database:
    """Open a file for work, upgraded first when it is older and may be written.

    Raises the KkdeskError that `inspect` finds, or MigrationFailed.
    """
    found = inspect(path, passphrase=passphrase)
    if found.state is State.OLDER and found.writable and not read_only:
        from kkdesk.db import migrate  # noqa: PLC0415 -- Alembic takes 0.2 s to import

        if passphrase:
            migrate.upgrade_copy(path, passphrase)
        else:
            migrate.upgrade(path)
        found = inspect(path, passphrase=passphrase)
    problem = found.problem(read_only=read_only)
    if problem is not None:
        raise _passphrase_problem(path, passphrase) or problem
    return Database(path, read_only=read_only, passphrase=passphrase)


def _passphrase_problem(path: Path, passphrase: str) -> KkdeskError | None:
    """Return why an encrypted laptop copy does not open; None for any other file."""
    if not is_encrypted_copy(path):
        return None
    return PassphraseWrong(path) if passphrase else PassphraseNeeded(path)


class Database:
    """An SQLite file that is open for work; what writes it is made when it is first written."""

    def __init__(self, path: Path, *, read_only: bool = False, passphrase: str = "") -> None:
        self.path, self.read_only = path, read_only
        self.passphrase = passphrase
        self._making = threading.Lock()
        self._engine: Engine | None = None
        self._idle: list[_Warm] = []

    @property
    def encrypted(self) -> bool:
        """Tell whether the file is an encrypted laptop copy."""
        return bool(self.passphrase)

    @property
    def engine(self) -> Engine:
        """Return SQLAlchemy's engine on the file; the first call loads SQLAlchemy."""
        from kkdesk.db.connection import sqlite_engine  # noqa: PLC0415 -- takes 0.3 s

        with self._making:
            if self._engine is None:
                self._engine = sqlite_engine(
                    self.path, read_only=self.read_only, passphrase=self.passphrase
                )
            return self._engine

    @contextmanager
    def reading(self) -> Iterator[Connection]:
        """Run a block on one consistent view of the data; it cannot write.

        Raises a KkdeskError for every fault of file, disk or network.
        """
        try:
            with self._view() as connection:
                # It is not one, but the queries meet no difference.
                yield cast("Connection", ReadConnection(self, connection))
        except driver_errors() as error:
            fault = environment_fault(error, self.path)
            if fault is None:
                raise
            raise fault from error

    def dispose(self) -> None:
        """Close what is open; a later use opens it again."""
        while self._idle:
            self._idle.pop().connection.close()
        with self._making:
            if self._engine is not None:
                self._engine.dispose()

    @contextmanager
    def _view(self) -> Iterator[sqlite3.Connection]:
        """Lend a connection inside a transaction; one stays warm, a broken one is closed."""
        warm = self._take()
        connection = warm.connection
        try:
            connection.execute("BEGIN")
            yield connection
            connection.execute("COMMIT")
        except BaseException:
            with suppress(*driver_errors()):
                connection.rollback()
            connection.close()
            raise
        if self._idle:
            connection.close()
        else:
            self._idle.append(warm)

    def _take(self) -> _Warm:
        """Return the warm connection or a new one, on the file that lies at the path now.

        POSIX lets a deleted file be read for as long as it is open: DatabaseMissing tells it.
        The next transaction opens what lies there then.
        """
        now = identity(self.path)
        try:
            warm = self._idle.pop()
        except IndexError:
            opened = connect(self.path, read_only=self.read_only, passphrase=self.passphrase)
            opened.execute("PRAGMA query_only=1")
            return _Warm(opened, identity(self.path))
        if warm.file != now:
            warm.connection.close()
            raise DatabaseMissing(self.path)
        return warm


class _Warm:
    """An open connection and the file that it has open."""

    __slots__ = ("connection", "file")

    def __init__(self, connection: sqlite3.Connection, file: object) -> None:
        self.connection, self.file = connection, file


class ReadConnection:
    """Runs SELECT statements on a database."""

    __slots__ = ("_connection", "_database")

    def __init__(self, database: Database, connection: sqlite3.Connection) -> None:
        self._database, self._connection = database, connection

    @property
    def engine(self) -> Engine:
        """Return SQLAlchemy's engine, for a query that asks what tables there are."""
        return self._database.engine

    def execute(self, statement: str, parameters: Mapping[str, Any] | None = None) -> Rows:
        """Run SQL text with named parameters, made by either ``text``."""
        sql = getattr(statement, "text", statement)
        return Rows(self._connection.execute(sql, parameters or {}))
