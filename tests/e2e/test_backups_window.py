"""Sikkerhedskopier in the window: made by themselves, listed, checked, looked into, restored."""

from __future__ import annotations

import gzip
import shutil
import signal
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from PySide6.QtTest import QTest

from kkdesk.db.backup import seal_file, verify_backup
from kkdesk.db.engine import open_database
from kkdesk.domain.backups import BackupReason
from kkdesk.services import backups
from kkdesk.session import stored_settings
from kkdesk.ui import start_backup
from kkdesk.ui.dialogs.backups import BackupsDialog
from tests.e2e.app_desk import AppDesk, running, stored_title, wait_until

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication

    from kkdesk.errors import Lang

DATA = Path(__file__).parents[1] / "data"


def dialog_of(desk: AppDesk) -> BackupsDialog:
    """Open the dialog and wait until it shows what there is."""
    desk.choose("backups")
    (dialog,) = (one for one in desk.window.findChildren(BackupsDialog) if one.isVisible())
    return dialog


def shown(dialog: BackupsDialog) -> list[list[str]]:
    model = dialog.model
    return [
        [str(model.index(row, column).data()) for column in range(model.columnCount())]
        for row in range(model.rowCount())
    ]


def answer(desk: AppDesk, words: str) -> None:
    desk.press(words)
    desk.settle()


def retitle(desk: AppDesk, words: str) -> None:
    desk.window.activateWindow()
    page = desk.plans()
    desk.edit_title(page, words)
    desk.window.setFocus()
    page.editor.setFocus()
    desk.settle()


