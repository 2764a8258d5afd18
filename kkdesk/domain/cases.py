"""Cases on their way: the order of a route, and appendices cited by number in the texts."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from datetime import date

    from kkdesk.domain.records import Stored

_ONE: Final = r"\d{1,3}(?!\.?\d)"
_NUMBERS: Final = rf"{_ONE}(?:\s*(?:,|og|samt|and|[-–])\s*{_ONE})*"
_CITED: Final = re.compile(rf"(?<!\w)(bilag(?:ene)?\s+)({_NUMBERS})(?!\w)", re.IGNORECASE)
_MONTHS: Final = (
    *("januar", "februar", "marts", "april", "maj", "juni"),
    *("juli", "august", "september", "oktober", "november", "december"),
)
WEEKDAYS: Final = ("mandag", "tirsdag", "onsdag", "torsdag", "fredag", "lørdag", "søndag")
_PIECE: Final = re.compile(r"(\d+)(?:\s*[-–]\s*(\d+))?")
_WIDEST: Final = 50
"""A wider range of appendices ("bilag 1-900") is taken for something else."""


class Panel(StrEnum):
    """A list under a case, a question, a committee or a council; the value names its records."""

    STEPS = "route_step"
    APPENDICES = "appendix"
    DOCUMENTS = "document"
    VERSIONS = "document_version"
    MEMOS = "memo"
    QUESTIONS = "question"
    LISTS = "question_list"
    ITEMS = "question_list_item"
    MEETINGS = "meeting"
    MEMBERS = "membership"


PANELS: Final[dict[str, tuple[Panel, ...]]] = {
    "case": (Panel.STEPS, Panel.APPENDICES, Panel.DOCUMENTS, Panel.MEMOS, Panel.QUESTIONS),
    "question": (Panel.QUESTIONS, Panel.LISTS),
    "committee": (Panel.MEETINGS, Panel.MEMBERS),
    "council": (Panel.MEMBERS,),
    "department": (),
    "person": (),
}
"""What stands under each kind of subject, in the order of the page's tabs."""


@dataclass(frozen=True, slots=True)
class Subject:
    """Something the page lists at its left: a case, a question, a body, a person.

    A question stands under the case or the question that ``under`` names.
    """

    id: str
    kind: str
    title: str
    note: str = ""
    confidential: bool = False
    under: str = ""


@dataclass(frozen=True, slots=True)
class CalendarMeeting:
    """A committee's meeting in the calendar of all committees, with the cases it takes."""

    id: str
    committee_id: str
    committee: str
    day: date
    place: str = ""
    cases: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Part:
    """A record under a subject: what its line says, its fields, and whether its day is flagged.

    ``details`` are what stands under it, and ``keys`` say which: initiatives, or versions.
    """

    id: str
    cells: tuple[str, ...]
    fields: Mapping[str, Stored]
    flagged: bool = False
    details: tuple[str, ...] = ()
    keys: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Sheet:
    """A subject with everything the page shows of it."""

    subject: Subject
    fields: Mapping[str, Stored]
    panels: Mapping[Panel, tuple[Part, ...]]


def cited(text: str) -> frozenset[int]:
    """Return the numbers of the appendices that a text cites: "(bilag 2 og 3)" cites 2 and 3."""
    return frozenset(number for hit in _CITED.finditer(text) for number in _numbers(hit[2]))


def renumber(text: str, numbers: Mapping[int, int]) -> str:
    """Return the text with every appendix it cites under its new number.

    A range that is no longer one ("bilag 1-3" as 1, 4 and 2) is written out.
    """
    return _CITED.sub(
        lambda hit: hit[1] + _PIECE.sub(lambda piece: _renumbered(piece, numbers), hit[2]), text
    )


def moved(keys: Sequence[str], key: str, step: int) -> tuple[str, ...]:
    """Return the keys with one of them moved up (-1) or down (1); at the end it stays."""
    order = list(keys)
    here = order.index(key)
    order.insert(min(max(here + step, 0), len(order) - 1), order.pop(here))
    return tuple(order)


def too_early(days: Sequence[date | None]) -> tuple[bool, ...]:
    """Tell for each step whether its day is before one of a step that it follows."""
    latest: date | None = None
    found = []
    for day in days:
        found.append(day is not None and latest is not None and day < latest)
        if day is not None and (latest is None or day > latest):
            latest = day
    return tuple(found)


def off_weekday(day: date | None, weekday: str) -> bool:
    """Tell whether a meeting's day is none of the weekdays that a committee meets on.

    The weekdays stand as people write them: "onsdag", "onsdage kl. 15", "tirsdag og torsdag".
    """
    known = [number for number, name in enumerate(WEEKDAYS) if name in weekday.casefold()]
    return day is not None and bool(known) and day.weekday() not in known


def day_alone(words: str) -> str:
    """Return a day as it stands beside a label: "den 8. oktober 2025" without its first word."""
    return words.strip().removeprefix("den ")


def day_words(day: date) -> str:
    """Write a meeting's day as the documents do: "8. oktober 2025"."""
    return f"{day.day}. {_MONTHS[day.month - 1]} {day.year}"


def _numbers(words: str) -> Iterator[int]:
    for hit in _PIECE.finditer(words):
        first, last = int(hit[1]), int(hit[2] or hit[1])
        if first <= last <= first + _WIDEST:
            yield from range(first, last + 1)
        else:
            yield from (first, last)


def _renumbered(hit: re.Match[str], numbers: Mapping[int, int]) -> str:
    old = list(_numbers(hit[0]))
    new = sorted(numbers.get(number, number) for number in old)
    if new == old:
        return hit[0]
    if new == list(range(new[0], new[0] + len(new))) and len(new) > 1:
        between = hit[0][len(hit[1]) : -len(hit[2])]
        return f"{new[0]}{between}{new[-1]}"
    written = [str(number) for number in new]
    return " og ".join(filter(None, (", ".join(written[:-1]), written[-1])))
