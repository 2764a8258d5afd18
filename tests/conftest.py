"""What every test gets: no screen, a home of its own, and no silent warning."""

from __future__ import annotations

import logging
import os
import shutil
from datetime import date
from typing import TYPE_CHECKING

import pytest
from hypothesis import settings

from kkdesk.ui import hold_constants

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from kkdesk.services.workspace import Workspace
    from kkdesk.ui.tokens import Scheme
    from tests.server import Server

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
os.environ.setdefault("QT_LOGGING_RULES", "qt.qpa.*=false")

hold_constants()

# On CI a submission must not fail by the luck of the draw; everywhere else new examples are drawn.
settings.register_profile("ci", derandomize=True)
if os.environ.get("CI"):
    settings.load_profile("ci")

# The offscreen platform says this of every dialog and pop-up; it concerns window managers only.
_HARMLESS = r"^This plugin does not support (propagateSizeHints|raise|grabbing the keyboard)"


def pytest_configure(config: pytest.Config) -> None:
    """Say which marks there are and which of Qt's messages mean nothing."""
    config.addinivalue_line("markers", "allow_log: the test expects warnings in the log")
    config.addinivalue_line("markers", "only_file(why): what is tested is a matter of a file")
    config.addinivalue_line("markers", "server_too: run on a file and on a database server")
    config.addinivalue_line("qt_log_ignore", _HARMLESS)


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    """Run what is marked so on a server as well; `make nightly` runs all services there."""
    marked = metafunc.definition.get_closest_marker("server_too")
    if marked is not None and not ON_SERVER and "sample_workspace" in metafunc.fixturenames:
        metafunc.parametrize("sample_workspace", ["file", "server"], indirect=True)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Leave out what is a matter of files where the tests run on a server."""
    for item in items:
        mark = item.get_closest_marker("only_file")
        if ON_SERVER and mark is not None:
            item.add_marker(pytest.mark.skip(reason=mark.args[0]))


@pytest.fixture(autouse=True)
def _home(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Give each test an empty home, so that none reads or leaves settings."""
    home = tmp_path_factory.mktemp("home")
    monkeypatch.setenv("HOME", str(home))
    monkeypatch.setenv("USERPROFILE", str(home))
    for name in ("CONFIG", "DATA", "CACHE", "STATE"):
        monkeypatch.setenv(f"XDG_{name}_HOME", str(home / name.lower()))
    for name in ("APPDATA", "LOCALAPPDATA"):
        monkeypatch.setenv(name, str(home / name.lower()))
    for name in [name for name in os.environ if name.startswith("KKDESK_")]:
        monkeypatch.delenv(name)
    return home


@pytest.fixture(autouse=True)
def _quiet_log(request: pytest.FixtureRequest, caplog: pytest.LogCaptureFixture) -> Iterator[None]:
    """Fail a test that writes a warning or worse to the log without saying that it will."""
    yield
    if request.node.get_closest_marker("allow_log"):
        return
    records = [
        record
        for when in ("setup", "call")
        for record in caplog.get_records(when)
        if record.levelno >= logging.WARNING
    ]
    assert not records, [record.getMessage() for record in records]


@pytest.fixture(scope="session")
def qapp_args() -> list[str]:
    """Make the tests' application as the program makes its own."""
    return ["kkdesk", "-style", "fusion"]


@pytest.fixture(params=["light", "dark"])
def scheme(request: pytest.FixtureRequest) -> Scheme:
    """Run the test once for each way the window can look."""
    from kkdesk.ui.tokens import Scheme  # noqa: PLC0415 -- tests without a window load no ui

    return Scheme(request.param)


TODAY = date(2026, 1, 1)
"""The day that tests of the sample portfolio look from."""


