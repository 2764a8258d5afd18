from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

import pytest

from kkdesk.domain.deadlines import DUE_ROLES, NEEDS_ATTENTION, answer, needs_placing
from kkdesk.domain.records import Answer, InitiativeFilter
from kkdesk.domain.vocabulary import DateRole
from kkdesk.errors import RecordGone
from kkdesk.services import editing, portfolio
from kkdesk.services.deadlines import confirm, confirm_all, list_deadlines, list_events
from kkdesk.services.expressions import date_columns
from kkdesk.services.undo import redo, undo, undo_state
from kkdesk.services.workspace import operation

if TYPE_CHECKING:
    from kkdesk.domain.records import Deadline
    from kkdesk.services.workspace import Workspace

BEFORE = date(2025, 12, 20)


def of(found: tuple[Deadline, ...], code: str) -> list[tuple[str, Answer]]:
    return [(str(d.expression.source_kind), d.answer) for d in found if d.code == code]


def answers(found: tuple[Deadline, ...], words: str) -> list[Answer]:
    return [d.answer for d in found if d.expression.as_written == words]


def write_dates(
    workspace: Workspace, dates: list[tuple[str, str, DateRole]], written: date
) -> None:
    """Write date expressions as a document of that day states them."""
    with operation(workspace, "add date_entry") as work:
        for initiative_id, words, role in dates:
            work.insert(
                "date_entry",
                initiative_id=initiative_id,
                role=role.value,
                event=words,
                **date_columns(words, document_date=written),
            )


@pytest.fixture
def initiative(empty_workspace: Workspace) -> str:
    editing.add_initiative(empty_workspace, title="Forsøg", code="A1")
    return portfolio.list_initiatives(empty_workspace, InitiativeFilter()).rows[0].id


def test_on_20_december_the_trial_is_possible_by_the_status_and_outside_by_the_plan(
    sample_workspace: Workspace,
) -> None:
    found = list_deadlines(sample_workspace, BEFORE, 90)
    assert of(found, "S2.2") == [("plan", Answer.NO), ("status", Answer.POSSIBLE)]


@pytest.mark.parametrize("on", [date(2025, 12, 31), date(2026, 1, 1)])
def test_from_new_year_the_trial_is_certain_by_both(sample_workspace: Workspace, on: date) -> None:
    found = list_deadlines(sample_workspace, on, 90)
    assert of(found, "S2.2") == [("plan", Answer.CERTAIN), ("status", Answer.CERTAIN)]


def test_no_other_trial_ends_in_the_first_ninety_days_of_2026(
    sample_workspace: Workspace,
) -> None:
    ends = [
        d.code
        for d in list_deadlines(sample_workspace, date(2026, 1, 1), 90)
        if d.expression.role is DateRole.TRIAL_ENDS
    ]
    assert ends == ["S2.2", "S2.2"]


def test_the_next_six_months_from_october_2025_hold_what_the_documents_expect(
    sample_workspace: Workspace,
) -> None:
    found = list_events(sample_workspace, date(2025, 10, 1), 182)
    soon = {e.lead.code for e in found if e.answer in {Answer.CERTAIN, Answer.POSSIBLE}}
    assert {"S3.3", "S4.6", "S6.9", "S5.7", "S6.5", "S5.6", "S6.1", "S2.2", "S5.8"} <= soon
    meetings = [e.lead.department for e in found if e.lead.expression.role is DateRole.MEETING]
    assert meetings == ["SUD", "ØU", "BR"]


def test_a_date_without_a_year_is_listed_by_its_words(sample_workspace: Workspace) -> None:
    found = list_deadlines(sample_workspace, BEFORE, 90)
    unplaced = [d for d in found if d.answer is Answer.UNPLACED]
    assert [(d.code, d.expression.as_written) for d in unplaced] == [("P2.2.2", "1. september")]


def test_what_the_sources_tell_as_past_does_not_ask_for_confirmation(
    empty_workspace: Workspace, initiative: str
) -> None:
    for words in ("i 2022", "i 2024"):
        write_dates(empty_workspace, [(initiative, words, DateRole.START)], date(2023, 12, 31))
    found = list_deadlines(empty_workspace, BEFORE, 90)
    assert answers(found, "i 2022") == []
    assert answers(found, "i 2024") == [Answer.PAST_UNCONFIRMED]


