"""A document's copy that another program has open goes when kkdesk ends, however it ends."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from kkdesk.db.reading import open_file
from kkdesk.services import cases, documents
from kkdesk.services.opened_copies import FOLDER
from kkdesk.services.workspace import Workspace

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from typing import TypeAlias

    Start: TypeAlias = Callable[[str], subprocess.Popen[str]]

PROJECT = Path(__file__).resolve().parents[2]
WORDS = "Kladde til indstillingen"

PROGRAM = """
import sys
from PySide6.QtCore import QObject, QTimer, QUrl, Slot
from PySide6.QtGui import QDesktopServices
from kkdesk import app
from kkdesk.domain.cases import Panel


class Reader(QObject):
    "The other program: it says which file it was given, and kkdesk may then be closed."

    @Slot(QUrl)
    def show(self, url):
        print(url.toLocalFile(), flush=True)
        if sys.argv[2] == "close":
            QTimer.singleShot(0, desk.window.close)


class Watched(app.Application):
    "The program with a person who opens the first document of the first case."

    def start(self):
        global desk
        desk = self
        super().start()
        self.timer = QTimer()
        self.timer.timeout.connect(self.look)
        self.timer.start(20)

    def look(self):
        if self.session is None or not self.worker.idle:
            return
        if self.window.page("cases") is None or sys.argv[2] == "only start":
            self.window.show_page("cases")
            return
        panel = self.window.page("cases").pane
        panel = panel and panel.panels.get(Panel.DOCUMENTS)
        if panel and panel.model.rowCount():
            self.timer.stop()
            panel.table.setCurrentIndex(panel.model.index(0, 0))
            panel.open_button.click()


reader = Reader()
QDesktopServices.setUrlHandler("file", reader, "show")
app.Application = Watched
sys.exit(app.run_window(sys.argv[1]))
"""


@pytest.fixture
def with_document(database: Path, tmp_path: Path) -> Path:
    """The sample portfolio with a file kept under its first case."""
    source = tmp_path / "kladde.txt"
    source.write_text(WORDS, encoding="utf-8")
    opened = open_file(database)
    workspace = Workspace(opened, "tester")
    case = next(one for one in cases.subjects(workspace) if one.kind == "case")
    documents.add_document(workspace, case.id, source)
    opened.dispose()
    return database


@pytest.fixture
def start(with_document: Path, tmp_path: Path) -> Iterator[Start]:
    """Start the program; ``then`` is what the person does after opening the document."""
    home = tmp_path / "home"
    home.mkdir()
    places = {f"XDG_{name}_HOME": str(home) for name in ("CONFIG", "DATA", "STATE", "CACHE")}
    started: list[subprocess.Popen[str]] = []

    def run(then: str) -> subprocess.Popen[str]:
        program = subprocess.Popen(
            [sys.executable, "-c", PROGRAM, str(with_document), then],
            cwd=PROJECT,
            env={**os.environ, **places, "HOME": str(home)},
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
        )
        started.append(program)
        return program

    yield run
    for program in started:
        program.kill()
        program.communicate()


def opened_by(program: subprocess.Popen[str]) -> Path:
    """Wait until the other program is given the copy."""
    assert program.stdout is not None
    return Path(program.stdout.readline().strip())


def test_a_copy_goes_when_the_window_is_closed(start: Start, tmp_path: Path) -> None:
    program = start("close")
    copy = opened_by(program)
    assert copy.name == "kladde.txt"
    assert tmp_path / "home" in copy.parents
    out, err = program.communicate(timeout=30)
    assert (program.returncode, out, err) == (0, "", "")
    assert list(copy.parents[2].iterdir()) == []


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such signal")
def test_a_copy_goes_when_the_program_is_told_to_end(start: Start) -> None:
    program = start("stay")
    copy = opened_by(program)
    assert copy.read_text(encoding="utf-8") == WORDS
    program.send_signal(signal.SIGTERM)
    _, err = program.communicate(timeout=30)
    assert (program.returncode, err) == (0, "")
    assert not copy.exists()
    assert copy.parents[2].name == FOLDER
    assert list(copy.parents[2].iterdir()) == []


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such signal")
def test_a_copy_of_a_killed_program_goes_at_the_next_start(start: Start) -> None:
    killed = start("stay")
    copy = opened_by(killed)
    killed.kill()
    killed.communicate(timeout=30)
    assert copy.exists()
    following = start("only start")
    limit = time.monotonic() + 30
    while copy.exists():
        assert following.poll() is None
        assert time.monotonic() < limit
        time.sleep(0.05)
    following.send_signal(signal.SIGTERM)
    _, err = following.communicate(timeout=30)
    assert (following.returncode, err) == (0, "")
