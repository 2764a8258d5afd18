"""kkdesk's pages, opened as a person opens them: by mouse and keyboard in the real window.

    pages_kkdesk.py rounds DATABASE      the matrix of rounds, its texts, and the indicators
    pages_kkdesk.py deadlines DATABASE   the list of what falls due
    pages_kkdesk.py every DATABASE       every page once, as the list of pages names them

Prints, as JSON, the milliseconds of each act: from the click to the end of the last repaint that it
brought about. So a page that shows itself empty at once and fills later is not done until it is
full. Widgets are found by what a person sees: their place, their kind and their words.
"""

import gc
import json
import os
import sys
import time
from collections import defaultdict
from collections.abc import Callable
from functools import partial
from itertools import product
from typing import Any, ClassVar, NoReturn, TypeVar, cast

gc.disable()  # as kkdesk's command does before it imports anything of Qt

from PySide6.QtCore import QEvent, QEventLoop, QModelIndex, Qt, QTimer  # noqa: E402 -- gc is off first
from PySide6.QtTest import QTest  # noqa: E402 -- gc is off first
from PySide6.QtWidgets import (  # noqa: E402 -- gc is off first
    QAbstractButton,
    QAbstractItemView,
    QApplication,
    QComboBox,
    QListView,
    QTableView,
    QTreeView,
    QWidget,
)
from window_kkdesk import window  # noqa: E402 -- gc is off first

from kkdesk import app  # noqa: E402 -- gc is off first
from kkdesk.ui.main_window import MainWindow  # noqa: E402 -- gc is off first
from kkdesk.ui.navigation import KEY_ROLE  # noqa: E402 -- gc is off first
from kkdesk.ui.tasks import Worker  # noqa: E402 -- gc is off first
from kkdesk.ui.theme import Theme  # noqa: E402 -- gc is off first

W = TypeVar("W", bound=QWidget)

WARM_MS = 4_000  # after the first list: by then the other pages' modules are loaded
QUIET = 0.35  # seconds without a repaint: what a click brought about is over
LONGEST_WAIT = 90.0  # seconds
TICK_MS = 20
OFFICE_SCREEN = 1366, 768
EACH = 4  # of every act that can be repeated


class WatchedWindow(MainWindow):
    """The program's window; it notes when a repaint of it, or of anything in it, has ended."""

    act: ClassVar[str]
    worker: ClassVar[Worker]
    repainted: ClassVar[float] = 0.0
    begun: ClassVar[bool] = False
    done: ClassVar[bool] = False

    def __init__(self, theme: Theme, worker: Worker, *arguments: Any, **named: Any) -> None:  # noqa: ANN401 -- handed on
        WatchedWindow.worker = worker
        super().__init__(theme, worker, *arguments, **named)
        QTimer.singleShot(int(LONGEST_WAIT * 1000), self, self._give_up_waiting)

    def event(self, event: QEvent) -> bool:
        """Carry events out; repaints are noted."""
        result = super().event(event)
        if event.type() == QEvent.Type.UpdateRequest:
            WatchedWindow.repainted = time.perf_counter()
            if not self.begun and any(view.model().rowCount() for view in shown(QTableView)):
                WatchedWindow.begun = True
                self.resize(*OFFICE_SCREEN)
                QTimer.singleShot(WARM_MS, self, self._perform)
        return result

    def _give_up_waiting(self) -> None:
        if not self.begun:
            give_up("the list never came")

    def _perform(self) -> None:
        QApplication.setCursorFlashTime(0)  # one that blinks repaints the window for ever
        # Qt scrolls to a clicked page half a second later and repaints the list of pages for it
        self.navigation.setAutoScroll(False)
        first = self.current_key()
        print(json.dumps(Person().perform(self.act)))
        self.navigation.choose(first)  # the next process starts on the page that was shown last
        WatchedWindow.done = True
        self.close()
        QApplication.quit()


