"""Udveksling: taking a copy, working in it, bringing it home, and seeing what waits."""

from __future__ import annotations

import shutil
import threading
from datetime import date
from typing import TYPE_CHECKING

import pytest
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QMessageBox

from kkdesk.db.reading import open_file
from kkdesk.domain.exchange import CopyState
from kkdesk.services import exchange
from kkdesk.services.workspace import Workspace
from kkdesk.ui.pages.exchange.page import make_page
from kkdesk.ui.pages.exchange.stopping import Progress
from tests.e2e.exchange_desk import ExchangeDesk, retitle

if TYPE_CHECKING:
    from pathlib import Path

    from tests.e2e.page_surroundings import Surrounder

SECRET = "hest'en æder 12 pærer"  # noqa: S105 -- of a test


@pytest.fixture
def desk(surround: Surrounder, sample_workspace: Workspace, tmp_path: Path) -> ExchangeDesk:
    return ExchangeDesk(surround(sample_workspace, date(2026, 3, 1)), tmp_path)


# -- taking


def test_with_nobody_out_the_page_says_what_to_do_and_does_it(desk: ExchangeDesk) -> None:
    view = desk.page.view
    assert view.body.currentWidget() is view.empty
    assert "Ingen har en kopi" in view.empty.accessibleName()
    view.empty.button.click()
    desk.settle()
    assert desk.dialog().windowTitle() == "Tag en kopi"


def test_a_copy_is_taken_and_listed_with_who_has_it(desk: ExchangeDesk) -> None:
    dialog = desk.take_dialog()
    dialog.holder.setText("Mette Holm")
    dialog.folder.line.setText(str(desk.folder / "ny"))
    desk.press(dialog.take_button)
    view = desk.page.view
    assert str(desk.folder / "ny") in view.messages.text()
    (line,) = desk.lines(view.copies)
    assert line.startswith("Mette Holm | Alt | ")
    assert line.endswith("| ude")
    assert "1 kopi er ude · 0 konflikter venter" in view.header.accessibleDescription()
    opened = open_file(desk.folder / "ny" / "kkdesk.sqlite")
    assert exchange.laptop_origin(Workspace(opened, "")) is not None
    opened.dispose()


def test_a_part_without_confidential_lines_is_taken_encrypted(desk: ExchangeDesk) -> None:
    dialog = desk.take_dialog()
    dialog.part.choose("department BIF")
    dialog.without.setChecked(True)
    for secret in (dialog.passphrase, dialog.again):
        secret.setText(SECRET)
    dialog.folder.line.setText(str(desk.folder / "ny"))
    assert dialog.passphrase.echoMode() is QLineEdit.EchoMode.Password
    desk.press(dialog.take_button)
    (line,) = desk.lines(desk.page.view.copies)
    assert "Forvaltningen BIF, uden fortroligt, krypteret" in line
    opened = open_file(desk.folder / "ny" / "kkdesk.sqlite", passphrase=SECRET)
    origin = exchange.laptop_origin(Workspace(opened, ""))
    opened.dispose()
    assert origin is not None
    assert (origin.scope_code, origin.without_confidential) == ("BIF", True)


def test_two_different_passphrases_and_a_folder_in_use_are_refused_at_their_fields(
    desk: ExchangeDesk,
) -> None:
    (desk.folder / "fuld").mkdir()
    (desk.folder / "fuld" / "brev.txt").write_text("mit", encoding="utf-8")
    dialog = desk.take_dialog()
    dialog.folder.line.setText(str(desk.folder / "fuld"))
    dialog.passphrase.setText(SECRET)
    desk.press(dialog.take_button)
    assert "ikke ens" in dialog.fields["again"].error.text()
    dialog.again.setText(SECRET)
    assert dialog.fields["again"].error.text() == ""
    desk.press(dialog.take_button)
    assert "ligger allerede" in dialog.fields["folder"].error.text()
    dialog.folder.line.setText("")
    desk.press(dialog.take_button)
    assert "Vælg en mappe" in dialog.fields["folder"].error.text()
    assert [each.name for each in (desk.folder / "fuld").iterdir()] == ["brev.txt"]
    assert exchange.list_copies(desk.workspace) == ()
    desk.press(dialog.cancel_button)
    assert desk.dialogs() == []


