"""Layout: each slide of a Document becomes one or more laid-out pages.

Content does not know how many slides it fills. Layout measures it once, fills columns, and only
then says "(2/3)" and "(fortsat)".
"""

from __future__ import annotations

import logging
from dataclasses import dataclass
from typing import TYPE_CHECKING

from kkdesk.reports.document import ContentsSlide, DividerSlide, Document, Flow, Slide, TitleSlide
from kkdesk.reports.pdf.balancing import balanced
from kkdesk.reports.pdf.filling import Filling, Group, Headings, Placed, fill
from kkdesk.reports.pdf.fonts import BOLD, Faces
from kkdesk.reports.pdf.measure import Setting
from kkdesk.reports.pdf.pieces import ItemMeasurer, box_piece, heading_piece
from kkdesk.reports.pdf.text import Fragment, Line, break_lines, clean
from kkdesk.reports.pdf.theme import (
    BAND_HEIGHT,
    BODY,
    BODY_BOTTOM,
    BODY_TOP,
    COLUMN_WIDTH,
    FITTING,
    HOUSE,
    MARGIN,
    SLIDE_HEIGHT,
    SLIDE_WIDTH,
    Scheme,
    scheme,
)

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kkdesk.reports.document import FlowSection
    from kkdesk.reports.pdf.rows import Piece

_log = logging.getLogger(__name__)
TITLE_SIZES = ((21.0, 25.0), (17.0, 21.0), (14.0, 17.5))
_WIDEST_COUNT = " (99/99)"
_TITLE_LINES = 2
_BAND_PADDING = 16.0


@dataclass(frozen=True, slots=True)
class Title:
    """A slide's title as lines, and the height of the band it stands in."""

    lines: tuple[Line, ...]
    size: float
    leading: float
    band: float


@dataclass(frozen=True, slots=True)
class FlowPage:
    """One slide of a flow. `first` tells whether bookmarks and links lead here."""

    flow: Flow
    title: Title
    scheme: Scheme
    columns: tuple[tuple[Placed, ...], ...]
    top: float
    first: bool


@dataclass(frozen=True, slots=True)
class ContentsEntry:
    """A line of the contents: what it is called, where it leads, and how deep it stands."""

    title: str
    slide: int
    depth: int


@dataclass(frozen=True, slots=True)
class ContentsPage:
    """A slide of the contents."""

    slide: ContentsSlide
    entries: tuple[ContentsEntry, ...]
    first: bool


Page = FlowPage | ContentsPage | TitleSlide | DividerSlide
CONTENTS_ROWS = 17
"""Entries that one contents slide holds."""


def layout_slide(slide: Slide, document: Document, faces: Faces) -> list[Page]:
    """Return the pages of one slide of the document."""
    match slide:
        case Flow():
            house = document.look.colours.main
            return list(layout_flow(slide, document.continued, faces, house))
        case ContentsSlide():
            entries = contents_entries(document)
            starts = range(0, max(1, len(entries)), CONTENTS_ROWS)
            return [
                ContentsPage(slide, entries[start : start + CONTENTS_ROWS], start == 0)
                for start in starts
            ]
        case TitleSlide() | DividerSlide():
            return [slide]


def contents_entries(document: Document) -> tuple[ContentsEntry, ...]:
    """Return what the contents list: parts, and under them every slide with a title."""
    entries: list[ContentsEntry] = []
    depth = 0
    for number, slide in enumerate(document.slides):
        if isinstance(slide, DividerSlide):
            text = f"{slide.title} – {slide.subtitle}" if slide.subtitle else slide.title
            entries.append(ContentsEntry(text, number, 0))
            depth = 1
        elif isinstance(slide, Flow):
            entries.append(ContentsEntry(slide.title, number, depth))
    return tuple(entries)


def layout_flow(flow: Flow, continued: str, faces: Faces, house: str = HOUSE) -> Iterator[FlowPage]:
    """Yield the slides of a flow, numbered (k/M) if there are several; warn of divided texts."""
    pages, divided = flow_pages(flow, continued, faces, house)
    for name in divided:
        _log.warning("Teksten er højere end en spalte og er delt mellem to spalter: %s", name)
    yield from pages


