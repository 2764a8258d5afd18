from __future__ import annotations

import os
import signal
import stat
import subprocess
import sys
from contextlib import contextmanager
from typing import TYPE_CHECKING

import pytest

from kkdesk.db.engine import open_database, read_transaction
from kkdesk.db.instance_lock import Holder, acquire, holder, lock_file
from kkdesk.errors import DatabaseFolderMissing, DatabaseInUse, DatabaseReadOnly

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from contextlib import AbstractContextManager
    from pathlib import Path

HOLD = """
import sys
from pathlib import Path
from kkdesk.db.instance_lock import acquire
lock = acquire(Path(sys.argv[1]), "Åse Ørsted")
print("held", flush=True)
sys.stdin.read()
lock.release()
"""


@contextmanager
def other_instance(path: Path) -> Iterator[subprocess.Popen[str]]:
    """Another process that has the database open for writing."""
    with subprocess.Popen(
        [sys.executable, "-c", HOLD, str(path)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    ) as process:
        assert process.stdout is not None
        assert process.stdout.readline() == "held\n"
        yield process


def test_a_second_instance_is_told_who_has_the_database(database: Path) -> None:
    with other_instance(database) as process:
        with pytest.raises(DatabaseInUse) as caught:
            acquire(database)
        assert caught.value.who == "Åse Ørsted"
        assert caught.value.pid == process.pid
        message = caught.value.message("da")
        assert "Åse Ørsted" in message
        assert "skrivebeskyttet" in message
        process.communicate("")


def test_a_second_instance_may_read(database: Path) -> None:
    with other_instance(database) as process:
        engine = open_database(database, read_only=True)
        with read_transaction(engine) as connection:
            assert connection.exec_driver_sql("SELECT count(*) FROM plan").scalar() == 0
        engine.dispose()
        process.communicate("")


def test_the_lock_falls_with_a_killed_process(database: Path) -> None:
    with other_instance(database) as process:
        process.send_signal(signal.SIGKILL if sys.platform != "win32" else signal.SIGTERM)
        process.wait()
    with acquire(database, "Bo"):
        assert holder(database).user == "Bo"


def test_within_one_process_too_only_one_may_write(database: Path) -> None:
    with acquire(database, "Bo"), pytest.raises(DatabaseInUse):
        acquire(database)


def test_a_released_lock_leaves_nothing_behind_and_can_be_taken_again(database: Path) -> None:
    for _ in range(3):
        lock = acquire(database)
        assert lock_file(database).exists()
        lock.release()
        lock.release()
    assert [each.name for each in database.parent.iterdir()] == [database.name]


@pytest.mark.skipif(sys.platform == "win32", reason="permission bits are a matter of POSIX")
def test_the_lock_file_is_for_its_owner_only(database: Path) -> None:
    with acquire(database):
        assert stat.S_IMODE(lock_file(database).stat().st_mode) == 0o600


@pytest.mark.skipif(sys.platform == "win32", reason="links need rights there")
def test_a_link_to_the_database_is_the_same_database(database: Path, tmp_path: Path) -> None:
    link = tmp_path / "genvej.sqlite"
    link.symlink_to(database)
    with acquire(database), pytest.raises(DatabaseInUse):
        acquire(link)


@pytest.mark.parametrize("note", [b"", b"{", b'{"user": 1}', b"\xff" * 9000, b"[]"])
def test_an_unreadable_note_names_nobody_and_hides_nothing(database: Path, note: bytes) -> None:
    with acquire(database):
        lock_file(database).write_bytes(note)
        assert holder(database) == Holder()
        with pytest.raises(DatabaseInUse) as caught:
            acquire(database)
        assert "en anden" in caught.value.message("da")


def test_a_missing_folder_is_told(tmp_path: Path) -> None:
    with pytest.raises(DatabaseFolderMissing):
        acquire(tmp_path / "nej" / "sag.sqlite")


def test_a_folder_that_allows_no_lock_allows_no_writing(
    open_folder: Path, as_reader: Callable[[], AbstractContextManager[None]]
) -> None:
    open_folder.chmod(0o555)
    with as_reader(), pytest.raises(DatabaseReadOnly):
        acquire(open_folder / "sag.sqlite")


def test_many_who_come_and_go_never_hold_it_together(database: Path) -> None:
    script = """
import os, sys
from pathlib import Path
from kkdesk.db.instance_lock import acquire
from kkdesk.errors import DatabaseInUse
database, mark = Path(sys.argv[1]), Path(sys.argv[2])
won = 0
while won < 60:
    try:
        lock = acquire(database)
    except DatabaseInUse:
        continue
    os.close(os.open(mark, os.O_CREAT | os.O_EXCL))  # fails if the other is inside too
    mark.unlink()
    lock.release()
    won += 1
"""
    mark = database.with_name("inde")
    runs = [
        subprocess.Popen([sys.executable, "-c", script, str(database), str(mark)]) for _ in range(2)
    ]
    assert [run.wait(60) for run in runs] == [0, 0]


def test_the_note_says_which_process_holds_it(database: Path) -> None:
    with acquire(database, "Bo"):
        found = holder(database)
    assert (found.user, found.pid) == ("Bo", os.getpid())
    assert found.host
    assert found.since is not None
