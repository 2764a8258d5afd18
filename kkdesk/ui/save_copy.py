"""Gem en kopi: the whole database in a folder or a file that the person chooses."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QFileDialog

from kkdesk.domain.addresses import is_server

if TYPE_CHECKING:
    from collections.abc import Callable

    from kkdesk.services.moving import Moved
    from kkdesk.ui.database_menu import OpenDatabase
    from kkdesk.ui.main_window import MainWindow
    from kkdesk.ui.tasks import JobContext, Worker

translate = QCoreApplication.translate


def save_copy(window: MainWindow, worker: Worker, session: OpenDatabase) -> QFileDialog:
    """Ask where to, and make a sealed copy there; of a server's database a file.

    What is open of an encrypted laptop copy is copied encrypted alike, with its passphrase.
    """
    dialog = QFileDialog(window, translate("SaveCopy", "Gem en kopi af databasen"))
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    if is_server(session.address):
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setOption(QFileDialog.Option.DontConfirmOverwrite)  # no file is written over
        dialog.setDefaultSuffix("kkdesk")
        dialog.fileSelected.connect(partial(_move, window, worker, session.opened_by))
    else:
        dialog.setFileMode(QFileDialog.FileMode.Directory)
        secret = session.workspace.passphrase
        dialog.fileSelected.connect(
            partial(_back_up, window, worker, Path(session.address), secret)
        )
    dialog.open()
    return dialog


def _back_up(
    window: MainWindow, worker: Worker, database: Path, passphrase: str, folder: str
) -> None:
    from kkdesk.services import backups  # noqa: PLC0415 -- loads the database layer

    _do(
        window,
        worker,
        partial(backups.back_up, database, Path(folder), passphrase),
        lambda made: _tell(window, made.path, made.missing_documents),
    )


def _move(window: MainWindow, worker: Worker, address: str, file: str) -> None:
    from kkdesk.services.moving import move  # noqa: PLC0415 -- loads the database layer

    def job(context: JobContext) -> Moved:
        return move(address, file, step=lambda done, of: context.progress(done / of))

    def tell(moved: Moved) -> None:
        _tell(window, Path(file), moved.missing_documents)

    _do(window, worker, job, tell)


def _do(
    window: MainWindow, worker: Worker, job: Callable[..., Any], done: Callable[[Any], None]
) -> None:
    worker.submit(
        job,
        done=done,
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
