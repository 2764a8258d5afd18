"""A paper document becomes strips: title, head, contents, sections, and its foot notes."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from kkdesk.reports.document import (
    Chart,
    PageRef,
    Panel,
    Paragraph,
    Picture,
    Quote,
    RichRow,
    RichTable,
    Span,
    Table,
    TimelineFigure,
)
from kkdesk.reports.pdf.contents import contents_row
from kkdesk.reports.pdf.fonts import BOLD
from kkdesk.reports.pdf.gluing import strips
from kkdesk.reports.pdf.grid import GridRow
from kkdesk.reports.pdf.measure import (
    PANEL_PADDING,
    Setting,
    Style,
    block_rows,
    paragraph_rows,
)
from kkdesk.reports.pdf.paging import Frame, Pager, PaperPage, Strip
from kkdesk.reports.pdf.paper_theme import (
    BOTTOM,
    FIGURE_HEADING,
    HEAD_SCALE,
    HEADINGS,
    KICKER,
    LEFT,
    NOTE_INDENT,
    NOTE_SCALE,
    PARAGRAPH_GAP,
    SCALE,
    TABLES,
    TEXT_WIDTH,
    TITLE,
    TOP,
    WIDE_GAP,
    HeadingStyle,
    body_size,
)
from kkdesk.reports.pdf.rows import Label, LinkTarget
from kkdesk.reports.pdf.special_rows import Smaller, Space
from kkdesk.reports.pdf.structure import Tag
from kkdesk.reports.pdf.text import RAISED_SHARE, clean
from kkdesk.reports.pdf.theme import INK, QUIET, Scheme, scheme

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from kkdesk.reports.document import Block, Document, Paper, Section
    from kkdesk.reports.pdf.fonts import Faces
    from kkdesk.reports.pdf.rows import Row

BACK_TO_TEXT = "Tilbage til teksten"
_DEEPEST = 6
_FEW_WORDS = 240
"""Letters of a text so short that it only introduces the sections under it."""


@dataclass(frozen=True, slots=True)
class Heading:
    """A section's heading as contents and bookmarks show it; `anchor` is its place."""

    title: str
    anchor: str
    level: int


@dataclass(frozen=True, slots=True)
class PaperLayout:
    """The pages of a paper document and its headings."""

    pages: list[PaperPage]
    headings: tuple[Heading, ...]


