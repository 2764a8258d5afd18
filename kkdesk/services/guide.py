"""The guide of the program: its chapters and pictures as they lie in the installation."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Final

from kkdesk import __version__, paths
from kkdesk.domain.guide import Picture, blocks_within
from kkdesk.domain.guide_reading import read_guide
from kkdesk.errors import FormatImpossible, GuideMissing

if TYPE_CHECKING:
    from datetime import datetime
    from pathlib import Path

    from kkdesk.domain.guide import Guide
    from kkdesk.domain.vocabulary import Lang
    from kkdesk.reports.document import Document


SUFFIXES: Final = (".html", ".pdf")
"""What the guide can be written as."""


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


def write_guide(lang: Lang, path: Path, created: datetime, folder: Path | None = None) -> int:
    """Write the guide as a web page (.html) or as pages (.pdf); return how many of those.

    The file is there whole or not at all; `created` stands in a PDF's metadata. Raises
    GuideMissing, FormatImpossible, OutputNotWritable or DiskFull.
    """
    if path.suffix.lower() not in SUFFIXES:
        raise FormatImpossible(path, SUFFIXES)
    guide = load_guide(lang, folder)
    from kkdesk.reports.pdf.writer import write_pdf, written  # noqa: PLC0415 -- the print engine

    if path.suffix.lower() == ".pdf":
        return write_pdf(guide_document(lang, created, folder), path)
    from kkdesk.reports.html.guide import guide_page  # noqa: PLC0415 -- only for a web page

    page = guide_page(guide, __version__, lambda name: _picture(lang, name, folder))
    with written(path) as file:
        file.write(page.encode("utf-8"))
    return 1


def guide_document(lang: Lang, created: datetime, folder: Path | None = None) -> Document:
    """Return the guide as a document of pages, with its pictures; raises GuideMissing."""
    from kkdesk.reports.content.guide import compose_guide  # noqa: PLC0415 -- the print engine

    guide = load_guide(lang, folder)
    pictures = {
        one.name: _picture(lang, one.name, folder)
        for chapter in guide.chapters
        for section in chapter.sections
        for one in blocks_within(section.blocks)
        if isinstance(one, Picture)
    }
    return compose_guide(guide, __version__, pictures, created)


def _picture(lang: Lang, name: str, folder: Path | None) -> tuple[bytes, int, int]:
    """Return the bytes of a picture, its width and its height; GuideMissing if it has none."""
    file = picture_file(lang, name, folder)
    try:
        data = file.read_bytes()
    except OSError as error:
        raise GuideMissing(file) from error
    return data, int.from_bytes(data[16:20]), int.from_bytes(data[20:24])  # PNG: IHDR
