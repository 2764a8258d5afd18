"""What ``check-out``, ``check-in`` and ``conflicts`` say, in the words that the window uses."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from kkdesk.cli.output import one_line

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from kkdesk.domain.exchange import CheckInResult
    from kkdesk.domain.exchange_words import ChangeWords, ConflictWords
    from kkdesk.errors import Lang

_LONGEST: Final = 60
_SIGNS: Final = {"insert": "+", "delete": "-", "update": "~"}


def taken_words(work: Path, lang: Lang, *, open_to_all: bool) -> str:
    """Say what to work on, and that anybody can read a copy without a passphrase."""
    if lang == "da":
        words, warned = "taget ud: arbejd på", "Uden adgangssætning kan alle læse den."
    else:
        words, warned = "taken out: work on", "Without a passphrase anybody can read it."
    return f"{words} {work}" + (f". {warned}" if open_to_all else "")


def checked_in_words(result: CheckInResult, lang: Lang, *, renewed: bool) -> str:
    """Say what came home, what waits, and where to go on."""
    if lang == "da":
        nothing, after = "intet nyt at hente hjem", "; kopien er fornyet"
        said = f"{_count(result.applied, 'post', 'poster')} ændret, konflikter: {result.conflicts}"
        see = ". Se dem med «kkdesk conflicts», eller afgør dem på siden Udveksling."
    else:
        nothing, after = "nothing new to check in", "; the copy is renewed"
        changed = _count(result.applied, "record", "records")
        said = f"{changed} changed, conflicts: {result.conflicts}"
        see = ". See them with “kkdesk conflicts”, or decide them on the page Exchange."
    words = (nothing if result.already else said) + (after if renewed else "")
    return words + (see if result.conflicts and not result.already else "")


def decided_words(decided: int, left: int, lang: Lang) -> str:
    """Say how many conflicts were decided, and how many wait still."""
    if lang == "da":
        return f"{_count(decided, 'konflikt', 'konflikter')} afgjort, {left} venter"
    waits = "waits" if left == 1 else "wait"
    return f"{_count(decided, 'conflict', 'conflicts')} decided, {left} {waits}"


def preview_words(
    holder: str, changes: Sequence[ChangeWords], waiting: Sequence[ConflictWords], lang: Lang
) -> str:
    """Say what a check-in would do: how much, the conflicts, and then each change."""
    if not changes and not waiting:
        none = {"da": "intet nyt at hente hjem fra", "en": "nothing new to check in from"}[lang]
        return f"{none} {one_line(holder)}\n"
    if lang == "da":
        much = _count(len(changes), "ændring", "ændringer")
        held = _count(len(waiting), "konflikt", "konflikter")
        first = f"{much} fra {holder} går ind, {held} vil vente; intet er ændret endnu"
    else:
        much = _count(len(changes), "change", "changes")
        held = _count(len(waiting), "conflict", "conflicts")
        first = f"{much} from {holder} will go in, {held} will wait; nothing is changed yet"
    lines = [one_line(first)]
    lines += [one_line(f"! {_conflict_words(one, lang)}") for one in waiting]
    lines += [_change_line(one) for one in changes]
    return "".join(f"{line}\n" for line in lines)


def conflict_line(one: ConflictWords, lang: Lang) -> str:
    """Tell a conflict on one line, with the key that decides it."""
    return one_line(f"{one.row.id} {_conflict_words(one, lang)}")


def _conflict_words(one: ConflictWords, lang: Lang) -> str:
    row = one.row
    sides = ""
    if row.has_mine and row.has_theirs:
        moved = (part for part in one.parts if part.mine != part.theirs)
        sides = "".join(
            f", {part.title}: {_short(part.mine)} ≠ {_short(part.theirs)}" for part in moved
        )
    return f"{row.kind.label(lang)}: {one.subject} {_short(one.about)}{sides}"


def _change_line(one: ChangeWords) -> str:
    what = f", {one.title}: {_short(one.before)} → {_short(one.after)}" if one.title else ""
    sign = _SIGNS[one.change.action]
    return one_line(f"{sign} {one.subject} {_short(one.about)}{what}")


def _short(words: str) -> str:
    """Leave the beginning of what would fill the screen; nothing is told by a dash."""
    said = one_line(words) or "–"
    return said if len(said) <= _LONGEST else said[: _LONGEST - 1] + "…"


def _count(number: int, one: str, many: str) -> str:
    return f"{number} {one if number == 1 else many}"
