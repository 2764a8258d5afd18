"""The pages of a packet on screen, made anew when something printed was changed."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtWidgets import QApplication

from kkdesk.services.print_kinds import PrintRequest, print_kind
from kkdesk.ui.pages.slides.jobs import Jobs
from kkdesk.ui.pages.slides.preview import Preview

if TYPE_CHECKING:
    from pathlib import Path

    from kkdesk.domain.vocabulary import Edition
    from kkdesk.errors import KkdeskError
    from kkdesk.services.printing import PrintResult, PrintStep
    from kkdesk.ui.pages.context import PageContext
    from kkdesk.ui.pages.packets.page_view import PacketsView
    from kkdesk.ui.tasks import JobContext

PAUSE: Final = 900
"""Milliseconds without a further change before the pages are made anew."""
_PREVIEW: Final = "packet-preview"


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which packet: a case's id, a committee's code (none: without a memo), an edition."""

    case_id: str
    committee: str
    edition: Edition

    def request(self, *, unfinished: bool = False) -> PrintRequest:
        """Return what is asked of the printing."""
        return PrintRequest(
            edition=self.edition,
            committee=self.committee,
            case=self.case_id,
            unfinished=unfinished,
        )


class LivePreview(QObject):
    """Shows a packet as it would be printed now; what has no content yet says so."""

    shown = Signal()
    """Other pages are on screen, or none."""

    def __init__(self, context: PageContext, view: PacketsView) -> None:
        super().__init__(view)
        self._context, self._view = context, view
        self.pages = Preview(view.viewer)
        self.jobs = Jobs(context.worker, self)
        self._wanted: Wanted | None = None
        self._shown: Wanted | None = None
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(PAUSE)
        self._pause.timeout.connect(self.refresh)
        self._connect()

    @property
    def busy(self) -> bool:
        """Tell whether other pages are on their way."""
        return self._pause.isActive() or self.jobs.name == _PREVIEW

    def follows(self, wanted: Wanted | None) -> bool:
        """Tell whether it is this packet whose pages are shown, or will be."""
        return wanted is not None and wanted == self._wanted

    def show_packet(self, wanted: Wanted) -> None:
        """Show a packet at once; pages of another one are taken away."""
        if wanted != self._shown:
            self.pages.clear()
            self._shown = None
            self._show_position()
        self._wanted = wanted
        self.refresh()

    def show_reason(self, title: str, words: str) -> None:
        """Say why there are no pages."""
        self.stop()
        self.pages.clear()
        self._wanted = self._shown = None
        self._say_nothing(title, words)

    def refresh_later(self) -> None:
        """Make the pages anew after a quiet moment."""
        if self._wanted is not None:
            self._pause.start()

    def give_way(self) -> None:
        """Let what a person does now be done before other pages are made."""
        if self.jobs.name == _PREVIEW:
            self._pause.start()
            self.jobs.cancel()

    def stop(self) -> None:
        """Leave the work until somebody looks again."""
        self.give_way()
        self._pause.stop()

    def refresh(self) -> None:
        """Make the pages anew; those before stay on screen meanwhile."""
        wanted, path = self._wanted, self.pages.next_file()
        if wanted is None:
            return
        self._pause.stop()
        if self.pages.file is None:
            self._view.shown.setCurrentWidget(self._view.waiting)

        def make(job: JobContext) -> PrintResult:
            return self._print(wanted, path, job)

        def done(result: PrintResult) -> None:
            self._take(wanted, result)

        self.jobs.start(_PREVIEW, self.tr("Laver siderne"), make, done=done, failed=self._refused)

    def go_to_part(self, label: str) -> None:
        """Show the first page of a part, by what its bookmark begins with."""
        page = self.pages.start_of(label)
        if page is not None:
            self.pages.go_to(page)

    # -- parts

    def _print(self, wanted: Wanted, path: Path, job: JobContext) -> PrintResult:
        """Make the file; runs on the worker's thread."""

        def progress(fraction: float, step: PrintStep) -> None:
            job.progress(fraction, step.label(self._context.lang))

        return print_kind(
            self._context.workspace,
            "packet",
            path,
            wanted.request(unfinished=True),
            progress=progress,
            cancelled=lambda: job.cancelled,
        )

    def _take(self, wanted: Wanted, result: PrintResult) -> None:
        if wanted == self._wanted and self.pages.show(result.path):
            self._shown = wanted
            self._view.shown.setCurrentWidget(self._view.viewer)
            self._show_position()
            self.shown.emit()

    def _refused(self, error: KkdeskError) -> None:
        """Say in place of the pages why there are none; nobody asked for a message."""
        parts = error.parts(self._context.lang)
        self.pages.clear()
        self._shown = None
        self._say_nothing(parts.happened, parts.advice, self.tr("Prøv igen"))

    def _stopped(self, name: str) -> None:
        waiting = self._pause.isActive() or self._wanted is None
        if name == _PREVIEW and self.pages.file is None and not waiting:
            self._say_nothing(self.tr("Visningen blev afbrudt"), "", self.tr("Lav siderne"))

    def _say_nothing(self, title: str, words: str, action: str = "") -> None:
        self._view.nothing.set_texts(title, words, action)
        self._view.shown.setCurrentWidget(self._view.nothing)
        self._show_position()
        self.shown.emit()

    def _show_position(self) -> None:
        page, count, footer = self.pages.page, self.pages.page_count, self._view.footer
        words = footer.show_position(page, count)
        for button in (footer.zoom_out, footer.zoom_in, footer.fit_width, footer.fit_page):
            button.setEnabled(count > 0)
        name = self.tr("Pakkens sider")
        self._view.viewer.setAccessibleName(f"{name}. {words}" if words else name)
        self._view.viewer.setAccessibleDescription(self.pages.text(page) if count else "")

    def _connect(self) -> None:
        self._view.footer.serve(self.pages)
        self._view.nothing.button.clicked.connect(self.refresh)
        self.pages.page_changed.connect(self._show_position)
        self.jobs.stopped.connect(self._stopped)
        application = QApplication.instance()
        if application is not None:
            application.aboutToQuit.connect(self.pages.close)
        self._show_position()
