"""Tables as XLSX: numbers are numbers, texts are texts, and each sheet can be read alone."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime
from typing import TYPE_CHECKING

import openpyxl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from kkdesk.errors import PrintCancelled
from kkdesk.reports.document import Document, Paper, RichRow, RichTable, Section, Table, TableRow
from kkdesk.reports.verify_office import verify_xlsx
from kkdesk.reports.xlsx.values import cell_value, sheet_names
from kkdesk.reports.xlsx.writer import write_xlsx
from tests.unit.reports.office_desk import WORDS, hidden, pages_in_libreoffice
from tests.unit.reports.sample_paper import sample_paper, words

if TYPE_CHECKING:
    from pathlib import Path

    from openpyxl.workbook import Workbook


def tables(*given: Table) -> Document:
    return replace(sample_paper(), paper=Paper((Section("a", "Tal", given),)))


def table(*rows: tuple[str, ...], title: str = "Tal") -> Table:
    header = ("Navn", *(f"Kolonne & {n}" for n in range(1, len(rows[0]))))
    return Table(title, header, tuple(TableRow(row) for row in rows), "Alt om tal")


@pytest.fixture(scope="module")
def written(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("xlsx") / "tabeller.xlsx"
    assert write_xlsx(sample_paper(), path) == 3
    return path


@pytest.fixture(scope="module")
def book(written: Path) -> Workbook:
    return openpyxl.load_workbook(written)


def test_a_sound_file_has_no_findings(written: Path) -> None:
    report = verify_xlsx(written, forbidden=(WORDS,), document=sample_paper())
    assert (report.findings, report.leaks, report.pages) == ([], [], 3)


def test_each_table_has_a_sheet_with_a_header_that_stays_in_sight(book: Workbook) -> None:
    assert book.sheetnames == [
        "Oversigt over indsatser",
        "Indsats 1 Flere med i foreninge",
        "Pejlemærke 1 Uddannelse",
    ]
    for sheet in book.worksheets:
        (made,) = sheet.tables.values()
        assert made.headerRowCount == 1
        assert [one.name for one in made.tableColumns] == [cell.value for cell in sheet[1]]
        assert sheet.freeze_panes == "B2"
        assert sheet.print_title_rows == "$1:$1"
        assert (sheet.column_dimensions["A"].width or 0) > 8


def test_numbers_are_numbers_and_stay_as_they_look(book: Workbook) -> None:
    sheet = book.worksheets[0]
    assert [cell.value for cell in sheet[3]] == ["Lektiehjælp i boligområderne", 1200, 1200, 600]
    assert sheet["B3"].number_format == "#,##0"
    assert sheet["D6"].value == -400
    assert sheet["D4"].value == "-"
    assert sheet["A8"].font.bold


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("1.200", 1200),
        ("12.850,5", 12850.5),
        ("-400", -400),
        ("−7", -7),
        ("0,5", 0.5),
        ("2025", 2025),
        ("3.6.2025", date(2025, 6, 3)),
        ("2025-06-03", date(2025, 6, 3)),
        ("3. juni 2025", date(2025, 6, 3)),
        ("31.2.2025", "31.2.2025"),
        ("007", "007"),
        ("+4512345678", "+4512345678"),
        ("2023-2026", "2023-2026"),
        ("1.2", "1.2"),
        ("71 pct.", "71 pct."),
        ("12345678901234567", "12345678901234567"),
        ("=1+1", "=1+1"),
        ("", ""),
    ],
)
def test_what_a_cell_says_decides_what_it_holds(text: str, value: object) -> None:
    assert cell_value(text) == value


@pytest.mark.parametrize("text", ["=1+1", "+45 1234", "-2+3", "@SUM(A1)", '=HYPERLINK("x")'])
def test_a_text_is_never_a_formula(tmp_path: Path, text: str) -> None:
    path = tmp_path / "x.xlsx"
    write_xlsx(tables(table((text, text), title=text)), path)
    sheet = openpyxl.load_workbook(path).worksheets[0]
    for cell in (sheet["A2"], sheet["B2"], sheet["A4"]):
        assert (cell.value, cell.data_type, cell.quotePrefix) == (text, "s", True)
    assert "formula" not in {one.check for one in verify_xlsx(path, forbidden=()).findings}


def test_days_are_days(tmp_path: Path) -> None:
    write_xlsx(tables(table(("Møde", "3. juni 2025"))), tmp_path / "x.xlsx")
    cell = openpyxl.load_workbook(tmp_path / "x.xlsx").worksheets[0]["B2"]
    assert (cell.value, cell.is_date) == (datetime(2025, 6, 3), True)  # noqa: DTZ001 -- Excel


@given(st.lists(st.text(max_size=50), max_size=8))
def test_names_of_sheets_are_legal_and_differ(titles: list[str]) -> None:
    names = sheet_names(titles)
    assert len({name.casefold() for name in names}) == len(titles)
    for name in names:
        assert 0 < len(name) <= 31
        assert not set(name) & set("\\/*?:[]")
        assert name[0] != "'" != name[-1]


def test_texts_of_a_cell_stand_on_lines_of_their_own(book: Workbook) -> None:
    sheet = book.worksheets[1]
    assert sheet["B3"].value.split("\n") == [
        "At en større andel af borgerne:",
        "• deltager i foreningslivet",
        "• har kontakt til andre hver uge",
    ]
    assert sheet["A4"].value == "Gennemførelse"


def test_language_title_and_marking_are_set(book: Workbook) -> None:
    document = sample_paper()
    assert (book.properties.title, book.properties.language) == (document.title, "da-DK")
    assert book.properties.created == document.created.replace(tzinfo=None)
    edge = book.worksheets[0].oddHeader
    assert edge is not None
    assert edge.right.text == "Intern udgave"


def test_the_same_document_gives_the_same_bytes(written: Path, tmp_path: Path) -> None:
    write_xlsx(sample_paper(), tmp_path / "again.xlsx")
    assert (tmp_path / "again.xlsx").read_bytes() == written.read_bytes()


def test_a_stopped_job_leaves_no_file(tmp_path: Path) -> None:
    with pytest.raises(PrintCancelled):
        write_xlsx(sample_paper(), tmp_path / "x.xlsx", cancelled=lambda: True)
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    ("part", "found", "put"),
    [
        ("xl/sharedStrings.xml", "Lektiehjælp", WORDS),
        ("xl/workbook.xml", "Oversigt over indsatser", WORDS),
        ("xl/tables/table1.xml", "Indsatser (", WORDS),
        ("xl/worksheets/sheet1.xml", "Intern udgave", WORDS),
        ("xl/comments1.xml", "", f"<comments>{WORDS}</comments>"),
        ("docProps/core.xml", "Notat til", WORDS),
    ],
)
def test_forbidden_words_are_found_wherever_they_hide(
    written: Path, tmp_path: Path, part: str, found: str, put: str
) -> None:
    path = hidden(written, tmp_path / "leak.xlsx", part, found, put)
    assert any(part in leak.check for leak in verify_xlsx(path, forbidden=(WORDS,)).leaks)


def test_a_formula_is_found(written: Path, tmp_path: Path) -> None:
    change = ("xl/worksheets/sheet1.xml", "<v>1200</v>", "<f>1+1</f><v>2</v>")
    path = hidden(written, tmp_path / "poor.xlsx", *change)
    assert "formula" in {one.check for one in verify_xlsx(path, forbidden=()).findings}


def test_libreoffice_opens_every_sheet(written: Path, tmp_path: Path) -> None:
    said = "".join("".join(pages_in_libreoffice(written, tmp_path)).split())
    for wanted in ("Lektiehjælp", "Udvalg", "Pejlemærke1"):
        assert wanted in said


def test_a_number_or_a_day_in_a_cell_of_texts_is_not_missed_in_the_sheet(tmp_path: Path) -> None:
    row = RichRow(((words("Frist"),), (words("1. januar 2022"),), (words("1.200"),)))
    table = RichTable("Frister", ("Hvad", "Hvornår", "Kr."), (row,), "Frister.")
    document = replace(sample_paper(), paper=Paper((Section("a", "", (table,)),)))
    path = tmp_path / "x.xlsx"
    write_xlsx(document, path)
    assert verify_xlsx(path, forbidden=[], document=document).findings == []
