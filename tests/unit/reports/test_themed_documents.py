"""Documents in an organisation's own theme: its colours, fonts and logo, as accessible as ever."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING, Any
from zipfile import ZipFile

import docx
import openpyxl
import page
import pdfua
import pikepdf
import pytest
from pptx import Presentation

from kkdesk import paths
from kkdesk.domain.vocabulary import Edition
from kkdesk.reports.content.status_deck import build_status_deck
from kkdesk.reports.office.xml import rgb
from kkdesk.reports.packet import Part, write_packet
from kkdesk.reports.pdf.front_matter import Cover, Entry, Strip
from kkdesk.reports.pdf.theme import HOUSE, INK, QUIET, RULE, scheme
from kkdesk.reports.pdf.writer import write_pdf
from kkdesk.reports.theme import HOUSE_THEME
from kkdesk.reports.verify import reading_order, verify_pdf
from kkdesk.reports.verify_office import verify_docx, verify_pptx, verify_xlsx
from kkdesk.reports.writers import verify_document, write_document
from tests.unit.reports.office_desk import TEMPLATE, pages_in_libreoffice
from tests.unit.reports.sample_deck import sample_deck
from tests.unit.reports.sample_paper import sample_paper
from tests.unit.reports.theme_desk import ALTERNATIVE, BROWN, GREEN, GREY, LINE, own_theme

if TYPE_CHECKING:
    from pathlib import Path

    from kkdesk.reports.document import Document
    from kkdesk.reports.theme import Theme

HOUSE_COLOURS = (HOUSE, INK, QUIET, RULE, scheme("").tint)


@pytest.fixture(scope="module")
def theme(tmp_path_factory: pytest.TempPathFactory) -> Theme:
    return own_theme(tmp_path_factory.mktemp("tema"))


@pytest.fixture(scope="module")
def slides(theme: Theme) -> Document:
    document = build_status_deck(sample_deck(), Edition.PUBLIC)
    return replace(document, slides=document.slides[:8], theme=theme)


@pytest.fixture(scope="module")
def paper(theme: Theme) -> Document:
    return replace(sample_paper(), theme=theme)


def painted(path: Path) -> set[str]:
    """The colours that the operators of a PDF's pages paint with, as #rrggbb."""
    found = set()
    with pikepdf.open(path) as pdf:
        for page_ in pdf.pages:
            for one in pikepdf.parse_content_stream(page_):
                if str(one.operator) in {"rg", "RG"}:
                    channels = (round(float(share) * 255) for share in one.operands)
                    found.add("#" + "".join(f"{channel:02x}" for channel in channels))
    return found


def fonts(path: Path) -> set[str]:
    with pikepdf.open(path) as pdf:
        return {
            str(font.BaseFont).partition("+")[2]
            for page_ in pdf.pages
            for font in page_.Resources.get("/Font", {}).values()
        }


def sound(path: Path) -> None:
    strict = page.validate_pdf(str(path), profile="ua1")
    assert [(one.rule_id, one.message) for one in strict.failures] == []
    assert [(one.rule_id, one.message) for one in pdfua.validate(str(path)).findings] == []


@pytest.mark.parametrize("kind", ["slides", "paper"])
def test_a_pdf_bears_the_colours_fonts_and_logo_and_is_sound(
    request: pytest.FixtureRequest, tmp_path: Path, kind: str
) -> None:
    document: Document = request.getfixturevalue(kind)
    path = tmp_path / "a.pdf"
    write_pdf(document, path)
    assert {GREEN, BROWN, GREY, LINE} <= painted(path)
    assert not painted(path).intersection(HOUSE_COLOURS)
    assert fonts(path)
    assert all(name.startswith("Roboto-") for name in fonts(path))
    assert reading_order(path).count(ALTERNATIVE) == 1
    report = verify_pdf(path, forbidden=(), document=document)
    assert (report.findings, report.leaks) == ([], [])
    sound(path)


def test_the_logo_lies_where_its_figure_says_and_shows_its_own_colours(
    tmp_path: Path, paper: Document
) -> None:
    path = tmp_path / "a.pdf"
    write_pdf(paper, path)
    with pikepdf.open(path) as pdf:
        figures = [
            one
            for one in pdf.objects
            if isinstance(one, pikepdf.Dictionary)
            and one.get("/S") == "/Figure"
            and str(one.get("/Alt")) == ALTERNATIVE
        ]
        (figure,) = figures
        left, low, right, high = map(float, figure.A[0].BBox)
        assert (right - left) / (high - low) == pytest.approx(3.0, rel=0.01)
        assert figure.Pg.objgen == pdf.pages[0].obj.objgen
        picture = pdf.pages[0].Resources.XObject["/Im0"]
        assert picture.read_bytes()[:3] == bytes((10, 92, 54))
        assert set(picture.SMask.read_bytes()) == {128}
        drawn = [p for p in pdf.pages if b"/Im0 Do" in p.Contents.read_bytes()]
        assert len(drawn) == 1


