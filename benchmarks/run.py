"""Everything that `make bench` measures, in one run: kkdesk beside its peers, as one table.

Times are medians of cold processes that took turns, so that whatever else the machine did met all
of them alike; read the ratios rather than the seconds. The table also goes to out/bench/table.md.
"""

import hashlib
import json
import pickle
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

import history
import installed
from check_in import check_in_lines
from many_rounds import Size, make_many_rounds
from measure import PROJECT, Run, in_turn, middle, percentile, remember_page, run
from neutral import neutral
from packet_lines import packet_lines
from portfolio import SAMPLE, make_database
from sealed import sealed_line
from server_pages import server_lines
from table import Line, markdown, say

from kkdesk.db.engine import open_database, read_transaction
from kkdesk.db.queries.status_deck import status_deck
from kkdesk.domain.vocabulary import Edition
from kkdesk.reports.content.status_deck import build_status_deck

FOLDER = PROJECT / "out" / "bench"
PEERS = Path("benchmarks", "peers")
ROUNDS = 11
SAMPLE_SIZE = 0
MANY, VERY_MANY = 10_000, 100_000
SIZE = Size()
PAGE_ROUNDS, OPEN_MS, DUE_MS = 5, 150.0, 500.0
AS_OF_MS, AS_OF_CHANGES = 1_000, 200_000


def database(initiatives: int) -> Path:
    """Return a database of that size, kept between runs until code or sample change."""
    name = str(initiatives or "sample")
    described = f"of {initiatives or 'the sample’s'} initiatives"
    return kept(name, described, ("portfolio",), lambda path: make_database(path, initiatives))


def rounds_database() -> Path:
    """Return the database with many rounds, kept likewise."""
    sources = ("portfolio", "grown_tables", "many_rounds")
    base = database(MANY)
    return kept(
        "rounds",
        f"of {SIZE.rounds} rounds",
        sources,
        lambda path: make_many_rounds(base, path, SIZE),
    )


def kept(name: str, described: str, sources: Sequence[str], make: Callable[[Path], None]) -> Path:
    """Return a database that a function makes unless it was made by the same code before."""
    digest = hashlib.sha256()
    package = PROJECT / "kkdesk"
    folders = [SAMPLE, package / "db" / "migrations", package / "services" / "loading"]
    for path in sorted(path for folder in folders for path in folder.rglob("*.*")):
        if path.suffix in {".py", ".toml"}:
            digest.update(path.read_bytes())
    own = [Path(__file__).with_name(f"{source}.py") for source in sources]
    for path in (*own, *(package / "db" / f"{name}.py" for name in ("search", "search_words"))):
        digest.update(path.read_bytes())
    path = FOLDER / f"{name}-{digest.hexdigest()[:12]}.sqlite"
    if not path.exists():
        for older in FOLDER.glob(f"{name}-*"):
            older.unlink()
        say(f"Making a database {described} (once)")
        draft = path.with_suffix(".draft")
        draft.unlink(missing_ok=True)
        make(draft)
        draft.rename(path)
    return path


def start_lines() -> Iterator[Line]:
    """Measure from the start of the process to the first paint, and to the list."""
    say("Cold starts")
    runs = in_turn(
        {
            "bare": [str(PEERS / "bare_window.py")],
            "kkdesk": [str(PEERS / "window_kkdesk.py"), "start", str(database(SAMPLE_SIZE))],
        },
        ROUNDS,
    )
    bare = middle([each.until() for each in runs["bare"]])
    beside = f"bare PySide6 window {bare:.2f} s"
    for what, place, goal in (
        ("Cold start to the first painted window", 0, 1.6),
        ("Cold start to the first real list on screen", 1, 5),
    ):
        took = middle([each.until(place) for each in runs["kkdesk"]])
        yield Line(what, f"{took:.2f} s", beside, ratio=took / bare, goal=goal)


