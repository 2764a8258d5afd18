"""Memo, answer, remarks and description sheets printed by the real program as a script asks."""

from __future__ import annotations

import zipfile
from typing import TYPE_CHECKING

import page
import pikepdf
import pytest

from kkdesk.reports.readback import page_texts, read_content
from kkdesk.reports.verify import reading_order

if TYPE_CHECKING:
    from pathlib import Path

    from tests.e2e.conftest import Run

PAPERS = [
    (("memo", "--committee", "BUU"), "Status for handicappolitikken 2023-26"),
    (("answer", "--number", "8"), "Spørgsmål 8: Effekter og indsatser på handicapområdet"),
    (("remarks",), "Bemærkninger og svar"),
    (("sheets",), "Indsats 15: Vejledning af entreprenører m.fl. vedrørende tilgængelighedshensyn"),
]


@pytest.mark.parametrize(("asked", "words"), PAPERS)
def test_a_paper_is_printed_in_both_editions(
    kkdesk: Run, database: Path, tmp_path: Path, asked: tuple[str, ...], words: str
) -> None:
    for edition in ("public", "internal"):
        out = tmp_path / f"{edition}.pdf"
        ended = kkdesk(
            *("print", *asked, "--edition", edition, "--out", out, "--database", database)
        )
        assert (ended.code, ended.err) == (0, "")
        assert page.validate_pdf(str(out), profile="ua1").is_compliant
        assert words in " ".join(reading_order(out))
        with pikepdf.open(out) as pdf:
            marked = {"Intern udgave" in said for said in page_texts(read_content(pdf))}
        assert marked == {edition == "internal"}


@pytest.mark.parametrize(
    ("asked", "name", "words"),
    [
        (("memo", "--committee", "BUU"), "n.docx", "Videre behandling"),
        (("sheets",), "s.docx", "Kontaktperson og afdeling"),
        (("remarks",), "b.xlsx", "Generelle bemærkninger og svar"),
        (("sheets",), "s.xlsx", "Indsats 15"),
    ],
)
def test_papers_and_their_tables_are_files_of_an_office_too(
    kkdesk: Run, database: Path, tmp_path: Path, asked: tuple[str, ...], name: str, words: str
) -> None:
    out = tmp_path / name
    ended = kkdesk("print", *asked, "--out", out, "--database", database)
    assert (ended.code, ended.err) == (0, "")
    part = "word/document.xml" if out.suffix == ".docx" else "xl/workbook.xml"
    with zipfile.ZipFile(out) as file:
        assert words in file.read(part).decode()


@pytest.mark.parametrize(
    "asked",
    [
        ("memo", "--committee", "XX"),
        ("answer", "--number", "99"),
        ("remarks", "--round", "1999"),
        ("sheets", "--plan", "1999"),
    ],
)
def test_what_there_is_not_is_refused_in_both_languages_and_leaves_no_file(
    kkdesk: Run, database: Path, tmp_path: Path, asked: tuple[str, ...]
) -> None:
    out = tmp_path / "x.pdf"
    danish = kkdesk("print", *asked, "--out", out, "--database", database)
    english = kkdesk("--lang", "en", "print", *asked, "--out", out, "--database", database)
    assert (danish.code, english.code, out.exists()) == (2, 2, False)
    assert asked[-1] in danish.err
    assert asked[-1] in english.err
    assert danish.err != english.err
