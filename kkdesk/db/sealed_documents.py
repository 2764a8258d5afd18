"""The documents of an encrypted laptop copy: in one file that the same passphrase opens."""

from __future__ import annotations

import hashlib
import os
from contextlib import closing, suppress
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from kkdesk.db import documents
from kkdesk.db.database_file import (
    BUSY_SECONDS,
    driver_errors,
    driver_for,
    salted_key,
    sqlite_uri,
)
from kkdesk.db.faults import environment_fault
from kkdesk.errors import DocumentMissing, OutputNotWritable

if TYPE_CHECKING:
    import sqlite3
    from pathlib import Path

_TABLE: Final = (
    "CREATE TABLE IF NOT EXISTS document_file (digest TEXT PRIMARY KEY, content BLOB NOT NULL)"
)


def sealed_file(database: Path) -> Path:
    """Return where the documents of an encrypted copy lie: kkdesk.sqlite has kkdesk.sealed."""
    return database.with_suffix(".sealed")


@dataclass(frozen=True, slots=True)
class SealedShelf:
    """An encrypted file of contents, each under its SHA-256; nothing in it is ever changed."""

    path: Path
    passphrase: str
    plain: Path
    """The folder where a copy that an earlier version wrote has them in the open."""

    def store(self, content: bytes) -> str:
        """Keep contents in a row of their own."""
        digest = hashlib.sha256(content).hexdigest()
        try:
            with closing(self._open()) as file:
                file.execute("BEGIN IMMEDIATE")
                file.execute(_TABLE)
                file.execute("INSERT OR IGNORE INTO document_file VALUES (?, ?)", (digest, content))
                file.execute("COMMIT")
        except driver_errors() as error:
            fault = environment_fault(error, self.path)
            raise fault or OutputNotWritable(self.path) from error
        return digest

    def load(self, digest: str) -> bytes:
        """Return what a row holds."""
        for (content,) in self._asked("SELECT content FROM document_file WHERE digest = ?", digest):
            if hashlib.sha256(content).hexdigest() == digest:
                return bytes(content)
        if self.plain.is_dir():
            return documents.load(self.plain, digest)
        raise DocumentMissing(f"{self.path}#{digest}")

    def holds(self, digest: str) -> bool:
        """Tell whether there is a row."""
        return any(self._asked("SELECT 1 FROM document_file WHERE digest = ?", digest))

    def is_whole(self, digest: str) -> bool:
        """Tell whether a row holds what it did."""
        found = self._asked("SELECT content FROM document_file WHERE digest = ?", digest)
        return any(hashlib.sha256(content).hexdigest() == digest for (content,) in found)

    def _asked(self, query: str, *values: str) -> list[tuple[bytes]]:
        """Return the rows of a query; none where there is no file yet."""
        if not self.path.exists():
            return []
        try:
            with closing(self._open()) as file:
                return list(file.execute(query, values))
        except driver_errors() as error:
            fault = environment_fault(error, self.path)
            raise fault or DocumentMissing(self.path) from error

    def _open(self) -> sqlite3.Connection:
        with suppress(FileExistsError):  # made for its owner only, before anything is in it
            os.close(os.open(self.path, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600))
        connection: sqlite3.Connection = driver_for(self.passphrase).connect(
            sqlite_uri(self.path), uri=True, isolation_level=None, timeout=BUSY_SECONDS
        )
        try:
            connection.execute("PRAGMA cipher_log_level=NONE")
            connection.execute(f"PRAGMA key={salted_key(self.passphrase, self.path)}")
            connection.execute("PRAGMA synchronous=FULL")
        except driver_errors():
            connection.close()
            raise
        return connection
