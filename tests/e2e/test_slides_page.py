"""The page Statusslides on the sample portfolio: choose, see, change, save, cancel."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QApplication,
    QDialog,
    QFileDialog,
    QLabel,
    QPushButton,
)
from sqlalchemy import text

from kkdesk.domain.first_policy import FirstPolicy
from kkdesk.services import editing, portfolio
from kkdesk.services.starting import add_first_policy
from kkdesk.services.undo import undo
from kkdesk.services.workspace import operation, reading
from kkdesk.ui.change_bus import ChangeBus
from kkdesk.ui.dialogs.print_document import PrintDialog
from kkdesk.ui.editing.controls import QuietCombo
from kkdesk.ui.i18n import set_language
from kkdesk.ui.pages.context import PageContext
from kkdesk.ui.pages.slides.page import SlidesPage
from kkdesk.ui.tasks import Worker
from kkdesk.ui.theme import Theme, ThemeMode

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from kkdesk.errors import KkdeskError
    from kkdesk.services.workspace import Workspace

PATIENCE = 20_000


@dataclass
class Desk:
    """The page with what stands around it in the window."""

    workspace: Workspace
    worker: Worker
    bus: ChangeBus
    qtbot: QtBot
    errors: list[KkdeskError] = field(default_factory=list)
    opened: list[tuple[str, dict[str, object]]] = field(default_factory=list)
    page: SlidesPage | None = None

    def open(self) -> SlidesPage:
        """Open the page and wait for its first pages."""
        context = PageContext(
            self.workspace, self.worker, self.bus, self._open_page, self.errors.append
        )
        self.page = SlidesPage(context)
        self.qtbot.addWidget(self.page)
        self.page.resize(1190, 700)
        self.page.show()
        self.qtbot.waitExposed(self.page)
        return self.page

    def ready(self) -> SlidesPage:
        """Open the page and wait until it shows slides."""
        page = self.open()
        self.until(lambda: page.preview.page_count > 0 and not page.jobs.name)
        return page

    def until(self, condition: Callable[[], bool]) -> None:
        self.qtbot.waitUntil(condition, timeout=PATIENCE)

    def entry(self, code: str) -> tuple[str, str]:
        """The id and the words of an initiative's status text."""
        with reading(self.workspace) as connection:
            row = connection.execute(
                text(
                    "SELECT e.id, e.text FROM status_entry e JOIN initiative i"
                    " ON i.id = e.initiative_id WHERE i.code = :code"
                ),
                {"code": code},
            ).one()
        return str(row.id), str(row.text)

    def change(self, code: str, words: str) -> None:
        """Change a status text of the closed round, as if it had been opened again."""
        entry_id, _ = self.entry(code)
        with operation(self.workspace, "x") as work:
            work.update("status_entry", entry_id, text=words)
        self.bus.publish(work.changes)

    def _open_page(self, key: str, **what: object) -> None:
        self.opened.append((key, what))


@pytest.fixture
def desk(sample_workspace: Workspace, qapp: QApplication, qtbot: QtBot) -> Iterator[Desk]:
    set_language(qapp, "da")
    Theme(qapp, ThemeMode.LIGHT)
    made = Desk(sample_workspace, Worker(), ChangeBus(), qtbot)
    yield made
    if made.page is not None:
        made.page.jobs.cancel()
    assert made.worker.close()
    if made.page is not None:
        made.page.preview.close()


def words_on(page: SlidesPage) -> str:
    """All that the slides say, without spaces, since lines break anywhere."""
    said = "".join(page.preview.text(number) for number in range(page.preview.page_count))
    return squeezed(said)


def squeezed(words: str) -> str:
    return unicodedata.normalize("NFKC", "".join(words.split())).casefold()


def test_a_policy_that_is_too_long_for_its_box_is_cut_with_dots(desk: Desk) -> None:
    policy = desk.ready().view.policy
    policy.clearFocus()
    policy.resize(170, policy.height())
    words = policy.currentText()
    assert policy.fontMetrics().horizontalAdvance(words) > policy.width()
    with_dots = QuietCombo([("", words)])
    desk.qtbot.addWidget(with_dots)
    with_dots.resize(policy.size())
    with_dots.show()
    inside, plain = QRect(8, 6, 150, 18), QImage.Format.Format_RGB32
    seen = [one.grab(inside).toImage().convertToFormat(plain) for one in (policy, with_dots)]
    assert seen[0] == seen[1]


