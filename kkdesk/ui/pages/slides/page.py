"""The page Statusslides: choose a round and an edition, see the pages, save, print."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QSignalBlocker, Qt, QTimer, QUrl
from PySide6.QtGui import QDesktopServices, QKeySequence, QShortcut
from PySide6.QtPrintSupport import QPrintDialog
from PySide6.QtWidgets import (
    QApplication,
    QDialog,
    QListWidgetItem,
    QVBoxLayout,
    QWidget,
)

from kkdesk.domain.first_policy import Need
from kkdesk.domain.print_forms import SLIDES_SHOWN
from kkdesk.services import portfolio
from kkdesk.services.print_offers import PrintWanted
from kkdesk.services.printing import print_status_slides
from kkdesk.ui.dialogs.print_document import PrintDialog
from kkdesk.ui.pages.first_steps import FirstSteps
from kkdesk.ui.pages.slides.chooser import Chooser
from kkdesk.ui.pages.slides.jobs import Jobs
from kkdesk.ui.pages.slides.page_view import SlidesView, warning_line
from kkdesk.ui.pages.slides.paper import new_printer, print_file
from kkdesk.ui.pages.slides.preview import Preview
from kkdesk.ui.printing import progress_of, theme_choice

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtGui import QHideEvent, QShowEvent
    from PySide6.QtPrintSupport import QPrinter

    from kkdesk.domain.changes import Changes
    from kkdesk.domain.records import Choices
    from kkdesk.errors import KkdeskError
    from kkdesk.services.printing import PrintResult, PrintWarning
    from kkdesk.ui.pages.context import PageContext
    from kkdesk.ui.pages.slides.chooser import Wanted
    from kkdesk.ui.pages.slides.preview import PageTitle
    from kkdesk.ui.tasks import JobContext

PAUSE: Final = 2500
"""Milliseconds without a further change before an outdated preview is made anew."""

PRINTED_KINDS: Final = frozenset(
    {
        *("policy", "objective", "priority", "initiative", "status_round", "status_entry"),
        *("sub_item", "stated_table", "stated_table_row", "remark_round", "remark", "experience"),
        *("organisation", "department", "council"),
    }
)
_CHOICE_KINDS: Final = frozenset({"policy", "status_round"})

_PREVIEW, _SAVE, _PRINT = "preview", "save", "print"


def make_page(context: PageContext) -> QWidget:
    """Return the page for a window."""
    return SlidesPage(context)


class SlidesPage(QWidget):
    """Keeps the pages on screen in step with what is chosen and with what is saved."""

    def __init__(self, context: PageContext) -> None:
        super().__init__()
        self._context = context
        self.view = SlidesView()
        self.preview = Preview(self.view.viewer)
        self.chooser = Chooser(self.view, context.lang)
        self.jobs = Jobs(context.worker, self)
        self._changes_seen = 0
        self._changes_shown = 0
        self._shown: Wanted | None = None
        self._folder = Path.home()
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(PAUSE)
        self._pause.timeout.connect(self._update_if_seen)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(self.view)
        self._connect()
        self._add_keys()
        self._offer_actions()
        self._load_choices()

    # -- choosing

    def wanted(self) -> Wanted | None:
        """Return what is chosen, or None where there is no round."""
        return self.chooser.wanted()

    def open_with(self, **what: object) -> None:
        """Choose a ``policy``, a ``round`` and an ``edition``, each by its code."""
        self.chooser.ask_for({name: str(code) for name, code in what.items()})

    def _load_choices(self) -> None:
        self._context.worker.submit(
            lambda: portfolio.choices(self._context.workspace),
            done=self._offer_choices,
            receiver=self,
            failed=self._context.show_error,
        )

    def _offer_choices(self, choices: Choices) -> None:
        any_round = bool(choices.rounds)
        self.view.stack.setCurrentWidget(self.view.work if any_round else self.view.no_round)
        if any_round:
            self._steps.leave()
        else:
            self._steps.lead(self.tr("Der er ingen statusrunde endnu"))
        self.chooser.offer(choices)
        if self.wanted() != self._shown:
            self._start_over()

    # -- the preview

    def refresh(self) -> None:
        """Make the preview anew; the pages before stay on screen meanwhile."""
        wanted = self.wanted()
        if wanted is None:
            return
        self._pause.stop()
        self.view.messages.clear()
        seen, path = self._changes_seen, self.preview.next_file()

        def make(job: JobContext) -> PrintResult:
            return self._print_to(path, wanted, job)

        def show(result: PrintResult) -> None:
            self._show_preview(wanted, seen, result)

        self.jobs.start(
            _PREVIEW, self.tr("Laver siderne"), make, done=show, failed=self._preview_failed
        )
        if self.preview.file is None:
            self.view.shown.setCurrentWidget(self.view.waiting)

    def _start_over(self) -> None:
        """Take the pages away: they are not those of what is chosen now."""
        self.preview.clear()
        self._shown = None
        self.view.pages.clear()
        self._show_warnings(())
        self._show_position()
        self._offer_actions()
        self.refresh()

    def _print_to(
        self, path: Path, wanted: Wanted, job: JobContext, handout: int = 1
    ) -> PrintResult:
        """Make the file; runs on the worker's thread."""
        return print_status_slides(
            self._context.workspace,
            path,
            policy=wanted.policy,
            round_code=wanted.round,
            edition=wanted.edition,
            handout=handout,
            progress=progress_of(job, self._context),
            cancelled=lambda: job.cancelled,
        )

    def _show_preview(self, wanted: Wanted, seen: int, result: PrintResult) -> None:
        if wanted != self.wanted() or not self.preview.show(result.path):
            return
        self._shown, self._changes_shown = wanted, seen
        self._list_pages()
        self._show_warnings(result.warnings)
        self.view.shown.setCurrentWidget(self.view.viewer)
        self._show_position()
        self._offer_actions()
        if self.outdated:
            self._mark_outdated()

    def _preview_failed(self, error: KkdeskError) -> None:
        self._context.show_error(error)
        self._preview_stopped(self.tr("Siderne kunne ikke laves"))

    def _preview_stopped(self, words: str) -> None:
        """Say that there is no new preview, and how to get one."""
        again = self.tr("Opdatér")
        if self.preview.file is None:
            self.view.nothing.set_texts(words, "", again)
            self.view.shown.setCurrentWidget(self.view.nothing)
        else:
            self.view.messages.show_message(words, "warning", action=again, do=self.refresh)

    def _job_stopped(self, name: str) -> None:
        if name == _PREVIEW:
            self._preview_stopped(self.tr("Forhåndsvisningen blev afbrudt"))

    def _list_pages(self) -> None:
        with QSignalBlocker(self.view.pages):
            self.view.pages.clear()
            count = self.preview.page_count
            for number, page in enumerate(self.preview.titles(), start=1):
                item = QListWidgetItem(_line(number, page))
                item.setToolTip(page.title)
                words = self.tr("Side {0} af {1}: {2}").format(number, count, page.title)
                item.setData(Qt.ItemDataRole.AccessibleTextRole, words)
                self.view.pages.addItem(item)
            self.view.pages.setCurrentRow(self.preview.page)

    def _show_warnings(self, warnings: tuple[PrintWarning, ...]) -> None:
        self.view.warnings.clear()
        for warning in warnings:
            link = self.tr("Vis {0}").format(warning.code) if warning.initiative_id else ""
            line, button = warning_line(warning.message(self._context.lang), link)
            button.clicked.connect(self._opener(warning.initiative_id))
            self.view.warnings.add(line)
        self.view.warnings.heading.setText(self.tr("Bemærk ({0})").format(len(warnings)))
        self.view.warnings.setVisible(bool(warnings))

    def _opener(self, initiative_id: str) -> Callable[[], None]:
        return lambda: self._context.open_page("plans", initiative_id=initiative_id)

    # -- where one is

    def _show_position(self) -> None:
        """Tell in words and in the list which page is shown, and what it says."""
        page, count = self.preview.page, self.preview.page_count
        self.view.footer.show_position(page, count)
        with QSignalBlocker(self.view.pages):
            self.view.pages.setCurrentRow(page if count else -1)
        item = self.view.pages.currentItem()
        name = self.tr("Forhåndsvisning")
        if item is not None:
            name = f"{name}. {item.data(Qt.ItemDataRole.AccessibleTextRole)}"
        self.view.viewer.setAccessibleName(name)
        self.view.viewer.setAccessibleDescription(self.preview.text(page) if count else "")

    # -- changes elsewhere

    @property
    def outdated(self) -> bool:
        """Tell whether something printed was changed since the pages were made."""
        return self._changes_seen != self._changes_shown

    def _note_change(self, changes: Changes) -> None:
        self._changes_seen += 1
        if _CHOICE_KINDS & changes.kinds:
            self._load_choices()
        if self._shown is not None:
            self._mark_outdated()

    def _mark_outdated(self) -> None:
        self.view.messages.show_message(
            self.tr("Forhåndsvisningen er forældet: noget er ændret, siden siderne blev lavet."),
            "warning",
            action=self.tr("Opdatér nu"),
            do=self.refresh,
            closable=False,
        )
        self._pause.start()

    def _update_if_seen(self) -> None:
        """Update what somebody looks at; a hidden page waits until it is shown."""
        if self.isVisible() and self.outdated:
            self.refresh()

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802 -- Qt's name
        """Catch up with what was changed on other pages."""
        super().showEvent(event)
        if self.outdated and self._shown is not None:
            QTimer.singleShot(0, self, self._update_if_seen)

    def hideEvent(self, event: QHideEvent) -> None:  # noqa: N802 -- Qt's name
        """Leave the work until somebody looks again."""
        super().hideEvent(event)
        self._pause.stop()

    # -- saving and printing

    def choose_file(self) -> None:
        """Ask where to save; the dialog does not stop the window."""
        wanted = self._shown
        if wanted is None:
            return
        dialog = PrintDialog(
            self,
            self.tr("Gem statusslides"),
            self._context.lang,
            forms=SLIDES_SHOWN,
            start=PrintWanted("status-slides", edition=wanted.edition),
            name=lambda asked: self._folder / _file_name(wanted.round, asked),
            theme=theme_choice(self._context, self.refresh),
        )
        dialog.wanted.connect(lambda asked, path: self.save_to(path, asked))
        dialog.open()

    def save_to(self, path: Path, asked: PrintWanted | None = None) -> None:
        """Save what is chosen, made from what the database holds now."""
        shown = self._shown
        if shown is None:
            return
        wanted = shown if asked is None else replace(shown, edition=asked.edition)
        handout = 1 if asked is None else asked.handout

        def make(job: JobContext) -> PrintResult:
            return self._print_to(path, wanted, job, handout)

        self.jobs.start(
            _SAVE,
            self.tr("Gemmer {0}").format(path.name),
            make,
            done=self._saved,
            failed=self._context.show_error,
        )

    def _saved(self, result: PrintResult) -> None:
        path = result.path
        self._folder = path.parent
        self.view.messages.show_toast(
            self.tr("Gemt: {0}").format(path),
            action=self.tr("Åbn"),
            do=lambda: _open_file(path),
        )

    def choose_printer(self) -> None:
        """Ask which printer and which pages; the dialog does not stop the window."""
        if not self.view.print.isEnabled():
            return
        printer = new_printer(self.tr("Statusslides"))
        dialog = QPrintDialog(printer, self)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.setMinMax(1, self.preview.page_count)
        dialog.setOption(QPrintDialog.PrintDialogOption.PrintPageRange)
        dialog.accepted.connect(lambda: self.print_on(printer))
        QDialog.open(dialog)  # PySide hides it behind the one with a receiver

    def print_on(self, printer: QPrinter) -> None:
        """Print the pages on screen."""
        path = self.preview.file
        if path is None:
            return

        def put_on_paper(job: JobContext) -> int:
            return print_file(path, printer, job)

        self.jobs.start(
            _PRINT,
            self.tr("Udskriver"),
            put_on_paper,
            done=lambda count: self.view.messages.show_toast(
                self.tr("Sendt til printeren: {0} sider").format(count)
            ),
            failed=self._context.show_error,
        )

    def _offer_actions(self) -> None:
        """Enable what can be done now."""
        shown, busy = self._shown is not None, self.jobs.name
        self.view.save.setEnabled(shown and busy != _SAVE)
        self.view.print.setEnabled(shown and busy not in {_PREVIEW, _PRINT})
        self.view.refresh.setEnabled(self.wanted() is not None)

    # -- wiring

    def _connect(self) -> None:
        view = self.view
        self._steps = FirstSteps(
            self,
            self._context,
            view.no_round,
            self.tr("Her ser du slides til en status og gemmer dem som PDF eller PowerPoint."),
            Need.POLICY,
            Need.INITIATIVE,
            Need.ROUND,
        )
        view.footer.serve(self.preview)
        self.chooser.chosen.connect(self._start_over)
        view.refresh.clicked.connect(self.refresh)
        view.save.clicked.connect(self.choose_file)
        view.print.clicked.connect(self.choose_printer)
        view.nothing.button.clicked.connect(self.refresh)
        view.pages.currentRowChanged.connect(self.preview.go_to)
        self.preview.page_changed.connect(self._show_position)
        self.jobs.stopped.connect(self._job_stopped)
        self.jobs.changed.connect(self._offer_actions)
        self._context.bus.subscribe(PRINTED_KINDS, self, self._note_change)
        application = QApplication.instance()
        if application is not None:
            application.aboutToQuit.connect(self.preview.close)
        self._show_position()

    def _add_keys(self) -> None:
        """Bind the page's keys; they hold while the keyboard is anywhere on the page."""
        keys: tuple[tuple[QKeySequence.StandardKey | Qt.Key, Callable[[], None]], ...] = (
            (QKeySequence.StandardKey.Save, self.choose_file),
            (QKeySequence.StandardKey.Print, self.choose_printer),
            (QKeySequence.StandardKey.ZoomIn, lambda: self.preview.zoom(1)),
            (QKeySequence.StandardKey.ZoomOut, lambda: self.preview.zoom(-1)),
            (Qt.Key.Key_PageUp, lambda: self.preview.step(-1)),
            (Qt.Key.Key_PageDown, lambda: self.preview.step(1)),
        )
        for key, do in keys:
            shortcut = QShortcut(QKeySequence(key), self)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(do)


def _line(number: int, page: PageTitle) -> str:
    """Return a page's line in the list; figure spaces keep the columns straight."""
    return f"{number:\u2007>2}   {'   ' * page.depth}{page.title}"


def _file_name(round_code: str, asked: PrintWanted) -> str:
    """Return a file name that says what the file is, in letters every system takes."""
    words = f"statusslides-{round_code}-{asked.edition.label().casefold()}"
    return re.sub(r"[^\w.-]+", "-", words) + asked.suffix


def _open_file(path: Path) -> None:
    QDesktopServices.openUrl(QUrl.fromLocalFile(str(path)))
