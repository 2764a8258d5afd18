"""A file system of its own, which can be full or protected as a stick can."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from contextlib import contextmanager
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


@contextmanager
def mounted(folder: Path, megabytes: int) -> Iterator[Path]:
    """Mount a small disk in a new folder; the test is skipped where this user may not."""
    folder.mkdir()
    mount = ["mount", "-t", "tmpfs", "-o", f"size={megabytes}m", "tmpfs", str(folder)]
    if sys.platform != "linux" or shutil.which("mount") is None or os.geteuid() != 0:
        pytest.skip("needs the right to mount a disk")
    if subprocess.run(mount, check=False, capture_output=True).returncode != 0:
        pytest.skip("this container may not mount a disk")
    yield folder
    subprocess.run(["umount", "-l", str(folder)], check=True)


def protect(disk: Path) -> None:
    """Let nothing be written on a mounted disk from now on."""
    subprocess.run(["mount", "-o", "remount,ro", str(disk)], check=True)


def resize(disk: Path, size: int) -> None:
    """Give a mounted disk room for so many bytes."""
    subprocess.run(["mount", "-o", f"remount,size={size}", str(disk)], check=True)
