"""A laptop copy in the window: its passphrase is asked for, and the window says what it is."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtWidgets import QLabel

from kkdesk.db.reading import open_file
from kkdesk.services import exchange
from kkdesk.services.workspace import Workspace
from kkdesk.ui.dialogs.passphrase import PassphraseDialog
from kkdesk.ui.pages.exchange.page import ExchangePage
from tests.e2e.app_desk import AppDesk, running, wait_until

if TYPE_CHECKING:
    from pathlib import Path

    from PySide6.QtWidgets import QApplication

SECRET = "hest'en æder 12 pærer"  # noqa: S105 -- of a test


@pytest.fixture
def config(tmp_path: Path) -> Path:
    """The person's folder of settings."""
    return tmp_path / "config"


def take(database: Path, passphrase: str = "") -> Path:
    """Take a copy of everything and return the file to work on."""
    opened = open_file(database)
    folder = database.parent / "kopi"
    exchange.check_out(
        Workspace(opened, "Kim Bo"), folder, passphrase=passphrase, holder="Mette Holm"
    )
    opened.dispose()
    return folder / "kkdesk.sqlite"


def question(desk: AppDesk) -> PassphraseDialog:
    """Wait for the dialog that asks."""
    wait_until(lambda: any(one.isVisible() for one in found(desk)))
    (dialog,) = (one for one in found(desk) if one.isVisible())
    return dialog


def found(desk: AppDesk) -> list[PassphraseDialog]:
    return desk.window.findChildren(PassphraseDialog)


def enter(desk: AppDesk, words: str) -> None:
    dialog = question(desk)
    dialog.passphrase.setText(words)
    dialog.open_button.click()
    desk.settle()


def signs(desk: AppDesk) -> list[str]:
    return [
        one.text()
        for one in desk.window.statusBar().findChildren(QLabel)
        if one.isVisible() and "kopi" in one.text().lower()
        and not one.text().endswith(".sqlite")
    ]  # fmt: skip


def test_three_wrong_passphrases_are_refused_at_the_field_and_the_right_one_opens(
    qapp: QApplication, database: Path, config: Path
) -> None:
    with running(qapp, take(database, SECRET), config) as desk:
        for _ in range(3):
            enter(desk, "forkert")
            assert "ikke åbnes med den" in question(desk).field.error.text()
            assert question(desk).passphrase.isEnabled()
            assert question(desk).passphrase.selectedText() == "forkert"
        enter(desk, SECRET)
        desk.wait_until_open()
        assert not any(one.isVisible() for one in found(desk))
        page = desk.plans()
        desk.edit_title(page, "Skrevet på toget")
        page.flush()
        desk.settle()
        assert desk.detail(page).fields["title"] == "Skrevet på toget"


def test_the_dialog_grows_until_all_is_read_of_why_a_passphrase_does_not_fit(
    qapp: QApplication, database: Path, config: Path
) -> None:
    with running(qapp, take(database, SECRET), config) as desk:
        enter(desk, "forkert")
        error = question(desk).field.error
        wait_until(lambda: error.height() >= error.heightForWidth(error.width()) > 0)


def test_an_empty_passphrase_is_not_tried_and_giving_up_offers_another_database(
    qapp: QApplication, database: Path, config: Path
) -> None:
    with running(qapp, take(database, SECRET), config) as desk:
        enter(desk, "")
        assert question(desk).field.error.text() == "Skriv adgangssætningen."
        question(desk).cancel_button.click()
        assert "krypteret" in desk.box().text()
        desk.press("Luk")
        assert desk.application.session is None


def test_a_centre_that_is_open_stays_when_the_copy_is_not_opened(
    qapp: QApplication, database: Path, config: Path
) -> None:
    copy = take(database, SECRET)
    with running(qapp, database, config) as desk:
        desk.wait_until_open()
        desk.application.open_database(str(copy))
        question(desk).cancel_button.click()
        desk.press("Luk")
        session = desk.application.session
        assert session is not None
        assert session.address == str(database)
        assert signs(desk) == []


def test_the_window_of_a_copy_says_so_until_another_database_is_open(
    qapp: QApplication, database: Path, config: Path
) -> None:
    with running(qapp, take(database), config) as desk:
        desk.wait_until_open()
        assert signs(desk) == ["Bærbar kopi: Mette Holm"]
        assert desk.window.windowTitle() == "Overblik – kkdesk – Bærbar kopi: Mette Holm"
        desk.window.show_page("exchange")
        desk.settle()
        page = desk.window.page("exchange")
        assert isinstance(page, ExchangePage)
        assert page.view.body.currentWidget() is page.view.away
        desk.application.open_database(str(database))
        wait_until(lambda: desk.window.windowTitle() == "Udveksling – kkdesk")
        assert signs(desk) == []


def test_a_past_day_of_an_encrypted_copy_is_refused_in_words(
    qapp: QApplication, database: Path, config: Path
) -> None:
    copy = take(database, SECRET)
    with running(qapp, copy, config) as desk:
        enter(desk, SECRET)
        desk.wait_until_open()
        session = desk.application.session
        assert session is not None
        desk.application._show_day(session.workspace.today())
        assert "krypteret kopi" in desk.box().text()
        desk.press("Luk")
        assert desk.application.session is session
