"""The button of status forms: they are sent out to the departments, and taken in again."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QEvent, QObject, Qt, QUrl
from PySide6.QtGui import QDesktopServices, QDropEvent
from PySide6.QtWidgets import QFileDialog

from kkdesk.services.undo import undo_exactly
from kkdesk.ui.i18n import count_words
from kkdesk.ui.pages.slides.jobs import Jobs

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kkdesk.domain.rounds import RoundHead
    from kkdesk.domain.status_forms import FormFormat, FormOffer
    from kkdesk.ui.pages.rounds.forms_out import FormsWanted
    from kkdesk.ui.pages.rounds.page import RoundsPage
    from kkdesk.ui.tasks import JobContext

_WRITING: Final = "status-forms"
_DROPS: Final = frozenset({QEvent.Type.DragEnter, QEvent.Type.Drop})
_SUFFIXES: Final = frozenset({".docx", ".xlsx"})


class FormActions(QObject):
    """What the menu of the button does; files dropped on the page are read too."""

    def __init__(self, page: RoundsPage) -> None:
        super().__init__(page)
        self._page, self._context = page, page.context
        self._folder = Path.home()
        self._kind: FormFormat | None = None  # chosen before in this window
        self._jobs = Jobs(page.context.worker, self)
        self._jobs.stopped.connect(lambda _: self._stopped())
        page.view.forms.send.triggered.connect(self._read_offers)
        page.view.forms.fetch.triggered.connect(self.choose_files)
        page.setAcceptDrops(True)
        page.installEventFilter(self)

    def allow(self, head: RoundHead | None) -> None:
        """Let forms be used for an open round that can be written in; else say why not."""
        words = ""
        if self._context.workspace.read_only:
            words = self.tr("Her kan kun læses, så skemaer kan hverken sendes ud eller hentes.")
        elif head is not None and not head.is_open:
            words = self.tr("Runden er lukket. Genåbn den for at sende eller hente skemaer.")
        self._page.view.forms.allow(words)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 -- Qt's name
        """Take forms that are dropped on the page."""
        if watched is not self._page or event.type() not in _DROPS:
            return super().eventFilter(watched, event)
        assert isinstance(event, QDropEvent)
        paths = forms_in_drop(event) if self._page.view.forms.isEnabled() else ()
        if paths:
            event.acceptProposedAction()
        if paths and event.type() == QEvent.Type.Drop:
            self.read(paths)
        return bool(paths)

    # -- out

    def _read_offers(self) -> None:
        sheet, workspace = self._page.sheet, self._context.workspace
        if sheet is None:
            return
        from kkdesk.services.status_forms import form_offers  # noqa: PLC0415 -- see below

        self._page.flush()
        head = sheet.head
        self._context.worker.submit(
            partial(form_offers, workspace, head.id),
            done=partial(self._ask, head),
            failed=self._page.say,
            receiver=self,
        )

    def _ask(self, head: RoundHead, offers: tuple[FormOffer, ...]) -> None:
        from kkdesk.domain.status_forms import FormFormat  # noqa: PLC0415 -- as the dialog
        from kkdesk.ui.pages.rounds.forms_out import FormsOutDialog  # noqa: PLC0415 -- when asked for

        kind = self._kind or FormFormat.DOCX
        dialog = FormsOutDialog(
            self._page, head, offers, self._context.lang, folder=self._folder, kind=kind
        )
        dialog.wanted.connect(self._write)
        dialog.open()

    def _write(self, wanted: FormsWanted) -> None:
        from kkdesk.services.status_forms import write_forms  # noqa: PLC0415 -- see below

        self._folder, self._kind = wanted.folder, wanted.kind

        def job(running: JobContext) -> tuple[Path, ...]:
            return write_forms(
                self._context.workspace,
                wanted.round_id,
                wanted.department_ids,
                wanted.folder,
                wanted.kind,
                confidential=wanted.confidential,
                progress=lambda done, count: running.progress(done / max(count, 1)),
                cancelled=lambda: running.cancelled,
            )

        self._jobs.start(
            _WRITING,
            self.tr("Skriver skemaer"),
            job,
            done=self._written,
            failed=self._context.show_error,
        )

    def _written(self, paths: tuple[Path, ...]) -> None:
        messages = self._page.view.messages
        if not paths:
            messages.show_message(
                self.tr("Der er intet at spørge om mere, så der er ikke skrevet et skema."), "info"
            )
            return
        folder = paths[0].parent
        one, many = self.tr("1 skema ligger i {}"), self.tr("{} skemaer ligger i {}")
        messages.show_message(
            one.format(folder) if len(paths) == 1 else many.format(len(paths), folder),
            "success",
            action=self.tr("Åbn mappen"),
            do=partial(_open, folder),
        )

    def _stopped(self) -> None:
        self._page.view.messages.show_message(
            self.tr("Stoppet. De skemaer, der nåede at blive skrevet, ligger i {}.").format(
                self._folder
            ),
            "warning",
            action=self.tr("Åbn mappen"),
            do=partial(_open, self._folder),
        )

    # -- in

    def choose_files(self) -> None:
        """Ask which files came back."""
        dialog = QFileDialog(self._page, self.tr("Hent udfyldte skemaer"), str(self._folder))
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.setFileMode(QFileDialog.FileMode.ExistingFiles)
        dialog.setNameFilters([self.tr("Skemaer (*.docx *.xlsx)"), self.tr("Alle filer (*)")])
        dialog.filesSelected.connect(lambda names: self.read(tuple(map(Path, names))))
        dialog.open()

    def read(self, paths: Sequence[Path]) -> None:
        """Show what files would change."""
        sheet = self._page.sheet
        if sheet is None or not paths:
            return
        from kkdesk.ui.pages.rounds.forms_in import FormsInDialog  # noqa: PLC0415 -- the page waits for none

        self._page.flush()
        self._folder = paths[0].parent
        dialog = FormsInDialog(self._page, self._context, sheet.head)
        dialog.taken.connect(self._taken)
        dialog.open()
        dialog.read(paths)

    def _taken(self, count: int, operation_id: str) -> None:
        words = count_words(
            count,
            self.tr("1 tekst er hentet og indsendt"),
            self.tr("{} tekster er hentet og indsendt"),
        )
        self._page.view.messages.show_toast(
            words, action=self.tr("Fortryd"), do=partial(self._undo, operation_id)
        )

    def _undo(self, operation_id: str) -> None:
        self._context.worker.submit(
            partial(undo_exactly, self._context.workspace, operation_id, "status_entry"),
            done=self._context.bus.publish,
            failed=self._context.show_error,
            receiver=self,
        )


def forms_in_drop(event: QDropEvent) -> tuple[Path, ...]:
    """Return the files in a drop that may be forms."""
    urls = event.mimeData().urls()
    paths = (Path(url.toLocalFile()) for url in urls if url.isLocalFile())
    return tuple(path for path in paths if path.suffix.lower() in _SUFFIXES)


def _open(folder: Path) -> None:
    QDesktopServices.openUrl(QUrl.fromLocalFile(str(folder)))
