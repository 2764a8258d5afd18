"""How a slide looks: measures in points, type sizes, and colours that keep WCAG AA contrast."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

SLIDE_WIDTH = 960.0
SLIDE_HEIGHT = 540.0
MARGIN = 44.0
GUTTER = 36.0
COLUMN_WIDTH = (SLIDE_WIDTH - 2 * MARGIN - GUTTER) / 2
BAND_HEIGHT = 68.0
BODY_TOP = SLIDE_HEIGHT - BAND_HEIGHT - 18.0
BODY_BOTTOM = 40.0
FOOTER_BASELINE = 17.0

INK = "#1c2126"
QUIET = "#545d66"
RULE = "#c9d0d6"
PAPER = "#ffffff"
TYPED_GROUND = "#e9edf2"
"""Behind what a person types."""
HOUSE = "#0b2a4a"
"""The colour of everything that belongs to no objective: a sober harbour blue."""

TEXT_CONTRAST = 4.5
"""WCAG 2.1, 1.4.3 (AA) for text of any size."""

COLOUR = re.compile(r"#[0-9a-fA-F]{6}\Z")


@dataclass(frozen=True, slots=True)
class TypeScale:
    """Type sizes of one slide, in points."""

    body: float
    leading: float

    @property
    def paragraph_gap(self) -> float:
        """Space between two items."""
        return self.leading * 0.36

    @property
    def heading_gap(self) -> float:
        """Space above a sub-heading."""
        return self.leading * 0.72

    @property
    def indent(self) -> float:
        """How far a bullet's text stands in."""
        return self.body * 1.12


BODY = TypeScale(12.8, 15.9)
"""Objective slides: about 50 lines of 70-80 characters in two columns, as in the printed deck."""

FITTING = (
    TypeScale(18.0, 24.0),
    TypeScale(16.5, 22.0),
    TypeScale(15.0, 20.0),
    TypeScale(13.5, 17.6),
    BODY,
)
"""Slides that may grow take the largest of these with which they stay one slide."""


@dataclass(frozen=True, slots=True)
class Scheme:
    """The colours of one slide, all dark enough for white or light enough for ink."""

    strong: str
    tint: str


@lru_cache(maxsize=64)
def scheme(colour: str, house: str = HOUSE) -> Scheme:
    """Return the scheme of an objective's colour (#rrggbb; anything else: the house colour)."""
    base = colour.lower() if COLOUR.match(colour) else house
    tint = tint_of(base)
    strong = base
    while contrast(strong, PAPER) < TEXT_CONTRAST or contrast(strong, tint) < TEXT_CONTRAST:
        strong = _mix(strong, "#000000", 0.08)
    return Scheme(strong, tint)


def tint_of(colour: str) -> str:
    """Return the light ground that goes with a colour."""
    return _mix(colour, PAPER, 0.91)


def contrast(one: str, other: str) -> float:
    """Return the contrast ratio of two colours, 1 to 21 (WCAG 2.1)."""
    darker, lighter = sorted((_luminance(one), _luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)


def _channels(colour: str) -> tuple[int, int, int]:
    return int(colour[1:3], 16), int(colour[3:5], 16), int(colour[5:7], 16)


def _luminance(colour: str) -> float:
    linear = [
        value / 12.92 if value <= 0.03928 else ((value + 0.055) / 1.055) ** 2.4  # noqa: PLR2004 - WCAG
        for value in (channel / 255 for channel in _channels(colour))
    ]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def _mix(colour: str, other: str, share: float) -> str:
    """Return the colour with a share (0 to 1) of another."""
    mixed = (
        round(a + (b - a) * share) for a, b in zip(_channels(colour), _channels(other), strict=True)
    )
    return "#" + "".join(f"{channel:02x}" for channel in mixed)
