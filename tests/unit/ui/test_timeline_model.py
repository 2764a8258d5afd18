"""The timeline's model and scale, with records alone."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt

from kkdesk.domain.records import Answer
from kkdesk.domain.timeline import Line, LineGroup, LineKey, Mark
from kkdesk.domain.vocabulary import DateRole
from kkdesk.ui.i18n import set_language
from kkdesk.ui.pages.timeline.model import CHUNK, KEPT_CHUNKS, TimelineModel
from kkdesk.ui.pages.timeline.scale import CLOSEST, Unit, cells, whole_scale
from kkdesk.ui.pages.timeline.words import mark_span
from tests.unit.domain.test_timeline import told

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication
    from pytestqt.modeltest import ModelTester

DAY = date(2025, 12, 20)


@pytest.fixture(autouse=True)
def _danish(qapp: QApplication) -> None:
    set_language(qapp, "da")


def keys(number: int) -> tuple[LineKey, ...]:
    return tuple(LineKey("initiative", str(place)) for place in range(number))


def line(key: LineKey, marks: int = 1) -> Line:
    first = DAY.toordinal()
    points = tuple(
        Mark((told("i 2025", DateRole.OPENS),), first + n, first + n, first + n, first + n,
             point=True, answer=Answer.NO)
        for n in range(marks)
    )  # fmt: skip
    return Line(key, f"S{key.record_id}", "Titel", "SOF", points)


def model_of(number: int, marks: int = 1) -> TimelineModel:
    model, known = TimelineModel(), keys(number)
    model.wanted.connect(lambda asked: model.take(asked, {key: line(key, marks) for key in asked}))
    half = number // 2
    model.show_groups([LineGroup("a", "Et", known[:half]), LineGroup("b", "To", known[half:])])
    return model


def test_headings_and_records_are_rows_and_marks_are_cells(qtmodeltester: ModelTester) -> None:
    model = model_of(6, marks=2)
    model.line(0)
    assert [str(model.index(row, 0).data()) for row in range(model.rowCount())] == [
        "Et", "S0 Titel", "S1 Titel", "S2 Titel", "To", "S3 Titel", "S4 Titel", "S5 Titel",
    ]  # fmt: skip
    cell = model.index(1, 2)
    assert cell.data(Qt.ItemDataRole.AccessibleTextRole) == (
        "Begivenhed: Åbner «i 2025», 21.12.2025"
    )
    assert model.flags(model.index(1, 3)) == Qt.ItemFlag.NoItemFlags
    qtmodeltester.check(model)  # type: ignore[no-untyped-call]


def test_only_a_hundred_rows_are_read_at_a_time_and_few_are_remembered() -> None:
    model = model_of(CHUNK * (KEPT_CHUNKS + 10))
    asked: list[int] = []
    model.wanted.connect(lambda wanted: asked.append(len(wanted)))
    for row in range(0, model.rowCount(), CHUNK):
        model.line(row)
    assert max(asked) <= CHUNK
    before = len(asked)
    model.line(model.rowCount() - 1)
    assert len(asked) == before, "the last rows are still known"
    model.line(0)
    assert len(asked) == before + 1, "the first rows were forgotten"


def test_a_row_with_more_marks_adds_columns() -> None:
    model = TimelineModel()
    wanted: list[object] = []
    model.wanted.connect(wanted.append)
    known = keys(1)
    model.show_groups([LineGroup("a", "Et", known)])
    assert model.line(1) is None
    assert wanted == [list(known)]
    model.take(known, {known[0]: line(known[0], 9)})
    assert model.columnCount() == 10
    assert model.columnCount(model.index(1, 0)) == 0


def test_a_record_that_was_deleted_meanwhile_shows_nothing_and_is_not_asked_for_again() -> None:
    model = TimelineModel()
    asked: list[object] = []
    model.wanted.connect(asked.append)
    known = keys(1)
    model.show_groups([LineGroup("a", "Et", known)])
    model.line(1)
    model.take(known, {})
    assert model.line(1) is None
    assert len(asked) == 1


def test_headings_count_weeks_months_or_quarters_by_how_close_it_is() -> None:
    whole = whole_scale(date(2016, 3, 1), date(2025, 12, 20), 900)
    assert whole.units() == (Unit.YEAR, Unit.QUARTER)
    assert whole.zoomed(12, 900).units() == (Unit.YEAR, Unit.MONTH)
    close = whole.zoomed(100, 900)
    assert close.day == CLOSEST
    assert close.units() == (Unit.MONTH, Unit.WEEK)
    assert 900 / whole.zoomed(-100, 900).day > 3600


def test_headings_are_said_in_danish_from_long_to_short() -> None:
    year = date(2025, 12, 29).toordinal()
    month = cells(Unit.MONTH, year, year)[0]
    assert month.words[:3] == ("december 2025", "december", "dec")
    assert date.fromordinal(month.after) == date(2026, 1, 1)
    assert cells(Unit.QUARTER, year, year)[0].words[0] == "4. kvartal"
    week = cells(Unit.WEEK, year, year)[0]
    assert week.words == ("uge 1", "1"), "the last days of 2025 lie in the first week of 2026"


def test_the_words_of_a_bar_tell_what_is_uncertain() -> None:
    day = date(2024, 1, 1).toordinal()
    told_words = (told("fra 2024", DateRole.START),)
    bar = Mark(told_words, day, day + 365, day + 365, day + 400, point=False,
               answer=Answer.NO, open_end=True)  # fmt: skip
    assert mark_span(bar) == (
        "begynder tidligst 01.01.2024, senest 31.12.2024; slutningen er ikke oplyst"
    )
