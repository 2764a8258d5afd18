"""Drags a row of a list below the next with the X server's own mouse; tells the order.

Run by test_drag.py on a screen that nobody sees: ``drag_program.py DATABASE WHAT``, where
WHAT is ``texts`` (the first of a cell), ``departments`` (the first that may move) or ``parts``
(the first appendix of a packet).
"""

from __future__ import annotations

import ctypes
import sys
import time
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QApplication

from kkdesk.db.reading import open_file
from kkdesk.domain.rounds import RoundCell
from kkdesk.services import packets, rounds
from kkdesk.services.round_entries import round_entries
from kkdesk.services.workspace import Workspace
from kkdesk.ui.change_bus import ChangeBus
from kkdesk.ui.pages.context import PageContext
from kkdesk.ui.pages.packets.page import PacketsPage
from kkdesk.ui.pages.rounds.page import RoundsPage, make_page
from kkdesk.ui.tasks import Worker

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QListWidget, QWidget

    Dragging = tuple[Callable[[], list[str]], QListWidget, int]
    """What tells the order, the list it stands in, and the row that is dragged."""


class Mouse:
    """The X server's pointer, moved as a hand moves it."""

    def __init__(self) -> None:
        self._x, self._test = ctypes.CDLL("libX11.so.6"), ctypes.CDLL("libXtst.so.6")
        self._x.XOpenDisplay.restype = ctypes.c_void_p
        self._display = ctypes.c_void_p(self._x.XOpenDisplay(None))

    def move(self, to: QPoint) -> None:
        self._test.XTestFakeMotionEvent(self._display, -1, to.x(), to.y(), ctypes.c_ulong(0))
        self._x.XFlush(self._display)

    def press(self, down: int) -> None:
        self._test.XTestFakeButtonEvent(self._display, 1, down, ctypes.c_ulong(0))
        self._x.XFlush(self._display)


def steps(mouse: Mouse, start: QPoint, end: QPoint) -> list[Callable[[], None]]:
    way = [start + (end - start) * (part / 12) for part in range(1, 13)]
    moves: list[Callable[[], None]] = [lambda at=at: mouse.move(at) for at in way]  # type: ignore[misc]
    return [
        lambda: mouse.move(start),
        lambda: mouse.press(1),
        *moves,
        lambda: mouse.move(end),
        lambda: mouse.press(0),
    ]


def texts_of_a_cell(page: RoundsPage, settle: Callable[[], None]) -> Dragging:
    """Open a cell; the order is that of its texts as they are stored."""
    sof = [one.code for one in page.model.departments].index("SOF")
    page._open_cell(page.model.index(sof, 1))
    settle()

    def codes() -> list[str]:
        assert page.sheet is not None
        cell = RoundCell(
            page.sheet.head.id, page.model.departments[sof].id, page.model.places[0].id
        )
        return [one.code for one in round_entries(page.context.workspace, cell).entries]

    return codes, page.view.entries.list, 0


def departments(page: RoundsPage, settle: Callable[[], None]) -> Dragging:
    """Show the third objective's order; it is told as stored, without its fixed ends."""
    page.view.reorder.click()
    page.view.matrix.setCurrentIndex(page.model.index(0, 3))
    settle()

    def codes() -> list[str]:
        assert page.sheet is not None
        sheet = rounds.round_sheet(page.context.workspace, page.sheet.head.id)
        return sheet.objectives[2].department_order.splitlines()

    return codes, page.view.order.list, 1


def parts(page: PacketsPage, settle: Callable[[], None]) -> Dragging:
    """The appendices of a packet, as they are stored; the memo stands above them."""
    settle()

    def titles() -> list[str]:
        assert page.packet is not None
        stored = packets.packet(page.context.workspace, page.packet.case_id)
        return [one.title.replace(" ", "_") for one in stored.appendices]

    return titles, page.view.list, 1


def bring_to_front(app: QApplication, page: QWidget) -> None:
    """Wait until the window manager has placed the window and made it the active one."""
    until = time.monotonic() + 10
    while not page.isActiveWindow() and time.monotonic() < until:
        page.raise_()
        page.activateWindow()
        app.processEvents()
        time.sleep(0.05)


def main(database: str, what: str) -> None:
    from PySide6.QtCore import QTimer  # noqa: PLC0415

    app = QApplication([])
    opened = open_file(Path(database))
    workspace = Workspace(opened, "tester", today=lambda: date(2025, 12, 20))
    last = rounds.list_rounds(workspace)[0]
    rounds.open_round(workspace, code="2027", title="Status 2027", last_round_id=last.id)
    worker = Worker()
    context = PageContext(workspace, worker, ChangeBus(), lambda *_, **__: None, lambda _: None)
    page = PacketsPage(context) if what == "parts" else make_page(context)

    def settle() -> None:
        until = time.monotonic() + 20
        while not worker.idle and time.monotonic() < until:
            app.processEvents()

    page.resize(1190, 716)
    page.show()
    settle()
    if isinstance(page, PacketsPage):
        codes, view, row = parts(page, settle)
    else:
        drag = {"texts": texts_of_a_cell, "departments": departments}[what]
        codes, view, row = drag(page, settle)

    def at(row: int, share: float) -> QPoint:
        room = view.visualItemRect(view.item(row))
        inside = QPoint(room.center().x(), int(room.top() + room.height() * share))
        return view.viewport().mapToGlobal(inside)

    before = codes()
    for slowness in (60, 150, 300, 600):  # on a busy machine a hasty drag ends before it has begun
        bring_to_front(app, page)
        for number, step in enumerate(steps(Mouse(), at(row, 0.5), at(row + 1, 0.9))):
            QTimer.singleShot(500 + slowness * number, step)
        QTimer.singleShot(1500 + 16 * slowness, app.quit)
        app.exec()
        settle()
        if codes() != before:
            break
    sys.stdout.write(f"{' '.join(before)}\n{' '.join(codes())}\n")
    worker.close()
    opened.dispose()


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2])
