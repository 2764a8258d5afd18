"""What is really on the screen: how far words and shapes stand out from what lies around them."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QPoint, QRect
from PySide6.QtGui import QImage
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QApplication,
    QComboBox,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QTextEdit,
    QWidget,
)

from kkdesk.ui.tokens import SHAPE_RATIO, TEXT_RATIO, contrast

if TYPE_CHECKING:
    from collections.abc import Iterator

_LEAST_INK: Final = 2
_AROUND: Final = 4
_LARGE: Final = 24
"""WCAG 2.2: letters of 24 pixels are large, and need 3 only."""


@dataclass(frozen=True, slots=True)
class Written:
    """Words on the screen: what they are, where they lie in the window, what they need."""

    words: str
    place: QRect
    least: float = TEXT_RATIO


def picture(window: QWidget) -> QImage:
    """Return what a window shows."""
    QApplication.processEvents()
    return window.grab().toImage().convertToFormat(QImage.Format.Format_RGB32)


def pixels(image: QImage, place: QRect) -> list[int]:
    """Return the colours of a part of a picture, row by row."""
    inside = place.intersected(image.rect())
    if inside.isEmpty():
        return []
    part = image.copy(inside)
    return [pixel & 0xFFFFFF for pixel in memoryview(part.constBits()).cast("I")]


def _named(colour: int) -> str:
    return f"#{colour:06x}"


def text_contrast(image: QImage, place: QRect) -> float | None:
    """Return how far the words in a place stand out; None where nothing is written.

    The background is the most frequent colour. The ink is the colour that stands out most of
    those that occur more than a few times: thin letters are mostly drawn in paler mixtures.
    """
    found = Counter(pixels(image, place)).most_common()
    if not found:
        return None
    (background, _), *others = found
    behind = _named(background)
    ratios = [contrast(_named(ink), behind) for ink, count in others if count >= _LEAST_INK]
    return max(ratios, default=None)


def focus_contrast(before: QImage, after: QImage, place: QRect) -> tuple[float, int]:
    """Return how far a focus cue stands out from what was there, and how many pixels do so.

    Looks at what changes at and around a control when it gets the keyboard, and counts the
    pixels that differ by at least 3 (WCAG 2.2, 2.4.7 and 1.4.11).
    """
    around = place.adjusted(-_AROUND, -_AROUND, _AROUND, _AROUND)
    changes = Counter(zip(pixels(before, around), pixels(after, around), strict=True))
    ratios = [
        (contrast(_named(old), _named(new)), count)
        for (old, new), count in changes.items()
        if old != new
    ]
    strong = sum(count for ratio, count in ratios if ratio >= SHAPE_RATIO)
    return max((ratio for ratio, _ in ratios), default=1.0), strong


def written(root: QWidget) -> Iterator[Written]:
    """Go through all words under a root that are in sight."""
    window = root.window()
    for widget in root.findChildren(QWidget):
        if not widget.isVisible() or widget.visibleRegion().isEmpty():
            continue
        if isinstance(widget, QAbstractItemView):
            yield from _rows(widget, window)
            continue
        words = _words_of(widget)
        seen = widget.visibleRegion().boundingRect()
        if words.strip() and seen.size() == widget.size():
            place = QRect(widget.mapTo(window, seen.topLeft()), seen.size())
            yield Written(words, place.adjusted(4, 4, -4, -4), _least(widget))


def _least(widget: QWidget) -> float:
    if not widget.isEnabled():
        return SHAPE_RATIO
    large = isinstance(widget, QLabel) and widget.fontInfo().pixelSize() >= _LARGE
    return SHAPE_RATIO if large else TEXT_RATIO


def _words_of(widget: QWidget) -> str:
    if isinstance(widget, QLabel | QAbstractButton):
        return widget.text()
    if isinstance(widget, QLineEdit):
        return widget.text() or widget.placeholderText()
    if isinstance(widget, QComboBox):
        return widget.currentText()
    if isinstance(widget, QTextEdit | QPlainTextEdit):
        return widget.toPlainText() or widget.placeholderText()
    return ""


def _rows(view: QAbstractItemView, window: QWidget) -> Iterator[Written]:
    """Go through the cells of the rows in sight."""
    port, model = view.viewport(), view.model()
    step = 8
    seen: set[tuple[int, int, int]] = set()
    for y in range(2, port.height(), step):
        first = view.indexAt(QPoint(6 if port.width() < 40 else 40, y))
        if not first.isValid():
            continue
        for column in range(model.columnCount(first.parent()) if hasattr(view, "header") else 1):
            index = first.siblingAtColumn(column)
            key = (first.parent().row(), index.row(), column)
            place = view.visualRect(index)
            if key in seen or not index.data() or not port.rect().contains(place):
                continue
            seen.add(key)
            corner = port.mapTo(window, place.topLeft())
            inner = QRect(corner, place.size()).adjusted(4, 4, -4, -4)
            yield Written(str(index.data()), inner)
