"""Where deadlines come from besides written dates, and what people decide of them."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

import pytest

from kkdesk.domain.back_planning import ClashKind
from kkdesk.domain.records import Answer, InitiativeFilter
from kkdesk.domain.vocabulary import DateRole
from kkdesk.errors import InvalidValue, RecordGone
from kkdesk.services import cases, editing, portfolio, rounds
from kkdesk.services.deadlines import (
    case_deadlines,
    confirm_deadlines,
    list_deadlines,
    move_deadlines,
    take_back,
    waive_deadlines,
)
from kkdesk.services.planning import (
    add_planning,
    add_standard_rules,
    delete_planning,
    planning_sheet,
    set_planning_field,
)
from kkdesk.services.undo import redo, undo, undo_state
from kkdesk.services.workspace import operation

if TYPE_CHECKING:
    from kkdesk.domain.records import Deadline
    from kkdesk.services.workspace import Workspace

SUMMER = date(2025, 8, 20)
AUTUMN = date(2025, 10, 1)
WINTER = date(2025, 12, 20)


def of_role(found: tuple[Deadline, ...], role: DateRole) -> list[Deadline]:
    return [one for one in found if one.expression.role is role]


def preparations(workspace: Workspace, on: date = SUMMER) -> dict[str, Deadline]:
    found = list_deadlines(workspace, on, 120)
    return {one.expression.event: one for one in of_role(found, DateRole.PREPARATION)}


def trial(workspace: Workspace, on: date = date(2026, 1, 1)) -> list[Deadline]:
    found = list_deadlines(workspace, on, 90, confirmed=True)
    return [one for one in found if one.code == "S2.2"]


# -- sources


def test_the_route_of_the_status_gives_its_internal_deadlines(sample_workspace: Workspace) -> None:
    found = {event: one.last for event, one in preparations(sample_workspace).items()}
    assert found == {
        "Høring sendes til rådet · SUD": date(2025, 8, 22),
        "Høringssvar er modtaget · SUD": date(2025, 9, 19),
        "Sagen afleveres til udvalgets sekretariat · SUD": date(2025, 9, 24),
        "Sagen afleveres til udvalgets sekretariat · ØU": date(2025, 10, 14),
        "Sagen afleveres til udvalgets sekretariat · BR": date(2025, 10, 30),
        "Dagsorden sendes ud · BR": date(2025, 11, 7),
    }
    one = next(iter(preparations(sample_workspace).values()))
    assert one.opens[0] == "case"
    assert one.expression.computed


def test_what_was_to_be_ready_for_a_held_meeting_asks_for_nothing(
    sample_workspace: Workspace,
) -> None:
    assert preparations(sample_workspace, WINTER) == {}
    left = preparations(sample_workspace, date(2025, 11, 10))
    assert {one.answer for one in left.values()} == {Answer.PAST_UNCONFIRMED}


def test_a_day_in_the_autumn_holidays_is_told_as_a_clash(sample_workspace: Workspace) -> None:
    one = preparations(sample_workspace)["Sagen afleveres til udvalgets sekretariat · ØU"]
    assert [(c.kind, c.about) for c in one.clashes] == [(ClashKind.SCHOOL_BREAK, "Efterårsferie")]


def test_a_hearing_moved_too_close_clashes_in_frister_and_on_the_case(
    sample_workspace: Workspace,
) -> None:
    hearing = preparations(sample_workspace)["Høring sendes til rådet · SUD"]
    move_deadlines(sample_workspace, [hearing], "1. september 2025", "rådet bad om det")
    moved = preparations(sample_workspace)["Høring sendes til rådet · SUD"]
    assert [clash.kind for clash in moved.clashes] == [ClashKind.SHORT]
    on_case = case_deadlines(sample_workspace, moved.opens[1])
    assert moved.clashes in [one.clashes for one in on_case]
    assert [one.last for one in on_case if one.expression.role is DateRole.MEETING] == [
        date(2025, 10, 8), date(2025, 10, 28), date(2025, 11, 13),
    ]  # fmt: skip
    assert len(on_case) == 9


def test_indicators_are_to_be_measured_by_the_year_of_a_target_or_a_pending_baseline(
    sample_workspace: Workspace,
) -> None:
    found = of_role(list_deadlines(sample_workspace, WINTER, 90), DateRole.MEASUREMENT_DUE)
    kinds = {(one.origin.kind, one.code, one.expression.as_written) for one in found}
    assert ("target", "1a", "2022") in kinds
    assert ("baseline", "8a", "2019") in kinds


def test_a_measured_target_is_no_deadline(sample_workspace: Workspace) -> None:
    (one,) = [
        d
        for d in of_role(list_deadlines(sample_workspace, WINTER, 90), DateRole.MEASUREMENT_DUE)
        if (d.code, d.origin.kind) == ("1a", "target")
    ]
    with operation(sample_workspace, "add measurement") as work:
        work.insert(
            "measurement", indicator_id=one.opens[1], as_written="14 pct.", as_of="3. kvartal 2022"
        )
    left = of_role(list_deadlines(sample_workspace, WINTER, 90), DateRole.MEASUREMENT_DUE)
    assert one.origin not in [d.origin for d in left]


def test_a_grant_that_no_date_tells_of_expires_with_its_last_year(
    sample_workspace: Workspace,
) -> None:
    found = list_deadlines(sample_workspace, date(2022, 12, 1), 60)
    (grant,) = [one for one in found if one.origin.kind == "appropriation" and one.code == "F5"]
    assert (grant.code, grant.last, grant.department) == ("F5", date(2022, 12, 31), "F-KUF")
    assert grant.person
    told = [one for one in found if one.code == "S4.1" and one.origin.kind == "appropriation"]
    assert told == [], "its date expression tells it already"


def test_a_policy_is_followed_up_midway_and_at_its_expiry(sample_workspace: Workspace) -> None:
    found = of_role(list_deadlines(sample_workspace, WINTER, 400), DateRole.FOLLOW_UP)
    assert [(one.expression.as_written, one.answer) for one in found] == [
        ("2026", Answer.CERTAIN),
        ("2025", Answer.POSSIBLE),
    ]
    assert all(one.expression.computed for one in found)


def test_answers_that_were_asked_for_are_deadlines_until_they_are_given(
    sample_workspace: Workspace,
) -> None:
    with operation(sample_workspace, "add answer") as work:
        remark = work.find("remark")[0]
        department = work.find("department")[0]
        asked = work.insert(
            "answer", remark_id=remark["id"], department_id=department["id"], text="",
            state="asked", deadline="9. januar 2026",
        )  # fmt: skip
    (due,) = of_role(list_deadlines(sample_workspace, WINTER, 90), DateRole.ANSWER_DUE)
    assert (due.code, due.department, due.opens) == (
        remark["code"], department["code"], ("remark", remark["id"]),
    )  # fmt: skip
    with operation(sample_workspace, "set answer") as work:
        work.update("answer", asked, state="given", text="Ja")
    assert of_role(list_deadlines(sample_workspace, WINTER, 90), DateRole.ANSWER_DUE) == []


def test_departments_that_owe_a_round_are_deadlines(sample_workspace: Workspace) -> None:
    policy = next(c.id for c in portfolio.choices(sample_workspace).policies)
    rounds.open_round(
        sample_workspace, code="2026", title="Status 2026", policy_id=policy,
        last_round_id=rounds.list_rounds(sample_workspace)[0].id, deadline="15. januar 2026",
    )  # fmt: skip
    owed = of_role(list_deadlines(sample_workspace, WINTER, 90), DateRole.SUBMISSION_DEADLINE)
    assert len(owed) == 7
    assert {(one.title, one.last) for one in owed} == {("Status 2026", date(2026, 1, 15))}
    assert {one.opens[0] for one in owed} == {"status_round"}


def test_a_submission_on_a_sunday_clashes(sample_workspace: Workspace) -> None:
    with operation(sample_workspace, "reopen status_round") as work:
        (one,) = work.find("status_round")
        work.update("status_round", str(one["id"]), state="open")
        first = work.find("department_submission")[0]
        work.update(
            "department_submission", str(first["id"]), state="draft", deadline="11. januar 2026"
        )
    (owed,) = of_role(list_deadlines(sample_workspace, WINTER, 90), DateRole.SUBMISSION_DEADLINE)
    assert [clash.words() for clash in owed.clashes] == ["Ikke en arbejdsdag: søndag"]
    (english,) = of_role(
        list_deadlines(sample_workspace, WINTER, 90, lang="en"), DateRole.SUBMISSION_DEADLINE
    )
    assert [clash.words("en") for clash in english.clashes] == ["Not a working day: Sunday"]


def test_the_meeting_of_a_route_leads_to_its_case(sample_workspace: Workspace) -> None:
    found = of_role(list_deadlines(sample_workspace, AUTUMN, 90), DateRole.MEETING)
    assert {one.opens[0] for one in found} == {"case"}


# -- decisions


def test_a_moved_trial_keeps_what_its_sources_said_and_undo_takes_it_back(
    sample_workspace: Workspace,
) -> None:
    before = trial(sample_workspace)
    changes = move_deadlines(sample_workspace, before, "30. juni 2026", "loven er udsat")
    assert changes.kinds == {"deadline_decision"}
    after = list_deadlines(sample_workspace, date(2026, 1, 1), 365)
    moved = [one for one in after if one.code == "S2.2"]
    assert {one.last for one in moved} == {date(2026, 6, 30)}
    assert {one.decisions[-1].old_words for one in moved} == {
        "frem til marts 2026", "1. april 2023 – 31. marts 2026",
    }  # fmt: skip
    assert {one.decisions[-1].reason for one in moved} == {"loven er udsat"}
    assert undo_state(sample_workspace).undo_label == "move deadline S2.2"
    undo(sample_workspace)
    assert trial(sample_workspace) == before
    redo(sample_workspace)
    assert [one for one in list_deadlines(sample_workspace, date(2026, 1, 1), 90)
            if one.code == "S2.2"] == []  # fmt: skip


def test_a_deadline_moved_into_the_window_from_far_away_is_listed(
    sample_workspace: Workspace,
) -> None:
    far = [one for one in list_deadlines(sample_workspace, date(2028, 6, 1), 300)
           if one.code == "S4.1"]  # fmt: skip
    move_deadlines(sample_workspace, far, "2. februar 2026", "budgettet blev ændret")
    near = [one for one in list_deadlines(sample_workspace, WINTER, 90) if one.code == "S4.1"]
    assert [one.last for one in near] == [date(2026, 2, 2)]


def test_editing_the_words_of_a_moved_date_ends_the_move(sample_workspace: Workspace) -> None:
    told = trial(sample_workspace)
    move_deadlines(sample_workspace, told, "30. juni 2026", "udsat")
    for one in told:
        editing.set_date_words(
            sample_workspace,
            one.origin.id,
            expected=one.expression.as_written,
            words="1. februar 2026",
        )
    after = trial(sample_workspace)
    assert {(one.last, one.decisions) for one in after} == {(date(2026, 2, 1), ())}


def test_editing_anything_else_of_a_moved_date_moves_nothing(sample_workspace: Workspace) -> None:
    move_deadlines(sample_workspace, trial(sample_workspace), "1. marts 2026", "fremrykket")
    before = trial(sample_workspace)
    for field, stored in (("event", before[0].expression.event), ("source", None)):
        editing.set_field(
            sample_workspace, "date_entry", before[0].origin.id, field,
            expected=before[0].expression.source if stored is None else stored, value="andet",
        )  # fmt: skip
    after = trial(sample_workspace)
    assert {(one.first, one.last) for one in after} == {(one.first, one.last) for one in before}


def test_a_waived_deadline_is_listed_only_with_the_settled_and_can_be_taken_back(
    sample_workspace: Workspace,
) -> None:
    told = trial(sample_workspace)
    waive_deadlines(sample_workspace, told, "ordningen er nu lov")
    assert [one for one in list_deadlines(sample_workspace, date(2026, 1, 1), 90)
            if one.code == "S2.2"] == []  # fmt: skip
    waived = trial(sample_workspace)
    assert {one.answer for one in waived} == {Answer.WAIVED}
    take_back(sample_workspace, waived)
    assert {one.answer for one in trial(sample_workspace)} == {Answer.CERTAIN}


def test_what_follows_from_rules_is_confirmed_and_taken_back_too(
    sample_workspace: Workspace,
) -> None:
    name = "Dagsorden sendes ud · BR"
    confirm_deadlines(sample_workspace, [preparations(sample_workspace)[name]])
    assert name not in preparations(sample_workspace)
    (done,) = [one for one in list_deadlines(sample_workspace, SUMMER, 120, confirmed=True)
               if one.expression.event == name]  # fmt: skip
    assert done.answer is Answer.CONFIRMED
    take_back(sample_workspace, [done])
    assert name in preparations(sample_workspace)


def test_a_meeting_that_moves_takes_its_preparations_with_it(sample_workspace: Workspace) -> None:
    name = "Dagsorden sendes ud · BR"
    confirm_deadlines(sample_workspace, [preparations(sample_workspace)[name]])
    with operation(sample_workspace, "find") as work:
        meeting = next(m for m in work.find("meeting") if m["held_on"] == date(2025, 11, 13))
    cases.set_field(
        sample_workspace, "meeting", str(meeting["id"]), "as_written",
        expected=meeting["as_written"], value="20. november 2025",
    )  # fmt: skip
    moved = preparations(sample_workspace)[name]
    assert (moved.last, moved.decisions) == (date(2025, 11, 14), ())


@pytest.mark.parametrize(
    ("words", "reason", "field"),
    [
        ("", "fordi", "deadline.words"),
        ("1. april 2026 – 31. marts 2026", "fordi", "deadline.words"),
        ("1. april 2026", "  ", "deadline.reason"),
    ],
)
def test_a_move_without_a_day_in_order_or_a_reason_is_refused(
    sample_workspace: Workspace, words: str, reason: str, field: str
) -> None:
    with pytest.raises(InvalidValue) as refused:
        move_deadlines(sample_workspace, trial(sample_workspace), words, reason)
    assert refused.value.field == field
    assert all(not one.decisions for one in trial(sample_workspace))


def test_deciding_of_something_deleted_changes_nothing(sample_workspace: Workspace) -> None:
    told = trial(sample_workspace)
    editing.delete_record(sample_workspace, "date_entry", told[1].origin.id)
    with pytest.raises(RecordGone):
        waive_deadlines(sample_workspace, told, "fordi")
    assert {one.answer for one in trial(sample_workspace)} == {Answer.CERTAIN}


def test_words_that_cannot_be_read_stay_listed_and_an_end_before_its_start_is_refused(
    sample_workspace: Workspace,
) -> None:
    initiative = portfolio.list_initiatives(sample_workspace, InitiativeFilter(words="S6.2")).rows
    editing.add_date(
        sample_workspace, initiative[0].id, words="når huset står", role=DateRole.OPENS
    )
    found = list_deadlines(sample_workspace, WINTER, 0)
    assert [one.answer for one in found if one.expression.as_written == "når huset står"] == [
        Answer.UNPLACED
    ]
    with pytest.raises(InvalidValue) as refused:
        editing.add_date(sample_workspace, initiative[0].id, words="2026-2022")
    assert "slutter, før det begynder" in refused.value.message("da")


# -- rules


def test_standard_rules_can_be_added_edited_and_deleted(empty_workspace: Workspace) -> None:
    add_standard_rules(empty_workspace)
    kinds, options = planning_sheet(empty_workspace)
    assert len(kinds["planning_rule"]) == len(options["before_id"]) == 4
    hand_in = kinds["planning_rule"][1]
    set_planning_field(
        empty_workspace, "planning_rule", hand_in.id, "amount", expected=10, value=12
    )
    delete_planning(empty_workspace, "planning_rule", kinds["planning_rule"][2].id)
    after = planning_sheet(empty_workspace)[0]["planning_rule"]
    assert [rule.fields["amount"] for rule in after] == [4, 12, 4]
    assert after[2].fields["before_id"] is None
    undo(empty_workspace)
    assert len(planning_sheet(empty_workspace)[0]["planning_rule"]) == 4


@pytest.mark.parametrize("value", ["ti", -1, 401, ""])
def test_the_time_before_a_meeting_is_a_whole_number(
    empty_workspace: Workspace, value: str | int
) -> None:
    add_standard_rules(empty_workspace)
    rule = planning_sheet(empty_workspace)[0]["planning_rule"][0]
    with pytest.raises(InvalidValue):
        set_planning_field(
            empty_workspace, "planning_rule", rule.id, "amount", expected=4, value=value
        )


def test_a_rule_cannot_wait_for_itself(empty_workspace: Workspace) -> None:
    add_standard_rules(empty_workspace)
    rules = planning_sheet(empty_workspace)[0]["planning_rule"]
    with pytest.raises(InvalidValue) as refused:
        set_planning_field(
            empty_workspace, "planning_rule", rules[1].id, "before_id",
            expected=None, value=rules[3].id,
        )  # fmt: skip
    assert refused.value.field == "planning_rule.before_id"


def test_the_days_of_a_break_follow_its_words_and_must_be_two_days_in_order(
    empty_workspace: Workspace,
) -> None:
    add_planning(
        empty_workspace,
        "calendar_period",
        name="Sommerferie",
        as_written="27. juni – 9. august 2026",
    )
    (period,) = planning_sheet(empty_workspace)[0]["calendar_period"]
    for words in ("9. august – 27. juni 2026", "til sommer", ""):
        with pytest.raises(InvalidValue):
            set_planning_field(
                empty_workspace, "calendar_period", period.id, "as_written",
                expected="27. juni – 9. august 2026", value=words,
            )  # fmt: skip
    with operation(empty_workspace, "find") as work:
        (row,) = work.find("calendar_period")
    assert (row["first"], row["last"]) == (date(2026, 6, 27), date(2026, 8, 9))


def test_a_reader_needs_no_name(sample_workspace: Workspace) -> None:
    assert list_deadlines(replace(sample_workspace, user=""), WINTER, 90)


def test_temporary_and_permanent_money_are_derived(sample_workspace: Workspace) -> None:
    found = {
        kind: {
            row.code
            for row in portfolio.list_initiatives(
                sample_workspace, InitiativeFilter(money=kind), limit=200
            ).rows
        }
        for kind in ("any", "permanent", "temporary")
    }
    assert found["permanent"] == {"S1.3"}
    assert {"S6.5", "S3.6", "S6.16", "S4.1", "P1.1.1", "P6.1.1", "F5"} <= found["temporary"]
    assert not found["temporary"] & found["permanent"]
    assert found["permanent"] < found["any"]
