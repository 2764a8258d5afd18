"""Filling the slides: each laid-out page onto a slide of the template's layout."""

from __future__ import annotations

from dataclasses import dataclass
from io import BytesIO
from typing import TYPE_CHECKING

from kkdesk.reports.document import DividerSlide, TitleSlide
from kkdesk.reports.office.xml import added, element, emu, qualified, rgb, storable
from kkdesk.reports.pdf.fonts import BOLD, REGULAR
from kkdesk.reports.pdf.layout import ContentsPage, FlowPage
from kkdesk.reports.pdf.render import (
    CONTENTS_LEADING,
    CONTENTS_SIZE,
    FOOTER_SIZE,
    LOGO_EDGE,
    LOGO_ROOM,
)
from kkdesk.reports.pdf.theme import (
    BAND_HEIGHT,
    COLUMN_WIDTH,
    GUTTER,
    INK,
    MARGIN,
    PAPER,
    QUIET,
    SLIDE_HEIGHT,
    SLIDE_WIDTH,
)
from kkdesk.reports.pdf.timelines import TimelineRow
from kkdesk.reports.pptx.figures import add_chart, add_table, describe
from kkdesk.reports.pptx.passages import Figure, Grid, Passage, parts_of
from kkdesk.reports.pptx.template import DIVIDER, ONE, TITLE, TWO, placeholders
from kkdesk.reports.pptx.timelines import add_timeline
from kkdesk.reports.pptx.words import Words, fill, jump, paragraph, run

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kkdesk.reports.document import Document
    from kkdesk.reports.office.xml import Xml
    from kkdesk.reports.pdf.layout import Page
    from kkdesk.reports.pptx.words import Deck

_MARKING_WIDTH = 300.0
_RULE_WIDTH = 3.5


def layout_of(page: Page) -> str:
    """Return the type of the template's layout that a page stands on."""
    match page:
        case TitleSlide():
            return TITLE
        case DividerSlide():
            return DIVIDER
        case ContentsPage():
            return ONE
        case FlowPage():
            return TWO


def title_of(page: Page) -> str:
    """Return the title of a page, numbered as layout numbered it."""
    if isinstance(page, FlowPage):
        return storable("".join(part.text for line in page.title.lines for part in line.runs))
    if isinstance(page, ContentsPage):
        return storable(page.slide.title)
    return storable(page.title)


