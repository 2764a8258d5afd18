"""What a server's address leads to, and bringing it to the schema of today."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from sqlalchemy import inspect, text
from sqlalchemy.exc import DBAPIError

from kkdesk.db import migrate
from kkdesk.db.connection import database_path, is_read_only
from kkdesk.db.database_file import APPLICATION_ID, SCHEMA
from kkdesk.db.faults import environment_fault
from kkdesk.db.server.tables import make_tables
from kkdesk.errors import (
    DatabaseNewer,
    DatabaseOlder,
    ServerEmpty,
    ServerForeign,
    ServerPasswordNeeded,
    ServerRefused,
    ServerSilent,
)

if TYPE_CHECKING:
    from sqlalchemy import Connection, Engine

    from kkdesk.errors import KkdeskError

_VERSION: Final = "alembic_version"
_MARK: Final = "operation"
_REFUSED: Final = ("28", "3D", "42501")
"""SQLSTATE: wrong name or password, no such database, no right to it."""


def prepare(engine: Engine, *, create: bool = False) -> None:
    """Make what an empty database lacks if asked to, and bring an older one up.

    Raises ServerSilent, ServerRefused, ServerForeign, ServerEmpty, DatabaseOlder (when it may only
    be read) or DatabaseNewer.
    """
    try:
        with engine.begin() as connection:
            connection.execute(text("SELECT pg_advisory_xact_lock(:key)"), {"key": APPLICATION_ID})
            _prepare(engine, connection, create=create)
    except DBAPIError as error:
        raise server_fault(error, engine) from error


def server_fault(error: DBAPIError, engine: Engine) -> KkdeskError:
    """Return why a server cannot be worked with, as a person can act on it."""
    address = str(database_path(engine))
    state = str(getattr(error.orig, "sqlstate", None) or "")
    if state.startswith(_REFUSED):
        return ServerRefused(address)
    said = str(error.orig).casefold()
    if not state and "does not exist" in said:
        return ServerRefused(address)
    if not state and _wants_password(error):
        return ServerPasswordNeeded(address)
    if not state and "authentication" in said:
        return ServerRefused(address)
    if not state or error.connection_invalidated:
        return ServerSilent(address)
    found = environment_fault(error, address)
    if found is None:
        raise error
    return found


def _wants_password(error: DBAPIError) -> bool:
    """Tell whether a server asked for a password that did not come, or not the right one.

    Such an error has no SQLSTATE, and its words may be in any language.
    """
    tried = getattr(error.orig, "pgconn", None)
    return tried is not None and bool(tried.needs_password or tried.used_password)


def _prepare(engine: Engine, connection: Connection, *, create: bool) -> None:
    address = str(database_path(engine))
    tables = set(inspect(connection).get_table_names())
    if not tables:
        if not create:
            raise ServerEmpty(address)
        make_tables(connection)
        connection.execute(
            text("CREATE TABLE alembic_version (version_num varchar(32) PRIMARY KEY)")
        )
        connection.execute(
            text("INSERT INTO alembic_version VALUES (:schema)"),
            {"schema": migrate.revision_of(SCHEMA)},
        )
        return
    if not {_VERSION, _MARK} <= tables:
        raise ServerForeign(address)
    found = int(connection.execute(text("SELECT version_num FROM alembic_version")).scalar_one())
    if found > SCHEMA:
        raise DatabaseNewer(address, found=found, supported=SCHEMA)
    if found < SCHEMA:
        if is_read_only(engine):
            raise DatabaseOlder(address, found=found, needed=SCHEMA)
        migrate.run_steps(connection, migrations=migrate.MIGRATIONS, schema=SCHEMA)
