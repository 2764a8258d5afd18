"""Ends the program politely when the system asks for it (SIGINT, SIGTERM, SIGHUP)."""

from __future__ import annotations

import os
import signal
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QSocketNotifier, Signal

if TYPE_CHECKING:
    from types import FrameType


class StopSignals(QObject):
    """Hears the first signal of each kind; the second one ends the program at once.

    Python runs a signal's handler only between its own instructions, and none are run
    while Qt waits. The signal's number is therefore written into a pipe that Qt watches.
    """

    heard = Signal()

    def install(self) -> None:
        """Listen from now on; Windows has none of these signals."""
        if os.name == "nt":
            return
        self._read, write = os.pipe()
        for end in (self._read, write):
            os.set_blocking(end, False)
        signal.set_wakeup_fd(write, warn_on_full_buffer=False)
        for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
            signal.signal(number, _second_time_for_real)
        self._watch = QSocketNotifier(self._read, QSocketNotifier.Type.Read, self)
        self._watch.activated.connect(self._tell)

    def _tell(self) -> None:
        os.read(self._read, 64)
        self.heard.emit()


def _second_time_for_real(number: int, _frame: FrameType | None) -> None:
    signal.signal(number, signal.SIG_DFL)
