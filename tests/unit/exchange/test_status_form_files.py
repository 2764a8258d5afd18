"""A status form as a file says what the form says, and comes back as it went out."""

from __future__ import annotations

import errno
import os
import stat
import zipfile
from typing import TYPE_CHECKING, Any, TypeAlias

import docx
import openpyxl
import pytest
from hypothesis import HealthCheck, example, given, settings

from kkdesk.domain.status_forms import made_at_of
from kkdesk.domain.vocabulary import Rag
from kkdesk.errors import DiskFull, OutputNotWritable
from kkdesk.exchange.status_forms import read_form, write_form
from tests.unit.exchange.form_desk import (
    SUFFIXES,
    any_form,
    expected,
    head_of,
    said,
    sample_form,
    short_form,
    texts_of,
    written,
)

if TYPE_CHECKING:
    from pathlib import Path

    from kkdesk.domain.status_forms import StatusForm

both = pytest.mark.parametrize("suffix", SUFFIXES)
Sheet: TypeAlias = Any
"""openpyxl's types do not know what is in a cell."""
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


@both
@settings(
    max_examples=30,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(form=any_form())
@example(form=sample_form())
def test_any_form_comes_back_as_it_was_written(
    form: StatusForm, suffix: str, tmp_path: Path
) -> None:
    path = tmp_path / f"skema{suffix}"
    path.unlink(missing_ok=True)
    write_form(form, path)
    returned = read_form(path)
    moment = made_at_of(form.number)
    assert head_of(returned) == (form.round_code, form.department_code, moment)
    assert said(returned.lines) == expected(form)


@both
def test_only_its_owner_may_read_a_form(suffix: str, tmp_path: Path) -> None:
    path = written(sample_form(), tmp_path / f"skema{suffix}")
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert list(tmp_path.iterdir()) == [path]


@both
def test_a_form_never_takes_the_place_of_another(suffix: str, tmp_path: Path) -> None:
    path = written(short_form("gammel"), tmp_path / f"skema{suffix}")
    with pytest.raises(OutputNotWritable):
        write_form(short_form("ny"), path)
    assert texts_of(path) == {"S1": "gammel"}
    assert list(tmp_path.iterdir()) == [path]


@both
def test_a_form_that_cannot_be_written_leaves_nothing(suffix: str, tmp_path: Path) -> None:
    with pytest.raises(OutputNotWritable):
        write_form(sample_form(), tmp_path / "ingen" / f"skema{suffix}")
    (tmp_path / f"mappe{suffix}").mkdir()
    with pytest.raises(OutputNotWritable):
        write_form(sample_form(), tmp_path / f"mappe{suffix}")
    assert [one.name for one in tmp_path.iterdir()] == [f"mappe{suffix}"]


def test_a_full_disk_is_said_and_nothing_is_left(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(_: int) -> None:
        raise OSError(errno.ENOSPC, "full")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(DiskFull):
        write_form(short_form("ny"), tmp_path / "skema.xlsx")
    assert list(tmp_path.iterdir()) == []


@both
def test_nothing_tells_who_or_what_made_the_form(suffix: str, tmp_path: Path) -> None:
    path = written(sample_form(), tmp_path / f"skema{suffix}")
    with zipfile.ZipFile(path) as file:
        inside = b"".join(file.read(name) for name in file.namelist())
    for word in (b"python-docx", b"openpyxl", b"customXml/item", b"thumbnail"):
        assert word not in inside


def test_a_sheet_can_be_written_in_only_where_it_should(tmp_path: Path) -> None:
    sheet = sheet_of(written(sample_form(), tmp_path / "skema.xlsx"))
    free = {cell.column_letter for row in sheet for cell in row if not cell.protection.locked}
    names = {cell.value: cell.column_letter for cell in sheet[5]}
    assert sheet.protection.sheet
    assert sheet.protection.password is None
    assert free == {names["Status (skriv her)"], names["Vurdering"]}
    assert not sheet.protection.formatRows
    assert not sheet.protection.formatColumns


def test_a_sheet_says_the_same_as_the_form(tmp_path: Path) -> None:
    sheet = sheet_of(written(sample_form(), tmp_path / "skema.xlsx"))
    assert sheet.title == "Skema"
    assert sheet["A1"].value == "Status 2026 – Socialforvaltningen"
    assert "Fristen er 15. januar 2027." in sheet["A2"].value
    assert [cell.value for cell in sheet[3]][:5] == [
        *("Runde", "Forvaltning", "Frist", "Skemanummer", "Afgrænsning"),
    ]
    assert [cell.value for cell in sheet[4]][:4] == [
        *("2026\nStatus 2026", "SOF\nSocialforvaltningen", "15. januar 2027"),
        "20261127-130533-000000",
    ]
    assert [cell.value for cell in sheet[5]] == [
        *("Kode", "Indsats", "Målsætning", "Plan", "Status i runde 2025"),
        *("Returneret med bemærkning", "Status (skriv her)", "Vurdering"),
    ]
    assert sheet["A6"].value == "S1.1"
    assert sheet.freeze_panes == "B6"
    assert sheet.print_title_rows == "$5:$5"
    assert sheet.page_setup.orientation == "landscape"


def test_a_rating_is_chosen_from_a_list(tmp_path: Path) -> None:
    sheet = sheet_of(written(sample_form(), tmp_path / "skema.xlsx"))
    (choice,) = sheet.data_validations.dataValidation
    assert choice.formula1 == f'"{",".join(rag.label("da") for rag in Rag)}"'
    assert str(choice.sqref) == "H6:H15"


def test_a_text_is_never_a_formula(tmp_path: Path) -> None:
    texts = ("=1+1", "+45", "-2", "@a", '=HYPERLINK("https://x")')
    sheet = sheet_of(written(short_form(*texts), tmp_path / "skema.xlsx"))
    cells = [row[4] for row in sheet.iter_rows(min_row=6)]
    assert [cell.value for cell in cells] == list(texts)
    assert {cell.data_type for cell in cells} == {"s"}
    assert all(cell.quotePrefix for cell in cells)
    assert {cell.number_format for cell in cells} == {"@"}, "what is typed over it is text too"


def test_rows_grow_with_what_is_typed_in_them(tmp_path: Path) -> None:
    with zipfile.ZipFile(written(sample_form(), tmp_path / "skema.xlsx")) as file:
        sheet = file.read("xl/worksheets/sheet1.xml").decode()
    assert ' ht="' in sheet
    assert "customHeight" not in sheet


def test_a_document_can_be_followed_by_those_who_listen(tmp_path: Path) -> None:
    made = docx.Document(str(written(sample_form(), tmp_path / "skema.docx")))
    styles = [(one.style.name if one.style else "", one.text) for one in made.paragraphs]
    assert styles[0] == ("Title", "Status 2026 – Socialforvaltningen")
    headings = [text for style, text in styles if style == "Heading 1"]
    assert headings[0] == "S1.1 Job på særlige vilkår"
    assert len(headings) == 10
    assert all(text.strip() for _, text in styles), "no empty paragraph makes space"
    assert made.core_properties.title == "Status 2026 – Socialforvaltningen"
    assert made.core_properties.language == "da-DK"
    body: Any = made.element.body
    assert len(made.tables) == 11
    for table in body.iter(f"{W}tbl"):
        assert table.find(f"{W}tr").find(f"{W}trPr/{W}tblHeader") is not None
        assert table.find(f"{W}tblPr/{W}tblDescription").get(f"{W}val")


def test_a_document_opens_as_one_of_today(tmp_path: Path) -> None:
    with zipfile.ZipFile(written(sample_form(), tmp_path / "skema.docx")) as file:
        settings_part = file.read("word/settings.xml").decode()
    mode = settings_part.split('w:name="compatibilityMode"')[1].split("/>")[0]
    assert mode.endswith('w:val="15"')


def test_a_document_has_a_titled_field_for_each_answer(tmp_path: Path) -> None:
    made = docx.Document(str(written(short_form(""), tmp_path / "skema.docx")))
    body: Any = made.element.body
    fields = list(body.iter(f"{W}sdt"))
    titles = [one.find(f"{W}sdtPr/{W}alias").get(f"{W}val") for one in fields]
    assert titles == ["Status – S1", "Vurdering – S1"]
    assert all(one.find(f"{W}sdtPr/{W}showingPlcHdr") is not None for one in fields)
    choices = [one.get(f"{W}displayText") for one in body.iter(f"{W}listItem")]
    assert choices == ["Vælg vurdering", *(rag.label("da") for rag in Rag)]


def test_a_document_shows_lists_and_links(tmp_path: Path) -> None:
    text = "Se [siden](https://kk.dk/a):\n- et\n  - to"
    made = docx.Document(str(written(short_form(text), tmp_path / "skema.docx")))
    shown = made.tables[1].cell(1, 1).paragraphs
    assert [one.text for one in shown] == ["Se siden:", "et", "to"]
    body: Any = made.element.body
    inside = body.findall(f".//{W}tbl")[1]
    assert [one.get(f"{W}val") for one in inside.iter(f"{W}ilvl")] == ["0", "1"]
    assert shown[0].hyperlinks[0].address == "https://kk.dk/a"


def sheet_of(path: Path) -> Sheet:
    return openpyxl.load_workbook(path).active
