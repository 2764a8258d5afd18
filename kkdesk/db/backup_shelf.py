"""The folder of a database's copies: their names, and the documents that they name.

Documents never change and are named by their SHA-256, so all copies share one folder of them.
"""

from __future__ import annotations

import re
from contextlib import closing, suppress
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, Final

from kkdesk.db.backup import Backup, copy_database, seal_file, sealed_digests, target_fault
from kkdesk.db.database_file import (
    BUSY_SECONDS,
    driver_errors,
    driver_for,
    has_hot_journal,
    is_writable,
    sqlite_uri,
    unlock,
)
from kkdesk.db.faults import translate_db_error
from kkdesk.db.shelves import bring_documents, file_shelf, shelf_in
from kkdesk.domain.backups import StoredCopy, superfluous
from kkdesk.errors import BackupDamaged, DatabaseMissing

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from kkdesk.db.copying import Step
    from kkdesk.db.shelves import Shelf

_STAMP: Final = "%Y%m%dT%H%M%S%fZ"
UNUSABLE: Final = ".unusable"
"""The ending of a file that could not be opened when another took its place: it is no copy."""
_NAME: Final = re.compile(r"-(?P<stamp>\d{8}T\d{12}Z)-(?P<reason>[a-z0-9-]+)\.[^.]+$")


def back_up(
    database: Path,
    reason: str,
    folder: Path | None = None,
    *,
    passphrase: str = "",
    step: Step | None = None,
) -> Backup:
    """Copy a database and its documents to its folder of copies, or to another one.

    An encrypted laptop copy is copied with its passphrase, encrypted alike. With ``step`` nobody
    who works in it waits, and it may be cancelled.

    Documents that are gone are told in the result and stop nothing. Raises what
    `copy_database` raises.
    """
    shelf = folder or backup_folder(database)
    target = shelf / backup_name(database, reason).name
    if not database.is_file():
        raise DatabaseMissing(database)
    source = file_shelf(database, passphrase)
    _keep_documents(database, source, shelf, passphrase, step)
    copy = copy_database(database, target, passphrase=passphrase, step=step)
    # What was added between the two.
    missing = _keep_documents(copy.path, source, shelf, passphrase)
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


def document_digests(database: Path, passphrase: str = "") -> tuple[str, ...]:
    """Return the SHA-256 of every document that a database names; old schemas name none."""
    crashed = has_hot_journal(database) and is_writable(database)
    uri = sqlite_uri(database, read_only=not crashed)
    driver = driver_for(passphrase)
    try:
        with closing(driver.connect(uri, uri=True, timeout=BUSY_SECONDS)) as connection:
            unlock(connection, passphrase, database)
            known = "SELECT 1 FROM sqlite_master WHERE type = 'table' AND name = 'document_version'"
            if connection.execute(known).fetchone() is None:
                return ()
            rows = connection.execute("SELECT DISTINCT sha256 FROM document_version ORDER BY 1")
            return tuple(str(digest) for (digest,) in rows)
    except driver_errors() as error:
        raise translate_db_error(error, database) from error


def _keep_documents(
    database: Path, source: Shelf, folder: Path, passphrase: str, step: Step | None = None
) -> tuple[str, ...]:
    """Copy the documents that a database names to its backups; return those that are nowhere."""
    digests = document_digests(database, passphrase)
    if not digests:
        return ()
    try:
        folder.mkdir(mode=0o700, exist_ok=True)
    except OSError as error:
        raise target_fault(error, folder) from error
    wanted = digests if step is None else _told(digests, step)
    return bring_documents(source, shelf_in(folder, passphrase), wanted)


def _told(digests: tuple[str, ...], step: Step) -> Iterator[str]:
    """Yield what is to be copied, each after a look whether it still is wanted."""
    for digest in digests:
        step(0.0)
        yield digest


def _stored(path: Path) -> StoredCopy | None:
    """Return what a file's name says, or None for a file that is no copy."""
    named = _NAME.search(path.name)
    if named is None or path.suffix.startswith(UNUSABLE):
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
