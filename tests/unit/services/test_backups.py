from __future__ import annotations

import shutil
import sqlite3
import threading
import time
from contextlib import closing
from typing import TYPE_CHECKING

import pytest

from kkdesk.db import copying
from kkdesk.db.backup import verify_backup
from kkdesk.db.backup_shelf import backup_folder
from kkdesk.db.instance_lock import acquire, lock_file
from kkdesk.db.reading import Database, open_file
from kkdesk.db.recovery import last_saved
from kkdesk.domain.backups import BackupReason
from kkdesk.errors import (
    BackupDamaged,
    CopyMisplaced,
    DatabaseBusy,
    DatabaseInUse,
    DatabaseMissing,
    PassphraseNeeded,
    PassphraseWrong,
    PortfolioFault,
)
from kkdesk.paths import resources
from kkdesk.services import backups, exchange
from kkdesk.services.case_adding import add_case
from kkdesk.services.documents import add_document, load_content
from kkdesk.services.loading import load_portfolio
from kkdesk.services.undo import undo
from kkdesk.services.workspace import Workspace, operation
from kkdesk.session import open_session

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

pytestmark = pytest.mark.only_file("a server's copies are made with the server's own tools")


def file_of(workspace: Workspace) -> Path:
    assert isinstance(workspace.opened, Database)
    return workspace.opened.path


def reasons(path: Path) -> list[str]:
    return [one.reason for one in backups.list_copies(path)]


def titles(path: Path, passphrase: str = "") -> set[str]:
    opened = open_file(path, read_only=True, passphrase=passphrase)
    with opened.reading() as connection:
        found = {str(one) for one in connection.execute("SELECT name FROM organisation").scalars()}  # type: ignore[call-overload]
    opened.dispose()
    return found


def add_organisation(workspace: Workspace, name: str) -> None:
    with operation(workspace, f"add organisation {name}") as work:
        work.insert("organisation", name=name)


def test_an_empty_database_is_loaded_without_a_copy_and_a_filled_one_with(
    empty_workspace: Workspace,
) -> None:
    load_portfolio(empty_workspace, resources() / "sample")
    path = file_of(empty_workspace)
    assert reasons(path) == []
    with pytest.raises(PortfolioFault):  # everything is there already
        load_portfolio(empty_workspace, resources() / "sample")
    assert reasons(path) == ["load"]
    verify_backup(backups.list_copies(path)[0].path)


def test_a_start_is_copied_once_until_something_changes(sample_workspace: Workspace) -> None:
    path = file_of(sample_workspace)
    assert backups.back_up_before(sample_workspace, BackupReason.START) is not None
    assert backups.back_up_before(sample_workspace, BackupReason.START) is None
    add_organisation(sample_workspace, "Ny")
    assert backups.back_up_before(sample_workspace, BackupReason.START) is not None
    assert reasons(path) == ["start", "start"]


def test_a_check_in_is_made_after_a_copy_and_one_that_brings_nothing_is_not(
    sample_workspace: Workspace, tmp_path: Path
) -> None:
    folder = tmp_path / "tog"
    exchange.check_out(sample_workspace, folder)
    exchange.check_in(sample_workspace, folder)
    path = file_of(sample_workspace)
    assert reasons(path) == []
    laptop = Workspace(open_file(folder / "kkdesk.sqlite"), "Bo")
    add_organisation(laptop, "Fra toget")
    laptop.opened.dispose()
    exchange.check_in(sample_workspace, folder)
    assert reasons(path) == ["check-in"]
    assert "Fra toget" in titles(path)
    assert "Fra toget" not in titles(backups.list_copies(path)[0].path)


SECRET = "hest"  # noqa: S105 -- of an example


@pytest.mark.parametrize("step", [None, lambda _done: None], ids=["in one go", "in parts"])
def test_an_encrypted_copy_is_backed_up_encrypted_with_its_documents_and_brought_back(
    sample_workspace: Workspace, tmp_path: Path, step: Callable[[float], None] | None
) -> None:
    folder = tmp_path / "tog"
    exchange.check_out(sample_workspace, folder, passphrase=SECRET)
    work = folder / "kkdesk.sqlite"
    laptop = Workspace(open_file(work, passphrase=SECRET), "Bo")
    case = next(iter(add_case(laptop, "Hemmelig sag").ids))
    (tmp_path / "bilag.pdf").write_bytes(b"%PDF fra toget")
    add_document(laptop, case, tmp_path / "bilag.pdf")
    with operation(laptop, "") as unit:
        (document,) = (str(row["id"]) for row in unit.find("document"))
    wanted = backups.file_to_copy(laptop)
    assert wanted is not None
    copy = backups.back_up_file(wanted, BackupReason.START, step=step)
    assert copy is not None
    add_organisation(laptop, "Senere")
    laptop.opened.dispose()
    for file in backup_folder(work).iterdir():
        assert not any(word in file.read_bytes() for word in (b"Hemmelig", b"%PDF", b"SQLite"))
        assert file.stat().st_mode & 0o077 == 0
    backups.verify_copy(copy.path, SECRET)
    (folder / "kkdesk.sealed").unlink()
    kept = backups.restore(copy.path, work, "Bo", passphrase=SECRET)
    assert kept is not None
    assert "Senere" in titles(kept, SECRET)
    backups.open_copy(kept, SECRET)[0].dispose()
    assert "Senere" not in titles(work, SECRET)
    back = Workspace(open_file(work, passphrase=SECRET), "Bo")
    assert load_content(back, document)[1] == b"%PDF fra toget"
    back.opened.dispose()
    assert exchange.check_in(sample_workspace, folder, passphrase=SECRET).applied > 0


