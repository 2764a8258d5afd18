"""The proof that public files tell nothing can fail: whatever is hidden in a file is found."""

from __future__ import annotations

import shutil
import zipfile
from dataclasses import replace
from typing import TYPE_CHECKING

import pikepdf
import pytest
from pikepdf import Array, Dictionary, Name, String

from kkdesk.reports.docx.writer import write_docx
from kkdesk.reports.pptx.writer import write_pptx
from kkdesk.reports.xlsx.writer import write_xlsx
from tests.unit.reports import own_files
from tests.unit.reports.office_desk import TEMPLATE, hidden
from tests.unit.reports.raw_contents import telltales_in
from tests.unit.reports.sample_paper import sample_paper

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

WORD = "Zqx7w"
TELLTALES = ("zqx7w", "987.654")
WIDE = WORD.encode("utf-16-be").hex().upper()


@pytest.fixture(scope="module")
def sound(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with a file of each format that tells nothing."""
    folder = tmp_path_factory.mktemp("sound")
    (folder / "a.pdf").write_bytes(own_files.tagged(folder, "Notat"))
    paper = sample_paper()
    write_docx(paper, folder / "a.docx")
    write_xlsx(paper, folder / "a.xlsx")
    write_pptx(own_files.report("Status", "Første side"), folder / "a.pptx", TEMPLATE)
    return folder


def drawn(content: str) -> Callable[[pikepdf.Pdf], None]:
    """Draw something more on the first page, packed as everything else."""

    def draw(pdf: pikepdf.Pdf) -> None:
        pdf.pages[0].contents_add(content.encode("latin-1"))
        fonts = pdf.pages[0].obj.Resources.Font
        fonts["/Fz"] = Dictionary(Type=Name.Font, Subtype=Name.Type1, BaseFont=Name.Helvetica)

    return draw


def put(place: str) -> Callable[[pikepdf.Pdf], None]:
    """Hang the word somewhere in the file's tree."""

    def hang(pdf: pikepdf.Pdf) -> None:
        if place == "bookmark":
            with pdf.open_outline() as outline:
                outline.root[0].title = f"Om {WORD}"
        elif place == "metadata":
            with pdf.open_metadata() as packet:
                packet["dc:description"] = WORD
        elif place == "attachment":
            pdf.attachments["a.txt"] = WORD.encode()
        elif place == "alternative text":
            pdf.Root.StructTreeRoot.K.Alt = String(WORD)
        elif place == "layer":
            own_files.hide_a_layer(pdf)
            pdf.Root.OCProperties.OCGs[0].Name = String(WORD)
        elif place == "comment":
            note = Dictionary(Subtype=Name.Text, Rect=Array([1, 1, 2, 2]), Contents=String(WORD))
            pdf.pages[0].obj.Annots = Array([pdf.make_indirect(note)])
        elif place == "name":
            pdf.Root.Names = Dictionary(Dests=Dictionary(Names=Array([String(WORD), 0])))
        elif place == "key":
            pdf.Root[f"/{WORD}"] = 1
        else:
            pdf.docinfo["/Keywords"] = String("æ " + WORD)

    return hang


IN_PDF = {
    "words": drawn(f"BT /Fz 9 Tf 50 50 Td ({WORD}) Tj ET"),
    "spaced words": drawn("BT /Fz 9 Tf 50 50 Td [(Zq) -20 (x7) 30 (w)] TJ ET"),
    "an amount": drawn("BT /Fz 9 Tf 50 50 Td [(9) -20 (87.) 30 (654)] TJ ET"),
    "spoken words": drawn(f"/Span <</ActualText <FEFF{WIDE}>>> BDC EMC"),
    **{
        place: put(place)
        for place in (
            *("bookmark", "metadata", "attachment", "alternative text", "layer", "comment"),
            *("name", "key", "properties"),
        )
    },
}


def test_a_sound_file_tells_nothing(sound: Path) -> None:
    assert [telltales_in(path, TELLTALES) for path in sorted(sound.glob("a.*"))] == [set()] * 4


@pytest.mark.parametrize("place", IN_PDF)
def test_a_word_is_found_wherever_a_pdf_hides_it(sound: Path, tmp_path: Path, place: str) -> None:
    path = tmp_path / "b.pdf"
    path.write_bytes(own_files.changed((sound / "a.pdf").read_bytes(), IN_PDF[place]))
    assert telltales_in(path, TELLTALES) == {TELLTALES[place == "an amount"]}


@pytest.mark.parametrize(
    ("name", "part", "found", "instead"),
    [
        ("a.docx", "word/document.xml", "</w:body>", "<!-- Zqx7w --></w:body>"),
        (
            "a.docx",
            "word/document.xml",
            "<w:sectPr",
            "<w:p><w:r><w:t>Zq</w:t></w:r><w:r><w:t>x7w</w:t></w:r></w:p><w:sectPr",
        ),
        ("a.docx", "word/comments.xml", "", "<a>Om Zqx7w</a>"),
        ("a.docx", "docProps/core.xml", "</cp:coreProperties>", "Zqx7w</cp:coreProperties>"),
        ("a.docx", "word/Zqx7w.bin", "", "intet"),
        ("a.xlsx", "xl/sharedStrings.xml", "", "<sst><si><t>987.654</t></si></sst>"),
        ("a.xlsx", "xl/workbook.xml", "<sheets>", "<sheets><sheet name='Zqx7w'/>"),
        ("a.pptx", "ppt/notesSlides/notesSlide1.xml", "", "<a><t>Zq</t><t>x7w</t></a>"),
        ("a.pptx", "ppt/slides/slide1.xml", ' name="', ' descr="Zqx7w" name="'),
        ("a.pptx", "ppt/slides/slide1.xml", "</p:sld>", "</p:sld><?om Zqx7w?>"),
    ],
)
def test_a_word_is_found_wherever_an_office_file_hides_it(
    sound: Path, tmp_path: Path, name: str, part: str, found: str, instead: str
) -> None:
    path = hidden(sound / name, tmp_path / f"b{name[1:]}", part, found, instead)
    assert len(telltales_in(path, TELLTALES)) == 1


def test_a_word_is_found_in_a_file_inside_a_file_and_in_the_names(
    sound: Path, tmp_path: Path
) -> None:
    inner = hidden(sound / "a.xlsx", tmp_path / "i.xlsx", "xl/a.xml", "", "<a>Zqx7w</a>")
    for name, words in (("b.pptx", ""), ("c.pptx", WORD)):
        path = tmp_path / name
        shutil.copyfile(sound / "a.pptx", path)
        with zipfile.ZipFile(path, "a") as file:
            if words:
                file.comment = words.encode()
            else:
                file.write(inner, "ppt/embeddings/bog.xlsx", zipfile.ZIP_DEFLATED)
        assert telltales_in(path, TELLTALES) == {TELLTALES[0]}
    path = tmp_path / f"{WORD}.pdf"
    shutil.copyfile(sound / "a.pdf", path)
    assert telltales_in(path, TELLTALES) == {TELLTALES[0]}


def test_what_a_document_says_in_any_place_is_found(tmp_path: Path) -> None:
    paper = sample_paper()
    for one in (replace(paper, title=WORD), replace(paper, author=WORD)):
        for write, suffix in ((write_docx, ".docx"), (write_xlsx, ".xlsx")):
            write(one, tmp_path / f"a{suffix}")
            assert telltales_in(tmp_path / f"a{suffix}", TELLTALES) == {TELLTALES[0]}
