"""The pieces that slides are filled with: headings, boxes and items."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from kkdesk.reports.document import (
    BoxedList,
    Chart,
    FlowItem,
    Item,
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
from kkdesk.reports.pdf.fonts import BOLD
from kkdesk.reports.pdf.measure import (
    BULLET,
    DASH,
    PANEL_PADDING,
    SQUARE,
    Setting,
    Style,
    block_rows,
    body_style,
    item_rows,
    paragraph_rows,
)
from kkdesk.reports.pdf.rows import Panel, Piece
from kkdesk.reports.pdf.structure import Tag
from kkdesk.reports.pdf.theme import QUIET

if TYPE_CHECKING:
    from kkdesk.reports.pdf.rows import Row


def heading_piece(text: str, role: str, setting: Setting, *, lead: bool = False) -> Piece:
    """Return a sub-heading; a lead stands above other headings and is quieter than they are."""
    scale, scheme = setting.scale, setting.scheme
    style = (
        Style(scale.body * 1.02, scale.leading * 1.06, QUIET, BOLD)
        if lead
        else Style(scale.body * 1.13, scale.leading * 1.14, scheme.strong, BOLD)
    )
    rows = paragraph_rows((Span(text),), setting, style, Tag(role))
    gap = scale.heading_gap * (1.25 if lead else 1.0)
    return Piece(rows, gap, text, keep_with_next=True)


def box_piece(box: BoxedList, setting: Setting) -> Piece:
    """Return the framed list of priorities."""
    panel = Panel(setting.scheme.tint, setting.scheme.strong, PANEL_PADDING)
    inner = replace(setting, width=setting.width - PANEL_PADDING)
    style = body_style(setting)
    lead_style = replace(style, face=BOLD)
    rows: list[Row] = list(
        paragraph_rows((Span(box.lead),), inner, lead_style, Tag("H3"), x=PANEL_PADDING + 3)
    )
    items = Tag("L", None, ListNumbering="Square")
    for item in box.items:
        rows += item_rows(
            item, inner, items, SQUARE, x=PANEL_PADDING + 3, above=setting.scale.leading * 0.24
        )
    return Piece(tuple(rows), setting.scale.paragraph_gap, box.lead, panel=panel)


class ItemMeasurer:
    """Measures the items of a section and remembers which list they belong to."""

    def __init__(self, setting: Setting) -> None:
        self._setting = setting
        self._list: Tag | None = None
        self._inner: Tag | None = None
        self._last_body: Tag | None = None

    def piece(self, item: FlowItem) -> Piece:
        """Return the item as a piece."""
        setting = self._setting
        gap = setting.scale.paragraph_gap
        if item.level == 0:
            self._list = self._inner = self._last_body = None
            rows: list[Row] = []
            for block in item.blocks:
                above = setting.scale.leading * 0.5 if rows else 0.0
                rows += block_rows(block, setting, None, above=above)
            quoted = any(isinstance(block, Quote | Framed) for block in item.blocks)
            panel = Panel(setting.scheme.tint, setting.scheme.strong, PANEL_PADDING)
            spread = any(
                isinstance(block, Table | RichTable | Chart | TimelineFigure | Picture)
                for block in item.blocks
            )
            return Piece(
                tuple(rows),
                gap * (2.4 if quoted or spread else 1.4),
                item.name,
                item.keep_with_next,
                panel if quoted else None,
            )
        first = item.level == 1 or self._last_body is None
        items = self._outer_list() if first else self._inner_list()
        body = Tag("LBody", Tag("LI", items))
        if first:
            self._last_body, self._inner = body, None
        shown = item_rows(
            Item(item.blocks),
            setting,
            items,
            BULLET if first else DASH,
            x=0.0 if first else setting.scale.indent,
            body=body,
        )
        return Piece(shown, gap, item.name, item.keep_with_next)

    def _outer_list(self) -> Tag:
        self._list = self._list or Tag("L", None, ListNumbering="Disc")
        return self._list

    def _inner_list(self) -> Tag:
        self._inner = self._inner or Tag("L", self._last_body, ListNumbering="Disc")
        return self._inner
