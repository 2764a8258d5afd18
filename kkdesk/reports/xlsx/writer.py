"""Writing the tables of a Document as XLSX."""

from __future__ import annotations

from dataclasses import dataclass
from io import BytesIO
from math import ceil
from typing import TYPE_CHECKING, Any, Final

from openpyxl import Workbook
from openpyxl.styles import Alignment, Border, Font, PatternFill, Side
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.table import Table as SheetTable
from openpyxl.worksheet.table import TableColumn, TableStyleInfo

from kkdesk.errors import PrintCancelled
from kkdesk.reports.document import (
    BulletList,
    Chart,
    NoteRef,
    Panel,
    Paragraph,
    Picture,
    Quote,
    Span,
    Table,
    TimelineFigure,
)
from kkdesk.reports.office.dress import OFFICE_FONT
from kkdesk.reports.office.package import save, steady
from kkdesk.reports.office.xml import rgb, storable
from kkdesk.reports.pdf.tables import number_columns
from kkdesk.reports.pdf.theme import PAPER, scheme
from kkdesk.reports.said import tables_of
from kkdesk.reports.xlsx.values import LONGEST_TEXT, cell_value, decimals, grouped, sheet_names

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from openpyxl.worksheet.worksheet import Worksheet

    from kkdesk.reports.document import Block, Document, RichTable
    from kkdesk.reports.theme import Theme

_HEADER_ROW: Final = 1
_NARROWEST, _WIDEST = 9, 80
_LINE: Final = 15.0
_TALLEST_ROW: Final = 409.0
"""What Excel allows, in points."""
_DAY_FORMAT: Final = "d. mmmm yyyy"


def write_xlsx(
    document: Document,
    path: Path,
    *,
    progress: Callable[[int, int], None] | None = None,
    cancelled: Callable[[], bool] | None = None,
) -> int:
    """Write each table of the document to a sheet of its own; return how many sheets.

    The file appears whole or not at all. Raises PrintCancelled, OutputNotWritable or DiskFull.
    """
    tables = list(tables_of(document))
    names = sheet_names([table.title for table in tables])
    book = Workbook()
    first = book.active
    if first is not None and tables:
        book.remove(first)
    for order, (table, name) in enumerate(zip(tables, names, strict=True), start=1):
        if cancelled is not None and cancelled():
            raise PrintCancelled
        _sheet(book.create_sheet(name), table, document, order)
        if progress is not None:
            progress(order, len(tables))
    _say_what_it_is(book, document)
    kept = BytesIO()
    book.save(kept)
    save(steady(kept.getvalue(), document.created), path)
    return len(tables)


def header_of(table: Table | RichTable) -> list[str]:
    """Return a name for each column; a table without a header gets "Felt" and "Indhold"."""
    rows = [len(row.cells) for row in table.rows]
    count = max([len(table.header), *rows], default=1) or 1
    given = [storable(text) for text in table.header]
    spare = ["Felt", "Indhold"] if not given else []
    names: list[str] = []
    for order in range(count):
        options = (given or spare)[order : order + 1]
        base = (options[0] if options else "") or f"Kolonne {order + 1}"
        name, again = base, 1
        while name.casefold() in {one.casefold() for one in names}:
            again += 1
            name = f"{base} {again}"
        names.append(name)
    return names


def _sheet(sheet: Worksheet, table: Table | RichTable, document: Document, order: int) -> None:
    """Fill a sheet: the header first, so that whoever reads it knows what the columns are."""
    header = header_of(table)
    rows = list(_rows(table, len(header)))
    right = number_columns(table) if isinstance(table, Table) else [False] * len(header)
    for column, name in enumerate(header, start=1):
        look = _Look(document.look, plain=True, right=right[column - 1])
        _put(sheet, _HEADER_ROW, column, name, look)
    for number, (cells, bold, group) in enumerate(rows, start=_HEADER_ROW + 1):
        for column, text in enumerate(cells, start=1):
            look = _Look(document.look, bold, group, column == 1, right=right[column - 1])
            _put(sheet, number, column, text, look)
    last = _HEADER_ROW + len(rows)
    below = last + 2
    subtitle = table.subtitle if isinstance(table, Table) else ""
    for text in (table.title, subtitle, table.note, document.marking):
        if text.strip():
            _put(sheet, below, 1, text, _Look(document.look, plain=True, wrap=False))
            below += 1
    _mark(sheet, table, header, (max(last, _HEADER_ROW + 1), order))
    _widths(sheet, header, rows)
    _print(sheet, table, document)


def _mark(
    sheet: Worksheet, table: Table | RichTable, header: list[str], size: tuple[int, int]
) -> None:
    """Make the cells a table with a header, and keep the header in sight."""
    last, order = size
    ends = f"A{_HEADER_ROW}:{get_column_letter(len(header))}{last}"
    made: Any = SheetTable(displayName=f"Tabel_{order}", name=f"Tabel_{order}", ref=ends)
    made._initialise_columns()  # noqa: SLF001 -- openpyxl does it only when the file is saved
    columns: list[TableColumn] = made.tableColumns
    for column, name in zip(columns, header, strict=True):
        column.name = name
    made.tableStyleInfo = TableStyleInfo(name="TableStyleLight1", showFirstColumn=True)
    made.comment = storable(table.summary) or None
    sheet.add_table(made)
    sheet.freeze_panes = f"{'B' if len(header) > 1 else 'A'}{_HEADER_ROW + 1}"


@dataclass(frozen=True, slots=True)
class _Look:
    """How a cell is set; ``plain`` keeps words as words, also if they are a number."""

    theme: Theme
    bold: bool = False
    group: bool = False
    plain: bool = False
    wrap: bool = True
    right: bool = False


