"""Filling a status form in, as a department does in Word or Excel."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, TypeAlias

import docx
import openpyxl

if TYPE_CHECKING:
    from pathlib import Path

    from kkdesk.domain.vocabulary import Rag

Cell: TypeAlias = Any
"""A cell of either library; neither has types for it."""


def fill(path: Path, code: str, text: str, rag: Rag | None) -> None:
    """Write a text and a rating at an initiative's code, and save the file in its place."""
    rating = rag.label("da") if rag else ""
    if path.suffix == ".xlsx":
        _fill_sheet(path, code, text, rating)
    else:
        _fill_document(path, code, text, rating)


def _fill_sheet(path: Path, code: str, text: str, rating: str) -> None:
    book = openpyxl.load_workbook(path)
    (sheet,) = book.worksheets
    rows = list(sheet.iter_rows())
    header = next(row for row in rows if row[0].value == "Kode")
    status = next(cell for cell in header if str(cell.value).startswith("Status (skriv"))
    rated = next(cell for cell in header if str(cell.value).startswith("Vurdering"))
    own = next(row for row in rows if row[0].value == code)
    own[status.column - 1].value = text
    own[rated.column - 1].value = rating
    book.save(path)


def _fill_document(path: Path, code: str, text: str, rating: str) -> None:
    document = docx.Document(str(path))
    rows = [row for table in document.tables for row in table.rows if len(row.cells) > 1]
    named = {label: row.cells[1] for row in rows for label in [row.cells[0].text.split("\n")[0]]}
    _write(next(cell for label, cell in named.items() if _is(label, "Status", code)), text)
    _write(next(cell for label, cell in named.items() if _is(label, "Vurdering", code)), rating)
    document.save(str(path))


def _is(label: str, field: str, code: str) -> bool:
    return label.startswith(field) and label.endswith(code)


def _write(cell: Cell, text: str) -> None:
    """Put the lines of a text in a cell in the place of all that is in it."""
    for old in list(cell._tc)[1:]:
        cell._tc.remove(old)
    for line in text.split("\n"):
        cell.add_paragraph(line)
