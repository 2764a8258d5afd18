"""Questions of time and money, answered by the command line and by the window in three actions."""

from __future__ import annotations

import json
from datetime import date
from typing import TYPE_CHECKING, Any

import pytest
from PySide6.QtCore import QDate

from kkdesk.domain.cases import Panel
from kkdesk.ui.pages.cases.page import CasesPage
from kkdesk.ui.pages.deadlines.page import DeadlinesPage
from kkdesk.ui.pages.deadlines.page_view import EVER
from kkdesk.ui.pages.plans.model import COL_CODE
from kkdesk.ui.pages.plans.page_view import FINANCING, PERIOD
from tests.e2e.app_desk import AppDesk, running

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from PySide6.QtWidgets import QApplication

    from tests.e2e.conftest import Run

    Ask = Callable[..., list[dict[str, Any]]]

SIX_MONTHS = {"S3.3", "S4.6", "S6.9", "S5.7", "S6.5", "S5.6", "S6.1", "S2.2", "S5.8"}
EXPIRIES = {
    ("S6.5", date(2025, 12, 31)),
    ("S3.6", date(2026, 12, 31)),
    ("S6.16", date(2026, 12, 31)),
    ("S4.1", date(2028, 12, 31)),
    ("P1.1.1", date(2024, 12, 31)),
    ("P6.1.1", date(2026, 12, 31)),
    ("P2.2.4", date(2024, 12, 31)),
    ("F5", date(2022, 12, 31)),
}
WITH_MONEY = {"S1.3", "S3.2", "S3.6", "S4.1", "S1.6", "S4.3", "S6.5", "S6.12", "S6.16"}
ROUTE = [("SUD", "2025-10-08"), ("ØU", "2025-10-28"), ("BR", "2025-11-13")]


@pytest.fixture
def ask(kkdesk: Run, sample_database: Path) -> Ask:
    """Ask the command line for JSON."""

    def asked(*arguments: str) -> list[dict[str, Any]]:
        ended = kkdesk(*arguments, "--format", "json", "--database", sample_database)
        assert ended.code == 0, ended.err
        found: list[dict[str, Any]] = json.loads(ended.out)
        return found

    return asked


@pytest.fixture
def desk(qapp: QApplication, database: Path, tmp_path: Path) -> Iterator[AppDesk]:
    with running(qapp, database, tmp_path / "config", lang="da") as made:
        made.wait_until_open()
        yield made


class Asked:
    """Counts what a person does in the window."""

    def __init__(self, desk: AppDesk) -> None:
        self.desk, self.actions = desk, 0

    def do(self, action: Callable[[], object]) -> None:
        self.actions += 1
        assert self.actions <= 3
        action()
        self.desk.settle()

    def page(self, key: str) -> Any:  # noqa: ANN401 -- whichever page it is
        self.do(lambda: self.desk.window.show_page(key))
        return self.desk.window.page(key)


def deadlines_on(asked: Asked, day: date) -> DeadlinesPage:
    page = asked.page("deadlines")
    assert isinstance(page, DeadlinesPage)
    asked.do(lambda: page.view.day.setDate(QDate(day.year, day.month, day.day)))
    return page


def listed(page: DeadlinesPage) -> set[tuple[str, date | None]]:
    return {(event.shown.code, event.shown.last) for event in page.model.events}


def codes_of_list(desk: AppDesk) -> set[str]:
    page = desk.plans()
    model = page.view.table.model()
    return {str(model.index(row, COL_CODE).data()) for row in range(model.rowCount())}


# -- 1: which trials end in the next 90 days?


@pytest.mark.parametrize(
    ("day", "by_plan", "by_status"),
    [
        ("2026-01-01", "certain", "certain"),
        ("2025-12-31", "certain", "certain"),
        ("2025-12-20", "no", "possible"),
    ],
)
def test_1_the_command_line_tells_which_trials_end(
    ask: Ask, day: str, by_plan: str, by_status: str
) -> None:
    found = ask("deadlines", "--on", day, "--within", "90", "--role", "trial_ends")
    told = {(row["code"], row["source_kind"]): (row["answer"], row["last"]) for row in found}
    assert told == {
        ("S2.2", "plan"): (by_plan, "2026-03-31"),
        ("S2.2", "status"): (by_status, "2026-03-31"),
    }


def test_1_the_window_tells_which_trials_end(desk: AppDesk) -> None:
    asked = Asked(desk)
    page = deadlines_on(asked, date(2026, 1, 1))
    asked.do(lambda: page.view.roles.set_checked(["trial_ends"]))
    assert listed(page) == {("S2.2", date(2026, 3, 31))}


