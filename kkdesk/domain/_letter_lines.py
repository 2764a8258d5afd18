"""The lines of a pasted letter made readable: marks taken off, broken words put together."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from typing import Final

_LINE_ENDS: Final = re.compile("\r\n|[\r\x0b\x0c\u0085\u2028\u2029]")
# A new page or paragraph, unless a sentence runs on over it.
_NEW_PART: Final = re.compile("[\x0c\u2028\u2029]+(?!\\s*[a-zæøå])")
_UNSEEN: Final = re.compile("[\u00ad\u200b\u200e\u200f\u2060\ufeff]")
_QUOTED: Final = re.compile(r"^\s*(?:>\s?)+")
_BULLET: Final = re.compile(
    "^[\u2022\u25aa\u25cf\u25e6\u00b7\u2023\uf0b7\uf098\uf0a7\uf0d8*–—-]\\s+"
)
_NUMBERED: Final = re.compile(r"^(?:\d{1,2}|[a-zæøå])[.)]\s+(?=\S)")
_PAGE: Final = re.compile(
    r"^(?:-\s*\d{1,3}\s*-|\d{1,3}|(?:side|page|s\.)\s*\d{1,3}(?:\s*(?:af|of|/)\s*\d{1,3})?"
    r"|\d{1,3}\s*/\s*\d{1,3})$",
    re.IGNORECASE,
)
_BROKEN: Final = re.compile(r"([^\W_]+)-$")
_SOFT_BREAK: Final = re.compile("\u00ad[ \t]*\n[ \t]*(?=[a-zæøå])")
_STARTS: Final = re.compile(r"[^\W_]+(?:-[^\W_]+)*")
_SHARED_END: Final = frozenset({"og", "eller", "samt", "men", "til", "hhv", "and", "or"})
"""What follows a hyphen that stands for the end of a word said later: «Børne- og Unge…»."""
NARROW: Final = 100
"""Lines up to this long are taken to be wrapped in a column; longer ones are paragraphs."""


@dataclass(frozen=True, slots=True)
class Line:
    """A line without its bullet; ``marker`` is the number it bore, ``after_gap`` a blank before."""

    text: str
    marker: str = ""
    bullet: bool = False
    page: bool = False
    after_gap: bool = False

    @property
    def item(self) -> bool:
        """Whether the line begins an item of a list."""
        return self.bullet or bool(self.marker)


def read_lines(letter: str) -> list[Line]:
    """Return the lines that hold something, cleaned of what the copying put there."""
    lines: list[Line] = []
    gap = True
    raw = _with_soft_hyphens_mended(
        [
            _plain(line)
            for line in _SOFT_BREAK.sub(
                "", _LINE_ENDS.sub("\n", _NEW_PART.sub("\n\n", letter))
            ).split("\n")
        ]
    )
    for text in raw:
        if not text:
            gap = True
            continue
        lines.append(_line(text, after_gap=gap))
        gap = False
    return lines


def is_wrapped(lines: list[Line]) -> bool:
    """Tell whether the lines were broken by a column's width, not by the writer."""
    lengths = sorted(len(line.text) for line in lines)
    return not lengths or lengths[len(lengths) * 9 // 10] <= NARROW


def join_lines(texts: list[str], whole: str) -> tuple[str, tuple[str, ...]]:
    """Return the lines as one text, and the words that were put together at a line's end.

    A hyphen stays before *og*, *eller* and a capital, after an abbreviation in capitals, and
    where the letter writes the word with it elsewhere.
    """
    joined: list[str] = []
    text = ""
    for line in texts:
        broken = _BROKEN.search(text)
        start = _STARTS.match(line)
        if broken is None or start is None:
            text = f"{text} {line}".strip()
            continue
        first, rest = broken[1], start[0]
        if rest.casefold() in _SHARED_END:
            text = f"{text} {line}"
        elif (
            not rest[0].islower()
            or _is_abbreviation(first)
            or f"{first}-{rest}".casefold() in whole
        ):
            text += line
        else:
            text = text[:-1] + line
            joined.append(first + rest)
    return text, tuple(joined)


def _is_abbreviation(word: str) -> bool:
    return len(word) > 1 and word.isupper()


def _plain(line: str) -> str:
    """Return a line without mail marks, unseen characters and the space around it."""
    text = _QUOTED.sub("", _UNSEEN.sub("", line))
    kept = "".join(" " if c.isspace() else c for c in text if not _is_control(c))
    return unicodedata.normalize("NFC", " ".join(kept.split()))


def _is_control(character: str) -> bool:
    return unicodedata.category(character) in {"Cc", "Cs"} and not character.isspace()


def _with_soft_hyphens_mended(raw: list[str]) -> list[str]:
    """Take hyphens that stand alone on a line out, and put the word they part together."""
    result: list[str] = []
    position = 0
    while position < len(raw):
        if raw[position] != "-":
            result.append(raw[position])
            position += 1
            continue
        following = position + 1
        alone = True
        while following < len(raw) and raw[following] in {"", "-"}:
            alone = alone and raw[following] == ""
            following += 1
        while result and not result[-1]:
            result.pop()
        parts_word = (
            alone
            and result
            and following < len(raw)
            and result[-1][-1:].isalpha()
            and raw[following][:1].islower()
        )
        if parts_word:
            result[-1] += raw[following]
            following += 1
        else:
            result.append("")
        position = following
    return result


def _line(text: str, *, after_gap: bool) -> Line:
    if _PAGE.match(text):
        return Line(text, page=True, after_gap=after_gap)
    bullet = _BULLET.match(text)
    if bullet:
        return Line(text[bullet.end() :], bullet=True, after_gap=after_gap)
    if text in "•▪●◦·‣\uf0b7\uf098\uf0a7\uf0d8":
        return Line("", bullet=True, after_gap=after_gap)
    number = _NUMBERED.match(text)
    if number:
        return Line(text[number.end() :], number[0].strip(), after_gap=after_gap)
    return Line(text, after_gap=after_gap)
