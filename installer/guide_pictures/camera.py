"""The running program, and pictures of what is in front of it."""

from __future__ import annotations

import tempfile
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final, TypeVar

from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QColor, QImage, QPainter
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QLabel, QLineEdit, QMenu, QWidget

from kkdesk.app import Application
from kkdesk.services.listing import list_records
from kkdesk.ui.theme import ThemeMode

if TYPE_CHECKING:
    from collections.abc import Iterator

    from guide_pictures.stage import Stage
    from kkdesk.errors import Lang
    from kkdesk.services.workspace import Workspace
    from kkdesk.ui.main_window import MainWindow

    One = TypeVar("One", bound=QWidget)

WINDOW: Final = (1180, 740)
"""The smallest width at which the list of pages says their names; legible across a page of A4."""
_FRAME: Final = QColor("#b9bec7")
_STEP_MS: Final = 15
_QUIET_STEPS: Final = 12
_LONGEST_STEPS: Final = 4000


class Camera:
    """The program on a database, in one language."""

    def __init__(self, application: Application, stage: Stage) -> None:
        self.application, self.stage = application, stage
        self.lang: Lang = application.lang

    @property
    def window(self) -> MainWindow:
        """Return the program's window."""
        return self.application.window

    @property
    def workspace(self) -> Workspace:
        """Return the database that is open."""
        assert self.application.session is not None
        return self.application.session.workspace

    # -- acting

    def settle(self) -> None:
        """Wait until nothing is being done and nothing is about to be."""
        quiet = 0
        for _ in range(_LONGEST_STEPS):
            QTest.qWait(_STEP_MS)
            quiet = quiet + 1 if self.application.worker.idle else 0
            if quiet >= _QUIET_STEPS:
                return
        raise TimeoutError(self.window.current_key())

    def wait_until_open(self) -> None:
        """Wait until the database is open."""
        while self.application.session is None:
            self.settle()
        self.settle()

    def go(self, key: str, kind: type[One], /, **what: object) -> One:
        """Go to a page, tell it what to show, and wait for it."""
        self.window.show_page(key)
        self.settle()
        if what:
            self.application.views[0].host.open_page(key, **what)
            self.settle()
        page = self.window.page(key)
        assert isinstance(page, kind), page
        return page

    def dialog(self, kind: type[One]) -> One:
        """Wait for the dialog in front, which must be of this kind."""
        self.settle()
        shown = [one for one in self.window.findChildren(QDialog) if one.isVisible()]
        found = [one for one in shown if isinstance(one, kind)]
        assert found, shown
        return found[-1]

    def find(self, kind: str, **where: str) -> dict[str, Any]:
        """Return the first record of a list with these values."""
        return list_records(self.workspace, kind, where)[0]

    # -- taking

    def shoot(self, what: QWidget | QImage) -> QImage:
        """Return a picture of a window, a dialog or a page, as a reader is to see it.

        Paths of this machine are shown as a person's own, and menus that hang open are in it.
        """
        if isinstance(what, QImage):
            return _framed(what)
        what.activateWindow()  # a window that was closed before may still pass for the active one
        self.settle()
        with self._neutral(what):
            shown = what.grab().toImage()
            painter = QPainter(shown)
            for menu in what.window().findChildren(QMenu):
                if menu.isVisible():
                    corner = what.mapFromGlobal(menu.mapToGlobal(QPoint(0, 0)))
                    painter.drawPixmap(corner, menu.grab())
            painter.end()
        return _framed(shown)

    @contextmanager
    def _neutral(self, what: QWidget) -> Iterator[None]:
        """Show where things lie as on an ordinary machine while the picture is taken."""
        texts: list[QLabel | QLineEdit] = [
            *what.findChildren(QLabel),
            *what.findChildren(QLineEdit),
        ]
        changed = [(one, one.text()) for one in texts if str(self.stage.home) in one.text()]
        for one, text in changed:
            _say(one, self.stage.neutral(text))
        QTest.qWait(_STEP_MS)
        yield
        for one, text in changed:
            _say(one, text)


def _say(one: QLabel | QLineEdit, text: str) -> None:
    one.blockSignals(True)  # noqa: FBT003 -- Qt's signature
    one.setText(text)
    one.blockSignals(False)  # noqa: FBT003 -- Qt's signature


def _framed(shown: QImage) -> QImage:
    """Draw a thin line around a picture: it will stand on a white page."""
    made = shown.convertToFormat(QImage.Format.Format_RGB32)
    painter = QPainter(made)
    painter.setPen(_FRAME)
    painter.drawRect(QRect(0, 0, made.width() - 1, made.height() - 1))
    painter.end()
    return made


@contextmanager
def camera(
    app: QApplication,
    stage: Stage,
    database: Path,
    lang: Lang,
    *,
    opens: bool = True,
    theme: ThemeMode = ThemeMode.LIGHT,
) -> Iterator[Camera]:
    """Start the program; with ``opens`` wait until the database is open."""
    app.setCursorFlashTime(0)  # a caret that blinks is there or not
    with tempfile.TemporaryDirectory(prefix="kkdesk-", dir=stage.folder) as config:
        application = Application(app, str(database), lang=lang, config=Path(config))
        application.theme.set_mode(theme)
        application.window.resize(*WINDOW)
        crashes: list[Exception] = []
        application.worker.crashed.connect(crashes.append)
        application.start()
        made = Camera(application, stage)
        made.settle()
        if opens:
            made.wait_until_open()
        try:
            yield made
        finally:
            for view in application.views:
                for one in view.window.findChildren(QMenu):
                    one.close()
                for dialog in view.window.findChildren(QDialog):
                    dialog.reject()
            made.settle()
            application.quit()
            QTest.qWait(_STEP_MS)
            application.dispose()
        if crashes:
            raise crashes[0]


def focus(widget: QWidget) -> None:
    """Put the keyboard into a field, as somebody does who writes there."""
    widget.setFocus(Qt.FocusReason.OtherFocusReason)
