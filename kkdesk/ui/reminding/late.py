"""Starts the reminders once the window has its data: nothing of them is needed before."""

from __future__ import annotations

import importlib
from functools import partial
from typing import TYPE_CHECKING, cast

from PySide6.QtCore import QObject

if TYPE_CHECKING:
    from kkdesk.domain.vocabulary import Lang
    from kkdesk.services.workspace import Workspace
    from kkdesk.ui.change_bus import ChangeBus
    from kkdesk.ui.main_window import MainWindow
    from kkdesk.ui.pages.context import OpenPage
    from kkdesk.ui.reminding.controller import Choices, Reminding
    from kkdesk.ui.tasks import Worker


class LateReminding(QObject):
    """Remembers the windows until there is something to remind of."""

    def __init__(self, worker: Worker, bus: ChangeBus, choices: Choices, parent: QObject) -> None:
        super().__init__(parent)
        self._worker, self._bus, self._choices = worker, bus, choices
        self._waiting: list[tuple[MainWindow, OpenPage]] = []
        self._wanted: Workspace | None = None
        self.controller: Reminding | None = None

    def attach(self, window: MainWindow, open_page: OpenPage) -> None:
        """Give a window its button and its menu entry, now or when there are reminders."""
        if self.controller is not None:
            self.controller.attach(window, open_page)
        else:
            self._waiting.append((window, open_page))

    def use(self, workspace: Workspace, lang: Lang) -> None:
        """Remind of what stands in this database."""
        self._wanted = workspace
        self._worker.submit(_load, done=partial(self._begin, workspace, lang), receiver=self)

    def speak(self, lang: Lang) -> None:
        """Say what is said from now on in another language."""
        if self.controller is not None:
            self.controller.speak(lang)

    def _begin(self, workspace: Workspace, lang: Lang, _loaded: None) -> None:
        if workspace is not self._wanted:
            return  # another one was opened meanwhile
        if self.controller is None:
            # Pages and dialogs are only imported on the window's thread, see ``page_list``.
            module = importlib.import_module("kkdesk.ui.reminding.controller")
            made = module.Reminding(self._worker, self._bus, self._choices, self)
            self.controller = cast("Reminding", made)
            for window, open_page in self._waiting:
                self.controller.attach(window, open_page)
            self._waiting.clear()
        self.controller.use(workspace, lang)


def _load() -> None:
    """Import what the reminders stand on, on the worker's thread."""
    importlib.import_module("kkdesk.services.reminders")
