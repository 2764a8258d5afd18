"""A copy made in parts: whoever writes meanwhile never waits for it, and it is of one moment."""

from __future__ import annotations

import sqlite3
import subprocess
import sys
import threading
from contextlib import closing
from itertools import pairwise
from typing import TYPE_CHECKING

import pytest

from kkdesk.db import copying
from kkdesk.db.backup import copy_database, verify_backup
from kkdesk.db.backup_shelf import back_up, backup_folder
from kkdesk.errors import DatabaseBusy, DatabaseDamaged

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


class Unwanted(Exception):  # noqa: N818 -- not a fault
    """What the test cancels with."""


@pytest.fixture(autouse=True)
def soon(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(copying, "REST_SECONDS", 0.01)
    monkeypatch.setattr(copying, "PART", 16)


@pytest.fixture
def long_one(database: Path) -> Path:
    """A database of some hundred parts."""
    with closing(sqlite3.connect(database)) as connection, connection:
        connection.execute("CREATE TABLE long (number INTEGER, words BLOB)")
        rows = ((number, b"\xe6" * 900) for number in range(20_000))
        connection.executemany("INSERT INTO long VALUES (?, ?)", rows)
    return database


@pytest.fixture
def hasty(long_one: Path) -> Iterator[sqlite3.Connection]:
    """One who writes and waits for nobody: a lock in the way is an error at once."""
    with closing(sqlite3.connect(long_one, timeout=0, isolation_level=None)) as writer:
        writer.execute("PRAGMA synchronous=OFF")
        yield writer


def numbers(path: Path) -> set[int]:
    with closing(sqlite3.connect(path)) as connection:
        return {number for (number,) in connection.execute("SELECT number FROM long")}


def test_a_save_between_two_parts_waits_for_nothing_and_is_in_the_copy(
    long_one: Path, hasty: sqlite3.Connection, tmp_path: Path
) -> None:
    told: list[float] = []
    at = [0.1, 0.4, 0.7]

    def step(done: float) -> None:
        told.append(done)
        if at and done >= at[0]:
            at.pop(0)
            hasty.execute("UPDATE long SET number = number + 1000000 WHERE number % 2 = 0")

    copy = copy_database(long_one, tmp_path / "kopi.sqlite", step=step)
    assert at == []
    assert numbers(copy.path) == numbers(long_one)
    verify_backup(copy.path)
    assert sum(later < sooner for sooner, later in pairwise(told)) == 3
    assert told[-1] == 1.0


def test_a_part_that_a_writer_keeps_waiting_is_put_off(
    long_one: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("kkdesk.db.backup.BUSY_SECONDS", 0.05)
    with closing(sqlite3.connect(long_one, isolation_level=None)) as writer:

        def step(_done: float) -> None:
            if not writer.in_transaction:
                writer.execute("BEGIN EXCLUSIVE")

        with pytest.raises(DatabaseBusy):
            copy_database(long_one, tmp_path / "kopi.sqlite", step=step)
    assert [one.name for one in tmp_path.iterdir() if one.is_file()] == []


def test_where_writing_never_rests_that_is_told_and_nothing_is_left(
    long_one: Path, hasty: sqlite3.Connection, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(copying, "PATIENCE_SECONDS", 0.2)
    written = 0

    def step(_done: float) -> None:
        nonlocal written
        written += 1
        hasty.execute("INSERT INTO long VALUES (-1, '')")

    with pytest.raises(DatabaseBusy):
        copy_database(long_one, tmp_path / "kopi.sqlite", step=step)
    assert written > 2
    assert [one.name for one in tmp_path.iterdir() if one.is_file()] == []


@pytest.mark.parametrize("moment", [0.0, 0.4, copying.COPIED, 0.9])
def test_a_copy_that_is_given_up_leaves_nothing(long_one: Path, moment: float) -> None:
    def step(done: float) -> None:
        if done >= moment:
            raise Unwanted

    with pytest.raises(Unwanted):
        back_up(long_one, "test", step=step)
    assert list(backup_folder(long_one).iterdir()) == []
    long_one.rename(long_one.with_name("væk.sqlite"))  # Windows lets no open file be renamed


def test_the_check_of_a_copy_can_be_given_up_too(
    long_one: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(copying, "_LOOK_OPERATIONS", 100)
    asked = 0

    def step(_done: float) -> None:
        nonlocal asked
        asked += 1
        if asked >= 3:
            raise Unwanted

    with closing(sqlite3.connect(long_one)) as connection:
        with pytest.raises(Unwanted):
            copying.is_sound_or_stopped(connection, step)
        assert copying.is_sound_or_stopped(connection, lambda _: None)


def test_a_damaged_source_gives_no_copy_in_parts_either(long_one: Path, tmp_path: Path) -> None:
    content = bytearray(long_one.read_bytes())
    content[4096 * 20 : 4096 * 40] = b"\xff" * 4096 * 20
    long_one.write_bytes(content)
    with pytest.raises(DatabaseDamaged):
        copy_database(long_one, tmp_path / "kopi.sqlite", step=lambda _: None)
    assert [one.name for one in tmp_path.iterdir() if one.is_file()] == []


INTRUDER = """
import sqlite3, sys
sqlite3.connect(sys.argv[1], timeout=0, isolation_level=None).execute("BEGIN IMMEDIATE")
"""


def test_a_copy_takes_no_lock_from_what_is_being_saved_beside_it(
    long_one: Path, hasty: sqlite3.Connection
) -> None:
    """By POSIX a file that is opened and closed for itself would."""
    hasty.execute("BEGIN IMMEDIATE")
    hasty.execute("INSERT INTO long VALUES (-1, '')")
    copier = threading.Thread(target=back_up, args=(long_one, "test"), kwargs={"step": print})
    copier.start()
    copier.join()
    command = [sys.executable, "-c", INTRUDER, str(long_one)]
    intruder = subprocess.run(command, check=False, capture_output=True, text=True)
    assert "database is locked" in intruder.stderr
    hasty.execute("COMMIT")
    (copy,) = (one for one in backup_folder(long_one).iterdir() if one.suffix == ".sqlite")
    assert -1 not in numbers(copy)
    assert -1 in numbers(long_one)
