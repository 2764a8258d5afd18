"""The deck through plain ReportLab, as its handbook teaches: Platypus, untagged.

Takes the deck as JSON and the file to write. Same page size, typeface, type size and columns as
kkdesk's. Contents without page numbers: the stock table of contents would lay everything out twice.
"""

import json
import sys
from importlib.resources import files
from pathlib import Path
from typing import Any
from xml.sax.saxutils import escape

from reportlab.graphics.charts.barcharts import VerticalBarChart
from reportlab.graphics.shapes import Drawing
from reportlab.lib.colors import HexColor
from reportlab.lib.fonts import addMapping
from reportlab.lib.styles import ParagraphStyle
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import (
    BaseDocTemplate,
    Flowable,
    Frame,
    KeepTogether,
    NextPageTemplate,
    PageBreak,
    PageTemplate,
    Paragraph,
    Spacer,
    Table,
)

WIDTH, HEIGHT, MARGIN, GUTTER = 960, 540, 44, 36
COLUMN = (WIDTH - 2 * MARGIN - GUTTER) / 2
HOUSE = HexColor("#0b2a4a")
FACES = {
    "Body": "Regular",
    "Body-Bold": "Semibold",
    "Body-Italic": "It",
    "Body-BoldItalic": "SemiboldIt",
}

BASE: dict[str, Any] = {
    "fontName": "Body",
    "fontSize": 12,
    "leading": 14.9,
    "bulletFontName": "Body",
}
TEXT = ParagraphStyle("text", **BASE, spaceAfter=5)
SUBHEAD = ParagraphStyle(
    "subhead", **{**BASE, "fontName": "Body-Bold"}, spaceBefore=8, spaceAfter=3, keepWithNext=1
)
HEADING = ParagraphStyle("heading", fontName="Body-Bold", fontSize=22, leading=27, spaceAfter=10)
LARGE = ParagraphStyle("large", fontName="Body-Bold", fontSize=40, leading=48, textColor=HOUSE)
BULLETS = [
    ParagraphStyle(f"bullet{level}", **BASE, leftIndent=13 * level, bulletIndent=13 * (level - 1),
                   spaceAfter=5)
    for level in (1, 2, 3)
]  # fmt: skip


def register_fonts() -> None:
    """Register the four faces of the body type, so that <b> and <i> find theirs."""
    folder = Path(str(files("font_source_sans_pro") / "files"))
    for number, (name, face) in enumerate(FACES.items()):
        pdfmetrics.registerFont(TTFont(name, folder / f"SourceSansPro-{face}.ttf"))
        addMapping("Body", number & 1, number >> 1, name)


def markup(runs: list[list[Any]]) -> str:
    """Write runs as ReportLab's paragraph markup."""
    parts = []
    for text, bold, italic in runs:
        part = escape(text)
        if bold:
            part = f"<b>{part}</b>"
        if italic:
            part = f"<i>{part}</i>"
        parts.append(part)
    return "".join(parts)


def table(content: dict[str, Any]) -> list[Flowable]:
    """Make a table with a coloured header row."""
    grid = Table([content["header"], *content["rows"]], repeatRows=1)
    grid.setStyle(
        [
            ("FONT", (0, 0), (-1, -1), "Body", 11, 14),
            ("BACKGROUND", (0, 0), (-1, 0), HOUSE),
            ("TEXTCOLOR", (0, 0), (-1, 0), HexColor("#ffffff")),
            ("LINEBELOW", (0, 0), (-1, -1), 0.5, HexColor("#c9d0d6")),
            ("ALIGN", (1, 0), (-1, -1), "RIGHT"),
            ("TOPPADDING", (0, 0), (-1, -1), 2),
            ("BOTTOMPADDING", (0, 0), (-1, -1), 2),
        ]
    )
    return [
        Paragraph(escape(content["title"]), SUBHEAD),
        Paragraph(escape(content["subtitle"]), TEXT),
        grid,
    ]


def chart(content: dict[str, Any]) -> list[Flowable]:
    """Draw bars with ReportLab's own chart module."""
    drawing = Drawing(COLUMN, 190)
    bars = VerticalBarChart()
    bars.x, bars.y, bars.width, bars.height = 30, 24, COLUMN - 40, 150
    bars.data = [series["values"] for series in content["series"]]
    bars.categoryAxis.categoryNames = content["categories"]
    bars.categoryAxis.labels.fontName = bars.valueAxis.labels.fontName = "Body"
    bars.valueAxis.valueMin = 0
    bars.bars[0].fillColor, bars.bars[1].fillColor = HOUSE, HexColor("#8fb4d9")
    bars.barLabels.fontName = "Body"
    bars.barLabelFormat = "%d"
    drawing.add(bars)
    return [Paragraph(escape(content["title"]), SUBHEAD), drawing]


