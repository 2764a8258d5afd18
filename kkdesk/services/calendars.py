"""Deadlines as calendar files: one for all, or a folder with one per department to subscribe to."""

from __future__ import annotations

import re
import uuid
from collections import defaultdict
from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import TYPE_CHECKING, Final

from kkdesk.db.queries.confidential import hidden_ids
from kkdesk.db.queries.last_changes import last_changes
from kkdesk.domain.file_names import file_stem
from kkdesk.domain.records import Answer
from kkdesk.domain.reminders import event_key
from kkdesk.domain.vocabulary import Edition, OwnerKind
from kkdesk.errors import OutputNotWritable
from kkdesk.exchange.files import write_if_changed
from kkdesk.services.deadlines import list_events
from kkdesk.services.workspace import reading

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping
    from pathlib import Path

    from kkdesk.domain.deadlines import DueEvent
    from kkdesk.domain.records import Deadline
    from kkdesk.domain.vocabulary import Lang
    from kkdesk.exchange.ical import CalendarEntry
    from kkdesk.services.workspace import Workspace

YEARS_AHEAD: Final = 10
_LONG_AGO: Final = datetime(2000, 1, 1, tzinfo=UTC)
_ENDING: Final = ".ics"


@dataclass(frozen=True, slots=True)
class CalendarFile:
    """A file of a calendar: where it lies, how many events it holds, whether it was rewritten."""

    path: Path
    events: int
    written: bool


@dataclass(frozen=True, slots=True)
class CalendarExport:
    """What was written; ``unplaced`` deadlines have no day and stand in no calendar."""

    files: tuple[CalendarFile, ...]
    unplaced: int


def export_calendar(
    workspace: Workspace, path: Path, *, edition: Edition = Edition.PUBLIC, lang: Lang = "da"
) -> CalendarExport:
    """Write every deadline from last year on, ten years ahead, into one file.

    A file that holds just that already is left alone. Raises OutputNotWritable or DiskFull.
    """
    placed, unplaced = _entries(workspace, edition, lang)
    everything = [entry for _, entry in placed]
    return CalendarExport((_write(path, _NAMES[lang], everything),), unplaced)


def calendar_of(
    workspace: Workspace,
    listed: Collection[DueEvent],
    *,
    since: date,
    edition: Edition = Edition.PUBLIC,
    lang: Lang = "da",
) -> tuple[bytes, int]:
    """Return a calendar of some events seen from a day, and how many of them have no place in it.

    Each has the UID that it has in a file of all: a UID follows from all that tell an event,
    and a narrow list may know one of them only.
    """
    from kkdesk.exchange.ical import write_calendar  # noqa: PLC0415 -- loads the library

    wanted = {told.expression.id for event in listed for told in event.tellings}
    placed, unplaced = _entries(workspace, edition, lang, wanted=wanted, since=since)
    return write_calendar(_NAMES[lang], [entry for _, entry in placed]), unplaced


def publish_calendars(
    workspace: Workspace, folder: Path, *, edition: Edition = Edition.PUBLIC, lang: Lang = "da"
) -> CalendarExport:
    """Write one file per department into a folder that calendar programs subscribe to.

    A department whose deadlines are gone keeps an empty file: a subscription must not fail.
    Raises OutputNotWritable or DiskFull.
    """
    if not folder.is_dir():
        raise OutputNotWritable(folder)
    placed, unplaced = _entries(workspace, edition, lang)
    by_owner: dict[str, list[CalendarEntry]] = defaultdict(list)
    for owner, entry in placed:
        by_owner[owner].append(entry)
    names = _file_names(by_owner)
    for owner, name in _emptied(folder, names.values()).items():
        by_owner[owner], names[owner] = [], name
    files = tuple(
        _write(folder / names[owner], f"{_NAMES[lang]} – {owner}", by_owner[owner])
        for owner in sorted(by_owner)
    )
    return CalendarExport(files, unplaced)


_NAMES: Final[dict[Lang, str]] = {"da": "Frister", "en": "Deadlines"}
_OTHERS: Final[dict[Lang, str]] = {"da": "Øvrige", "en": "Others"}


def _write(path: Path, name: str, entries: list[CalendarEntry]) -> CalendarFile:
    from kkdesk.exchange.ical import write_calendar  # noqa: PLC0415 -- loads the library

    written = write_if_changed(path, write_calendar(name, entries))
    return CalendarFile(path, len(entries), written)


def _file_names(owners: Iterable[str]) -> dict[str, str]:
    """Return a file name per owner; two that would share one are told apart by a number."""
    names: dict[str, str] = {}
    taken: set[str] = set()
    for owner in sorted(owners):
        base = file_stem(owner.casefold())
        name, number = base, 2
        while name in taken:
            name, number = f"{base}-{number}", number + 1
        taken.add(name)
        names[owner] = name + _ENDING
    return names


