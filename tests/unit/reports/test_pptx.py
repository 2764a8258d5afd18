"""Slides as PPTX say the same as the PDF, and a person and a screen reader can use them."""

from __future__ import annotations

from dataclasses import replace
from io import BytesIO
from typing import TYPE_CHECKING
from zipfile import ZipFile

import pytest
from pptx import Presentation
from pptx.enum.shapes import PP_PLACEHOLDER

from kkdesk.domain.vocabulary import Edition
from kkdesk.errors import PrintCancelled, TemplateUnfit
from kkdesk.reports.content.status_deck import build_status_deck
from kkdesk.reports.document import (
    BulletList,
    Chart,
    Document,
    Flow,
    FlowItem,
    FlowSection,
    Item,
    Lane,
    PageRef,
    Paragraph,
    Series,
    Span,
    Stretch,
    TimelineFigure,
)
from kkdesk.reports.pdf.fonts import load_faces
from kkdesk.reports.pdf.layout import layout_slide
from kkdesk.reports.pptx.slides import title_of
from kkdesk.reports.pptx.writer import unique, write_pptx
from kkdesk.reports.verify import folded
from kkdesk.reports.verify_office import verify_pptx
from tests.unit.reports.office_desk import TEMPLATE, WORDS, hidden, pages_in_libreoffice
from tests.unit.reports.sample_deck import sample_deck
from tests.unit.reports.sample_paper import sample_paper, sheet

if TYPE_CHECKING:
    from pathlib import Path

    from kkdesk.reports.office.xml import Xml


SPLIT = "<a:t>NØGLEfær</a:t><a:t>digt botilbud på Sønder\u00advangen"


def words(*spans: Span | PageRef) -> Paragraph:
    return Paragraph(spans)


def figures() -> Flow:
    chart = Chart(
        "Antal ansatte",
        ("Fleksjob", "=Andre"),
        (Series("2023", (1.0, None)), Series("2024", (2.0, 3.0))),
        "I 2023 en, i 2024 to og tre.",
    )
    lanes = (Lane("Botilbud", (Stretch(0.1, 0.2, 0.5, 0.6),)),)
    timeline = TimelineFigure(
        "Tidslinje", lanes, ((0.0, "2024"), (0.5, "2025")), "Botilbud fra 2024.", 0.5, "i dag"
    )
    linked = words(Span("Se "), Span("siden", link="https://example.org/"), Span(" og "))
    numbered = BulletList((Item((words(Span("tredje")),)), Item((words(Span("fjerde")),))), start=3)
    items = (
        FlowItem((Paragraph((*linked.inlines, PageRef(("tal",)))),), level=0),
        FlowItem((chart,), level=0),
        FlowItem((words(Span("Et punkt", bold=True)), numbered)),
        FlowItem((timeline,), level=0),
    )
    return Flow("tal", "Figurer", (FlowSection("I tal", items),), colour="#00696b")


@pytest.fixture(scope="module")
def document() -> Document:
    deck = build_status_deck(sample_deck(), Edition.PUBLIC)
    return replace(deck, slides=(*deck.slides, figures()), marking="Intern udgave")


