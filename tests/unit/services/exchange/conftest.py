"""A small portfolio to take out and bring home."""

from __future__ import annotations

import shutil
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from kkdesk.db.engine import create_database
from kkdesk.db.reading import open_file
from kkdesk.services.workspace import Workspace

from .world import World, seed

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator


@pytest.fixture(scope="session")
def seeded(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Make the small portfolio once; copy it, do not open it."""
    path = tmp_path_factory.mktemp("seeded") / "kkdesk.sqlite"
    create_database(path)
    opened = open_file(path)
    seed(Workspace(opened, "Centrum"))
    opened.dispose()
    return path


@pytest.fixture
def new_world(seeded: Path) -> Iterator[Callable[[], World]]:
    """Give a way to begin a new world; each ends the one before."""
    shared = Path("/dev/shm")  # noqa: S108 -- memory, for a disk's speed is not what is tested
    home = Path(tempfile.mkdtemp(prefix="kkdesk-world-", dir=shared if shared.is_dir() else None))
    worlds: list[World] = []

    def begin() -> World:
        for earlier in worlds:
            earlier.close()
            shutil.rmtree(earlier.folder)
        worlds[:] = [World(seeded, Path(tempfile.mkdtemp(dir=home)))]
        return worlds[0]

    yield begin
    for world in worlds:
        world.close()
    shutil.rmtree(home)
