"""What `inspect` finds, on files as they really turn up."""

from __future__ import annotations

import os
import shutil
import sqlite3
import struct
import subprocess
import sys
from contextlib import AbstractContextManager, closing
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from kkdesk.db.database_file import APPLICATION_ID, SCHEMA, DatabaseFile, State, inspect, sqlite_uri
from kkdesk.db.engine import open_database, read_transaction, write_transaction
from kkdesk.errors import (
    DatabaseDamaged,
    DatabaseEmptyFile,
    DatabaseFolderMissing,
    DatabaseForeign,
    DatabaseIsFolder,
    DatabaseMissing,
    DatabaseNewer,
    DatabaseOlder,
    DatabaseReadOnly,
    KkdeskError,
)

if TYPE_CHECKING:
    from collections.abc import Callable

    AsReader = Callable[[], AbstractContextManager[None]]


def pragma(path: Path, statement: str) -> None:
    with closing(sqlite3.connect(path)) as connection:
        connection.execute(f"PRAGMA {statement}")


def refusal(path: Path, *, read_only: bool = False) -> KkdeskError:
    """Open a file as the program does, and return the one error that comes."""
    with pytest.raises(KkdeskError) as caught:
        open_database(path, read_only=read_only)
    error = caught.value
    assert str(path) in error.message("da")
    assert error.message("da").endswith(error.parts("da").advice)
    return error


def fill_with_initiatives(path: Path, count: int = 400) -> None:
    engine = open_database(path)
    with write_transaction(engine) as connection:
        connection.exec_driver_sql(
            "INSERT INTO search_document (kind, record_id, words, stems) VALUES (?, ?, ?, ?)",
            [
                ("initiative", f"{n}", f"indsats {n} " + "ord " * 100, "indsat")
                for n in range(count)
            ],
        )
    engine.dispose()


def test_a_new_database_is_current_and_opens(database: Path) -> None:
    found = inspect(database)
    assert (found.state, found.schema, found.writable) == (State.CURRENT, SCHEMA, True)
    assert found.problem() is None
    engine = open_database(database)
    with read_transaction(engine) as connection:
        assert connection.exec_driver_sql("SELECT count(*) FROM initiative").scalar() == 0
    engine.dispose()


def test_a_missing_file_is_not_made(tmp_path: Path) -> None:
    path = tmp_path / "væk.sqlite"
    assert isinstance(refusal(path), DatabaseMissing)
    assert not path.exists()


def test_a_missing_folder_is_told_from_a_missing_file(tmp_path: Path) -> None:
    assert isinstance(refusal(tmp_path / "nej" / "sag.sqlite"), DatabaseFolderMissing)
    (tmp_path / "fil").write_text("")
    assert isinstance(refusal(tmp_path / "fil" / "sag.sqlite"), DatabaseFolderMissing)


def test_a_folder_is_not_a_database(tmp_path: Path) -> None:
    assert isinstance(refusal(tmp_path), DatabaseIsFolder)


def test_a_zero_byte_file_is_refused_and_stays_empty(tmp_path: Path) -> None:
    path = tmp_path / "tom.sqlite"
    path.touch()
    assert isinstance(refusal(path), DatabaseEmptyFile)
    assert path.stat().st_size == 0


@pytest.mark.parametrize("content", [b"hej\n", b"PK\x03\x04" + b"x" * 5000, b"\0" * 4096])
def test_a_file_of_another_kind_is_foreign_and_stays_as_it_was(
    tmp_path: Path, content: bytes
) -> None:
    path = tmp_path / "brev.docx"
    path.write_bytes(content)
    assert isinstance(refusal(path), DatabaseForeign)
    assert path.read_bytes() == content


@pytest.mark.parametrize("mark", [0, 0x0F055112])
def test_another_programs_database_is_foreign_and_stays_as_it_was(
    tmp_path: Path, mark: int
) -> None:
    path = tmp_path / "andet.sqlite"
    with closing(sqlite3.connect(path)) as connection:
        connection.execute(f"PRAGMA application_id={mark}")
        connection.execute("CREATE TABLE note (text)")
        connection.commit()
    before = path.read_bytes()
    assert isinstance(refusal(path), DatabaseForeign)
    assert path.read_bytes() == before


def test_a_newer_database_is_refused_kindly_and_untouched(database: Path) -> None:
    pragma(database, f"user_version={SCHEMA + 1}")
    before = database.read_bytes()
    error = refusal(database)
    assert isinstance(error, DatabaseNewer)
    assert f"skema {SCHEMA + 1}" in error.message("da")
    assert isinstance(refusal(database, read_only=True), DatabaseNewer)
    assert database.read_bytes() == before


