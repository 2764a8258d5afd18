"""Work goes on while a large database is being copied, and nothing of a copy is in the way."""

from __future__ import annotations

import os
import shutil
import sqlite3
import sys
from contextlib import closing
from pathlib import Path
from threading import Event
from typing import TYPE_CHECKING

import pytest
from PySide6.QtWidgets import QFileDialog

from kkdesk.db import copying
from kkdesk.db.backup import verify_backup
from kkdesk.db.instance_lock import lock_file
from kkdesk.domain.backups import BackupReason
from kkdesk.services import backups
from kkdesk.ui import start_backup
from kkdesk.ui.dialogs.backups import BackupsDialog
from tests.e2e.app_desk import AppDesk, running, stored_title, wait_until

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication

PAGES = 30_000


@pytest.fixture(autouse=True)
def slowly(monkeypatch: pytest.MonkeyPatch) -> None:
    """Copy page by page and soon, so that a copy takes some seconds and begins at once."""
    monkeypatch.setattr(copying, "PART", 1)
    monkeypatch.setattr(copying, "REST_SECONDS", 0.5)
    monkeypatch.setattr(start_backup, "QUIET_MS", 100)


@pytest.fixture
def large(database: Path) -> Path:
    """The sample in a file of 120 MB."""
    with closing(sqlite3.connect(database)) as connection, connection:
        connection.execute("CREATE TABLE large (words BLOB)")
        connection.executemany("INSERT INTO large VALUES (zeroblob(4000))", [()] * PAGES)
    return database


def drafts(database: Path, folder: Path | None = None) -> list[str]:
    """What is being written in a database's folder of copies, or another."""
    folder = folder or backups.folder_of(database)
    found = sorted(folder.iterdir()) if folder.exists() else []
    return [one.name for one in found if one.name.startswith(".")]


def wait_until_copying(database: Path) -> None:
    wait_until(lambda: drafts(database))


def open_files(database: Path) -> int:
    """How often this process has a file open, where the system can tell."""
    if sys.platform != "linux":
        return 0
    return sum(Path(os.path.realpath(link)) == database for link in Path("/proc/self/fd").iterdir())


def make_now(desk: AppDesk) -> BackupsDialog:
    """Press Lav en kopi nu and close the list, to go on working."""
    desk.choose("backups")
    (dialog,) = (one for one in desk.window.findChildren(BackupsDialog) if one.isVisible())
    dialog.make.click()
    return dialog


def hold_between_parts(monkeypatch: pytest.MonkeyPatch) -> Event:
    """Let a copy come to its first part and go on when the event is set."""
    may_go_on, copied = Event(), copying._Parts.copied

    def held(self: copying._Parts, status: int, left: int, total: int) -> None:
        may_go_on.wait(60.0)
        copied(self, status, left, total)

    monkeypatch.setattr(copying._Parts, "copied", held)
    return may_go_on


@pytest.mark.parametrize("reason", [BackupReason.START, BackupReason.MANUAL])
def test_a_page_opens_and_an_edit_is_saved_while_a_copy_is_made(
    qapp: QApplication,
    large: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    reason: BackupReason,
) -> None:
    asked_for = reason is BackupReason.MANUAL
    monkeypatch.setattr(start_backup, "QUIET_MS", 600_000 if asked_for else 100)
    may_go_on = hold_between_parts(monkeypatch)
    with running(qapp, large, tmp_path / "config") as desk:
        desk.wait_until_open()
        desk.window.activateWindow()
        page = desk.plans()
        title = desk.title(page)
        if asked_for:
            make_now(desk).reject()
        wait_until_copying(large)
        desk.retype(title, "Skrevet imens")
        page.editor.flush()
        desk.settle()
        assert stored_title(large) == "Skrevet imens"
        desk.window.show_page("rounds")
        desk.settle()
        assert backups.list_copies(large) == []
        assert drafts(large) != []
        may_go_on.set()
        desk.wait_for_copies()
        (copy,) = backups.list_copies(large)
        assert copy.reason == reason
        verify_backup(copy.path)
        assert stored_title(copy.path) == "Skrevet imens"
        assert drafts(large) == []
        assert desk.window.messages.text() == ""


