"""The program's icon in every size: the drawing of the window's own icon on a plate.

Run: python installer/package/app_icons.py FOLDER
"""

from __future__ import annotations

import os
import re
import struct
import sys
from pathlib import Path
from typing import Final

from places import NAME, PROJECT

SIZES: Final = (16, 22, 24, 32, 48, 64, 96, 128, 256, 512)
WINDOWS_SIZES: Final = (16, 24, 32, 48, 64, 128, 256)
PLATE: Final = "#1f4e5f"
INK: Final = "#ffffff"
SIDE: Final = 24
CORNER: Final = 5
DRAWN: Final = 0.78
"""How much of the plate the drawing fills."""
_PATH: Final = re.compile(r"<path[^>]*/>")


def scalable_icon() -> str:
    """Return the icon as SVG."""
    drawing = (PROJECT / "resources" / "icons" / "app.svg").read_text(encoding="utf-8")
    paths = "".join(_PATH.findall(drawing))
    if not paths:
        raise ValueError("the icon of the window has no path")
    shift = SIDE * (1 - DRAWN) / 2
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {SIDE} {SIDE}">'
        f'<rect width="{SIDE}" height="{SIDE}" rx="{CORNER}" fill="{PLATE}"/>'
        f'<g transform="translate({shift:g} {shift:g}) scale({DRAWN})" fill="none" '
        f'stroke="{INK}" stroke-width="2.4" stroke-linecap="round" stroke-linejoin="round">'
        f"{paths}</g></svg>\n"
    )


def png_icon(size: int) -> bytes:
    """Return the icon as a picture of so many pixels."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QRectF, Qt  # noqa: PLC0415
    from PySide6.QtGui import QImage, QPainter  # noqa: PLC0415
    from PySide6.QtSvg import QSvgRenderer  # noqa: PLC0415

    image = QImage(size, size, QImage.Format.Format_ARGB32)
    image.fill(Qt.GlobalColor.transparent)
    painter = QPainter(image)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    QSvgRenderer(QByteArray(scalable_icon().encode())).render(painter, QRectF(0, 0, size, size))
    painter.end()
    data = QByteArray()
    buffer = QBuffer(data)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    image.save(buffer, "PNG")  # type: ignore[call-overload]  # QBuffer is a device; the stub wants a name
    return bytes(data.data())


def windows_icon() -> bytes:
    """Return the icon as an ICO file of PNG pictures, as Windows reads since Vista."""
    pictures = [(size, png_icon(size)) for size in WINDOWS_SIZES]
    offset = 6 + 16 * len(pictures)
    head, body = struct.pack("<HHH", 0, 1, len(pictures)), b""
    for size, picture in pictures:
        side = size % 256  # 256 is written as 0
        head += struct.pack("<BBBBHHII", side, side, 0, 0, 1, 32, len(picture), offset + len(body))
        body += picture
    return head + body


def write_theme(icons: Path) -> None:
    """Write the icons into a theme's folder, each below its size."""
    for size in SIZES:
        _write(icons / f"{size}x{size}" / "apps" / f"{NAME}.png", png_icon(size))
    _write(icons / "scalable" / "apps" / f"{NAME}.svg", scalable_icon().encode())


def _write(file: Path, data: bytes) -> None:
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_bytes(data)


if __name__ == "__main__":
    target = Path(sys.argv[1])
    write_theme(target)
    _write(target / f"{NAME}.ico", windows_icon())
