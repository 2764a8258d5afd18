"""The history with a million changes: opening the list, and a day three years back.

Run it as ``python benchmarks/history.py [CHANGES …]``; it prints a table, times in milliseconds.
"""

import shutil
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from functools import partial
from pathlib import Path

from portfolio import make_database
from sqlalchemy import Connection, text

from kkdesk.db.as_of import copy_as_of
from kkdesk.db.engine import open_database, write_transaction
from kkdesk.db.reading import open_file
from kkdesk.domain.ids import new_id
from kkdesk.domain.operations import HistoryFilter
from kkdesk.services import history
from kkdesk.services.workspace import Workspace

INITIATIVES = 2_000
FIELDS = ("title", "description", "location", "results", "capacity")
PER_OPERATION = 5
YEARS_BACK = 3
SIZES = (50_000, 200_000, 1_000_000)


def main(sizes: tuple[int, ...]) -> None:
    """Measure each number of changes and print the table."""
    print("changes | list | one person | words | as of three years back")
    for changes, took in grown(sizes):
        print(f"{changes} | " + " | ".join(f"{each:.0f} ms" for each in took))


def grown(sizes: tuple[int, ...] = SIZES) -> Iterator[tuple[int, list[float]]]:
    """Measure each number of changes, all of them made in the last three years."""
    folder = Path(tempfile.mkdtemp(prefix="kkdesk-bench-"))
    try:
        seeded = folder / "seeded.sqlite"
        make_database(seeded, INITIATIVES)
        for changes in sizes:
            path = Path(shutil.copyfile(seeded, folder / f"{changes}.sqlite"))
            fill(path, changes)
            yield changes, measured(path)
    finally:
        shutil.rmtree(folder)


def measured(path: Path) -> list[float]:
    """Return how long the history takes in each way, in milliseconds."""
    opened = open_file(path, read_only=True)
    workspace = Workspace(opened, "bench")
    found = [
        best(partial(history.list_operations, workspace, wanted))
        for wanted in (
            HistoryFilter(),
            HistoryFilter(people=frozenset({"Bo"})),
            HistoryFilter(words="titel S2.2"),
        )
    ]
    opened.dispose()
    day = now().date() - timedelta(days=365 * YEARS_BACK + 1)
    return [*found, best(lambda: copy_as_of(path, day).remove())]


def best(job: Callable[[], object], rounds: int = 3) -> float:
    """Return the shortest of a few runs, in milliseconds."""
    times = []
    for _ in range(rounds):
        begun = time.perf_counter()
        job()
        times.append((time.perf_counter() - begun) * 1000)
    return min(times)


def now() -> datetime:
    """Return this moment."""
    return datetime.now(UTC)


def fill(path: Path, changes: int) -> None:
    """Log and make that many changes of fields, evenly over the last three years."""
    engine = open_database(path)
    with write_transaction(engine) as connection:
        start = now() - timedelta(days=365 * YEARS_BACK)
        connection.execute(
            text("UPDATE operation SET at = :at"), {"at": stamp(start - timedelta(days=30))}
        )
        write(connection, changes, start)
    engine.dispose()


def write(connection: Connection, changes: int, start: datetime) -> None:
    """Write operations of a few changes each, and the rows as the last of them leave them."""
    ids = list(connection.execute(text("SELECT id FROM initiative ORDER BY id")).scalars())
    step = timedelta(days=365 * YEARS_BACK) / (changes // PER_OPERATION + 1)
    number = int(connection.execute(text("SELECT max(number) FROM operation")).scalar_one())
    operations, logged = [], []
    for n in range(changes // PER_OPERATION):
        key = new_id()
        by = ("Åse", "Bo", "Ida")[n % 3]
        label = f"set initiative.title S{n % 99}.1"
        operations.append(
            {"id": key, "n": number + n + 1, "at": stamp(start + step * n), "by": by, "l": label}
        )
        logged += [
            {"o": key, "r": ids[n % len(ids)], "f": field, "b": f'"før {n}"', "a": f'"nu {n}"'}
            for field in FIELDS
        ]
    connection.execute(
        text(
            'INSERT INTO operation (id, number, at, "by", label, kind)'
            " VALUES (:id, :n, :at, :by, :l, 'do')"
        ),
        operations,
    )
    connection.execute(
        text(
            "INSERT INTO change"
            " (operation_id, action, record_kind, record_id, field, before, after)"
            " VALUES (:o, 'update', 'initiative', :r, :f, :b, :a)"
        ),
        logged,
    )


def stamp(moment: datetime) -> str:
    """Write a moment as the log does."""
    return moment.isoformat(timespec="microseconds")


if __name__ == "__main__":
    main(tuple(int(each) for each in sys.argv[1:]) or SIZES)