def test_the_newest_round_is_shown_in_the_public_edition(desk: Desk) -> None:
    page = desk.ready()
    assert page.view.round.currentText() == "2025"
    assert page.view.edition.currentText() == "Offentlig"
    assert page.preview.page_count == 27
    assert page.view.pages.count() == 27
    assert page.view.footer.position.text() == "Side 1 af 27"
    seventh = page.view.pages.item(6)
    assert seventh.text().endswith("1. Mere tillid mellem borgere med handicap og kommunen (1/2)")
    assert str(seventh.data(Qt.ItemDataRole.AccessibleTextRole)).startswith("Side 7 af 27: 1. Mere")
    assert desk.errors == []


def test_the_list_and_the_keys_go_to_pages_and_the_viewer_says_what_they_hold(desk: Desk) -> None:
    page = desk.ready()
    page.view.pages.setCurrentRow(6)
    desk.until(lambda: page.view.footer.position.text() == "Side 7 af 27")
    assert "Side 7 af 27" in page.view.viewer.accessibleName()
    assert "Socialforvaltningen" in page.view.viewer.accessibleDescription()
    page.view.viewer.setFocus()
    QTest.keyClick(page.view.viewer, Qt.Key.Key_PageDown)
    desk.until(lambda: page.view.pages.currentRow() == 7)
    QTest.keyClick(page.view.viewer, Qt.Key.Key_PageUp)
    desk.until(lambda: page.view.pages.currentRow() == 6)


def test_a_changed_text_makes_the_pages_outdated_until_they_are_updated(desk: Desk) -> None:
    page = desk.ready()
    desk.change("S2.2", "Forsøget med merudgifter er nu forlænget til udgangen af 2027.")
    assert page.outdated
    assert page.view.messages.text().startswith("Forhåndsvisningen er forældet")
    assert squeezed("forlænget til udgangen af 2027") not in words_on(page)
    page.view.refresh.click()
    desk.until(lambda: not page.outdated and not page.jobs.name)
    assert squeezed("forlænget til udgangen af 2027") in words_on(page)
    assert page.view.messages.text() == ""


def test_the_pages_update_by_themselves_after_a_pause_and_also_after_undo(desk: Desk) -> None:
    page = desk.ready()
    page.preview.go_to(8)
    desk.change("S2.2", "Forsøget med merudgifter er nu forlænget til udgangen af 2027.")
    desk.until(lambda: squeezed("udgangen af 2027") in words_on(page))
    assert page.preview.page == 8
    desk.bus.publish(undo(desk.workspace))
    desk.until(lambda: squeezed("udgangen af 2027") not in words_on(page))


def test_a_hidden_page_waits_with_the_update_until_it_is_shown(desk: Desk) -> None:
    page = desk.ready()
    page.hide()
    desk.change("S2.2", "Forsøget med merudgifter er nu forlænget til udgangen af 2027.")
    desk.qtbot.wait(200)
    assert page.outdated
    page.show()
    desk.until(lambda: squeezed("udgangen af 2027") in words_on(page))


def test_a_confidential_text_shows_in_the_internal_edition_only(desk: Desk) -> None:
    page = desk.ready()
    entry_id, words = desk.entry("S2.2")
    secret = squeezed(words.split(".")[0])
    assert secret in words_on(page)
    changes = editing.set_field(
        desk.workspace, "status_entry", entry_id, "confidential", expected=False, value=True
    )
    desk.bus.publish(changes)
    page.view.refresh.click()
    desk.until(lambda: not page.outdated and not page.jobs.name)
    assert secret not in words_on(page)
    page.view.edition.setCurrentIndex(1)
    assert not page.view.save.isEnabled()
    desk.until(lambda: page.preview.page_count > 0 and not page.jobs.name)
    assert secret in words_on(page)
    assert squeezed("Intern udgave") in words_on(page)


