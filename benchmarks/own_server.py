"""A PostgreSQL server of one's own: started on a private socket, gone afterwards."""

import os
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from sqlalchemy import create_engine, text

PLACES = (
    *sorted(Path("/usr/lib/postgresql").glob("*/bin"), reverse=True),
    Path("/usr/bin"),
)
UNPRIVILEGED = ("postgres", "nobody")
GUARDED = "gemt"  # who needs a password
PORT = 5432  # part of the socket's name only: nothing listens on the network


class NoServerError(Exception):
    """No server can be had here; the words say why."""


class Server:
    """A running server with a maker of empty databases."""

    def __init__(self, folder: Path, user: str) -> None:
        self._folder, self._user = folder, user
        self._made = 0

    def url(self, database: str) -> str:
        """Return the address of a database."""
        return f"postgresql+psycopg://{self._user}@/{database}?host={self._folder}&port={PORT}"

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
    """Start a server with PostgreSQL's own settings; NoServerError where none can be had."""
    programs = next((place for place in PLACES if (place / "initdb").is_file()), None)
    if programs is None:
        raise NoServerError("PostgreSQL is not installed here (Debian: postgresql)")
    user = server_user()
    folder = Path(tempfile.mkdtemp(prefix="kkdesk-pg-", dir="/tmp"))  # a socket’s path is short
    shutil.chown(folder, user)
    data = folder / "data"
    try:
        options = f"-k {folder} -p {PORT} -c listen_addresses= -c fsync=off"
        control = (user, programs / "pg_ctl", "-D", data, "-w")
        try:
            run_as(user, programs / "initdb", "-D", data, "-A", "trust", "-E", "UTF8",
                   "--locale=C.UTF-8", "-U", user)  # fmt: skip
            rules = data / "pg_hba.conf"
            rules.write_text(f"local all {GUARDED} scram-sha-256\n{rules.read_text()}")
            run_as(*control, "-o", options, "-l", folder / "log", "start")
        except (OSError, subprocess.CalledProcessError) as error:
            raise NoServerError(f"PostgreSQL cannot be started here: {error}") from error
        try:
            yield Server(folder, user)
        finally:
            run_as(*control, "-m", "immediate", "stop")
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def server_user() -> str:
    """Return who runs the server: it refuses to be run by root."""
    import pwd  # noqa: PLC0415 -- not on Windows

    if os.geteuid() != 0:
        return pwd.getpwuid(os.geteuid()).pw_name
    known = {entry.pw_name for entry in pwd.getpwall()}
    return next(name for name in UNPRIVILEGED if name in known)


def run_as(user: str, *command: object) -> None:
    """Run a program as a user, quietly."""
    words = [str(part) for part in command]
    if os.geteuid() == 0:
        words = ["runuser", "-u", user, "--", *words]
    subprocess.run(words, check=True, capture_output=True, cwd="/")
