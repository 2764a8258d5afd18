"""A centre with its window, laptop copies taken from it, and people who write on both sides."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QDialog, QPushButton

from kkdesk.db.reading import open_file
from kkdesk.services import exchange
from kkdesk.services.listing import list_records
from kkdesk.services.workspace import Workspace, operation
from kkdesk.ui.pages.exchange.bring_dialog import BringDialog
from kkdesk.ui.pages.exchange.conflict_dialog import ConflictDialog
from kkdesk.ui.pages.exchange.page import ExchangePage, make_page
from kkdesk.ui.pages.exchange.take_dialog import TakeDialog

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from PySide6.QtCore import QAbstractItemModel

    from kkdesk.db.unit_of_work import Row, UnitOfWork
    from tests.e2e.page_surroundings import Surroundings

LAPTOP, CENTRE = "Mette Holm", "Kim Bo"


@dataclass
class ExchangeDesk:
    """The page with what it stands in, and a folder for copies."""

    around: Surroundings
    folder: Path
    page: ExchangePage = field(init=False)

    def __post_init__(self) -> None:
        self.page = make_page(self.around.context)
        self.around.show(self.page)

    @property
    def workspace(self) -> Workspace:
        return self.around.context.workspace

    # -- both sides

    def take(self, name: str = "kopi", passphrase: str = "", **part: str) -> Path:
        """Take a copy without the window."""
        target = self.folder / name
        exchange.check_out(
            self.workspace, target, holder=LAPTOP, passphrase=passphrase, **part  # type: ignore[arg-type]
        )  # fmt: skip
        return target

    def on_laptop(
        self, folder: Path, edit: Callable[[UnitOfWork], object], passphrase: str = ""
    ) -> None:
        """Write in a copy."""
        opened = open_file(folder / "kkdesk.sqlite", passphrase=passphrase)
        try:
            with operation(Workspace(opened, LAPTOP), "set initiative.title") as work:
                edit(work)
        finally:
            opened.dispose()

    def here(self, edit: Callable[[UnitOfWork], object]) -> None:
        """Write at the centre."""
        with operation(self._as(CENTRE), "set initiative.title") as work:
            edit(work)

    def apart(
        self, mine: Callable[[UnitOfWork], object], theirs: Callable[[UnitOfWork], object]
    ) -> Path:
        """Take a copy, write on both sides, and bring the copy home."""
        folder = self.take()
        self.on_laptop(folder, mine)
        self.here(theirs)
        exchange.check_in(self.workspace, folder)
        self.page.reload()
        self.around.settle()
        return folder

    def _as(self, who: str) -> Workspace:
        return Workspace(self.workspace.opened, who, self.workspace.today)

    def initiative(self, code: str) -> Row:
        with operation(self.workspace, "") as work:
            return one(work, code)

    def title(self, code: str) -> str:
        found = list_records(self.workspace, "initiatives", {"code": code})
        return str(found[0]["title"]) if found else ""

    # -- the window

    def settle(self) -> None:
        """Wait until all is done; making a key takes a while on purpose."""
        for _ in range(3):
            self.around.qtbot.waitUntil(lambda: self.around.context.worker.idle, timeout=60_000)

    def lines(self, model: QAbstractItemModel) -> list[str]:
        """Return the rows of a list, each as its words."""
        return [
            " | ".join(str(model.index(row, column).data()) for column in range(4))
            for row in range(model.rowCount())
        ]

    def waiting(self) -> list[str]:
        return self.lines(self.page.view.conflicts)

    def dialogs(self) -> list[QDialog]:
        return [one for one in self.page.findChildren(QDialog) if one.isVisible()]

    def dialog(self) -> QDialog:
        (shown,) = self.dialogs()
        return shown

    def take_dialog(self) -> TakeDialog:
        self.page.view.take.click()
        self.settle()
        dialog = self.dialog()
        assert isinstance(dialog, TakeDialog)
        return dialog

    def bring_dialog(self, folder: Path, *, renew: bool = False) -> BringDialog:
        """Choose a copy to bring home, and see what would happen."""
        (self.page.view.renew if renew else self.page.view.bring).click()
        dialog = self.dialog()
        assert isinstance(dialog, BringDialog)
        dialog.folder.take(str(folder))
        self.settle()
        return dialog

    def conflict_dialog(self) -> ConflictDialog:
        self.page.view.decide.click()
        dialog = self.dialog()
        assert isinstance(dialog, ConflictDialog)
        return dialog

    def press(self, button: QPushButton) -> None:
        assert button.isVisible(), button.text()
        assert button.isEnabled(), button.text()
        button.click()
        self.settle()

    def act(self) -> None:
        """Press the action that the page's message offers."""
        messages = self.page.view.messages
        (button,) = (one for one in messages.findChildren(QPushButton) if one.isVisible())
        self.press(button)


def one(work: UnitOfWork, code: str) -> Row:
    """Return an initiative."""
    (found,) = work.find("initiative", code=code)
    return found


def retitle(code: str, words: str) -> Callable[[UnitOfWork], object]:
    return lambda work: work.update("initiative", str(one(work, code)["id"]), title=words)


def remove(code: str) -> Callable[[UnitOfWork], object]:
    return lambda work: work.delete("initiative", str(one(work, code)["id"]))