def test_what_is_confirmed_leaves_the_list_and_comes_back_with_undo(
    sample_workspace: Workspace,
) -> None:
    past = next(
        d
        for d in list_deadlines(sample_workspace, BEFORE, 90)
        if d.code == "S6.2" and d.answer is Answer.PAST_UNCONFIRMED
    )
    changes = confirm(sample_workspace, past.expression.id, BEFORE)
    assert "date_entry" in changes.kinds
    assert of(list_deadlines(sample_workspace, BEFORE, 90), "S6.2") == []
    shown = list_deadlines(sample_workspace, BEFORE, 90, confirmed=True)
    assert of(shown, "S6.2") == [("status", Answer.CONFIRMED)]
    assert undo_state(sample_workspace).undo_label == "confirm date_entry S6.2"
    undo(sample_workspace)
    assert of(list_deadlines(sample_workspace, BEFORE, 90), "S6.2") != []
    redo(sample_workspace)
    assert of(list_deadlines(sample_workspace, BEFORE, 90), "S6.2") == []


def test_a_confirmation_can_be_taken_back(sample_workspace: Workspace) -> None:
    ids = [
        d.expression.id
        for d in list_deadlines(sample_workspace, date(2026, 4, 1), 90)
        if d.code == "S2.2"
    ]
    confirm_all(sample_workspace, ids, date(2026, 4, 1))
    assert of(list_deadlines(sample_workspace, date(2026, 4, 1), 90), "S2.2") == []
    confirm_all(sample_workspace, ids, None)
    assert len(of(list_deadlines(sample_workspace, date(2026, 4, 1), 90), "S2.2")) == 2


def test_confirming_a_deleted_date_changes_nothing(sample_workspace: Workspace) -> None:
    kept, gone = [
        d.expression.id
        for d in list_deadlines(sample_workspace, date(2026, 1, 1), 90)
        if d.code == "S2.2"
    ]
    editing.delete_record(sample_workspace, "date_entry", gone)
    with pytest.raises(RecordGone):
        confirm_all(sample_workspace, (kept, gone), BEFORE)
    found = list_deadlines(sample_workspace, date(2026, 1, 1), 90)
    assert [d.answer for d in found if d.expression.id == kept] == [Answer.CERTAIN]


def test_words_that_cannot_be_read_never_disappear(
    empty_workspace: Workspace, initiative: str
) -> None:
    editing.add_date(empty_workspace, initiative, words="1. september", role=DateRole.MENTIONED)
    found = list_deadlines(empty_workspace, BEFORE, 30)
    assert answers(found, "1. september") == [Answer.UNPLACED]


def test_a_rounds_own_period_is_nobodys_deadline(sample_workspace: Workspace) -> None:
    found = list_deadlines(sample_workspace, date(2025, 7, 1), 365)
    assert not [
        d for d in found if d.expression.role is DateRole.PERIOD and not d.expression.initiative_id
    ]


WORDS = (
    *("marts 2026", "i 2024", "fra 2025 og frem", "1. september", "senest 2026", "sommeren 2026"),
    *("1. april 2023 – 31. marts 2026", "2022-2024", "primo 2026", "før sommeren 2025", "hvert år"),
    *("på ubestemt tid", "20. december 2025", "20. marts 2026", "21. marts 2026"),
)
ROLES = (DateRole.START, DateRole.END, DateRole.FUNDING_PERIOD, DateRole.MENTIONED)


@pytest.mark.parametrize("within", [0, 90, 365])
@pytest.mark.parametrize("on", [BEFORE, date(2024, 6, 1), date(2026, 7, 1)])
def test_the_database_leaves_out_nothing_that_the_rules_would_list(
    empty_workspace: Workspace, on: date, within: int
) -> None:
    with operation(empty_workspace, "add initiative") as work:
        owners = {
            (words, role): work.insert("initiative", code=f"{role} {number}", title=words)
            for number, words in enumerate(WORDS)
            for role in ROLES
        }
    write_dates(
        empty_workspace,
        [(owner, words, role) for (words, role), owner in owners.items()],
        date(2025, 1, 1),
    )
    listed = {d.expression.id for d in list_deadlines(empty_workspace, on, within)}
    records = [
        record
        for owner in owners.values()
        for record in portfolio.initiative_detail(empty_workspace, owner).dates
    ]
    wanted = {
        record.id
        for record in records
        if (given := answer(record, on, within)) in NEEDS_ATTENTION
        and (needs_placing(record) if given is Answer.UNPLACED else record.role in DUE_ROLES)
    }
    assert listed == wanted


def test_reading_needs_no_right_to_write(sample_workspace: Workspace) -> None:
    quiet = replace(sample_workspace, user="")
    assert list_deadlines(quiet, BEFORE, 90)
