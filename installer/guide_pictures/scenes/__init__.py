"""The scenes by name.

To add one, three or four lines are enough:

    @scene("find-everywhere")
    def find_everywhere(camera: Camera) -> QWidget:
        camera.window.menu.provided["find"].trigger()
        return camera.dialog(FindDialog)

The function gets the program on a fresh copy of the sample portfolio, brings it into a state, and
returns the window or dialog that is to be pictured. ``on`` names what it wants instead.
"""

from __future__ import annotations

import importlib
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from pathlib import Path

    from PySide6.QtGui import QImage
    from PySide6.QtWidgets import QWidget

    from guide_pictures.camera import Camera
    from guide_pictures.stage import Stage

    Bring = Callable[[Camera], QWidget | QImage]

_MODULES: Final = ("pages", "plans", "rounds", "committee", "follow_up", "laptop", "whole")
_found: dict[str, Scene] = {}


@dataclass(frozen=True, slots=True)
class Scene:
    """A picture: its name, the database it is taken on, and how the program gets there."""

    name: str
    bring: Bring
    database: Callable[[Stage], Path]
    opens: bool
    """Whether the database opens without a question."""


def _sample(stage: Stage) -> Path:
    return stage.sample()


def scene(
    name: str, *, on: Callable[[Stage], Path] = _sample, opens: bool = True
) -> Callable[[Bring], Bring]:
    """Register a scene; ``on`` makes the database that it is taken on."""

    def register(bring: Bring) -> Bring:
        if name in _found:
            raise ValueError(name)
        _found[name] = Scene(name, bring, on, opens)
        return bring

    return register


def scenes() -> Mapping[str, Scene]:
    """Return all scenes by name; imports the program's pages and dialogs."""
    for module in _MODULES:
        importlib.import_module(f"guide_pictures.scenes.{module}")
    return _found
