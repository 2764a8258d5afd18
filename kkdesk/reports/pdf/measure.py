"""Blocks become rows: text is broken into lines, lists get their marks, tags say what is what."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from kkdesk.reports.document import (
    Block,
    BulletList,
    Chart,
    Inline,
    Item,
    NoteRef,
    PageRef,
    Paragraph,
    Picture,
    Quote,
    RichTable,
    Span,
    Table,
    TimelineFigure,
)
from kkdesk.reports.document import (
    Panel as Framed,
)
from kkdesk.reports.pdf.charts import chart_row
from kkdesk.reports.pdf.fonts import BOLD, BOLD_ITALIC, ITALIC, REGULAR, Faces
from kkdesk.reports.pdf.grid import GridRow
from kkdesk.reports.pdf.line_charts import line_chart_row
from kkdesk.reports.pdf.pictures import picture_row
from kkdesk.reports.pdf.rows import Label, LinkTarget, Row, TextRow
from kkdesk.reports.pdf.special_rows import Inset
from kkdesk.reports.pdf.structure import Tag
from kkdesk.reports.pdf.tables import SLIDE_TABLES, TableStyle, rich_rows, table_rows
from kkdesk.reports.pdf.text import PAGE_REF_WIDEST, Fragment, break_lines, clean
from kkdesk.reports.pdf.theme import INK, QUIET, Scheme, TypeScale
from kkdesk.reports.pdf.timelines import timeline_row

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

_SAFE_ADDRESSES = ("https://", "http://", "mailto:")
BULLET, DASH, SQUARE = "•", "–", "■"
_MARK_SHARES = {SQUARE: 0.66, BULLET: 1.15}
PANEL_PADDING = 9.0
TO_NOTE = "Note"
_LONGEST_NAME = 140
"""Letters of a first cell that is still set as a name; longer ones are texts themselves."""


@dataclass(frozen=True, slots=True)
class Setting:
    """What rows are measured with: typefaces, sizes, colours and the width of the column."""

    faces: Faces
    scale: TypeScale
    scheme: Scheme
    width: float
    tables: TableStyle = SLIDE_TABLES
    notes: Mapping[str, str] = field(default_factory=dict)
    """The key of each foot note by its number."""


@dataclass(frozen=True, slots=True)
class Style:
    """How a paragraph is set."""

    size: float
    leading: float
    colour: str = INK
    face: int = REGULAR


def body_style(setting: Setting) -> Style:
    """Return the style of running text."""
    return Style(setting.scale.body, setting.scale.leading)


def paragraph_rows(
    inlines: Iterable[Inline],
    setting: Setting,
    style: Style,
    tag: Tag,
    *,
    x: float = 0.0,
    above: float = 0.0,
    label: Label | None = None,
    keep: bool = False,
) -> tuple[Row, ...]:
    """Return the lines of a paragraph that stands `x` points in; `above` goes to the first."""
    links: list[LinkTarget] = []
    fragments = list(_fragments(inlines, style.face, tag, (links, setting.notes)))
    lines = break_lines(fragments, setting.width - x, style.size, setting.faces)
    targets = tuple(links)
    rows: list[Row] = []
    for line in lines:
        first = not rows
        rows.append(
            TextRow(
                line,
                tag,
                style.size,
                style.leading,
                style.colour,
                x,
                above if first else 0.0,
                targets,
                label if first else None,
                keep,
            )
        )
    return tuple(rows)


def _fragments(
    inlines: Iterable[Inline],
    face: int,
    tag: Tag,
    known: tuple[list[LinkTarget], Mapping[str, str]],
) -> Iterator[Fragment]:
    links, notes = known
    for inline in inlines:
        if isinstance(inline, PageRef):
            links.append(LinkTarget(Tag("Link", tag), PAGE_REF_WIDEST, ref=inline))
            yield Fragment(PAGE_REF_WIDEST, face, len(links) - 1, inline)
            continue
        if isinstance(inline, NoteRef):
            number, key = clean(inline.number), notes.get(inline.number)
            link = None
            if key is not None:
                target = Tag("Link", Tag("Reference", tag))
                ref = PageRef((key,))
                links.append(LinkTarget(target, f"{TO_NOTE} {number}", ref=ref, note=key))
                link = len(links) - 1
            yield Fragment(number, face, link, raised=True)
            continue
        text = clean(inline.text)
        shown = _face(inline, face)
        if inline.anchor and text.strip():
            ref = PageRef((inline.anchor,))
            links.append(LinkTarget(Tag("Link", tag), text.strip(), ref=ref, words=True))
            yield Fragment(text, shown, len(links) - 1, typed=inline.typed)
            continue
        if inline.link and text.strip() and inline.link.lower().startswith(_SAFE_ADDRESSES):
            links.append(LinkTarget(Tag("Link", tag), text.strip(), _address(inline.link)))
            yield Fragment(text, shown, len(links) - 1)
        else:
            yield Fragment(text, shown, typed=inline.typed)


def _address(link: str) -> str:
    return "".join(character for character in clean(link) if character != " ")


def _face(span: Span, face: int) -> int:
    bold = span.bold or face in (BOLD, BOLD_ITALIC)
    italic = span.italic or face in (ITALIC, BOLD_ITALIC)
    if bold:
        return BOLD_ITALIC if italic else BOLD
    return ITALIC if italic else REGULAR


def item_rows(
    item: Item,
    setting: Setting,
    items: Tag,
    mark: str,
    *,
    x: float = 0.0,
    above: float = 0.0,
    body: Tag | None = None,
    widest: str = "",
) -> tuple[Row, ...]:
    """Return the rows of a list item: mark, first paragraph, continuations, inner lists.

    `body` is the item's LBody, if the caller wants to put more into it. `widest` is the widest
    mark of the list: all texts start after it, and numbers end below each other.
    """
    entry = body.parent if body is not None and body.parent is not None else Tag("LI", items)
    body = body or Tag("LBody", entry)
    label: Label | None = Label(
        mark,
        Tag("Lbl", entry),
        x + _mark_shift(mark, widest, setting),
        setting.scheme.strong,
        _MARK_SHARES.get(mark, 1.0),
    )
    inset = x + _mark_width(widest or mark, setting)
    rows: list[Row] = []
    for block in item.blocks:
        gap = setting.scale.leading * 0.22 if rows else above
        made = block_rows(block, setting, body, x=inset, above=gap)
        if label is not None and made and isinstance(made[0], TextRow) and not made[0].label:
            made = (replace(made[0], label=label), *made[1:])
            label = None
        rows += made
    return tuple(rows)


def _mark_width(mark: str, setting: Setting) -> float:
    figures = sum(character.isdigit() for character in mark)
    return setting.scale.indent + max(0, figures - 1) * setting.scale.body * 0.5


def _mark_shift(mark: str, widest: str, setting: Setting) -> float:
    """Return how far in a number stands because others of its list have more figures."""
    digit = setting.faces[REGULAR].widths["0"] * setting.scale.body / 1000
    return max(0, len(widest) - len(mark)) * digit


def block_rows(
    block: Block, setting: Setting, parent: Tag | None, *, x: float = 0.0, above: float = 0.0
) -> tuple[Row, ...]:
    """Return the rows of a block inside `parent`."""
    match block:
        case Paragraph(inlines):
            style = body_style(setting)
            return paragraph_rows(inlines, setting, style, Tag("P", parent), x=x, above=above)
        case BulletList():
            return _list_rows(block, setting, parent, x=x, above=above)
        case Quote():
            return _quote_rows(block, setting, parent, x=x, above=above)
        case Framed():
            return _panel_rows(block, setting, parent, x=x, above=above)
        case Table() | RichTable() | Chart() | TimelineFigure() | Picture():
            made = _wide_rows(block, setting, parent, setting.width - x)
            if not x:
                return made
            first, *others = made
            return (
                _shifted(first, x, max(above, first.above)),
                *(_shifted(row, x, row.above) for row in others),
            )


def _shifted(row: Row, x: float, above: float) -> Row:
    """Return the row standing further in, with a space above it."""
    if isinstance(row, TextRow | GridRow):
        return replace(row, x=row.x + x, above=above)
    return Inset(row, x, above)


def _wide_rows(
    block: Table | RichTable | Chart | TimelineFigure | Picture,
    setting: Setting,
    parent: Tag | None,
    width: float,
) -> tuple[Row, ...]:
    """Return the rows of what is as wide as it may be."""
    faces, scheme = setting.faces, setting.scheme
    match block:
        case Table():
            return table_rows(block, faces, scheme, width, parent, setting.tables)
        case RichTable():
            return _rich_rows(block, setting, parent, width)
        case Chart():
            drawn = line_chart_row if block.form == "lines" else chart_row
            return (drawn(block, faces, scheme, width, parent, setting.tables.title),)
        case TimelineFigure():
            return (timeline_row(block, faces, scheme, width, parent, setting.tables.title),)
        case Picture(image):
            return (picture_row(image, width, parent),)


def _list_rows(
    block: BulletList, setting: Setting, parent: Tag | None, *, x: float, above: float
) -> tuple[Row, ...]:
    numbered = block.start is not None
    items = Tag("L", parent, ListNumbering="Decimal" if numbered else "Disc")
    rows: list[Row] = []
    last = (block.start or 0) + len(block.items) - 1
    widest = f"{last}." if numbered else ""
    for number, item in enumerate(block.items, start=block.start or 0):
        mark = f"{number}." if numbered else (DASH if _within_list(parent) else BULLET)
        gap = setting.scale.leading * 0.2 if rows else above
        rows += item_rows(item, setting, items, mark, x=x, above=gap, widest=widest)
    return tuple(rows)


def _within_list(tag: Tag | None) -> bool:
    while tag is not None and tag.role not in ("TD", "TH"):
        if tag.role == "LBody":
            return True
        tag = tag.parent
    return False


def _rich_rows(
    block: RichTable, setting: Setting, parent: Tag | None, width: float
) -> tuple[Row, ...]:
    style = setting.tables
    named = all(_letters(row.cells[0]) <= _LONGEST_NAME for row in block.rows if row.cells)
    scale = TypeScale(style.size, style.leading)

    def cell_rows(blocks: tuple[Block, ...], inner: float, tag: Tag) -> tuple[Row, ...]:
        cell = replace(setting, width=inner, scale=scale)
        if tag.role == "TH" and named:
            blocks = tuple(_emboldened(one) for one in blocks)
        rows: list[Row] = []
        for one in blocks:
            rows += block_rows(one, cell, tag, above=scale.leading * 0.4 if rows else 0.0)
        return tuple(rows)

    return rich_rows(block, setting.faces, setting.scheme, width, parent, (style, cell_rows))


def _letters(blocks: tuple[Block, ...]) -> int:
    """Count the letters of a cell's paragraphs."""
    return sum(
        len(inline.text)
        for block in blocks
        if isinstance(block, Paragraph)
        for inline in block.inlines
        if isinstance(inline, Span)
    )


