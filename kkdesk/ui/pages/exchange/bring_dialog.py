"""Bringing a copy home: which one, what will happen, and doing it."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QSize, Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QDialog,
    QHBoxLayout,
    QHeaderView,
    QLineEdit,
    QProgressBar,
    QVBoxLayout,
    QWidget,
)

from kkdesk.errors import KkdeskError, NotALaptopCopy, PassphraseNeeded, PassphraseWrong
from kkdesk.ui.i18n import count_words
from kkdesk.ui.pages.exchange.folder_field import FolderField
from kkdesk.ui.pages.exchange.stopping import Progress, Stopped
from kkdesk.ui.pages.exchange.words import change_line, change_titles, waiting_line
from kkdesk.ui.pages.indicators.model import WordsModel
from kkdesk.ui.pages.indicators.page_view import plain_table
from kkdesk.ui.widgets.fields import LabelledField
from kkdesk.ui.widgets.labels import action_button, text_label
from kkdesk.ui.widgets.message_bar import MessageBar

if TYPE_CHECKING:
    from kkdesk.domain.exchange import CheckInPreview, CheckInResult
    from kkdesk.domain.exchange_words import ChangeWords, ConflictWords
    from kkdesk.ui.pages.context import PageContext

_SIZE: Final = (860, 600)
_STEPS: Final = {"frozen": 0.2, "compared": 0.4, "written": 0.8, "committed": 0.95}
_POINT_OF_NO_RETURN: Final = 0.8


@dataclass(frozen=True, slots=True)
class Seen:
    """What a check-in would do, in words."""

    preview: CheckInPreview
    changes: tuple[ChangeWords, ...]
    conflicts: tuple[ConflictWords, ...]


@dataclass(frozen=True, slots=True)
class Brought:
    """What a check-in did, and whether the copy was renewed after or why it was not."""

    result: CheckInResult
    renewed: bool = False
    not_renewed: KkdeskError | None = None


class BringDialog(QDialog):
    """Shows what a check-in will do, and does it when the person says so."""

    brought = Signal(object)
    """What came of it, a :class:`Brought`."""

    def __init__(self, parent: QWidget, context: PageContext, *, renew: bool = False) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Forny en kopi") if renew else self.tr("Hent en kopi hjem"))
        self._context = context
        self._progress = Progress(self)
        self._busy = False
        self._seen: Seen | None = None
        self.messages = MessageBar()
        self.folder = FolderField()
        self.passphrase = QLineEdit()
        self.passphrase.setEchoMode(QLineEdit.EchoMode.Password)
        self.fields = {
            "folder": LabelledField(
                self.tr("&Kopiens mappe"),
                self.folder,
                self.tr("Den mappe, som kopien blev taget ud til. Luk kopien først."),
            ),
            "passphrase": LabelledField(self.tr("&Adgangssætning"), self.passphrase),
        }
        self.look_button = action_button(self.tr("Vis, hva&d der vil ske"), "search", "primary")
        self.model = WordsModel(change_titles(), self)
        self.table = plain_table(self.tr("Det, der vil ske"))
        self.table.setModel(self.model)
        self.summary = text_label(self.tr("Intet er hentet hjem endnu."), "label")
        self.renew = QCheckBox(self.tr("&Bring bagefter kopien op til det, der er her nu"))
        self.renew.setChecked(renew)
        self.bar = QProgressBar()
        self.bar.setTextVisible(False)
        self.bar.setAccessibleName(self.tr("Fremdrift"))
        self.bring_button = action_button(self.tr("Hent h&jem"), "exchange", "primary")
        self.cancel_button = action_button(self.tr("Luk"))
        self._build()
        self._connect()
        self._set_busy(busy=False)

    # -- building

    def _build(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 16, 20, 16)
        column.setSpacing(10)
        column.addWidget(text_label(self.windowTitle(), "heading"))
        column.addWidget(self.messages)
        for name in ("folder", "passphrase"):
            column.addWidget(self.fields[name])
        self.fields["passphrase"].hide()
        row = QHBoxLayout()
        row.addWidget(self.look_button)
        row.addWidget(self.summary, 1)
        column.addLayout(row)
        column.addWidget(self.table, 1)
        column.addWidget(self.renew)
        column.addWidget(self.bar)
        buttons = QHBoxLayout()
        buttons.addStretch(1)
        buttons.addWidget(self.cancel_button)
        buttons.addWidget(self.bring_button)
        column.addLayout(buttons)
        header = self.table.horizontalHeader()
        header.setStretchLastSection(False)
        header.setSectionResizeMode(2, QHeaderView.ResizeMode.Stretch)
        for place, width in ((0, 200), (1, 120), (3, 110)):
            self.table.setColumnWidth(place, width)
        self.resize(QSize(*_SIZE).boundedTo(self.screen().availableSize() * 0.95))

    def _connect(self) -> None:
        self.look_button.clicked.connect(self.look)
        self.bring_button.clicked.connect(self._bring)
        self.cancel_button.clicked.connect(self.reject)
        self.renew.toggled.connect(lambda _: self._set_busy(busy=self._busy))
        self.folder.found.connect(self.look)
        self.folder.line.textChanged.connect(lambda _: self._forget())
        self.folder.line.returnPressed.connect(self.look)
        self.passphrase.textChanged.connect(lambda _: self.fields["passphrase"].set_error(""))
        self.passphrase.returnPressed.connect(self.look)
        self._progress.told.connect(self._show_progress)
        self.finished.connect(self.deleteLater)

    # -- looking

    def look(self) -> None:
        """Read what a check-in would do."""
        if self._busy:
            return
        if not self.folder.path():
            self._refuse_field("folder", self.tr("Vælg den mappe, som kopien ligger i."))
            return
        self._forget()
        self._set_busy(busy=True)
        self.bar.setRange(0, 0)
        self._context.worker.submit(
            partial(_look, self._context, self._path(), self.passphrase.text()),
            done=self._show,
            failed=self._refuse,
            receiver=self,
        )

    def _show(self, seen: Seen) -> None:
        self._seen = seen
        lang = self._context.lang
        rows = [(one, waiting_line(one, lang)) for one in seen.conflicts]
        told: list[tuple[object, tuple[str, ...]]] = [
            *rows, *((one, change_line(one)) for one in seen.changes)
        ]  # fmt: skip
        self.model.show_rows(told)
        changes = count_words(len(seen.changes), self.tr("1 ændring"), self.tr("{} ændringer"))
        waits = count_words(len(seen.conflicts), self.tr("1 konflikt"), self.tr("{} konflikter"))
        words = self.tr("{} fra {} går ind; {} vil vente på en afgørelse.").format(
            changes, seen.preview.holder, waits
        )
        nothing = self.tr("Der er intet nyt at hente hjem fra {}.").format(seen.preview.holder)
        self.summary.setText(words if told else nothing)
        self._set_busy(busy=False)
        (self.bring_button if self.bring_button.isEnabled() else self.cancel_button).setFocus()

    def _forget(self) -> None:
        """Drop what was seen of another folder."""
        self._seen = None
        self.model.show_rows(())
        self.summary.setText(self.tr("Intet er hentet hjem endnu."))
        self.messages.clear()
        for field in self.fields.values():
            field.set_error("")
        self._set_busy(busy=self._busy)

    # -- bringing home

    def reject(self) -> None:
        """Stop the work while it can be stopped; else close."""
        if self._busy:
            self._progress.stop()
            self.cancel_button.setEnabled(False)
        else:
            super().reject()

    def _bring(self) -> None:
        self._progress.begin()
        self._set_busy(busy=True)
        self.bar.setRange(0, 100)
        self.bar.setValue(0)
        self._context.worker.submit(
            partial(
                _bring, self._context, self._path(), self.passphrase.text(), self._progress,
                renew=self.renew.isChecked(),
            ),
            done=self._end,
            failed=self._refuse,
            receiver=self,
        )  # fmt: skip

    def _end(self, result: Brought | None) -> None:
        self._set_busy(busy=False)
        if result is None:
            self.messages.show_message(
                self.tr("Stoppet. Både kopien og databasen er uændret."), "info"
            )
            return
        self.accept()
        self.brought.emit(result)

    def _show_progress(self, fraction: float) -> None:
        self.bar.setValue(round(fraction * 100))
        if fraction >= _POINT_OF_NO_RETURN:
            self.cancel_button.setEnabled(False)

    # -- both

    def _path(self) -> Path:
        return Path(self.folder.path()).expanduser().absolute()

    def _refuse(self, error: KkdeskError) -> None:
        self._set_busy(busy=False)
        words = error.message(self._context.lang)
        if isinstance(error, PassphraseNeeded | PassphraseWrong):
            self.fields["passphrase"].show()
            self._refuse_field("passphrase", words)
            self.passphrase.selectAll()
        elif isinstance(error, NotALaptopCopy):
            self._refuse_field("folder", words)
        else:
            self.messages.show_message(words, "danger")

    def _refuse_field(self, name: str, words: str) -> None:
        self.fields[name].set_error(words)
        self.fields[name].control.setFocus()

    def _set_busy(self, *, busy: bool) -> None:
        self._busy = busy
        self.bar.setVisible(busy)
        self.cancel_button.setEnabled(True)
        self.cancel_button.setText(self.tr("Stop") if busy else self.tr("Luk"))
        for control in (self.look_button, self.renew, *self.fields.values()):
            control.setEnabled(not busy)
        seen = self._seen
        something = seen is not None and (
            bool(seen.changes or seen.conflicts)
            or not seen.preview.already
            or self.renew.isChecked()
        )
        self.bring_button.setEnabled(not busy and something)


def _look(context: PageContext, folder: Path, passphrase: str) -> Seen:
    """Read a copy beside the database and put what would happen into words."""
    from kkdesk.services import exchange  # noqa: PLC0415 -- loads SQLModel, in the worker

    workspace, lang = context.workspace, context.lang
    preview = exchange.preview_check_in(workspace, folder, passphrase=passphrase)
    return Seen(
        preview,
        exchange.change_words(workspace, preview.changes, lang),
        exchange.conflict_words(workspace, preview.conflicts, lang),
    )


def _bring(
    context: PageContext, folder: Path, passphrase: str, progress: Progress, *, renew: bool
) -> Brought | None:
    """Check a copy in and renew it if that is asked for; nothing if it was stopped in time."""
    from kkdesk.services import exchange  # noqa: PLC0415 -- loads SQLModel, in the worker

    def step(name: str) -> None:
        if name in {"frozen", "compared", "written"}:
            progress.check()
        progress.tell(_STEPS.get(name, 1.0))

    try:
        result = exchange.check_in(context.workspace, folder, passphrase=passphrase, step=step)
    except Stopped:
        return None
    if not renew:
        return Brought(result)
    try:
        exchange.renew(context.workspace, folder, passphrase=passphrase)
    except KkdeskError as error:  # what came home is home all the same
        return Brought(result, not_renewed=error)
    return Brought(result, renewed=True)
