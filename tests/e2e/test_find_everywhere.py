"""Søg overalt: a word is typed in the window, and the page opens with the record that holds it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from kkdesk.services.listing import find_everywhere
from kkdesk.ui.dialogs.find_everywhere import FindDialog, place_of
from kkdesk.ui.pages.cases.page import CasesPage
from kkdesk.ui.pages.indicators.page import IndicatorsPage
from kkdesk.ui.pages.remarks.page import RemarksPage
from kkdesk.ui.widgets.fields import SearchField
from tests.e2e.app_desk import AppDesk, running

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from PySide6.QtWidgets import QApplication

    from kkdesk.services.workspace import Workspace


@pytest.fixture
def desk(qapp: QApplication, database: Path, tmp_path: Path) -> Iterator[AppDesk]:
    with running(qapp, database, tmp_path / "config") as made:
        made.wait_until_open()
        yield made


def _dialog(desk: AppDesk) -> FindDialog:
    desk.window.menu.provided["find"].trigger()
    return next(d for d in desk.window.findChildren(FindDialog) if d.isVisible())


def _lines(dialog: FindDialog) -> list[str]:
    return [dialog.list.item(row).text() for row in range(dialog.list.count())]


def _follow(desk: AppDesk, words: str, start: str) -> None:
    """Type words, go down to the line that starts so, and press Enter."""
    dialog = _dialog(desk)
    QTest.keyClicks(dialog.words, words)
    desk.settle()
    row = next(n for n, line in enumerate(_lines(dialog)) if line.startswith(start))
    QTest.keyClick(dialog.words, Qt.Key.Key_Down)
    dialog.list.setCurrentRow(row)
    QTest.keyClick(dialog.list, Qt.Key.Key_Return)
    desk.settle()


def test_a_word_of_an_indicator_opens_indikatorer_with_it(desk: AppDesk) -> None:
    _follow(desk, "beskæftigelsesfrekvens", "Indikator")
    page = desk.window.page(desk.window.current_key())
    assert isinstance(page, IndicatorsPage)
    assert page.shown is not None
    assert page.shown.name == "Beskæftigelsesfrekvens"


def test_a_word_of_a_case_opens_sager_with_it(desk: AppDesk) -> None:
    _follow(desk, "status handicap", "Sag")
    page = desk.window.page(desk.window.current_key())
    assert isinstance(page, CasesPage)
    assert page.subject is not None
    assert page.subject.kind == "case"


def test_a_word_of_a_remark_opens_the_remarks_page_with_it(desk: AppDesk) -> None:
    _follow(desk, "specialskolernes klasser", "Bemærkning · R4.2")
    page = desk.window.page(desk.window.current_key())
    assert isinstance(page, RemarksPage)
    assert page.panel.sheet is not None
    assert page.panel.sheet.item.code == "R4.2"


@pytest.mark.parametrize("key", ["plans", "remarks", "indicators", "deadlines"])
def test_ctrl_f_leads_to_the_search_field_of_the_page(desk: AppDesk, key: str) -> None:
    desk.window.show_page(key)
    desk.settle()
    QTest.keyClick(desk.window, Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier)
    desk.settle()
    assert isinstance(desk.window.focusWidget(), SearchField)


def test_ctrl_f_searches_everywhere_on_a_page_without_a_search_of_its_own(desk: AppDesk) -> None:
    desk.window.show_page("slides")
    desk.settle()
    QTest.keyClick(desk.window, Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier)
    desk.settle()
    (dialog,) = desk.window.findChildren(FindDialog)
    assert dialog.isVisible()


def test_what_nothing_holds_is_said_and_leads_nowhere(desk: AppDesk) -> None:
    dialog = _dialog(desk)
    QTest.keyClicks(dialog.words, "xyzzy")
    desk.settle()
    assert dialog.summary.text() == "Ingen poster har alle ordene."
    assert not dialog.go.isEnabled()
    QTest.keyClick(dialog.words, Qt.Key.Key_Escape)
    desk.settle()
    assert dialog.summary.text() == "Skriv et eller flere ord."


def test_every_record_that_can_be_found_has_a_place(sample_workspace: Workspace) -> None:
    hits = [hit for letter in "aeioums" for hit in find_everywhere(sample_workspace, letter).hits]
    assert {"case", "indicator", "initiative", "objective", "remark"} <= {h.kind for h in hits}
    for hit in hits:
        page, what = place_of(hit)
        assert page
        assert all(what.values()) or hit.kind == "remark_round", hit
