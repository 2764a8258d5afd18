from __future__ import annotations

import signal
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from kkdesk.domain.recovery import Recovery
from kkdesk.errors import DatabaseDamaged
from kkdesk.services.workspace import operation
from kkdesk.session import open_session

from .test_backup import add, names

if TYPE_CHECKING:
    from pathlib import Path

no_kill = pytest.mark.skipif(sys.platform == "win32", reason="kill -9 is a matter of POSIX")

WORK = """
import sys, time
from kkdesk.session import open_session
from kkdesk.services.workspace import operation

session = open_session(sys.argv[1])
with operation(session.workspace, "add organisation Kommunen") as work:
    work.insert("organisation", name="Kommunen")
print("saved", flush=True)
time.sleep(60)
"""


def killed_at_work(database: Path) -> None:
    with subprocess.Popen(
        [sys.executable, "-c", WORK, str(database)], stdout=subprocess.PIPE, text=True
    ) as process:
        assert process.stdout is not None
        assert process.stdout.readline() == "saved\n"
        process.send_signal(signal.SIGKILL)


def recovery_of(database: Path) -> Recovery | None:
    session = open_session(str(database))
    session.close()
    return session.recovery


def test_a_run_that_ended_well_leaves_nothing_to_tell(database: Path) -> None:
    assert recovery_of(database) is None
    assert recovery_of(database) is None


@no_kill
def test_the_next_start_tells_who_was_cut_short_and_what_was_saved_last(database: Path) -> None:
    killed_at_work(database)
    found = recovery_of(database)
    assert found is not None
    assert (found.last_label, found.rolled_back) == ("add organisation Kommunen", False)
    assert found.who
    assert found.since is not None
    words = found.words("da")
    assert found.who in words
    assert "«Tilføj" in words
    assert "alt, der var gemt, er her" in words
    assert "everything that was saved is here" in found.words("en")
    assert recovery_of(database) is None, "it is told once"


def test_a_half_written_change_is_rolled_back_and_told(half_written: Path) -> None:
    found = recovery_of(half_written)
    assert found is not None
    assert found.rolled_back
    assert "rullet tilbage" in found.words("da")
    assert names(half_written) == ["gemt"]


def test_a_restore_that_never_counted_is_cleared_up_and_told(database: Path) -> None:
    add(database, "gemt")
    draft = database.with_name(f".{database.name}.4711.restored")
    draft.write_bytes(b"halv")
    found = recovery_of(database)
    assert found is not None
    assert found.restore_dropped
    assert "genopretning" in found.words("da")
    assert not draft.exists()
    assert names(database) == ["gemt"]


@no_kill
def test_a_crash_that_cost_more_than_a_change_is_a_damaged_database(database: Path) -> None:
    add(database, *map(str, range(2000)))
    killed_at_work(database)
    with database.open("r+b") as file:
        for page in range(30, database.stat().st_size // 4096):
            file.seek(page * 4096)
            file.write(b"\xee" * 64)
    with pytest.raises(DatabaseDamaged):
        open_session(str(database))


def test_one_who_is_still_at_work_is_not_taken_for_killed(database: Path) -> None:
    session = open_session(str(database))
    with operation(session.workspace, "add organisation Nu") as work:
        work.insert("organisation", name="Nu")
    reader = open_session(str(database), read_only=True)
    assert reader.recovery is None
    reader.close()
    session.close()


def test_words_are_whole_when_nothing_more_is_known() -> None:
    assert Recovery().words("da") == (
        "kkdesk blev afbrudt, sidst databasen var åben."
        " Databasen er efterset, og alt, der var gemt, er her."
    )
