"""Copies of a database that can be trusted: made, checked and sealed.

A copy is made through SQLite's backup API, in one go (`pages=-1`: a copy in parts may starve
under writers) or, where somebody works meanwhile, in parts (`copying`). It is checked with
`quick_check`, and sealed with a SHA-256 in a file beside it, because `quick_check` does not see
a flipped bit inside a value. The seal is there before its copy. Where a copy takes another's
place, the seal tells both until it has.
"""

from __future__ import annotations

import hashlib
import os
from contextlib import closing, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Final

from kkdesk.db.connection import database_path
from kkdesk.db.copying import COPIED, copy_in_parts, is_sound_or_stopped
from kkdesk.db.database_file import (
    BUSY_SECONDS,
    State,
    base_of,
    driver_errors,
    driver_for,
    has_hot_journal,
    inspect,
    is_encrypted_copy,
    is_encrypted_file,
    is_sound,
    is_writable,
    sqlite_uri,
    sync_folder,
    unlock,
)
from kkdesk.db.faults import environment_fault
from kkdesk.errors import (
    BackupDamaged,
    BackupFailed,
    BackupUnsealed,
    DatabaseDamaged,
    DatabaseMissing,
    DatabaseReadOnly,
    DiskFull,
    PassphraseNeeded,
    PassphraseWrong,
)

if TYPE_CHECKING:
    import sqlite3

    from sqlalchemy import Engine

    from kkdesk.db.copying import Step
    from kkdesk.errors import KkdeskError

_BLOCK: Final = 1 << 20
_WHOLE: Final = {State.CURRENT, State.OLDER, State.NEWER}


@dataclass(frozen=True, slots=True)
class Backup:
    """A finished copy: where it lies, its SHA-256 (hex) and its size in bytes."""

    path: Path
    sha256: str
    size: int
    missing_documents: tuple[str, ...] = ()
    """SHA-256 of documents that the database names and that are gone."""


def copy_database(
    source: Path | Engine,
    target: Path,
    *,
    replace: bool = False,
    passphrase: str = "",
    step: Step | None = None,
) -> Backup:
    """Copy a database, also while it is being written, and seal the copy.

    With its ``passphrase`` an encrypted laptop copy is copied, encrypted alike. The copy appears
    complete or not at all, readable for its owner only. With ``step`` nobody who writes waits for
    it, and it may be cancelled; DatabaseBusy then says that writing never rested. Raises
    DatabaseMissing or DatabaseDamaged for the source, DiskFull or BackupFailed for the target.
    """
    origin = _file_of(source)
    if not origin.is_file():
        raise DatabaseMissing(origin)
    _refuse_target(origin, target, replace=replace)
    draft = target.with_name(f".{target.name}.{os.getpid()}.new")
    try:
        prepare_draft(draft, target)
        fill_draft(origin, draft, target, passphrase, step=step)
        sha256 = file_digest(draft, step)
        standing = _standing(target)
        _seal(target, sha256, *standing)
        draft.replace(target)
        sync_folder(target.parent)
        if standing:
            _seal(target, sha256)
        return Backup(target, sha256, target.stat().st_size)
    except OSError as error:
        raise target_fault(error, target) from error
    finally:
        for leftover in (draft, beside(draft, "-journal")):
            with suppress(OSError):
                leftover.unlink()


def verify_backup(path: Path, *, unsealed: bool = False, passphrase: str = "") -> str:
    """Check a stored copy against its seal and with `quick_check`; return its SHA-256.

    Raises DatabaseMissing, BackupDamaged, or BackupUnsealed for a copy without a seal unless
    ``unsealed`` says that SQLite's own check will do; PassphraseNeeded or PassphraseWrong for one
    of an encrypted laptop copy.
    """
    if not path.is_file():
        raise DatabaseMissing(path)
    sealed = sealed_digests(path)
    if not sealed and not unsealed:
        raise BackupUnsealed(path)
    sha256 = file_digest(path)
    if sealed and sha256 not in sealed:
        raise BackupDamaged(path)
    encrypted = is_encrypted_file(path)
    if encrypted and sealed and not passphrase:
        raise PassphraseNeeded(path)
    secret = passphrase if encrypted else ""
    if inspect(path, check=True, passphrase=secret).state not in _WHOLE:
        raise PassphraseWrong(path) if secret and sealed else BackupDamaged(path)
    return sha256


