from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QModelIndex, QSize, Qt
from PySide6.QtGui import QPixmap
from PySide6.QtWidgets import QTreeView

from kkdesk.domain.due_list import DueEvents, events
from kkdesk.domain.records import Answer, DateRecord, Deadline
from kkdesk.domain.vocabulary import DateRole, SourceKind
from kkdesk.ui.i18n import set_language
from kkdesk.ui.pages.deadlines.delegate import AnswerDelegate
from kkdesk.ui.pages.deadlines.model import (
    COL_ANSWER,
    COL_FIRST,
    COL_INITIATIVE,
    COL_LAST,
    COL_OWNER,
    COL_ROLE,
    COL_SOURCE,
    COL_WORDS,
    COLUMNS,
    EVENT_ROLE,
    LOOK_ROLE,
    PAGE,
    RECORD_ROLE,
    SORT_ROLE,
    DeadlineModel,
    describe,
    select,
)
from kkdesk.ui.pages.deadlines.words import (
    answer_look,
    answer_word,
    flag_words,
    group_title,
    span_words,
)

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication
    from pytestqt.modeltest import ModelTester


DAY = date(2025, 12, 20)


@pytest.fixture(autouse=True)
def _danish(qapp: QApplication) -> None:
    set_language(qapp, "da")


def telling(
    code: str,
    words: str,
    answer: Answer,
    days: tuple[date | None, date | None] = (None, None),
    *,
    source: SourceKind = SourceKind.STATUS,
    role: DateRole = DateRole.OPENS,
    owner: tuple[str, str] = ("SOF", "department"),
    flag: str = "",
) -> Deadline:
    first, last = days
    expression = DateRecord(
        id=f"{code} {words} {source}",
        initiative_id=code,
        as_written=words,
        role=role,
        event="",
        source=f"Kilden {source}",
        source_kind=source,
        computed_from="",
        earliest=first,
        latest=last,
        start_earliest=first,
        start_latest=last,
        end_earliest=first,
        end_latest=last,
        precision="day",
        flag=flag,
        confirmed_on=None,
        document_date=None,
        confidential=False,
    )
    return Deadline(expression, answer, owner[1], code, f"Titel {code}", owner[0], first, last)


PLAN = telling(
    "S2.2",
    "31. marts 2026",
    Answer.NO,
    (date(2026, 3, 31), date(2026, 3, 31)),
    source=SourceKind.PLAN,
    role=DateRole.TRIAL_ENDS,
)
STATUS = telling(
    "S2.2",
    "frem til marts 2026",
    Answer.POSSIBLE,
    (date(2026, 3, 1), date(2026, 3, 31)),
    role=DateRole.TRIAL_ENDS,
)
SURE = telling("S3.3", "1. januar 2026", Answer.CERTAIN, (date(2026, 1, 1), date(2026, 1, 1)))
CROSS = telling(
    "S10.1", "i 2026", Answer.POSSIBLE, (date(2026, 1, 1), date(2026, 12, 31)), owner=("", "cross")
)
PAST = telling(
    "S6.2", "august 2025", Answer.PAST_UNCONFIRMED, (date(2025, 8, 1), date(2025, 8, 31))
)
UNPLACED = telling("P2.2.2", "1. september", Answer.UNPLACED, flag="no_year")

ALL = (SURE, STATUS, PLAN, CROSS, PAST, UNPLACED)


@pytest.fixture
def model(qapp: QApplication) -> DeadlineModel:
    made = DeadlineModel(parent=qapp)
    made.show(events(ALL))
    return made


def texts(model: DeadlineModel, group: Answer, column: int) -> list[str]:
    parent = model.group_index(group)
    return [str(model.index(row, column, parent).data()) for row in range(model.rowCount(parent))]


def test_the_tree_keeps_to_the_rules_of_models(
    model: DeadlineModel, qtmodeltester: ModelTester
) -> None:
    qtmodeltester.check(model)  # type: ignore[no-untyped-call]  # pytest-qt has no types
    model.show(DueEvents())
    qtmodeltester.check(model)  # type: ignore[no-untyped-call]  # pytest-qt has no types
    model.show(events(ALL))
    model.sort(COL_INITIATIVE, Qt.SortOrder.DescendingOrder)
    qtmodeltester.check(model)  # type: ignore[no-untyped-call]  # pytest-qt has no types


