"""Tables of a DOCX: header rows that are repeated, names of rows, words for those who listen."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from kkdesk.reports.docx.styles import CELL, WIDE, known_style, twips
from kkdesk.reports.docx.words import paragraph, property_of, run
from kkdesk.reports.office.xml import added, element, rgb, storable
from kkdesk.reports.pdf.paper_theme import TABLES, body_size
from kkdesk.reports.pdf.tables import column_shares, number_columns
from kkdesk.reports.pdf.theme import INK, RULE, scheme

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from kkdesk.reports.document import RichTable, Table
    from kkdesk.reports.docx.words import Book
    from kkdesk.reports.office.xml import Xml

_STRONG = scheme("").strong
_EIGHTHS = 8


def wide_room(*, landscape: bool) -> float:
    """Return how wide a table may be, in points."""
    return WIDE + body_size(landscape=landscape)[0] - body_size(landscape=False)[0]


def frame(table: Table | RichTable, shares: Sequence[float], room: float) -> Xml:
    """Return an empty table with the widths of its columns and the words that say what it is."""
    made = element("w:tbl")
    widths = [twips(room * share / sum(shares)) for share in shares]
    cells = [
        element(f"w:{side}", w__w=twips(points), w__type="dxa")
        for side, points in (
            ("top", TABLES.padding),
            ("left", TABLES.side),
            ("bottom", TABLES.padding),
            ("right", TABLES.side),
        )
    ]
    look: dict[str, Any] = {
        "w__firstRow": int(bool(table.header)),
        "w__firstColumn": 1,
        "w__noHBand": 1,
    }
    properties = added(made, "w:tblPr")
    added(properties, "w:tblW", w__w=sum(widths), w__type="dxa")
    added(properties, "w:tblLayout", w__type="fixed")
    added(properties, "w:tblCellMar", *cells)
    added(properties, "w:tblLook", w__val="04A0", **look)
    added(properties, "w:tblCaption", w__val=storable(table.title))
    added(properties, "w:tblDescription", w__val=storable(table.summary))
    grid = added(made, "w:tblGrid")
    for width in widths:
        added(grid, "w:gridCol", w__w=width)
    return made


def row(
    owner: Xml,
    cells: Iterable[Sequence[Xml]],
    *,
    header: bool = False,
    emphasis: bool = False,
    whole: bool = True,
    span: int = 1,
) -> None:
    """Add a row; `whole` keeps it on one page, `span` lets its one cell go over the columns."""
    made = added(owner, "w:tr")
    properties = element("w:trPr")
    if whole:
        added(properties, "w:cantSplit")
    if header:
        added(properties, "w:tblHeader")
    if len(properties):
        made.append(properties)
    widths = [int(column.get(column.keys()[0])) for column in owner[1]]
    for order, kids in enumerate(cells):
        cell = added(made, "w:tc")
        shape = added(cell, "w:tcPr")
        width = sum(widths) if span > 1 else widths[order]
        added(shape, "w:tcW", w__w=width, w__type="dxa")
        if span > 1:
            added(shape, "w:gridSpan", w__val=span)
        shape.append(_borders(header=header, emphasis=emphasis))
        if span > 1:
            added(shape, "w:shd", w__val="clear", w__color="auto", w__fill=rgb(scheme("").tint))
        cell.extend(kids)
        if not len(kids) or not str(kids[-1].tag).endswith("}p"):
            cell.append(element("w:p"))


def _borders(*, header: bool, emphasis: bool) -> Xml:
    made = element("w:tcBorders")
    if header or emphasis:
        added(made, "w:top", **_rule(_STRONG if header else INK, 1.0))
    added(made, "w:bottom", **_rule(_STRONG if header else RULE, 1.0 if header else 0.5))
    return made


def _rule(colour: str, points: float) -> dict[str, Any]:
    size = round(points * _EIGHTHS)
    return {"w__val": "single", "w__sz": size, "w__space": 0, "w__color": rgb(colour)}


def figures_table(table: Table, book: Book, room: float) -> Xml:
    """Return a table of short texts and figures; figures stand to the right."""
    made = frame(table, column_shares(table), room)
    right = number_columns(table)
    style = known_style(book.document, CELL)

    def cell(text: str, order: int, *, bold: bool = False, keep: bool = False) -> list[Xml]:
        shown = paragraph(style, run(storable(text), bold=bold))
        if keep:
            property_of(shown, "w:keepNext")
        if right[order]:
            property_of(shown, "w:jc", w__val="right")
        return [shown]

    names = [cell(text, order, bold=True, keep=True) for order, text in enumerate(table.header)]
    row(made, names, header=True)
    for source in table.rows:
        if source.group:
            name = cell(source.cells[0] if source.cells else "", 0, bold=True, keep=True)
            row(made, [name], span=len(table.header))
            continue
        shown = [cell(text, order, bold=source.emphasis) for order, text in enumerate(source.cells)]
        row(made, shown, emphasis=source.emphasis)
    return made
