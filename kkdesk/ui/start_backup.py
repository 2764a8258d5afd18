"""The copy that is made after a start, when the window is painted and nobody waits for anything."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, QTimer, Signal

if TYPE_CHECKING:
    from collections.abc import Callable

    from kkdesk.errors import KkdeskError
    from kkdesk.services.backups import FileToCopy
    from kkdesk.services.workspace import Workspace
    from kkdesk.ui.copying import Copying
    from kkdesk.ui.tasks import Ticket, Worker

QUIET_MS: Final = 10_000
"""So long after the opening, and again after, it is asked whether nobody waits for anything."""


class StartBackup(QObject):
    """Backs up each database that is opened for writing, once."""

    made = Signal()
    """The copy is there, or none was needed."""

    def __init__(
        self,
        worker: Worker,
        copying: Copying,
        failed: Callable[[KkdeskError], None],
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._worker, self._copying, self._tell = worker, copying, failed
        self._workspace: Workspace | None = None
        self._copy: Ticket | None = None
        self._timer = QTimer(self)
        self._timer.setInterval(QUIET_MS)
        self._timer.timeout.connect(self._look)

    def use(self, workspace: Workspace) -> None:
        """Wait for a quiet moment to back up a database; one open for reading needs no copy."""
        self._workspace, self._copy = workspace, None
        if workspace.read_only:
            self._timer.stop()
        else:
            self._timer.start()

    def _look(self) -> None:
        """Begin if nothing is being done now, also anew after it was given up for another file."""
        workspace = self._workspace
        under_way = self._copy is not None and not self._copy.cancelled
        if workspace is None or under_way or not self._worker.idle:
            return
        self._worker.submit(
            partial(_file_to_copy, workspace),
            done=partial(self._begin, workspace),
            failed=self._failed,
            receiver=self,
        )

    def _begin(self, asked: Workspace, file: FileToCopy | None) -> None:
        """Copy beside the worker; if somebody came meanwhile, it is put off once more."""
        if asked is not self._workspace:
            return
        if file is None:
            self._done(None)
        elif self._worker.idle:
            self._copy = self._copying.submit(
                partial(_back_up, file),
                done=self._done,
                failed=self._failed,
                receiver=self,
                by_itself=True,
            )

    def _done(self, _nothing: None) -> None:
        self._timer.stop()
        self.made.emit()

    def _failed(self, error: KkdeskError) -> None:
        self._timer.stop()
        self._tell(error)


def _file_to_copy(workspace: Workspace) -> FileToCopy | None:
    from kkdesk.services.backups import file_to_copy  # noqa: PLC0415 -- long after the paint

    return file_to_copy(workspace)


def _back_up(file: FileToCopy, *, step: Callable[[float], None] | None = None) -> None:
    from kkdesk.domain.backups import BackupReason  # noqa: PLC0415 -- as above
    from kkdesk.services.backups import back_up_file  # noqa: PLC0415

    back_up_file(file, BackupReason.START, step=step)
