"""The folder of a database's copies: their names, and the documents that they name.

Documents never change and are named by their SHA-256, so all copies share one folder of them.
"""

from __future__ import annotations

import re
import sqlite3
from contextlib import closing, suppress
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, Final

from kkdesk.db import documents
from kkdesk.db.backup import Backup, copy_database, seal_file, sealed_digests, target_fault
from kkdesk.db.database_file import BUSY_SECONDS, has_hot_journal, is_writable, sqlite_uri
from kkdesk.db.faults import translate_db_error
from kkdesk.domain.backups import StoredCopy, superfluous
from kkdesk.errors import BackupDamaged, DatabaseMissing, DocumentMissing

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

DOCUMENTS: Final = "documents"
_STAMP: Final = "%Y%m%dT%H%M%S%fZ"
_NAME: Final = re.compile(r"-(?P<stamp>\d{8}T\d{12}Z)-(?P<reason>[a-z0-9-]+)\.[^.]+$")


def back_up(database: Path, reason: str, folder: Path | None = None) -> Backup:
    """Copy a database and its documents to its folder of copies, or to another one.

    Documents that are gone are told in the result and stop nothing. Raises what
    `copy_database` raises.
    """
    shelf = folder or backup_folder(database)
    target = shelf / backup_name(database, reason).name
    if not database.is_file():
        raise DatabaseMissing(database)
    keep_documents(database, documents.document_folder(database), shelf)
    copy = copy_database(database, target)
    # What was added between the two.
    missing = keep_documents(copy.path, documents.document_folder(database), shelf)
    return replace(copy, missing_documents=missing)


def backup_folder(database: Path) -> Path:
    """Return the folder beside a database that holds its copies."""
    return database.with_name(database.name + ".backups")


def backup_name(database: Path, reason: str) -> Path:
    """Return an unused, sortable path for a copy: name, time (UTC) and reason."""
    stamp = datetime.now(UTC).strftime(_STAMP)
    return backup_folder(database) / f"{database.stem}-{stamp}-{reason}{database.suffix}"


def stored_copies(folder: Path) -> list[StoredCopy]:
    """Return the copies in a folder, the newest first; a folder that is not there has none."""
    try:
        files = sorted(folder.iterdir())
    except OSError:
        return []
    found = [copy for path in files if (copy := _stored(path)) is not None]
    return sorted(found, key=lambda one: one.taken_at, reverse=True)


def thin_out(folder: Path, now: datetime) -> list[Path]:
    """Remove the copies that need not be kept any longer; return them.

    A copy whose seal is gone or unreadable is left alone, as is one that cannot be removed.
    What copies left that were cut short goes too, when nobody can be writing it any more.
    """
    _drop_drafts(folder, now)
    gone = []
    sealed = [one for one in stored_copies(folder) if one.sealed]
    for copy in superfluous(sealed, now):
        with suppress(OSError):
            copy.path.unlink()
            gone.append(copy.path)
            seal_file(copy.path).unlink(missing_ok=True)
    return gone


def _drop_drafts(folder: Path, now: datetime) -> None:
    for draft in folder.glob(".*.new*"):
        with suppress(OSError):
            changed = datetime.fromtimestamp(draft.stat().st_mtime, UTC)
            if now - changed > timedelta(days=1):
                draft.unlink()


def discard_if_known(copy: Backup) -> bool:
    """Remove a new copy that holds exactly what the one before it holds; tell whether it did."""
    earlier = [one for one in stored_copies(copy.path.parent) if one.path != copy.path]
    if not earlier or copy.sha256 not in _digests_or_none(earlier[0].path):
        return False
    copy.path.unlink()
    seal_file(copy.path).unlink(missing_ok=True)
    return True


def document_digests(database: Path) -> tuple[str, ...]:
    """Return the SHA-256 of every document that a database names; old schemas name none."""
    crashed = has_hot_journal(database) and is_writable(database)
    uri = sqlite_uri(database, read_only=not crashed)
    try:
        with closing(sqlite3.connect(uri, uri=True, timeout=BUSY_SECONDS)) as connection:
            known = "SELECT 1 FROM sqlite_master WHERE type = 'table' AND name = 'document_version'"
            if connection.execute(known).fetchone() is None:
                return ()
            rows = connection.execute("SELECT DISTINCT sha256 FROM document_version ORDER BY 1")
            return tuple(str(digest) for (digest,) in rows)
    except sqlite3.Error as error:
        raise translate_db_error(error, database) from error


def keep_documents(database: Path, source: Path, shelf: Path) -> tuple[str, ...]:
    """Copy the documents that a database names to a shelf; return those that are nowhere."""
    digests = document_digests(database)
    if not digests:
        return ()
    try:
        shelf.mkdir(mode=0o700, exist_ok=True)
    except OSError as error:
        raise target_fault(error, shelf) from error
    return bring_documents(digests, source, shelf / DOCUMENTS, check=False)


def bring_documents(
    digests: Iterable[str], source: Path, target: Path, *, check: bool
) -> tuple[str, ...]:
    """Copy files that are whole in one folder to another; return those that are in neither.

    With ``check`` a file that is there already is read through and replaced if it was changed.
    """
    missing = []
    for digest in digests:
        if (target / digest).is_file() and (not check or documents.is_whole(target, digest)):
            continue
        try:
            documents.store(target, documents.load(source, digest))
        except DocumentMissing:
            missing.append(digest)
    return tuple(missing)


def _stored(path: Path) -> StoredCopy | None:
    """Return what a file's name says, or None for a file that is no copy."""
    named = _NAME.search(path.name)
    if named is None:
        return None
    try:
        taken_at = datetime.strptime(named["stamp"], _STAMP).replace(tzinfo=UTC)
        size = path.stat().st_size
    except (OSError, ValueError):
        return None
    return StoredCopy(path, taken_at, named["reason"], size, bool(_digests_or_none(path)))


def _digests_or_none(path: Path) -> tuple[str, ...]:
    try:
        return sealed_digests(path)
    except BackupDamaged:
        return ()
