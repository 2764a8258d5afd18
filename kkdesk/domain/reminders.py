"""What a person is reminded of: events within their role's lead time that were not snoozed.

A lead time is days before the first day an event may fall on. What has passed without being
confirmed is reminded of for a while more; after that it stands in the list of deadlines only.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING, Final

from kkdesk.domain.deadlines import DUE_ROLES
from kkdesk.domain.records import Answer
from kkdesk.domain.vocabulary import DateRole

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping
    from datetime import date

    from kkdesk.domain.deadlines import DueEvent
    from kkdesk.domain.records import Deadline

LONGEST_LEAD: Final = 730
DAYS_AFTER: Final = 60
"""So long something that passed unconfirmed is still reminded of."""

LEAD_DAYS: Final[dict[DateRole, int]] = {
    DateRole.FUNDING_ENDS: 180,
    DateRole.FUNDING_PERIOD: 180,
    DateRole.TRIAL_ENDS: 120,
    DateRole.END: 60,
    DateRole.PERIOD: 60,
    DateRole.DECISION_EXPECTED: 60,
    DateRole.EVALUATION_STARTS: 30,
    DateRole.TAKES_EFFECT: 30,
    DateRole.OPENS: 30,
    DateRole.FOLLOW_UP: 30,
    DateRole.MEASUREMENT_DUE: 30,
    DateRole.MEETING: 21,
    DateRole.ANSWER_DUE: 14,
    DateRole.HEARING_DEADLINE: 14,
    DateRole.SUBMISSION_DEADLINE: 14,
    DateRole.START: 14,
    DateRole.PREPARATION: 7,
}
"""Lead times until a person chooses others: money and trials need a decision in good time."""

USUAL_LEAD: Final = 30
"""The lead time of a role that has none of its own."""


@dataclass(frozen=True, slots=True)
class Reminder:
    """An event that needs somebody now. ``days`` is how far off it is; below 0 it has passed."""

    event: DueEvent
    days: int
    snoozed_until: date | None = None

    @property
    def key(self) -> str:
        """Return what a snooze of it is kept by."""
        return event_key(self.event)

    @property
    def told(self) -> Deadline:
        """Return the telling that is shown."""
        return self.event.shown


@dataclass(frozen=True, slots=True)
class MailDraft:
    """A letter to one department: its addresses may be unknown, then the sender fills them in."""

    owner: str
    to: tuple[str, ...]
    subject: str
    text: str


def event_key(event: DueEvent) -> str:
    """Return a key of an event that holds while its oldest telling does."""
    return min(told.expression.id for told in event.tellings)


def lead_of(role: DateRole, chosen: Mapping[DateRole, int]) -> int:
    """Return the lead time of a role in days; a person's choice goes first."""
    return chosen.get(role, LEAD_DAYS.get(role, USUAL_LEAD))


def longest_lead(chosen: Mapping[DateRole, int]) -> int:
    """Return how far ahead must be looked."""
    return max(lead_of(role, chosen) for role in DUE_ROLES)


def reminders(
    events: Iterable[DueEvent],
    on: date,
    *,
    leads: Mapping[DateRole, int],
    snoozed: Mapping[str, date],
) -> tuple[Reminder, ...]:
    """Return what is within its lead time, the nearest first; what is snoozed says until when.

    A snooze ends on its day: that day it is shown again.
    """
    found = [
        Reminder(event, days, _still(snoozed.get(event_key(event)), on))
        for event in events
        if (days := _days(event, on, leads)) is not None
    ]
    return tuple(sorted(found, key=lambda one: (one.days, one.told.code, one.key)))


def awake(found: Iterable[Reminder]) -> tuple[Reminder, ...]:
    """Return those that are not snoozed."""
    return tuple(one for one in found if one.snoozed_until is None)


def snooze(
    snoozed: Mapping[str, date], keys: Collection[str], until: date, on: date
) -> dict[str, date]:
    """Return the snoozes with some more; those whose day has come are forgotten."""
    kept = {key: day for key, day in snoozed.items() if day > on and key not in keys}
    return kept | {key: until for key in keys if until > on}


def by_owner(found: Iterable[Reminder]) -> dict[str, tuple[Reminder, ...]]:
    """Return the reminders of each department, committee or other owner, by its words."""
    groups: dict[str, list[Reminder]] = {}
    for one in found:
        groups.setdefault(one.told.department or one.told.owner_kind, []).append(one)
    return {owner: tuple(group) for owner, group in sorted(groups.items())}


def _still(until: date | None, on: date) -> date | None:
    return until if until is not None and until > on else None


def _days(event: DueEvent, on: date, leads: Mapping[DateRole, int]) -> int | None:
    """Return how many days off an event is if somebody should be reminded of it, else None."""
    told = event.shown
    first, last = told.first or told.last, told.last or told.first
    if first is None or last is None:
        return None
    if event.answer is Answer.PAST_UNCONFIRMED:
        return (last - on).days if last >= on - timedelta(days=DAYS_AFTER) else None
    if event.answer not in (Answer.CERTAIN, Answer.POSSIBLE):
        return None
    days = max((first - on).days, 0)
    return days if days <= lead_of(told.expression.role, leads) else None
