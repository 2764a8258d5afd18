"""The Document: what a report says, without a format.

Content modules build it, the PDF, PPTX and DOCX writers print it. It holds no page breaks: a
`Flow` is given as a whole, and layout decides how many slides it fills and numbers them.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal, TypeAlias

from kkdesk.reports.theme import HOUSE_THEME

if TYPE_CHECKING:
    from datetime import datetime

    from kkdesk.domain.vocabulary import Edition, Lang
    from kkdesk.reports.theme import Logo as Image
    from kkdesk.reports.theme import Theme


@dataclass(frozen=True, slots=True)
class Span:
    """Words of one appearance.

    `link` is an address outside the document, `anchor` a place within it that the words lead to.
    `typed` words are what a person types.
    """

    text: str
    bold: bool = False
    italic: bool = False
    link: str | None = None
    anchor: str = ""
    typed: bool = False


@dataclass(frozen=True, slots=True)
class PageRef:
    """A field: the numbers of the slides that carry one of these anchors ("21-23")."""

    anchors: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class NoteRef:
    """A raised number in the text: a foot note of the section it stands in."""

    number: str


Inline: TypeAlias = Span | PageRef | NoteRef


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
    group: bool = False
    """A row that names the rows below it: its first cell spans the table."""


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
    """Bars or lines per category; `alternative` says the same in words, with every number.

    Series are told apart without colour: by fill, dash and mark, and by their names. Figures are
    written in the language `lang`.
    """

    title: str
    categories: tuple[str, ...]
    series: tuple[Series, ...]
    alternative: str
    form: Literal["bars", "stacked", "lines"] = "bars"
    lang: Lang = "da"


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
class Picture:
    """A picture on a page of paper, as wide as it may be; what it shows is its alternative."""

    image: Image


@dataclass(frozen=True, slots=True)
class Quote:
    """Somebody's own words and where they are from."""

    blocks: tuple[Block, ...]
    source: str = ""


@dataclass(frozen=True, slots=True)
class RichRow:
    """A row whose cells hold whole texts; `group` is a heading that spans the table instead."""

    cells: tuple[tuple[Block, ...], ...]
    group: str = ""


@dataclass(frozen=True, slots=True)
class RichTable:
    """A table of texts: fields and their values, remarks and their answers, goals and indicators.

    Its first column names the rows, its header the columns (none: no header row). `shares` are
    the columns' shares of the width. A row may break over pages; the header is then repeated.
    """

    title: str
    header: tuple[str, ...]
    rows: tuple[RichRow, ...]
    summary: str
    shares: tuple[float, ...] = ()
    note: str = ""


@dataclass(frozen=True, slots=True)
class Panel:
    """What stands beside the text in a frame: a fact, a figure with its source, an example."""

    heading: str
    blocks: tuple[Block, ...]
    figure: str = ""
    """A number to be set large ("71 %")."""
    source: str = ""


Block: TypeAlias = (
    Paragraph | BulletList | Table | Chart | TimelineFigure | Picture | Quote | RichTable | Panel
)


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
class Note:
    """A foot note: the same number may be referred to several times."""

    number: str
    inlines: tuple[Inline, ...]


@dataclass(frozen=True, slots=True)
class Section:
    """A heading of a level (1 to 4; empty: none) and what stands under it on the page.

    `anchor` is what a `PageRef` and the contents lead to. `landscape` turns the pages it fills,
    which it shares with neighbours that are turned, too.
    """

    anchor: str
    heading: str
    blocks: tuple[Block, ...]
    level: Literal[1, 2, 3, 4] = 1
    new_page: bool = False
    landscape: bool = False
    notes: tuple[Note, ...] = ()


@dataclass(frozen=True, slots=True)
class Paper:
    """A document of A4 pages: its title, the lines of its head, contents, and sections.

    `head` are labels with their values ("Til": "Børne- og Ungdomsudvalget"). `contents` is the
    heading of a table of contents with page numbers; empty leaves it out.
    """

    sections: tuple[Section, ...]
    kicker: str = ""
    head: tuple[tuple[str, str], ...] = ()
    contents: str = ""


@dataclass(frozen=True, slots=True)
class Document:
    """A report of slides or of `paper`, never both.

    Two equal documents print to the same bytes; `created` is the only time in them. `marking`
    stands on every page ("Intern udgave"). `theme` is how it looks; None leaves that to who prints.
    """

    title: str
    language: str
    author: str
    subject: str
    edition: Edition
    created: datetime
    slides: tuple[Slide, ...] = ()
    paper: Paper | None = None
    marking: str = ""
    footer: str = ""
    continued: str = "(fortsat)"
    palette: tuple[str, ...] = ()
    theme: Theme | None = None
    handout: int = 1
    """How many slides stand on a page of its PDF: 1, 2, 4 or 6."""

    @property
    def look(self) -> Theme:
        """Return how it looks: without a theme as the house does."""
        return self.theme or HOUSE_THEME
