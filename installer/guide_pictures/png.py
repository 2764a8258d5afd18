"""Small picture files: as few colours as can be told apart, and nothing but the picture in them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PIL import Image, ImageChops

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from PySide6.QtGui import QImage

ALL_COLOURS: Final = 256
MOST_COLOURS: Final = 128
"""Of a page with text in a dozen colours, most are steps of antialiasing; these are enough."""
_ROUNDS: Final = 2
"""How often the colours are moved to the middle of what they stand for."""
_GAP: Final = 8
_SQUARE: Final = 12
"""Side in pixels of the squares whose mean is compared: about a letter."""
_ALIKE: Final = 20
"""Levels of 255 by which the mean of a square may differ: another Qt draws a little otherwise."""


def image_of(shown: QImage) -> Image.Image:
    """Return a picture of Qt's as one of Pillow's, without transparency."""
    from PySide6.QtGui import QImage as Qt_Image  # noqa: PLC0415 -- comparing needs no Qt

    plain = shown.convertToFormat(Qt_Image.Format.Format_RGB888)
    size = (plain.width(), plain.height())
    return Image.frombytes(
        "RGB", size, bytes(plain.constBits()), "raw", "RGB", plain.bytesPerLine()
    )


def write(picture: Image.Image, path: Path, colours: int = MOST_COLOURS) -> None:
    """Write a picture in few colours, rare ones too; the same picture gives the same bytes."""
    how = Image.Quantize.MAXCOVERAGE  # the few pixels of a badge count as much as a whole sheet
    few = picture.quantize(colours, how, kmeans=_ROUNDS, dither=Image.Dither.NONE)
    path.parent.mkdir(parents=True, exist_ok=True)
    few.save(path, optimize=True)


def smaller(picture: Image.Image) -> Image.Image:
    """Return a picture half as wide and high."""
    size = (picture.width // 2, picture.height // 2)
    return picture.resize(size, Image.Resampling.LANCZOS)


def side_by_side(columns: Sequence[Sequence[Image.Image]]) -> Image.Image:
    """Return columns of pictures of one size as one, with white between them."""
    first = columns[0][0]
    step = (first.width + _GAP, first.height + _GAP)
    size = (step[0] * len(columns) - _GAP, step[1] * len(columns[0]) - _GAP)
    made = Image.new("RGB", size, "white")
    for column, pictures in enumerate(columns):
        for row, one in enumerate(pictures):
            made.paste(one, (column * step[0], row * step[1]))
    return made


def unlike(first: Path, second: Path) -> float:
    """Return the share of the squares in which two pictures show something else, 0 to 1.

    1 where they differ in size by more than a square.
    """
    with Image.open(first) as one, Image.open(second) as other:
        if any(abs(a - b) > _SQUARE for a, b in zip(one.size, other.size, strict=True)):
            return 1.0
        size = (max(one.width // _SQUARE, 1), max(one.height // _SQUARE, 1))
        means = [each.convert("L").resize(size, Image.Resampling.BOX) for each in (one, other)]
    counts = ImageChops.difference(*means).histogram()
    return sum(counts[_ALIKE + 1 :]) / sum(counts)
