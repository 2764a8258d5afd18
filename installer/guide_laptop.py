"""Take the pictures of the guide's chapter on laptop copies from the real program."""

from __future__ import annotations

import os
import shutil
import tempfile
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from kkdesk.db.engine import create_database, open_engine
from kkdesk.db.reading import open_file
from kkdesk.paths import resources
from kkdesk.services import exchange
from kkdesk.services.loading import load_portfolio
from kkdesk.services.workspace import Workspace, operation

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from PySide6.QtWidgets import QApplication, QDialog, QWidget

    from kkdesk.app import Application
    from kkdesk.db.unit_of_work import UnitOfWork

SECRET = "en lang sætning, som kun Mette kender"  # noqa: S105 -- of an example
WIDTH, HEIGHT = 1180, 720
TITLES = {
    "S2.2": ("Forsøg med helt enkle regler om merudgifter", "Forsøg med enkle regler for alle"),
    "S4.1": ("Mangfoldige børnefællesskaber", "Mangfoldige Børnefællesskaber i hele byen"),
}


class Camera:
    """The program on a database, and a picture of whatever is in front."""

    def __init__(self, app: QApplication, application: Application, folder: Path) -> None:
        self._app, self.application, self._folder = app, application, folder

    def settle(self) -> None:
        """Wait until nothing is being done."""
        from PySide6.QtTest import QTest  # noqa: PLC0415 -- the platform is chosen first

        for _ in range(20):
            QTest.qWait(20)
            while not self.application.worker.idle:
                QTest.qWait(20)

    def take(self, name: str, what: QWidget) -> None:
        """Write a picture."""
        self.settle()
        path = self._folder / f"{name}.png"
        what.grab().save(str(path))
        print(path)

    def dialog(self) -> QDialog:
        """Return the dialog in front."""
        from PySide6.QtWidgets import QDialog  # noqa: PLC0415

        window = self.application.window
        (shown,) = (one for one in window.findChildren(QDialog) if one.isVisible())
        return shown


@contextmanager
def camera(app: QApplication, database: Path, folder: Path, *, opens: bool) -> Iterator[Camera]:
    """Start the program; ``opens`` tells that it opens the database without a question."""
    from kkdesk.app import Application  # noqa: PLC0415 -- the platform is chosen first
    from kkdesk.ui.theme import ThemeMode  # noqa: PLC0415

    with tempfile.TemporaryDirectory(prefix="kkdesk-") as config:
        application = Application(app, str(database), lang="da", config=Path(config))
        application.theme.set_mode(ThemeMode.LIGHT)
        application.window.resize(WIDTH, HEIGHT)
        application.start()
        made = Camera(app, application, folder)
        made.settle()
        while opens and application.session is None:
            made.settle()
        yield made
        made.settle()
        application.quit()
        made.settle()
        application.dispose()


def take_pictures(app: QApplication, folder: Path) -> None:
    """Take a copy, write on both sides, bring it home, and decide, with a picture of each."""
    place = Path(tempfile.gettempdir()) / "kkdesk-vejledning"
    shutil.rmtree(place, ignore_errors=True)
    place.mkdir(mode=0o700)
    folder.mkdir(parents=True, exist_ok=True)
    centre, copy = place / "portefølje.sqlite", place / "kopi"
    _load(centre)
    with camera(app, centre, folder, opens=True) as made:
        _picture_taking(made)
    _as(centre, "Kim Bo", lambda workspace: _take(workspace, copy))
    _edit(copy / "kkdesk.sqlite", "Mette Holm", 0, SECRET)
    with camera(app, copy / "kkdesk.sqlite", folder, opens=False) as made:
        _picture_copy(made)
    _edit(centre, "Kim Bo", 1)
    with camera(app, centre, folder, opens=True) as made:
        _picture_home(made, copy)
    shutil.rmtree(place)


