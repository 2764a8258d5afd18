"""What the window shows of where its database stands: a laptop copy, or a network share."""

from __future__ import annotations

from datetime import datetime
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from kkdesk.domain.addresses import without_password
from kkdesk.errors import PassphraseNeeded, PassphraseWrong, ServerPasswordNeeded
from kkdesk.services.database_place import database_place
from kkdesk.ui.dialogs.passphrase import PassphraseDialog
from kkdesk.ui.i18n import write_moment
from kkdesk.ui.sample_sign import is_sample, sample_words

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QWidget

    from kkdesk.errors import KkdeskError, Lang
    from kkdesk.services.database_place import DatabasePlace
    from kkdesk.services.workspace import Workspace
    from kkdesk.ui.main_window import MainWindow
    from kkdesk.ui.tasks import Worker

translate = QCoreApplication.translate


def show_sign(
    worker: Worker, window: MainWindow, workspace: Workspace, address: str, *, first_visit: bool
) -> None:
    """Mark the window when the database is the sample, a laptop copy, or on a network share.

    Who opens a database on a share for the first time is told what that means.
    """
    worker.submit(
        partial(database_place, workspace),
        done=partial(_mark, window, address, first_visit and not workspace.read_only),
        receiver=window,
    )


class PassphraseQuestion:
    """One dialog for as many tries as it takes."""

    def __init__(
        self, enter: Callable[[str], None], give_up: Callable[[KkdeskError], object]
    ) -> None:
        self._enter, self._give_up = enter, give_up
        self._dialog: PassphraseDialog | None = None

    def ask(self, window: QWidget, error: KkdeskError, lang: Lang) -> bool:
        """Ask, or say why a try did not do; tell whether a secret word is what is missing."""
        if not isinstance(error, PassphraseNeeded | PassphraseWrong | ServerPasswordNeeded):
            self.close()
            return False
        of_server = isinstance(error, ServerPasswordNeeded)
        if self._dialog is not None:
            wrong = error.parts(lang).happened if of_server else error.message(lang)
            self._dialog.show_problem(wrong)
            return True
        path = without_password(str(error.path))
        self._dialog = PassphraseDialog(window, path, of_server=of_server)
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


def _mark(
    window: MainWindow,
    address: str,
    warn: bool,  # noqa: FBT001 -- partial
    place: DatabasePlace,
) -> None:
    origin = place.origin
    if origin is None and not place.on_share:
        window.set_sign(*(sample_words() if is_sample(address) else ("", "")))
        return
    if origin is None:
        explained = _share_words()
        window.set_sign(translate("LaptopSign", "Netværksdrev"), explained)
        if warn:
            window.show_notice(explained)
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


def _share_words() -> str:
    return translate(
        "LaptopSign",
        "Databasen ligger på et netværksdrev. Kun én kan skrive i den ad gangen, alt går"
        " langsommere, og falder nettet ud, kan der ikke gemmes, før det er tilbage. Er I flere,"
        " der skriver, så læg den på en PostgreSQL-server; «kkdesk move» flytter alt.",
    )
