"""The colours of the window, one set of named tokens per scheme, and which pairs must contrast.

Ratios follow WCAG 2.2: 4.5 for text (1.4.3), 3.0 for what shows a control, its state or the
focus (1.4.11). Disabled controls are exempt there; we still keep them readable at 3.0.
"""

from __future__ import annotations

from enum import StrEnum
from typing import Final, NamedTuple

_SRGB_KNEE: Final = 0.04045
TEXT_RATIO: Final = 4.5
SHAPE_RATIO: Final = 3.0


class Scheme(StrEnum):
    """The two ways the window can look."""

    LIGHT = "light"
    DARK = "dark"


class Tokens(NamedTuple):
    """Every colour the window uses, as ``#rrggbb``."""

    bg: str
    panel: str
    head: str
    alt: str
    tint: str
    line: str
    border: str
    text: str
    muted: str
    placeholder: str
    disabled: str
    disabled_bg: str
    primary: str
    primary_hover: str
    primary_pressed: str
    on_primary: str
    sel: str
    sel_text: str
    sel_idle: str
    focus: str
    scroll: str
    nav: str
    nav_text: str
    nav_hover: str
    nav_sel: str
    nav_sel_text: str
    nav_focus: str
    danger: str
    danger_bg: str
    warning: str
    warning_bg: str
    success: str
    success_bg: str
    info: str
    info_bg: str

    def as_dict(self) -> dict[str, str]:
        """Return the tokens by name, for templates."""
        return self._asdict()


LIGHT: Final = Tokens(
    bg="#ffffff",
    panel="#f3f5f8",
    head="#eef2f7",
    alt="#f7f9fb",
    tint="#e7eef8",
    line="#c9d1db",
    border="#76808c",
    text="#16202c",
    muted="#4a5665",
    placeholder="#5f6b79",
    disabled="#737d89",
    disabled_bg="#eef0f3",
    primary="#003d8f",
    primary_hover="#0a4fae",
    primary_pressed="#002a66",
    on_primary="#ffffff",
    sel="#cfe0f7",
    sel_text="#0b1b33",
    sel_idle="#e3e8ef",
    focus="#c2410c",
    scroll="#76808c",
    nav="#000c2e",
    nav_text="#e6ecf5",
    nav_hover="#14264f",
    nav_sel="#003d8f",
    nav_sel_text="#ffffff",
    nav_focus="#ffb86b",
    danger="#b3261e",
    danger_bg="#fdecea",
    warning="#8a5300",
    warning_bg="#fff4dc",
    success="#1b6e3c",
    success_bg="#e6f4ea",
    info="#003d8f",
    info_bg="#e7eef8",
)

DARK: Final = Tokens(
    bg="#0f1724",
    panel="#162133",
    head="#18263b",
    alt="#131d2c",
    tint="#1b2b44",
    line="#2c3b52",
    border="#76879f",
    text="#e8edf4",
    muted="#aab6c6",
    placeholder="#93a1b5",
    disabled="#7c8aa0",
    disabled_bg="#141d2b",
    primary="#8ab8ff",
    primary_hover="#a6c8ff",
    primary_pressed="#6ea4f7",
    on_primary="#00204d",
    sel="#234a80",
    sel_text="#ffffff",
    sel_idle="#26354b",
    focus="#ffb86b",
    scroll="#76879f",
    nav="#000c2e",
    nav_text="#d5deea",
    nav_hover="#14264f",
    nav_sel="#1d4f9c",
    nav_sel_text="#ffffff",
    nav_focus="#ffb86b",
    danger="#ff8f86",
    danger_bg="#3a1a1c",
    warning="#ffca70",
    warning_bg="#35280f",
    success="#74d19a",
    success_bg="#12301f",
    info="#8ab8ff",
    info_bg="#1b2b44",
)

TOKENS: Final[dict[Scheme, Tokens]] = {Scheme.LIGHT: LIGHT, Scheme.DARK: DARK}

_SURFACES: Final = ("bg", "panel", "alt", "head")
_TONES: Final = ("danger", "warning", "success", "info")

# (foreground, background, least ratio): every pair that the sheet or a painted widget uses.
PAIRS: Final[tuple[tuple[str, str, float], ...]] = (
    *((front, back, TEXT_RATIO) for front in ("text", "muted") for back in (*_SURFACES, "tint")),
    *((tone, back, TEXT_RATIO) for tone in _TONES for back in ("bg", "panel", "alt", f"{tone}_bg")),
    *(("text", f"{tone}_bg", TEXT_RATIO) for tone in _TONES),
    ("primary", "bg", TEXT_RATIO),
    ("primary", "panel", TEXT_RATIO),
    ("primary", "tint", TEXT_RATIO),
    ("on_primary", "primary", TEXT_RATIO),
    ("on_primary", "primary_hover", TEXT_RATIO),
    ("on_primary", "primary_pressed", TEXT_RATIO),
    ("sel_text", "sel", TEXT_RATIO),
    ("text", "sel_idle", TEXT_RATIO),
    ("placeholder", "bg", TEXT_RATIO),
    ("bg", "text", TEXT_RATIO),  # tool tips
    ("nav_text", "nav", TEXT_RATIO),
    ("nav_text", "nav_hover", TEXT_RATIO),
    ("nav_sel_text", "nav_sel", TEXT_RATIO),
    *(("disabled", back, SHAPE_RATIO) for back in ("bg", "panel", "disabled_bg")),
    *(("border", back, SHAPE_RATIO) for back in ("bg", "panel")),
    *(("scroll", back, SHAPE_RATIO) for back in ("bg", "panel", "alt")),
    *(("focus", back, SHAPE_RATIO) for back in (*_SURFACES, "tint", "sel", "sel_idle")),
    ("nav_focus", "nav", SHAPE_RATIO),
    ("nav_focus", "nav_sel", SHAPE_RATIO),
    # The ring on a filled button stands off from the fill by a gap that shows the page.
    ("focus", "bg", SHAPE_RATIO),
    ("primary", "bg", SHAPE_RATIO),
)


def _linear(channel: int) -> float:
    """Return the linear light of one sRGB channel (WCAG 2.2, relative luminance)."""
    value = channel / 255
    return value / 12.92 if value <= _SRGB_KNEE else ((value + 0.055) / 1.055) ** 2.4


def luminance(colour: str) -> float:
    """Return the relative luminance of ``#rrggbb``, 0 for black and 1 for white."""
    red, green, blue = (int(colour[i : i + 2], 16) for i in (1, 3, 5))
    return 0.2126 * _linear(red) + 0.7152 * _linear(green) + 0.0722 * _linear(blue)


def contrast(first: str, second: str) -> float:
    """Return the WCAG contrast ratio of two colours, from 1 to 21."""
    low, high = sorted((luminance(first), luminance(second)))
    return (high + 0.05) / (low + 0.05)
