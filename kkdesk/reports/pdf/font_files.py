"""Fonts of the machine: finding a family's TrueType files, and whether one may be embedded."""

from __future__ import annotations

import os
import struct
import sys
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO, Final

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from kkdesk.reports.theme import Typeface

MOST_BYTES: Final = 20_000_000
STYLES: Final = ("regular", "bold", "italic", "bold_italic")
_TRUE_TYPE: Final = (b"\x00\x01\x00\x00", b"true")
_RESTRICTED, _NO_SUBSET, _BITMAP = 0x0002, 0x0100, 0x0200
_MORE_FREE: Final = 0x000C
"""Preview or editable embedding, which the least restrictive bit decides in old fonts."""
_FAMILY_NAMES: Final = (16, 1)
_WINDOWS, _MACINTOSH = 3, 1
_ITALIC: Final = 0x0001
_REGULAR_WEIGHT, _BOLD_WEIGHT, _BOLDISH = 400, 700, 600
_LETTERS: Final = "AZazÆØÅæøå0189.,–"


class FontUnfit(Exception):  # noqa: N818 -- an answer of this module, no failure that a person meets
    """Why a file cannot be a font of the documents, in Danish and English."""

    def __init__(self, danish: str, english: str) -> None:
        super().__init__(english)
        self.danish, self.english = danish, english


@dataclass(frozen=True, slots=True)
class FontFile:
    """What a TrueType file says of itself; `weight` is 400 for regular and 700 for bold."""

    path: Path
    families: tuple[str, ...]
    weight: int
    italic: bool


def read_font(path: Path) -> bytes:
    """Return a font file that can be embedded.

    Raises FontUnfit if it is no TrueType, must not be embedded or lacks Danish letters.
    """
    try:
        if path.stat().st_size > MOST_BYTES:
            raise FontUnfit("filen er større end 20 MB", "the file is larger than 20 MB")
        data = path.read_bytes()
    except OSError as error:
        raise FontUnfit("filen kan ikke læses", "the file cannot be read") from error
    not_true_type = FontUnfit("filen er ikke TrueType (.ttf)", "the file is not TrueType (.ttf)")
    if data[:4] not in _TRUE_TYPE:
        raise not_true_type
    try:
        tables = _tables(BytesIO(data))
        rights = struct.unpack(">H", _part(data, tables["OS/2"], 8, 2))[0]
        names = tables["glyf"], tables["cmap"]
    except (KeyError, struct.error) as error:
        raise not_true_type from error
    assert names
    closed = rights & _RESTRICTED and not rights & _MORE_FREE
    if closed or rights & (_NO_SUBSET | _BITMAP):
        raise FontUnfit(
            "dens licens tillader ikke, at den indlejres i dokumenter (fsType)",
            "its licence does not allow embedding in documents (fsType)",
        )
    _try(data)
    return data


def _try(data: bytes) -> None:
    """Cut a subset as a document does; FontUnfit if that fails."""
    from reportlab.pdfbase.ttfonts import TTFontFile  # noqa: PLC0415 -- takes 0.3 s to import

    try:
        file = TTFontFile(BytesIO(data))
        file.makeSubset([ord(letter) for letter in _LETTERS if ord(letter) in file.charToGlyph])
        file.name.decode("ascii")
    except Exception as error:  # ReportLab raises whatever a damaged file leads to
        raise FontUnfit("filen er beskadiget", "the file is damaged") from error
    lacking = [letter for letter in _LETTERS if ord(letter) not in file.charToGlyph]
    if lacking:
        raise FontUnfit(
            f"den mangler tegn, som dansk har brug for: {' '.join(lacking)}",
            f"it lacks characters that Danish needs: {' '.join(lacking)}",
        )


def find_family(family: str, folders: Iterable[Path] | None = None) -> dict[str, Path]:
    """Return the files of a family's styles (`STYLES`) on this machine; what is missing is not in.

    Without a regular file the family counts as missing.
    """
    wanted = family.strip().casefold()
    found = [one for one in _fonts(folders) if wanted in map(str.casefold, one.families)]
    upright = [one for one in found if not one.italic]
    slanted = [one for one in found if one.italic]
    picked = {
        "regular": _nearest(upright, _REGULAR_WEIGHT, at_most=_BOLDISH - 1),
        "bold": _nearest(upright, _BOLD_WEIGHT, at_least=_BOLDISH),
        "italic": _nearest(slanted, _REGULAR_WEIGHT, at_most=_BOLDISH - 1),
        "bold_italic": _nearest(slanted, _BOLD_WEIGHT, at_least=_BOLDISH),
    }
    if picked["regular"] is None:
        return {}
    return {style: path for style, path in picked.items() if path is not None}


