"""From any text to tokens that know where they stand in it."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, Literal, NamedTuple

if TYPE_CHECKING:
    from kkdesk.domain._date_words import Phrase, PhraseIndex


class Token(NamedTuple):
    """A number, a word or a mark; `start` and `end` count in the normalised text."""

    kind: Literal["number", "word", "mark", "end"]
    text: str
    raw: str
    start: int
    end: int
    damaged: bool = False


_END: Final = Token("end", "", "", -1, -1)
_TOKEN: Final = re.compile(r"(?P<number>[0-9]++)|(?P<word>[^\W\d_]++)|(?P<mark>\S)")
# Fonts of some PDF files shift glyphs: these letters stand for 0 1 2 3 and an en dash.
_SHIFTED: Final = str.maketrans("ėĘęĚ", "0123")
_SHIFTED_NUMBER: Final = re.compile(r"(?<![^\W_])[0-9ėĘęĚ]{2,}+(?![^\W_])")
_SHIFTED_DASH: Final = str.maketrans("ǃ", "–")


@dataclass(frozen=True, slots=True)
class Line:
    """The tokens of a text and the way back to the text itself."""

    original: str
    tokens: tuple[Token, ...]
    offsets: tuple[int, ...] | None
    strict: bool = False  # running text: no reading that needs the whole field to be a date

    def at(self, index: int) -> Token:
        """Return the token, or an empty one outside the text."""
        try:
            return self.tokens[index] if index >= 0 else _END
        except IndexError:
            return _END

    def has(self, index: int, phrase: Phrase) -> int:
        """Return the index after the phrase, or 0 when it does not stand here."""
        here = index
        for word in phrase:
            if self.at(here).text != word:
                return 0
            here += 1
            if self.at(here).text == "." and len(word) <= len("ca"):
                here += 1  # pr. ca. d.
        return here

    def first_of(self, index: int, phrases: PhraseIndex) -> int:
        """Return the index after the longest phrase that stands here, or 0."""
        here = phrases.get(self.at(index).text, ())
        return next((end for phrase in here if (end := self.has(index, phrase))), 0)

    def number(self, index: int, low: int, high: int, digits: int | None = None) -> int | None:
        """Return the number here when it lies in low..high (and has so many digits)."""
        token = self.at(index)
        length = len(token.text)
        if token.kind != "number" or length > len("2025") or digits not in {None, length}:
            return None
        value = int(token.text)
        return value if low <= value <= high else None

    def glued(self, index: int) -> bool:
        """Whether no space stands before the token."""
        return self.at(index).start == self.at(index - 1).end

    def span(self, first: int, after: int) -> tuple[int, int]:
        """Return where tokens first..after-1 stand in the original text."""
        start, end = self.at(first).start, self.at(after - 1).end
        if self.offsets is None:
            return start, end
        return self.offsets[start], self.offsets[end]


def read_line(text: str) -> Line:
    """Split any text into tokens; linear in its length."""
    composed, offsets = _compose(text)
    mended = _SHIFTED_NUMBER.sub(
        lambda match: match[0].translate(_SHIFTED), composed.translate(_SHIFTED_DASH)
    )
    tokens = tuple(_tokens(mended, composed))
    return Line(text, tokens, offsets)


def _tokens(mended: str, composed: str) -> list[Token]:
    found = []
    for match in _TOKEN.finditer(mended):
        start, end = match.span()
        raw = match[0]
        kind: Literal["number", "word", "mark"] = (
            "number" if match["number"] else "word" if match["word"] else "mark"
        )
        damaged = composed[start:end] != raw
        found.append(Token(kind, raw.casefold(), raw, start, end, damaged))
    return found


def _compose(text: str) -> tuple[str, tuple[int, ...] | None]:
    """Return the text in NFC and, when that moved anything, each character's old place."""
    if unicodedata.is_normalized("NFC", text):
        return text, None
    pieces: list[str] = []
    offsets: list[int] = []
    start = 0
    for index in range(1, len(text) + 1):
        if index < len(text) and unicodedata.combining(text[index]):
            continue
        piece = unicodedata.normalize("NFC", text[start:index])
        pieces.append(piece)
        offsets.extend([start] * len(piece))
        start = index
    offsets.append(len(text))
    return "".join(pieces), tuple(offsets)
