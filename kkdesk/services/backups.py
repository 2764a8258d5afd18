"""Copies of the open database: made by itself or a person, listed, checked, brought back."""

from __future__ import annotations

from contextlib import ExitStack, suppress
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from kkdesk.db import backup_shelf as shelf
from kkdesk.db.as_of import private_copy
from kkdesk.db.backup import verify_backup
from kkdesk.db.connection import database_path
from kkdesk.db.database_file import State, base_of, inspect, is_encrypted_copy
from kkdesk.db.instance_lock import acquire
from kkdesk.db.reading import Database, open_file
from kkdesk.db.recovery import is_laptop_copy
from kkdesk.db.restoring import restore_database
from kkdesk.db.sql import text
from kkdesk.domain.backups import BackupReason
from kkdesk.errors import CopyMisplaced, DatabaseBusy, PassphraseNeeded, PassphraseWrong
from kkdesk.services.opened_copies import own_folder
from kkdesk.services.workspace import reading

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from kkdesk.db.as_of import PastCopy
    from kkdesk.db.backup import Backup
    from kkdesk.domain.backups import StoredCopy
    from kkdesk.domain.verification import Check, Checked
    from kkdesk.services.workspace import Workspace


@dataclass(frozen=True, slots=True)
class FileToCopy:
    """A file that holds something, and the passphrase that opens it if it is encrypted."""

    path: Path
    passphrase: str


def back_up(
    database: Path,
    folder: Path | None = None,
    passphrase: str = "",
    *,
    step: Callable[[float], None] | None = None,
) -> Backup:
    """Copy a database because a person wants it, to its own folder of copies or another.

    It may be open, also in another program. With ``step``, which is told how far it is (0 to 1) and
    may raise to cancel, nobody who works in it waits for the copy; DatabaseBusy then says that
    writing never rested. Raises the KkdeskError that keeps it from being read (PassphraseNeeded or
    PassphraseWrong for an encrypted laptop copy), BackupFailed or DiskFull.
    """
    if is_encrypted_copy(database) and not passphrase:
        raise PassphraseNeeded(database)
    found = inspect(database, passphrase=passphrase)
    problem = found.problem(read_only=True)
    if passphrase and found.state is State.FOREIGN and is_encrypted_copy(database):
        raise PassphraseWrong(database)
    if problem is not None and found.state not in {State.OLDER, State.NEWER}:
        raise problem
    return shelf.back_up(database, BackupReason.MANUAL, folder, passphrase=passphrase, step=step)


def back_up_beside_others(database: Path, folder: Path | None, passphrase: str) -> Backup:
    """Do the same so that nobody who works in it waits, unless writing never rests."""
    with suppress(DatabaseBusy):
        return back_up(database, folder, passphrase, step=lambda _done: None)
    return back_up(database, folder, passphrase)


def back_up_before(workspace: Workspace, reason: BackupReason) -> Backup | None:
    """Copy the database by itself, and thin the copies out; None where there is nothing to copy.

    That is: nothing was ever done in it, it holds just what the last copy holds, or a server keeps
    it. What is copied of an encrypted laptop copy is encrypted alike. Raises BackupFailed or
    DiskFull.
    """
    file = file_to_copy(workspace)
    return None if file is None else back_up_file(file, reason)


def file_to_copy(workspace: Workspace) -> FileToCopy | None:
    """Return the file that a copy would be made of by itself, or None where there is nothing."""
    path = _file_of(workspace)
    if path is None or workspace.read_only or not _holds_anything(workspace):
        return None
    return FileToCopy(path, workspace.passphrase)


def back_up_file(
    file: FileToCopy, reason: BackupReason, *, step: Callable[[float], None] | None = None
) -> Backup | None:
    """Do what `back_up_before` does, with nothing but the file; ``step`` as in `back_up`."""
    copy = shelf.back_up(file.path, reason, passphrase=file.passphrase, step=step)
    known = shelf.discard_if_known(copy)
    shelf.thin_out(copy.path.parent, datetime.now().astimezone())
    return None if known else copy


