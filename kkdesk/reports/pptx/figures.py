"""Tables as tables and charts as charts, each with words for those who do not see them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pptx.chart.data import CategoryChartData
from pptx.enum.chart import XL_CHART_TYPE, XL_LEGEND_POSITION, XL_MARKER_STYLE
from pptx.enum.dml import MSO_LINE_DASH_STYLE, MSO_PATTERN_TYPE
from pptx.util import Pt

from kkdesk.reports.office.xml import added, element, emu, qualified, storable
from kkdesk.reports.pdf.charts import LABEL_SIZE, TITLE_SIZE
from kkdesk.reports.pdf.fonts import BOLD, REGULAR
from kkdesk.reports.pdf.tables import LEADING, PADDING, SIDE
from kkdesk.reports.pdf.tables import SIZE as TABLE_SIZE
from kkdesk.reports.pdf.theme import INK, PAPER, RULE
from kkdesk.reports.pptx.words import Words, fill, paint, run

if TYPE_CHECKING:
    from kkdesk.reports.document import Chart
    from kkdesk.reports.office.xml import Xml
    from kkdesk.reports.pdf.charts import ChartRow
    from kkdesk.reports.pdf.structure import Tag
    from kkdesk.reports.pdf.tables import Cell, CellRow
    from kkdesk.reports.pptx.passages import Grid

_LIGHT_STYLE = "{3C2FFA5D-87B4-456A-9821-1D502468CF0F}"
_FORMS = {
    "bars": XL_CHART_TYPE.BAR_CLUSTERED,
    "stacked": XL_CHART_TYPE.COLUMN_STACKED,
    "lines": XL_CHART_TYPE.LINE_MARKERS,
}
_DASHES = (
    MSO_LINE_DASH_STYLE.SOLID,
    MSO_LINE_DASH_STYLE.DASH,
    MSO_LINE_DASH_STYLE.ROUND_DOT,
    MSO_LINE_DASH_STYLE.LONG_DASH_DOT,
)
_MARKS = (
    XL_MARKER_STYLE.CIRCLE,
    XL_MARKER_STYLE.SQUARE,
    XL_MARKER_STYLE.TRIANGLE,
    XL_MARKER_STYLE.DIAMOND,
)
_PATTERNS = (
    MSO_PATTERN_TYPE.WIDE_UPWARD_DIAGONAL,
    MSO_PATTERN_TYPE.DOTTED_DIAMOND,
    MSO_PATTERN_TYPE.LIGHT_HORIZONTAL,
)


def describe(shape: Xml, name: str, words: str) -> None:
    """Give a shape its name and the words that are read aloud instead of it."""
    found = next(shape._element.iter(qualified("p:cNvPr")))
    found.set("name", storable(name))
    found.set("descr", storable(words))


def add_table(shapes: Xml, grid: Grid, place: tuple[float, float], language: str) -> Xml:
    """Add a table whose first row and first column name the others."""
    x, y = place
    first = grid.rows[0]
    widths = [cell.width for cell in first.cells]
    header = first.ground is not None
    size = emu(sum(widths)), emu(sum(row.height for row in grid.rows))
    frame = shapes.add_table(len(grid.rows), len(widths), emu(x), emu(y), *size)
    table = frame.table
    table.first_row, table.first_col, table.horz_banding = header, True, False
    properties = table._tbl.tblPr
    properties.find(qualified("a:tableStyleId")).text = _LIGHT_STYLE
    for column, width in zip(table.columns, widths, strict=True):
        column.width = emu(width)
    for made, row in zip(table.rows, grid.rows, strict=True):
        made.height = emu(row.height)
        for holder, cell in zip(made.cells, row.cells, strict=False):
            _fill_cell(holder._tc, cell, row, language)
    owner = first.cells[0].tag
    describe(frame, "Tabel" if language.startswith("da") else "Table", _summary(owner))
    return frame


def _summary(tag: Tag | None) -> str:
    while tag is not None and tag.role != "Table":
        tag = tag.parent
    return tag.attributes.get("Summary", "") if tag is not None else ""


def _fill_cell(tc: Xml, cell: Cell, row: CellRow, language: str) -> None:
    text = storable("".join(part.text for line in cell.lines for part in line.runs))
    face = cell.lines[0].runs[0].face if cell.lines and cell.lines[0].runs else REGULAR
    body = tc.find(qualified("a:txBody"))
    for old in body.findall(qualified("a:p")):
        body.remove(old)
    made = added(body, "a:p")
    properties = added(made, "a:pPr", algn="r" if cell.right else "l")
    added(properties, "a:lnSpc", element("a:spcPts", val=round(LEADING * 100)))
    if text:
        made.append(run(Words(text, TABLE_SIZE, row.colour, face), language))
    added(made, "a:endParaRPr", lang=language, sz=round(TABLE_SIZE * 100))
    shape = tc.find(qualified("a:tcPr"))
    if shape is None:
        shape = added(tc, "a:tcPr")
    for side, points in (("marL", SIDE), ("marR", SIDE), ("marT", PADDING), ("marB", PADDING)):
        shape.set(side, str(emu(points)))
    for side in ("a:lnL", "a:lnR", "a:lnT"):
        added(shape, side, element("a:noFill"), w=0)
    added(shape, "a:lnB", fill(row.rule), w=emu(0.75))
    shape.append(fill(row.ground) if row.ground else element("a:noFill"))


def add_chart(shapes: Xml, row: ChartRow, place: tuple[float, float], language: str) -> Xml:
    """Add a chart that a person can edit; its series are told apart without colour."""
    chart = row.chart
    data: Xml = CategoryChartData(number_format="General")  # type: ignore[no-untyped-call]
    data.categories = [_cell_text(name) for name in chart.categories]
    for series in chart.series:
        data.add_series(_cell_text(series.name), series.values)
    box = (emu(place[0]), emu(place[1]), emu(row.width), emu(row.height))
    frame = shapes.add_chart(_FORMS[chart.form], *box, data)
    made = frame.chart
    made.font.size, made.font.color.rgb = Pt(LABEL_SIZE - 1), paint(INK)
    made.has_title = True
    words = made.chart_title.text_frame.paragraphs[0]
    words._p.append(run(Words(storable(chart.title), TITLE_SIZE, row.colour, BOLD), language))
    made.has_legend = len(chart.series) > 1
    if made.has_legend:
        made.legend.position, made.legend.include_in_layout = XL_LEGEND_POSITION.TOP, False
    _axes(made, chart)
    _tell_apart(made, chart, row.colour)
    describe(frame, chart.title, chart.alternative)
    return frame


def _cell_text(text: str) -> str:
    """Return words that the chart's workbook cannot take for a formula."""
    shown = storable(text)
    return f"\u00a0{shown}" if shown.startswith("=") else shown


