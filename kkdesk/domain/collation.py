"""Danish sorting: æ, ø and å last, aa as å, capitals and small letters together.

Numbers sort by size, so S2.2 comes before S2.10. Punctuation only separates words.
"aa" counts as å, except where a first part of a compound ends in a and the next part
begins with a ("temaaften", "dataansvarlig"); the first parts meant are listed below.
"""

from __future__ import annotations

import re
import unicodedata

_COMPOUND_FIRST_PARTS = (
    "data", "ekstra", "extra", "infra", "kamera", "klima", "kontra", "media", "panorama",
    "para", "skema", "supra", "tema", "ultra",
)  # fmt: skip
_AA = re.compile(
    rf"(?<!\w)((?:{'|'.join(p[:-1] for p in _COMPOUND_FIRST_PARTS)})aa)|aa",
)
# After z in code-point order: { | } stand for æ ø å.
_LETTERS = str.maketrans(
    {"æ": "{", "ä": "{", "ø": "|", "ö": "|", "œ": "|", "å": "}", "ü": "y", "đ": "d", "ł": "l"}
    | {"ð": "d", "þ": "th"}
)
_PIECES = re.compile(r"[0-9]+|[a-z{|}]+|[^\W\d_]+")
_LONGEST_COUNT = 99
_SEPARATOR = "\t"


def danish_key(text: str) -> tuple[str, str]:
    """Return a sort key; equal only for equal texts."""
    exact = unicodedata.normalize("NFC", text)
    return _primary(exact), exact


def collation_text(text: str) -> str:
    """Return plain text whose byte order is the Danish order, for a column SQL sorts by."""
    primary, exact = danish_key(text)
    return primary + _SEPARATOR + exact.replace(_SEPARATOR, " ")


def _primary(text: str) -> str:
    folded = text.casefold()
    folded = _AA.sub(lambda m: m.group(1) or "å", folded)
    plain = _without_accents(folded.translate(_LETTERS))
    return " ".join(_piece(m.group()) for m in _PIECES.finditer(plain))


def _without_accents(text: str) -> str:
    decomposed = unicodedata.normalize("NFKD", text)
    return "".join(c for c in decomposed if not unicodedata.combining(c))


def _piece(piece: str) -> str:
    """Write a number with its length first, so that text order is order of size."""
    if not piece[0].isdecimal():
        return piece
    digits = piece.lstrip("0") or "0"
    return f"{min(len(digits), _LONGEST_COUNT):02d}{digits}"
