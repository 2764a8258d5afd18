"""How the list of deadlines is divided: by answer, week, whoever is responsible, or role."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QCoreApplication

from kkdesk.domain.collation import collation_text
from kkdesk.domain.deadlines import IN_WINDOW, URGENCY
from kkdesk.domain.due_list import EventsInOrder
from kkdesk.ui.i18n import write_day
from kkdesk.ui.pages.deadlines.words import group_title, owner_words

if TYPE_CHECKING:
    from kkdesk.domain.deadlines import DueEvent
    from kkdesk.domain.due_list import DueEvents, EventList
    from kkdesk.domain.vocabulary import Lang

_LAST: Final = "\U0010ffff"
translate = QCoreApplication.translate


class Grouping(StrEnum):
    """What the groups of the list are."""

    ANSWER = "answer"
    WEEK = "week"
    OWNER = "owner"
    ROLE = "role"


@dataclass(frozen=True, slots=True)
class Group:
    """A part of the list: what it is known by, its heading, its events, and how many there are.

    Of a list whose head is shown, a group may have more events than it holds.
    """

    key: str
    title: str
    events: EventList
    count: int


def grouping_words() -> dict[Grouping, str]:
    """Return what each way of dividing is called."""
    return {
        Grouping.ANSWER: translate("Deadlines", "Efter sikkerhed"),
        Grouping.WEEK: translate("Deadlines", "Efter uge"),
        Grouping.OWNER: translate("Deadlines", "Efter ansvarlig"),
        Grouping.ROLE: translate("Deadlines", "Efter rolle"),
    }


def grouped(events: DueEvents, grouping: Grouping, lang: Lang = "da") -> list[Group]:
    """Divide events; within a group they keep their order."""
    if grouping is Grouping.ANSWER:
        return [
            Group(answer, group_title(answer), events.of(answer), count)
            for answer, count in events.counts().items()
        ]
    held: dict[tuple[str, str, str], list[DueEvent]] = defaultdict(list)
    for event in events:
        held[_place(event, grouping, lang)].append(event)
    return [
        Group(key, title, EventsInOrder(found), len(found))
        for (_, key, title), found in sorted(held.items(), key=_rank)
    ]


def _rank(item: tuple[tuple[str, str, str], object]) -> str:
    return item[0][0]


def _place(event: DueEvent, grouping: Grouping, lang: Lang) -> tuple[str, str, str]:
    """Return where the group of an event stands, what it is known by, and its heading."""
    if grouping is Grouping.WEEK:
        return _week(event)
    if grouping is Grouping.ROLE:
        role = event.lead.expression.role
        return collation_text(role.label(lang)), str(role), role.label(lang)
    owner = owner_words(event.lead, lang)
    if owner:
        return collation_text(owner), owner, owner
    return _LAST, "", translate("Deadlines", "Uden ansvarlig")


def _week(event: DueEvent) -> tuple[str, str, str]:
    """Return the week of the last day an event can fall on; what has no week ahead stands last."""
    shown = event.shown
    day = shown.last or shown.first
    if event.answer not in IN_WINDOW or day is None:
        rank = f"{_LAST}{URGENCY.index(event.answer)}"
        return rank, str(event.answer), group_title(event.answer)
    year, number, weekday = day.isocalendar()
    monday = day - timedelta(days=weekday - 1)
    sunday = min(monday, date.max - timedelta(days=6)) + timedelta(days=6)
    title = translate("Deadlines", "Uge {number}, {year} ({first} – {last})").format(
        number=number, year=year, first=write_day(monday), last=write_day(sunday)
    )
    return monday.isoformat(), monday.isoformat(), title
