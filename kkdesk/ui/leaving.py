"""Leaving pages: what was typed is saved first, and what cannot be saved is asked about."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, QTimer

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from PySide6.QtWidgets import QWidget

    from kkdesk.ui.page_list import PageHost
    from kkdesk.ui.tasks import Worker

POLL_MS: Final = 15
PATIENCE: Final = 5.0
"""Seconds after which asking a second time means: do not wait any longer."""


class Leaving(QObject):
    """Lets pages go when everything handed to the worker has been done."""

    def __init__(self, worker: Worker, parent: QObject) -> None:
        super().__init__(parent)
        self._worker = worker
        self._window: QWidget | None = None
        self._hosts: Sequence[PageHost] = ()
        self._later: Callable[[], None] | None = None
        self._since = 0.0
        self._timer = QTimer(self)
        self._timer.setInterval(POLL_MS)
        self._timer.timeout.connect(self._look)

    @property
    def gave_up(self) -> bool:
        """Tell whether the last leave did not wait for the worker."""
        return not self._worker.idle

    def leave(self, window: QWidget, hosts: Sequence[PageHost], later: Callable[[], None]) -> bool:
        """Hand over what was typed and tell whether one may go now.

        If not, ``later`` is called when everything is saved, or when the person would
        rather go than keep what could not be saved.
        """
        for host in hosts:
            host.flush()
        waiting = self._later is not None
        if waiting and time.monotonic() - self._since > PATIENCE:
            self._stop()
            return True
        if self._worker.idle and not _unsaved(hosts):
            self._stop()
            return True
        self._window, self._hosts, self._later = window, hosts, later
        if not waiting:
            self._since = time.monotonic()
            self._timer.start()
        return False

    def _look(self) -> None:
        if not self._worker.idle or self._later is None or self._window is None:
            return
        window, hosts, later = self._window, self._hosts, self._later
        self._stop()
        if _unsaved(hosts):
            from kkdesk.ui.dialogs.message import ask  # noqa: PLC0415 -- rarely, and after the paint

            ask(
                window,
                self.tr("Noget er ikke gemt"),
                self.tr(
                    "Det, du har skrevet i et af felterne, kunne ikke gemmes; grunden står"
                    " under feltet. Forlader du siden nu, går det tabt."
                ),
                self.tr("Forlad alligevel"),
                later,
                dangerous=True,
            )
        else:
            later()

    def _stop(self) -> None:
        self._timer.stop()
        self._window, self._hosts, self._later = None, (), None


def _unsaved(hosts: Sequence[PageHost]) -> bool:
    return any(host.unsaved() for host in hosts)
