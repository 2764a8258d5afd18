"""kkdesk's own window, watched from outside: when it paints, how fast it filters, what it holds.

    window_kkdesk.py start DATABASE    prints the moments of the first paint and of the first list
    window_kkdesk.py start DATABASE PASSPHRASE   the same of an encrypted copy, typed in no time
    window_kkdesk.py memory DATABASE   prints the megabytes held once the list is shown
    window_kkdesk.py search DATABASE   prints the milliseconds from each key to the filtered list

The program is started as its command starts it; an event filter looks on.
"""

import gc
import json
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any, ClassVar, cast

gc.disable()  # as kkdesk's command does before it imports anything of Qt

from PySide6.QtCore import QEvent, QEventLoop, QObject, QTimer  # noqa: E402 -- gc is off first
from PySide6.QtGui import QShowEvent  # noqa: E402 -- gc is off first
from PySide6.QtWidgets import QApplication, QLineEdit, QTableView, QWidget  # noqa: E402 -- gc is off first

from kkdesk import app  # noqa: E402 -- gc is off first
from kkdesk.ui.main_window import MainWindow  # noqa: E402 -- gc is off first

if TYPE_CHECKING:
    from kkdesk.ui.pages.plans.model import InitiativeTableModel

# What a coordinator types: whole words, the inside of compounds, two words, a code.
TYPED = (
    *("fravær", "indsatser", "tilgængelighed", "merudgifter", "autisme", "skole", "botilbud"),
    *("unge job", "bostøtte 2026", "S2.2", "handleplan", "sagsbehandler"),
)
PAUSE_MS = 120  # between two keys: a fast typist
LONGEST_WAIT = 20.0  # seconds


class Watch(QObject):
    """Sees the paints of the window and of the list, each once it has been carried out.

    It looks at these two widgets only: a filter on the whole program would be called for every
    event of every widget and measure mostly itself.
    """

    def __init__(self, mode: str) -> None:
        super().__init__()
        self.mode = mode
        self.moments: list[float] = []
        self.started = self.done = False
        self.listed = self.painted = False

    def begin(self, made: MainWindow) -> None:
        """Watch a window from before it is shown."""
        made.installEventFilter(self)
        made.page_shown.connect(lambda _: the_list().viewport().installEventFilter(self))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 -- Qt's name
        """Let every event through."""
        if event.type() == QEvent.Type.Paint:
            if not self.started:
                self.started = True
                QTimer.singleShot(0, self.note)
            elif is_list(watched):
                if self.done:
                    if self.listed:
                        QTimer.singleShot(0, self.note_painted)
                elif the_list().model().rowCount() > 0:
                    self.done = True
                    QTimer.singleShot(0, self.act)
        return False

    def note(self) -> None:
        """Remember this moment."""
        self.moments.append(time.monotonic())

    def act(self) -> None:
        """Do what was asked for, now that the list is on the screen, and end the program."""
        self.note()
        match self.mode:
            case "start":
                print(*self.moments)
            case "memory":
                settle(1500)
                print(resident())
            case "search":
                print(json.dumps(list(self.search())))
        window().close()
        QApplication.quit()

    def search(self) -> Iterator[float]:
        """Type the words key by key; yield the milliseconds from each key to the new list."""
        field = search_field()
        model = cast("InitiativeTableModel", the_list().model())
        model.listed.connect(self.note_listed)
        for typed in TYPED:
            field.clear()
            settle(600)
            for letter in typed:
                if letter == " ":  # asks for nothing new yet, so no list follows
                    field.insert(letter)
                else:
                    yield self.key_to_list(field, letter)
                settle(PAUSE_MS)

    def key_to_list(self, field: QLineEdit, letter: str) -> float:
        """Press a key and wait until the list that belongs to it has been painted."""
        from PySide6.QtTest import QTest  # noqa: PLC0415 -- the start is measured without it

        self.listed = self.painted = False
        started = time.perf_counter()
        QTest.keyClicks(field, letter)
        while not self.painted:
            QApplication.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents)
            if time.perf_counter() - started > LONGEST_WAIT:
                sys.exit(f"the list never came for {field.text()!r}")
        return (time.perf_counter() - started) * 1000

    def note_listed(self, total: int) -> None:
        """Remember that new rows have come: the next paint shows them. Nothing needs no paint."""
        self.listed = total > 0
        self.painted = total == 0

    def note_painted(self) -> None:
        """Remember that the new rows are on the screen."""
        self.painted = True


def window() -> MainWindow:
    """Return the program's window."""
    return next(each for each in QApplication.topLevelWidgets() if isinstance(each, MainWindow))


def the_list() -> QTableView:
    """Return the list of initiatives."""
    return next(
        view for view in window().findChildren(QTableView) if hasattr(view.model(), "listed")
    )


def search_field() -> QLineEdit:
    """Return the field on the shown page in which one searches: the topmost one."""
    page = cast("QWidget", window().stack.currentWidget())
    fields = [field for field in page.findChildren(QLineEdit) if field.isVisible()]
    return min(fields, key=lambda field: field.mapTo(page, field.rect().topLeft()).y())


def is_list(watched: QObject) -> bool:
    """Tell whether this is the inside of the list of initiatives."""
    view = watched.parent()
    return (
        isinstance(view, QTableView)
        and watched is view.viewport()
        and hasattr(view.model(), "listed")
    )


def settle(milliseconds: int) -> None:
    """Let the program live for a while."""
    loop = QEventLoop()
    QTimer.singleShot(milliseconds, loop.quit)
    loop.exec()


def resident() -> float:
    """Return the megabytes that this process holds in memory."""
    pages = int(Path("/proc/self/statm").read_text(encoding="ascii").split()[1])
    return pages * 4096 / 1e6


class WatchedWindow(MainWindow):
    """The program's window, watched from before it is shown."""

    watch: ClassVar[Watch]

    def __init__(self, *arguments: Any, **named: Any) -> None:  # noqa: ANN401 -- handed on
        super().__init__(*arguments, **named)
        self.watch.begin(self)


def answer(passphrase: str) -> None:
    """Let the question for a passphrase be answered as soon as it is on the screen."""
    from kkdesk.ui import laptop_sign  # noqa: PLC0415 -- a plain database asks nothing
    from kkdesk.ui.dialogs.passphrase import PassphraseDialog  # noqa: PLC0415

    class Answered(PassphraseDialog):
        def showEvent(self, event: QShowEvent) -> None:  # noqa: N802 -- Qt's name
            super().showEvent(event)
            self.passphrase.setText(passphrase)
            QTimer.singleShot(0, self.open_button.click)

    setattr(laptop_sign, "PassphraseDialog", Answered)  # noqa: B010 -- as below


def main(mode: str, database: str, passphrase: str = "") -> int:
    """Start the program as its command does, with the watch in place."""
    WatchedWindow.watch = Watch(mode)
    if passphrase:
        answer(passphrase)
    setattr(app, "MainWindow", WatchedWindow)  # noqa: B010 -- mypy lets nobody exchange a class
    code = app.run_window(database)
    return code if WatchedWindow.watch.done else 1


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
