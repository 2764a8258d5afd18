"""What the names of glyphs say, for fonts that tell nothing else of their text."""

from __future__ import annotations

import re
from typing import Final

_BY_CODE: Final = re.compile(r"(?:uni|u)([0-9A-Fa-f]{4,5})")


def glyph_text(name: str) -> str:
    """Return what a glyph's name says ("ae", "uni00E6", "oslash.alt"); empty if it says nothing."""
    from reportlab.pdfbase._glyphlist import _glyphname2unicode  # noqa: PLC0415 -- Adobe's list

    stem = name.partition(".")[0]
    if (match := _BY_CODE.fullmatch(stem)) is not None:
        return chr(int(match[1], 16))
    value = _glyphname2unicode.get(stem)
    return chr(value) if isinstance(value, int) else ""
