"""Checking that a shared database is whole: what is stored on its server, and a private copy."""

from __future__ import annotations

import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

from sqlalchemy import inspect

from kkdesk.db.engine import create_database, open_database, read_transaction
from kkdesk.db.models import metadata
from kkdesk.db.search_words import stale_words
from kkdesk.db.server.moving import carry
from kkdesk.db.shelf_of import shelf_of
from kkdesk.db.sql import text
from kkdesk.db.verifying import PrivateCopy, history_of, references_of, told
from kkdesk.domain.verification import Check, Checked, Outcome

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from sqlalchemy import Engine


def verify_shared(
    address: str,
    *,
    progress: Callable[[Check], None] = lambda _: None,
    keep_in: Path | None = None,
) -> Iterator[Checked]:
    """Check a database on a server, and yield what came of each check.

    Its files and its backups are the server's own and are not checked. The private copy, which
    is compared row by row, lies in ``keep_in``, or where temporary files lie. ``progress`` is
    told what is checked next and may raise to cancel. Raises what keeps the database from being
    opened, MoveFailed or DiskFull.
    """
    engine = open_database(address, read_only=True)
    try:
        yield Checked(Check.FILE, Outcome.SKIPPED)
        progress(Check.SCHEMA)
        yield _schema(engine)
        with tempfile.TemporaryDirectory(prefix="kkdesk-verify-", dir=keep_in) as folder:
            copy = PrivateCopy(_carried(engine, Path(folder) / "copy.sqlite"))
            progress(Check.REFERENCES)
            yield references_of(copy)
            progress(Check.SEARCH)
            yield _search(engine)
            progress(Check.HISTORY)
            yield history_of(copy)
        progress(Check.DOCUMENTS)
        yield _documents(engine)
        yield Checked(Check.COPIES, Outcome.SKIPPED)
    finally:
        engine.dispose()


def _carried(engine: Engine, copy: Path) -> Path:
    create_database(copy)
    receiver = open_database(copy)
    try:
        carry(engine, receiver)
    finally:
        receiver.dispose()
    return copy


def _schema(engine: Engine) -> Checked:
    """Compare tables and columns with those that this version makes."""
    wanted = {
        f"column {table.name}.{column.name}"
        for table in metadata.sorted_tables
        for column in table.columns
    }
    asked = inspect(engine)
    here = {
        f"column {name}.{column['name']}"
        for name in asked.get_table_names()
        if name in metadata.tables
        for column in asked.get_columns(name)
    }
    faults = [f"- {one}" for one in sorted(wanted - here)]
    faults += [f"+ {one}" for one in sorted(here - wanted)]
    return told(Check.SCHEMA, len(wanted), faults)


def _search(engine: Engine) -> Checked:
    """Compare the search words with the texts; the server keeps its index by itself."""
    with read_transaction(engine) as connection:
        examined, stale = stale_words(connection)
    return told(Check.SEARCH, examined, [f"{kind} {key}" for kind, key in stale])


def _documents(engine: Engine) -> Checked:
    with read_transaction(engine) as connection:
        named = connection.execute(text("SELECT DISTINCT sha256 FROM document_version")).scalars()
        digests = [str(digest) for digest in named]
    shelf = shelf_of(engine)
    return told(Check.DOCUMENTS, len(digests), [one for one in digests if not shelf.is_whole(one)])
