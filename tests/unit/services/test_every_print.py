"""Every kind of document in every format and both editions: accessible, and read back whole."""

from __future__ import annotations

import shutil
from dataclasses import replace
from typing import TYPE_CHECKING

import docx
import openpyxl
import page
import pdfua
import pytest
from pptx import Presentation

from kkdesk.db.reading import open_file
from kkdesk.domain.vocabulary import Edition
from kkdesk.reports.office.xml import qualified
from kkdesk.reports.said import tables_of
from kkdesk.reports.verify import folded, reading_order, verify_pdf
from kkdesk.reports.writers import possible_suffixes
from kkdesk.services.print_kinds import (
    PRINT_KINDS,
    PrintRequest,
    make_document,
    print_kind,
    write_made,
)
from kkdesk.services.timeline_printing import print_timeline
from kkdesk.services.workspace import Workspace
from tests.conftest import TODAY
from tests.unit.reports.office_desk import all_in_libreoffice
from tests.unit.services.packet_desk import fill_appendices

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from kkdesk.reports.document import Document
    from kkdesk.reports.office.xml import Xml
    from kkdesk.services.print_kinds import Made

REQUESTS = {
    "status-slides": PrintRequest(),
    "memo": PrintRequest(committee="BUU"),
    "answer": PrintRequest(),
    "remarks": PrintRequest(),
    "plan": PrintRequest(plan="sof-2023"),
    "sheets": PrintRequest(),
    "indicators": PrintRequest(),
    "budget": PrintRequest(plan="integration-2019"),
    "deadlines": PrintRequest(within=365),
    "changes": PrintRequest(first="sof-2023", last="2025"),
    "packet": PrintRequest(committee="BUU"),
}
DOCUMENTS = sorted({*PRINT_KINDS} - {"packet"})
EDITIONS = pytest.mark.parametrize("edition", list(Edition))


@pytest.fixture(scope="module")
def workspace(
    sample_database: Path, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Workspace]:
    """Give the sample, whose open appendices are own files with tags."""
    folder = tmp_path_factory.mktemp("every")
    shutil.copyfile(sample_database, folder / "kkdesk.sqlite")
    opened = open_file(folder / "kkdesk.sqlite")
    workspace = Workspace(opened, "tester", today=lambda: TODAY)
    fill_appendices(workspace, folder)
    yield workspace
    opened.dispose()


@pytest.fixture(scope="module")
def composed(workspace: Workspace) -> dict[str, Made]:
    """Give every document of the public edition."""
    return {kind: make_document(workspace, kind, REQUESTS[kind]) for kind in DOCUMENTS}


def refuse_flaws(path: Path, document: Document | None) -> None:
    """Fail if a validator finds anything, or what is read aloud is not what was to be said."""
    strict = page.validate_pdf(str(path), profile="ua1")
    assert [(one.rule_id, one.message) for one in strict.failures] == []
    assert [(one.rule_id, one.message) for one in pdfua.validate(str(path)).findings] == []
    report = verify_pdf(path, forbidden=(), document=document)
    assert (report.findings, report.leaks) == ([], [])


@EDITIONS
@pytest.mark.parametrize("kind", DOCUMENTS)
def test_every_pdf_is_accessible_and_is_read_aloud_in_the_order_of_its_document(
    workspace: Workspace, tmp_path: Path, kind: str, edition: Edition
) -> None:
    made = make_document(workspace, kind, replace(REQUESTS[kind], edition=edition))
    result = write_made(workspace, made, tmp_path / "a.pdf")
    assert result.warnings == made.warnings
    refuse_flaws(result.path, made.document)
    assert folded(made.document.title) in folded(" ".join(reading_order(result.path)[:3]))


@EDITIONS
def test_a_packet_with_own_files_is_accessible_and_read_aloud_in_the_order_of_its_contents(
    workspace: Workspace, tmp_path: Path, edition: Edition
) -> None:
    asked = replace(REQUESTS["packet"], edition=edition)
    result = print_kind(workspace, "packet", tmp_path / "p.pdf", asked)
    refuse_flaws(result.path, None)
    order = reading_order(result.path)
    own = [order.index(f"Fil {number} afsnit 1") for number in (2, 3, 4)]
    assert own == sorted(own)
    assert own[0] > order.index("Indhold")