def test_equal_themes_give_equal_bytes(tmp_path: Path, paper: Document) -> None:
    paths_ = tmp_path / "1.pdf", tmp_path / "2.pdf"
    for path in paths_:
        write_pdf(paper, path)
    assert paths_[0].read_bytes() == paths_[1].read_bytes()


@pytest.mark.parametrize("suffix", [".pdf", ".docx", ".xlsx"])
def test_the_look_of_the_house_and_no_theme_are_the_same_bytes(tmp_path: Path, suffix: str) -> None:
    document = sample_paper()
    for name, theme in (("1", None), ("2", HOUSE_THEME)):
        write_document(replace(document, theme=theme), tmp_path / f"{name}{suffix}", suffix)
    one, other = (tmp_path / f"{name}{suffix}" for name in "12")
    assert one.read_bytes() == other.read_bytes()


def test_slides_as_pptx_bear_the_theme(tmp_path: Path, slides: Document) -> None:
    path = tmp_path / "a.pptx"
    write_document(slides, path, ".pptx")
    report = verify_document(slides, path, ".pptx", ())
    assert (report.findings, report.leaks) == ([], [])
    parts = xml_parts(path)
    assert any(rgb(GREEN) in part for name, part in parts.items() if "/theme/" in name)
    for name, part in parts.items():
        for colour in (INK, QUIET, RULE):
            assert f'"{rgb(colour)}"' not in part, name
        assert 'typeface="Calibri"' not in part, name
    first: Any = Presentation(str(path)).slides[0]
    (picture,) = (shape for shape in first.shapes if shape.shape_type == 13)  # a picture
    assert picture._element.nvPicPr.cNvPr.get("descr") == ALTERNATIVE
    assert pages_in_libreoffice(path, tmp_path)


def test_a_template_of_one_s_own_keeps_its_colours(
    tmp_path: Path, slides: Document, monkeypatch: pytest.MonkeyPatch
) -> None:
    own = tmp_path / "own.pptx"
    own.write_bytes(TEMPLATE.read_bytes())
    monkeypatch.setattr(paths, "own_slide_template", lambda: own)
    path = tmp_path / "a.pptx"
    write_document(slides, path, ".pptx")
    grounds = {n: p for n, p in xml_parts(path).items() if "slideMaster" in n or "/theme/" in n}
    assert any(rgb(HOUSE) in part for part in grounds.values())
    assert not any(rgb(GREEN) in part for part in grounds.values())
    assert verify_pptx(path, forbidden=(), document=slides).findings == []


def test_paper_as_docx_bears_the_theme(tmp_path: Path, paper: Document) -> None:
    path = tmp_path / "a.docx"
    write_document(paper, path, ".docx")
    assert verify_docx(path, forbidden=(), document=paper).findings == []
    for name, part in xml_parts(path).items():
        for colour in HOUSE_COLOURS:
            assert f'"{rgb(colour)}"' not in part, name
        assert name == "word/fontTable.xml" or '"Calibri"' not in part, name
    made: Any = docx.Document(str(path))
    assert str(made.styles["Heading 1"].font.color.rgb) == rgb(GREEN)
    assert (
        made.styles["Body Text"]
        .element.rPr.rFonts.get(
            "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}ascii"
        )
        .startswith("Roboto")
    )
    assert made.inline_shapes[0]._inline.docPr.get("descr") == ALTERNATIVE
    assert pages_in_libreoffice(path, tmp_path)


def test_tables_as_xlsx_bear_the_theme(tmp_path: Path, paper: Document) -> None:
    path = tmp_path / "a.xlsx"
    write_document(paper, path, ".xlsx")
    assert verify_xlsx(path, forbidden=(), document=paper).findings == []
    sheet: Any = openpyxl.load_workbook(path).worksheets[0]
    assert sheet["A1"].fill.fgColor.rgb == f"00{rgb(GREEN)}"
    assert sheet["A2"].font.color.rgb == f"00{rgb(BROWN)}"
    assert sheet["A2"].font.name.startswith("Roboto")


def test_a_packet_bears_the_theme_on_its_own_pages(tmp_path: Path, paper: Document) -> None:
    path = tmp_path / "a.pdf"
    parts = [Part(Entry("Bilag 1", "Prøve"), (paper,), Strip("Bilag 1", "Prøve"))]
    about = replace(paper, marking="Intern udgave")
    write_packet(about, Cover("Udvalgspakke", "Sagen", ()), "Indhold", parts, path)
    sound(path)
    assert not painted(path).intersection(HOUSE_COLOURS)
    assert all(name.startswith("Roboto-") for name in fonts(path))
    assert reading_order(path).count(ALTERNATIVE) == 2, "on the cover and over the appendix"


def xml_parts(path: Path) -> dict[str, str]:
    with ZipFile(path) as file:
        return {
            name: re.sub(r"\s+", " ", file.read(name).decode())
            for name in file.namelist()
            if name.endswith(".xml")
        }
