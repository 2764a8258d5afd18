"""Where a database's documents are kept: beside its file, or with it on its server."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from kkdesk.db import documents
from kkdesk.db.connection import database_path
from kkdesk.db.reading import Database

if TYPE_CHECKING:
    from collections.abc import Iterable

    from sqlalchemy import Engine


class Shelf(Protocol):
    """Where a database's documents are kept, each by the SHA-256 of its contents."""

    def store(self, content: bytes) -> str:
        """Keep contents and return what they are found by; equal contents are kept once."""

    def load(self, digest: str) -> bytes:
        """Return contents; DocumentMissing if they are gone or no longer what they were."""

    def holds(self, digest: str) -> bool:
        """Tell whether something is kept under a digest."""


@dataclass(frozen=True, slots=True)
class Folder:
    """A folder beside the database's file."""

    path: Path

    def store(self, content: bytes) -> str:
        """Keep contents in a file of their own."""
        return documents.store(self.path, content)

    def load(self, digest: str) -> bytes:
        """Return what a file holds."""
        return documents.load(self.path, digest)

    def holds(self, digest: str) -> bool:
        """Tell whether there is a file."""
        return (self.path / digest).is_file()


def shelf_of(database: Engine | Path | Database, passphrase: str = "") -> Shelf:
    """Return where the documents of a database are: beside its file, or with it on its server.

    Those of an encrypted laptop copy, opened with a passphrase, are encrypted too.
    """
    if isinstance(database, Database):
        database, passphrase = database.path, database.passphrase
    if isinstance(database, Path) and passphrase:
        from kkdesk.db.sealed_documents import SealedShelf, sealed_file  # noqa: PLC0415 -- seldom

        return SealedShelf(sealed_file(database), passphrase, documents.document_folder(database))
    if isinstance(database, Path) or isinstance(database_path(database), Path):
        return Folder(documents.document_folder(database))
    from kkdesk.db.server.documents import ServerShelf  # noqa: PLC0415 -- only for a server

    return ServerShelf(database)


def bring_documents(source: Shelf, target: Shelf, digests: Iterable[str]) -> None:
    """Copy what one shelf holds and the other does not."""
    for digest in digests:
        if source.holds(digest) and not target.holds(digest):
            target.store(source.load(digest))
