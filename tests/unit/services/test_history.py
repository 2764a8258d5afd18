"""What people did: found again, told field by field, and taken back."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

import pytest
from hypothesis import given

from kkdesk.db.engine import read_transaction
from kkdesk.db.queries import operations
from kkdesk.db.sql import text
from kkdesk.domain.operations import HistoryFilter
from kkdesk.errors import NothingToUndo, RecordGone, UndoBlocked
from kkdesk.services import editing, history, undo
from kkdesk.services.listing import list_records
from kkdesk.services.workspace import Workspace
from tests.unit.services.test_histories import (
    Desk,
    Step,
    act,
    content,
    histories,
    new_desk,
    seeded,
    steps,
)

if TYPE_CHECKING:
    from collections.abc import Callable

__all__ = ["new_desk", "seeded"]


def initiative(workspace: Workspace, code: str) -> dict[str, str]:
    (found,) = list_records(workspace, "initiatives", {"code": code})
    return found


def rename(workspace: Workspace, code: str, value: str) -> str:
    found = initiative(workspace, code)
    return editing.set_field(
        workspace, "initiative", found["id"], "title", expected=found["title"], value=value
    ).operation_id


def labels(workspace: Workspace, wanted: HistoryFilter) -> list[str]:
    return [line.label for line in history.list_operations(workspace, wanted)]


def test_the_latest_operation_comes_first_and_pages_go_on_below_a_number(
    sample_workspace: Workspace,
) -> None:
    rename(sample_workspace, "S2.2", "Et")
    rename(sample_workspace, "S2.3", "To")
    found = history.list_operations(sample_workspace, HistoryFilter())
    assert [line.label for line in found] == [
        "set initiative.title S2.3", "set initiative.title S2.2", "load sample",
    ]  # fmt: skip
    rest = history.list_operations(sample_workspace, HistoryFilter(), before=found[0].number)
    assert rest == found[1:]


@pytest.mark.server_too
def test_operations_are_found_by_person_period_kind_department_verb_record_and_words(
    sample_workspace: Workspace,
) -> None:
    other = Workspace(sample_workspace.engine, "Åse")
    rename(sample_workspace, "S2.2", "Et")
    own = initiative(other, "S4.1")
    editing.add_date(other, own["id"], words="maj 2027")
    first, last = "set initiative.title S2.2", "add date_entry maj 2027"
    departments = {row["code"]: row["id"] for row in _departments(sample_workspace)}
    assert history.people(other) == tuple(sorted({"Åse", sample_workspace.user}))
    today = history.list_operations(other, HistoryFilter())[0].at.date()
    for wanted, expected in (
        (HistoryFilter(people=frozenset({"Åse"})), [last]),
        (HistoryFilter(verbs=frozenset({"set"})), [first]),
        (HistoryFilter(kinds=frozenset({"date_entry"})), [last, "load sample"]),
        (HistoryFilter(record_id=own["id"]), [last, "load sample"]),
        (HistoryFilter(departments=frozenset({departments["SOF"]})), [first, "load sample"]),
        (HistoryFilter(words="s2.2 titel"), [first]),
        (HistoryFilter(words="s2.2 slet"), []),
        (HistoryFilter(words="S2.2 ret"), [first]),
        (HistoryFilter(words="dato åse"), [last]),
        (HistoryFilter(first=today, last=today), [last, first, "load sample"]),
        (HistoryFilter(first=today + timedelta(days=1)), []),
        (HistoryFilter(last=today - timedelta(days=1)), []),
    ):
        assert labels(other, wanted) == expected, wanted


def _departments(workspace: Workspace) -> list[dict[str, str]]:
    from kkdesk.db.engine import read_transaction  # noqa: PLC0415
    from kkdesk.db.sql import text  # noqa: PLC0415

    with read_transaction(workspace.engine) as connection:
        rows = connection.execute(text("SELECT id, code FROM department")).mappings()
        return [dict(row) for row in rows]


@pytest.mark.server_too
def test_what_a_deleted_initiative_carried_is_still_found_under_it(
    sample_workspace: Workspace,
) -> None:
    gone = initiative(sample_workspace, "S6.4")
    editing.delete_record(sample_workspace, "initiative", gone["id"])
    found = labels(sample_workspace, HistoryFilter(record_id=gone["id"]))
    assert found == ["delete initiative S6.4", "load sample"]


@pytest.mark.server_too
def test_a_change_is_told_by_its_record_and_field_and_a_record_by_all_its_fields(
    sample_workspace: Workspace,
) -> None:
    before = initiative(sample_workspace, "S2.2")["title"]
    told = history.operation_changes(sample_workspace, rename(sample_workspace, "S2.2", "Et"))
    (change,) = told.changes
    assert (change.field, change.before, change.after) == ("title", before, "Et")
    assert change.about == "S2.2 Et"
    gone = initiative(sample_workspace, "S6.4")
    deleted = editing.delete_record(sample_workspace, "initiative", gone["id"])
    whole = history.operation_changes(sample_workspace, deleted.operation_id)
    titles = [
        one for one in whole.changes if (one.record_kind, one.field) == ("initiative", "title")
    ]
    assert [(one.before, one.after) for one in titles] == [(gone["title"], "")]
    with pytest.raises(RecordGone):
        history.operation_changes(sample_workspace, "nowhere")


def test_an_older_operation_is_taken_back_and_that_can_be_undone(
    sample_workspace: Workspace,
) -> None:
    title = initiative(sample_workspace, "S2.2")["title"]
    old = rename(sample_workspace, "S2.2", "Et")
    rename(sample_workspace, "S2.3", "To")
    history.take_back(sample_workspace, old)
    assert initiative(sample_workspace, "S2.2")["title"] == title
    assert initiative(sample_workspace, "S2.3")["title"] == "To"
    assert labels(sample_workspace, HistoryFilter())[0] == "take_back initiative.title S2.2"
    undo.undo(sample_workspace)
    assert initiative(sample_workspace, "S2.2")["title"] == "Et"


def test_what_something_later_depends_on_is_not_taken_back_and_the_later_are_named(
    sample_workspace: Workspace,
) -> None:
    old = rename(sample_workspace, "S2.2", "Et")
    later = rename(sample_workspace, "S2.2", "To")
    rename(sample_workspace, "S2.3", "Tre")
    with pytest.raises(UndoBlocked):
        history.take_back(sample_workspace, old)
    found = history.later_operations(sample_workspace, old)
    assert [line.id for line in found] == [later]
    history.take_back(sample_workspace, later)
    history.take_back(sample_workspace, old)


def test_what_hangs_on_an_added_record_is_named(sample_workspace: Workspace) -> None:
    added = editing.add_initiative(sample_workspace, title="Ny")
    (record,) = added.ids
    hangs = editing.add_date(sample_workspace, record, words="maj 2027")
    with pytest.raises(UndoBlocked):
        history.take_back(sample_workspace, added.operation_id)
    found = history.later_operations(sample_workspace, added.operation_id)
    assert [line.id for line in found] == [hangs.operation_id]


def test_a_loading_is_not_taken_back(sample_workspace: Workspace) -> None:
    (loaded,) = history.list_operations(sample_workspace, HistoryFilter())
    with pytest.raises(NothingToUndo):
        history.take_back(sample_workspace, loaded.id)
    with pytest.raises(RecordGone):
        history.take_back(sample_workspace, "nowhere")


@histories
@given(history_steps=steps)
def test_taking_back_either_brings_the_rows_back_or_changes_nothing_and_names_why(
    new_desk: Callable[[], Desk], history_steps: list[Step]
) -> None:
    desk = new_desk()
    for step in history_steps:
        before = content(desk.engine)
        who, changes = act(desk, step)
        if changes is None or not changes.operation_id:
            continue
        after = content(desk.engine)
        taken = history.take_back(who, changes.operation_id)
        assert content(desk.engine) == before
        undo.undo(who)
        assert content(desk.engine) == after
        assert taken.operation_id
    done = history.list_operations(desk.people[0], HistoryFilter())
    for line in done[:-1]:
        stored = content(desk.engine)
        try:
            history.take_back(desk.people[0], line.id)
        except UndoBlocked:
            assert content(desk.engine) == stored
            assert history.later_operations(desk.people[0], line.id)


@pytest.mark.only_file("the way to the rows is SQLite's; a server plans its own")
def test_a_rare_kind_is_found_from_its_changes_and_not_by_going_through_all_operations(
    sample_workspace: Workspace,
) -> None:
    add = history.list_operations(sample_workspace, HistoryFilter(kinds=frozenset({"meeting"})))
    assert [line.label for line in add] == ["load sample"]
    with read_transaction(sample_workspace.engine) as connection:
        plan = connection.execute(
            text(
                "EXPLAIN QUERY PLAN SELECT o.id FROM operation o WHERE o.id IN (SELECT operation_id"
                " FROM change WHERE record_kind IN (SELECT value FROM json_each('[\"meeting\"]')))"
                " ORDER BY o.number DESC LIMIT 200"
            )
        ).all()
    steps = " ".join(str(row[3]) for row in plan)
    assert "ix_change_kind" in steps
    assert "SCAN change" not in steps


@pytest.mark.parametrize("count", [1, 60])
def test_a_kind_is_found_the_same_way_whether_it_is_rare_or_not(
    sample_workspace: Workspace, monkeypatch: pytest.MonkeyPatch, count: int
) -> None:
    rename(sample_workspace, "S2.2", "Et")
    monkeypatch.setattr(operations, "_RARE", count)
    wanted = HistoryFilter(kinds=frozenset({"initiative"}))
    assert labels(sample_workspace, wanted) == ["set initiative.title S2.2", "load sample"]


def test_the_first_of_many_operations_is_undone_after_all_the_others(
    sample_workspace: Workspace,
) -> None:
    title = initiative(sample_workspace, "S2.2")["title"]
    for number in range(30):
        rename(sample_workspace, "S2.2", f"Titel {number}")
    for _ in range(30):
        undo.undo(sample_workspace)
    assert initiative(sample_workspace, "S2.2")["title"] == title
