"""Ways out of the page Udvalgspakke, to where something is put right, and to a new packet."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt

from kkdesk.domain.ids import new_id
from kkdesk.services import cases, packet_adding, portfolio
from kkdesk.ui.pages.packets.asking import NewPacketDialog
from kkdesk.ui.pages.packets.words import MEMO, place_of

if TYPE_CHECKING:
    from kkdesk.domain.cases import CalendarMeeting
    from kkdesk.domain.changes import Changes
    from kkdesk.domain.packet_faults import PacketFault
    from kkdesk.domain.records import Choices
    from kkdesk.ui.pages.packets.page import PacketsPage


class WaysOut(QObject):
    """Goes to the records behind a packet."""

    def __init__(self, page: PacketsPage) -> None:
        super().__init__(page)
        self._page, self._context = page, page.context
        page.view.edit_case.clicked.connect(self.edit_case)
        page.view.list.itemActivated.connect(lambda _: self.open_part())
        page.checklist.followed.connect(self.follow)

    def follow(self, fault: PacketFault) -> None:
        """Go to where a fault is put right."""
        page = self._page
        if page.packet is None:
            return
        key, what = place_of(fault, page.packet)
        if key:
            self._context.open_page(key, **what)
            return
        page.view.list.choose(what["appendix"])
        page.view.content.setFocus(Qt.FocusReason.OtherFocusReason)

    def edit_case(self) -> None:
        """Go to the case: its name, its texts, its route with the meetings, its memos."""
        if self._page.packet is not None:
            self._context.open_page("cases", kind="case", record_id=self._page.packet.case_id)

    def open_part(self) -> None:
        """Go to the memo's texts, or into the title of an appendix."""
        packet = self._page.packet
        if packet is not None and self._page.view.list.key() == MEMO:
            self._context.open_page(
                "cases",
                kind="case",
                record_id=packet.case_id,
                panel="memo",
                part_id=packet.memo_id,
            )
        elif self._page.appendix is not None:
            self._page.view.form.controls["title"].widget.setFocus()


class NewPackets(QObject):
    """Asks for a new packet and shows it."""

    def __init__(self, page: PacketsPage) -> None:
        super().__init__(page)
        self._page, self._context = page, page.context
        self.dialog: NewPacketDialog | None = None
        for button in (page.view.new, page.view.empty.button):
            button.clicked.connect(self.ask)
            button.setEnabled(not self._context.workspace.read_only)

    def ask(self) -> None:
        """Ask for a name, a policy, a committee and a meeting."""
        workspace = self._context.workspace

        def read() -> tuple[Choices, tuple[CalendarMeeting, ...]]:
            return portfolio.choices(workspace), cases.meeting_calendar(workspace)

        self._context.worker.submit(
            read,
            done=lambda found: self._show(*found),
            failed=self._context.show_error,
            receiver=self,
        )

    def _show(self, choices: Choices, meetings: tuple[CalendarMeeting, ...]) -> None:
        self.dialog = NewPacketDialog(self._page, choices, meetings)
        self.dialog.wanted.connect(self._add)
        self.dialog.open()

    def _add(self, typed: dict[str, str]) -> None:
        dialog, key = self.dialog, new_id()
        if dialog is None:
            return

        def added(_: Changes) -> None:
            self.dialog = None
            dialog.accept()
            self._page.expect(key)

        self._page.flush()
        job = partial(packet_adding.add_packet, self._context.workspace, record_id=key, **typed)
        self._page.saver.run(job, saved=added, failed=dialog.show_problem)
