"""Overblik on the sample portfolio: every figure opens its list, every line what it names."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QWidget

from kkdesk.domain.first_policy import FirstPolicy
from kkdesk.domain.records import Answer, InitiativeFilter
from kkdesk.services import editing, portfolio
from kkdesk.services.starting import add_first_policy
from kkdesk.services.workspace import operation
from kkdesk.ui.pages.deadlines.page import make_page as make_deadlines
from kkdesk.ui.pages.overview.page import OverviewPage, make_page
from kkdesk.ui.pages.overview.page_view import SHORT

if TYPE_CHECKING:
    from kkdesk.services.workspace import Workspace
    from kkdesk.ui.pages.overview.page_view import Card
    from kkdesk.ui.widgets.labels import FigureTile
    from tests.e2e.page_surroundings import Surrounder, Surroundings


DAY = date(2025, 12, 20)


@pytest.fixture
def surroundings(surround: Surrounder, sample_workspace: Workspace) -> Surroundings:
    return surround(sample_workspace)


@pytest.fixture
def page(surroundings: Surroundings) -> OverviewPage:
    made = make_page(surroundings.context)
    surroundings.show(made)
    return made


def code_of(workspace: Workspace, initiative_id: object) -> str:
    return str(portfolio.initiative_detail(workspace, str(initiative_id)).fields["code"])


def titles(card: Card) -> list[str]:
    return [str(card.list.lines.index(row, 0).data()) for row in range(card.list.lines.rowCount())]


def test_the_figures_count_what_needs_the_coordinator(page: OverviewPage) -> None:
    assert [tile.accessibleName() for tile in page.view.tiles()] == [
        "Frister de næste 8 uger: 17",
        "Passeret uden bekræftelse: 48",
        "Manglende statustekster: 0",
        "Ubesvarede bemærkninger: 18",
        "Totaler, der ikke stemmer: 1",
        "Datoer uden placering: 1",
    ]
    assert page.view.initiatives.text() == "Alle indsatser: 131"


@pytest.mark.parametrize(
    ("figure", "answer"),
    [
        ("due_tile", Answer.CERTAIN),
        ("overdue_tile", Answer.PAST_UNCONFIRMED),
        ("unplaced_tile", Answer.UNPLACED),
    ],
)
def test_a_figure_of_dates_opens_its_group_in_frister(
    page: OverviewPage, surroundings: Surroundings, figure: str, answer: Answer
) -> None:
    tile: FigureTile = getattr(page.view, figure)
    tile.setFocus()
    QTest.keyClick(tile, Qt.Key.Key_Space)
    assert surroundings.opened == [("deadlines", {"answer": answer, "on": DAY, "within": 56})]


def test_the_figure_of_remarks_unfolds_their_list_and_goes_there(page: OverviewPage) -> None:
    assert page.view.remarks.list.lines.rowCount() == SHORT
    page.view.remarks_tile.click()
    assert page.view.remarks.list.lines.rowCount() == 18
    assert page.view.remarks.list.currentIndex().row() == 0
    assert page.focusWidget() is page.view.remarks.list


def test_the_figure_of_totals_goes_to_their_list(page: OverviewPage) -> None:
    page.view.totals_tile.click()
    assert page.focusWidget() is page.view.totals.list
    assert titles(page.view.totals)[0].endswith("Måltal: der står 900, men rækkerne giver 899")


def test_all_initiatives_open_in_handleplaner(
    page: OverviewPage, surroundings: Surroundings
) -> None:
    page.view.initiatives.click()
    assert surroundings.opened == [("plans", {"wanted": InitiativeFilter()})]


@pytest.mark.parametrize(
    ("card", "code"), [("due", "S3.3"), ("unplaced", "P2.2.2"), ("totals", "S5.")]
)
def test_a_line_opens_its_initiative(
    page: OverviewPage, surroundings: Surroundings, card: str, code: str
) -> None:
    listed: Card = getattr(page.view, card)
    listed.list.focus_first()
    QTest.keyClick(listed.list, Qt.Key.Key_Return)
    ((key, what),) = surroundings.opened
    assert key == "plans"
    assert code_of(surroundings.context.workspace, what["initiative_id"]).startswith(code)


def test_a_meeting_opens_its_place_in_frister(
    page: OverviewPage, surroundings: Surroundings
) -> None:
    page.view.overdue.list.focus_first()
    QTest.keyClick(page.view.overdue.list, Qt.Key.Key_Return)
    ((key, what),) = surroundings.opened
    assert key == "deadlines"
    assert what["on"] == DAY
    assert what["date_id"]


def test_an_answered_part_of_a_remark_is_told_apart(page: OverviewPage) -> None:
    page.view.remarks.unfold()
    part = [line for line in titles(page.view.remarks) if "Delvist besvaret" in line]
    assert len(part) == 1
    assert part[0].startswith("R4.2 · Målsætning 4 · Kritik")
    assert "Besvaret: Hertil bemærker forvaltningen" in part[0]


def test_an_open_round_shows_what_departments_owe_and_leads_to_it(
    page: OverviewPage, surroundings: Surroundings
) -> None:
    workspace = surroundings.context.workspace
    with operation(workspace, "set status_round") as work:
        round_id = str(work.find("status_round", code="2025")[0]["id"])
        work.update("status_round", round_id, state="open")
        entry = next(e for e in work.find("status_entry", round_id=round_id) if e["department_id"])
        work.update("status_entry", str(entry["id"]), state="missing")
    surroundings.context.bus.publish(work.changes)
    surroundings.settle()
    assert page.view.missing_tile.accessibleName() == "Manglende statustekster: 1"
    page.view.missing_tile.click()
    page.view.missing.list.focus_first()
    QTest.keyClick(page.view.missing.list, Qt.Key.Key_Return)
    place = {"round_id": round_id, "department_id": entry["department_id"]}
    assert surroundings.opened == [("rounds", {"round_id": round_id}), ("rounds", place)]


def test_the_latest_change_stands_first_and_opens_its_initiative(
    page: OverviewPage, surroundings: Surroundings
) -> None:
    workspace = surroundings.context.workspace
    found = portfolio.list_initiatives(workspace, InitiativeFilter(words="autismehus")).rows[0]
    changes = editing.set_field(
        workspace, "initiative", found.id, "title", expected=found.title, value="Autismehuset"
    )
    surroundings.context.bus.publish(changes)
    surroundings.settle()
    assert titles(page.view.recent)[0].startswith(f"Ret titel · {found.code}")
    page.view.recent.list.focus_first()
    QTest.keyClick(page.view.recent.list, Qt.Key.Key_Return)
    assert surroundings.opened == [("plans", {"initiative_id": found.id})]


def test_a_change_while_hidden_is_read_when_the_page_is_shown(
    page: OverviewPage, surroundings: Surroundings
) -> None:
    page.hide()
    workspace = surroundings.context.workspace
    changes = editing.add_initiative(workspace, title="Ny indsats")
    surroundings.context.bus.publish(changes)
    assert surroundings.context.worker.idle
    page.show()
    surroundings.settle()
    assert page.view.initiatives.text() == "Alle indsatser: 132"


def test_a_database_in_which_nothing_waits_is_calm(
    surround: Surrounder, empty_workspace: Workspace
) -> None:
    add_first_policy(empty_workspace, FirstPolicy("Aaby Kommune", "HP26", "Handicappolitik"))
    editing.add_initiative(empty_workspace, title="Ny indsats")
    around = surround(empty_workspace)
    page = make_page(around.context)
    around.show(page)
    around.settle()
    assert page.view.calm.isVisible()
    assert page.view.calm.accessibleName() == "Alt er roligt"
    assert not page.view.due.isVisible()
    page.view.calm.button.click()
    assert around.opened == [("plans", {"wanted": InitiativeFilter()})]


def test_every_list_and_figure_has_a_name_and_the_keyboard_reaches_it(
    page: OverviewPage,
) -> None:
    for control in (*page.view.tiles(), *(card.list for card in page.view.cards())):
        named = QAccessible.queryAccessibleInterface(control)
        assert named.text(QAccessible.Text.Name), control
        assert control.focusPolicy() & Qt.FocusPolicy.TabFocus, control


def test_a_narrow_page_sets_the_figures_in_two_rows(
    page: OverviewPage, surroundings: Surroundings
) -> None:
    tops = {tile.y() for tile in page.view.tiles()}
    assert len(tops) == 1
    page.resize(848, 500)
    surroundings.settle()
    QTest.qWait(20)
    assert len({tile.y() for tile in page.view.tiles()}) == 2


def test_headings_of_lists_beside_each_other_stand_level(page: OverviewPage) -> None:
    left, right = (
        card.header.findChildren(QLabel)[0] for card in (page.view.due, page.view.missing)
    )
    places = [one.mapTo(page, one.rect().center()) for one in (left, right)]
    assert places[0].y() == places[1].y()
    assert places[0].x() < places[1].x()


def test_the_way_to_the_rest_begins_below_the_words_of_the_list(page: OverviewPage) -> None:
    card = page.view.due
    assert first_ink(card.rest) + card.rest.x() == pytest.approx(
        first_ink(card.list) + card.list.x(), abs=1
    )


def first_ink(widget: QWidget) -> int:
    """The first column in which something is written on the card's ground."""
    seen = widget.grab().toImage()
    ground = seen.pixelColor(0, 0)
    return next(
        x
        for x in range(seen.width())
        if any(seen.pixelColor(x, y) != ground for y in range(seen.height()))
    )


