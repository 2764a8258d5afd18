"""What differs between two tellings: two days of the database, or two rounds or plans."""

from __future__ import annotations

import difflib
import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

from kkdesk.domain.collation import danish_key
from kkdesk.domain.vocabulary import (
    DateRole,
    EntryState,
    FinancingState,
    InitiativeState,
    Labelled,
    Rag,
)

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from kkdesk.domain.vocabulary import Lang


class Aspect(Labelled):
    """What kind of thing is told."""

    TEXT = "text", "tekst", "text"
    STATE = "state", "tilstand", "state"
    DATE = "date", "dato", "date"
    MONEY = "money", "penge", "money"
    TARGET = "target", "mål", "target"
    MEASUREMENT = "measurement", "måling", "measurement"


class Turn(Labelled):
    """What became of it."""

    CHANGED = "changed", "ændret", "changed"
    ADDED = "added", "tilføjet", "added"
    REMOVED = "removed", "ikke længere med", "not there any more"


@dataclass(frozen=True, slots=True)
class Fact:
    """One thing that is told: of which record, in which words."""

    aspect: Aspect
    code: str
    title: str
    department: str
    what: str
    words: str
    confidential: bool = False
    records: tuple[str, ...] = field(default=(), compare=False)
    """The ids of what tells it, kept so that what is marked later is hidden too."""


@dataclass(frozen=True, slots=True)
class Difference:
    """One thing that is told otherwise; ``before`` or ``after`` is empty where it was not told."""

    turn: Turn
    aspect: Aspect
    code: str
    title: str
    department: str
    what: str
    before: str
    after: str
    confidential: bool


class Part(Labelled):
    """What became of a run of words."""

    KEPT = "kept", "uændret", "kept"
    TAKEN = "taken", "fjernet", "removed"
    PUT = "put", "tilføjet", "added"


_PIECES: Final = re.compile(r"\s+|\w+|[^\w\s]")
_WORD: Final = re.compile(r"\w+")
_LEAST_KEPT: Final = 0.34
"""The share of the words of both texts that must be kept for a change to be told word by word."""
_MOST_PIECES: Final = 6_000
"""A longer text is told as wholly rewritten: comparing takes the square of its words."""

_CONTEXT: Final = 24
"""So many letters of what was kept stand on either side of a change."""


def compare(before: Mapping[str, Fact], after: Mapping[str, Fact]) -> tuple[Difference, ...]:
    """Return what differs between the facts of two tellings, by code and aspect.

    The same key names the same thing in both; facts without words are not told.
    """
    found = [
        difference
        for key in {**before, **after}
        if (difference := _difference(before.get(key), after.get(key))) is not None
    ]
    aspects = list(Aspect)
    return tuple(
        sorted(
            found,
            key=lambda one: (
                danish_key(one.code), danish_key(one.title), aspects.index(one.aspect),
                danish_key(one.what), one.before, one.after,
            ),
        )
    )  # fmt: skip


def _difference(old: Fact | None, new: Fact | None) -> Difference | None:
    before, after = old.words if old else "", new.words if new else ""
    told = new or old
    if told is None or before == after:
        return None
    turn = Turn.ADDED if not before else Turn.REMOVED if not after else Turn.CHANGED
    hidden = any(fact.confidential for fact in (old, new) if fact is not None)
    return Difference(
        turn, told.aspect, told.code, told.title, told.department, told.what, before, after, hidden
    )


def told_what(one: Difference, lang: Lang = "da") -> str:
    """Return which date, text or series differs, in words."""
    if one.aspect is not Aspect.DATE:
        return _WHAT.get(one.what, one.what) if lang == "en" else one.what
    role, _, event = one.what.partition(": ")
    words = DateRole(role).label(lang) if role in frozenset(DateRole) else role
    return f"{words}: {event}" if event else words


def told_sides(one: Difference, lang: Lang = "da") -> tuple[str, str]:
    """Return what was told before and what is told now, as people read it."""
    if one.aspect is not Aspect.STATE:
        return one.before, one.after
    choices = _STATES.get(one.what.partition(" ")[0], EntryState)
    return _label(choices, one.before, lang), _label(choices, one.after, lang)


def _label(choices: type[Labelled], value: str, lang: Lang) -> str:
    return choices(value).label(lang) if value in frozenset(choices) else value


_STATES: Final[dict[str, type[Labelled]]] = {
    "": Rag,
    "tilstand": InitiativeState,
    "finansiering": FinancingState,
    "status": EntryState,
}
"""Which list the words of a state are on, by what is told of."""
_WHAT: Final = {
    "titel": "title",
    "beskrivelse": "description",
    "målsætning": "objective",
    "prioritering": "priority",
    "tilstand": "state",
    "finansiering": "financing",
}


def word_parts(before: str, after: str) -> tuple[tuple[Part, str], ...]:
    """Return both texts as one: runs of words that were kept, taken out, or put in.

    Texts that share few words are told whole: what they share is chance.
    """
    old, new = _PIECES.findall(before), _PIECES.findall(after)
    if len(old) + len(new) <= _MOST_PIECES:
        parts = tuple(_parts(old, new))
        kept = sum(_words(words) for part, words in parts if part is Part.KEPT)
        if 2 * kept >= _LEAST_KEPT * (_words(before) + _words(after)):
            return parts
    whole = ((Part.TAKEN, before), (Part.PUT, after))
    return tuple((part, words) for part, words in whole if words)


def _words(words: str) -> int:
    return len(_WORD.findall(words))


def _parts(old: Sequence[str], new: Sequence[str]) -> Iterator[tuple[Part, str]]:
    matcher = difflib.SequenceMatcher(None, old, new, autojunk=False)
    for tag, first, last, start, end in matcher.get_opcodes():
        if tag == "equal":
            yield Part.KEPT, "".join(old[first:last])
            continue
        if last > first:
            yield Part.TAKEN, "".join(old[first:last])
        if end > start:
            yield Part.PUT, "".join(new[start:end])


def marked_words(before: str, after: str) -> str:
    """Return both texts as one line of plain words: [-taken out-] and {+put in+}."""
    return "".join(_marked(part, words) for part, words in word_parts(before, after))


def _marked(part: Part, words: str) -> str:
    if part is Part.TAKEN:
        return f"[-{words}-]"
    if part is Part.PUT:
        return f"{{+{words}+}}"
    if len(words) <= 2 * _CONTEXT:
        return words
    return f"{words[:_CONTEXT]}…{words[-_CONTEXT:]}"
