"""Moving a whole database from a file to a server, and back to a file."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from kkdesk.db.sql import text
from kkdesk.errors import IsLaptopCopy, ServerNotEmpty, UsageError

if TYPE_CHECKING:
    from collections.abc import Callable

    from sqlalchemy import Engine

_URL = "://"


class Moved(NamedTuple):
    """How many rows arrived, and the documents (SHA-256) that the source names but lacks."""

    rows: int
    missing_documents: tuple[str, ...] = ()


def move(source: str, target: str, *, step: Callable[[int, int], None] = lambda *_: None) -> Moved:
    """Copy a database to where none is yet, every row compared; return what arrived.

    One of the two is a file, the other a server's address. The source stays as it is. Raises
    UsageError, ServerNotEmpty, MoveFailed and what keeps either from being opened; IsLaptopCopy
    for a laptop copy, which would take the place of the database that it is to come home to.
    """
    from kkdesk.db.engine import create_database, open_database  # noqa: PLC0415 -- takes 0.3 s
    from kkdesk.db.server.moving import carry  # noqa: PLC0415 -- as above
    from kkdesk.db.shelf_of import shelf_of  # noqa: PLC0415 -- as above
    from kkdesk.db.shelves import bring_documents  # noqa: PLC0415 -- as above

    if (_URL in source) == (_URL in target):
        raise UsageError(
            "der flyttes fra en fil til en server eller den anden vej",
            "a move goes from a file to a server, or the other way",
        )
    to_file = None if _URL in target else Path(target)
    if to_file is not None and to_file.exists():
        raise ServerNotEmpty(to_file)
    sender = open_database(_place(source), read_only=True)
    try:
        _refuse_laptop_copy(sender, source)
        if to_file is not None:
            create_database(to_file)
        try:
            receiver = open_database(_place(target), create=True)
            try:
                rows = carry(sender, receiver, step=step)
                digests = _documents(sender)
                missing = bring_documents(shelf_of(sender), shelf_of(receiver), digests)
                return Moved(rows, missing)
            finally:
                receiver.dispose()
        except BaseException:
            if to_file is not None:
                to_file.unlink(missing_ok=True)
            raise
    finally:
        sender.dispose()


def _place(address: str) -> Path | str:
    return address if _URL in address else Path(address)


def _refuse_laptop_copy(engine: Engine, source: str) -> None:
    from kkdesk.db.engine import read_transaction  # noqa: PLC0415 -- as above
    from kkdesk.db.queries.exchange import origin  # noqa: PLC0415 -- as above

    with read_transaction(engine) as connection:
        if origin(connection) is not None:
            raise IsLaptopCopy(_place(source))


def _documents(engine: Engine) -> list[str]:
    from kkdesk.db.engine import read_transaction  # noqa: PLC0415 -- as above

    with read_transaction(engine) as connection:
        found = connection.execute(text("SELECT DISTINCT sha256 FROM document_version"))
        return [str(digest) for digest in found.scalars()]