# -- 3: which funding is temporary, and when does it expire?


def test_3_the_command_line_tells_when_funding_expires(ask: Ask) -> None:
    found = ask(
        *("deadlines", "--on", "2020-01-01", "--to", "2029-12-31"),
        *("--role", "funding_ends", "--role", "funding_period"),
    )
    assert {(row["code"], date.fromisoformat(row["last"])) for row in found} >= EXPIRIES
    computed = {row["code"] for row in found if row["computed"]}
    assert computed == {"S6.16", "S4.1"}
    (plan,) = [row for row in found if row["as_written"] == "i perioden 2022-2025"]
    assert plan["last"] == "2025-12-31"


def test_3_the_window_tells_when_funding_expires(desk: AppDesk) -> None:
    asked = Asked(desk)
    page = asked.page("deadlines")
    asked.do(lambda: page.view.roles.set_checked(["funding_ends", "funding_period"]))
    asked.do(lambda: page.view.horizon.setCurrentIndex(page.view.horizon.findData(EVER)))
    assert listed(page) >= EXPIRIES


# -- 4: which funding is permanent?


def test_4_the_command_line_tells_what_funding_is_permanent(ask: Ask) -> None:
    (row,) = ask("list", "funding", "--where", "open_ended=true")
    assert (row["initiative"], row["amount_ore"]) == ("S1.3", 2_270_000_000)


def test_4_the_window_tells_what_funding_is_permanent(desk: AppDesk) -> None:
    asked = Asked(desk)
    page = asked.page("plans")
    asked.do(lambda: page.view.filters[FINANCING].choose("money:permanent"))
    assert codes_of_list(desk) == {"S1.3"}


# -- 16: what is the decision route for the status?


def test_16_the_command_line_tells_the_route(ask: Ask) -> None:
    found = ask("list", "meetings")
    assert [(row["committee"], row["held_on"]) for row in found] == ROUTE


def test_16_the_window_tells_the_route(desk: AppDesk) -> None:
    asked = Asked(desk)
    page = asked.page("cases")
    assert isinstance(page, CasesPage)
    pane = page.pane
    assert pane is not None
    steps = pane.panels[Panel.STEPS]
    asked.do(lambda: pane.tabs.setCurrentWidget(steps))
    told = [
        tuple(str(steps.model.index(row, column).data()) for column in (1, 2, 3))
        for row in range(steps.model.rowCount())
    ]
    assert told == [
        ("SUD", "den 8. oktober 2025", "Behandling"),
        ("ØU", "den 28. oktober 2025", "Til efterretning"),
        ("BR", "den 13. november 2025", "Til efterretning"),
    ]


# -- 18: which items happen in the next six months?


def test_18_the_command_line_tells_the_next_six_months(ask: Ask) -> None:
    found = ask("deadlines", "--on", "2025-10-01", "--to", "2026-03-31")
    soon = [row for row in found if row["answer"] in {"certain", "possible"}]
    assert {row["code"] for row in soon} >= SIX_MONTHS
    meetings = [row["department"] for row in soon if row["role"] == "meeting"]
    assert meetings == [committee for committee, _ in ROUTE]


def test_18_the_window_tells_the_next_six_months(desk: AppDesk) -> None:
    asked = Asked(desk)
    page = deadlines_on(asked, date(2025, 10, 1))
    asked.do(lambda: page.view.horizon.setCurrentIndex(page.view.horizon.findData(180)))
    assert {code for code, _ in listed(page)} >= SIX_MONTHS


# -- 21: which initiatives have money?


def test_21_the_command_line_tells_which_initiatives_have_money(ask: Ask) -> None:
    in_round = {row["code"] for row in ask("list", "initiatives", "--where", "round=2025")}
    funding = [row for row in ask("list", "funding") if row["initiative"] in in_round]
    assert {row["initiative"] for row in funding} == WITH_MONEY
    assert {row["initiative"] for row in funding if row["amount_ore"]} == {
        "S1.3", "S3.2", "S3.6", "S4.1",
    }  # fmt: skip


def test_21_the_window_tells_which_initiatives_have_money(desk: AppDesk) -> None:
    asked = Asked(desk)
    page = asked.page("plans")
    asked.do(lambda: page.view.filters[FINANCING].choose("money:any"))
    period = page.view.filters[PERIOD]
    asked.do(lambda: period.setCurrentIndex(1))
    assert codes_of_list(desk) == WITH_MONEY
