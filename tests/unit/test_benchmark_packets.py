"""Packets that the benchmarks print: of any length, the same words for all, no two parts alike."""

import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from measure import run
from neutral import Json, neutral_packet
from packet_lines import Cost, Series
from packets import documents, packet_sources, varied
from portfolio import make_database

from kkdesk.reports.document import Document
from kkdesk.reports.packet import Part
from kkdesk.reports.pdf.front_matter import Cover, Entry, Strip
from kkdesk.reports.said import texts


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> list[Document]:
    path = tmp_path_factory.mktemp("bench") / "sample.sqlite"
    make_database(path, 0)
    return documents(path)


def words_in(value: Json) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict | list):
        for each in value.values() if isinstance(value, dict) else value:
            yield from words_in(each)


def test_peers_are_given_every_word_of_the_packet(made: list[Document]) -> None:
    parts = [Part(Entry("Bilag", one.title), (one,), Strip("Bilag", one.title)) for one in made]
    cover = Cover("Udvalgspakke", "Titel", (("Udvalg", "Navn"),))
    written = "".join(words_in(neutral_packet(made[0], cover, "Indhold", parts)))
    missing = [words for document in made for words in texts(document) if words not in written]
    assert missing == []


def test_a_part_of_another_number_says_something_else(made: list[Document]) -> None:
    for document in made:
        one, other = (" ".join(texts(varied(document, number))) for number in (1, 2))
        assert one != other
        assert len(one.split()) == len(other.split())


def test_a_packet_is_as_long_as_was_asked_for_and_tells_what_it_cost(
    made: list[Document], tmp_path: Path
) -> None:
    (source,) = packet_sources(made, 30, 1, tmp_path)
    target = tmp_path / "packet.pdf"
    told = run(["benchmarks/peers/packet_kkdesk.py", str(target), str(source.pickled)])
    cost = Cost(**json.loads(told.output))
    assert 30 <= cost.pages < 60
    assert cost.cpu > 0
    assert cost.highest >= cost.held > 0
    assert cost.size > 0


def test_growth_is_told_for_each_page_more_than_those_of_the_first() -> None:
    first, last = Cost(0.1, 30, 30.0, 40.0, 0.1), Cost(1.0, 330, 42.0, 43.0, 1.0)
    assert Series(first, [last]).growth == pytest.approx(3 * 1024 / 300)
