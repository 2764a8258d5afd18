"""The search index follows after very many changes, in small parts while nobody waits."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, QTimer, Signal

if TYPE_CHECKING:
    from kkdesk.domain.changes import Changes
    from kkdesk.errors import KkdeskError
    from kkdesk.services.workspace import Workspace
    from kkdesk.ui.change_bus import ChangeBus
    from kkdesk.ui.tasks import Worker

OPENED_MS: Final = 10_000
"""So long after the opening it is asked whether a run before left something to follow in."""
QUIET_MS: Final = 1_000
"""So long after a change it is asked whether the index lags, and again if somebody works."""
BETWEEN_MS: Final = 20
"""So long it rests between two parts, for whatever a person asks meanwhile to come first."""


class IndexFollowing(QObject):
    """Lets the index of an open database catch up; searches find the same before and after."""

    caught_up = Signal()
    """Nothing waits for the index any more."""

    def __init__(self, worker: Worker, bus: ChangeBus, parent: QObject) -> None:
        super().__init__(parent)
        self._worker = worker
        self._workspace: Workspace | None = None
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self._look)
        bus.changed.connect(self._changed)

    def use(self, workspace: Workspace) -> None:
        """Follow in a database; what is open for reading, or on a server, needs nobody to."""
        follows = not (workspace.read_only or workspace.shared)
        self._workspace = workspace if follows else None
        self._timer.stop()
        if follows:
            self._timer.start(OPENED_MS)

    def _changed(self, _changes: Changes) -> None:
        if self._workspace is not None:
            self._timer.start(QUIET_MS)

    def _look(self) -> None:
        """Begin if nothing is being done now; what comes meanwhile waits for one part at most."""
        workspace = self._workspace
        if workspace is None:
            return
        if not self._worker.idle:
            self._timer.start(QUIET_MS)
            return
        self._worker.submit(
            partial(_one_part, workspace),
            done=partial(self._go_on, workspace),
            failed=self._put_off,
            receiver=self,
        )

    def _go_on(self, asked: Workspace, more: bool) -> None:  # noqa: FBT001 -- what a job gave
        if asked is not self._workspace:
            return
        if more:
            self._timer.start(BETWEEN_MS)
        else:
            self.caught_up.emit()

    def _put_off(self, _error: KkdeskError) -> None:
        """Try again after the next change or opening: who saves meanwhile is told what is wrong."""


def _one_part(workspace: Workspace) -> bool:
    from kkdesk.services.catching_up import catch_up  # noqa: PLC0415 -- long after the paint

    return catch_up(workspace)