def _put(sheet: Worksheet, row: int, column: int, text: str, look: _Look) -> None:
    cell: Any = sheet.cell(row=row, column=column)
    value = storable_lines(text) if look.plain else cell_value(text)
    top = row == _HEADER_ROW
    if isinstance(value, str):
        value = storable_lines(text)
        cell.value = value or None
        if value:
            cell.data_type = "s"  # a text that begins with = is a text
            cell.quotePrefix = value[0] in "=+-@\t"
    else:
        cell.value = value
        cell.number_format = _format(text) if not hasattr(value, "year") else _DAY_FORMAT
    colours, typeface = look.theme.colours, look.theme.typeface
    cell.font = Font(
        name=OFFICE_FONT if typeface is None else typeface.family,
        size=11,
        bold=look.bold or top,
        color=rgb(PAPER if top else colours.text),
    )
    cell.alignment = Alignment(
        vertical="top",
        wrap_text=look.wrap,
        horizontal="right" if look.right or not isinstance(value, str) else None,
    )
    shades = scheme("", colours.main)
    if top:
        cell.fill = PatternFill("solid", fgColor=rgb(shades.strong))
    elif look.group:
        cell.fill = PatternFill("solid", fgColor=rgb(shades.tint))
    cell.border = Border(bottom=Side("thin", color=rgb(colours.rule))) if look.wrap else Border()


def storable_lines(text: str) -> str:
    """Return a text of several lines as a cell can hold it."""
    return "\n".join(storable(line) for line in text.split("\n"))[:LONGEST_TEXT]


def _format(text: str) -> str:
    whole = "#,##0" if grouped(text) else "0"
    count = decimals(text)
    return f"{whole}.{'0' * count}" if count else whole


def _rows(table: Table | RichTable, count: int) -> Iterator[tuple[list[str], bool, bool]]:
    """Yield each row's texts, whether they are bold, and whether the row names those below."""
    for row in table.rows:
        if isinstance(table, Table):
            cells = [str(text) for text in row.cells]
            bold, group = bool(getattr(row, "emphasis", False)), bool(row.group)
        else:
            group = bool(row.group)
            cells = [str(row.group)] if group else [_words(cell) for cell in row.cells]  # type: ignore[arg-type]
            bold = False
        yield [*cells, *[""] * (count - len(cells))][:count], bold or group, group


def _words(blocks: tuple[Block, ...]) -> str:
    """Return a cell's texts, a line for each."""
    return "\n".join(text for text in _lines(blocks) if text.strip())


def _lines(blocks: tuple[Block, ...]) -> Iterator[str]:
    for block in blocks:
        match block:
            case Paragraph(inlines):
                yield "".join(
                    one.text
                    if isinstance(one, Span)
                    else f"({one.number})"
                    if isinstance(one, NoteRef)
                    else ""
                    for one in inlines
                )
            case BulletList(items, start):
                for number, item in enumerate(items, start=start or 0):
                    mark = "•" if start is None else f"{number}."
                    for order, line in enumerate(_lines(item.blocks)):
                        yield f"{mark} {line}" if not order else line
            case Quote(inner, source):
                yield from _lines(inner)
                yield source
            case Panel():
                yield from (block.figure, block.heading)
                yield from _lines(block.blocks)
                yield block.source
            case Chart() | TimelineFigure():
                yield from (block.title, block.alternative)
            case Picture(image):
                yield image.alternative
            case _:
                yield block.title


def _widths(sheet: Worksheet, header: list[str], rows: list[tuple[list[str], bool, bool]]) -> None:
    wide: list[int] = []
    for column, name in enumerate(header):
        lines = [
            line for cells, _, group in rows if not group for line in cells[column].split("\n")
        ]
        longest = max([len(name) + 4, *(len(storable(line)) + 2 for line in lines)])
        width = min(max(longest, _NARROWEST), _WIDEST)
        sheet.column_dimensions[get_column_letter(column + 1)].width = width
        wide.append(width)
    for number, (cells, _, group) in enumerate(rows, start=_HEADER_ROW + 1):
        high = 1 if group else max(map(_lines_in, cells, wide), default=1)
        sheet.row_dimensions[number].height = min(high * _LINE, _TALLEST_ROW)


def _lines_in(text: str, width: int) -> int:
    """Return how many lines a text takes in a column so many characters wide."""
    return sum(ceil((len(line) + 1) / (width - 1)) for line in text.split("\n"))


def _print(sheet: Worksheet, table: Table | RichTable, document: Document) -> None:
    sheet.print_title_rows = f"{_HEADER_ROW}:{_HEADER_ROW}"
    sheet.page_setup.orientation = "landscape"
    sheet.page_setup.paperSize = 9  # A4
    sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight = 1, 0
    properties: Any = sheet.sheet_properties
    properties.pageSetUpPr.fitToPage = True
    header: Any = sheet.oddHeader
    header.left.text = _escaped(table.title)
    header.right.text = _escaped(document.marking)
    footer: Any = sheet.oddFooter
    footer.left.text = _escaped(document.footer)
    footer.right.text = "&P / &N"


def _escaped(text: str) -> str:
    """Return a text for the edge of a page, where & begins a code; at most what fits there."""
    return storable(text)[:70].replace("&", "&&")


def _say_what_it_is(book: Workbook, document: Document) -> None:
    properties = book.properties
    properties.title, properties.creator = document.title, document.author
    properties.subject, properties.language = document.subject, document.language
    properties.lastModifiedBy, properties.keywords = document.author, document.marking
    created = document.created.replace(tzinfo=None)
    properties.created = properties.modified = created
