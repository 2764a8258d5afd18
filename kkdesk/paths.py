"""Where kkdesk keeps things: its own resources, and a person's files.

A person's folders hold texts about people with disabilities that are not yet
public, so folders are made for the owner only (0700) and files likewise (0600).
"""

from __future__ import annotations

import os
import stat
from contextlib import suppress
from functools import cache
from pathlib import Path
from typing import BinaryIO

import platformdirs

PROGRAM = "kkdesk"
OWNER_ONLY_FOLDER = 0o700
OWNER_ONLY_FILE = 0o600
DATABASE_NAME = "kkdesk.sqlite"


@cache
def resources() -> Path:
    """Return the folder of fonts, icons, translations, themes and the sample.

    In a source tree it lies beside the package, in an installed wheel inside it.
    """
    package = Path(__file__).resolve().parent
    inside = package / "resources"
    return inside if inside.is_dir() else package.parent / "resources"


@cache
def guide() -> Path:
    """Return the folder of the guide's chapters and pictures.

    In a source tree that is where it is written, in an installed wheel it lies among the resources.
    """
    package = Path(__file__).resolve().parent
    inside = package / "resources" / "guide"
    return inside if inside.is_dir() else package.parent / "docs" / "guide"


def config_folder() -> Path:
    """Return the folder of the settings, made if it was missing."""
    return _owned(platformdirs.user_config_path(PROGRAM, appauthor=False))


def own_slide_template() -> Path:
    """Return where a person's own template of slides lies, if there is one."""
    return platformdirs.user_config_path(PROGRAM, appauthor=False) / "status.pptx"


def slide_template() -> Path:
    """Return the template of slides: a person's own, else the one that comes along."""
    own = own_slide_template()
    return own if own.is_file() else resources() / "templates" / "status.pptx"


def data_folder() -> Path:
    """Return the folder of databases that were not placed elsewhere, made if missing."""
    return _owned(platformdirs.user_data_path(PROGRAM, appauthor=False))


def log_folder() -> Path:
    """Return the folder of log files, made if it was missing."""
    return _owned(platformdirs.user_log_path(PROGRAM, appauthor=False))


def cache_folder() -> Path:
    """Return the folder of files that can be made again at any time, made if missing."""
    return _owned(platformdirs.user_cache_path(PROGRAM, appauthor=False))


def settings_file() -> Path:
    """Return where the settings lie."""
    return config_folder() / "settings.json"


def log_file() -> Path:
    """Return where faults are logged; the folder may not be there yet."""
    return platformdirs.user_log_path(PROGRAM, appauthor=False) / "kkdesk.log"


def default_database() -> Path:
    """Return the database that opens when none is named."""
    return data_folder() / DATABASE_NAME


def create_for_owner(path: Path) -> BinaryIO:
    """Make a file that only its owner can read, and open it; FileExistsError if one is there."""
    flags = os.O_CREAT | os.O_EXCL | os.O_WRONLY | getattr(os, "O_BINARY", 0)
    return os.fdopen(os.open(path, flags, OWNER_ONLY_FILE), "wb")


def keep_for_owner(path: Path) -> None:
    """Make an empty file for its owner only, for a library to fill; one that is there stays."""
    with suppress(OSError):  # whoever fills it tells of a place that cannot be written
        create_for_owner(path).close()


def put_in_place(draft: Path, path: Path) -> None:
    """Give a finished draft a file's place; who could read the file that was there still can."""
    with suppress(OSError):  # none was there, or the disk knows no rights
        draft.chmod(stat.S_IMODE(path.stat().st_mode))
    draft.replace(path)


def _owned(folder: Path) -> Path:
    """Make a folder that only its owner can look into; parents keep the usual rights."""
    if not folder.is_dir():
        folder.parent.mkdir(parents=True, exist_ok=True)
        folder.mkdir(mode=OWNER_ONLY_FOLDER, exist_ok=True)
    return folder