def test_taking_is_stopped_before_the_copy_counts(
    desk: ExchangeDesk, monkeypatch: pytest.MonkeyPatch
) -> None:
    dialog = desk.take_dialog()
    dialog.folder.line.setText(str(desk.folder / "ny"))
    stop_at_first_look(monkeypatch)
    desk.press(dialog.take_button)
    assert "ikke taget en kopi" in dialog.messages.text()
    assert exchange.list_copies(desk.workspace) == ()
    assert list((desk.folder / "ny").iterdir()) == []


# -- bringing home


def test_what_will_happen_is_shown_before_it_does_and_then_it_does(desk: ExchangeDesk) -> None:
    folder = desk.take()
    desk.on_laptop(folder, retitle("S2.2", "Fra toget"))
    desk.on_laptop(folder, retitle("S2.3", "Begge: toget"))
    desk.here(retitle("S2.3", "Begge: kontoret"))
    before = desk.title("S2.2")
    dialog = desk.bring_dialog(folder)
    assert desk.lines(dialog.model) == [
        "S2.3 Begge: kontoret | titel | Konflikt: rettet begge steder | Mette Holm",
        f"S2.2 {before} | titel | {before} → Fra toget | Mette Holm",
    ]
    assert "1 ændring fra Mette Holm" in dialog.summary.text()
    assert "1 konflikt" in dialog.summary.text()
    assert desk.title("S2.2") == before
    desk.press(dialog.bring_button)
    assert (desk.title("S2.2"), desk.title("S2.3")) == ("Fra toget", "Begge: kontoret")
    view = desk.page.view
    assert "1 post ændret. 1 konflikt venter." in view.messages.text()
    assert "hentet hjem" in desk.lines(view.copies)[0]
    assert desk.lines(view.check_ins)[0].endswith("Mette Holm | 1 | 1")
    assert desk.waiting() == ["S2.3 Begge: kontoret | titel | rettet begge steder | Mette Holm"]
    assert view.badge.accessibleName() == "1 konflikt venter"


def test_headings_of_parts_beside_each_other_stand_level(desk: ExchangeDesk) -> None:
    desk.take()
    desk.page.reload()
    desk.around.settle()
    QApplication.processEvents()
    heights = {
        one.text(): one.mapTo(desk.page, one.rect().center()).y()
        for one in desk.page.findChildren(QLabel)
        if one.isVisible() and one.text() in {"Konflikter", "Hentet hjem"}
    }
    assert len(heights) == 2
    assert len(set(heights.values())) == 1


def test_on_a_small_laptop_there_is_room_for_the_name_of_who_came_home(desk: ExchangeDesk) -> None:
    desk.take()
    desk.page.reload()
    desk.page.resize(1004, 668)  # what a window of 1180 × 720 leaves
    desk.around.settle()
    QTest.qWait(20)
    table = desk.page.view.check_in_list
    name = table.fontMetrics().horizontalAdvance("Mette Holm")
    assert table.columnWidth(1) >= name + 22


def test_a_second_time_there_is_nothing_to_bring(desk: ExchangeDesk) -> None:
    folder = desk.take()
    desk.on_laptop(folder, retitle("S2.2", "Fra toget"))
    exchange.check_in(desk.workspace, folder)
    dialog = desk.bring_dialog(folder)
    assert "intet nyt" in dialog.summary.text()
    assert dialog.model.rowCount() == 0
    dialog.reject()


def test_an_encrypted_copy_asks_for_its_passphrase_and_refuses_a_wrong_one_at_the_field(
    desk: ExchangeDesk,
) -> None:
    folder = desk.take(passphrase=SECRET)
    desk.on_laptop(folder, retitle("S2.2", "Fra toget"), SECRET)
    dialog = desk.bring_dialog(folder)
    field = dialog.fields["passphrase"]
    assert field.isVisible()
    assert "krypteret" in field.error.text()
    for wrong in ("a", "b", "c"):
        dialog.passphrase.setText(wrong)
        desk.press(dialog.look_button)
        assert "ikke åbnes med den" in field.error.text()
        assert dialog.passphrase.selectedText()
    dialog.passphrase.setText(SECRET)
    desk.press(dialog.look_button)
    assert field.error.text() == ""
    desk.press(dialog.bring_button)
    assert desk.title("S2.2") == "Fra toget"


