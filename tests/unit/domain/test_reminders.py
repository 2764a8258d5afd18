"""What a person is reminded of, and when no longer."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kkdesk.domain.deadlines import DUE_ROLES, deadline
from kkdesk.domain.due_list import events
from kkdesk.domain.reminder_choices import (
    chosen_leads,
    chosen_snoozes,
    lead_pairs,
    snooze_pairs,
)
from kkdesk.domain.reminders import (
    DAYS_AFTER,
    LEAD_DAYS,
    LONGEST_LEAD,
    Reminder,
    awake,
    by_owner,
    longest_lead,
    reminders,
    snooze,
)
from kkdesk.domain.vocabulary import DateRole
from tests.unit.domain.test_timeline import told

if TYPE_CHECKING:
    from kkdesk.domain.deadlines import DueEvent

DAY = date(2025, 12, 20)


def event(words: str, role: DateRole, owner: str = "SOF", key: str = "k") -> tuple[DueEvent, ...]:
    record = replace(told(words, role), id=key, initiative_id=f"i{key}")
    seen = deadline(record, DAY, LONGEST_LEAD, code="S1", title="Titel", owner=(owner, ""))
    return tuple(events([seen]))


def remind(found: tuple[DueEvent, ...], **snoozed: date) -> tuple[Reminder, ...]:
    return reminders(found, DAY, leads={}, snoozed=snoozed)


@pytest.mark.parametrize(("days", "reminded"), [(0, True), (21, True), (22, False)])
def test_a_meeting_is_reminded_of_from_its_lead_time_on(days: int, reminded: bool) -> None:  # noqa: FBT001 -- a case
    when = DAY + timedelta(days)
    found = remind(event(f"{when.day}.{when.month}.{when.year}", DateRole.MEETING))
    assert [one.days for one in found] == ([days] if reminded else [])


def test_a_person_chooses_another_lead_time_per_role() -> None:
    far = event("1. juni 2026", DateRole.MEETING)
    assert remind(far) == ()
    (one,) = reminders(far, DAY, leads={DateRole.MEETING: 200}, snoozed={})
    assert one.days == (date(2026, 6, 1) - DAY).days


def test_an_imprecise_event_is_counted_from_its_first_possible_day() -> None:
    (one,) = remind(event("januar 2026", DateRole.OPENS))
    assert one.days == 12
    (now,) = remind(event("i 2025", DateRole.DECISION_EXPECTED))
    assert now.days == 0


@pytest.mark.parametrize(("ago", "reminded"), [(1, True), (DAYS_AFTER, True), (61, False)])
def test_what_passed_unconfirmed_is_reminded_of_for_a_while(ago: int, reminded: bool) -> None:  # noqa: FBT001 -- a case
    when = DAY - timedelta(ago)
    found = remind(event(f"{when.day}.{when.month}.{when.year}", DateRole.MEETING))
    assert [one.days for one in found] == ([-ago] if reminded else [])


def test_words_without_a_place_are_for_the_list_not_for_a_reminder() -> None:
    assert remind(event("snarest", DateRole.OPENS)) == ()


def test_a_snooze_rests_until_its_day_and_is_then_forgotten() -> None:
    found = event("22.12.2025", DateRole.MEETING)
    (resting,) = remind(found, k=DAY + timedelta(1))
    assert resting.snoozed_until == DAY + timedelta(1)
    assert awake([resting]) == ()
    assert awake(remind(found, k=DAY)) != ()
    kept = snooze({"old": DAY, "later": DAY + timedelta(9)}, ["k"], DAY + timedelta(7), DAY)
    assert kept == {"later": DAY + timedelta(9), "k": DAY + timedelta(7)}
    assert snooze(kept, ["k"], DAY, DAY) == {"later": DAY + timedelta(9)}


def test_each_owner_has_its_own_list() -> None:
    both = (
        *event("22.12.2025", DateRole.MEETING, "SOF", "a"),
        *event("23.12.2025", DateRole.MEETING, "BUF", "b"),
    )
    groups = by_owner(remind(both))
    assert {owner: [one.key for one in group] for owner, group in groups.items()} == {
        "BUF": ["b"], "SOF": ["a"],
    }  # fmt: skip


def test_every_role_that_can_fall_due_has_a_lead_time() -> None:
    assert set(LEAD_DAYS) == DUE_ROLES
    assert longest_lead({}) == 180
    assert longest_lead({DateRole.START: 400}) == 400


_LEADS = st.dictionaries(st.sampled_from(sorted(DUE_ROLES)), st.integers(0, LONGEST_LEAD))


@given(_LEADS)
def test_lead_times_come_back_from_the_settings(leads: dict[DateRole, int]) -> None:
    back = chosen_leads(lead_pairs(leads))
    assert {role: back.get(role, LEAD_DAYS[role]) for role in leads} == leads


@given(st.dictionaries(st.text(min_size=1, max_size=40), st.dates()))
def test_snoozes_come_back_from_the_settings(chosen: dict[str, date]) -> None:
    assert chosen_snoozes(snooze_pairs(chosen)) == chosen


def test_settings_that_cannot_be_read_choose_nothing() -> None:
    assert chosen_leads(["x=1", "meeting=", "meeting=-1", "opens=99999", "end=٣"]) == {}
    assert chosen_snoozes(["a", "b=i morgen", "=2026-13-01"]) == {}
