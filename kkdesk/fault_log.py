"""The log file: warnings and faults, a few files of limited size."""

from __future__ import annotations

import logging
from contextlib import suppress
from typing import TYPE_CHECKING, Final

from kkdesk import paths

if TYPE_CHECKING:
    from pathlib import Path
    from types import TracebackType

LARGEST_LOG: Final = 1_000_000
"""Bytes; a larger file is put aside as ``.1``, replacing the one before."""

_log = logging.getLogger("kkdesk")


class LogFile(logging.FileHandler):
    """A log file that is put aside when it is full; what cannot be written is dropped.

    ``RotatingFileHandler`` does the same, but its module imports sockets and pickles,
    which the first paint would wait for.
    """

    def __init__(self, path: Path, largest: int = LARGEST_LOG) -> None:
        super().__init__(path, encoding="utf-8", errors="backslashreplace", delay=True)
        self._path, self._largest = path, largest
        self.setFormatter(logging.Formatter("%(asctime)s %(levelname)s %(name)s: %(message)s"))
        self.setLevel(logging.WARNING)

    def emit(self, record: logging.LogRecord) -> None:
        """Write a record, into a new file if this one is full."""
        with suppress(OSError):
            if self._path.exists() and self._path.stat().st_size > self._largest:
                self.close()
                self._path.replace(self._path.with_name(f"{self._path.name}.1"))
            super().emit(record)

    def handleError(self, record: logging.LogRecord) -> None:  # noqa: N802 -- logging's name
        """Drop what cannot be written: a full disk must not stop the work."""


def log_to_file() -> None:
    """Write warnings and worse to the log file from now on; not at all without a home."""
    root = logging.getLogger()
    if any(isinstance(handler, LogFile) for handler in root.handlers):
        return
    with suppress(OSError):
        paths.log_folder()
        root.addHandler(LogFile(paths.log_file()))


def log_fault(
    kind: type[BaseException], error: BaseException | None, trace: TracebackType | None
) -> None:
    """Write a fault of the program itself, with its trace."""
    log_to_file()
    if error is None:
        error = kind()
    _log.critical("A fault that nobody expected", exc_info=(kind, error, trace))
