"""The program as it is started by people and schedulers, and files as they really turn up."""

from __future__ import annotations

import os
import shutil
import sqlite3
import subprocess
import sys
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from pytestqt.qtbot import QtBot

    from tests.e2e.page_surroundings import Surrounder

PROJECT = Path(__file__).resolve().parents[2]


@dataclass(frozen=True, slots=True)
class Finished:
    """What a run of the program left behind."""

    code: int
    out: str
    err: str


class Run(Protocol):
    def __call__(self, *arguments: object, env: Mapping[str, str] | None = None) -> Finished: ...


@pytest.fixture(autouse=True)
def _no_copy_by_chance(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let no test meet the copy after a start by being slow; those about it ask for it."""
    monkeypatch.setattr("kkdesk.ui.start_backup.QUIET_MS", 600_000)


@pytest.fixture(autouse=True)
def _no_key_held() -> Iterator[None]:
    """Let go of Shift or Ctrl: Qt remembers what the last key came with, and selects by it."""
    yield
    if "PySide6.QtGui" not in sys.modules:
        return
    from PySide6.QtCore import Qt  # noqa: PLC0415 -- tests without a window load no Qt
    from PySide6.QtGui import QGuiApplication  # noqa: PLC0415
    from PySide6.QtTest import QTest  # noqa: PLC0415
    from PySide6.QtWidgets import QApplication, QWidget  # noqa: PLC0415

    if QApplication.instance() is None:
        return
    if QGuiApplication.keyboardModifiers() != Qt.KeyboardModifier.NoModifier:
        QTest.keyRelease(QWidget(), Qt.Key.Key_Shift)


@pytest.fixture
def surround(qtbot: QtBot) -> Iterator[Surrounder]:
    """Give a way to surround a page with what a window gives it."""
    from tests.e2e.page_surroundings import Surrounder  # noqa: PLC0415 -- as above

    made = Surrounder(qtbot)
    yield made
    made.close()


@pytest.fixture
def kkdesk(tmp_path: Path) -> Run:
    """Start the program in a folder of its own; no run may show a traceback."""

    def run(*arguments: object, env: Mapping[str, str] | None = None) -> Finished:
        ended = subprocess.run(
            [sys.executable, "-m", "kkdesk", *map(str, arguments)],
            cwd=tmp_path,
            env={**os.environ, "PYTHONPATH": str(PROJECT), "PYTHONUTF8": "1", **(env or {})},
            capture_output=True,
            check=False,
            timeout=120,
        )
        err = ended.stderr.decode("utf-8", "replace")
        assert "Traceback" not in err
        return Finished(ended.returncode, ended.stdout.decode("utf-8", "replace"), err)

    return run


@pytest.fixture
def database(sample_database: Path, tmp_path: Path) -> Path:
    """The sample portfolio in a file of this test's own."""
    return Path(shutil.copyfile(sample_database, tmp_path / "portefølje.sqlite"))


def make_damaged(path: Path) -> None:
    """Overwrite the middle of a database, as a failing drive does."""
    content = bytearray(path.read_bytes())
    content[120:60_000] = b"\xff" * (60_000 - 120)
    path.write_bytes(content)


def make_newer(path: Path) -> None:
    """Mark a database as written by a later version."""
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("PRAGMA user_version=99")


def make_foreign(path: Path) -> None:
    """Put another program's database in its place."""
    path.unlink()
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("CREATE TABLE andet (x)")


def make_empty(path: Path) -> None:
    """Leave zero bytes, as an interrupted copy does."""
    path.write_bytes(b"")


def make_text(path: Path) -> None:
    """Put something that is no database at all in its place."""
    path.write_text("Kære alle\n" * 500, encoding="utf-8")


FAULTY: dict[str, tuple[Callable[[Path], None], str]] = {
    "zero-byte": (make_empty, "er tom (0 byte)"),
    "foreign": (make_foreign, "er ikke lavet af kkdesk"),
    "not-a-database": (make_text, "er ikke lavet af kkdesk"),
    "damaged": (make_damaged, "er beskadiget"),
    "newer": (make_newer, "har skema 99"),
    "missing": (Path.unlink, "findes ikke"),
}
"""What a file may have become, and what the Danish message then says."""
