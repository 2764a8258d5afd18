"""Bringing a database to the current schema: a copy first, then all steps or none.

The steps are Alembic revisions run in this process. On SQLite every step and the
record of the new version are one transaction; the copy is taken while that
transaction holds the write lock, so that it is exactly what the steps start from.
"""

from __future__ import annotations

import sqlite3
from pathlib import Path
from typing import TYPE_CHECKING, Final

from alembic import command
from alembic.config import Config
from alembic.script import ScriptDirectory
from alembic.util import CommandError
from sqlalchemy.exc import SQLAlchemyError

from kkdesk.db import indicator_index
from kkdesk.db.backup_shelf import back_up
from kkdesk.db.connection import sqlite_engine
from kkdesk.db.database_file import APPLICATION_ID, SCHEMA, State, inspect
from kkdesk.db.faults import environment_fault, translate_db_error
from kkdesk.db.restoring import restore_database
from kkdesk.db.search_words import index_missing
from kkdesk.errors import DatabaseReadOnly, DiskFull, MigrationFailed

if TYPE_CHECKING:
    from sqlalchemy import Connection, Engine

    from kkdesk.db.backup import Backup

MIGRATIONS: Final = Path(__file__).parent / "migrations"


class _BrokenReferenceError(Exception):
    """A step left a foreign key without its target."""


_STEP_FAULTS: Final = (
    *(SQLAlchemyError, sqlite3.Error, CommandError, _BrokenReferenceError),
    *(OSError, ArithmeticError, LookupError, TypeError, ValueError),
)
"""What a step may raise: the database, Alembic, and data that is not as the step expects."""


def upgrade(path: Path, *, migrations: Path = MIGRATIONS, schema: int = SCHEMA) -> Backup | None:
    """Bring an older SQLite database to ``schema``; return the copy made before.

    None when it is current already. Raises what `inspect` finds, DiskFull or
    BackupFailed when no copy can be made (nothing is changed then), and
    MigrationFailed when a step fails (the file is as it was).
    """
    found = inspect(path)
    if found.state not in {State.OLDER, State.CURRENT, State.NEWER}:
        problem = found.problem()
        assert problem is not None
        raise problem
    if found.schema >= schema:
        return None
    if not found.writable:
        raise DatabaseReadOnly(path)
    return _upgrade_from(path, found.schema, migrations, schema)


def upgrade_copy(path: Path, passphrase: str = "") -> None:
    """Bring a file of a laptop copy to the current schema, all steps or none.

    No copy is made first: it is one, and a plain copy would undo the encryption. Raises
    MigrationFailed.
    """
    found = inspect(path, passphrase=passphrase).schema
    engine = sqlite_engine(path, any_schema=True, passphrase=passphrase)
    try:
        with engine.begin() as connection:
            run_steps(connection, migrations=MIGRATIONS, schema=SCHEMA)
    except _STEP_FAULTS as error:
        raise MigrationFailed(path, copy=None, found=found, needed=SCHEMA) from error
    finally:
        engine.dispose()


def fill(path: Path, *, migrations: Path = MIGRATIONS, schema: int = SCHEMA) -> None:
    """Make the tables in a new, empty file and mark it as ours."""
    engine = sqlite_engine(path, any_schema=True)
    try:
        with engine.begin() as connection:
            connection.exec_driver_sql(f"PRAGMA application_id={APPLICATION_ID}")
            run_steps(connection, migrations=migrations, schema=schema)
    finally:
        engine.dispose()


def upgrade_server(engine: Engine, *, migrations: Path = MIGRATIONS, schema: int = SCHEMA) -> None:
    """Bring a database server to ``schema``; its own backups are the server's matter."""
    with engine.begin() as connection:
        run_steps(connection, migrations=migrations, schema=schema)


def run_steps(connection: Connection, *, migrations: Path, schema: int) -> None:
    """Run the revisions up to ``schema`` inside the transaction that is open."""
    config = _configuration(migrations)
    config.attributes["connection"] = connection
    command.upgrade(config, revision_of(schema))
    if (migrations, schema) == (MIGRATIONS, SCHEMA):
        indicator_index.refresh_all(connection)
    if connection.dialect.name == "sqlite":
        if connection.exec_driver_sql("PRAGMA foreign_key_check").first() is not None:
            raise _BrokenReferenceError
        if schema == SCHEMA:  # the index is written by today's code, so on today's tables only
            index_missing(connection)
        connection.exec_driver_sql(f"PRAGMA user_version={schema:d}")


def revision_of(schema: int) -> str:
    """Return the name of the revision that makes a schema number."""
    return f"{schema:04d}"


def newest_schema(migrations: Path = MIGRATIONS) -> int:
    """Return the schema number of the newest revision in a folder."""
    head = ScriptDirectory.from_config(_configuration(migrations)).get_current_head()
    assert head is not None
    return int(head)


def _upgrade_from(path: Path, found: int, migrations: Path, schema: int) -> Backup | None:
    engine = sqlite_engine(path, any_schema=True)
    copy: Backup | None = None
    try:
        with engine.begin() as connection:
            now = int(connection.exec_driver_sql("PRAGMA user_version").scalar_one())
            if now >= schema:  # another instance was faster
                return None
            copy = back_up(path, f"schema-{now}-to-{schema}")
            run_steps(connection, migrations=migrations, schema=schema)
    except _STEP_FAULTS as error:
        if copy is None:
            raise translate_db_error(error, path) from error
        engine.dispose()
        _put_back_unless_untouched(path, copy, found)
        fault = environment_fault(error, path)
        if isinstance(fault, DiskFull):
            raise fault from error
        raise MigrationFailed(path, copy=copy.path, found=found, needed=schema) from error
    finally:
        engine.dispose()
    return copy


def _put_back_unless_untouched(path: Path, copy: Backup, schema: int) -> None:
    """Make sure that a failed upgrade left the file as it was.

    The rollback of the transaction has done that; where the drive failed too, the
    copy takes the file's place.
    """
    after = inspect(path, check=True)
    if after.schema != schema or after.state in {State.DAMAGED, State.EMPTY, State.FOREIGN}:
        restore_database(copy.path, path)


def _configuration(migrations: Path) -> Config:
    config = Config()
    config.set_main_option("script_location", str(migrations).replace("%", "%%"))
    config.set_main_option("path_separator", "os")
    return config
