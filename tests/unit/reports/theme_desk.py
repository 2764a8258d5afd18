"""Theme files for tests: written to a folder together with the logo and the fonts they name."""

from __future__ import annotations

import struct
from importlib.util import find_spec
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING

from PIL import Image

from kkdesk.reports.theme_file import read_theme

if TYPE_CHECKING:
    from kkdesk.reports.theme import Theme

_MATERIAL = find_spec("qt_material")
assert _MATERIAL is not None
assert _MATERIAL.origin is not None
FONTS = Path(_MATERIAL.origin).parent / "fonts" / "roboto"
"""A family that comes with a package; importing the package itself needs Qt."""
GREEN, BROWN, GREY, LINE = "#0a5c36", "#3b2a1a", "#5a4632", "#d9c9b4"
ALTERNATIVE = "Eksempel Kommunes våben"
COLOURS = f"""[colours]
main = "{GREEN}"
text = "{BROWN}"
quiet = "{GREY}"
rule = "{LINE}"
"""
LOGO = f"""[logo]
file = "logo.png"
alternative = "{ALTERNATIVE}"
"""


def write(folder: Path, *parts: str, name: str = "tema.toml") -> Path:
    path = folder / name
    path.write_text("\n".join(parts), encoding="utf-8")
    return path


def theme_of(folder: Path, *parts: str) -> Theme:
    return read_theme(write(folder, *parts), ())


def own_theme(folder: Path) -> Theme:
    """A theme that sets everything but sentences; its fonts are Roboto's."""
    logo(folder / "logo.png")
    fonts = put_fonts(folder)
    return theme_of(folder, COLOURS, LOGO, fonts)


def logo(path: Path, size: tuple[int, int] = (120, 40), kind: str = "PNG") -> Path:
    mode, colour = ("RGBA", (10, 92, 54, 128)) if kind == "PNG" else ("RGB", (10, 92, 54))
    Image.new(mode, size, colour).save(path, kind)
    return path


def put_fonts(folder: Path) -> str:
    """Copy the faces of Roboto beside a theme file; return the lines that name them."""
    names = {
        "regular": "Roboto-Regular.ttf",
        "bold": "Roboto-Bold.ttf",
        "italic": "Roboto-Italic.ttf",
        "bold_italic": "Roboto-BoldItalic.ttf",
    }
    for name in names.values():
        (folder / name).write_bytes(font(name))
    return "\n".join(("[fonts]", *(f'{style} = "{name}"' for style, name in names.items())))


def font(name: str = "Roboto-Regular.ttf") -> bytes:
    return (FONTS / name).read_bytes()


def with_rights(data: bytes, rights: int) -> bytes:
    """Return a font whose licence field (OS/2 fsType) says something else."""
    file = BytesIO(data)
    count = struct.unpack(">4xH6x", file.read(12))[0]
    for _ in range(count):
        tag, _, start, _ = struct.unpack(">4s3I", file.read(16))
        if tag == b"OS/2":
            return data[: start + 8] + struct.pack(">H", rights) + data[start + 10 :]
    raise AssertionError("the font has no OS/2 table")
