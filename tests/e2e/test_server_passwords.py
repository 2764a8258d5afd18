"""A server's password in the window: asked for when it is missing, shown and kept nowhere."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtWidgets import QLabel, QLineEdit, QWidget

from kkdesk import paths
from kkdesk.domain.addresses import with_password
from kkdesk.ui.dialogs.passphrase import PassphraseDialog
from tests.e2e.app_desk import AppDesk, running, wait_until

if TYPE_CHECKING:
    from pathlib import Path

    from PySide6.QtWidgets import QApplication

    from tests.server import Server

SECRET = "hemmelig-gulerod"  # noqa: S105 -- of a test


@pytest.fixture
def guarded(server: Server, server_sample: str) -> str:
    """Give the address of a database that a password guards."""
    return server.guard(server.new(template=server.name_of(server_sample)), SECRET)


def question(desk: AppDesk) -> PassphraseDialog:
    """Wait for the dialog that asks."""
    shown: list[PassphraseDialog] = []

    def find() -> bool:
        shown[:] = [one for one in desk.window.findChildren(PassphraseDialog) if one.isVisible()]
        return bool(shown)

    wait_until(find)
    return shown[0]


def words_of(desk: AppDesk) -> str:
    """Return everything that the window shows or says."""
    parts = [desk.window.windowTitle()]
    for widget in desk.window.findChildren(QWidget):
        parts += [widget.toolTip(), widget.accessibleName(), widget.accessibleDescription()]
        if isinstance(widget, QLabel | QLineEdit):
            parts.append(widget.text())
    return "\n".join(parts)


def kept_in(folder: Path) -> str:
    return "\n".join(
        file.read_text(errors="replace") for file in folder.rglob("*") if file.is_file()
    )


def test_a_password_in_the_address_is_neither_shown_nor_kept(
    qapp: QApplication, guarded: str, tmp_path: Path
) -> None:
    config, address = tmp_path / "config", with_password(guarded, SECRET)
    with running(qapp, address, config) as desk:
        desk.wait_until_open()
        assert "//gemt@" in words_of(desk)
        assert SECRET not in words_of(desk)
        desk.application.show_fault()
        assert SECRET not in words_of(desk)
    assert "//gemt@" in kept_in(config)
    assert SECRET not in kept_in(config)
    assert not paths.log_file().exists() or SECRET not in paths.log_file().read_text()


def test_the_window_asks_for_the_password_that_was_not_kept_and_takes_it_to_the_past_too(
    qapp: QApplication, guarded: str, tmp_path: Path
) -> None:
    config = tmp_path / "config"
    with running(qapp, guarded, config) as desk:
        asked = question(desk)
        assert asked.passphrase.echoMode() == QLineEdit.EchoMode.Password
        asked.passphrase.setText("forkert")
        asked.open_button.click()
        desk.settle()
        assert "forkert" in asked.field.error.text()
        asked.passphrase.setText(SECRET)
        asked.open_button.click()
        desk.wait_until_open()
        session = desk.application.session
        assert session is not None
        assert session.workspace.shared
        assert session.address == guarded
        desk.application._show_day(session.workspace.today())
        wait_until(lambda: desk.application.session is not session)
        desk.settle()
        assert desk.application.refused is None
    assert SECRET not in kept_in(config)


def test_giving_up_says_why_and_offers_another_database(
    qapp: QApplication, guarded: str, tmp_path: Path
) -> None:
    with running(qapp, guarded, tmp_path / "config") as desk:
        question(desk).cancel_button.click()
        assert "adgangskode" in desk.box().text()
        desk.press("Luk")
