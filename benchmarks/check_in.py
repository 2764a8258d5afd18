"""A check-in of very many changes into very many initiatives, beside copying the file.

Run it as ``python benchmarks/check_in.py DATABASE [CHANGES …]``; it works on copies and prints a
table, times in seconds, of the clock and of the processor. ``DATABASE`` is one that the benchmarks
keep, or any other.

A database that others may be writing is copied safely through SQLite, page by page, and flushed to
the disk: that is what a check-in is measured by. Beside it stands what the system takes to copy
the same bytes and flush them, which is right only while nobody writes. Whatever others left to be
written to the disk is waited for before each measurement, so that none pays for it.
"""

import os
import shutil
import sqlite3
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from pathlib import Path

from measure import middle
from sqlalchemy import func, insert, select, update
from table import Line, say

from kkdesk.db.engine import write_transaction
from kkdesk.db.models import metadata
from kkdesk.db.reading import open_file
from kkdesk.domain.ids import new_id
from kkdesk.domain.wording import stem
from kkdesk.services import exchange
from kkdesk.services.catching_up import catch_up
from kkdesk.services.workspace import Workspace

CHANGES = 9_000
SIZES = (1_000, 3_000, CHANGES, 27_000)
ROUNDS = 3
WORDS = "Skrevet i toget, mellem to stationer."


@dataclass(frozen=True, slots=True)
class Took:
    """How long something took: seconds of the clock, and of the processor."""

    clock: float
    cpu: float


@dataclass(frozen=True, slots=True)
class Measured:
    """One check-in and what it is compared with."""

    copied: Took
    bytes_copied: Took
    check_in: Took
    index: Took
    """What the search index takes to follow, in the background; searches are right meanwhile."""


def main(database: Path, sizes: tuple[int, ...]) -> None:
    """Measure each number of changes and print the table."""
    print(
        "changes | copied by SQLite | bytes copied | check-in | ratio | ratio of CPU | index after"
    )
    for changes in sizes:
        one = measured(database, changes)
        copied, plainly, took = one.copied, one.bytes_copied, one.check_in
        print(
            f"{changes} | {copied.clock:.2f} s | {plainly.clock:.2f} s | {took.clock:.2f} s"
            f" | {took.clock / copied.clock:.1f} | {took.cpu / copied.cpu:.1f}"
            f" | {one.index.clock:.2f} s ({one.index.cpu:.2f} s of CPU)",
            flush=True,
        )


def check_in_lines(database: Path, initiatives: int) -> Iterator[Line]:
    """Measure how a check-in grows with the changes in it."""
    say(f"Check-ins into {initiatives:,} initiatives")
    for changes in SIZES:
        rounds = [measured(database, changes) for _ in range(ROUNDS)]
        copied, plainly, took, cpu = (
            middle(each)
            for each in (
                [one.copied.clock for one in rounds],
                [one.bytes_copied.clock for one in rounds],
                [one.check_in.clock for one in rounds],
                [one.check_in.cpu / one.copied.cpu for one in rounds],
            )
        )
        yield Line(
            f"Check-in of {changes:,} changes into {initiatives:,} initiatives",
            f"{took:.1f} s, {took / changes * 1000:.2f} ms each",
            f"file copied by SQLite {copied:.1f} s (ratio of CPU {cpu:.1f}), bytes {plainly:.1f} s",
            ratio=took / copied,
            goal=3 if changes == CHANGES else None,
        )
        follows = middle([one.index.clock for one in rounds])
        yield Line(
            f"… until the search index has followed, {changes:,} changes",
            f"{follows:.1f} s in the background",
            "searches find everything meanwhile",
        )


def measured(database: Path, changes: int) -> Measured:
    """Take a copy out, change so much in it, and bring it home."""
    stem("indsatser")  # an open program has it loaded already
    with private_folder(database.parent) as folder:
        centre = Path(shutil.copyfile(database, folder / "kkdesk.sqlite"))
        opened = open_file(centre)
        workspace = Workspace(opened, "bench")
        exchange.check_out(workspace, folder / "laptop")
        edit(folder / "laptop" / "kkdesk.sqlite", changes)
        copied = timed(lambda: copy_by_sqlite(centre, folder / "copied.sqlite"))
        plainly = timed(lambda: copy_bytes(centre, folder / "bytes.sqlite"))

        def bring_home() -> None:
            result = exchange.check_in(workspace, folder / "laptop", backup=False)
            assert (result.applied, result.conflicts) == (changes, 0)

        took = timed(bring_home)
        index = timed(lambda: follow(workspace))
        opened.dispose()
    return Measured(copied, plainly, took, index)


def follow(workspace: Workspace) -> None:
    """Let the search index follow in the parts in which a window lets it."""
    while catch_up(workspace):
        pass


@contextmanager
def private_folder(beside: Path) -> Iterator[Path]:
    """Give a folder on the same disk; it goes with all that lies in it."""
    folder = Path(tempfile.mkdtemp(prefix="kkdesk-bench-", dir=beside))
    try:
        yield folder
    finally:
        shutil.rmtree(folder)


def timed(job: Callable[[], object]) -> Took:
    """Do something when nothing else waits to be written to the disk."""
    os.sync()
    clock, cpu = time.perf_counter(), time.process_time()
    job()
    return Took(time.perf_counter() - clock, time.process_time() - cpu)


def copy_by_sqlite(source: Path, target: Path) -> None:
    """Copy a database that others may write, as `kkdesk backup` does before it checks the copy."""
    with (
        closing(sqlite3.connect(source)) as reader,
        closing(sqlite3.connect(target, isolation_level=None)) as writer,
    ):
        writer.execute("PRAGMA synchronous=FULL")
        reader.backup(writer, pages=-1)
    flush(target)


def copy_bytes(source: Path, target: Path) -> None:
    """Copy a file that nobody writes."""
    shutil.copyfile(source, target)
    flush(target)


def flush(path: Path) -> None:
    """Wait until a file is on the disk."""
    with path.open("rb+") as file:
        os.fsync(file.fileno())


def edit(path: Path, changes: int) -> None:
    """Write a description for so many initiatives, without the time that typing them takes.

    Each is an operation of its own in the laptop's history, as if somebody had typed it.
    """
    opened = open_file(path)
    initiative, operation, change = (
        metadata.tables[name] for name in ("initiative", "operation", "change")
    )
    with write_transaction(opened.engine) as connection:
        chosen = select(initiative.c.id, initiative.c.description).order_by(initiative.c.id)
        before = connection.execute(chosen.limit(changes)).all()
        first = int(connection.execute(select(func.max(operation.c.number))).scalar_one()) + 1
        keys = [new_id() for _ in before]
        connection.execute(
            update(initiative)
            .where(initiative.c.id.in_(select(chosen.limit(changes).subquery().c.id)))
            .values(description=WORDS)
        )
        connection.execute(
            insert(operation),
            [
                {
                    "id": key, "number": first + place, "at": "2026-05-04T08:00:00.000000+00:00",
                    "by": "bench", "label": "set initiative.description", "kind": "do",
                }
                for place, key in enumerate(keys)
            ],
        )  # fmt: skip
        connection.execute(
            insert(change),
            [
                {
                    "operation_id": key, "action": "update", "record_kind": "initiative",
                    "record_id": row.id, "field": "description",
                    "before": f'"{row.description}"', "after": f'"{WORDS}"',
                }
                for key, row in zip(keys, before, strict=True)
            ],
        )  # fmt: skip
    opened.dispose()


if __name__ == "__main__":
    main(Path(sys.argv[1]), tuple(map(int, sys.argv[2:])) or SIZES)
