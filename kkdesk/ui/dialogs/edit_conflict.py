"""Two people changed one field: what each wrote, and what shall stand."""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QPlainTextEdit,
    QVBoxLayout,
    QWidget,
)

from kkdesk.ui.i18n import write_moment
from kkdesk.ui.widgets.announce import announce
from kkdesk.ui.widgets.fields import LabelledField
from kkdesk.ui.widgets.labels import action_button, text_label

if TYPE_CHECKING:
    from PySide6.QtGui import QShowEvent

    from kkdesk.errors import EditConflict
    from kkdesk.ui.editing.binding import Binding
    from kkdesk.ui.editing.controls import Stored

_LINES = 5


class EditConflictDialog(QDialog):
    """Shows mine and theirs; closing it decides nothing and loses nothing."""

    mine_chosen = Signal()
    theirs_chosen = Signal()
    text_written = Signal(str)
    """The person wrote what shall stand."""

    def __init__(
        self,
        parent: QWidget,
        *,
        label: str,
        mine: str,
        theirs: str,
        who: str = "",
        when: datetime | None = None,
        can_write: bool = True,
    ) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("Feltet er ændret af en anden"))
        self.setMinimumWidth(620)
        self._heading = text_label(self._what_happened(label, who, when), "heading")
        advice = self.tr("Begge tekster er i behold. Vælg, hvad der skal stå i feltet.")
        nothing = self.tr("(tomt)")
        self.mine = _shown(mine or nothing)
        self.theirs = _shown(theirs or nothing)
        self.written = QPlainTextEdit(mine)
        self.written.setTabChangesFocus(True)
        self._fit(self.written)
        self.keep_mine = action_button(self.tr("Brug &min"), kind="primary")
        self.keep_theirs = action_button(self.tr("Brug den &andens"))
        self.write = action_button(self.tr("&Gem teksten"))
        self.later = action_button(self.tr("Senere"), kind="link")
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 16, 20, 16)
        column.setSpacing(12)
        column.addWidget(self._heading)
        column.addWidget(text_label(advice, "muted"))
        both = QHBoxLayout()
        both.setSpacing(16)
        both.addWidget(_side(self.tr("Du skrev"), self.mine, self.keep_mine))
        both.addWidget(_side(self.tr("Nu står der"), self.theirs, self.keep_theirs))
        column.addLayout(both)
        if can_write:
            column.addWidget(_side(self.tr("Eller skriv dem &sammen"), self.written, self.write))
        column.addWidget(self.later, 0, Qt.AlignmentFlag.AlignRight)
        self.keep_mine.clicked.connect(lambda: self._end(self.mine_chosen.emit))
        self.keep_theirs.clicked.connect(lambda: self._end(self.theirs_chosen.emit))
        self.write.clicked.connect(
            lambda: self._end(lambda: self.text_written.emit(self.written.toPlainText()))
        )
        self.later.clicked.connect(self.reject)

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802 -- Qt's name
        """Say aloud what happened."""
        super().showEvent(event)
        self.keep_mine.setFocus()
        announce(self, self._heading.text(), urgent=True)

    def _what_happened(self, label: str, who: str, when: datetime | None) -> str:
        someone = who or self.tr("en anden")
        if when is None:
            return self.tr("«{}» er ændret af {}, mens du skrev").format(label, someone)
        local = (when if when.tzinfo else when.replace(tzinfo=UTC)).astimezone()
        return self.tr("«{}» er ændret af {} {}, mens du skrev").format(
            label, someone, write_moment(local)
        )

    def _end(self, tell: object) -> None:
        self.accept()
        if callable(tell):
            tell()

    @staticmethod
    def _fit(edit: QPlainTextEdit) -> None:
        edit.setFixedHeight(edit.fontMetrics().lineSpacing() * 3 + 18)


def ask_conflict(parent: QWidget, binding: Binding, error: EditConflict) -> None:
    """Ask what shall stand in a field that two people changed, and let its binding do it."""
    if binding.slot is None:
        return
    control = binding.control
    mine, theirs = control.value(), _as_stored(error.stored)
    dialog = EditConflictDialog(
        parent,
        label=binding.slot.label,
        mine=control.words(mine),
        theirs=control.words(theirs),
        who=error.who,
        when=error.when if not isinstance(error.when, str) else None,
        can_write=control.is_text,
    )
    dialog.mine_chosen.connect(lambda: binding.decide(theirs, mine))
    dialog.theirs_chosen.connect(lambda: binding.decide(theirs, theirs))
    dialog.text_written.connect(lambda text: binding.decide(theirs, control.read_words(text)))
    dialog.rejected.connect(binding.postpone)
    dialog.open()


def _as_stored(value: object) -> Stored:
    """Take a conflict's value, which any record may hold, as one that a control shows."""
    if value is None or isinstance(value, str | bool | int | float | date | tuple):
        return value
    return str(value)


def _shown(text: str) -> QPlainTextEdit:
    """Return a text that can be read and copied."""
    edit = QPlainTextEdit(text)
    edit.setReadOnly(True)
    edit.setTabChangesFocus(True)
    edit.setFixedHeight(edit.fontMetrics().lineSpacing() * _LINES + 18)
    return edit


def _side(label: str, edit: QPlainTextEdit, button: QWidget) -> QWidget:
    side = QWidget()
    column = QVBoxLayout(side)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(8)
    column.addWidget(LabelledField(label, edit))
    column.addWidget(button, 0, Qt.AlignmentFlag.AlignLeft)
    return side
