"""What every failure has: a title and a message in Danish and English."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass, fields
from datetime import date, datetime
from typing import TYPE_CHECKING, ClassVar, Literal, NamedTuple

from kkdesk.domain.addresses import without_password
from kkdesk.errors.words import word_for

if TYPE_CHECKING:
    from pathlib import Path

Lang = Literal["da", "en"]

LONGEST_VALUE = 400
"""Longest value shown inside a message, in characters; more is cut with an ellipsis."""

_MONTHS: dict[Lang, tuple[str, ...]] = {
    "da": (
        *("januar", "februar", "marts", "april", "maj", "juni"),
        *("juli", "august", "september", "oktober", "november", "december"),
    ),
    "en": (
        *("January", "February", "March", "April", "May", "June"),
        *("July", "August", "September", "October", "November", "December"),
    ),
}

_UNKNOWN: dict[str, dict[Lang, str]] = {
    "who": {"da": "en anden", "en": "someone else"},
    "host": {"da": "ukendt maskine", "en": "an unknown machine"},
    "since": {"da": "et ukendt tidspunkt", "en": "an unknown time"},
    "when": {"da": "for lidt siden", "en": "a moment ago"},
    "copy": {"da": "(ingen kopi)", "en": "(no copy)"},
}
_NAMES = frozenset({"kind", "used_by", "field", "field_da", "field_en"})
"""Values that name a record kind or a field; people get their word for it."""

_NOTHING: dict[Lang, str] = {"da": "(tomt)", "en": "(empty)"}


class Text(NamedTuple):
    """One failure in one language; named placeholders are the fields of its class."""

    title: str
    happened: str
    safe: str
    advice: str


class KkdeskError(Exception):
    """A failure with a title and a message that a person can act on."""

    DA: ClassVar[Text]
    EN: ClassVar[Text]
    exit_code: ClassVar[int] = 1
    """What the command line returns: 1 the job failed, 2 it was asked wrongly."""

    def parts(self, lang: Lang) -> Text:
        """Return title, what happened, what is safe and what to do, values filled in."""
        template = self.DA if lang == "da" else self.EN
        values = self._values(lang)
        return Text(*(part.format_map(values) for part in template))

    def title(self, lang: Lang) -> str:
        """Return the short heading of the message."""
        return self.parts(lang).title

    def message(self, lang: Lang) -> str:
        """Return the whole message as plain text on one line."""
        _, *sentences = self.parts(lang)
        return " ".join(sentences)

    def _values(self, lang: Lang) -> dict[str, str]:
        """Return this error's fields as text that cannot disturb the message."""
        own = getattr(self, "__dataclass_fields__", None)
        if own is None:
            return {}
        return {
            field.name: _shown(field.name, getattr(self, field.name), lang)
            for field in fields(self)  # type: ignore[arg-type]  # checked the line above
        }

    def __str__(self) -> str:
        return self.message("en")

    def __repr__(self) -> str:
        """Return one for all: a dataclass would compile its own for each failure at each start."""
        return f"{type(self).__name__}({self.message('en')!r})"


def _shown(name: str, value: object, lang: Lang) -> str:
    """Write one value for a message: no line breaks, no control characters, not endless."""
    if value is None or value in ("", (), []):
        return _UNKNOWN.get(name, _NOTHING)[lang]
    if isinstance(value, datetime):
        return moment_words(value, lang)
    if isinstance(value, date):
        return day_words(value, lang)
    if name == "path":
        value = without_password(str(value))
    elif name in _NAMES:
        value = word_for(str(value), danish=lang == "da")
    elif isinstance(value, tuple | list):
        value = ", ".join(map(str, value))
    spaced = " ".join(str(value).split())
    if name.startswith("reason_"):
        spaced = spaced.rstrip(".")  # the template ends the sentence
    # Cc and Cf hold terminal escapes and the marks that turn text round.
    clean = "".join(c for c in spaced if unicodedata.category(c) not in {"Cc", "Cf", "Cs"})
    return clean if len(clean) <= LONGEST_VALUE else clean[: LONGEST_VALUE - 1] + "…"


def moment_words(moment: datetime, lang: Lang) -> str:
    """Write a point in time in local time, in words."""
    local = moment.astimezone() if moment.tzinfo else moment
    clock = f"kl. {local:%H.%M}" if lang == "da" else f"at {local:%H:%M}"
    return f"{day_words(local, lang)} {clock}"


def day_words(day: date, lang: Lang) -> str:
    """Write a day in words."""
    month = _MONTHS[lang][day.month - 1]
    return f"{day.day}. {month} {day.year}" if lang == "da" else f"{day.day} {month} {day.year}"


@dataclass(eq=False, repr=False)
class PathError(KkdeskError):
    """A failure that concerns one file or folder, or a database URL without its password."""

    path: Path | str
