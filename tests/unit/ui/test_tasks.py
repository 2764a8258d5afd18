from __future__ import annotations

import gc
import threading
import time
import weakref
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, ClassVar

import pytest
import shiboken6
from PySide6.QtCore import QObject, QThread

from kkdesk.domain.changes import Changes
from kkdesk.errors import KkdeskError, Text
from kkdesk.ui.change_bus import ChangeBus
from kkdesk.ui.garbage import uncollected
from kkdesk.ui.tasks import JobContext, Worker

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pytestqt.qtbot import QtBot


@dataclass
class OutOfPaperError(KkdeskError):
    DA = Text("Papir", "Der er ikke mere papir.", "Alt er gemt.", "Læg papir i.")
    EN = Text("Paper", "There is no paper.", "All is saved.", "Add paper.")


@pytest.fixture
def worker(qapp: object) -> Iterator[Worker]:
    assert qapp is not None
    made = Worker()
    yield made
    assert made.close()


def test_a_job_runs_off_the_window_thread_and_its_result_comes_back_on_it(
    worker: Worker, qtbot: QtBot
) -> None:
    home = QThread.currentThread()
    got: list[tuple[bool, bool]] = []
    worker.submit(
        threading.get_ident,
        done=lambda where: got.append(
            (where != threading.get_ident(), QThread.currentThread() is home)
        ),
        receiver=worker,
    )
    qtbot.waitUntil(lambda: bool(got))
    assert got == [(True, True)]


def test_jobs_run_one_after_another_in_the_order_they_were_given(
    worker: Worker, qtbot: QtBot
) -> None:
    running = 0
    most = 0
    order: list[int] = []

    def job(number: int) -> int:
        nonlocal running, most
        running += 1
        most = max(most, running)
        time.sleep(0.002)
        running -= 1
        return number

    for number in range(20):
        worker.submit(partial(job, number), done=order.append, receiver=worker)
    qtbot.waitUntil(lambda: worker.idle)
    assert order == list(range(20))
    assert most == 1


def test_a_newer_search_replaces_the_older_ones(worker: Worker, qtbot: QtBot) -> None:
    gate = threading.Event()
    ran: list[str] = []
    shown: list[str] = []
    worker.submit(gate.wait, done=lambda _: None, receiver=worker)

    def search(text: str) -> str:
        ran.append(text)
        return text

    for text in ("f", "fr", "fra", "frav"):
        worker.submit(
            partial(search, text),
            done=shown.append,
            receiver=worker,
            latest_only_key="search",
        )
    gate.set()
    qtbot.waitUntil(lambda: worker.idle)
    assert ran == shown == ["frav"]


def test_a_result_for_a_running_search_that_was_replaced_is_dropped(
    worker: Worker, qtbot: QtBot
) -> None:
    started, gate = threading.Event(), threading.Event()
    shown: list[str] = []

    def slow() -> str:
        started.set()
        gate.wait()
        return "old"

    worker.submit(slow, done=shown.append, receiver=worker, latest_only_key="search")
    assert started.wait(5)
    worker.submit(lambda: "new", done=shown.append, receiver=worker, latest_only_key="search")
    gate.set()
    qtbot.waitUntil(lambda: worker.idle)
    assert shown == ["new"]


def test_a_result_for_a_page_that_is_gone_is_dropped(worker: Worker, qtbot: QtBot) -> None:
    gate = threading.Event()
    page = QObject()
    got: list[bool] = []
    worker.submit(gate.wait, done=got.append, receiver=page)
    shiboken6.delete(page)
    gate.set()
    qtbot.waitUntil(lambda: worker.idle)
    assert got == []


def test_a_cancelled_job_that_waits_never_runs(worker: Worker, qtbot: QtBot) -> None:
    gate = threading.Event()
    ran: list[int] = []
    worker.submit(gate.wait, done=lambda _: None, receiver=worker)
    ticket = worker.submit(lambda: ran.append(1), done=lambda _: None, receiver=worker)
    ticket.cancel()
    gate.set()
    qtbot.waitUntil(lambda: worker.idle)
    assert ran == []


def test_a_long_job_tells_how_far_it_is_and_stops_when_cancelled(
    worker: Worker, qtbot: QtBot
) -> None:
    done: list[None] = []
    steps: list[int] = []
    told: list[tuple[str, float, str]] = []
    worker.progress.connect(lambda label, part, text: told.append((label, part, text)))
    worker.progress.connect(lambda *_: worker.cancel_running())

    def count(context: JobContext) -> None:
        for step in range(10_000):
            context.progress(step / 10_000, f"side {step}")
            steps.append(step)
            time.sleep(0.001)

    worker.submit(count, done=done.append, receiver=worker, label="Udskriver")
    qtbot.waitUntil(lambda: worker.idle)
    assert told[0] == ("Udskriver", 0.0, "side 0")
    assert len(steps) < 10_000
    assert done == []


def test_the_window_hears_when_a_labelled_job_starts_and_ends(worker: Worker, qtbot: QtBot) -> None:
    heard: list[tuple[bool, str]] = []
    worker.busy_changed.connect(lambda busy, label: heard.append((busy, label)))
    worker.submit(lambda: None, done=lambda _: None, receiver=worker)
    worker.submit(lambda: None, done=lambda _: None, receiver=worker, label="Udskriver")
    qtbot.waitUntil(lambda: worker.idle)
    assert heard == [(True, "Udskriver"), (False, "Udskriver")]


