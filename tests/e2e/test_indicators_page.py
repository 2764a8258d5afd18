"""Indikatorer on the sample portfolio: finding, answering, editing, pasting and the picture."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QGuiApplication, QPainter
from PySide6.QtSvg import QSvgGenerator
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QSplitter

from kkdesk.domain.collation import danish_key
from kkdesk.services import indicators as service
from kkdesk.services.undo import undo
from kkdesk.services.workspace import operation
from kkdesk.ui.pages.indicators.model import (
    COL_BASELINE,
    COL_CODE,
    COL_MEASURED,
    COL_NOTE,
    COL_PERCENT,
    COL_SHORT,
    COL_TARGET,
    COL_WHEN,
    COL_WHO,
)
from kkdesk.ui.pages.indicators.page import IndicatorsPage
from kkdesk.ui.pages.indicators.paste_dialog import PasteDialog
from kkdesk.ui.pages.indicators.source import ROWS_AT_ONCE
from kkdesk.ui.tokens import LIGHT
from kkdesk.ui.widgets.chart import draw_chart
from tests.e2e.page_surroundings import Surrounder, Surroundings

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from kkdesk.domain.indicators import Indicator
    from kkdesk.services.workspace import Workspace


SMALL_LAPTOP = QSize(1004, 668)
"""What a window of 1180 × 720 leaves a page."""


@pytest.fixture
def surroundings(qtbot: QtBot, sample_workspace: Workspace) -> Iterator[Surroundings]:
    made = Surrounder(qtbot)
    yield made(sample_workspace)
    made.close()


@pytest.fixture
def page(surroundings: Surroundings) -> IndicatorsPage:
    made = IndicatorsPage(surroundings.context)
    surroundings.show(made)
    return made


def codes(page: IndicatorsPage) -> list[str]:
    """Return the codes in the list when it has been read."""
    worker = page.saver.context.worker
    QTest.qWait(0)
    while not worker.idle:
        QTest.qWait(5)
    return [str(page.model.index(row, COL_CODE).data()) for row in range(page.model.rowCount())]


def choose(page: IndicatorsPage, code: str) -> None:
    page.view.list.setCurrentIndex(page.model.index(codes(page).index(code), COL_CODE))


def figures(page: IndicatorsPage, *columns: int) -> list[tuple[str, ...]]:
    return [
        tuple(str(page.figures.index(row, column).data()) for column in columns)
        for row in range(page.figures.rowCount())
    ]


def stored(surroundings: Surroundings, code: str) -> Indicator:
    surroundings.settle()
    found = service.list_indicators(surroundings.context.workspace)
    return next(one for one in found if one.code == code)


def test_question_14_one_tick_leaves_fleksjob_with_buf_102_short(page: IndicatorsPage) -> None:
    page.view.missed.click()
    assert codes(page) == ["fleksjob"]
    rows = figures(page, COL_WHO, COL_MEASURED, COL_TARGET, COL_PERCENT, COL_SHORT)
    assert ("BUF", "274", "376", "73 pct.", "mangler 102") in rows
    assert [row[0] for row in rows if row[4].startswith("mangler")] == ["BUF"]


def test_question_15_the_shown_totals_warn_of_899_against_900(page: IndicatorsPage) -> None:
    choose(page, "fleksjob")
    assert "900 er oplyst, men rækkerne giver 899" in page.view.warning.text()
    words = [
        [str(page.totals.index(row, column).data()) for column in range(1, 5)]
        for row in range(page.totals.rowCount())
    ]
    assert words[:2] == [
        ["Status", "1014", "1014", "Stemmer"],
        ["Måltal", "900", "899", "! Stemmer ikke"],
    ]


def test_question_30_one_choice_shows_the_five_that_wait_for_2019(page: IndicatorsPage) -> None:
    page.view.baseline.choose("pending")
    assert codes(page) == ["7b", "8a", "8b", "8c", "10a"]
    assert page.model.index(0, 2).data() == "Afventer: 2019"


def test_question_31_one_choice_shows_the_indicators_of_buu(page: IndicatorsPage) -> None:
    combo = page.view.committee
    combo.setCurrentIndex(combo.findText("BUU", Qt.MatchFlag.MatchStartsWith))
    assert codes(page) == ["4a", "5a", "6a", "9b"]


def test_question_33_searching_84_pct_shows_what_it_is_measured_for(
    page: IndicatorsPage, qtbot: QtBot
) -> None:
    page.view.search.setText("84 pct")
    qtbot.waitUntil(lambda: codes(page) == ["5a"])
    said = page.view.particulars.text()
    assert "84 pct. – 2018 – Opgjort for almenelever" in said
    assert "93 pct." in said


def test_filters_that_leave_nothing_can_be_cleared(page: IndicatorsPage) -> None:
    page.view.baseline.choose("pending")
    page.view.missed.click()
    assert codes(page) == []
    assert page.view.stack.currentWidget() is page.view.empty
    page.view.empty.button.click()
    assert len(codes(page)) == 26


def test_a_definition_is_saved_as_typed_and_read_below(
    page: IndicatorsPage, surroundings: Surroundings
) -> None:
    choose(page, "13a")
    page.sections["indicator"].header.click()
    edit = page.form.controls["unit"].widget
    edit.setFocus()
    page.form.controls["unit"].edit.setText("procentpoint")  # type: ignore[attr-defined]  # a line
    page.form.controls["unit"].edited.emit()
    page.flush()
    assert stored(surroundings, "13a").unit == "procentpoint"
    assert page.shown is not None
    assert page.shown.code == "13a"


def test_a_bare_target_without_a_unit_is_refused_and_stays_typed(
    page: IndicatorsPage, surroundings: Surroundings
) -> None:
    page.view.new.click()
    surroundings.settle()
    assert page.shown is not None
    assert page.shown.name == "Ny indikator"
    page.sections["target"].header.click()
    adder = page.adders["target"]
    adder.edit.setText("350")
    adder.button.click()
    surroundings.settle()
    assert adder.edit.text() == "350"
    assert adder.field.error.text().startswith("Målet har ingen enhed. Skriv den ved tallet")
    assert "ingen enhed" in adder.edit.accessibleDescription()
    assert page.unsaved()
    adder.edit.setText("350 pct.")
    adder.button.click()
    surroundings.settle()
    assert [one.as_written for one in page.shown.targets] == ["350 pct."]
    assert len(page.cards["target"].cards) == 1


def test_a_late_measurement_and_one_in_words_are_marked(
    page: IndicatorsPage, surroundings: Surroundings
) -> None:
    choose(page, "fleksjob")
    key = page.shown.id if page.shown else ""
    workspace = surroundings.context.workspace
    service.add_figure(workspace, "measurement", key, "ca. 1020", as_of="december 2025")
    service.add_figure(workspace, "measurement", key, "svag stigning", as_of="marts 2025")
    page.reload()
    surroundings.settle()
    assert ("ca. 1020", "! december 2025") in figures(page, COL_MEASURED, COL_WHEN)
    notes = {row[0]: row[1] for row in figures(page, COL_MEASURED, COL_NOTE)}
    assert notes["ca. 1020"] == "cirkatal · efter skæringsdatoen for runde 2025"
    assert notes["svag stigning"] == "i ord, ikke et tal"


def test_a_pasted_column_shows_what_becomes_of_it_before_it_is_kept(
    page: IndicatorsPage, surroundings: Surroundings
) -> None:
    choose(page, "fleksjob")
    page.view.paste.click()
    (dialog,) = page.findChildren(PasteDialog)
    assert not dialog.add_button.isEnabled()
    dialog.text.setPlainText("Forvaltning\t2025\nBUF\t301\nXX\t12")
    assert dialog.summary.text() == "Målinger: 1 · afviste linjer: 1"
    assert "hverken" in str(dialog.model.index(1, 3).data())
    dialog.add_button.click()
    added = stored(surroundings, "fleksjob").measurements
    assert [one.as_written for one in added if one.as_of == "2025"] == ["301"]


def test_on_a_small_laptop_the_chart_cuts_no_figure_and_its_buttons_stand_in_one_line(
    page: IndicatorsPage, surroundings: Surroundings, tmp_path: Path
) -> None:
    page.resize(SMALL_LAPTOP)
    page.findChildren(QSplitter)[0].setSizes([470, 530])  # so that names can be read in the list
    choose(page, "fleksjob")
    surroundings.settle()
    QTest.qWait(20)
    chart = page.view.chart
    assert chart.width() < 500
    drawn = QSvgGenerator()
    drawn.setFileName(str(tmp_path / "chart.svg"))
    painter = QPainter(drawn)
    draw_chart(painter, QRectF(chart.rect()), chart.data, LIGHT, chart.font())
    painter.end()
    svg = (tmp_path / "chart.svg").read_text(encoding="utf-8")
    assert "(113 pct.)" in svg
    assert "…" not in svg
    view = page.view
    assert len({one.y() for one in (view.save_picture, view.copy_picture, view.paste)}) == 1
    assert view.delete.geometry().right() <= view.detail.width()
    assert view.delete.y() < view.chart.y()


def test_the_chart_says_its_figures_and_is_kept_as_a_picture(
    page: IndicatorsPage, tmp_path: Path
) -> None:
    choose(page, "fleksjob")
    chart = page.view.chart
    assert "fleksjob" in chart.accessibleName()
    assert "BUF: 274 (73 pct.) (mål 376)" in chart.accessibleDescription()
    page.tools.save_chart(tmp_path / "a.png")
    page.tools.save_chart(tmp_path / "a.svg")
    assert all(one.stat().st_mode & 0o077 == 0 for one in tmp_path.glob("a.*"))
    assert (tmp_path / "a.png").read_bytes().startswith(b"\x89PNG")
    svg = (tmp_path / "a.svg").read_text(encoding="utf-8")
    assert "<title>Ansatte i fleksjob" in svg
    page.view.copy_picture.click()
    assert not QGuiApplication.clipboard().pixmap().isNull()
    page.tools.save_chart(tmp_path / "nowhere" / "a.png")
    assert "kan ikke skrives" in page.view.messages.text()


def test_a_department_can_be_followed_over_time(page: IndicatorsPage) -> None:
    choose(page, "fleksjob")
    page.view.views.setCurrentIndex(page.view.views.findText("SOF over tid"))
    assert page.view.chart.data.is_line
    assert [point.label for point in page.view.chart.data.points] == ["2022", "2023", "2024"]


def test_without_measurements_the_chart_shows_baseline_and_needed_value(
    page: IndicatorsPage,
) -> None:
    choose(page, "13a")
    points = page.view.chart.data.points
    assert [(point.words, point.target_words) for point in points] == [("56", ""), ("", "53")]


def test_an_indicator_is_deleted_after_asking_and_comes_back(
    page: IndicatorsPage, surroundings: Surroundings
) -> None:
    page.open_with(indicator_id=stored(surroundings, "9b").id)
    surroundings.settle()
    assert page.shown is not None
    assert page.shown.code == "9b"
    page._delete(page.shown.id)
    surroundings.settle()
    assert "9b" not in codes(page)


def test_the_keyboard_reaches_the_search(page: IndicatorsPage) -> None:
    page.focus_search()
    QTest.keyClicks(page.view.search, "fleksjob")
    assert page.view.search.text() == "fleksjob"


def test_a_baseline_of_another_year_than_the_target_counts_from_is_said(
    page: IndicatorsPage,
) -> None:
    choose(page, "10b")
    said = page.view.warning.text()
    assert said == "! Baseline er målt 2018, men målet «færre end i 2017» regner fra 2017."
    choose(page, "13a")
    assert not page.view.warning.isVisible()


@pytest.mark.parametrize(
    ("code", "kind", "field", "words"),
    [
        ("5a", "baseline", "note", "Kun almenelever"),
        ("1a", "target", "as_written", "30 pct. flere end i 2017"),
        ("fleksjob", "measurement", "as_written", "ca. 12"),
    ],
)
def test_a_figure_is_edited_in_its_card_and_comes_back_by_undo(
    page: IndicatorsPage, surroundings: Surroundings, code: str, kind: str, field: str, words: str
) -> None:
    choose(page, code)
    page.sections[kind].header.click()
    card = page.cards[kind].cards[0]
    before = getattr(card.record, field)
    edit = card.controls[field].widget.focusProxy() or card.controls[field].widget
    edit.setFocus()
    QTest.keyClick(edit, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    QTest.keyClicks(edit, words)
    page.flush()
    after = {one.id: one for one in getattr(stored(surroundings, code), f"{kind}s")}
    assert getattr(after[card.record.id], field) == words
    assert not page.unsaved()
    undone = undo(surroundings.context.workspace)
    assert undone is not None
    surroundings.context.bus.publish(undone)
    surroundings.settle()
    assert page.cards[kind].cards[0] is card
    assert getattr(card.record, field) == before
    assert edit.property("text") == before


def test_a_target_cannot_be_emptied_in_its_card(
    page: IndicatorsPage, surroundings: Surroundings
) -> None:
    choose(page, "1a")
    page.sections["target"].header.click()
    card = page.cards["target"].cards[0]
    edit = card.controls["as_written"].widget
    before = card.record.as_written
    edit.setFocus()
    QTest.keyClick(edit, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    QTest.keyClick(edit, Qt.Key.Key_Delete)
    page.flush()
    (target,) = stored(surroundings, "1a").targets
    assert target.as_written == before
    assert page.unsaved()


def test_sorting_by_what_was_measured_is_done_for_all(page: IndicatorsPage) -> None:
    header = page.view.list.horizontalHeader()
    page.view.list.sortByColumn(COL_BASELINE, Qt.SortOrder.DescendingOrder)
    codes(page)
    words = [page.model.index(row, COL_BASELINE).data() for row in range(page.model.rowCount())]
    assert words == sorted(words, key=danish_key, reverse=True)
    page.view.list.sortByColumn(COL_CODE, Qt.SortOrder.AscendingOrder)
    assert codes(page)[0] == "1a"
    assert header.sortIndicatorSection() == COL_CODE


def test_of_very_many_only_the_first_are_read_until_one_scrolls(
    page: IndicatorsPage, surroundings: Surroundings
) -> None:
    workspace = surroundings.context.workspace
    policy = page.shown.policy_id if page.shown else ""
    with operation(workspace, "many") as work:
        for number in range(250):
            work.insert("indicator", policy_id=policy, code=f"X{number}", name=f"Nummer {number}")
    page.reload()
    assert len(codes(page)) == ROWS_AT_ONCE
    said = [label.text() for label in page.view.header.findChildren(QLabel)]
    assert any("276 af 276" in words for words in said)
    page.view.list.scrollToBottom()
    assert len(codes(page)) == 2 * ROWS_AT_ONCE
    page.open_with(indicator_id=stored(surroundings, "X249").id)
    surroundings.settle()
    assert page.shown is not None
    assert page.shown.code == "X249"


def test_a_measurement_after_the_cut_off_says_so_at_its_field_as_one_types(
    page: IndicatorsPage, surroundings: Surroundings
) -> None:
    choose(page, "fleksjob")
    key = page.shown.id if page.shown else ""
    workspace = surroundings.context.workspace
    service.add_figure(workspace, "measurement", key, "1020", as_of="december 2025")
    page.reload()
    surroundings.settle()
    page.sections["measurement"].header.click()
    card = page.cards["measurement"].cards[-1]
    edit = card.controls["as_of"].widget
    late = "efter skæringsdatoen 30.06.2025 for runde 2025"
    assert late in edit.accessibleDescription()
    edit.setFocus()
    QTest.keyClick(edit, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    QTest.keyClicks(edit, "2024")
    assert "skæringsdato" not in edit.accessibleDescription()
    QTest.keyClicks(edit, "-2025")
    surroundings.qtbot.waitUntil(card.isVisible)
    shown = [label.text() for label in card.findChildren(QLabel) if label.isVisible()]
    assert any(late in words for words in shown)
    assert late in edit.accessibleDescription()


def test_moving_the_cut_off_is_read_at_the_field_at_once(
    page: IndicatorsPage, surroundings: Surroundings
) -> None:
    choose(page, "fleksjob")
    workspace = surroundings.context.workspace
    page.sections["measurement"].header.click()
    edit = page.cards["measurement"].cards[0].controls["as_of"].widget
    assert "skæringsdato" not in edit.accessibleDescription()
    with operation(workspace, "cut-off") as work:
        (status_round,) = work.find("status_round", code="2025")
        work.update("status_round", str(status_round["id"]), cut_off="1. januar 2010")
    surroundings.context.bus.publish(work.changes)
    surroundings.settle()
    assert "efter skæringsdatoen 01.01.2010" in edit.accessibleDescription()


def test_a_thousand_measurements_are_turned_through_twenty_cards_at_a_time(
    page: IndicatorsPage, surroundings: Surroundings
) -> None:
    choose(page, "fleksjob")
    key = page.shown.id if page.shown else ""
    before = len(page.shown.measurements) if page.shown else 0
    with operation(surroundings.context.workspace, "many") as work:
        for number in range(1000):
            work.insert(
                "measurement", indicator_id=key, as_written=str(number), position=before + number
            )
    page.reload()
    surroundings.settle()
    page.sections["measurement"].header.click()
    cards = page.cards["measurement"]
    assert [card.record.as_written for card in cards.cards] == [str(n) for n in range(980, 1000)]
    many = before + 1000
    assert cards.cards[-1].place == f"Måling {many}"
    assert cards.turner.words.text() == f"Viser {many - 19}–{many} af {many}"
    assert not cards.turner.later.isEnabled()
    cards.turner.earlier.setFocus()
    QTest.keyClick(cards.turner.earlier, Qt.Key.Key_Space)
    assert [card.record.as_written for card in cards.cards] == [str(n) for n in range(960, 980)]
    assert page.shown is not None
    first = page.shown.measurements[0].id
    assert cards.show_record(first) is cards.cards[0]
    assert not cards.turner.earlier.isEnabled()
    assert cards.turner.words.text().startswith("Viser 1–")


def test_typing_in_a_card_is_kept_when_one_turns_to_others(
    page: IndicatorsPage, surroundings: Surroundings
) -> None:
    choose(page, "fleksjob")
    key = page.shown.id if page.shown else ""
    with operation(surroundings.context.workspace, "many") as work:
        for number in range(30):
            work.insert("measurement", indicator_id=key, as_written="1", position=100 + number)
    page.reload()
    surroundings.settle()
    page.sections["measurement"].header.click()
    cards = page.cards["measurement"]
    card = cards.cards[-1]
    edit = card.controls["what"].widget
    edit.setFocus()
    QTest.keyClicks(edit, "deltid")
    cards.turner.earlier.click()
    held = {one.id: one for one in stored(surroundings, "fleksjob").measurements}
    assert held[card.record.id].what == "deltid"
    assert not page.unsaved()


def test_enter_on_a_row_of_the_table_opens_its_card_with_the_keyboard_in_it(
    page: IndicatorsPage, surroundings: Surroundings
) -> None:
    choose(page, "fleksjob")
    key = page.shown.id if page.shown else ""
    with operation(surroundings.context.workspace, "many") as work:
        for number in range(60):
            work.insert("measurement", indicator_id=key, as_written="1", position=100 + number)
    page.reload()
    surroundings.settle()
    rows = figures(page, COL_WHO, COL_MEASURED)
    table = page.view.table
    table.setFocus()
    table.setCurrentIndex(page.figures.index(rows.index(("BUF", "274")), COL_WHO))
    QTest.keyClick(table, Qt.Key.Key_Return)
    cards = page.cards["measurement"]
    card = next(card for card in cards.cards if card.record.as_written == "274")
    surroundings.qtbot.waitUntil(card.controls["as_written"].widget.hasFocus)
    place = card.mapTo(page.view.area.viewport(), card.rect().topLeft())
    assert 0 <= place.y() < page.view.area.viewport().height()