class PaperComposer:
    """Sets one paper document; `name` tells its anchors from those of other documents."""

    def __init__(self, document: Document, paper: Paper, faces: Faces, name: str) -> None:
        self._document = document
        self._paper = paper
        self._name = name
        self._colours = scheme("", document.look.colours.main)
        self._faces = faces
        self._wide = body_size(landscape=False)[0] - 2 * LEFT
        self._notes: dict[str, Sequence[Row]] = {}
        self._role = 1 if clean(document.title).strip() else 0
        self.headings = tuple(
            Heading(clean(one.heading).strip(), self._place(number), one.level)
            for number, one in enumerate(paper.sections)
            if clean(one.heading).strip()
        )

    def layout(self, step: Callable[[], None]) -> PaperLayout:
        """Return the pages; `step` is called before each section."""
        pager = Pager(self._notes)
        landscape = bool(self._paper.sections) and self._starts_turned()
        pager.start_page(body_size(landscape=landscape))
        pager.add(self._opening())
        fresh, turned = landscape, landscape
        sections = self._paper.sections
        for number, section in enumerate(sections):
            step()
            if not (fresh and number == 0) and (section.new_page or turned != section.landscape):
                pager.start_page(body_size(landscape=section.landscape))
            turned = section.landscape
            self._wide = body_size(landscape=turned)[0] - 2 * LEFT
            following = sections[number + 1] if number + 1 < len(sections) else None
            pager.add(self._section(number, section, leads=_introduces(section, following)))
        return PaperLayout(pager.finish(), self.headings)

    def _starts_turned(self) -> bool:
        """Tell whether nothing stands before a first section that is turned."""
        paper = self._paper
        opening = (self._document.title, paper.kicker, paper.contents, *paper.head)
        return paper.sections[0].landscape and not any(opening)

    def _place(self, number: int) -> str:
        return f"\0{self._name}:{number}"

    def _setting(self, width: float) -> Setting:
        return Setting(self._faces, SCALE, self._colours, width, TABLES)

    def _opening(self) -> Iterator[Strip]:
        paper, text = self._paper, self._setting(self._wide)
        kicker = paragraph_rows((Span(paper.kicker),), text, KICKER, Tag("P"), keep=True)
        yield from strips(kicker, 0.0)
        title = TITLE.style(self._colours.strong)
        rows = paragraph_rows((Span(self._document.title),), text, title, Tag("H1"), keep=True)
        yield from strips(rows, TITLE.above)
        yield from self._head()
        if paper.contents:
            yield from self._contents()

    def _head(self) -> Iterator[Strip]:
        """Yield labels and values side by side, as a table whose rows are named by the labels."""
        pairs = [pair for pair in self._paper.head if clean("".join(pair)).strip()]
        if not pairs:
            return
        style = replace(TABLES, size=HEAD_SCALE.body, leading=HEAD_SCALE.leading, padding=1.5)
        rows = [
            ((Paragraph((Span(label),)),), (Paragraph((Span(value),)),)) for label, value in pairs
        ]
        widest = max(
            self._faces[BOLD].width(clean(label)) * style.size / 1000 for label, _ in pairs
        )
        label_width = min(max(widest + 2 * style.side + 8, 70.0), TEXT_WIDTH / 2)
        table = RichTable(
            "",
            (),
            tuple(RichRow(cells) for cells in rows),
            "",
            (label_width, TEXT_WIDTH - label_width),
        )
        setting = replace(self._setting(TEXT_WIDTH), tables=replace(style, side=0.0))
        made = block_rows(table, setting, None)
        for number, row in enumerate(made):
            if isinstance(row, GridRow):
                look = replace(row.look, top_rule=None, ground=None)
                quiet = replace(row, look=replace(look, rule="#ffffff"))
                yield Strip(quiet, TITLE.below if not number else 0.0)
        yield Strip(Space(0.0, self._colours.strong, TEXT_WIDTH), 8.0)
        yield Strip(Space(PARAGRAPH_GAP))

    def _contents(self) -> Iterator[Strip]:
        setting = self._setting(TEXT_WIDTH)
        self._role += 1
        yield from self._heading_strips(self._paper.contents, f"H{self._role}", HEADINGS[0])
        entries = Tag("TOC")
        last = len(self.headings) - 1
        for number, heading in enumerate(self.headings):
            row = contents_row(heading.title, heading.anchor, heading.level - 1, setting, entries)
            above = HEADINGS[0].below if not number else 4.0 if heading.level == 1 else 0.0
            below = self.headings[number + 1].level if number < last else 0
            yield Strip(row, above, glued=below > heading.level or number == last - 1)

    def _section(self, number: int, section: Section, *, leads: bool) -> Iterator[Strip]:
        """Yield a section's strips; with `leads` its end is held to what follows it."""
        body, foot = self._divisions(section)
        keys: dict[str, str] = {}
        for order, note in enumerate(section.notes):
            keys.setdefault(note.number, self._note_key(number, order))
        text = replace(self._setting(TEXT_WIDTH), notes=keys)
        opens = [body] if body is not None else []
        opens += self._measure_notes(number, section, text, foot)
        anchors = (self._place(number), *((section.anchor,) if section.anchor else ()))
        yield Strip(Space(0.0), glued=True, anchors=anchors, opens=tuple(opens))
        heading = clean(section.heading).strip()
        if heading:
            self._role = min(section.level + 1, self._role + 1, _DEEPEST)
            yield from self._heading_strips(
                section.heading, f"H{self._role}", HEADINGS[section.level - 1], body
            )
        seen: set[str] = set()
        last: Strip | None = None
        for strip in self._blocks(section.blocks, text, body, after_heading=bool(heading)):
            if last is not None:
                yield replace(last, glued=last.glued or leads)
            seen.update(strip.referred)
            last = strip
        listed = (self._note_key(number, order) for order in range(len(section.notes)))
        unread = tuple(key for key in listed if key not in seen)
        yield replace(last or Strip(Space(0.0)), notes=unread, glued=leads)

    def _divisions(self, section: Section) -> tuple[Tag | None, Tag | None]:
        """Return where a section's text and its notes stand in the tree: notes are read last."""
        if not section.notes:
            return None, None
        whole = Tag("Sect")
        return Tag("Div", whole), Tag("Div", whole)

    def _note_key(self, number: int, order: int) -> str:
        return f"{self._place(number)}/{order}"

    def _measure_notes(
        self, number: int, section: Section, text: Setting, parent: Tag | None
    ) -> Iterator[Tag]:
        """Measure a section's foot notes; yield their tags, which are read in this order."""
        setting = replace(text, scale=NOTE_SCALE, width=self._wide)
        style = Style(NOTE_SCALE.body, NOTE_SCALE.leading)
        for order, note in enumerate(section.notes):
            key = self._note_key(number, order)
            tag = Tag("Note", parent, ID=f"note-{self._name}-{number}-{order}")
            link = Tag("Link", Tag("Lbl", tag))
            back = LinkTarget(link, BACK_TO_TEXT, ref=PageRef((f"{key}<",)))
            mark = clean(note.number)
            label = Label(mark, link, 0.0, INK, RAISED_SHARE, raised=True, target=back)
            rows = paragraph_rows(
                note.inlines, setting, style, Tag("P", tag), x=NOTE_INDENT, label=label
            )
            self._notes[key] = rows
            if rows:
                yield tag

    def _heading_strips(
        self, text: str, role: str, look: HeadingStyle, parent: Tag | None = None
    ) -> Iterator[Strip]:
        setting = self._setting(min(self._wide, TEXT_WIDTH + 60))
        rows = paragraph_rows(
            (Span(text),), setting, look.style(self._colours.strong), Tag(role, parent), keep=True
        )
        yield from strips(rows, look.above)

    def _blocks(
        self, blocks: Sequence[Block], text: Setting, parent: Tag | None, *, after_heading: bool
    ) -> Iterator[Strip]:
        below = HEADINGS[1].below if after_heading else PARAGRAPH_GAP
        first = True
        for number, block in enumerate(blocks):
            wide = isinstance(block, Table | RichTable | Chart | TimelineFigure | Picture)
            framed = isinstance(block, Panel | Quote)
            gap = WIDE_GAP if wide or framed else PARAGRAPH_GAP
            above = max(below, gap / 2 if wide or framed else 0.0) if first else max(gap, below)
            setting = replace(text, width=self._wide) if wide else text
            made = list(self._block_strips(block, setting, parent, above))
            if not made:
                continue
            following = blocks[number + 1] if number + 1 < len(blocks) else None
            if _leads(block, following):
                made[-1] = replace(made[-1], glued=True)
            yield from made
            below, first = (WIDE_GAP if wide or framed else PARAGRAPH_GAP), False

    def _fitted(self, row: Row) -> Row:
        """Return a figure, drawn smaller if no page holds it below a heading."""
        turned = self._wide > body_size(landscape=False)[0]
        limit = body_size(landscape=turned)[1] - TOP - BOTTOM - FIGURE_HEADING
        return row if row.height <= limit else Smaller(row, limit / row.height)

    def _block_strips(
        self, block: Block, setting: Setting, parent: Tag | None, above: float
    ) -> Iterator[Strip]:
        rows = block_rows(block, setting, parent)
        if not rows:
            return
        if isinstance(block, Chart | TimelineFigure | Picture):
            rows = tuple(self._fitted(row) for row in rows)
        if not isinstance(block, Panel | Quote):
            yield from strips(rows, above)
            return
        frame = _frame(block, self._colours, setting.width)
        padding = Space(PANEL_PADDING if isinstance(block, Panel) else 1.0)
        yield Strip(padding, above, glued=True, frame=frame)
        inner = list(strips(rows, 0.0))
        inner[-1] = replace(inner[-1], glued=True)
        for strip in inner:
            yield replace(strip, frame=frame)
        yield Strip(padding, frame=frame)


def _frame(block: Panel | Quote, colours: Scheme, width: float) -> Frame:
    if isinstance(block, Panel):
        return Frame(colours.tint, colours.strong, 0.0, width)
    return Frame(None, QUIET, 0.0, width)


def _introduces(section: Section, following: Section | None) -> bool:
    """Tell whether a section is but a heading, or a heading and a few words, to those under it."""
    if following is None or following.level <= section.level:
        return False
    said = "".join(
        one.text
        for block in section.blocks
        if isinstance(block, Paragraph)
        for one in block.inlines
        if isinstance(one, Span)
    )
    return all(isinstance(block, Paragraph) for block in section.blocks) and len(said) < _FEW_WORDS


def _leads(block: Block, following: Block | None) -> bool:
    """Tell whether a paragraph only leads to what follows it."""
    if following is None or not isinstance(block, Paragraph) or isinstance(following, Paragraph):
        return False
    said = "".join(one.text for one in block.inlines if isinstance(one, Span))
    return said.rstrip().endswith(":")
