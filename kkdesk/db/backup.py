"""Copies of a database that can be trusted: made, checked, sealed and brought back.

A copy is made through SQLite's backup API in one step (`pages=-1`: stepped copies
starve under writers), checked with `quick_check`, and sealed with a SHA-256 in a
file beside it, because `quick_check` does not see a flipped bit inside a value.
"""

from __future__ import annotations

import hashlib
import os
import sqlite3
from contextlib import closing, suppress
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Final

from kkdesk.db.connection import database_path
from kkdesk.db.database_file import BUSY_SECONDS, State, inspect, is_sound, sqlite_uri, sync_folder
from kkdesk.db.faults import environment_fault
from kkdesk.errors import (
    BackupDamaged,
    BackupFailed,
    DatabaseDamaged,
    DatabaseMissing,
    DatabaseReadOnly,
    DiskFull,
)

if TYPE_CHECKING:
    from sqlalchemy import Engine

    from kkdesk.errors import KkdeskError

_BLOCK: Final = 1 << 20


@dataclass(frozen=True, slots=True)
class Backup:
    """A finished copy: where it lies, its SHA-256 (hex) and its size in bytes."""

    path: Path
    sha256: str
    size: int


def copy_database(source: Path | Engine, target: Path, *, replace: bool = False) -> Backup:
    """Copy a database, also while it is being written, and seal the copy.

    The copy appears complete or not at all, readable for its owner only. Raises
    DatabaseMissing or DatabaseDamaged for the source, DiskFull or BackupFailed for
    the target.
    """
    origin = _file_of(source)
    if not origin.is_file():
        raise DatabaseMissing(origin)
    _refuse_target(origin, target, replace=replace)
    draft = target.with_name(f".{target.name}.{os.getpid()}.new")
    try:
        _prepare(draft, target)
        _copy(origin, draft, target)
        sha256 = _digest(draft)
        _seal(target, sha256)
        draft.replace(target)
        sync_folder(target.parent)
        return Backup(target, sha256, target.stat().st_size)
    except OSError as error:
        raise _target_fault(error, target) from error
    finally:
        for leftover in (draft, _beside(draft, "-journal")):
            with suppress(OSError):
                leftover.unlink()


def verify_backup(path: Path) -> None:
    """Check a stored copy against its seal and with `quick_check`.

    Raises DatabaseMissing or BackupDamaged. A copy without a seal is checked by
    SQLite alone.
    """
    if not path.is_file():
        raise DatabaseMissing(path)
    try:
        seal = seal_file(path).read_text("ascii").split()
    except FileNotFoundError:
        seal = []
    except (OSError, UnicodeDecodeError) as error:
        raise BackupDamaged(path) from error
    if seal and _digest(path) != seal[0]:
        raise BackupDamaged(path)
    if inspect(path, check=True).state not in {State.CURRENT, State.OLDER, State.NEWER}:
        raise BackupDamaged(path)


def restore_database(copy: Path, target: Path) -> Path | None:
    """Put a checked copy in the place of a database; no connection may be open on it.

    What lay there (and its journal, which must never meet the restored file) is kept
    beside under another name, which is returned.
    """
    verify_backup(copy)
    draft = target.with_name(f".{target.name}.{os.getpid()}.restored")
    try:
        _prepare(draft, target)
        _copy(copy, draft, target)
        kept = _set_aside(target)
        draft.replace(target)
        sync_folder(target.parent)
    except OSError as error:
        raise _target_fault(error, target) from error
    finally:
        with suppress(OSError):
            draft.unlink()
    return kept


def backup_folder(database: Path) -> Path:
    """Return the folder beside a database that holds its copies."""
    return database.with_name(database.name + ".backups")


def backup_name(database: Path, reason: str) -> Path:
    """Return an unused, sortable path for a copy: name, time (UTC) and reason."""
    stamp = datetime.now(UTC).strftime("%Y%m%dT%H%M%S%fZ")
    return backup_folder(database) / f"{database.stem}-{stamp}-{reason}{database.suffix}"


