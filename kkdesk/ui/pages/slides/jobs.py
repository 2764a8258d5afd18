"""The page's long jobs; the status bar shows how far they are and can stop them."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import QObject, QTimer, Signal

if TYPE_CHECKING:
    from collections.abc import Callable

    from kkdesk.errors import KkdeskError
    from kkdesk.ui.tasks import JobContext, Ticket, Worker

T = TypeVar("T")


class Jobs(QObject):
    """Hands jobs to the worker, remembers the newest one and notices every way it can end."""

    stopped = Signal(str)
    """A job ended without a result, because it was cancelled or met a fault; its name."""
    changed = Signal()
    """Another job is the newest one, or none."""

    def __init__(self, worker: Worker, parent: QObject) -> None:
        super().__init__(parent)
        self._worker = worker
        self._ticket: Ticket | None = None
        self._name = ""
        self._open: list[Ticket] = []
        self.destroyed.connect(partial(_cancel_all, self._open))  # nobody waits for them any more
        worker.busy_changed.connect(self._note_end)
        worker.crashed.connect(self._note_crash)

    @property
    def name(self) -> str:
        """Return the name of the job that is under way, or nothing."""
        return self._name if self._ticket is not None else ""

    def start(
        self,
        name: str,
        label: str,
        job: Callable[[JobContext], T],
        *,
        done: Callable[[T], None],
        failed: Callable[[KkdeskError], None],
    ) -> None:
        """Start a job; one of the same name that has not ended yet is dropped."""

        def finish(result: T) -> None:
            self._close(ticket)
            done(result)

        def refuse(error: KkdeskError) -> None:
            self._close(ticket)
            failed(error)

        ticket = self._worker.submit(
            job,
            done=finish,
            failed=refuse,
            receiver=self,
            latest_only_key=f"slides-{name}",
            label=label,
        )
        self._ticket, self._name = ticket, name
        self._open[:] = [one for one in self._open if not one.cancelled] + [ticket]
        self.changed.emit()

    def cancel(self) -> None:
        """Stop the job that is under way."""
        if self._ticket is not None:
            self._ticket.cancel()
            self._end(self._ticket)

    def _note_end(self, busy: bool, label: str) -> None:  # noqa: FBT001 -- a signal's value
        """Notice a job that was cancelled in the status bar."""
        ticket = self._ticket
        if not busy and ticket is not None and label == ticket.label and ticket.cancelled:
            QTimer.singleShot(0, self, lambda: self._end(ticket))

    def _note_crash(self) -> None:
        """Stop waiting for a job that met a fault; the window has told about it."""
        if self._ticket is not None and self._worker.idle:
            self._end(self._ticket)

    def _end(self, ticket: Ticket) -> None:
        if self._ticket is ticket:
            self._forget(ticket)
            self.stopped.emit(self._name)

    def _close(self, ticket: Ticket) -> None:
        self._open.remove(ticket)
        self._forget(ticket)

    def _forget(self, ticket: Ticket) -> None:
        if self._ticket is ticket:
            self._ticket = None
            self.changed.emit()


def _cancel_all(tickets: list[Ticket]) -> None:
    for ticket in tickets:
        ticket.cancel()
