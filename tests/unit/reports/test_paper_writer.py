"""The finished paper file: accessible, complete, in order, linked, and one among other parts."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pikepdf
import pytest
from hypothesis import given, settings

from kkdesk.domain.vocabulary import Edition
from kkdesk.reports.content.status_deck import build_status_deck
from kkdesk.reports.document import (
    BulletList,
    Chart,
    Document,
    Flow,
    FlowItem,
    FlowSection,
    Item,
    Note,
    NoteRef,
    PageRef,
    Panel,
    Paper,
    RichRow,
    RichTable,
    Section,
    Series,
    Span,
    Table,
    TableRow,
    TitleSlide,
)
from kkdesk.reports.pdf.writer import Part, Reserved, write_parts, write_pdf
from kkdesk.reports.readback import Node, page_texts, read_content, read_tree
from kkdesk.reports.verify import reading_order, verify_pdf
from tests.unit.reports.sample_deck import prose, sample_deck
from tests.unit.reports.sample_paper import budget, sample_paper, sheet, words
from tests.unit.reports.test_paper_layout import papers
from tests.unit.reports.test_pdf_writer import HOSTILE, assert_accessible

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture(scope="module")
def paper(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("paper") / "notat.pdf"
    assert write_pdf(sample_paper(), path) == 10
    return path


def of(*sections: Section) -> Document:
    return replace(sample_paper(), paper=Paper(sections))


def tree_of(path: Path) -> Node:
    with pikepdf.open(path) as pdf:
        tree = read_tree(pdf, read_content(pdf))
    assert tree is not None
    return tree


def found(node: Node, role: str) -> list[Node]:
    own = [node] if node.role == role else []
    return [*own, *(one for kid in node.kids if isinstance(kid, Node) for one in found(kid, role))]


def test_the_paper_passes_both_validators(paper: Path) -> None:
    assert_accessible(paper)


def test_the_paper_says_all_in_the_order_of_the_document(paper: Path) -> None:
    report = verify_pdf(paper, forbidden=(), document=sample_paper())
    assert report.passed, report


def test_a_text_read_too_early_is_found(paper: Path) -> None:
    whole = sample_paper()
    assert whole.paper is not None
    turned = replace(whole.paper, sections=tuple(reversed(whole.paper.sections)))
    report = verify_pdf(paper, forbidden=(), document=replace(whole, paper=turned))
    assert {finding.check for finding in report.findings} == {"order"}


def test_headings_step_down_one_level_at_a_time(tmp_path: Path) -> None:
    path = tmp_path / "a.pdf"
    write_pdf(
        of(
            Section("a", "Dybt", (words("Tekst."),), level=4),
            Section("b", "Højt", (words("Tekst."),), level=1),
            Section("c", "Dybere", (words("Tekst."),), level=3),
        ),
        path,
    )
    assert_accessible(path)
    assert verify_pdf(path, forbidden=()).passed
    assert [len(found(tree_of(path), role)) for role in ("H1", "H2", "H3")] == [1, 2, 1]


def test_contents_give_the_pages_of_the_headings(paper: Path) -> None:
    said = reading_order(paper)
    start = said.index("Indhold")
    assert said[start + 1 : start + 10] == [
        "Formål 1",
        "Børn og unge 2",
        "Fakta om de unge 3",
        "En lille detalje 3",
        "Økonomi 4",
        "Tal i figurer 4",
        "Indsatsskema 6",
        "Indikatorer 8",
        "Det videre forløb 10",
    ]
    with pikepdf.open(paper) as pdf:
        texts = page_texts(read_content(pdf))
        pages = {one.obj.objgen: number for number, one in enumerate(pdf.pages)}
        for annotation in pdf.pages[0].obj.Annots:
            contents = str(annotation.Contents)
            if contents.startswith("Gå til side") and ":" in contents:
                title = contents.split(": ", 1)[1]
                assert title in texts[pages[annotation.Dest[0].objgen]]


def test_bookmarks_nest_as_the_headings_do(paper: Path) -> None:
    with pikepdf.open(paper) as pdf, pdf.open_outline() as outline:
        (title,) = outline.root
        chapters = [item.title for item in title.children]
        below = [[one.title for one in item.children] for item in title.children]
        deeper = [one.title for one in title.children[0].children[0].children]
    assert title.title == "Status for handicappolitikken 2023-26"
    assert chapters == ["Formål", "Økonomi", "Indsatsskema", "Indikatorer", "Det videre forløb"]
    assert below[:2] == [["Børn og unge"], ["Tal i figurer"]]
    assert deeper == ["Fakta om de unge"]


def test_a_table_over_pages_is_one_table_whose_header_is_read_once(paper: Path) -> None:
    said = reading_order(paper)
    assert said.count("Indsatsbeskrivelse") == 1
    assert said.count("Beskrivelse af indsatsen") == 1
    with pikepdf.open(paper) as pdf:
        pages = page_texts(read_content(pdf))
    assert sum("Indsatsbeskrivelse" in page for page in pages) == 2
    table = next(one for one in found(tree_of(paper), "Table") if "Felt" in str(found(one, "TH")))
    rows = found(table, "TR")
    assert [len(found(row, "TH")) + len(found(row, "TD")) for row in rows] == [2, 2, 2, 1, 2, 2]


def test_notes_have_names_and_links_lead_both_ways(paper: Path) -> None:
    with pikepdf.open(paper) as pdf:
        names = [bytes(one) for one in pdf.Root.StructTreeRoot.IDTree.Names][::2]
        first = pdf.pages[0].obj.Annots
        contents = [str(annotation.Contents) for annotation in first]
        pages = {one.obj.objgen: number for number, one in enumerate(pdf.pages)}
        ends = [
            pages[annotation.Dest[0].objgen]
            for annotation in first
            if str(annotation.Contents).startswith(("Note", "Tilbage"))
        ]
    assert len(names) == len(set(names)) == 3
    assert contents.count("Note 1") == 2
    assert contents.count("Note 2") == 1
    assert contents.count("Tilbage til teksten") == 2
    assert set(ends) == {0}
    assert len(found(tree_of(paper), "Note")) == 3


def test_notes_are_read_in_the_order_of_the_section_and_none_is_lost(tmp_path: Path) -> None:
    path = tmp_path / "notes.pdf"
    texts = ("første", "anden", "tredje", "samme nummer")
    notes = tuple(Note(number, (Span(text),)) for number, text in zip("1233", texts, strict=True))
    section = Section("a", "Noter", (words("En", NoteRef("3"), " to", NoteRef("1")),), notes=notes)
    document = of(section)
    write_pdf(document, path)
    assert_accessible(path)
    assert verify_pdf(path, forbidden=(), document=document).passed
    said = reading_order(path)
    assert [text for text in said if text in texts] == list(texts)


def test_rows_with_missing_cells_and_tables_within_lists_and_panels_print(tmp_path: Path) -> None:
    short = RichRow(((words("kort"),),))
    whole = RichRow(((words("hel"),), (budget(), sheet(3))))
    table = RichTable("Rækker", ("a",), (short, whole), "To rækker.", (0.2, 0.8))
    listed = BulletList((Item((words("Et punkt"), budget(), sheet(2))),))
    section = Section("a", "Indlejret", (table, listed, Panel("Boks", (budget(), sheet(2)))))
    document = of(section)
    path = tmp_path / "nested.pdf"
    write_pdf(document, path)
    assert_accessible(path)
    assert verify_pdf(path, forbidden=(), document=document).passed


def test_every_page_bears_its_number_the_marking_and_the_footer(paper: Path) -> None:
    with pikepdf.open(paper) as pdf:
        pages = page_texts(read_content(pdf))
    for number, text in enumerate(pages, start=1):
        assert f"Side {number} af 10" in text
        assert "Intern udgave" in text
        assert "Socialforvaltningen · Center for politik" in text
    assert not any("Intern udgave" in text for text in reading_order(paper))


def test_slides_bear_the_marking_too(tmp_path: Path) -> None:
    path = tmp_path / "deck.pdf"
    deck = replace(build_status_deck(sample_deck(), Edition.INTERNAL), marking="Intern udgave")
    write_pdf(deck, path)
    assert_accessible(path)
    with pikepdf.open(path) as pdf:
        assert all("Intern udgave" in text for text in page_texts(read_content(pdf)))


@settings(max_examples=12, deadline=None)
@given(papers)
def test_any_paper_is_accessible_and_read_in_its_order(
    tmp_path_factory: pytest.TempPathFactory, made: list[Section]
) -> None:
    path = tmp_path_factory.mktemp("any") / "a.pdf"
    document = of(*made)
    write_pdf(document, path)
    assert_accessible(path)
    report = verify_pdf(path, forbidden=(), document=document)
    assert report.passed, report


def test_hostile_text_prints_as_text_on_paper(tmp_path: Path) -> None:
    sections = tuple(
        Section(
            f"a{number}",
            text,
            (
                words(text, NoteRef(text)),
                Panel(text, (words(text),), text, text),
                Table(text, (text, "x"), (TableRow((text, text)),), text, text, text),
                RichTable(text, (text, text), (RichRow(((words(text),), (words(text),))),), text),
                Chart(text, (text,), (Series(text, (1.0,)),), text or "tom", "lines"),
            ),
            notes=(Note(text, (Span(text),)),),
        )
        for number, text in enumerate(HOSTILE)
    )
    path = tmp_path / "hostile.pdf"
    whole = Paper(sections, HOSTILE[0], tuple((text, text) for text in HOSTILE), HOSTILE[1])
    write_pdf(replace(sample_paper(), paper=whole, marking=HOSTILE[4]), path)
    said = " ".join(reading_order(path))
    assert "<b>ikke fed</b> & <img src=/etc/passwd> <para>&#0;&amp;" in said
    assert "root:" not in said


def test_odd_charts_stay_readable(tmp_path: Path) -> None:
    series = (
        Series("Ingen", (None, None, None)),
        Series("Under nul", (-5.0, 0.0, -0.5)),
        Series("Store", (1e6, 2.5e6, None)),
    )
    names = ("A", "B", "C")
    charts = (
        Chart("Tom", (), (), "Et tomt diagram.", "lines"),
        Chart("Tom", (), (), "Et tomt diagram.", "stacked"),
        *(Chart(form, names, series, "Tal.", form) for form in ("bars", "stacked", "lines")),
        *(Chart(form, names, series[:1], "Tal.", form) for form in ("bars", "stacked", "lines")),
    )
    path = tmp_path / "charts.pdf"
    write_pdf(of(Section("a", "Figurer", charts)), path)
    assert_accessible(path)
    assert verify_pdf(path, forbidden=()).passed


def test_a_figure_taller_than_the_page_is_drawn_smaller(tmp_path: Path) -> None:
    names = tuple(f"Forvaltning {number}" for number in range(60))
    series = tuple(Series(f"År {year}", tuple(map(float, range(60)))) for year in range(2020, 2026))
    chart = Chart("Mange", names, series, "Mange søjler.")
    path = tmp_path / "tall.pdf"
    turned = Section("b", "", (chart,), landscape=True)
    assert write_pdf(of(Section("a", "Figur", (chart,)), turned), path) == 3
    assert_accessible(path)
    with pikepdf.open(path) as pdf:
        smaller = [b" cm" in page.obj.Contents.read_bytes() for page in pdf.pages]
    assert smaller == [False, True, True]


def test_parts_share_one_running_number_and_their_anchors(tmp_path: Path) -> None:
    path = tmp_path / "pakke.pdf"
    cover = of(Section("cover", "Pakke", (words("Bilag 1 er på side ", PageRef(("bilag",))),)))
    deck = replace(build_status_deck(sample_deck(), Edition.INTERNAL), marking="Intern udgave")
    parts = (
        Part(cover, "Forside"),
        Part(deck, "Status"),
        Reserved(((595.0, 842.0), (842.0, 595.0)), "Bilag 1", "bilag"),
        Part(sample_paper(), "Notat"),
    )
    ranges = write_parts(parts, path, about=cover, first_page=3)
    assert ranges == (range(1), range(1, 28), range(28, 30), range(30, 40))
    assert_accessible(path)
    said = reading_order(path)
    assert "Bilag 1 er på side 31-32" in said
    assert "Formål 33" in said
    assert "6. Hverdagsliv med livskvalitet 22" in said
    with pikepdf.open(path) as pdf:
        pages = page_texts(read_content(pdf))
        sizes = [tuple(float(edge) for edge in page.mediabox[2:]) for page in pdf.pages[27:31]]
        with pdf.open_outline() as outline:
            top = [item.title for item in outline.root]
            memo = [item.title for item in outline.root[3].children]
    assert "Side 42 af 42" in pages[-1]
    assert sizes == [(960, 540), (595, 842), (842, 595), (595.28, 841.89)]
    assert top == ["Forside", "Status", "Bilag 1", "Notat"]
    assert memo == ["Status for handicappolitikken 2023-26"]


@pytest.mark.allow_log
def test_tables_of_texts_and_panels_print_on_slides(tmp_path: Path) -> None:
    panel = Panel("af borgerne", (words(prose("Tekst.", 200)),), "71 %", "Kilde: registret")
    items = (FlowItem((panel,), 0, "panel"), FlowItem((sheet(6),), 0, "skema"))
    flow = Flow("a", "Plan", (FlowSection("Afsnit", items),))
    path = tmp_path / "slides.pdf"
    made = replace(sample_paper(), paper=None, slides=(TitleSlide("", "T", ""), flow))
    write_pdf(made, path)
    assert_accessible(path)
    assert verify_pdf(path, forbidden=(), document=made).passed
