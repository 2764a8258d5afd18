"""Blocks of a document as paragraphs, lists and tables of a DOCX."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from kkdesk.reports.document import (
    BulletList,
    Chart,
    Panel,
    Paragraph,
    Picture,
    Quote,
    RichTable,
    Table,
    TimelineFigure,
)
from kkdesk.reports.docx.charts import chart_run
from kkdesk.reports.docx.lists import DEEPEST, INDENT, list_number
from kkdesk.reports.docx.logos import picture_run
from kkdesk.reports.docx.styles import (
    BODY,
    CAPTION,
    CELL,
    LIST,
    PANEL,
    QUOTE,
    SOURCE,
    TABLE_NOTE,
    known_style,
    twips,
)
from kkdesk.reports.docx.tables import figures_table, frame, row
from kkdesk.reports.docx.words import inlines, paragraph, property_of, run
from kkdesk.reports.office.xml import added, storable
from kkdesk.reports.pdf.paper_theme import TABLES
from kkdesk.reports.pdf.pictures import picture_size
from kkdesk.reports.pdf.tables import rich_shares

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kkdesk.reports.document import Block, Item
    from kkdesk.reports.docx.words import Book
    from kkdesk.reports.office.xml import Xml

_LARGE = 26.0


@dataclass(frozen=True, slots=True)
class Place:
    """Where blocks stand: the style of running text, the room in points, the depth of lists."""

    style: str
    room: float
    depth: int = 0
    indent: float = 0.0
    bold: bool = False


def blocks(  # noqa: C901 -- one case per kind of block
    given: tuple[Block, ...], book: Book, place: Place
) -> Iterator[Xml]:
    """Yield the paragraphs and tables of blocks."""
    for block in given:
        match block:
            case Paragraph():
                yield _text(block, book, place)
            case BulletList():
                number = list_number(book, block.start)
                for item in block.items:
                    yield from _item(item, number, book, place)
            case Quote():
                yield from _framed(block.blocks, block.source, QUOTE, book, place)
            case Panel():
                yield from _panel(block, book, place)
            case Table():
                yield _caption(block.title, book)
                if block.subtitle.strip():
                    yield _small(block.subtitle, book, keep=True)
                yield figures_table(block, book, place.room)
                yield _small(block.note, book)
            case RichTable():
                yield from _rich(block, book, place)
            case Chart():
                shown = chart_run(block, book, place.room)
                yield paragraph(known_style(book.document, BODY), shown)
                property_of(shown.getparent(), "w:ind", w__right=0)
                property_of(shown.getparent(), "w:spacing", w__line=240, w__lineRule="auto")
            case Picture(image):
                shown = picture_run(image, "", picture_size(image, place.room), book)
                yield paragraph(known_style(book.document, BODY), shown)
            case TimelineFigure():
                yield _caption(block.title, book)
                words = run(storable(block.alternative))
                yield paragraph(known_style(book.document, BODY), words)


def _text(block: Paragraph, book: Book, place: Place) -> Xml:
    part = book.document.part
    style = known_style(book.document, place.style)
    made = paragraph(style, *inlines(block.inlines, book, part, bold=place.bold))
    if place.indent:
        property_of(made, "w:ind", w__left=twips(place.indent))
    return made


def _item(item: Item, number: int, book: Book, place: Place) -> Iterator[Xml]:
    level = min(place.depth, DEEPEST)
    style = CELL if place.style == CELL else LIST
    indent = INDENT * (level + 1)
    inner = replace(place, style=style, depth=place.depth + 1, indent=indent)
    marked = False
    for made in blocks(item.blocks, book, inner):
        if not marked and str(made.tag).endswith("}p"):
            marked = True
            properties = made[0]
            for old in [kid for kid in properties if str(kid.tag).endswith("}ind")]:
                properties.remove(old)
            property_of(made, "w:numPr")
            holder = next(kid for kid in properties if str(kid.tag).endswith("}numPr"))
            added(holder, "w:ilvl", w__val=level)
            added(holder, "w:numId", w__val=number)
        yield made


def _framed(
    given: tuple[Block, ...], source: str, style: str, book: Book, place: Place
) -> Iterator[Xml]:
    inside = CELL if place.style == CELL else style
    yield from blocks(given, book, replace(place, style=inside))
    if source.strip():
        yield paragraph(known_style(book.document, SOURCE), run(storable(source)))


def _panel(block: Panel, book: Book, place: Place) -> Iterator[Xml]:
    style = known_style(book.document, PANEL)
    if block.figure.strip():
        large = run(storable(block.figure), bold=True)
        added(large[0], "w:sz", w__val=round(_LARGE * 2))
        made = paragraph(style, large)
        property_of(made, "w:spacing", w__before=twips(13.0))
        property_of(made, "w:keepNext")
        yield made
    if block.heading.strip():
        made = paragraph(style, run(storable(block.heading), bold=True))
        property_of(made, "w:keepNext")
        yield made
    yield from _framed(block.blocks, block.source, PANEL, book, place)


def _rich(block: RichTable, book: Book, place: Place) -> Iterator[Xml]:
    if block.title.strip():
        yield _caption(block.title, book)
    shares = rich_shares(block)
    made = frame(block, shares, place.room)
    style = known_style(book.document, CELL)
    if block.header:
        names = [[paragraph(style, run(storable(text), bold=True))] for text in block.header]
        row(made, names, header=True)
    for source in block.rows:
        if source.group:
            name = paragraph(style, run(storable(source.group), bold=True))
            property_of(name, "w:keepNext")
            row(made, [[name]], span=len(shares))
            continue
        cells = [
            _apart(
                blocks(cell, book, Place(CELL, place.room * share / sum(shares), bold=not order))
            )
            for order, (cell, share) in enumerate(zip(source.cells, shares, strict=False))
        ]
        row(made, cells, whole=False)
    yield made
    yield _small(block.note, book)


def _apart(made: Iterator[Xml]) -> list[Xml]:
    """Return what stands in a cell with space between its paragraphs."""
    shown = list(made)
    for one in shown[1:]:
        if str(one.tag).endswith("}p"):
            property_of(one, "w:spacing", w__before=twips(TABLES.leading * 0.4))
    return shown


def _caption(text: str, book: Book) -> Xml:
    return paragraph(known_style(book.document, CAPTION), run(storable(text)))


def _small(text: str, book: Book, *, keep: bool = False) -> Xml:
    """Return the words below a table, or only the space that parts it from what follows."""
    made = paragraph(known_style(book.document, TABLE_NOTE), run(storable(text)))
    if keep:
        property_of(made, "w:keepNext")
        property_of(made, "w:spacing", w__before=0, w__after=twips(3.0))
    return made
