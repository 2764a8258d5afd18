"""What falls due: reading it, and confirming, moving or waiving it."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from typing import TYPE_CHECKING

from kkdesk.db.queries import due_sources
from kkdesk.db.queries.planning import ORIGINS, decisions, working_calendar
from kkdesk.domain.actions import action_label
from kkdesk.domain.back_planning import day_clashes
from kkdesk.domain.dates import parse_date
from kkdesk.domain.deadlines import DueEvent
from kkdesk.domain.due import BY_DAY, event_side, seen
from kkdesk.domain.due_list import DueEvents
from kkdesk.domain.hygiene import clean_typed
from kkdesk.domain.vocabulary import DeadlineAction
from kkdesk.errors import InvalidValue
from kkdesk.services.due_events import EventsOfDays
from kkdesk.services.expressions import refuse_reversed
from kkdesk.services.workspace import operation, reading

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Sequence

    from sqlalchemy import Connection

    from kkdesk.db.unit_of_work import UnitOfWork, Value
    from kkdesk.domain.changes import Changes
    from kkdesk.domain.due_list import Waiting
    from kkdesk.domain.records import Deadline
    from kkdesk.domain.vocabulary import Lang
    from kkdesk.domain.working_days import WorkingCalendar
    from kkdesk.services.workspace import Workspace


def list_deadlines(
    workspace: Workspace, on: date, within: int, *, confirmed: bool = False, lang: Lang = "da"
) -> tuple[Deadline, ...]:
    """Return what is certain, possible, past and unconfirmed, or unplaced from ``on``.

    Tellings of one event stand together, the more precise first. Those that answer "no"
    are listed only where another source tells the same event otherwise, and those
    confirmed or waived only if ``confirmed``. ``lang`` is what holidays are named in.
    """
    found = list_events(workspace, on, within, confirmed=confirmed, lang=lang)
    return tuple(told for event in found for told in event.tellings)


def list_events(
    workspace: Workspace, on: date, within: int, *, confirmed: bool = False, lang: Lang = "da"
) -> DueEvents:
    """Return the same as ``list_deadlines``, by event."""
    return _events(workspace, EventsOfDays(on, within, confirmed=confirmed), lang)


def first_events(
    workspace: Workspace, on: date, within: int, *, most: int, lang: Lang = "da"
) -> DueEvents:
    """Return the events at the head of each answer, with the counts of the whole list.

    Of what passed unconfirmed it holds at least the ``most`` (1 or more) latest, if there are
    so many.
    """
    return _events(workspace, EventsOfDays(on, within, confirmed=False), lang, most)


def _events(
    workspace: Workspace, found: EventsOfDays, lang: Lang, most: int | None = None
) -> DueEvents:
    with reading(workspace) as connection:
        read = found.read(connection, decisions(connection), most_overdue=most)
        calendar = working_calendar(connection)
        made = tuple(_completed(connection, read.made, calendar, lang))

    def make(row: Waiting) -> DueEvent:
        event = found.make(row)
        return _with(event, tuple(_with_clashes(one, calendar, lang) for one in event.tellings))

    return DueEvents(made, read.waiting, make, more_overdue=read.more_overdue, overdue=read.overdue)


def case_deadlines(
    workspace: Workspace, case_id: str, *, lang: Lang = "da"
) -> tuple[Deadline, ...]:
    """Return a case's meetings and what must be ready before them, by day.

    Whatever was decided of them and however long ago they were.
    """
    on = workspace.today()
    with reading(workspace) as connection:
        decided = decisions(connection)
        dues = [
            *due_sources.preparations(connection, decided, case_id),
            *due_sources.meetings_of(connection, case_id),
        ]
        found = [
            DueEvent(one.answer, (one,))
            for due in dues
            for one in (seen(due, on, 0, decided.get(due.origin, ())),)
        ]
        calendar = working_calendar(connection)
        told = [event.lead for event in _completed(connection, found, calendar, lang)]
    return tuple(sorted(told, key=lambda one: (one.first or date.max, one.origin.what)))


def named_days(
    workspace: Workspace, first: date, count: int, *, lang: Lang = "da"
) -> dict[date, str]:
    """Return the holidays, closed days and school breaks among the days from ``first``."""
    with reading(workspace) as connection:
        calendar = working_calendar(connection)
    days = (first + timedelta(days=ahead) for ahead in range(count))
    told = ((day, calendar.name_of(day, lang)) for day in days)
    return {day: words for day, words in told if words}


def confirm(workspace: Workspace, date_id: str, on: date | None) -> Changes:
    """Note that a date's event has happened (or, with None, that it has not after all)."""
    return confirm_all(workspace, (date_id,), on)


def confirm_all(workspace: Workspace, date_ids: Collection[str], on: date | None) -> Changes:
    """Confirm several tellings of an event, or take the confirmation back, in one action.

    RecordGone if one of them was deleted meanwhile; then nothing is changed.
    """
    verb = "set" if on is None else "confirm"
    with operation(workspace, action_label(verb, "date_entry")) as work:
        for date_id in date_ids:
            work.update("date_entry", date_id, confirmed_on=on)
        about = {_code(work, date_id) for date_id in date_ids}
        work.name(action_label(verb, "date_entry", ", ".join(sorted(about - {""}))))
    return work.changes


