"""Where the documents of an open database are: beside its file, or with it on its server."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from kkdesk.db.connection import database_path
from kkdesk.db.shelves import file_shelf

if TYPE_CHECKING:
    from sqlalchemy import Engine

    from kkdesk.db.shelves import Shelf


def shelf_of(database: Engine | Path, passphrase: str = "") -> Shelf:
    """Return the documents of a file or of what an engine has open."""
    path = database if isinstance(database, Path) else database_path(database)
    if isinstance(path, Path):
        return file_shelf(path, passphrase)
    from kkdesk.db.server.documents import ServerShelf  # noqa: PLC0415 -- only for a server

    assert not isinstance(database, Path)
    return ServerShelf(database)
