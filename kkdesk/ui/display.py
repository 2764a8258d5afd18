"""Whether there is a screen; this module imports no Qt, so that one may ask before loading it."""

from __future__ import annotations

import os
import sys


def has_display() -> bool:
    """Tell whether a window can be shown to somebody."""
    if sys.platform != "linux":
        return True
    return bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))


def can_open_window() -> bool:
    """Tell whether Qt can make a window, also one that nobody sees."""
    return has_display() or bool(os.environ.get("QT_QPA_PLATFORM"))
