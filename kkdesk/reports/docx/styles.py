"""The styles of a DOCX, after the type of the PDF's paper."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from docx.shared import Pt, RGBColor

from kkdesk.reports.office.xml import added, element, qualified, rgb
from kkdesk.reports.pdf.paper_theme import (
    A4,
    HEADINGS,
    LEFT,
    NOTE_SCALE,
    PARAGRAPH_GAP,
    SCALE,
    TABLES,
    TEXT_WIDTH,
    TITLE,
    WIDE_GAP,
)
from kkdesk.reports.pdf.theme import INK, QUIET, scheme

if TYPE_CHECKING:
    from collections.abc import Iterable

    from kkdesk.reports.office.xml import Xml

FONT: Final = "Calibri"
"""Stands on every machine with an office programme and is no wider than the PDF's typeface."""
TWIP: Final = 20
WIDE: Final = A4[0] - 2 * LEFT
BODY, LIST, TITLED = "Body Text", "List Paragraph", "Title"
KICKER, HEAD, PANEL, SOURCE, CELL, TABLE_NOTE = (
    "Overlinje",
    "Hoved",
    "Faktaboks",
    "Kilde",
    "Tabeltekst",
    "Tabelnote",
)
CAPTION, QUOTE, NOTE_TEXT, CONTENTS_TITLE = "Caption", "Quote", "Fodnotetekst", "Indholdstitel"
CONTENTS: Final = tuple(f"toc {level}" for level in range(1, 5))
PANEL_INSET: Final = 10.0
_WIDEST_LETTER: Final = 6.4
"""Points that a bold letter of the head takes at most, on the average."""


def twips(points: float) -> int:
    """Return points in the measure of word processors."""
    return round(points * TWIP)


@dataclass(frozen=True, slots=True)
class _Look:
    size: float
    leading: float
    above: float = 0.0
    below: float = 0.0
    colour: str = INK
    bold: bool = False
    italic: bool = False
    left: float = 0.0
    right: float = 0.0
    keep: bool = False


_NARROW: Final = WIDE - TEXT_WIDTH
_TEXT = _Look(SCALE.body, SCALE.leading, PARAGRAPH_GAP, right=_NARROW)
_STRONG: Final = scheme("").strong
_LOOKS: Final = {
    "Normal": _Look(SCALE.body, SCALE.leading),
    BODY: _TEXT,
    LIST: _Look(SCALE.body, SCALE.leading, 3.0, right=_NARROW),
    TITLED: _Look(TITLE.size, TITLE.leading, TITLE.above, TITLE.below, _STRONG, bold=True),
    KICKER: _Look(10.0, 13.0, colour=QUIET, bold=True),
    HEAD: _Look(10.0, 13.5, 1.5, 1.5, left=90.0),
    PANEL: _Look(SCALE.body, SCALE.leading, left=PANEL_INSET, right=_NARROW),
    QUOTE: _Look(SCALE.body, SCALE.leading, PARAGRAPH_GAP, left=PANEL_INSET, right=_NARROW),
    SOURCE: _Look(
        NOTE_SCALE.body, NOTE_SCALE.leading, 3.0, colour=QUIET, left=PANEL_INSET, right=_NARROW
    ),
    CELL: _Look(TABLES.size, TABLES.leading),
    CAPTION: _Look(*TABLES.title, WIDE_GAP, 3.0, _STRONG, bold=True, keep=True),
    TABLE_NOTE: _Look(*TABLES.small, 4.0, WIDE_GAP, QUIET),
    NOTE_TEXT: _Look(NOTE_SCALE.body, NOTE_SCALE.leading),
    CONTENTS_TITLE: _Look(15.5, 19.0, 22.5, 6.0, _STRONG, bold=True, keep=True),
    **{
        name: _Look(
            SCALE.body,
            SCALE.leading,
            4.0 if not depth else 0.0,
            left=16.0 * depth,
            right=_NARROW,
            bold=not depth,
        )
        for depth, name in enumerate(CONTENTS)
    },
    **{
        f"Heading {level}": _Look(
            look.size,
            look.leading,
            look.above,
            look.below,
            _STRONG if look.strong else INK,
            bold=level <= 3,  # noqa: PLR2004 -- the fourth is in italics
            italic=level > 3,  # noqa: PLR2004
            keep=True,
        )
        for level, look in enumerate(HEADINGS, start=1)
    },
}


