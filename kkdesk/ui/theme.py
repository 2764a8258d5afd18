"""Light and dark: follow the system or obey the person, load the stored sheet, set the palette.

``python -m kkdesk.ui.theme --build`` renders the stored sheets anew.
"""

from __future__ import annotations

import sys
from enum import StrEnum
from typing import TYPE_CHECKING, Final

from PySide6 import QtCore
from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QColor, QGuiApplication, QIcon, QPalette

from kkdesk.paths import resources
from kkdesk.ui.app_fonts import load_fonts
from kkdesk.ui.by_name import set_by_name
from kkdesk.ui.garbage import uncollected
from kkdesk.ui.tokens import DARK, LIGHT, TOKENS, Scheme, Tokens

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from PySide6.QtWidgets import QApplication


_HALF_LIGHT: Final = 128


class ThemeMode(StrEnum):
    """What the person chose; ``SYSTEM`` follows the desktop, also while the window is open."""

    SYSTEM = "system"
    LIGHT = "light"
    DARK = "dark"


def application_arguments() -> list[str]:
    """Return the arguments to make the application with, the style among them.

    Asking Qt for the style later would hand Python a QStyle, and with it dozens of enums
    that nobody needs: a fortieth of a second before the first paint.
    """
    return [*sys.argv[:1], "-style", "fusion"]


class Theme(QObject):
    """Keeps the application's sheet and palette in step with the wanted scheme."""

    changed = Signal(object)
    """The new :class:`Scheme`; painted widgets that hold colours read them again."""

    def __init__(self, app: QApplication, mode: ThemeMode = ThemeMode.SYSTEM) -> None:
        super().__init__(app)
        self._app = app
        self._mode = mode
        self._scheme: Scheme | None = None
        if app.styleSheet():
            # Qt would go through what it remembers of an earlier theme's widgets, some of them
            # gone; a new style forgets them. The program's first theme has no need of it.
            app.setStyle("Fusion")
        load_fonts()
        app.styleHints().colorSchemeChanged.connect(self._refresh)
        self.set_mode(mode)

    @property
    def mode(self) -> ThemeMode:
        """Return what the person chose."""
        return self._mode

    @property
    def scheme(self) -> Scheme:
        """Return what is shown now."""
        return self._scheme or Scheme.LIGHT

    @property
    def tokens(self) -> Tokens:
        """Return the colours shown now."""
        return TOKENS[self.scheme]

    def set_mode(self, mode: ThemeMode) -> None:
        """Follow the system, or force one scheme."""
        self._mode = mode
        hints = self._app.styleHints()
        if mode is ThemeMode.SYSTEM:
            hints.unsetColorScheme()
        else:
            set_by_name(hints, colorScheme="Dark" if mode is ThemeMode.DARK else "Light")
        self._refresh()

    def _refresh(self) -> None:
        """Apply the wanted scheme if it is not the one shown."""
        wanted = self._wanted()
        if wanted is self._scheme:
            return
        self._scheme = wanted
        with uncollected():
            self._app.setPalette(palette(wanted))
            self._app.setStyleSheet(stored_sheet(wanted))
        self.changed.emit(wanted)

    def _wanted(self) -> Scheme:
        if self._mode is not ThemeMode.SYSTEM:
            return Scheme(str(self._mode))
        if self._scheme is None:  # the system's own palette is quicker to ask, see ``by_name``
            self._app.setPalette(QPalette())
            dark = QGuiApplication.palette().window().color().lightness() < _HALF_LIGHT
        else:
            dark = self._app.styleHints().colorScheme() == QtCore.Qt.ColorScheme.Dark
        return Scheme.DARK if dark else Scheme.LIGHT


def palette(scheme: Scheme) -> QPalette:
    """Return the palette that says the same as the sheet, for what paints itself."""
    tokens = TOKENS[scheme]
    role = QPalette.ColorRole
    result = QPalette()
    for which, colour in (
        (role.Window, tokens.bg),
        (role.Base, tokens.bg),
        (role.AlternateBase, tokens.alt),
        (role.Button, tokens.panel),
        (role.Text, tokens.text),
        (role.WindowText, tokens.text),
        (role.ButtonText, tokens.text),
        (role.BrightText, tokens.danger),
        (role.PlaceholderText, tokens.placeholder),
        (role.Highlight, tokens.sel),
        (role.HighlightedText, tokens.sel_text),
        (role.Link, tokens.primary),
        (role.LinkVisited, tokens.primary),
        (role.Accent, tokens.primary),
        (role.ToolTipBase, tokens.text),
        (role.ToolTipText, tokens.bg),
        (role.Light, tokens.panel),
        (role.Midlight, tokens.tint),
        (role.Mid, tokens.line),
        (role.Dark, tokens.border),
        (role.Shadow, tokens.border),
    ):
        result.setColor(which, QColor(colour))
    for which in (role.Text, role.WindowText, role.ButtonText):
        result.setColor(QPalette.ColorGroup.Disabled, which, QColor(tokens.disabled))
    return result


def current_tokens() -> Tokens:
    """Return the colours the application shows now; for delegates and painted widgets."""
    window = QGuiApplication.palette().color(QPalette.ColorRole.Window)
    return DARK if window.name() == DARK.bg else LIGHT


def stored_sheet(scheme: Scheme) -> str:
    """Return the stored sheet with its drawings as absolute paths."""
    folder = resources() / "themes"
    sheet = (folder / f"{scheme}.qss").read_text(encoding="utf-8")
    return sheet.replace(f'url("{scheme}/', f'url("{folder.as_posix()}/{scheme}/')


def sheet_drawing(name: str) -> QIcon:
    """Return a drawing of the sheet in the scheme shown now, for what paints itself."""
    scheme = Scheme.DARK if current_tokens() is DARK else Scheme.LIGHT
    return QIcon(str(resources() / "themes" / scheme / f"{name}.svg"))


def build(folder: Path) -> None:
    """Render both sheets and their drawings into the folder."""
    from kkdesk.ui.stylesheet import drawings, render  # noqa: PLC0415 -- build time only

    for scheme in Scheme:
        art = folder / str(scheme)
        art.mkdir(parents=True, exist_ok=True)
        for name, svg in drawings(scheme).items():
            (art / name).write_text(svg, encoding="utf-8", newline="\n")
        (folder / f"{scheme}.qss").write_text(render(scheme), encoding="utf-8", newline="\n")


def main(arguments: Sequence[str] | None = None) -> int:
    """Build the stored sheets from the command line."""
    import argparse  # noqa: PLC0415 -- not needed when the program starts

    parser = argparse.ArgumentParser(prog="python -m kkdesk.ui.theme")
    parser.add_argument("--build", action="store_true", required=True)
    parser.parse_args(arguments)
    build(resources() / "themes")
    return 0


if __name__ == "__main__":
    sys.exit(main())
