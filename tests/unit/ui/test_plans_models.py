from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QModelIndex, Qt

from kkdesk.domain.records import (
    InitiativeFilter,
    InitiativeRow,
    NodeKind,
    Page,
    SortField,
    TreeNode,
)
from kkdesk.ui.pages.plans.model import (
    COL_CODE,
    COL_FINANCING,
    COL_MONEY,
    COL_STATE,
    COL_TITLE,
    COLUMNS,
    PAGE,
    PAGES_RENEWED,
    PLACEHOLDER,
    RECORD_ROLE,
    SORT_ROLE,
    InitiativeTableModel,
)
from kkdesk.ui.pages.plans.tree_model import COL_COUNT, PlanTreeModel, all_node

if TYPE_CHECKING:
    from pytestqt.modeltest import ModelTester
    from pytestqt.qtbot import QtBot

Role = Qt.ItemDataRole


def row(number: int, **other: object) -> InitiativeRow:
    plain = InitiativeRow(
        id=f"id{number}",
        code=f"S{number}",
        title=f"Indsats {number}",
        owner="SOF",
        owner_kind="department",
        objectives="1, 6",
        state="in_progress",
        financing="financed",
        next_date="marts 2026",
        next_latest=None,
        money="3 mio. kr.",
        confidential=False,
    )
    return replace(plain, **other)  # type: ignore[arg-type]  # a test names real fields


class Loader:
    """Hands out pages of a list that lies in memory, when told to."""

    def __init__(self, total: int) -> None:
        self.rows = [row(number) for number in range(total)]
        self.asked: list[tuple[InitiativeFilter, int]] = []

    def __call__(self, wanted: InitiativeFilter, offset: int) -> None:
        self.asked.append((wanted, offset))

    def serve(self, model: InitiativeTableModel) -> None:
        while self.asked:
            wanted, offset = self.asked.pop(0)
            found = [each for each in self.rows if wanted.words in each.title]
            if wanted.descending:
                found.reverse()
            model.take(wanted, Page(tuple(found[offset : offset + PAGE]), offset, len(found)))


def shown(
    model: InitiativeTableModel, at: int, column: int, role: int = Role.DisplayRole
) -> object:
    return model.data(model.index(at, column), role)


@pytest.fixture
def loader() -> Loader:
    return Loader(450)


@pytest.fixture
def model(qapp: object, loader: Loader) -> InitiativeTableModel:
    assert qapp is not None
    made = InitiativeTableModel(loader)
    made.show(InitiativeFilter())
    loader.serve(made)
    return made


def test_the_list_is_as_long_as_the_database_says_though_one_page_is_here(
    model: InitiativeTableModel,
) -> None:
    assert model.rowCount() == model.total == 450
    assert model.record(PAGE - 1) is not None
    assert model.record(PAGE) is None


def test_a_row_that_is_not_here_shows_dots_and_is_fetched_once(
    model: InitiativeTableModel, loader: Loader
) -> None:
    assert shown(model, 410, COL_CODE) == PLACEHOLDER
    assert shown(model, 411, COL_TITLE) == PLACEHOLDER
    assert [offset for _, offset in loader.asked] == [410 - 410 % PAGE]
    loader.serve(model)
    assert shown(model, 410, COL_CODE) == "S410"


def test_two_changes_in_a_row_are_read_once_and_not_for_ever_where_the_list_got_shorter(
    model: InitiativeTableModel, loader: Loader
) -> None:
    shown(model, PAGE, COL_CODE)
    shown(model, 2 * PAGE, COL_CODE)
    loader.serve(model)
    loader.rows.pop()
    model.reload()
    model.reload()
    served = 0
    while loader.asked:
        wanted, offset = loader.asked.pop(0)
        if (wanted, 0) in loader.asked and offset == 0:
            continue  # the worker drops a first page for which a newer one is asked
        served += 1
        assert served <= 10, "the list is asked for again and again"
        found = tuple(loader.rows[offset : offset + PAGE])
        model.take(wanted, Page(found, offset, len(loader.rows)))
    assert model.total == 449


def test_what_comes_for_an_older_search_is_dropped(
    model: InitiativeTableModel, loader: Loader
) -> None:
    model.show(InitiativeFilter(words="Indsats 1"))
    model.show(InitiativeFilter(words="Indsats 44"))
    late = loader.asked.pop(0)
    loader.serve(model)
    assert model.total == 11
    model.take(late[0], Page((row(1),), 0, 1))
    assert model.total == 11


