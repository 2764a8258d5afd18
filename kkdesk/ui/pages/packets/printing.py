"""Printing a packet to PDF: one edition or both, with progress, whole or not at all."""

from __future__ import annotations

import re
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, Qt, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QFileDialog

from kkdesk.domain.vocabulary import Edition
from kkdesk.services.print_kinds.packet import write_editions
from kkdesk.ui.dialogs.message import ask

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QMessageBox

    from kkdesk.services.printing import PrintResult, PrintStep
    from kkdesk.ui.pages.packets.page import PacketsPage
    from kkdesk.ui.pages.packets.preview import Wanted
    from kkdesk.ui.tasks import JobContext

_SAVE: Final = "packet-save"


class PacketPrinting(QObject):
    """Asks where to, prints in the background and says what came of it."""

    def __init__(self, page: PacketsPage) -> None:
        super().__init__(page)
        self._page, self._view, self._context = page, page.view, page.context
        self._folder = Path.home()
        self.question: QMessageBox | None = None
        page.view.save.clicked.connect(self.choose_file)
        page.view.both.clicked.connect(self.choose_for_both)
        page.preview.jobs.changed.connect(self.allow)
        page.preview.jobs.stopped.connect(self._stopped)

    def allow(self) -> None:
        """Let what is chosen be printed; a confidential case has no public edition."""
        wanted, packet = self._page.wanted, self._page.packet
        free = wanted is not None and packet is not None
        free = free and self._page.preview.jobs.name != _SAVE
        public = not (packet is not None and packet.confidential)
        internal = wanted is not None and wanted.edition is Edition.INTERNAL
        self._view.save.setEnabled(free and (public or internal))
        self._view.both.setEnabled(free and public)

    def choose_file(self) -> None:
        """Ask where the chosen edition is to lie; the dialog does not stop the window."""
        wanted = self._page.wanted
        if wanted is not None and self._view.save.isEnabled():
            name = self._file_name(wanted.edition.label(self._context.lang).casefold())
            words = self.tr("Gem udvalgspakken som PDF")
            self._ask(words, name, lambda path: self.save_to({wanted.edition: path}))

    def choose_for_both(self) -> None:
        """Ask for one name; the files of the editions add theirs to it."""
        if self._page.wanted is not None and self._view.both.isEnabled():
            words = self.tr("Gem begge udgaver som PDF")
            self._ask(words, self._file_name(""), self.save_both)

    def save_both(self, path: Path) -> None:
        """Print the public and the internal edition beside each other.

        The file dialog has asked about the name without an edition only.
        """
        lang = self._context.lang
        paths = {
            edition: path.with_name(f"{path.stem}-{edition.label(lang).casefold()}.pdf")
            for edition in Edition
        }
        there = [one.name for one in paths.values() if one.is_file()]
        if not there:
            self.save_to(paths)
            return
        self.question = ask(
            self._page,
            self.tr("Erstat"),
            self.tr("I mappen ligger allerede {}. Skal det erstattes?").format(
                self.tr(" og ").join(there)
            ),
            self.tr("Erstat"),
            partial(self.save_to, paths),
            dangerous=True,
        )

    def save_to(self, paths: dict[Edition, Path]) -> None:
        """Print editions to files, from what the database holds now."""
        wanted = self._page.wanted
        if wanted is None:
            return
        self._page.flush()

        def make(job: JobContext) -> tuple[PrintResult, ...]:
            return self._print(wanted, paths, job)

        first = next(iter(paths.values()))
        self._page.preview.jobs.start(
            _SAVE,
            self.tr("Gemmer {0}").format(first.name),
            make,
            done=self._saved,
            failed=self._context.show_error,
        )

    def _print(
        self, wanted: Wanted, paths: dict[Edition, Path], job: JobContext
    ) -> tuple[PrintResult, ...]:
        """Print; runs on the worker's thread."""

        def progress(fraction: float, step: PrintStep) -> None:
            job.progress(fraction, step.label(self._context.lang))

        return write_editions(
            self._context.workspace,
            paths,
            wanted.request(),
            progress=progress,
            cancelled=lambda: job.cancelled,
        )

    def _saved(self, results: tuple[PrintResult, ...]) -> None:
        path = results[0].path
        self._folder = path.parent
        names = self.tr(" og ").join(result.path.name for result in results)
        words = self.tr("Gemt i {0}: {1}").format(path.parent, names)
        self._view.messages.show_toast(
            words, action=self.tr("Åbn"), do=lambda: _open_files(results)
        )

    def _stopped(self, name: str) -> None:
        if name == _SAVE:
            words = self.tr("Udskriften blev afbrudt. Der er ikke skrevet nogen fil.")
            self._view.messages.show_message(words, "warning")

    def _ask(self, words: str, name: str, use: Callable[[Path], None]) -> None:
        dialog = QFileDialog(self._page, words, str(self._folder / name))
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setNameFilter(self.tr("PDF-filer (*.pdf)"))
        dialog.setDefaultSuffix("pdf")
        dialog.fileSelected.connect(lambda chosen: use(Path(chosen)))
        dialog.open()

    def _file_name(self, edition: str) -> str:
        """Return a name that says what the file is, in letters every system takes.

        It says nothing of the case's title: what is confidential would stand in the name.
        """
        packet = self._page.packet
        known = (packet.number, packet.committee) if packet is not None else ()
        parts = ("udvalgspakke", *known, edition)
        return re.sub(r"[^\w.-]+", "-", "-".join(part for part in parts if part)) + ".pdf"


def _open_files(results: tuple[PrintResult, ...]) -> None:
    for result in results:
        QDesktopServices.openUrl(QUrl.fromLocalFile(str(result.path)))