def test_a_folder_without_a_copy_and_an_old_copy_are_refused_with_the_reason(
    desk: ExchangeDesk,
) -> None:
    dialog = desk.bring_dialog(desk.folder / "ingenting")
    assert "ikke en hel bærbar kopi" in dialog.fields["folder"].error.text()
    assert not dialog.bring_button.isEnabled()
    dialog.reject()
    folder = desk.take()
    desk.on_laptop(folder, retitle("S2.2", "Fra toget"))
    shutil.copytree(folder, desk.folder / "gemt")
    exchange.check_in(desk.workspace, folder)
    desk.on_laptop(desk.folder / "gemt", retitle("S2.2", "Fra den gamle"))
    old = desk.bring_dialog(desk.folder / "gemt")
    assert "blev hentet hjem" in old.messages.text()
    assert not old.bring_button.isEnabled()
    old.reject()


def test_bringing_home_is_stopped_while_it_can_be(
    desk: ExchangeDesk, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = desk.take()
    desk.on_laptop(folder, retitle("S2.2", "Fra toget"))
    before = desk.title("S2.2")
    dialog = desk.bring_dialog(folder)
    with monkeypatch.context() as patched:
        stop_at_first_look(patched)
        desk.press(dialog.bring_button)
    assert "Både kopien og databasen er uændret" in dialog.messages.text()
    assert desk.title("S2.2") == before
    desk.on_laptop(folder, retitle("S2.2", "Fra toget igen"))
    desk.press(dialog.look_button)
    assert "Fra toget igen" in desk.lines(dialog.model)[0]
    desk.press(dialog.bring_button)
    assert desk.title("S2.2") == "Fra toget igen"


def test_a_copy_is_renewed_with_what_colleagues_wrote(desk: ExchangeDesk) -> None:
    folder = desk.take()
    desk.here(retitle("S2.2", "Fra kontoret"))
    dialog = desk.bring_dialog(folder, renew=True)
    assert dialog.renew.isChecked()
    desk.press(dialog.bring_button)
    assert "Kopien er fornyet" in desk.page.view.messages.text()
    found: list[str] = []
    desk.on_laptop(
        folder, lambda work: found.append(str(work.find("initiative", code="S2.2")[0]["title"]))
    )
    assert found == ["Fra kontoret"]
    assert desk.lines(desk.page.view.copies)[0].split(" | ")[3].startswith("ude")


def test_a_copy_is_reported_lost_when_one_has_said_yes(desk: ExchangeDesk) -> None:
    desk.take()
    desk.page.reload()
    desk.settle()
    desk.press(desk.page.view.lost)
    (box,) = (one for one in desk.page.findChildren(QMessageBox) if one.isVisible())
    assert "Mette Holm" in box.text()
    next(one for one in box.buttons() if one.text() == "Meld tabt").click()
    desk.settle()
    assert exchange.list_copies(desk.workspace)[0].state is CopyState.LOST
    assert desk.lines(desk.page.view.copies)[0].endswith("meldt tabt")


def test_in_a_laptop_copy_the_page_says_what_it_is_and_how_it_comes_home(
    desk: ExchangeDesk, surround: Surrounder
) -> None:
    opened = open_file(desk.take() / "kkdesk.sqlite")
    around = surround(Workspace(opened, "Mette Holm"), date(2026, 3, 1))
    page = make_page(around.context)
    around.show(page)
    view = page.view
    assert view.body.currentWidget() is view.away
    assert "Mette Holm" in view.away.accessibleDescription()
    assert "fælles database" in view.away.accessibleDescription()
    assert not view.take.isEnabled()
    assert not view.bring.isEnabled()
    opened.dispose()


def stop_at_first_look(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let the person press Stop just before the work first looks whether it shall stop."""
    check = Progress.check

    def stopped(progress: Progress) -> None:
        assert threading.current_thread() is not threading.main_thread()
        progress.stop()
        check(progress)

    monkeypatch.setattr(Progress, "check", stopped)