def _emboldened(block: Block) -> Block:
    """Return a paragraph in bold, as the names of rows are set."""
    if not isinstance(block, Paragraph):
        return block
    return Paragraph(
        tuple(
            replace(inline, bold=True) if isinstance(inline, Span) else inline
            for inline in block.inlines
        )
    )


def _panel_rows(
    block: Framed, setting: Setting, parent: Tag | None, *, x: float, above: float
) -> tuple[Row, ...]:
    """Return what a panel says: a large figure, its heading, its text and where it is from."""
    scale, strong = setting.scale, setting.scheme.strong
    root = Tag("Div", parent)
    start = x + PANEL_PADDING + 3
    inner = replace(setting, width=setting.width - PANEL_PADDING)
    large = Style(scale.body * 2.3, scale.leading * 2.1, strong, BOLD)
    heading = Style(scale.body * 1.06, scale.leading * 1.06, strong, BOLD)
    small = Style(scale.body * 0.88, scale.leading * 0.88, QUIET)
    rows: list[Row] = []
    for text, style in ((block.figure, large), (block.heading, heading)):
        rows += paragraph_rows(
            (Span(text),),
            inner,
            style,
            Tag("P", root),
            x=start,
            above=scale.leading * 0.1 if rows else above,
            keep=True,
        )
    for one in block.blocks:
        gap = scale.leading * 0.35 if rows else above
        rows += block_rows(one, inner, root, x=start, above=gap)
    if block.source:
        gap = scale.leading * 0.45 if rows else above
        rows += paragraph_rows(
            (Span(block.source),), inner, small, Tag("P", root), x=start, above=gap
        )
    return tuple(rows)


def _quote_rows(
    block: Quote, setting: Setting, parent: Tag | None, *, x: float, above: float
) -> tuple[Row, ...]:
    quote = Tag("BlockQuote", parent)
    inner = replace(setting, width=setting.width - PANEL_PADDING)
    rows: list[Row] = []
    for inner_block in block.blocks:
        gap = setting.scale.leading * 0.4 if rows else above
        rows += block_rows(inner_block, inner, quote, x=x + PANEL_PADDING + 3, above=gap)
    if block.source:
        small = Style(setting.scale.body * 0.9, setting.scale.leading * 0.9, QUIET)
        rows += paragraph_rows(
            (Span(block.source),),
            inner,
            small,
            Tag("P", quote),
            x=x + PANEL_PADDING + 3,
            above=setting.scale.leading * 0.45,
        )
    return tuple(rows)
