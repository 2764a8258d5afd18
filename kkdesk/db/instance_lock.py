"""One writer per database file: an advisory lock on a file beside it.

The lock belongs to the operating system, so that it falls with the process, also
after kill -9. What the lock file says (who, where, since when) is only for the
message to the second person. The database itself is never locked this way.
"""

from __future__ import annotations

import errno
import getpass
import json
import os
import socket
import sys
from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Final, Self

from kkdesk.errors import (
    DatabaseFolderMissing,
    DatabaseInUse,
    DatabaseReadOnly,
    DiskFull,
    KkdeskError,
    LockingUnsupported,
    StorageFault,
)

if sys.platform == "win32":
    import msvcrt
else:
    import fcntl

if TYPE_CHECKING:
    from pathlib import Path
    from types import TracebackType

LONGEST_NOTE: Final = 4096
_LOCKED_BYTE: Final = 1 << 30
"""Windows locks a byte far behind the text, so that others can still read the text."""

_HELD: Final = {errno.EAGAIN, errno.EACCES, errno.EDEADLK}
_UNSUPPORTED: Final = {errno.ENOLCK, errno.EOPNOTSUPP, errno.ENOSYS, errno.EINVAL}


@dataclass(frozen=True, slots=True)
class Holder:
    """Who holds a database open for writing; empty where the lock file does not say."""

    user: str = ""
    host: str = ""
    pid: int = 0
    since: datetime | None = None


class InstanceLock:
    """The right of this process to write one database, until it is released."""

    def __init__(self, path: Path, handle: int, left_by: Holder | None = None) -> None:
        self.path = path
        self.left_by = left_by
        """Who held it when their program was killed; None if it was given back."""
        self._handle: int | None = handle

    def release(self) -> None:
        """Give the right back; a second call does nothing."""
        if self._handle is None:
            return
        handle, self._handle = self._handle, None
        with suppress(OSError):
            if sys.platform == "win32":
                os.truncate(handle, 0)
                os.lseek(handle, _LOCKED_BYTE, os.SEEK_SET)
                msvcrt.locking(handle, msvcrt.LK_UNLCK, 1)
            else:
                self.path.unlink()  # while still held: whoever waits looks again
        os.close(handle)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.release()


def lock_file(database: Path) -> Path:
    """Return where the lock of a database lies."""
    return database.with_name(database.name + ".lock")


def acquire(database: Path, user: str = "") -> InstanceLock:
    """Take the right to write a database.

    Raises DatabaseInUse naming the holder, DatabaseReadOnly when the folder does not
    allow a lock file, LockingUnsupported when the drive cannot lock.
    """
    path = lock_file(database.resolve())
    while True:
        handle = _open(path, database)
        try:
            _lock(handle, path, database)
            if not _is_same_file(handle, path):  # the last holder removed it meanwhile
                os.close(handle)
                continue
            left_by = _left_by(handle, database)
            _write_note(handle, user, database)
        except KkdeskError:
            os.close(handle)
            raise
        return InstanceLock(path, handle, left_by)


def holder(database: Path) -> Holder:
    """Read who holds a database; only meaningful after DatabaseInUse."""
    try:
        with lock_file(database.resolve()).open("rb") as file:
            note = json.loads(file.read(LONGEST_NOTE))
        return Holder(
            user=str(note["user"]),
            host=str(note["host"]),
            pid=int(note["pid"]),
            since=datetime.fromisoformat(note["since"]),
        )
    except (OSError, ValueError, KeyError, TypeError):
        return Holder()


def _open(path: Path, database: Path) -> int:
    flags = os.O_RDWR | os.O_CREAT | getattr(os, "O_CLOEXEC", 0) | getattr(os, "O_NOFOLLOW", 0)
    try:
        return os.open(path, flags, 0o600)
    except FileNotFoundError:
        raise DatabaseFolderMissing(database) from None
    except OSError as error:
        raise _fault(error, database) from error


def _lock(handle: int, path: Path, database: Path) -> None:
    try:
        if sys.platform == "win32":
            os.lseek(handle, _LOCKED_BYTE, os.SEEK_SET)
            msvcrt.locking(handle, msvcrt.LK_NBLCK, 1)
        else:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError as error:
        if error.errno in _HELD:
            other = holder(database)
            raise DatabaseInUse(
                database, who=other.user, host=other.host, since=other.since, pid=other.pid
            ) from None
        if error.errno in _UNSUPPORTED:
            raise LockingUnsupported(path) from error
        raise _fault(error, database) from error


def _left_by(handle: int, database: Path) -> Holder | None:
    """Return whom a note names that nobody took away: it goes when a lock is given back."""
    return holder(database) if os.fstat(handle).st_size else None


def _write_note(handle: int, user: str, database: Path) -> None:
    note = {
        "user": user or _login_name(),
        "host": socket.gethostname(),
        "pid": os.getpid(),
        "since": datetime.now(UTC).isoformat(),
    }
    try:
        os.lseek(handle, 0, os.SEEK_SET)
        os.truncate(handle, 0)
        os.write(handle, json.dumps(note, ensure_ascii=False).encode())
    except OSError as error:
        raise _fault(error, database) from error


def _is_same_file(handle: int, path: Path) -> bool:
    try:
        return os.path.samestat(os.fstat(handle), path.stat())
    except FileNotFoundError:
        return False


def _login_name() -> str:
    try:
        return getpass.getuser()
    except (KeyError, OSError):
        return "?"


def _fault(error: OSError, database: Path) -> KkdeskError:
    if error.errno in {errno.EACCES, errno.EPERM, errno.EROFS}:
        return DatabaseReadOnly(database)
    if error.errno in {errno.ENOSPC, errno.EDQUOT}:
        return DiskFull(database)
    return StorageFault(database)