def test_a_page_opens_while_a_copy_is_saved_where_a_person_wants_it(
    qapp: QApplication, large: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(start_backup, "QUIET_MS", 600_000)
    monkeypatch.setattr(copying, "REST_SECONDS", 60.0)
    folder = tmp_path / "usb"
    folder.mkdir()
    with running(qapp, large, tmp_path / "config") as desk:
        desk.wait_until_open()
        page = desk.plans()
        title = desk.title(page)
        desk.choose("save_copy")
        (dialog,) = desk.window.findChildren(QFileDialog)
        dialog.fileSelected.emit(str(folder))
        dialog.reject()
        assert "Du kan arbejde videre" in desk.window.messages.text()
        wait_until(lambda: drafts(large, folder))
        desk.retype(title, "Skrevet imens")
        page.editor.flush()
        desk.window.show_page("rounds")
        desk.settle()
        assert list(folder.glob("*.sqlite")) == []
        monkeypatch.setattr(copying, "REST_SECONDS", 0.0)
        desk.wait_for_copies()
        (copy,) = folder.glob("*.sqlite")
        verify_backup(copy)
        assert stored_title(copy) == "Skrevet imens"
        assert "Kopien er gemt" in desk.window.messages.text()


def test_closing_the_window_gives_up_the_copy_and_leaves_nothing_of_it(
    qapp: QApplication, large: Path, tmp_path: Path
) -> None:
    with running(qapp, large, tmp_path / "config") as desk:
        desk.wait_until_open()
        wait_until_copying(large)
        desk.window.close()
        wait_until(lambda: not desk.application.views)
        assert desk.application.session is None
        assert backups.list_copies(large) == []
        assert drafts(large) == []
        assert open_files(large) == 0
        assert not lock_file(large).exists()


def test_closing_the_window_waits_for_the_copy_that_a_person_asked_for(
    qapp: QApplication, large: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(start_backup, "QUIET_MS", 600_000)
    with running(qapp, large, tmp_path / "config") as desk:
        desk.wait_until_open()
        make_now(desk).reject()
        wait_until_copying(large)
        desk.window.close()
        wait_until(lambda: not desk.application.views)
        (copy,) = backups.list_copies(large)
        verify_backup(copy.path)
        assert open_files(large) == 0


def test_one_of_two_windows_is_closed_without_a_copy_being_given_up(
    qapp: QApplication, large: Path, tmp_path: Path
) -> None:
    with running(qapp, large, tmp_path / "config") as desk:
        desk.wait_until_open()
        desk.application.new_window()
        wait_until_copying(large)
        desk.application.views[1].window.close()
        wait_until(lambda: len(desk.application.views) == 1)
        assert drafts(large) != []
        desk.wait_for_copies()
        assert len(backups.list_copies(large)) == 1


def test_another_database_is_opened_with_nothing_of_the_first_still_open(
    qapp: QApplication, large: Path, sample_database: Path, tmp_path: Path
) -> None:
    other = Path(shutil.copyfile(sample_database, tmp_path / "en anden.sqlite"))
    with running(qapp, large, tmp_path / "config") as desk:
        desk.wait_until_open()
        wait_until_copying(large)
        desk.application.open_database(str(other))
        wait_until(lambda: desk.application.settings.last_database == str(other))
        desk.settle()
        assert drafts(large) == []
        assert backups.list_copies(large) == []
        assert open_files(large) == 0
        wait_until(lambda: backups.list_copies(other))


def test_a_database_that_stays_open_after_all_is_copied_anew(
    qapp: QApplication, large: Path, tmp_path: Path
) -> None:
    with running(qapp, large, tmp_path / "config") as desk:
        desk.wait_until_open()
        wait_until_copying(large)
        given_up = drafts(large)[0]
        desk.application.open_database(str(tmp_path / "findes ikke.sqlite"))
        desk.press("Luk")
        wait_until(lambda: given_up not in drafts(large))
        wait_until(lambda: backups.list_copies(large))
        (copy,) = backups.list_copies(large)
        verify_backup(copy.path)
