"""The smallest PySide6 program with a window.

Prints the megabytes it holds and the moment, once its first paint was done.
"""

import sys
import time
from pathlib import Path

from PySide6.QtCore import QTimer
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QApplication, QLabel, QMainWindow


class Label(QLabel):
    """A label that tells when it has been painted."""

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 -- Qt's name
        """Paint, then end the program."""
        super().paintEvent(event)
        moment = time.monotonic()
        pages = int(Path("/proc/self/statm").read_text(encoding="ascii").split()[1])
        print(pages * 4096 / 1e6, moment)
        QTimer.singleShot(0, QApplication.quit)


application = QApplication(sys.argv)
window = QMainWindow()
window.setCentralWidget(Label("Københavns Kommune"))
window.resize(1366, 768)
window.show()
application.exec()
