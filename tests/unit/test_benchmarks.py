"""The benchmarks' own arithmetic and databases, and that peers are given the same words."""

import json
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from many_rounds import Size, make_many_rounds
from measure import percentile, run
from neutral import neutral
from portfolio import make_database

from kkdesk.db.engine import open_database
from kkdesk.domain.dates import parse_date
from kkdesk.domain.vocabulary import Edition, EntryState
from kkdesk.reports.document import (
    BoxedList,
    BulletList,
    Chart,
    ContentsSlide,
    DividerSlide,
    Document,
    Flow,
    FlowItem,
    FlowSection,
    Item,
    PageRef,
    Paragraph,
    Quote,
    Series,
    Span,
    Table,
    TableRow,
    TitleSlide,
)
from kkdesk.reports.said import texts
from kkdesk.services.listing import list_records
from kkdesk.services.rounds import list_rounds
from kkdesk.services.workspace import Workspace


def paragraph(words: str) -> Paragraph:
    return Paragraph((Span(words),))


EVERYTHING = Document(
    title="Titel",
    language="da-DK",
    author="Kommunen",
    subject="Status",
    edition=Edition.PUBLIC,
    created=datetime(2025, 10, 1, tzinfo=UTC),
    slides=(
        TitleSlide("Oktober", "Status", "Perioden"),
        ContentsSlide("Indhold"),
        DividerSlide("part", "Del 1", "Eksempler"),
        Flow(
            anchor="one",
            title="Målsætning",
            lead="Udvalgte initiativer",
            box=BoxedList("Særligt fokus", (Item((paragraph("Prioritering"),)),)),
            sections=(
                FlowSection(
                    "Forvaltning",
                    (
                        FlowItem((paragraph("Først"), paragraph("så"))),
                        FlowItem((Paragraph((Span("se "), PageRef(("one",)))),), level=0),
                        FlowItem((BulletList((Item((paragraph("ét"),)),), start=1),)),
                        FlowItem((Quote((paragraph("Citat"),), "Kilde"),)),
                        FlowItem((Table("Tabel", ("A", "B"), (TableRow(("x", "1")),), "", "u"),)),
                        FlowItem((Chart("Figur", ("x",), (Series("A", (1.0,)),), "x er 1"),)),
                    ),
                ),
            ),
        ),
    ),
)


def test_peers_are_given_every_word_of_the_deck() -> None:
    written = json.dumps(neutral(EVERYTHING), ensure_ascii=False)
    missing = [words for words in texts(EVERYTHING) if words.strip() not in written]
    assert missing == []


@pytest.mark.parametrize(
    ("values", "share", "expected"),
    [([1, 2, 3, 4], 0.5, 2), (list(range(1, 101)), 0.95, 95), ([7], 0.95, 7), ([3, 1, 2], 1, 3)],
)
def test_percentile_is_a_value_that_was_measured(
    values: list[float], share: float, expected: float
) -> None:
    assert percentile(values, share) == expected


def test_cpu_of_a_process_is_its_own() -> None:
    idle, busy = run(["-c", "pass"]), run(["-c", "sum(i * i for i in range(3_000_000))"])
    assert busy.cpu > idle.cpu


def test_moments_are_counted_from_the_start_of_the_process() -> None:
    tell = "print(time.monotonic())"
    seen = run(["-c", f"import time; {tell}; time.sleep(0.2); {tell}"])
    assert 0 < seen.until(0) < seen.until(1)
    assert seen.until(1) - seen.until(0) >= 0.2


SMALL = Size(rounds=4, indicators=8, changes=90)
INITIATIVES = 150


@pytest.fixture(scope="module")
def grown(tmp_path_factory: pytest.TempPathFactory) -> Iterator[sqlite3.Connection]:
    """A small database of many rounds."""
    folder = tmp_path_factory.mktemp("bench")
    make_database(folder / "base.sqlite", INITIATIVES)
    make_many_rounds(folder / "base.sqlite", folder / "rounds.sqlite", SMALL)
    with closing(sqlite3.connect(folder / "rounds.sqlite")) as connection:
        connection.row_factory = sqlite3.Row
        yield connection