def confirm_deadlines(workspace: Workspace, tellings: Sequence[Deadline]) -> Changes:
    """Note today that what these tell has happened.

    RecordGone if what one of them follows from was deleted meanwhile.
    """
    today = workspace.today()
    written = [told for told in tellings if told.origin.kind == "date_entry"]
    if len(written) == len(tellings):
        return confirm_all(workspace, [told.origin.id for told in written], today)
    with operation(workspace, action_label("confirm", "deadline", _named(tellings))) as work:
        for told in tellings:
            if told in written:
                work.update("date_entry", told.origin.id, confirmed_on=today)
            else:
                _decide(work, told, DeadlineAction.CONFIRMED, today)
    return work.changes


def move_deadlines(
    workspace: Workspace, tellings: Sequence[Deadline], words: str, reason: str
) -> Changes:
    """Move what these tell to other words for a date; the old ones and the reason are kept.

    Words that cannot be read are kept as words. InvalidValue, naming ``deadline.words`` or
    ``deadline.reason``, for empty words, an end before its start, or a missing reason.
    """
    wanted, why = clean_typed(words).strip(), _checked_reason(reason)
    if not wanted:
        raise InvalidValue(
            "deadline.words",
            "Skriv den nye dato, for eksempel 30. april 2026",
            "Type the new date, such as 30. april 2026",
        )
    refuse_reversed("deadline.words", wanted)
    read = parse_date(wanted)
    today = workspace.today()
    with operation(workspace, action_label("move", "deadline", _named(tellings))) as work:
        for told in tellings:
            first, last = event_side(read, told.expression.role)
            _decide(
                work,
                told,
                DeadlineAction.MOVED,
                today,
                reason=why,
                words=wanted,
                first=first,
                last=last,
                precision=read.precision.value,
                flag=read.flag.value if read.flag else "",
            )
            if told.origin.kind == "date_entry":
                work.update("date_entry", told.origin.id, confirmed_on=None)
    return work.changes


def waive_deadlines(workspace: Workspace, tellings: Sequence[Deadline], reason: str) -> Changes:
    """Let what these tell go; the reason is kept. InvalidValue without one."""
    why, today = _checked_reason(reason), workspace.today()
    with operation(workspace, action_label("waive", "deadline", _named(tellings))) as work:
        for told in tellings:
            _decide(work, told, DeadlineAction.WAIVED, today, reason=why)
    return work.changes


def take_back(workspace: Workspace, tellings: Sequence[Deadline]) -> Changes:
    """Take back the latest decision on each of these, or its confirmation.

    RecordGone if somebody took it back meanwhile.
    """
    with operation(workspace, action_label("reset", "deadline", _named(tellings))) as work:
        for told in tellings:
            if told.expression.confirmed_on is not None:
                work.update("date_entry", told.origin.id, confirmed_on=None)
            elif told.decisions:
                work.delete("deadline_decision", told.decisions[-1].id)
    return work.changes


def _completed(
    connection: Connection, found: Iterable[DueEvent], calendar: WorkingCalendar, lang: Lang
) -> Iterator[DueEvent]:
    """Add what only the listed ones need: where a meeting's case is shown, and what clashes."""
    listed = tuple(found)
    told = [one for event in listed for one in event.tellings]
    meetings = [t.origin.id for t in told if t.origin.kind == "date_entry" and not t.opens[0]]
    cases = due_sources.steps_of(connection, meetings) if meetings else {}

    def complete(one: Deadline) -> Deadline:
        if one.origin.id in cases:
            case, person = cases[one.origin.id]
            one = replace(one, opens=("case", case), person=person)
        return _with_clashes(one, calendar, lang)

    for event in listed:
        yield _with(event, tuple(complete(one) for one in event.tellings))


def _with_clashes(one: Deadline, calendar: WorkingCalendar, lang: Lang) -> Deadline:
    """Add why nobody may be at work on a day that somebody must be at work for."""
    if one.first is None or one.first != one.last or one.expression.role not in BY_DAY:
        return one
    found = day_clashes(one.first, calendar, lang)
    return replace(one, clashes=(*found, *one.clashes)) if found else one


def _with(event: DueEvent, tellings: tuple[Deadline, ...]) -> DueEvent:
    same = all(one is other for one, other in zip(tellings, event.tellings, strict=True))
    return event if same else DueEvent(event.answer, tellings)


def _decide(
    work: UnitOfWork, told: Deadline, action: DeadlineAction, today: date, **more: Value
) -> None:
    work.get(told.origin.kind, told.origin.id)
    work.insert(
        "deadline_decision",
        what=told.origin.what,
        action=action.value,
        old_words=told.expression.as_written,
        old_first=told.first,
        old_last=told.last,
        decided_on=today,
        decided_by=work.by,
        **{ORIGINS[told.origin.kind]: told.origin.id},
        **more,
    )


def _checked_reason(reason: str) -> str:
    kept = clean_typed(reason).strip()
    if not kept:
        raise InvalidValue(
            "deadline.reason",
            "Skriv kort hvorfor; det står sammen med fristen",
            "Say briefly why; it is kept with the deadline",
        )
    return kept


def _named(tellings: Sequence[Deadline]) -> str:
    about = {told.code or told.title for told in tellings}
    return ", ".join(sorted(about - {""}))


def _code(work: UnitOfWork, date_id: str) -> str:
    """Return the code of the initiative a date belongs to, or nothing."""
    owner = work.get("date_entry", date_id)["initiative_id"]
    return str(work.get("initiative", str(owner))["code"]) if owner else ""
