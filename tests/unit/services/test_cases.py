"""Cases, routes, appendices, questions and meetings, kept by the services."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

import pytest

from kkdesk.domain.cases import Panel
from kkdesk.domain.ids import new_id
from kkdesk.errors import AppendixInUse, EditConflict, InvalidValue, RecordGone, RecordInUse
from kkdesk.services import case_adding, case_order, cases
from kkdesk.services.listing import list_records
from kkdesk.services.undo import redo, undo
from kkdesk.services.workspace import operation

if TYPE_CHECKING:
    from kkdesk.domain.cases import Part, Sheet
    from kkdesk.domain.records import Stored
    from kkdesk.services.workspace import Workspace

pytestmark = pytest.mark.server_too


def _subject(workspace: Workspace, kind: str, start: str = "") -> str:
    found = cases.subjects(workspace)
    return next(one.id for one in found if one.kind == kind and one.title.startswith(start))


def _sheet(workspace: Workspace, kind: str = "case", start: str = "") -> Sheet:
    return cases.sheet(workspace, kind, _subject(workspace, kind, start))[0]


def _parts(workspace: Workspace, panel: Panel) -> tuple[Part, ...]:
    return _sheet(workspace).panels[panel]


def _titles(workspace: Workspace) -> list[tuple[str, Stored]]:
    return [(part.cells[0], part.fields["title"]) for part in _parts(workspace, Panel.APPENDICES)]


def _set(workspace: Workspace, kind: str, part: Part | Sheet, field: str, value: Stored) -> None:
    record_id = part.id if not hasattr(part, "subject") else part.subject.id
    cases.set_field(workspace, kind, record_id, field, expected=part.fields[field], value=value)


def test_16_what_is_the_decision_route_for_the_status(sample_workspace: Workspace) -> None:
    rows = list_records(sample_workspace, "steps", {"round": "2025"})
    assert [(row["committee"], str(row["held_on"]), row["purpose"]) for row in rows] == [
        ("SUD", "2025-10-08", "treatment"),
        ("ØU", "2025-10-28", "noted"),
        ("BR", "2025-11-13", "noted"),
        ("BUU", "None", "memo"),
    ]
    steps = _parts(sample_workspace, Panel.STEPS)
    assert [step.cells[1:3] for step in steps] == [
        ("SUD", "den 8. oktober 2025"),
        ("ØU", "den 28. oktober 2025"),
        ("BR", "den 13. november 2025"),
    ]
    assert not any(step.flagged for step in steps)
    (memo,) = _parts(sample_workspace, Panel.MEMOS)
    assert memo.cells[0] == "BUU"


def test_39_what_did_the_2009_answer_say_about_funding(sample_workspace: Workspace) -> None:
    rows = list_records(sample_workspace, "questions", {"number": "8"})
    assert "budget, der allerede findes, inklusive puljen" in rows[0]["funding_statement"]
    sheet = _sheet(sample_workspace, "question")
    assert sheet.fields["funding_statement"] == rows[0]["funding_statement"]
    assert "tilgængelighed" in str(sheet.fields["reservation"])
    lists = sheet.panels[Panel.LISTS]
    assert [(part.cells[0], part.fields["funding"]) for part in lists] == [
        ("", "none_set_aside"),
        ("2009", "within_budget"),
        ("2010", "within_budget"),
    ]
    assert len(lists[1].details) == 10


def test_a_moved_appendix_takes_its_citations_along_and_undo_takes_them_back(
    sample_workspace: Workspace,
) -> None:
    before, text = _titles(sample_workspace), _sheet(sample_workspace).fields["text"]
    last = _parts(sample_workspace, Panel.APPENDICES)[3]
    case_order.move_part(sample_workspace, "appendix", last.id, -1)
    sheet = _sheet(sample_workspace)
    assert "Handicappolitik 2023-2026 (bilag 3)" in str(sheet.fields["text"])
    assert "(bilag 2 og 4)" in str(sheet.fields["hearing_text"])
    assert [number for number, _ in _titles(sample_workspace)] == ["1", "2", "3", "4"]
    undo(sample_workspace)
    assert (_titles(sample_workspace), _sheet(sample_workspace).fields["text"]) == (before, text)
    redo(sample_workspace)
    assert "(bilag 3)" in str(_sheet(sample_workspace).fields["text"])


def test_a_cited_appendix_cannot_be_deleted_and_the_place_is_named(
    sample_workspace: Workspace,
) -> None:
    before = _titles(sample_workspace)
    second = _parts(sample_workspace, Panel.APPENDICES)[1]
    with pytest.raises(AppendixInUse) as refused:
        cases.delete(sample_workspace, "appendix", second.id)
    assert "nævnt i sagen, «Høring»" in refused.value.message("da")
    assert "cited in the case, “Hearing”" in refused.value.message("en")
    assert _titles(sample_workspace) == before


def test_a_deleted_appendix_lets_those_after_it_close_up(sample_workspace: Workspace) -> None:
    sheet = _sheet(sample_workspace)
    _set(sample_workspace, "case", sheet, "hearing_text", "Se bilag 3.")
    cases.delete(sample_workspace, "appendix", sheet.panels[Panel.APPENDICES][1].id)
    after = _sheet(sample_workspace)
    assert [part.cells[0] for part in after.panels[Panel.APPENDICES]] == ["1", "2", "3"]
    assert after.fields["hearing_text"] == "Se bilag 2."
    assert "(bilag 3)" in str(after.fields["text"])


def test_questions_and_memos_of_the_case_cite_its_appendices_too(
    sample_workspace: Workspace,
) -> None:
    case = _subject(sample_workspace, "case")
    question, below = new_id(), new_id()
    case_adding.add_part(
        sample_workspace, Panel.QUESTIONS, ("case", case),
        record_id=question, title="Hvad koster det?", answer="Se bilag 4.",
    )  # fmt: skip
    case_adding.add_part(
        sample_workspace, Panel.QUESTIONS, ("question", question),
        record_id=below, title="Og siden?", answer="Se bilag 1.",
    )  # fmt: skip
    first = _parts(sample_workspace, Panel.APPENDICES)[0]
    case_order.move_part(sample_workspace, "appendix", first.id, 1)
    assert cases.sheet(sample_workspace, "question", below)[0].fields["answer"] == "Se bilag 2."
    cases.delete(sample_workspace, "question", question)
    with pytest.raises(RecordGone):
        cases.sheet(sample_workspace, "question", below)


def test_a_step_is_added_last_moved_and_flagged_when_its_day_comes_too_early(
    sample_workspace: Workspace,
) -> None:
    case = _subject(sample_workspace, "case")
    case_adding.add_part(sample_workspace, Panel.STEPS, ("case", case))
    steps = _parts(sample_workspace, Panel.STEPS)
    assert [step.cells[0] for step in steps] == ["1", "2", "3", "4"]
    case_order.move_part(sample_workspace, "route_step", steps[2].id, -1)
    moved = _parts(sample_workspace, Panel.STEPS)
    assert [(step.cells[1], step.flagged) for step in moved] == [
        ("SUD", False),
        ("BR", False),
        ("ØU", True),
        ("", False),
    ]


def test_a_step_follows_its_meeting_and_so_does_its_date(sample_workspace: Workspace) -> None:
    workspace = sample_workspace
    committee = _subject(workspace, "committee", "BR")
    new = new_id()
    case_adding.add_part(
        workspace, Panel.MEETINGS, ("committee", committee),
        record_id=new, as_written="20. november 2025",
    )  # fmt: skip
    step = _parts(workspace, Panel.STEPS)[0]
    _set(workspace, "route_step", step, "meeting_id", new)
    assert _parts(workspace, Panel.STEPS)[0].cells[1:3] == ("BR", "20. november 2025")
    meeting = cases.sheet(workspace, "committee", committee)[0].panels[Panel.MEETINGS][1]
    _set(workspace, "meeting", meeting, "as_written", "27. november 2025")
    days = {row["as_written"] for row in list_records(workspace, "dates", {"role": "meeting"})}
    assert "27. november 2025" in days
    assert not days & {"den 8. oktober 2025", "20. november 2025"}


@pytest.mark.parametrize("words", ["", "snart", "i 2025"])
def test_a_meeting_needs_a_day(sample_workspace: Workspace, words: str) -> None:
    owner = ("committee", _subject(sample_workspace, "committee", "SUD"))
    with pytest.raises(InvalidValue) as refused:
        case_adding.add_part(sample_workspace, Panel.MEETINGS, owner, as_written=words)
    assert refused.value.field == "meeting.as_written"


def test_a_series_of_meetings_stands_on_its_weekday_and_none_comes_twice(
    sample_workspace: Workspace,
) -> None:
    committee = _subject(sample_workspace, "committee", "SUD")
    first, last = date(2025, 9, 24), date(2025, 11, 5)
    for _ in range(2):
        case_adding.add_meetings(sample_workspace, committee, first=first, last=last, weeks=2)
    meetings = cases.sheet(sample_workspace, "committee", committee)[0].panels[Panel.MEETINGS]
    assert [part.cells[1] for part in meetings] == [
        "2025-09-24", "2025-10-08", "2025-10-22", "2025-11-05",
    ]  # fmt: skip
    assert meetings[0].cells[0] == "24. september 2025"


@pytest.mark.parametrize(
    ("last", "weeks"),
    [(date(2024, 1, 1), 1), (date(2030, 1, 1), 1), (date(2025, 12, 1), 0)],
)
def test_a_series_that_is_a_slip_of_the_hand_is_refused(
    sample_workspace: Workspace, last: date, weeks: int
) -> None:
    committee = _subject(sample_workspace, "committee", "SUD")
    with pytest.raises(InvalidValue):
        case_adding.add_meetings(
            sample_workspace, committee, first=date(2025, 1, 1), last=last, weeks=weeks
        )


def test_members_have_roles_for_a_time(sample_workspace: Workspace) -> None:
    sheet, options = cases.sheet(sample_workspace, "council", _subject(sample_workspace, "council"))
    owner = ("council", sheet.subject.id)
    person = options["person_id"][0]
    case_adding.add_part(
        sample_workspace, Panel.MEMBERS, owner,
        person_id=person.id, role="Formand", valid_from="2022",
    )  # fmt: skip
    (row,) = list_records(sample_workspace, "members", {})
    assert (row["person"], row["role"], row["valid_from"]) == (person.label, "Formand", "2022")
    with pytest.raises(InvalidValue):
        case_adding.add_part(sample_workspace, Panel.MEMBERS, owner)


def test_a_member_cannot_leave_before_joining(sample_workspace: Workspace) -> None:
    sheet, options = cases.sheet(sample_workspace, "council", _subject(sample_workspace, "council"))
    key = new_id()
    case_adding.add_part(
        sample_workspace, Panel.MEMBERS, ("council", sheet.subject.id),
        record_id=key, person_id=options["person_id"][0].id, valid_from="1. marts 2026",
    )  # fmt: skip
    for words in ("februar 2026", "2025"):
        with pytest.raises(InvalidValue) as refused:
            cases.set_field(
                sample_workspace, "membership", key, "valid_to", expected="", value=words
            )
        assert refused.value.field == "membership.valid_to"
    for words in ("2026", "når hun flytter"):
        cases.set_field(sample_workspace, "membership", key, "valid_to", expected="", value=words)
        undo(sample_workspace)


def test_a_title_cannot_be_emptied_and_nobody_is_overwritten(sample_workspace: Workspace) -> None:
    sheet = _sheet(sample_workspace)
    with pytest.raises(InvalidValue):
        _set(sample_workspace, "case", sheet, "title", " ")
    _set(sample_workspace, "case", sheet, "number", "2025-0001")
    with pytest.raises(EditConflict):
        _set(sample_workspace, "case", sheet, "number", "2025-0002")


def test_the_outcome_is_one_of_a_closed_list(sample_workspace: Workspace) -> None:
    step = _parts(sample_workspace, Panel.STEPS)[0]
    _set(sample_workspace, "route_step", step, "result", "postponed")
    (row,) = list_records(sample_workspace, "steps", {"result": "postponed"})
    assert row["committee"] == "SUD"
    with pytest.raises(InvalidValue):
        cases.set_field(
            sample_workspace, "route_step", step.id, "result", expected="postponed", value="måske"
        )


def test_a_new_case_is_listed_and_gone_with_all_it_owns_when_deleted(
    empty_workspace: Workspace,
) -> None:
    workspace = replace(empty_workspace)
    key = new_id()
    case_adding.add_case(workspace, "Høring om politikken", record_id=key)
    case_adding.add_part(workspace, Panel.APPENDICES, ("case", key), title="Udkast")
    assert [one.title for one in cases.subjects(workspace)] == ["Høring om politikken"]
    cases.delete(workspace, "case", key)
    assert cases.subjects(workspace) == ()
    undo(workspace)
    assert list_records(workspace, "appendices", {})[0]["title"] == "Udkast"


def test_an_answers_list_takes_initiatives_in_order(sample_workspace: Workspace) -> None:
    part = _sheet(sample_workspace, "question").panels[Panel.LISTS][1]
    stored = cases.list_items(sample_workspace, part.id)
    wanted = tuple(reversed(stored))[:-1]
    cases.set_list_items(sample_workspace, part.id, expected=stored, wanted=wanted)
    assert cases.list_items(sample_workspace, part.id) == wanted
    with pytest.raises(EditConflict):
        cases.set_list_items(sample_workspace, part.id, expected=stored, wanted=())


def test_a_new_body_stands_in_the_municipality_of_the_one_beside_it(
    sample_workspace: Workspace,
) -> None:
    key = new_id()
    beside = ("committee", _subject(sample_workspace, "committee", "SUD"))
    case_adding.add_body(sample_workspace, "council", "Ungerådet", beside=beside, record_id=key)
    own = cases.sheet(sample_workspace, "council", key)[0].fields
    assert (
        own["organisation_id"]
        == (cases.sheet(sample_workspace, *beside)[0].fields["organisation_id"])
    )


def test_nobody_is_added_before_there_is_a_municipality(empty_workspace: Workspace) -> None:
    with pytest.raises(InvalidValue):
        case_adding.add_body(empty_workspace, "committee", "Socialudvalget")


def test_a_person_keeps_a_name_or_a_position(sample_workspace: Workspace) -> None:
    key = new_id()
    case_adding.add_body(sample_workspace, "person", "Formanden", record_id=key)
    with pytest.raises(InvalidValue):
        cases.set_field(sample_workspace, "person", key, "name", expected="Formanden", value=" ")
    assert cases.sheet(sample_workspace, "person", key)[0].subject.title == "Formanden"


def test_a_department_has_a_code_of_its_own(sample_workspace: Workspace) -> None:
    beside = ("department", _subject(sample_workspace, "department", "SOF"))
    added = [new_id(), new_id()]
    for record_id in added:
        case_adding.add_body(
            sample_workspace, "department", "Ny", beside=beside, record_id=record_id
        )
    code = cases.sheet(sample_workspace, "department", added[0])[0].fields["code"]
    with pytest.raises(InvalidValue) as refused:
        cases.set_field(
            sample_workspace, "department", added[0], "code", expected=code, value="sof"
        )
    assert refused.value.field == "department.code"
    cases.set_field(sample_workspace, "department", added[0], "code", expected=code, value="NYF")
    assert _subject(sample_workspace, "department", "NYF Ny") == added[0]


def test_a_department_that_something_points_at_or_names_stays(
    sample_workspace: Workspace,
) -> None:
    used = _subject(sample_workspace, "department", "SOF")
    with pytest.raises(RecordInUse):
        cases.delete(sample_workspace, "department", used)
    named = new_id()
    case_adding.add_body(
        sample_workspace, "department", "Prøveforvaltningen",
        beside=("department", used), record_id=named,
    )  # fmt: skip
    with operation(sample_workspace, "set priority") as work:
        policy = work.find("policy", code="handicap-2023-26")[0]
        objective = work.find("objective", policy_id=policy["id"])[0]
        priority = work.find("priority", objective_id=objective["id"])[0]
        work.update("priority", str(priority["id"]), responsibility="Prøveforvaltningen")
    with pytest.raises(RecordInUse):
        cases.delete(sample_workspace, "department", named)
    undo(sample_workspace)
    cases.delete(sample_workspace, "department", named)
    undo(sample_workspace)
    assert _subject(sample_workspace, "department", "? Prøveforvaltningen") == named


def test_a_new_code_of_a_department_is_carried_to_all_that_names_it_and_undone_with_it(
    sample_workspace: Workspace,
) -> None:
    own = _subject(sample_workspace, "department", "SOF")
    with operation(sample_workspace, "prepare") as work:
        priority = next(
            row for row in work.find("priority") if "SOF" in str(row["responsibility_short"])
        )
        objective = work.get("objective", str(priority["objective_id"]))
        work.update("objective", str(objective["id"]), department_order="BIF\nSOF\nTværgående")
        words = "(SOF, BIF og de øvrige forvaltninger; ikke SOF-Nord) Socialforvaltningen"
        work.update("priority", str(priority["id"]), responsibility=words)
    before = _codes_told(sample_workspace)
    assert any(re.search(r"(?<![\w-])SOF(?![\w-])", words) for words in before.values())
    cases.set_field(sample_workspace, "department", own, "code", expected="SOF", value="SOC")
    after = _codes_told(sample_workspace)
    assert after["objective", str(objective["id"]), "department_order"] == "BIF\nSOC\nTværgående"
    assert after["priority", str(priority["id"]), "responsibility"] == (
        "(SOC, BIF og de øvrige forvaltninger; ikke SOF-Nord) Socialforvaltningen"
    )
    left = {key for key, words in after.items() if re.search(r"(?<![\w-])SOF(?![\w-])", words)}
    assert left == set()
    assert {kind for (kind, *_), words in after.items() if "SOC" in words} == {
        *("department", "objective", "priority", "appropriation"),
    }
    undo(sample_workspace)
    assert _codes_told(sample_workspace) == before


def _codes_told(workspace: Workspace) -> dict[tuple[str, str, str], str]:
    """Return all short words of records that may name a department by its code."""
    kinds = {
        "department": ("code",),
        "objective": ("department_order",),
        "priority": ("responsibility", "responsibility_short", "responsibility_in_policy"),
        "appropriation": ("departments",),
    }
    with operation(workspace, "read") as work:
        return {
            (kind, str(row["id"]), field): str(row[field])
            for kind, fields in kinds.items()
            for row in work.find(kind)
            for field in fields
        }
