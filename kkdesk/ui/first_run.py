"""Where the first database comes from: the assistant, and what the window says without one."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QObject, Signal

from kkdesk import paths
from kkdesk.session import target
from kkdesk.ui.dialogs.first_run import FirstRunDialog, Places
from kkdesk.ui.sample_sign import SAMPLE

if TYPE_CHECKING:
    from collections.abc import Callable

    from kkdesk.errors import Lang
    from kkdesk.settings import Settings
    from kkdesk.ui.database_choice import DatabaseChoice
    from kkdesk.ui.main_window import MainWindow
    from kkdesk.ui.tasks import Worker

translate = QCoreApplication.translate


class FirstRun(QObject):
    """Shows the assistant in front of a window; emits what the person decided."""

    ready = Signal(str)
    """A database to open: its file."""
    language_wanted = Signal(str)

    def __init__(self, window: MainWindow, worker: Worker, choice: DatabaseChoice) -> None:
        super().__init__(window)
        self._window, self._worker, self._choice = window, worker, choice

    def ask(self, chosen: Settings, lang: Lang, *, first: bool) -> FirstRunDialog:
        """Show the assistant; ``first`` where no database was ever opened."""
        dialog = FirstRunDialog(
            self._window, self._worker, _places(first=first), chosen.name_of_user(), lang
        )
        self._choice.chosen.connect(dialog.accept)
        dialog.ready.connect(self.ready)
        dialog.file_wanted.connect(self._choice.ask_for_file)
        dialog.language_wanted.connect(dialog.accept)
        dialog.language_wanted.connect(self.language_wanted)
        dialog.open()
        return dialog


def is_first_start(chosen: Settings) -> bool:
    """Tell whether no database was ever opened, and none lies where the first one would."""
    found = target(chosen)
    return found.create and not Path(found.address).exists()


def show_nothing_open(window: MainWindow, begin: Callable[[], None]) -> None:
    """Say in place of the pages that there is no database yet, with the way to one."""
    window.set_unopened(
        translate("FirstRun", "Der er ingen database endnu"),
        translate(
            "FirstRun",
            "Sider og lister kommer, når du har lavet eller åbnet en database. En, du har i"
            " forvejen, åbner du også med Ctrl+O.",
        ),
        translate("FirstRun", "Kom i gang …"),
        begin,
    )


def _places(*, first: bool) -> Places:
    """Return where databases go: the usual place, or the nearest name that is free."""
    usual = paths.default_database()
    own, number = usual, 1
    while own.exists():
        number += 1
        own = usual.with_stem(f"{usual.stem}-{number}")
    return Places(own, usual.with_name(SAMPLE), first)