def test_a_start_makes_a_copy_when_the_window_is_quiet(
    qapp: QApplication, database: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(start_backup, "QUIET_MS", 50)
    with running(qapp, database, tmp_path / "config") as desk:
        wait_until(lambda: backups.list_copies(database))
        desk.settle()
        (copy,) = backups.list_copies(database)
        assert copy.reason == BackupReason.START
        verify_backup(copy.path)
        assert desk.window.messages.text() == ""


def test_a_start_for_reading_makes_no_copy(
    qapp: QApplication, database: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(start_backup, "QUIET_MS", 20)
    with running(qapp, database, tmp_path / "config", read_only=True) as desk:
        desk.wait_until_open()
        QTest.qWait(200)
        assert backups.list_copies(database) == []


def test_a_copy_that_cannot_be_made_is_told(
    qapp: QApplication, database: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(start_backup, "QUIET_MS", 50)
    backups.folder_of(database).write_text("her ligger en fil")
    with running(qapp, database, tmp_path / "config") as desk:
        wait_until(lambda: "Databasen selv er ikke berørt" in desk.window.messages.text())


def test_a_copy_is_made_checked_and_told_from_a_damaged_one(
    qapp: QApplication, database: Path, tmp_path: Path
) -> None:
    with running(qapp, database, tmp_path / "config") as desk:
        desk.wait_until_open()
        dialog = dialog_of(desk)
        assert dialog.nothing.isVisible()
        assert not dialog.restore.isEnabled()
        dialog.make.click()
        assert dialog.make.text() == "Laver en kopi …"
        assert not dialog.make.isEnabled()
        desk.wait_for_copies()
        assert dialog.make.isEnabled()
        dialog.make.click()
        desk.wait_for_copies()
        assert [row[1] for row in shown(dialog)] == ["Lavet af en person"] * 2
        assert [row[3] for row in shown(dialog)] == ["Da den blev lavet"] * 2
        newest, oldest = backups.list_copies(database)
        oldest.path.write_bytes(oldest.path.read_bytes()[:-1])
        for row in (0, 1):
            dialog.table.selectRow(row)
            dialog.verify.click()
            desk.settle()
        assert [row[3] for row in shown(dialog)] == ["I orden", "Sikkerhedskopien er beskadiget"]
        assert newest.path.exists()
        dialog.reject()


def test_a_copy_that_a_person_cannot_make_is_told_in_front_of_the_list(
    qapp: QApplication, database: Path, tmp_path: Path
) -> None:
    backups.folder_of(database).write_text("her ligger en fil")
    with running(qapp, database, tmp_path / "config") as desk:
        desk.wait_until_open()
        dialog = dialog_of(desk)
        dialog.make.click()
        desk.wait_for_copies()
        assert "Databasen selv er ikke berørt" in desk.box().text()
        desk.press("Luk")
        assert dialog.make.isEnabled()
        dialog.reject()


def test_a_copy_is_looked_into_and_nothing_can_be_changed_there(
    qapp: QApplication, database: Path, tmp_path: Path
) -> None:
    before = stored_title(database)
    backups.back_up(database)
    config = tmp_path / "config"
    with running(qapp, database, config) as desk:
        desk.wait_until_open()
        retitle(desk, "Det nyeste")
        dialog_of(desk).look.click()
        desk.settle()
        assert "sikkerhedskopi" in desk.window.banner.text()
        page = desk.plans()
        assert desk.title(page).text() == before
        assert desk.title(page).isReadOnly()
        assert stored_settings(config).last_database == str(database)
        desk.window.banner._action.click()
        desk.settle()
        assert desk.window.banner.text() == ""
        assert desk.title(desk.plans()).text() == "Det nyeste"


def test_a_copy_of_an_older_schema_is_looked_into_and_stays_as_it_is(
    qapp: QApplication, database: Path, tmp_path: Path
) -> None:
    old = tmp_path / "gammel" / "portefølje.sqlite"
    old.parent.mkdir()
    old.write_bytes(gzip.decompress((DATA / "sample-1.sqlite.gz").read_bytes()))
    open_database(old).dispose()  # upgraded, after a copy
    backups.folder_of(old).rename(backups.folder_of(database))
    (copy,) = backups.list_copies(database)
    with running(qapp, database, tmp_path / "config") as desk:
        desk.wait_until_open()
        dialog = dialog_of(desk)
        assert shown(dialog)[0][1] == "Før en ny udgave af databasen"
        dialog.look.click()
        desk.settle()
        assert "sikkerhedskopi" in desk.window.banner.text()
    verify_backup(copy.path)


def test_a_copy_is_brought_back_and_that_can_be_turned_round(
    qapp: QApplication, database: Path, tmp_path: Path
) -> None:
    before = stored_title(database)
    backups.back_up(database)
    with running(qapp, database, tmp_path / "config") as desk:
        desk.wait_until_open()
        retitle(desk, "Det nyeste")
        dialog_of(desk).restore.click()
        answer(desk, "Annullér")
        assert stored_title(database) == "Det nyeste"
        for dialog in desk.window.findChildren(BackupsDialog):
            dialog.reject()
        QTest.qWait(10)
        dialog_of(desk).restore.click()
        answer(desk, "Bring tilbage")
        wait_until(lambda: "bragt tilbage" in desk.window.messages.text())
        desk.settle()
        assert desk.title(desk.plans()).text() == before
        retitle(desk, "Skrevet bagefter")  # it is open for work again
        assert stored_title(database) == "Skrevet bagefter"
        dialog = dialog_of(desk)
        assert [row[1] for row in shown(dialog)] == ["Før en genopretning", "Lavet af en person"]
        dialog.restore.click()
        answer(desk, "Bring tilbage")
        wait_until(lambda: stored_title(database) == "Det nyeste")
        desk.settle()


def test_a_copy_that_was_damaged_since_leaves_the_database_open_as_it_was(
    qapp: QApplication, database: Path, tmp_path: Path
) -> None:
    copy = backups.back_up(database).path
    copy.write_bytes(copy.read_bytes()[:-1])
    with running(qapp, database, tmp_path / "config") as desk:
        desk.wait_until_open()
        retitle(desk, "Det nyeste")
        dialog_of(desk).restore.click()
        answer(desk, "Bring tilbage")
        wait_until(lambda: "ændret eller beskadiget" in desk.window.messages.text())
        desk.settle()
        retitle(desk, "Skrevet bagefter")
        assert stored_title(database) == "Skrevet bagefter"


def test_a_copy_without_its_checksum_is_brought_back_after_a_warning(
    qapp: QApplication, database: Path, tmp_path: Path
) -> None:
    before = stored_title(database)
    seal_file(backups.back_up(database).path).unlink()
    with running(qapp, database, tmp_path / "config") as desk:
        desk.wait_until_open()
        retitle(desk, "Det nyeste")
        dialog = dialog_of(desk)
        assert shown(dialog)[0][3] == "Kontrolsummen mangler"
        dialog.restore.click()
        assert "ingen kan se, om den er ændret" in desk.box().text()
        answer(desk, "Bring tilbage")
        wait_until(lambda: stored_title(database) == before)
        desk.settle()


KILLED = """
import sys, time
from kkdesk.session import open_session
open_session(sys.argv[1])
print("open", flush=True)
time.sleep(60)
"""


@pytest.mark.skipif(sys.platform == "win32", reason="kill -9 is a matter of POSIX")
@pytest.mark.parametrize(("lang", "words"), [("da", "blev afbrudt"), ("en", "was cut short")])
def test_after_a_crash_the_window_says_what_it_found(
    qapp: QApplication, database: Path, tmp_path: Path, lang: Lang, words: str
) -> None:
    with subprocess.Popen(
        [sys.executable, "-c", KILLED, str(database)], stdout=subprocess.PIPE, text=True
    ) as process:
        assert process.stdout is not None
        assert process.stdout.readline() == "open\n"
        process.send_signal(signal.SIGKILL)
    with running(qapp, database, tmp_path / "config", lang=lang) as desk:
        desk.wait_until_open()
        assert words in desk.window.messages.text()
    shutil.rmtree(tmp_path / "config")
    with running(qapp, database, tmp_path / "config") as desk:
        desk.wait_until_open()
        assert desk.window.messages.text() == ""