def test_saving_asks_for_a_place_and_writes_the_file_there(desk: Desk, tmp_path: Path) -> None:
    page = desk.ready()
    QTest.keyClick(page.view.pages, Qt.Key.Key_S, Qt.KeyboardModifier.ControlModifier)
    asked = page.findChild(PrintDialog)
    assert isinstance(asked, PrintDialog)
    asked.go_on.click()
    dialog = asked.findChild(QFileDialog)
    assert isinstance(dialog, QFileDialog)
    assert dialog.selectedFiles()[0].endswith("statusslides-2025-offentlig.pdf")
    target = tmp_path / "ud" / "slides.pdf"
    target.parent.mkdir()
    dialog.selectFile(str(target))
    dialog.fileSelected.emit(str(target))
    dialog.reject()
    desk.until(lambda: page.view.messages.text() == f"Gemt: {target}")
    assert target.read_bytes().startswith(b"%PDF-1.7")
    assert list(target.parent.iterdir()) == [target]
    assert page.view.save.isEnabled()


def test_cancelling_in_the_middle_leaves_no_file(desk: Desk, tmp_path: Path) -> None:
    page = desk.ready()
    folder = tmp_path / "ud"
    folder.mkdir()
    heard: list[float] = []
    desk.worker.progress.connect(lambda _label, fraction, _text: heard.append(fraction))
    page.save_to(folder / "slides.pdf")
    desk.until(lambda: bool(heard) and heard[-1] > 0)
    desk.worker.cancel_running()
    desk.until(lambda: desk.worker.idle and not page.jobs.name)
    assert heard[-1] < 1.0
    assert list(folder.iterdir()) == []
    assert desk.errors == []
    assert page.view.save.isEnabled()


def test_a_cancelled_first_preview_says_so_and_can_be_made_again(desk: Desk) -> None:
    heard: list[float] = []
    desk.worker.progress.connect(lambda _label, fraction, _text: heard.append(fraction))
    page = desk.open()
    desk.until(lambda: bool(heard))
    desk.worker.cancel_running()
    desk.until(lambda: not page.jobs.name)
    assert page.view.shown.currentWidget() is page.view.nothing
    assert "afbrudt" in page.view.nothing.accessibleName()
    assert not page.view.save.isEnabled()
    page.view.nothing.button.click()
    desk.until(lambda: page.preview.page_count == 27)


def test_a_folder_that_cannot_be_written_is_told_in_danish(desk: Desk, tmp_path: Path) -> None:
    page = desk.ready()
    target = tmp_path / "findes ikke" / "slides.pdf"
    page.save_to(target)
    desk.until(lambda: bool(desk.errors))
    assert desk.errors[0].message("da").startswith(f"Der kan ikke skrives til {target}")
    desk.until(page.view.save.isEnabled)


def test_a_total_that_differs_leads_to_its_initiative(desk: Desk) -> None:
    page = desk.ready()
    lines = [label.text() for label in page.view.warnings.findChildren(QLabel)]
    assert any("der står 900 i alt" in line and "giver 899" in line for line in lines)
    links = [button for button in page.view.warnings.findChildren(QPushButton) if button.text()]
    assert [link.text() for link in links] == ["Vis S5.10"]
    links[0].click()
    key, what = desk.opened[0]
    assert key == "plans"
    detail = portfolio.initiative_detail(desk.workspace, str(what["initiative_id"]))
    assert detail.fields["code"] == "S5.10"


def test_printing_asks_which_printer_without_stopping_the_window(desk: Desk) -> None:
    page = desk.ready()
    QTest.keyClick(page.view.pages, Qt.Key.Key_P, Qt.KeyboardModifier.ControlModifier)
    dialog = next(found for found in page.findChildren(QDialog) if found.isVisible())
    assert dialog.isModal()
    dialog.reject()


def test_without_a_round_the_page_says_what_is_missing(
    empty_workspace: Workspace, qapp: QApplication, qtbot: QtBot
) -> None:
    set_language(qapp, "da")
    add_first_policy(empty_workspace, FirstPolicy("Aaby Kommune", "HP26", "Handicappolitik"))
    editing.add_initiative(empty_workspace, title="Ny indsats")
    desk = Desk(empty_workspace, Worker(), ChangeBus(), qtbot)
    page = desk.open()
    desk.until(lambda: page.view.stack.currentWidget() is page.view.no_round)
    desk.until(lambda: page.view.no_round.accessibleName() == "Der er ingen statusrunde endnu")
    assert not page.view.save.isEnabled()
    assert desk.worker.close()
    page.preview.close()
