"""A Word form is understood however a department left it: by the words beside the field."""

from __future__ import annotations

import zipfile
from typing import TYPE_CHECKING, Any, TypeAlias

import docx
import pytest
from docx.oxml import OxmlElement
from docx.oxml.ns import qn

from kkdesk.domain.status_forms import LONGEST_TEXT
from kkdesk.domain.vocabulary import Rag
from kkdesk.errors import FormForeign, FormTooBig, FormTwice
from kkdesk.exchange.status_forms import read_form
from tests.unit.exchange.form_desk import (
    RICH,
    ratings_of,
    sample_form,
    short_form,
    texts_of,
    written,
)

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    Change = Callable[["Doc"], None]

Doc: TypeAlias = Any
"""python-docx's document, whose elements have no types."""


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return written(short_form("et", "", "tre\n\nfire", rag=Rag.GREEN), tmp_path / "skema.docx")


def changed(path: Path, change: Change) -> Path:
    document: Doc = docx.Document(str(path))
    change(document)
    document.save(str(path))
    return path


def status_cell(document: Doc, number: int) -> Doc:
    """Return the cell of the status of the initiative with this number."""
    return document.tables[number].rows[-2].cells[1]


def rating_cell(document: Doc, number: int) -> Doc:
    return document.tables[number].rows[-1].cells[1]


def emptied(cell: Doc) -> Doc:
    """Take all out of a cell, its field too, and return it with one paragraph."""
    for old in list(cell._tc)[1:]:
        cell._tc.remove(old)
    cell.add_paragraph()
    return cell


def test_text_typed_where_the_field_was_removed_is_taken(path: Path) -> None:
    def fill(document: Doc) -> None:
        cell = emptied(status_cell(document, 2))
        cell.paragraphs[0].text = "Æbler og øl"
        cell.add_paragraph().add_run("Fed ").bold = True
        cell.paragraphs[1].add_run("tekst").italic = True
        emptied(rating_cell(document, 2)).paragraphs[0].text = "RØD"

    changed(path, fill)
    assert texts_of(path)["S2"] == "Æbler og øl\n\n**Fed** *tekst*"
    assert ratings_of(path) == {"S1": Rag.GREEN, "S2": Rag.RED, "S3": Rag.GREEN}


def test_text_beside_the_field_in_its_cell_is_taken_too(path: Path) -> None:
    def fill(document: Doc) -> None:
        cell = status_cell(document, 1)
        cell.paragraphs[0].add_run(" og et halvt")
        cell.add_paragraph("og mere")

    assert texts_of(changed(path, fill))["S1"] == "et og et halvt\n\nog mere"


def test_text_below_the_label_is_not_lost(path: Path) -> None:
    def fill(document: Doc) -> None:
        document.tables[2].rows[-2].cells[0].add_paragraph("skrevet forkert")

    assert texts_of(changed(path, fill))["S2"] == "skrevet forkert"


def test_lists_of_word_and_bullets_from_elsewhere_are_lists(path: Path) -> None:
    def fill(document: Doc) -> None:
        cell = emptied(status_cell(document, 1))
        cell.paragraphs[0].text = "Det næste"
        for words, level, key in (("et", 0, 1), ("to", 1, 1), ("tre", 0, 1)):
            numbered(cell.add_paragraph(words), level, key)
        cell.add_paragraph("· pasted")
        cell.add_paragraph("▪ from the net")

    assert texts_of(changed(path, fill))["S1"] == (
        "Det næste\n\n- et\n  - to\n- tre\n- pasted\n- from the net"
    )


def numbered(paragraph: Doc, level: int, key: int) -> None:
    holder = paragraph._p.get_or_add_pPr().get_or_add_numPr()
    holder.get_or_add_ilvl().val = level
    holder.get_or_add_numId().val = key


def test_a_list_that_a_style_makes_is_a_list(path: Path) -> None:
    def fill(document: Doc) -> None:
        cell = emptied(status_cell(document, 1))
        style = document.styles.add_style("Vores punkt", 1)
        numbered_style = style.element.get_or_add_pPr()
        numbered_style.append(OxmlElement("w:numPr"))
        key = OxmlElement("w:numId")
        key.set(qn("w:val"), "1")
        numbered_style[-1].append(key)
        cell.paragraphs[0].style = style
        cell.paragraphs[0].text = "et punkt"
        cell.add_paragraph("to", style=style)

    assert texts_of(changed(path, fill))["S1"] == "- et punkt\n- to"


def test_headings_and_colours_of_pasted_text_are_only_words(path: Path) -> None:
    def fill(document: Doc) -> None:
        cell = emptied(status_cell(document, 1))
        cell.paragraphs[0].style = document.styles["Heading 1"]
        cell.paragraphs[0].text = "Overskrift"
        cell.add_paragraph("Brødtekst").runs[0].font.highlight_color = 7
        inner = cell.add_table(1, 2)
        inner.cell(0, 0).text, inner.cell(0, 1).text = "a", "b"

    assert texts_of(changed(path, fill))["S1"] == "Overskrift\n\nBrødtekst\n\na\n\nb"


