"""The deck as plain JSON, so that every peer prints the same words.

A block is a dict with one key: `p` (runs), `list` (items of blocks), `table`, `chart` or `quote`.
A run is [text, bold, italic]. Fields (page references) become a fixed text: no peer but kkdesk
computes them.
"""

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
    Paragraph,
    Quote,
    RichTable,
    Slide,
    Span,
    Table,
    TimelineFigure,
    TitleSlide,
)

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
    match block:
        case Paragraph(inlines):
            return {"p": [_run(inline) for inline in inlines if not isinstance(inline, NoteRef)]}
        case BulletList(items, start):
            return {"list": {"start": start, "items": [_blocks(item.blocks) for item in items]}}
        case Table():
            return {
                "table": {
                    "title": block.title,
                    "subtitle": block.subtitle,
                    "header": list(block.header),
                    "rows": [list(row.cells) for row in block.rows],
                }
            }
        case RichTable() | Panel() | TimelineFigure():  # the deck that peers print has none
            return {"p": []}
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


def _run(inline: Inline) -> Json:
    if isinstance(inline, Span):
        return [inline.text, inline.bold, inline.italic]
    return [FIELD, False, False]
