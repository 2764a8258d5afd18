"""One SQLite file as an SQLAlchemy engine: its settings, and BEGIN said aloud.

The pool keeps one warm connection, which is what the one serial worker needs (page
cache and prepared statements survive between transactions); another thread that
asks meanwhile gets a connection of its own, closed after use. StaticPool would hand
two threads one transaction, NullPool would reread the schema every time.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Final

from sqlalchemy import create_engine, event
from sqlalchemy.pool import QueuePool

from kkdesk.db.database_file import driver_for, identity
from kkdesk.db.driver import connect as connect_file
from kkdesk.domain.addresses import without_password
from kkdesk.errors import DatabaseMissing

if TYPE_CHECKING:
    import sqlite3

    from sqlalchemy import Connection, Engine
    from sqlalchemy.pool import ConnectionPoolEntry

OVERFLOW: Final = 4
READ: Final = "kkdesk_read"
READ_ONLY: Final = "kkdesk_read_only"
_PATH: Final = "kkdesk_path"
_FILE: Final = "kkdesk_file"


def sqlite_engine(
    path: Path, *, read_only: bool = False, any_schema: bool = False, passphrase: str = ""
) -> Engine:
    """Return an engine on an SQLite file without inspecting it first.

    ``any_schema`` is for migrations: every schema is let in and foreign keys are not
    enforced while tables are rebuilt.
    """
    options = {_PATH: path, READ_ONLY: read_only}

    def connect() -> sqlite3.Connection:
        return connect_file(path, read_only=read_only, any_schema=any_schema, passphrase=passphrase)

    engine = create_engine(
        "sqlite://",
        module=driver_for(passphrase),
        creator=connect,
        poolclass=QueuePool,
        pool_size=1,
        max_overflow=OVERFLOW,
        execution_options=options,
    )

    def remember_file(_: object, record: ConnectionPoolEntry) -> None:
        record.info[_FILE] = identity(path)

    event.listen(engine, "connect", remember_file)
    event.listen(engine, "begin", _begin_sqlite)
    return engine


def is_read_only(engine: Engine) -> bool:
    """Tell whether the engine was opened read-only."""
    return bool(engine.get_execution_options().get(READ_ONLY, False))


def database_path(engine: Engine) -> Path | str:
    """Return the file of an engine, or its URL without the password."""
    path: Path | None = engine.get_execution_options().get(_PATH)
    return path or without_password(engine.url.render_as_string(hide_password=False))


def refuse_other_file(engine: Engine, connection: Connection) -> None:
    """Raise DatabaseMissing when the open file no longer lies at its path.

    POSIX lets a deleted file be read and written for as long as it is open, which
    would lose every change. The next transaction opens what lies there then.
    """
    path = database_path(engine)
    if isinstance(path, Path) and identity(path) != connection.info.get(_FILE):
        connection.invalidate()
        raise DatabaseMissing(path)


def _begin_sqlite(connection: Connection) -> None:
    """Start the transaction that the driver would start too late."""
    options = connection.get_execution_options()
    reads = bool(options.get(READ) or options.get(READ_ONLY))
    connection.exec_driver_sql(f"PRAGMA query_only={int(reads)}")
    connection.exec_driver_sql("BEGIN" if reads else "BEGIN IMMEDIATE")
