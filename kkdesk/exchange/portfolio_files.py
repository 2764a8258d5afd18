"""A portfolio as a folder of TOML files that a person can read and edit."""

from __future__ import annotations

import tomllib
from typing import TYPE_CHECKING, Any

from kkdesk.errors import UsageError

if TYPE_CHECKING:
    from pathlib import Path

Table = dict[str, Any]

LARGEST_FILE = 4 * 1024 * 1024
"""Bytes; a portfolio file is typed by people and never comes near it."""


def read_file(path: Path) -> Table:
    """Read one file; UsageError names the file and what is wrong with it."""
    if path.stat().st_size > LARGEST_FILE:
        raise UsageError(
            f"Filen {path.name} er for stor til en porteføljefil.",
            f"The file {path.name} is too large for a portfolio file.",
        )
    try:
        return tomllib.loads(path.read_text(encoding="utf-8"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise UsageError(
            f"Filen {path.name} kan ikke læses: {error}",
            f"The file {path.name} cannot be read: {error}",
        ) from error


def files_of(folder: Path, pattern: str) -> list[Path]:
    """Return the files of a portfolio folder that match, in the order of their names."""
    return sorted(path for path in folder.glob(pattern) if path.is_file())