def seal_file(copy: Path) -> Path:
    """Return where the SHA-256 of a copy lies, in the format of `sha256sum`."""
    return _beside(copy, ".sha256")


def _beside(path: Path, suffix: str) -> Path:
    return path.with_name(path.name + suffix)


def _file_of(source: Path | Engine) -> Path:
    if isinstance(source, Path):
        return source
    path = database_path(source)
    if isinstance(path, Path):
        return path
    raise BackupFailed(
        path,
        "en database på en server kopieres med serverens egne værktøjer",
        "a database on a server is copied with the server's own tools",
    )


def _refuse_target(origin: Path, target: Path, *, replace: bool) -> None:
    if not target.exists():
        return
    if target.samefile(origin):
        raise BackupFailed(
            target, "det er selve databasen, der er valgt", "it is the database itself"
        )
    if not replace:
        raise BackupFailed(
            target, "der ligger en fil i forvejen", "there is a file in that place already"
        )


def _prepare(draft: Path, target: Path) -> None:
    """Make the empty draft for its owner only, before anything is written to it."""
    target.parent.mkdir(mode=0o700, exist_ok=True)
    os.close(os.open(draft, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600))


def _copy(origin: Path, draft: Path, target: Path) -> None:
    """Copy and check; every fault is laid at the door of the file that has it."""
    try:
        reader = sqlite3.connect(sqlite_uri(origin, read_only=True), uri=True, timeout=BUSY_SECONDS)
        with closing(reader):
            reader.execute("PRAGMA schema_version").fetchone()
            writer = sqlite3.connect(sqlite_uri(draft), uri=True)
            with closing(writer):
                reader.backup(writer, pages=-1)
                if not is_sound(writer):
                    raise DatabaseDamaged(origin)
    except sqlite3.Error as error:
        raise _copy_fault(error, origin, target) from error


def _copy_fault(error: sqlite3.Error, origin: Path, target: Path) -> KkdeskError:
    fault = environment_fault(error, origin)
    if isinstance(fault, DiskFull):
        return DiskFull(target)
    return fault or _failed(target)


def _target_fault(error: OSError, target: Path) -> KkdeskError:
    fault = environment_fault(error, str(target))
    return fault if isinstance(fault, DiskFull) else _failed(target, fault)


def _failed(target: Path, fault: KkdeskError | None = None) -> BackupFailed:
    if isinstance(fault, DatabaseReadOnly):
        return BackupFailed(
            target, "der må ikke skrives i mappen", "the folder does not allow writing"
        )
    if isinstance(fault, DatabaseMissing):
        return BackupFailed(target, "mappen findes ikke", "the folder does not exist")
    return BackupFailed(target, "der kunne ikke skrives", "it could not be written")


def _digest(path: Path) -> str:
    """Return the SHA-256 of a file that no connection has open."""
    digest = hashlib.sha256()
    with path.open("rb") as file:
        while block := file.read(_BLOCK):
            digest.update(block)
    return digest.hexdigest()


def _seal(target: Path, sha256: str) -> None:
    """Write the seal before its copy, so that no copy is ever without one."""
    draft = _beside(target, ".sha256.new")
    handle = os.open(draft, os.O_CREAT | os.O_TRUNC | os.O_WRONLY, 0o600)
    with os.fdopen(handle, "w", encoding="utf-8") as file:
        file.write(f"{sha256}  {target.name}\n")
        file.flush()
        os.fsync(handle)
    draft.replace(seal_file(target))


def _set_aside(target: Path) -> Path | None:
    """Rename a database and its journal out of the way; return the database's new name."""
    stamp = datetime.now(UTC).strftime("%Y%m%dT%H%M%S%fZ")
    kept: Path | None = None
    for suffix in ("-journal", "-wal", "-shm", ""):
        part = _beside(target, suffix)
        if part.exists():
            kept = target.with_name(f"{target.name}.before-restore-{stamp}{suffix}")
            part.rename(kept)
    return kept
