"""The guide as a document of pages: contents, parts, chapters, pictures, links and bookmarks."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, Literal, cast

from kkdesk.domain.guide import (
    Caution,
    Grid,
    Listing,
    Prose,
    Typed,
    plain,
)
from kkdesk.domain.guide import (
    Picture as Shown,
)
from kkdesk.domain.vocabulary import Edition
from kkdesk.reports.document import (
    BulletList,
    Document,
    Item,
    Panel,
    Paper,
    Paragraph,
    Picture,
    RichRow,
    RichTable,
    Section,
    Span,
)
from kkdesk.reports.theme import Logo

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from datetime import datetime

    from kkdesk.domain.guide import Chapter, Guide, GuideBlock, Line, Words
    from kkdesk.domain.vocabulary import Lang
    from kkdesk.reports.document import Block

    Pictures = Mapping[str, tuple[bytes, int, int]]

WORDS: Final[dict[Lang, dict[str, str]]] = {
    "da": {
        "title": "Vejledning til kkdesk", "contents": "Indhold", "caution": "Vigtigt",
        "language": "da-DK", "table": "Tabel: {}",
    },
    "en": {
        "title": "Guide to kkdesk", "contents": "Contents", "caution": "Important",
        "language": "en-GB", "table": "Table: {}",
    },
}  # fmt: skip


def compose_guide(guide: Guide, version: str, pictures: Pictures, created: datetime) -> Document:
    """Return the guide as pages; `pictures` are PNG files with their width and height by name."""
    words = WORDS[guide.lang]
    composer = _Composer(words, pictures)
    sections: list[Section] = []
    for part in guide.parts:
        anchor = f"part:{part.chapters[0].key}"
        sections.append(Section(anchor, part.title, (), level=1, new_page=True))
        for number, chapter in enumerate(part.chapters):
            sections += composer.chapter(chapter, new_page=number > 0)
    name = f"kkdesk {version}"
    return Document(
        title=words["title"],
        language=words["language"],
        author="kkdesk",
        subject=name,
        edition=Edition.PUBLIC,
        created=created,
        paper=Paper(tuple(sections), kicker=name, contents=words["contents"]),
        footer=words["title"],
    )


class _Composer:
    """Turns the guide's blocks into those of documents."""

    def __init__(self, words: dict[str, str], pictures: Pictures) -> None:
        self._words, self._pictures = words, pictures

    def chapter(self, chapter: Chapter, *, new_page: bool) -> Iterator[Section]:
        """Yield a chapter's sections, one level below that of their part."""
        for number, section in enumerate(chapter.sections):
            yield Section(
                section.anchor,
                section.title,
                self._blocks(section.blocks),
                level=cast("Literal[2, 3, 4]", section.level + 1),
                new_page=new_page and number == 0,
            )

    def _blocks(self, blocks: tuple[GuideBlock, ...]) -> tuple[Block, ...]:
        return tuple(made for block in blocks for made in self._made(block))

    def _made(self, block: GuideBlock) -> Iterator[Block]:
        match block:
            case Prose(words):
                yield Paragraph(_spans(words))
            case Listing(entries, start):
                yield BulletList(
                    tuple(Item(self._blocks(entry.blocks)) for entry in entries), start
                )
            case Caution(inner):
                yield Panel(self._words["caution"], self._blocks(inner))
            case Shown(name, alternative):
                yield Picture(Logo(*self._pictures[name], alternative))
            case Grid(header, rows):
                names = tuple(plain(one) for one in header)
                yield RichTable(
                    "",
                    names,
                    tuple(RichRow(tuple(_cell(cell) for cell in row)) for row in rows),
                    self._words["table"].format(", ".join(names)),
                )
            case Typed(text):
                for line in text.splitlines():
                    yield Paragraph((Span(line, typed=True),))


def _cell(line: Line) -> tuple[Block, ...]:
    return (Paragraph(_spans(line)),) if line else ()


def _spans(line: Line) -> tuple[Span, ...]:
    return tuple(_span(words) for words in line)


def _span(words: Words) -> Span:
    return Span(
        words.text, bold=words.screen, italic=words.stress, anchor=words.topic, typed=words.typed
    )
