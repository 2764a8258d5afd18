"""The built program beside the same program started from source: from its start to its window.

Both are watched from outside, on a screen that nobody sees: X11 tells when a window appears, the
one moment that a built program shows to others. Without it (`make deb`), or without Xvfb and xev
(x11-utils), there is nothing to measure.
"""

import os
import shutil
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from measure import PROJECT, environment, middle

BUILT = PROJECT / "build" / "frozen" / "kkdesk" / "kkdesk"
TOOLS = ("Xvfb", "xev")
LONGEST_STOP = 20.0  # seconds


def hindrance() -> str:
    """Say what keeps this machine from measuring, or nothing."""
    missing = [tool for tool in TOOLS if not shutil.which(tool)]
    if missing:
        return f"not installed here: {', '.join(missing)}"
    return "" if BUILT.exists() else "no built program: make deb"


@dataclass(frozen=True, slots=True)
class Start:
    """What it cost until the window appeared: seconds on the clock, and of the processor."""

    seconds: float
    cpu: float


def starts(database: Path, rounds: int) -> tuple[Start, Start]:
    """Return the medians of the built program's and the source's starts, taken in turn."""
    source = Path(sys.executable).with_name("kkdesk")
    measured: dict[Path, list[Start]] = {BUILT: [], source: []}
    with hidden_screen() as display:
        for number in range(rounds + 1):
            for program, found in measured.items():
                start = until_window([str(program), "--database", str(database)], display)
                if number:  # the first warms the disk
                    found.append(start)
    built, from_source = (
        Start(middle([one.seconds for one in found]), middle([one.cpu for one in found]))
        for found in measured.values()
    )
    return built, from_source


def until_window(command: Sequence[str], display: str) -> Start:
    """Start a program, wait for its first window, and stop it again."""
    surroundings = environment() | {"DISPLAY": display, "QT_QPA_PLATFORM": "xcb"}
    with subprocess.Popen(
        ["xev", "-root", "-event", "substructure"],
        env=os.environ | {"DISPLAY": display},
        stdout=subprocess.PIPE,
        text=True,
    ) as watch:
        time.sleep(0.5)  # until the watch is watching
        started = time.monotonic()
        process = subprocess.Popen(command, env=surroundings, stderr=subprocess.DEVNULL)
        assert watch.stdout
        if not any("MapNotify" in line for line in watch.stdout):
            sys.exit(f"{command[0]} showed no window")
        start = Start(time.monotonic() - started, cpu_of(process.pid))
        watch.terminate()
    time.sleep(1)  # it opens the database before it is asked to stop
    process.terminate()
    process.wait(timeout=LONGEST_STOP)
    return start


def cpu_of(process: int) -> float:
    """Return the seconds of the processor that a running process has had in all its threads."""
    threads = Path(f"/proc/{process}/task").glob("*/schedstat")
    return sum(int(one.read_text(encoding="ascii").split()[0]) for one in threads) / 1e9


@contextmanager
def hidden_screen() -> Iterator[str]:
    """Give the name of a screen that nobody sees."""
    reader, writer = os.pipe()
    with subprocess.Popen(
        ["Xvfb", "-displayfd", str(writer), "-screen", "0", "1600x1000x24"],
        pass_fds=(writer,),
        stderr=subprocess.DEVNULL,
    ) as screen:
        os.close(writer)
        with os.fdopen(reader) as told:
            number = told.readline().strip()
        try:
            yield f":{number}"
        finally:
            screen.terminate()
