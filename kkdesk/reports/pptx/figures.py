"""Tables as tables and charts as charts, each with words for those who do not see them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from pptx.chart.data import CategoryChartData
from pptx.enum.chart import XL_CHART_TYPE, XL_LEGEND_POSITION, XL_MARKER_STYLE
from pptx.enum.dml import MSO_LINE_DASH_STYLE, MSO_PATTERN_TYPE
from pptx.parts.chart import ChartPart
from pptx.util import Pt

from kkdesk.reports.office.xml import added, element, emu, qualified, storable
from kkdesk.reports.pdf.charts import LABEL_SIZE, TITLE
from kkdesk.reports.pdf.fonts import BOLD
from kkdesk.reports.pdf.theme import INK, PAPER, RULE
from kkdesk.reports.pptx.passages import paragraphs_of
from kkdesk.reports.pptx.words import Words, fill, paint, paragraph, run

if TYPE_CHECKING:
    from kkdesk.domain.vocabulary import Lang
    from kkdesk.reports.document import Chart
    from kkdesk.reports.office.xml import Xml
    from kkdesk.reports.pdf.charts import ChartRow
    from kkdesk.reports.pdf.grid import GridCell, GridRow
    from kkdesk.reports.pdf.line_charts import LineChartRow
    from kkdesk.reports.pdf.structure import Tag
    from kkdesk.reports.pptx.passages import Grid
    from kkdesk.reports.pptx.words import Deck

_LIGHT_STYLE = "{3C2FFA5D-87B4-456A-9821-1D502468CF0F}"
_FORMS = {
    "bars": XL_CHART_TYPE.BAR_CLUSTERED,
    "stacked": XL_CHART_TYPE.BAR_STACKED,
    "lines": XL_CHART_TYPE.LINE_MARKERS,
}
_LOCALES: Final[dict[Lang, str]] = {"da": "[$-406]", "en": "[$-809]"}
"""The language that a number's marks are written in, where the reader's program follows it."""
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


def add_table(shapes: Xml, grid: Grid, place: tuple[float, float], deck: Deck, part: Xml) -> Xml:
    """Add a table whose first row and first column name the others."""
    x, y = place
    whole = max(grid.rows, key=lambda row: len(row.cells))
    widths = [cell.width for cell in whole.cells]
    size = emu(sum(widths)), emu(sum(row.height for row in grid.rows))
    frame = shapes.add_table(len(grid.rows), len(widths), emu(x), emu(y), *size)
    table = frame.table
    first = grid.rows[0].cells[0].tag
    table.first_row = first.role == "TH" and first.attributes.get("Scope") == "Column"
    table.first_col, table.horz_banding = True, False
    properties = table._tbl.tblPr
    properties.find(qualified("a:tableStyleId")).text = _LIGHT_STYLE
    for column, width in zip(table.columns, widths, strict=True):
        column.width = emu(width)
    for number, row in enumerate(grid.rows):
        table.rows[number].height = emu(row.height)
        if len(row.cells) == 1 < len(widths):
            table.cell(number, 0).merge(table.cell(number, len(widths) - 1))
        for order, cell in enumerate(row.named().cells):
            _fill_cell(table.cell(number, order)._tc, cell, row, (deck, part))
    describe(frame, "Tabel" if deck.language.startswith("da") else "Table", _summary(first))
    return frame


def _summary(tag: Tag | None) -> str:
    while tag is not None and tag.role != "Table":
        tag = tag.parent
    return tag.attributes.get("Summary", "") if tag is not None else ""


def _fill_cell(tc: Xml, cell: GridCell, row: GridRow, owner: tuple[Deck, Xml]) -> None:
    deck, part = owner
    body = tc.find(qualified("a:txBody"))
    for old in body.findall(qualified("a:p")):
        body.remove(old)
    for above, rows in paragraphs_of(cell.rows):
        made = paragraph(rows, above, part, deck)
        if rows[0].tag is cell.tag and rows[0].x > 0:  # layout moved a figure to the right
            made[0].set("algn", "r")
            made[0].set("marL", "0")
        body.append(made)
    if not cell.rows:
        added(body, "a:p")
    shape = tc.find(qualified("a:tcPr"))
    if shape is None:
        shape = added(tc, "a:tcPr")
    look = row.look
    for side in ("marL", "marR"):
        shape.set(side, str(emu(look.side)))
    for side in ("marT", "marB"):
        shape.set(side, str(emu(look.padding)))
    for side in ("a:lnL", "a:lnR"):
        added(shape, side, element("a:noFill"), w=0)
    above_rule = fill(look.top_rule) if look.top_rule else element("a:noFill")
    added(shape, "a:lnT", above_rule, w=emu(0.75))
    added(shape, "a:lnB", fill(look.rule), w=emu(0.75))
    shape.append(fill(look.ground) if look.ground else element("a:noFill"))


def add_chart(
    shapes: Xml, row: ChartRow | LineChartRow, place: tuple[float, float], language: str
) -> Xml:
    """Add a chart that a person can edit; its series are told apart without colour."""
    box = (emu(place[0]), emu(place[1]), emu(row.width), emu(row.height))
    frame = shapes.add_chart(_FORMS[row.chart.form], *box, _numbers(row.chart))
    _dress(frame.chart, row.chart, row.colour, language)
    describe(frame, row.chart.title, row.chart.alternative)
    return frame


def chart_parts(
    chart: Chart, package: Xml, look: tuple[str, str], language: str
) -> tuple[bytes, bytes]:
    """Return a chart as other office files hold it: its XML, and the workbook behind it.

    ``look`` is its colour and its typeface.
    """
    colour, font = look
    part = ChartPart.new(_FORMS[chart.form], _numbers(chart), package)
    part.chart.font.name = font
    _dress(part.chart, chart, colour, language)
    book: Xml = part.chart_workbook.xlsx_part
    return bytes(part.blob), bytes(book.blob)


def _numbers(chart: Chart) -> Xml:
    numbers = [one for series in chart.series for one in series.values if one is not None]
    digits = "#,##0" if all(one == round(one) for one in numbers) else "#,##0.0"
    shown = f"{_LOCALES[chart.lang]}{digits}"
    data: Xml = CategoryChartData(number_format=shown)  # type: ignore[no-untyped-call]
    data.categories = [_cell_text(name) for name in chart.categories]
    for series in chart.series:
        data.add_series(_cell_text(series.name), series.values)
    return data


def _dress(made: Xml, chart: Chart, colour: str, language: str) -> None:
    made.font.size, made.font.color.rgb = Pt(LABEL_SIZE - 1), paint(INK)
    made.has_title = True
    words = made.chart_title.text_frame.paragraphs[0]
    words._p.append(run(Words(storable(chart.title), TITLE[0], colour, BOLD), language))
    made.has_legend = len(chart.series) > 1
    if made.has_legend:
        made.legend.position, made.legend.include_in_layout = XL_LEGEND_POSITION.TOP, False
    _axes(made, chart)
    _tell_apart(made, chart, colour)


def _cell_text(text: str) -> str:
    """Return words that the chart's workbook cannot take for a formula."""
    shown = storable(text)
    return f"\u00a0{shown}" if shown.startswith("=") else shown


def _axes(made: Xml, chart: Chart) -> None:
    made.value_axis.has_major_gridlines = False
    made.value_axis.visible = chart.form == "lines"
    made.category_axis.format.line.color.rgb = paint(RULE)
    if chart.form != "lines":
        made.category_axis.reverse_order = True
    plot = made.plots[0]
    plot.has_data_labels = True
    plot.data_labels.show_value = True
    plot.data_labels.font.size = Pt(LABEL_SIZE - 2)
    plot.data_labels._element.find(qualified("c:txPr")).bodyPr.set("wrap", "none")
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
