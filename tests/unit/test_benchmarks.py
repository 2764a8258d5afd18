"""The benchmarks' own arithmetic, and that peers are given the same words as kkdesk."""

import json
from datetime import UTC, datetime

import pytest
from measure import percentile, run
from neutral import neutral

from kkdesk.domain.vocabulary import Edition
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
    texts,
)


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
