"""Reading a logo: PNG or JPEG in, a picture of known size without anything else out."""

from __future__ import annotations

import warnings
from io import BytesIO
from typing import TYPE_CHECKING, Final

from kkdesk.reports.theme import Logo

if TYPE_CHECKING:
    from pathlib import Path

MOST_BYTES: Final = 1_000_000
MOST_SIDE: Final = 3000
"""Pixels; more than any paper shows of a logo."""
_STARTS: Final = {b"\x89PNG\r\n\x1a\n": "PNG", b"\xff\xd8\xff": "JPEG"}


class LogoUnfit(Exception):  # noqa: N818 -- an answer of this module, no failure that a person meets
    """Why a picture cannot be a logo, in Danish and English."""

    def __init__(self, danish: str, english: str) -> None:
        super().__init__(english)
        self.danish, self.english = danish, english


def read_logo(path: Path, alternative: str) -> Logo:
    """Return the picture of a file, written anew so that nothing hidden comes along.

    Raises LogoUnfit if it is no PNG or JPEG, damaged, or too large.
    """
    try:
        if path.stat().st_size > MOST_BYTES:
            raise LogoUnfit("filen er større end 1 MB", "the file is larger than 1 MB")
        data = path.read_bytes()
    except OSError as error:
        raise LogoUnfit("filen kan ikke læses", "the file cannot be read") from error
    kind = next((kind for start, kind in _STARTS.items() if data.startswith(start)), None)
    if kind is None:
        raise LogoUnfit("filen er hverken PNG eller JPEG", "the file is neither PNG nor JPEG")
    return _painted_anew(data, kind, alternative)


def _painted_anew(data: bytes, kind: str, alternative: str) -> Logo:
    from PIL import Image, UnidentifiedImageError  # noqa: PLC0415 -- only where there is a logo

    damaged = LogoUnfit("billedet er beskadiget", "the picture is damaged")
    try:
        with warnings.catch_warnings(), Image.open(BytesIO(data), formats=[kind]) as picture:
            warnings.simplefilter("ignore")  # odd data beside the picture is left behind
            if max(picture.size) > MOST_SIDE:
                raise LogoUnfit(
                    f"billedet er større end {MOST_SIDE} billedpunkter på en led",
                    f"the picture is larger than {MOST_SIDE} pixels on one side",
                )
            clear = "A" in picture.getbands() or "transparency" in picture.info
            shown = picture.convert("RGBA" if clear else "RGB")
    except (UnidentifiedImageError, OSError, ValueError, SyntaxError, EOFError) as error:
        raise damaged from error
    kept = BytesIO()
    Image.frombytes(shown.mode, shown.size, shown.tobytes()).save(kept, "PNG", optimize=False)
    return Logo(kept.getvalue(), *shown.size, alternative)


def pixels(logo: Logo) -> tuple[bytes, bytes | None]:
    """Return the colours of each pixel (3 bytes) and, if any is clear, how solid each is."""
    from PIL import Image  # noqa: PLC0415 -- only where there is a logo

    with Image.open(BytesIO(logo.png), formats=["PNG"]) as picture:
        colours = picture.convert("RGB").tobytes()
        solid = picture.getchannel("A").tobytes() if picture.mode == "RGBA" else None
    return colours, solid