def values(connection: sqlite3.Connection, query: str) -> list[Any]:
    return [row[0] for row in connection.execute(query)]


def test_every_round_follows_another_and_speaks_of_every_initiative(
    grown: sqlite3.Connection,
) -> None:
    chain = values(
        grown,
        "WITH RECURSIVE back(id, previous) AS ("
        " SELECT id, previous_round_id FROM status_round WHERE state = 'open'"
        " UNION ALL SELECT r.id, r.previous_round_id FROM back b"
        " JOIN status_round r ON r.id = b.previous) SELECT id FROM back",
    )
    counted = "SELECT round_id, count(*) FROM status_entry GROUP BY round_id"
    counts = dict(tuple(row) for row in grown.execute(counted))
    newest, first = chain[: SMALL.rounds], chain[SMALL.rounds :]
    assert [counts[key] for key in newest] == [INITIATIVES] * SMALL.rounds
    assert first == values(grown, "SELECT id FROM status_round WHERE previous_round_id IS NULL")


def test_the_open_round_has_texts_in_every_state_and_departments_with_deadlines(
    grown: sqlite3.Connection,
) -> None:
    states = values(
        grown,
        "SELECT e.state FROM status_entry e JOIN status_round r ON r.id = e.round_id"
        " WHERE r.state = 'open'",
    )
    owed = values(
        grown,
        "SELECT s.deadline FROM department_submission s JOIN status_round r ON r.id = s.round_id"
        " WHERE r.state = 'open'",
    )
    assert set(states) == set(EntryState)
    assert owed
    assert all(parse_date(words).latest for words in owed)


def test_a_text_is_missing_exactly_where_its_state_says_so(grown: sqlite3.Connection) -> None:
    wrong = "SELECT id FROM status_entry WHERE (text = '') <> (state = 'missing')"
    assert values(grown, wrong) == []


def test_indicators_are_measured_once_for_each_round(grown: sqlite3.Connection) -> None:
    counts = values(
        grown,
        "SELECT count(*) FROM measurement m JOIN indicator n ON n.id = m.indicator_id"
        " WHERE n.code LIKE 'N%' GROUP BY n.id",
    )
    assert counts == [SMALL.rounds] * SMALL.indicators


def test_the_plan_speaks_of_every_initiative(grown: sqlite3.Connection) -> None:
    silent = "SELECT id FROM initiative WHERE id NOT IN (SELECT initiative_id FROM plan_entry)"
    assert values(grown, silent) == []


def test_the_log_tells_how_each_of_its_texts_came_to_what_is_stored(
    grown: sqlite3.Connection,
) -> None:
    logged = grown.execute(
        "SELECT c.record_id, c.field, c.after FROM change c JOIN operation o"
        " ON o.id = c.operation_id WHERE o.kind = 'do' ORDER BY c.id"
    ).fetchall()
    last = {(row["record_id"], row["field"]): json.loads(row["after"]) for row in logged}
    stored = {
        (row["id"], field): row[field]
        for row in grown.execute("SELECT id, text, state FROM status_entry")
        for field in ("text", "state")
    }
    assert len(logged) == SMALL.changes
    assert last.items() <= stored.items()


def test_operations_are_numbered_in_the_order_of_their_days(grown: sqlite3.Connection) -> None:
    days = values(grown, "SELECT at FROM operation WHERE kind = 'do' ORDER BY number")
    assert days == sorted(set(days))


def test_no_row_points_at_nothing_and_the_program_reads_every_kind(
    grown: sqlite3.Connection,
) -> None:
    assert values(grown, "PRAGMA foreign_key_check") == []
    assert values(grown, "PRAGMA quick_check") == ["ok"]
    engine = open_database(Path(values(grown, "SELECT file FROM pragma_database_list")[0]))
    workspace = Workspace(engine, "bench")
    try:
        newest = list_rounds(workspace)[0]
        assert newest.is_open
        entries = list_records(workspace, "entries", {"round": newest.code})
        measured = list_records(workspace, "measurements", {})
        assert len(entries) == INITIATIVES
        assert len(measured) >= SMALL.rounds * SMALL.indicators
    finally:
        engine.dispose()
