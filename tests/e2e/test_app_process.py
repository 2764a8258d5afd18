"""The program as a process: what it loads when, how it is stopped, and where faults go."""

from __future__ import annotations

import json
import logging
import os
import signal
import subprocess
import sys
import threading
import time
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import qWarning
from PySide6.QtTest import QTest

from kkdesk import paths
from kkdesk.db.instance_lock import lock_file
from kkdesk.errors import DatabaseBusy
from kkdesk.fault_log import LogFile
from kkdesk.ui.faults import Faults, qt_messages_to_log

if TYPE_CHECKING:
    from collections.abc import Iterator

    from PySide6.QtWidgets import QApplication

PROJECT = Path(__file__).resolve().parents[2]

WATCH = """
import json, sys
from PySide6 import QtCore
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication
from kkdesk.app import Application
app = QApplication([])
desk = Application(app, sys.argv[1])
seen = {}
begin = desk._open_wanted
def painted():
    made = {"PySide6.QtCore.Qt"} if "Qt" in vars(QtCore) else set()
    seen["first paint"] = sorted({*sys.modules, *made})
    begin()
desk._open_wanted = painted
quiet = 0
def look():
    global quiet
    quiet = quiet + 1 if desk.session is not None and desk.worker.idle else 0
    if quiet > 20:
        seen["first list"] = sorted(sys.modules)
        desk.quit()
        desk.dispose()
        app.quit()
timer = QTimer()
timer.timeout.connect(look)
timer.start(10)
desk.start()
app.exec()
print(json.dumps(seen))
"""

NOT_AT_FIRST_PAINT = {
    *("sqlalchemy", "sqlmodel", "sqlite3", "alembic", "pydantic", "reportlab", "pikepdf"),
    *("typer", "markdown_it", "snowballstemmer", "qt_material", "PySide6.QtPdf"),
    *("kkdesk.ui.database_choice", "asyncio", "logging.handlers", "email", "http", "subprocess"),
    "PySide6.QtCore.Qt",  # no module; its enums are made when it is first mentioned
}
NOT_AT_FIRST_LIST = {"sqlmodel", "alembic", "pydantic", "reportlab", "pikepdf", "typer"}


@pytest.fixture(scope="module")
def loaded(sample_database: Path, tmp_path_factory: pytest.TempPathFactory) -> dict[str, set[str]]:
    """Which modules were loaded at the first paint, and with the first page filled."""
    home = tmp_path_factory.mktemp("home")
    places = {f"XDG_{name}_HOME": str(home) for name in ("CONFIG", "DATA", "STATE", "CACHE")}
    ended = subprocess.run(
        [sys.executable, "-c", WATCH, str(sample_database)],
        cwd=PROJECT,
        env={**os.environ, **places, "HOME": str(home)},
        capture_output=True,
        text=True,
        check=True,
        timeout=60,
    )
    return {when: set(modules) for when, modules in json.loads(ended.stdout).items()}


@pytest.mark.parametrize("module", sorted(NOT_AT_FIRST_PAINT))
def test_the_first_paint_does_not_wait_for(loaded: dict[str, set[str]], module: str) -> None:
    assert module not in loaded["first paint"]


@pytest.mark.parametrize("module", sorted(NOT_AT_FIRST_LIST))
def test_the_first_list_does_not_wait_for(loaded: dict[str, set[str]], module: str) -> None:
    assert module not in loaded["first list"]


# -- stopped from outside


def start(database: Path, *program: str) -> subprocess.Popen[bytes]:
    return subprocess.Popen(
        [sys.executable, *(program or ("-m", "kkdesk")), "--database", str(database)],
        cwd=PROJECT,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    )


def wait_for_lock(database: Path) -> None:
    limit = time.monotonic() + 30
    while not lock_file(database).exists():
        assert time.monotonic() < limit
        time.sleep(0.05)


def wait_until_it_heeds_signals(program: subprocess.Popen[bytes]) -> None:
    """Wait until the program catches SIGTERM; a busy machine may take long to come to it."""
    told = Path(f"/proc/{program.pid}/status")
    limit = time.monotonic() + 60
    while told.exists():
        caught = next(x for x in told.read_text().splitlines() if x.startswith("SigCgt"))
        if int(caught.split()[1], 16) >> (signal.SIGTERM - 1) & 1:
            return
        assert program.poll() is None
        assert time.monotonic() < limit
        time.sleep(0.05)


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has none of these signals")
@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM, signal.SIGHUP])
def test_a_signal_closes_the_window_politely(database: Path, number: int) -> None:
    program = start(database)
    wait_for_lock(database)
    wait_until_it_heeds_signals(program)
    program.send_signal(number)
    out, err = program.communicate(timeout=30)
    assert (program.returncode, out, err) == (0, b"", b"")
    assert not lock_file(database).exists()


