"""Reading a status form that came back as an Excel file.

Columns are found by their headers and rows by their codes, so that neither order nor place
matters. A formula is taken as what it shows, or as it was typed if it shows nothing; nothing is
calculated.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from openpyxl.styles.numbers import BUILTIN_FORMATS, is_date_format
from openpyxl.utils.datetime import CALENDAR_MAC_1904, CALENDAR_WINDOWS_1900, from_excel

from kkdesk.domain.markup import Span
from kkdesk.errors import FormForeign, FormTooBig
from kkdesk.errors.base import day_words
from kkdesk.exchange.forms.paragraphs import Para
from kkdesk.exchange.forms.returned import Found
from kkdesk.exchange.forms.words import (
    CODE,
    DEPARTMENT,
    NUMBER,
    RATING,
    ROUND,
    STATUS,
    WRITE_HERE,
    one_line,
)
from kkdesk.exchange.office_input import attribute, kid, kids, local

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from datetime import datetime

    from kkdesk.domain.status_forms import ReturnedForm
    from kkdesk.exchange.office_input import OfficeFile, Xml

_MOST_ROWS: Final = 20_000
_MOST_COLUMNS: Final = 100
_HEADER_BY: Final = 200
"""In which row the header of the columns stands at the latest."""
_LONGEST_LABEL: Final = 400
_HEAD: Final = {name.casefold(): name for name in (ROUND, DEPARTMENT, NUMBER)}
_WRITTEN: Final = f"{STATUS} ({WRITE_HERE})".casefold()
_CODED = re.compile(r"_x([0-9A-Fa-f]{4})_")
_LETTERS = re.compile(r"[A-Z]{1,3}")
_OFF: Final = frozenset({"0", "false", "off"})
_MOST_DIGITS: Final = 9
_GENERAL: Final = "General"

_Row = dict[int, "Xml"]


def read_xlsx(file: OfficeFile) -> ReturnedForm:
    """Read the form; raises FormDamaged, FormForeign, FormTooBig or FormTwice."""
    found = Found(file.path)
    values = _Values(file)
    known = False
    for sheet in _sheets(file):
        rows = list(_rows(sheet, file))
        for order, row in enumerate(rows[:_HEADER_BY]):
            columns = _columns(row, values)
            if columns is not None:
                known = True
                _head(rows[:order], values, found)
                _lines(rows[order + 1 :], columns, values, found)
                break
    if not known:
        raise FormForeign(file.path)
    return found.form()


def _sheets(file: OfficeFile) -> Iterator[Xml]:
    """Yield the sheets that people see."""
    targets = {one.key: one.target for one in file.relations() if not one.external}
    for entry in kids(file.root, "sheets"):
        if (attribute(entry, "state") or "visible") == "visible":
            sheet = file.part(targets.get(attribute(entry, "id") or "", ""))
            if sheet is not None:
                yield sheet


def _rows(sheet: Xml, file: OfficeFile) -> Iterator[_Row]:
    for count, row in enumerate(kids(sheet, "sheetData")):
        if count > _MOST_ROWS:
            raise FormTooBig(file.path, "et ark har for mange rækker", "a sheet has too many rows")
        cells: _Row = {}
        column = 0
        for cell in row:
            column = _column(attribute(cell, "r")) or column + 1
            if column <= _MOST_COLUMNS:
                cells[column] = cell
        yield cells


def _column(place: str | None) -> int:
    """Return the number of a column, from 1, by the name of a cell; 0 if it has none."""
    found = _LETTERS.match(place or "")
    number = 0
    for letter in found[0] if found is not None else "":
        number = number * 26 + ord(letter) - ord("A") + 1
    return number


@dataclass(frozen=True, slots=True)
class _Columns:
    code: int
    text: int
    rating: int | None


def _columns(row: _Row, values: _Values) -> _Columns | None:
    """Return where the columns stand, if this is their header."""
    names: dict[str, int] = {}
    for number, cell in row.items():
        names.setdefault(_label(values.plain(cell)), number)
    code, text = names.get(CODE.casefold()), names.get(_WRITTEN)
    if code is None or text is None:
        return None
    return _Columns(code, text, names.get(RATING.casefold()))


def _label(text: str) -> str:
    return one_line(text).rstrip(" :").casefold()


def _head(rows: Sequence[_Row], values: _Values, found: Found) -> None:
    """Read the values that stand under their labels, or beside them."""
    for order, row in enumerate(rows):
        below = rows[order + 1] if order + 1 < len(rows) else {}
        for number, cell in row.items():
            label = _HEAD.get(_label(values.plain(cell)))
            if label is None:
                continue
            for other in (below.get(number), row.get(number + 1)):
                value = "" if other is None else values.plain(other).strip()
                if value and _label(value) not in _HEAD:
                    found.say(label, one_line(value.split("\n")[0]))
                    break


def _lines(rows: Sequence[_Row], columns: _Columns, values: _Values, found: Found) -> None:
    for row in rows:
        code, text = row.get(columns.code), row.get(columns.text)
        rating = None if columns.rating is None else row.get(columns.rating)
        found.add(
            "" if code is None else values.plain(code),
            () if text is None else (Para(values.rich(text)),),
            "" if rating is None else values.plain(rating),
        )


class _Values:
    """What the cells of a workbook say."""

    def __init__(self, file: OfficeFile) -> None:
        shared = file.related("sharedStrings")
        self._shared: Sequence[Xml] = () if shared is None else shared
        self._known: dict[int, tuple[Span, ...]] = {}
        self._formats = _formats(file.related("styles"))
        old_mac = attribute(kid(file.root, "workbookPr"), "date1904") or "0"
        self._epoch: datetime = CALENDAR_WINDOWS_1900 if old_mac in _OFF else CALENDAR_MAC_1904

    def plain(self, cell: Xml) -> str:
        """Return a cell's text; a number keeps its point ("2.1"), as codes have it."""
        strings = self._strings(cell)
        if strings is not None:
            return "".join(span.text for span in strings)[:_LONGEST_LABEL]
        return _decoded(_text(cell, "v")[:_LONGEST_LABEL])

    def rich(self, cell: Xml) -> tuple[Span, ...]:
        """Return a cell's text with its bold and italic words, numbers as Danes write them."""
        strings = self._strings(cell)
        return (Span(self._shown(cell)),) if strings is None else strings

    def _shown(self, cell: Xml) -> str:
        value, kind = _text(cell, "v"), attribute(cell, "t") or "n"
        if not value:
            formula = _text(cell, "f")
            return f"={formula}" if formula else ""
        if kind == "b":
            return "Falsk" if value.strip() in _OFF else "Sandt"
        return self._number(value, cell) if kind == "n" else _decoded(value)

    def _strings(self, cell: Xml) -> tuple[Span, ...] | None:
        kind = attribute(cell, "t")
        if kind == "inlineStr":
            return tuple(_spans(kid(cell, "is")))
        if kind != "s":
            return None
        index = _text(cell, "v").strip()
        if not _is_number(index) or int(index) >= len(self._shared):
            return ()
        number = int(index)
        if number not in self._known:
            self._known[number] = tuple(_spans(self._shared[number]))
        return self._known[number]

    def _number(self, value: str, cell: Xml) -> str:
        style = attribute(cell, "s") or ""
        format_ = self._formats.get(int(style), _GENERAL) if _is_number(style) else _GENERAL
        try:
            number = float(value)
            if is_date_format(format_):
                day = from_excel(number, self._epoch)
                return day_words(day, "da") if hasattr(day, "year") else f"{day:%H.%M}"
        except (ValueError, OverflowError, TypeError, AttributeError):
            return value
        return f"{_written(number * 100)} %" if "%" in format_ else _written(number)


