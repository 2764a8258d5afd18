"""What is written in a chart: in how many lines, and in how large letters."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtGui import QFont, QFontInfo, QFontMetricsF

if TYPE_CHECKING:
    from collections.abc import Sequence

_LEAST: Final = 9
"""The smallest letters that can still be read, in pixels."""


def lines_of(words: str, font: QFont, room: float) -> tuple[str, ...]:
    """Return "274 (73 pct.)" in one line where there is room for it, else in two."""
    if QFontMetricsF(font).horizontalAdvance(words) <= room:
        return (words,)
    return tuple(words.replace(" (", "\n(", 1).split("\n"))


def fitting(font: QFont, lines: Sequence[str], room: float, more: Sequence[str] = ()) -> QFont:
    """Return the font in the largest size at which every line fits, and what is ``more`` too.

    Where that cannot be it fits the lines alone; as it is where they do not fit either.
    """
    for wanted in ((*lines, *more), lines):
        for size in range(QFontInfo(font).pixelSize(), _LEAST - 1, -1):
            smaller = QFont(font)
            smaller.setPixelSize(size)
            metrics = QFontMetricsF(smaller)
            if all(metrics.horizontalAdvance(line) <= room for line in wanted):
                return smaller
    return font
