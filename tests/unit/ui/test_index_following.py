"""The window lets the search index follow when nobody waits for anything."""

from __future__ import annotations

import threading
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QObject

from kkdesk.db import search_words
from kkdesk.services import catching_up, editing
from kkdesk.ui import index_following
from kkdesk.ui.change_bus import ChangeBus
from kkdesk.ui.index_following import IndexFollowing
from kkdesk.ui.tasks import Worker

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pytestqt.qtbot import QtBot

    from kkdesk.domain.changes import Changes
    from kkdesk.services.workspace import Workspace

pytestmark = pytest.mark.only_file("a server's index follows by itself")


@pytest.fixture
def worker(qtbot: QtBot) -> Iterator[Worker]:  # noqa: ARG001 -- its events are handled
    found = Worker()
    yield found
    assert found.close()


@pytest.fixture(autouse=True)
def soon(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(search_words, "MANY", 0)
    monkeypatch.setattr(index_following, "OPENED_MS", 20)
    monkeypatch.setattr(index_following, "QUIET_MS", 20)


def add(workspace: Workspace) -> Changes:
    return editing.add_initiative(workspace, title="Skolefravær", code="K1")


def test_what_a_run_before_left_is_followed_after_the_opening(
    empty_workspace: Workspace, worker: Worker, qtbot: QtBot
) -> None:
    add(empty_workspace)
    owner = QObject()
    following = IndexFollowing(worker, ChangeBus(), owner)
    with qtbot.waitSignal(following.caught_up):
        following.use(empty_workspace)
    assert not catching_up.index_waits(empty_workspace)


def test_a_change_is_followed_when_the_worker_rests(
    empty_workspace: Workspace, worker: Worker, qtbot: QtBot
) -> None:
    owner, bus = QObject(), ChangeBus()
    following = IndexFollowing(worker, bus, owner)
    with qtbot.waitSignal(following.caught_up):
        following.use(empty_workspace)
    changes, rest = add(empty_workspace), threading.Event()
    worker.submit(rest.wait, done=lambda _: None, receiver=owner)
    bus.publish(changes)
    qtbot.wait(200)
    assert catching_up.index_waits(empty_workspace), "nobody who works waits for the index"
    with qtbot.waitSignal(following.caught_up):
        rest.set()
    assert not catching_up.index_waits(empty_workspace)
