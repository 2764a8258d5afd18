from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

from kkdesk.domain.records import Answer, InitiativeFilter
from kkdesk.services import editing, portfolio
from kkdesk.services.overview import overview
from kkdesk.services.workspace import operation

if TYPE_CHECKING:
    from kkdesk.services.workspace import Workspace


def on_day(workspace: Workspace, day: date) -> Workspace:
    return replace(workspace, today=lambda: day)


def test_an_empty_database_asks_for_nothing(empty_workspace: Workspace) -> None:
    found = overview(empty_workspace)
    assert found.initiatives == 0
    assert not any((found.due_soon, found.overdue, found.unplaced, found.missing, found.unanswered))
    assert not found.totals
    assert not found.recent


def test_an_event_that_two_sources_tell_counts_once_in_the_words_that_place_it(
    sample_workspace: Workspace,
) -> None:
    found = overview(on_day(sample_workspace, date(2025, 12, 20)), within=90)
    trial = [d for d in found.due_soon if d.code == "S2.2"]
    assert [(d.expression.as_written, d.answer) for d in trial] == [
        ("frem til marts 2026", Answer.POSSIBLE)
    ]


def test_all_remarks_but_answered_ones_wait_and_the_one_on_class_sizes_in_part(
    sample_workspace: Workspace,
) -> None:
    found = overview(sample_workspace).unanswered
    assert len(found) == 18
    assert [remark.code for remark in found if remark.answered == "part"] == ["R4.2"]


def test_the_fleksjob_targets_state_900_where_the_rows_give_899(
    sample_workspace: Workspace,
) -> None:
    (warning,) = overview(sample_workspace).totals
    assert (warning.stated, warning.computed) == ("900", "899")
    detail = portfolio.initiative_detail(sample_workspace, warning.initiative_id)
    assert str(detail.fields["code"]).startswith("S5.")


def test_an_open_round_lists_what_each_department_owes(sample_workspace: Workspace) -> None:
    with operation(sample_workspace, "set status_round") as work:
        round_row = work.find("status_round", code="2025")[0]
        work.update("status_round", str(round_row["id"]), state="open")
        entries = work.find("status_entry", round_id=round_row["id"])
        department = next(e["department_id"] for e in entries if e["department_id"])
        owed = [e for e in entries if e["department_id"] == department]
        for entry in owed[:2]:
            work.update("status_entry", str(entry["id"]), state="draft")
        crossing = next(e for e in entries if e["department_id"] is None)
        work.update("status_entry", str(crossing["id"]), state="missing")
    found = overview(sample_workspace).missing
    assert [(m.missing, m.total) for m in found if m.department_id == department] == [
        (2, len(owed))
    ]
    assert found[-1].department == "Tværgående"
    assert found[-1].missing == 1
    assert len(found) == 2


def test_the_latest_change_leads_to_its_initiative(sample_workspace: Workspace) -> None:
    page = portfolio.list_initiatives(sample_workspace, InitiativeFilter(words="autismehus"))
    wanted = page.rows[0]
    editing.add_date(sample_workspace, wanted.id, words="marts 2027")
    latest, *older = overview(sample_workspace).recent
    assert latest.initiative_id == wanted.id
    assert latest.label == "add date_entry marts 2027"
    assert [change.initiative_id for change in older if change.label.startswith("load")] == [""]


def test_a_change_to_something_since_deleted_leads_nowhere(empty_workspace: Workspace) -> None:
    editing.add_initiative(empty_workspace, title="Kortvarig", code="A1")
    (row,) = portfolio.list_initiatives(empty_workspace, InitiativeFilter()).rows
    editing.delete_record(empty_workspace, "initiative", row.id)
    assert [change.initiative_id for change in overview(empty_workspace).recent] == ["", ""]
