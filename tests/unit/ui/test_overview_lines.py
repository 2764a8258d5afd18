from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from kkdesk.domain.records import (
    MissingEntries,
    RecentChange,
    RemarkRow,
    TotalWarning,
)
from kkdesk.ui.i18n import set_language
from kkdesk.ui.pages.overview.line_list import LineList
from kkdesk.ui.pages.overview.model import (
    LINE_ROLE,
    Line,
    LineModel,
    missing_line,
    recent_line,
    remark_line,
    total_line,
)
from kkdesk.ui.pages.overview.page_view import MANY, SHORT, Card

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication
    from pytestqt.modeltest import ModelTester
    from pytestqt.qtbot import QtBot


@pytest.fixture(autouse=True)
def _danish(qapp: QApplication) -> None:
    set_language(qapp, "da")


LONG = "Rådet mener, at der skal gøres mere. " * 12
REMARK = RemarkRow("r1", "R4.2", 4, "Rådet", "criticism", LONG, "part", ("Pengene følger barnet.",))


def lines(count: int) -> list[Line]:
    return [Line(str(n), f"Titel {n}", f"Detalje {n}", initiative_id=str(n)) for n in range(count)]


def test_a_remark_says_where_it_belongs_and_holds_its_answer() -> None:
    line = remark_line(REMARK, "da")
    assert line.title == "R4.2 · Målsætning 4 · Kritik"
    assert line.look is not None
    assert line.look.text == "Delvist besvaret"
    assert line.detail.endswith("Besvaret: Pengene følger barnet.")
    assert line.remark_id == REMARK.id


def test_a_remark_on_everything_is_general_and_has_no_badge() -> None:
    line = remark_line(RemarkRow("r2", "R0.1", None, "", "praise", "Tak.", "no"), "da")
    assert line.title == "R0.1 · Generelt · Ros"
    assert line.look is None


def test_a_total_says_what_stands_and_what_the_rows_give() -> None:
    line = total_line(TotalWarning("t", "Fleksjob", "Måltal", "900", "899", "S5.4"))
    assert line.detail == "Måltal: der står 900, men rækkerne giver 899"
    assert line.initiative_id == "S5.4"


def test_missing_texts_lead_to_the_departments_texts_in_the_round() -> None:
    line = missing_line(MissingEntries("2026", "SOF", 3, 18, round_id="r", department_id="d"))
    assert line.detail == "Runde 2026: 3 af 18 tekster mangler"
    assert line.round_place == ("r", "d")
    crossing = missing_line(MissingEntries("2026", "Tværgående", 1, 4, round_id="r"))
    assert crossing.round_place == ("r", "")


def test_a_change_says_what_was_done_when_and_by_whom() -> None:
    at = datetime(2025, 12, 20, 10, 15, tzinfo=UTC)
    line = recent_line(RecentChange(at, "Mette", "set initiative.title S2.2", "i"), "da")
    assert line.title == "Ret titel · S2.2"
    assert line.detail == f"{at.astimezone():%d.%m.%Y %H:%M} · Mette"


def test_the_list_model_keeps_to_the_rules_and_says_everything_aloud(
    qapp: QApplication, qtmodeltester: ModelTester
) -> None:
    model = LineModel(qapp)
    model.show([remark_line(REMARK, "da"), *lines(2)])
    qtmodeltester.check(model)  # type: ignore[no-untyped-call]  # pytest-qt has no types
    said = str(model.index(0, 0).data(Qt.ItemDataRole.AccessibleTextRole))
    assert said.startswith("R4.2 · Målsætning 4 · Kritik. Delvist besvaret. Rådet mener")
    assert model.index(1, 0).data(LINE_ROLE) == lines(1)[0]


@pytest.fixture
def listed(qtbot: QtBot) -> LineList:
    view = LineList("Bemærkninger")
    qtbot.addWidget(view)
    view.resize(500, 100)
    view.show()
    return view


def test_a_list_is_as_tall_as_its_lines(listed: LineList) -> None:
    listed.lines.show(lines(2))
    two = listed.height()
    listed.lines.show(lines(4))
    assert listed.height() == pytest.approx(2 * two, abs=4)


@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space])
def test_a_line_is_followed_by_keyboard(qtbot: QtBot, listed: LineList, key: Qt.Key) -> None:
    listed.lines.show(lines(3))
    listed.focus_first()
    QTest.keyClick(listed, Qt.Key.Key_Down)
    with qtbot.waitSignal(listed.followed) as followed:
        QTest.keyClick(listed, key)
    assert followed.args is not None
    assert followed.args[0].key == "1"


def test_a_line_is_followed_by_one_click(qtbot: QtBot, listed: LineList) -> None:
    listed.lines.show(lines(3))
    rect = listed.visualRect(listed.lines.index(2, 0))
    with qtbot.waitSignal(listed.followed) as followed:
        QTest.mouseClick(listed.viewport(), Qt.MouseButton.LeftButton, pos=rect.center())
    assert followed.args is not None
    assert followed.args[0].key == "2"


def test_a_remark_is_followed_to_where_it_is_answered(qtbot: QtBot, listed: LineList) -> None:
    listed.lines.show([remark_line(REMARK, "da")])
    listed.focus_first()
    with qtbot.waitSignal(listed.followed) as followed:
        QTest.keyClick(listed, Qt.Key.Key_Return)
    assert followed.args is not None
    assert followed.args[0].remark_id == REMARK.id


def test_a_card_shows_the_first_lines_and_the_rest_when_asked(qtbot: QtBot) -> None:
    card = Card("Bemærkninger", "Ingen.")
    qtbot.addWidget(card)
    card.resize(500, 400)
    card.show()
    card.show_lines(lines(SHORT + 3))
    assert card.list.lines.rowCount() == SHORT
    assert card.rest.text() == f"Vis alle {SHORT + 3}"
    assert card.header.accessibleName() == f"Bemærkninger ({SHORT + 3})"
    card.rest.click()
    assert card.list.lines.rowCount() == SHORT + 3
    card.rest.click()
    assert card.list.lines.rowCount() == SHORT


def test_a_card_whose_list_lies_elsewhere_unfolds_only_the_first_hundred(qtbot: QtBot) -> None:
    card = Card("Frister", "Ingen.", elsewhere="Åbn i Frister")
    qtbot.addWidget(card)
    card.show()
    card.show_lines(lines(MANY + 1))
    assert card.rest.text() == f"Vis de første {MANY}"
    card.unfold()
    assert card.list.lines.rowCount() == MANY


def test_an_empty_card_says_so_and_offers_nothing(qtbot: QtBot) -> None:
    card = Card("Bemærkninger", "Alle er besvaret.")
    qtbot.addWidget(card)
    card.show()
    card.show_lines(())
    assert card.nothing.isVisible()
    assert not card.list.isVisible()
    assert not card.rest.isVisible()
