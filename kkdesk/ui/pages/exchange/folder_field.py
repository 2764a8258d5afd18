"""A folder that one types or finds."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QLineEdit, QWidget

from kkdesk.ui.widgets.labels import action_button


class FolderField(QWidget):
    """A line for the path with a button beside it that finds the folder."""

    found = Signal()
    """A folder was chosen with the button."""

    def __init__(self, path: str = "") -> None:
        super().__init__()
        self.line = QLineEdit(path)
        self.button = action_button(self.tr("&Vælg mappe …"), "open")
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        row.addWidget(self.line, 1)
        row.addWidget(self.button)
        self.setFocusProxy(self.line)
        self.button.clicked.connect(self.ask)

    def path(self) -> str:
        """Return what stands in the line."""
        return self.line.text().strip()

    def take(self, path: str) -> None:
        """Take a folder that was found."""
        self.line.setText(path)
        self.found.emit()

    def ask(self) -> QFileDialog:
        """Let the person find a folder."""
        dialog = QFileDialog(self, self.tr("Vælg mappe"))
        dialog.setFileMode(QFileDialog.FileMode.Directory)
        dialog.setOption(QFileDialog.Option.ShowDirsOnly)
        dialog.fileSelected.connect(self.take)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()
        return dialog
