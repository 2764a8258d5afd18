"""Faults that nobody caught: into the log, and one polite message in the window."""

from __future__ import annotations

import logging
import sys
import threading
from contextlib import contextmanager
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QMessageLogContext, QObject, QtMsgType, Signal, qInstallMessageHandler

from kkdesk.errors import KkdeskError
from kkdesk.fault_log import log_fault, log_to_file

if TYPE_CHECKING:
    from collections.abc import Iterator
    from types import TracebackType

_qt_log = logging.getLogger("qt")
_LEVELS: Final = {
    QtMsgType.QtDebugMsg: logging.DEBUG,
    QtMsgType.QtInfoMsg: logging.INFO,
    QtMsgType.QtWarningMsg: logging.WARNING,
    QtMsgType.QtCriticalMsg: logging.ERROR,
    QtMsgType.QtFatalMsg: logging.CRITICAL,
}


class Faults(QObject):
    """Catches what reaches Python's hooks, on any thread; tells it on the window's thread."""

    happened = Signal()
    """A fault of the program; it has been written to the log."""
    refused = Signal(object)
    """A :class:`KkdeskError` that a slot did not handle."""

    def install(self) -> None:
        """Take over from Python's own reports until the program ends."""
        log_to_file()
        sys.excepthook = self._caught
        threading.excepthook = self._caught_in_thread
        sys.unraisablehook = self._unraisable

    def _caught(
        self, kind: type[BaseException], error: BaseException, trace: TracebackType | None
    ) -> None:
        if isinstance(error, KkdeskError):
            self.refused.emit(error)
        elif issubclass(kind, Exception):
            log_fault(kind, error, trace)
            self.happened.emit()

    def _caught_in_thread(self, caught: threading.ExceptHookArgs) -> None:
        if caught.exc_value is not None:
            self._caught(caught.exc_type, caught.exc_value, caught.exc_traceback)

    def _unraisable(self, caught: sys.UnraisableHookArgs) -> None:
        """Log what failed while something was being destroyed; nothing was lost by it."""
        log_fault(caught.exc_type, caught.exc_value, caught.exc_traceback)


@contextmanager
def qt_messages_to_log() -> Iterator[None]:
    """Let Qt write to the log what it would write to the terminal.

    It is given back at the end: Qt still speaks when Python is gone, and must not call it.
    """
    qInstallMessageHandler(_qt_message)
    try:
        yield
    finally:
        qInstallMessageHandler(None)


def _qt_message(kind: QtMsgType, _where: QMessageLogContext, text: str | None) -> None:
    _qt_log.log(_LEVELS.get(kind, logging.WARNING), "%s", text)
