"""Charts of a DOCX: charts that a word processor can edit, with their numbers behind them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from docx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from lxml import etree

from kkdesk.reports.docx.styles import FONT
from kkdesk.reports.office.xml import NAMESPACES, added, element, emu, qualified, storable
from kkdesk.reports.pdf.theme import scheme
from kkdesk.reports.pptx.figures import chart_parts

if TYPE_CHECKING:
    from kkdesk.reports.document import Chart
    from kkdesk.reports.docx.words import Book
    from kkdesk.reports.office.xml import Xml

_CATEGORY: Final = 22.0
_LEAST, _MOST = 170.0, 480.0


def chart_run(chart: Chart, book: Book, width: float) -> Xml:
    """Return a run with a chart, `width` points wide, and its alternative text."""
    book.charts += 1
    xml, workbook = chart_parts(chart, book.package, (scheme("").strong, FONT), book.language)
    package = book.document.part.package
    sheet: Xml = Part(
        PackURI(f"/word/embeddings/chart{book.charts}.xlsx"),
        CONTENT_TYPE.SML_SHEET,
        workbook,
        package,
    )
    part: Xml = Part(
        PackURI(f"/word/charts/chart{book.charts}.xml"), CONTENT_TYPE.DML_CHART, b"", package
    )
    root = etree.fromstring(xml)
    inside = root.find(qualified("c:externalData"))
    inside.set(qualified("r:id"), part.relate_to(sheet, RELATIONSHIP_TYPE.PACKAGE))
    part._blob = etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)
    key = book.document.part.relate_to(part, RELATIONSHIP_TYPE.CHART)
    deep = len(chart.series) if chart.form == "bars" else 1
    height = 100.0 + len(chart.categories) * _CATEGORY * max(1.0, deep * 0.6)
    return _drawing(chart, key, (width, min(max(height, _LEAST), _MOST)), book.next_id())


def _drawing(chart: Chart, key: str, size: tuple[float, float], number: int) -> Xml:
    inline = element("wp:inline", distT=0, distB=0, distL=0, distR=0)
    added(inline, "wp:extent", cx=emu(size[0]), cy=emu(size[1]))
    words = {"name": storable(chart.title), "descr": storable(chart.alternative)}
    added(inline, "wp:docPr", id=number, **words)
    added(inline, "wp:cNvGraphicFramePr")
    holder = element("c:chart", r__id=key)
    added(inline, "a:graphic", element("a:graphicData", holder, uri=NAMESPACES["c"]))
    return element("w:r", element("w:drawing", inline))
