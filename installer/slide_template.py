"""Make resources/templates/status.pptx anew from python-pptx's own, in the house's colours.

The layouts keep their types and real placeholders for title, text, footer and number, so that
a person can replace the file by one of their own made in the same way.
"""

from __future__ import annotations

import sys
from datetime import UTC, datetime
from io import BytesIO
from pathlib import Path

from lxml import etree
from pptx import Presentation

from kkdesk.reports.office.package import save, steady
from kkdesk.reports.office.xml import Xml, added, element, emu, qualified, rgb
from kkdesk.reports.pdf.theme import (
    BAND_HEIGHT,
    COLUMN_WIDTH,
    GUTTER,
    HOUSE,
    INK,
    MARGIN,
    PAPER,
    QUIET,
    SLIDE_HEIGHT,
    SLIDE_WIDTH,
)
from kkdesk.reports.pptx.template import (
    DIVIDER,
    HEIGHT,
    ONE,
    TITLE,
    TWO,
    WIDTH,
    open_template,
    placeholders,
)
from kkdesk.reports.pptx.words import fill

TARGET = Path(__file__).resolve().parents[1] / "resources" / "templates" / "status.pptx"
CREATED = datetime(2025, 1, 1, tzinfo=UTC)
FONT = "Calibri"
"""Stands on every machine with an office programme and is no wider than the PDF's typeface."""
NAMES = {TITLE: "Forside", DIVIDER: "Skilleside", ONE: "Titel og indhold", TWO: "To spalter"}
COLOURS = {
    "dk1": INK,
    "lt1": PAPER,
    "dk2": HOUSE,
    "lt2": "#eef1f4",
    "accent1": HOUSE,
    "accent2": "#00696b",
    "accent3": "#9c3d00",
    "accent4": "#5b3a8c",
    "accent5": "#1f6b2e",
    "accent6": "#8a1c4a",
    "hlink": HOUSE,
    "folHlink": "#5b3a8c",
}
BODY_TOP = BAND_HEIGHT + 18.0
BODY_HEIGHT = SLIDE_HEIGHT - BODY_TOP - 40.0
WIDE = SLIDE_WIDTH - 2 * MARGIN
BOXES: dict[str, dict[str, tuple[float, ...]]] = {
    TITLE: {"title": (104, 200, 770, 120), "text": (104, 330, 770, 100)},
    DIVIDER: {"title": (104, 170, 770, 100), "text": (104, 280, 770, 70)},
    ONE: {"title": (0, 0, SLIDE_WIDTH, BAND_HEIGHT), "text": (MARGIN, BODY_TOP, WIDE, BODY_HEIGHT)},
    TWO: {"title": (0, 0, SLIDE_WIDTH, BAND_HEIGHT)},
}
FOOTER = (MARGIN, SLIDE_HEIGHT - 28.0, 320.0, 20.0)
NUMBER = (SLIDE_WIDTH - MARGIN - 60.0, SLIDE_HEIGHT - 28.0, 60.0, 20.0)


def build(target: Path) -> None:
    """Write the template."""
    presentation: Xml = Presentation()
    presentation.slide_width, presentation.slide_height = WIDTH, HEIGHT
    for layout in list(presentation.slide_layouts):
        if layout._element.get("type") not in NAMES:
            presentation.slide_layouts.remove(layout)
    _theme(presentation)
    master = presentation.slide_master
    _placed(master, "title", BOXES[TWO]["title"])
    _placed(master, "text", BOXES[ONE]["text"])
    _small(master)
    for layout in presentation.slide_layouts:
        _layout(layout)
    _bare(presentation)
    kept = BytesIO()
    presentation.save(kept)
    target.parent.mkdir(parents=True, exist_ok=True)
    save(steady(kept.getvalue(), CREATED), target)
    open_template(target)


def _theme(presentation: Xml) -> None:
    part = next(
        one for one in presentation.part.package.iter_parts() if "theme" in str(one.partname)
    )
    root = etree.fromstring(part.blob)
    root.set("name", "kkdesk")
    for name, colour in COLOURS.items():
        holder = root.find(f".//{qualified('a:clrScheme')}/{qualified('a:' + name)}")
        for old in list(holder):
            holder.remove(old)
        added(holder, "a:srgbClr", val=rgb(colour))
    for latin in root.iter(qualified("a:latin")):
        latin.set("typeface", FONT)
    part._blob = etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)


