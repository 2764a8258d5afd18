"""Texts side by side: what went is struck through, what came is underlined."""

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


Cell = tuple[tuple[Part, str], ...]
"""Words in a row, each with what became of them."""


@dataclass(frozen=True, slots=True)
class Pair:
    """A heading, and what stood under it before and after."""

    title: str
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class Row:
    """A heading and the cells that stand side by side under it."""

    title: str
    cells: tuple[Cell, ...]


def against(title: str, base: str, *sides: str) -> Row:
    """Return what stood before, and each side with what it took out and put in."""
    told = tuple(word_parts(base, side) for side in sides)
    return Row(title, (_plain(base), *told))


def apart(title: str, one: str, other: str) -> Row:
    """Return two texts of which neither came first; what only one of them says is underlined."""
    parts = word_parts(other, one)
    ours = tuple((part, words) for part, words in parts if part is not Part.TAKEN)
    theirs = tuple(
        (Part.PUT if part is Part.TAKEN else part, words)
        for part, words in parts
        if part is not Part.PUT
    )
    return Row(title, (ours, theirs))


def _plain(words: str) -> Cell:
    return ((Part.KEPT, words),) if words else ()


def _paired(pair: Pair) -> Row:
    parts = word_parts(pair.before, pair.after)
    before = tuple((part, words) for part, words in parts if part is not Part.PUT)
    after = tuple((part, words) for part, words in parts if part is not Part.TAKEN)
    return Row(pair.title, (before, after))


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
        self._headings: tuple[str, ...] = ()
        self._rows: tuple[Row, ...] = ()
        self._note = ""

    def show_pairs(self, pairs: Sequence[Pair], note: str = "") -> None:
        """Show what stood before and after, and a note below."""
        self.show_rows((self.tr("Før"), self.tr("Efter")), [_paired(one) for one in pairs], note)

    def show_rows(self, headings: Sequence[str], rows: Sequence[Row], note: str = "") -> None:
        """Show cells under headings, and a note below them."""
        self._headings, self._rows, self._note = tuple(headings), tuple(rows), note
        self._write()

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802 -- Qt's name
        """Write the words anew in the colours of another scheme."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange and self._rows:
            self._write()

    def _write(self) -> None:
        self.clear()
        cursor = QTextCursor(self.document())
        cursor.beginEditBlock()
        for row in self._rows:
            cursor.insertText(row.title, _format(bold=True))
            count = len(row.cells)
            self._write_row(cursor.insertTable(2, count, _table_format(count)), row)
            cursor.movePosition(QTextCursor.MoveOperation.End)
        if self._note:
            cursor.insertText(self._note, _format(ink=current_tokens().muted))
        cursor.endEditBlock()
        self.moveCursor(QTextCursor.MoveOperation.Start)

    def _write_row(self, table: QTextTable, row: Row) -> None:
        tokens = current_tokens()
        muted = _format(ink=tokens.muted)
        looks = {
            Part.KEPT: _format(),
            Part.TAKEN: _format(ink=tokens.danger, gone=True),
            Part.PUT: _format(ink=tokens.success, new=True),
        }
        for column, cell in enumerate(row.cells):
            heading = self._headings[column] if column < len(self._headings) else ""
            table.cellAt(0, column).firstCursorPosition().insertText(heading, muted)
            cursor = table.cellAt(1, column).firstCursorPosition()
            for part, words in cell:
                cursor.insertText(words, looks[part])
            if not cell:
                cursor.insertText("–", muted)


def _format(
    *, bold: bool = False, ink: str = "", gone: bool = False, new: bool = False
) -> QTextCharFormat:
    found = QTextCharFormat()
    found.setForeground(QColor(ink or current_tokens().text))
    found.setFontWeight(QFont.Weight.DemiBold if bold else QFont.Weight.Normal)
    found.setFontStrikeOut(gone)
    found.setFontUnderline(new)
    return found


def _table_format(columns: int) -> QTextTableFormat:
    found = QTextTableFormat()
    found.setWidth(QTextLength(QTextLength.Type.PercentageLength, 100))
    share = QTextLength(QTextLength.Type.PercentageLength, 100 / columns)
    found.setColumnWidthConstraints([share] * columns)
    found.setCellPadding(5)
    found.setCellSpacing(0)
    found.setBorder(1)
    found.setBorderStyle(QTextFrameFormat.BorderStyle.BorderStyle_Solid)
    found.setBorderBrush(QColor(current_tokens().border))
    found.setBorderCollapse(True)
    found.setHeaderRowCount(1)
    return found
