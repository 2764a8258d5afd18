"""Gem en kopi: the whole database in a folder or a file that the person chooses."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QFileDialog

from kkdesk.domain.addresses import is_server

if TYPE_CHECKING:
    from kkdesk.services.moving import Moved
    from kkdesk.ui.copying import Copying
    from kkdesk.ui.database_menu import Around, OpenDatabase
    from kkdesk.ui.main_window import MainWindow
    from kkdesk.ui.tasks import JobContext, Worker

translate = QCoreApplication.translate


def save_copy(around: Around, session: OpenDatabase) -> QFileDialog:
    """Ask where to, and make a sealed copy there; of a server's database a file.

    What is open of an encrypted laptop copy is copied encrypted alike, with its passphrase.
    """
    window = around.window
    dialog = QFileDialog(window, translate("SaveCopy", "Gem en kopi af databasen"))
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    if is_server(session.address):
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setOption(QFileDialog.Option.DontConfirmOverwrite)  # no file is written over
        dialog.setDefaultSuffix("kkdesk")
        dialog.fileSelected.connect(partial(_move, window, around.worker, session.opened_by))
    else:
        dialog.setFileMode(QFileDialog.FileMode.Directory)
        secret = session.workspace.passphrase
        dialog.fileSelected.connect(
            partial(_back_up, window, around.copying, Path(session.address), secret)
        )
    dialog.open()
    return dialog


def _back_up(
    window: MainWindow, copying: Copying, database: Path, passphrase: str, folder: str
) -> None:
    from kkdesk.services import backups  # noqa: PLC0415 -- loads the database layer

    window.show_notice(translate("SaveCopy", "Kopien gemmes. Du kan arbejde videre imens."))
    copying.submit(
        partial(backups.back_up, database, Path(folder), passphrase),
        done=lambda made: _tell(window, made.path, made.missing_documents),
        failed=window.show_error,
        receiver=window,
    )


def _move(window: MainWindow, worker: Worker, address: str, file: str) -> None:
    from kkdesk.services.moving import move  # noqa: PLC0415 -- loads the database layer

    def job(context: JobContext) -> Moved:
        return move(address, file, step=lambda done, of: context.progress(done / of))

    def tell(moved: Moved) -> None:
        _tell(window, Path(file), moved.missing_documents)

    worker.submit(
        job,
        done=tell,
        failed=window.show_error,
        receiver=window,
        label=translate("SaveCopy", "Gemmer en kopi"),
    )


def _tell(window: MainWindow, path: Path, missing: tuple[str, ...]) -> None:
    said = translate("SaveCopy", "Kopien er gemt: {}").format(path)
    if missing:
        said += " " + translate(
            "SaveCopy", "{} dokumenter, som databasen nævner, mangler og er ikke i kopien."
        ).format(len(missing))
    window.show_notice(said)
