"""The icon beside the clock in a tray of a real screen; offscreen, Qt has none."""

from __future__ import annotations

import ctypes.util
import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from kkdesk.db.engine import open_database
from kkdesk.domain.vocabulary import DateRole
from kkdesk.services import editing
from kkdesk.services.listing import list_records
from kkdesk.services.workspace import Workspace
from tests.e2e.hidden_screen import hidden_screen

PROJECT = Path(__file__).resolve().parents[2]


@pytest.mark.skipif(
    not all(map(shutil.which, ("Xvfb", "openbox", "trayer")))
    or not ctypes.util.find_library("Xtst"),
    reason="Xvfb, openbox, trayer and libXtst are needed",
)
def test_the_icon_tells_at_the_start_and_a_click_on_it_shows_the_reminders(
    sample_database: Path, tmp_path: Path
) -> None:
    database = Path(shutil.copyfile(sample_database, tmp_path / "kkdesk.sqlite"))
    engine = open_database(database)
    workspace = Workspace(engine, "tester")
    soon = workspace.today().strftime("%-d.%-m.%Y")
    (trial,) = list_records(workspace, "initiatives", {"code": "S2.2"})
    editing.add_date(workspace, trial["id"], words=soon, role=DateRole.TRIAL_ENDS)
    engine.dispose()
    with hidden_screen(("trayer", "--edge", "top", "--widthtype", "request")) as screen:
        ended = subprocess.run(
            [sys.executable, "-m", "tests.e2e.tray_program", str(database), str(tmp_path / "conf")],
            cwd=PROJECT,
            env={**os.environ, "DISPLAY": screen, "QT_QPA_PLATFORM": "xcb"},
            capture_output=True,
            text=True,
            check=False,
            timeout=90,
        )
    assert ended.returncode == 0, ended.stderr[-3000:]
    seen = json.loads(ended.stdout.splitlines()[-1])
    assert seen["shown"], ended.stderr[-2000:]
    assert str(seen["says"]).startswith("kkdesk: ")
    assert str(seen["says"]).split()[1].isdigit()
    assert seen["dialog"]
    assert int(seen["rows"]) >= 1
