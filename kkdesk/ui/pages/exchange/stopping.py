"""Long work in a dialog of its own: how far it is, and a way to stop it while it can be stopped.

The worker drops what a cancelled job gave. Here what was done must be told even when somebody
stopped it a moment too late, so the work itself hears of it.
"""

from __future__ import annotations

import threading

from PySide6.QtCore import QObject, Signal


class Stopped(Exception):  # noqa: N818 -- not a fault: the person asked for it
    """The person stopped the work before it counted."""


class Progress(QObject):
    """Tells the window's thread how far the worker is, and the worker that it shall stop."""

    told = Signal(float)
    """How far the work is, 0 to 1."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._stop = threading.Event()

    def stop(self) -> None:
        """Ask the work to stop; it does if nothing counts yet."""
        self._stop.set()

    def begin(self) -> None:
        """Forget that an earlier work was stopped."""
        self._stop.clear()

    def check(self) -> None:
        """Raise Stopped, inside the work, where it shall stop."""
        if self._stop.is_set():
            raise Stopped

    def tell(self, fraction: float) -> None:
        """Tell how far the work is."""
        self.told.emit(fraction)
