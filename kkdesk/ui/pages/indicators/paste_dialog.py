"""Pasting a column from a spreadsheet, with what becomes of every line before it is kept."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QDialog, QHBoxLayout, QLineEdit, QPlainTextEdit, QVBoxLayout, QWidget

from kkdesk.domain.indicator_paste import read_column
from kkdesk.ui.pages.indicators.model import WordsModel
from kkdesk.ui.pages.indicators.page_view import plain_table
from kkdesk.ui.pages.indicators.words import whole
from kkdesk.ui.widgets.fields import LabelledField
from kkdesk.ui.widgets.labels import action_button, text_label

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kkdesk.domain.records import Choice
    from kkdesk.domain.vocabulary import Lang


class PasteDialog(QDialog):
    """Takes the text, shows the preview, and hands over the rows."""

    wanted = Signal(object)
    """The rows to add, a tuple of :class:`PastedRow`."""

    def __init__(
        self, parent: QWidget, name: str, departments: Sequence[Choice], lang: Lang
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Indsæt målinger"))
        self._departments, self._lang = departments, lang
        self.text = QPlainTextEdit()
        self.text.setTabChangesFocus(True)
        self.text.setMaximumHeight(130)
        self.as_of = QLineEdit()
        self.model = WordsModel(
            (self.tr("Linje"), self.tr("Hvem"), self.tr("Målt"), self.tr("Bliver til")), self
        )
        self.preview = plain_table(self.tr("Sådan læses linjerne"))
        self.preview.setModel(self.model)
        self.summary = text_label("", "label")
        self.add_button = action_button(self.tr("&Tilføj"), "check", "primary")
        cancel = action_button(self.tr("Annullér"))
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 16, 20, 16)
        column.addWidget(text_label(name, "heading"))
        help_text = self.tr("En forvaltning eller et tidspunkt i første kolonne, derefter værdier.")
        column.addWidget(LabelledField(self.tr("Kopieret fra regneark"), self.text, help_text))
        column.addWidget(LabelledField(self.tr("Målt, hvor kolonnen ikke siger det"), self.as_of))
        column.addWidget(self.preview, 1)
        column.addWidget(self.summary)
        buttons = QHBoxLayout()
        buttons.addStretch(1)
        buttons.addWidget(cancel)
        buttons.addWidget(self.add_button)
        column.addLayout(buttons)
        for place, width in enumerate((56, 120, 130)):
            self.preview.setColumnWidth(place, width)
        self.resize(760, 560)
        self.text.textChanged.connect(self._read)
        self.as_of.textChanged.connect(lambda _: self._read())
        cancel.clicked.connect(self.reject)
        self.add_button.clicked.connect(self._hand_over)
        self._read()

    def _read(self) -> None:
        found = read_column(self.text.toPlainText(), self._departments, self.as_of.text().strip())
        self._found = found
        rows: list[tuple[int, tuple[object, tuple[str, ...]]]] = [
            (row.line, (row, (str(row.line), row.department or whole(), row.as_of, row.words)))
            for row in found.rows
        ]
        for line in found.refused:
            reason = line.danish if self._lang == "da" else line.english
            words = self.tr("Afvist: {}").format(reason)
            rows.append(
                (line.line, (line, (str(line.line), " ".join(line.text.split()), "", words)))
            )
        self.model.show_rows([row for _, row in sorted(rows, key=lambda row: row[0])])
        self.summary.setText(
            self.tr("Målinger: {} · afviste linjer: {}").format(len(found.rows), len(found.refused))
        )
        self.add_button.setEnabled(bool(found.rows))

    def _hand_over(self) -> None:
        self.wanted.emit(self._found.rows)
        self.accept()