def flow_pages(
    flow: Flow, continued: str, faces: Faces, house: str = HOUSE
) -> tuple[list[FlowPage], list[str]]:
    """Return the slides of a flow and the names of the texts that no column could hold."""
    colours = scheme(flow.colour, house)
    band = _title(flow.title + _WIDEST_COUNT, faces).band
    top = min(BODY_TOP, SLIDE_HEIGHT - band - (SLIDE_HEIGHT - BAND_HEIGHT - BODY_TOP))
    height = top - BODY_BOTTOM
    groups: list[Group] = []
    filling = Filling()
    for scale in FITTING if flow.fit else (BODY,):
        groups = list(_groups(flow, continued, Setting(faces, scale, colours, COLUMN_WIDTH)))
        filling = fill(groups, height)
        if len(filling.slides) == 1 and not filling.divided:
            break
    slides = filling.slides
    if not filling.forced:
        slides = balanced(groups, len(slides), height) or slides
    counts = [f" ({k}/{len(slides)})" if len(slides) > 1 else "" for k in range(1, len(slides) + 1)]
    pages = [
        FlowPage(
            flow,
            _title(flow.title + count, faces, band),
            colours,
            tuple(tuple(column) for column in slide),
            top,
            number == 0,
        )
        for number, (slide, count) in enumerate(zip(slides, counts, strict=True))
    ]
    return pages, filling.divided


def _title(text: str, faces: Faces, band: float | None = None) -> Title:
    fragments = [Fragment(clean(text), BOLD)]
    width = SLIDE_WIDTH - 2 * MARGIN
    for size, leading in TITLE_SIZES:
        setting = size, leading
        lines = break_lines(fragments, width, size, faces)
        if len(lines) <= _TITLE_LINES:
            break
    size, leading = setting
    if len(lines) == _TITLE_LINES:
        lines = _evened(fragments, lines, size, faces)
    needed = max(BAND_HEIGHT, len(lines) * leading + _BAND_PADDING)
    return Title(tuple(lines), size, leading, band or needed)


def _evened(fragments: list[Fragment], lines: list[Line], size: float, faces: Faces) -> list[Line]:
    """Break a title of two lines so that they are of about the same length."""
    width = sum(line.width for line in lines)
    for share in (0.52, 0.56, 0.6, 0.66, 0.75, 0.85):
        tried = break_lines(fragments, width * share, size, faces)
        if len(tried) == _TITLE_LINES:
            return tried
    return lines


def _groups(flow: Flow, continued: str, setting: Setting) -> Iterator[Group]:
    lead = clean(flow.lead).strip()
    lead_role, role = "H3", "H4" if lead else "H3"
    if flow.box is not None:
        yield Group((box_piece(flow.box, setting),), tuple, tuple)
    waiting: list[Piece] = []
    if lead:
        waiting.append(heading_piece(lead, lead_role, setting, lead=True))
    # What only introduces a flow is no slide by itself: its box, or a text without a heading.
    boxed = flow.box is not None
    introduced = not boxed and bool(flow.sections) and not clean(flow.sections[0].heading).strip()
    for number, section in enumerate(flow.sections):
        led = (boxed and number == 0) or (introduced and number == 1)
        yield from _section_groups(section, setting, role, waiting, (lead, continued), led=led)
        waiting = []


def _section_groups(
    section: FlowSection,
    setting: Setting,
    role: str,
    waiting: list[Piece],
    words: tuple[str, str],
    *,
    led: bool,
) -> Iterator[Group]:
    """Yield a section's groups: its headings go with its first item, a lead-in with what follows.

    `waiting` are headings to put before it; `words` the flow's lead and the "continued" mark;
    `led` tells that what stands before it is no slide by itself.
    """
    heading = clean(section.heading).strip()
    headings = _Repeated(setting, role, heading, words)
    pieces = list(waiting)
    if heading:
        pieces.append(heading_piece(heading, role, setting))
    first: Headings = tuple if waiting else headings.lead
    started = False
    measurer = ItemMeasurer(setting)
    measured = [(item, measurer.piece(item)) for item in section.items]
    shown = [(item, piece) for item, piece in measured if piece.rows]
    for number, (item, piece) in enumerate(shown, start=1):
        pieces.append(piece)
        if item.keep_with_next and number < len(shown):
            continue
        yield Group(
            tuple(pieces),
            headings.both if started else first,
            headings.both,
            new_column=section.new_column and not started,
            continues=started,
            attached=item.attached or (led and not started),
        )
        pieces, started = [], True
    if pieces and heading:  # a section without items is still announced
        yield Group(tuple(pieces), first, headings.both)


@dataclass(frozen=True, slots=True)
class _Repeated:
    """The headings that a further slide repeats, measured when a slide needs them."""

    setting: Setting
    role: str
    heading: str
    words: tuple[str, str]

    def lead(self) -> tuple[Piece, ...]:
        """Return the flow's lead, continued."""
        lead, continued = self.words
        if not lead:
            return ()
        return (heading_piece(f"{lead} {continued}", "H3", self.setting, lead=True),)

    def both(self) -> tuple[Piece, ...]:
        """Return the lead and the section's heading, continued."""
        if not self.heading:
            return self.lead()
        text = f"{self.heading.rstrip(':')} {self.words[1]}"
        return (*self.lead(), heading_piece(text, self.role, self.setting))