@pytest.fixture(scope="module")
def written(document: Document, tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("pptx") / "slides.pptx"
    write_pptx(document, path, TEMPLATE)
    return path


@pytest.fixture(scope="module")
def slides(written: Path) -> list[Xml]:
    return list(Presentation(str(written)).slides)


def test_each_slide_is_a_page_of_the_pdf(document: Document, slides: list[Xml]) -> None:
    faces = load_faces()
    pages = [page for one in document.slides for page in layout_slide(one, document, faces)]
    assert [slide.shapes.title.text_frame.text for slide in slides] == unique(map(title_of, pages))


def test_every_title_is_a_title_of_its_own() -> None:
    assert unique(["a", "b", "a", "a"]) == ["a", "b", "a (2)", "a (3)"]


def test_a_sound_file_has_no_findings(written: Path, document: Document) -> None:
    report = verify_pptx(written, forbidden=(WORDS,), document=document)
    assert (report.findings, report.leaks) == ([], [])
    assert report.pages == 28


def test_shapes_lie_in_the_order_in_which_they_are_read(slides: list[Xml]) -> None:
    kinds = [
        shape.placeholder_format.type if shape.is_placeholder else None
        for shape in slides[6].shapes
    ]
    assert kinds[0] == PP_PLACEHOLDER.TITLE
    assert kinds[-1] == PP_PLACEHOLDER.SLIDE_NUMBER
    said = folded(" ".join(shape.text_frame.text for shape in slides[6].shapes))
    assert said.index("prioritering1.1") < said.index("initiativs1.1") < said.index("s1.2")


def test_charts_are_charts_and_every_figure_has_words(slides: list[Xml]) -> None:
    shapes = list(slides[-1].shapes)
    chart = next(shape for shape in shapes if shape.has_chart)
    assert list(chart.chart.plots[0].categories) == ["Fleksjob", "\u00a0=Andre"]
    assert [series.name for series in chart.chart.plots[0].series] == ["2023", "2024"]
    described = {one.get("descr") for one in slides[-1].element.iter("{*}cNvPr")}
    assert {"I 2023 en, i 2024 to og tre.", "Botilbud fra 2024."} <= described


def test_the_workbook_of_a_chart_holds_no_formula(written: Path) -> None:
    with ZipFile(written) as file:
        books = [name for name in file.namelist() if name.endswith(".xlsx")]
        assert books
        for name in books:
            with ZipFile(BytesIO(file.read(name))) as book:
                assert b"<f>" not in book.read("xl/worksheets/sheet1.xml")


def test_tables_have_a_header_row_and_a_first_column(slides: list[Xml]) -> None:
    tables = [shape.table for slide in slides for shape in slide.shapes if shape.has_table]
    assert tables
    assert all(table.first_row and table.first_col for table in tables)
    assert tables[0].cell(0, 0).text == "Forvaltning"


@pytest.mark.allow_log
def test_a_row_that_a_column_divides_is_named_again_and_nothing_of_it_is_lost(
    tmp_path: Path,
) -> None:
    tall = Flow("r", "Skema", (FlowSection("", (FlowItem((sheet(1),), level=0),)),))
    divided = replace(sample_paper(), paper=None, slides=(tall,))
    write_pptx(divided, tmp_path / "x.pptx", TEMPLATE)
    assert verify_pptx(tmp_path / "x.pptx", forbidden=(), document=divided).passed
    read: Xml = Presentation(str(tmp_path / "x.pptx"))
    tables = [one.table for one in read.slides[0].shapes if one.has_table]
    assert [table.cell(0, 0).text for table in tables] == ["Felt", "Felt"]
    assert tables[1].cell(1, 0).text == "Beskrivelse af indsatsen"
    merged = next(row for row in range(9) if "Gennem" in tables[0].cell(row, 0).text)
    assert tables[0].cell(merged, 0).is_merge_origin


def test_lists_are_lists_with_their_levels(slides: list[Xml]) -> None:
    xml = slides[-1].element
    assert [one.get("startAt") for one in xml.iter("{*}buAutoNum")] == ["3", "4"]
    levels = {p.find("{*}pPr").get("lvl") for p in xml.iter("{*}p") if "fjerde" in _text(p)}
    assert levels == {"1"}
    assert any(one.get("char") == "•" for one in xml.iter("{*}buChar"))


def _text(element: Xml) -> str:
    return "".join(element.itertext())


def test_links_lead_to_addresses_and_to_slides(slides: list[Xml]) -> None:
    targets = {rel.target_ref for rel in slides[-1].part.rels.values()}
    assert "https://example.org/" in targets
    assert "slide28.xml" in targets


def test_language_marking_and_properties_are_set(
    written: Path, document: Document, slides: list[Xml]
) -> None:
    runs = [one for slide in slides for one in slide.element.iter("{*}rPr")]
    assert {one.get("lang") for one in runs} == {"da-DK"}
    assert all("Intern udgave" in _text(slide.element) for slide in slides)
    assert not any(slide.has_notes_slide for slide in slides)
    core = Presentation(str(written)).core_properties
    assert (core.title, core.author) == (document.title, document.author)
    assert (core.subject, core.language) == (document.subject, "da-DK")
    assert core.created == core.modified == document.created.replace(tzinfo=core.created.tzinfo)


def test_the_same_document_gives_the_same_bytes(
    document: Document, written: Path, tmp_path: Path
) -> None:
    write_pptx(document, tmp_path / "again.pptx", TEMPLATE)
    assert (tmp_path / "again.pptx").read_bytes() == written.read_bytes()


def test_a_stopped_job_leaves_no_file(document: Document, tmp_path: Path) -> None:
    with pytest.raises(PrintCancelled):
        write_pptx(document, tmp_path / "x.pptx", TEMPLATE, cancelled=lambda: True)
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    ("part", "found", "put"),
    [
        ("ppt/slides/slide3.xml", "<a:t>", f"<a:t>{WORDS}"),
        (
            "ppt/slides/slide3.xml",
            "<a:t>",
            "<a:t>NØGLEfær</a:t><a:t>digt botilbud på Sønder\u00advangen",
        ),
        ("ppt/slides/slide3.xml", 'name="', f'name="{WORDS}'),
        ("ppt/slides/slide28.xml", 'descr="', f'descr="{WORDS}'),
        ("ppt/slides/slide3.xml", "<p:cSld>", f"<!--{WORDS}--><p:cSld>"),
        ("docProps/core.xml", "<dc:subject>", f"<dc:subject>{WORDS}"),
        ("ppt/notesSlides/notesSlide1.xml", "", f"<notes>{WORDS}</notes>"),
        ("ppt/comments/comment1.xml", "", f"<comments>{WORDS}</comments>"),
        ("customXml/item1.xml", "", f"<item>{WORDS}</item>"),
        (f"ppt/media/{WORDS}.png", "", "billede"),
        ("ppt/media/image1.bin", "", f"\x00\x01{WORDS}"),
        ("ppt/slides/_rels/slide28.xml.rels", "https://example.org/", f"https://x.dk/{WORDS}"),
    ],
)
def test_forbidden_words_are_found_wherever_they_hide(
    written: Path, tmp_path: Path, part: str, found: str, put: str
) -> None:
    path = hidden(written, tmp_path / "leak.pptx", part, found, put)
    leaks = verify_pptx(path, forbidden=(WORDS,)).leaks
    assert leaks
    assert any(part in leak.check for leak in leaks)


