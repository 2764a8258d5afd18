"""Characters that do not belong in a Danish text: what an import must show before it stores.

Text taken from a PDF often holds glyphs of a shifted font ("ęėę5" for 2025), bullets in the
private-use area, soft hyphens and control characters. They are pointed out with a suggestion;
nothing is changed without a person's consent.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass

from kkdesk.domain.vocabulary import Labelled


class FindingKind(Labelled):
    """Why a character is pointed out."""

    LOOK_ALIKE = "look_alike", "Fremmed tegn, der ligner et andet", "Look-alike character"
    PRIVATE_USE = "private_use", "Tegn uden betydning", "Character without meaning"
    SOFT_HYPHEN = "soft_hyphen", "Blødt bindestregstegn", "Soft hyphen"
    LONE_HYPHEN = "lone_hyphen", "Bindestreg alene på en linje", "Hyphen alone on a line"
    CONTROL = "control", "Styretegn", "Control character"
    INVISIBLE = "invisible", "Usynligt tegn", "Invisible character"
    DECOMPOSED = "decomposed", "Bogstav sat sammen af flere tegn", "Letter made of several parts"
    OUTSIDE = "outside", "Tegn uden for det danske tegnsæt", "Character outside Danish usage"


@dataclass(frozen=True, slots=True)
class Finding:
    """One character to look at: "" as suggestion means take it out, None ask a person."""

    position: int
    character: str
    kind: FindingKind
    suggestion: str | None


_DIGIT_SHIFT = 0x117 - ord("0")
_SHIFTED_DIGITS = {chr(ord(d) + _DIGIT_SHIFT): d for d in "0123"}
_LOOK_ALIKES = {"Ǆ": "-", "ǃ": "–", "ǌ": "»", "ǋ": "«"}
_PRIVATE_BULLETS = {"\uf0b7": "-", "\uf098": "-", "\uf0a7": "-"}
_SOFT_HYPHEN = "\u00ad"
_INVISIBLE = frozenset("\u200b\u200c\u200d\u200e\u200f\u2060\ufeff") | frozenset(
    chr(c) for c in (*range(0x202A, 0x202F), *range(0x2066, 0x206A))
)
_PUNCTUATION = frozenset("–—‘’‚“”„‹›…•€−≥≤≈≠→✓\u00a0\u2009\u202f\u2011\n")
_LONE_HYPHEN = re.compile(r"(?m)^[ \t]*(-)[ \t]*$")
_LINE_ENDS = re.compile("\r\n|[\r\u0085\u2028\u2029]")
_LAST_ASCII = 0x7E
_LATIN_1 = range(0xA1, 0x100)


def check_text(text: str) -> list[Finding]:
    """Return every doubtful character of the text, in order of position."""
    digits = _positions_of_shifted_numbers(text)
    found = [
        finding
        for position, character in enumerate(text)
        if (finding := _check(position, character, in_number=position in digits)) is not None
    ]
    found += [
        Finding(m.start(1), "-", FindingKind.LONE_HYPHEN, "") for m in _LONE_HYPHEN.finditer(text)
    ]
    return sorted(found, key=lambda finding: finding.position)


def apply_suggestions(text: str, findings: list[Finding]) -> str:
    """Return the text with the given findings' suggestions put in; the others stay."""
    wanted = {f.position: f.suggestion for f in findings if f.suggestion is not None}
    changed = "".join(wanted.get(i, character) for i, character in enumerate(text))
    return unicodedata.normalize("NFC", changed)


def clean_typed(text: str) -> str:
    """Return typed text composed (NFC), without control, invisible and soft-hyphen characters.

    Line ends become newlines and a tab a space, so that no words grow together.
    """
    lines = _LINE_ENDS.sub("\n", text).replace("\t", " ")
    kept = "".join(c for c in lines if c == "\n" or not _is_unwanted(c))
    return unicodedata.normalize("NFC", kept)


def _is_unwanted(character: str) -> bool:
    # Joiners stay: they are part of emoji and of some names.
    if character in "\u200c\u200d":
        return False
    return (
        unicodedata.category(character) in {"Cc", "Cs"}
        or character == _SOFT_HYPHEN
        or character in _INVISIBLE
    )


def _check(position: int, character: str, *, in_number: bool) -> Finding | None:
    kind: FindingKind | None = None
    suggestion: str | None = ""
    if character in _SHIFTED_DIGITS:
        kind = FindingKind.LOOK_ALIKE
        suggestion = _SHIFTED_DIGITS[character] if in_number else None
    elif character in _LOOK_ALIKES:
        kind, suggestion = FindingKind.LOOK_ALIKE, _LOOK_ALIKES[character]
    elif character == _SOFT_HYPHEN:
        kind = FindingKind.SOFT_HYPHEN
    elif character in _INVISIBLE:
        kind = FindingKind.INVISIBLE
    elif character == "\t":
        kind, suggestion = FindingKind.CONTROL, " "
    elif not _belongs(character):
        kind, suggestion = _foreign(character)
    return None if kind is None else Finding(position, character, kind, suggestion)


def _belongs(character: str) -> bool:
    code = ord(character)
    return ord(" ") <= code <= _LAST_ASCII or code in _LATIN_1 or character in _PUNCTUATION


def _foreign(character: str) -> tuple[FindingKind, str | None]:
    category = unicodedata.category(character)
    if category == "Co":
        return FindingKind.PRIVATE_USE, _PRIVATE_BULLETS.get(character)
    if category in {"Cc", "Cs"}:
        return FindingKind.CONTROL, ""
    if category == "Mn":
        return FindingKind.DECOMPOSED, None
    return FindingKind.OUTSIDE, None


def _positions_of_shifted_numbers(text: str) -> frozenset[int]:
    """Return the positions inside words made only of digits and shifted digits.

    A Polish or Lithuanian name may hold the same letters; there nothing is suggested.
    """
    runs = re.finditer(f"[0-9{''.join(_SHIFTED_DIGITS)}]+", text)
    spans = (m.span() for m in runs)
    return frozenset(
        position
        for start, end in spans
        if _ends_stand_free(text, start, end)
        for position in range(start, end)
    )


def _ends_stand_free(text: str, start: int, end: int) -> bool:
    # The dash and quotes of the shifted font are letters to Unicode, but no part of a word.
    before, after = text[start - 1 : start], text[end : end + 1]
    return all(not side.isalpha() or side in _LOOK_ALIKES for side in (before, after))
