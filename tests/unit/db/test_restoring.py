from __future__ import annotations

import hashlib
import shutil
import sys
from typing import TYPE_CHECKING

import pytest

from kkdesk.db import documents
from kkdesk.db.backup import copy_database, seal_file, verify_backup
from kkdesk.db.backup_shelf import back_up, backup_folder, stored_copies
from kkdesk.db.database_file import State, inspect
from kkdesk.db.engine import open_database, write_transaction
from kkdesk.db.reading import open_file
from kkdesk.db.restoring import restore_database
from kkdesk.db.shelves import DOCUMENTS
from kkdesk.domain.vocabulary import CaseKind
from kkdesk.errors import (
    BackupDamaged,
    BackupUnsealed,
    DatabaseBusy,
    DatabaseReadOnly,
    DiskFull,
    KkdeskError,
)
from kkdesk.services.documents import add_document
from kkdesk.services.workspace import Workspace, operation

from .kill_points import run_killed
from .test_backup import add, names

if TYPE_CHECKING:
    from collections.abc import Callable
    from contextlib import AbstractContextManager
    from pathlib import Path

no_kill = pytest.mark.skipif(sys.platform == "win32", reason="needs fork and kill -9")

RESTORE = """
from kkdesk.db.reading import open_file
from kkdesk.db.restoring import restore_database
from kkdesk.domain.vocabulary import CaseKind

def act(folder):
    restore_database(folder / "kopi.sqlite", folder / "kkdesk.sqlite")
"""
REPLACE = """
from kkdesk.db.backup import copy_database

def act(folder):
    copy_database(folder / "kkdesk.sqlite", folder / "kopi.sqlite", replace=True)
"""


def test_a_copy_can_be_brought_back_and_what_lay_there_is_a_copy_too(
    database: Path, tmp_path: Path
) -> None:
    add(database, "før")
    copy = copy_database(database, tmp_path / "kopi.sqlite").path
    add(database, "senere")
    kept = restore_database(copy, database)
    assert names(database) == ["før"]
    assert kept is not None
    verify_backup(kept)
    assert names(kept) == ["før", "senere"]
    assert [(one.path, one.reason) for one in stored_copies(backup_folder(database))] == [
        (kept, "before-restore")
    ]


@no_kill
@pytest.mark.parametrize("crashed", [False, True], ids=["whole", "half-written"])
def test_a_restore_that_is_killed_at_any_instant_loses_nothing(
    database: Path, half_written: Path, tmp_path: Path, *, crashed: bool
) -> None:
    add(database, "før")
    template = half_written.parent
    if not crashed:
        shutil.rmtree(template)
        template.mkdir()
        shutil.copyfile(database, template / "kkdesk.sqlite")
        add(template / "kkdesk.sqlite", "nu")
    copy_database(database, template / "kopi.sqlite")
    present = ["gemt"] if crashed else ["før", "gemt", "nu"]
    before = ["før", "gemt"]
    seen = []
    for folder in run_killed(template, tmp_path / "dræbt", RESTORE):
        path = folder / "kkdesk.sqlite"
        assert inspect(path, check=True).state is State.CURRENT, "there is always a database"
        seen.append(names(path))
        assert seen[-1] in (present, before)
        kept = [one.path for one in stored_copies(backup_folder(path))]
        if seen[-1] == before:
            assert [names(one) for one in kept] == [present], "the present is a copy"
        for one in (*kept, folder / "kopi.sqlite"):
            verify_backup(one)
        restore_database(folder / "kopi.sqlite", path)
        assert names(path) == before
    assert seen[0] == present
    assert seen[-1] == before
    assert len(seen) > 10


@no_kill
def test_a_copy_that_is_replaced_is_good_at_every_instant(database: Path, tmp_path: Path) -> None:
    template = database.parent
    copy_database(database, template / "kopi.sqlite")
    add(database, "senere")
    seen = []
    for folder in run_killed(template, tmp_path / "dræbt", REPLACE):
        verify_backup(folder / "kopi.sqlite")
        seen.append(names(folder / "kopi.sqlite"))
    assert seen[0] == []
    assert seen[-1] == ["senere"]
    seal = seal_file(folder / "kopi.sqlite").read_text().splitlines()
    assert len(seal) == 1, "a replaced copy is told no longer"


def test_an_unsealed_copy_that_is_replaced_is_sealed_as_it_is_until_then(
    database: Path, tmp_path: Path
) -> None:
    copy = copy_database(database, tmp_path / "kopi.sqlite").path
    seal_file(copy).unlink()
    add(database, "senere")
    copy_database(database, copy, replace=True)
    verify_backup(copy)
    assert names(copy) == ["senere"]


def test_a_journal_of_the_old_file_never_meets_the_restored_one(
    database: Path, tmp_path: Path
) -> None:
    add(database, "før")
    copy = copy_database(database, tmp_path / "kopi.sqlite").path
    database.write_bytes(b"ikke en database" * 1000)
    journal = database.with_name(database.name + "-journal")
    journal.write_bytes(b"\xd9\xd5\x05\xf9\x20\xa1\x63\xd7" + b"\1" * 4000)
    restore_database(copy, database)
    assert not journal.exists()
    assert names(database) == ["før"]
    assert inspect(database, check=True).state is State.CURRENT


