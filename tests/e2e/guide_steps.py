"""The numbered steps of a chapter of the guide, as things to do.

The steps are written in a few verbs (docs/guide/README.md says so): **bold** is what stands on the
screen, `code` is what is typed or chosen. A step that is written otherwise is an error, so that
nothing is read past.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import Enum
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from pathlib import Path

_STEP: Final = re.compile(r"^\d+\. (?P<words>.+(?:\n {2,}.+)*)", re.MULTILINE)
_MARK: Final = re.compile(r"`(?P<code>[^`]+)`|\*\*(?P<bold>[^*]+)\*\*")
_SENTENCE: Final = re.compile(r"(?<=[.…?!])(?=(?:\*\*)? +[A-ZÆØÅ])|(?<=[.…?!]\*\*) +(?=[A-ZÆØÅ])")


class Verb(Enum):
    """What a sentence asks for."""

    SEE = "see"
    PRESS = "press"
    CHOOSE = "choose"
    WRITE = "write"
    GO_TO = "go to"
    SAVE_AS = "save as"


_VERBS: Final = {
    "Du ser": Verb.SEE, "You see": Verb.SEE,
    "Tryk på": Verb.PRESS, "Press": Verb.PRESS,
    "Vælg": Verb.CHOOSE, "Choose": Verb.CHOOSE,
    "Skriv": Verb.WRITE, "Type": Verb.WRITE,
    "Gå til": Verb.GO_TO, "Go to": Verb.GO_TO,
    "Gem filen som": Verb.SAVE_AS, "Save the file as": Verb.SAVE_AS,
}  # fmt: skip
_THEN: Final = re.compile(r", (?:og vælg|and choose) ")
_PLACES: Final = {
    "i træet": "tree", "in the tree": "tree", "i listen": "list", "in the list": "list",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Deed:
    """One thing to do: with what stands on the screen, or what is typed or chosen there."""

    verb: Verb
    target: str
    """What stands on the screen; "tree" or "list" with ``nameless``; nothing for a file."""
    value: str = ""
    """What is typed or chosen, a line each."""
    nameless: bool = False
    """The tree or the list is meant that has no name on the screen."""
    step: str = ""
    """The whole step, for the one who has to correct it."""


class UnknownStepError(Exception):
    """A step is not written in the verbs that can be followed."""


def read_steps(chapter: Path) -> list[Deed]:
    """Return what a chapter's numbered lists ask for, in order."""
    text = chapter.read_text(encoding="utf-8")
    return [deed for step in _STEP.finditer(text) for deed in _deeds(_joined(step["words"]))]


def _joined(words: str) -> str:
    return " ".join(line.strip() for line in words.splitlines())


def _deeds(step: str) -> list[Deed]:
    found = []
    for sentence in _SENTENCE.split(step):
        said = sentence.strip()
        if not _MARK.search(said):
            continue  # an explanation: nothing on the screen, nothing typed
        first, *more = _THEN.split(said)
        found += _read(first, step)
        for part in more:
            found += _read(f"Vælg {part}", step)
    if not found:
        raise UnknownStepError(step)
    return found


def _read(sentence: str, step: str) -> list[Deed]:
    """Read one sentence: its verb, and pairs of what is typed and where."""
    verb = next((verb for words, verb in _VERBS.items() if sentence.startswith(words)), None)
    marks = [(mark["code"], mark["bold"]) for mark in _MARK.finditer(sentence)]
    if verb is None:
        raise UnknownStepError(step)
    if verb is Verb.SAVE_AS and [bool(code) for code, _ in marks] == [True]:
        return [Deed(verb, "", marks[0][0] or "", step=step)]
    if verb in {Verb.SEE, Verb.PRESS, Verb.GO_TO} or (verb is Verb.CHOOSE and not marks[0][0]):
        if any(code for code, _ in marks):
            raise UnknownStepError(step)
        return [Deed(verb, bold or "", step=step) for _, bold in marks]
    return _pairs(verb, sentence, marks, step)


def _pairs(
    verb: Verb, sentence: str, marks: list[tuple[str | None, str | None]], step: str
) -> list[Deed]:
    found, values = [], []
    for code, bold in marks:
        if code:
            values.append(code)
        elif bold and values:
            found.append(Deed(verb, bold, "\n".join(values), step=step))
            values = []
        else:
            raise UnknownStepError(step)
    if values:
        place = next((kind for words, kind in _PLACES.items() if words in sentence), "")
        if verb is not Verb.CHOOSE or len(values) > 1 or not place:
            raise UnknownStepError(step)
        found.append(Deed(verb, place, values[0], nameless=True, step=step))
    return found