def test_a_failure_a_person_can_act_on_goes_to_the_one_who_asked(
    worker: Worker, qtbot: QtBot
) -> None:
    def fail() -> None:
        raise OutOfPaperError

    told: list[KkdeskError] = []
    worker.submit(fail, done=lambda _: None, failed=told.append, receiver=worker)
    qtbot.waitUntil(lambda: worker.idle)
    assert [type(error) for error in told] == [OutOfPaperError]


def test_a_failure_without_a_listener_goes_to_the_window(worker: Worker, qtbot: QtBot) -> None:
    def fail() -> None:
        raise OutOfPaperError

    with qtbot.waitSignal(worker.refused) as signal:
        worker.submit(fail, done=lambda _: None, receiver=worker)
    assert isinstance(signal.args[0], OutOfPaperError)


@pytest.mark.allow_log
def test_a_bug_is_logged_with_its_traceback_and_told_once_and_the_worker_goes_on(
    worker: Worker, qtbot: QtBot, caplog: pytest.LogCaptureFixture
) -> None:
    def bug() -> None:
        raise ZeroDivisionError

    with qtbot.waitSignal(worker.crashed) as signal:
        worker.submit(bug, done=lambda _: None, receiver=worker, label="Tæller")
    assert isinstance(signal.args[0], ZeroDivisionError)
    assert "Tæller" in caplog.text
    assert "Traceback" in caplog.text
    after: list[int] = []
    worker.submit(lambda: 7, done=after.append, receiver=worker)
    qtbot.waitUntil(lambda: after == [7])


def test_closing_finishes_what_is_queued_and_refuses_more(qapp: object) -> None:
    assert qapp is not None
    worker = Worker()
    ran: list[int] = []
    for number in range(5):
        worker.submit(partial(ran.append, number), done=lambda _: None, receiver=worker)
    assert worker.close()
    assert ran == [0, 1, 2, 3, 4]
    assert worker.submit(lambda: 1, done=lambda _: None, receiver=worker).cancelled


def test_a_page_hears_only_of_its_kinds_and_only_while_it_lives(qapp: object) -> None:
    assert qapp is not None
    bus, page = ChangeBus(), QObject()
    heard: list[str] = []
    bus.subscribe(["initiative", "priority"], page, lambda changes: heard.append(changes.label))
    bus.publish(Changes("1", "Ret titel", frozenset({"initiative"}), frozenset({"a"})))
    bus.publish(Changes("2", "Slet person", frozenset({"person"}), frozenset({"b"})))
    shiboken6.delete(page)
    bus.publish(Changes("3", "Ret igen", frozenset({"initiative"}), frozenset({"a"})))
    assert heard == ["Ret titel"]


class _Cycle(QObject):
    """An object that only the garbage collector can free; it tells on which thread that was."""

    freed_on: ClassVar[list[str]] = []

    def __init__(self) -> None:
        super().__init__()
        self.itself = self

    def __del__(self) -> None:
        self.freed_on.append(threading.current_thread().name)


def test_qt_objects_are_never_freed_on_the_workers_thread(worker: Worker, qtbot: QtBot) -> None:
    _Cycle.freed_on.clear()

    def job() -> int:
        kept = [[number] for number in range(200_000)]  # would make Python collect here
        return len(kept)

    for _ in range(50):
        _Cycle()
    done: list[int] = []
    worker.submit(job, done=done.append, receiver=worker)
    qtbot.waitUntil(lambda: bool(done))
    assert _Cycle.freed_on == []
    held = [[number] for number in range(2_000)]  # more than Python lets pass uncollected
    assert len(held) == 2_000
    qtbot.waitUntil(lambda: len(_Cycle.freed_on) == 50)
    assert set(_Cycle.freed_on) == {threading.main_thread().name}


def test_a_delivered_job_holds_nothing_that_the_worker_could_free(
    worker: Worker, qtbot: QtBot
) -> None:
    class Heavy:
        pass

    heavy = Heavy()
    gone = weakref.ref(heavy)
    done: list[object] = []
    worker.submit(partial(id, heavy), done=done.append, receiver=worker)
    del heavy
    qtbot.waitUntil(lambda: bool(done) and worker.idle)
    qtbot.waitUntil(lambda: gone() is None)


def test_python_collects_again_when_the_last_worker_has_ended(qapp: object) -> None:
    assert qapp is not None
    first, second = Worker(), Worker()
    assert not gc.isenabled()
    first.close()
    assert not gc.isenabled()
    second.close()
    assert gc.isenabled()


def test_nothing_is_collected_while_qt_goes_through_all_widgets() -> None:
    assert gc.isenabled()
    with uncollected():
        assert not gc.isenabled()
        with uncollected():
            assert not gc.isenabled()
        assert not gc.isenabled()
    assert gc.isenabled()


def test_a_job_that_takes_long_is_told_of_until_it_ends(
    qapp: object, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert qapp is not None
    monkeypatch.setattr("kkdesk.ui.tasks.SLOW_MS", 30)
    worker, go = Worker(), threading.Event()
    told: list[bool] = []
    worker.slow_changed.connect(told.append)
    worker.submit(go.wait, done=lambda _: None, receiver=worker)
    qtbot.waitUntil(lambda: told == [True])
    go.set()
    qtbot.waitUntil(lambda: told == [True, False])
    go.clear()
    worker.submit(go.wait, done=lambda _: None, receiver=worker, label="Indlæser")
    qtbot.wait(80)
    assert told == [True, False], "a labelled job tells of itself"
    go.set()
    assert worker.close()