def _emptied(folder: Path, current: Iterable[str]) -> dict[str, str]:
    """Return our own files of departments that have no deadlines any more, by department."""
    from kkdesk.exchange.ical import PRODUCT  # noqa: PLC0415 -- loads the library

    known, found = set(current), {}
    for path in sorted(folder.glob(f"*{_ENDING}")):
        if path.name in known:
            continue
        try:
            said = path.read_text(encoding="utf-8", errors="replace")
        except OSError:
            continue  # somebody else's
        title = re.search(r"^NAME:(?:Frister|Deadlines) – (.+?)\r?$", said, re.MULTILINE)
        if PRODUCT in said and title:
            found[title[1]] = path.name
    return found


def _entries(
    workspace: Workspace,
    edition: Edition,
    lang: Lang,
    *,
    wanted: Collection[str] | None = None,
    since: date = date.max,
) -> tuple[list[tuple[str, CalendarEntry]], int]:
    """Return (owner, entry) of each deadline, and how many have no place in a calendar.

    ``wanted`` are ids of tellings; None takes every event.
    """
    usual = date(max(workspace.today().year - 1, 1), 1, 1)
    until = date(min(usual.year + YEARS_AHEAD, date.max.year), 12, 31)
    first = min(usual, since)
    events = [
        event
        for event in list_events(workspace, first, (until - first).days, confirmed=True)
        if wanted is None or any(told.expression.id in wanted for told in event.tellings)
    ]
    with reading(workspace) as connection:
        hidden = hidden_ids(connection) if edition is Edition.PUBLIC else frozenset()
        shown = [
            event
            for event in events
            if event.answer is not Answer.WAIVED and not (_ids(event) & hidden)
        ]
        changed = last_changes(connection, {key for event in shown for key in _ids(event)})
    placed = [
        (_owner(event.lead, lang), _entry(event, changed, lang))
        for event in shown
        if event.lead.first or event.lead.last
    ]
    return placed, len(shown) - len(placed)


def _ids(event: DueEvent) -> set[str]:
    """Return the ids of all records that an event is told by or belongs to."""
    return {
        part
        for told in event.tellings
        for key in (
            told.expression.id,
            told.expression.initiative_id,
            told.origin.id,
            told.opens[1],
            *(decision.id for decision in told.decisions),
        )
        for part in (key, *key.split(":"))
        if part
    }


def _entry(event: DueEvent, changed: Mapping[str, str], lang: Lang) -> CalendarEntry:
    from kkdesk.exchange.ical import CalendarEntry  # noqa: PLC0415 -- loads the library

    lead = event.lead
    first, last = lead.first or lead.last, lead.last or lead.first
    if first is None or last is None:
        raise ValueError(lead.expression.id)
    exact = lead.first == lead.last
    named = f"{lead.code} {lead.title}".strip()
    role = lead.expression.role.label(lang)
    what = f"{role} – {lead.expression.event}" if lead.expression.event else role
    title = f"{named}: {what}" if named else what
    return CalendarEntry(
        record_id=event_key(event),
        title=title if exact else f"{title} («{lead.expression.as_written}»)",
        first=first,
        last=last,
        changed=max((_moment(key, changed) for key in _ids(event)), default=_LONG_AGO),
        exact=exact,
        text="\n".join(_telling(told, lang) for told in event.tellings),
        categories=tuple(part for part in (role, _owner(lead, lang)) if part),
    )


def _telling(told: Deadline, lang: Lang) -> str:
    found = told.expression
    words = [f"«{found.as_written}»", found.source]
    if found.computed:
        says = "beregnet ud fra" if lang == "da" else "computed from"
        words.append(f"{says} «{found.computed_from}»")
    if found.confirmed_on is not None:
        says = "bekræftet" if lang == "da" else "confirmed"
        words.append(f"{says} {found.confirmed_on:%d.%m.%Y}")
    return " – ".join(part for part in words if part)


def _owner(told: Deadline, lang: Lang) -> str:
    if told.owner_kind == OwnerKind.CROSS:
        return OwnerKind.CROSS.label(lang)
    return told.department or _OTHERS[lang]


def _moment(key: str, changed: Mapping[str, str]) -> datetime:
    """Return when a record changed last, to the second; without a log, when its key was made."""
    said = changed.get(key)
    if said:
        return datetime.fromisoformat(said).astimezone(UTC).replace(microsecond=0)
    try:
        made = uuid.UUID(key)
    except ValueError:
        return _LONG_AGO
    if made.version != 7:  # noqa: PLR2004 -- the kind of key that holds a time
        return _LONG_AGO
    return datetime.fromtimestamp((made.int >> 80) // 1000, UTC)