@pytest.fixture(scope="session")
def sample_database(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Load the sample portfolio once; tests work on copies of this file."""
    from kkdesk.db.engine import create_database, open_engine  # noqa: PLC0415 -- only where used
    from kkdesk.paths import resources  # noqa: PLC0415
    from kkdesk.services.loading import load_portfolio  # noqa: PLC0415
    from kkdesk.services.workspace import Workspace  # noqa: PLC0415

    path = tmp_path_factory.mktemp("sample") / "sample.sqlite"
    create_database(path)
    engine = open_engine(path)
    load_portfolio(Workspace(engine, "tester"), resources() / "sample")
    engine.dispose()
    return path


ON_SERVER = bool(os.environ.get("KKDESK_TEST_SERVER"))
"""Whether tests of the sample portfolio work on a database server instead of a file."""


@pytest.fixture(scope="session")
def server() -> Iterator[Server]:
    """Run a PostgreSQL server; tests that need it are skipped where none can be had."""
    from tests.server import running_server  # noqa: PLC0415 -- only where used

    with running_server() as running:
        yield running


def drop(server: Server, url: str) -> None:
    """Remove a database of the tests' server: its ten megabytes are not to be written to disk."""
    from sqlalchemy import create_engine, text  # noqa: PLC0415 -- only where used

    engine = create_engine(server.url("postgres"), isolation_level="AUTOCOMMIT")
    with engine.connect() as connection:
        connection.execute(text(f"DROP DATABASE {server.name_of(url)} WITH (FORCE)"))
    engine.dispose()


@pytest.fixture(scope="session")
def server_sample(server: Server, sample_database: Path) -> str:
    """Move the sample portfolio to the server once; tests work on copies of it."""
    from kkdesk.services.moving import move  # noqa: PLC0415 -- only where used

    url = server.new()
    move(str(sample_database), url)
    return url


@pytest.fixture
def server_workspace(server: Server, server_sample: str) -> Iterator[Workspace]:
    """Give the test a database of its own on the server, with the sample portfolio in it."""
    from kkdesk.db.engine import open_database  # noqa: PLC0415 -- only where used
    from kkdesk.services.workspace import Workspace  # noqa: PLC0415

    url = server.new(template=server.name_of(server_sample))
    engine = open_database(url)
    yield Workspace(engine, "tester", today=lambda: TODAY)
    engine.dispose()
    drop(server, url)


@pytest.fixture
def sample_workspace(
    request: pytest.FixtureRequest, sample_database: Path, tmp_path: Path
) -> Iterator[Workspace]:
    """Give the test a database of its own with the sample portfolio in it."""
    if ON_SERVER or getattr(request, "param", "file") == "server":
        yield request.getfixturevalue("server_workspace")
        return
    from kkdesk.db.reading import open_file  # noqa: PLC0415 -- only where used
    from kkdesk.services.workspace import Workspace  # noqa: PLC0415

    path = tmp_path / "kkdesk.sqlite"
    shutil.copyfile(sample_database, path)
    opened = open_file(path)
    yield Workspace(opened, "tester", today=lambda: TODAY)
    opened.dispose()


@pytest.fixture(scope="session")
def server_empty(server: Server) -> str:
    """Make the tables on the server once; tests work on copies of them."""
    from kkdesk.db.engine import open_database  # noqa: PLC0415 -- only where used

    url = server.new()
    open_database(url, create=True).dispose()
    return url


@pytest.fixture
def empty_workspace(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Workspace]:
    """Give the test an empty database of its own."""
    from kkdesk.db.engine import create_database, open_database  # noqa: PLC0415 -- only where used
    from kkdesk.db.reading import open_file  # noqa: PLC0415
    from kkdesk.services.workspace import Workspace  # noqa: PLC0415

    if ON_SERVER:
        server: Server = request.getfixturevalue("server")
        empty = server.name_of(request.getfixturevalue("server_empty"))
        url = server.new(template=empty)
        engine = open_database(url)
        yield Workspace(engine, "tester", today=lambda: TODAY)
        engine.dispose()
        drop(server, url)
        return
    path = tmp_path / "kkdesk.sqlite"
    create_database(path)
    opened = open_file(path)
    yield Workspace(opened, "tester", today=lambda: TODAY)
    opened.dispose()
