"""The checklist of a packet: read on the worker, each line leading to where it is put right."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QListWidgetItem

from kkdesk.services.packet_checks import check_packet
from kkdesk.ui.icons import icon
from kkdesk.ui.pages.packets.words import fault_words

if TYPE_CHECKING:
    from PySide6.QtWidgets import QLabel, QListWidget

    from kkdesk.domain.packet_faults import PacketFault
    from kkdesk.ui.pages.context import PageContext
    from kkdesk.ui.pages.packets.preview import Wanted
    from kkdesk.ui.tasks import JobContext

_FAULT: Final = Qt.ItemDataRole.UserRole


class Checklist(QObject):
    """Fills the list; what stops the print stands first."""

    followed = Signal(object)
    """The :class:`PacketFault` that somebody wants to put right."""

    def __init__(self, context: PageContext, shown: QListWidget, heading: QLabel) -> None:
        super().__init__(shown)
        self._context, self._list, self._heading = context, shown, heading
        self.faults: tuple[PacketFault, ...] = ()
        shown.itemActivated.connect(self._follow)
        shown.setAccessibleDescription(
            self.tr("Enter eller dobbeltklik går til det, der skal rettes.")
        )
        heading.setText(self.tr("Tjekliste"))

    def read(self, wanted: Wanted) -> None:
        """Look for what is wrong with a packet; the lines from before stand meanwhile."""
        workspace = self._context.workspace

        def look(job: JobContext) -> tuple[PacketFault, ...]:
            return check_packet(
                workspace,
                wanted.case_id,
                committee=wanted.committee,
                edition=wanted.edition,
                cancelled=lambda: job.cancelled,
            )

        self._context.worker.submit(
            look,
            done=self.show,
            failed=self._context.show_error,
            receiver=self,
            latest_only_key=f"packets.checks.{id(self)}",
        )

    def show(self, faults: tuple[PacketFault, ...]) -> None:
        """List what is wrong; the line that was marked stays so if it is still there."""
        row = self._list.currentRow()
        marked = self.faults[row] if 0 <= row < len(self.faults) else None
        self.faults = faults
        self._list.clear()
        for fault in faults:
            shape, ink = ("cross", "danger") if fault.kind.stops else ("triangle", "warning")
            item = QListWidgetItem(
                icon(f"shape_{shape}", ink), fault_words(fault, self._context.lang)
            )
            item.setData(_FAULT, fault)
            self._list.addItem(item)
        if not faults:
            item = QListWidgetItem(icon("shape_check", "success"), self.tr("Intet at rette"))
            self._list.addItem(item)
        self._list.setCurrentRow(faults.index(marked) if marked in faults else 0)
        stopping = sum(fault.kind.stops for fault in faults)
        words = self.tr("Tjekliste ({})").format(len(faults))
        if stopping:
            words = self.tr("Tjekliste ({}, {} stopper)").format(len(faults), stopping)
        self._heading.setText(words)

    def _follow(self, item: QListWidgetItem) -> None:
        fault = item.data(_FAULT)
        if fault is not None:
            self.followed.emit(fault)
