"""Copies of the open database, made beside the one worker, so that nobody waits for them."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Protocol, TypeVar

from PySide6.QtCore import QObject

from kkdesk.errors import DatabaseBusy
from kkdesk.ui.tasks import Worker

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from kkdesk.errors import KkdeskError
    from kkdesk.ui.tasks import JobContext, Ticket

T = TypeVar("T")
Made_co = TypeVar("Made_co", covariant=True)


class Copy(Protocol[Made_co]):
    """Makes a copy of a file and needs nothing else of what the worker has open."""

    def __call__(self, *, step: Callable[[float], None] | None = None) -> Made_co:
        """Make it in parts with ``step``, which may raise to cancel, and else in one go."""


class Copying(QObject):
    """A second worker that does nothing but copy.

    It begins only while the first has nothing to do, so a copy holds all that was done before it
    was asked for, and it ends before the first worker closes or replaces a file (`make_way`).
    """

    def __init__(self, worker: Worker, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._worker = worker
        self._beside = Worker(self, name="kkdesk-copying")
        self._beside.refused.connect(worker.refused)
        self._beside.crashed.connect(worker.crashed)
        self._under_way: list[Ticket] = []
        self._by_itself: list[Ticket] = []

    @property
    def idle(self) -> bool:
        """Say whether every copy beside the worker has been delivered or dropped."""
        return self._beside.idle

    def submit(
        self,
        make: Copy[T],
        *,
        done: Callable[[T], None],
        failed: Callable[[KkdeskError], None],
        receiver: QObject,
        by_itself: bool = False,
    ) -> Ticket:
        """Make a copy; ``done`` or ``failed`` is called on this thread while ``receiver`` lives.

        One that nobody asked for, ``by_itself``, is given up when somebody leaves. While the worker
        has something to do, and where writing never rests, the worker makes it when its turn comes.
        """
        after_the_rest = partial(
            self._worker.submit, partial(_in_one_go, make), done=done, failed=failed,
            receiver=receiver,
        )  # fmt: skip
        if not self._worker.idle:
            return after_the_rest()

        def otherwise(error: KkdeskError) -> None:
            if isinstance(error, DatabaseBusy):
                after_the_rest()
            else:
                failed(error)

        ticket = self._beside.submit(
            partial(_in_parts, make), done=done, failed=otherwise, receiver=receiver
        )
        self._under_way = [one for one in self._under_way if not one.ended] + [ticket]
        if by_itself:
            self._by_itself = [one for one in self._by_itself if not one.ended] + [ticket]
        return ticket

    def make_way(self) -> None:
        """Give up what is made by itself, and let the worker wait for what a person asked for."""
        for ticket in self._by_itself:
            ticket.cancel()
        waited_for = [one for one in self._under_way if not one.ended]
        if waited_for:
            self._worker.submit(partial(_wait, waited_for), done=_nothing_more, receiver=self)

    def leave(self) -> None:
        """Do the same, and cancel what the worker does for one who leaves the program."""
        self._worker.cancel_running()
        self.make_way()

    def submit_alone(
        self,
        job: Callable[[], T],
        *,
        done: Callable[[T], None],
        failed: Callable[[KkdeskError], None],
        receiver: QObject,
    ) -> None:
        """Let the worker do what no copy may be made beside: opening another file."""
        self.make_way()
        self._worker.submit(job, done=done, failed=failed, receiver=receiver)

    def close(self, timeout: float | None = None) -> bool:
        """End both workers; say whether they ended.

        With a timeout (seconds, for each) somebody waits no longer: every copy is given up.
        """
        for ticket in self._by_itself if timeout is None else self._under_way:
            ticket.cancel()
        return all([self._worker.close(timeout), self._beside.close(timeout)])


def _in_parts(make: Copy[T], context: JobContext) -> T:
    return make(step=lambda _done: context.check())


def _in_one_go(make: Copy[T]) -> T:
    return make()


def _wait(tickets: Sequence[Ticket]) -> None:
    for ticket in tickets:
        ticket.wait()


def _nothing_more(_result: None) -> None:
    """Take the result of a job that has none."""