class Person:
    """Somebody at the window: each act with the milliseconds that it took."""

    def __init__(self) -> None:
        self._took: dict[str, list[float]] = defaultdict(list)

    def perform(self, what: str) -> dict[str, list[float]]:
        """Do everything of a kind."""
        if what == "deadlines":
            self.open_page("deadlines")
            the_one(QTreeView)
        elif what == "every":
            self.every_page()
        else:
            self.rounds()
            self.indicators()
        return self._took

    def rounds(self) -> None:
        """Open the matrix, choose other rounds, and open cells and texts in them."""
        self.open_page("rounds")
        matrix, choice = the_one(QTableView), the_one(QComboBox)
        for _ in range(EACH):
            before = told(matrix)
            choice.setFocus()
            self.measure("another round", lambda: QTest.keyClick(choice, Qt.Key.Key_Down))
            if told(matrix) == before:
                give_up("the other round did not come")
        self.quietly(lambda: QTest.keyClick(choice, Qt.Key.Key_Home))
        rows, columns = matrix.model().rowCount(), matrix.model().columnCount()
        cells = [
            (row, column)
            for row in range(rows - 1)
            for column in range(1, columns - 1)
            if matrix.model().index(row, column).data()
        ]
        for row, column in cells[:: max(1, len(cells) // EACH)][:EACH]:
            self.open_cell(matrix, "cell", row, column)
        self.open_cell(matrix, "whole round", rows - 1, columns - 1)

    def open_cell(self, matrix: QTableView, name: str, row: int, column: int) -> None:
        """Open a cell, go to another text in it, and come back."""
        index = matrix.model().index(row, column)
        self.quietly(lambda: matrix.scrollTo(index))
        self.measure(name, lambda: click(matrix, index))
        texts = the_one(QListView)
        if texts.model().rowCount() > 1:
            words = f"text in a {name}"
            self.measure(words, lambda: click(texts, texts.model().index(1, 0)))
        self.quietly(lambda: button("matri").click())

    def indicators(self) -> None:
        """Open the page and go to other indicators."""
        self.open_page("indicators")
        found = the_one(QTableView)
        for row in range(1, EACH + 1):
            index = found.model().index(row, 0)
            self.measure("another indicator", partial(click, found, index))

    def every_page(self) -> None:
        """Open all pages but the one that the window came up with."""
        shown_first = window().current_key()
        for index in entries():
            if index.data(KEY_ROLE) != shown_first:
                self.open_page(index.data(KEY_ROLE))

    def open_page(self, key: str) -> None:
        """Click on a page in the list of pages."""
        pages = window().navigation
        entry = next(index for index in entries() if index.data(KEY_ROLE) == key)
        self.measure(key, lambda: click(pages, entry))
        if window().stack.currentWidget() is not window().page(key):
            give_up(f"the page {key} did not come")

    def measure(self, name: str, do: Callable[[], object]) -> None:
        """Do something and note how long it took to the last repaint."""
        self._took[name].append(self.quietly(do))

    def quietly(self, do: Callable[[], object]) -> float:
        """Do something; return the milliseconds to the last repaint, once nothing happens more."""
        tick = QTimer()
        tick.start(TICK_MS)
        now = started = busy = WatchedWindow.repainted = time.perf_counter()
        do()
        while True:
            before = now
            QApplication.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents)
            now = time.perf_counter()
            if not WatchedWindow.worker.idle or now - before > 2 * TICK_MS / 1000:
                busy = now
            if now - max(busy, WatchedWindow.repainted) > QUIET:
                return (WatchedWindow.repainted - started) * 1000
            if now - started > LONGEST_WAIT:
                give_up("the page never came to rest")


def entries() -> list[QModelIndex]:
    """Return the entries in the list of pages."""
    pages = window().navigation
    return [pages.model().index(row, 0) for row in range(pages.count())]


def give_up(why: str) -> NoReturn:
    """End the process at once: an exception inside a slot would leave the window open."""
    print(why, file=sys.stderr, flush=True)
    os._exit(1)


def shown(kind: type[W]) -> list[W]:
    """Return the widgets of a kind that are shown on the page, from left to right."""
    page = cast("QWidget", window().stack.currentWidget())
    found = [each for each in page.findChildren(kind) if each.isVisible()]
    return sorted(found, key=lambda each: each.mapTo(page, each.rect().topLeft()).toTuple())


def the_one(kind: type[W]) -> W:
    """Return the leftmost widget of a kind; a list must have something in it."""
    found = next(iter(shown(kind)), None)
    if found is None:
        give_up(f"there is no {kind.__name__} on the page")
    if isinstance(found, QAbstractItemView) and not found.model().rowCount():
        give_up(f"the {kind.__name__} on the page is empty")
    return found


def told(view: QTableView) -> list[object]:
    """Return what assistive tools hear of every cell."""
    model, role = view.model(), Qt.ItemDataRole.AccessibleTextRole
    places = range(model.rowCount()), range(model.columnCount())
    return [model.index(row, column).data(role) for row, column in product(*places)]


def button(words: str) -> QAbstractButton:
    """Return the shown button that says these words."""
    return next(each for each in shown(QAbstractButton) if words in each.text())


def click(view: QAbstractItemView, index: QModelIndex) -> None:
    """Click on an entry of a list or table."""
    place = view.visualRect(index).center()
    QTest.mouseClick(
        view.viewport(), Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, place
    )


def main(act: str, database: str) -> int:
    """Start the program as its command does, with the person at it."""
    WatchedWindow.act = act
    setattr(app, "MainWindow", WatchedWindow)  # noqa: B010 -- mypy lets nobody exchange a class
    code = app.run_window(database)
    return code if WatchedWindow.done else 1


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
