"""The page Udvalgspakke: compose a packet, see it, see what is wrong with it, print it."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Final, cast

from PySide6.QtCore import QSignalBlocker, Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QVBoxLayout, QWidget

from kkdesk.domain.packets import PacketDesk, numbering
from kkdesk.domain.vocabulary import Edition
from kkdesk.services import cases, packets
from kkdesk.ui.dialogs.edit_conflict import ask_conflict
from kkdesk.ui.editing.binding import Saver
from kkdesk.ui.pages.packets.actions import PartActions
from kkdesk.ui.pages.packets.checklist import Checklist
from kkdesk.ui.pages.packets.page_view import EDITED, PacketsView
from kkdesk.ui.pages.packets.preview import LivePreview, Wanted
from kkdesk.ui.pages.packets.printing import PacketPrinting
from kkdesk.ui.pages.packets.ways import NewPackets, WaysOut
from kkdesk.ui.pages.packets.words import MEMO, MEMO_LABEL, appendix_label, part_lines

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtGui import QDragEnterEvent, QDropEvent, QHideEvent, QShowEvent

    from kkdesk.domain.changes import Changes
    from kkdesk.domain.packets import Packet, PacketAppendix
    from kkdesk.ui.editing.binding import Slot
    from kkdesk.ui.editing.controls import Stored
    from kkdesk.ui.pages.context import PageContext

PRINTED_KINDS: Final = frozenset(
    {
        *("policy", "objective", "priority", "initiative", "plan", "plan_heading", "plan_entry"),
        *("status_round", "status_entry", "department_submission", "supplement", "sub_item"),
        *("stated_table", "stated_table_row", "remark_round", "remark", "answer", "experience"),
        *("indicator", "measurement", "target", "appropriation", "date_entry", "organisation"),
        *("department", "council", "committee", "meeting", "case", "route_step", "appendix"),
        *("document", "document_version", "memo", "question", "question_list"),
        *("question_list_item", "person"),
    }
)
"""Record kinds that a packet can print something of."""


def make_page(context: PageContext) -> QWidget:
    """Return the page for a window."""
    return PacketsPage(context)


class PacketsPage(QWidget):
    """The page; ``open_with(case_id=…, committee=…)`` shows one packet."""

    def __init__(self, context: PageContext) -> None:
        super().__init__()
        self.context = context
        self.saver = Saver(context, self)
        self.view = PacketsView(self.saver, self._save_field)
        self.desk = PacketDesk()
        self._asked: tuple[str, str | None] = ("", None)
        self._mark = ""
        self._stale = True
        self.preview = LivePreview(context, self.view)
        self.checklist = Checklist(context, self.view.checks, self.view.checks_heading)
        self.actions_of_parts = PartActions(self)
        self.printing = PacketPrinting(self)
        self.new_packets = NewPackets(self)
        self.ways = WaysOut(self)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.view)
        self.setAcceptDrops(True)
        self._connect()
        self._add_keys()

    # -- what is chosen

    @property
    def packet(self) -> Packet | None:
        """Return the packet that is shown."""
        return self.desk.packet

    @property
    def wanted(self) -> Wanted | None:
        """Return which packet and edition is chosen."""
        if self.packet is None:
            return None
        edition = Edition(self.view.edition.key())
        return Wanted(self.packet.case_id, self.packet.committee, edition)

    @property
    def appendix(self) -> PacketAppendix | None:
        """Return the appendix that is marked."""
        key = self.view.list.key()
        found = self.packet.appendices if self.packet is not None else ()
        return next((one for one in found if one.id == key), None)

    def neighbour(self) -> str:
        """Return the appendix that is to be marked when the marked one is gone."""
        found = self.packet.appendices if self.packet is not None else ()
        keys = [one.id for one in found]
        key = self.view.list.key()
        if key not in keys:
            return ""
        row = keys.index(key)
        return next(iter([*keys[row + 1 : row + 2], *keys[max(row - 1, 0) : row]]), MEMO)

    # -- what others call

    def open_with(self, case_id: str = "", committee: str | None = None) -> None:
        """Show a case's packet."""
        self._asked = (case_id, committee)
        self.reload()

    def flush(self) -> None:
        """Hand over what was typed."""
        self.view.form.flush()

    def unsaved(self) -> bool:
        """Tell whether something typed could not be saved."""
        return bool(self.saver.kept) or self.view.form.unsaved() is not None

    def expect(self, case_id: str) -> None:
        """Show another case's packet when the page is read next."""
        self._asked = (case_id, None)

    def mark(self, key: str) -> None:
        """Mark a part when it is read next."""
        self._mark = key

    def reload(self) -> None:
        """Read the packet anew."""
        self._stale = False
        case_id, committee = self._asked
        if not case_id and self.packet is not None:
            case_id, committee = self.packet.case_id, self.packet.committee
        self.context.worker.submit(
            partial(packets.packet_desk, self.context.workspace, case_id, committee),
            done=self._take,
            failed=self.context.show_error,
            receiver=self,
            latest_only_key=f"packets.{id(self)}",
        )

    def show_parts(self) -> None:
        """Show the parts as they are stored."""
        wanted, packet = self.wanted, self.packet
        if wanted is None or packet is None:
            return
        mark = self._mark or self.view.list.key()
        self._mark = ""
        lines = part_lines(packet, wanted.edition, self.context.lang)
        can = not self.context.workspace.read_only
        self.view.list.show_parts(lines, mark, can=can)
        self.view.list.setVisible(self.view.list.count() > 0)
        self.view.no_parts.setVisible(not packet.appendices)
        self._show_part()

    # -- showing

    def _take(self, desk: PacketDesk) -> None:
        self.desk, self._asked = desk, ("", None)
        if desk.packet is None:
            self.view.stack.setCurrentWidget(self.view.empty)
            self.preview.show_reason("", "")
            self.printing.allow()
            return
        self.view.stack.setCurrentWidget(self.view.work)
        self._offer(desk, desk.packet)
        self.show_parts()
        self.printing.allow()
        wanted = self.wanted
        if wanted is None or desk.packet.confidential or not self.preview.follows(wanted):
            self._start_over()
        else:
            self.checklist.read(wanted)
            self.preview.refresh_later()

    def _offer(self, desk: PacketDesk, packet: Packet) -> None:
        """Fill the lists that a packet is chosen from."""
        view = self.view
        with QSignalBlocker(view.case), QSignalBlocker(view.committee):
            view.case.set_choices(
                [(one.id, " ".join(filter(None, (one.number, one.title)))) for one in desk.cases]
            )
            view.case.choose(packet.case_id)
            nobody = ("", self.tr("Alle (uden notat)"))
            view.committee.set_choices([*((one.code, one.name) for one in desk.committees), nobody])
            view.committee.choose(packet.committee)
        meeting = self.tr("Møde: {}").format(packet.meeting) if packet.meeting else ""
        if packet.committee and not packet.meeting:
            meeting = self.tr("Intet møde er valgt")
        parts = (packet.committee_name, meeting)
        view.about.setText(" · ".join(part for part in parts if part))

    def _start_over(self) -> None:
        """Show another packet or edition from its first page."""
        wanted, packet = self.wanted, self.packet
        if wanted is None or packet is None:
            return
        self.actions_of_parts.say("")
        self.show_parts()
        self.printing.allow()
        self.checklist.read(wanted)
        if packet.confidential and wanted.edition is Edition.PUBLIC:
            self.preview.show_reason(
                self.tr("Sagen er fortrolig"),
                self.tr("Den har ingen offentlig udgave. Vælg den interne udgave."),
            )
        else:
            self.preview.show_packet(wanted)

    def _show_part(self) -> None:
        """Show the fields of the marked appendix and what can be done with it."""
        appendix, form = self.appendix, self.view.form
        form.setVisible(appendix is not None)
        self.actions_of_parts.allow()
        if appendix is None:
            form.release()
            return
        values: dict[str, Stored] = {name: getattr(appendix, name) for name in EDITED}
        slot = form.bindings["title"].slot
        if slot is not None and slot.record_id == appendix.id:
            form.refresh(values)
        else:
            form.bind("appendix", appendix.id, values)
        form.set_read_only(self.context.workspace.read_only)

    def _went_to(self, key: str) -> None:
        """Show the pages of a part that somebody went to."""
        self.actions_of_parts.say("")
        self._show_part()
        wanted, appendix = self.wanted, self.appendix
        if key == MEMO:
            self.preview.go_to_part(MEMO_LABEL)
        elif wanted is not None and appendix is not None and self.packet is not None:
            number = numbering(self.packet.appendices, wanted.edition).own.get(appendix.id)
            if number is not None:
                self.preview.go_to_part(appendix_label(number))

    # -- Qt

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802 -- Qt's name
        """Read anew if something changed while hidden."""
        super().showEvent(event)
        if self._stale:
            self.reload()

    def hideEvent(self, event: QHideEvent) -> None:  # noqa: N802 -- Qt's name
        """Hand over what was typed, and leave the work until somebody looks again."""
        self.flush()
        self._stale = self._stale or self.preview.busy
        self.preview.stop()
        super().hideEvent(event)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:  # noqa: N802 -- Qt's name
        """Let files be dropped where they can be added."""
        if event.mimeData().hasUrls() and self.view.add.isEnabled():
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:  # noqa: N802 -- Qt's name
        """Add the files that were dropped."""
        event.acceptProposedAction()
        self.actions_of_parts.add_dropped(event.mimeData().urls())

    # -- wiring

    def _save_field(self, slot: Slot, expected: Stored, value: Stored) -> Changes:
        return cases.set_field(
            self.context.workspace,
            slot.kind,
            slot.record_id,
            slot.field,
            expected=cast("str | bool", expected),
            value=cast("str | bool", value),
        )

    def _heard(self, _: Changes) -> None:
        if self.isVisible():
            self.reload()
        else:
            self._stale = True

    def _choose(self) -> None:
        self.flush()
        self._mark = ""
        self.open_with(self.view.case.key(), self.view.committee.key())

    def _choose_case(self) -> None:
        self.flush()
        self.open_with(self.view.case.key())

    def _connect(self) -> None:
        view = self.view
        view.edition.set_choices(Edition.choices(self.context.lang))
        view.edition.setToolTip(
            self.tr("Den offentlige udgave udelader alt, hvad der er fortroligt.")
        )
        view.case.activated.connect(lambda _: self._choose_case())
        view.committee.activated.connect(lambda _: self._choose())
        view.edition.currentIndexChanged.connect(lambda _: self._start_over())
        view.list.part_chosen.connect(self._went_to)
        for control in view.form.controls.values():
            control.edited.connect(self.preview.give_way)
        self.saver.conflict.connect(partial(ask_conflict, self))
        self.context.bus.subscribe(PRINTED_KINDS, self, self._heard)
        self.printing.allow()

    def _add_keys(self) -> None:
        """Bind the page's keys; they hold while the keyboard is anywhere on the page."""
        keys: tuple[tuple[QKeySequence.StandardKey | Qt.Key, Callable[[], None]], ...] = (
            (QKeySequence.StandardKey.Save, self.printing.choose_file),
            (QKeySequence.StandardKey.ZoomIn, lambda: self.preview.pages.zoom(1)),
            (QKeySequence.StandardKey.ZoomOut, lambda: self.preview.pages.zoom(-1)),
            (Qt.Key.Key_PageUp, lambda: self.preview.pages.step(-1)),
            (Qt.Key.Key_PageDown, lambda: self.preview.pages.step(1)),
        )
        for key, do in keys:
            shortcut = QShortcut(QKeySequence(key), self)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(do)
