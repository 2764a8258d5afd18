"""Builds the wheel and the source archive, the same bytes each time.

Run by `make wheel`, or: python installer/package/python_packages.py
"""

from __future__ import annotations

import os
import subprocess
import sys
from typing import TYPE_CHECKING

from places import DIST, NAME, PROJECT, last_commit, version

if TYPE_CHECKING:
    from pathlib import Path


def build() -> tuple[Path, Path]:
    """Build both into dist/ and return the wheel and the source archive."""
    subprocess.run(
        [sys.executable, "-m", "hatchling", "build", "-d", str(DIST)],
        cwd=PROJECT,
        env={**os.environ, "SOURCE_DATE_EPOCH": str(last_commit())},
        check=True,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    base = f"{NAME}-{version()}"
    return DIST / f"{base}-py3-none-any.whl", DIST / f"{base}.tar.gz"


if __name__ == "__main__":
    print(*build(), sep="\n")
