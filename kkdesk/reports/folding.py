"""Looking for words whatever their spacing, case, composition and hyphens."""

from __future__ import annotations

import unicodedata
from typing import TYPE_CHECKING, Final

from kkdesk.reports.pdf.text import plain

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

AT_ONCE: Final = 100_000
"""Letters that are looked at together."""


def folded(text: str) -> str:
    """Return the text so that spacing, case, composition and soft hyphens do not matter."""
    composed = unicodedata.normalize("NFKC", plain(text)).casefold()
    return "".join(composed.split())


def found_in(said: Iterable[str], words: Mapping[str, str]) -> set[str]:
    """Return which words (by their keys; the values are folded) stand in a text.

    The text comes in pieces. A word may stand in several; spaces between them do not matter. Only
    a part of the text is held at a time, however long it is.
    """
    overlap = max((len(word) for word in words.values()), default=1) - 1
    found: set[str] = set()
    before = ""
    for piece in _gathered(said):
        searched = before + folded(piece)
        found.update(key for key, word in words.items() if word in searched)
        before = searched[-overlap:] if overlap else ""
    return found


def _gathered(pieces: Iterable[str]) -> Iterator[str]:
    """Yield pieces put together, parted only where folding them apart changes nothing."""
    together: list[str] = []
    size = 0
    for piece in filter(None, pieces):
        if size >= AT_ONCE and not _melt(together[-1][-1], piece[0]):
            yield "".join(together)
            together, size = [], 0
        together.append(piece)
        size += len(piece)
    yield "".join(together)


def _melt(last: str, first: str) -> bool:
    """Tell whether characters become others when they stand together, or hide what does."""
    if "\u00ad" in (last, first):  # a soft hyphen goes, and what is on its other side moves up
        return True
    apart = unicodedata.normalize("NFKC", last) + unicodedata.normalize("NFKC", first)
    together = unicodedata.normalize("NFKC", last + first)
    return bool(unicodedata.combining(first)) or together != apart