def _axes(made: Xml, chart: Chart) -> None:
    made.value_axis.has_major_gridlines = False
    made.value_axis.visible = chart.form == "lines"
    made.category_axis.format.line.color.rgb = paint(RULE)
    if chart.form == "bars":
        made.category_axis.reverse_order = True
    plot = made.plots[0]
    plot.has_data_labels = True
    plot.data_labels.show_value = True
    plot.data_labels.font.size = Pt(LABEL_SIZE - 2)
    if chart.form != "lines":
        plot.gap_width = 60


def _tell_apart(made: Xml, chart: Chart, colour: str) -> None:
    strong = paint(colour)
    for number, series in enumerate(made.plots[0].series):
        form = series.format
        form.line.color.rgb = strong
        if chart.form == "lines":
            form.line.dash_style = _DASHES[number % len(_DASHES)]
            series.marker.style = _MARKS[number % len(_MARKS)]
            series.marker.format.fill.solid()
            series.marker.format.fill.fore_color.rgb = strong
            series.smooth = False
            continue
        if number == 0:
            form.fill.solid()
            form.fill.fore_color.rgb = strong
        elif number == 1:
            form.fill.solid()
            form.fill.fore_color.rgb = paint(PAPER)
        else:
            form.fill.patterned()
            form.fill.pattern = _PATTERNS[(number - 2) % len(_PATTERNS)]
            form.fill.fore_color.rgb = strong
            form.fill.back_color.rgb = paint(PAPER)
