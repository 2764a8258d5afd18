"""Rows are dragged by mouse on a real screen; offscreen, Qt carries no drag to its end."""

from __future__ import annotations

import ctypes.util
import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.e2e.hidden_screen import hidden_screen

if TYPE_CHECKING:
    from collections.abc import Iterator

PROJECT = Path(__file__).resolve().parents[2]


@pytest.fixture
def display() -> Iterator[str]:
    """A screen with a window manager that nobody sees."""
    if not all(map(shutil.which, ("Xvfb", "openbox"))) or not ctypes.util.find_library("Xtst"):
        pytest.skip("Xvfb, openbox and libXtst are needed")
    with hidden_screen() as name:
        yield name


def drag(what: str, display: str, sample_database: Path, tmp_path: Path) -> list[list[str]]:
    """The order before and after a row was dragged below the next."""
    database = shutil.copyfile(sample_database, tmp_path / "kkdesk.sqlite")
    ended = subprocess.run(
        [sys.executable, "-m", "tests.e2e.drag_program", str(database), what],
        cwd=PROJECT,
        env={**os.environ, "DISPLAY": display, "QT_QPA_PLATFORM": "xcb"},
        capture_output=True,
        text=True,
        check=False,
        timeout=120,
    )
    assert ended.returncode == 0, ended.stderr[-3000:]
    return [line.split() for line in ended.stdout.splitlines()[-2:]]


def test_a_text_that_is_dragged_below_the_next_is_saved_there(
    display: str, sample_database: Path, tmp_path: Path
) -> None:
    before, after = drag("texts", display, sample_database, tmp_path)
    assert after == [before[1], before[0], *before[2:]]


def test_a_department_that_is_dragged_below_the_next_is_saved_there(
    display: str, sample_database: Path, tmp_path: Path
) -> None:
    before, after = drag("departments", display, sample_database, tmp_path)
    assert before == ["TMF", "ØKF", "BUF", "KFF"]
    assert after == ["TMF", "BUF", "ØKF", "KFF"]
