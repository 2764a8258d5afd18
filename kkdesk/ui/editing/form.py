"""Putting a control, its label, its problems and its saving together."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING, cast

from PySide6.QtCore import QCoreApplication, QSize, Qt, Signal
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLayout,
    QLineEdit,
    QSizePolicy,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from kkdesk.services import editing
from kkdesk.ui.editing.binding import Binding
from kkdesk.ui.editing.controls import FlagControl
from kkdesk.ui.icons import icon
from kkdesk.ui.widgets.announce import announce
from kkdesk.ui.widgets.fields import LabelledField, ReadingEdit
from kkdesk.ui.widgets.labels import action_button, rule, text_label

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence
    from datetime import date

    from kkdesk.domain.changes import Changes
    from kkdesk.domain.records import Choice
    from kkdesk.services.workspace import Workspace
    from kkdesk.ui.editing.binding import Save, Saver, Slot
    from kkdesk.ui.editing.controls import Control, Stored
    from kkdesk.ui.widgets.fields import Reader

GAP = 10
_TOP = Qt.AlignmentFlag.AlignTop


def field_saver(workspace: Workspace) -> Save:
    """Return the save of an ordinary column."""

    def save(slot: Slot, expected: Stored, value: Stored) -> Changes:
        return editing.set_field(
            workspace,
            slot.kind,
            slot.record_id,
            slot.field,
            expected=cast("str | bool | date | None", expected),
            value=cast("str | bool | date | None", value),
        )

    return save


def bound_field(
    control: Control, label: str, saver: Saver, save: Save, help_text: str = ""
) -> tuple[LabelledField | FlagField, Binding]:
    """Return the field as it stands in a form, and the binding that saves it."""
    binding = Binding(control, saver, save)
    if isinstance(control, FlagControl):
        flag = FlagField(control)
        binding.problem.connect(flag.set_error)
        return flag, binding
    field = LabelledField(label, control.widget, help_text)
    binding.problem.connect(field.set_error)
    return field, binding


class FlagField(QWidget):
    """A tick, with room for a problem below."""

    def __init__(self, control: FlagControl) -> None:
        super().__init__()
        self._box = control.box
        self._error = text_label("", "error")
        self._error.hide()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        column.addWidget(control.box, 0, Qt.AlignmentFlag.AlignLeft)
        column.addWidget(self._error)

    def set_place(self, words: str) -> None:
        """Tell assistive tools which of several like it this is."""
        box = self._box
        box.setAccessibleName(f"{box.text()}, {words}")

    def set_error(self, text: str) -> None:
        """Show what is wrong and say it aloud; an empty text clears it."""
        self._error.setText(text)
        self._error.setVisible(bool(text))
        announce(self, text, urgent=True)


def side_by_side(*widgets: QWidget) -> QWidget:
    """Return a row of equally wide fields, their tops in line."""
    row = QWidget()
    layout = QHBoxLayout(row)
    layout.setContentsMargins(0, 0, 0, 0)
    layout.setSpacing(GAP)
    for widget in widgets:
        low = isinstance(widget, FlagField)  # a tick has no label above; it stands by the controls
        layout.addWidget(widget, 1, Qt.AlignmentFlag.AlignBottom if low else _TOP)
    return row


def stacked(widgets: Iterable[QWidget], *, gap: int = GAP) -> QWidget:
    """Return the widgets under each other."""
    page = QWidget()
    column = QVBoxLayout(page)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(gap)
    for widget in widgets:
        column.addWidget(widget)
    return page


def choice_pairs(choices: Sequence[Choice], *, nothing: str = "") -> list[tuple[str, str]]:
    """Return (key, words) for a combo box, with a first entry for nothing if it has words."""
    first = [("", nothing)] if nothing else []
    return first + [(choice.id, choice_words(choice)) for choice in choices]


def choice_words(choice: Choice) -> str:
    """Return the code and the words of a choice."""
    return f"{choice.code} {choice.label}".strip()


class Section(QWidget):
    """A part of the editor under a heading that opens and closes it."""

    def __init__(self, title: str, content: QWidget, *, is_open: bool = True) -> None:
        super().__init__()
        self._title = title
        self._content = content
        self._is_open = is_open
        self.header = action_button("", kind="link")
        self.header.setIconSize(QSize(16, 16))
        self.header.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        font = self.header.font()
        font.setBold(True)
        self.header.setFont(font)
        self.header.clicked.connect(lambda: self.set_open(not self._is_open))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addWidget(rule())
        column.addWidget(self.header)
        column.addWidget(content)
        self.set_count(None)
        self.set_open(is_open)

    @property
    def is_open(self) -> bool:
        """Tell whether the content shows."""
        return self._is_open

    def set_count(self, count: int | None) -> None:
        """Tell in the heading how many there are."""
        self.header.setText(self._title if count is None else f"{self._title} ({count})")
        self.header.setAccessibleName(self.header.text())

    def set_open(self, is_open: bool) -> None:  # noqa: FBT001 -- a setter
        """Show the content or the heading alone."""
        self._is_open = is_open
        self._content.setVisible(is_open)
        self.header.setIcon(icon("down" if is_open else "next", "primary"))
        state = self.tr("udfoldet") if is_open else self.tr("sammenfoldet")
        self.header.setAccessibleDescription(state)


class AddLine(QWidget):
    """A line whose words become a new record when the person presses Enter or goes on."""

    added = Signal(str)

    def __init__(self, label: str, action: str, reader: Reader | None = None) -> None:
        super().__init__()
        self.edit: QLineEdit = QLineEdit() if reader is None else ReadingEdit(reader)
        self.button = action_button(action, "add")
        self.field = LabelledField(label, self.edit)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addWidget(self.field)
        column.addWidget(self.button, 0, Qt.AlignmentFlag.AlignLeft)
        self.edit.returnPressed.connect(self.flush)
        self.button.clicked.connect(self._pressed)
        self.edit.textChanged.connect(lambda: self.field.set_error(""))

    def flush(self) -> None:
        """Add what was typed, if anything."""
        words = self.edit.text().strip()
        if words and not self.edit.isReadOnly():
            self.edit.clear()
            self.added.emit(words)

    def set_place(self, words: str) -> None:
        """Tell assistive tools which of several like it this is."""
        self.field.set_place(words)
        self.button.setAccessibleName(f"{self.button.text()}, {words}")

    def put_back(self, words: str, problem: str) -> None:
        """Show what could not be added, and why."""
        if not self.edit.text():
            self.edit.setText(words)
        self.field.set_error(problem)

    def _pressed(self) -> None:
        if self.edit.text().strip():
            self.flush()
        else:
            self.edit.setFocus()
            self.field.set_error(QCoreApplication.translate("AddLine", "Skriv ordene først."))


def icon_button(icon_name: str, words: str, do: Callable[[], None]) -> QToolButton:
    """Return a small button with a picture and spoken words."""
    button = QToolButton()
    button.setIcon(icon(icon_name))
    button.setAccessibleName(words)
    button.setToolTip(words)
    button.clicked.connect(lambda: do())  # noqa: PLW0108 -- drops Qt's argument
    return button


def order_tabs(root: QWidget) -> None:
    """Let Tab go through the controls as one reads them, whenever they were made."""
    for before, after in pairwise(_in_reading_order(root)):
        if before.nextInFocusChain() is not after:
            QWidget.setTabOrder(before, after)


def _in_reading_order(widget: QWidget) -> Iterator[QWidget]:
    """Go through the layouts and give every widget that Tab stops at."""
    stops = widget.focusPolicy() & Qt.FocusPolicy.TabFocus and widget.focusProxy() is None
    if stops:
        yield widget
    layout = widget.layout()
    if layout is not None:
        yield from _in_layout(layout)


def _in_layout(layout: QLayout) -> Iterator[QWidget]:
    for place in range(layout.count()):
        item = layout.itemAt(place)
        widget = item.widget() if item is not None else None
        inner = item.layout() if item is not None else None
        if widget is not None:
            yield from _in_reading_order(widget)
        elif inner is not None:
            yield from _in_layout(inner)
