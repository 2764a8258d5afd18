"""Every page of a shared database, opened in the window, beside the same data in a file.

Run it as ``python benchmarks/server_pages.py DATABASE [ROUNDS]``. The server is one of its own with
PostgreSQL's usual settings, on a socket of this machine. Each page is opened by a click, in windows
that take turns, and counts until its last repaint; searching is measured from key to list.
"""

import json
import sys
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path

from measure import Run, in_turn, middle, remember_page
from own_server import NoServerError, running_server
from table import Line, say

from kkdesk.db.engine import open_database
from kkdesk.db.reading import open_file
from kkdesk.db.server.moving import carry

PEERS = Path("benchmarks", "peers")
ROUNDS = 3
GOAL = 2
Acts = Mapping[str, Sequence[float]]


def server_lines(database: Path, described: str, rounds: int = ROUNDS) -> Iterator[Line]:
    """Measure all pages and searching; nothing where no server can be had."""
    say(f"Pages of a shared database with {described}")
    try:
        with moved(database) as address:
            places = {"file": str(database), "server": address}
            opened = in_turn(
                {name: peer("pages", "every", at) for name, at in places.items()}, rounds
            )
            typed = in_turn({name: peer("window", "search", at) for name, at in places.items()}, 1)
    except NoServerError as error:
        say(f"  skipped: {error}")
        return
    file, server = (gathered(opened[name]) for name in places)
    for page, ours in server.items():
        yield beside(f"Shared database, {described}: the page {page}", ours, file[page], GOAL)
    ours, theirs = (
        [float(key) for key in json.loads(typed[name][0].output)] for name in ("server", "file")
    )
    yield beside(f"Shared database, {described}: from key to filtered list", ours, theirs, None)


def beside(what: str, server: Sequence[float], file: Sequence[float], goal: float | None) -> Line:
    """Return the line of something done on both, by medians in milliseconds."""
    ours, theirs = middle(server), middle(file)
    return Line(what, f"{ours:.0f} ms", f"file {theirs:.0f} ms", ratio=ours / theirs, goal=goal)


def gathered(runs: Sequence[Run]) -> Acts:
    """Return what each act took, in all windows together."""
    told: list[Acts] = [json.loads(one.output) for one in runs]
    return {act: [each for one in told for each in one[act]] for act in told[0]}


def peer(name: str, what: str, address: str) -> list[str]:
    """Return the command that does something in the window."""
    return [str(PEERS / f"{name}_kkdesk.py"), what, address]


@contextmanager
def moved(database: Path) -> Iterator[str]:
    """Give the address of a server that holds the same as a file."""
    with running_server() as server:
        say("  moving it to a server")
        address = server.new()
        file, engine = open_file(database, read_only=True), open_database(address, create=True)
        try:
            carry(file.engine, engine)
        finally:
            engine.dispose()
            file.dispose()
        yield address


if __name__ == "__main__":
    remember_page()
    for line in server_lines(Path(sys.argv[1]), sys.argv[1], int((*sys.argv, str(ROUNDS))[2])):
        print(*line.cells(), sep=" | ")
