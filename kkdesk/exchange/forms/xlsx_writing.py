"""A status form as an Excel file: a row for each initiative, two columns to write in."""

from __future__ import annotations

import re
import zipfile
from dataclasses import dataclass
from io import BytesIO
from math import ceil
from typing import TYPE_CHECKING, Any, Final

from openpyxl import Workbook
from openpyxl.cell.rich_text import CellRichText, TextBlock
from openpyxl.cell.text import InlineFont
from openpyxl.styles import Alignment, Border, Color, Font, PatternFill, Protection, Side
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.datavalidation import DataValidation

from kkdesk.domain.vocabulary import Rag
from kkdesk.exchange.forms.look import FONT, FRAME, GROUND, HOUSE, INK, PAPER, QUIET, RULE
from kkdesk.exchange.forms.paragraphs import formatted_lines, plain_lines
from kkdesk.exchange.forms.words import (
    CODE,
    INITIATIVE,
    OBJECTIVE,
    PLAN,
    RATING,
    RATING_HINT,
    REMARK,
    STATUS,
    WRITE_HERE,
    head_of,
    instruction_of,
    last_label,
    one_line,
    rag_label,
    storable,
    title_of,
)

if TYPE_CHECKING:
    from collections.abc import Callable

    from openpyxl.worksheet.worksheet import Worksheet

    from kkdesk.domain.status_forms import FormLine, StatusForm

SHEET: Final = "Skema"
STATUS_HEADER: Final = f"{STATUS} ({WRITE_HERE})"
_LONGEST_CELL: Final = 32_767
_TITLE_ROW, _ADVICE_ROW, _LABEL_ROW, _VALUE_ROW, _HEADER_ROW = range(1, 6)
_LINE: Final = 15.0
_TALLEST: Final = 409.0
"""What Excel allows for a row, in points."""
_SLACK: Final = 1.12
"""Words break before the end of a line."""
_TYPED_AS_FORMULA: Final = tuple("=+-@")
_ESCAPE = re.compile(r"_(?=x[0-9A-Fa-f]{4}_)")


@dataclass(frozen=True, slots=True)
class _Column:
    name: str
    width: int
    """In characters."""
    text: Callable[[FormLine], str]
    bold: bool = False
    written: bool = False
    """Whether the department writes here."""


def xlsx_form(form: StatusForm) -> bytes:
    """Return the form as an Excel file."""
    book = Workbook()
    sheet: Any = book.active
    sheet.title = SHEET
    columns = _columns(form)
    _head(sheet, form, columns)
    for number, column in enumerate(columns, start=1):
        sheet.column_dimensions[get_column_letter(number)].width = column.width
        _put(sheet, _HEADER_ROW, number, column.name, _Look(header=True, written=column.written))
    names = (_height(column.name, column.width) for column in columns)
    sheet.row_dimensions[_HEADER_ROW].height = max(names)
    for row, line in enumerate(form.lines, start=_HEADER_ROW + 1):
        _line(sheet, row, line, columns)
    last = _HEADER_ROW + max(len(form.lines), 1)
    _rating_choices(sheet, last, len(columns))
    _protect(sheet)
    _print(sheet, form)
    properties = book.properties
    properties.title, properties.creator, properties.language = title_of(form), "kkdesk", "da-DK"
    properties.lastModifiedBy = "kkdesk"
    properties.created = properties.modified = form.made_at.replace(tzinfo=None)
    kept = BytesIO()
    book.save(kept)
    return _growing(kept.getvalue())


def _columns(form: StatusForm) -> tuple[_Column, ...]:
    made = [
        _Column(CODE, 11, lambda line: one_line(line.code), bold=True),
        _Column(INITIATIVE, 26, lambda line: one_line(line.title), bold=True),
        _Column(OBJECTIVE, 19, lambda line: one_line(line.objective)),
        _Column(PLAN, 40, lambda line: plain_lines(line.plan_text)),
    ]
    if form.last_round.strip() or any(line.last_text.strip() for line in form.lines):
        made.append(_Column(last_label(form), 40, lambda line: plain_lines(line.last_text)))
    if any(line.return_note.strip() for line in form.lines):
        made.append(_Column(REMARK, 26, lambda line: plain_lines(line.return_note)))
    made += [
        _Column(STATUS_HEADER, 56, lambda line: storable(line.text), written=True),
        _Column(RATING, 24, lambda line: rag_label(line.rag), written=True),
    ]
    return tuple(made)


def _head(sheet: Worksheet, form: StatusForm, columns: tuple[_Column, ...]) -> None:
    wide = len(columns) - 2
    width = sum(column.width for column in columns[:wide])
    _put(sheet, _TITLE_ROW, 1, title_of(form), _Look(title=True))
    _put(sheet, _ADVICE_ROW, 1, instruction_of(form), _Look())
    for row in (_TITLE_ROW, _ADVICE_ROW):
        sheet.merge_cells(start_row=row, end_row=row, start_column=1, end_column=wide)
    sheet.row_dimensions[_TITLE_ROW].height = 26
    sheet.row_dimensions[_ADVICE_ROW].height = _height(instruction_of(form), width)
    tallest = _LINE
    for number, line in enumerate(head_of(form), start=1):
        value = "\n".join(filter(None, (line.value, line.name)))
        _put(sheet, _LABEL_ROW, number, line.label, _Look(label=True))
        _put(sheet, _VALUE_ROW, number, value, _Look(context=True))
        tallest = max(tallest, _height(value, columns[number - 1].width))
    sheet.row_dimensions[_VALUE_ROW].height = tallest


