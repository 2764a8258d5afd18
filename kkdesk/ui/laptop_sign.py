"""What the window shows of a laptop copy: a mark in the status bar, and the question it asks."""

from __future__ import annotations

from datetime import datetime
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from kkdesk.errors import PassphraseNeeded, PassphraseWrong
from kkdesk.services.laptop_origin import laptop_origin
from kkdesk.ui.dialogs.passphrase import PassphraseDialog
from kkdesk.ui.i18n import write_moment
from kkdesk.ui.sample_sign import is_sample, sample_words

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QWidget

    from kkdesk.domain.exchange import Origin
    from kkdesk.errors import KkdeskError, Lang
    from kkdesk.services.workspace import Workspace
    from kkdesk.ui.main_window import MainWindow
    from kkdesk.ui.tasks import Worker

translate = QCoreApplication.translate


def show_sign(worker: Worker, window: MainWindow, workspace: Workspace, address: str) -> None:
    """Mark the window when the database is the sample or, which is read first, a laptop copy."""
    worker.submit(
        partial(laptop_origin, workspace), done=partial(_mark, window, address), receiver=window
    )


class PassphraseQuestion:
    """One dialog for as many tries as it takes."""

    def __init__(
        self, enter: Callable[[str], None], give_up: Callable[[KkdeskError], object]
    ) -> None:
        self._enter, self._give_up = enter, give_up
        self._dialog: PassphraseDialog | None = None

    def ask(self, window: QWidget, error: KkdeskError, lang: Lang) -> bool:
        """Ask, or say why a try did not do; tell whether a passphrase is what is missing."""
        if not isinstance(error, PassphraseNeeded | PassphraseWrong):
            self.close()
            return False
        if self._dialog is not None:
            self._dialog.show_problem(error.message(lang))
            return True
        self._dialog = PassphraseDialog(window, str(error.path))
        self._dialog.entered.connect(self._enter)
        self._dialog.rejected.connect(partial(self._given_up, error))
        self._dialog.open()
        return True

    def close(self) -> None:
        """Take the dialog away: the copy is open, or something else keeps it from being."""
        dialog, self._dialog = self._dialog, None
        if dialog is not None:
            dialog.accept()

    def _given_up(self, error: KkdeskError) -> None:
        self._dialog = None
        self._give_up(error)


def _mark(window: MainWindow, address: str, origin: Origin | None) -> None:
    if origin is None:
        window.set_sign(*(sample_words() if is_sample(address) else ("", "")))
        return
    taken = write_moment(datetime.fromisoformat(origin.taken_at).astimezone())
    window.set_sign(
        translate("LaptopSign", "Bærbar kopi: {}").format(origin.holder),
        translate(
            "LaptopSign",
            "Du arbejder i en bærbar kopi, taget ud af {} {}. Hjemme hentes den hjem til den "
            "fælles database.",
        ).format(origin.holder, taken),
    )