def _placed(owner: Xml, kind: str, box: tuple[float, ...], order: int = 0) -> Xml:
    holder = placeholders(owner, kind)[order]
    holder.left, holder.top, holder.width, holder.height = map(emu, box)
    return holder


def _styled(holder: Xml, colour: str, size: float, *, bold: bool, align: str, anchor: str) -> None:
    body = holder._element.find(qualified("p:txBody"))
    properties = body.find(qualified("a:bodyPr"))
    for kid in list(properties):
        properties.remove(kid)
    properties.set("anchor", anchor)
    added(properties, "a:normAutofit")
    styles = body.find(qualified("a:lstStyle"))
    for kid in list(styles):
        styles.remove(kid)
    run = element("a:defRPr", fill(colour), sz=round(size * 100), b=int(bold), cap="none")
    level = added(styles, "a:lvl1pPr", element("a:buNone"), run, marL=0, indent=0, algn=align)
    level.set("algn", align)


def _layout(layout: Xml) -> None:
    kind = layout._element.get("type")
    layout.name = NAMES[kind]
    for name, box in BOXES[kind].items():
        _placed(layout, name, box)
    if kind == TWO:
        for order in range(2):
            x = MARGIN + order * (COLUMN_WIDTH + GUTTER)
            _placed(layout, "text", (x, BODY_TOP, COLUMN_WIDTH, BODY_HEIGHT), order)
    title = placeholders(layout, "title")[0]
    if kind in (TITLE, DIVIDER):
        _dark(layout)
        size = 38.0 if kind == TITLE else 44.0
        _styled(title, PAPER, size, bold=True, align="l", anchor="b")
        text = placeholders(layout, "text")[0]
        _styled(text, PAPER, 19.0 if kind == TITLE else 24.0, bold=False, align="l", anchor="t")
    else:
        _styled(title, PAPER, 21.0, bold=True, align="l", anchor="ctr")
        properties = title._element.find(f".//{qualified('a:bodyPr')}")
        properties.set("lIns", str(emu(MARGIN)))
        properties.set("rIns", str(emu(MARGIN)))
        title._element.find(qualified("p:spPr")).append(fill(HOUSE))
        for text in placeholders(layout, "text"):
            inner = text._element.find(f".//{qualified('a:bodyPr')}")
            for side in ("lIns", "rIns", "tIns", "bIns"):
                inner.set(side, "0")
    _small(layout, PAPER if kind in (TITLE, DIVIDER) else QUIET)


def _dark(layout: Xml) -> None:
    ground = element("p:bg", element("p:bgPr", fill(HOUSE), element("a:effectLst")))
    layout._element.find(qualified("p:cSld")).insert(0, ground)


def _small(owner: Xml, colour: str = QUIET) -> None:
    for dated in placeholders(owner, "dt"):
        dated._element.getparent().remove(dated._element)
    for kind, box, align in (("ftr", FOOTER, "l"), ("sldNum", NUMBER, "r")):
        holder = _placed(owner, kind, box)
        _styled(holder, colour, 10.0, bold=kind == "sldNum", align=align, anchor="ctr")
        properties = holder._element.find(f".//{qualified('a:bodyPr')}")
        properties.set("lIns", "0")
        properties.set("rIns", "0")


def _bare(presentation: Xml) -> None:
    """Drop what came along: a picture of an empty slide and the settings of a printer."""
    for owner in (presentation.part, presentation.part.package):
        for key, one in list(owner._rels.items()):
            if one.is_external:
                continue
            name = str(one.target_part.partname)
            if "printerSettings" in name or "thumbnail" in name:
                owner._rels.pop(key)
            elif name == "/docProps/app.xml":
                one.target_part._blob = _APP
    properties = presentation.core_properties
    properties.title, properties.author, properties.language = "kkdesk", "kkdesk", "da-DK"
    properties.last_modified_by, properties.created, properties.modified = (
        "kkdesk",
        CREATED,
        CREATED,
    )


_APP = (
    b'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
    b'<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/'
    b'extended-properties"><Application>kkdesk</Application></Properties>'
)

if __name__ == "__main__":
    build(Path(sys.argv[1]) if len(sys.argv) > 1 else TARGET)
