"""Forms on Statusrunder: the coordinator at the page, and a department at its file."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

from openpyxl import load_workbook
from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QDialog, QPushButton

from kkdesk.domain.ids import new_id
from kkdesk.services import editing, rounds
from kkdesk.ui.pages.rounds.forms_choice import Returned
from kkdesk.ui.pages.rounds.forms_in import FormsInDialog
from kkdesk.ui.pages.rounds.forms_out import FormsOutDialog
from tests.e2e.rounds_desk import RoundsDesk
from tests.form_filling import fill

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from PySide6.QtGui import QAction

    from kkdesk.domain.vocabulary import Rag
    from kkdesk.ui.pages.rounds.ticks import TickTable
    from tests.e2e.page_surroundings import Surroundings

Dialog = TypeVar("Dialog", bound=QDialog)


class FormsDesk(RoundsDesk):
    """The page on an open round of 2026, with a folder for its forms."""

    def __init__(self, surroundings: Surroundings, folder: Path) -> None:
        super().__init__(surroundings)
        self.folder = folder
        folder.mkdir()
        self.open_round("2026")

    def open_round(self, code: str) -> None:
        """Open a round like that of 2025, and show it."""
        (last,) = (one for one in rounds.list_rounds(self.workspace) if one.code == "2025")
        new = new_id()
        rounds.open_round(
            self.workspace, record_id=new, last_round_id=last.id, code=code, title=f"Status {code}"
        )
        self.page.open_with(round_id=new)
        self.settle()
        assert self.sheet.head.id == new

    # -- the window

    def choose(self, action: QAction) -> None:
        """Choose from the menu of the button."""
        assert self.view.forms.isEnabled()
        action.trigger()
        self.settle()

    def dialog(self, kind: type[Dialog]) -> Dialog:
        """The dialog of a kind that is open."""
        (found,) = (one for one in self.page.findChildren(kind) if one.isVisible())
        return found

    def is_open(self, kind: type[QDialog]) -> bool:
        """Tell whether a dialog of a kind is open."""
        return any(one.isVisible() for one in self.page.findChildren(kind))

    def send_out(self, *codes: str, kind: str = "xlsx") -> list[Path]:
        """Send forms out to some departments; the files, by name."""
        self.choose(self.view.forms.send)
        dialog = self.dialog(FormsOutDialog)
        for row in range(dialog.model.rowCount()):
            if said(dialog.table, row)[1].split()[0] not in codes:
                press_space(dialog.table, row)
        dialog.format.choose(kind)
        dialog.folder.take(str(self.folder))
        self.press(dialog.write)
        return sorted(self.folder.glob(f"*.{kind}"))

    def bring_in(self, *paths: Path) -> FormsInDialog:
        """Read files that came back."""
        self.page.forms.read(paths)
        self.settle()
        return self.dialog(FormsInDialog)

    def leave(self) -> None:
        """Let what was closed be gone."""
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)

    # -- elsewhere

    def colleague_writes(self, code: str, words: str) -> None:
        """Write a text as another window does."""
        entry = self.entry(code)
        changes = editing.set_field(
            self.workspace, "status_entry", entry.id, "text", expected=entry.text, value=words
        )
        self.surroundings.context.bus.publish(changes)
        self.settle()


def said(table: TickTable, row: int) -> list[str]:
    """What the columns of a row say."""
    model = table.model()
    return [str(model.index(row, at).data() or "") for at in range(model.columnCount())]


def ticks(dialog: FormsInDialog) -> dict[str, bool | None]:
    """Of each listed text, whether it is ticked; None where it cannot be."""
    found: dict[str, bool | None] = {}
    for row in range(dialog.model.rowCount()):
        state = dialog.model.index(row, 0).data(Qt.ItemDataRole.CheckStateRole)
        found[said(dialog.table, row)[2]] = (
            None if state is None else state == Qt.CheckState.Checked
        )
    return found


def go_to(dialog: FormsInDialog, code: str) -> Returned:
    """Put the keyboard into the line of a text."""
    rows = [said(dialog.table, row)[2] for row in range(dialog.model.rowCount())]
    dialog.table.selectRow(rows.index(code))
    found = dialog.table.record()
    assert isinstance(found, Returned)
    return found


def press_space(table: TickTable, row: int) -> None:
    """Turn the tick of a row as the keyboard does."""
    table.setFocus()
    table.selectRow(row)
    QTest.keyClick(table, Qt.Key.Key_Space)


def files_say(dialog: FormsInDialog) -> str:
    """What the list of files says."""
    return "\n".join(dialog.files.item(row).text() for row in range(dialog.files.count()))


# -- at the department


def codes_in(path: Path) -> list[str]:
    """The codes that a sheet asks about."""
    rows = list(load_workbook(path)["Skema"].values)
    head = next(at for at, row in enumerate(rows) if row[0] == "Kode")
    return [str(row[0]) for row in rows[head + 1 :] if row[0]]


def fill_in(path: Path, texts: Mapping[str, str], ratings: Mapping[str, Rag] | None = None) -> None:
    """Write texts and ratings into a form, by the codes of their initiatives."""
    for code, words in texts.items():
        fill(path, code, words, (ratings or {}).get(code))


def shown_links(desk: FormsDesk) -> list[QPushButton]:
    """What the message above the page offers to do."""
    buttons = desk.view.messages.findChildren(QPushButton)
    return [one for one in buttons if one.isVisible() and one.text()]
