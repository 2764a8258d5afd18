"""The serial worker: everything longer than a frame runs here, off the window's thread.

Jobs run one after another, so two of them never meet in the database. What they return is handed
over on the window's thread, and only if the one who asked still exists.
"""

from __future__ import annotations

import inspect
import itertools
import logging
import queue
import threading
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Final, TypeGuard, TypeVar, overload

import shiboken6
from PySide6.QtCore import QObject, QTimer, Signal, Slot

from kkdesk.ui.garbage import WindowCollector

if TYPE_CHECKING:
    from collections.abc import Callable

    from kkdesk.errors import KkdeskError

T = TypeVar("T")
_log = logging.getLogger(__name__)
SLOW_MS: Final = 2000
"""So long a person waits without being told what for."""


class JobCancelled(Exception):  # noqa: N818 -- not a fault: the person asked for it
    """Raised inside a job at the next check after it was cancelled."""


class Ticket:
    """A job that was handed in; it can be cancelled until it is delivered."""

    def __init__(self, label: str | None) -> None:
        self.label = label
        self._cancelled = threading.Event()
        self._ended = threading.Event()

    @property
    def cancelled(self) -> bool:
        """Say whether the result is no longer wanted."""
        return self._cancelled.is_set()

    def cancel(self) -> None:
        """Drop the job if it waits, ask it to stop if it runs, and drop its result."""
        self._cancelled.set()

    @property
    def ended(self) -> bool:
        """Say whether the job has run or was dropped; it may still have to be delivered."""
        return self._ended.is_set()

    def note_end(self) -> None:
        """Let go of whoever waits."""
        self._ended.set()

    def wait(self) -> None:
        """Wait until the job has run or was dropped; for another worker's thread only."""
        self._ended.wait()


class JobContext:
    """What a long job gets, to tell how far it is and to hear that it should stop."""

    def __init__(self, ticket: Ticket, report: Callable[[float, str], None]) -> None:
        self._ticket = ticket
        self._report = report

    @property
    def cancelled(self) -> bool:
        """Say whether the job should stop."""
        return self._ticket.cancelled

    def check(self) -> None:
        """Raise :class:`JobCancelled` if the job should stop."""
        if self._ticket.cancelled:
            raise JobCancelled

    def progress(self, fraction: float, text: str = "") -> None:
        """Tell how far the job is (0 to 1) and what it does; stops the job if cancelled."""
        self.check()
        self._report(min(max(fraction, 0.0), 1.0), text)


@dataclass(slots=True, eq=False)
class _Job:
    number: int
    run: Callable[..., Any]
    takes_context: bool
    done: Callable[[Any], None]
    failed: Callable[[KkdeskError], None] | None
    receiver: QObject
    key: str | None
    ticket: Ticket
    result: Any = None
    error: Exception | None = field(default=None)

    def let_go(self) -> None:
        """Drop everything while on the window's thread: the worker may hold the job last."""
        self.run = self.done = _nothing
        self.failed = self.result = self.error = None
        self.receiver = QObject()


def _nothing(*_values: object) -> None:
    """Stand in for what a delivered job was to do."""


