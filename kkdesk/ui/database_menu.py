"""What the menus do with the database that is open: copies of it, its past, and the log."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

from PySide6.QtCore import QObject, Signal

from kkdesk import paths

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date

    from kkdesk.domain.vocabulary import Lang
    from kkdesk.services.workspace import Workspace
    from kkdesk.ui.copying import Copying
    from kkdesk.ui.main_window import MainWindow
    from kkdesk.ui.tasks import Worker


class OpenDatabase(Protocol):
    """What is known of an open database."""

    address: str
    """Its file or server, as it may be shown."""
    opened_by: str
    """The same with what opens it once more."""
    workspace: Workspace


class Around(Protocol):
    """The program around the menus, as it is now."""

    worker: Worker
    copying: Copying
    lang: Lang

    @property
    def window(self) -> MainWindow:
        """Return the window in front."""

    @property
    def session(self) -> OpenDatabase | None:
        """Return the database that is open, if one is."""


class DatabaseMenu(QObject):
    """Does what was chosen in the menus; what needs another way of opening is asked for."""

    wanted = Signal(object)
    """How the database is to be opened: parts of ``Wanted``, by their names."""

    def __init__(self, around: Around, parent: QObject) -> None:
        super().__init__(parent)
        self._around = around

    def entries(self) -> dict[str, Callable[[], None]]:
        """Return what each entry of the menus does."""
        return {
            "save_copy": self._save_copy,
            "backups": self.show_backups,
            "as_of": self._choose_day,
            "log": self._show_log,
        }

    def show_backups(self, unopened: str = "") -> None:
        """Show the copies of the open database or of one that cannot be opened, and use one."""
        from kkdesk.ui.backups import show_backups  # noqa: PLC0415 -- only when it is asked for

        around = self._around
        at, workspace = unopened, None
        if not unopened and around.session is not None:
            at, workspace = around.session.address, around.session.workspace
        if at:
            shown = show_backups(around, workspace, at)
            if shown is not None:
                shown.wanted.connect(lambda how: self.wanted.emit({"address": at, **how}))

    def _choose_day(self) -> None:
        """Ask for the day whose end is to be shown."""
        from kkdesk.ui.as_of import choose_day  # noqa: PLC0415 -- only for a look at the past

        if (session := self._around.session) is not None:

            def show(day: date | None) -> None:
                self.wanted.emit({"address": session.opened_by, "as_of": day})

            choose_day(self._around.window, session.workspace, show)

    def _save_copy(self) -> None:
        from kkdesk.ui.save_copy import save_copy  # noqa: PLC0415 -- only when it is asked for

        around = self._around
        if around.session is not None:
            save_copy(around, around.session)

    def _show_log(self) -> None:
        from kkdesk.ui.dialogs.log import show_log  # noqa: PLC0415 -- only when it is asked for

        show_log(self._around.window, self._around.worker, paths.log_file())
