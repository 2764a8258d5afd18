"""What a page under test stands in: a real database, the real worker and bus, and an exit."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QApplication

from kkdesk.ui.change_bus import ChangeBus
from kkdesk.ui.i18n import set_language
from kkdesk.ui.pages.context import PageContext
from kkdesk.ui.tasks import Worker
from kkdesk.ui.theme import Theme, ThemeMode

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget
    from pytestqt.qtbot import QtBot

    from kkdesk.errors import KkdeskError
    from kkdesk.services.workspace import Workspace

BEFORE_THE_TRIAL_ENDS = date(2025, 12, 20)
"""90 days from here end before the last day that the plan gives the trial."""


@dataclass
class Surroundings:
    """What a page is given, and what it asked of the window."""

    context: PageContext
    qtbot: QtBot
    opened: list[tuple[str, dict[str, object]]]
    refused: list[KkdeskError] = field(default_factory=list)

    def settle(self) -> None:
        """Wait until the worker has nothing left to do."""
        self.qtbot.waitUntil(lambda: self.context.worker.idle, timeout=10_000)

    def show(self, page: QWidget) -> None:
        """Show a page as large as in a small office window and wait for its contents."""
        self.qtbot.addWidget(page)
        page.resize(1190, 716)
        page.show()
        self.settle()


class Surrounder:
    """Makes surroundings, and ends their workers."""

    def __init__(self, qtbot: QtBot) -> None:
        app = QApplication.instance()
        assert isinstance(app, QApplication)
        set_language(app, "da")
        self.theme = Theme(app, ThemeMode.LIGHT)
        self._app = app
        self._qtbot = qtbot
        self._workers: list[Worker] = []

    def __call__(self, workspace: Workspace, day: date = BEFORE_THE_TRIAL_ENDS) -> Surroundings:
        """Return the surroundings of a page on this workspace and day."""
        worker = Worker()
        self._workers.append(worker)
        opened: list[tuple[str, dict[str, object]]] = []
        refused: list[KkdeskError] = []
        context = PageContext(
            workspace=replace(workspace, today=lambda: day),
            worker=worker,
            bus=ChangeBus(),
            open_page=lambda key, **what: opened.append((key, what)),
            show_error=refused.append,
        )
        return Surroundings(context, self._qtbot, opened, refused)

    def close(self) -> None:
        """Finish the workers and take the look away again."""
        for worker in self._workers:
            worker.close()
        self._app.setStyleSheet("")