class Worker(QObject):
    """A thread with a queue; create it on the window's thread and ``close()`` it at the end."""

    progress = Signal(str, float, str)
    """A labelled job's label, how far it is (0 to 1) and what it does now."""
    busy_changed = Signal(bool, str)
    """Whether a labelled job runs, and its label."""
    slow_changed = Signal(bool)
    """Whether something that is no labelled job takes longer than a person would expect."""
    refused = Signal(object)
    """A :class:`KkdeskError` from a job that has no ``failed``."""
    crashed = Signal(object)
    """An exception that nobody expected; it has been written to the log."""

    _finished = Signal(object)
    _started = Signal(object)
    _reported = Signal(object, float, str)

    def __init__(self, parent: QObject | None = None, *, name: str = "kkdesk-worker") -> None:
        super().__init__(parent)
        self._jobs: queue.SimpleQueue[_Job | None] = queue.SimpleQueue()
        self._numbers = itertools.count(1)
        self._newest: dict[str, _Job] = {}
        self._running: _Job | None = None
        self._open: set[_Job] = set()
        self._closed = False
        # Sent on the worker's thread only, so Qt queues them for the window's.
        self._finished.connect(self._deliver)
        self._started.connect(self._note_start)
        self._reported.connect(self._note_progress)
        self._collector = WindowCollector(self)
        self._slow = False
        self._patience = QTimer(self)
        self._patience.setSingleShot(True)
        self._patience.setInterval(SLOW_MS)
        self._patience.timeout.connect(lambda: self._tell_slow(slow=True))
        self._thread = threading.Thread(target=self._work, name=name, daemon=True)
        self._thread.start()

    @overload
    def submit(
        self,
        job: Callable[[], T],
        *,
        done: Callable[[T], None],
        receiver: QObject,
        failed: Callable[[KkdeskError], None] | None = None,
        latest_only_key: str | None = None,
        label: str | None = None,
    ) -> Ticket: ...

    @overload
    def submit(
        self,
        job: Callable[[JobContext], T],
        *,
        done: Callable[[T], None],
        receiver: QObject,
        failed: Callable[[KkdeskError], None] | None = None,
        latest_only_key: str | None = None,
        label: str | None = None,
    ) -> Ticket: ...

    def submit(
        self,
        job: Callable[..., Any],
        *,
        done: Callable[[Any], None],
        receiver: QObject,
        failed: Callable[[KkdeskError], None] | None = None,
        latest_only_key: str | None = None,
        label: str | None = None,
    ) -> Ticket:
        """Queue a job; ``done`` or ``failed`` is called on this thread while ``receiver`` lives.

        A job that takes an argument gets a :class:`JobContext`. A newer job with the same
        ``latest_only_key`` replaces the older one, as each key pressed in a search does. A job
        with a ``label`` is shown in the status bar and can be cancelled there. After ``close()``
        jobs are refused: the ticket comes back cancelled.
        """
        ticket = Ticket(label)
        if self._closed:
            ticket.cancel()
            ticket.note_end()
            return ticket
        item = _Job(
            next(self._numbers), job, _takes_context(job), done, failed, receiver,
            latest_only_key, ticket,
        )  # fmt: skip
        if latest_only_key is not None:
            older = self._newest.get(latest_only_key)
            if older is not None:
                older.ticket.cancel()
            self._newest[latest_only_key] = item
        self._open.add(item)
        if not self._patience.isActive():
            self._patience.start()
        self._jobs.put(item)
        return ticket

    @property
    def idle(self) -> bool:
        """Say whether every job handed in has been delivered or dropped."""
        return not self._open

    def cancel_running(self) -> None:
        """Cancel the labelled job that runs now, if any."""
        if self._running is not None and self._running.ticket.label:
            self._running.ticket.cancel()

    def close(self, timeout: float | None = 30.0) -> bool:
        """Finish what is queued, take no more, and end the thread; say whether it ended."""
        if not self._closed:
            self._closed = True
            self._jobs.put(None)
        self._thread.join(timeout)
        ended = not self._thread.is_alive()
        if ended:
            self._collector.stop()
        return ended

    def _work(self) -> None:
        """Run jobs until told to end; this is the only code on the worker's thread."""
        while (job := self._jobs.get()) is not None:
            if not job.ticket.cancelled:
                self._started.emit(job)
                self._run(job)
            ticket = job.ticket
            self._finished.emit(job)
            ticket.note_end()

    def _run(self, job: _Job) -> None:
        """Run one job and keep what came of it."""
        context = JobContext(
            job.ticket, lambda fraction, text: self._reported.emit(job, fraction, text)
        )
        try:
            job.result = job.run(context) if job.takes_context else job.run()
        except JobCancelled:
            job.ticket.cancel()
        except Exception as error:  # noqa: BLE001 -- the thread's end; logged and told
            job.error = error
            if not _is_refusal(error):
                what = job.ticket.label or _name(job.run)
                _log.exception("A job failed in a way nobody expected: %s", what)

    @Slot(object)
    def _note_start(self, job: _Job) -> None:
        self._running = job
        if job.ticket.label:
            self._tell_slow(slow=False)
            self.busy_changed.emit(True, job.ticket.label)  # noqa: FBT003 -- a signal's value

    @Slot(object, float, str)
    def _note_progress(self, job: _Job, fraction: float, text: str) -> None:
        if job.ticket.label and not job.ticket.cancelled:
            self.progress.emit(job.ticket.label, fraction, text)

    @Slot(object)
    def _deliver(self, job: _Job) -> None:
        """Hand over what a job gave, unless it is no longer wanted."""
        try:
            self._hand_over(job)
        finally:
            job.let_go()

    def _hand_over(self, job: _Job) -> None:
        self._open.discard(job)
        self._tell_slow(slow=False)
        if self._open:
            self._patience.start()
        if job.key is not None and self._newest.get(job.key) is job:
            del self._newest[job.key]
        if self._running is job:
            self._running = None
            if job.ticket.label:
                self.busy_changed.emit(False, job.ticket.label)  # noqa: FBT003
        if _is_refusal(job.error):
            self._refuse(job, job.error)
        elif job.error is not None:
            self.crashed.emit(job.error)
        elif not job.ticket.cancelled and shiboken6.isValid(job.receiver):
            job.done(job.result)

    def _tell_slow(self, *, slow: bool) -> None:
        self._patience.stop()
        if slow != self._slow:
            self._slow = slow
            self.slow_changed.emit(slow)

    def _refuse(self, job: _Job, error: KkdeskError) -> None:
        """Tell the one who asked why it did not happen; if it is gone, tell the window."""
        if job.ticket.cancelled:
            return
        if job.failed is not None and shiboken6.isValid(job.receiver):
            job.failed(error)
        else:
            self.refused.emit(error)


def _name(job: Callable[..., Any]) -> str:
    """Return what a job is called; what it was given may be anybody's words, or a secret."""
    function = getattr(job, "func", job)
    return str(getattr(function, "__qualname__", type(function).__name__))


def _takes_context(job: Callable[..., Any]) -> bool:
    """Say whether a job asks for an argument that has no value yet."""
    try:
        signature = inspect.signature(job)
    except ValueError:  # some functions written in C do not tell; none of them takes a context
        return False
    positional = (inspect.Parameter.POSITIONAL_ONLY, inspect.Parameter.POSITIONAL_OR_KEYWORD)
    return any(
        parameter.kind in positional and parameter.default is inspect.Parameter.empty
        for parameter in signature.parameters.values()
    )


def _is_refusal(error: Exception | None) -> TypeGuard[KkdeskError]:
    """Say whether the failure is one a person can act on."""
    from kkdesk.errors import KkdeskError  # noqa: PLC0415 -- the window's first paint is faster

    return isinstance(error, KkdeskError)
