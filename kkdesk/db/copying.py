"""Copying a database that others go on writing, in parts, so that nobody waits for the copy.

SQLite reads the file under a lock that a writer waits for, so each part is short. What is written
between two parts makes SQLite begin anew: a copy is always of one moment.
"""

from __future__ import annotations

import sqlite3
import time
from typing import TYPE_CHECKING, Final

from kkdesk.db.database_file import driver_errors, is_sound
from kkdesk.errors import DatabaseBusy

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    Step = Callable[[float], None]
    """Told how far it is (0 to 1), many times a second; it may raise to cancel, then each time."""

PART: Final = 256
"""Pages in one go, 1 MiB: a writer waits so long, and no more than its few seconds on any disk."""
REST_SECONDS: Final = 3.0
"""So long it rests after a write, for whoever writes to come to an end."""
PATIENCE_SECONDS: Final = 120.0
"""So long it begins anew after each write."""
COPIED: Final = 0.75
"""How far it is when every page is copied; the rest is for the check and the checksum."""
_LOCKED: Final = {sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED}
_LOOK_SECONDS: Final = 0.05
_LOOK_OPERATIONS: Final = 100_000


def copy_in_parts(
    reader: sqlite3.Connection, writer: sqlite3.Connection, origin: Path, step: Step
) -> None:
    """Copy a database part by part, anew after each write.

    Raises DatabaseBusy for ``origin`` where writing never rests, and what ``step`` raises.
    """
    reader.backup(writer, pages=PART, progress=_Parts(origin, step).copied)


def is_sound_or_stopped(copy: sqlite3.Connection, step: Step) -> bool:
    """Check a copy as `is_sound` does; it ends soon when ``step`` raises, with what that raises."""

    def look() -> int:
        step(COPIED)
        return 0

    copy.set_progress_handler(look, _LOOK_OPERATIONS)
    try:
        return is_sound(copy)
    except driver_errors():
        step(COPIED)  # SQLite does not hand on what a handler raises
        raise
    finally:
        copy.set_progress_handler(None, 0)


class _Parts:
    """How far a copy has come, and whether it had to begin anew."""

    def __init__(self, origin: Path, step: Step) -> None:
        self._origin, self._step = origin, step
        self._left: int | None = None
        self._begun = time.monotonic()

    def copied(self, status: int, left: int, total: int) -> None:
        """Hear from SQLite how many pages are left; between two parts nothing is locked."""
        if status in _LOCKED:  # it has waited for a writer as long as anybody does
            raise DatabaseBusy(self._origin)
        done = COPIED * (total - left) / total if total else COPIED
        self._step(done)
        if self._left is not None and left and left >= self._left:
            self._begin_anew(done)
        self._left = left

    def _begin_anew(self, done: float) -> None:
        since = time.monotonic()
        if since - self._begun > PATIENCE_SECONDS:
            raise DatabaseBusy(self._origin)
        while time.monotonic() - since < REST_SECONDS:
            time.sleep(_LOOK_SECONDS)
            self._step(done)
