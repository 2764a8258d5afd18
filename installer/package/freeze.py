"""Builds the program as one folder that runs without Python, the same bytes each time.

Run: python installer/package/freeze.py
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from typing import TYPE_CHECKING

import icu_data
from app_icons import windows_icon
from elf_paths import forget_places
from places import BUILD, FROZEN, NAME, ORIGINS, PROJECT, last_commit, version
from system_packages import is_program
from version_resource import version_resource

if TYPE_CHECKING:
    from pathlib import Path


def freeze() -> Path:
    """Build the folder and return it."""
    shutil.rmtree(FROZEN, ignore_errors=True)
    BUILD.mkdir(exist_ok=True)
    subprocess.run(
        [
            *(
                sys.executable,
                "-m",
                "PyInstaller",
                "--noconfirm",
                "--clean",
                "--log-level",
                "ERROR",
            ),
            *("--distpath", str(FROZEN), "--workpath", str(BUILD / "pyinstaller")),
            str(PROJECT / "installer" / "frozen" / "kkdesk.spec"),
        ],
        cwd=PROJECT,
        env={**os.environ, **_settings()},
        check=True,
    )
    folder = FROZEN / NAME
    if sys.platform == "linux":
        for program in filter(is_program, sorted(folder.rglob("*"))):
            forget_places(program)
            if program.name.startswith("libicudata.so."):
                icu_data.shrink(program)
    return folder


def _settings() -> dict[str, str]:
    """Return what the recipe is told; only Windows keeps icon and version in the program file."""
    own: dict[str, str] = {}
    if sys.platform == "win32":
        icon, resource = BUILD / f"{NAME}.ico", BUILD / "version.txt"
        icon.write_bytes(windows_icon())
        resource.write_text(version_resource(), encoding="utf-8")
        own = {"KKDESK_ICON": str(icon), "KKDESK_VERSION_FILE": str(resource)}
    search = filter(None, (str(PROJECT), os.environ.get("PYTHONPATH")))
    return {
        **own,
        "KKDESK_PROJECT": str(PROJECT),
        "KKDESK_ORIGINS": str(ORIGINS),
        "KKDESK_VERSION": version(),
        "PYTHONPATH": os.pathsep.join(search),
        "PYTHONHASHSEED": "0",
        "PYINSTALLER_CONFIG_DIR": str(BUILD / "pyinstaller-cache"),
        "SOURCE_DATE_EPOCH": str(last_commit()),
    }


if __name__ == "__main__":
    print(freeze())
