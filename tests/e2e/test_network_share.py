"""A database on a network share: the window says so, and says when it lets one wait."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from kkdesk.db import network_share
from tests.e2e.app_desk import running
from tests.e2e.conftest import PROJECT

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication

SLOW = Path(__file__).with_name("slow_share.c")
PROGRAM = Path(__file__).with_name("slow_share_program.py")


def on_a_share(monkeypatch: pytest.MonkeyPatch, folder: Path) -> None:
    """Let the system say that a folder is another machine's: none can be mounted in a test."""
    monkeypatch.setattr(network_share, "_mounts", lambda: [("/", "ext4"), (str(folder), "cifs")])


def let_a_day_pass(config: Path) -> None:
    """Date the visits that are remembered a day back."""
    file = config / "settings.json"
    kept = json.loads(file.read_text("utf-8"))
    today = date.today().isoformat()  # noqa: DTZ011 -- the person's own day, as the program has it
    kept["visits"] = [one.replace(f"- {today}", "- 2026-01-02") for one in kept["visits"]]
    file.write_text(json.dumps(kept), "utf-8")


def test_who_opens_a_database_on_a_share_is_told_once_and_sees_a_mark_always(
    qapp: QApplication, database: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    on_a_share(monkeypatch, database.parent)
    with running(qapp, database, tmp_path / "config") as desk:
        desk.wait_until_open()
        assert "Netværksdrev" in desk.window.windowTitle()
        told = desk.window.messages.text()
        assert "PostgreSQL" in told
        assert "kkdesk move" in told
    let_a_day_pass(tmp_path / "config")
    with running(qapp, database, tmp_path / "config") as desk:
        desk.wait_until_open()
        assert "Netværksdrev" in desk.window.windowTitle()
        assert desk.window.messages.text() == ""


def test_a_database_on_this_machine_is_not_marked(
    qapp: QApplication, database: Path, tmp_path: Path
) -> None:
    with running(qapp, database, tmp_path / "config") as desk:
        desk.wait_until_open()
        assert "Netværksdrev" not in desk.window.windowTitle()
        assert desk.window.messages.text() == ""


@pytest.mark.skipif(shutil.which("cc") is None, reason="no C compiler slows the disk down here")
@pytest.mark.skipif(sys.platform != "linux", reason="LD_PRELOAD is Linux's")
def test_on_a_slow_share_the_window_lives_says_that_it_waits_and_loses_nothing(
    database: Path, tmp_path: Path
) -> None:
    library = tmp_path / "slow.so"
    subprocess.run(["cc", "-shared", "-fPIC", "-O1", "-o", library, SLOW, "-ldl"], check=True)
    ended = subprocess.run(
        [sys.executable, PROGRAM, database, tmp_path / "config"],
        env={
            "PATH": "/usr/bin:/bin",
            "HOME": str(tmp_path),
            "LC_ALL": "C.UTF-8",
            "PYTHONPATH": str(PROJECT),
            "QT_QPA_PLATFORM": "offscreen",
            "LD_PRELOAD": str(library),
            "SLOW_SHARE": str(database.parent),
        },
        capture_output=True,
        check=False,
        text=True,
        timeout=120,
    )
    assert ended.returncode == 0, ended.stdout + ended.stderr
    said = json.loads(ended.stdout)
    assert said["told"] == "Venter på databasen …"
    assert said["beats"] > 20, "the window lived while the file was written"
    assert said["after"] == "", "it no longer says that it waits"
    assert said["stored"] == "Skrevet på et langsomt drev"
