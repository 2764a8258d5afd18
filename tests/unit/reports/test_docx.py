"""Paper as DOCX says the same as the PDF, in headings, lists and tables of a word processor."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING
from zipfile import ZipFile

import docx
import pytest

from kkdesk.errors import PrintCancelled
from kkdesk.reports.document import Paper, Section
from kkdesk.reports.docx.writer import write_docx
from kkdesk.reports.office.xml import qualified
from kkdesk.reports.verify import folded
from kkdesk.reports.verify_office import verify_docx
from tests.unit.reports.office_desk import WORDS, hidden, pages_in_libreoffice
from tests.unit.reports.sample_paper import sample_paper, words

if TYPE_CHECKING:
    from pathlib import Path

    from kkdesk.reports.office.xml import Xml


@pytest.fixture(scope="module")
def written(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("docx") / "notat.docx"
    write_docx(sample_paper(), path)
    return path


@pytest.fixture(scope="module")
def read(written: Path) -> Xml:
    return docx.Document(str(written))


def styled(read: Xml, name: str) -> list[str]:
    return [one.text for one in read.paragraphs if one.style.name == name]


def test_a_sound_file_has_no_findings(written: Path) -> None:
    report = verify_docx(written, forbidden=(WORDS,), document=sample_paper())
    assert (report.findings, report.leaks) == ([], [])


def test_titles_and_headings_are_styles(read: Xml) -> None:
    assert styled(read, "Title") == ["Status for handicappolitikken 2023-26"]
    assert "Formål" in styled(read, "Heading 1")
    assert styled(read, "Heading 2") == ["Børn og unge", "Tal i figurer"]
    assert styled(read, "Heading 3") == ["Fakta om de unge"]
    assert styled(read, "Heading 4") == ["En lille detalje"]
    assert "Til\tBørne- og Ungdomsudvalget" in styled(read, "Hoved")


def test_header_rows_repeat_and_long_rows_may_break(read: Xml) -> None:
    header = qualified("w:tblHeader")
    assert len(read.tables) == 3
    for table in read.tables:
        rows = [row._tr for row in table.rows]
        assert rows[0].find(f".//{header}") is not None
        assert all(row.find(f".//{header}") is None for row in rows[1:])
    sheet = read.tables[1]
    assert [cell.text for cell in sheet.rows[0].cells] == ["Felt", "Indsatsbeskrivelse"]
    assert not any(
        row._tr.find(f".//{qualified('w:cantSplit')}") is not None
        for row in sheet.rows
        if "Beskrivelse af" in row.cells[0].text
    )


def test_tables_say_what_they_are(read: Xml) -> None:
    found = [
        one.get(qualified("w:val")) for one in read.element.iter(qualified("w:tblDescription"))
    ]
    assert found[0] == "Indsatser og deres midler i tre år."


def test_lists_are_numbered_by_the_word_processor(read: Xml) -> None:
    numbered = [
        one for one in read.paragraphs if one._p.find(f".//{qualified('w:numPr')}") is not None
    ]
    assert [one.text[:16] for one in numbered[:3]] == [
        "Det første trin.",
        "Det andet trin e",
        "Det tredje trin.",
    ]
    assert not any(one.text.startswith(("1", "•")) for one in numbered)


def test_charts_are_charts_with_words(read: Xml) -> None:
    described = [one.get("descr") for one in read.element.iter(qualified("wp:docPr"))]
    assert described[0] == "Søjlediagram. Fleksjob pr. år."
    charts = [one for one in read.part.rels.values() if one.reltype.endswith("/chart")]
    assert len(charts) == 3


def test_notes_are_foot_notes_and_a_repeated_number_leads_to_the_first(read: Xml) -> None:
    references = list(read.element.iter(qualified("w:footnoteReference")))
    assert len(references) == 3
    anchors = {
        one.get(qualified("w:anchor")) for one in read.element.iter(qualified("w:hyperlink"))
    }
    assert "_note1" in anchors
    names = {
        one.get(qualified("w:name")) for one in read.element.iter(qualified("w:bookmarkStart"))
    }
    assert {one for one in anchors if one} <= names


def test_a_note_says_its_number_once(written: Path, tmp_path: Path) -> None:
    first = pages_in_libreoffice(written, tmp_path)[0]
    (line,) = (one.strip() for one in first.splitlines() if "Opgjort af" in one)
    assert re.match(r"1 ?Opgjort", line), line


def test_contents_are_links_with_page_numbers_that_are_worked_out_on_opening(read: Xml) -> None:
    entries = [one._p for one in read.paragraphs if one.style.name.lower().startswith("toc ")]
    shown = ["".join(t.text for t in entry.iter(qualified("w:t"))) for entry in entries]
    assert shown[0] == "Formål1"
    assert len(entries) == 9
    for entry in entries:
        link = entry.find(qualified("w:hyperlink"))
        fields = list(link.iter(qualified("w:fldChar")))
        assert [one.get(qualified("w:fldCharType")) for one in fields] == [
            *("begin", "separate", "end")
        ]
        assert fields[0].get(qualified("w:dirty")) == "true"
        told = next(link.iter(qualified("w:instrText"))).text
        assert told.split()[:2] == ["PAGEREF", link.get(qualified("w:anchor"))]


def test_libreoffice_works_out_the_page_numbers_of_the_contents_itself(
    written: Path, tmp_path: Path
) -> None:
    wrong = tmp_path / "forkert.docx"
    with ZipFile(written) as given, ZipFile(wrong, "w") as made:
        for name in given.namelist():
            content = given.read(name)
            if name == "word/document.xml":
                said = rb'(PAGEREF [^<]*</w:instrText>.*?"separate"/></w:r><w:r><w:t[^>]*>)\d+'
                content, count = re.subn(said, rb"\g<1>99", content)
                assert count > 9
            made.writestr(name, content)
    first = pages_in_libreoffice(wrong, tmp_path)[0]
    entries = dict(re.findall(r"^ *(\S[^.\n]*)\.{3,} *(\d+)$", first, re.MULTILINE))
    assert entries["Formål"] == "1"
    assert (entries["Økonomi"], entries["Indikatorer"]) == ("4", "8")
    assert "99" not in entries.values()


def test_the_values_of_the_head_stand_beside_its_longest_label(tmp_path: Path) -> None:
    paper = Paper((), head=(("Til", "Udvalget"), ("Ansvarlig forvaltning", "SOF")))
    write_docx(replace(sample_paper(), paper=paper), tmp_path / "x.docx")
    lines = pages_in_libreoffice(tmp_path / "x.docx", tmp_path)[0].splitlines()
    (first,) = (line.index("Udvalget") for line in lines if line.lstrip().startswith("Til"))
    (second,) = (line.index("SOF") for line in lines if "Ansvarlig" in line)
    assert first == second


def test_marking_number_language_and_properties_are_set(read: Xml) -> None:
    for section in read.sections:
        assert section.header.paragraphs[0].text == "Intern udgave"
        assert "Socialforvaltningen" in section.footer.paragraphs[0].text
        assert "PAGE" in "".join(section.footer._element.itertext())
    lang = next(read.styles.element.iter(qualified("w:lang")))
    assert lang.get(qualified("w:val")) == "da-DK"
    core, document = read.core_properties, sample_paper()
    assert (core.title, core.author, core.language) == (document.title, document.author, "da-DK")


def test_the_same_document_gives_the_same_bytes(written: Path, tmp_path: Path) -> None:
    write_docx(sample_paper(), tmp_path / "again.docx")
    assert (tmp_path / "again.docx").read_bytes() == written.read_bytes()


def test_a_stopped_job_leaves_no_file(tmp_path: Path) -> None:
    with pytest.raises(PrintCancelled):
        write_docx(sample_paper(), tmp_path / "x.docx", cancelled=lambda: True)
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    ("part", "found", "put"),
    [
        ("word/document.xml", "Med dette notat", WORDS),
        ("word/document.xml", 'descr="', f'descr="{WORDS}'),
        ("word/footnotes.xml", "Opgjort af", WORDS),
        ("word/header1.xml", "Intern udgave", WORDS),
        ("word/styles.xml", "Fodnotetekst", WORDS),
        ("word/comments.xml", "", f"<comments>{WORDS}</comments>"),
        ("docProps/app.xml", "kkdesk", WORDS),
        ("docProps/custom.xml", "", f"<Properties><p>{WORDS}</p></Properties>"),
        ("customXml/item1.xml", "", f"<a b='{WORDS}'/>"),
        (f"word/media/{WORDS}.png", "", "x"),
    ],
)
def test_forbidden_words_are_found_wherever_they_hide(
    written: Path, tmp_path: Path, part: str, found: str, put: str
) -> None:
    path = hidden(written, tmp_path / "leak.docx", part, found, put)
    assert any(part in leak.check for leak in verify_docx(path, forbidden=(WORDS,)).leaks)


@pytest.mark.parametrize(
    ("change", "check"),
    [
        (("word/document.xml", "<w:tblHeader/>", ""), "tables"),
        (("word/document.xml", 'descr="Stablet diagram. Midler pr. år."', ""), "alternative"),
        (("word/document.xml", "Der er tre trin:", ""), "content"),
        (("word/document.xml", "<w:body>", "<w:body><w:ins/>"), "tracked"),
        (("docProps/core.xml", "da-DK", ""), "language"),
    ],
)
def test_what_is_lacking_is_found(
    written: Path, tmp_path: Path, change: tuple[str, str, str], check: str
) -> None:
    path = hidden(written, tmp_path / "poor.docx", *change)
    findings = verify_docx(path, forbidden=(), document=sample_paper()).findings
    assert check in {finding.check for finding in findings}


def test_text_is_never_markup_or_a_field(tmp_path: Path) -> None:
    text = "<w:b/> & { PAGE } \x0b\ud800 slut"
    paper = Paper((Section("a", text, (words(text),)),))
    write_docx(replace(sample_paper(), paper=paper), tmp_path / "x.docx")
    read: Xml = docx.Document(str(tmp_path / "x.docx"))
    assert read.paragraphs[-1].text.startswith("<w:b/> & { PAGE }")


def test_libreoffice_shows_every_heading_on_the_page_that_the_contents_name(
    written: Path, tmp_path: Path
) -> None:
    pages = [folded(text) for text in pages_in_libreoffice(written, tmp_path)]
    assert len(pages) == 10
    for heading, number in (("Formål", 1), ("Økonomi", 4), ("Indsatsskema", 6), ("Indikatorer", 8)):
        assert folded(heading) in pages[number - 1]
