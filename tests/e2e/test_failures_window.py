"""Every way a database may fail the window: one clear message, a way on, and nothing typed lost."""

from __future__ import annotations

import shutil
import sqlite3
from contextlib import closing, suppress
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog, QLabel
from sqlalchemy import event

from kkdesk.db.instance_lock import acquire
from kkdesk.db.reading import open_file
from kkdesk.services import backups, exchange
from kkdesk.services.workspace import Workspace
from kkdesk.ui.dialogs.backups import BackupsDialog
from tests.e2e.app_desk import AppDesk, running, stored_title, wait_until
from tests.e2e.conftest import FAULTY

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication

    from kkdesk.ui.main_window import MainWindow
    from kkdesk.ui.pages.plans.page import PlansPage


@pytest.fixture
def config(tmp_path: Path) -> Path:
    """The person's folder of settings."""
    return tmp_path / "config"


def waiting_words(window: MainWindow) -> str:
    label = window.stack.currentWidget()
    assert isinstance(label, QLabel)
    return label.text()


def copies_of(desk: AppDesk) -> BackupsDialog:
    """Wait for the list of copies."""
    shown: list[BackupsDialog] = []

    def find() -> bool:
        shown[:] = [one for one in desk.window.findChildren(BackupsDialog) if one.isVisible()]
        return bool(shown and shown[0].chosen())

    wait_until(find)
    return shown[0]


def problems(page: PlansPage) -> str:
    """Everything that is written under the fields of the editor."""
    shown = (label for label in page.editor.findChildren(QLabel) if label.isVisible())
    return "\n".join(label.text() for label in shown)


# -- opening


@pytest.mark.parametrize("case", FAULTY)
def test_a_database_that_cannot_be_opened_is_told_and_another_one_can_be(
    qapp: QApplication, database: Path, config: Path, case: str
) -> None:
    good = Path(shutil.copyfile(database, database.with_name("god.sqlite")))
    make, said = FAULTY[case]
    make(database)
    with running(qapp, database, config) as desk:
        box = desk.box()
        assert said in box.text()
        assert str(database) in box.text()
        assert box.textFormat() == Qt.TextFormat.PlainText
        assert {button.text() for button in box.buttons()} >= {"Åbn en anden …", "Luk"}
        assert waiting_words(desk.window).startswith("Ingen database er åben")
        desk.press("Åbn en anden …")
        (dialog,) = desk.window.findChildren(QFileDialog)
        dialog.fileSelected.emit(str(good))
        dialog.reject()
        desk.wait_until_open()
        assert desk.window.windowTitle().startswith("Overblik")


@pytest.mark.parametrize("fault", ["damaged", "zero-byte", "missing"])
def test_the_copies_of_a_database_that_cannot_be_opened_are_offered_and_one_brings_it_back(
    qapp: QApplication, database: Path, config: Path, fault: str
) -> None:
    title = stored_title(database)
    lost = backups.back_up(database).path
    backups.back_up(database)
    lost.write_bytes(lost.read_bytes()[:-1])  # the older copy is damaged too
    FAULTY[fault][0](database)
    found = database.read_bytes() if database.exists() else None
    with running(qapp, database, config) as desk:
        desk.box()
        desk.press("Sikkerhedskopier …")
        dialog = copies_of(desk)
        assert not dialog.make.isVisible()
        dialog.table.selectRow(1)
        dialog.restore.click()
        desk.press("Bring tilbage")
        desk.settle()
        assert "ændret eller beskadiget" in desk.box().text()
        assert (database.read_bytes() if database.exists() else None) == found
        desk.press("Sikkerhedskopier …")
        copies_of(desk).restore.click()
        desk.press("Bring tilbage")
        desk.wait_until_open()
        assert desk.title(desk.plans()).text() == title
        said = desk.window.messages.text()
        kept = list(backups.folder_of(database).glob("*.unusable"))
        if found is None:
            assert (said, kept) == ("Kopien er bragt tilbage.", [])
        else:
            assert kept[0].read_bytes() == found
            assert str(kept[0]) in said
    assert stored_title(database) == title


