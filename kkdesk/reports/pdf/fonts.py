"""Typefaces: metrics, the characters a document uses, and the subset that is embedded.

ReportLab reads the TrueType file and cuts the subset. A `Face` belongs to one document and one
thread; all that two reports share which print at the same time are the figures of a file that was
read before, and those nobody changes.
"""

from __future__ import annotations

import zlib
from copy import copy
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files
from io import BytesIO
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from reportlab.pdfbase.ttfonts import TTFontFile

    from kkdesk.reports.theme import Typeface

UNITS = 1000
REPLACEMENTS = ("\ufffd", "\u25a1", "\u25ca", "?")
"""What stands for a character that the typeface lacks, best first."""

REGULAR, BOLD, ITALIC, BOLD_ITALIC = range(4)
_FILES = (
    "SourceSansPro-Regular.ttf",
    "SourceSansPro-Semibold.ttf",
    "SourceSansPro-It.ttf",
    "SourceSansPro-SemiboldIt.ttf",
)


class _Widths(dict[str, int]):
    """Width of each character in thousandths of the type size, looked up once."""

    def __init__(self, by_code: dict[int, float], default: float) -> None:
        super().__init__()
        self._by_code = by_code
        self._default = default

    def __missing__(self, character: str) -> int:
        width = round(self._by_code.get(ord(character), self._default))
        self[character] = width
        return width


class _WordWidths(dict[str, int]):
    """Width of each word in thousandths of the type size; words come again and again."""

    def __init__(self, widths: _Widths) -> None:
        super().__init__()
        self._widths = widths

    def __missing__(self, word: str) -> int:
        width = sum(map(self._widths.__getitem__, word))
        self[word] = width
        return width


class _Shown(dict[int, int]):
    """A translation table: what the typeface lacks becomes its replacement mark."""

    def __init__(self, glyphs: dict[int, int], replacement: str) -> None:
        super().__init__()
        self._glyphs = glyphs
        self._replacement = ord(replacement)

    def __missing__(self, code: int) -> int:
        shown = code if code in self._glyphs else self._replacement
        self[code] = shown
        return shown


class _Codes(dict[str, str]):
    """The four hex digits that show each character, numbered in order of first use."""

    def __missing__(self, character: str) -> str:
        code = f"{len(self) + 1:04X}"
        self[character] = code
        return code


@dataclass(frozen=True, slots=True)
class Descriptor:
    """What a PDF says about a typeface, in thousandths of the type size."""

    name: str
    flags: int
    box: tuple[float, float, float, float]
    italic_angle: float
    ascent: float
    descent: float
    cap_height: float
    stem: float


@lru_cache(maxsize=8)
def _read(data: bytes) -> TTFontFile:
    """Return what a font file says; reading it takes longer than printing a page."""
    # ReportLab takes 0.3 s to import; nothing pays for it before the first report.
    from reportlab.pdfbase.ttfonts import TTFontFile  # noqa: PLC0415

    return TTFontFile(BytesIO(data))


class Face:
    """One typeface in one document."""

    def __init__(self, data: bytes, index: int) -> None:
        self.index = index
        self._file = copy(_read(data))  # it remembers where in its data it is
        glyphs: dict[int, int] = self._file.charToGlyph
        self._glyphs = glyphs
        # ReportLab gives widths in thousandths already, whatever the file's own units are.
        self.widths = _Widths(self._file.charWidths, self._file.defaultWidth)
        self.word_widths = _WordWidths(self.widths)
        self.codes = _Codes()
        self._shown = _Shown(glyphs, next(mark for mark in REPLACEMENTS if ord(mark) in glyphs))

    def showable(self, text: str) -> str:
        """Return the text with a replacement mark for each character that the typeface lacks."""
        return text.translate(self._shown)

    def width(self, text: str) -> int:
        """Return the text's width in thousandths of the type size."""
        return sum(map(self.widths.__getitem__, text))

    def encode(self, text: str) -> str:
        """Return the text as the hex digits of a PDF string, and remember its characters."""
        return "".join(map(self.codes.__getitem__, text))

    def descriptor(self) -> Descriptor:
        """Return the figures of the typeface, under a name that tells subsets apart."""
        file = self._file
        used = zlib.crc32("".join(self.codes).encode())
        tag = "".join(chr(65 + used // 26**place % 26) for place in range(6))
        return Descriptor(
            name=f"{tag}+{file.name.decode('ascii')}",
            flags=4 | (64 if file.italicAngle else 0),
            box=tuple(file.bbox),
            italic_angle=file.italicAngle,
            ascent=file.ascent,
            descent=file.descent,
            cap_height=file.capHeight,
            stem=file.stemV,
        )

    def subset(self) -> tuple[bytes, bytes]:
        """Return a font file with only the used glyphs, and the glyph of each code (2 bytes each).

        ReportLab numbers the glyphs of a subset in the order in which characters ask for them.
        """
        numbers = {0: 0}
        glyph_of_code = bytearray(2)
        for character in self.codes:
            glyph = self._glyphs.get(ord(character), 0)
            number = numbers.setdefault(glyph, len(numbers))
            glyph_of_code += number.to_bytes(2, "big")
        data: bytes = self._file.makeSubset([ord(character) for character in self.codes])
        return data, bytes(glyph_of_code)

    def to_unicode(self) -> bytes:
        """Return the CMap that turns codes back into characters (used by copy, search, speech)."""
        pairs = [
            f"<{code}> <{character.encode('utf-16-be').hex()}>"
            for character, code in self.codes.items()
        ]
        lines = [
            "/CIDInit /ProcSet findresource begin",
            "12 dict begin",
            "begincmap",
            "/CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def",
            "/CMapName /Adobe-Identity-UCS def",
            "/CMapType 2 def",
            "1 begincodespacerange",
            "<0000> <FFFF>",
            "endcodespacerange",
        ]
        for start in range(0, len(pairs), 100):  # the format allows a hundred in a block
            block = pairs[start : start + 100]
            lines += [f"{len(block)} beginbfchar", *block, "endbfchar"]
        lines += ["endcmap", "CMapName currentdict /CMap defineresource pop", "end", "end"]
        return "\n".join(lines).encode("ascii")

    def code_widths(self) -> list[int]:
        """Return the width of each code in use, in the order of the codes."""
        return [self.widths[character] for character in self.codes]


class Faces:
    """The four faces of one document; each is read when its first character is measured."""

    def __init__(self, typeface: Typeface | None = None) -> None:
        self._typeface = typeface
        self._loaded: dict[int, Face] = {}

    def __getitem__(self, index: int) -> Face:
        face = self._loaded.get(index)
        if face is None:
            own = self._typeface
            data = _packaged(_FILES[index]) if own is None else own.files[index]
            face = Face(data, index)
            self._loaded[index] = face
        return face

    def used(self) -> list[Face]:
        """Return the faces that at least one character was drawn with, in their order."""
        return [face for _, face in sorted(self._loaded.items()) if face.codes]


def load_faces(typeface: Typeface | None = None) -> Faces:
    """Return fresh faces: regular, bold, italic, bold italic (indices REGULAR … BOLD_ITALIC).

    Without a typeface they are those of `font-source-sans-pro`, which come with the program.
    """
    return Faces(typeface)


def _packaged(name: str) -> bytes:
    return (files("font_source_sans_pro") / "files" / name).read_bytes()
