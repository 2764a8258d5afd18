"""What the dialog of copies does: making, checking, looking inside and bringing back."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QObject, Signal

from kkdesk.domain.addresses import is_server
from kkdesk.errors import KkdeskError
from kkdesk.services import backups
from kkdesk.ui.dialogs.backups import BackupsDialog
from kkdesk.ui.dialogs.message import ask, show_text
from kkdesk.ui.i18n import write_moment

if TYPE_CHECKING:
    from kkdesk.domain.backups import StoredCopy
    from kkdesk.services.workspace import Workspace
    from kkdesk.ui.database_menu import Around

translate = QCoreApplication.translate


def restored_words(kept: Path | None) -> str:
    """Return what is said when a copy was brought back, and where what lay there is now."""
    if kept is None:
        return translate("Backups", "Kopien er bragt tilbage.")
    if backups.is_unusable(kept):
        return translate(
            "Backups", "Kopien er bragt tilbage. Filen, der ikke kunne åbnes, er lagt til side: {}"
        ).format(kept)
    return translate(
        "Backups",
        "Kopien er bragt tilbage. Det, der var her før, ligger øverst blandt sikkerhedskopierne.",
    )


def show_backups(around: Around, workspace: Workspace | None, address: str) -> Backups | None:
    """Open the dialog of a database's copies above the window; of a server, say who makes them.

    Without a workspace the database is one that cannot be opened.
    """
    if is_server(address):
        show_text(around.window, translate("Backups", "Sikkerhedskopier"), _server_words())
        return None
    return Backups(around, Path(address), workspace)


def _server_words() -> str:
    return translate(
        "Backups",
        "Databasen ligger på en server. kkdesk laver ingen sikkerhedskopier af den og bringer ingen"
        " tilbage: det gør den, der passer serveren, med serverens egne værktøjer, fx pg_dump."
        " Spørg, hvor tit det sker. Vil du selv have alt i en fil, så vælg Filer → Gem en kopi.",
    )


class Backups(QObject):
    """One open dialog; it lives as long as that."""

    wanted = Signal(object)
    """How the database is to be opened: ``copy`` to look inside or ``restore`` to bring back."""

    def __init__(self, around: Around, database: Path, workspace: Workspace | None) -> None:
        self.dialog = BackupsDialog(around.window, backups.folder_of(database), around.lang)
        super().__init__(self.dialog)
        self._worker, self._copying = around.worker, around.copying
        self._database, self._lang = database, around.lang
        self._usable = workspace is not None
        self._passphrase = workspace.passphrase if workspace is not None else ""
        self.dialog.make.setVisible(self._usable)
        self.dialog.make_wanted.connect(self._make)
        self.dialog.verify_wanted.connect(self._verify)
        self.dialog.look_wanted.connect(self._look)
        self.dialog.restore_wanted.connect(self._ask_restore)
        self._read()
        self.dialog.open()

    def _read(self) -> None:
        self._worker.submit(
            partial(backups.list_copies, self._database),
            done=self.dialog.show_copies,
            receiver=self.dialog,
        )

    def _make(self) -> None:
        self.dialog.show_making(now=True)
        self._copying.submit(
            partial(backups.back_up, self._database, passphrase=self._passphrase),
            done=self._made,
            failed=self._not_made,
            receiver=self.dialog,
        )

    def _made(self, _copy: object) -> None:
        self.dialog.show_making(now=False)
        self._read()

    def _not_made(self, error: KkdeskError) -> None:
        """Say so in front of the dialog: the window behind it cannot be read."""
        self.dialog.show_making(now=False)
        show_text(self.dialog, error.title(self._lang), error.message(self._lang), tone="danger")

    def _verify(self, copy: StoredCopy) -> None:
        def job() -> KkdeskError | None:
            try:
                backups.verify_copy(copy.path, self._passphrase)
            except KkdeskError as error:
                return error
            return None

        self._worker.submit(job, done=partial(self._tell, copy), receiver=self.dialog)

    def _tell(self, copy: StoredCopy, fault: KkdeskError | None) -> None:
        good = translate("Backups", "I orden")
        self.dialog.show_verdict(copy, good if fault is None else fault.title(self._lang))

    def _look(self, copy: StoredCopy) -> None:
        self.dialog.accept()
        self.wanted.emit({"copy": copy.path})

    def _ask_restore(self, copy: StoredCopy) -> None:
        text = (
            translate(
                "Backups",
                "Bring databasen tilbage til {}? Det, den indeholder nu, bliver først kopieret, så "
                "du kan fortryde ved at bringe den kopi tilbage.",
            )
            if self._usable
            else translate(
                "Backups",
                "Bring databasen tilbage til {}? Filen, der ikke kan åbnes, bliver først lagt til "
                "side, som den er.",
            )
        ).format(write_moment(copy.taken_at.astimezone()))
        if not copy.sealed:
            text += " " + translate(
                "Backups", "Kopiens kontrolsum mangler, så ingen kan se, om den er ændret."
            )
        ask(
            self.dialog,
            translate("Backups", "Bring en kopi tilbage"),
            text,
            translate("Backups", "Bring tilbage"),
            partial(self._restore, copy),
            dangerous=True,
        )

    def _restore(self, copy: StoredCopy) -> None:
        self.dialog.accept()
        self.wanted.emit({"restore": copy.path, "unsealed": not copy.sealed})
