"""A text field with bold, italic, bullets, numbers and links, stored as Markdown."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtGui import (
    QAction,
    QFocusEvent,
    QFont,
    QKeyEvent,
    QKeySequence,
    QTextCursor,
    QTextListFormat,
)
from PySide6.QtWidgets import QInputDialog, QTextEdit, QToolBar, QToolButton, QVBoxLayout, QWidget

from kkdesk.ui.icons import icon
from kkdesk.ui.widgets.markdown import BULLET, NUMBER, char_format, fill, list_of, to_markdown

if TYPE_CHECKING:
    from collections.abc import Callable

_INDENT = 22
_SAFE_STARTS = ("https://", "http://", "mailto:")


class _Text(QTextEdit):
    """The field itself: Tab leaves it, pasting brings words only."""

    left = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setAcceptRichText(False)
        self.setTabChangesFocus(True)

    def focusOutEvent(self, event: QFocusEvent) -> None:  # noqa: N802 -- Qt's name
        """Tell that the person went on, but not for a menu or another window."""
        super().focusOutEvent(event)
        if event.reason() != Qt.FocusReason.PopupFocusReason:
            self.left.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 -- Qt's name
        """Let Enter on an empty item end its list."""
        cursor = self.textCursor()
        items = list_of(cursor.block())
        enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if enter and items is not None and not cursor.block().text():
            leave_list(cursor)
            return
        super().keyPressEvent(event)


class RichTextEdit(QWidget):
    """The field and its tools; ``committed`` tells the new Markdown when the person goes on."""

    edited = Signal()
    committed = Signal(str)

    def __init__(self, name: str = "", *, lines: int = 5) -> None:
        super().__init__()
        self.text = _Text()
        self.text.setAccessibleName(name)
        self.text.setMinimumHeight(self.text.fontMetrics().lineSpacing() * lines + 20)
        self._stored = ""
        self._tools = QToolBar()
        self._tools.setAccessibleName(name)
        self._tools.setIconSize(QSize(16, 16))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        column.addWidget(self._tools)
        column.addWidget(self.text)
        self.setFocusProxy(self.text)
        self._bold = self._tool("bold", self.tr("Fed"), "Ctrl+B", self._toggle_bold)
        self._italic = self._tool("italic", self.tr("Kursiv"), "Ctrl+I", self._toggle_italic)
        self._bullets = self._tool(
            "bullets", self.tr("Punktopstilling"), "Ctrl+Shift+8", lambda: self._toggle_list(BULLET)
        )
        self._numbers = self._tool(
            "numbers",
            self.tr("Nummereret liste"),
            "Ctrl+Shift+7",
            lambda: self._toggle_list(NUMBER),
        )
        self._link = self._tool("link", self.tr("Link …"), "Ctrl+K", self._ask_link)
        self.text.textChanged.connect(self.edited)
        self.text.left.connect(self.commit)
        self.text.cursorPositionChanged.connect(self._show_state)
        self.text.currentCharFormatChanged.connect(lambda _: self._show_state())

    def markdown(self) -> str:
        """Return the text as it would be stored."""
        return to_markdown(self.text.document())

    def set_markdown(self, markdown: str) -> None:
        """Show a stored text; nothing is told to anyone."""
        blocked = self.text.blockSignals(True)  # noqa: FBT003 -- Qt's signature
        fill(self.text.document(), markdown)
        self.text.document().setIndentWidth(_INDENT)
        self.text.moveCursor(QTextCursor.MoveOperation.Start)
        self.text.blockSignals(blocked)
        self._stored = self.markdown()
        self._show_state()

    def commit(self) -> None:
        """Tell the new text if it differs from the one shown at first."""
        now = self.markdown()
        if now != self._stored:
            self._stored = now
            self.committed.emit(now)

    def setReadOnly(self, read_only: bool) -> None:  # noqa: FBT001, N802 -- as Qt's fields
        """Let the text be read only, without tools."""
        self.text.setReadOnly(read_only)
        self._tools.setVisible(not read_only)

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802 -- Qt's name
        """Hide the tools of a disabled field."""
        if event.type() == QEvent.Type.EnabledChange:
            self._tools.setEnabled(self.isEnabled())
        super().changeEvent(event)

    def _tool(self, icon_name: str, text: str, keys: str, do: Callable[[], None]) -> QAction:
        """Add a button that the mouse presses and a shortcut does from within the text."""
        action = QAction(icon(icon_name), text, self)
        action.setShortcut(QKeySequence(keys))
        action.setShortcutContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        shown = action.shortcut().toString(QKeySequence.SequenceFormat.NativeText)
        action.setToolTip(f"{text} ({shown})")
        action.setCheckable(icon_name != "link")
        action.triggered.connect(lambda: do())  # noqa: PLW0108 -- drops Qt's argument
        self.addAction(action)
        self._tools.addAction(action)
        button = self._tools.widgetForAction(action)
        if isinstance(button, QToolButton):
            button.setAccessibleName(text)
            button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        return action

    def _toggle_bold(self) -> None:
        bold = self.text.fontWeight() >= QFont.Weight.DemiBold
        self.text.setFontWeight(QFont.Weight.Normal if bold else QFont.Weight.Bold)
        self.text.setFocus()

    def _toggle_italic(self) -> None:
        self.text.setFontItalic(not self.text.fontItalic())
        self.text.setFocus()

    def _toggle_list(self, style: QTextListFormat.Style) -> None:
        """Make the chosen paragraphs a list of this kind, or paragraphs again."""
        cursor = self.text.textCursor()
        items = list_of(cursor.block())
        cursor.beginEditBlock()
        if items is None:
            cursor.createList(style)
        elif items.format().style() == style:
            leave_list(cursor)
        else:
            look = items.format()
            look.setStyle(style)
            items.setFormat(look)
        cursor.endEditBlock()
        self._show_state()
        self.text.setFocus()

    def _ask_link(self) -> None:
        """Ask for the address of the chosen words; an empty one takes the link away."""
        cursor = self.text.textCursor()
        dialog = QInputDialog(self)
        dialog.setWindowTitle(self.tr("Link"))
        dialog.setLabelText(self.tr("Adresse (https://, http:// eller mailto:):"))
        dialog.setTextValue(cursor.charFormat().anchorHref())
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.textValueSelected.connect(lambda address: self._set_link(cursor, address.strip()))
        dialog.open()

    def _set_link(self, cursor: QTextCursor, address: str) -> None:
        """Link the chosen words, or the word at the cursor, or write the address itself."""
        if address and not address.startswith(_SAFE_STARTS):
            address = f"https://{address}"
        if not cursor.hasSelection():
            cursor.select(QTextCursor.SelectionType.WordUnderCursor)
        if cursor.hasSelection():
            look = char_format(href=address)
            look.setFontUnderline(bool(address))
            look.setAnchor(bool(address))
            cursor.mergeCharFormat(look)
        elif address:
            cursor.insertText(address, char_format(href=address))
        self.text.setFocus()

    def _show_state(self) -> None:
        """Press the tools that hold where the cursor is."""
        items = list_of(self.text.textCursor().block())
        style = items.format().style() if items is not None else None
        self._bold.setChecked(self.text.fontWeight() >= QFont.Weight.DemiBold)
        self._italic.setChecked(self.text.fontItalic())
        self._bullets.setChecked(style == BULLET)
        self._numbers.setChecked(style == NUMBER)


def leave_list(cursor: QTextCursor) -> None:
    """Make the chosen items paragraphs."""
    document = cursor.document()
    block = document.findBlock(cursor.selectionStart())
    end = cursor.selectionEnd()
    while block.isValid() and block.position() <= end:
        items = list_of(block)
        if items is not None:
            items.remove(block)
            look = block.blockFormat()
            look.setIndent(0)
            QTextCursor(block).setBlockFormat(look)
        block = block.next()
