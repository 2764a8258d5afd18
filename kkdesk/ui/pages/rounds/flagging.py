"""Finds in the background which texts of a round the cut-off rule catches."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, Signal

from kkdesk.services import round_entries

if TYPE_CHECKING:
    from kkdesk.domain.rounds import FlaggedEntry
    from kkdesk.ui.pages.context import PageContext
    from kkdesk.ui.tasks import Ticket

_SLICE: Final = 25
"""So many texts are read in one job: about 15 ms, so that what a person does need not wait."""


class Flagging(QObject):
    """Reads a round slice by slice; a newer start or :meth:`stop` ends the one before."""

    done = Signal()
    """All texts of the round have been read; ``found`` is what was caught."""

    def __init__(self, context: PageContext, parent: QObject) -> None:
        super().__init__(parent)
        self._context = context
        self._ticket: Ticket | None = None
        self.round_id = ""
        self._left: list[str] = []
        self._reading: list[FlaggedEntry] = []
        self.found: tuple[FlaggedEntry, ...] = ()

    @property
    def ids(self) -> frozenset[str]:
        """Return the texts that were caught."""
        return frozenset(one.id for one in self.found)

    def start(self, round_id: str) -> None:
        """Read a round; until that is done, what was found of it before stands."""
        self.stop()
        if round_id != self.round_id:
            self.round_id, self.found = round_id, ()
        workspace = self._context.workspace
        self._ticket = self._context.worker.submit(
            lambda: round_entries.entry_keys(workspace, round_id),
            done=self._begin,
            failed=lambda _: None,  # the round was deleted meanwhile; the page tells of it
            receiver=self,
        )

    def stop(self) -> None:
        """Drop what is still to be read."""
        if self._ticket is not None:
            self._ticket.cancel()
        self._ticket, self._left, self._reading = None, [], []

    def _begin(self, keys: tuple[str, ...]) -> None:
        self._left = list(keys)
        self._next()

    def _next(self) -> None:
        part, self._left = self._left[:_SLICE], self._left[_SLICE:]
        if not part:
            self.found = tuple(self._reading)
            self.stop()
            self.done.emit()
            return
        workspace, round_id = self._context.workspace, self.round_id
        self._ticket = self._context.worker.submit(
            lambda: round_entries.flagged_entries(workspace, round_id, part),
            done=self._take,
            failed=lambda _: None,
            receiver=self,
        )

    def _take(self, found: tuple[FlaggedEntry, ...]) -> None:
        self._reading += found
        self._next()
