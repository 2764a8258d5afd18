"""Opens the real program, waits for its icon beside the clock and clicks it; tells what it saw.

Run by test_tray.py on a screen that nobody sees: ``tray_program.py DATABASE CONFIG``.
"""

from __future__ import annotations

import json
import os
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QApplication

from kkdesk.app import Application
from kkdesk.ui.theme import application_arguments
from tests.e2e.drag_program import Mouse

if TYPE_CHECKING:
    from collections.abc import Callable


def main(database: str, config: str) -> None:
    app = QApplication(application_arguments())
    application = Application(app, database, lang="da", config=Path(config))
    application.start()

    def wait(until: Callable[[], object], seconds: float = 20) -> bool:
        limit = time.monotonic() + seconds
        while not until() and time.monotonic() < limit:
            app.processEvents()
            time.sleep(0.01)
        return bool(until())

    reminders = application.reminders
    seen: dict[str, object] = {
        "shown": wait(
            lambda: (
                reminders.controller is not None
                and reminders.controller.tray is not None
                and reminders.controller.tray.icon.geometry().width() > 0
            )
        )
    }
    controller = reminders.controller
    if controller is not None and controller.tray is not None:
        icon = controller.tray.icon
        seen["says"] = icon.toolTip()
        mouse = Mouse()
        for _ in range(5):  # the tray may still be growing
            mouse.move(icon.geometry().center())
            mouse.press(1)
            mouse.press(0)
            if wait(lambda: controller.dialog is not None, seconds=2):
                break
        wait(lambda: controller.dialog is not None and controller.dialog.isVisible())
        seen["dialog"] = controller.dialog is not None and controller.dialog.isVisible()
        seen["rows"] = controller.dialog.model.rowCount() if controller.dialog else 0
    sys.stdout.write(f"{json.dumps(seen)}\n")
    sys.stdout.flush()
    os._exit(0)


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2])
