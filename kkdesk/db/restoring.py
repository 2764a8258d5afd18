"""Bringing a copy back in the place of a database, so that a crash at any instant loses nothing.

Until one atomic rename the database that was there stays; from then on the restored one is
there. What was there is a copy of its own before that, and no journal of it is left: SQLite
would roll it back into the restored file.
"""

from __future__ import annotations

import os
import shutil
from contextlib import ExitStack, closing, contextmanager, suppress
from typing import TYPE_CHECKING, Final

from kkdesk.db.backup import beside, fill_draft, prepare_draft, target_fault, verify_backup
from kkdesk.db.backup_shelf import (
    UNUSABLE,
    back_up,
    backup_folder,
    backup_name,
    document_digests,
)
from kkdesk.db.database_file import (
    BUSY_SECONDS,
    State,
    driver_errors,
    driver_for,
    inspect,
    sqlite_uri,
    sync_folder,
    unlock,
)
from kkdesk.db.faults import translate_db_error
from kkdesk.db.shelves import bring_documents, file_shelf, shelf_in
from kkdesk.errors import DatabaseReadOnly

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

BEFORE_RESTORE: Final = "before-restore"
_JOURNALS: Final = ("-journal", "-wal", "-shm")
_HEALTHY: Final = {State.CURRENT, State.OLDER, State.NEWER}
_UNUSABLE: Final = {State.DAMAGED, State.FOREIGN, State.EMPTY}


def restore_database(
    copy: Path, target: Path, *, unsealed: bool = False, passphrase: str = ""
) -> Path | None:
    """Put a checked copy in the place of a database; no connection may be open on it.

    What lay there is backed up first; the path of that copy is returned. Documents that the
    restored database names and that are gone come back too. Raises what `verify_backup` and
    `copy_database` raise, and what keeps the database from being read; it is untouched then.
    """
    verify_backup(copy, unsealed=unsealed, passphrase=passphrase)
    draft = target.with_name(f".{target.name}.{os.getpid()}.restored")
    try:
        prepare_draft(draft, target)
        fill_draft(copy, draft, target, passphrase)
        bring_documents(
            shelf_in(copy.parent, passphrase),
            file_shelf(target, passphrase),
            document_digests(draft, passphrase),
            check=True,
        )
        with _held(target, passphrase) as state:
            kept = _keep_present(target, state, passphrase)
            if state not in _HEALTHY:
                _remove_journals(target)  # they are kept; the file beside them opens in no way
            draft.replace(target)
        sync_folder(target.parent)
    except OSError as error:
        raise target_fault(error, target) from error
    finally:
        for leftover in (draft, beside(draft, "-journal")):
            with suppress(OSError):
                leftover.unlink()
    return kept


@contextmanager
def _held(target: Path, passphrase: str) -> Iterator[State]:
    """Roll back what a crash left, and let nobody write from here until the block ends."""
    found = inspect(target, check=True, passphrase=passphrase)
    if found.state in _HEALTHY and not found.writable:
        raise DatabaseReadOnly(target)
    if found.state not in _HEALTHY | _UNUSABLE | {State.MISSING}:
        problem = found.problem()
        assert problem is not None
        raise problem
    with ExitStack() as block:
        if found.state in _HEALTHY:
            block.enter_context(_write_lock(target, passphrase))
        yield found.state


@contextmanager
def _write_lock(target: Path, passphrase: str) -> Iterator[None]:
    """Hold the write lock; Windows replaces no open file, so it is not held there."""
    try:
        with closing(
            driver_for(passphrase).connect(
                sqlite_uri(target), uri=True, timeout=BUSY_SECONDS, isolation_level=None
            )
        ) as connection:
            unlock(connection, passphrase, target)
            connection.execute("PRAGMA journal_mode=DELETE")  # another program may have left WAL
            connection.execute("BEGIN IMMEDIATE")
            if os.name == "nt":
                connection.close()
            yield
    except driver_errors() as error:
        raise translate_db_error(error, target) from error


def _keep_present(target: Path, state: State, passphrase: str) -> Path | None:
    """Back up what lies there: as a database, or byte by byte where it is none any more."""
    if state in _HEALTHY:
        return back_up(target, BEFORE_RESTORE, passphrase=passphrase).path
    kept = backup_name(target, BEFORE_RESTORE).with_suffix(UNUSABLE)
    found = None
    for suffix in (*_JOURNALS, ""):
        part, keep_as = beside(target, suffix), beside(kept, suffix)
        if part.exists():
            prepare_draft(keep_as, keep_as)
            shutil.copyfile(part, keep_as)
            _sync(keep_as)
            found = keep_as
    if found is not None:
        sync_folder(backup_folder(target))
    return found


def _sync(path: Path) -> None:
    handle = os.open(path, os.O_RDWR)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def _remove_journals(target: Path) -> None:
    for suffix in _JOURNALS:
        beside(target, suffix).unlink(missing_ok=True)