def _line(sheet: Worksheet, row: int, line: FormLine, columns: tuple[_Column, ...]) -> None:
    tallest = 4 * _LINE
    for number, column in enumerate(columns, start=1):
        text = column.text(line)
        look = _Look(context=not column.written, written=column.written, bold=column.bold)
        _put(sheet, row, number, text, look)
        tallest = max(tallest, _height(text, column.width))
    sheet.row_dimensions[row].height = tallest


@dataclass(frozen=True, slots=True)
class _Look:
    """How a cell is set."""

    title: bool = False
    header: bool = False
    label: bool = False
    context: bool = False
    written: bool = False
    bold: bool = False


def _put(sheet: Worksheet, row: int, column: int, text: str, look: _Look) -> None:
    """Put a text into a cell; no text is ever a formula, also not when it is typed over."""
    cell: Any = sheet.cell(row=row, column=column)
    value = _escaped(text)
    cell.value = (_formatted(value, text) if look.written else value) or None
    if value:
        cell.data_type = "s"
        cell.quotePrefix = value.startswith(_TYPED_AS_FORMULA)
    cell.number_format = "@"
    strong = look.bold or look.header or look.title or look.label
    colour = PAPER if look.header else HOUSE if look.title else QUIET if look.label else INK
    cell.font = Font(name=FONT, size=16 if look.title else 11, bold=strong, color=colour)
    cell.alignment = Alignment(vertical="top", wrap_text=True)
    if look.header:
        cell.fill = PatternFill("solid", fgColor=FRAME if look.written else HOUSE)
    elif look.context:
        cell.fill = PatternFill("solid", fgColor=GROUND)
        cell.border = Border(bottom=Side("thin", color=RULE), right=Side("thin", color=RULE))
    elif look.written:
        side = Side("medium", color=FRAME)
        cell.fill = PatternFill("solid", fgColor=PAPER)
        cell.border = Border(left=side, right=side, top=side, bottom=side)
        cell.protection = Protection(locked=False)


def _escaped(text: str) -> str:
    """Return a text in which Excel finds no codes of characters ("_x0041_")."""
    return _ESCAPE.sub("_x005F_", text)[:_LONGEST_CELL]


def _formatted(value: str, text: str) -> CellRichText | str:
    """Return a text with its bold and italic words set so, if it has any and fits."""
    spans = formatted_lines(text)
    if len(value) == _LONGEST_CELL or not any(span.bold or span.italic for span in spans):
        return value
    return CellRichText(*(
        TextBlock(
            InlineFont(rFont=FONT, sz=11, color=Color(INK), b=span.bold, i=span.italic),
            _escaped(span.text),
        )
        for span in spans
    ))  # fmt: skip


def _height(text: str, width: int) -> float:
    """Return how tall a row must be for a text in a column so many characters wide."""
    lines = sum(max(ceil(len(line) * _SLACK / width), 1) for line in text.split("\n"))
    return min(lines * _LINE + 3, _TALLEST)


def _rating_choices(sheet: Worksheet, last: int, column: int) -> None:
    letter = get_column_letter(column)
    choices = ",".join(rag.label("da") for rag in Rag)
    made = DataValidation(
        type="list",
        formula1=f'"{choices}"',
        allow_blank=True,
        showErrorMessage=True,
        errorTitle=RATING,
        error="Vælg en af de fire vurderinger, eller lad feltet være tomt.",
        showInputMessage=True,
        promptTitle=RATING_HINT,
        prompt="Vælg på listen, eller lad feltet være tomt.",
    )
    made.add(f"{letter}{_HEADER_ROW + 1}:{letter}{last}")
    sheet.add_data_validation(made)


def _protect(sheet: Any) -> None:  # noqa: ANN401 -- openpyxl's descriptors have no types
    """Leave only the two columns to write in; no password, so that nobody is locked out."""
    sheet.protection.sheet = True
    # In the file these say what is forbidden.
    sheet.protection.formatRows = sheet.protection.formatColumns = False
    sheet.protection.autoFilter = sheet.protection.sort = False
    sheet.freeze_panes = sheet.cell(row=_HEADER_ROW + 1, column=2)


def _print(sheet: Any, form: StatusForm) -> None:  # noqa: ANN401 -- as of _protect
    sheet.print_title_rows = f"{_HEADER_ROW}:{_HEADER_ROW}"
    sheet.page_setup.orientation, sheet.page_setup.paperSize = "landscape", 9  # A4
    sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight = 1, 0
    sheet.sheet_properties.pageSetUpPr.fitToPage = True
    for side in ("left", "right", "top"):
        setattr(sheet.page_margins, side, 0.4)  # inches
    sheet.oddFooter.left.text = title_of(form)[:120].replace("&", "&&")
    sheet.oddFooter.right.text = "&P / &N"


def _growing(data: bytes) -> bytes:
    """Let rows grow with what is typed: their heights are what fits now, not what is asked for."""
    kept = BytesIO()
    with zipfile.ZipFile(BytesIO(data)) as given, zipfile.ZipFile(kept, "w") as made:
        for entry in given.infolist():
            content = given.read(entry)
            if entry.filename.startswith("xl/worksheets/"):
                content = content.replace(b' customHeight="1"', b"")
            made.writestr(entry, content, zipfile.ZIP_DEFLATED)
    return kept.getvalue()
