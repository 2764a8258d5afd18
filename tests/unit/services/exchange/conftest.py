"""A small portfolio to take out and bring home."""

from __future__ import annotations

import shutil
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from kkdesk.db.engine import create_database
from kkdesk.db.reading import open_file
from kkdesk.services.exchange import check_out
from kkdesk.services.workspace import Workspace
from tests.conftest import ON_SERVER

from .centre import FileCentre, ServerCentre
from .world import World, laptop, seed

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from tests.server import Server

    from .centre import Centre


@pytest.fixture(scope="session")
def seeded(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Make the small portfolio once; copy it, do not open it."""
    path = tmp_path_factory.mktemp("seeded") / "kkdesk.sqlite"
    create_database(path)
    opened = open_file(path)
    seed(Workspace(opened, "Centrum"))
    opened.dispose()
    return path


@pytest.fixture(scope="session")
def begun(tmp_path_factory: pytest.TempPathFactory, seeded: Path) -> Path:
    """Take two copies of the small portfolio out once; the folder holds it beside them."""
    folder = tmp_path_factory.mktemp("begun")
    shared = FileCentre(seeded, folder)
    for who in (1, 2):
        check_out(Workspace(shared.opened, "Centrum"), laptop(folder, who), holder=f"Bærbar {who}")
    shared.opened.dispose()
    return folder


@pytest.fixture(scope="session")
def server_centre(server: Server, begun: Path) -> Iterator[ServerCentre]:
    """Move the small portfolio to a database on the server."""
    centre = ServerCentre(server, begun / "kkdesk.sqlite")
    yield centre
    centre.close()


@pytest.fixture
def where(request: pytest.FixtureRequest) -> str:
    """Say where the shared database lies: a test may ask for a "file" or a "server"."""
    return str(getattr(request, "param", "server" if ON_SERVER else "file"))


@pytest.fixture
def new_world(
    request: pytest.FixtureRequest, where: str, begun: Path
) -> Iterator[Callable[[], World]]:
    """Give a way to begin a new world; each ends the one before."""
    shared = Path("/dev/shm")  # noqa: S108 -- memory, for a disk's speed is not what is tested
    home = Path(tempfile.mkdtemp(prefix="kkdesk-world-", dir=shared if shared.is_dir() else None))
    worlds: list[World] = []

    def end() -> None:
        for earlier in worlds:
            if where == "file":
                earlier.close()
            shutil.rmtree(earlier.folder)

    def centre(folder: Path) -> Centre:
        if where == "file":
            return FileCentre(begun / "kkdesk.sqlite", folder)
        on_server: ServerCentre = request.getfixturevalue("server_centre")
        return on_server.renew()

    def begin() -> World:
        end()
        folder = Path(tempfile.mkdtemp(dir=home))
        for who in (1, 2):
            shutil.copytree(laptop(begun, who), laptop(folder, who))
        worlds[:] = [World(centre(folder), folder)]
        return worlds[0]

    yield begin
    end()
    shutil.rmtree(home)
