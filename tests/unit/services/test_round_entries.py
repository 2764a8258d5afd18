"""Reading a round's texts a cell at a time, and approving a cell at once."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from kkdesk.db.queries.round_beside import _CHANGED
from kkdesk.db.sql import text
from kkdesk.domain.rounds import RoundCell
from kkdesk.errors import InvalidValue
from kkdesk.services import rounds
from kkdesk.services.editing import delete_record
from kkdesk.services.round_entries import entry_beside, entry_place, round_entries
from kkdesk.services.workspace import operation, reading

if TYPE_CHECKING:
    from kkdesk.domain.rounds import RoundEntry
    from kkdesk.services.workspace import Workspace


def first_round(workspace: Workspace) -> str:
    return rounds.list_rounds(workspace)[0].id


def test_the_counts_of_the_cells_are_those_of_their_texts(sample_workspace: Workspace) -> None:
    key = first_round(sample_workspace)
    sheet = rounds.round_sheet(sample_workspace, key)
    for tally in (*sheet.tallies, *sheet.by_priority):
        where = "priority_id" if tally in sheet.by_priority else "objective_id"
        cell = RoundCell(key, tally.department_id, **{where: tally.place_id})
        found = round_entries(sample_workspace, cell).entries
        assert sum(entry.state is tally.state for entry in found) == tally.count
    assert sum(tally.count for tally in sheet.tallies) == 55


def test_a_long_cell_is_read_as_far_as_the_text_that_is_wanted(sample_workspace: Workspace) -> None:
    cell = RoundCell(first_round(sample_workspace))
    whole = round_entries(sample_workspace, cell)
    first = round_entries(sample_workspace, cell, limit=10)
    assert (first.entries, first.total) == (whole.entries[:10], 55)
    wanted = whole.entries[-1]
    assert wanted in round_entries(sample_workspace, cell, limit=10, including=wanted.id).entries
    place = entry_place(sample_workspace, wanted.id)
    assert place is not None
    assert place.objective_id == wanted.objective_id


def test_a_cell_with_a_missing_text_is_not_approved_at_all(sample_workspace: Workspace) -> None:
    last = first_round(sample_workspace)
    rounds.open_round(sample_workspace, code="N", title="Ny", last_round_id=last)
    key = next(r.id for r in rounds.list_rounds(sample_workspace) if r.code == "N")
    one = round_entries(sample_workspace, RoundCell(key)).entries[0]
    cell = RoundCell(key, one.department_id, one.objective_id)
    texts = round_entries(sample_workspace, cell)
    with operation(sample_workspace, "x") as work:
        for entry in texts.entries[1:]:
            work.update("status_entry", entry.id, text="Nyt.", state="submitted")
    with pytest.raises(InvalidValue, match="no text yet"):
        rounds.approve_cell(sample_workspace, cell)
    assert round_entries(sample_workspace, cell).unapproved == texts.total
    with operation(sample_workspace, "x") as work:
        work.update("status_entry", one.id, text="Nyt.", state="submitted")
    rounds.approve_cell(sample_workspace, cell)
    assert round_entries(sample_workspace, cell).unapproved == 0


def entry_of(workspace: Workspace, round_id: str, code: str) -> RoundEntry:
    entries = round_entries(workspace, RoundCell(round_id)).entries
    return next(entry for entry in entries if entry.code == code)


def test_a_deleted_date_stands_beside_the_text(sample_workspace: Workspace) -> None:
    key = first_round(sample_workspace)
    entry = entry_of(sample_workspace, key, "S2.2")
    with operation(sample_workspace, "x") as work:
        found = work.find("date_entry", initiative_id=entry.initiative_id)[0]
    delete_record(sample_workspace, "date_entry", str(found["id"]))
    changed = entry_beside(sample_workspace, entry, key).changed
    assert changed[-1].endswith(f"«{found['as_written']}» → –")


@pytest.mark.only_file("the way to the rows is SQLite's; a server plans its own")
def test_what_changed_is_found_by_an_index(sample_workspace: Workspace) -> None:
    entry = entry_of(sample_workspace, first_round(sample_workspace), "S2.2")
    with reading(sample_workspace) as connection:
        plan = connection.execute(
            text(f"EXPLAIN QUERY PLAN {_CHANGED}"),
            {"initiative": entry.initiative_id, "since": "", "measured": "[]"},
        ).all()
    steps = " ".join(str(step.detail) for step in plan)
    assert "ix_change_deleted" in steps
    assert "SCAN c" not in steps


def test_a_supplement_keeps_its_channel_and_letter(sample_workspace: Workspace) -> None:
    rounds.add_supplement(
        sample_workspace, first_round(sample_workspace), day="1. maj 2026", about="x", text="Godt."
    )
    with operation(sample_workspace, "x") as work:
        found = work.find("remark_round", kind="supplementary", received="1. maj 2026")[0]
    assert (found["channel"], found["letter_text"]) == ("council", "Godt.")
