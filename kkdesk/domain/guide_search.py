"""Searching the guide: every word typed must stand in the section, in some form of it."""

from __future__ import annotations

import functools
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from kkdesk.domain.guide import lines_of, plain
from kkdesk.domain.wording import all_words, search_terms, stem

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kkdesk.domain.guide import Chapter, Guide, Section
    from kkdesk.domain.vocabulary import Lang
    from kkdesk.domain.wording import Stemmer

_SHOWN: Final = 110
"""Letters of the line that is shown of a hit."""
_SHORTEST_PART: Final = 3
"""Letters of a word that is looked for inside longer ones too, as Danish compounds need."""
_IN_TITLE: Final = 1000
_IN_CHAPTER: Final = 100


@dataclass(frozen=True, slots=True)
class GuideHit:
    """A section that holds the words, and the line that shows most of them."""

    chapter: Chapter
    section: Section
    line: str


def search_guide(guide: Guide, typed: str) -> tuple[GuideHit, ...]:
    """Return the sections that hold every word, the best first."""
    terms = search_terms(typed)
    if not terms:
        return ()
    found: list[tuple[int, GuideHit]] = []
    for chapter in guide.chapters:
        for section in chapter.sections:
            lines = tuple(text for line in lines_of(section.blocks) if (text := plain(line)))
            weight = _weight(chapter, section, lines, terms, guide.lang)
            if weight:
                line = _best_line(lines, terms, guide.lang)
                found.append((weight, GuideHit(chapter, section, line)))
    found.sort(key=lambda one: -one[0])
    return tuple(hit for _, hit in found)


def hits_word(word: str, terms: Sequence[str], lang: Lang) -> bool:
    """Tell whether a word is a form of one of the terms, or holds it."""
    return any(_is_form(word, term, lang) for term in terms)


def _weight(
    chapter: Chapter, section: Section, lines: Sequence[str], terms: Sequence[str], lang: Lang
) -> int:
    """Return how well a section fits; 0 if a word is missing."""
    title = all_words(section.title)
    heading = all_words(chapter.title)
    body = [all_words(line) for line in lines]
    whole = 0
    for term in terms:
        here = sum(any(_is_form(word, term, lang) for word in line) for line in body)
        named = any(_is_form(word, term, lang) for word in title)
        above = any(_is_form(word, term, lang) for word in heading)
        if not (here or named):
            return 0
        whole += here + _IN_TITLE * named + _IN_CHAPTER * above
    return whole


def _best_line(lines: Sequence[str], terms: Sequence[str], lang: Lang) -> str:
    """Return the line with most of the terms, cut to where the first of them stands."""

    def held(line: str) -> int:
        words = all_words(line)
        return sum(any(_is_form(word, term, lang) for word in words) for term in terms)

    best = max(lines, key=held, default="")
    return _cut(" ".join(best.split()), terms, lang)


def _cut(line: str, terms: Sequence[str], lang: Lang) -> str:
    if len(line) <= _SHOWN:
        return line
    at = 0
    for word in line.split(" "):
        if any(hits_word(one, terms, lang) for one in all_words(word)):
            break
        at += len(word) + 1
    start = max(0, min(at - _SHOWN // 3, len(line) - _SHOWN))
    if start:
        start = line.find(" ", start) + 1
    end = len(line) if start + _SHOWN >= len(line) else line.rfind(" ", start, start + _SHOWN)
    return f"{'… ' if start else ''}{line[start:end]}{' …' if end < len(line) else ''}"


def _is_form(word: str, term: str, lang: Lang) -> bool:
    if len(term) >= _SHORTEST_PART and term in word:
        return True
    return word.startswith(term) or _stem(word, lang) == _stem(term, lang)


def _stem(word: str, lang: Lang) -> str:
    return stem(word) if lang == "da" else _english_stem(word)


@functools.lru_cache(maxsize=20_000)
def _english_stem(word: str) -> str:
    return _english().stemWord(word)


@functools.cache
def _english() -> Stemmer:
    # The package loads every language it knows; the window opens without it.
    import snowballstemmer  # noqa: PLC0415

    stemmer: Stemmer = snowballstemmer.stemmer("english")
    return stemmer