def installed_lines() -> Iterator[Line]:
    """Measure the built program beside the same one started from source."""
    say("Cold starts of the built program")
    if why := installed.hindrance():
        say(f"  skipped: {why}")
        return
    built, source = installed.starts(database(SAMPLE_SIZE), ROUNDS)
    for what, ours, beside in (
        ("Cold start of the installed program to its window", built.seconds, source.seconds),
        ("CPU of the installed program until its window", built.cpu, source.cpu),
    ):
        told = f"from source {beside:.2f} s"
        yield Line(what, f"{ours:.2f} s", told, ratio=ours / beside, goal=1.2)


def search_line() -> Line:
    """Measure typing in the search field of the window."""
    say(f"Typing in the search with {VERY_MANY} initiatives")
    output = window("search", VERY_MANY).output
    keys = [float(each) for each in json.loads(output)]
    slowest = percentile(keys, 0.95)
    return Line(
        f"From key to filtered list, {VERY_MANY:,} initiatives, 95th percentile",
        f"{slowest:.0f} ms",
        f"{len(keys)} keys, median {middle(keys):.0f} ms",
        figure=slowest,
        goal=40,
    )


def history_lines() -> Iterator[Line]:
    """Measure a look three years back, and how it grows with the changes made since."""
    say("A day three years back")
    for changes, (listed, *_, as_of) in history.grown():
        yield Line(
            f"A day three years and {changes:,} changes back",
            f"{as_of:.0f} ms",
            f"{as_of / changes * 100_000:.0f} ms per 100,000; Historik read in {listed:.0f} ms",
            figure=as_of,
            goal=AS_OF_MS if changes == AS_OF_CHANGES else None,
        )


def timeline_line() -> Line:
    """Measure the frames of the timeline while it scrolls."""
    say("The timeline with 100,000 bars")
    frames = [float(each) for each in json.loads(run(["benchmarks/timeline_frames.py"]).output)]
    slowest = percentile(frames, 0.95)
    beside = f"{len(frames)} frames, median {middle(frames):.1f} ms"
    what = "Timeline of 100,000 bars, a frame while scrolling, 95th percentile"
    return Line(what, f"{slowest:.1f} ms", beside, figure=slowest, goal=16)


def page_lines() -> Iterator[Line]:
    """Measure how pages open in a warm window with many rounds."""
    say(f"Pages with {SIZE.rounds} rounds of {MANY} initiatives")
    runs = in_turn({"pages": acts("rounds", rounds_database())}, PAGE_ROUNDS)
    for what, act, goal in (
        ("Statusrunder: from the click to the matrix", "rounds", OPEN_MS),
        ("Statusrunder: another round chosen", "another round", OPEN_MS),
        ("Statusrunder: from the click on a cell to its texts", "cell", OPEN_MS),
        ("Statusrunder: another text of the cell", "text in a cell", OPEN_MS),
        ("Statusrunder: from the click on the total to all texts", "whole round", None),
        ("Indikatorer: from the click to the page", "indicators", OPEN_MS),
        ("Indikatorer: another indicator chosen", "another indicator", OPEN_MS),
    ):
        yield act_line(f"{what}, {SIZE.rounds} × {MANY:,}", runs["pages"], act, goal)


def deadline_lines() -> Iterator[Line]:
    """Measure listing what falls due in 90 days, and how the list opens in a warm window."""
    say(f"Deadlines with {VERY_MANY} initiatives")
    many = database(VERY_MANY)
    runs = in_turn(
        {"list": [str(PEERS / "due_kkdesk.py"), str(many)], "page": acts("deadlines", many)},
        PAGE_ROUNDS,
    )
    among = f"Deadlines of 90 days among {VERY_MANY:,} initiatives"
    what = f"{among}: counted, and those to be seen first"
    yield act_line(what, runs["list"], "head", DUE_MS)
    yield act_line(f"{among}: the whole list", runs["list"], "whole", None)
    what = f"Frister: from the click to the painted list, {VERY_MANY:,} initiatives"
    yield act_line(what, runs["page"], "deadlines", DUE_MS)