def set_styles(document: Xml, language: str) -> None:
    """Give the document its styles, and its language to all of them."""
    styles = document.styles
    _defaults(styles.element, language)
    known = {style.name: style for style in styles}
    for name, look in _LOOKS.items():
        style = known.get(name) or styles.add_style(name, 1)
        _dress(style, look)
    _bordered(known_style(document, PANEL), fill=scheme("").tint)
    _bordered(known_style(document, QUOTE))
    for name in CONTENTS:
        format_ = known_style(document, name).paragraph_format
        format_.tab_stops.add_tab_stop(Pt(TEXT_WIDTH), 2, 1)  # to the right, with dots


def set_head(document: Xml, labels: Iterable[str]) -> None:
    """Let the values of the head stand beside the longest of its labels."""
    room = max([90.0, *(len(label) * _WIDEST_LETTER for label in labels)])
    format_ = known_style(document, HEAD).paragraph_format
    format_.left_indent, format_.first_line_indent = Pt(room), Pt(-room)
    format_.tab_stops.add_tab_stop(Pt(room))


def known_style(document: Xml, name: str) -> Xml:
    """Return a style by its name."""
    return document.styles[name]


def _defaults(styles: Xml, language: str) -> None:
    run = styles.find(
        f"{qualified('w:docDefaults')}/{qualified('w:rPrDefault')}/{qualified('w:rPr')}"
    )
    for old in list(run):
        run.remove(old)
    added(run, "w:rFonts", w__ascii=FONT, w__hAnsi=FONT, w__cs=FONT, w__eastAsia=FONT)
    added(run, "w:sz", w__val=round(SCALE.body * 2))
    added(run, "w:lang", w__val=language, w__eastAsia=language, w__bidi="ar-SA")
    for lang in styles.iter(qualified("w:lang")):
        lang.set(qualified("w:val"), language)


def _dress(style: Xml, look: _Look) -> None:
    run = style.element.get_or_add_rPr()
    for old in list(run):
        run.remove(old)
    added(run, "w:rFonts", w__ascii=FONT, w__hAnsi=FONT, w__cs=FONT, w__eastAsia=FONT)
    font, format_ = style.font, style.paragraph_format
    font.size, font.bold, font.italic = Pt(look.size), look.bold, look.italic
    font.color.rgb = RGBColor.from_string(rgb(look.colour))
    paragraph = style.element.get_or_add_pPr()
    for name in ("w:pBdr", "w:numPr", "w:contextualSpacing"):
        for old in paragraph.findall(qualified(name)):
            paragraph.remove(old)
    format_.space_before, format_.space_after = Pt(look.above), Pt(look.below)
    format_.line_spacing = Pt(look.leading)
    format_.line_spacing_rule = 3  # at least: a larger figure in a line is not cut
    format_.left_indent, format_.right_indent = Pt(look.left), Pt(look.right)
    format_.keep_with_next, format_.widow_control = look.keep, True
    style.hidden, style.quick_style = False, True


def _bordered(style: Xml, fill: str = "") -> None:
    paragraph = style.element.get_or_add_pPr()
    rule = element("w:left", w__val="single", w__sz=24, w__space=8, w__color=rgb(_STRONG))
    kids = [element("w:pBdr", rule)]
    if fill:
        kids.append(element("w:shd", w__val="clear", w__color="auto", w__fill=rgb(fill)))
    after = paragraph.find(qualified("w:spacing"))
    for kid in kids:
        after.addprevious(kid)
