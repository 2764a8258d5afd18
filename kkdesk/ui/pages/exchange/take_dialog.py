"""Taking a copy: how much of everything, where to, and whether it is locked with a passphrase."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QHBoxLayout,
    QLineEdit,
    QProgressBar,
    QVBoxLayout,
    QWidget,
)

from kkdesk.errors import CopyFolderInUse, DiskFull, OutputNotWritable
from kkdesk.ui.editing.controls import QuietCombo
from kkdesk.ui.pages.exchange.folder_field import FolderField
from kkdesk.ui.pages.exchange.stopping import Progress, Stopped
from kkdesk.ui.widgets.fields import LabelledField
from kkdesk.ui.widgets.labels import action_button, text_label
from kkdesk.ui.widgets.message_bar import MessageBar
from kkdesk.ui.widgets.snug_dialog import SnugDialog

if TYPE_CHECKING:
    from kkdesk.domain.records import Choices
    from kkdesk.errors import KkdeskError
    from kkdesk.ui.pages.context import PageContext

_WIDTH: Final = 580
_ABOUT_FOLDER: Final = (CopyFolderInUse, DiskFull, OutputNotWritable)


@dataclass(frozen=True, slots=True)
class Wanted:
    """What was asked for."""

    folder: Path
    policy: str
    department: str
    without_confidential: bool
    passphrase: str = field(repr=False)  # what is logged of a job must not tell it
    holder: str


class TakeDialog(SnugDialog):
    """Stays open until the copy is written or given up."""

    taken = Signal(str)
    """The copy is written; the folder it lies in."""

    def __init__(self, parent: QWidget, context: PageContext, choices: Choices) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Tag en kopi"))
        self._context = context
        self._progress = Progress(self)
        self._busy = False
        self.messages = MessageBar()
        self.part = QuietCombo(self._parts(choices))
        self.without = QCheckBox(self.tr("Tag intet &fortroligt med"))
        self.holder = QLineEdit(context.workspace.user)
        day = context.workspace.today()
        self.folder = FolderField(str(Path.home() / f"kkdesk-{day:%Y-%m-%d}"))
        self.passphrase, self.again = _secret(), _secret()
        self.bar = QProgressBar()
        self.bar.setRange(0, 0)
        self.bar.setTextVisible(False)
        self.bar.setAccessibleName(self.tr("Fremdrift"))
        self.take_button = action_button(self.tr("&Tag kopien"), "copy", "primary")
        self.take_button.setDefault(True)
        self.cancel_button = action_button(self.tr("Annullér"))
        self.fields = {
            "part": LabelledField(self.tr("&Hvad skal med"), self.part),
            "holder": LabelledField(self.tr("Hvem &rejser med den"), self.holder),
            "folder": LabelledField(
                self.tr("&Mappe til kopien"),
                self.folder,
                self.tr("En ny eller tom mappe, fx på den bærbare selv eller på en nøgle."),
            ),
            "passphrase": LabelledField(self.tr("&Adgangssætning"), self.passphrase),
            "again": LabelledField(self.tr("Adgangssætningen &igen"), self.again),
        }
        self._build()
        self._connect()
        self._set_busy(busy=False)

    # -- building

    def _parts(self, choices: Choices) -> list[tuple[str, str]]:
        departments = [
            (f"department {one.code}", self.tr("Kun forvaltningen {}").format(one.code))
            for one in choices.departments
        ]
        policies = [
            (f"policy {one.code}", self.tr("Kun politikken {}").format(one.label))
            for one in choices.policies
        ]
        return [("", self.tr("Alt")), *departments, *policies]

    def _build(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 16, 20, 16)
        column.setSpacing(12)
        column.addWidget(text_label(self.tr("Tag en kopi med på en bærbar"), "heading"))
        column.addWidget(self.messages)
        for name in ("part", "holder"):
            column.addWidget(self.fields[name])
        column.addWidget(self.without)
        column.addWidget(self.fields["folder"])
        secrets = QHBoxLayout()
        secrets.setSpacing(12)
        for name in ("passphrase", "again"):
            secrets.addWidget(self.fields[name], 1)
        column.addLayout(secrets)
        column.addWidget(
            text_label(
                self.tr(
                    "Med en adgangssætning bliver kopien krypteret. Glemmer du den, er kopien "
                    "tabt: ingen kan åbne den, og det, der ikke er hentet hjem, kommer ikke "
                    "igen. Uden adgangssætning kan alle, der får fat i mappen, læse alt i den."
                ),
                "flag",
            )
        )
        column.addWidget(self.bar)
        buttons = QHBoxLayout()
        buttons.addStretch(1)
        buttons.addWidget(self.cancel_button)
        buttons.addWidget(self.take_button)
        column.addLayout(buttons)
        self.setMinimumWidth(_WIDTH)

    def _connect(self) -> None:
        self.take_button.clicked.connect(self._take)
        self.cancel_button.clicked.connect(self.reject)
        self.folder.line.textChanged.connect(lambda _: self.fields["folder"].set_error(""))
        for line in (self.passphrase, self.again):
            line.textChanged.connect(lambda _: self.fields["again"].set_error(""))
        self.finished.connect(self.deleteLater)

    # -- doing

    def reject(self) -> None:
        """Stop the work if there is any; else close without a copy."""
        if self._busy:
            self._progress.stop()
            self.cancel_button.setEnabled(False)
        else:
            super().reject()

    @property
    def wanted(self) -> Wanted:
        """Return what is asked for."""
        kind, _, code = self.part.key().partition(" ")
        return Wanted(
            Path(self.folder.path()).expanduser().absolute(),
            code if kind == "policy" else "",
            code if kind == "department" else "",
            self.without.isChecked(),
            self.passphrase.text(),
            self.holder.text().strip(),
        )

    def _take(self) -> None:
        if not self.folder.path():
            self._refuse_field("folder", self.tr("Vælg en mappe til kopien."))
            return
        if self.passphrase.text() != self.again.text():
            self._refuse_field("again", self.tr("De to adgangssætninger er ikke ens."))
            return
        self._progress.begin()
        self._set_busy(busy=True)
        self.messages.clear()
        self._context.worker.submit(
            partial(_write, self._context, self.wanted, self._progress),
            done=self._end,
            failed=self._refuse,
            receiver=self,
        )

    def _end(self, copy_id: str) -> None:
        self._set_busy(busy=False)
        if copy_id:
            folder = str(self.wanted.folder)
            self.accept()
            self.taken.emit(folder)
        else:
            self.messages.show_message(self.tr("Stoppet. Der er ikke taget en kopi."), "info")

    def _refuse(self, error: KkdeskError) -> None:
        self._set_busy(busy=False)
        words = error.message(self._context.lang)
        if isinstance(error, _ABOUT_FOLDER):
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
        self.cancel_button.setText(self.tr("Stop") if busy else self.tr("Annullér"))
        for control in (self.take_button, self.without, *self.fields.values()):
            control.setEnabled(not busy)


def _secret() -> QLineEdit:
    line = QLineEdit()
    line.setEchoMode(QLineEdit.EchoMode.Password)
    return line


def _write(context: PageContext, wanted: Wanted, progress: Progress) -> str:
    """Write the copy and return its id; nothing if it was stopped."""
    from kkdesk.services import exchange  # noqa: PLC0415 -- loads SQLModel, in the worker

    try:
        return exchange.check_out(
            context.workspace,
            wanted.folder,
            policy=wanted.policy,
            department=wanted.department,
            without_confidential=wanted.without_confidential,
            passphrase=wanted.passphrase,
            holder=wanted.holder,
            step=progress.check,
        )
    except Stopped:
        return ""
