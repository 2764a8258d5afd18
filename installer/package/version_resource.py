"""What Windows tells of kkdesk.exe under Properties, in the form that PyInstaller reads."""

from __future__ import annotations

import re
from typing import Final

from places import DANISH, ENGLISH, NAME, version

_LANGUAGES: Final = {"0406": DANISH, "0409": ENGLISH}
_UNICODE: Final = "04B0"


def four_numbers(told: str) -> tuple[int, int, int, int]:
    """Return a version as Windows counts: 0.1.0rc1 is (0, 1, 0, 0)."""
    found = re.match(r"\d+(\.\d+){0,3}", told)
    if found is None:
        raise ValueError(f"no version: {told}")
    numbers = [*map(int, found[0].split(".")), 0, 0, 0]
    return numbers[0], numbers[1], numbers[2], numbers[3]


def version_resource() -> str:
    """Return the resource: one table of texts for Danish, one for English."""
    tables = ", ".join(_table(code, about) for code, about in _LANGUAGES.items())
    codes = [number for code in _LANGUAGES for number in (int(code, 16), int(_UNICODE, 16))]
    numbers = four_numbers(version())
    return (
        "VSVersionInfo(\n"
        f"  ffi=FixedFileInfo(filevers={numbers}, prodvers={numbers}, mask=0x3F, flags=0x0,\n"
        "    OS=0x40004, fileType=0x1, subtype=0x0, date=(0, 0)),\n"
        f"  kids=[StringFileInfo([{tables}]),\n"
        f"    VarFileInfo([VarStruct('Translation', {codes})])])\n"
    )


def _table(code: str, about: str) -> str:
    texts = {
        "CompanyName": NAME,
        "FileDescription": NAME,  # what the task manager and "Open with" call the program
        "FileVersion": version(),
        "InternalName": NAME,
        "LegalCopyright": "GPL-3.0-or-later",
        "OriginalFilename": f"{NAME}.exe",
        "ProductName": NAME,
        "ProductVersion": version(),
        "Comments": about,
    }
    structures = ", ".join(f"StringStruct({name!r}, {text!r})" for name, text in texts.items())
    return f"StringTable({code + _UNICODE!r}, [{structures}])"
