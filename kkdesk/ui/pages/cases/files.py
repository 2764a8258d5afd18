"""The files of a case: chosen, kept, opened and replaced."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QFileDialog

from kkdesk.domain.cases import Panel
from kkdesk.services import documents
from kkdesk.ui.editing.controls import QuietCombo
from kkdesk.ui.pages.cases.panel import PartPanel
from kkdesk.ui.widgets.labels import action_button, text_label

if TYPE_CHECKING:
    from collections.abc import Callable

    from kkdesk.ui.editing.binding import Saver


class DocumentPanel(PartPanel):
    """The list of a case's documents; adding, opening and replacing one runs on the worker."""

    def __init__(self, saver: Saver) -> None:
        super().__init__(Panel.DOCUMENTS, saver)
        self.owner_id = ""
        self._versions: list[tuple[str, str]] = []
        self.add_button.setText(self.tr("Tilføj fil …"))
        self.version = QuietCombo(())
        self.version.setAccessibleName(self.tr("Version, der åbnes"))
        self.version_label = text_label(self.tr("Version"), "label")
        self.version_label.setBuddy(self.version)
        self.replace_button = action_button(self.tr("Erstat …"), "refresh")
        self.buttons.insertWidget(1, self.replace_button)
        self.buttons.insertWidget(2, self.version_label)
        self.buttons.insertWidget(3, self.version)
        self.replace_button.clicked.connect(lambda: self._choose(self.replace_with))
        self._show_state()

    def add_file(self, path: str) -> None:
        """Keep a copy of a file under the case."""
        workspace = self._saver.context.workspace
        self._saver.run(partial(documents.add_document, workspace, self.owner_id, Path(path)))

    def replace_with(self, path: str) -> None:
        """Give the chosen document a new version."""
        if self.chosen is not None:
            workspace = self._saver.context.workspace
            self._saver.run(
                partial(documents.replace_document, workspace, self.chosen.id, Path(path))
            )

    def _open(self) -> None:
        """Open a copy of the chosen version in the program that the computer has for it."""
        context = self._saver.context
        if self.chosen is not None and self.version.key():
            number = int(self.version.key())
            context.worker.submit(
                partial(documents.copy_to_open, context.workspace, self.chosen.id, number),
                done=_open,
                failed=context.show_error,
                receiver=self,
            )

    def _add(self) -> None:
        self._choose(self.add_file)

    def _choose(self, take: Callable[[str], None]) -> None:
        dialog = QFileDialog(self, self.tr("Vælg en fil"))
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        dialog.fileSelected.connect(take)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def _show_state(self) -> None:
        super()._show_state()
        if hasattr(self, "replace_button"):
            part = self.chosen
            versions = list(zip(part.keys, part.details, strict=True)) if part else []
            if versions != self._versions:
                self._versions = versions
                self.version.set_choices(versions)
                if versions:
                    self.version.choose(versions[0][0])
            self.version.setEnabled(bool(versions))
            self.replace_button.setEnabled(self.delete_button.isEnabled())


def _open(path: Path) -> None:
    QDesktopServices.openUrl(QUrl.fromLocalFile(str(path)))
