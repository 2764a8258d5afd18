"""Real databases, a real second user, and a real small disk."""

from __future__ import annotations

import os
import shutil
import sqlite3
import sys
import tempfile
from contextlib import closing, contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from kkdesk.db.engine import create_database
from tests.small_disk import mounted

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from contextlib import AbstractContextManager

NOBODY = 65534


@pytest.fixture(scope="session")
def pristine(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """One new database of the current schema; copy it, do not open it."""
    path = tmp_path_factory.mktemp("pristine") / "kkdesk.sqlite"
    create_database(path)
    return path


@pytest.fixture
def database(pristine: Path, tmp_path: Path) -> Path:
    """A new database of this test's own, in a folder of its own."""
    folder = tmp_path / "mappe"
    folder.mkdir()
    return Path(shutil.copy2(pristine, folder / "kkdesk.sqlite"))


@pytest.fixture
def half_written(database: Path, tmp_path: Path) -> Path:
    """A database that holds «gemt», as the disk holds it when a writer is killed half-way."""
    with closing(sqlite3.connect(database, isolation_level=None)) as writer:
        writer.execute("INSERT INTO organisation VALUES ('gemt', 'gemt', '')")
        writer.execute("PRAGMA cache_size=1")
        writer.execute("BEGIN IMMEDIATE")
        for number in range(300):
            row = (f"{number}", "halvt" * 200)
            writer.execute("INSERT INTO organisation VALUES (?, ?, '')", row)
        writer.execute("UPDATE organisation SET name = 'halvt' WHERE id = 'gemt'")
        crashed = tmp_path / "styrtet"
        shutil.copytree(database.parent, crashed)
        writer.execute("ROLLBACK")
    return crashed / database.name


@pytest.fixture
def as_reader() -> Callable[[], AbstractContextManager[None]]:
    """Give a way to act as a user whom permission bits bind, also when root runs the tests."""

    @contextmanager
    def reader() -> Iterator[None]:
        if os.geteuid() != 0:
            yield
            return
        os.seteuid(NOBODY)
        try:
            yield
        finally:
            os.seteuid(0)

    if sys.platform == "win32":
        pytest.skip("permission bits are a matter of POSIX")
    return reader


@pytest.fixture
def open_folder() -> Iterator[Path]:
    """A folder that every user can reach (pytest's own folders are closed to others)."""
    folder = Path(tempfile.mkdtemp(prefix="kkdesk-test-"))
    folder.chmod(0o755)
    yield folder
    folder.chmod(0o755)
    shutil.rmtree(folder)


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """A file system of two megabytes; skipped where this user may not mount one."""
    with mounted(tmp_path / "lille-disk", 2) as disk:
        yield disk
