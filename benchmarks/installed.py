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


def starts(database: Path, rounds: int) -> tuple[float, float]:
    """Return the seconds from start to window: built, and from source; medians, taken in turn."""
    source = Path(sys.executable).with_name("kkdesk")
    commands = {program: [str(program), "--database", str(database)] for program in (BUILT, source)}
    seconds: dict[Path, list[float]] = {program: [] for program in commands}
    with hidden_screen() as display:
        for number in range(rounds + 1):
            for program, command in commands.items():
                took = until_window(command, display)
                if number:  # the first warms the disk
                    seconds[program].append(took)
    return middle(seconds[BUILT]), middle(seconds[source])


def until_window(command: Sequence[str], display: str) -> float:
    """Start a program, wait for its first window, and stop it again."""
    surroundings = environment() | {"DISPLAY": display, "QT_QPA_PLATFORM": "xcb"}
    with subprocess.Popen(
        ["xev", "-root", "-event", "substructure"],
        env=os.environ | {"DISPLAY": display},
        stdout=subprocess.PIPE,
        text=True,
    ) as watch:
        time.sleep(0.3)  # until the watch is watching
        started = time.monotonic()
        process = subprocess.Popen(command, env=surroundings, stderr=subprocess.DEVNULL)
        assert watch.stdout
        appeared = next((time.monotonic() for line in watch.stdout if "MapNotify" in line), None)
        watch.terminate()
    time.sleep(1)  # it opens the database before it is asked to stop
    process.terminate()
    process.wait(timeout=LONGEST_STOP)
    if appeared is None:
        sys.exit(f"{command[0]} showed no window")
    return appeared - started


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