def test_groups_stand_in_order_of_urgency_with_their_number_of_events(
    model: DeadlineModel,
) -> None:
    assert [model.index(row, 0).data() for row in range(model.rowCount())] == [
        "Sikkert i perioden (1)",
        "Muligt i perioden (2)",
        "Passeret uden bekræftelse (1)",
        "Kan ikke placeres i tiden (1)",
    ]


def test_the_more_precise_source_stands_above_the_other_in_the_events_group(
    model: DeadlineModel,
) -> None:
    assert texts(model, Answer.POSSIBLE, COL_WORDS) == [
        *("31. marts 2026", "frem til marts 2026", "i 2026")
    ]
    assert texts(model, Answer.POSSIBLE, COL_ANSWER) == ["Nej", "Muligt", "Muligt"]


@pytest.mark.parametrize("order", list(Qt.SortOrder))
@pytest.mark.parametrize("column", range(COLUMNS))
def test_sorting_never_parts_the_tellings_of_an_event(
    model: DeadlineModel, column: int, order: Qt.SortOrder
) -> None:
    model.sort(column, order)
    words = texts(model, Answer.POSSIBLE, COL_WORDS)
    at = words.index("31. marts 2026")
    assert words[at + 1] == "frem til marts 2026"
    assert len(words) == 3


def test_codes_sort_as_people_count_and_days_as_days(model: DeadlineModel) -> None:
    model.sort(COL_LAST, Qt.SortOrder.DescendingOrder)
    assert texts(model, Answer.POSSIBLE, COL_WORDS)[0] == "i 2026"
    model.sort(COL_INITIATIVE)
    assert texts(model, Answer.POSSIBLE, COL_INITIATIVE)[-1] == "S10.1 Titel S10.1"
    model.sort(-1)
    assert texts(model, Answer.POSSIBLE, COL_WORDS)[0] == "31. marts 2026"


def test_a_row_tells_its_days_role_owner_and_source(model: DeadlineModel) -> None:
    parent = model.group_index(Answer.POSSIBLE)
    row = [str(model.index(1, column, parent).data()) for column in range(COLUMNS)]
    assert row[COL_FIRST : COL_LAST + 1] == ["01.03.2026", "31.03.2026"]
    assert row[COL_ROLE] == "Forsøg slutter"
    assert row[COL_SOURCE] == "Statustekst: Kilden status"
    assert texts(model, Answer.POSSIBLE, COL_OWNER)[-1] == "Tværgående"


def test_a_row_carries_its_record_event_look_and_native_sort_key(model: DeadlineModel) -> None:
    index = model.index_of(SURE.expression.id)
    assert index.data(RECORD_ROLE) is SURE
    assert index.data(EVENT_ROLE).lead is SURE
    assert index.siblingAtColumn(COL_ANSWER).data(LOOK_ROLE) == answer_look(Answer.CERTAIN)
    assert index.siblingAtColumn(COL_LAST).data(SORT_ROLE)[0] == date(2026, 1, 1)
    assert model.row(model.group_index(Answer.CERTAIN)) is None


def test_disagreeing_sources_are_told_aloud_and_marked(model: DeadlineModel) -> None:
    index = model.index_of(STATUS.expression.id)
    said = str(index.data(Qt.ItemDataRole.AccessibleDescriptionRole))
    assert "Kilderne er uenige" in said
    assert "Nej: «31. marts 2026» (31.03.2026) – Plan: Kilden plan" in said
    assert index.siblingAtColumn(COL_SOURCE).data(Qt.ItemDataRole.DecorationRole) is not None
    alone = model.index_of(SURE.expression.id)
    assert alone.siblingAtColumn(COL_SOURCE).data(Qt.ItemDataRole.DecorationRole) is None


def test_a_computed_end_says_what_it_was_computed_from(model: DeadlineModel) -> None:
    computed = replace(SURE, expression=replace(SURE.expression, computed_from="toårigt"))
    model.show(events([computed]))
    row = model.row(model.index_of(SURE.expression.id))
    assert row is not None
    assert describe(row).endswith("Datoen er beregnet ud fra «toårigt».")


