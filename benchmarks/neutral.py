"""Decks and packets as plain JSON, so that every peer prints the same words.

A block is a dict with one key: `p` (runs), `list` (items of blocks), `table`, `rich` (a table of
blocks), `chart`, `panel` or `quote`. A run is [text, bold, italic]. Fields (page references) become
a fixed text: no peer but kkdesk computes them.
"""

from collections.abc import Sequence
from typing import TypeAlias

from kkdesk.reports.document import (
    Block,
    BoxedList,
    BulletList,
    Chart,
    ContentsSlide,
    DividerSlide,
    Document,
    Flow,
    FlowItem,
    Inline,
    NoteRef,
    Panel,
    Paper,
    Paragraph,
    Picture,
    Quote,
    RichTable,
    Section,
    Slide,
    Span,
    Table,
    TimelineFigure,
    TitleSlide,
)
from kkdesk.reports.packet import Part
from kkdesk.reports.pdf.front_matter import Cover

Json: TypeAlias = dict[str, "Json"] | list["Json"] | str | int | float | bool | None

FIELD = "21-23"


def neutral(document: Document) -> Json:
    """Write the whole deck as JSON."""
    return {
        "title": document.title,
        "author": document.author,
        "language": document.language,
        "footer": document.footer,
        "slides": [_slide(slide) for slide in document.slides],
    }


def neutral_packet(document: Document, cover: Cover, contents: str, parts: Sequence[Part]) -> Json:
    """Write a whole packet of generated parts as JSON."""
    return {
        "title": document.title,
        "author": document.author,
        "language": document.language,
        "kicker": cover.kicker,
        "lines": [list(line) for line in cover.lines],
        "contents": contents,
        "parts": [
            {"words": part.entry.words, "strip": part.strip is not None, **_printed(content)}
            for part in parts
            for content in part.contents
            if isinstance(content, Document)
        ],
    }


def _printed(document: Document) -> dict[str, Json]:
    shared: dict[str, Json] = {"title": document.title, "footer": document.footer}
    if document.paper is None:
        return {**shared, "kind": "slides", "slides": [_slide(each) for each in document.slides]}
    return {**shared, "kind": "paper", **_paper(document.paper)}


def _paper(paper: Paper) -> dict[str, Json]:
    return {
        "kicker": paper.kicker,
        "head": [list(line) for line in paper.head],
        "contents": paper.contents,
        "sections": [_section(section) for section in paper.sections],
    }


def _section(section: Section) -> Json:
    return {
        "heading": section.heading,
        "level": section.level,
        "new_page": section.new_page,
        "landscape": section.landscape,
        "blocks": _blocks(section.blocks),
        "notes": [
            [[note.number + " ", False, False], *(_run(each) for each in note.inlines)]
            for note in section.notes
        ],
    }


def _slide(slide: Slide) -> Json:
    match slide:
        case TitleSlide(kicker, title, subtitle):
            return {"kind": "title", "kicker": kicker, "title": title, "subtitle": subtitle}
        case ContentsSlide(title):
            return {"kind": "contents", "title": title}
        case DividerSlide(title=title, subtitle=subtitle):
            return {"kind": "divider", "title": title, "subtitle": subtitle}
        case Flow():
            return {
                "kind": "flow",
                "title": slide.title,
                "colour": slide.colour or "#0b2a4a",
                "lead": slide.lead,
                "box": _box(slide.box),
                "sections": [
                    {"heading": section.heading, "items": [_item(item) for item in section.items]}
                    for section in slide.sections
                ],
            }


def _box(box: BoxedList | None) -> Json:
    if box is None:
        return None
    return {"lead": box.lead, "items": [_blocks(item.blocks) for item in box.items]}


def _item(item: FlowItem) -> Json:
    return {"level": item.level, "blocks": _blocks(item.blocks)}


def _blocks(blocks: tuple[Block, ...]) -> Json:
    return [_block(block) for block in blocks]


def _block(block: Block) -> Json:
    if isinstance(block, Paragraph | TimelineFigure | Picture):  # the peers print none of these two
        inlines = block.inlines if isinstance(block, Paragraph) else ()
        return {"p": [_run(inline) for inline in inlines]}
    return _large(block)


def _large(block: BulletList | Table | Chart | Quote | RichTable | Panel) -> Json:
    match block:
        case RichTable():
            return {"rich": _rich_table(block)}
        case Panel(heading, blocks, figure, source):
            panel = {"figure": figure, "heading": heading, "blocks": _blocks(blocks)}
            return {"panel": panel | {"source": source}}
        case BulletList(items, start):
            return {"list": {"start": start, "items": [_blocks(item.blocks) for item in items]}}
        case Table():
            return {
                "table": {
                    "title": block.title,
                    "subtitle": block.subtitle,
                    "header": list(block.header),
                    "rows": [_filled(row.cells, len(block.header)) for row in block.rows],
                    "note": block.note,
                }
            }
        case Chart():
            return {
                "chart": {
                    "title": block.title,
                    "categories": list(block.categories),
                    "series": [
                        {"name": series.name, "values": [value or 0 for value in series.values]}
                        for series in block.series
                    ],
                    "alternative": block.alternative,
                }
            }
        case Quote(inner, source):
            return {"quote": {"blocks": _blocks(inner), "source": source}}


def _filled(cells: tuple[str, ...], columns: int) -> list[Json]:
    """Return the cells of a row; one that names a group has the first only."""
    return [*cells, *[""] * (columns - len(cells))]


def _rich_table(table: RichTable) -> Json:
    columns = max(len(table.header), *(len(row.cells) for row in table.rows))
    return {
        "title": table.title,
        "header": list(table.header),
        "shares": list(table.shares or [1.0] * columns),
        "rows": [
            {"group": row.group, "cells": [_blocks(cell) for cell in row.cells]}
            for row in table.rows
        ],
        "note": table.note,
    }


def _run(inline: Inline) -> Json:
    if isinstance(inline, Span):
        return [inline.text, inline.bold, inline.italic]
    if isinstance(inline, NoteRef):
        return [inline.number, False, False]
    return [FIELD, False, False]
