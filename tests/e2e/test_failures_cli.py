"""Every way a database may fail a command: one clear message, exit code 1, nothing else."""

from __future__ import annotations

import os
import shutil
import sys
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from kkdesk.__main__ import run
from kkdesk.db.instance_lock import acquire
from kkdesk.db.reading import open_file
from kkdesk.services.exchange import list_copies
from kkdesk.services.workspace import Workspace
from tests.e2e.conftest import FAULTY
from tests.small_disk import mounted, resize

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tests.e2e.conftest import Run

PROJECT = Path(__file__).resolve().parents[2]
SAMPLE = PROJECT / "resources" / "sample"
AS_ROOT = hasattr(os, "geteuid") and os.geteuid() == 0


@pytest.mark.parametrize("command", ["list", "load"])
@pytest.mark.parametrize("case", FAULTY)
def test_a_file_that_cannot_be_used_is_told_and_left_as_it_is(
    kkdesk: Run, database: Path, case: str, command: str
) -> None:
    make, said = FAULTY[case]
    make(database)
    if command == "load" and case == "missing":
        pytest.skip("loading makes a database that is missing")
    before = database.read_bytes() if database.exists() else None
    words = ("list", "plans") if command == "list" else ("load", SAMPLE)
    ended = kkdesk(*words, "--database", database)
    assert (ended.code, ended.out) == (1, "")
    assert said in ended.err
    assert ended.err.count("\n") == 1
    assert (database.read_bytes() if database.exists() else None) == before
    assert [path.name for path in database.parent.glob("*.lock")] == []


def test_english_says_the_same(kkdesk: Run, database: Path) -> None:
    database.write_bytes(b"")
    ended = kkdesk("list", "plans", "--database", database, "--lang", "en")
    assert ended.code == 1
    assert "is empty (0 bytes)" in ended.err


def test_a_folder_that_is_gone_is_told(kkdesk: Run, tmp_path: Path) -> None:
    ended = kkdesk("list", "plans", "--database", tmp_path / "væk" / "kkdesk.sqlite")
    assert ended.code == 1
    assert "eller drevet er koblet fra" in ended.err


def test_a_url_that_cannot_be_read_is_wrongly_asked(kkdesk: Run) -> None:
    ended = kkdesk("list", "plans", "--database", "nix://user:hemmelig@host/x")
    assert ended.code == 2
    assert "hemmelig" not in ended.err


def test_a_database_in_use_can_be_read_but_not_written(kkdesk: Run, database: Path) -> None:
    with acquire(database, "Anne"):
        reading = kkdesk("list", "rounds", "--database", database)
        writing = kkdesk("load", SAMPLE, "--database", database)
    assert (reading.code, writing.code) == (0, 1)
    assert "Anne" in writing.err


def test_a_demo_is_not_built_over_a_database_in_use(kkdesk: Run, tmp_path: Path) -> None:
    database = tmp_path / "kkdesk.sqlite"
    kkdesk("load", SAMPLE, "--database", database)
    before = database.stat()
    with acquire(database, "Anne"):
        ended = kkdesk("demo", tmp_path)
    assert ended.code == 1
    assert "Anne" in ended.err
    assert database.stat().st_ino == before.st_ino


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """A file system of one megabyte; skipped where this user may not mount one."""
    with mounted(tmp_path / "lille-disk", 1) as disk:
        yield disk


def test_a_full_disk_is_told_and_leaves_nothing_half_made(kkdesk: Run, small_disk: Path) -> None:
    database = small_disk / "kkdesk.sqlite"
    ended = kkdesk("load", SAMPLE, "--database", database)
    assert ended.code == 1
    assert "Der er ikke plads" in ended.err
    demo = kkdesk("demo", small_disk)
    assert demo.code == 1
    assert "Der er ikke plads" in demo.err
    assert not [path.name for path in small_disk.iterdir() if path.name.startswith(".")]


@pytest.mark.parametrize("room", [0.3, 1.5])
def test_a_copy_that_a_full_stick_does_not_take_leaves_the_stick_empty_and_is_not_out(
    kkdesk: Run, database: Path, small_disk: Path, room: float
) -> None:
    """One file of the copy does not fit, or the second one does not."""
    resize(small_disk, int(database.stat().st_size * room))
    taken = ("check-out", small_disk / "kopi", "--database", database)
    ended = kkdesk(*taken)
    assert ended.code == 1
    assert "Der er ikke plads" in ended.err
    assert list((small_disk / "kopi").iterdir()) == []
    opened = open_file(database, read_only=True)
    assert list_copies(Workspace(opened, "")) == ()
    opened.dispose()
    resize(small_disk, database.stat().st_size * 4)
    assert kkdesk(*taken).code == 0


@pytest.mark.skipif(not AS_ROOT or sys.platform != "linux", reason="needs to become another user")
def test_a_file_that_may_only_be_read_is_read_and_not_written(
    sample_database: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "excepthook", sys.excepthook)  # put back afterwards
    folder = Path(tempfile.mkdtemp(prefix="kkdesk-test-"))
    database = Path(shutil.copyfile(sample_database, folder / "kkdesk.sqlite"))
    sample = shutil.copytree(SAMPLE, folder / "sample")
    listing = ["list", "rounds", "--database", str(database)]
    # Everything is imported that the other user may not reach: the project can lie in /root.
    assert run(listing) == 0
    assert run(["load", str(sample), "--database", str(folder / "other.sqlite")]) == 0
    database.chmod(0o444)
    folder.chmod(0o555)
    capsys.readouterr()
    os.seteuid(65534)
    try:
        listed, first = run(listing), capsys.readouterr()
        loaded, second = (
            run(["load", str(sample), "--database", str(database)]),
            capsys.readouterr(),
        )
    finally:
        os.seteuid(0)
        folder.chmod(0o755)
        shutil.rmtree(folder)
    assert (listed, first.err) == (0, "")
    assert loaded == 1
    assert "Du har ikke lov til at skrive" in second.err
