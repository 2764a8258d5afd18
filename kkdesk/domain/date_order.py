"""Words that name an end before their beginning: they can be read, but not meant."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from kkdesk.domain.dates import parse_date

if TYPE_CHECKING:
    from kkdesk.domain.dates import DateExpression
    from kkdesk.domain.vocabulary import Lang

_BETWEEN: Final = re.compile(r"\s*[–—-]\s*|\s+til\s+")
_YEAR: Final = re.compile(r"\b\d{4}\b")
_DAY: Final = re.compile(r"(?:den\s+)?\d{1,2}\.")


_REVERSED: Final = {
    "da": "«{}» slutter, før det begynder. Byt om på de to, eller ret året",
    "en": "“{}” ends before it begins. Swap the two, or correct the year",
}


def reversed_words(words: str, lang: Lang) -> str:
    """Say what is wrong with words that name their end first."""
    return _REVERSED[lang].format(words)


def ends_before_start(words: str) -> bool:
    """Tell whether words name two days, months or years, the later one first.

    Such words are kept as words where they are imported; where they are typed they are
    refused.
    """
    if parse_date(words).is_placed:
        return False
    for hit in _BETWEEN.finditer(words):
        left, right = words[: hit.start()].strip(), words[hit.end() :].strip()
        end = parse_date(right)
        start = _start(left, right)
        if start.earliest and end.latest and end.latest < start.earliest:
            return True
    return False


def _start(left: str, right: str) -> DateExpression:
    """Read the first half; what it lacks of month and year it takes from the second."""
    if _DAY.fullmatch(left):
        return parse_date(_DAY.sub(left, right, count=1))
    found, year = parse_date(left), _YEAR.search(right)
    if not found.is_placed and year is not None and not _YEAR.search(left):
        return parse_date(f"{left} {year[0]}")
    return found
