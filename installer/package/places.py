"""Where the makers of packages read and write, and what every package is told about the program."""

from __future__ import annotations

import os
import subprocess
import tomllib
from pathlib import Path
from typing import Final

PROJECT: Final = Path(__file__).resolve().parents[2]
BUILD: Final = PROJECT / "build"
DIST: Final = PROJECT / "dist"
FROZEN: Final = BUILD / "frozen"
ORIGINS: Final = BUILD / "origins.json"

NAME: Final = "kkdesk"
MAINTAINER: Final = "The kkdesk project <kkdesk@localhost>"
DANISH: Final = "Sags- og indsatsstyring for tovholderen af en kommunal politik"
ENGLISH: Final = "Case and initiative tracker for the coordinator of a municipal policy"


def version() -> str:
    """Return the program's version, from the one place where it is written."""
    text = (PROJECT / "pyproject.toml").read_text(encoding="utf-8")
    return str(tomllib.loads(text)["project"]["version"])


def last_commit() -> int:
    """Return the second that every built file is given: the last commit's, unless one is named.

    https://reproducible-builds.org/specs/source-date-epoch/ names it; a source archive has no git.
    """
    if named := os.environ.get("SOURCE_DATE_EPOCH"):
        return int(named)
    told = subprocess.run(
        ["git", "log", "-1", "--format=%ct"],
        cwd=PROJECT,
        check=True,
        capture_output=True,
        text=True,
    )
    return int(told.stdout)