def folder_of(database: Path) -> Path:
    """Return the folder that holds a database's copies."""
    return shelf.backup_folder(database)


def has_copies(database: Path) -> bool:
    """Tell whether there is any copy in a database's own folder."""
    return bool(list_copies(database))


def is_unusable(kept: Path) -> bool:
    """Tell whether what a restore kept is no copy but a file that could not be opened."""
    return kept.suffix.startswith(shelf.UNUSABLE)


def list_copies(database: Path) -> list[StoredCopy]:
    """Return the copies in a database's own folder, the newest first."""
    return shelf.stored_copies(shelf.backup_folder(database))


def verify_copy(copy: Path, passphrase: str = "") -> None:
    """Check a copy; raises DatabaseMissing, BackupDamaged or BackupUnsealed.

    PassphraseNeeded or PassphraseWrong for one of an encrypted laptop copy.
    """
    verify_backup(copy, passphrase=passphrase)


def open_copy(copy: Path, passphrase: str = "") -> tuple[Database, PastCopy | None]:
    """Open a copy for reading; one of an older schema as a private copy that was upgraded.

    Raises BackupDamaged, PassphraseNeeded, or what keeps it from being opened.
    """
    from kkdesk.db.migrate import upgrade_copy  # noqa: PLC0415 -- Alembic takes 0.2 s to import

    verify_backup(copy, unsealed=True, passphrase=passphrase)
    if inspect(copy, passphrase=passphrase).state is not State.OLDER:
        return open_file(copy, read_only=True, passphrase=passphrase), None
    private = private_copy(copy, own_folder(), passphrase)
    with ExitStack() as on_failure:
        on_failure.callback(private.remove)
        upgrade_copy(private.path, passphrase)
        opened = open_file(private.path, read_only=True, passphrase=passphrase)
        on_failure.pop_all()
    return opened, private


def verify(
    path: Path, progress: Callable[[Check], None] = lambda _: None, *, passphrase: str = ""
) -> Iterator[Checked]:
    """Check a database or a copy, everything in it and what belongs to it; see `Check`.

    ``progress`` is told what is checked next and may raise to cancel. PassphraseNeeded or
    PassphraseWrong for an encrypted laptop copy, or a backup of one.
    """
    from kkdesk.db.verifying import verify_database  # noqa: PLC0415 -- as above

    return verify_database(path, progress=progress, keep_in=_kept_in(), passphrase=passphrase)


def verify_shared(
    address: str, progress: Callable[[Check], None] = lambda _: None
) -> Iterator[Checked]:
    """Check a database on a server, all but what the server keeps by itself; see `verify`."""
    from kkdesk.db.server.verifying import verify_shared as check  # noqa: PLC0415 -- as above

    return check(address, progress=progress, keep_in=_kept_in())


def _kept_in() -> Path | None:
    """Return where a private copy lies; what a killed run leaves there goes at the next start."""
    try:
        return own_folder()
    except OSError:  # no home to keep it in
        return None


def restore(
    copy: Path, database: Path, user: str, *, unsealed: bool = False, passphrase: str = ""
) -> Path | None:
    """Bring a copy back in the place of a database that is not open here.

    Returns the copy of what lay there. Raises DatabaseInUse while anybody works in it,
    CopyMisplaced for a laptop copy (it is checked in instead), and what `restore_database` raises.
    """
    verify_backup(copy, unsealed=unsealed, passphrase=passphrase)
    if is_laptop_copy(copy, passphrase) and not base_of(database).exists():
        raise CopyMisplaced(copy)
    with acquire(database, user):
        return restore_database(copy, database, unsealed=unsealed, passphrase=passphrase)


def _file_of(workspace: Workspace) -> Path | None:
    """Return the file that is open, or None."""
    if isinstance(workspace.opened, Database):
        return workspace.opened.path
    path = database_path(workspace.opened)
    return path if isinstance(path, Path) else None


def _holds_anything(workspace: Workspace) -> bool:
    with reading(workspace) as connection:
        return connection.execute(text("SELECT 1 FROM operation LIMIT 1")).first() is not None
