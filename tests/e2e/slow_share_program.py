"""Edits a title on a disk that is slow from then on, and tells what the window said meanwhile.

Run by test_network_share.py: ``slow_share_program.py DATABASE CONFIG``; slow_share.c makes it slow.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from kkdesk.ui.theme import application_arguments
from tests.e2e.app_desk import running, stored_title, wait_until

if TYPE_CHECKING:
    from tests.e2e.app_desk import AppDesk

WORDS = "Skrevet på et langsomt drev"


def main(database: Path, config: Path) -> None:
    app = QApplication(application_arguments())
    seen: dict[str, object] = {}
    with running(app, database, config) as desk:
        desk.wait_until_open()
        edit = desk.edit_title(desk.plans(), WORDS)
        (database.parent / "slow").touch()
        beats = 0
        heart = QTimer()

        def beat() -> None:
            nonlocal beats
            beats += 1

        heart.timeout.connect(beat)
        heart.start(20)
        edit.clearFocus()
        wait_until(lambda: _waiting(desk))
        seen["told"], seen["beats"] = _waiting(desk), beats
        desk.settle()
        seen["after"] = _waiting(desk)
        (database.parent / "slow").unlink()
        QTest.qWait(10)
    seen["stored"] = stored_title(database)
    sys.stdout.write(json.dumps(seen))


def _waiting(desk: AppDesk) -> str:
    """Return what the foot of the window says of a job that takes long."""
    task = desk.window._task
    return task.text() if task.isVisible() else ""


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
