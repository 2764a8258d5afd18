"""Writing anew what shall stand where two people wrote something different."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QPlainTextEdit, QScrollArea, QVBoxLayout, QWidget

from kkdesk.domain.exchange import ConflictKind
from kkdesk.ui.editing.controls import QuietCombo
from kkdesk.ui.widgets.fields import LabelledField
from kkdesk.ui.widgets.labels import action_button, text_label

if TYPE_CHECKING:
    from kkdesk.domain.exchange_words import ConflictWords, PartWords

MINE, THEIRS, BOTH = "mine", "theirs", "both"
_LINES: Final = 3
_LEAST_HEIGHT: Final = 118


class OwnWords(QWidget):
    """A field for each text in a conflict, begun with one side or both."""

    written = Signal(object)
    """The words by field that shall stand."""

    def __init__(self) -> None:
        super().__init__()
        self.edits: dict[str, QPlainTextEdit] = {}
        self._parts: tuple[PartWords, ...] = ()
        self._fields: list[LabelledField] = []
        self._heading = text_label("", "label", wrap=False)
        self.start = QuietCombo(
            (
                (MINE, self.tr("den bærbares")),
                (THEIRS, self.tr("det, der står her")),
                (BOTH, self.tr("begge efter hinanden")),
            )
        )
        self.start.setAccessibleName(self.tr("Begynd med"))
        self.start.setMinimumWidth(190)
        self._start_label = text_label(self.tr("Begyn&d med"), "label", wrap=False)
        self._start_label.setBuddy(self.start)
        self.save = action_button(self.tr("Ge&m det, jeg har skrevet"), "save")
        self._area = QScrollArea()
        self._area.setWidgetResizable(True)
        self._area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._area.setMinimumHeight(_LEAST_HEIGHT)
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self._heading, 1)
        row.addWidget(self._start_label)
        row.addWidget(self.start)
        row.addWidget(self.save)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addLayout(row)
        column.addWidget(self._area, 1)
        self.start.activated.connect(lambda _: self._fill())
        self.save.clicked.connect(self._hand_over)

    def show_conflict(self, one: ConflictWords) -> None:
        """Offer the texts of a conflict to be written anew; without any there is nothing here."""
        self._parts = tuple(part for part in one.parts if part.writable)
        second = one.row.kind is ConflictKind.SAME_CODE
        self._heading.setText(
            self.tr("Eller giv den bærbares en kode for sig")
            if second
            else self.tr("Eller skriv, hvad der skal stå")
        )
        for widget in (self._start_label, self.start):
            widget.setVisible(not second)
        self.edits, self._fields = {}, []
        fields = QWidget()
        column = QVBoxLayout(fields)
        column.setContentsMargins(0, 0, 6, 0)
        for part in self._parts:
            edit = _Text()
            self.edits[part.field] = edit
            self._fields.append(LabelledField(part.title, edit))
            column.addWidget(self._fields[-1])
        column.addStretch(1)
        self._area.setWidget(fields)
        self.start.choose(MINE)
        self._fill()
        self.setVisible(bool(self._parts))

    def show_problem(self, words: str) -> None:
        """Say at the first field why it could not be saved; what was written stays."""
        for field in self._fields[:1]:
            field.set_error(words)
            field.control.setFocus()

    def problem(self) -> str:
        """Return what is said to be wrong with what was written."""
        return " ".join(field.error.text() for field in self._fields if field.error.text())

    def words(self) -> dict[str, str]:
        """Return what is written, by field."""
        return {name: edit.toPlainText() for name, edit in self.edits.items()}

    def _fill(self) -> None:
        for part in self._parts:
            both = "\n".join(words for words in (part.theirs, part.mine) if words)
            words = {MINE: part.mine, THEIRS: part.theirs, BOTH: both}[self.start.key()]
            self.edits[part.field].setPlainText(words)

    def _hand_over(self) -> None:
        self.written.emit(self.words())


class _Text(QPlainTextEdit):
    """A few lines that Tab leaves."""

    def __init__(self) -> None:
        super().__init__()
        self.setTabChangesFocus(True)
        self.setFixedHeight(self.fontMetrics().lineSpacing() * _LINES + 18)
