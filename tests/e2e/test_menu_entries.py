"""Gem en kopi, Opdatér and Vis logfilen, chosen from the menus of a real window."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog

from kkdesk import paths
from kkdesk.db.backup import verify_backup
from kkdesk.db.reading import open_file
from kkdesk.services import editing
from kkdesk.services.workspace import Workspace
from kkdesk.ui.dialogs.log import MOST_BYTES, LogDialog, end_of_log
from tests.e2e.app_desk import AppDesk, running, stored_title, wait_until

if TYPE_CHECKING:
    from pathlib import Path

    import pytest
    from PySide6.QtWidgets import QApplication


def test_what_the_menus_name_can_be_chosen(
    qapp: QApplication, database: Path, tmp_path: Path
) -> None:
    with running(qapp, database, tmp_path / "config") as desk:
        desk.wait_until_open()
        for name in ("save_copy", "refresh", "log"):
            assert desk.window.menu.provided[name].isVisible(), name


def test_a_sealed_copy_is_saved_where_a_person_wants_it(
    qapp: QApplication, database: Path, tmp_path: Path
) -> None:
    title = stored_title(database)
    folder = tmp_path / "usb"
    folder.mkdir()
    with running(qapp, database, tmp_path / "config") as desk:
        desk.wait_until_open()
        desk.choose("save_copy")
        (dialog,) = desk.window.findChildren(QFileDialog)
        assert dialog.fileMode() == QFileDialog.FileMode.Directory
        dialog.fileSelected.emit(str(folder))
        dialog.reject()
        desk.wait_for_copies()
        (copy,) = folder.glob("*.sqlite")
        verify_backup(copy)
        assert stored_title(copy) == title
        assert str(copy) in desk.window.messages.text()


def test_a_copy_that_cannot_be_saved_is_told(
    qapp: QApplication, database: Path, tmp_path: Path
) -> None:
    no_folder = tmp_path / "fil"
    no_folder.write_text("her ligger en fil")
    with running(qapp, database, tmp_path / "config") as desk:
        desk.wait_until_open()
        desk.choose("save_copy")
        (dialog,) = desk.window.findChildren(QFileDialog)
        dialog.fileSelected.emit(str(no_folder))
        dialog.reject()
        desk.wait_for_copies()
        assert "Databasen selv er ikke berørt" in desk.window.messages.text()


def rename_elsewhere(database: Path, desk: AppDesk, words: str) -> None:
    """Let another program write another title while the window only reads."""
    opened = open_file(database)
    page = desk.plans()
    editing.set_field(
        Workspace(opened, "Kim Bo"), "initiative", page.editor.initiative_id, "title",
        expected=desk.title(page).text(), value=words,
    )  # fmt: skip
    opened.dispose()


def test_what_another_program_saved_is_shown_when_it_is_asked_for(
    qapp: QApplication, database: Path, tmp_path: Path
) -> None:
    with running(qapp, database, tmp_path / "config", read_only=True) as desk:
        desk.wait_until_open()
        page = desk.plans()
        desk.title(page)
        rename_elsewhere(database, desk, "Skrevet et andet sted")
        QTest.keyClick(desk.window, Qt.Key.Key_F5)
        desk.settle()
        assert "Skrevet et andet sted" in shown_title(desk)


def shown_title(desk: AppDesk) -> str:
    control = desk.plans().editor.form.own.controls["title"]
    return str(control.value())


def test_what_was_typed_is_saved_before_it_is_read_anew(
    qapp: QApplication, database: Path, tmp_path: Path
) -> None:
    with running(qapp, database, tmp_path / "config") as desk:
        desk.wait_until_open()
        desk.edit_title(desk.plans(), "Skrevet lige før")
        desk.choose("refresh")
        assert stored_title(database) == "Skrevet lige før"
        assert shown_title(desk) == "Skrevet lige før"


def test_the_slides_are_made_anew_with_one_key(
    qapp: QApplication, database: Path, tmp_path: Path
) -> None:
    with running(qapp, database, tmp_path / "config") as desk:
        desk.wait_until_open()
        desk.window.show_page("slides")
        desk.settle()
        page = desk.window.page("slides")
        assert page is not None
        before = page.preview.page_count  # type: ignore[attr-defined]
        QTest.keyClick(page, Qt.Key.Key_F5)
        wait_until(lambda: not desk.application.worker.idle)
        desk.settle()
        assert page.preview.page_count >= max(before, 1)  # type: ignore[attr-defined]


def test_the_log_is_shown_and_its_folder_opened(
    qapp: QApplication, database: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened: list[QUrl] = []

    def take(url: QUrl) -> bool:
        opened.append(url)
        return True

    monkeypatch.setattr(QDesktopServices, "openUrl", take)
    paths.log_folder()
    with running(qapp, database, tmp_path / "config") as desk:
        desk.wait_until_open()
        desk.choose("log")
        (empty,) = desk.window.findChildren(LogDialog)
        assert empty.text.toPlainText() == "Der står ingen fejl i logfilen."
        empty.reject()
        QTest.qWait(10)
        paths.log_file().write_text("2026-01-01 ERROR kkdesk: noget gik galt\n", encoding="utf-8")
        desk.choose("log")
        (dialog,) = (one for one in desk.window.findChildren(LogDialog) if one.isVisible())
        assert "noget gik galt" in dialog.text.toPlainText()
        assert dialog.text.isReadOnly()
        assert str(paths.log_file()) in dialog.where.text()
        dialog.open_folder.click()
        assert [url.toLocalFile() for url in opened] == [str(paths.log_file().parent)]
        dialog.reject()


def test_of_a_large_log_the_last_whole_lines_are_read(tmp_path: Path) -> None:
    log = tmp_path / "kkdesk.log"
    log.write_text("".join(f"linje {number:06}\n" for number in range(20_000)))
    lines = end_of_log(log).splitlines()
    assert lines[-1] == "linje 019999"
    assert len(lines[0]) == len(lines[-1])
    assert len(lines) * (len(lines[0]) + 1) > MOST_BYTES - 100
