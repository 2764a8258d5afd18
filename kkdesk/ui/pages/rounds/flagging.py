"""Finds in quiet moments which texts of a round the cut-off rule catches."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, QTimer, Signal

from kkdesk.services import round_entries

if TYPE_CHECKING:
    from collections.abc import Collection

    from kkdesk.domain.rounds import FlaggedEntry
    from kkdesk.ui.pages.context import PageContext
    from kkdesk.ui.tasks import Ticket

_SLICE: Final = 25
"""So many texts are read in one job: about 15 ms, so that what a person does need not wait."""

_QUIET_MS: Final = 600
"""How long nobody must have asked for anything: what a person does next comes first."""

_GAP_MS: Final = 10
"""Between two slices, for the window: both run in the same interpreter."""


class Flagging(QObject):
    """Reads a round slice by slice while nothing else is wanted; a newer start ends the one before.

    What was found of a round is remembered until :meth:`forget`.
    """

    done = Signal()
    """All texts of the round have been read; ``found`` is what was caught."""

    progressed = Signal()
    """The texts that were preferred have been read; ``ids`` tells which were caught."""

    def __init__(self, context: PageContext, parent: QObject) -> None:
        super().__init__(parent)
        self._context = context
        self._ticket: Ticket | None = None
        self.round_id = ""
        self._left: list[str] | None = None
        self._next_ms, self._paused, self._unfinished = _GAP_MS, False, False
        self._first: frozenset[str] = frozenset()
        self._reading: list[FlaggedEntry] = []
        self._known: dict[str, tuple[FlaggedEntry, ...]] = {}
        self.found: tuple[FlaggedEntry, ...] = ()
        self._waiting = QTimer(self)
        self._waiting.setSingleShot(True)
        self._waiting.timeout.connect(self._go_on)

    @property
    def ids(self) -> frozenset[str]:
        """Return the texts that were caught so far."""
        return frozenset(one.id for one in (*self.found, *self._reading))

    @property
    def busy(self) -> bool:
        """Tell whether there is more to read."""
        return self._waiting.isActive() or self._ticket is not None or self._unfinished

    def start(self, round_id: str) -> None:
        """Read a round; until that is done, what was found of it before stands."""
        self.stop()
        if round_id in self._known:
            self.round_id, self.found = round_id, self._known[round_id]
            self.done.emit()
            return
        if round_id != self.round_id:
            self.round_id, self.found = round_id, ()
        if self._paused:
            self._unfinished = True
        else:
            self._waiting.start(_QUIET_MS)

    def stop(self) -> None:
        """Drop what is still to be read."""
        if self._ticket is not None:
            self._ticket.cancel()
        self._waiting.stop()
        self._unfinished = False
        self._ticket, self._left, self._reading = None, None, []
        self._first = frozenset()

    def rest(self) -> None:
        """Let what a person has just asked for come first."""
        self._next_ms = _QUIET_MS
        if self._waiting.isActive():
            self._waiting.start(_QUIET_MS)

    def pause(self, *, paused: bool) -> None:
        """Read no further while the page is not in sight, and go on when it is."""
        waits = self._waiting.isActive() or (self._paused and self._unfinished)
        self._paused = paused
        self._unfinished = waits
        if paused:
            self._waiting.stop()
        elif waits:
            self._waiting.start(_QUIET_MS)

    def forget(self) -> None:
        """Drop what was found: records were changed."""
        self._known.clear()

    def prefer(self, ids: Collection[str]) -> None:
        """Read these texts next: they are in sight."""
        self._first = frozenset(ids)
        if self._left is not None:
            self._order()

    def _order(self) -> None:
        assert self._left is not None
        self._first &= frozenset(self._left)
        self._left.sort(key=lambda key: key not in self._first)

    def _go_on(self) -> None:
        """Read the next slice, unless somebody else has work for the database."""
        if not self._context.worker.idle:
            self._waiting.start(_QUIET_MS)
            return
        workspace, round_id = self._context.workspace, self.round_id
        if self._left is None:
            self._ticket = self._context.worker.submit(
                lambda: round_entries.entry_keys(workspace, round_id),
                done=self._begin,
                failed=lambda _: self.stop(),  # the round was deleted meanwhile; the page tells it
                receiver=self,
            )
            return
        part, self._left = self._left[:_SLICE], self._left[_SLICE:]
        self._ticket = self._context.worker.submit(
            lambda: round_entries.flagged_entries(workspace, round_id, part),
            done=self._take,
            failed=lambda _: self.stop(),
            receiver=self,
        )

    def _begin(self, keys: tuple[str, ...]) -> None:
        self._left = list(keys)
        self._order()
        self._take(())

    def _take(self, found: tuple[FlaggedEntry, ...]) -> None:
        self._ticket = None
        self._reading += found
        if not self._left:
            self.found = self._known[self.round_id] = tuple(self._reading)
            self.stop()
            self.done.emit()
            return
        if self._first and not self._first.intersection(self._left):
            self._first = frozenset()
            self.progressed.emit()
        if self._paused:
            self._unfinished = True
            return
        self._waiting.start(self._next_ms)
        self._next_ms = _GAP_MS
