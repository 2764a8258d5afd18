"""Appendices that texts cite, under the numbers an edition gives them, and nothing of the others.

An appendix that the edition does not have leaves its numbers to the next one. What cites it goes:
its number among others, the bracket that holds it, or else the sentence.
"""

from __future__ import annotations

import re
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


def edition_numbers(shown: Iterable[int]) -> dict[int, int]:
    """Return the number in the edition of each appendix that is shown: 1, 2, 3 in their order."""
    return {old: new for new, old in enumerate(sorted(shown), start=1)}


def cite_in_edition(text: str, numbers: Mapping[int, int], hidden: frozenset[int]) -> str:
    """Return a text (the Markdown subset) that cites only what the edition shows."""
    if not cited(text):
        return text
    lines = (_line(line, hidden) for line in text.split("\n"))
    return renumber("\n".join(line for line in lines if line is not None), numbers)


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
