"""A form that was opened and saved in LibreOffice says what it said, and what was written in it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import docx
import openpyxl
import pytest

from kkdesk.domain.vocabulary import Rag
from kkdesk.exchange.status_forms import read_form
from tests.unit.exchange.form_desk import (
    SUFFIXES,
    expected,
    head_of,
    ratings_of,
    said,
    sample_form,
    saved_by_libreoffice,
    texts_of,
    written,
)
from tests.unit.reports.office_desk import pages_in_libreoffice

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return where LibreOffice has its settings: it takes seconds to make them."""
    return tmp_path_factory.mktemp("libreoffice")


FILLED = "Vi er *i gang*: **alt** går, æøå.\n\n- et\n- to"


@pytest.mark.parametrize("suffix", SUFFIXES)
def test_a_form_saved_in_libreoffice_comes_back_as_it_was(
    suffix: str, tmp_path: Path, desk: Path
) -> None:
    path = written(sample_form(), tmp_path / f"skema{suffix}")
    returned = read_form(saved_by_libreoffice(path, desk))
    form = sample_form()
    assert head_of(returned) == (form.round_code, form.department_code, form.made_at)
    assert said(returned.lines) == expected(form)


def test_what_a_department_wrote_in_word_survives_libreoffice(tmp_path: Path, desk: Path) -> None:
    path = written(sample_form(), tmp_path / "skema.docx")
    document: Any = docx.Document(str(path))
    text, rating = (row.cells[1] for row in document.tables[2].rows[-2:])
    for cell in (text, rating):
        for old in list(cell._tc)[1:]:
            cell._tc.remove(old)
    first = text.add_paragraph("Vi er ")
    for words, bold, italic in (
        ("i gang", False, True),
        (": ", False, False),
        ("alt", True, False),
    ):
        run = first.add_run(words)
        run.bold, run.italic = bold, italic
    first.add_run(" går, æøå.")
    text.add_paragraph("• et")
    text.add_paragraph("• to")
    rating.add_paragraph("Gul: kræver opmærksomhed")
    document.save(str(path))
    saved = saved_by_libreoffice(path, desk)
    assert texts_of(saved)["S1.2"] == FILLED
    assert ratings_of(saved)["S1.2"] is Rag.AMBER


def test_what_a_department_wrote_in_excel_survives_libreoffice(tmp_path: Path, desk: Path) -> None:
    path = written(sample_form(), tmp_path / "skema.xlsx")
    book = openpyxl.load_workbook(path)
    sheet: Any = book.active
    sheet["G7"], sheet["H7"] = FILLED, "Gul: kræver opmærksomhed"
    sheet["G8"].number_format = "General"
    sheet["G8"] = "=1+1"
    book.save(path)
    saved = saved_by_libreoffice(path, desk)
    assert texts_of(saved)["S1.2"] == FILLED
    assert ratings_of(saved)["S1.2"] is Rag.AMBER
    assert texts_of(saved)["S1.3"] == "2", "a formula that a person made is what it shows"


@pytest.mark.parametrize("suffix", SUFFIXES)
def test_libreoffice_shows_the_whole_form(suffix: str, tmp_path: Path, desk: Path) -> None:
    path = written(sample_form(), tmp_path / f"skema{suffix}")
    shown = " ".join(" ".join(pages_in_libreoffice(path, desk)).split())
    for words in (
        "Socialforvaltningen",
        "Skemanummer",
        "20261127-130533-000000",
        "entreprenøren",
        "=1+1",
    ):
        assert words in shown
    assert "**entre" not in shown, "bold words are bold"
