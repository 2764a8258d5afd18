"""Danish working days: what a day is, and counting them to and fro.

Public holidays come from the ``holidays`` library (Store Bededag until 2023 among them).
Grundlovsdag, Juleaftensdag and Nytårsaftensdag are no holidays, but municipal offices are
closed on them. What is closed besides, and the school breaks, the user keeps.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from typing import TYPE_CHECKING, Final

from kkdesk.domain.vocabulary import DayKind

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from kkdesk.domain.vocabulary import Lang

_SATURDAY: Final = 5
_FIRST_YEAR, _LAST_YEAR = 1900, 2200
"""Years beyond have no holidays here: nobody plans in them, and Easter is not agreed."""
_OFFICES_CLOSED: Final = frozenset({(6, 5), (12, 24), (12, 31)})
_WEEKEND: Final = {"da": ("lørdag", "søndag"), "en": ("Saturday", "Sunday")}


@dataclass(frozen=True, slots=True)
class Break:
    """Days of one kind from the first to the last, both counted."""

    first: date
    last: date
    name: str
    kind: DayKind = DayKind.CLOSED

    def holds(self, day: date) -> bool:
        """Tell whether the day is one of them."""
        return self.first <= day <= self.last


class WorkingCalendar:
    """The days that people work on. School breaks are worked, but are told of."""

    def __init__(self, breaks: Iterable[Break] = ()) -> None:
        known = tuple(breaks)
        self._closed = tuple(one for one in known if one.kind is DayKind.CLOSED)
        self._school = tuple(one for one in known if one.kind is DayKind.SCHOOL_BREAK)

    def why_closed(self, day: date, lang: Lang = "da") -> str:
        """Return the name of the holiday, closed day or day of the weekend, or nothing."""
        name = self._holiday(day, lang)
        if not name and day.weekday() >= _SATURDAY:
            name = _WEEKEND[lang][day.weekday() - _SATURDAY]
        return name

    def name_of(self, day: date, lang: Lang = "da") -> str:
        """Return what a calendar writes beside a day: a holiday, closed day or school break."""
        return self._holiday(day, lang) or self.school_break(day)

    def is_working(self, day: date) -> bool:
        """Tell whether people work on the day."""
        return not self.why_closed(day)

    def school_break(self, day: date) -> str:
        """Return the name of the school break that the day lies in, or nothing."""
        return next((one.name for one in self._school if one.holds(day)), "")

    def _holiday(self, day: date, lang: Lang) -> str:
        closed = next((one.name for one in self._closed if one.holds(day)), "")
        return _holidays(day.year, lang).get(day, "") or closed

    def on_or_before(self, day: date) -> date:
        """Return the day itself if it is worked on, else the last worked day before it."""
        while not self.is_working(day) and day > date.min:
            day -= timedelta(days=1)
        return day

    def back(self, day: date, count: int) -> date:
        """Return the ``count``-th working day before a day; none is the day as it stands."""
        for _ in range(count):
            if day == date.min:
                break
            day = self.on_or_before(day - timedelta(days=1))
        return day

    def between(self, first: date, last: date) -> int:
        """Count the working days after the first day up to and with the last."""
        days = (first + timedelta(days=ahead) for ahead in range(1, (last - first).days + 1))
        return sum(self.is_working(day) for day in days)


@cache
def _holidays(year: int, lang: Lang) -> Mapping[date, str]:
    if not _FIRST_YEAR <= year <= _LAST_YEAR:
        return {}
    from holidays import country_holidays  # noqa: PLC0415 -- only who plans waits for it

    language = "da" if lang == "da" else "en_US"
    public = country_holidays("DK", years=year, language=language)
    optional = country_holidays("DK", years=year, language=language, categories=("optional",))
    closed = {
        day: name for day, name in optional.items() if (day.month, day.day) in _OFFICES_CLOSED
    }
    return {**closed, **public}