@EDITIONS
def test_the_timeline_is_accessible(workspace: Workspace, tmp_path: Path, edition: Edition) -> None:
    refuse_flaws(print_timeline(workspace, tmp_path / "t.pdf", edition=edition).path, None)


@pytest.mark.parametrize("kind", DOCUMENTS)
def test_every_office_file_gives_its_titles_tables_and_words_for_figures_back(
    workspace: Workspace, composed: dict[str, Made], tmp_path: Path, kind: str
) -> None:
    made = composed[kind]
    for suffix in possible_suffixes(made.document)[1:]:
        result = write_made(workspace, made, tmp_path / f"a{suffix}")
        assert result.warnings == made.warnings
        READ_BACK[suffix](result.path, made.document)


def read_slides(path: Path, document: Document) -> None:
    """Fail if a slide has no title of its own, a table no header, or a figure no words."""
    read: Xml = Presentation(str(path))
    titles = [slide.shapes.title.text_frame.text.strip() for slide in read.slides]
    assert all(titles)
    assert len(set(titles)) == len(titles)
    assert read.core_properties.title == document.title
    for slide in read.slides:
        for shape in slide.shapes:
            if shape.has_table:
                assert shape.table.first_row
                assert any(cell.text for cell in shape.table.rows[0].cells)
            if shape.has_chart or shape.has_table or shape.shape_type == PICTURE:
                assert shape._element.xpath(".//p:cNvPr")[0].get("descr")


PICTURE = 13


def read_paper(path: Path, document: Document) -> None:
    """Fail if a heading is no heading, a table has no header row or no words, or a figure none."""
    assert document.paper is not None
    read: Xml = docx.Document(str(path))
    assert [one.text for one in read.paragraphs if one.style.name == "Title"] == [document.title]
    headings = {
        (one.style.name, one.text) for one in read.paragraphs if one.style.name[:7] == "Heading"
    }
    for section in document.paper.sections:
        assert not section.heading or (f"Heading {section.level}", section.heading) in headings
    first_rows = {
        tuple(cell.text for cell in table.rows[0].cells)
        for table in read.tables
        if table.rows[0]._tr.find(f".//{qualified('w:tblHeader')}") is not None
    }
    assert {table.header for table in tables_of(document) if table.header} <= first_rows
    described = [*read.element.iter(qualified("w:tblDescription"))]
    assert len(described) == len(read.tables)
    assert all(one.get("descr") for one in read.element.iter(qualified("wp:docPr")))
    assert read.core_properties.language == document.language


def read_sheets(path: Path, document: Document) -> None:
    """Fail if a sheet has no table with a header that stays in sight."""
    book = openpyxl.load_workbook(path)
    assert len(book.worksheets) == len(list(tables_of(document)))
    for sheet in book.worksheets:
        (table,) = sheet.tables.values()
        assert [one.name for one in table.tableColumns] == [cell.value for cell in sheet[1]]
        assert sheet.freeze_panes
    assert book.properties.title == document.title


READ_BACK = {".pptx": read_slides, ".docx": read_paper, ".xlsx": read_sheets}


def test_libreoffice_opens_and_shows_every_office_file(
    workspace: Workspace, composed: dict[str, Made], tmp_path: Path
) -> None:
    paths = [
        write_made(workspace, made, tmp_path / f"{kind}{suffix}").path
        for kind, made in composed.items()
        for suffix in possible_suffixes(made.document)[1:]
    ]
    shown = all_in_libreoffice(paths, tmp_path)
    for path in paths:
        pages = [folded(one) for one in shown[path.name]]
        assert all(pages), path.name
        if path.suffix == ".pptx":
            slides: Xml = Presentation(str(path)).slides
            titles = [folded(one.shapes.title.text_frame.text) for one in slides]
            assert [title in text for title, text in zip(titles, pages, strict=True)] == [
                True
            ] * len(titles)
        elif path.suffix == ".docx":
            paper = composed[path.stem].document.paper
            assert paper is not None
            text = "".join(pages)
            assert [one.heading for one in paper.sections if folded(one.heading) not in text] == []
        else:
            text = "".join(pages)
            for sheet in openpyxl.load_workbook(path).worksheets:
                assert folded(str(sheet["A1"].value).split(" ")[0]) in text
