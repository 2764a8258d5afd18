"""The ending of the file's name decides the format; every format is checked before it is given."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import openpyxl
import pytest
from pptx import Presentation

from kkdesk import paths
from kkdesk.domain.vocabulary import Edition
from kkdesk.errors import ConfidentialLeak, FormatImpossible, HandoutImpossible, TemplateUnfit
from kkdesk.reports.verify import reading_order
from kkdesk.reports.writers import possible_suffixes
from kkdesk.services.print_kinds import PrintRequest, print_kind
from kkdesk.services.printing import (
    PrintStep,
    PrintSteps,
    finish_document,
    print_status_slides,
)
from tests.unit.reports.sample_paper import sample_paper

if TYPE_CHECKING:
    from pathlib import Path

    from kkdesk.reports.office.xml import Xml
    from kkdesk.services.workspace import Workspace

NO_STEPS = PrintSteps(None, None)


@pytest.fixture
def out(tmp_path: Path) -> Path:
    """An empty folder; the database lies elsewhere."""
    folder = tmp_path / "out"
    folder.mkdir()
    return folder


@pytest.mark.parametrize(
    ("kind", "name"), [("memo", "a.pdf"), ("plan", "a.pptx"), ("packet", "a.pdf")]
)
def test_only_slides_as_pdf_stand_several_to_a_page(
    sample_workspace: Workspace, tmp_path: Path, kind: str, name: str
) -> None:
    asked = PrintRequest(committee="BUU", handout=4)
    if kind == "plan":
        asked = PrintRequest(plan="sof-2023", handout=4)
    with pytest.raises(HandoutImpossible):
        print_kind(sample_workspace, kind, tmp_path / name, asked)
    assert list(tmp_path.glob("a.*")) == []


@pytest.mark.parametrize("kind", ["status-slides", "plan", "changes"])
def test_a_handout_has_fewer_pages_and_says_the_same(
    sample_workspace: Workspace, tmp_path: Path, kind: str
) -> None:
    asked = PrintRequest(plan="sof-2023", first="sof-2023", last="2025")
    whole = print_kind(sample_workspace, kind, tmp_path / "a.pdf", asked)
    few = print_kind(sample_workspace, kind, tmp_path / "b.pdf", replace(asked, handout=6))
    assert few.pages == -(-whole.pages // 6)
    assert reading_order(few.path) == reading_order(whole.path)


def test_the_sample_round_becomes_as_many_slides_as_pages(
    sample_workspace: Workspace, out: Path
) -> None:
    heard: list[tuple[float, PrintStep]] = []
    results = [
        print_status_slides(
            sample_workspace,
            out / name,
            round_code="2025",
            edition=Edition.PUBLIC,
            progress=lambda share, step: heard.append((share, step)),
        )
        for name in ("slides.pdf", "slides.PPTX")
    ]
    assert results[0].pages == results[1].pages
    assert results[0].warnings == results[1].warnings
    slides: Xml = Presentation(str(out / "slides.PPTX")).slides
    assert len(slides) == results[1].pages
    assert heard[-1] == (1.0, PrintStep.CHECKING)


def test_the_tables_of_slides_become_sheets(sample_workspace: Workspace, out: Path) -> None:
    path = out / "tabeller.xlsx"
    result = print_status_slides(sample_workspace, path, round_code="2025", edition=Edition.PUBLIC)
    assert result.pages == len(openpyxl.load_workbook(path).worksheets) >= 1


@pytest.mark.parametrize("name", ["slides.docx", "slides.odp", "slides"])
def test_an_ending_that_does_not_suit_is_refused(
    sample_workspace: Workspace, out: Path, name: str
) -> None:
    with pytest.raises(FormatImpossible) as refused:
        print_status_slides(sample_workspace, out / name, round_code="2025", edition=Edition.PUBLIC)
    assert ".pdf, .pptx" in refused.value.message("da")
    assert list(out.iterdir()) == []


def test_paper_has_endings_of_its_own() -> None:
    assert possible_suffixes(sample_paper()) == (".pdf", ".docx", ".xlsx")


@pytest.mark.parametrize("name", ["notat.pdf", "notat.docx", "notat.xlsx"])
def test_a_leak_leaves_no_file_in_any_format(
    sample_workspace: Workspace, out: Path, name: str
) -> None:
    path = out / name
    words = ("Oversigt over indsatser",)
    with pytest.raises(ConfidentialLeak):
        finish_document(sample_workspace, sample_paper(), path, words, NO_STEPS)
    assert list(out.iterdir()) == []
    pages, _, findings = finish_document(sample_workspace, sample_paper(), path, (), NO_STEPS)
    assert pages > 0
    assert findings == []
    assert [one.name for one in out.iterdir()] == [name]


def test_a_persons_own_template_is_used_and_refused_if_it_is_none(
    sample_workspace: Workspace, out: Path
) -> None:
    own = paths.own_slide_template()
    own.parent.mkdir(parents=True, exist_ok=True)
    presentation: Xml = Presentation(str(paths.slide_template()))
    presentation.slide_layouts[0].name = "Vores egen forside"
    presentation.save(str(own))
    path = out / "slides.pptx"
    print_status_slides(sample_workspace, path, round_code="2025", edition=Edition.PUBLIC)
    read: Xml = Presentation(str(path))
    assert read.slides[0].slide_layout.name == "Vores egen forside"
    own.write_text("ingen præsentation", encoding="utf-8")
    with pytest.raises(TemplateUnfit):
        print_status_slides(sample_workspace, path, round_code="2025", edition=Edition.PUBLIC)
