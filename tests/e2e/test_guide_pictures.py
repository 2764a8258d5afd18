"""A picture of the guide is taken again as ``make nightly`` takes all: it shows what it showed."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from typing import TYPE_CHECKING, Final

from guide_pictures.__main__ import GUIDE

if TYPE_CHECKING:
    from pathlib import Path

_INSTALLER: Final = GUIDE.parents[1] / "installer"


def check(*names: str, folder: Path = GUIDE) -> subprocess.CompletedProcess[str]:
    """Take pictures again and compare them with those in a folder."""
    command = ["-m", "guide_pictures", "--check", "--lang", "da", "--folder", str(folder), *names]
    return subprocess.run(
        [sys.executable, *command],
        env={**os.environ, "PYTHONPATH": str(_INSTALLER), "PYTHONUTF8": "1"},
        capture_output=True,
        text=True,
        check=False,
        timeout=300,
    )


def test_what_was_pictured_looks_the_same_now() -> None:
    told = check("new-policy", "plan-coverage")
    assert (told.returncode, told.stdout) == (0, ""), told.stdout + told.stderr


def test_a_picture_of_something_else_is_told(tmp_path: Path) -> None:
    place = tmp_path / "da" / "pictures"
    place.mkdir(parents=True)
    shutil.copyfile(GUIDE / "da" / "pictures" / "new-initiative.png", place / "new-policy.png")
    told = check("new-policy", folder=tmp_path)
    assert told.returncode == 1
    assert "make guide-pictures" in told.stdout