def test_a_forbidden_word_in_the_workbook_of_a_chart_is_found(
    document: Document, tmp_path: Path
) -> None:
    flow = figures()
    chart = Chart("Tal", (WORDS,), (Series("2024", (1.0,)),), "Et")
    leaking = replace(flow, sections=(FlowSection("", (FlowItem((chart,)),)),))
    write_pptx(replace(document, slides=(leaking,)), tmp_path / "x.pptx", TEMPLATE)
    leaks = verify_pptx(tmp_path / "x.pptx", forbidden=(WORDS,)).leaks
    assert any("!xl/sharedStrings.xml" in leak.check for leak in leaks)


@pytest.mark.parametrize(
    ("change", "check"),
    [
        (("ppt/slides/slide3.xml", 'type="title"', 'type="body"'), "title"),
        (("ppt/slides/slide28.xml", 'descr="I 2023 en, i 2024 to og tre."', ""), "alternative"),
        (("ppt/slides/slide28.xml", "tredje", ""), "content"),
        (("docProps/core.xml", "da-DK", ""), "language"),
        (("ppt/notesSlides/notesSlide1.xml", "", "<notes/>"), "notes"),
    ],
)
def test_what_is_lacking_is_found(
    written: Path, document: Document, tmp_path: Path, change: tuple[str, str, str], check: str
) -> None:
    path = hidden(written, tmp_path / "poor.pptx", *change)
    findings = verify_pptx(path, forbidden=(), document=document).findings
    assert check in {finding.check for finding in findings}


def spoiled(tmp_path: Path, change: str) -> Path:
    path = tmp_path / "own.pptx"
    presentation: Xml = Presentation(str(TEMPLATE))
    layouts = list(presentation.slide_layouts)
    if change == "layout":
        presentation.slide_layouts.remove(layouts[3])
    elif change == "number":
        found = [one for one in layouts[3].placeholders if one.placeholder_format.idx == 12]
        found[0]._element.getparent().remove(found[0]._element)
    elif change == "size":
        presentation.slide_width = 9144000
    presentation.save(str(path))
    if change == "text":
        path.write_text("ikke en præsentation", encoding="utf-8")
    return path


@pytest.mark.parametrize(
    ("change", "word"),
    [
        ("layout", "twoObj"),
        ("number", "sidetal"),
        ("size", "16:9"),
        ("text", "ikke en præsentation"),
    ],
)
def test_a_template_that_lacks_something_is_refused(
    document: Document, tmp_path: Path, change: str, word: str
) -> None:
    template = spoiled(tmp_path, change)
    with pytest.raises(TemplateUnfit) as refused:
        write_pptx(document, tmp_path / "x.pptx", template)
    assert word in refused.value.message("da")
    assert not (tmp_path / "x.pptx").exists()


def test_libreoffice_shows_every_slide_with_its_words(
    written: Path, slides: list[Xml], tmp_path: Path
) -> None:
    pages = pages_in_libreoffice(written, tmp_path)
    assert len(pages) == len(slides)
    for slide, text in zip(slides, pages, strict=True):
        assert folded(slide.shapes.title.text_frame.text) in folded(text)
    assert "Etpunkt" in "".join(pages[-1].split())
