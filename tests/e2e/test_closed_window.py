"""A window that was closed is gone: nothing of it lives on in a program that goes on."""

from __future__ import annotations

import gc
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QApplication
from shiboken6 import getCppPointer

from tests.e2e.audit_program import PLACES, Program

if TYPE_CHECKING:
    from pathlib import Path

    from PySide6.QtWidgets import QWidget
    from pytestqt.qtbot import QtBot


def test_a_closed_window_leaves_no_control_behind(
    database: Path, tmp_path: Path, qtbot: QtBot
) -> None:
    before = _controls()
    program = Program(database, tmp_path, qtbot)
    for place in PLACES:
        program.show(place)
    assert len(_controls()) > len(before) + 1_000
    program.close()
    del program
    left = [name for name in _controls() if name not in before]
    assert left == []


def _controls() -> list[str]:
    """Return what lives, with where it is in memory, once what is to be deleted is deleted."""
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    QApplication.processEvents()
    gc.collect()
    return [f"{_path(one)} {getCppPointer(one)}" for one in QApplication.allWidgets()]


def _path(one: QWidget) -> str:
    """Return which control it is, from the window that it stands in."""
    parent = one.parentWidget()
    own = f"{type(one).__name__} {one.accessibleName()}".strip()
    return own if parent is None else f"{_path(parent)} / {own}"
