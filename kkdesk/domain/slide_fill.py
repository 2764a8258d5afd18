"""What one text takes of the printed slides."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class SlideFill:
    """A text on the slides.

    ``share`` is its height as a part of a slide's columns (1.0 is a whole slide). ``slides``
    are the printed numbers of the slides that hold it, ``places`` the same counted within the
    objective's ``count`` slides. ``full`` tells whether it is taller than a column, so that
    it had to be divided.
    """

    share: float
    slides: tuple[int, ...]
    places: tuple[int, ...]
    count: int
    full: bool
