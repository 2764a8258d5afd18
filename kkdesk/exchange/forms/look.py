"""How a status form looks: the house's colours, as office files write them."""

from __future__ import annotations

from typing import Final

FONT: Final = "Calibri"
"""Stands on every machine with an office programme."""
INK: Final = "1C2126"
QUIET: Final = "545D66"
RULE: Final = "C9D0D6"
PAPER: Final = "FFFFFF"
HOUSE: Final = "0B2A4A"
GROUND: Final = "E9EDF2"
"""Behind what is only read."""
FRAME: Final = "1F6F50"
"""Around what is filled in; on white it has a contrast of 6 to 1."""
