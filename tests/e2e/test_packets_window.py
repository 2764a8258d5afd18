"""Udvalgspakke in the whole program: its lines lead to the other pages, and back by undo."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from kkdesk.domain.cases import Panel
from kkdesk.domain.packet_faults import FaultKind
from kkdesk.services import packet_adding, portfolio
from kkdesk.ui.pages.cases.page import CasesPage
from kkdesk.ui.pages.cases.page_view import SUBJECT_ROLE
from kkdesk.ui.pages.packets.page import PacketsPage
from kkdesk.ui.pages.remarks.page import RemarksPage
from tests.e2e.audit_program import Program

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from pytestqt.qtbot import QtBot


@pytest.fixture
def program(sample_database: Path, tmp_path: Path, qtbot: QtBot) -> Iterator[Program]:
    database = shutil.copyfile(sample_database, tmp_path / "kkdesk.sqlite")
    made = Program(database, tmp_path, qtbot)
    yield made
    made.close()


def page_of(program: Program) -> PacketsPage:
    page = program.show("packets")
    assert isinstance(page, PacketsPage)
    return page


def follow(program: Program, page: PacketsPage, kind: FaultKind) -> str:
    """Press Enter on the first line of a kind; return the page that is shown then."""
    row = next(row for row, one in enumerate(page.checklist.faults) if one.kind is kind)
    page.view.checks.setCurrentRow(row)
    page.view.checks.setFocus()
    QTest.keyClick(page.view.checks, Qt.Key.Key_Return)
    program.settle()
    return str(program.app.window.current_key())


def test_an_unanswered_remark_leads_to_the_remark(program: Program) -> None:
    page = page_of(program)
    assert follow(program, page, FaultKind.UNANSWERED) == "remarks"
    shown = program.app.window.page("remarks")
    assert isinstance(shown, RemarksPage)
    fault = next(one for one in page.checklist.faults if one.kind is FaultKind.UNANSWERED)
    assert shown.panel.sheet is not None
    assert shown.panel.sheet.item.id == fault.record_id


def test_an_empty_memo_leads_to_its_line_among_the_memos_of_its_case(program: Program) -> None:
    page = page_of(program)
    assert page.packet is not None
    workspace = page.context.workspace
    committee = portfolio.choices(workspace).committees[0].id
    changes = packet_adding.add_packet(workspace, "Ny pakke", committee, record_id="ny-sag")
    page.context.bus.publish(changes)
    page.open_with(case_id="ny-sag")
    program.settle()
    assert follow(program, page, FaultKind.EMPTY_TEXT) == "cases"
    shown = program.app.window.page("cases")
    assert isinstance(shown, CasesPage)
    assert shown.subject is not None
    assert shown.subject.id == "ny-sag"
    memos = shown.view.panes["case"].panels[Panel.MEMOS]
    assert shown.view.panes["case"].tabs.currentWidget() is memos
    assert memos.chosen is not None
    assert memos.chosen.id == page.packet.memo_id


def test_undo_in_the_menu_takes_a_move_back(program: Program) -> None:
    page = page_of(program)
    assert page.packet is not None
    before = [one.id for one in page.packet.appendices]
    page.view.list.setFocus()
    page.view.list.setCurrentRow(1)
    QTest.keyClick(page.view.list, Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)
    program.settle()
    assert [one.id for one in page.packet.appendices] == [before[1], before[0], *before[2:]]
    program.app.window.menu.provided["undo"].trigger()
    program.settle()
    assert [one.id for one in page.packet.appendices] == before


def test_a_case_leads_to_its_packet(program: Program) -> None:
    page = program.show("cases")
    assert isinstance(page, CasesPage)
    case = next(
        item.data(0, SUBJECT_ROLE)
        for item in page.view.items()
        if item.data(0, SUBJECT_ROLE).kind == "case"
    )
    page.open_with("case", case.id)
    program.settle()
    page.view.panes["case"].packet_button.click()
    program.settle()
    assert program.app.window.current_key() == "packets"
    shown = program.app.window.page("packets")
    assert isinstance(shown, PacketsPage)
    assert shown.packet is not None
    assert shown.packet.case_id == case.id
