from __future__ import annotations

import sqlite3
import subprocess
import sys
import threading
from contextlib import closing
from typing import TYPE_CHECKING

import pytest

from kkdesk.db.backup import copy_database, seal_file, verify_backup
from kkdesk.db.backup_shelf import backup_folder, backup_name
from kkdesk.db.database_file import State, inspect
from kkdesk.db.engine import open_database, read_transaction, write_transaction
from kkdesk.errors import (
    BackupDamaged,
    BackupFailed,
    BackupUnsealed,
    DatabaseDamaged,
    DatabaseMissing,
    DiskFull,
)

if TYPE_CHECKING:
    from collections.abc import Callable
    from contextlib import AbstractContextManager
    from pathlib import Path


def add(path: Path, *names: str) -> None:
    engine = open_database(path)
    with write_transaction(engine) as connection:
        for name in names:
            connection.exec_driver_sql("INSERT INTO organisation VALUES (?, ?, '')", (name, name))
    engine.dispose()


def names(path: Path) -> list[str]:
    with closing(sqlite3.connect(path)) as connection:
        return [name for (name,) in connection.execute("SELECT name FROM organisation ORDER BY 1")]


def test_a_copy_holds_everything_and_is_sealed(database: Path, tmp_path: Path) -> None:
    add(database, "København")
    copy = copy_database(database, tmp_path / "kopi.sqlite")
    assert names(copy.path) == ["København"]
    assert inspect(copy.path).state is State.CURRENT
    assert seal_file(copy.path).read_text() == f"{copy.sha256}  kopi.sqlite\n"
    assert copy.size == copy.path.stat().st_size
    verify_backup(copy.path)
    left = {each.name for each in tmp_path.iterdir() if each.is_file()}
    assert left == {"kopi.sqlite", "kopi.sqlite.sha256"}


@pytest.mark.skipif(sys.platform != "linux", reason="sha256sum comes with Linux")
def test_the_seal_can_be_checked_without_kkdesk(database: Path, tmp_path: Path) -> None:
    copy_database(database, tmp_path / "kopi.sqlite")
    command = ["sha256sum", "--check", "--strict", "kopi.sqlite.sha256"]
    assert subprocess.run(command, cwd=tmp_path, check=False, capture_output=True).returncode == 0


@pytest.mark.skipif(sys.platform == "win32", reason="permission bits are a matter of POSIX")
def test_copies_are_for_their_owner_only(database: Path) -> None:
    copy = copy_database(database, backup_name(database, "test"))
    assert backup_folder(database).stat().st_mode & 0o777 == 0o700
    assert {each.stat().st_mode & 0o777 for each in backup_folder(database).iterdir()} == {0o600}
    assert copy.path.parent == backup_folder(database)


def test_a_copy_is_whole_while_others_write(database: Path, tmp_path: Path) -> None:
    stop = threading.Event()

    def write() -> None:
        engine = open_database(database)
        number = 0
        while not stop.wait(0.005):  # SQLite lets nobody in before one who never pauses
            with write_transaction(engine) as connection:
                for part in "ab":
                    connection.exec_driver_sql(
                        "INSERT INTO organisation VALUES (?, '', '')", (f"{number}{part}",)
                    )
            number += 1
        engine.dispose()

    writer = threading.Thread(target=write)
    writer.start()
    try:
        for number in range(5):
            copy = copy_database(database, tmp_path / f"kopi-{number}.sqlite")
            verify_backup(copy.path)
            assert len(names(copy.path)) % 2 == 0
    finally:
        stop.set()
        writer.join()


def test_an_open_engine_can_be_copied_and_keeps_working(database: Path, tmp_path: Path) -> None:
    engine = open_database(database)
    with write_transaction(engine) as connection:
        connection.exec_driver_sql("INSERT INTO organisation VALUES ('1', 'a', '')")
    copy = copy_database(engine, tmp_path / "kopi.sqlite")
    with read_transaction(engine) as connection:
        assert connection.exec_driver_sql("SELECT count(*) FROM organisation").scalar() == 1
    engine.dispose()
    assert names(copy.path) == ["a"]


