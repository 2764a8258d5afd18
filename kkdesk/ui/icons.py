"""Our line icons, painted in the colour that the shown scheme asks for.

The files hold black strokes on 24 x 24; the engine reads the colour when it paints, so an icon
set once stays right when the scheme changes.
"""

from __future__ import annotations

from functools import lru_cache

from PySide6.QtCore import QByteArray, QRect, QRectF, QSize
from PySide6.QtGui import QColor, QIcon, QIconEngine, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer

from kkdesk.paths import resources
from kkdesk.ui.theme import current_tokens

_INK = "#000"
TEXT_INK = "text"


def icon(  # the colour is a token of the scheme
    name: str, token: str = TEXT_INK, *, selected: str | None = None
) -> QIcon:
    """Return an icon in a token's colour; ``selected`` names the one for a selected row."""
    return QIcon(_Engine(name, token, selected or token))


def icon_names() -> tuple[str, ...]:
    """Return every icon there is."""
    return tuple(sorted(file.stem for file in (resources() / "icons").glob("*.svg")))


def icon_pixmap(name: str, colour: str, size: int, ratio: float = 1.0) -> QPixmap:
    """Return the icon drawn in ``#rrggbb`` at a size in device-independent pixels."""
    return QPixmap(_drawn(name, colour, round(size * ratio), round(size * ratio), ratio))


@lru_cache(maxsize=128)
def _strokes(name: str) -> str:
    """Return the text of an icon file; raises FileNotFoundError for an unknown name."""
    return (resources() / "icons" / f"{name}.svg").read_text(encoding="utf-8")


@lru_cache(maxsize=512)
def _drawn(name: str, colour: str, width: int, height: int, ratio: float) -> QPixmap:
    """Return the icon in device pixels."""
    if min(width, height) <= 0:  # a view squeezed to nothing still paints
        return QPixmap()
    pixmap = QPixmap(width, height)
    pixmap.fill(QColor(0, 0, 0, 0))
    svg = _strokes(name).replace(f'"{_INK}"', f'"{colour}"')
    painter = QPainter(pixmap)
    side = min(width, height)
    field = QRectF((width - side) / 2, (height - side) / 2, side, side)
    QSvgRenderer(QByteArray(svg.encode())).render(painter, field)
    painter.end()
    pixmap.setDevicePixelRatio(ratio)
    return pixmap


class _Engine(QIconEngine):
    """Looks the colour up each time it paints."""

    def __init__(self, name: str, token: str, selected: str) -> None:
        super().__init__()
        _strokes(name)
        self._name, self._token, self._selected = name, token, selected

    def _colour(self, mode: QIcon.Mode) -> str:
        tokens = current_tokens()
        if mode == QIcon.Mode.Disabled:
            return tokens.disabled
        chosen = self._selected if mode == QIcon.Mode.Selected else self._token
        colour: str = getattr(tokens, chosen)
        return colour

    def paint(self, painter: QPainter, rect: QRect, mode: QIcon.Mode, state: QIcon.State) -> None:
        """Draw the icon into the rectangle."""
        device = painter.device()
        ratio = device.devicePixelRatioF() if device is not None else 1.0
        painter.drawPixmap(rect, self.scaledPixmap(rect.size() * ratio, mode, state, ratio))

    def pixmap(self, size: QSize, mode: QIcon.Mode, state: QIcon.State) -> QPixmap:
        """Return the icon at a size in device pixels."""
        return self.scaledPixmap(size, mode, state, 1.0)

    def scaledPixmap(  # noqa: N802 -- Qt's name
        self,
        size: QSize,
        mode: QIcon.Mode,
        state: QIcon.State,  # noqa: ARG002 -- on and off look the same
        scale: float,
    ) -> QPixmap:
        """Return the icon at a size in device pixels for a screen's scale."""
        return QPixmap(_drawn(self._name, self._colour(mode), size.width(), size.height(), scale))

    def clone(self) -> QIconEngine:
        """Return an engine like this one."""
        return _Engine(self._name, self._token, self._selected)
