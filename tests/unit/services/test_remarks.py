"""Remarks and answers through the services: letters, rules, links, undo, lists and the print."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import pytest

from kkdesk.domain.letters import Part, PartRole
from kkdesk.domain.markup import plain_text
from kkdesk.domain.vocabulary import AnswerState, RemarkKind, RemarkResult
from kkdesk.errors import EditConflict, InvalidValue, RecordGone
from kkdesk.services import editing, letters, portfolio, remarks
from kkdesk.services.listing import list_records
from kkdesk.services.overview import overview
from kkdesk.services.rounds import close_round, reopen_round
from kkdesk.services.undo import redo, undo
from kkdesk.services.workspace import operation

if TYPE_CHECKING:
    from collections.abc import Callable

    from kkdesk.db.unit_of_work import Value
    from kkdesk.domain.remarks import RemarkItem, RemarkSheet
    from kkdesk.services.workspace import Workspace

LETTER = """Til Forvaltningen

Lettere adgang til hjælp
Rådet mangler * en vej ind.

1. Hvornår sker det?"""


def by_code(workspace: Workspace, code: str) -> RemarkItem:
    return next(item for item in remarks.remark_items(workspace) if item.code == code)


def round_id(workspace: Workspace) -> str:
    return portfolio.choices(workspace).rounds[-1].id


def reopened(workspace: Workspace) -> None:
    reopen_round(workspace, round_id(workspace), "Rækkefølgen var forkert.")


def set_field(workspace: Workspace, kind: str, key: str, field: str, value: Value) -> None:
    with operation(workspace, "read") as work:
        stored = work.get(kind, key)[field]
    editing.set_field(workspace, kind, key, field, expected=stored, value=value)


def test_a_letter_is_saved_in_one_operation_word_for_word(sample_workspace: Workspace) -> None:
    reopened(sample_workspace)
    before = remarks.remark_items(sample_workspace)
    found, _ = letters.read_letter(sample_workspace, round_id(sample_workspace), LETTER)
    letters.add_letter(
        sample_workspace,
        round_id(sample_workspace),
        found.parts,
        letter_text=LETTER,
        title="Endnu et brev",
        channel="hearing",
        received="oktober 2025",
    )
    new = [item for item in remarks.remark_items(sample_workspace) if item not in before]
    assert [(i.code, i.objective_number, i.kind, plain_text(i.text)) for i in new] == [
        ("R2.3", 2, "criticism", "Rådet mangler * en vej ind."),
        ("R2.4", 2, "question", "1. Hvornår sker det?"),
    ]
    sheet = remarks.remark_sheet(sample_workspace, new[0].id)
    assert sheet.round_fields["letter_text"] == LETTER
    assert sheet.item.channel == "hearing"
    undo(sample_workspace)
    assert remarks.remark_items(sample_workspace) == before
    redo(sample_workspace)
    assert len(remarks.remark_items(sample_workspace)) == len(before) + 2


@pytest.mark.parametrize(
    ("letter", "reason"),
    [("  \n\t\u00a0", "no words in the letter"), ("a" * 200_001, "100 pages")],
)
def test_a_letter_that_cannot_be_split_is_told_why(
    sample_workspace: Workspace, letter: str, reason: str
) -> None:
    with pytest.raises(InvalidValue, match=reason) as refused:
        letters.read_letter(sample_workspace, round_id(sample_workspace), letter)
    assert refused.value.field == "remark_round.letter_text"


def test_a_round_without_a_title_is_refused_and_nothing_is_kept(
    sample_workspace: Workspace,
) -> None:
    before = remarks.remark_rounds(sample_workspace)
    with pytest.raises(InvalidValue) as refused:
        letters.add_letter(sample_workspace, round_id(sample_workspace), (), title=" ")
    assert refused.value.field == "remark_round.title"
    assert remarks.remark_rounds(sample_workspace) == before


def test_items_of_a_letter_hang_on_their_lead_in_and_left_out_parts_are_no_remarks(
    sample_workspace: Workspace,
) -> None:
    parts = (
        Part("Hej", PartRole.GREETING),
        Part("Rådet peger på:", kind=RemarkKind.CRITICISM),
        Part("ventetid", child=True),
        Part("penge", child=True),
        Part("Tak.", kind=RemarkKind.PRAISE),
    )
    letters.add_letter(
        sample_workspace, round_id(sample_workspace), parts, title="Ny", kind="supplementary"
    )
    new = [i for i in remarks.remark_items(sample_workspace) if i.remark_round == "Ny"]
    assert [(i.code, i.parent) for i in new] == [
        ("RS.3", ""),
        ("RS.4", "RS.3"),
        ("RS.5", "RS.3"),
        ("RS.6", ""),
    ]


def test_a_typed_child_takes_its_lead_ins_objective(sample_workspace: Workspace) -> None:
    reopened(sample_workspace)
    lead_in = by_code(sample_workspace, "R4.1")
    remarks.add_remark(
        sample_workspace, lead_in.remark_round_id, text="Et punkt til.", parent_id=lead_in.id
    )
    child = by_code(sample_workspace, "R4.4")
    assert (child.parent, child.objective_number) == ("R4.1", 4)


@pytest.mark.parametrize(
    ("code", "field", "value"),
    [
        ("R4.1", "text", "  "),
        ("R4.1", "code", "R4.2"),
        ("R4.2", "result", RemarkResult.NOT_FOLLOWED),
        ("R4.2", "text", "Noget helt andet end det, svaret dækker."),
        ("R4.2", "kind", "shout"),
    ],
)
def test_a_remark_refuses_what_breaks_its_rules(
    sample_workspace: Workspace, code: str, field: str, value: str
) -> None:
    item = by_code(sample_workspace, code)
    with pytest.raises(InvalidValue) as refused:
        set_field(sample_workspace, "remark", item.id, field, value)
    assert refused.value.field == f"remark.{field}"
    assert by_code(sample_workspace, code) == item


def test_lead_ins_stay_one_level_deep_and_in_one_letter(sample_workspace: Workspace) -> None:
    for code, parent in (("R4.1", "R4.2"), ("R1.1", "R4.2"), ("R1.1", "RS.1"), ("R1.1", "R1.1")):
        with pytest.raises(InvalidValue):
            set_field(
                sample_workspace,
                "remark",
                by_code(sample_workspace, code).id,
                "parent_id",
                by_code(sample_workspace, parent).id,
            )


def test_not_followed_needs_the_reason_and_keeps_it(sample_workspace: Workspace) -> None:
    key = by_code(sample_workspace, "R1.1").id
    set_field(sample_workspace, "remark", key, "result_note", "Der er ikke sat penge af.")
    set_field(sample_workspace, "remark", key, "result", RemarkResult.NOT_FOLLOWED)
    with pytest.raises(InvalidValue):
        set_field(sample_workspace, "remark", key, "result_note", "")
    (row,) = list_records(sample_workspace, "remarks", {"outcome": "not_followed"})
    assert (row["code"], row["outcome_note"]) == ("R1.1", "Der er ikke sat penge af.")


def test_an_answer_goes_from_asked_to_given_and_covers_words_of_the_remark(
    sample_workspace: Workspace,
) -> None:
    item = by_code(sample_workspace, "R1.2")
    remarks.ask_for_answer(sample_workspace, item.id, deadline="1. november 2025")
    (answer,) = by_code(sample_workspace, "R1.2").answers
    (row,) = list_records(sample_workspace, "remarks", {"due": "2025-11-01"})
    assert (row["code"], row["answered"]) == ("R1.2", "no")
    with pytest.raises(InvalidValue) as refused:
        set_field(sample_workspace, "answer", answer.id, "state", AnswerState.GIVEN)
    assert refused.value.field == "answer.state"
    with pytest.raises(InvalidValue) as refused:
        set_field(sample_workspace, "answer", answer.id, "part", "noget, der ikke står der")
    assert refused.value.field == "answer.part"
    set_field(sample_workspace, "answer", answer.id, "part", "de nye BRUGER-RÅD")
    set_field(sample_workspace, "answer", answer.id, "text", "De kommer i foråret.")
    set_field(sample_workspace, "answer", answer.id, "state", AnswerState.GIVEN)
    assert str(by_code(sample_workspace, "R1.2").answered) == "part"
    set_field(sample_workspace, "answer", answer.id, "part", "")
    assert str(by_code(sample_workspace, "R1.2").answered) == "whole"
    assert "R1.2" not in {remark.code for remark in overview(sample_workspace).unanswered}
    with pytest.raises(InvalidValue):
        set_field(sample_workspace, "answer", answer.id, "text", "")


def test_links_are_set_undone_and_guarded(sample_workspace: Workspace) -> None:
    item = by_code(sample_workspace, "R4.2")
    first, second = remarks.find_initiatives(sample_workspace, "")[:2]
    remarks.set_remark_links(
        sample_workspace, item.id, "initiative", expected=(), wanted=(first.id,)
    )
    remarks.set_remark_links(
        sample_workspace, item.id, "initiative", expected=(first.id,), wanted=(second.id,)
    )
    assert by_code(sample_workspace, "R4.2").initiatives == (second.code,)
    with pytest.raises(EditConflict):
        remarks.set_remark_links(
            sample_workspace, item.id, "initiative", expected=(), wanted=(first.id,)
        )
    undo(sample_workspace)
    assert by_code(sample_workspace, "R4.2").initiatives == (first.code,)


def test_a_department_that_is_linked_or_answers_finds_the_remark(
    sample_workspace: Workspace,
) -> None:
    department = next(d for d in portfolio.choices(sample_workspace).departments if d.code == "KFF")
    item = by_code(sample_workspace, "R6.2")
    remarks.set_remark_links(
        sample_workspace, item.id, "department", expected=(), wanted=(department.id,)
    )
    found = list_records(sample_workspace, "remarks", {"department": "KFF"})
    assert [row["code"] for row in found] == ["R6.2"]
    found = list_records(sample_workspace, "remarks", {"department": "BUF"})
    assert [row["code"] for row in found] == ["R4.2"]


def test_the_chain_tells_later_changes_of_the_initiatives_and_the_cases_steps(
    sample_workspace: Workspace,
) -> None:
    item = by_code(sample_workspace, "R4.2")
    first = remarks.find_initiatives(sample_workspace, "")[0]
    remarks.set_remark_links(
        sample_workspace, item.id, "initiative", expected=(), wanted=(first.id,)
    )
    assert remarks.remark_sheet(sample_workspace, item.id).changes == ()
    set_field(sample_workspace, "initiative", first.id, "title", "En ny titel")
    sheet = remarks.remark_sheet(sample_workspace, item.id)
    assert [step.what for step in sheet.changes] == [f"set initiative.title {first.code}"]
    (step,) = sheet.changes
    assert step.words == ((first.label, "En ny titel"),)
    set_field(sample_workspace, "initiative", first.id, "title", "En ny og længere titel")
    last = remarks.remark_sheet(sample_workspace, item.id).changes[-1]
    assert last.words == (("", "og længere"),)
    assert len(sheet.decisions) == 3
    assert "Socialudvalget" in sheet.decisions[0].what
    assert sheet.lead_in is not None
    assert sheet.lead_in.code == "R4.1"


def test_a_deleted_remark_is_gone_with_its_answers_and_comes_back(
    sample_workspace: Workspace,
) -> None:
    reopened(sample_workspace)
    item = by_code(sample_workspace, "R4.2")
    editing.delete_record(sample_workspace, "remark", item.id)
    with pytest.raises(RecordGone):
        remarks.remark_sheet(sample_workspace, item.id)
    undo(sample_workspace)
    assert by_code(sample_workspace, "R4.2") == item


@pytest.mark.parametrize(
    "words", ["- streg", "1. punkt", "# ikke en titel", "a * b_c_ **d**", "> x"]
)
def test_marks_of_a_letter_are_words_and_not_formatting(
    words: str,
) -> None:
    assert plain_text(letters.as_markup(words)) == words


def codes_on(workspace: Workspace, objective: int) -> list[str]:
    items = remarks.remark_items(workspace)
    return [item.code for item in items if item.objective_number == objective]


def test_a_remark_moves_past_the_one_beside_it_and_back(sample_workspace: Workspace) -> None:
    reopened(sample_workspace)
    before = [item.code for item in remarks.remark_items(sample_workspace)]
    remarks.move_remark(sample_workspace, by_code(sample_workspace, "R3.2").id, -1)
    assert codes_on(sample_workspace, 3) == ["R3.2", "R3.1", "R3.3"]
    after = [item.code for item in remarks.remark_items(sample_workspace)]
    assert sorted(after) == sorted(before)
    undo(sample_workspace)
    assert [item.code for item in remarks.remark_items(sample_workspace)] == before
    remarks.move_remark(sample_workspace, by_code(sample_workspace, "R3.2").id, 1)
    assert codes_on(sample_workspace, 3) == ["R3.1", "R3.3", "R3.2"]


def test_a_remark_at_the_end_of_its_objective_stays(sample_workspace: Workspace) -> None:
    reopened(sample_workspace)
    before = remarks.remark_items(sample_workspace)
    assert not remarks.move_remark(sample_workspace, by_code(sample_workspace, "R3.1").id, -1).ids
    remarks.move_remark(sample_workspace, by_code(sample_workspace, "R3.3").id, 1)
    assert remarks.remark_items(sample_workspace) == before


def test_what_a_lead_in_leads_to_goes_with_it(sample_workspace: Workspace) -> None:
    reopened(sample_workspace)
    lead = by_code(sample_workspace, "R3.1")
    for words in ("Først det ene.", "Så det andet."):
        remarks.add_remark(
            sample_workspace, lead.remark_round_id, text=words, parent_id=lead.id, kind="criticism"
        )
    children = [i for i in remarks.remark_items(sample_workspace) if i.parent_id == lead.id]
    remarks.move_remark(sample_workspace, children[1].id, -1)
    found = [i.id for i in remarks.remark_items(sample_workspace) if i.parent_id == lead.id]
    assert found == [children[1].id, children[0].id]
    remarks.move_remark(sample_workspace, lead.id, 1)
    assert codes_on(sample_workspace, 3) == [
        "R3.2",
        "R3.1",
        children[1].code,
        children[0].code,
        "R3.3",
    ]


def test_no_code_of_a_new_letter_stands_in_another_letter_of_the_policy(
    sample_workspace: Workspace,
) -> None:
    reopened(sample_workspace)
    for title in ("Et brev", "Endnu et"):
        found, _ = letters.read_letter(sample_workspace, round_id(sample_workspace), LETTER)
        letters.add_letter(
            sample_workspace,
            round_id(sample_workspace),
            found.parts,
            letter_text=LETTER,
            title=title,
            channel="hearing",
        )
    codes = [item.code for item in remarks.remark_items(sample_workspace)]
    assert len(codes) == len(set(codes))


def test_a_sheet_shows_the_remark_as_the_whole_list_does(sample_workspace: Workspace) -> None:
    for item in remarks.remark_items(sample_workspace):
        sheet = remarks.remark_sheet(sample_workspace, item.id)
        assert sheet.item == item
        assert all(child.remark_round_id == item.remark_round_id for child in sheet.children)


def change_of(workspace: Workspace, what: str, code: str) -> None:
    """Do to a remark, or to the letter it stands in, what a closed round keeps it from."""
    item, first = by_code(workspace, code), portfolio.choices(workspace).objectives[0].id
    changes: dict[str, Callable[[], object]] = {
        "position": lambda: remarks.move_remark(workspace, item.id, -1),
        "text": lambda: set_field(workspace, "remark", item.id, "text", "Noget andet."),
        "objective_id": lambda: set_field(workspace, "remark", item.id, "objective_id", first),
        "on_slides": lambda: set_field(workspace, "remark", item.id, "on_slides", value=False),
        "remark_round_id": lambda: remarks.add_remark(workspace, item.remark_round_id, text="Nyt."),
        "id": lambda: editing.delete_record(workspace, "remark", item.id),
        "title": lambda: set_field(workspace, "remark_round", item.remark_round_id, "title", "Ny"),
    }
    changes[what]()


def sheets(workspace: Workspace) -> list[RemarkSheet]:
    """Everything about every remark, in order."""
    items = remarks.remark_items(workspace)
    return [remarks.remark_sheet(workspace, item.id) for item in items]


KEPT: Final = (
    *("position", "text", "objective_id", "on_slides"),
    *("remark_round_id", "id", "title"),
)


@pytest.mark.parametrize("what", KEPT)
def test_the_remarks_of_a_closed_round_stay_as_they_are_and_it_says_why(
    sample_workspace: Workspace, what: str
) -> None:
    before = sheets(sample_workspace)
    with pytest.raises(InvalidValue, match="round 2025 is closed") as refused:
        change_of(sample_workspace, what, "R3.2")
    assert refused.value.field.endswith(f".{what}")
    assert "Genåbn den" in refused.value.message("da")
    assert sheets(sample_workspace) == before
    reopened(sample_workspace)
    change_of(sample_workspace, what, "R3.2")
    assert sheets(sample_workspace) != before


def test_a_closed_rounds_whole_letter_cannot_be_deleted(sample_workspace: Workspace) -> None:
    letter = by_code(sample_workspace, "R3.2").remark_round_id
    with pytest.raises(InvalidValue, match="round 2025 is closed"):
        editing.delete_record(sample_workspace, "remark_round", letter)
    reopened(sample_workspace)
    editing.delete_record(sample_workspace, "remark_round", letter)
    assert letter not in {one.id for one in remarks.remark_rounds(sample_workspace)}


def test_answers_and_outcomes_of_a_closed_rounds_remarks_go_on(
    sample_workspace: Workspace,
) -> None:
    item = by_code(sample_workspace, "R3.2")
    remarks.ask_for_answer(sample_workspace, item.id)
    set_field(sample_workspace, "remark", item.id, "result", RemarkResult.CHANGED)
    set_field(sample_workspace, "remark", item.id, "confidential", value=True)
    assert by_code(sample_workspace, "R3.2").result == RemarkResult.CHANGED


@pytest.mark.parametrize("what", KEPT)
def test_a_late_supplement_to_a_closed_round_can_be_worked_on_until_it_is_frozen_with_it(
    sample_workspace: Workspace, what: str
) -> None:
    late = (Part("Først."), Part("Så.", kind=RemarkKind.PRAISE))
    with pytest.raises(InvalidValue, match="Supplementary") as refused:
        letters.add_letter(sample_workspace, round_id(sample_workspace), late, title="Sent")
    assert refused.value.field == "remark_round.round"
    for title in ("Sent", "Senere"):
        letters.add_letter(
            sample_workspace, round_id(sample_workspace), late, title=title, kind="supplementary"
        )
    change_of(sample_workspace, what, "RS.4")
    reopened(sample_workspace)
    close_round(sample_workspace, round_id(sample_workspace), accept_missing=True, reason="Nok.")
    with pytest.raises(InvalidValue, match="round 2025 is closed"):
        change_of(sample_workspace, what, "RS.6")


@pytest.mark.parametrize("typed", ["RS.1", " rs.1 "])
def test_a_code_of_another_letter_is_refused_with_the_letter_that_has_it(
    sample_workspace: Workspace, typed: str
) -> None:
    other = by_code(sample_workspace, "RS.1")
    with pytest.raises(InvalidValue) as refused:
        set_field(
            sample_workspace, "remark", by_code(sample_workspace, "R4.1").id, "code", typed.strip()
        )
    assert refused.value.field == "remark.code"
    assert f"«{other.remark_round}»" in refused.value.message("da")
    assert f"“{other.remark_round}”" in refused.value.message("en")


def with_an_old_duplicate(workspace: Workspace) -> tuple[str, str]:
    """Two remarks with one code, as a database from before the rule may hold them."""
    first, second = by_code(workspace, "R4.1").id, by_code(workspace, "RS.1").id
    with operation(workspace, "before the rule") as work:
        work.update("remark", second, code="R4.1")
    return first, second


def test_an_old_duplicate_is_marked_works_on_and_can_be_mended(
    sample_workspace: Workspace,
) -> None:
    letters = {item.code: item.remark_round for item in remarks.remark_items(sample_workspace)}
    first, second = with_an_old_duplicate(sample_workspace)
    marked = {i.id: i.code_also_in for i in remarks.remark_items(sample_workspace)}
    assert {key: letter for key, letter in marked.items() if letter} == {
        first: letters["RS.1"],
        second: letters["R4.1"],
    }
    assert remarks.remark_sheet(sample_workspace, second).item.code_also_in == letters["R4.1"]
    set_field(sample_workspace, "remark", second, "text", "Ordene kan stadig rettes.")
    set_field(sample_workspace, "remark", second, "code", "R4.1")
    set_field(sample_workspace, "remark", second, "code", "RS.9")
    assert not any(i.code_also_in for i in remarks.remark_items(sample_workspace))
    undo(sample_workspace)
    assert remarks.remark_sheet(sample_workspace, second).item.code == "R4.1"
    redo(sample_workspace)
    assert remarks.remark_sheet(sample_workspace, second).item.code == "RS.9"


def test_initiatives_called_by_the_words_come_before_those_that_only_say_them(
    sample_workspace: Workspace,
) -> None:
    found = remarks.find_initiatives(sample_workspace, "fravær")
    named = ["fravær" in f"{one.code} {one.label}".casefold() for one in found]
    assert any(named)
    assert named == sorted(named, reverse=True)
    assert remarks.find_initiatives(sample_workspace, "xyzzy") == ()