@dataclass(slots=True)
class SlideFiller:
    """Fills the slides of one document; all of them are there already, so that links lead on."""

    document: Document
    deck: Deck
    slide_pages: Sequence[int]

    def fill(self, slide: Xml, page: Page, title: str) -> None:
        """Fill one slide, shape after shape in the order in which they are read aloud."""
        heading = placeholders(slide, "title")[0]
        texts = placeholders(slide, "text")
        _write(heading, title, self.deck.language)
        match page:
            case TitleSlide(kicker, _, subtitle):
                _write(texts[0], "\n".join(t for t in (subtitle, kicker) if t), self.deck.language)
            case DividerSlide():
                _write(texts[0], page.subtitle, self.deck.language)
            case ContentsPage():
                self._contents(slide, page, texts[0])
            case FlowPage():
                self._flow(slide, page, heading, texts)
        for left in placeholders(slide, "text"):
            if not left.text_frame.text.strip():
                left._element.getparent().remove(left._element)
        if isinstance(page, TitleSlide):
            self._logo(slide)
        self._footer(slide, numbered=not isinstance(page, TitleSlide))

    def _logo(self, slide: Xml) -> None:
        """Put the logo in the corner, on white, for it is made for paper."""
        logo = self.document.look.logo
        if logo is None:
            return
        wide, high = logo.fitted(*LOGO_ROOM)
        edge = MARGIN + LOGO_EDGE
        place = emu(SLIDE_WIDTH - edge - wide), emu(edge), emu(wide), emu(high)
        shown = slide.shapes.add_picture(BytesIO(logo.png), *place)
        describe(shown, "Logo", logo.alternative)
        shape = shown._element.find(qualified("p:spPr"))
        shape.append(fill(PAPER))
        shape.append(element("a:ln", fill(PAPER), element("a:miter"), w=emu(2 * LOGO_EDGE)))

    def _contents(self, slide: Xml, page: ContentsPage, holder: Xml) -> None:
        body = _emptied(holder)
        end = emu(SLIDE_WIDTH - 2 * MARGIN - 4)
        for entry in page.entries:
            number = self.slide_pages[entry.slide]
            made = added(body, "a:p")
            indent = emu(22.0 * entry.depth)
            properties = added(made, "a:pPr", marL=indent, indent=0, lvl=min(entry.depth, 8))
            spacing = element("a:spcPts", val=round(CONTENTS_LEADING * 100))
            added(properties, "a:lnSpc", spacing)
            added(properties, "a:spcBef", element("a:spcPts", val=0))
            added(properties, "a:buNone")
            added(properties, "a:tabLst", element("a:tab", pos=end, algn="r"))
            face = REGULAR if entry.depth else BOLD
            for text in (storable(entry.title), "\t", str(number)):
                shown = run(Words(text, CONTENTS_SIZE, INK, face), self.deck.language)
                if text != "\t":  # LibreOffice drops a tab inside a link
                    shown[0].append(jump(slide.part, self.deck.slides[number - 1]))
                made.append(shown)

    def _flow(self, slide: Xml, page: FlowPage, heading: Xml, texts: list[Xml]) -> None:
        band = page.title.band
        if band > BAND_HEIGHT:
            _place(heading, (0.0, 0.0, SLIDE_WIDTH, band))
        _size_title(heading, page.title.size)
        if page.flow.colour:
            _colour_title(heading, page.scheme.strong)
        free = list(texts)
        top = SLIDE_HEIGHT - page.top
        for order, column in enumerate(page.columns):
            x = MARGIN + order * (COLUMN_WIDTH + GUTTER)
            holder: Xml | None = free[order] if order < len(free) else None
            for part in parts_of(column):
                match part:
                    case Passage() if part.panel is None and holder is not None:
                        self._passage(slide, holder, part, (x, top))
                        _to_the_end(slide, holder)
                        holder = None
                    case Passage():
                        box = slide.shapes.add_textbox(0, 0, 1, 1)
                        self._passage(slide, box, part, (x, top))
                    case Grid():
                        place = x + part.x, top + part.top
                        add_table(slide.shapes, part, place, self.deck, slide.part)
                    case Figure(at, row, inset):
                        place = x + inset, top + at
                        if isinstance(row, TimelineRow):
                            add_timeline(slide.shapes, row, place, self.deck.language)
                        else:
                            add_chart(slide.shapes, row, place, self.deck.language)

    def _passage(self, slide: Xml, holder: Xml, part: Passage, origin: tuple[float, float]) -> None:
        x, top = origin
        padding = part.panel.padding if part.panel else 0.0
        height = part.bottom - part.top + 2 * padding
        _place(holder, (x, top + part.top - padding, COLUMN_WIDTH, height))
        body = _emptied(holder)
        properties = body.find(qualified("a:bodyPr"))
        for kid in list(properties):
            properties.remove(kid)
        inset = emu(padding)
        for side, points in (("lIns", 0), ("rIns", 0), ("tIns", inset), ("bIns", inset)):
            properties.set(side, str(points))
        properties.set("wrap", "square")
        properties.set("anchor", "t")
        added(properties, "a:normAutofit")
        if part.panel is not None:
            shape = holder._element.find(qualified("p:spPr"))
            for bare in shape.findall(qualified("a:noFill")):
                shape.remove(bare)
            shape.append(fill(part.panel.fill))
        for above, rows in part.paragraphs:
            body.append(paragraph(rows, above, slide.part, self.deck))

    def _footer(self, slide: Xml, *, numbered: bool) -> None:
        """Put footer, marking and number last: that is when they are read aloud."""
        footer = storable(self.document.footer)
        if footer:
            self._small(slide, "ftr", footer)
        if self.document.marking:
            words = Words(storable(self.document.marking), FOOTER_SIZE, INK, BOLD)
            x = (SLIDE_WIDTH - _MARKING_WIDTH) / 2
            box = slide.shapes.add_textbox(
                emu(x), emu(SLIDE_HEIGHT - 26.0), emu(_MARKING_WIDTH), emu(18.0)
            )
            box.name = storable(self.document.marking)
            if not numbered or _is_dark(slide):
                words = Words(words.text, FOOTER_SIZE, PAPER, BOLD)
            made = _emptied(box)
            line = added(made, "a:p", element("a:pPr", element("a:buNone"), algn="ctr"))
            line.append(run(words, self.deck.language))
        if numbered:
            self._small(slide, "sldNum", None)

    def _small(self, slide: Xml, kind: str, text: str | None) -> None:
        """Add the placeholder of a footer or a number as the layout has it."""
        found = placeholders(slide.slide_layout, kind)
        if not found:
            return
        source = found[0]._element
        holder = source.find(f".//{qualified('p:ph')}")
        tree = slide.shapes._spTree
        number = max(int(one.get("id")) for one in tree.iter(qualified("p:cNvPr"))) + 1
        line = element("a:p", element("a:pPr", algn="l" if text else "r"))
        colour = PAPER if _is_dark(slide) else QUIET
        shown = run(Words(text or "", FOOTER_SIZE, colour), self.deck.language)
        added(shown[0], "a:latin", typeface="+mn-lt")
        if text is None:
            label = str(self.deck.slides.index(slide) + 1)
            field = added(line, "a:fld", shown[0], type="slidenum")
            field.set("id", "{B6F15528-21DE-4FAA-801E-634DDDAF4B2B}")
            added(field, "a:t", text=label)
        else:
            line.append(shown)
        names = element(
            "p:nvSpPr",
            element("p:cNvPr", id=number, name=f"{found[0].name}"),
            element("p:cNvSpPr", element("a:spLocks", noGrp="1")),
            element("p:nvPr", element("p:ph", **dict(holder.attrib))),
        )
        body = element("p:txBody", element("a:bodyPr"), element("a:lstStyle"), line)
        tree.append(element("p:sp", names, element("p:spPr"), body))


