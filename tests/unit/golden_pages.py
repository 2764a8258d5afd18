"""Pages as small grey pictures, and whether two of them show the same.

What counts is what a reader sees: a block that is moved, missing, covered or added. Each picture is
cut into squares; a square whose mean grey differs by more than antialiasing does is a difference.
"""

from __future__ import annotations

import os
from pathlib import Path
from typing import Final

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QColor, QImage, QPainter
from PySide6.QtPdf import QPdfDocument

FOLDER: Final = Path(__file__).parents[1] / "data" / "golden_pages"
RENEW: Final = "KKDESK_TEST_RENEW_PAGES" in os.environ
"""Whether the stored pictures are written anew (``make golden-pages``)."""
_RESOLUTION: Final = 40.0
_FINER: Final = 4.0
_LEVELS: Final = 16
"""Levels of grey that are stored; so few make the files small."""
_SQUARE: Final = 4
_ALIKE: Final = 26
"""Levels of 256 by which the mean grey of a square may differ."""
_ODD_SQUARES: Final = 2
"""Squares of a page that may differ all the same."""


def picture(pdf: Path, page: int, finer: float = _FINER) -> QImage:
    """Return a page (from 1) of a file as a grey picture.

    It is drawn so many times `finer` and then made smaller: letters of two pixels would be drawn
    by the whims of hinting.
    """
    document = QPdfDocument()
    document.load(str(pdf))
    points = document.pagePointSize(page - 1)
    size = (points * _RESOLUTION / 72).toSize()
    large = (points * _RESOLUTION * finer / 72).toSize()
    drawn = document.render(page - 1, large)
    document.close()
    shown = QImage(large, QImage.Format.Format_RGB32)
    shown.fill(QColor("white"))
    painter = QPainter(shown)
    painter.drawImage(0, 0, drawn)
    painter.end()
    return _smaller(shown, size)


def differences(first: QImage, second: QImage) -> list[tuple[int, int]]:
    """Return the squares (column, row) in which two pictures show something else.

    None if they are so few that nobody would see them; all where the pages are of other sizes.
    """
    if first.size() != second.size():
        columns, rows = first.width() // _SQUARE, first.height() // _SQUARE
        return [(column, row) for row in range(rows) for column in range(columns)]
    one, other = _squares(first), _squares(second)
    found = [
        (column, row)
        for row, (ours, theirs) in enumerate(zip(one, other, strict=True))
        for column, (a, b) in enumerate(zip(ours, theirs, strict=True))
        if abs(a - b) > _ALIKE
    ]
    return found if len(found) > _ODD_SQUARES else []


def store(shown: QImage, name: str) -> None:
    """Store a picture in few levels of grey."""
    nearest = bytes(round(value * (_LEVELS - 1) / 255) for value in range(256))
    wide, high = shown.width(), shown.height()
    few = QImage(
        b"".join(_lines(shown)).translate(nearest), wide, high, wide, QImage.Format.Format_Indexed8
    )
    few.setColorTable([QColor(level, level, level).rgb() for level in _greys()])
    FOLDER.mkdir(exist_ok=True)
    assert few.save(str(FOLDER / f"{name}.png"), quality=0)


def stored(name: str) -> QImage | None:
    """Return a stored picture; None if there is none."""
    path = FOLDER / f"{name}.png"
    if not path.exists():
        return None
    return QImage(str(path)).convertToFormat(QImage.Format.Format_Grayscale8)


def marked(shown: QImage, squares: list[tuple[int, int]]) -> QImage:
    """Return a picture with its differing squares in red, to be looked at."""
    made = shown.convertToFormat(QImage.Format.Format_RGB32)
    painter = QPainter(made)
    painter.setOpacity(0.4)
    for column, row in squares:
        painter.fillRect(column * _SQUARE, row * _SQUARE, _SQUARE, _SQUARE, QColor("red"))
    painter.end()
    return made


def _greys() -> list[int]:
    return [round(level * 255 / (_LEVELS - 1)) for level in range(_LEVELS)]


def _squares(shown: QImage) -> list[bytes]:
    """Return the mean grey of each square, row by row."""
    size = QSize(shown.width() // _SQUARE, shown.height() // _SQUARE)
    return _lines(_smaller(shown, size))


def _lines(grey: QImage) -> list[bytes]:
    held, step = bytes(grey.constBits()), grey.bytesPerLine()
    return [held[row * step : row * step + grey.width()] for row in range(grey.height())]


def _smaller(shown: QImage, size: QSize) -> QImage:
    ratio, how = Qt.AspectRatioMode.IgnoreAspectRatio, Qt.TransformationMode
    made = shown.scaled(size, ratio, how.SmoothTransformation)
    return made.convertToFormat(QImage.Format.Format_Grayscale8)