def test_a_database_that_cannot_be_opened_and_has_no_copies_offers_none(
    qapp: QApplication, database: Path, config: Path
) -> None:
    FAULTY["damaged"][0](database)
    with running(qapp, database, config) as desk:
        assert "Sikkerhedskopier …" not in {button.text() for button in desk.box().buttons()}


def test_another_database_stays_open_until_a_copy_of_the_damaged_one_is_brought_back(
    qapp: QApplication, database: Path, config: Path
) -> None:
    good = Path(shutil.copyfile(database, database.with_name("god.sqlite")))
    whole = good.read_bytes()
    backups.back_up(database)
    FAULTY["damaged"][0](database)
    with running(qapp, good, config) as desk:
        desk.wait_until_open()
        desk.application.open_database(str(database))
        desk.box()
        desk.press("Sikkerhedskopier …")
        session = desk.application.session
        assert session is not None
        assert session.address == str(good)
        copies_of(desk).restore.click()
        desk.press("Bring tilbage")
        wait_until(lambda: "bragt tilbage" in desk.window.messages.text())
        session = desk.application.session
        assert session is not None
        assert session.address == str(database)
        desk.settle()
    assert good.read_bytes() == whole


def test_a_database_that_comes_back_is_opened_on_trying_again(
    qapp: QApplication, database: Path, config: Path
) -> None:
    away = database.rename(database.with_name("væk"))
    with running(qapp, database, config) as desk:
        assert "findes ikke" in desk.box().text()
        away.rename(database)
        desk.press("Prøv igen")
        desk.wait_until_open()


def test_a_missing_database_can_be_made_anew_where_the_person_says(
    qapp: QApplication, database: Path, config: Path, tmp_path: Path
) -> None:
    database.unlink()
    with running(qapp, database, config) as desk:
        desk.press("Opret en ny …")
        (dialog,) = desk.window.findChildren(QFileDialog)
        dialog.fileSelected.emit(str(tmp_path / "ny.sqlite"))
        dialog.reject()
        desk.wait_until_open()
        assert (tmp_path / "ny.sqlite").exists()
        assert not database.exists()


@pytest.mark.parametrize(("button", "given"), [("Åbn en anden …", ""), ("Opret en ny …", "kkdesk")])
def test_the_ending_that_the_desktop_opens_is_shown_and_given(
    qapp: QApplication, database: Path, config: Path, button: str, given: str
) -> None:
    database.unlink()
    with running(qapp, database, config) as desk:
        desk.press(button)
        (dialog,) = desk.window.findChildren(QFileDialog)
        assert "*.kkdesk " in dialog.nameFilters()[0]
        assert dialog.defaultSuffix() == given
        dialog.reject()


def test_a_second_program_is_told_who_has_it_and_may_read(
    qapp: QApplication, database: Path, config: Path
) -> None:
    with acquire(database, "Anne"), running(qapp, database, config) as desk:
        assert "Anne" in desk.box().text()
        desk.press("Åbn skrivebeskyttet")
        desk.wait_until_open()
        assert "skrivebeskyttet" in desk.window.banner.text()
        page = desk.plans()
        assert page.model.total > 100
        assert desk.title(page).isReadOnly()


def test_a_database_that_cannot_be_changed_to_leaves_the_open_one_open(
    qapp: QApplication, database: Path, config: Path
) -> None:
    broken = database.with_name("tom.sqlite")
    broken.write_bytes(b"")
    with running(qapp, database, config) as desk:
        desk.wait_until_open()
        desk.application.open_database(str(broken))
        assert "er tom" in desk.box().text()
        desk.press("Luk")
        desk.edit_title(desk.plans(), "Stadig her")
    assert stored_title(database) == "Stadig her"


# -- while one is working


def lose_a_save(desk: AppDesk, database: Path, words: str) -> tuple[PlansPage, Path]:
    """Type something while the file is gone; returns the page and where the file is."""
    desk.wait_until_open()
    page = desk.plans()
    edit = desk.edit_title(page, words)
    away = database.rename(database.with_name("taget.væk"))
    page.flush()
    desk.settle()
    assert edit.text() == words
    assert "findes ikke" in problems(page)
    return page, away


