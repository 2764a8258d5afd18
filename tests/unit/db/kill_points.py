"""Runs an act again and again in a child that is killed (-9) before each step it takes on disk.

Python tells its own steps (opening, renaming, removing, connecting) before it takes them, so the
program needs no marks for the tests. SQLite's own writing in between is its own matter.
"""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
from itertools import count
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

STEPS: Final = frozenset(
    (
        *("open", "os.rename", "os.remove", "os.mkdir", "os.link", "os.truncate"),
        *("sqlite3.connect", "shutil.copyfile"),
    )
)


def run_killed(template: Path, work: Path, act: str) -> Iterator[Path]:
    """Yield a copy of the template for each step at which the act was killed, the last whole.

    ``act`` is Python text that defines ``act(folder)``.
    """
    command = [sys.executable, __file__, str(template), str(work), act]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        for line in process.stdout:
            number, how = line.split()
            assert how in {"killed", "done"}, how
            yield work / number
    assert process.returncode == 0


def _kill_before(step: int, folder: Path) -> None:
    """Kill this process when it is about to take a step in a folder."""
    left = step

    def hook(event: str, arguments: tuple[Any, ...]) -> None:
        nonlocal left
        if event in STEPS and any(str(folder) in str(one) for one in arguments):
            if left == 0:
                os.kill(os.getpid(), signal.SIGKILL)
            left -= 1

    sys.addaudithook(hook)


def _play(template: Path, work: Path, act: Callable[[Path], object]) -> None:
    for number in count():
        folder = work / str(number)
        shutil.copytree(template, folder)
        child = os.fork()
        if child == 0:
            _kill_before(number, folder)
            act(folder)
            os._exit(0)
        _, status = os.waitpid(child, 0)
        how = {-signal.SIGKILL: "killed", 0: "done"}.get(
            os.waitstatus_to_exitcode(status), "failed"
        )
        sys.stdout.write(f"{number} {how}\n")
        sys.stdout.flush()
        if how != "killed":
            return


if __name__ == "__main__":
    names: dict[str, Any] = {}
    exec(sys.argv[3], names)  # noqa: S102 -- the test's own text
    _play(Path(sys.argv[1]), Path(sys.argv[2]), names["act"])
