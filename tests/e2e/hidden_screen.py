"""A screen with a window manager that nobody sees, for what offscreen Qt cannot do."""

from __future__ import annotations

import os
import subprocess
from contextlib import contextmanager
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator


@contextmanager
def hidden_screen(*programs: tuple[str, ...]) -> Iterator[str]:
    """Give the name of a screen; openbox and other ``programs`` run on it meanwhile."""
    reading, writing = os.pipe()
    server = subprocess.Popen(
        ["Xvfb", "-displayfd", str(writing), "-screen", "0", "1400x900x24", "-nolisten", "tcp"],
        pass_fds=[writing],
        stderr=subprocess.DEVNULL,
    )
    os.close(writing)
    with os.fdopen(reading) as told:
        name = f":{told.readline().strip()}"
    started = [
        subprocess.Popen(
            command,
            env={**os.environ, "DISPLAY": name},
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        for command in (("openbox", "--sm-disable"), *programs)
    ]
    try:
        yield name
    finally:
        for process in (*reversed(started), server):
            process.terminate()
            process.wait(timeout=10)