def test_what_slipped_since_the_last_visit_is_told_apart(
    surround: Surrounder, sample_workspace: Workspace
) -> None:
    around = surround(sample_workspace)
    page = make_page(replace(around.context, last_visit=date(2025, 11, 1)))
    around.show(page)
    assert page.view.slipped.isVisible()
    assert page.view.slipped.list.accessibleName() == "Skredet siden sidst, 01.11.2025 (1)"
    assert "den 13. november 2025" in titles(page.view.slipped)[0]
    page.view.slipped.elsewhere.click()
    assert around.opened[0][1]["answer"] is Answer.PAST_UNCONFIRMED


def test_without_an_earlier_visit_nothing_is_said_to_have_slipped(page: OverviewPage) -> None:
    assert not page.view.slipped.isVisible()


def test_the_figure_of_eight_weeks_opens_just_those_in_frister(
    page: OverviewPage, surroundings: Surroundings
) -> None:
    page.view.due_tile.click()
    ((_, what),) = surroundings.opened
    deadlines = make_deadlines(surroundings.context)
    surroundings.show(deadlines)
    deadlines.open_with(**what)  # type: ignore[arg-type]  # what the window hands over
    surroundings.settle()
    assert deadlines.within == 56
    assert deadlines.view.until.isVisible()
