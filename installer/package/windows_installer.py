"""Builds the installer for Windows with makensis.

On Windows: python installer/package/windows_installer.py
Anywhere:   python installer/package/windows_installer.py --stand-in OUTPUT

The stand-in has a few small files in the place of the program: with it everything but the program
itself is compiled and tried on Linux (`make nsis-check`).
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Final

from places import BUILD, DIST, NAME, PROJECT, last_commit, version

sys.path.insert(0, str(PROJECT))  # the kkdesk of this tree, whatever the environment links to

from app_icons import windows_icon
from payload_list import payload_list
from version_resource import four_numbers

SCRIPT: Final = PROJECT / "installer/windows/kkdesk.nsi"
FILES: Final = (
    f"{NAME}.exe",
    "_internal/base_library.zip",
    "_internal/Blåbær & $INSTDIR/æ ø å.txt",
)
"""What the stand-in for the program holds."""


def build() -> Path:
    """Freeze the program and build the installer of it into dist/."""
    from components import shipped  # noqa: PLC0415 -- only where the program is frozen
    from freeze import freeze  # noqa: PLC0415
    from sbom import bill_of_materials, write_licences  # noqa: PLC0415

    folder = freeze()
    parts = shipped(folder)
    bill = bill_of_materials(folder, parts, last_commit())
    write_licences(folder / "licences", parts)
    (folder / "sbom.cdx.json").write_text(bill, encoding="utf-8")
    DIST.mkdir(exist_ok=True)
    return compile_installer(folder, DIST / f"{NAME}-{version()}-setup.exe", BUILD / "windows")


def stand_in(folder: Path, words: str = "stand-in") -> Path:
    """Write a few small files that stand for the program, and return their folder."""
    for name in FILES:
        file = folder / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(words, encoding="utf-8")
        os.utime(file, (last_commit(), last_commit()))
    return folder


def compile_installer(
    payload: Path, output: Path, scratch: Path, *, told: str = "", stub: str = ""
) -> Path:
    """Compile the installer of a folder; any warning of makensis's is a failure.

    `told` is the version if it is to be another than the program's, `stub` the starter.
    """
    scratch.mkdir(parents=True, exist_ok=True)
    files, icon = scratch / "files.nsh", scratch / f"{NAME}.ico"
    files.write_text(payload_list(payload), encoding="utf-8-sig")
    icon.write_bytes(windows_icon())
    number = told or version()
    values = {
        "VERSION": number,
        "VERSION_4": ".".join(map(str, four_numbers(number))),
        "FILES": str(files),
        "ICON": str(icon),
        "OUTPUT": str(output),
        **({"STUB": stub} if stub else {}),
    }
    subprocess.run(
        [
            *(makensis(), "-WX", "-V2", "-INPUTCHARSET", "UTF8"),
            *(f"-D{name}={value}" for name, value in values.items()),
            str(SCRIPT),
        ],
        env={**os.environ, "LC_ALL": "C.UTF-8", "SOURCE_DATE_EPOCH": str(last_commit())},
        check=True,
    )
    return output


def makensis() -> str:
    """Return the compiler; on Windows it is not on the PATH."""
    usual = Path(os.environ.get("PROGRAMFILES(X86)", ""), "NSIS", "makensis.exe")
    return shutil.which("makensis") or str(usual)


if __name__ == "__main__":
    if sys.argv[1:2] == ["--stand-in"]:
        with tempfile.TemporaryDirectory(prefix="kkdesk-nsis-") as place:
            made = stand_in(Path(place, "payload"))
            print(compile_installer(made, Path(sys.argv[2]).absolute(), Path(place)))
    else:
        print(build())
