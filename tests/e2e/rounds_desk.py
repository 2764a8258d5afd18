"""The page of status rounds in a small office window, and a person at it."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from kkdesk.domain.rounds import RoundCell
from kkdesk.services.round_entries import round_entries
from kkdesk.ui.pages.rounds.page import RoundsPage, make_page

if TYPE_CHECKING:
    from PySide6.QtCore import QModelIndex
    from PySide6.QtWidgets import QAbstractButton

    from kkdesk.domain.rounds import RoundEntry, RoundSheet
    from kkdesk.ui.pages.rounds.dialogs import WordsDialog
    from tests.e2e.page_surroundings import Surroundings

PATIENCE: Final = 30.0


class RoundsDesk:
    """Drives the page by its buttons, its matrix and its fields."""

    def __init__(self, surroundings: Surroundings, page: RoundsPage | None = None) -> None:
        self.surroundings = surroundings
        self.workspace = surroundings.context.workspace
        self.page = page or make_page(surroundings.context)
        if page is None:
            surroundings.show(self.page)
        self.view, self.entries = self.page.view, self.page.view.entries

    @property
    def sheet(self) -> RoundSheet:
        """The round that is shown."""
        assert self.page.sheet is not None
        return self.page.sheet

    def settle(self) -> None:
        self.surroundings.settle()

    def wait_for_flags(self) -> None:
        """Wait until the round's texts have been read in quiet moments."""
        limit = time.monotonic() + PATIENCE
        while self.page.flagging.busy:
            assert time.monotonic() < limit, "the flags never came"
            QTest.qWait(5)
        self.settle()

    def press(self, button: QAbstractButton) -> None:
        """Press a button that can be pressed, and wait for what it does."""
        assert button.isEnabled(), button.text()
        button.click()
        self.settle()

    def cell(self, department: str, place: str) -> QModelIndex:
        """The cell under two headings."""
        model, across, down = self.page.model, Qt.Orientation.Horizontal, Qt.Orientation.Vertical
        columns = [model.headerData(n, across) for n in range(model.columnCount())]
        rows = [model.headerData(n, down) for n in range(model.rowCount())]
        return model.index(rows.index(department), columns.index(place))

    def says(self, department: str, place: str) -> str:
        """What a cell tells assistive tools."""
        return str(self.cell(department, place).data(Qt.ItemDataRole.AccessibleTextRole))

    def open(self, department: str, place: str) -> None:
        """Open a cell with the keyboard."""
        self.view.matrix.setCurrentIndex(self.cell(department, place))
        QTest.keyClick(self.view.matrix, Qt.Key.Key_Return)
        self.settle()

    def write(self, words: str) -> None:
        """Write the text that is shown, and wait until it is saved."""
        control = self.entries.form.controls["text"]
        edit = control.edit.text  # type: ignore[attr-defined]
        edit.setPlainText(words)
        control.edited.emit()
        self.page.flush()
        self.settle()

    def fill(self, button: QAbstractButton, /, *, tick: bool = False, **words: str) -> WordsDialog:
        """Open a dialog, fill it in and use it."""
        self.press(button)
        dialog = self.page.steps.dialog
        assert dialog is not None
        dialog.tick.setChecked(tick)
        for name, said in words.items():
            control = dialog.controls[name]
            if hasattr(control, "setPlainText"):
                control.setPlainText(said)
            else:
                control.setText(said)  # type: ignore[attr-defined]
        self.press(dialog.action)
        return dialog

    def entry(self, code: str) -> RoundEntry:
        """A text of the shown round as it is stored now."""
        return next(entry for entry in self.stored() if entry.code == code)

    def stored(self) -> tuple[RoundEntry, ...]:
        """The texts of the shown round as they are stored now."""
        return round_entries(self.workspace, RoundCell(self.sheet.head.id)).entries