def test_the_old_rows_stand_until_the_new_ones_come(
    model: InitiativeTableModel, loader: Loader, qtbot: QtBot
) -> None:
    model.show(InitiativeFilter(words="Indsats 44"))
    assert model.total == 450
    with qtbot.waitSignal(model.listed) as told:
        loader.serve(model)
    assert told.args == [11, True]


def test_a_broad_search_grows_as_it_is_read_until_it_is_counted(
    model: InitiativeTableModel, loader: Loader, qtbot: QtBot
) -> None:
    wanted = InitiativeFilter(words="Indsats")
    rows = tuple(row(number) for number in range(250))
    model.show(wanted)
    loader.asked.clear()
    with qtbot.waitSignal(model.listed) as told:
        model.take(wanted, Page(rows[:PAGE], 0, PAGE + 1, exact=False))
    assert told.args == [PAGE + 1, False]
    assert shown(model, PAGE, COL_CODE) == PLACEHOLDER
    assert loader.asked == [(wanted, PAGE)]
    model.take(wanted, Page(rows[PAGE : 2 * PAGE], PAGE, 2 * PAGE + 1, exact=False))
    assert (model.total, shown(model, PAGE, COL_CODE)) == (2 * PAGE + 1, f"S{PAGE}")
    with qtbot.waitSignal(model.listed) as told:
        model.count(wanted, 250)
    assert told.args == [250, True]
    assert model.rowCount() == 250
    model.take(wanted, Page(rows[2 * PAGE : 3 * PAGE], 2 * PAGE, 250))
    assert shown(model, 2 * PAGE, COL_CODE) == f"S{2 * PAGE}"


def test_a_broad_search_that_lost_a_hit_is_counted_again(
    model: InitiativeTableModel, loader: Loader, qtbot: QtBot
) -> None:
    wanted = InitiativeFilter(words="Indsats")
    rows = tuple(row(number) for number in range(PAGE))
    model.show(wanted)
    loader.asked.clear()
    model.take(wanted, Page(rows, 0, PAGE + 1, exact=False))
    model.count(wanted, 250)
    with qtbot.waitSignal(model.listed) as told:
        model.take(wanted, Page(rows, 0, PAGE + 1, exact=False))
    assert told.args == [250, False]
    model.count(wanted, 249)
    assert model.total == 249


def test_sorting_is_asked_of_the_database(model: InitiativeTableModel, loader: Loader) -> None:
    model.sort(COL_TITLE, Qt.SortOrder.DescendingOrder)
    assert loader.asked[0][0].sort is SortField.TITLE
    assert loader.asked[0][0].descending
    loader.serve(model)
    assert shown(model, 0, COL_CODE) == "S449"
    model.show(InitiativeFilter(words="4"))
    assert loader.asked[0][0].sort is SortField.TITLE


@pytest.mark.parametrize("column", [COL_MONEY, COLUMNS])
def test_a_column_without_an_order_sorts_nothing(
    model: InitiativeTableModel, loader: Loader, column: int
) -> None:
    model.sort(column)
    assert not loader.asked


def test_a_changed_record_is_drawn_anew_without_losing_the_place(
    model: InitiativeTableModel, loader: Loader, qtbot: QtBot
) -> None:
    loader.rows[3] = row(3, title="Indsats med nyt navn")
    model.reload()
    with (
        qtbot.assertNotEmitted(model.modelReset),
        qtbot.waitSignal(model.dataChanged),
    ):
        loader.serve(model)
    assert shown(model, 3, COL_TITLE) == "Indsats med nyt navn"


def test_reloading_fetches_only_the_latest_pages(
    model: InitiativeTableModel, loader: Loader
) -> None:
    loader.rows = [row(number) for number in range(4000)]
    model.reload()
    loader.serve(model)
    for offset in range(0, 4000, PAGE):
        shown(model, offset, COL_CODE)
    loader.serve(model)
    model.reload()
    assert len(loader.asked) <= PAGES_RENEWED + 1


def test_a_list_that_grew_is_listed_anew(
    model: InitiativeTableModel, loader: Loader, qtbot: QtBot
) -> None:
    loader.rows.append(row(900))
    model.reload()
    with qtbot.waitSignal(model.listed):
        loader.serve(model)
    assert model.total == 451


