"""How content fills slides: order, breaks, numbers and repeated headings."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise
from typing import TYPE_CHECKING

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from kkdesk.domain.vocabulary import Edition
from kkdesk.reports.content.status_deck import build_status_deck
from kkdesk.reports.document import (
    BoxedList,
    Flow,
    FlowItem,
    FlowSection,
    Item,
    Paragraph,
    Span,
    Table,
    TableRow,
)
from kkdesk.reports.pdf.fonts import load_faces
from kkdesk.reports.pdf.grid import GridRow
from kkdesk.reports.pdf.layout import FlowPage, layout_flow
from kkdesk.reports.pdf.rows import TextRow
from kkdesk.reports.pdf.special_rows import Shown
from kkdesk.reports.pdf.theme import BODY_BOTTOM
from tests.unit.reports.sample_deck import prose, sample_deck

if TYPE_CHECKING:
    from kkdesk.reports.pdf.filling import Placed

FACES = load_faces()
CONTINUED = "(fortsat)"
LEAD = "Udvalgte initiativer"


def item(name: str, length: int) -> FlowItem:
    return FlowItem((Paragraph((Span(prose(f"Punkt {name}:", length)),)),), 1, name)


def flow(*lengths: list[int], box: int = 0, fit: bool = False) -> Flow:
    sections = tuple(
        FlowSection(
            f"Forvaltning {number}",
            tuple(item(f"{number}.{order}", length) for order, length in enumerate(section)),
        )
        for number, section in enumerate(lengths)
    )
    boxed = BoxedList("Fokus:", (Item((Paragraph((Span(prose("Prioritet:", box)),)),)),))
    return Flow("a", "1. Titel", sections, box=boxed if box else None, lead=LEAD, fit=fit)


def laid_out(made: Flow) -> list[FlowPage]:
    return list(layout_flow(made, CONTINUED, FACES))


def written(page: FlowPage) -> list[str]:
    return [said(placed) for column in page.columns for placed in column]


def said(placed: Placed) -> str:
    rows = placed.piece.rows
    return "".join(run.text for row in rows if isinstance(row, TextRow) for run in row.line.runs)


def title(page: FlowPage) -> str:
    return "".join(run.text for line in page.title.lines for run in line.runs)


section_lengths = st.lists(st.integers(20, 1100), min_size=1, max_size=9)
contents = st.lists(section_lengths, min_size=1, max_size=5)


@settings(max_examples=60, deadline=None)
@given(contents, st.integers(0, 900), st.booleans())
def test_every_item_is_printed_once_whole_and_in_order(
    lengths: list[list[int]],
    box: int,
    fit: bool,  # noqa: FBT001 - drawn by hypothesis
) -> None:
    made = flow(*lengths, box=box, fit=fit)
    printed = [text for page in laid_out(made) for text in written(page)]
    items = [text for text in printed if text.startswith("Punkt ")]
    meant = [
        span.text
        for section in made.sections
        for one in section.items
        for paragraph in one.blocks
        if isinstance(paragraph, Paragraph)
        for span in paragraph.inlines
        if isinstance(span, Span)
    ]
    assert items == meant


@settings(max_examples=60, deadline=None)
@given(
    st.lists(st.integers(20, 850), min_size=1, max_size=2),
    st.lists(st.lists(st.integers(20, 700), min_size=1, max_size=8), min_size=1, max_size=3),
)
@example([805], [[531, 645, 487, 578, 396]])
def test_an_introduction_is_followed_on_its_slide_by_what_it_introduces(
    intro: list[int], sections: list[list[int]]
) -> None:
    made = flow(intro, *sections)
    first, *later = made.sections
    pages = laid_out(replace(made, sections=(replace(first, heading=""), *later), lead=""))
    assert "Punkt 1.0:" in " ".join(written(pages[0]))


def test_a_heading_that_goes_on_loses_its_colon() -> None:
    made = flow([700] * 9)
    ending = replace(made, lead="", sections=(replace(made.sections[0], heading="Initiativer:"),))
    assert written(laid_out(ending)[1])[0] == "Initiativer (fortsat)"


@settings(max_examples=60, deadline=None)
@given(contents, st.integers(0, 900))
def test_slides_are_numbered_and_repeat_the_headings_that_go_on(
    lengths: list[list[int]], box: int
) -> None:
    pages = laid_out(flow(*lengths, box=box))
    begun: set[str] = set()
    for number, page in enumerate(pages, start=1):
        count = f" ({number}/{len(pages)})" if len(pages) > 1 else ""
        assert title(page) == f"1. Titel{count}"
        texts = [text for text in written(page) if not text.startswith("Fokus:")]
        assert texts[0] == (LEAD if number == 1 else f"{LEAD} {CONTINUED}")
        for place, text in enumerate(texts):
            if not text.startswith("Forvaltning "):
                continue
            name = text.removesuffix(f" {CONTINUED}")
            assert text.endswith(CONTINUED) == (name in begun)
            assert place == 1 or not text.endswith(CONTINUED)
        begun |= {
            "Forvaltning " + text.removeprefix("Punkt ").split(".")[0]
            for text in texts
            if text.startswith("Punkt ")
        }


@settings(max_examples=60, deadline=None)
@given(contents, st.integers(0, 900), st.booleans())
@example([[645]], 0, True)  # noqa: FBT003 - the heading and its item just too high for a column together
def test_no_heading_stands_at_the_foot_and_nothing_leaves_its_column(
    lengths: list[list[int]],
    box: int,
    fit: bool,  # noqa: FBT001 - drawn by hypothesis
) -> None:
    for page in laid_out(flow(*lengths, box=box, fit=fit)):
        for column in page.columns:
            if column:
                last = column[-1]
                assert not last.piece.keep_with_next
                assert last.top + last.piece.height <= page.top - BODY_BOTTOM + 0.1
            for above, below in pairwise(column):
                assert above.top + above.piece.height <= below.top + 0.01


def test_the_deck_fills_as_many_slides_as_the_printed_one() -> None:
    document = build_status_deck(sample_deck(), Edition.PUBLIC)
    counts = [len(laid_out(one)) for one in document.slides if isinstance(one, Flow) and one.box]
    assert counts == [2, 2, 3, 2, 3, 3]


def test_lines_are_as_long_as_in_the_printed_deck() -> None:
    document = build_status_deck(sample_deck(), Edition.PUBLIC)
    lengths = [
        len("".join(run.text for run in row.line.runs))
        for one in document.slides
        if isinstance(one, Flow) and one.box
        for page in laid_out(one)
        for column in page.columns
        for placed in column
        for row in placed.piece.rows[:-1]
        if isinstance(row, TextRow)
    ]
    assert 62 <= sorted(lengths)[len(lengths) // 2] <= 82


def test_a_short_flow_is_one_slide_without_a_number() -> None:
    (page,) = laid_out(flow([100, 100]))
    assert title(page) == "1. Titel"
    assert all(page.columns), "both columns are used"


@pytest.mark.allow_log
def test_an_item_taller_than_a_column_is_divided_and_named_in_the_log(
    caplog: pytest.LogCaptureFixture,
) -> None:
    pages = laid_out(flow([300, 9000, 300]))
    assert "0.1" in caplog.text
    assert caplog.text.count("delt") == 1
    printed = "".join(text for page in pages for text in written(page))
    for heading in (LEAD, "Forvaltning 0"):
        printed = printed.replace(f"{heading} {CONTINUED}", "")
    assert prose("Punkt 0.1:", 9000) in printed
    for page in pages[1:]:
        assert written(page)[:2] == [f"{LEAD} {CONTINUED}", f"Forvaltning 0 {CONTINUED}"]


def test_a_table_longer_than_a_column_goes_on_under_its_header_and_nobody_is_warned(
    caplog: pytest.LogCaptureFixture,
) -> None:
    rows = tuple(TableRow((f"Nr. {number}", prose("", 20 + number))) for number in range(90))
    table = Table("Tabel", ("Hvad", "Hvornår"), rows, "Alt.")
    pages = laid_out(Flow("a", "T", (FlowSection("", (FlowItem((table,), 0, "Tabel"),)),)))
    columns = [column for page in pages for column in page.columns if column]
    firsts = []
    for column in columns:
        held = [row for placed in column for row in placed.piece.rows]
        shown = [row.row if isinstance(row, Shown) else row for row in held]
        grid = [row for row in shown if isinstance(row, GridRow)]
        assert grid[0].names_columns
        firsts += [row.cells[0] for row in grid[1:]]
        assert placed_end(column) <= pages[0].top - BODY_BOTTOM + 0.1
    names = ["".join(run.text for run in cell.rows[0].line.runs) for cell in firsts]  # type: ignore[attr-defined]
    assert names == [f"Nr. {number}" for number in range(90)]
    for column in columns[:-1]:
        assert placed_end(column) > 0.8 * (pages[0].top - BODY_BOTTOM), (
            "no column is left half empty"
        )
    assert not caplog.text


def placed_end(column: tuple[Placed, ...]) -> float:
    return column[-1].top + column[-1].piece.height


@pytest.mark.allow_log
def test_priorities_taller_than_a_column_are_divided() -> None:
    pages = laid_out(flow([100], box=6000))
    printed = "".join(text for page in pages for text in written(page))
    assert "Punkt 0.0:" in printed
    assert prose("Prioritet:", 6000) in printed


def test_a_table_stays_on_the_slide_of_its_text() -> None:
    document = build_status_deck(sample_deck(), Edition.PUBLIC)
    fifth = next(
        one for one in document.slides if isinstance(one, Flow) and one.anchor == "objective-5"
    )
    names = [[p.piece.name for c in page.columns for p in c] for page in laid_out(fifth)]
    assert names[-1][-3] == "S5.10"
    assert names[-1][-1].endswith("status og måltal")


def test_content_that_fits_larger_type_gets_it() -> None:
    small, large = (laid_out(flow([length], fit=True))[0] for length in (1500, 300))
    sizes = [
        {
            row.size
            for c in page.columns
            for p in c
            for row in p.piece.rows
            if isinstance(row, TextRow)
        }
        for page in (small, large)
    ]
    assert max(sizes[0]) < max(sizes[1])


def test_a_very_long_title_makes_the_band_higher_and_the_columns_shorter() -> None:
    made = Flow("a", prose("Titel", 1200), (FlowSection("", (item("0", 200),)),))
    (page,) = laid_out(made)
    (usual,) = laid_out(flow([200]))
    assert page.title.band > usual.title.band
    assert page.top < usual.top
