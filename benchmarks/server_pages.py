"""What each page reads when it is opened, on a shared database beside the same data in a file.

Run it as ``python benchmarks/server_pages.py DATABASE``; it moves the database to a server of its
own and prints a table, times in milliseconds. Each page is read in turn on both, through the
services that it calls; what takes the time is the median of the later readings, as in a program
that has been open for a while.
"""

import sys
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from statistics import median

from own_server import running_server
from table import say

from kkdesk.db.engine import open_database
from kkdesk.db.reading import open_file
from kkdesk.db.server.moving import carry
from kkdesk.domain.indicator_finding import IndicatorFilter
from kkdesk.domain.operations import HistoryFilter
from kkdesk.domain.records import InitiativeFilter
from kkdesk.domain.timeline import Grouping
from kkdesk.services import (
    cases,
    deadlines,
    exchange,
    history,
    indicators,
    overview,
    packets,
    portfolio,
    remarks,
    rounds,
    timeline,
)
from kkdesk.services.workspace import Workspace

ROUNDS = 7
WITHIN = 90  # days
SHOWN = 100  # lines of the timeline that fit on a large screen

Page = Callable[[Workspace], object]


def plans(workspace: Workspace) -> None:
    """Read the tree, the first rows, the first initiative and what there is to choose from."""
    portfolio.policy_tree(workspace)
    page = portfolio.list_initiatives(workspace, InitiativeFilter())
    portfolio.initiative_detail(workspace, page.rows[0].id)
    portfolio.choices(workspace)
    portfolio.years(workspace)


def searched(workspace: Workspace) -> None:
    """Read the list as somebody types: a compound, two words, a code."""
    for words in ("fravær", "unge job", "S2.2"):
        portfolio.list_initiatives(workspace, InitiativeFilter(words=words))


def due(workspace: Workspace) -> None:
    """Read the first deadlines, and then all of them."""
    today = workspace.today()
    deadlines.first_events(workspace, today, WITHIN, most=SHOWN)


def lines(workspace: Workspace) -> None:
    """Read the order of all lines and what the first of them show."""
    outline = timeline.read_outline(workspace, Grouping.DEPARTMENT)
    keys = [key for group in outline.groups for key in group.keys][:SHOWN]
    timeline.read_lines(workspace, keys, workspace.today(), outline.derived)


def matrix(workspace: Workspace) -> None:
    """Read the rounds and the matrix of the newest one."""
    heads = rounds.list_rounds(workspace)
    rounds.round_sheet(workspace, heads[0].id)


def found_indicators(workspace: Workspace) -> None:
    """Read the choices, the first rows and the indicators in them."""
    indicators.choices(workspace)
    found = indicators.find_indicators(workspace, IndicatorFilter())
    indicators.read_indicators(workspace, found.keys[:SHOWN])


def letters(workspace: Workspace) -> None:
    """Read the remarks and the first of them."""
    items = remarks.remark_items(workspace)
    remarks.remark_rounds(workspace)
    portfolio.choices(workspace)
    remarks.remark_sheet(workspace, items[0].id)


def log(workspace: Workspace) -> None:
    """Read the newest operations and what to choose them by."""
    history.list_operations(workspace, HistoryFilter())
    history.people(workspace)
    portfolio.choices(workspace)
    history.begun(workspace)


def copies(workspace: Workspace) -> None:
    """Read the laptop copies, check-ins and conflicts."""
    exchange.list_copies(workspace)
    exchange.list_check_ins(workspace)
    exchange.list_conflicts(workspace)


PAGES: Mapping[str, Page] = {
    "Overblik": overview.overview,
    "Planer": plans,
    "Planer, searching": searched,
    "Tidslinje": lines,
    "Statusrunder": matrix,
    "Bemærkninger": letters,
    "Indikatorer": found_indicators,
    "Sager": cases.subjects,
    "Pakker": packets.packet_desk,
    "Frister": due,
    "Historik": log,
    "Bærbare kopier": copies,
}


@contextmanager
def both(database: Path) -> Iterator[tuple[Workspace, Workspace]]:
    """Open a file and the same data on a server."""
    file = open_file(database, read_only=True)
    with running_server() as server:
        say("Moving it to a server")
        engine = open_database(server.new(), create=True)
        try:
            carry(file.engine, engine)
            yield Workspace(file, "bench"), Workspace(engine, "bench")
        finally:
            engine.dispose()
            file.dispose()


def beside(
    file: Workspace, server: Workspace, pages: Mapping[str, Page] = PAGES
) -> Iterator[tuple[str, float, float]]:
    """Yield each page and how long reading it takes from the file and from the server, in ms."""
    for name, page in pages.items():
        took: tuple[list[float], list[float]] = ([], [])
        for number in range(ROUNDS + 1):
            for found, workspace in zip(took, (file, server), strict=True):
                begun = time.perf_counter()
                page(workspace)
                if number:  # the first one warms both
                    found.append((time.perf_counter() - begun) * 1000)
        yield name, median(took[0]), median(took[1])


def main(database: Path) -> None:
    """Measure every page and print the table."""
    with both(database) as (file, server):
        print("page | file | server | ratio")
        for name, ours, theirs in beside(file, server):
            print(f"{name} | {ours:.1f} ms | {theirs:.1f} ms | {theirs / ours:.2f}")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
