"""An Excel form is understood however a department left it, as long as code and text are there."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, Any, TypeAlias

import openpyxl
import pytest
from openpyxl.cell.rich_text import CellRichText, TextBlock
from openpyxl.cell.text import InlineFont

from kkdesk.domain.status_forms import LONGEST_TEXT, MOST_LINES
from kkdesk.domain.vocabulary import Rag
from kkdesk.errors import FormForeign, FormTooBig, FormTwice
from kkdesk.exchange.status_forms import read_form
from tests.unit.exchange.form_desk import (
    ratings_of,
    sample_form,
    short_form,
    texts_of,
    written,
)

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    Change = Callable[["Sheet"], None]

Sheet: TypeAlias = Any
FIRST, CODE, STATUS, RATING = 6, 1, 5, 6
"""Where the first row and the columns of a short form are."""


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return written(short_form("et", "to", "tre"), tmp_path / "skema.xlsx")


def changed(path: Path, change: Change) -> Path:
    book = openpyxl.load_workbook(path, rich_text=True)
    change(book.active)
    book.save(path)
    return path


def test_what_was_typed_is_taken(path: Path) -> None:
    def fill(sheet: Sheet) -> None:
        sheet.cell(FIRST, STATUS).value = "• Æbler\n• Øl  \n\n\n\nSlut"
        sheet.cell(FIRST + 1, STATUS).value = None
        sheet.cell(FIRST + 1, RATING).value = "Gul"
        sheet.cell(FIRST + 2, RATING).value = "rød: KAN IKKE NÅS "

    changed(path, fill)
    assert texts_of(path) == {"S1": "- Æbler\n- Øl\n\nSlut", "S2": "", "S3": "tre"}
    assert ratings_of(path) == {"S1": None, "S2": Rag.AMBER, "S3": Rag.RED}


def test_columns_and_rows_may_stand_elsewhere(path: Path) -> None:
    def move(sheet: Sheet) -> None:
        sheet.insert_cols(1, 2)
        sheet.insert_cols(6)
        sheet.insert_rows(2, 3)
        sheet.insert_rows(10)
        first = [cell.value for cell in sheet[9]]
        for column, cell in enumerate(sheet[11], start=1):
            sheet.cell(9, column).value = cell.value
            sheet.cell(11, column).value = first[column - 1]

    changed(path, move)
    assert texts_of(path) == {"S1": "et", "S2": "to", "S3": "tre"}
    assert [line.code for line in read_form(path).lines] == ["S2", "S1", "S3"]


def test_another_sheet_and_another_name_do_no_harm(path: Path) -> None:
    book = openpyxl.load_workbook(path)
    sheet: Sheet = book.active
    sheet.title = "Vores"
    notes: Sheet = book.create_sheet("Noter", 0)
    notes["A1"] = "Kode"
    book.save(path)
    assert texts_of(path)["S2"] == "to"


def test_a_hidden_sheet_is_not_read(path: Path) -> None:
    book = openpyxl.load_workbook(path)
    copy: Sheet = book.copy_worksheet(book["Skema"])
    copy.cell(FIRST, STATUS).value = "skjult"
    copy.sheet_state = "hidden"
    book.save(path)
    assert texts_of(path)["S1"] == "et"


def test_numbers_days_and_yes_become_words(path: Path) -> None:
    def fill(sheet: Sheet) -> None:
        for row, (value, look) in enumerate((
            (42, "General"), (0.5, "General"), (0.25, "0%"), (True, "General"),
            (dt.datetime(2026, 3, 1), "dd-mm-yyyy"), (dt.time(9, 30), "hh:mm"),  # noqa: DTZ001 -- a sheet knows no zones
        )):  # fmt: skip
            sheet.cell(FIRST + row, CODE).value = f"S{row + 1}"
            sheet.cell(FIRST + row, STATUS).value = value
            sheet.cell(FIRST + row, STATUS).number_format = look

    assert list(texts_of(changed(path, fill)).values()) == [
        *("42", "0,5", "25 %", "Sandt", "1. marts 2026", "09.30"),
    ]


def test_a_formula_is_what_it_shows_or_its_own_words_and_never_worked_out(path: Path) -> None:
    def fill(sheet: Sheet) -> None:
        sheet.cell(FIRST, STATUS).value = "=1+1"

    assert texts_of(changed(path, fill))["S1"] == "=1+1"


def test_bold_words_are_kept(path: Path) -> None:
    def fill(sheet: Sheet) -> None:
        bold = TextBlock(InlineFont(b=True), "Fed ")
        sheet.cell(FIRST, STATUS).value = CellRichText(bold, "og lige")

    assert texts_of(changed(path, fill))["S1"] == "**Fed** og lige"


def test_a_code_that_became_a_number_keeps_its_point(path: Path) -> None:
    def fill(sheet: Sheet) -> None:
        sheet.cell(FIRST, CODE).value = 2.1
        sheet["A4"] = 2026

    changed(path, fill)
    assert "2.1" in texts_of(path)
    assert read_form(path).round_code == "2026"


def test_a_text_without_its_code_is_not_lost(path: Path) -> None:
    def fill(sheet: Sheet) -> None:
        sheet.cell(FIRST + 3, STATUS).value = "fortsættelse"
        sheet.cell(FIRST + 4, STATUS).value = "og mere"

    returned = read_form(changed(path, fill))
    assert [line.text for line in returned.lines if not line.code] == ["fortsættelse", "og mere"]


def test_the_same_code_with_two_texts_is_refused_by_name(path: Path) -> None:
    def repeat(sheet: Sheet) -> None:
        sheet.cell(FIRST + 1, CODE).value = "s1"

    with pytest.raises(FormTwice) as caught:
        read_form(changed(path, repeat))
    assert caught.value.code == "s1"


def test_the_same_row_twice_is_one(path: Path) -> None:
    def repeat(sheet: Sheet) -> None:
        sheet.cell(FIRST + 1, CODE).value = "S1"
        sheet.cell(FIRST + 1, STATUS).value = "et"

    assert texts_of(changed(path, repeat)) == {"S1": "et", "S3": "tre"}


@pytest.mark.parametrize("gone", ["A3", "B3", "A4", "B4", "E5", "A5"])
def test_without_head_or_columns_it_is_no_form(path: Path, gone: str) -> None:
    def remove(sheet: Sheet) -> None:
        sheet[gone] = None

    with pytest.raises(FormForeign):
        read_form(changed(path, remove))


def test_a_spoilt_number_is_no_moment(path: Path) -> None:
    def spoil(sheet: Sheet) -> None:
        assert sheet["C3"].value == "Skemanummer"
        sheet["C4"] = "i går"

    assert read_form(changed(path, spoil)).made_at is None


def test_any_other_workbook_is_foreign(tmp_path: Path) -> None:
    path = tmp_path / "budget.xlsx"
    openpyxl.Workbook().save(path)
    with pytest.raises(FormForeign):
        read_form(path)


def test_a_text_too_long_for_a_slide_by_far_is_refused_by_name(path: Path) -> None:
    def fill(sheet: Sheet) -> None:
        sheet.cell(FIRST + 1, STATUS).value = "a" * (LONGEST_TEXT + 1)

    with pytest.raises(FormTooBig) as caught:
        read_form(changed(path, fill))
    assert "S2" in caught.value.message("da")


def test_more_lines_than_a_form_has_are_refused(path: Path) -> None:
    def fill(sheet: Sheet) -> None:
        for row in range(MOST_LINES + 1):
            sheet.cell(FIRST + row, CODE).value = f"S{row}"

    with pytest.raises(FormTooBig):
        read_form(changed(path, fill))


def test_what_a_file_is_counts_and_not_its_name(tmp_path: Path) -> None:
    made = written(sample_form(), tmp_path / "skema.xlsx")
    assert len(read_form(made.rename(tmp_path / "skema.docx")).lines) == 10
