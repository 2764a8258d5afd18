"""Letters to the departments: read, opened in the mail program, or saved as files."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QSize, Qt, QUrl, Signal
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import (
    QDialog,
    QFileDialog,
    QHBoxLayout,
    QListWidget,
    QPlainTextEdit,
    QVBoxLayout,
    QWidget,
)

from kkdesk.services.reminders import mailto_address
from kkdesk.ui.widgets.labels import action_button, text_label

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kkdesk.domain.reminders import MailDraft

_SIZE: Final = (820, 520)
_LIST_WIDTH: Final = 210


class LettersDialog(QDialog):
    """One letter per department; nothing is sent from here."""

    folder_chosen = Signal(object)
    """The folder in which all letters are to be saved."""

    def __init__(self, parent: QWidget, drafts: Sequence[MailDraft]) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("E-mailudkast"))
        self.resize(QSize(*_SIZE).boundedTo(self.screen().availableSize() * 0.95))
        self.drafts = tuple(drafts)
        self.list = QListWidget()
        self.list.setAccessibleName(self.tr("Forvaltninger"))
        self.list.setFixedWidth(_LIST_WIDTH)
        self.list.addItems([draft.owner for draft in self.drafts])
        self.heading, self.to = text_label("", "label"), text_label("", "muted")
        self.text = QPlainTextEdit()
        self.text.setReadOnly(True)
        self.text.setTabChangesFocus(True)
        self.text.setAccessibleName(self.tr("Brevets tekst"))
        self.told = text_label("", "muted")
        self.mail = action_button(self.tr("Åbn i &mailprogram"), "open")
        self.save = action_button(self.tr("&Gem alle som filer …"), "save", "primary")
        self.close_button = action_button(self.tr("Luk"))
        self._build()
        self.list.currentRowChanged.connect(lambda _: self._show())
        self.mail.clicked.connect(self._open_mail)
        self.save.clicked.connect(self._ask_for_folder)
        self.close_button.clicked.connect(self.reject)
        self.list.setCurrentRow(0)
        self._show()

    def tell_saved(self, paths: Sequence[Path]) -> None:
        """Say where the letters are."""
        one, many = self.tr("1 brev er gemt i {}."), self.tr("{} breve er gemt i {}.")
        folder = paths[0].parent
        self.told.setText(
            one.format(folder) if len(paths) == 1 else many.format(len(paths), folder)
        )

    def _build(self) -> None:
        letter = QVBoxLayout()
        letter.setSpacing(6)
        for part in (self.heading, self.to):
            letter.addWidget(part)
        letter.addWidget(self.text, 1)
        row = QHBoxLayout()
        row.setSpacing(12)
        row.addWidget(self.list)
        row.addLayout(letter, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 16, 20, 16)
        column.setSpacing(10)
        column.addWidget(text_label(self.tr("E-mailudkast pr. forvaltning"), "heading"))
        column.addWidget(
            text_label(
                self.tr("Hvert brev har kun forvaltningens egne frister; fortrolige er udeladt."
                        " Intet sendes herfra."), "muted",
            )
        )  # fmt: skip
        column.addLayout(row, 1)
        column.addWidget(self.told)
        buttons = QHBoxLayout()
        buttons.addWidget(self.mail)
        buttons.addStretch(1)
        buttons.addWidget(self.close_button)
        buttons.addWidget(self.save)
        column.addLayout(buttons)

    def _draft(self) -> MailDraft | None:
        row = self.list.currentRow()
        return self.drafts[row] if 0 <= row < len(self.drafts) else None

    def _show(self) -> None:
        draft = self._draft()
        self.save.setEnabled(bool(self.drafts))
        self.mail.setEnabled(draft is not None and bool(mailto_address(draft)))
        if draft is None:
            self.heading.setText(self.tr("Ingen breve at skrive"))
            return
        self.heading.setText(draft.subject)
        to = ", ".join(draft.to) or self.tr("ingen adresse; skriv den i mailprogrammet")
        self.to.setText(self.tr("Til: {}").format(to))
        self.text.setPlainText(draft.text)
        long = self.tr("Brevet er for langt til at åbne direkte; gem det som fil.")
        self.told.setText("" if self.mail.isEnabled() else long)

    def _open_mail(self) -> None:
        draft = self._draft()
        if draft is not None and not QDesktopServices.openUrl(QUrl(mailto_address(draft))):
            self.told.setText(self.tr("Intet mailprogram svarer; gem brevene som filer."))

    def _ask_for_folder(self) -> None:
        dialog = QFileDialog(self, self.tr("Vælg en mappe til brevene"))
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.setFileMode(QFileDialog.FileMode.Directory)
        dialog.setOption(QFileDialog.Option.ShowDirsOnly)
        dialog.fileSelected.connect(lambda name: self.folder_chosen.emit(Path(name)))
        dialog.open()