def test_a_backup_of_an_encrypted_copy_asks_for_its_passphrase(
    sample_workspace: Workspace, tmp_path: Path
) -> None:
    folder = tmp_path / "tog"
    exchange.check_out(sample_workspace, folder, passphrase=SECRET)
    work = folder / "kkdesk.sqlite"
    with pytest.raises(PassphraseNeeded):
        backups.back_up(work)
    assert not backup_folder(work).exists()
    copy = backups.back_up(work, passphrase=SECRET).path
    for wrong, refusal in (("", PassphraseNeeded), ("ko", PassphraseWrong)):
        with pytest.raises(refusal):
            backups.back_up(work, passphrase=wrong)
        with pytest.raises(refusal):
            backups.verify_copy(copy, wrong)
        with pytest.raises(refusal):
            backups.open_copy(copy, wrong)
        with pytest.raises(refusal):
            backups.restore(copy, work, "Bo", passphrase=wrong)
    damaged = bytearray(copy.read_bytes())
    damaged[9000] ^= 1
    copy.write_bytes(damaged)
    with pytest.raises(BackupDamaged):
        backups.verify_copy(copy, SECRET)


def test_a_command_copies_at_last_where_writing_never_rests(
    sample_workspace: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = file_of(sample_workspace)
    monkeypatch.setattr(copying, "PART", 16)
    monkeypatch.setattr(copying, "REST_SECONDS", 0.01)
    monkeypatch.setattr(copying, "PATIENCE_SECONDS", 0.2)
    fresh, stop = 0, threading.Event()

    def write() -> None:
        nonlocal fresh
        while not stop.wait(0.001):
            add_organisation(sample_workspace, f"Ny {fresh}")
            fresh += 1

    writer = threading.Thread(target=write)
    writer.start()
    try:
        with pytest.raises(DatabaseBusy):
            backups.back_up(path, step=lambda _done: time.sleep(0.01))
        copy = backups.back_up_beside_others(path, None, "")
    finally:
        stop.set()
        writer.join()
    assert fresh > 2
    backups.verify_copy(copy.path)
    assert len(backups.list_copies(path)) == 1


def test_a_restore_brings_back_and_keeps_what_was_there(
    sample_workspace: Workspace, tmp_path: Path
) -> None:
    path = file_of(sample_workspace)
    copy = backups.back_up(path, tmp_path / "usb").path
    add_organisation(sample_workspace, "Senere")
    sample_workspace.opened.dispose()
    kept = backups.restore(copy, path, "Bo")
    assert kept is not None
    assert "Senere" in titles(kept)
    assert "Senere" not in titles(path)


def test_a_database_that_somebody_works_in_is_not_restored(
    sample_workspace: Workspace, tmp_path: Path
) -> None:
    path = file_of(sample_workspace)
    copy = backups.back_up(path, tmp_path / "usb").path
    with acquire(path, "Bo"), pytest.raises(DatabaseInUse):
        backups.restore(copy, path, "Eva")


def test_a_laptop_copy_in_the_place_of_the_database_is_refused_and_can_be_read(
    sample_workspace: Workspace, tmp_path: Path
) -> None:
    folder = tmp_path / "tog"
    exchange.check_out(sample_workspace, folder)
    path = file_of(sample_workspace)
    sample_workspace.opened.dispose()
    open_session(str(folder / "kkdesk.sqlite")).close()  # in its folder it is worked on
    with pytest.raises(CopyMisplaced):
        backups.restore(folder / "kkdesk.sqlite", path, "Bo", unsealed=True)
    assert reasons(path) == []
    shutil.copyfile(folder / "kkdesk.sqlite", path)
    with pytest.raises(CopyMisplaced) as caught:
        open_session(str(path))
    assert "sikkerhedskopi" in caught.value.message("da")
    assert not lock_file(path).exists()
    open_session(str(path), read_only=True).close()


def test_a_clock_that_was_set_back_keeps_the_order_of_what_was_done(
    sample_workspace: Workspace,
) -> None:
    path = file_of(sample_workspace)
    add_organisation(sample_workspace, "Fra fremtiden")
    with closing(sqlite3.connect(path)) as connection:
        connection.execute(
            "UPDATE operation SET at = '2090-01-01T00:00:00.000000+00:00'"
            " WHERE number = (SELECT max(number) FROM operation)"
        )
        connection.commit()
    add_organisation(sample_workspace, "Nu")
    assert isinstance(sample_workspace.opened, Database)
    label, at = last_saved(sample_workspace.opened)
    assert (label, at is not None and at.year < 2090) == ("add organisation Nu", True)
    undo(sample_workspace)
    assert "Fra fremtiden" in titles(path)
    assert "Nu" not in titles(path)


def test_a_missing_database_is_not_copied(tmp_path: Path) -> None:
    with pytest.raises(DatabaseMissing):
        backups.back_up(tmp_path / "nej.sqlite")
