"""How an organisation's documents look and which fixed sentences they use: one object, no files.

Layout speaks of the house's greys by their names in `pdf.theme`; what is painted for each is the
theme's. A theme can be written as a short text, so that a closed round keeps the look it had.
"""

from __future__ import annotations

import base64
import json
from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING, Any, Final

from kkdesk.reports.pdf.theme import HOUSE, INK, QUIET, RULE

if TYPE_CHECKING:
    from collections.abc import Mapping


@dataclass(frozen=True, slots=True)
class Colours:
    """Each is #rrggbb. `main` grounds bands and headings, `rule` is for lines only."""

    main: str = HOUSE
    text: str = INK
    quiet: str = QUIET
    rule: str = RULE

    def painted(self, colour: str) -> str:
        """Return what is painted for one of the house's greys; any other colour stays."""
        return self.greys().get(colour, colour)

    def greys(self) -> dict[str, str]:
        """Return what is painted for each of the house's greys."""
        return {INK: self.text, QUIET: self.quiet, RULE: self.rule}


@dataclass(frozen=True, slots=True)
class Logo:
    """A picture, written anew as PNG, and what it is called for those who do not see it."""

    png: bytes
    width: int
    height: int
    alternative: str

    def fitted(self, width: float, height: float) -> tuple[float, float]:
        """Return the width and height it has within a box."""
        factor = min(width / self.width, height / self.height)
        return self.width * factor, self.height * factor


@dataclass(frozen=True, slots=True)
class Typeface:
    """A family and its four TrueType files: regular, bold, italic, bold italic."""

    family: str
    files: tuple[bytes, bytes, bytes, bytes]


@dataclass(frozen=True, slots=True)
class Theme:
    """What a theme file says, read and checked; without arguments it is the house's own look.

    `missing` names the fonts that were asked for and are not on this machine.
    """

    name: str = ""
    colours: Colours = Colours()
    logo: Logo | None = None
    typeface: Typeface | None = None
    sentences: tuple[tuple[str, str], ...] = ()
    missing: tuple[str, ...] = ()
    fonts: tuple[tuple[str, str], ...] = ()
    """What was asked for: ("family", name), or each style with its file."""

    def own_sentences(self) -> dict[str, str]:
        """Return the sentences it puts in the place of others."""
        return dict(self.sentences)


HOUSE_THEME: Final = Theme()


def frozen(theme: Theme) -> str:
    """Write the look of a theme (no sentences, no font files) as a short text."""
    kept: dict[str, Any] = {"colours": asdict(theme.colours), "fonts": dict(theme.fonts)}
    if theme.logo is not None:
        kept["logo"] = asdict(theme.logo) | {"png": base64.b64encode(theme.logo.png).decode()}
    return json.dumps(kept, sort_keys=True)


def thawed(packed: str) -> tuple[Theme, dict[str, str]]:
    """Return a look that was kept, without its typeface, and the fonts that it asks for."""
    kept: Mapping[str, Any] = json.loads(packed or "{}")
    picture = kept.get("logo")
    logo = None
    if picture is not None:
        logo = Logo(**(picture | {"png": base64.b64decode(picture["png"])}))
    return Theme(colours=Colours(**kept.get("colours", {})), logo=logo), dict(kept.get("fonts", {}))