def test_one_flipped_bit_in_a_copy_is_found(database: Path, tmp_path: Path) -> None:
    add(database, "København")
    copy = copy_database(database, tmp_path / "kopi.sqlite").path
    content = bytearray(copy.read_bytes())
    content[content.index("København".encode())] ^= 1
    copy.write_bytes(content)
    assert inspect(copy, check=True).state is State.CURRENT, "SQLite alone does not see it"
    with pytest.raises(BackupDamaged) as caught:
        verify_backup(copy)
    assert str(copy) in caught.value.message("da")


def test_a_copy_that_is_no_database_is_refused(tmp_path: Path) -> None:
    (tmp_path / "brev.txt").write_text("hej")
    with pytest.raises(BackupDamaged):
        verify_backup(tmp_path / "brev.txt", unsealed=True)
    with pytest.raises(DatabaseMissing):
        verify_backup(tmp_path / "nej.sqlite")


def test_a_copy_never_replaces_a_file_unasked_and_never_its_source(
    database: Path, tmp_path: Path
) -> None:
    target = tmp_path / "kopi.sqlite"
    target.write_text("vigtigt")
    with pytest.raises(BackupFailed):
        copy_database(database, target)
    assert target.read_text() == "vigtigt"
    copy_database(database, target, replace=True)
    verify_backup(target)
    with pytest.raises(BackupFailed):
        copy_database(database, database, replace=True)
    assert inspect(database).state is State.CURRENT


def test_a_damaged_source_gives_no_copy(database: Path, tmp_path: Path) -> None:
    add(database, *map(str, range(2000)))
    with database.open("r+b") as file:
        for page in range(30, database.stat().st_size // 4096):
            file.seek(page * 4096)
            file.write(b"\xee" * 64)
    with pytest.raises(DatabaseDamaged):
        copy_database(database, tmp_path / "kopi.sqlite")
    assert not (tmp_path / "kopi.sqlite").exists()


def test_a_missing_source_is_told(tmp_path: Path) -> None:
    with pytest.raises(DatabaseMissing):
        copy_database(tmp_path / "nej.sqlite", tmp_path / "kopi.sqlite")


def test_a_folder_that_allows_no_writing_is_told(
    pristine: Path, open_folder: Path, as_reader: Callable[[], AbstractContextManager[None]]
) -> None:
    source = open_folder / "sag.sqlite"
    source.write_bytes(pristine.read_bytes())
    open_folder.chmod(0o555)
    with as_reader(), pytest.raises(BackupFailed) as caught:
        copy_database(source, open_folder / "kopi.sqlite")
    assert "mappen" in caught.value.message("da")


def test_a_full_disk_leaves_no_half_copy(database: Path, small_disk: Path) -> None:
    add(database, *("x" * 9000 + str(number) for number in range(300)))
    with pytest.raises(DiskFull) as caught:
        copy_database(database, small_disk / "kopi.sqlite")
    assert "kopi.sqlite" in caught.value.message("da")
    assert list(small_disk.iterdir()) == []


def test_a_copy_without_its_seal_is_not_called_good(database: Path, tmp_path: Path) -> None:
    copy = copy_database(database, tmp_path / "kopi.sqlite").path
    seal_file(copy).unlink()
    with pytest.raises(BackupUnsealed) as caught:
        verify_backup(copy)
    assert str(seal_file(copy)) in caught.value.message("da")
    verify_backup(copy, unsealed=True)


def test_a_copy_of_a_crashed_database_holds_what_was_saved(half_written: Path) -> None:
    copy = copy_database(half_written, half_written.with_name("kopi.sqlite"))
    assert names(copy.path) == ["gemt"]
    verify_backup(copy.path)
