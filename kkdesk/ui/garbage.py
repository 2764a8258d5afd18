"""Garbage is collected on the window's thread only.

Python collects cycles on whichever thread happens to allocate. On the worker's thread that
would destroy widgets there, which Qt answers with a crash. While a worker lives, automatic
collection is therefore off, and a timer does the same work between the window's events.
"""

from __future__ import annotations

import gc
from contextlib import contextmanager
from typing import TYPE_CHECKING, ClassVar, Final

from PySide6.QtCore import QObject, QTimer

if TYPE_CHECKING:
    from collections.abc import Iterator

INTERVAL_MS: Final = 500


@contextmanager
def uncollected() -> Iterator[None]:
    """Keep garbage while Qt goes through all widgets: one freed on the way ends the program."""
    enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if enabled:
            gc.enable()


class WindowCollector(QObject):
    """Collects generation by generation as Python itself would, until it is stopped."""

    active: ClassVar[int] = 0

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._running = True
        type(self).active += 1
        gc.disable()
        self._timer = QTimer(self)
        self._timer.setInterval(INTERVAL_MS)
        self._timer.timeout.connect(self.collect)
        self._timer.start()

    def collect(self) -> None:
        """Collect the oldest generation whose count has passed Python's own threshold."""
        counts, thresholds = gc.get_count(), gc.get_threshold()
        due = [number for number in range(len(counts)) if counts[number] > thresholds[number] > 0]
        if due:
            gc.collect(due[-1])

    def stop(self) -> None:
        """Give collection back to Python when the last worker has ended."""
        if not self._running:
            return
        self._running = False
        self._timer.stop()
        type(self).active -= 1
        if type(self).active == 0:
            gc.enable()
