"""Taking forms in: files are read one at a time, a person chooses, all is taken at once."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFileDialog, QListWidgetItem

from kkdesk.domain.status_forms import FormOutcome
from kkdesk.errors import EditConflict, InvalidValue, RecordGone
from kkdesk.services import status_forms
from kkdesk.ui.i18n import count_words
from kkdesk.ui.icons import icon
from kkdesk.ui.pages.rounds.forms_choice import FormsChoice, Returned
from kkdesk.ui.pages.rounds.forms_in_view import FormsInView
from kkdesk.ui.pages.rounds.forms_words import department_word, file_look, returned_look, sides
from kkdesk.ui.pages.rounds.ticks import TickRow
from kkdesk.ui.widgets.announce import announce

if TYPE_CHECKING:
    from collections.abc import Iterable

    from PySide6.QtGui import QDragEnterEvent, QDropEvent
    from PySide6.QtWidgets import QWidget

    from kkdesk.domain.changes import Changes
    from kkdesk.domain.rounds import RoundHead
    from kkdesk.domain.status_forms import FormPreview
    from kkdesk.errors import KkdeskError
    from kkdesk.ui.pages.context import PageContext
    from kkdesk.ui.tasks import Ticket

_OTHERS_WROTE = (EditConflict, InvalidValue, RecordGone)
"""Refusals after which the files mean something else than what was shown."""


class FormsInDialog(FormsInView):
    """Shows what came back, and takes in what a person chose of it."""

    taken = Signal(int, str)
    """So many texts were taken in, and the operation that it was."""

    def __init__(self, parent: QWidget, context: PageContext, head: RoundHead) -> None:
        super().__init__(parent, head)
        self._context, self._head = context, head
        self._choice = FormsChoice(head.id)
        self._waiting: list[Path] = []
        self._read = 0  # so many of those asked for
        self._ticket: Ticket | None = None
        self._taking = False
        self._folder = Path.home()
        self.model.turned.connect(self._turn)
        self.only.toggled.connect(lambda _: self._show_texts())
        self.table.selectionModel().currentRowChanged.connect(lambda *_: self._show_sides())
        self.add_files.clicked.connect(self.ask_files)
        self.take.clicked.connect(self._take)
        self.cancel.clicked.connect(self.reject)
        context.worker.crashed.connect(self._stop)
        self._show()

    @property
    def busy(self) -> bool:
        """Tell whether files are being read, or texts taken in."""
        return self._ticket is not None or self._taking

    # -- files

    def ask_files(self) -> QFileDialog:
        """Let the person find more files."""
        dialog = QFileDialog(self, self.tr("Tilføj skemaer"), str(self._folder))
        dialog.setFileMode(QFileDialog.FileMode.ExistingFiles)
        dialog.setNameFilters([self.tr("Skemaer (*.docx *.xlsx)"), self.tr("Alle filer (*)")])
        dialog.filesSelected.connect(lambda names: self.read(map(Path, names)))
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()
        return dialog

    def read(self, paths: Iterable[Path]) -> None:
        """Read files one after the other; those read before are read anew."""
        for path in paths:
            self._folder = path.parent
            if path not in self._waiting:
                self._waiting.append(path)
        if self._ticket is None:
            self._read = 0
            self._read_next()

    def show_form(self, path: Path, preview: FormPreview) -> None:
        """Show what a file says that was read."""
        self._choice.take(path, preview)
        self._show()

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:  # noqa: N802 -- Qt's name
        """Let more files be dropped here."""
        if event.mimeData().hasUrls() and not self._taking:
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:  # noqa: N802 -- Qt's name
        """Read what was dropped."""
        event.acceptProposedAction()
        urls = event.mimeData().urls()
        self.read(Path(url.toLocalFile()) for url in urls if url.isLocalFile())

    def reject(self) -> None:
        """Stop reading if files are read; else close, unless texts are being written."""
        if self._ticket is not None:
            self._stop()
            words = self.tr("Stoppet. De filer, der ikke er på listen, er ikke læst.")
            self.messages.show_message(words, "info")
        elif not self._taking:
            super().reject()

    def _read_next(self) -> None:
        if not self._waiting:
            self._ticket = None
            self._show()
            (self.table if self.model.rowCount() else self.add_files).setFocus()
            announce(self.summary, self.summary.text())
            return
        path = self._waiting[0]
        self._ticket = self._context.worker.submit(
            partial(status_forms.preview_form, self._context.workspace, path),
            done=partial(self._found, path),
            failed=partial(self._refused, path),
            receiver=self,
        )
        self._show()

    def _found(self, path: Path, preview: FormPreview) -> None:
        self._choice.take(path, preview)
        self._go_on()

    def _refused(self, path: Path, error: KkdeskError) -> None:
        self._choice.refuse(path, error)
        self._go_on()

    def _go_on(self) -> None:
        self._waiting.pop(0)
        self._read += 1
        self._read_next()

    def _stop(self) -> None:
        """Let go of what is read now and of what waits; nothing is written by reading."""
        if self._ticket is not None:
            self._ticket.cancel()
        self._ticket, self._taking = None, False
        self._waiting.clear()
        self._show()

    # -- showing

    def _show(self) -> None:
        self._show_files()
        self._show_texts()
        reading = self._ticket is not None
        self.bar.setVisible(reading)
        self.bar.setRange(0, self._read + len(self._waiting))
        self.bar.setValue(self._read)
        self.cancel.setText(self.tr("Stop") if reading else self.tr("Luk"))
        self.cancel.setEnabled(not self._taking)
        for part in (self.add_files, self.only, self.table):
            part.setEnabled(not self._taking)

    def _show_files(self) -> None:
        self.files.clear()
        files = self._choice.files
        refused_first = sorted(files, key=lambda path: not isinstance(files[path], Exception))
        for path in refused_first:
            look = file_look(path, files[path], self._head.code, self._context.lang)
            ink = look.tone if look.tone != "neutral" else "text"
            item = QListWidgetItem(icon(f"shape_{look.shape}", ink), look.text)
            item.setToolTip(str(path))
            self.files.addItem(item)
        self.files.setCurrentRow(0 if files else -1)
        self.fit_files(long=any(isinstance(one, Exception) for one in files.values()))

    def _show_texts(self) -> None:
        found = self._choice.returned()
        ticked = {one.key for one in self._choice.ticked()}
        shown = [one for one in found if one.may_be_taken or not self.only.isChecked()]
        marked = self.table.record()
        key = marked.key if isinstance(marked, Returned) else None
        self.model.show_ticks([self._row(one, ticked) for one in shown])
        keys = [one.key for one in shown]
        if shown and self.table.currentIndex().row() < 0:
            self.table.selectRow(keys.index(key) if key in keys else 0)
        self._show_sides()
        self.summary.setText(self._summary(found))
        self.take.setText(
            count_words(len(ticked), self.tr("&Hent 1 tekst"), self.tr("&Hent {} tekster"))
        )
        self.take.setEnabled(bool(ticked) and not self.busy)

    def _row(self, one: Returned, ticked: set[tuple[Path, str]]) -> TickRow:
        lang, change = self._context.lang, one.change
        look = returned_look(one, lang)
        return TickRow(
            one,
            (department_word(one.department, lang), change.code, change.title, look.text),
            look,
            on=one.key in ticked if one.may_be_taken else None,
        )

    def _summary(self, found: tuple[Returned, ...]) -> str:
        if self._ticket is not None:
            return self.tr("Læser {} …").format(self._waiting[0].name)
        can = sum(one.may_be_taken for one in found)
        both = sum(one.change.outcome is FormOutcome.BOTH for one in found)
        words = [
            count_words(can, self.tr("1 tekst kan hentes"), self.tr("{} tekster kan hentes")),
            self.tr("{} kan ikke").format(len(found) - can) if len(found) > can else "",
            self.tr("{} er rettet begge steder").format(both) if both else "",
        ]
        return " · ".join(filter(None, words))

    def _show_sides(self) -> None:
        one = self.table.record()
        if isinstance(one, Returned):
            self.beside.show_rows(*sides(one, self._context.lang))
        else:
            self.beside.show_rows((), ())

    # -- taking in

    def _turn(self, one: Returned, on: bool) -> None:  # noqa: FBT001 -- a signal's value
        self._choice.tick(one, on=on)
        self._show_texts()

    def _take(self) -> None:
        chosen = self._choice.ticked()
        if not chosen or self.busy:
            return
        self.messages.clear()
        self._taking = True
        self._show()
        about = ", ".join(dict.fromkeys(one.department for one in chosen))
        changes = tuple(one.change for one in chosen)
        self._context.worker.submit(
            partial(status_forms.take_forms, self._context.workspace, changes, about),
            done=partial(self._done, len(changes)),
            failed=self._not_taken,
            receiver=self,
        )

    def _done(self, count: int, changes: Changes) -> None:
        self._taking = False
        self.accept()
        self.taken.emit(count, changes.operation_id)
        self._context.bus.publish(changes)

    def _not_taken(self, error: KkdeskError) -> None:
        """Say why nothing was taken in; what others wrote meanwhile is read."""
        self._taking = False
        self.messages.show_message(error.message(self._context.lang), "warning")
        if isinstance(error, _OTHERS_WROTE):
            self.read(self._choice.files)
        else:
            self._show()
