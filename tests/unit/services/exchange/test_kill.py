"""The process is killed at every stage of a check-in, and the next one finishes."""

from __future__ import annotations

import signal
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from kkdesk.db.engine import read_transaction
from kkdesk.db.sql import text
from kkdesk.services import exchange

from .centre import rows_of
from .world import STEPS, World

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

CHILD = """
import sys, time
from pathlib import Path
from kkdesk.db.reading import open_for_work
from kkdesk.services import exchange
from kkdesk.services.workspace import Workspace

def step(name):
    if name == sys.argv[3]:
        print(name, flush=True)
        time.sleep(60)

centre = Workspace(open_for_work(sys.argv[1]), "Centrum")
exchange.check_in(centre, Path(sys.argv[2]), step=step)
"""


@pytest.mark.skipif(sys.platform == "win32", reason="kill -9 is a matter of POSIX")
@pytest.mark.parametrize(
    ("where", "at"),
    [*(("file", at) for at in STEPS), ("server", "written"), ("server", "committed")],
    indirect=["where"],
)
def test_kill_9_leaves_both_sides_whole_and_the_next_check_in_finishes(
    new_world: Callable[[], World], at: str
) -> None:
    world = new_world()
    for number in range(12):
        world.edit_laptop(1, number, number, number)
        world.edit(world.centre, number + 5, number, number)
    here = world.shared.rows()
    base, mine = (rows_of(world.out[1] / f"kkdesk.{end}") for end in ("base", "sqlite"))
    world.centre.opened.dispose()
    killed(world.shared.address, world.out[1], at)
    world.sound()
    committed = at in {"committed", "numbered"}
    assert (world.shared.rows() != here) == committed
    result = exchange.check_in(world.centre, world.out[1])
    assert result.already == committed
    world.obeyed(base, mine, here)
    with read_transaction(world.centre.engine) as connection:
        assert connection.execute(text("SELECT count(*) FROM check_in")).scalar_one() == 1
    world.finish()


def killed(centre: str, copy: Path, at: str) -> None:
    """Run a check-in in a process of its own and kill it when it says that it is there."""
    command = [sys.executable, "-c", CHILD, centre, str(copy), at]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as child:
        assert child.stdout is not None
        assert child.stdout.readline().strip() == at
        child.send_signal(signal.SIGKILL)
        assert child.wait() == -signal.SIGKILL