def _text(cell: Xml, name: str) -> str:
    """Return the text of a part of a cell."""
    found = kid(cell, name)
    return "" if found is None else str(found.text or "")


def _written(number: float) -> str:
    """Return a number with a comma, to the fifteen digits that a sheet keeps."""
    return f"{number:.15g}".replace(".", ",")


def _spans(string: Xml | None) -> Iterator[Span]:
    """Yield the runs of a string; readings of Asian characters are no part of it."""
    for one in string if string is not None else ():
        name = local(one)
        if name == "t":
            yield Span(_decoded(one.text or ""))
        elif name == "r":
            properties = kid(one, "rPr")
            bold, italic = (_is_on(properties, mark) for mark in ("b", "i"))
            yield Span(_decoded(_text(one, "t")), bold, italic)


def _is_on(properties: Xml | None, name: str) -> bool:
    found = kid(properties, name)
    return found is not None and (attribute(found, "val") or "1") not in _OFF


def _is_number(text: str) -> bool:
    return text.isascii() and text.isdigit() and len(text) <= _MOST_DIGITS


def _decoded(text: str) -> str:
    """Return a text with the characters that Excel writes as codes."""
    return _CODED.sub(lambda found: chr(int(found[1], 16)), text)


def _formats(styles: Xml | None) -> Mapping[int, str]:
    """Return the number format of each style of cells."""
    own: dict[str, str] = {}
    for one in kids(styles, "numFmts"):
        own[attribute(one, "numFmtId") or ""] = attribute(one, "formatCode") or ""
    made: dict[int, str] = {}
    for number, style in enumerate(kids(styles, "cellXfs")):
        key = attribute(style, "numFmtId") or "0"
        builtin = BUILTIN_FORMATS.get(int(key)) if _is_number(key) else None
        made[number] = own.get(key) or builtin or _GENERAL
    return made
