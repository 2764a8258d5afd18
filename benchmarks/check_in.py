"""A check-in of very many changes into very many initiatives, beside copying the file.

Run it as ``python benchmarks/check_in.py DATABASE [CHANGES …]``; it works on copies and prints a
table, times in seconds. ``DATABASE`` is one that the benchmarks keep, or any other.
"""

import os
import shutil
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

from sqlalchemy import select, update

from kkdesk.db.database_file import sync_folder
from kkdesk.db.engine import write_transaction
from kkdesk.db.reading import open_file
from kkdesk.db.schema import table_of
from kkdesk.services import exchange
from kkdesk.services.workspace import Workspace

CHANGES = 9_000
SIZES = (3_000, CHANGES)


def main(database: Path, sizes: tuple[int, ...]) -> None:
    """Measure each number of changes and print the table."""
    print("changes | copying the file | check-in | ratio")
    for changes, copied, took in grown(database, sizes):
        print(f"{changes} | {copied:.2f} s | {took:.2f} s | {took / copied:.1f}")


def grown(database: Path, sizes: tuple[int, ...] = SIZES) -> Iterator[tuple[int, float, float]]:
    """Yield the changes, how long the file took to copy and how long the check-in, in seconds."""
    for changes in sizes:
        folder = Path(tempfile.mkdtemp(prefix="kkdesk-bench-", dir=database.parent))
        try:
            centre = Path(shutil.copyfile(database, folder / "kkdesk.sqlite"))
            yield changes, *measured(centre, folder, changes)
        finally:
            shutil.rmtree(folder)


def measured(centre: Path, folder: Path, changes: int) -> tuple[float, float]:
    """Return how long copying the file takes, and bringing so many changes home."""
    opened = open_file(centre)
    workspace = Workspace(opened, "bench")
    exchange.check_out(workspace, folder / "laptop")
    edit(folder / "laptop" / "kkdesk.sqlite", changes)
    start = time.perf_counter()
    copy = Path(shutil.copyfile(centre, folder / "copied.sqlite"))
    with copy.open("rb+") as file:
        file.flush()
        os.fsync(file.fileno())
    sync_folder(folder)
    copied = time.perf_counter() - start
    start = time.perf_counter()
    result = exchange.check_in(workspace, folder / "laptop", backup=False)
    took = time.perf_counter() - start
    opened.dispose()
    assert (result.applied, result.conflicts) == (changes, 0)
    return copied, took


def edit(path: Path, changes: int) -> None:
    """Write a description for so many initiatives, without the time that typing them takes."""
    opened = open_file(path)
    initiative = table_of("initiative")
    with write_transaction(opened.engine) as connection:
        ids = select(initiative.c.id).order_by(initiative.c.id).limit(changes)
        connection.execute(
            update(initiative)
            .where(initiative.c.id.in_(ids))
            .values(description="Skrevet i toget, mellem to stationer.")
        )
    opened.dispose()


if __name__ == "__main__":
    main(Path(sys.argv[1]), tuple(map(int, sys.argv[2:])) or SIZES)
