"""The laptop's file is copied while it is compared: nobody writes it, and nothing half counts."""

from __future__ import annotations

import sqlite3
import subprocess
import sys
import time
from contextlib import closing
from typing import TYPE_CHECKING

import pytest

from kkdesk.db.laptop.folder import CopyFolder
from kkdesk.db.laptop.freezing import copying
from kkdesk.errors import CopyDamaged
from kkdesk.services import exchange

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from kkdesk.services.workspace import Workspace

    from .world import World

WRITE = """
import sqlite3, sys
connection = sqlite3.connect(sys.argv[1], timeout=0.05)
connection.execute("UPDATE initiative SET title = 'fremmed'")
connection.commit()
"""


class CancelledError(Exception):
    """What a person who cancels raises."""


def foreign_write(path: Path) -> str:
    """Have another process write a file, and return what it was refused with."""
    command = [sys.executable, "-c", WRITE, str(path)]
    return subprocess.run(command, capture_output=True, text=True, check=False).stderr


def changed_copy(world: World) -> Path:
    for turn in range(6):
        world.edit_laptop(1, turn, turn, turn)
    return world.out[1]


@pytest.mark.parametrize("at", ["frozen", "compared", "written"])
def test_no_other_program_writes_the_work_before_it_is_brought_home(
    new_world: Callable[[], World], at: str
) -> None:
    world = new_world()
    folder, refused = changed_copy(world), list[str]()

    def step(name: str) -> None:
        if name == at:
            time.sleep(0.2)  # the copying has ended: what it leaves behind must not let go
            refused.append(foreign_write(folder / "kkdesk.sqlite"))

    exchange.check_in(world.centre, folder, step=step)
    assert len(refused) == 1
    assert "database is locked" in refused[0]
    assert foreign_write(folder / "kkdesk.sqlite") == ""


@pytest.mark.parametrize("at", ["frozen", "compared", "written"])
def test_cancelling_leaves_nothing_of_the_freeze(new_world: Callable[[], World], at: str) -> None:
    world = new_world()
    folder, here = changed_copy(world), world.shared.rows()
    content = (folder / "kkdesk.sqlite").read_bytes()

    def step(name: str) -> None:
        if name == at:
            raise CancelledError

    with pytest.raises(CancelledError):
        exchange.check_in(world.centre, folder, step=step)
    assert world.shared.rows() == here
    assert (folder / "kkdesk.sqlite").read_bytes() == content
    assert [one.name for one in folder.iterdir() if "pending" in one.name] == []
    assert not exchange.check_in(world.centre, folder).already


def test_pending_is_the_work_with_the_next_number(
    sample_workspace: Workspace, tmp_path: Path
) -> None:
    exchange.check_out(sample_workspace, tmp_path / "tog")
    copy = CopyFolder(tmp_path / "tog")
    with copy.freezing() as publish:
        assert not copy.pending.exists()
        publish()
        assert copy.pending.exists()
    assert copy.origin(copy.pending).sequence == copy.origin(copy.work).sequence + 1
    everything = "SELECT * FROM initiative ORDER BY id"
    with closing(sqlite3.connect(copy.work)) as work, closing(sqlite3.connect(copy.pending)) as now:
        assert now.execute(everything).fetchall() == work.execute(everything).fetchall()


def test_a_copy_that_became_shorter_than_the_work_is_refused(tmp_path: Path) -> None:
    source, target = tmp_path / "a", tmp_path / "b"
    source.write_bytes(b"x" * 100_000)
    target.touch()
    with copying(source, target) as copy:
        assert copy.arrived_whole()
    assert target.read_bytes() == source.read_bytes()
    target.write_bytes(b"")
    with copying(source, target) as copy:
        time.sleep(0.2)
        with target.open("r+b") as file:
            file.truncate(99_999)
        assert not copy.arrived_whole()


def test_an_unsound_work_is_refused_before_anything_is_compared(
    sample_workspace: Workspace, tmp_path: Path
) -> None:
    exchange.check_out(sample_workspace, tmp_path / "tog")
    with closing(sqlite3.connect(tmp_path / "tog" / "kkdesk.sqlite")) as connection:
        connection.execute("UPDATE initiative SET owner_department_id = 'ingen'")
        connection.commit()
    told: list[str] = []
    with pytest.raises(CopyDamaged):
        exchange.check_in(sample_workspace, tmp_path / "tog", step=told.append)
    assert told == []
