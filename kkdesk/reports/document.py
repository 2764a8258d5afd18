"""The Document: what a report says, without a format.

Content modules build it, the PDF, PPTX and DOCX writers print it. It holds no page breaks: a
`Flow` is given as a whole, and layout decides how many slides it fills and numbers them.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal, TypeAlias

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import datetime

    from kkdesk.domain.vocabulary import Edition


@dataclass(frozen=True, slots=True)
class Span:
    """Words of one appearance. `link` is an address outside the document."""

    text: str
    bold: bool = False
    italic: bool = False
    link: str | None = None


@dataclass(frozen=True, slots=True)
class PageRef:
    """A field: the numbers of the slides that carry one of these anchors ("21-23")."""

    anchors: tuple[str, ...]


Inline: TypeAlias = Span | PageRef


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Running text."""

    inlines: tuple[Inline, ...]


@dataclass(frozen=True, slots=True)
class Item:
    """One item of a list: a first paragraph, then continuations and inner lists."""

    blocks: tuple[Block, ...]


@dataclass(frozen=True, slots=True)
class BulletList:
    """A list; `start` numbers the items, None gives bullets."""

    items: tuple[Item, ...]
    start: int | None = None


@dataclass(frozen=True, slots=True)
class TableRow:
    """A row; `emphasis` marks totals."""

    cells: tuple[str, ...]
    emphasis: bool = False


@dataclass(frozen=True, slots=True)
class Table:
    """A table: its first column and its header row name the cells. `summary` is read aloud."""

    title: str
    header: tuple[str, ...]
    rows: tuple[TableRow, ...]
    summary: str
    subtitle: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True)
class Series:
    """Numbers of one kind, one per category; None where there is none."""

    name: str
    values: tuple[float | None, ...]


@dataclass(frozen=True, slots=True)
class Chart:
    """Bars per category; `alternative` says the same in words, with every number."""

    title: str
    categories: tuple[str, ...]
    series: tuple[Series, ...]
    alternative: str


@dataclass(frozen=True, slots=True)
class Stretch:
    """A bar or (``point``) an event; places are shares (0 to 1) of the figure's days.

    It surely lasts from ``sure_from`` to ``sure_to`` and lies within ``first`` and ``last``.
    ``settled`` fills a point; one that is not settled is an outline.
    """

    first: float
    sure_from: float
    sure_to: float
    last: float
    point: bool = False
    settled: bool = True


@dataclass(frozen=True, slots=True)
class Lane:
    """A line of a timeline."""

    label: str
    stretches: tuple[Stretch, ...]


@dataclass(frozen=True, slots=True)
class TimelineFigure:
    """Lanes over days; ``ticks`` are places with words, ``alternative`` says it all in words."""

    title: str
    lanes: tuple[Lane, ...]
    ticks: tuple[tuple[float, str], ...]
    alternative: str
    today: float | None = None
    today_label: str = ""


@dataclass(frozen=True, slots=True)
class Quote:
    """Somebody's own words and where they are from."""

    blocks: tuple[Block, ...]
    source: str = ""


Block: TypeAlias = Paragraph | BulletList | Table | Chart | TimelineFigure | Quote


@dataclass(frozen=True, slots=True)
class BoxedList:
    """A framed list under a lead line (the priorities of an objective)."""

    lead: str
    items: tuple[Item, ...]


@dataclass(frozen=True, slots=True)
class FlowItem:
    """What a break may never fall inside.

    `level` 0 is plain text, 1 a bullet, 2 a bullet under the item before it. `name` is how a
    warning speaks of the item. `keep_with_next` holds a lead-in to what it leads to. `attached`
    marks what belongs to the item before it (a table to its text): slides rather break elsewhere.
    """

    blocks: tuple[Block, ...]
    level: Literal[0, 1, 2] = 1
    name: str = ""
    keep_with_next: bool = False
    attached: bool = False


@dataclass(frozen=True, slots=True)
class FlowSection:
    """Items under a sub-heading (none if empty). `new_column` starts the section in a column."""

    heading: str
    items: tuple[FlowItem, ...]
    new_column: bool = False


@dataclass(frozen=True, slots=True)
class TitleSlide:
    """The first slide."""

    kicker: str
    title: str
    subtitle: str


@dataclass(frozen=True, slots=True)
class ContentsSlide:
    """Titles and page numbers of what follows, as links."""

    title: str


@dataclass(frozen=True, slots=True)
class DividerSlide:
    """The opening of a part."""

    anchor: str
    title: str
    subtitle: str


@dataclass(frozen=True, slots=True)
class Flow:
    """Content that fills as many slides as it needs, in two columns.

    `colour` is the objective's own (#rrggbb; empty: the house colour). `lead` stands before the
    sections and, continued, on every further slide. `fit` lets the type grow where there is room.
    """

    anchor: str
    title: str
    sections: tuple[FlowSection, ...]
    colour: str = ""
    box: BoxedList | None = None
    lead: str = ""
    fit: bool = False


Slide: TypeAlias = TitleSlide | ContentsSlide | DividerSlide | Flow


@dataclass(frozen=True, slots=True)
class Document:
    """A report. Two equal documents print to the same bytes; `created` is the only time in them."""

    title: str
    language: str
    author: str
    subject: str
    edition: Edition
    created: datetime
    slides: tuple[Slide, ...]
    footer: str = ""
    continued: str = "(fortsat)"
    palette: tuple[str, ...] = ()


def _runs(inlines: tuple[Inline, ...]) -> Iterator[str]:
    run = ""
    for inline in inlines:
        if isinstance(inline, Span):
            run += inline.text
        else:
            yield run
            run = ""
    yield run


def _inline_texts(blocks: tuple[Block, ...]) -> Iterator[str]:
    for block in blocks:
        match block:
            case Paragraph(inlines):
                yield from _runs(inlines)
            case BulletList(items):
                for item in items:
                    yield from _inline_texts(item.blocks)
            case Table():
                yield from (block.title, block.subtitle, *block.header)
                for row in block.rows:
                    yield from row.cells
                yield block.note
            case Chart() | TimelineFigure():
                yield block.title
            case Quote(inner, source):
                yield from _inline_texts(inner)
                yield source


def texts(document: Document) -> Iterator[str]:
    """Yield every text the document says, block by block, in its order (page fields left out)."""
    for slide in document.slides:
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
                        yield from _inline_texts(item.blocks)
                yield slide.lead
                for section in slide.sections:
                    yield section.heading
                    for flow_item in section.items:
                        yield from _inline_texts(flow_item.blocks)
