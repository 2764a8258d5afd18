"""Paragraphs of a slide: the lines that layout broke, whole again, with their bullets and links."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from pptx.dml.color import RGBColor
from pptx.opc.constants import RELATIONSHIP_TYPE

from kkdesk.reports.office.xml import added, element, rgb, storable
from kkdesk.reports.pdf.fonts import BOLD, BOLD_ITALIC, ITALIC
from kkdesk.reports.pdf.text import PAGE_REF_WIDEST

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from kkdesk.reports.office.xml import Xml
    from kkdesk.reports.pdf.rows import Label, LinkTarget, PageNumbers, TextRow
    from kkdesk.reports.pdf.structure import Tag

_DEEPEST = 8


@dataclass(frozen=True, slots=True)
class Words:
    """Characters of one appearance; `size` in points."""

    text: str
    size: float
    colour: str
    face: int = 0
    link: LinkTarget | None = None
    raised: bool = False


@dataclass(frozen=True, slots=True)
class Deck:
    """What every slide is written with."""

    language: str
    pages: PageNumbers
    slides: Sequence[Xml]


def run(words: Words, language: str) -> Xml:
    """Return a run of characters."""
    properties = element("a:rPr", lang=language, sz=round(words.size * 100), dirty="0")
    properties.set("b", "1" if words.face in (BOLD, BOLD_ITALIC) else "0")
    if words.face in (ITALIC, BOLD_ITALIC):
        properties.set("i", "1")
    if words.raised:
        properties.set("baseline", "30000")
    properties.append(fill(words.colour))
    return element("a:r", properties, element("a:t", text=words.text))


def fill(colour: str) -> Xml:
    """Return a plain filling."""
    return element("a:solidFill", element("a:srgbClr", val=rgb(colour)))


def paint(colour: str) -> Xml:
    """Return a colour as python-pptx takes it."""
    return RGBColor.from_string(rgb(colour))  # type: ignore[no-untyped-call]


def paragraph(rows: Sequence[TextRow], above: float, part: Xml, deck: Deck) -> Xml:
    """Return the lines of one paragraph as a paragraph; `part` keeps the links' targets."""
    first = rows[0]
    made = element("a:p")
    made.append(_properties(rows, above))
    joined = list(_joined(rows, deck.pages))
    if joined:
        joined[-1] = replace(joined[-1], text=joined[-1].text.rstrip())
    for words in joined:
        shown = run(words, deck.language)
        if words.link is not None:
            _lead(shown, words.link, part, deck)
        made.append(shown)
    added(made, "a:endParaRPr", lang=deck.language, sz=round(first.size * 100))
    return made


def _properties(rows: Sequence[TextRow], above: float) -> Xml:
    first, label = rows[0], rows[0].label
    left = round(first.x * 12700)
    indent = round((label.x - first.x) * 12700) if label else 0
    made = element("a:pPr", marL=left, indent=indent, lvl=_level(first.tag), algn="l")
    added(made, "a:lnSpc", element("a:spcPts", val=round(first.height * 100)))
    added(made, "a:spcBef", element("a:spcPts", val=round(max(above, 0.0) * 100)))
    added(made, "a:spcAft", element("a:spcPts", val=0))
    if label is None:
        added(made, "a:buNone")
    else:
        made.extend(_bullet(label))
    return made


def _bullet(label: Label) -> Iterator[Xml]:
    yield element("a:buClr", element("a:srgbClr", val=rgb(label.colour)))
    yield element("a:buSzPct", val=round(min(max(label.share, 0.25), 4.0) * 100_000))
    number = label.text.removesuffix(".")
    if number.isdigit():
        yield element("a:buFont", typeface="+mj-lt")
        yield element("a:buAutoNum", type="arabicPeriod", startAt=number)
    else:
        yield element("a:buFont", typeface="Arial")
        yield element("a:buChar", char=label.text)


def _level(tag: Tag) -> int:
    depth, at = 0, tag.parent
    while at is not None:
        depth += at.role == "L"
        at = at.parent
    return min(max(depth - 1, 0), _DEEPEST)


def _joined(rows: Sequence[TextRow], pages: PageNumbers) -> Iterator[Words]:
    """Yield the paragraph's characters, joined where the appearance stays the same."""
    waiting: Words | None = None
    for row in rows:
        for fragment in row.line.runs:
            target = None if fragment.link is None else row.links[fragment.link]
            text = fragment.text
            if fragment.ref is not None:
                text = pages.text(fragment.ref) + text.removeprefix(PAGE_REF_WIDEST)
            words = Words(_kept(text), row.size, row.colour, fragment.face, target, fragment.raised)
            if waiting is not None and replace(words, text="") == replace(waiting, text=""):
                waiting = replace(waiting, text=waiting.text + words.text)
                continue
            if waiting is not None:
                yield waiting
            waiting = words
    if waiting is not None:
        yield waiting


def _kept(text: str) -> str:
    """Return the text without invisible hyphens, but with the spaces at its ends."""
    inner = storable(text)
    if not inner:
        return " " if text[:1].isspace() else ""
    before = " " if text[:1].isspace() else ""
    after = " " if text[-1:].isspace() else ""
    return f"{before}{inner}{after}"


def _lead(shown: Xml, target: LinkTarget, part: Xml, deck: Deck) -> None:
    """Make a run a link to an address or to a slide."""
    if target.ref is None:
        if target.address:
            key = part.relate_to(target.address, RELATIONSHIP_TYPE.HYPERLINK, is_external=True)
            added(shown[0], "a:hlinkClick", r__id=key)
        return
    span = deck.pages.span(target.ref)
    if span:
        shown[0].append(jump(part, deck.slides[span[0] - 1]))


def jump(part: Xml, slide: Xml) -> Xml:
    """Return a link to a slide."""
    key = part.relate_to(slide.part, RELATIONSHIP_TYPE.SLIDE)
    return element("a:hlinkClick", r__id=key, action="ppaction://hlinksldjump")
