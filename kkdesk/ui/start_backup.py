"""The copy that is made after a start, when the window is painted and nobody waits for anything."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, QTimer, Signal

if TYPE_CHECKING:
    from collections.abc import Callable

    from kkdesk.errors import KkdeskError
    from kkdesk.services.workspace import Workspace
    from kkdesk.ui.tasks import Worker

QUIET_MS: Final = 10_000
"""So long after the opening, and again after, it is asked whether nobody waits for anything."""


class StartBackup(QObject):
    """Backs up each database that is opened for writing, once."""

    made = Signal()
    """The copy is there, or none was needed."""

    def __init__(
        self, worker: Worker, failed: Callable[[KkdeskError], None], parent: QObject
    ) -> None:
        super().__init__(parent)
        self._worker, self._failed = worker, failed
        self._workspace: Workspace | None = None
        self._timer = QTimer(self)
        self._timer.setInterval(QUIET_MS)
        self._timer.timeout.connect(self._look)

    def use(self, workspace: Workspace) -> None:
        """Wait for a quiet moment to back up a database; one open for reading needs no copy."""
        self._workspace = workspace
        if workspace.read_only:
            self._timer.stop()
        else:
            self._timer.start()

    def _look(self) -> None:
        """Begin if nothing is being done now; what comes meanwhile is only put off."""
        workspace = self._workspace
        if workspace is None or not self._worker.idle:
            return
        self._timer.stop()
        self._worker.submit(
            partial(_back_up, workspace), done=self._done, failed=self._failed, receiver=self
        )

    def _done(self, _nothing: None) -> None:
        self.made.emit()


def _back_up(workspace: Workspace) -> None:
    from kkdesk.domain.backups import BackupReason  # noqa: PLC0415 -- long after the paint
    from kkdesk.services.backups import back_up_before  # noqa: PLC0415

    back_up_before(workspace, BackupReason.START)
