"""Where the first database comes from: the assistant, and what the windows say without one."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

import shiboken6
from PySide6.QtCore import QObject, Signal

from kkdesk import paths

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from kkdesk.errors import Lang
    from kkdesk.ui.database_choice import DatabaseChoice
    from kkdesk.ui.dialogs.first_run import FirstRunDialog, Places
    from kkdesk.ui.main_window import MainWindow
    from kkdesk.ui.tasks import Worker


class FirstRun(QObject):
    """Shows the assistant, and leads to it from every window while nothing is open.

    What it stands on is loaded when it is shown: most starts need none of it.
    """

    ready = Signal(str)
    """A database to open: its file."""
    language_wanted = Signal(str)

    def __init__(
        self,
        worker: Worker,
        windows: Callable[[], Sequence[MainWindow]],
        user: Callable[[], str],
        choice: Callable[[], DatabaseChoice],
    ) -> None:
        super().__init__()
        self._worker, self._windows, self._user, self._choice = worker, windows, user, choice
        self._kept: FirstRunDialog | None = None
        self.begun = False
        """The assistant was shown, for there was no database to open."""

    def begin(self, lang: Lang) -> None:
        """Ask for the first database, and say in every window that there is none yet."""
        self.begun = True
        self.explain(lang)
        self.ask(self._windows()[0], lang, first=True)

    def explain(self, lang: Lang, *, refused: bool = False) -> None:
        """Say in place of the pages why there are none; ``refused``: what was wanted is not open.

        While the one that is wanted is still being opened nothing is said.
        """
        from kkdesk.ui.database_choice import nothing_open_words  # noqa: PLC0415 -- not at a start

        for window in self._windows():
            if refused:
                window.set_waiting(nothing_open_words())
            elif self.begun:
                window.set_unopened(
                    self.tr("Der er ingen database endnu"),
                    self.tr(
                        "Sider og lister kommer, når du har lavet eller åbnet en database. En, du"
                        " har i forvejen, åbner du også med Ctrl+O."
                    ),
                    self.tr("Kom i gang …"),
                    partial(self.ask, window, lang, first=True),
                )

    def ask(self, window: MainWindow, lang: Lang, *, first: bool = False) -> None:
        """Show the assistant; ``first`` where no database was ever opened."""
        from kkdesk.ui.dialogs.first_run import FirstRunDialog  # noqa: PLC0415 -- not at a start

        if first and self._kept is not None and shiboken6.isValid(self._kept):
            self._kept.open()  # with what was typed before it was closed
            return
        choice = self._choice()
        dialog = FirstRunDialog(window, self._worker, _places(first=first), self._user(), lang)
        choice.chosen.connect(dialog.accept)
        dialog.ready.connect(self.ready)
        dialog.file_wanted.connect(choice.ask_for_file)
        dialog.language_wanted.connect(dialog.accept)
        dialog.language_wanted.connect(self._turn_to)
        dialog.open()
        self._kept = dialog if first else None

    def _turn_to(self, lang: str) -> None:
        """Go on in another language; nothing is open that could be lost."""
        self._kept = None
        self.language_wanted.emit(lang)
        self.begin("en" if lang == "en" else "da")


def _places(*, first: bool) -> Places:
    """Return where databases go: the usual place, or the nearest name that is free."""
    from kkdesk.ui.dialogs.first_run import Places  # noqa: PLC0415 -- not at a start
    from kkdesk.ui.sample_sign import SAMPLE  # noqa: PLC0415 -- not at a start

    try:
        usual = paths.default_database()
    except OSError:  # no home to keep it in: the person says where
        usual = Path(paths.DATABASE_NAME).absolute()
    own = usual
    number = 1
    while own.exists():
        number += 1
        own = usual.with_stem(f"{usual.stem}-{number}")
    return Places(own, usual.with_name(SAMPLE), first)
