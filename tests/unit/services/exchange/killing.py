"""A helper of its own process that works on a database as the program does, to be killed (-9).

It imports everything once and forks for each order, so that what is killed is work and not the
start of Python. An order is a line of JSON: what to do, and on which files.
"""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from contextlib import contextmanager, suppress
from itertools import count
from pathlib import Path
from typing import TYPE_CHECKING, Final

from kkdesk.db import as_of, migrate, recovery, search_words, verifying
from kkdesk.paths import resources
from kkdesk.services import exchange
from kkdesk.services.loading import load_portfolio
from kkdesk.services.workspace import operation
from kkdesk.session import open_session

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

PRELOADED: Final = (as_of, migrate, recovery, verifying)
"""What the program loads when it needs it; here that would be the most of what is killed."""
_ENDED: Final = "ended"
_BEGUN: Final = "begun"


class Killer:
    """The other end: gives orders and kills."""

    def __init__(self, process: subprocess.Popen[str]) -> None:
        self._process = process

    def run(
        self, what: str, *files: Path, kill_after: float | None = None, answers: int = 0
    ) -> tuple[list[str], float]:
        """Have something done and return what was acknowledged, and how long it took (seconds).

        With ``kill_after`` it is killed so long after it began, or after so many ``answers`` of it,
        unless it is done by then.
        """
        assert self._process.stdin is not None
        assert self._process.stdout is not None
        self._process.stdin.write(json.dumps([what, *map(str, files)]) + "\n")
        self._process.stdin.flush()
        pid = int(self._process.stdout.readline())
        assert self._process.stdout.readline().strip() == _BEGUN
        begun = time.monotonic()
        said = [self._process.stdout.readline().strip() for _ in range(answers)]
        assert _ENDED not in said, "it ended before it could be killed"
        if kill_after is not None:
            time.sleep(kill_after)
            with suppress(ProcessLookupError):  # it was done before
                os.kill(pid, signal.SIGKILL)
        said += [line.strip() for line in iter(self._process.stdout.readline, f"{_ENDED}\n")]
        return said, time.monotonic() - begun


@contextmanager
def killer() -> Iterator[Killer]:
    """Start the helper; it ends with the block."""
    command = [sys.executable, "-m", __name__]
    with subprocess.Popen(
        command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    ) as process:
        yield Killer(process)
        assert process.stdin is not None
        process.stdin.close()


def _say(words: object) -> None:
    sys.stdout.write(f"{words}\n")
    sys.stdout.flush()


def _edit(path: Path) -> None:
    """Edit one record again and again, and say each value when it is saved."""
    session = open_session(str(path))
    with operation(session.workspace, "set initiative.title") as work:
        record = str(work.find("initiative")[0]["id"])
    _say(_BEGUN)
    for number in count():
        with operation(session.workspace, "set initiative.title") as work:
            work.update("initiative", record, title=f"værdi {number}")
            work.insert("initiative_alias", initiative_id=record, text=f"alias {number}")
        _say(number)


def _import(path: Path) -> None:
    session = open_session(str(path))
    _say(_BEGUN)
    load_portfolio(session.workspace, resources() / "sample")
    _say("loaded")
    session.close()


def _check_in(path: Path, folder: Path) -> None:
    session = open_session(str(path))
    _say(_BEGUN)
    exchange.check_in(session.workspace, folder)
    _say("checked in")
    session.close()


def _write_much(path: Path) -> None:
    """Save very many changes, say so, and be killed before the search index follows."""
    vars(search_words)["MANY"] = 0
    session = open_session(str(path))
    _say(_BEGUN)
    with operation(session.workspace, "set initiative.title") as work:
        for row in work.find("initiative"):
            work.update("initiative", str(row["id"]), title="Skrevet før strømmen gik")
    _say("saved")
    signal.pause()


def _migrate(path: Path) -> None:
    _say(_BEGUN)
    session = open_session(str(path))
    _say("migrated")
    session.close()


_WORK: Final[dict[str, Callable[..., None]]] = {
    "edit": _edit,
    "import": _import,
    "check-in": _check_in,
    "migrate": _migrate,
    "write-much": _write_much,
}


def _serve() -> None:
    for line in sys.stdin:
        what, *files = json.loads(line)
        child = os.fork()
        if child == 0:
            _say(os.getpid())
            _WORK[what](*map(Path, files))
            os._exit(0)
        os.waitpid(child, 0)
        _say(_ENDED)


if __name__ == "__main__":
    _serve()
