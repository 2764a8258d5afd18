"""Pages with nothing to show: what they are for, what comes first, a button that leads there."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kkdesk.db.engine import create_database
from kkdesk.services import editing
from kkdesk.services.starting import make_with_policy
from kkdesk.ui.dialogs.first_policy import FirstPolicyDialog
from kkdesk.ui.pages.cases.page import CasesPage
from kkdesk.ui.pages.deadlines.page import DeadlinesPage
from kkdesk.ui.pages.history.page import HistoryPage
from kkdesk.ui.pages.plans.page import PlansPage
from kkdesk.ui.pages.timeline.page import TimelinePage
from kkdesk.ui.widgets.labels import EmptyState
from tests.e2e.app_desk import running, wait_until
from tests.unit.services.test_starting import FIRST

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from PySide6.QtWidgets import QApplication

    from tests.e2e.app_desk import AppDesk

POLICY = "Opret den første politik …"
PLANS = "Gå til Handleplaner"


ON_AN_EMPTY_DATABASE = {
    "overview": POLICY,
    "plans": POLICY,
    "rounds": POLICY,
    "remarks": POLICY,
    "cases": "Opret den første sag",
    "indicators": POLICY,
    "deadlines": POLICY,
    "timeline": POLICY,
    "slides": POLICY,
    "packets": "N&y pakke …",
    "history": POLICY,
    "exchange": "Tag en kopi …",
}
WITH_A_POLICY = {
    "overview": PLANS,
    "plans": "Opret en indsats …",
    "rounds": PLANS,
    "remarks": "Nyt brev …",
    "indicators": "Opret den første indikator",
    "deadlines": PLANS,
    "timeline": PLANS,
    "slides": PLANS,
}
WITH_AN_INITIATIVE = {
    "overview": PLANS,
    "rounds": "Åbn den første runde …",
    "remarks": "Nyt brev …",
    "indicators": "Opret den første indikator",
    "deadlines": "Se et år frem",
    "timeline": PLANS,
    "slides": "Gå til Statusrunder",
}


def empty(desk: AppDesk, key: str) -> EmptyState:
    """Go to a page and return its one empty state; it says something and leads somewhere."""
    desk.window.show_page(key)
    desk.settle()
    page = desk.window.page(key)
    assert page is not None
    shown = [one for one in page.findChildren(EmptyState) if one.isVisible()]
    assert len(shown) == 1, key
    (state,) = shown
    assert state.accessibleName(), key
    assert len(state.accessibleDescription()) > 30, key
    assert state.button.isVisible(), key
    assert state.button.isEnabled(), key
    return state


def actions(desk: AppDesk, keys: Iterable[str]) -> dict[str, str]:
    """What the button of each page says."""
    return {key: empty(desk, key).button.text() for key in keys}


def test_every_page_of_an_empty_database_says_what_to_do_first(
    qapp: QApplication, tmp_path: Path
) -> None:
    create_database(tmp_path / "tom.kkdesk")
    with running(qapp, tmp_path / "tom.kkdesk", tmp_path / "config", lang="da") as desk:
        desk.wait_until_open()
        assert actions(desk, ON_AN_EMPTY_DATABASE) == ON_AN_EMPTY_DATABASE
        history = desk.window.page("history")
        assert isinstance(history, HistoryPage)
        assert not history.view.side.isVisible()


def test_the_first_policy_is_added_from_an_empty_page_and_the_others_follow(
    qapp: QApplication, tmp_path: Path
) -> None:
    create_database(tmp_path / "tom.kkdesk")
    with running(qapp, tmp_path / "tom.kkdesk", tmp_path / "config", lang="da") as desk:
        desk.wait_until_open()
        state = empty(desk, "rounds")
        state.button.click()
        (dialog,) = desk.window.findChildren(FirstPolicyDialog)
        dialog.create_button.click()
        assert "udfyldes" in dialog.form.fields["organisation"].error.text()
        dialog.form.lines["organisation"].setText("Aaby Kommune")
        dialog.form.lines["code"].setText("HP26")
        dialog.form.lines["title"].setText("Handicappolitik 2026")
        dialog.form.lines["period"].setText("2029-2026")
        dialog.create_button.click()
        wait_until(dialog.form.fields["period"].error.text)
        dialog.form.lines["period"].setText("2026-2029")
        dialog.create_button.click()
        desk.settle()
        assert state.button.text() == PLANS
        assert desk.menu("undo") == "Fortryd: Tilføj politik · HP26"
        state.button.click()
        desk.settle()
        assert desk.window.current_key() == "plans"


def test_with_a_policy_pages_lead_on_to_initiatives_and_rounds(
    qapp: QApplication, tmp_path: Path
) -> None:
    path = make_with_policy(tmp_path / "politik.kkdesk", "tester", FIRST)
    with running(qapp, path, tmp_path / "config", lang="da") as desk:
        desk.wait_until_open()
        assert actions(desk, WITH_A_POLICY) == WITH_A_POLICY
        timeline = desk.window.page("timeline")
        assert isinstance(timeline, TimelinePage)
        for part in (timeline.view.zoom_in, timeline.view.today, timeline.view.deadlines):
            assert not part.isEnabled()
        session = desk.application.session
        assert session is not None
        desk.application.bus.publish(
            editing.add_initiative(session.workspace, title="Ny indsats", code="1")
        )
        desk.settle()
        assert actions(desk, WITH_AN_INITIATIVE) == WITH_AN_INITIATIVE


def test_a_search_that_finds_nothing_says_so_and_the_button_ends_it(
    qapp: QApplication, tmp_path: Path
) -> None:
    path = make_with_policy(tmp_path / "politik.kkdesk", "tester", FIRST)
    with running(qapp, path, tmp_path / "config", lang="da") as desk:
        desk.wait_until_open()
        page = desk.plans()
        assert isinstance(page, PlansPage)
        page.view.search.setText("findes ikke")
        desk.settle()
        assert page.view.nothing.accessibleName() == "Ingen indsatser passer"
        page.view.nothing.button.click()
        desk.settle()
        assert page.view.search.text() == ""
        assert page.view.nothing.button.text() == "Opret en indsats …"


def test_reading_only_offers_no_button_that_would_write(qapp: QApplication, tmp_path: Path) -> None:
    create_database(tmp_path / "tom.kkdesk")
    config = tmp_path / "config"
    with running(qapp, tmp_path / "tom.kkdesk", config, lang="da", read_only=True) as desk:
        desk.wait_until_open()
        desk.window.show_page("deadlines")
        desk.settle()
        page = desk.window.page("deadlines")
        assert isinstance(page, DeadlinesPage)
        assert page.view.empty.accessibleName() == "Begynd med en politik"
        assert not page.view.empty.button.isVisible()


def test_the_plans_menu_leads_to_the_departments(qapp: QApplication, tmp_path: Path) -> None:
    path = make_with_policy(tmp_path / "politik.kkdesk", "tester", FIRST)
    with running(qapp, path, tmp_path / "config", lang="da") as desk:
        desk.wait_until_open()
        page = desk.plans()
        page.view.add_node.click()
        menu = page.tree_actions._menu
        (action,) = (one for one in menu.actions() if one.text().startswith("Forvaltninger"))
        action.trigger()
        menu.close()
        desk.settle()
        cases = desk.window.page("cases")
        assert isinstance(cases, CasesPage)
        assert cases.subject is not None
        assert (cases.subject.kind, cases.subject.title) == ("department", "BUF Børneforvaltningen")
