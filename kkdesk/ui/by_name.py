"""Enums of the ``Qt`` namespace by their names, for what is made before the first paint.

The first mention of ``Qt`` makes all of its hundred enums, which takes a fortieth of a second.
Modules of the shell therefore write ``QtCore.Qt`` inside functions that run later, and this here.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from PySide6.QtCore import QObject


def set_by_name(target: QObject, **values: str) -> None:
    """Set properties to enum values by name; ValueError if Qt knows no such one."""
    for name, value in values.items():
        if not target.setProperty(name, value):
            message = f"{name}={value}"
            raise ValueError(message)
