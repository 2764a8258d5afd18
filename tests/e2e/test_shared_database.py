"""A window on a shared database: it opens, and shows by itself what a colleague saves."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtWidgets import QFileDialog

from kkdesk.db.engine import open_database
from kkdesk.db.reading import open_file
from kkdesk.services import editing, listing, portfolio
from kkdesk.services.workspace import Workspace
from kkdesk.ui.dialogs.backups import BackupsDialog
from kkdesk.ui.dialogs.edit_conflict import EditConflictDialog
from tests.e2e.app_desk import running, wait_until

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from PySide6.QtWidgets import QApplication

    from tests.server import Server


@pytest.fixture
def address(server: Server, server_sample: str) -> str:
    return server.new(template=server.name_of(server_sample))


@pytest.fixture
def colleague(address: str) -> Iterator[Workspace]:
    engine = open_database(address)
    yield Workspace(engine, "Kim Bo")
    engine.dispose()


def test_what_a_colleague_saves_appears_without_anything_being_pressed(
    qapp: QApplication, address: str, colleague: Workspace, tmp_path: Path
) -> None:
    with running(qapp, address, tmp_path / "config") as desk:
        desk.wait_until_open()
        page = desk.plans()
        edit = desk.title(page)
        old = edit.text()
        editing.set_field(
            colleague, "initiative", page.editor.initiative_id, "title",
            expected=old, value="Kims nye titel",
        )  # fmt: skip
        wait_until(lambda: edit.text() == "Kims nye titel")


def test_what_both_type_is_not_overwritten(
    qapp: QApplication, address: str, colleague: Workspace, tmp_path: Path
) -> None:
    with running(qapp, address, tmp_path / "config") as desk:
        desk.wait_until_open()
        page = desk.plans()
        desk.edit_title(page, "Mine ord")
        key = page.editor.initiative_id
        old = portfolio.initiative_detail(colleague, key).fields["title"]
        editing.set_field(colleague, "initiative", key, "title", expected=old, value="Kims ord")
        page.flush()
        wait_until(lambda: page.findChildren(EditConflictDialog))
        assert portfolio.initiative_detail(colleague, key).fields["title"] == "Kims ord"
        (dialog,) = page.findChildren(EditConflictDialog)
        dialog.reject()


def test_the_copies_of_a_server_are_told_to_be_made_there(
    qapp: QApplication, address: str, tmp_path: Path
) -> None:
    with running(qapp, address, tmp_path / "config") as desk:
        desk.wait_until_open()
        desk.choose("backups")
        assert "pg_dump" in desk.box().text()
        assert not desk.window.findChildren(BackupsDialog)
        desk.press("Luk")


def test_a_copy_of_a_server_is_saved_as_a_file_that_holds_the_same(
    qapp: QApplication, address: str, colleague: Workspace, tmp_path: Path
) -> None:
    file = tmp_path / "kopi.kkdesk"
    with running(qapp, address, tmp_path / "config") as desk:
        desk.wait_until_open()
        desk.choose("save_copy")
        (dialog,) = desk.window.findChildren(QFileDialog)
        dialog.fileSelected.emit(str(file))
        dialog.reject()
        desk.settle()
        assert str(file) in desk.window.messages.text()
        written = file.read_bytes()
        desk.choose("save_copy")
        (dialog,) = (each for each in desk.window.findChildren(QFileDialog) if each.isVisible())
        dialog.fileSelected.emit(str(file))
        dialog.reject()
        desk.settle()
        assert "ligger der allerede" in desk.window.messages.text()
        assert file.read_bytes() == written
    opened = open_file(file, read_only=True)
    there = listing.list_records(colleague, "initiatives", {})
    assert listing.list_records(Workspace(opened, ""), "initiatives", {}) == there
    opened.dispose()
