"""Every text that a document says, in its order: what a finished file is compared with."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kkdesk.reports.document import (
    BulletList,
    Chart,
    ContentsSlide,
    DividerSlide,
    Flow,
    NoteRef,
    PageRef,
    Panel,
    Paragraph,
    Picture,
    Quote,
    RichTable,
    Span,
    Table,
    TimelineFigure,
    TitleSlide,
)

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kkdesk.reports.document import Block, Document, Inline, Paper, Slide


def _runs(inlines: tuple[Inline, ...]) -> Iterator[str]:
    run = ""
    for inline in inlines:
        if isinstance(inline, Span):
            run += inline.text
        elif isinstance(inline, PageRef | NoteRef):
            yield run
            run = ""
    yield run


def block_texts(  # noqa: C901, PLR0912 -- one case per kind of block
    blocks: tuple[Block, ...],
) -> Iterator[str]:
    """Yield the texts of blocks in their order."""
    for block in blocks:
        match block:
            case Paragraph(inlines):
                yield from _runs(inlines)
            case BulletList(items):
                for item in items:
                    yield from block_texts(item.blocks)
            case Table():
                yield from (block.title, block.subtitle, *block.header)
                for row in block.rows:
                    yield from row.cells
                yield block.note
            case Chart() | TimelineFigure():
                yield block.title
            case Picture(image):
                yield image.alternative
            case Quote(inner, source):
                yield from block_texts(inner)
                yield source
            case RichTable():
                yield from (block.title, *block.header)
                for rich in block.rows:
                    yield rich.group
                    for cell in rich.cells:
                        yield from block_texts(cell)
                yield block.note
            case Panel():
                yield from (block.figure, block.heading)
                yield from block_texts(block.blocks)
                yield block.source


def texts(document: Document) -> Iterator[str]:
    """Yield every text the document says, block by block, in its order (page fields left out)."""
    if document.paper is not None:
        yield from _paper_texts(document.title, document.paper)
    for slide in document.slides:
        yield from _slide_texts(slide)


def _slide_texts(slide: Slide) -> Iterator[str]:
    match slide:
        case TitleSlide(kicker, title, subtitle):
            yield from (kicker, title, subtitle)
        case ContentsSlide(title):
            yield title
        case DividerSlide():
            yield from (slide.title, slide.subtitle)
        case Flow():
            yield slide.title
            if slide.box:
                yield slide.box.lead
                for item in slide.box.items:
                    yield from block_texts(item.blocks)
            yield slide.lead
            for section in slide.sections:
                yield section.heading
                for flow_item in section.items:
                    yield from block_texts(flow_item.blocks)


def _paper_texts(title: str, paper: Paper) -> Iterator[str]:
    yield from (paper.kicker, title)
    for label, value in paper.head:
        yield from (label, value)
    yield paper.contents
    for section in paper.sections:
        yield section.heading
        yield from block_texts(section.blocks)
        for note in section.notes:
            yield from _runs(note.inlines)


def tables_of(document: Document) -> Iterator[Table | RichTable]:
    """Yield the document's tables in their order."""
    for slide in document.slides:
        if isinstance(slide, Flow):
            for part in slide.sections:
                for item in part.items:
                    yield from _tables(item.blocks)
    if document.paper is not None:
        for section in document.paper.sections:
            yield from _tables(section.blocks)


def _tables(blocks: tuple[Block, ...]) -> Iterator[Table | RichTable]:
    for block in blocks:
        match block:
            case Table() | RichTable():
                yield block
            case BulletList(items):
                for item in items:
                    yield from _tables(item.blocks)
            case Quote() | Panel():
                yield from _tables(block.blocks)
