"""The page Udvalgspakke in a small office window, and a person at it."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog

from kkdesk.domain.packets import AppendixSource
from kkdesk.services import packet_adding, packets
from kkdesk.services.undo import undo
from kkdesk.ui.pages.overview.model import LINE_ROLE
from kkdesk.ui.pages.packets.page import PacketsPage

if TYPE_CHECKING:
    from pathlib import Path

    from PySide6.QtGui import QAction
    from PySide6.QtWidgets import QPushButton

    from kkdesk.domain.packet_faults import FaultKind
    from kkdesk.domain.packets import Packet
    from kkdesk.services.workspace import Workspace
    from kkdesk.ui.pages.rounds.dialogs import WordsDialog
    from tests.e2e.page_surroundings import Surroundings

PATIENCE: Final = 120.0
"""Seconds: a packet is laid out whole after each change, on machines that do other things too."""


class PacketsDesk:
    """Drives the page by its lists, buttons, menus and dialogs."""

    def __init__(self, surroundings: Surroundings) -> None:
        self.surroundings = surroundings
        self.workspace = surroundings.context.workspace
        self.page = PacketsPage(surroundings.context)
        self.view = self.page.view
        surroundings.qtbot.addWidget(self.page)
        self.page.resize(1190, 716)
        self.page.show()
        self.page.activateWindow()
        self.settle()

    def settle(self) -> None:
        """Wait until all that was begun is done and the pages are those of now."""
        limit = time.monotonic() + PATIENCE
        quiet = 0
        while quiet < 3:
            assert time.monotonic() < limit, "the page never came to rest"
            QTest.qWait(5)
            idle = self.surroundings.context.worker.idle and not self.page.preview.busy
            quiet = quiet + 1 if idle else 0

    @property
    def stored(self) -> Packet:
        """The packet as it is stored now."""
        assert self.page.packet is not None
        return packets.packet(self.workspace, self.page.packet.case_id, self.page.packet.committee)

    def titles(self) -> list[str]:
        return [one.title for one in self.stored.appendices]

    def lines(self) -> list[tuple[str, str, str]]:
        """What the parts say: title, detail, badge."""
        items = (self.view.list.item(row) for row in range(self.view.list.count()))
        found = (item.data(LINE_ROLE) for item in items)
        return [(one.title, one.detail, one.look.text if one.look else "") for one in found]

    def words(self) -> str:
        """All that the pages on screen say, without spaces: lines break anywhere."""
        pages = self.page.preview.pages
        return squeezed(" ".join(pages.text(number) for number in range(pages.page_count)))

    def press(self, button: QPushButton) -> None:
        assert button.isEnabled(), button.text()
        button.click()
        self.settle()

    def key(self, key: Qt.Key, modifier: Qt.KeyboardModifier | None = None) -> None:
        """Press a key in the list of parts."""
        self.view.list.setFocus()
        QTest.keyClick(self.view.list, key, modifier or Qt.KeyboardModifier.NoModifier)
        self.settle()

    def choose(self, row: int) -> None:
        """Go to a part; the memo is the first."""
        self.view.list.setCurrentRow(row)
        self.settle()

    def offer(self, button: QPushButton) -> dict[str, QAction]:
        """What a button's menu offers."""
        self.press(button)
        offered = {one.text(): one for one in self.view.menu.actions() if one.text()}
        self.view.menu.hide()
        return offered

    def pick(self, button: QPushButton, words: str) -> WordsDialog | None:
        """Choose from a button's menu; return the dialog that came, if one did."""
        self.page.actions_of_parts.dialog = None
        self.offer(button)[words].trigger()
        self.settle()
        return self.page.actions_of_parts.dialog

    def file_dialog(self) -> QFileDialog:
        found = [one for one in self.page.findChildren(QFileDialog) if one.isVisible()]
        assert len(found) == 1
        return found[0]

    def drop(self, *paths: Path) -> None:
        """Drop files on the middle of the page, as the system tells it."""
        data = QMimeData()
        data.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
        middle = QPointF(self.page.rect().center())
        action, buttons = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton
        no_key = Qt.KeyboardModifier.NoModifier
        enter = QDragEnterEvent(middle, action, data, buttons, no_key)
        QApplication.sendEvent(self.page, enter)
        assert enter.isAccepted()
        drop = QDropEvent(middle, action, data, buttons, no_key)
        QApplication.sendEvent(self.page, drop)
        self.settle()

    def faults(self, kind: FaultKind) -> list[int]:
        """The lines of the checklist that tell of a kind of fault."""
        return [row for row, one in enumerate(self.page.checklist.faults) if one.kind is kind]

    def follow(self, row: int) -> None:
        """Go to where a line of the checklist leads, by Enter."""
        self.view.checks.setFocus()
        self.view.checks.setCurrentRow(row)
        QTest.keyClick(self.view.checks, Qt.Key.Key_Return)
        self.settle()

    def undo(self) -> None:
        self.surroundings.context.bus.publish(undo(self.workspace))
        self.settle()


def fill_empty(workspace: Workspace, path: Path) -> None:
    """Put a file into every appendix of the sample that has none."""
    found = packets.packet_desk(workspace).packet
    assert found is not None
    for appendix in found.appendices:
        if appendix.source is AppendixSource.NONE:
            packet_adding.put_in_own_pdf(workspace, appendix.id, path)


def squeezed(words: str) -> str:
    return "".join(words.split()).casefold()
