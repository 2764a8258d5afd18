from __future__ import annotations

import sqlite3
import unicodedata
from contextlib import closing

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kkdesk.domain.collation import collation_text, danish_key

UNTIMED = settings(deadline=None)  # a busy machine is no failure


@pytest.mark.parametrize(
    "ordered",
    [
        ["Bil", "Zoo", "Ældre", "Økonomi", "Åben"],
        ["Odense", "Aabenraa", "Aalborg", "Aarhus"],
        ["ost", "Ål"],
        ["S2.2", "S2.10", "S10.1"],
        ["2.1", "2.2", "10.1"],
        ["HA01 2020", "HA01 2024", "HA02 2024"],
        ["Plan", "Plan 2", "Planer"],
        ["anlæg", "Bolig", "cykel"],
        ["tema", "temaaften", "temadag"],
        ["BIF", "BUF", "KFF", "SOF", "SUF", "TMF", "ØKF"],
    ],
)
def test_sorts_as_danish_does(ordered: list[str]) -> None:
    shuffled = ordered[::-1]
    assert sorted(shuffled, key=danish_key) == ordered
    assert sorted(shuffled, key=collation_text) == ordered


def test_capitals_and_accents_do_not_part_words() -> None:
    words = ["cafe b", "Café a", "CAFE c"]
    assert sorted(words, key=danish_key) == ["Café a", "cafe b", "CAFE c"]


def test_composed_and_decomposed_letters_sort_alike() -> None:
    assert collation_text("Åben") == collation_text(unicodedata.normalize("NFD", "Åben"))


def test_the_database_sorts_by_the_stored_text() -> None:
    words = ["Åben", "Ældre", "Økonomi", "S2.10", "S2.2", "aften"]
    with closing(sqlite3.connect(":memory:")) as connection:
        connection.execute("CREATE TABLE w (word TEXT, key TEXT)")
        connection.executemany(
            "INSERT INTO w VALUES (?, ?)", [(w, collation_text(w)) for w in words]
        )
        rows = connection.execute("SELECT word FROM w ORDER BY key").fetchall()
    assert [row[0] for row in rows] == ["aften", "S2.2", "S2.10", "Ældre", "Økonomi", "Åben"]


DANISH = st.text(alphabet="abåÅæøéz019 .-AØ", max_size=12)


@UNTIMED
@given(st.lists(DANISH, max_size=8))
def test_both_keys_give_one_order(words: list[str]) -> None:
    assert sorted(words, key=danish_key) == sorted(words, key=collation_text)


@UNTIMED
@given(DANISH, DANISH)
def test_only_equal_texts_have_equal_keys(first: str, second: str) -> None:
    same = unicodedata.normalize("NFC", first) == unicodedata.normalize("NFC", second)
    assert (danish_key(first) == danish_key(second)) == same


@UNTIMED
@given(st.integers(0, 10**12), st.integers(0, 10**12))
def test_numbers_sort_by_size(first: int, second: int) -> None:
    assert (danish_key(f"S{first}") < danish_key(f"S{second}")) == (first < second)


@UNTIMED
@given(st.text(max_size=40))
def test_any_text_has_a_key(text: str) -> None:
    assert collation_text(text).count("\t") == 1
