"""The guide as a model: parts, chapters, sections with topics, and what stands in them.

No text in it is markup: every writer of it (window, HTML, PDF) escapes what it writes.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, TypeAlias

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kkdesk.domain.vocabulary import Lang


@dataclass(frozen=True, slots=True)
class Words:
    """A piece of text: what stands on the screen, what is stressed, or what is typed.

    `topic` is the section that the words lead to, if they are a link.
    """

    text: str
    screen: bool = False
    stress: bool = False
    typed: bool = False
    topic: str = ""


Line: TypeAlias = tuple[Words, ...]


@dataclass(frozen=True, slots=True)
class Prose:
    """A paragraph."""

    words: Line


@dataclass(frozen=True, slots=True)
class Entry:
    """A step or a point: paragraphs, pictures and inner lists."""

    blocks: tuple[GuideBlock, ...]


@dataclass(frozen=True, slots=True)
class Listing:
    """Steps numbered from `start`, or points without numbers (`start` None)."""

    entries: tuple[Entry, ...]
    start: int | None = None


@dataclass(frozen=True, slots=True)
class Caution:
    """A warning."""

    blocks: tuple[GuideBlock, ...]


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture of the program, by the name of its file without ``.png``, and what it shows."""

    name: str
    alternative: str


@dataclass(frozen=True, slots=True)
class Grid:
    """A table; the header names its columns."""

    header: tuple[Line, ...]
    rows: tuple[tuple[Line, ...], ...]


@dataclass(frozen=True, slots=True)
class Typed:
    """Lines that are typed as they stand."""

    text: str


GuideBlock: TypeAlias = Prose | Listing | Caution | Picture | Grid | Typed


@dataclass(frozen=True, slots=True)
class Section:
    """A heading of level 1 (the chapter's own), 2 or 3, and what stands under it.

    `anchor` tells it from all others; it is the topic if the section has one.
    """

    title: str
    level: int
    topic: str
    anchor: str
    blocks: tuple[GuideBlock, ...]


@dataclass(frozen=True, slots=True)
class Chapter:
    """A chapter; its first section bears its title, and its key as topic."""

    key: str
    sections: tuple[Section, ...]

    @property
    def title(self) -> str:
        """Return what the chapter is called."""
        return self.sections[0].title


@dataclass(frozen=True, slots=True)
class Part:
    """Chapters under a common heading."""

    title: str
    chapters: tuple[Chapter, ...]


@dataclass(frozen=True)
class Guide:
    """The whole guide in one language."""

    lang: Lang
    parts: tuple[Part, ...]

    @property
    def chapters(self) -> tuple[Chapter, ...]:
        """Return every chapter in the order of reading."""
        return tuple(chapter for part in self.parts for chapter in part.chapters)

    @cached_property
    def places(self) -> dict[str, tuple[Chapter, Section]]:
        """Return every section by its anchor."""
        return {
            section.anchor: (chapter, section)
            for chapter in self.chapters
            for section in chapter.sections
        }

    def topics(self) -> tuple[str, ...]:
        """Return the topics in the order of reading."""
        return tuple(
            section.topic
            for chapter in self.chapters
            for section in chapter.sections
            if section.topic
        )


def blocks_within(blocks: tuple[GuideBlock, ...]) -> Iterator[GuideBlock]:
    """Go through blocks and those within them, in the order of reading."""
    for block in blocks:
        yield block
        match block:
            case Listing(entries):
                for entry in entries:
                    yield from blocks_within(entry.blocks)
            case Caution(inner):
                yield from blocks_within(inner)


def lines_of(blocks: tuple[GuideBlock, ...]) -> Iterator[Line]:
    """Go through the lines of text in blocks: paragraphs, cells, what pictures show, commands."""
    for block in blocks_within(blocks):
        match block:
            case Prose(words):
                yield words
            case Grid(header, rows):
                yield from header
                for row in rows:
                    yield from row
            case Picture(_, alternative):
                yield (Words(alternative),)
            case Typed(text):
                yield (Words(text, typed=True),)


def plain(line: Line) -> str:
    """Return a line's words without their looks."""
    return "".join(words.text for words in line)