def test_insertions_count_and_deletions_do_not(path: Path) -> None:
    def fill(document: Doc) -> None:
        first, *_ = emptied(status_cell(document, 1)).paragraphs
        first.add_run("Vi ")
        tracked(first.add_run("gik"), "w:del")
        tracked(first.add_run("går"), "w:ins")
        tracked(first.add_run(" hjem"), "w:moveFrom")
        mark = OxmlElement("w:rPr")
        mark.append(OxmlElement("w:del"))
        first._p.get_or_add_pPr().append(mark)
        status_cell(document, 1).add_paragraph(" videre")

    assert texts_of(changed(path, fill))["S1"] == "Vi går videre"


def tracked(run: Doc, name: str) -> None:
    around = OxmlElement(name)
    run._r.addprevious(around)
    around.append(run._r)
    if name != "w:ins":
        for words in around.iter(qn("w:t")):
            words.tag = qn("w:delText")


def test_a_deleted_row_does_not_count(path: Path) -> None:
    def fill(document: Doc) -> None:
        for row in document.tables[1].rows[-2:]:
            row._tr.get_or_add_trPr().append(OxmlElement("w:del"))

    assert list(texts_of(changed(path, fill))) == ["S2", "S3"]


def test_what_word_shows_in_an_empty_field_is_no_text(path: Path) -> None:
    def fill(document: Doc) -> None:
        for number, words in (
            (1, "Klik eller tryk her for at skrive tekst."),
            (2, "Skriv status her"),
        ):
            emptied(status_cell(document, number)).paragraphs[0].text = words

    assert texts_of(changed(path, fill)) == {"S1": "", "S2": "", "S3": "tre\n\nfire"}


def test_an_invitation_to_write_that_was_left_is_no_part_of_the_text(path: Path) -> None:
    def fill(document: Doc) -> None:
        cell = emptied(status_cell(document, 2))
        cell.paragraphs[0].text = "Skriv status her"
        cell.add_paragraph("Vi er i gang")

    assert texts_of(changed(path, fill))["S2"] == "Vi er i gang"


def test_hidden_text_is_not_taken(path: Path) -> None:
    def fill(document: Doc) -> None:
        status_cell(document, 3).paragraphs[0].add_run("usynligt").font.hidden = True

    assert texts_of(changed(path, fill))["S3"] == "tre\n\nfire"


def test_initiatives_may_be_moved_removed_and_relabelled(path: Path) -> None:
    def move(document: Doc) -> None:
        body = document.element.body
        body.insert(2, document.tables[3]._tbl)
        body.remove(document.tables[2]._tbl)
        label = document.tables[-1].rows[-2].cells[0].paragraphs[0]
        label.text = " status \u2014 s2 "

    returned = read_form(changed(path, move))
    assert [(line.code, line.text, line.rag) for line in returned.lines] == [
        ("S3", "tre\n\nfire", Rag.GREEN),
        ("s2", "", Rag.GREEN),
    ]


def test_the_same_code_with_two_texts_is_refused_by_name(path: Path) -> None:
    def repeat(document: Doc) -> None:
        for row, kind in zip(document.tables[2].rows[-2:], ("Status", "Vurdering"), strict=True):
            row.cells[0].paragraphs[0].text = f"{kind} – S1"

    with pytest.raises(FormTwice) as caught:
        read_form(changed(path, repeat))
    assert caught.value.code == "S1"


def test_without_its_head_it_is_no_form(path: Path) -> None:
    def remove(document: Doc) -> None:
        document.element.body.remove(document.tables[0]._tbl)

    with pytest.raises(FormForeign):
        read_form(changed(path, remove))


def test_any_other_document_is_foreign(tmp_path: Path) -> None:
    path = tmp_path / "referat.docx"
    document: Doc = docx.Document()
    document.add_paragraph("Status – S1.1 er god")
    document.save(str(path))
    with pytest.raises(FormForeign):
        read_form(path)


def test_a_text_too_long_for_a_slide_by_far_is_refused_by_name(path: Path) -> None:
    def fill(document: Doc) -> None:
        status_cell(document, 2).add_paragraph("a " * LONGEST_TEXT)

    with pytest.raises(FormTooBig) as caught:
        read_form(changed(path, fill))
    assert "S2" in caught.value.message("da")


def test_a_strict_document_is_read_like_any_other(tmp_path: Path) -> None:
    made = written(short_form(RICH), tmp_path / "skema.docx")
    strict = tmp_path / "strict.docx"
    with zipfile.ZipFile(made) as given, zipfile.ZipFile(strict, "w") as file:
        for name in given.namelist():
            content = given.read(name)
            for old, new in (
                (b"http://schemas.openxmlformats.org/wordprocessingml/2006/main",
                 b"http://purl.oclc.org/ooxml/wordprocessingml/main"),
                (b"http://schemas.openxmlformats.org/officeDocument/2006/relationships",
                 b"http://purl.oclc.org/ooxml/officeDocument/relationships"),
            ):  # fmt: skip
                content = content.replace(old, new)
            file.writestr(name, content)
    assert texts_of(strict) == {"S1": RICH}


def test_what_a_file_is_counts_and_not_its_name(tmp_path: Path) -> None:
    made = written(sample_form(), tmp_path / "skema.docx")
    assert len(read_form(made.rename(tmp_path / "skema.xlsx")).lines) == 10
