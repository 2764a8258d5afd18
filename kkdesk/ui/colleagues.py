"""What colleagues save in a shared database appears by itself, a moment after they saved it."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, QTimer

if TYPE_CHECKING:
    from kkdesk.domain.changes import Changes
    from kkdesk.errors import KkdeskError
    from kkdesk.services.colleagues import News
    from kkdesk.services.workspace import Workspace
    from kkdesk.ui.change_bus import ChangeBus
    from kkdesk.ui.tasks import Worker

LOOK_MS: Final = 2_000
"""How often it is looked whether somebody saved something."""


class Colleagues(QObject):
    """Tells the open pages of others' operations; one's own were told when they were done."""

    def __init__(self, worker: Worker, bus: ChangeBus, parent: QObject) -> None:
        super().__init__(parent)
        self._worker, self._bus = worker, bus
        self._workspace: Workspace | None = None
        self._number = -1
        self._own: set[str] = set()
        self._timer = QTimer(self)
        self._timer.setInterval(LOOK_MS)
        self._timer.timeout.connect(self._look)
        bus.changed.connect(self._remember)

    def use(self, workspace: Workspace) -> None:
        """Look after a shared database; a file has nobody else who writes it."""
        self._workspace, self._number = workspace, -1
        self._own.clear()
        if workspace.shared:
            self._timer.start()
            self._ask(workspace)  # before a page reads: nothing is missed between the two
        else:
            self._timer.stop()

    def _remember(self, changes: Changes) -> None:
        if self._timer.isActive():
            self._own.add(changes.operation_id)

    def _look(self) -> None:
        """Ask when nothing else is being done; what is done now asks the database itself."""
        workspace = self._workspace
        if workspace is not None and self._worker.idle:
            self._ask(workspace)

    def _ask(self, workspace: Workspace) -> None:
        self._worker.submit(
            partial(_news, workspace, self._number),
            done=partial(self._tell, workspace),
            failed=self._unanswered,
            receiver=self,
            latest_only_key="colleagues",
        )

    def _tell(self, asked: Workspace, news: News) -> None:
        if asked is not self._workspace:
            return
        self._number = max(self._number, news.number)
        for changes in news.changes:
            if changes.operation_id not in self._own:
                self._bus.publish(changes)
        self._own.clear()

    def _unanswered(self, _error: KkdeskError) -> None:
        """Try again later: who acts meanwhile is told what is wrong."""


def _news(workspace: Workspace, number: int) -> News:
    from kkdesk.services.colleagues import (  # noqa: PLC0415 -- long after the paint
        News,
        newest_operation,
        news_since,
    )

    if number < 0:
        return News(newest_operation(workspace), ())
    return news_since(workspace, number)
