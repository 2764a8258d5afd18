"""The documents of a shared database: with it on the server, so that everybody has them."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from typing import TYPE_CHECKING

from sqlalchemy import text

from kkdesk.db.connection import database_path
from kkdesk.db.engine import read_transaction, write_transaction
from kkdesk.errors import DocumentMissing

if TYPE_CHECKING:
    from sqlalchemy import Engine


@dataclass(frozen=True, slots=True)
class ServerShelf:
    """A table of contents, each under its SHA-256; nothing in it is ever changed or removed."""

    engine: Engine

    def store(self, content: bytes) -> str:
        """Keep contents in a row of their own."""
        digest = hashlib.sha256(content).hexdigest()
        with write_transaction(self.engine) as connection:
            connection.execute(
                text(
                    "INSERT INTO document_file (digest, content) VALUES (:digest, :content)"
                    " ON CONFLICT DO NOTHING"
                ),
                {"digest": digest, "content": content},
            )
        return digest

    def load(self, digest: str) -> bytes:
        """Return what a row holds."""
        with read_transaction(self.engine) as connection:
            found = connection.execute(
                text("SELECT content FROM document_file WHERE digest = :digest"),
                {"digest": digest},
            ).scalar()
        content = bytes(found) if found is not None else b""
        if found is None or hashlib.sha256(content).hexdigest() != digest:
            raise DocumentMissing(f"{database_path(self.engine)}#{digest}")
        return content

    def holds(self, digest: str) -> bool:
        """Tell whether there is a row."""
        with read_transaction(self.engine) as connection:
            return (
                connection.execute(
                    text("SELECT 1 FROM document_file WHERE digest = :digest"), {"digest": digest}
                ).first()
                is not None
            )

    def is_whole(self, digest: str) -> bool:
        """Tell whether a row holds what it did."""
        try:
            self.load(digest)
        except DocumentMissing:
            return False
        return True