def typeface(family: str, files: dict[str, Path]) -> tuple[Typeface, tuple[str, ...]]:
    """Read a family's files; styles that it lacks take the nearest that it has.

    Returns the typeface and the styles it lacks. Raises FontUnfit with the file as its third
    argument.
    """
    from kkdesk.reports.theme import Typeface as Made  # noqa: PLC0415 -- needed here alone

    read: dict[str, bytes] = {}
    for style, path in files.items():
        try:
            read[style] = read_font(path)
        except FontUnfit as error:
            raise UnfitFile(path, error) from error
    regular = read["regular"]
    bold, italic = read.get("bold", regular), read.get("italic", regular)
    faces = regular, bold, italic, read.get("bold_italic", read.get("bold", italic))
    said = describe(files["regular"])
    own = said.families[0] if said is not None and said.families else ""
    return Made(family or own, faces), tuple(style for style in STYLES if style not in read)


class UnfitFile(FontUnfit):
    """A font file that cannot be used, and which it is."""

    def __init__(self, path: Path, why: FontUnfit) -> None:
        super().__init__(why.danish, why.english)
        self.path = path


def font_folders() -> tuple[Path, ...]:
    """Return where this machine and this person keep fonts."""
    home = Path.home()
    if sys.platform == "win32":
        windows = Path(os.environ.get("SYSTEMROOT", r"C:\Windows")) / "Fonts"
        local = Path(os.environ.get("LOCALAPPDATA", home / "AppData" / "Local"))
        return windows, local / "Microsoft" / "Windows" / "Fonts"
    if sys.platform == "darwin":
        return Path("/System/Library/Fonts"), Path("/Library/Fonts"), home / "Library" / "Fonts"
    data = Path(os.environ.get("XDG_DATA_HOME") or home / ".local" / "share")
    shared = os.environ.get("XDG_DATA_DIRS") or "/usr/local/share:/usr/share"
    return *(Path(one) / "fonts" for one in shared.split(":")), data / "fonts", home / ".fonts"


def _fonts(folders: Iterable[Path] | None) -> Iterator[FontFile]:
    for folder in font_folders() if folders is None else folders:
        for root, _, names in os.walk(folder):
            for name in sorted(names):
                if name.lower().endswith(".ttf"):
                    described = describe(Path(root) / name)
                    if described is not None:
                        yield described


def describe(path: Path) -> FontFile | None:
    """Read the few tables that tell family, weight and slant; None where they cannot be read."""
    try:
        with path.open("rb") as file:
            if file.read(4) not in _TRUE_TYPE:
                return None
            file.seek(0)
            tables = _tables(file)
            names = _table(file, tables["name"])
            shape = _table(file, tables["OS/2"])
    except (OSError, KeyError, struct.error):
        return None
    try:
        weight = struct.unpack_from(">H", shape, 4)[0]
        selection = struct.unpack_from(">H", shape, 62)[0]
        families = tuple(dict.fromkeys(_families(names)))
    except struct.error:
        return None
    return FontFile(path, families, weight, bool(selection & _ITALIC))


def _families(table: bytes) -> Iterator[str]:
    count, start = struct.unpack_from(">HH", table, 2)
    for order in range(min(count, 500)):
        platform, _, _, name, length, offset = struct.unpack_from(">6H", table, 6 + 12 * order)
        if name in _FAMILY_NAMES and platform in {_WINDOWS, _MACINTOSH}:
            raw = table[start + offset : start + offset + length]
            encoding = "utf-16-be" if platform == _WINDOWS else "mac-roman"
            yield raw.decode(encoding, "replace").strip()


def _nearest(
    fonts: list[FontFile], weight: int, *, at_least: int = 0, at_most: int = 1000
) -> Path | None:
    fitting = [one for one in fonts if at_least <= one.weight <= at_most]
    if not fitting:
        return None
    return min(fitting, key=lambda one: (abs(one.weight - weight), str(one.path))).path


def _tables(file: BinaryIO) -> dict[str, tuple[int, int]]:
    """Return where each table of a font lies: its start and its length."""
    count = struct.unpack(">4xH6x", file.read(12))[0]
    places = {}
    for _ in range(min(count, 200)):
        tag, _, start, length = struct.unpack(">4s3I", file.read(16))
        places[tag.decode("ascii", "replace")] = (start, length)
    return places


def _table(file: BinaryIO, place: tuple[int, int]) -> bytes:
    file.seek(place[0])
    return file.read(min(place[1], 100_000))


def _part(data: bytes, place: tuple[int, int], start: int, length: int) -> bytes:
    return data[place[0] + start : place[0] + start + length]
