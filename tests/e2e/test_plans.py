"""Finding one's way on the page of action plans, in a real window on the sample portfolio."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QComboBox,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QTextEdit,
    QWidget,
)

from kkdesk.db.engine import database_path, open_database
from kkdesk.domain.records import InitiativeFilter, NodeKind
from kkdesk.services import portfolio
from kkdesk.services.workspace import Workspace
from kkdesk.ui.pages.plans.model import COL_TITLE
from kkdesk.ui.pages.plans.page_view import OWNER, PERIOD, POLICY
from kkdesk.ui.theme import Theme, ThemeMode
from kkdesk.ui.widgets.message_bar import MessageBar
from tests.e2e.plans_desk import Desk

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from pytestqt.qtbot import QtBot


@pytest.fixture(scope="module")
def theme(qapp: QApplication) -> Theme:
    """Set the sheet once: doing so with windows of fields about takes seconds."""
    return Theme(qapp, ThemeMode.LIGHT)


@pytest.fixture
def desk(sample_workspace: Workspace, tmp_path: Path, qtbot: QtBot, theme: Theme) -> Iterator[Desk]:
    made = Desk(sample_workspace, tmp_path, qtbot, theme)
    yield made
    made.close()


# -- finding


def test_the_page_opens_with_every_initiative_and_the_first_one_in_the_editor(desk: Desk) -> None:
    assert desk.page.view.hits.text() == f"{desk.page.model.total} indsatser"
    assert desk.page.model.total == 131
    first = desk.page.model.record(0)
    assert first is not None
    assert desk.page.editor.initiative_id == first.id


def test_typing_finds_parts_of_words_and_other_endings(desk: Desk) -> None:
    desk.search("fravær")
    assert desk.codes()
    desk.search("merudgifter")
    assert "S2.2" in desk.codes()


def test_what_finds_nothing_says_so_and_offers_the_way_back(desk: Desk) -> None:
    desk.search("xyzzy")
    assert desk.page.view.nothing.isVisible()
    assert desk.page.view.hits.text() == "0 indsatser"
    desk.page.view.nothing.button.click()
    desk.settle()
    assert desk.page.model.total == 131


def test_the_round_as_period_lists_its_55_initiatives(desk: Desk) -> None:
    period = desk.page.view.filters[PERIOD]
    period.setCurrentIndex(1)
    desk.settle()
    assert desk.page.model.total == 55
    owner = desk.page.view.filters[OWNER]
    owner.choose("cross")
    desk.settle()
    assert desk.page.model.total == 4
    desk.page.view.reset.click()
    desk.settle()
    assert desk.page.model.total == 131


def test_a_node_of_the_tree_lists_what_lies_under_it(desk: Desk) -> None:
    tree = desk.page.tree_model
    policy = tree.index(1, 0)
    objective = tree.index(1, 0, policy)
    node = tree.node(objective)
    assert node is not None
    assert node.kind is NodeKind.OBJECTIVE
    desk.page.view.tree.setCurrentIndex(objective)
    desk.settle()
    assert desk.page.model.total == node.count


def test_only_owners_of_the_shown_policys_municipality_are_offered(desk: Desk) -> None:
    owner, policy = desk.page.view.filters[OWNER], desk.page.view.filters[POLICY]

    def offered() -> set[str]:
        return {owner.itemText(row).split()[0] for row in range(owner.count())}

    everybody = offered()
    assert {"SOF", "alle", "Tværgående"} < everybody
    policies = {one.code: one for one in desk.page.choices.policies}
    frederiksberg = next(one for code, one in policies.items() if code.startswith("fk-"))
    theirs = {
        one.code
        for one in desk.page.choices.departments
        if one.organisation_id == frederiksberg.organisation_id
    }
    policy.setCurrentIndex(policy.findData(frederiksberg.id))
    desk.settle()
    assert {"SOF", "BIF"} & offered() == set()
    assert theirs <= offered()
    owner.setCurrentIndex(1)
    policy.setCurrentIndex(0)
    assert offered() == everybody
    tree = desk.page.tree_model
    row = next(
        row
        for row in range(tree.rowCount())
        if "Handicappolitik 2023" in str(tree.index(row, 0).data())
    )
    desk.page.view.tree.setCurrentIndex(tree.index(0, 0, tree.index(row, 0)))
    desk.settle()
    assert "SOF" in offered()
    assert not theirs & offered()
    assert owner.key() == ""
    assert desk.page.model.total == desk.page.node.count  # type: ignore[union-attr]
    desk.page.view.reset.click()
    desk.settle()
    assert offered() == everybody


def test_a_click_on_the_heading_sorts_in_the_database(desk: Desk) -> None:
    desk.page.view.table.sortByColumn(COL_TITLE, Qt.SortOrder.DescendingOrder)
    desk.settle()
    shown = [desk.page.model.record(row) for row in range(131)]
    titles = [record.title for record in shown if record is not None]
    wanted = desk.page.model.wanted
    ordered = portfolio.list_initiatives(desk.workspace, wanted, limit=131).rows[: len(titles)]
    assert titles == [record.title for record in ordered]
    assert desk.page.model.wanted.descending


def test_another_page_can_open_an_initiative_or_a_list(desk: Desk) -> None:
    desk.page.open_with(initiative_id=desk.id_of("S2.2"))
    desk.settle()
    assert desk.stored().fields["code"] == "S2.2"
    department = desk.page.choices.departments[0]
    desk.page.open_with(wanted=InitiativeFilter(owner=department.id))
    desk.settle()
    assert desk.page.view.filters[OWNER].key() == department.id
    assert {desk.page.model.record(0).owner} == {department.code}  # type: ignore[union-attr]


# -- the keyboard and assistive tools


def test_keys_lead_round_the_page(desk: Desk) -> None:
    view = desk.page.view
    desk.page.focus_search()
    assert desk.window.focusWidget() is view.search
    QTest.keyClick(view.search, Qt.Key.Key_Return)
    assert desk.window.focusWidget() is view.table
    QTest.keyClick(view.table, Qt.Key.Key_Down)
    desk.settle()
    assert desk.page.model.row_of(desk.page.editor.initiative_id) == 1
    QTest.keyClick(view.table, Qt.Key.Key_Return)
    assert desk.window.focusWidget() is desk.line("title")
    QTest.keyClick(desk.line("title"), Qt.Key.Key_Escape)
    assert desk.window.focusWidget() is view.table


def test_f6_goes_round_the_panes_and_leaves_hidden_ones_out(desk: Desk) -> None:
    view = desk.page.view
    view.table.setFocus()
    places = []
    for _ in range(4):
        QTest.keyClick(desk.window.focusWidget(), Qt.Key.Key_F6)
        places.append(desk.window.focusWidget())
    assert places == [desk.line("title"), view.tree, view.search, view.table]
    view.show_editor.click()
    view.table.setFocus()
    QTest.keyClick(view.table, Qt.Key.Key_F6)
    assert desk.window.focusWidget() is view.tree


def test_tab_goes_through_the_editor_as_one_reads(desk: Desk) -> None:
    desk.open("S2.2")
    desk.qtbot.wait(50)
    content = desk.page.editor.form.widget()
    assert content is not None
    here: QWidget | None = desk.line("code")
    heights = []
    while here is not None and content.isAncestorOf(here):
        stops = here.focusPolicy() & Qt.FocusPolicy.TabFocus and here.focusProxy() is None
        if here.isVisible() and stops:
            heights.append(here.mapTo(content, here.rect().bottomLeft()).y())
        here = here.nextInFocusChain()
    assert len(heights) > 40
    jumps = [after - before for before, after in pairwise(heights) if after < before - 6]
    assert jumps == []


def test_every_control_has_a_name_and_every_combo_box_a_label(desk: Desk) -> None:
    desk.open("S2.2")
    kinds = (QLineEdit, QTextEdit, QPlainTextEdit, QAbstractButton, QComboBox)
    controls: list[QWidget] = [w for kind in kinds for w in desk.page.findChildren(kind)]
    nameless = []
    for control in controls:
        inside = control.parent()
        if isinstance(inside, QComboBox | QLineEdit | MessageBar):  # named with what they show
            continue
        spoken = QAccessible.queryAccessibleInterface(control)
        if not control.isHidden() and not spoken.text(QAccessible.Text.Name):
            nameless.append((type(control), control.parent(), control.objectName()))
    assert nameless == []
    buddies = {label.buddy() for label in desk.page.findChildren(QLabel) if label.buddy()}
    assert [box for box in desk.page.findChildren(QComboBox) if box not in buddies] == []


def test_a_reader_can_look_but_not_touch(
    sample_workspace: Workspace, tmp_path: Path, qtbot: QtBot, theme: Theme
) -> None:
    engine = open_database(database_path(sample_workspace.engine), read_only=True)
    desk = Desk(Workspace(engine, "Gæst", sample_workspace.today), tmp_path, qtbot, theme)
    desk.open("S2.2")
    assert desk.line("title").isReadOnly()
    assert not desk.page.view.new.isEnabled()
    assert not desk.page.editor.delete_button.isEnabled()
    assert not desk.page.editor.form.add_date.isVisible()
    desk.close()
    engine.dispose()
