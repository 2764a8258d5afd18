"""Copying a laptop's work as it is at one moment, while it is already read and compared."""

from __future__ import annotations

import errno
import os
import sys
import threading
from contextlib import closing, contextmanager, suppress
from typing import IO, TYPE_CHECKING, Final

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterator
    from pathlib import Path

_PART: Final = 16 * 1024 * 1024
_NOT_SENT: Final = {errno.EINVAL, errno.ENOSYS, errno.ENOTSUP, errno.EOPNOTSUPP, errno.ENOTSOCK}


@contextmanager
def kept_still(reader: sqlite3.Connection) -> Iterator[None]:
    """Keep every writer out of a copy's file: who reads it does so.

    What another tool left in a write-ahead log is brought into the file first.
    """
    reader.execute("PRAGMA journal_mode=DELETE")
    reader.execute("BEGIN")
    reader.execute("SELECT sequence FROM laptop_origin").fetchone()
    try:
        yield
    finally:
        reader.rollback()


class FileCopy:
    """A copy of a file on its way to the disk, in a thread of its own.

    SQLite's own copying goes page by page, which takes three times as long. The file that is read
    stays open to the end: to close it would, by POSIX, release the locks of this process on it.
    """

    def __init__(self, source: Path, target: Path) -> None:
        self._stopped = threading.Event()
        self._error: OSError | None = None
        self._source = source.open("rb")
        try:
            self._target = target.open("r+b")
        except OSError:
            self._source.close()
            raise
        self._thread = threading.Thread(target=self._run, name="kkdesk-freeze", daemon=True)
        self._thread.start()

    def arrived_whole(self) -> bool:
        """Wait until the copy is on the disk and tell whether it is as long as the file is now.

        It is closed then and may be renamed. Raises the OSError that kept it from being written.
        """
        self._thread.join()
        if self._error is not None:
            raise self._error
        sizes = [os.fstat(file.fileno()).st_size for file in (self._source, self._target)]
        self._target.close()
        return sizes[0] == sizes[1]

    def close(self) -> None:
        """Stop if it is under way, and let go of the files."""
        self._stopped.set()
        self._thread.join()
        for file in (self._target, self._source):
            with suppress(OSError):  # what could not be written was told by then
                file.close()

    def _run(self) -> None:
        try:
            for _ in _parts(self._source, self._target):
                if self._stopped.is_set():
                    return
            os.fsync(self._target.fileno())
        except OSError as error:
            self._error = error


def _parts(source: IO[bytes], target: IO[bytes]) -> Iterator[int]:
    """Copy part by part and tell how many bytes are copied; none of it holds other threads up."""
    copied = 0
    if sys.platform == "linux":
        try:
            while sent := os.sendfile(target.fileno(), source.fileno(), copied, _PART):
                copied += sent
                yield copied
        except OSError as error:
            if copied or error.errno not in _NOT_SENT:
                raise
        else:
            return
    while part := os.read(source.fileno(), _PART):
        rest = memoryview(part)
        while rest:
            rest = rest[os.write(target.fileno(), rest) :]
        copied += len(part)
        yield copied


@contextmanager
def copying(source: Path, target: Path) -> Iterator[FileCopy]:
    """Copy a file beside what the block does with it; leaving the block ends the copying."""
    with closing(FileCopy(source, target)) as copy:
        yield copy
