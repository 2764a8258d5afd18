"""The files of documents: a folder beside the database, each file named by its SHA-256.

Only the owner may read them. Nothing here is ever changed or removed, so an older backup
of the database still finds its documents, and undo needs nothing of a file.
"""

from __future__ import annotations

import errno
import hashlib
import os
from pathlib import Path
from typing import TYPE_CHECKING, Final

from kkdesk.db.connection import database_path
from kkdesk.errors import (
    DiskFull,
    DocumentMissing,
    DocumentTooLarge,
    DocumentUnreadable,
    OutputNotWritable,
)

if TYPE_CHECKING:
    from sqlalchemy import Engine

LARGEST: Final = 50 * 1024 * 1024


def document_folder(database: Engine | Path) -> Path:
    """Return the folder of a database's documents: sag.sqlite has sag.documents."""
    path = database if isinstance(database, Path) else Path(database_path(database))
    return path.with_suffix(".documents")


def read_source(path: Path) -> bytes:
    """Return what a file holds that shall become a document."""
    try:
        with path.open("rb") as file:
            content = file.read(LARGEST + 1)
    except OSError as error:
        raise DocumentUnreadable(path) from error
    if not content:
        raise DocumentUnreadable(path)
    if len(content) > LARGEST:
        raise DocumentTooLarge(path)
    return content


def store(folder: Path, content: bytes) -> str:
    """Keep a file's contents and return their SHA-256; equal contents are kept once."""
    digest = hashlib.sha256(content).hexdigest()
    target = folder / digest
    draft = folder / f"{digest}.{os.getpid()}.draft"
    try:
        folder.mkdir(mode=0o700, exist_ok=True)
        if target.exists() and _digest(target) == digest:
            return digest
        handle = os.open(draft, os.O_CREAT | os.O_TRUNC | os.O_WRONLY, 0o600)
        with os.fdopen(handle, "wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        draft.replace(target)
    except OSError as error:
        draft.unlink(missing_ok=True)
        if error.errno in {errno.ENOSPC, errno.EDQUOT}:
            raise DiskFull(folder) from error
        raise OutputNotWritable(folder) from error
    return digest


def load(folder: Path, digest: str) -> bytes:
    """Return the contents; DocumentMissing if they are gone or no longer what they were."""
    path = folder / digest
    try:
        content = path.read_bytes()
    except OSError as error:
        raise DocumentMissing(path) from error
    if hashlib.sha256(content).hexdigest() != digest:
        raise DocumentMissing(path)
    return content


def is_whole(folder: Path, digest: str) -> bool:
    """Tell whether a file is there and still what it was."""
    try:
        return _digest(folder / digest) == digest
    except OSError:
        return False


def _digest(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()
