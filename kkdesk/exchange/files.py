"""Writing files that other programs may be reading: whole or not at all, for their owner alone."""

from __future__ import annotations

import errno
import os
import tempfile
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import TYPE_CHECKING

from kkdesk import paths
from kkdesk.errors import DiskFull, OutputNotWritable

if TYPE_CHECKING:
    from collections.abc import Iterator

_PREFIX = 60
"""So much of a long name goes into the draft's, which must not be too long for the drive."""


def write_if_changed(path: Path, content: bytes) -> bool:
    """Write a file in one step unless it holds just that already; tell whether it was written.

    Raises OutputNotWritable or DiskFull; the file that was there is then as it was.
    """
    try:
        if path.is_file() and path.read_bytes() == content:
            return False
    except OSError as error:
        raise OutputNotWritable(path) from error
    with _draft(path, content) as draft:
        paths.put_in_place(draft, path)
    return True


def write_new(path: Path, content: bytes) -> None:
    """Write a file in one step, and never over another.

    Raises OutputNotWritable or DiskFull; what was there is then as it was.
    """
    with _draft(path, content) as draft:
        _put_beside_none(draft, path)


@contextmanager
def _draft(path: Path, content: bytes) -> Iterator[Path]:
    """Give a whole file beside the path, to be put in its place; it is gone afterwards."""
    try:
        handle, name = tempfile.mkstemp(prefix=f".{path.name[:_PREFIX]}-", dir=path.parent)
        draft = Path(name)  # mkstemp makes it with mode 0600
        try:
            with os.fdopen(handle, "wb") as file:
                file.write(content)
                file.flush()
                os.fsync(file.fileno())
            yield draft
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