def test_what_is_not_shown_has_no_index(model: DeadlineModel) -> None:
    assert not model.index_of("ukendt").isValid()
    assert not model.group_index(Answer.CONFIRMED).isValid()
    assert model.row(QModelIndex()) is None


def words_of(found: DueEvents) -> set[str]:
    return {event.lead.code for event in found}


@pytest.mark.parametrize(
    ("words", "wanted"),
    [
        ("marts", {"S2.2"}),
        ("FREM til", {"S2.2"}),
        ("kilden plan", {"S2.2"}),
        ("åbner titel s6", {"S6.2"}),
        ("abner", set[str]()),
        ("tværgående", {"S10.1"}),
        ("", {"S2.2", "S3.3", "S10.1", "S6.2", "P2.2.2"}),
    ],
)
def test_search_looks_for_every_word_in_every_telling(words: str, wanted: set[str]) -> None:
    assert words_of(select(events(ALL), words=words)) == wanted


def test_filters_keep_roles_and_owners() -> None:
    assert words_of(select(events(ALL), roles={DateRole.TRIAL_ENDS})) == {"S2.2"}
    assert words_of(select(events(ALL), owners={"Tværgående"})) == {"S10.1"}
    assert select(events(ALL), roles={DateRole.TRIAL_ENDS}, owners={"Tværgående"}) == ()


@pytest.mark.parametrize("answer", list(Answer))
def test_every_answer_has_a_word_a_shape_and_a_heading(answer: Answer) -> None:
    assert answer_word(answer)
    assert group_title(answer)
    assert answer_look(answer).shape


def test_no_two_answers_share_a_shape() -> None:
    assert len({answer_look(answer).shape for answer in Answer}) == len(Answer)


def test_bounds_are_written_as_far_as_they_are_known() -> None:
    assert span_words(SURE) == "01.01.2026"
    assert span_words(PAST) == "tidligst 01.08.2025, senest 31.08.2025"
    assert span_words(replace(PAST, first=None)) == "senest 31.08.2025"
    assert span_words(replace(PAST, last=None)) == "tidligst 01.08.2025"
    assert span_words(UNPLACED) == flag_words("no_year") == "Året mangler"


def test_the_badge_is_drawn_in_place_of_the_words(model: DeadlineModel) -> None:
    view = QTreeView()
    view.setModel(model)
    delegate = AnswerDelegate(view)
    view.setItemDelegateForColumn(COL_ANSWER, delegate)
    view.expandAll()
    view.resize(900, 300)
    picture = QPixmap(view.size())
    view.render(picture)
    rect = view.visualRect(model.index_of(SURE.expression.id).siblingAtColumn(COL_ANSWER))
    drawn = picture.toImage()
    colours = {
        drawn.pixel(x, y)
        for x in range(rect.left() + 6, rect.left() + 60)
        for y in range(rect.top() + 24, rect.bottom() + 20)
    }
    assert len(colours) > 3
    hint = view.sizeHintForIndex(model.index_of(SURE.expression.id).siblingAtColumn(COL_ANSWER))
    assert hint.width() > QSize(60, 0).width()


def test_a_long_group_is_headed_by_its_whole_count_and_adds_rows_as_one_goes_on() -> None:
    many = [
        telling(f"L{n}", "i 2020", Answer.PAST_UNCONFIRMED, (date(2020, 1, 1), date(2020, 12, 31)))
        for n in range(2 * PAGE + 10)
    ]
    model = DeadlineModel()
    model.show(events(many))
    group = model.index(0, 0)
    assert str(len(many)) in str(group.data())
    assert model.rowCount(group) == PAGE
    model.load_more(group)
    model.load_more(group)
    assert model.rowCount(group) == len(many)
    model.load_more(group)
    assert model.rowCount(group) == len(many)


def test_a_date_beyond_the_shown_rows_is_shown_when_it_is_asked_for() -> None:
    many = [
        telling(f"L{n:04}", "i 2020", Answer.PAST_UNCONFIRMED, (date(2020, 1, 1), date(2020, 2, 1)))
        for n in range(2 * PAGE)
    ]
    model = DeadlineModel()
    model.show(events(many))
    last = model.index_of(many[-1].expression.id)
    row = model.row(last)
    assert row is not None
    assert row.told == many[-1]
    assert model.rowCount(model.index(0, 0)) == len(many)
