"""The whole program in this process: its windows, driven as a person drives them."""

from __future__ import annotations

import time
from contextlib import contextmanager
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMessageBox

from kkdesk.app import Application
from kkdesk.db.engine import open_database
from kkdesk.domain.records import InitiativeFilter
from kkdesk.services import portfolio
from kkdesk.services.workspace import Workspace
from kkdesk.ui.editing.controls import LineControl
from kkdesk.ui.pages.plans.page import PlansPage

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from PySide6.QtWidgets import QLineEdit

    from kkdesk.domain.records import InitiativeDetail
    from kkdesk.errors import Lang
    from kkdesk.ui.main_window import MainWindow

PATIENCE = 30.0


def wait_until(holds: Callable[[], object]) -> None:
    """Let the window live until something holds."""
    limit = time.monotonic() + PATIENCE
    while not holds():
        assert time.monotonic() < limit, "it never came"
        QTest.qWait(5)


def stored_title(database: Path, code: str = "S2.2") -> str:
    """Read an initiative's title from the file, as a later start would."""
    engine = open_database(database, read_only=True)
    try:
        found = portfolio.list_initiatives(Workspace(engine, ""), InitiativeFilter(), limit=1000)
    finally:
        engine.dispose()
    return next(row.title for row in found.rows if row.code == code)


class AppDesk:
    """An application, and what a person sees and does in it."""

    def __init__(self, application: Application) -> None:
        self.application = application

    @property
    def window(self) -> MainWindow:
        return self.application.window

    def settle(self) -> None:
        """Wait until nothing is being done."""
        quiet = 0

        def still() -> bool:
            nonlocal quiet
            quiet = quiet + 1 if self.application.worker.idle else 0
            return quiet > 3

        wait_until(still)

    def wait_for_copies(self) -> None:
        """Wait until no copy of the database is being made, and what came of it is shown."""
        wait_until(lambda: self.application.copying.idle)
        self.settle()

    def wait_until_open(self) -> None:
        wait_until(lambda: self.application.session is not None)
        self.settle()

    def plans(self, window: MainWindow | None = None) -> PlansPage:
        """Go to the page of plans."""
        chosen = window or self.window
        chosen.show_page("plans")
        self.settle()
        page = chosen.page("plans")
        assert isinstance(page, PlansPage)
        return page

    def edit_title(self, page: PlansPage, words: str, code: str = "S2.2") -> QLineEdit:
        """Open an initiative and type another title, without leaving the field."""
        edit = self.title(page, code)
        self.retype(edit, words)
        return edit

    def retype(self, edit: QLineEdit, words: str) -> None:
        """Put other words in a field, without leaving it."""
        edit.setFocus()
        edit.selectAll()
        QApplication.clipboard().setText(words)
        edit.paste()

    def title(self, page: PlansPage, code: str = "S2.2") -> QLineEdit:
        session = self.application.session
        assert session is not None
        found = portfolio.list_initiatives(session.workspace, InitiativeFilter(), limit=1000)
        page.open_with(initiative_id=next(row.id for row in found.rows if row.code == code))
        self.settle()
        control = page.editor.form.own.controls["title"]
        assert isinstance(control, LineControl)
        return control.edit

    def detail(self, page: PlansPage) -> InitiativeDetail:
        session = self.application.session
        assert session is not None
        return portfolio.initiative_detail(session.workspace, page.editor.initiative_id)

    def box(self) -> QMessageBox:
        """Wait for the message in front of the window and return it."""
        shown: list[QMessageBox] = []

        def find() -> bool:
            shown[:] = [box for box in self.window.findChildren(QMessageBox) if box.isVisible()]
            return bool(shown)

        wait_until(find)
        return shown[0]

    def press(self, words: str) -> None:
        """Press a button of the message by what stands on it."""
        (button,) = (each for each in self.box().buttons() if each.text() == words)
        button.click()
        QTest.qWait(1)

    def menu(self, name: str) -> str:
        """Return what a menu says now, without the mark of its key."""
        return self.window.menu.provided[name].text().replace("&", "")

    def choose(self, name: str) -> None:
        """Choose from the menu."""
        self.window.menu.provided[name].trigger()
        self.settle()


@contextmanager
def running(
    qapp: QApplication,
    database: Path | str,
    config: Path,
    *,
    lang: Lang | None = None,
    read_only: bool = False,
) -> Iterator[AppDesk]:
    """Start the program on a database, with the person's folder in ``config``."""
    config.mkdir(exist_ok=True)
    application = Application(qapp, str(database), lang=lang, read_only=read_only, config=config)
    crashes: list[Exception] = []
    application.worker.crashed.connect(crashes.append)
    application.start()
    desk = AppDesk(application)
    try:
        yield desk
    finally:
        for view in application.views:
            for box in view.window.findChildren(QMessageBox):
                box.close()
        application.quit()
        limit = time.monotonic() + 5
        while application.views and time.monotonic() < limit:
            for view in application.views:
                for box in view.window.findChildren(QMessageBox):
                    if box.isVisible():
                        application._close()  # the test left something unsaved on purpose
                        break
            QTest.qWait(5)
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    assert not crashes