def acts(what: str, path: Path) -> list[str]:
    """Return the command that lets a person do something in the window."""
    return [str(PEERS / "pages_kkdesk.py"), what, str(path)]


def act_line(what: str, runs: Sequence[Run], act: str, goal: float | None) -> Line:
    """Return the line of what a person did in several processes, by its 95th percentile."""
    took = [each for made in runs for each in json.loads(made.output)[act]]
    slowest = percentile(took, 0.95)
    return Line(
        f"{what}, 95th percentile",
        f"{slowest:.0f} ms",
        f"{len(took)} times, median {middle(took):.0f} ms",
        figure=slowest,
        goal=goal,
    )


def memory_lines() -> Iterator[Line]:
    """Measure what the process holds once the list is shown."""
    say("Memory")
    bare = float(run([str(PEERS / "bare_window.py")]).output.split()[0])
    for size in (SAMPLE_SIZE, MANY, VERY_MANY):
        held = float(window("memory", size).output)
        what = f"Memory with the list shown, {f'{size:,}' if size else 'the sample’s'} initiatives"
        yield Line(what, f"{held:.0f} MB", f"bare PySide6 window {bare:.0f} MB", held / bare)


def exchange_lines() -> Iterator[Line]:
    """Measure laptop copies, and a shared database."""
    many = f"{VERY_MANY:,} initiatives"
    yield from check_in_lines(database(VERY_MANY), VERY_MANY)
    yield sealed_line(database(SAMPLE_SIZE), "the sample")
    yield sealed_line(database(VERY_MANY), many)
    yield from server_lines(database(VERY_MANY), many)


def window(mode: str, size: int) -> Run:
    """Run kkdesk's window once in one of its modes."""
    return run([str(PEERS / "window_kkdesk.py"), mode, str(database(size))])


def deck_lines() -> Iterator[Line]:
    """Measure the CPU that the status deck takes in each engine."""
    say("The status deck")
    engine = open_database(database(SAMPLE_SIZE), read_only=True)
    with read_transaction(engine) as connection:
        deck = status_deck(connection, "handicap-2023-26", "2025")
    engine.dispose()
    document = build_status_deck(deck, Edition.PUBLIC)
    pickled, written = FOLDER / "deck.pickle", FOLDER / "deck.json"
    pickled.write_bytes(pickle.dumps(document))
    written.write_text(json.dumps(neutral(document), ensure_ascii=False), encoding="utf-8")
    peers = {
        "reportlab": "plain ReportLab, untagged",
        "weasyprint": "WeasyPrint, PDF/UA-1",
        "typst": "Typst, PDF/UA-1",
    }
    runs = in_turn(
        {
            name: [
                str(PEERS / f"deck_{name}.py"),
                str(pickled if name == "kkdesk" else written),
                str(FOLDER / f"{name}.pdf"),
            ]
            for name in ("kkdesk", *peers)
        },
        ROUNDS,
    )
    cpu = {name: middle([each.cpu for each in made]) for name, made in runs.items()}
    for name, described in peers.items():
        yield Line(
            "CPU for the status deck, tagged as PDF/UA-1",
            f"{cpu['kkdesk']:.2f} s",
            f"{described} {cpu[name]:.2f} s",
            ratio=cpu["kkdesk"] / cpu[name],
            goal=1.2 if name == "reportlab" else None,
        )


def main() -> None:
    """Measure everything and print the table."""
    FOLDER.mkdir(parents=True, exist_ok=True)
    remember_page()
    table = markdown(
        [
            *start_lines(),
            *installed_lines(),
            search_line(),
            *page_lines(),
            *deadline_lines(),
            timeline_line(),
            *history_lines(),
            *exchange_lines(),
            *memory_lines(),
            *deck_lines(),
            *packet_lines(database(SAMPLE_SIZE), FOLDER),
        ]
    )
    (FOLDER / "table.md").write_text(table, encoding="utf-8")
    print(table)


if __name__ == "__main__":
    main()
