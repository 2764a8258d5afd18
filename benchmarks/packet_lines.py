"""The packet, of 30, 300 and 3,000 pages, beside the other ways to one tagged file.

    python benchmarks/packet_lines.py     these lines alone

Every process prints a packet of 30 pages first and is then warm. What is compared is the CPU for
the same words: engines fill different numbers of pages with them.
"""

import json
import shutil
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import chain
from pathlib import Path
from statistics import median

from measure import PROJECT, in_turn
from packets import Source, documents, packet_sources, slides_source
from portfolio import make_database
from table import Line, markdown, say

PEERS = Path("benchmarks", "peers")
SMALL, SIZES = 30, (30, 300, 3_000)
ROUNDS = {30: 3, 300: 3, 3_000: 1}
EACH = 7  # small packets printed by one process, after the first
SLIDES = (30, 300)
NEAR, FAR = 1.5, 0.2
ENGINES = {"typst": "Typst, PDF/UA-1", "weasyprint": "WeasyPrint, PDF/UA-1"}
LIMITS = {("typst", SMALL): NEAR, **{("weasyprint", size): FAR for size in SIZES}}


@dataclass(frozen=True, slots=True)
class Cost:
    """What a packet cost: seconds of CPU, pages, and MB of memory and of the file."""

    cpu: float
    pages: int
    held: float
    highest: float
    size: float

    @property
    def speed(self) -> float:
        """Pages per second of CPU."""
        return self.pages / self.cpu


@dataclass(frozen=True, slots=True)
class Series:
    """What an engine needed for packets of one size; `warming` is its first of all."""

    warming: Cost
    costs: list[Cost]

    @property
    def cpu(self) -> float:
        """The median of the seconds of CPU."""
        return median(each.cpu for each in self.costs)

    @property
    def speed(self) -> float:
        """The median of the pages per second of CPU."""
        return median(each.speed for each in self.costs)

    @property
    def highest(self) -> float:
        """The most memory that any of them took, in MB."""
        return max(each.highest for each in self.costs)

    @property
    def growth(self) -> float:
        """KB of memory for each page more than those of the first."""
        last = self.costs[-1]
        more = last.pages - self.warming.pages
        return 1024 * (last.highest - self.warming.highest) / max(more, 1)


def packet_lines(database: Path, folder: Path) -> Iterator[Line]:
    """Measure packets of every size, and slides beside LibreOffice."""
    made = documents(database)
    folder = folder / "packets"
    folder.mkdir(exist_ok=True)
    warming, *small = packet_sources(made, SMALL, EACH + 1, folder)
    for size in SIZES:
        say(f"The packet of {size:,} pages")
        further = small if size == SMALL else packet_sources(made, size, 1, folder)
        yield from size_lines(size, warming, further, folder)
    if shutil.which("soffice") is None:
        say("LibreOffice is not on this machine: its lines are left out")
        return
    for size in SLIDES:
        say(f"{size:,} slides")
        yield slides_line(size, slides_source(made[-1], size, folder), folder)


def size_lines(
    size: int, warming: Source, further: Sequence[Source], folder: Path
) -> Iterator[Line]:
    """Measure packets of one size."""
    commands = {"kkdesk": command("kkdesk", folder, [warming.pickled, *_pickled(further)])}
    others = [warming.neutral, *(each.neutral for each in further)]
    commands |= {name: command(name, folder, others) for name in ENGINES}
    series = measured(commands, ROUNDS[size])
    own = series["kkdesk"]
    for name, described in ENGINES.items():
        other = series[name]
        yield Line(
            f"CPU for a packet of {size:,} pages, warm",
            f"{own.cpu:.2f} s, {own.speed:.0f} pages/s",
            f"{described} {other.cpu:.2f} s, {other.speed:.0f} pages/s",
            ratio=own.cpu / other.cpu,
            goal=LIMITS.get((name, size)),
        )
    told = ", ".join(f"{ENGINES[name]} {memory(size, series[name])}" for name in ENGINES)
    what = f"Memory at its highest for a packet of {size:,} pages"
    yield Line(what, memory(size, own), told)


def memory(size: int, series: Series) -> str:
    """Say how much memory a packet took, and each further page."""
    file = series.costs[-1]
    if size == SMALL:
        return f"{series.highest:.0f} MB"
    page = f"{series.growth:.0f} KB a page; file {1024 * file.size / file.pages:.0f} KB a page"
    return f"{series.highest:.0f} MB ({page})"


def slides_line(size: int, source: tuple[Source, Path], folder: Path) -> Line:
    """Measure slides: kkdesk writes them, LibreOffice exports them from the PPTX."""
    pickled, shown = source[0].pickled, source[1]
    commands = {
        "kkdesk": command("kkdesk", folder, [pickled] * 2),
        "libreoffice": command("libreoffice", folder, [shown] * 2),
    }
    series = measured(commands, ROUNDS[size])
    own, other = series["kkdesk"], series["libreoffice"]
    return Line(
        f"CPU for {size:,} slides as PDF, warm",
        f"{own.cpu:.2f} s, {own.speed:.0f} pages/s",
        f"LibreOffice from the PPTX, PDF/UA-1 {other.cpu:.2f} s, {other.speed:.0f} pages/s",
        ratio=own.cpu / other.cpu,
        goal=FAR,
    )


def command(name: str, folder: Path, sources: Sequence[Path]) -> list[str]:
    """Return the command by which an engine prints files in turn."""
    target = folder / f"{name}.pdf"
    return [str(PEERS / f"packet_{name}.py"), str(target), *map(str, sources)]


def measured(commands: dict[str, list[str]], rounds: int) -> dict[str, Series]:
    """Run the engines in turn; the first packet of each process only warms it."""
    return {
        name: series([run.output for run in runs])
        for name, runs in in_turn(commands, rounds, warming=False).items()
    }


def series(outputs: Sequence[str]) -> Series:
    """Read what processes of one engine told."""
    told = [[Cost(**json.loads(line)) for line in output.splitlines()] for output in outputs]
    return Series(told[0][0], list(chain.from_iterable(costs[1:] for costs in told)))


def _pickled(sources: Sequence[Source]) -> list[Path]:
    return [each.pickled for each in sources]


def main() -> None:
    """Measure these lines alone."""
    folder = PROJECT / "out" / "bench"
    folder.mkdir(parents=True, exist_ok=True)
    database = folder / "packets.sqlite"
    database.unlink(missing_ok=True)
    make_database(database, 0)
    print(markdown(list(packet_lines(database, folder))))


if __name__ == "__main__":
    main()
