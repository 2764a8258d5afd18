"""Load the fonts that travel with the program, so that every glyph we write is there.

Windows and macOS have their own; there the bundled ones only fill gaps. Roboto lacks the arrows,
ticks and subscript figures of the field (CO₂), which Source Sans Pro has.
"""

from __future__ import annotations

from importlib.util import find_spec
from pathlib import Path
from typing import Final

from PySide6.QtGui import QFontDatabase

_FACES: Final[tuple[tuple[str, str], ...]] = (
    ("qt_material", "fonts/roboto/Roboto-Regular.ttf"),
    ("qt_material", "fonts/roboto/Roboto-Medium.ttf"),
    ("qt_material", "fonts/roboto/Roboto-Bold.ttf"),
    ("qt_material", "fonts/roboto/Roboto-Italic.ttf"),
    ("qt_material", "fonts/roboto/Roboto-BoldItalic.ttf"),
    ("font_source_sans_pro", "files/SourceSansPro-Regular.ttf"),
)


def font_files() -> tuple[Path, ...]:
    """Return the bundled font files that exist; finds the packages without importing them."""
    roots: dict[str, Path] = {}
    for package in {package for package, _ in _FACES}:
        spec = find_spec(package)
        if spec is not None and spec.submodule_search_locations:
            roots[package] = Path(spec.submodule_search_locations[0])
    files = (roots[package] / name for package, name in _FACES if package in roots)
    return tuple(file for file in files if file.is_file())


def load_fonts() -> tuple[str, ...]:
    """Make the bundled fonts known to Qt and return the families; needs an application."""
    families: dict[str, None] = {}
    for file in font_files():
        number = QFontDatabase.addApplicationFont(str(file))
        if number >= 0:
            families.update(dict.fromkeys(QFontDatabase.applicationFontFamilies(number)))
    return tuple(families)
