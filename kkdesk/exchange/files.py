"""Writing files that other programs may be reading: whole or not at all, and only when changed."""

from __future__ import annotations

import errno
import os
import tempfile
from contextlib import suppress
from pathlib import Path

from kkdesk.errors import DiskFull, OutputNotWritable

_READABLE = 0o644
_PREFIX = 60
"""So much of a long name goes into the draft's, which must not be too long for the drive."""


def write_if_changed(path: Path, content: bytes) -> bool:
    """Write a file in one step unless it holds just that already; tell whether it was written.

    Raises OutputNotWritable or DiskFull; the file that was there is then as it was.
    """
    try:
        if path.is_file() and path.read_bytes() == content:
            return False
        _replace(path, content)
    except OSError as error:
        fault = DiskFull if error.errno == errno.ENOSPC else OutputNotWritable
        raise fault(path) from error
    return True


def write_own(path: Path, content: bytes, *, replace: bool) -> None:
    """Write a file that only its owner may read, in one step; never over another unless `replace`.

    Raises OutputNotWritable or DiskFull; what was there is then as it was.
    """
    try:
        handle, name = tempfile.mkstemp(prefix=f".{path.name[:_PREFIX]}-", dir=path.parent)
        draft = Path(name)  # mkstemp makes it with mode 0600
        try:
            with os.fdopen(handle, "wb") as file:
                file.write(content)
                file.flush()
                os.fsync(file.fileno())
            if replace:
                draft.replace(path)
            else:
                _put_beside_none(draft, path)
        finally:
            with suppress(OSError):
                draft.unlink()
    except OSError as error:
        fault = DiskFull if error.errno == errno.ENOSPC else OutputNotWritable
        raise fault(path) from error


def _put_beside_none(draft: Path, path: Path) -> None:
    """Give the draft its name if nothing has that name, also not since a moment ago."""
    try:
        os.link(draft, path)
    except FileExistsError:
        raise
    except OSError:  # no links on this drive
        if path.exists():
            raise FileExistsError(errno.EEXIST, os.strerror(errno.EEXIST), str(path)) from None
        draft.replace(path)


def _replace(path: Path, content: bytes) -> None:
    handle, name = tempfile.mkstemp(prefix=f".{path.name}-", dir=path.parent)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        Path(name).chmod(path.stat().st_mode if path.exists() else _READABLE)
        Path(name).replace(path)
    except OSError:
        with suppress(OSError):
            Path(name).unlink()
        raise
