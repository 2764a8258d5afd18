"""Before and after side by side: what went is struck through, what came is underlined."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import (
    QColor,
    QFont,
    QTextCharFormat,
    QTextCursor,
    QTextFrameFormat,
    QTextLength,
    QTextTableFormat,
)
from PySide6.QtWidgets import QTextEdit

from kkdesk.domain.differences import Part, word_parts
from kkdesk.ui.theme import current_tokens

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QTextTable


@dataclass(frozen=True, slots=True)
class Pair:
    """A heading, and what stood under it before and after."""

    title: str
    before: str
    after: str


class BesideView(QTextEdit):
    """Shows pairs; the words can be read, marked and copied, but not changed."""

    def __init__(self) -> None:
        super().__init__()
        self.setReadOnly(True)
        self.setTabChangesFocus(True)
        self.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse
            | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        self.setAccessibleName(self.tr("Før og efter"))
        self._pairs: tuple[Pair, ...] = ()
        self._note = ""

    def show_pairs(self, pairs: Sequence[Pair], note: str = "") -> None:
        """Show other pairs, and a note below them."""
        self._pairs, self._note = tuple(pairs), note
        self._write()

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802 -- Qt's name
        """Write the words anew in the colours of another scheme."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange and self._pairs:
            self._write()

    def _write(self) -> None:
        self.clear()
        cursor = QTextCursor(self.document())
        cursor.beginEditBlock()
        for pair in self._pairs:
            cursor.insertText(pair.title, _format(bold=True))
            self._write_pair(cursor.insertTable(2, 2, _table_format()), pair)
            cursor.movePosition(QTextCursor.MoveOperation.End)
        if self._note:
            cursor.insertText(self._note, _format(ink=current_tokens().muted))
        cursor.endEditBlock()
        self.moveCursor(QTextCursor.MoveOperation.Start)

    def _write_pair(self, table: QTextTable, pair: Pair) -> None:
        heading = _format(ink=current_tokens().muted)
        for column, words in enumerate((self.tr("Før"), self.tr("Efter"))):
            table.cellAt(0, column).firstCursorPosition().insertText(words, heading)
        before = table.cellAt(1, 0).firstCursorPosition()
        after = table.cellAt(1, 1).firstCursorPosition()
        tokens = current_tokens()
        gone, new = _format(ink=tokens.danger, gone=True), _format(ink=tokens.success, new=True)
        for part, words in word_parts(pair.before, pair.after):
            if part is not Part.PUT:
                before.insertText(words, gone if part is Part.TAKEN else _format())
            if part is not Part.TAKEN:
                after.insertText(words, new if part is Part.PUT else _format())
        for cell, words in ((before, pair.before), (after, pair.after)):
            if not words:
                cell.insertText("–", _format(ink=tokens.muted))


def _format(
    *, bold: bool = False, ink: str = "", gone: bool = False, new: bool = False
) -> QTextCharFormat:
    found = QTextCharFormat()
    found.setForeground(QColor(ink or current_tokens().text))
    found.setFontWeight(QFont.Weight.DemiBold if bold else QFont.Weight.Normal)
    found.setFontStrikeOut(gone)
    found.setFontUnderline(new)
    return found


def _table_format() -> QTextTableFormat:
    found = QTextTableFormat()
    found.setWidth(QTextLength(QTextLength.Type.PercentageLength, 100))
    half = QTextLength(QTextLength.Type.PercentageLength, 50)
    found.setColumnWidthConstraints([half, half])
    found.setCellPadding(5)
    found.setCellSpacing(0)
    found.setBorder(1)
    found.setBorderStyle(QTextFrameFormat.BorderStyle.BorderStyle_Solid)
    found.setBorderBrush(QColor(current_tokens().border))
    found.setBorderCollapse(True)
    found.setHeaderRowCount(1)
    return found