def test_what_was_typed_stays_when_the_file_vanishes_and_is_saved_when_it_is_back(
    qapp: QApplication, database: Path, config: Path
) -> None:
    with running(qapp, database, config) as desk:
        page, away = lose_a_save(desk, database, "Skrevet uden fil")
        assert page.unsaved()
        away.rename(database)
        edit = desk.window.focusWidget()
        QTest.keyClicks(edit, "!")
        page.flush()
        desk.settle()
        assert not page.unsaved()
    assert stored_title(database) == "Skrevet uden fil!"


def test_closing_asks_before_something_unsaved_is_lost(
    qapp: QApplication, database: Path, config: Path
) -> None:
    with running(qapp, database, config) as desk:
        _, away = lose_a_save(desk, database, "Skrevet uden fil")
        desk.window.close()
        box = desk.box()
        assert "kunne ikke gemmes" in box.text()
        desk.press("Annullér")
        assert desk.application.views
        away.rename(database)
        QTest.qWait(20)
        desk.window.close()
        desk.press("Forlad alligevel")
        wait_until(lambda: not desk.application.views)
    assert stored_title(database) != "Skrevet uden fil"


def fill_up(database: Path) -> None:
    """Leave no free page in a file that may not grow."""
    with closing(sqlite3.connect(database, isolation_level=None)) as connection:
        connection.execute("CREATE TABLE fyld (x)")
        connection.execute("PRAGMA max_page_count=1")  # SQLite: no smaller than it is now
        for size in (100_000, 10_000, 3_000, 300, 30):
            with suppress(sqlite3.OperationalError):
                while True:
                    connection.execute("INSERT INTO fyld VALUES (zeroblob(?))", (size,))


def no_more_room(connection: sqlite3.Connection, _record: object) -> None:
    connection.execute("PRAGMA max_page_count=1")


def test_a_full_disk_keeps_what_was_typed_and_says_so(
    qapp: QApplication, database: Path, config: Path
) -> None:
    with running(qapp, database, config) as desk:
        desk.wait_until_open()
        session = desk.application.session
        assert session is not None
        page = desk.plans()
        session.workspace.engine.dispose()
        event.listen(session.workspace.engine, "connect", no_more_room)
        fill_up(database)
        for number in range(60):  # the last page still has a little room
            edit = desk.edit_title(page, f"Titel nummer {number} " + "x" * 150)
            typed = edit.text()
            page.flush()
            desk.settle()
            if "Der er ikke plads" in problems(page):
                break
        else:
            pytest.fail("the file never became full")
        assert edit.text() == typed
        assert page.unsaved()


def test_a_file_that_another_program_holds_keeps_what_was_typed_until_it_lets_go(
    qapp: QApplication, database: Path, config: Path
) -> None:
    with running(qapp, database, config) as desk:
        desk.wait_until_open()
        page = desk.plans()
        edit = desk.edit_title(page, "Skrevet imens")
        with closing(sqlite3.connect(database, isolation_level=None)) as other:
            other.execute("BEGIN IMMEDIATE")
            page.flush()
            desk.settle()
            assert "Et andet program bruger" in problems(page)
            assert edit.text() == "Skrevet imens"
            assert page.unsaved()
            other.execute("ROLLBACK")
        QTest.keyClicks(desk.window.focusWidget(), "!")
        page.flush()
        desk.settle()
        assert not page.unsaved()
    assert stored_title(database) == "Skrevet imens!"


def test_a_laptop_copy_in_the_place_of_the_database_is_told_and_can_be_read(
    qapp: QApplication, database: Path, config: Path, tmp_path: Path
) -> None:
    centre = Workspace(open_file(database), "Mette Holm")
    exchange.check_out(centre, tmp_path / "tog")
    centre.opened.dispose()
    shutil.copyfile(tmp_path / "tog" / "kkdesk.sqlite", database)
    with running(qapp, database, config) as desk:
        assert "kkdesk.base" in desk.box().text()
        desk.press("Åbn skrivebeskyttet")
        desk.wait_until_open()
        assert desk.window.banner.text()