def test_a_damaged_database_is_kept_byte_by_byte(database: Path, tmp_path: Path) -> None:
    add(database, "før")
    copy = copy_database(database, tmp_path / "kopi.sqlite").path
    damaged = database.read_bytes()[: 4096 * 3] + b"\xee" * 5000
    database.write_bytes(damaged)
    kept = restore_database(copy, database)
    assert kept is not None
    assert kept.read_bytes() == damaged
    assert kept.stat().st_mode & 0o077 == 0
    assert names(database) == ["før"]


def test_a_missing_database_comes_back(database: Path, tmp_path: Path) -> None:
    add(database, "før")
    copy = copy_database(database, tmp_path / "kopi.sqlite").path
    database.unlink()
    assert restore_database(copy, database) is None
    assert names(database) == ["før"]


def test_a_damaged_or_unsealed_copy_is_not_brought_back(database: Path, tmp_path: Path) -> None:
    add(database, "før")
    copy = copy_database(database, tmp_path / "kopi.sqlite").path
    add(database, "nu")
    seal = seal_file(copy).read_text()
    seal_file(copy).unlink()
    with pytest.raises(BackupUnsealed):
        restore_database(copy, database)
    seal_file(copy).write_text(seal)
    copy.write_bytes(copy.read_bytes()[:-4096])
    with pytest.raises(BackupDamaged):
        restore_database(copy, database)
    assert names(database) == ["før", "nu"]
    assert not backup_folder(database).exists()


def test_documents_are_copied_once_and_come_back_with_the_database(
    database: Path, tmp_path: Path
) -> None:
    folder = documents.document_folder(database)
    digest = add_file(database, b"%PDF-1.7 brev")
    copy = back_up(database, "manual")
    assert back_up(database, "manual").missing_documents == ()
    shelf = backup_folder(database) / DOCUMENTS
    assert [one.name for one in shelf.iterdir()] == [digest]
    assert (shelf / digest).stat().st_mode & 0o077 == 0
    (folder / digest).write_bytes(b"forvansket")
    restore_database(copy.path, database)
    assert documents.load(folder, digest) == b"%PDF-1.7 brev"
    shutil.rmtree(folder)
    elsewhere = tmp_path / "usb"
    shutil.copytree(backup_folder(database), elsewhere)
    restore_database(elsewhere / copy.path.name, database)
    assert documents.load(folder, digest) == b"%PDF-1.7 brev"


def test_a_document_that_is_gone_is_told_and_stops_no_backup(database: Path) -> None:
    digest = add_file(database, b"%PDF-1.7 brev")
    shutil.rmtree(documents.document_folder(database))
    assert back_up(database, "manual").missing_documents == (digest,)


def test_somebody_who_writes_keeps_a_restore_away(
    database: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("kkdesk.db.restoring.BUSY_SECONDS", 0.1)
    copy = copy_database(database, tmp_path / "kopi.sqlite").path
    engine = open_database(database)
    with write_transaction(engine), pytest.raises(DatabaseBusy):
        restore_database(copy, database)
    engine.dispose()
    assert {one.name for one in database.parent.iterdir()} == {database.name}


def test_a_folder_that_allows_no_writing_is_told_and_nothing_changes(
    pristine: Path, open_folder: Path, as_reader: Callable[[], AbstractContextManager[None]]
) -> None:
    path = open_folder / "sag.sqlite"
    path.write_bytes(pristine.read_bytes())
    copy_database(path, open_folder / "kopi.sqlite")
    for one in open_folder.iterdir():
        one.chmod(0o644)
    open_folder.chmod(0o555)
    with as_reader(), pytest.raises(KkdeskError) as caught:
        restore_database(open_folder / "kopi.sqlite", path)
    assert not isinstance(caught.value, DatabaseReadOnly)
    assert "mappen" in caught.value.message("da")


def test_a_full_disk_keeps_what_was_there(database: Path, small_disk: Path) -> None:
    add(database, "gemt")  # over a megabyte already, and the disk has two
    path = small_disk / "sag.sqlite"
    shutil.copyfile(database, path)
    copy = copy_database(database, database.with_name("kopi.sqlite")).path
    with pytest.raises(DiskFull):
        restore_database(copy, path)
    assert [one.name for one in small_disk.iterdir() if one.is_file()] == ["sag.sqlite"]
    assert names(path) == ["gemt"]


def add_file(database: Path, content: bytes) -> str:
    """Keep a file with a database as a person does, and return its SHA-256."""
    source = database.with_name("brev.pdf")
    source.write_bytes(content)
    workspace = Workspace(open_file(database), "tester")
    with operation(workspace, "add case 1") as work:
        case = work.insert("case", number="1", title="Sag", kind=CaseKind.BRIEFING)
    add_document(workspace, case, source)
    workspace.opened.dispose()
    return hashlib.sha256(content).hexdigest()