def _load(path: Path) -> None:
    create_database(path)
    engine = open_engine(path)
    load_portfolio(Workspace(engine, "Kim Bo"), resources() / "sample")
    engine.dispose()


def _as(path: Path, who: str, do: Callable[[Workspace], object], passphrase: str = "") -> None:
    opened = open_file(path, passphrase=passphrase)
    do(Workspace(opened, who))
    opened.dispose()


def _take(workspace: Workspace, folder: Path) -> None:
    exchange.check_out(workspace, folder, holder="Mette Holm", passphrase=SECRET)


def _edit(path: Path, who: str, side: int, passphrase: str = "") -> None:
    def write(work: UnitOfWork) -> None:
        for code, titles in TITLES.items():
            (found,) = work.find("initiative", code=code)
            work.update("initiative", str(found["id"]), title=titles[side])
        if side == 0:
            (found,) = work.find("initiative", code="S2.3")
            work.update("initiative", str(found["id"]), title="En titel, som kun Mette har rettet")

    def do(workspace: Workspace) -> None:
        with operation(workspace, "set initiative.title") as work:
            write(work)

    _as(path, who, do, passphrase)


def _picture_taking(made: Camera) -> None:
    from kkdesk.ui.pages.exchange.page import ExchangePage  # noqa: PLC0415 -- loads Qt
    from kkdesk.ui.pages.exchange.take_dialog import TakeDialog  # noqa: PLC0415

    window = made.application.window
    window.show_page("exchange")
    made.take("laptop-1-empty", window)
    page = window.page("exchange")
    assert isinstance(page, ExchangePage)
    page.view.empty.button.click()
    made.settle()
    dialog = made.dialog()
    assert isinstance(dialog, TakeDialog)
    dialog.holder.setText("Mette Holm")
    dialog.folder.line.setText("E:/kkdesk-kopi")
    for line in (dialog.passphrase, dialog.again):
        line.setText(SECRET)
    made.take("laptop-2-take", dialog)
    dialog.reject()


def _picture_copy(made: Camera) -> None:
    from kkdesk.ui.dialogs.passphrase import PassphraseDialog  # noqa: PLC0415 -- loads Qt

    made.settle()
    dialog = made.dialog()
    assert isinstance(dialog, PassphraseDialog)
    dialog.passphrase.setText(SECRET)
    made.take("laptop-3-passphrase", dialog)
    dialog.open_button.click()
    while made.application.session is None:
        made.settle()
    made.application.window.show_page("plans")
    made.take("laptop-4-copy", made.application.window)


def _picture_home(made: Camera, copy: Path) -> None:
    from kkdesk.ui.pages.exchange.bring_dialog import BringDialog  # noqa: PLC0415 -- loads Qt
    from kkdesk.ui.pages.exchange.page import ExchangePage  # noqa: PLC0415

    window = made.application.window
    window.show_page("exchange")
    made.settle()
    page = window.page("exchange")
    assert isinstance(page, ExchangePage)
    page.view.bring.click()
    made.settle()
    dialog = made.dialog()
    assert isinstance(dialog, BringDialog)
    dialog.passphrase.setText(SECRET)
    dialog.folder.take(str(copy))
    made.take("laptop-5-bring", dialog)
    dialog.bring_button.click()
    made.take("laptop-6-page", window)
    page.view.decide.click()
    made.settle()
    conflict = made.dialog()
    made.take("laptop-7-conflict", conflict)
    conflict.reject()


def main() -> None:
    """Write the chapter's pictures beside it."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    from PySide6.QtWidgets import QApplication  # noqa: PLC0415 -- the platform is chosen first

    from kkdesk.ui.theme import application_arguments  # noqa: PLC0415

    found = QApplication.instance() or QApplication(application_arguments())
    assert isinstance(found, QApplication)
    take_pictures(found, Path(__file__).resolve().parent.parent / "docs" / "guide" / "da")


if __name__ == "__main__":
    main()
