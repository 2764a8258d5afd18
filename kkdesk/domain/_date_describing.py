"""Saying what the bounds of a date are, or what is missing."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from kkdesk.domain._date_types import NOT_STATED, DateExpression, DateFlag
from kkdesk.domain._date_words import MONTH_NAMES

if TYPE_CHECKING:
    from datetime import date

    from kkdesk.domain.vocabulary import Lang

ENGLISH_MONTHS: Final = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
]
_NO_YEAR_EXAMPLE: Final = 2025
_FLAG_TEXTS: Final[dict[DateFlag, tuple[str, str]]] = {
    DateFlag.NO_YEAR: (
        "året mangler – skriv fx {words} {year}",
        "the year is missing – write e.g. {words} {year}",
    ),
    DateFlag.VAGUE: (
        "ordene nævner ingen dato – skriv fx 1. halvår {year}",
        "the words name no date – write e.g. 1. halvår {year}",
    ),
    DateFlag.NAME_ONLY: (
        "navn på en beslutning eller et dokument, ikke en dato",
        "the name of a decision or a document, not a date",
    ),
    DateFlag.DURATION_ONLY: (
        "varighed uden startdato – angiv, hvornår den begynder",
        "a length of time without a start – state when it begins",
    ),
    DateFlag.RECURRING: (
        "gentages – ingen bestemt dato",
        "recurs – no particular date",
    ),
    DateFlag.UNREADABLE: (
        "kan ikke læses som en dato – skriv fx 31. marts {year}",
        "cannot be read as a date – write e.g. 31. marts {year}",
    ),
    DateFlag.AMBIGUOUS: (
        "kan læses på flere måder – skriv en entydig dato",
        "can be read in several ways – write one clear date",
    ),
}


def _plain(day: date, lang: Lang) -> str:
    if lang == "da":
        return f"{day.day}. {MONTH_NAMES[day.month - 1]} {day.year}"
    return f"{day.day} {ENGLISH_MONTHS[day.month - 1]} {day.year}"


def day_in_text(day: date, lang: Lang) -> str:
    """Return the day as it stands in a sentence: den 8. oktober 2025."""
    return f"den {_plain(day, lang)}" if lang == "da" else _plain(day, lang)


def describe_bounds(expression: DateExpression, lang: Lang = "da") -> str:
    """Say the bounds in words, or plainly what is missing or unsure."""
    note = _flag_note(expression, lang)
    if not expression.is_placed:
        return note
    parts = [_bounds_words(expression, lang)]
    if expression.computed:
        parts.append("beregnet" if lang == "da" else "computed")
    if note:
        parts.append(note)
    return " – ".join(parts)


def _flag_note(expression: DateExpression, lang: Lang) -> str:
    if expression.flag is None:
        return ""
    words = " ".join(expression.as_written.split())
    text = _FLAG_TEXTS[expression.flag][0 if lang == "da" else 1]
    return text.format(words=words, year=_NO_YEAR_EXAMPLE)


def _bounds_words(expression: DateExpression, lang: Lang) -> str:
    start, end = expression.start, expression.end
    if start == end:
        return _limits(*start, lang)
    starts, ends, never = (
        ("start", "slut", "uden slutdato") if lang == "da" else ("start", "end", "no end stated")
    )
    if end == NOT_STATED:
        return f"{starts}: {_limits(*start, lang)}; {never}"
    if start == NOT_STATED:
        return f"{ends}: {_limits(*end, lang)}"
    return f"{starts}: {_limits(*start, lang)}; {ends}: {_limits(*end, lang)}"


def _limits(first: date | None, last: date | None, lang: Lang) -> str:
    soonest, latest = ("tidligst", "senest") if lang == "da" else ("no earlier than", "by")
    if first is not None and first == last:
        return _plain(first, lang)
    parts = []
    if first is not None:
        parts.append(f"{soonest} {_plain(first, lang)}")
    if last is not None:
        parts.append(f"{latest} {_plain(last, lang)}")
    return ", ".join(parts)
