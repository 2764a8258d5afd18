"""The end of the log file, for reading and for sending on."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QDesktopServices, QFontDatabase, QTextCursor
from PySide6.QtWidgets import QDialog, QHBoxLayout, QPlainTextEdit, QVBoxLayout

from kkdesk.ui.widgets.labels import action_button, text_label

if TYPE_CHECKING:
    from pathlib import Path

    from PySide6.QtWidgets import QWidget

    from kkdesk.ui.tasks import Worker

_SIZE: Final = (760, 480)
MOST_BYTES: Final = 100_000
"""So much of the end of the file is shown."""


def end_of_log(path: Path) -> str:
    """Return the last whole lines of a log; nothing where there is none or none can be read."""
    try:
        with path.open("rb") as file:
            size = file.seek(0, 2)
            file.seek(max(size - MOST_BYTES, 0))
            content = file.read(MOST_BYTES).decode("utf-8", "replace")
    except OSError:
        return ""
    return content if size <= MOST_BYTES else content.partition("\n")[2]


def show_log(window: QWidget, worker: Worker, path: Path) -> LogDialog:
    """Open the dialog above a window."""
    dialog = LogDialog(window, path)
    worker.submit(partial(end_of_log, path), done=dialog.show_words, receiver=dialog)
    dialog.open()
    return dialog


class LogDialog(QDialog):
    """Shows what the program wrote of faults, the newest last."""

    def __init__(self, parent: QWidget, path: Path) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("Logfil"))
        self.resize(*_SIZE)
        self._path = path
        self.where = text_label(
            self.tr(
                "Her skriver kkdesk de fejl, som programmet møder. Filen ligger i {}. Den kan nævne"
                " navne på filer; læs den, før du sender den til nogen."
            ).format(path)
        )
        self.where.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse
            | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        self.text = QPlainTextEdit()
        self.text.setReadOnly(True)
        self.text.setTabChangesFocus(True)
        self.text.setAccessibleName(self.windowTitle())
        self.text.setFont(QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont))
        self.open_folder = action_button(self.tr("Åbn &mappen"), "open")
        self.close_button = action_button(self.tr("Luk"), kind="primary")
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 16, 20, 16)
        column.setSpacing(12)
        column.addWidget(text_label(self.windowTitle(), "heading"))
        column.addWidget(self.where)
        column.addWidget(self.text, 1)
        buttons = QHBoxLayout()
        buttons.addWidget(self.open_folder)
        buttons.addStretch(1)
        buttons.addWidget(self.close_button)
        column.addLayout(buttons)
        self.open_folder.clicked.connect(self._open_folder)
        self.close_button.clicked.connect(self.reject)
        self.text.setFocus()

    def show_words(self, words: str) -> None:
        """Show what the file holds, its end in sight."""
        self.text.setPlainText(words or self.tr("Der står ingen fejl i logfilen."))
        self.text.moveCursor(QTextCursor.MoveOperation.End)

    def _open_folder(self) -> None:
        QDesktopServices.openUrl(QUrl.fromLocalFile(str(self._path.parent)))
