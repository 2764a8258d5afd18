"""Transactions: what they keep, what they refuse, and how each fault reads."""

from __future__ import annotations

import os
import signal
import sqlite3
import subprocess
import sys
import threading
from contextlib import closing
from typing import TYPE_CHECKING

import pytest
from sqlalchemy import text
from sqlalchemy.exc import IntegrityError, OperationalError

from kkdesk.db.database_file import APPLICATION_ID, SCHEMA, State, inspect
from kkdesk.db.engine import (
    create_database,
    database_path,
    is_read_only,
    open_database,
    open_engine,
    read_transaction,
    translate_db_error,
    write_transaction,
)
from kkdesk.errors import (
    DatabaseBusy,
    DatabaseExists,
    DatabaseFolderMissing,
    DatabaseMissing,
    DatabaseReadOnly,
    DiskFull,
    KkdeskError,
    ReadOnlyMode,
    StorageFault,
    UnexpectedFault,
    UsageError,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from contextlib import AbstractContextManager
    from pathlib import Path

    from sqlalchemy import Engine

ADD = "INSERT INTO organisation (id, name, short_name) VALUES (:id, :name, '')"


@pytest.fixture
def engine(database: Path) -> Iterator[Engine]:
    opened = open_database(database)
    yield opened
    opened.dispose()


def names(engine: Engine) -> list[str]:
    with read_transaction(engine) as connection:
        found = connection.exec_driver_sql("SELECT name FROM organisation ORDER BY name")
        return [str(name) for (name,) in found]


def add(engine: Engine, name: str) -> None:
    with write_transaction(engine) as connection:
        connection.execute(text(ADD), {"id": name, "name": name})


def add_all(engine: Engine, *wanted: str) -> None:
    with write_transaction(engine) as connection:
        for name in wanted:
            connection.execute(text(ADD), {"id": name, "name": name})


def add_while_it_vanishes(engine: Engine, path: Path) -> None:
    with write_transaction(engine) as connection:
        path.unlink()
        connection.execute(text(ADD), {"id": "a", "name": "a"})


def add_until_it_fails(engine: Engine) -> None:
    for number in range(2000):
        add(engine, f"{number} " + "x" * 20_000)


def message_of(error: KkdeskError) -> str:
    message = error.message("da")
    assert message.endswith(error.parts("da").advice)
    assert "Traceback" not in message
    return message


def test_the_settings_of_a_connection_are_the_safe_ones(engine: Engine) -> None:
    with read_transaction(engine) as connection:
        found = {
            name: connection.exec_driver_sql(f"PRAGMA {name}").scalar()
            for name in (
                *("application_id", "user_version", "journal_mode", "synchronous"),
                *("foreign_keys", "busy_timeout"),
            )
        }
    assert found == {
        "application_id": APPLICATION_ID,
        "user_version": SCHEMA,
        "journal_mode": "delete",
        "synchronous": 2,
        "foreign_keys": 1,
        "busy_timeout": 5000,
    }


def test_a_write_is_kept_and_an_exception_undoes_all_of_it(engine: Engine) -> None:
    add(engine, "København")
    with pytest.raises(IntegrityError):
        add_all(engine, "x", "y", "x")
    assert names(engine) == ["København"]


def test_a_read_transaction_cannot_write_and_does_not_spoil_the_next_write(
    engine: Engine,
) -> None:
    with pytest.raises(DatabaseReadOnly), read_transaction(engine) as connection:
        connection.execute(text(ADD), {"id": "x", "name": "x"})
    add(engine, "Frederiksberg")
    assert names(engine) == ["Frederiksberg"]


def test_a_read_sees_one_moment_while_another_waits_to_write(
    engine: Engine, database: Path
) -> None:
    add(engine, "a")
    other = open_database(database)
    count = "SELECT count(*) FROM organisation"
    writer = threading.Thread(target=add, args=(other, "b"))
    with read_transaction(engine) as connection:
        first = connection.exec_driver_sql(count).scalar()
        writer.start()
        writer.join(0.2)
        assert connection.exec_driver_sql(count).scalar() == first == 1
    writer.join(10)
    assert names(engine) == ["a", "b"]
    other.dispose()


def test_a_fault_of_the_program_keeps_its_own_name(engine: Engine) -> None:
    add(engine, "a")
    with pytest.raises(IntegrityError):
        add(engine, "a")
    with pytest.raises(OperationalError), read_transaction(engine) as connection:
        connection.exec_driver_sql("SELECT * FROM ingen_tabel")


def test_foreign_keys_are_enforced(engine: Engine) -> None:
    with pytest.raises(IntegrityError), write_transaction(engine) as connection:
        connection.exec_driver_sql(
            "INSERT INTO initiative_alias (id, initiative_id, text) VALUES ('1', 'nej', 'x')"
        )


def test_a_read_only_engine_refuses_changes_at_once(database: Path) -> None:
    engine = open_engine(database, read_only=True)
    assert is_read_only(engine)
    with pytest.raises(ReadOnlyMode) as caught, write_transaction(engine):
        pass
    assert str(database) in message_of(caught.value)
    assert names(engine) == []
    engine.dispose()


def test_the_warm_connection_is_used_again(engine: Engine) -> None:
    seen = set()
    for _ in range(3):
        with read_transaction(engine) as connection:
            seen.add(id(connection.connection.dbapi_connection))
    assert len(seen) == 1


def test_a_writer_who_does_not_finish_makes_the_database_busy(
    engine: Engine, database: Path
) -> None:
    with closing(sqlite3.connect(database, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        with read_transaction(engine) as connection:
            connection.exec_driver_sql("PRAGMA busy_timeout=50")
        with pytest.raises(DatabaseBusy) as caught:
            add(engine, "a")
        message_of(caught.value)
        other.execute("ROLLBACK")
    add(engine, "b")
    assert names(engine) == ["b"]


def test_a_file_that_disappears_takes_no_change_with_it(engine: Engine, database: Path) -> None:
    add(engine, "a")
    away = database.with_name("flyttet.sqlite")
    database.rename(away)
    with pytest.raises(DatabaseMissing) as caught:
        add(engine, "b")
    assert str(database) in message_of(caught.value)
    with pytest.raises(DatabaseMissing):
        names(engine)
    away.rename(database)
    add(engine, "c")
    assert names(engine) == ["a", "c"]


def test_a_file_that_disappears_inside_a_write_is_noticed_before_the_commit(
    engine: Engine, database: Path
) -> None:
    with pytest.raises(DatabaseMissing):
        add_while_it_vanishes(engine, database)


def test_a_file_that_was_exchanged_is_told_once_and_then_used(
    engine: Engine, database: Path, tmp_path: Path
) -> None:
    add(engine, "gammel")
    other = tmp_path / "anden.sqlite"
    create_database(other)
    other.replace(database)
    with pytest.raises(DatabaseMissing):
        add(engine, "ny")
    add(engine, "ny")
    assert names(engine) == ["ny"]


def test_a_full_disk_is_told_and_nothing_saved_is_lost(small_disk: Path) -> None:
    path = small_disk / "sag.sqlite"
    create_database(path)
    engine = open_database(path)
    add(engine, "bevaret")
    with pytest.raises(DiskFull) as caught:
        add_until_it_fails(engine)
    assert str(path) in message_of(caught.value)
    assert "bevaret" in names(engine)
    engine.dispose()
    assert inspect(path, check=True).state is State.CURRENT


def test_no_room_for_a_new_database_leaves_nothing_half_made(small_disk: Path) -> None:
    (small_disk / "fyld").write_bytes(b"x" * (2 * 1024 * 1024 - 100 * 1024))
    with pytest.raises(DiskFull):
        create_database(small_disk / "sag.sqlite")
    assert [each.name for each in small_disk.iterdir()] == ["fyld"]


def test_a_page_limit_reads_as_a_full_disk_too(engine: Engine) -> None:
    with read_transaction(engine) as connection:
        pages = connection.exec_driver_sql("PRAGMA page_count").scalar_one()
        connection.exec_driver_sql(f"PRAGMA max_page_count={pages}")
    with pytest.raises(DiskFull):
        add(engine, "x" * 100_000)
    assert names(engine) == []


def test_rights_that_are_taken_away_during_work_are_told(
    open_folder: Path, pristine: Path, as_reader: Callable[[], AbstractContextManager[None]]
) -> None:
    path = open_folder / "sag.sqlite"
    path.write_bytes(pristine.read_bytes())
    path.chmod(0o666)
    open_folder.chmod(0o777)
    with as_reader():
        engine = open_database(path)
        add(engine, "a")
    open_folder.chmod(0o555)
    with as_reader():
        with pytest.raises(DatabaseReadOnly) as caught:
            add(engine, "b")
        assert names(engine) == ["a"]
    message_of(caught.value)
    engine.dispose()


def test_a_new_database_replaces_nothing_and_needs_its_folder(tmp_path: Path) -> None:
    path = tmp_path / "sag.sqlite"
    path.write_text("vigtigt")
    with pytest.raises(DatabaseExists):
        create_database(path)
    assert path.read_text() == "vigtigt"
    with pytest.raises(DatabaseFolderMissing):
        create_database(tmp_path / "nej" / "sag.sqlite")
    assert list(tmp_path.iterdir()) == [path]


@pytest.mark.skipif(sys.platform == "win32", reason="permission bits are a matter of POSIX")
def test_a_new_database_is_for_its_owner_only_and_comes_alone(tmp_path: Path) -> None:
    path = tmp_path / "sag.sqlite"
    create_database(path)
    assert path.stat().st_mode & 0o777 == 0o600
    assert list(tmp_path.iterdir()) == [path]


COUNT_UP = """
import sys
from pathlib import Path
from sqlalchemy import text
from kkdesk.db.engine import open_database, write_transaction
engine = open_database(Path(sys.argv[1]))
for _ in range(200):
    with write_transaction(engine) as connection:
        position = connection.exec_driver_sql("SELECT position FROM committee").scalar_one()
        connection.execute(text("UPDATE committee SET position = :p"), {"p": position + 1})
"""


def test_two_processes_that_count_together_lose_no_count(engine: Engine, database: Path) -> None:
    add(engine, "KK")
    with write_transaction(engine) as connection:
        connection.exec_driver_sql(
            "INSERT INTO committee (id, organisation_id, code, name, weekday, chair, position)"
            " VALUES ('1', 'KK', '', '', '', '', 0)"
        )
    command = [sys.executable, "-c", COUNT_UP, str(database)]
    runs = [subprocess.Popen(command) for _ in range(2)]
    assert [run.wait(120) for run in runs] == [0, 0]
    with read_transaction(engine) as connection:
        assert connection.exec_driver_sql("SELECT position FROM committee").scalar() == 400


WRITE_ON = """
import os, sys
from itertools import count
from pathlib import Path
from sqlalchemy import text
from kkdesk.db.engine import open_database, write_transaction

def write_until_killed(turn):
    engine = open_database(Path(sys.argv[1]))
    print(os.getpid(), flush=True)
    for number in count(100_000 * turn):
        with write_transaction(engine) as connection:
            for part in "ab":
                connection.execute(
                    text("INSERT INTO organisation VALUES (:id, :name, '')"),
                    {"id": f"{number}{part}", "name": "x" * 3000},
                )
        print(number, flush=True)

for turn in range(int(sys.argv[2])):
    child = os.fork()
    if child == 0:
        write_until_killed(turn)
    os.waitpid(child, 0)
    print("dead", flush=True)
"""
KILLS = 20


@pytest.mark.skipif(sys.platform == "win32", reason="needs fork and kill -9")
def test_kill_9_during_writes_loses_no_acknowledged_commit(database: Path) -> None:
    acknowledged: set[str] = set()
    command = [sys.executable, "-c", WRITE_ON, str(database), str(KILLS)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        for turn in range(KILLS):
            writer = int(process.stdout.readline())
            acknowledged |= {process.stdout.readline().strip() for _ in range(1 + turn)}
            os.kill(writer, signal.SIGKILL)
            acknowledged |= {line.strip() for line in iter(process.stdout.readline, "dead\n")}
            assert inspect(database, check=True).state is State.CURRENT
    engine = open_database(database)
    with read_transaction(engine) as connection:
        kept = {str(key) for (key,) in connection.exec_driver_sql("SELECT id FROM organisation")}
    engine.dispose()
    assert len(acknowledged) >= sum(range(1, KILLS + 1))
    assert {f"{number}{part}" for number in acknowledged for part in "ab"} <= kept
    assert len(kept) % 2 == 0, "a transaction is kept whole or not at all"


@pytest.mark.parametrize(
    ("error", "kind"),
    [
        (FileNotFoundError(2, "x"), DatabaseMissing),
        (PermissionError(13, "x"), DatabaseReadOnly),
        (OSError(28, "x"), DiskFull),
        (OSError(5, "x"), StorageFault),
        (KeyError("x"), UnexpectedFault),
        (sqlite3.ProgrammingError("x"), UnexpectedFault),
    ],
)
def test_every_error_becomes_one_that_a_person_can_read(
    error: Exception, kind: type[KkdeskError]
) -> None:
    translated = translate_db_error(error, "sag.sqlite")
    assert type(translated) is kind
    message_of(translated)


def test_a_kkdesk_error_stays_itself() -> None:
    error = ReadOnlyMode("sag.sqlite")
    assert translate_db_error(error, "anden") is error


def test_a_url_of_an_sqlite_file_means_the_file(database: Path) -> None:
    engine = open_engine(f"sqlite:///{database}")
    assert database_path(engine) == database
    engine.dispose()


@pytest.mark.parametrize("url", ["nonsense://", "postgresql+nodriver://host/db", "://"])
def test_a_url_that_cannot_be_used_is_told(url: str) -> None:
    with pytest.raises(UsageError) as caught:
        open_engine(url)
    message_of(caught.value)