def _is_dark(slide: Xml) -> bool:
    """Tell whether the slide's layout is one of those on the house colour."""
    return slide.slide_layout._element.get("type") in (TITLE, DIVIDER)


def _emptied(holder: Xml) -> Xml:
    body = holder._element.find(qualified("p:txBody"))
    for old in body.findall(qualified("a:p")):
        body.remove(old)
    return body


def _write(holder: Xml, text: str, language: str) -> None:
    body = _emptied(holder)
    for line in text.split("\n"):
        made = added(body, "a:p")
        properties = element("a:rPr", lang=language)
        if line:
            added(made, "a:r", properties, element("a:t", text=storable(line)))


def _place(holder: Xml, box: tuple[float, float, float, float]) -> None:
    holder.left, holder.top, holder.width, holder.height = (emu(points) for points in box)


def _size_title(heading: Xml, size: float) -> None:
    for properties in heading._element.iter(qualified("a:rPr")):
        properties.set("sz", str(round(size * 100)))


def _colour_title(heading: Xml, colour: str) -> None:
    """Set the objective's colour behind the title, and letters that can be read on it."""
    shape = heading._element.find(qualified("p:spPr"))
    shape.append(fill(colour))
    for properties in heading._element.iter(qualified("a:rPr")):
        added(properties, "a:solidFill", element("a:srgbClr", val=rgb(PAPER)))


def _to_the_end(slide: Xml, holder: Xml) -> None:
    """Put a placeholder last: shapes are read in the order in which they lie."""
    slide.shapes._spTree.append(holder._element)
