"""The guide of the program: its chapters and pictures as they lie in the installation."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from kkdesk import paths
from kkdesk.domain.guide_reading import read_guide
from kkdesk.errors import GuideMissing

if TYPE_CHECKING:
    from pathlib import Path

    from kkdesk.domain.guide import Guide
    from kkdesk.domain.vocabulary import Lang


@cache
def load_guide(lang: Lang, folder: Path | None = None) -> Guide:
    """Return the guide in a language, read once; raises GuideMissing or GuideFault."""
    place = folder or paths.guide()
    order = _text(place / "chapters.toml")
    return read_guide(lang, order, lambda key: _text(place / lang / f"{key}.md"))


def picture_file(lang: Lang, name: str, folder: Path | None = None) -> Path:
    """Return where a picture of the guide lies."""
    return (folder or paths.guide()) / lang / "pictures" / f"{name}.png"


def _text(file: Path) -> str:
    try:
        return file.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise GuideMissing(file) from error
