"""What to do when a database cannot be opened, and choosing another one."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QCoreApplication, QObject, QSize, Qt, Signal
from PySide6.QtWidgets import QFileDialog, QMessageBox

from kkdesk.domain.addresses import is_server
from kkdesk.errors import (
    BackupDamaged,
    BackupUnsealed,
    CopyMisplaced,
    DatabaseBusy,
    DatabaseDamaged,
    DatabaseEmptyFile,
    DatabaseFolderMissing,
    DatabaseForeign,
    DatabaseInUse,
    DatabaseMissing,
    DatabaseReadOnly,
    DiskFull,
    LockingUnsupported,
    StorageFault,
)
from kkdesk.ui.dialogs.message import fit_buttons
from kkdesk.ui.icons import icon
from kkdesk.ui.widgets.announce import restyle

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QPushButton, QWidget

    from kkdesk.domain.vocabulary import Lang
    from kkdesk.errors import KkdeskError

_READABLE: Final = (CopyMisplaced, DatabaseInUse, DatabaseReadOnly, LockingUnsupported)
_PASSING: Final = (
    *(DatabaseBusy, DatabaseFolderMissing, DatabaseInUse, DatabaseMissing),
    *(DiskFull, StorageFault),
)
_RESTORABLE: Final = (
    *(BackupDamaged, BackupUnsealed, DatabaseDamaged, DatabaseEmptyFile, DatabaseForeign),
    DatabaseMissing,
)
_Role = QMessageBox.ButtonRole


def read_only_words() -> str:
    """Return what stands above everything while nothing can be changed."""
    return QCoreApplication.translate(
        "DatabaseChoice",
        "Databasen er åbnet skrivebeskyttet. Du kan se og udskrive, men ikke ændre.",
    )


def nothing_open_words() -> str:
    """Return what stands in place of the pages when there is no database."""
    return QCoreApplication.translate("DatabaseChoice", "Ingen database er åben. Ctrl+O åbner en.")


class DatabaseChoice(QObject):
    """Asks without blocking; emits what the person decided."""

    chosen = Signal(str)
    read_only_wanted = Signal()
    """Open the same database for reading only."""
    retry_wanted = Signal()
    """Try the same database again: what stood in the way may have passed."""
    backups_wanted = Signal(str)
    """Show the copies of this file, which cannot be opened."""
    new_wanted = Signal(str)
    """Make a new database of this name."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._window = window

    def explain(self, error: KkdeskError, lang: Lang, address: str = "") -> QMessageBox:
        """Say why the database of an address cannot be opened, with the ways on as buttons."""
        box = QMessageBox(self._window)
        box.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        box.setTextFormat(Qt.TextFormat.PlainText)  # a file's name is no mark-up
        box.setWindowTitle(error.title(lang))
        box.setText(error.message(lang))
        sign = icon("warning", "warning")
        box.setIconPixmap(sign.pixmap(QSize(36, 36), self._window.devicePixelRatioF()))
        ways = [self._way_to_read(box)] if isinstance(error, _READABLE) else []
        if isinstance(error, _RESTORABLE) and _has_copies(address):
            copies = box.addButton(self.tr("Sikkerhedskopier …"), _Role.ActionRole)
            copies.clicked.connect(lambda: self.backups_wanted.emit(address))
            ways.append(copies)
        if isinstance(error, _PASSING):
            again = box.addButton(self.tr("Prøv igen"), _Role.ActionRole)
            again.clicked.connect(self.retry_wanted)
            ways.append(again)
        other = box.addButton(self.tr("Åbn en anden …"), _Role.ActionRole)
        other.clicked.connect(self.ask_for_file)
        new = box.addButton(self.tr("Opret en ny …"), _Role.ActionRole)
        new.clicked.connect(self.ask_for_new)
        close = box.addButton(self.tr("Luk"), _Role.RejectRole)
        box.setEscapeButton(close)
        first = [*ways, other][0]  # the nearest way on
        restyle(first, "kind", "primary")
        fit_buttons(box)
        box.setDefaultButton(first)
        box.open()
        return box

    def ask_for_file(self) -> QFileDialog:
        """Let the person find a database file."""
        dialog = self._dialog(self.tr("Åbn database"))
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        dialog.fileSelected.connect(self.chosen)
        dialog.open()
        return dialog

    def ask_for_new(self) -> QFileDialog:
        """Let the person say where a new database is to lie; a file there stays as it is."""
        dialog = self._dialog(self.tr("Opret database"))
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setOption(QFileDialog.Option.DontConfirmOverwrite)
        dialog.setDefaultSuffix("kkdesk")  # the ending that the desktop opens with this program
        dialog.fileSelected.connect(self.new_wanted)
        dialog.open()
        return dialog

    def _way_to_read(self, box: QMessageBox) -> QPushButton:
        reader = box.addButton(self.tr("Åbn skrivebeskyttet"), _Role.AcceptRole)
        reader.clicked.connect(self.read_only_wanted)
        return reader

    def _dialog(self, title: str) -> QFileDialog:
        dialog = QFileDialog(self._window, title)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        databases = self.tr("Databaser (*.kkdesk *.sqlite *.db)")
        dialog.setNameFilters([databases, self.tr("Alle filer (*)")])
        return dialog


def _has_copies(address: str) -> bool:
    from kkdesk.services.backups import has_copies  # noqa: PLC0415 -- after the paint

    return bool(address) and not is_server(address) and has_copies(Path(address))


def new_choice(
    window: QWidget,
    open_one: Callable[..., None],
    retry: Callable[[], None],
    read_only: Callable[[], None],
    show_backups: Callable[[str], None],
) -> DatabaseChoice:
    """Return a chooser that opens, makes, tries again, reads only, or shows the copies."""
    choice = DatabaseChoice(window)
    choice.chosen.connect(open_one)
    choice.new_wanted.connect(lambda path: open_one(path, create=True))
    choice.retry_wanted.connect(retry)
    choice.read_only_wanted.connect(read_only)
    choice.backups_wanted.connect(show_backups)
    return choice
