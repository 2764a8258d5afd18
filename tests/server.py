"""A PostgreSQL server of the tests' own: started on a private socket, gone when they end."""

from __future__ import annotations

import os
import shutil
import subprocess
import tempfile
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Final

import pytest
from sqlalchemy import create_engine, text

if TYPE_CHECKING:
    from collections.abc import Iterator

_PLACES: Final = (
    *sorted(Path("/usr/lib/postgresql").glob("*/bin"), reverse=True),
    Path("/usr/bin"),
)
_UNPRIVILEGED: Final = ("postgres", "nobody")
GUARDED: Final = "gemt"
"""Who needs a password."""
_PORT: Final = 5432
"""Part of the socket's name only: nothing listens on the network."""


class Server:
    """A running server with a maker of empty databases."""

    def __init__(self, folder: Path, user: str) -> None:
        self._folder, self._user = folder, user
        self._made = 0

    def url(self, database: str) -> str:
        """Return the address of a database."""
        return f"postgresql+psycopg://{self._user}@/{database}?host={self._folder}&port={_PORT}"

    def new(self, template: str = "template0") -> str:
        """Make a database, empty or as another one is, and return its address."""
        self._made += 1
        name = f"kkdesk_{os.getpid()}_{self._made}"
        engine = create_engine(self.url("postgres"), isolation_level="AUTOCOMMIT")
        with engine.connect() as connection:
            connection.execute(text(f"CREATE DATABASE {name} TEMPLATE {template} ENCODING 'UTF8'"))
        engine.dispose()
        return self.url(name)

    def guard(self, url: str, password: str) -> str:
        """Let one more person into a database, with a password; return the address without it."""
        engine = create_engine(url, isolation_level="AUTOCOMMIT")
        with engine.connect() as connection:
            connection.execute(text(f"DROP ROLE IF EXISTS {GUARDED}"))
            quoted = password.replace("'", "''").replace(":", "\\:")
            connection.execute(text(f"CREATE ROLE {GUARDED} SUPERUSER LOGIN PASSWORD '{quoted}'"))
        engine.dispose()
        return url.replace(f"//{self._user}@", f"//{GUARDED}@")

    def name_of(self, url: str) -> str:
        """Return the database's name in an address."""
        return url.partition("@/")[2].partition("?")[0]


@contextmanager
def running_server() -> Iterator[Server]:
    """Start a server; skip the test, saying why, where none can be had."""
    programs = next((place for place in _PLACES if (place / "initdb").is_file()), None)
    if programs is None:
        pytest.skip("PostgreSQL is not installed here (Debian: postgresql)")
    user = _user()
    folder = Path(tempfile.mkdtemp(prefix="kkdesk-pg-", dir="/tmp"))  # a socket's path is short
    shutil.chown(folder, user)
    data = folder / "data"
    try:
        options = f"-k {folder} -p {_PORT} -c listen_addresses= -c fsync=off"
        control = (user, programs / "pg_ctl", "-D", data, "-w")
        try:
            _run(user, programs / "initdb", "-D", data, "-A", "trust", "-E", "UTF8",
                 "--locale=C.UTF-8", "-U", user)  # fmt: skip
            rules = data / "pg_hba.conf"
            rules.write_text(f"local all {GUARDED} scram-sha-256\n{rules.read_text()}")
            _run(*control, "-o", options, "-l", folder / "log", "start")
        except (OSError, subprocess.CalledProcessError) as error:
            pytest.skip(f"PostgreSQL cannot be started here: {error}")
        try:
            yield Server(folder, user)
        finally:
            _run(*control, "-m", "immediate", "stop")
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _user() -> str:
    """Return who runs the server: it refuses to be run by root."""
    import pwd  # noqa: PLC0415 -- not on Windows

    if os.geteuid() != 0:
        return pwd.getpwuid(os.geteuid()).pw_name
    known = {entry.pw_name for entry in pwd.getpwall()}
    return next(name for name in _UNPRIVILEGED if name in known)


def _run(user: str, *command: object) -> None:
    words = [str(part) for part in command]
    if os.geteuid() == 0:
        words = ["runuser", "-u", user, "--", *words]
    subprocess.run(words, check=True, capture_output=True, cwd="/")
