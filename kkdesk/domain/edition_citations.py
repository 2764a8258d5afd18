"""Appendices that texts cite, under the numbers an edition gives them, and nothing of the others.

An appendix that the edition does not have leaves its number to the next one. What cites it goes:
its number among others, the bracket that holds it, or else the sentence. Of appendices to which
the case gives one number the first is cited, none if the edition leaves out any of them.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from kkdesk.domain.cases import cited, renumber

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

_BRACKET: Final = re.compile(r"[ \t]*\([^()]*\)")
_SENTENCE_END: Final = re.compile(r"(?<=[.!?])[ \t]+(?=[A-ZÆØÅ*_(\"”„»])")
_CITATION: Final = re.compile(
    r"(?<!\w)(bilag(?:ene)?\s+)"
    r"(\d{1,3}(?!\.?\d)(?:\s*(?:,|og|samt|and|[-–])\s*\d{1,3}(?!\.?\d))*)(?!\w)",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class EditionNumbers:
    """What an edition calls the appendices of a case, from 1 without a gap.

    `own` is by the appendices' ids. `cited` is by the numbers that the case's texts know;
    `hidden` are those numbers that the edition may not cite.
    """

    own: Mapping[str, int]
    cited: Mapping[int, int]
    hidden: frozenset[int]


def edition_numbers(appendices: Iterable[tuple[str, int, bool]]) -> EditionNumbers:
    """Give numbers to appendices: each an id, its number in the case, whether it is left out."""
    own: dict[str, int] = {}
    cites: dict[int, int] = {}
    hidden: set[int] = set()
    for key, number, left_out in sorted(appendices, key=lambda one: (one[1], one[0])):
        if left_out:
            hidden.add(number)
            continue
        own[key] = len(own) + 1
        cites.setdefault(number, own[key])
    return EditionNumbers(own, cites, frozenset(hidden))


def cite_in_edition(text: str, numbers: EditionNumbers) -> str:
    """Return a text (the Markdown subset) that cites only what the edition shows."""
    if not cited(text):
        return text
    lines = (_line(line, numbers.hidden) for line in text.split("\n"))
    return renumber("\n".join(line for line in lines if line is not None), numbers.cited)


def _line(line: str, hidden: frozenset[int]) -> str | None:
    """Return a line without what cites hidden appendices; None if nothing of it is left."""
    if not cited(line) & hidden:
        return line
    kept = _BRACKET.sub(lambda hit: _bracket(hit[0], hidden), line)
    sentences = [
        _without(sentence, hidden)
        for sentence in _SENTENCE_END.split(kept)
        if not (cited(sentence) and cited(sentence) <= hidden)
    ]
    return " ".join(sentences) if sentences else None


def _bracket(words: str, hidden: frozenset[int]) -> str:
    found = cited(words)
    return "" if found and found <= hidden else words


def _without(sentence: str, hidden: frozenset[int]) -> str:
    """Take hidden numbers out of citations that name others, too."""

    def written(hit: re.Match[str]) -> str:
        found = cited(hit[0])
        if not found & hidden:
            return hit[0]
        *before, last = [str(number) for number in sorted(found - hidden)] or [""]
        return f"{hit[1]}{', '.join(before)} og {last}" if before else f"{hit[1]}{last}"

    return _CITATION.sub(written, sentence)
