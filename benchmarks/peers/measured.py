"""What printing one file after the other costs a process: CPU, and memory at its highest."""

import json
import resource
import sys
from collections.abc import Callable, Sequence
from pathlib import Path


def measured(print_one: Callable[[str], object], target: str, sources: Sequence[str]) -> None:
    """Print every source in this process; write, for each, what it cost as one line of JSON.

    Seconds of CPU count all threads and child processes; MB are of resident memory before, and at
    its highest until the file was written.
    """
    for source in sources:
        # The kernel forgets the highest mark so far (proc_pid_clear_refs(5)).
        Path("/proc/self/clear_refs").write_text("5", encoding="ascii")
        before, held = _cpu(), _memory("VmRSS")
        print_one(source)
        cost = {"cpu": _cpu() - before, "held": held, "highest": _memory("VmHWM")}
        json.dump(cost | _file(Path(target)), sys.stdout)
        print(flush=True)


def _file(path: Path) -> dict[str, float]:
    import pikepdf  # noqa: PLC0415 -- no peer's memory should hold it before it has printed

    with pikepdf.open(path) as pdf:
        return {"pages": len(pdf.pages), "size": path.stat().st_size / 2**20}


def _cpu() -> float:
    used = map(resource.getrusage, (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
    return sum(each.ru_utime + each.ru_stime for each in used)


def _memory(name: str) -> float:
    for line in Path("/proc/self/status").read_text(encoding="ascii").splitlines():
        if line.startswith(name + ":"):
            return int(line.split()[1]) / 1024
    raise LookupError(name)
