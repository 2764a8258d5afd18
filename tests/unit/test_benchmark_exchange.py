"""What is measured of laptop copies and of a shared database: that it is what is told of it."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from typing import TYPE_CHECKING

import check_in
import pytest
import sealed
import server_pages
from measure import Run
from own_server import NoServerError
from portfolio import make_database
from sqlalchemy import text

from kkdesk.db.engine import open_engine, read_transaction

if TYPE_CHECKING:
    from pathlib import Path

INITIATIVES, CHANGES = 150, 7


@pytest.fixture(scope="module")
def small(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A database of few initiatives."""
    path = tmp_path_factory.mktemp("bench") / "small.sqlite"
    make_database(path, INITIATIVES)
    return path


def ask(path: Path, question: str) -> list[tuple[object, ...]]:
    with closing(sqlite3.connect(path)) as connection:
        return connection.execute(question).fetchall()


@pytest.fixture
def copied(small: Path, tmp_path: Path) -> Path:
    check_in.copy_by_sqlite(small, tmp_path / "copied.sqlite")
    return tmp_path / "copied.sqlite"


def test_both_ways_of_copying_give_the_same_rows(small: Path, tmp_path: Path, copied: Path) -> None:
    check_in.copy_bytes(small, tmp_path / "bytes.sqlite")
    everything = "SELECT * FROM initiative ORDER BY id"
    assert ask(copied, everything) == ask(tmp_path / "bytes.sqlite", everything)
    assert (tmp_path / "bytes.sqlite").read_bytes() == small.read_bytes()


def test_each_change_of_the_laptop_is_an_operation_in_its_history(copied: Path) -> None:
    ((last,),) = ask(copied, "SELECT max(number) FROM operation")
    check_in.edit(copied, CHANGES)
    added = ask(copied, f"SELECT id FROM operation WHERE number > {last}")  # noqa: S608 -- a number
    assert len(added) == CHANGES
    written = ask(
        copied,
        "SELECT i.description FROM operation o JOIN change c ON c.operation_id = o.id"  # noqa: S608
        f" JOIN initiative i ON i.id = c.record_id WHERE o.number > {last}",
    )
    assert written == [(check_in.WORDS,)] * CHANGES


def test_a_check_in_is_measured_on_a_copy_and_leaves_nothing(small: Path) -> None:
    content, beside = small.read_bytes(), sorted(small.parent.iterdir())
    found = check_in.measured(small, CHANGES)
    for took in (found.copied, found.bytes_copied, found.check_in):
        assert took.clock > 0
        assert took.cpu > 0
    assert small.read_bytes() == content
    assert sorted(small.parent.iterdir()) == beside


def test_one_of_the_copies_that_are_opened_is_encrypted(small: Path, tmp_path: Path) -> None:
    plain, secret = sealed.copies(small, tmp_path)
    assert plain.read_bytes().startswith(b"SQLite format 3")
    assert not secret.read_bytes().startswith(b"SQLite format 3")
    assert sealed.PASSPHRASE


def test_the_server_holds_what_the_file_holds(small: Path) -> None:
    try:
        with server_pages.moved(small) as address:
            engine = open_engine(address)
            with read_transaction(engine) as connection:
                found = connection.execute(text("SELECT count(*) FROM initiative")).scalar_one()
            engine.dispose()
    except NoServerError as error:
        pytest.skip(str(error))
    assert found == INITIATIVES


def test_what_windows_took_is_put_together_by_page() -> None:
    runs = [Run(0.0, 0.0, '{"a": [3], "b": [10]}'), Run(0.0, 0.0, '{"a": [1], "b": [20]}')]
    assert server_pages.gathered(runs) == {"a": [3, 1], "b": [10, 20]}


def test_a_page_is_told_as_so_many_times_what_a_file_takes() -> None:
    line = server_pages.beside("page", [10.0, 30.0, 20.0], [16.0], 2)
    assert line.cells() == ("page", "20 ms", "file 16 ms", "1.25 ×", "≤ 2 × met")
