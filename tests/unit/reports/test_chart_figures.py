"""Figures of charts are written with the marks of their language, and nothing is cut off."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import docx
import pdfplumber
import pytest
from pptx import Presentation

from kkdesk.reports.document import (
    Chart,
    Flow,
    FlowItem,
    FlowSection,
    Paper,
    Section,
    Series,
)
from kkdesk.reports.docx.writer import write_docx
from kkdesk.reports.pdf.writer import write_pdf
from kkdesk.reports.pptx.writer import write_pptx
from tests.unit.reports.office_desk import TEMPLATE, pages_in_libreoffice
from tests.unit.reports.sample_paper import sample_paper

if TYPE_CHECKING:
    from pathlib import Path
    from typing import Literal

    from kkdesk.domain.vocabulary import Lang
    from kkdesk.reports.document import Document

    Form = Literal["bars", "stacked", "lines"]

FORMS: tuple[Form, ...] = ("bars", "stacked", "lines")
MARKS: list[tuple[Lang, tuple[str, ...]]] = [
    ("da", ("1.234", "7.654.321", "12,5")),
    ("en", ("1,234", "7,654,321", "12.5")),
]


def chart(form: Form, lang: Lang = "da", *values: float) -> Chart:
    numbers = values or (1234.0, 7654321.0, 12.5)
    names = tuple(f"Nr. {number}" for number in range(len(numbers)))
    return Chart("Figur", names, (Series("Antal", numbers),), "Tal.", form=form, lang=lang)


def on_paper(shown: Chart) -> Document:
    return replace(sample_paper(), paper=Paper((Section("a", "Tal", (shown,)),)))


def on_slides(shown: Chart) -> Document:
    flow = Flow("a", "Tal", (FlowSection("", (FlowItem((shown,), 0),)),))
    return replace(sample_paper(), paper=None, slides=(flow,))


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize(("lang", "marked"), MARKS)
@pytest.mark.parametrize("made", [on_paper, on_slides])
def test_figures_of_a_printed_chart_have_the_marks_of_the_language(
    tmp_path: Path, form: Form, lang: Lang, marked: tuple[str, ...], made: type
) -> None:
    path = tmp_path / "tal.pdf"
    write_pdf(made(chart(form, lang)), path)
    with pdfplumber.open(path) as pdf:
        words = pdf.pages[0].extract_words()
        width = pdf.pages[0].width
    said = [word["text"] for word in words]
    assert all(one in said for one in marked), said
    assert max(word["x1"] for word in words) < width - 40, "it stands inside the margin"
    assert min(word["x0"] for word in words) > 40


@pytest.mark.parametrize("form", FORMS)
def test_charts_of_slides_and_papers_that_can_be_edited_show_the_mark_of_thousands(
    tmp_path: Path, form: Form
) -> None:
    whole, broken = chart(form, "da", 1234.0, 5.0), chart(form)
    slides, paper = tmp_path / "tal.pptx", tmp_path / "tal.docx"
    for shown, wanted in ((whole, "[$-406]#,##0"), (broken, "[$-406]#,##0.0")):
        write_pptx(on_slides(shown), slides, TEMPLATE)
        write_docx(on_paper(shown), paper)
        part = next(one for one in Presentation(str(slides)).slides[0].shapes if one.has_chart)
        assert f"<c:formatCode>{wanted}</c:formatCode>".encode() in part.chart.part.blob
        held = docx.Document(str(paper)).part.rels.values()
        xml = next(one.target_part.blob for one in held if one.reltype.endswith("/chart"))
        assert f"<c:formatCode>{wanted}</c:formatCode>".encode() in xml


@pytest.mark.parametrize(("lang", "marked"), [("da", "7.654.321"), ("en", "7,654,321")])
def test_an_edited_chart_is_shown_with_the_mark_of_thousands(
    tmp_path: Path, lang: Lang, marked: str
) -> None:
    path = tmp_path / "tal.pptx"
    write_pptx(on_slides(chart("bars", lang, 1234.0, 7654321.0)), path, TEMPLATE)
    (page,) = pages_in_libreoffice(path, tmp_path)
    assert marked in page, page
