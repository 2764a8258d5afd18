"""Copies that live no longer than the program: a folder for each run, removed after it.

They are documents that other programs have open, and databases as of a day in the past.

They may hold what is not public yet, so only the owner may read them, and none outlives the
program for longer than until the next start.
"""

from __future__ import annotations

import os
import shutil
import sys
import tempfile
from pathlib import Path
from typing import Final

from kkdesk import paths
from kkdesk.errors import OutputNotWritable

FOLDER: Final = "opened"


def write_copy(name: str, content: bytes) -> Path:
    """Write a copy in a folder of its own; OutputNotWritable if that cannot be done."""
    target = Path(name)
    try:
        target = Path(tempfile.mkdtemp(dir=own_folder())) / name
        flags = os.O_CREAT | os.O_EXCL | os.O_WRONLY | getattr(os, "O_BINARY", 0)
        with os.fdopen(os.open(target, flags, paths.OWNER_ONLY_FILE), "wb") as file:
            file.write(content)
    except OSError as error:
        raise OutputNotWritable(target) from error
    return target


def own_folder() -> Path:
    """Return the folder of this run's copies, made if missing; OSError if it cannot be."""
    own = paths.cache_folder() / FOLDER / str(os.getpid())
    own.mkdir(mode=paths.OWNER_ONLY_FOLDER, parents=True, exist_ok=True)
    return own


def remove_copies(*, own: bool) -> None:
    """Remove this run's copies (``own``), or those that earlier runs left.

    A copy that another program holds open on Windows stays until the next start.
    """
    try:
        runs = list((paths.cache_folder() / FOLDER).iterdir())
    except OSError:  # none was ever made, or there is no home to keep it in
        return
    for run in runs:
        mine = run.name == str(os.getpid())
        if mine if own else not mine and not _running(run.name):
            shutil.rmtree(run, ignore_errors=True)


def _running(name: str) -> bool:
    """Tell whether the program that a folder is named after still runs."""
    if not name.isdecimal():
        return False
    if sys.platform == "win32":  # signal 0 would end the other program; open files stay anyway
        return False
    try:
        os.kill(int(name), 0)
    except (ProcessLookupError, OverflowError):
        return False
    except PermissionError:
        return True
    return True
