"""A real window on the page of action plans, and the ways a person has to work in it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QApplication,
    QDialog,
    QLineEdit,
    QPushButton,
)

from kkdesk.domain.records import InitiativeFilter
from kkdesk.services import portfolio
from kkdesk.ui.change_bus import ChangeBus
from kkdesk.ui.editing.controls import LineControl
from kkdesk.ui.main_window import MainWindow
from kkdesk.ui.page_list import PageHost, page_entries
from kkdesk.ui.pages.plans.page import PlansPage
from kkdesk.ui.tasks import Worker

if TYPE_CHECKING:
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from kkdesk.domain.records import InitiativeDetail
    from kkdesk.services.workspace import Workspace
    from kkdesk.ui.theme import Theme


class Desk:
    """A window on the page, and the ways a person has to work in it."""

    def __init__(self, workspace: Workspace, folder: Path, qtbot: QtBot, theme: Theme) -> None:
        self.qtbot, self.workspace = qtbot, workspace
        self.worker = Worker()
        self.bus = ChangeBus()
        self.crashes: list[Exception] = []
        self.worker.crashed.connect(self.crashes.append)
        host = PageHost(self.worker, self.bus)
        self.window = MainWindow(
            theme,
            self.worker,
            page_entries(host),
            state_file=folder / "window.ini",
            log_file=folder / "kkdesk.log",
        )
        qtbot.addWidget(self.window)
        host.attach(self.window, "da")
        host.use(workspace)
        self.window.navigation.choose("plans")
        self.window.resize(1366, 768)
        self.window.show()
        self.window.set_pages_ready()
        page = self.window.page("plans")
        assert isinstance(page, PlansPage)
        self.page = page
        self.settle()

    def settle(self) -> None:
        """Wait until everything that was begun is done and shown."""
        for _ in range(3):
            self.qtbot.waitUntil(lambda: self.worker.idle, timeout=10_000)
            QApplication.processEvents()
        assert self.crashes == []

    def close(self) -> None:
        self.page.flush()
        assert self.worker.close()
        QApplication.processEvents()

    def search(self, words: str) -> None:
        self.page.view.search.setText(words)
        self.settle()

    def codes(self) -> list[str]:
        rows = (self.page.model.record(row) for row in range(self.page.model.total))
        return [record.code for record in rows if record is not None]

    def open(self, code: str) -> InitiativeDetail:
        self.page.open_initiative(self.id_of(code))
        self.settle()
        return self.stored()

    def id_of(self, code: str) -> str:
        found = portfolio.list_initiatives(self.workspace, InitiativeFilter(), limit=1000)
        return next(row.id for row in found.rows if row.code == code)

    def stored(self) -> InitiativeDetail:
        return portfolio.initiative_detail(self.workspace, self.page.editor.initiative_id)

    def line(self, name: str) -> QLineEdit:
        control = self.page.editor.form.own.controls[name]
        assert isinstance(control, LineControl)
        return control.edit

    def type(self, edit: QLineEdit, words: str) -> None:
        edit.setFocus()
        edit.selectAll()
        QTest.keyClicks(edit, words)

    def dialog(self) -> QDialog:
        shown = [d for d in self.page.findChildren(QDialog) if d.isVisible()]
        assert len(shown) == 1
        return shown[0]

    def press(self, words: str) -> None:
        """Press the button with these words in the dialog that is open."""
        dialog = self.dialog()
        buttons = dialog.findChildren(QPushButton)
        next(b for b in buttons if b.text().replace("&", "") == words).click()
        self.settle()
