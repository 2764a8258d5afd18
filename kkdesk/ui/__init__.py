"""The window: pages, widgets and what they share. Talks to services only, through one worker."""

from __future__ import annotations

import ctypes
import sys
from typing import Final

_MORE_THAN_EVER_NEEDED: Final = 1 << 40


def hold_constants() -> None:
    """Keep PySide6 6.12 from ending the program on Python 3.11.

    Its wheels take ``None``, ``True`` and the like for immortal, which they are from Python 3.12
    on (PEP 683), and give back one reference too many with each call. Python 3.11 then stops with
    "deallocating None" after some thousand calls. A reserve of references makes them immortal.
    """
    if sys.version_info >= (3, 12):
        return
    for constant in (None, True, False, NotImplemented, ...):
        count = ctypes.c_ssize_t.from_address(id(constant))
        if count.value < _MORE_THAN_EVER_NEEDED:
            count.value += 2 * _MORE_THAN_EVER_NEEDED


hold_constants()