TOLD = """
import sys
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QMessageBox
from kkdesk.__main__ import run
app = QApplication([])
def look():
    for box in app.topLevelWidgets():
        if isinstance(box, QMessageBox) and box.isVisible():
            timer.stop()
            sys.stdout.buffer.write(" ".join(box.text().split()).encode() + b"\\n")
            sys.stdout.flush()
timer = QTimer()
timer.timeout.connect(look)
timer.start(10)
never = QTimer()
never.setSingleShot(True)
never.timeout.connect(app.quit)
never.start(120_000)
sys.exit(run(sys.argv[1:]))
"""
"""The program, telling in a line what its first message says; without one it ends by itself."""


def test_a_second_window_is_told_and_waits_for_an_answer(database: Path) -> None:
    first = start(database)
    wait_for_lock(database)
    wait_until_it_heeds_signals(first)
    second = start(database, "-c", TOLD)
    assert second.stdout is not None
    assert "er åben i en anden kkdesk" in second.stdout.readline().decode()
    assert second.poll() is None
    for program in (second, first):
        program.terminate()
        out, err = program.communicate(timeout=30)
        assert (program.returncode, out, err) == (0, b"", b"")


# -- faults of the program itself


@pytest.fixture
def faults(qapp: QApplication, monkeypatch: pytest.MonkeyPatch) -> Iterator[Faults]:
    """The program's hooks in place of Python's, taken away afterwards."""
    assert qapp is not None
    for name in ("excepthook", "unraisablehook"):
        monkeypatch.setattr(sys, name, getattr(sys, name))
    monkeypatch.setattr(threading, "excepthook", threading.excepthook)
    root = logging.getLogger()
    before = list(root.handlers)
    made = Faults()
    made.install()
    yield made
    for handler in [each for each in root.handlers if each not in before]:
        root.removeHandler(handler)
        handler.close()


def logged() -> str:
    return paths.log_file().read_text(encoding="utf-8")


@pytest.mark.allow_log
def test_a_fault_goes_to_the_log_with_its_trace_and_is_told(
    faults: Faults, capsys: pytest.CaptureFixture[str]
) -> None:
    told: list[str] = []
    faults.happened.connect(lambda: told.append("fault"))
    error = ZeroDivisionError("ærgerligt")
    sys.excepthook(ZeroDivisionError, error, None)
    assert told == ["fault"]
    assert "ZeroDivisionError: ærgerligt" in logged()
    assert capsys.readouterr().err == ""


@pytest.mark.allow_log
def test_a_fault_of_another_thread_is_told_on_the_windows_thread(faults: Faults) -> None:
    threads: list[threading.Thread] = []
    faults.happened.connect(lambda: threads.append(threading.current_thread()))

    def fail() -> None:
        raise ZeroDivisionError

    worker = threading.Thread(target=fail)
    worker.start()
    worker.join()
    QTest.qWait(20)
    assert len(threads) == 1
    assert "ZeroDivisionError" in logged()


def test_a_failure_that_has_a_message_is_shown_as_that(faults: Faults) -> None:
    told: list[object] = []
    faults.refused.connect(told.append)
    error = DatabaseBusy("x")
    sys.excepthook(DatabaseBusy, error, None)
    assert told == [error]


@pytest.mark.allow_log
@pytest.mark.no_qt_log
def test_what_qt_says_goes_to_the_log(faults: Faults) -> None:
    assert faults is not None
    with qt_messages_to_log():
        qWarning("Noget om Qt")
    assert "Noget om Qt" in logged()


def test_a_full_log_is_put_aside_and_one_is_kept(tmp_path: Path) -> None:
    log = LogFile(tmp_path / "kkdesk.log", largest=1000)
    for number in range(100):
        record = logging.LogRecord("x", logging.ERROR, "", 0, f"fejl {number} {'.' * 50}", (), None)
        log.emit(record)
    log.close()
    assert {path.name for path in tmp_path.iterdir()} == {"kkdesk.log", "kkdesk.log.1"}
    assert all(path.stat().st_size < 1200 for path in tmp_path.iterdir())
    assert "fejl 99" in (tmp_path / "kkdesk.log").read_text(encoding="utf-8")


def test_a_log_that_cannot_be_written_stops_nothing(tmp_path: Path) -> None:
    log = LogFile(tmp_path / "nowhere" / "kkdesk.log")
    log.handle(logging.LogRecord("x", logging.ERROR, "", 0, "fejl", (), None))
    log.close()