def test_a_database_cut_short_is_damaged(database: Path) -> None:
    fill_with_initiatives(database)
    os.truncate(database, database.stat().st_size // 2)
    assert isinstance(refusal(database), DatabaseDamaged)


def test_a_database_cut_inside_a_page_is_damaged(database: Path) -> None:
    fill_with_initiatives(database)  # the last page of an empty table ends in nothing
    os.truncate(database, database.stat().st_size - 1000)
    assert isinstance(refusal(database), DatabaseDamaged)


def test_only_the_header_left_is_damaged(database: Path) -> None:
    os.truncate(database, 100)
    assert isinstance(refusal(database), DatabaseDamaged)


@pytest.mark.parametrize(("offset", "value"), [(16, b"\x00\x03"), (0, b"XQLite")])
def test_a_broken_header_of_ours_is_damaged_and_not_foreign(
    database: Path, offset: int, value: bytes
) -> None:
    with database.open("r+b") as file:
        file.seek(offset)
        file.write(value)
    assert isinstance(refusal(database), DatabaseDamaged)


def test_a_page_overwritten_in_the_middle_is_found_by_the_full_check(database: Path) -> None:
    fill_with_initiatives(database)
    with database.open("r+b") as file:
        for page in range(20, database.stat().st_size // 4096, 7):
            file.seek(page * 4096)
            file.write(struct.pack(">BHHHB", 0xEE, 9, 60000, 3, 7))
    assert inspect(database, check=True).state is State.DAMAGED


def test_damage_that_shows_only_at_work_is_one_clear_error(database: Path) -> None:
    fill_with_initiatives(database)
    engine = open_database(database)
    with database.open("r+b") as file:
        for page in range(20, database.stat().st_size // 4096):
            file.seek(page * 4096)
            file.write(b"\xee" * 64)
    with pytest.raises(DatabaseDamaged), read_transaction(engine) as connection:
        connection.exec_driver_sql("SELECT sum(length(words)) FROM search_document").all()
    engine.dispose()


def test_a_file_without_tables_is_damaged(tmp_path: Path) -> None:
    path = tmp_path / "sag.sqlite"
    pragma(path, f"application_id={APPLICATION_ID}")
    assert isinstance(refusal(path), DatabaseDamaged)


def test_an_older_database_must_be_upgraded_and_says_so_when_that_is_not_allowed() -> None:
    older = DatabaseFile(Path("sag.sqlite"), State.OLDER, schema=1, writable=True)
    assert isinstance(older.problem(), DatabaseOlder)
    assert isinstance(older.problem(read_only=True), DatabaseOlder)
    shut = DatabaseFile(Path("sag.sqlite"), State.OLDER, schema=1)
    assert isinstance(shut.problem(), DatabaseReadOnly)


def test_a_read_only_file_is_told_before_work_begins_and_opens_for_reading(
    pristine: Path, open_folder: Path, as_reader: AsReader
) -> None:
    path = open_folder / "sag.sqlite"
    shutil.copy(pristine, path)
    path.chmod(0o444)
    open_folder.chmod(0o555)
    with as_reader():
        assert isinstance(refusal(path), DatabaseReadOnly)
        engine = open_database(path, read_only=True)
        with read_transaction(engine) as connection:
            assert connection.exec_driver_sql("SELECT count(*) FROM plan").scalar() == 0
        engine.dispose()


def test_a_writable_file_in_a_read_only_folder_is_told_too(
    pristine: Path, open_folder: Path, as_reader: AsReader
) -> None:
    path = open_folder / "sag.sqlite"
    shutil.copy(pristine, path)
    path.chmod(0o666)
    open_folder.chmod(0o555)
    with as_reader():
        assert isinstance(refusal(path), DatabaseReadOnly)


def test_names_with_signs_that_mean_something_in_a_uri_open(pristine: Path, tmp_path: Path) -> None:
    path = tmp_path / "sag? #1 100%41 æøå.sqlite"
    shutil.copy(pristine, path)
    assert inspect(path).state is State.CURRENT
    with closing(sqlite3.connect(sqlite_uri(path), uri=True)) as connection:
        assert connection.execute("PRAGMA database_list").fetchone()[2] == str(path)
    assert [each.name for each in tmp_path.iterdir()] == [path.name]


def test_a_crashed_write_is_rolled_back_when_the_file_is_looked_at(
    database: Path, tmp_path: Path
) -> None:
    fill_with_initiatives(database, 50)
    with closing(sqlite3.connect(database, isolation_level=None)) as writer:
        writer.execute("PRAGMA cache_size=1")
        writer.execute("BEGIN IMMEDIATE")
        writer.execute("UPDATE search_document SET words = words || 'halvt'")
        crashed = tmp_path / "styrtet"
        shutil.copytree(database.parent, crashed)  # what the disk holds at this moment
        writer.execute("ROLLBACK")
    path = crashed / database.name
    found = inspect(path)
    assert found.hot_journal
    assert found.state is State.CURRENT
    engine = open_database(path)
    with read_transaction(engine) as connection:
        halves = "SELECT count(*) FROM search_document WHERE words LIKE '%halvt%'"
        assert connection.exec_driver_sql(halves).scalar() == 0
    engine.dispose()


def test_looking_at_a_live_file_drops_none_of_its_locks(database: Path) -> None:
    engine = open_database(database)
    with write_transaction(engine) as connection:
        connection.exec_driver_sql("INSERT INTO organisation VALUES ('1', 'København', 'KK')")
        assert inspect(database).state is State.CURRENT
        # Another process, for POSIX locks do not hold a process against itself.
        attempt = (
            "import sqlite3, sys;sqlite3.connect(sys.argv[1], timeout=0).execute('BEGIN IMMEDIATE')"
        )
        command = [sys.executable, "-c", attempt, str(database)]
        other = subprocess.run(command, check=False, capture_output=True, text=True)
        assert "database is locked" in other.stderr
    engine.dispose()
