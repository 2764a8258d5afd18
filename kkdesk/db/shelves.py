"""Where documents are kept, each by its contents, and how they come from one place to another."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, Protocol

from kkdesk.db import documents
from kkdesk.errors import DocumentMissing

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path


DOCUMENTS: Final = "documents"
"""The folder of documents among the backups of a database."""


class Shelf(Protocol):
    """Where a database's documents are kept, each by the SHA-256 of its contents."""

    def store(self, content: bytes) -> str:
        """Keep contents and return what they are found by; equal contents are kept once."""

    def load(self, digest: str) -> bytes:
        """Return contents; DocumentMissing if they are gone or no longer what they were."""

    def holds(self, digest: str) -> bool:
        """Tell whether something is kept under a digest."""

    def is_whole(self, digest: str) -> bool:
        """Tell whether what is kept under a digest still is what it was."""


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

    def is_whole(self, digest: str) -> bool:
        """Tell whether a file is what it was, without keeping it in memory."""
        return documents.is_whole(self.path, digest)


def file_shelf(database: Path, passphrase: str = "") -> Shelf:
    """Return where the documents of a database file are: beside it.

    Those of an encrypted laptop copy, opened with a passphrase, are encrypted too.
    """
    plain = documents.document_folder(database)
    return _sealed(database, passphrase, plain) if passphrase else Folder(plain)


def shelf_in(folder: Path, passphrase: str = "") -> Shelf:
    """Return where the backups in a folder keep their documents, all of them together."""
    plain = folder / DOCUMENTS
    return _sealed(plain, passphrase, plain) if passphrase else Folder(plain)


def _sealed(beside: Path, passphrase: str, plain: Path) -> Shelf:
    from kkdesk.db.sealed_documents import SealedShelf, sealed_file  # noqa: PLC0415 -- seldom

    return SealedShelf(sealed_file(beside), passphrase, plain)


def bring_documents(
    source: Shelf, target: Shelf, digests: Iterable[str], *, check: bool = False
) -> tuple[str, ...]:
    """Copy what one shelf holds whole and the other does not; return what is in neither.

    With ``check`` what is there already is read through and replaced if it was changed.
    """
    missing = []
    for digest in digests:
        if target.holds(digest) and (not check or target.is_whole(digest)):
            continue
        try:
            target.store(source.load(digest))
        except DocumentMissing:
            missing.append(digest)
    return tuple(missing)
