"""Asking for a copy's passphrase or a server's password, as often as the person wants to try."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout

from kkdesk.ui.widgets.fields import LabelledField
from kkdesk.ui.widgets.labels import action_button, text_label
from kkdesk.ui.widgets.snug_dialog import SnugDialog

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

_WIDTH: Final = 520


class PassphraseDialog(SnugDialog):
    """Stays open until a passphrase fits or the person gives up."""

    entered = Signal(str)

    def __init__(self, parent: QWidget, path: str, *, of_server: bool = False) -> None:
        super().__init__(parent)
        self._of_server = of_server
        self.setWindowTitle(
            self.tr("Åbn en fælles database") if of_server else self.tr("Åbn en bærbar kopi")
        )
        self.passphrase = QLineEdit()
        self.passphrase.setEchoMode(QLineEdit.EchoMode.Password)
        named = self.tr("&Adgangskode") if of_server else self.tr("&Adgangssætning")
        self.field = LabelledField(named, self.passphrase)
        self.open_button = action_button(self.tr("&Åbn"), kind="primary")
        self.open_button.setDefault(True)
        self.cancel_button = action_button(self.tr("Annullér"))
        words = self._server_words() if of_server else self._copy_words()
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 16, 20, 16)
        column.setSpacing(12)
        column.addWidget(text_label(self.windowTitle(), "heading"))
        column.addWidget(text_label(words.format(path)))
        column.addWidget(self.field)
        buttons = QHBoxLayout()
        buttons.addStretch(1)
        buttons.addWidget(self.cancel_button)
        buttons.addWidget(self.open_button)
        column.addLayout(buttons)
        self.setMinimumWidth(_WIDTH)
        self.open_button.clicked.connect(self._hand_over)
        self.cancel_button.clicked.connect(self.reject)
        self.passphrase.textChanged.connect(lambda _: self.field.set_error(""))
        self.finished.connect(self.deleteLater)
        self.passphrase.setFocus()

    def show_problem(self, words: str) -> None:
        """Say at the field that what was typed does not fit; one can try again at once."""
        self._enable(able=True)
        self.field.set_error(words)
        QTimer.singleShot(0, self, self._make_room)
        self.passphrase.setFocus()
        self.passphrase.selectAll()

    def _make_room(self) -> None:
        """Grow until all of the words are seen; Qt asks for no more than their shortest form."""
        column = self.layout()
        assert column is not None
        column.activate()
        self.resize(self.width(), max(self.height(), column.totalHeightForWidth(self.width())))

    def _copy_words(self) -> str:
        return self.tr(
            "Den bærbare kopi {} er krypteret. Skriv den adgangssætning, der blev valgt, da kopien "
            "blev taget ud."
        )

    def _server_words(self) -> str:
        return self.tr(
            "Serveren på {} vil have en adgangskode. kkdesk husker den kun, så længe databasen er "
            "åben; læg den i filen .pgpass, hvis du ikke vil spørges hver gang."
        )

    def _hand_over(self) -> None:
        if not self.passphrase.text():
            self.field.set_error(
                self.tr("Skriv adgangskoden.")
                if self._of_server
                else self.tr("Skriv adgangssætningen.")
            )
            return
        self._enable(able=False)
        self.entered.emit(self.passphrase.text())

    def _enable(self, *, able: bool) -> None:
        for part in (self.passphrase, self.open_button):
            part.setEnabled(able)