def sealed_digests(copy: Path) -> tuple[str, ...]:
    """Return the SHA-256 that the seal of a copy tells (two while it is replaced), or nothing.

    Raises BackupDamaged for a seal that cannot be read.
    """
    try:
        lines = seal_file(copy).read_text("utf-8").splitlines()
    except FileNotFoundError:
        return ()
    except (OSError, UnicodeDecodeError) as error:
        raise BackupDamaged(copy) from error
    return tuple(line.split()[0] for line in lines if line.strip())


def seal_file(copy: Path) -> Path:
    """Return where the SHA-256 of a copy lies, in the format of `sha256sum`."""
    return beside(copy, ".sha256")


def beside(path: Path, suffix: str) -> Path:
    """Return the path of a file whose name goes on after another's."""
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


def prepare_draft(draft: Path, target: Path) -> None:
    """Make the empty draft for its owner only, before anything is written to it."""
    target.parent.mkdir(mode=0o700, exist_ok=True)
    os.close(os.open(draft, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600))


def fill_draft(
    origin: Path,
    draft: Path,
    target: Path,
    passphrase: str = "",
    *,
    step: Step | None = None,
) -> None:
    """Copy and check; every fault is laid at the door of the file that has it."""
    secret = passphrase if passphrase and is_encrypted(origin) else ""
    driver = driver_for(secret)
    try:
        # A reader cannot roll back what a crashed writer left half done.
        crashed = has_hot_journal(origin) and is_writable(origin)
        uri = sqlite_uri(origin, read_only=not crashed)
        reader = driver.connect(uri, uri=True, timeout=BUSY_SECONDS)
        with closing(reader):
            unlock(reader, secret, origin)
            reader.execute("PRAGMA schema_version").fetchone()
            writer = driver.connect(sqlite_uri(draft), uri=True)
            with closing(writer):
                unlock(writer, secret, origin)  # one salt, so that one key opens both
                # A slow disk is waited for below, when nobody waits for the source any more.
                writer.execute("PRAGMA synchronous=OFF")
                if not _copy(reader, writer, origin, step):
                    raise DatabaseDamaged(origin)
    except driver_errors() as error:
        raise _copy_fault(error, origin, target) from error
    _to_disk(draft)


def _copy(
    reader: sqlite3.Connection, writer: sqlite3.Connection, origin: Path, step: Step | None
) -> bool:
    """Copy everything and tell whether it is sound."""
    if step is None:
        reader.backup(writer, pages=-1)
        return is_sound(writer)
    copy_in_parts(reader, writer, origin, step)
    return is_sound_or_stopped(writer, step)


def _to_disk(file: Path) -> None:
    with file.open("r+b") as opened:
        os.fsync(opened.fileno())


def is_encrypted(database: Path) -> bool:
    """Tell whether a laptop copy, or a backup of one, is encrypted."""
    if base_of(database).exists():
        return is_encrypted_copy(database)
    return is_encrypted_file(database)


def _copy_fault(error: Exception, origin: Path, target: Path) -> KkdeskError:
    fault = environment_fault(error, origin)
    if isinstance(fault, DiskFull):
        return DiskFull(target)
    return fault or _failed(target)


def target_fault(error: OSError, target: Path) -> KkdeskError:
    """Return what kept a copy from being written."""
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


def file_digest(path: Path, step: Step | None = None) -> str:
    """Return the SHA-256 of a file that no connection has open; ``step`` may raise to cancel."""
    digest = hashlib.sha256()
    with path.open("rb") as file:
        size = max(os.fstat(file.fileno()).st_size, 1)
        while block := file.read(_BLOCK):
            digest.update(block)
            if step is not None:
                step(COPIED + (1 - COPIED) * min(file.tell() / size, 1))
    return digest.hexdigest()


def _standing(target: Path) -> tuple[str, ...]:
    """Return what may truly lie in the place of a copy until it is replaced."""
    return (sealed_digests(target) or (file_digest(target),)) if target.exists() else ()


def _seal(target: Path, *digests: str) -> None:
    """Write the seal before its copy, so that no copy is ever without one."""
    draft = beside(target, ".sha256.new")
    handle = os.open(draft, os.O_CREAT | os.O_TRUNC | os.O_WRONLY, 0o600)
    with os.fdopen(handle, "w", encoding="utf-8", newline="\n") as file:
        file.writelines(f"{sha256}  {target.name}\n" for sha256 in digests)
        file.flush()
        os.fsync(handle)
    draft.replace(seal_file(target))
