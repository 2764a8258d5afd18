"""Status rounds through their services: opened, filled, approved, closed, frozen, reopened."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

import pytest

from kkdesk.db.queries.frozen_deck import deck_as_json, deck_of_json
from kkdesk.db.queries.status_deck import status_deck
from kkdesk.db.sql import text
from kkdesk.domain.editions import for_edition
from kkdesk.domain.first_policy import FirstPolicy
from kkdesk.domain.ids import new_id
from kkdesk.domain.rounds import RoundCell
from kkdesk.domain.vocabulary import Edition, EntryState
from kkdesk.errors import InvalidValue
from kkdesk.services import printing, rounds
from kkdesk.services.editing import delete_record, set_field
from kkdesk.services.listing import list_records
from kkdesk.services.round_entries import entry_beside, round_entries
from kkdesk.services.starting import add_first_policy
from kkdesk.services.undo import undo
from kkdesk.services.workspace import operation, reading

if TYPE_CHECKING:
    from pathlib import Path

    from kkdesk.domain.rounds import RoundEntry, RoundSheet
    from kkdesk.services.workspace import Workspace

pytestmark = pytest.mark.server_too

S = EntryState


def key_of(workspace: Workspace, code: str) -> str:
    return next(r.id for r in rounds.list_rounds(workspace) if r.code == code)


def sheet(workspace: Workspace, code: str) -> RoundSheet:
    return rounds.round_sheet(workspace, key_of(workspace, code))


@pytest.fixture
def workspace(sample_workspace: Workspace) -> Workspace:
    """The sample portfolio with a round of 2027 opened from that of 2025."""
    rounds.open_round(
        sample_workspace,
        code="2027",
        title="Status 2027",
        last_round_id=key_of(sample_workspace, "2025"),
        deadline="1. december 2025",
        period="2025 – juni 2027",
        cut_off="juni 2027",
        cut_off_rule="Initiativer i forbindelse med budget 2028 indgår ikke",
    )
    return sample_workspace


def write(workspace: Workspace, entry: RoundEntry, text: str) -> None:
    set_field(workspace, "status_entry", entry.id, "text", expected=entry.text, value=text)


def entries(workspace: Workspace, code: str = "2027") -> tuple[RoundEntry, ...]:
    return round_entries(workspace, RoundCell(key_of(workspace, code))).entries


def state_of(workspace: Workspace, entry: RoundEntry) -> EntryState:
    return next(e.state for e in entries(workspace) if e.id == entry.id)


def approve_all(workspace: Workspace, code: str = "2027") -> None:
    for entry in entries(workspace, code):
        write(workspace, entry, f"Nyt om {entry.code}.")
    rounds.approve(workspace, [entry.id for entry in entries(workspace, code)])


def test_a_round_opens_from_the_last_with_its_structure_and_order(workspace: Workspace) -> None:
    def shape(code: str) -> list[tuple[object, ...]]:
        return [(e.code, e.objective, e.department, e.position) for e in entries(workspace, code)]

    assert shape("2027") == shape("2025")
    assert {e.state for e in entries(workspace)} == {S.MISSING}
    assert all(e.late for e in entries(workspace) if e.department_id)
    departments = sheet(workspace, "2027").departments
    assert [d.code for d in departments if not d.deadline] == ["Tværgående"]


def test_a_round_opens_from_a_plan_with_its_initiatives(sample_workspace: Workspace) -> None:
    with operation(sample_workspace, "x") as work:
        plan = work.find("plan")[0]
        wanted = {
            row["initiative_id"]
            for heading in work.find("plan_heading", plan_id=plan["id"])
            for row in work.find("plan_entry", heading_id=heading["id"])
        }
    rounds.open_round(sample_workspace, code="P", title="Af planen", plan_id=str(plan["id"]))
    assert {e.initiative_id for e in entries(sample_workspace, "P")} == wanted


def test_an_empty_round_has_no_texts_and_needs_a_policy(sample_workspace: Workspace) -> None:
    policy = sheet(sample_workspace, "2025").head.policy_id
    rounds.open_round(sample_workspace, code="E", title="Tom", policy_id=policy)
    assert entries(sample_workspace, "E") == ()
    with pytest.raises(InvalidValue, match="policy"):
        rounds.open_round(sample_workspace, code="F", title="Uden politik")


@pytest.mark.parametrize(("code", "title"), [("2025", "Igen"), ("", "Uden kode"), ("X", " ")])
def test_a_round_with_a_code_taken_or_words_missing_is_refused(
    sample_workspace: Workspace, code: str, title: str
) -> None:
    with pytest.raises(InvalidValue):
        rounds.open_round(sample_workspace, code=code, title=title, policy_id="p")
    assert [r.code for r in rounds.list_rounds(sample_workspace)] == ["2025"]


def test_a_text_becomes_a_draft_when_written_and_missing_when_emptied(
    workspace: Workspace,
) -> None:
    entry = entries(workspace)[0]
    write(workspace, entry, "Nyt.")
    assert state_of(workspace, entry) is S.DRAFT
    write(workspace, replace(entry, text="Nyt."), " ")
    assert state_of(workspace, entry) is S.MISSING


def test_a_text_is_submitted_returned_with_a_note_and_approved(workspace: Workspace) -> None:
    entry = entries(workspace)[0]
    with pytest.raises(InvalidValue, match="no text yet"):
        rounds.submit(workspace, [entry.id])
    write(workspace, entry, "Nyt.")
    rounds.submit(workspace, [entry.id])
    with pytest.raises(InvalidValue, match="department must"):
        rounds.return_entry(workspace, entry.id, " ")
    rounds.return_entry(workspace, entry.id, "Skriv datoen.")
    assert entries(workspace)[0].return_note == "Skriv datoen."
    with pytest.raises(InvalidValue, match="cannot become"):
        rounds.approve(workspace, [entry.id])
    rounds.submit(workspace, [entry.id])
    assert entries(workspace)[0].return_note == "Skriv datoen."
    rounds.approve(workspace, [entry.id])
    assert state_of(workspace, entry) is S.APPROVED


def test_an_approved_text_changes_only_after_reopening(workspace: Workspace) -> None:
    entry = entries(workspace)[0]
    write(workspace, entry, "Nyt.")
    rounds.approve(workspace, [entry.id])
    with pytest.raises(InvalidValue, match="is approved"):
        write(workspace, replace(entry, text="Nyt."), "Andet.")
    rounds.reopen_entry(workspace, entry.id)
    write(workspace, replace(entry, text="Nyt."), "Andet.")
    assert state_of(workspace, entry) is S.DRAFT


def test_approving_a_department_is_all_or_nothing(workspace: Workspace) -> None:
    some = [e for e in entries(workspace) if e.department == "SUF"]
    assert len(some) == 3
    for entry in some[:2]:
        write(workspace, entry, "Nyt.")
    with pytest.raises(InvalidValue):
        rounds.approve(workspace, [entry.id for entry in some])
    assert {state_of(workspace, entry) for entry in some} == {S.DRAFT, S.MISSING}


def test_the_text_of_a_closed_round_refuses_and_says_why(sample_workspace: Workspace) -> None:
    entry = entries(sample_workspace, "2025")[0]
    with pytest.raises(InvalidValue, match="round 2025 is closed"):
        write(sample_workspace, entry, "Andet.")


def test_closing_with_missing_texts_needs_a_decision_with_a_reason(workspace: Workspace) -> None:
    key = key_of(workspace, "2027")
    with pytest.raises(InvalidValue, match="55 texts are not approved"):
        rounds.close_round(workspace, key)
    with pytest.raises(InvalidValue):
        rounds.close_round(workspace, key, accept_missing=True, reason=" ")
    rounds.close_round(workspace, key, accept_missing=True, reason="Udvalget venter ikke.")
    head = sheet(workspace, "2027").head
    assert (head.state, head.close_reason) == ("closed", "Udvalget venter ikke.")
    assert (head.closed_on, head.closed_by) == (date(2026, 1, 1), "tester")


def printed(workspace: Workspace, path: Path, round_code: str = "2027") -> str:
    from pypdf import PdfReader  # noqa: PLC0415

    file = path / f"{round_code}.pdf"
    printing.print_status_slides(workspace, file, round_code=round_code, edition=Edition.INTERNAL)
    return "\n".join(page.extract_text() for page in PdfReader(file).pages)


def test_a_closed_round_prints_what_was_said_and_its_late_supplement(
    workspace: Workspace, tmp_path: Path
) -> None:
    approve_all(workspace)
    key = key_of(workspace, "2027")
    rounds.close_round(workspace, key)
    objective = sheet(workspace, "2027").objectives[0]
    with operation(workspace, "x") as work:
        work.update("objective", objective.id, title_long="Noget helt andet nu")
    rounds.add_supplement(
        workspace, key, day="26. september 2027", about="budget 2028", text="Rådet er glad."
    )
    said = printed(workspace, tmp_path)
    assert "Noget helt andet nu" not in said
    assert "Rådet er glad." in said
    assert "26. september 2027" in said
    rounds.reopen_round(workspace, key, "En fejl i teksten.")
    assert "Noget helt andet nu" in printed(workspace, tmp_path)


def test_what_is_marked_confidential_after_closing_stays_out_of_the_public_edition(
    workspace: Workspace,
) -> None:
    approve_all(workspace)
    rounds.close_round(workspace, key_of(workspace, "2027"))
    entry = entries(workspace)[0]
    set_field(workspace, "status_entry", entry.id, "confidential", expected=False, value=True)
    material = printing._read(workspace, "", "2027", Edition.PUBLIC)
    marks = {e.key: e.confidential for o in material.deck.objectives for e in o.entries}
    assert [key for key, marked in marks.items() if marked] == [entry.id]


@pytest.mark.parametrize("kind", ["status_entry", "initiative"])
def test_what_was_confidential_when_it_was_deleted_does_not_come_back(
    workspace: Workspace, kind: str
) -> None:
    approve_all(workspace)
    rounds.close_round(workspace, key_of(workspace, "2027"))
    entry, other = entries(workspace)[:2]

    def marked() -> list[str]:
        material = printing._read(workspace, "", "2027", Edition.PUBLIC)
        found = [e for o in material.deck.objectives for e in o.entries]
        assert {entry.id, other.id} <= {e.key for e in found}
        return [e.key for e in found if e.confidential]

    with reading(workspace) as connection:
        row = connection.execute(
            text("SELECT id, initiative_id FROM status_entry WHERE id = :id"), {"id": entry.id}
        ).one()
    record_id = str(row.id if kind == "status_entry" else row.initiative_id)
    set_field(workspace, kind, record_id, "confidential", expected=False, value=True)
    delete_record(workspace, "initiative", str(row.initiative_id))
    assert marked() == [entry.id]
    undo(workspace)
    undo(workspace)
    assert marked() == []


def test_items_and_rows_marked_confidential_after_closing_stay_out_of_the_public_edition(
    sample_workspace: Workspace,
) -> None:
    key = key_of(sample_workspace, "2025")
    rounds.reopen_round(sample_workspace, key, "Prøve.")
    rounds.close_round(sample_workspace, key, accept_missing=True, reason="Nu.")
    with operation(sample_workspace, "hide") as work:
        item = next(row for row in work.find("sub_item") if row["status_entry_id"])
        row = next(one for one in work.find("stated_table_row") if one["kind"] == "row")
        work.update("sub_item", str(item["id"]), confidential=True)
        work.update("stated_table_row", str(row["id"]), confidential=True)

    def shown(edition: Edition) -> tuple[str, set[str]]:
        deck = for_edition(printing._read(sample_workspace, "", "2025", edition).deck, edition)
        found = [entry for one in deck.objectives for entry in one.entries]
        rows = {line.cells[0] for one in found for table in one.tables for line in table.rows}
        return "\n".join(one.markup for one in found), rows

    words, rows = shown(Edition.INTERNAL)
    assert str(item["text"]) in words
    assert {row["label"], "KK samlet"} <= rows
    words, rows = shown(Edition.PUBLIC)
    assert str(item["text"]) not in words
    assert not rows & {row["label"], "KK samlet"}


def test_what_is_confidential_when_a_round_closes_is_not_in_its_public_copy(
    sample_workspace: Workspace,
) -> None:
    key = key_of(sample_workspace, "2025")
    rounds.reopen_round(sample_workspace, key, "Prøve.")
    entry = entries(sample_workspace, "2025")[0]
    set_field(
        sample_workspace, "status_entry", entry.id, "confidential", expected=False, value=True
    )
    rounds.close_round(sample_workspace, key, accept_missing=True, reason="Nu.")
    with operation(sample_workspace, "look") as work:
        (copy,) = work.find("round_snapshot", round_id=key)
    assert entry.id in str(copy["internal"])
    assert entry.id not in str(copy["public"])


def test_a_frozen_deck_reads_back_as_it_was(sample_workspace: Workspace) -> None:
    with reading(sample_workspace) as connection:
        for edition in Edition:
            deck = for_edition(status_deck(connection, "", "2025"), edition)
            assert deck_of_json(deck_as_json(deck)) == deck


def test_reopening_a_round_needs_a_reason_and_undo_closes_it_again(workspace: Workspace) -> None:
    key = key_of(workspace, "2027")
    rounds.close_round(workspace, key, accept_missing=True, reason="Nu.")
    with pytest.raises(InvalidValue):
        rounds.reopen_round(workspace, key, "")
    rounds.reopen_round(workspace, key, "En fejl.")
    assert sheet(workspace, "2027").head.reopen_reason == "En fejl."
    undo(workspace)
    assert sheet(workspace, "2027").head.state == "closed"


def test_a_supplement_without_a_day_or_words_is_refused(workspace: Workspace) -> None:
    key = key_of(workspace, "2025")
    for day, words in (("", "Ord"), ("26. september 2025", " ")):
        with pytest.raises(InvalidValue):
            rounds.add_supplement(workspace, key, day=day, about="budget 2026", text=words)


def test_a_deadline_is_set_and_words_that_are_no_day_are_refused(workspace: Workspace) -> None:
    key = key_of(workspace, "2027")
    sof = next(d for d in sheet(workspace, "2027").departments if d.code == "SOF")
    rounds.set_deadline(workspace, key, sof.id, expected=sof.deadline, words="1. juni 2026")
    assert not any(e.late for e in entries(workspace) if e.department == "SOF")
    with pytest.raises(InvalidValue, match="not a day"):
        rounds.set_deadline(workspace, key, sof.id, expected="1. juni 2026", words="snart")


def test_texts_are_moved_within_their_department(workspace: Workspace) -> None:
    def order() -> list[str]:
        return [e.code for e in entries(workspace) if (e.objective, e.department) == (2, "SOF")]

    before = order()
    first = next(e for e in entries(workspace) if e.code == before[0])
    rounds.move_entry(workspace, first.id, 1)
    assert order() == [before[1], before[0], *before[2:]]
    rounds.move_entry(workspace, first.id, -1)
    assert order() == before
    rounds.move_entry(workspace, first.id, -1)
    assert order() == before


def test_the_beside_of_a_text_tells_the_last_text_and_what_changed(workspace: Workspace) -> None:
    current = sheet(workspace, "2027")
    entry = next(e for e in entries(workspace) if e.code == "S2.2")
    with operation(workspace, "x") as work:
        found = work.find("date_entry", initiative_id=entry.initiative_id)[0]
    set_field(
        workspace, "date_entry", str(found["id"]), "as_written",
        expected=str(found["as_written"]), value="maj 2029",
    )  # fmt: skip
    beside = entry_beside(workspace, entry, current.head.id)
    assert beside.last_round == "2025"
    assert beside.last_text == next(e.text for e in entries(workspace, "2025") if e.code == "S2.2")
    assert beside.changed[-1].endswith(f"«{found['as_written']}» → «maj 2029»")


def test_the_list_of_entries_tells_state_rating_and_flags(workspace: Workspace) -> None:
    entry = entries(workspace)[0]
    write(workspace, entry, "Budget 2028 gav penge.")
    for code, rag in (("2025", "red"), ("2027", "amber")):
        with operation(workspace, "x") as work:
            rated = next(e.id for e in entries(workspace, code) if e.code == entry.code)
            work.update("status_entry", rated, rag=rag)
    rows = list_records(workspace, "entries", {"round": "2027", "state": "draft"})
    assert [(r["code"], r["rag"], r["trend"], r["words"]) for r in rows] == [
        (entry.code, "amber", "better", 4)
    ]
    assert rows[0]["flags"] == ["nævner budget 2028, som runden ikke tager med"]
    assert len(list_records(workspace, "entries", {"state": "missing"})) == 54


def test_new_measurements_stand_beside_the_text_and_late_ones_flag_it(
    workspace: Workspace,
) -> None:
    entry = next(e for e in entries(workspace) if e.code == "S2.2")
    with operation(workspace, "x") as work:
        work.update("status_round", key_of(workspace, "2027"), cut_off="november 2025")
        planned = work.find("plan_entry", initiative_id=entry.initiative_id)
        assert planned
        indicator = work.insert(
            "indicator", heading_id=planned[0]["heading_id"], code="x", name="Ventetid"
        )
        for whose, words, as_of in (
            ({"indicator_id": indicator}, "9 uger", "2024"),
            ({"indicator_id": indicator}, "4 uger", "december 2025"),
            ({"initiative_id": entry.initiative_id, "what": "Pladser"}, "12", "november 2025"),
        ):
            work.insert("measurement", as_written=words, as_of=as_of, **whose)
    current = sheet(workspace, "2027")
    found = entry_beside(workspace, entry, current.head.id).changed
    assert "Ventetid: «9 uger» (2024) → «4 uger» (december 2025)" in found
    assert "Pladser: – → «12» (november 2025)" in found
    write(workspace, entry, "Ventetiden faldt.")
    flags = [f.danish for f in entry_beside(workspace, entry, current.head.id).flags]
    assert flags == ["målingen «4 uger» (Ventetid) er fra december 2025, efter periodens slutning"]


def test_a_first_round_gets_the_only_council_of_its_municipality(
    empty_workspace: Workspace,
) -> None:
    policy = new_id()
    first = FirstPolicy("Aaby", "A", "Politik", council="HR Handicaprådet")
    add_first_policy(empty_workspace, first, policy_id=policy)
    rounds.open_round(empty_workspace, code="1", title="Et", policy_id=policy)
    with reading(empty_workspace) as connection:
        assert status_deck(connection, "A", "1").council == "Handicaprådet"
    second = FirstPolicy("Aaby", "B", "En mere", council="UR Ungerådet")
    add_first_policy(empty_workspace, second)
    rounds.open_round(empty_workspace, code="2", title="To", policy_id=policy)
    with reading(empty_workspace) as connection:
        assert status_deck(connection, "A", "2").council == "", "two councils: nobody guesses"