def test_words_are_shown_and_the_stored_values_sorted(model: InitiativeTableModel) -> None:
    assert shown(model, 0, COL_STATE) == "I gang"
    assert shown(model, 0, COL_FINANCING) == "Finansieret"
    assert shown(model, 0, COL_STATE, SORT_ROLE) == "in_progress"
    assert isinstance(shown(model, 0, COL_CODE, RECORD_ROLE), InitiativeRow)


def test_words_follow_the_language(qapp: object, loader: Loader) -> None:
    assert qapp is not None
    english = InitiativeTableModel(loader, "en")
    english.show(InitiativeFilter())
    loader.serve(english)
    assert shown(english, 0, COL_STATE) == "In progress"


def test_a_confidential_row_says_so_and_shows_a_lock(
    model: InitiativeTableModel, loader: Loader
) -> None:
    assert shown(model, 0, COL_TITLE, Role.DecorationRole) is None
    loader.rows[0] = row(0, confidential=True)
    model.reload()
    loader.serve(model)
    assert shown(model, 0, COL_TITLE, Role.DecorationRole) is not None
    assert "fortrolig" in str(shown(model, 0, COL_TITLE, Role.AccessibleTextRole))


def test_what_is_empty_is_spoken_as_not_stated(model: InitiativeTableModel, loader: Loader) -> None:
    loader.rows[0] = row(0, money="")
    model.reload()
    loader.serve(model)
    assert shown(model, 0, COL_MONEY, Role.AccessibleTextRole) == "ikke oplyst"


def test_the_list_keeps_the_rules_of_models(
    model: InitiativeTableModel, loader: Loader, qtmodeltester: ModelTester
) -> None:
    qtmodeltester.check(model)  # type: ignore[no-untyped-call]  # pytest-qt has no types here
    loader.serve(model)
    qtmodeltester.check(model)  # type: ignore[no-untyped-call]  # pytest-qt has no types here


NODES = (
    TreeNode(
        NodeKind.POLICY,
        "p",
        "Handicappolitik",
        94,
        children=(
            TreeNode(
                NodeKind.OBJECTIVE,
                "o1",
                "1. Mere tillid",
                11,
                children=(TreeNode(NodeKind.PRIORITY, "r1", "1.1 Dialog", 2),),
            ),
            TreeNode(NodeKind.OBJECTIVE, "o2", "2. Lettere adgang", 11),
        ),
    ),
    TreeNode(NodeKind.QUESTION_LIST, "q", "Spørgsmål 8", 10),
)


@pytest.fixture
def tree(qapp: object) -> PlanTreeModel:
    assert qapp is not None
    made = PlanTreeModel()
    made.set_nodes((all_node(109), *NODES))
    return made


def test_the_tree_keeps_the_rules_of_models(
    tree: PlanTreeModel, qtmodeltester: ModelTester
) -> None:
    qtmodeltester.check(tree)  # type: ignore[no-untyped-call]  # pytest-qt has no types here


def test_a_node_is_found_wherever_it_lies(tree: PlanTreeModel) -> None:
    found = tree.find(NodeKind.PRIORITY, "r1")
    assert tree.data(found) == "1.1 Dialog"
    assert tree.data(tree.parent(found)) == "1. Mere tillid"
    assert not tree.find(NodeKind.HEADING, "r1").isValid()


def test_a_node_tells_its_count_to_eyes_and_ears(tree: PlanTreeModel) -> None:
    found = tree.find(NodeKind.OBJECTIVE, "o1")
    assert tree.data(found.siblingAtColumn(COL_COUNT)) == "11"
    assert tree.data(found, Role.AccessibleTextRole) == "1. Mere tillid, 11 indsatser"


def test_new_figures_leave_the_tree_as_it_is_unfolded(tree: PlanTreeModel, qtbot: QtBot) -> None:
    kept = tree.find(NodeKind.OBJECTIVE, "o2")
    policy = replace(
        NODES[0], children=(NODES[0].children[0], replace(NODES[0].children[1], count=12))
    )
    with qtbot.assertNotEmitted(tree.modelReset):
        assert not tree.set_nodes((all_node(110), policy, NODES[1]))
    assert tree.data(kept.siblingAtColumn(COL_COUNT)) == "12"


def test_another_node_makes_the_tree_anew(tree: PlanTreeModel) -> None:
    assert tree.set_nodes(NODES)
    assert tree.rowCount(QModelIndex()) == 2
