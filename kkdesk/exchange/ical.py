"""Deadlines as a calendar file (iCalendar, RFC 5545) that every calendar program reads.

Equal entries give equal bytes: nothing in the file tells when it was written.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING, Final

from icalendar import Calendar, Event, vCategory, vText

if TYPE_CHECKING:
    from collections.abc import Iterable

PRODUCT: Final = "-//kkdesk//Frister//DA"
_DOMAIN: Final = "kkdesk"
_REFRESH: Final = "PT12H"


@dataclass(frozen=True, slots=True)
class CalendarEntry:
    """An all-day event from ``first`` to ``last`` (both included).

    ``record_id`` makes its UID and never changes; ``changed`` is when its record last did.
    ``exact`` tells whether the day is known, or only that it lies between the two.
    """

    record_id: str
    title: str
    first: date
    last: date
    changed: datetime
    exact: bool
    text: str = ""
    categories: tuple[str, ...] = ()


def write_calendar(name: str, entries: Iterable[CalendarEntry]) -> bytes:
    """Return a calendar of that name with the entries in the order of their days."""
    calendar = Calendar()
    calendar.add("prodid", PRODUCT)
    calendar.add("version", "2.0")
    calendar.add("calscale", "GREGORIAN")
    calendar.add("method", "PUBLISH")
    calendar.add("name", _Words(name))
    calendar.add("x-wr-calname", _Words(name))
    calendar.add("x-published-ttl", _REFRESH)
    for entry in sorted(entries, key=lambda one: (one.first, one.last, one.record_id)):
        calendar.add_component(_event(entry))
    return bytes(calendar.to_ical())


def uid_of(record_id: str) -> str:
    """Return the UID of a record's event."""
    return f"{record_id}@{_DOMAIN}"


def _event(entry: CalendarEntry) -> Event:
    event = Event()
    event.add("uid", uid_of(entry.record_id))
    event.add("dtstamp", entry.changed)
    event.add("last-modified", entry.changed)
    event.add("summary", _Words(_plain(entry.title)))
    event.add("dtstart", entry.first)
    event.add("dtend", min(entry.last, date.max - timedelta(days=1)) + timedelta(days=1))
    event.add("status", "CONFIRMED" if entry.exact else "TENTATIVE")
    event.add("transp", "TRANSPARENT")
    if entry.text:
        event.add("description", _Words(_plain(entry.text, lines=True)))
    if entry.categories:
        categories = vCategory([])
        categories.cats = [_Words(_plain(each)) for each in entry.categories]
        event.add("categories", categories)
    return event


class _Words(vText):
    r"""A text as RFC 5545, 3.3.11 writes it; the library takes ``\N`` in it for the end of a line.

    ``C:\Noter`` is a folder.
    """

    def to_ical(self) -> bytes:
        """Return the text with what has a meaning in a calendar file escaped."""
        return (
            self.replace("\\", "\\\\")
            .replace(";", "\\;")
            .replace(",", "\\,")
            .replace("\n", "\\n")
            .encode("utf-8")
        )


def _plain(words: str, *, lines: bool = False) -> str:
    """Return words without what no calendar can hold: control characters, stray line ends."""
    kept = words.replace("\r\n", "\n").replace("\r", "\n")
    kept = "".join(c for c in kept if c == "\n" or c.isprintable())
    return kept.strip() if lines else " ".join(kept.split())
