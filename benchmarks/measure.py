"""Cold processes, one after the other in turn, and what each of them cost."""

import os
import platform
import subprocess
import sys
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from math import ceil
from pathlib import Path
from statistics import median

PROJECT = Path(__file__).resolve().parent.parent


@dataclass(frozen=True, slots=True)
class Run:
    """One process: its seconds of CPU, the moment of its start, and what it printed."""

    cpu: float
    started: float
    output: str

    def until(self, place: int = -1) -> float:
        """Return the seconds from the start of the process to a moment that it printed."""
        return float(self.output.split()[place]) - self.started


def run(command: Sequence[str]) -> Run:
    """Run a Python script in a process of its own; a failure ends the benchmark."""
    started = time.monotonic()
    process = subprocess.Popen(
        [sys.executable, *command],
        cwd=PROJECT,
        env=environment(),
        stdout=subprocess.PIPE,
        text=True,
    )
    assert process.stdout
    with process.stdout as stream:
        output = stream.read()
    _, status, usage = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode != 0:
        sys.exit(f"{' '.join(command)} ended with {process.returncode}")
    return Run(cpu=usage.ru_utime + usage.ru_stime, started=started, output=output)


def environment() -> dict[str, str]:
    """Return the same surroundings for all: no screen, a home of its own, compiled modules."""
    home = PROJECT / "out" / "bench" / "home"
    kept = {name: value for name, value in os.environ.items() if not name.startswith("PYTHON")}
    return kept | {
        "QT_QPA_PLATFORM": "offscreen",
        "QT_LOGGING_RULES": "*.warning=false",
        "HOME": str(home),
        **{f"XDG_{name}_HOME": str(home / name.lower()) for name in ("CONFIG", "DATA", "CACHE")},
        "XDG_STATE_HOME": str(home / "state"),
    }


def remember_page() -> None:
    """Let every window come up on the page with the list, as if it was shown last."""
    folder = Path(environment()["XDG_CONFIG_HOME"]) / "kkdesk"
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "window.ini").write_text("[window]\npage=plans\n", encoding="utf-8")


def in_turn(
    commands: Mapping[str, Sequence[str]], rounds: int, *, warming: bool = True
) -> dict[str, list[Run]]:
    """Run every command once to warm the disk, then all of them in turn, `rounds` times."""
    runs: dict[str, list[Run]] = {name: [] for name in commands}
    for name, command in commands.items() if warming else ():
        run(command)
        print(f"  {name}", file=sys.stderr)
    for _ in range(rounds):
        for name, command in commands.items():
            runs[name].append(run(command))
    return runs


def middle(values: Sequence[float]) -> float:
    """Return the median: one disturbed round does not move it."""
    return median(values)


def percentile(values: Sequence[float], share: float) -> float:
    """Return the smallest value that `share` (0 to 1) of the values do not exceed."""
    return sorted(values)[max(0, ceil(len(values) * share) - 1)]


def machine() -> str:
    """Say in one line what the figures were measured on."""
    model = platform.processor() or platform.machine()
    memory = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / 2**30
    for line in Path("/proc/cpuinfo").read_text(encoding="utf-8").splitlines():
        if line.startswith("model name"):
            model = line.partition(":")[2].strip()
            break
    return (
        f"{model}, {os.cpu_count()} cores, {memory:.0f} GiB, {platform.system()} "
        f"{platform.release()}, Python {platform.python_version()}"
    )