def flowables(blocks: list[dict[str, Any]], level: int, bullet: str = "") -> list[Flowable]:
    """Set the blocks of an item; the first paragraph carries the bullet."""
    made: list[Flowable] = []
    for block in blocks:
        match block:
            case {"p": runs}:
                style = BULLETS[level - 1] if level else TEXT
                made.append(Paragraph(markup(runs), style, bulletText=bullet or None))
            case {"list": {"start": start, "items": items}}:
                for number, item in enumerate(items):
                    mark = f"{start + number}." if start else "•"
                    made += flowables(item, level + 1, mark)
            case {"table": content}:
                made += table(content)
            case {"chart": content}:
                made += chart(content)
            case {"quote": {"blocks": inner, "source": source}}:
                made += [*flowables(inner, level), Paragraph(escape(source), TEXT)]
        bullet = ""
    return made


class Start(Flowable):  # type: ignore[misc]  # ReportLab has no types
    """The place where a slide begins: a bookmark, and the heading of the pages that follow."""

    def __init__(self, title: str, colour: HexColor, *, repeated: bool = True) -> None:
        super().__init__()
        self.title = title
        self.repeated = repeated
        self.heading = Paragraph(escape(title), ParagraphStyle("", HEADING, textColor=colour))

    def wrap(self, *_: float) -> tuple[float, float]:
        """Take no room."""
        return 0, 0

    def draw(self) -> None:
        """Set the bookmark; the page's end draws the heading."""
        key = f"h{id(self)}"
        self.canv.bookmarkPage(key)
        self.canv.addOutlineEntry(self.title, key, 0)
        self.canv.heading = self.heading if self.repeated else None


def flow(slide: dict[str, Any]) -> list[Flowable]:
    """Set a heading, the framed list, and the sections."""
    colour = HexColor(slide["colour"])
    made: list[Flowable] = [Start(slide["title"], colour)]
    if slide["box"]:
        inner = [Paragraph(escape(slide["box"]["lead"]), SUBHEAD)]
        for item in slide["box"]["items"]:
            inner += flowables(item, 1, "•")
        framed = Table([[inner]], colWidths=[COLUMN])
        framed.setStyle([("BOX", (0, 0), (-1, -1), 1, colour)])
        made += [framed, Spacer(1, 8)]
    if slide["lead"]:
        made.append(Paragraph(escape(slide["lead"]), SUBHEAD))
    for section in slide["sections"]:
        if section["heading"]:
            made.append(Paragraph(escape(section["heading"]), SUBHEAD))
        for item in section["items"]:
            bullet = "•" if item["level"] else ""
            made.append(KeepTogether(flowables(item["blocks"], item["level"], bullet)))
    return made


def story(deck: dict[str, Any]) -> list[Flowable]:
    """Set the whole deck, one slide after the other."""
    made: list[Flowable] = []
    for slide in deck["slides"]:
        wide = slide["kind"] != "flow"
        made += [NextPageTemplate("wide" if wide else "columns"), PageBreak()]
        if slide["kind"] == "contents":
            made.append(Start(slide["title"], HOUSE))
            titles = [each["title"] for each in deck["slides"] if each["kind"] != "contents"]
            made += [Paragraph(escape(title), TEXT) for title in titles]
        elif wide:
            made.append(Start(slide["title"], HOUSE, repeated=False))
            made += [Spacer(1, 120), Paragraph(escape(slide["title"]), LARGE)]
            made.append(Paragraph(escape(slide["subtitle"]), HEADING))
        else:
            made += flow(slide)
    return made


def main(source: str, target: str) -> None:
    """Print the deck in `source` to `target`."""
    deck = json.loads(Path(source).read_text(encoding="utf-8"))
    register_fonts()

    def heading_and_footer(canvas: Canvas, _: BaseDocTemplate) -> None:
        if heading := getattr(canvas, "heading", None):
            heading.wrapOn(canvas, WIDTH - 2 * MARGIN, 60)
            heading.drawOn(canvas, MARGIN, HEIGHT - 20 - heading.height)
        canvas.setFont("Body", 9)
        canvas.drawString(MARGIN, 17, deck["footer"])
        canvas.drawRightString(WIDTH - MARGIN, 17, str(canvas.getPageNumber()))

    height = HEIGHT - 126
    columns = [Frame(x, 40, COLUMN, height, 0, 0, 0, 0) for x in (MARGIN, MARGIN + COLUMN + GUTTER)]
    document = BaseDocTemplate(target, pagesize=(WIDTH, HEIGHT), title=deck["title"])
    document.addPageTemplates(
        [
            PageTemplate(
                "wide",
                [Frame(MARGIN, 40, WIDTH - 2 * MARGIN, height)],
                onPageEnd=heading_and_footer,
            ),
            PageTemplate("columns", columns, onPageEnd=heading_and_footer),
        ]
    )
    document.build(story(deck)[2:])  # the first page is there already


if __name__ == "__main__":
    main(*sys.argv[1:])
