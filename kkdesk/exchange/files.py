"""Writing files that other programs may be reading: whole or not at all, and only when changed."""

from __future__ import annotations

import errno
import os
import tempfile
from contextlib import suppress
from pathlib import Path

from kkdesk import paths
from kkdesk.errors import DiskFull, OutputNotWritable


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


def _replace(path: Path, content: bytes) -> None:
    handle, name = tempfile.mkstemp(prefix=f".{path.name}-", dir=path.parent)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        paths.put_in_place(Path(name), path)
    except OSError:
        with suppress(OSError):
            Path(name).unlink()
        raise
