"""Events that wait to be made are the same, in the same order, as those made from the start."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from kkdesk.db.queries import due_sources
from kkdesk.db.queries.due_rows import due_of, rows_by_id
from kkdesk.db.queries.planning import decisions
from kkdesk.db.sql import text
from kkdesk.domain.deadlines import DUE_ROLES, kept_events, needs_placing
from kkdesk.domain.due import seen
from kkdesk.domain.due_list import DueEvents
from kkdesk.domain.records import Answer
from kkdesk.domain.vocabulary import DateRole, SourceKind
from kkdesk.services.deadlines import (
    confirm_all,
    first_events,
    list_events,
    move_deadlines,
    waive_deadlines,
)
from kkdesk.services.expressions import date_columns
from kkdesk.services.workspace import operation, reading

if TYPE_CHECKING:
    from kkdesk.domain.deadlines import DueEvent
    from kkdesk.domain.records import Deadline
    from kkdesk.services.workspace import Workspace

WORDS = (
    *("marts 2026", "i 2024", "fra 2025 og frem", "1. september", "senest 2026", "sommeren 2026"),
    *("1. april 2023 – 31. marts 2026", "2022-2024", "primo 2026", "31. marts 2026", "hvert år"),
)
DUE = (DateRole.START, DateRole.END, DateRole.TRIAL_ENDS, DateRole.FUNDING_PERIOD)
SOURCES = ((SourceKind.STATUS, "Status"), (SourceKind.PLAN, "Plan"), (SourceKind.PLAN, "Bilag"))

Written = tuple[int, str, DateRole, tuple[SourceKind, str], str, bool]

dates = st.tuples(
    st.integers(0, 4),  # the initiative
    st.sampled_from(WORDS),
    st.sampled_from(DUE),
    st.sampled_from(SOURCES),
    st.sampled_from(["", "åbner", "udvides"]),  # the event
    st.booleans(),  # confirmed
)
deeds = st.lists(
    st.tuples(st.integers(0, 30), st.sampled_from(["confirm", "move", "waive"])), max_size=3
)


def write(workspace: Workspace, written: list[Written]) -> None:
    with operation(workspace, "write") as work:
        for kind in ("date_entry", "deadline_decision", "initiative"):
            for row in work.find(kind):
                if kind != "deadline_decision":
                    work.delete(kind, str(row["id"]))
        owners = [work.insert("initiative", code=f"A{n}", title=f"Indsats {n}") for n in range(5)]
        for owner, words, role, (kind, source), event, confirmed in written:
            work.insert(
                "date_entry",
                initiative_id=owners[owner],
                role=role.value,
                event=event,
                source=source,
                source_kind=kind.value,
                confirmed_on=date(2025, 5, 5) if confirmed else None,
                **date_columns(words, document_date=date(2025, 1, 1)),
            )


def do(workspace: Workspace, on: date, chosen: list[tuple[int, str]]) -> None:
    for number, deed in chosen:
        events = list_events(workspace, on, 900)
        if not events:
            return
        told = events[number % len(events)].tellings[:1]
        if deed == "confirm":
            confirm_all(workspace, [one.origin.id for one in told], on)
        elif deed == "move":
            move_deadlines(workspace, told, "maj 2026", "Udvalgsmødet er flyttet")
        else:
            waive_deadlines(workspace, told, "Bortfaldet")


def made_from_the_start(
    workspace: Workspace, on: date, within: int, *, confirmed: bool
) -> list[DueEvent]:
    """Weigh every date that there is, without asking the database for those of the window."""
    with reading(workspace) as connection:
        decided = decisions(connection)
        ids = [str(key) for key in connection.execute(text("SELECT id FROM date_entry")).scalars()]
        rows = [due_of(row) for row in rows_by_id(connection, ids)]
        dues = [*rows, *due_sources.other_dues(connection, decided)]
    tellings = [seen(due, on, within, decided.get(due.origin, ())) for due in dues]
    listed = (one for one in tellings if concerns_somebody(one))
    return list(DueEvents(kept_events(listed, confirmed=confirmed)))


def concerns_somebody(one: Deadline) -> bool:
    record = one.expression
    if one.answer is Answer.UNPLACED:
        return needs_placing(record)
    if one.answer is Answer.CONFIRMED:
        return True
    framing = record.role is DateRole.PERIOD and not record.initiative_id
    return record.role in DUE_ROLES and not framing


def told(events: list[DueEvent]) -> list[tuple[object, ...]]:
    return [
        (event.answer, [(one.expression, one.answer, one.person) for one in event.tellings])
        for event in events
    ]


@given(
    written=st.lists(dates, max_size=14),
    chosen=deeds,
    ahead=st.integers(0, 1200),
    within=st.sampled_from([0, 90, 400]),
    confirmed=st.booleans(),
)
@settings(
    max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
def test_the_list_is_the_one_that_weighing_every_date_gives(
    empty_workspace: Workspace,
    written: list[Written],
    chosen: list[tuple[int, str]],
    ahead: int,
    within: int,
    confirmed: bool,  # noqa: FBT001 -- hypothesis gives it by name
) -> None:
    write(empty_workspace, written)
    on = date(2024, 1, 1) + timedelta(days=ahead)
    do(empty_workspace, on, chosen)
    found = list_events(empty_workspace, on, within, confirmed=confirmed)
    counts, roles, owners = found.counts(), found.roles(), found.owners()
    rows = [(number, telling) for number, telling in found.places()]
    made = list(found)
    assert told(made) == told(made_from_the_start(empty_workspace, on, within, confirmed=confirmed))
    assert counts == {
        answer: sum(event.answer is answer for event in made)
        for answer in dict.fromkeys(event.answer for event in made)
    }
    assert roles == {event.lead.expression.role for event in made}
    assert owners == {(event.lead.department, event.lead.owner_kind) for event in made}
    assert rows == [(n, t) for n, event in enumerate(made) for t in range(len(event.tellings))]


@given(
    written=st.lists(dates, max_size=14),
    chosen=deeds,
    ahead=st.integers(300, 1200),
    most=st.integers(1, 4),
)
@settings(
    max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
def test_the_head_of_the_list_counts_as_the_whole_and_begins_each_answer_as_it(
    empty_workspace: Workspace,
    written: list[Written],
    chosen: list[tuple[int, str]],
    ahead: int,
    most: int,
) -> None:
    write(empty_workspace, written)
    on = date(2024, 1, 1) + timedelta(days=ahead)
    do(empty_workspace, on, chosen)
    head = first_events(empty_workspace, on, 90, most=most)
    whole = list_events(empty_workspace, on, 90)
    assert head.counts() == whole.counts()
    assert whole.whole
    assert head.whole == (len(head) == len(whole))
    for answer in whole.counts():
        shown, everything = list(head.of(answer)), list(whole.of(answer))
        assert told(shown) == told(everything[: len(shown)])
        if answer is not Answer.PAST_UNCONFIRMED:
            assert len(shown) == len(everything)
        else:
            assert len(shown) >= min(most, len(everything))


@pytest.mark.parametrize("on", [date(2025, 10, 1), date(2025, 12, 20), date(2026, 4, 1)])
@pytest.mark.parametrize("confirmed", [False, True])
def test_the_sample_is_listed_as_weighing_every_date_gives(
    sample_workspace: Workspace,
    on: date,
    confirmed: bool,  # noqa: FBT001 -- parametrized
) -> None:
    found = list_events(sample_workspace, on, 120, confirmed=confirmed)
    expected = made_from_the_start(sample_workspace, on, 120, confirmed=confirmed)
    assert [(e.answer, [t.expression.id for t in e.tellings]) for e in found] == [
        (e.answer, [t.expression.id for t in e.tellings]) for e in expected
    ]


def test_a_date_is_found_in_its_place_before_its_event_is_made(sample_workspace: Workspace) -> None:
    found = list_events(sample_workspace, date(2025, 12, 20), 90)
    again = list_events(sample_workspace, date(2025, 12, 20), 90)
    for number, event in enumerate(again):
        for telling, one in enumerate(event.tellings):
            assert found.place_of(one.expression.id) == (number, telling)
    assert found.place_of("nobody") is None
