"""Copies are made beside the worker, after what was asked for before and before what comes next."""

from __future__ import annotations

import threading
from typing import TYPE_CHECKING

import pytest

from kkdesk.errors import BackupFailed, DatabaseBusy
from kkdesk.ui.copying import Copying
from kkdesk.ui.tasks import Worker

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from pytestqt.qtbot import QtBot

    from kkdesk.errors import KkdeskError


class Desk:
    """A worker with a second one that copies, and what is heard of the copies."""

    def __init__(self, qtbot: QtBot) -> None:
        self.qtbot = qtbot
        self.worker = Worker()
        self.copying = Copying(self.worker)
        self.told: list[str] = []
        self.gate = threading.Event()
        self.begun = threading.Event()

    def copy(self, *, step: Callable[[float], None] | None = None) -> str:
        """Take as long as the gate is shut, unless it is given up."""
        self.begun.set()
        while not self.gate.wait(0.005):
            if step is not None:
                step(0.0)
        return "in one go" if step is None else "in parts"

    def make(self, *, by_itself: bool = False) -> None:
        self.copying.submit(
            self.copy, done=self.told.append, failed=self.failed, receiver=self.worker,
            by_itself=by_itself,
        )  # fmt: skip

    def failed(self, error: KkdeskError) -> None:
        self.told.append(type(error).__name__)

    def work(self, words: str) -> None:
        self.worker.submit(lambda: words, done=self.told.append, receiver=self.worker)

    def wait(self) -> None:
        self.qtbot.waitUntil(lambda: self.worker.idle and self.copying.idle)


@pytest.fixture
def desk(qtbot: QtBot) -> Iterator[Desk]:
    made = Desk(qtbot)
    yield made
    made.gate.set()
    assert made.copying.close()


def test_work_goes_on_while_a_copy_is_made(desk: Desk) -> None:
    desk.make()
    desk.work("en side")
    desk.qtbot.waitUntil(lambda: desk.told == ["en side"])
    assert desk.begun.wait(5)
    assert not desk.copying.idle
    desk.gate.set()
    desk.wait()
    assert desk.told == ["en side", "in parts"]


def test_a_copy_holds_what_was_handed_in_before_it(desk: Desk) -> None:
    desk.gate.set()
    desk.work("en rettelse")
    desk.make()
    desk.wait()
    assert desk.told == ["en rettelse", "in one go"]


def test_where_writing_never_rests_the_worker_makes_the_copy_itself(desk: Desk) -> None:
    def busy(*, step: Callable[[float], None] | None = None) -> str:
        if step is not None:
            raise DatabaseBusy("x")
        return threading.current_thread().name

    desk.copying.submit(busy, done=desk.told.append, failed=desk.failed, receiver=desk.worker)
    desk.qtbot.waitUntil(lambda: bool(desk.told))
    desk.wait()
    assert desk.told == ["kkdesk-worker"]


def test_a_copy_that_fails_is_told_once(desk: Desk) -> None:
    def full(*, step: Callable[[float], None] | None = None) -> str:
        assert step is not None
        raise BackupFailed("x", "fuld", "full")

    desk.copying.submit(full, done=desk.told.append, failed=desk.failed, receiver=desk.worker)
    desk.wait()
    assert desk.told == ["BackupFailed"]


@pytest.mark.allow_log
def test_a_fault_beside_the_worker_is_told_as_one_of_its_own(desk: Desk) -> None:
    def bug(*, step: Callable[[float], None] | None = None) -> str:
        raise ZeroDivisionError(step)

    with desk.qtbot.waitSignal(desk.worker.crashed):
        desk.copying.submit(bug, done=desk.told.append, failed=desk.failed, receiver=desk.worker)


def test_another_file_is_opened_after_what_a_person_has_copied(desk: Desk) -> None:
    desk.make()
    desk.copying.submit_alone(
        lambda: "en anden fil", done=desk.told.append, failed=desk.failed, receiver=desk.worker
    )
    desk.qtbot.wait(50)
    assert desk.told == []
    desk.gate.set()
    desk.wait()
    assert sorted(desk.told) == ["en anden fil", "in parts"]


def test_what_is_copied_by_itself_is_given_up_for_another_file(desk: Desk) -> None:
    desk.make(by_itself=True)
    desk.copying.submit_alone(
        lambda: "en anden fil", done=desk.told.append, failed=desk.failed, receiver=desk.worker
    )
    desk.wait()
    assert desk.told == ["en anden fil"]


def test_no_copy_begins_beside_what_opens_another_file(desk: Desk) -> None:
    opening = threading.Event()
    desk.copying.submit_alone(
        opening.wait, done=lambda _: None, failed=desk.failed, receiver=desk.worker
    )
    desk.make()
    assert not desk.begun.wait(0.05)
    opening.set()
    desk.gate.set()
    desk.wait()
    assert desk.told == ["in one go"]


def test_who_waits_no_longer_ends_a_copy_that_was_asked_for(desk: Desk) -> None:
    desk.make()
    assert desk.begun.wait(5)
    desk.copying.leave()
    desk.qtbot.wait(50)
    assert not desk.worker.idle
    assert desk.copying.close(timeout=5.0)
    desk.wait()
    assert desk.told == []


def test_who_leaves_waits_for_no_copy_that_nobody_asked_for(desk: Desk) -> None:
    desk.make(by_itself=True)
    assert desk.begun.wait(5)
    desk.copying.leave()
    assert not desk.worker.idle
    desk.wait()
    assert desk.told == []
