"""Carrying everything from a file to a server and back, checked row by row."""

from __future__ import annotations

import hashlib
import json
from typing import TYPE_CHECKING, Any, Final

from sqlalchemy import insert, select, text

from kkdesk.db import indicator_index
from kkdesk.db.connection import database_path
from kkdesk.db.engine import read_transaction, write_transaction
from kkdesk.db.laptop.dialect import plain
from kkdesk.db.models import metadata
from kkdesk.db.search_words import index_missing
from kkdesk.db.server.tables import drop_finding, make_finding
from kkdesk.errors import MoveFailed, ServerNotEmpty

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from sqlalchemy import Connection, Engine, Table

_AT_ONCE: Final = 2_000


def carry(
    source: Engine, target: Engine, *, step: Callable[[int, int], None] = lambda *_: None
) -> int:
    """Copy every row to a database with empty tables; return how many there are.

    All of it arrives in one transaction, or nothing: what arrived is read back, and each table
    has the digest that it was sent with. ``step`` hears how many tables are done of how many, and
    may raise to cancel. Raises ServerNotEmpty or MoveFailed.
    """
    tables = metadata.sorted_tables
    with read_transaction(source) as reader, write_transaction(target) as writer:
        if target.dialect.name == "postgresql":
            writer.execute(text("SET CONSTRAINTS ALL DEFERRED"))
        else:
            writer.execute(text("PRAGMA defer_foreign_keys=1"))
        if any(writer.execute(select(table).limit(1)).first() for table in tables):
            raise ServerNotEmpty(database_path(target))
        many = 0
        for done, table in enumerate(tables):
            step(done, len(tables))
            many += _copy(reader, writer, table)
        _count_on(writer)
        _index(writer)
        for table in tables:
            if _digest(reader, table) != _digest(writer, table):
                raise MoveFailed(database_path(target))
    if target.dialect.name == "postgresql":
        _let_learn(target)
    return many


def _index(writer: Connection) -> None:
    """Make what follows from the records."""
    if writer.dialect.name != "postgresql":
        index_missing(writer)
        indicator_index.refresh_all(writer)
        return
    drop_finding(writer)
    index_missing(writer)
    make_finding(writer)
    indicator_index.refresh_all(writer)


def _let_learn(target: Engine) -> None:
    """Let a server learn what it has got: until then it reads whole tables by turns."""
    with target.connect() as connection:
        connection.execution_options(isolation_level="AUTOCOMMIT")
        connection.execute(text("VACUUM (ANALYZE)"))


def _copy(reader: Connection, writer: Connection, table: Table) -> int:
    many = 0
    for rows in _parts(reader, table):
        writer.execute(insert(table), rows)
        many += len(rows)
    return many


def _parts(connection: Connection, table: Table) -> Iterator[list[dict[str, Any]]]:
    found = connection.execute(
        select(table).order_by(*table.primary_key.columns),
        execution_options={"yield_per": _AT_ONCE},
    ).mappings()
    for part in found.partitions():
        yield [dict(row) for row in part]


def _digest(connection: Connection, table: Table) -> str:
    """Return what tells the rows of a table, in the form that a file stores them in."""
    seen = hashlib.sha256()
    for rows in _parts(connection, table):
        for row in rows:
            told = {name: plain(value) for name, value in row.items()}
            seen.update(json.dumps(told, sort_keys=True, ensure_ascii=False).encode())
    return seen.hexdigest()


def _count_on(writer: Connection) -> None:
    """Let a server number new rows from where the old ones end."""
    if writer.dialect.name != "postgresql":
        return
    for table in metadata.sorted_tables:
        column = table.autoincrement_column
        if column is not None:
            writer.execute(
                text(
                    f"SELECT setval(pg_get_serial_sequence('\"{table.name}\"', :column),"
                    f' (SELECT coalesce(max("{column.name}"), 0) + 1 FROM "{table.name}"), false)'
                ),
                {"column": column.name},
            )
