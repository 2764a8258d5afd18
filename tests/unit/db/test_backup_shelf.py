from __future__ import annotations

import os
import shutil
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

from kkdesk.db.backup import seal_file, verify_backup
from kkdesk.db.backup_shelf import (
    back_up,
    backup_folder,
    discard_if_known,
    stored_copies,
    thin_out,
)
from kkdesk.domain.backups import BackupReason

from .test_backup import add

if TYPE_CHECKING:
    from pathlib import Path

NOW = datetime(2026, 11, 27, 15, tzinfo=UTC)


def put_copy(database: Path, age: timedelta, reason: str = BackupReason.START) -> Path:
    """Lay a sealed copy in the folder as if it had been made so long ago."""
    made = back_up(database, reason)
    stamp = (NOW - age).strftime("%Y%m%dT%H%M%S%fZ")
    path = made.path.with_name(f"{database.stem}-{stamp}-{reason}.sqlite")
    made.path.rename(path)
    seal_file(made.path).rename(seal_file(path))
    return path


def test_copies_are_told_newest_first_and_other_files_are_left_out(database: Path) -> None:
    assert stored_copies(backup_folder(database)) == []
    old = put_copy(database, timedelta(days=2))
    new = put_copy(database, timedelta(hours=1), "schema-3-to-4")
    seal_file(old).unlink()
    (backup_folder(database) / "brev.txt").write_text("hej")
    (backup_folder(database) / "sag-20269999T999999999999Z-start.sqlite").write_text("hej")
    found = stored_copies(backup_folder(database))
    assert [one.path for one in found] == [new, old]
    assert [one.reason for one in found] == ["schema-3-to-4", "start"]
    assert [one.sealed for one in found] == [True, False]
    assert found[0].taken_at == NOW - timedelta(hours=1)
    assert found[0].size == new.stat().st_size


def test_old_copies_are_thinned_out_with_their_seals(database: Path) -> None:
    left = {
        put_copy(database, timedelta(days=1)),
        put_copy(database, timedelta(hours=1)),
        put_copy(database, timedelta(hours=2)),
        put_copy(database, timedelta(days=1, hours=3), BackupReason.MANUAL),
        put_copy(database, timedelta(days=1, hours=2), BackupReason.CHECK_IN),
    }
    unsealed = put_copy(database, timedelta(days=1, hours=5))
    seal_file(unsealed).unlink()
    gone = put_copy(database, timedelta(days=1, hours=1))
    assert thin_out(backup_folder(database), NOW) == [gone]
    assert {one.path for one in stored_copies(backup_folder(database))} == left | {unsealed}
    assert not seal_file(gone).exists()
    for one in left:
        verify_backup(one)


def test_a_clock_that_was_set_back_removes_nothing(database: Path) -> None:
    for hours in (1, 2, 3):
        put_copy(database, timedelta(days=-40, hours=hours))
    assert thin_out(backup_folder(database), NOW) == []


def test_a_copy_that_holds_what_the_last_one_holds_is_not_kept(database: Path) -> None:
    add(database, "før")
    first = back_up(database, BackupReason.START)
    assert not discard_if_known(first)
    second = back_up(database, BackupReason.START)
    assert discard_if_known(second)
    assert [one.path for one in stored_copies(backup_folder(database))] == [first.path]
    add(database, "efter")
    assert not discard_if_known(back_up(database, BackupReason.START))


def test_copies_and_documents_go_to_any_folder_for_the_owner_only(
    database: Path, tmp_path: Path
) -> None:
    mask = os.umask(0)
    try:
        copy = back_up(database, BackupReason.MANUAL, tmp_path / "usb")
    finally:
        os.umask(mask)
    assert copy.path.parent == tmp_path / "usb"
    assert not backup_folder(database).exists()
    assert all(one.stat().st_mode & 0o077 == 0 for one in (tmp_path / "usb").rglob("*"))
    shutil.rmtree(tmp_path / "usb")


def test_drafts_are_cleared_up_when_nobody_writes_them_any_more(database: Path) -> None:
    folder = backup_folder(database)
    folder.mkdir()
    old, fresh = (folder / f".kopi.sqlite.{pid}.new" for pid in (1, 2))
    for each, age in ((old, 2), (fresh, 0)):
        each.write_bytes(b"halv")
        at = (NOW - timedelta(days=age)).timestamp()
        os.utime(each, (at, at))
    assert thin_out(folder, NOW) == []
    assert list(folder.iterdir()) == [fresh]
