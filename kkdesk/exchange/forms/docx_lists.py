"""What the lists of a Word file show: which paragraphs are items, how deep, with which number."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

from kkdesk.exchange.office_input import attribute, kid, kids, local

if TYPE_CHECKING:
    from collections.abc import Mapping

    from kkdesk.exchange.office_input import Xml

_HIGHEST: Final = 999
_DEEPEST: Final = 8
_BULLET, _NONE = "bullet", "none"


@dataclass(frozen=True, slots=True)
class Level:
    """How one level of a list is marked."""

    kind: str = _BULLET
    start: int = 1


@dataclass(slots=True)
class _List:
    """A list that paragraphs name; lists of one `base` go on counting each other's items."""

    base: str
    starts: dict[int, int] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Mark:
    """What stands before an item; the number is None for a bullet."""

    level: int
    number: int | None


class Lists:
    """Counts the items of all lists as they are read."""

    def __init__(self, numbering: Xml | None) -> None:
        self._bases: dict[str, Mapping[int, Level]] = {}
        self._lists: dict[str, _List] = {}
        self._counts: dict[str, dict[int, int]] = {}
        self._begun: set[tuple[str, int]] = set()
        for one in numbering if numbering is not None else ():
            if local(one) == "abstractNum":
                self._bases[attribute(one, "abstractNumId") or ""] = _levels(one)
            elif local(one) == "num":
                base = attribute(kid(one, "abstractNumId"), "val") or ""
                self._lists[attribute(one, "numId") or ""] = _List(base, _starts(one))

    def mark(self, key: str, level: int) -> Mark | None:
        """Return what stands before the next item of a list; None if that is no list."""
        known = self._lists.get(key)
        if known is None:
            return None
        look = self._bases.get(known.base, {}).get(level, Level())
        if look.kind == _NONE:
            return None
        counts = self._counts.setdefault(known.base, {})
        for deeper in [one for one in counts if one > level]:
            del counts[deeper]
        if level in known.starts and (key, level) not in self._begun:
            counts[level] = known.starts[level]
        else:
            counts[level] = counts[level] + 1 if level in counts else look.start
        self._begun.add((key, level))
        number = None if look.kind == _BULLET else min(max(counts[level], 0), _HIGHEST)
        return Mark(level, number)


def level_of(text: str | None) -> int:
    """Read how deep an item is, from 0."""
    return min(whole(text, 0), _DEEPEST)


def whole(text: str | None, otherwise: int) -> int:
    """Read a whole number of a file that may say anything."""
    given = (text or "").strip()
    return min(int(given), _HIGHEST) if given.isascii() and given.isdigit() else otherwise


def _levels(base: Xml) -> Mapping[int, Level]:
    made = {}
    for one in base:
        if local(one) == "lvl":
            kind = attribute(kid(one, "numFmt"), "val") or "decimal"
            start = whole(attribute(kid(one, "start"), "val"), 1)
            made[level_of(attribute(one, "ilvl"))] = Level(kind, start)
    return made


def _starts(one: Xml) -> dict[int, int]:
    made = {}
    for override in kids(one):
        if local(override) == "lvlOverride":
            start = attribute(kid(override, "startOverride"), "val")
            start = start or attribute(kid(override, "lvl", "start"), "val")
            if start is not None:
                made[level_of(attribute(override, "ilvl"))] = whole(start, 1)
    return made
