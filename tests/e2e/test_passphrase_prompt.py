"""The passphrase of an encrypted laptop copy, typed at a real terminal."""

from __future__ import annotations

import os
import select
import subprocess
import sys
import time
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from kkdesk.db.sql import text
from kkdesk.services import backups, exchange
from kkdesk.services.workspace import operation, reading
from kkdesk.session import open_session

if TYPE_CHECKING:
    from collections.abc import Iterator

PROJECT = Path(__file__).resolve().parents[2]
SECRET = "lang hest på ærø"  # noqa: S105 -- of an example
PROMPTS = {"da": "Adgangssætning til kkdesk.sqlite: ", "en": "Passphrase of kkdesk.sqlite: "}
WRONG = "kan ikke åbnes med den adgangssætning"
PATIENCE = 120.0

AT_A_TERMINAL = """
import fcntl, os, signal, sys, termios
signal.signal(signal.SIGINT, signal.SIG_DFL)
os.setsid()
fcntl.ioctl(0, termios.TIOCSCTTY, 0)
os.execv(sys.executable, [sys.executable, "-m", "kkdesk", *sys.argv[1:]])
"""
"""The program, with what it reads from as the terminal that it belongs to.

Tests that run in the background of a shell hand on that Ctrl+C is to be ignored.
"""

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such terminals")


INTERRUPT = "\x03"


@dataclass(frozen=True, slots=True)
class Seen:
    """What a run left behind, and all that stood on the terminal."""

    code: int
    out: str
    err: str
    screen: str


class Terminal:
    """A terminal with a person at it."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._own, self._other = os.openpty()
        self._screen = b""
        """What this run has shown."""

    def run(self, *arguments: object, prompt: str = "", typed: str = "") -> Seen:
        """Run the program; at a prompt, type an answer."""
        self._screen = b""
        program = subprocess.Popen(
            [sys.executable, "-c", AT_A_TERMINAL, *map(str, arguments)],
            cwd=self._folder,
            env={**os.environ, "PYTHONPATH": str(PROJECT), "PYTHONUTF8": "1"},
            stdin=self._other,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
        )
        if prompt:
            self._read_until(prompt, program)
            os.write(self._own, typed.encode())
        out, err = (part.decode() for part in program.communicate(timeout=PATIENCE))
        assert "Traceback" not in err
        self._read()
        return Seen(program.returncode, out, err, self._screen.decode())

    def close(self) -> None:
        for end in (self._own, self._other):
            os.close(end)

    def _read_until(self, words: str, program: subprocess.Popen[bytes]) -> None:
        limit = time.monotonic() + PATIENCE
        while words not in self._screen.decode():
            assert time.monotonic() < limit, self._screen
            assert program.poll() is None, program.communicate()
            self._read(0.1)

    def _read(self, seconds: float = 0.0) -> None:
        with suppress(OSError):  # Linux says so when nobody has the other end open any more
            while select.select([self._own], [], [], seconds)[0]:
                self._screen += os.read(self._own, 1024)


@pytest.fixture
def terminal(tmp_path: Path) -> Iterator[Terminal]:
    made = Terminal(tmp_path)
    yield made
    made.close()


@pytest.fixture
def laptop(database: Path, tmp_path: Path) -> Path:
    """The file of an encrypted laptop copy."""
    session = open_session(str(database))
    exchange.check_out(session.workspace, tmp_path / "tog", passphrase=SECRET)
    session.close()
    return tmp_path / "tog" / "kkdesk.sqlite"


def add_organisation(laptop: Path, name: str) -> None:
    """Write something in the copy, as a person who works on it does."""
    session = open_session(str(laptop), passphrase=SECRET)
    with operation(session.workspace, "add organisation") as work:
        work.insert("organisation", name=name)
    session.close()


def organisations(laptop: Path) -> set[str]:
    session = open_session(str(laptop), read_only=True, passphrase=SECRET)
    with reading(session.workspace) as connection:
        found = connection.execute(text("SELECT name FROM organisation")).scalars()
        names = {str(name) for name in found}
    session.close()
    return names


@pytest.mark.parametrize("lang", ["da", "en"])
def test_a_backup_asks_for_the_passphrase_and_never_shows_it(
    terminal: Terminal, laptop: Path, lang: str
) -> None:
    seen = terminal.run(
        *("backup", "--lang", lang, "--database", laptop),
        prompt=PROMPTS[lang],
        typed=f"{SECRET}\n",
    )
    assert (seen.code, seen.err) == (0, "")
    assert seen.screen.splitlines() == [PROMPTS[lang]]
    (copy,) = backups.list_copies(laptop)
    assert str(copy.path) in seen.out
    backups.verify_copy(copy.path, SECRET)


def test_with_a_wrong_passphrase_nothing_is_backed_up(terminal: Terminal, laptop: Path) -> None:
    seen = terminal.run("backup", "--database", laptop, prompt=PROMPTS["da"], typed="lang ko\n")
    assert (seen.code, seen.out) == (1, "")
    assert WRONG in seen.err
    assert "lang ko" not in seen.screen + seen.err
    assert backups.list_copies(laptop) == []


def test_a_copy_is_brought_back_only_with_the_passphrase_typed_right(
    terminal: Terminal, laptop: Path
) -> None:
    copy = backups.back_up(laptop, passphrase=SECRET).path
    add_organisation(laptop, "Efter")
    prompt = PROMPTS["da"].replace("kkdesk.sqlite", copy.name)
    command = ("restore", copy.name, "--database", laptop)
    seen = terminal.run(*command, prompt=prompt, typed="lang ko\n")
    assert (seen.code, seen.out) == (1, "")
    assert WRONG in seen.err
    assert "Efter" in organisations(laptop)
    seen = terminal.run(*command, prompt=prompt, typed=f"{SECRET}\n")
    assert (seen.code, seen.err) == (0, "")
    assert SECRET not in seen.screen
    assert "Efter" not in organisations(laptop)


def test_a_check_asks_too_and_tells_of_a_whole_copy(terminal: Terminal, laptop: Path) -> None:
    seen = terminal.run("verify", laptop, prompt=PROMPTS["da"], typed=f"{SECRET}\n")
    assert (seen.code, seen.err) == (0, "")
    assert SECRET not in seen.screen + seen.out


@pytest.mark.parametrize("typed", [INTERRUPT, "\x04", "\n"], ids=["ctrl+c", "ctrl+d", "nothing"])
def test_who_types_no_passphrase_gets_no_copy_and_no_fault_of_the_program(
    terminal: Terminal, laptop: Path, typed: str
) -> None:
    seen = terminal.run("backup", "--database", laptop, prompt=PROMPTS["da"], typed=typed)
    assert (seen.code, seen.out) == (1, "")
    assert "kkdesk.log" not in seen.err
    assert seen.err.strip() != ""
    assert backups.list_copies(laptop) == []


def test_nobody_is_asked_for_the_passphrase_of_what_is_not_encrypted(
    terminal: Terminal, database: Path
) -> None:
    seen = terminal.run("backup", "--database", database)
    assert (seen.code, seen.err, seen.screen) == (0, "", "")
