"""How text fills pages of paper: order, breaks, repeated headers and foot notes."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kkdesk.reports.document import (
    Block,
    BulletList,
    Document,
    Item,
    Note,
    NoteRef,
    Panel,
    Paper,
    Paragraph,
    Quote,
    RichRow,
    RichTable,
    Section,
    Span,
    Table,
    TableRow,
)
from kkdesk.reports.pdf.charts import LABEL_SIZE, LEGEND_MARK, legend_places
from kkdesk.reports.pdf.fonts import REGULAR, load_faces
from kkdesk.reports.pdf.grid import GridRow
from kkdesk.reports.pdf.line_charts import ticks
from kkdesk.reports.pdf.paper import PaperComposer
from kkdesk.reports.pdf.rows import TextRow
from tests.unit.reports.sample_deck import prose
from tests.unit.reports.sample_paper import sample_paper, words

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kkdesk.reports.pdf.paging import PaperPage, Strip
    from kkdesk.reports.pdf.rows import Row

FACES = load_faces()


def paper_of(*sections: Section, contents: str = "") -> Document:
    return replace(sample_paper(), paper=Paper(sections, contents=contents))


def laid_out(document: Document) -> list[PaperPage]:
    assert document.paper is not None
    return PaperComposer(document, document.paper, FACES, "0").layout(lambda: None).pages


def lines_of(row: Row) -> Iterator[TextRow]:
    if isinstance(row, TextRow):
        yield row
    elif isinstance(row, GridRow):
        for cell in row.cells:
            for inner in cell.rows:
                yield from lines_of(inner)


def said(rows: list[TextRow]) -> str:
    return "".join(run.text for row in rows for run in row.line.runs)


def page_lines(page: PaperPage) -> list[TextRow]:
    return [line for laid in page.laid for line in lines_of(laid.strip.row)]


numbers = st.integers(20, 1500)


@st.composite
def blocks(draw: st.DrawFn) -> Block:
    kind = draw(st.integers(0, 6))
    length = draw(numbers)
    text = words(prose("¤", length, length))
    if kind in (0, 1):
        return text
    if kind == 2:
        count = draw(st.integers(1, 8))
        return BulletList(tuple(Item((words(prose("¤", length // 3)),)) for _ in range(count)))
    if kind == 3:
        return Panel("¤ overskrift", (text,), "¤ 71 %", "¤ kilde")
    if kind == 4:
        return Quote((text,), "¤ kilde")
    count = draw(st.integers(1, 40))
    if kind == 5:
        rows = tuple(TableRow((f"¤ {n}", str(n)), emphasis=n == count) for n in range(count))
        return Table("¤ tabel", ("¤ navn", "¤ tal"), rows, "Tal.", note="¤ note")
    rich = tuple(
        RichRow(((words("¤ felt"),), (words(prose("¤", length * draw(st.integers(1, 4)))),)))
        for _ in range(count % 6 + 1)
    )
    return RichTable("¤ skema", ("¤ felt", "¤ tekst"), rich, "Felter.", (0.3, 0.7))


@st.composite
def sections(draw: st.DrawFn) -> Section:
    inner = tuple(draw(st.lists(blocks(), max_size=4)))
    notes: tuple[Note, ...] = ()
    if draw(st.booleans()):
        length = draw(st.integers(10, 4000))
        notes = (Note("1", (Span(prose("¤ note", length)),)),)
        inner = (words("¤ med note", NoteRef("1"), " og igen", NoteRef("1")), *inner)
    return Section(
        "",
        draw(st.sampled_from(("", "¤ Overskrift", prose("¤ Lang overskrift", 130)))),
        inner,
        draw(st.sampled_from((1, 2, 3, 4))),
        draw(st.booleans()),
        draw(st.integers(0, 4)) == 0,
        notes,
    )


papers = st.lists(sections(), min_size=1, max_size=5)


def numbered(section: Section, counter: Iterator[int]) -> Section:
    """Return the section with each mark made a number, so that every text can be told."""

    def text(old: str) -> str:
        while "¤" in old:
            old = old.replace("¤", f"#{next(counter)}#", 1)
        return old

    def block(old: Block) -> Block:  # noqa: PLR0911 -- one case per kind of block
        match old:
            case Paragraph(inlines):
                return Paragraph(
                    tuple(
                        replace(one, text=text(one.text)) if isinstance(one, Span) else one
                        for one in inlines
                    )
                )
            case BulletList(items):
                made = tuple(Item(tuple(map(block, item.blocks))) for item in items)
                return BulletList(made)
            case Panel():
                figure, heading = text(old.figure), text(old.heading)
                return Panel(heading, tuple(map(block, old.blocks)), figure, text(old.source))
            case Quote():
                return Quote(tuple(map(block, old.blocks)), text(old.source))
            case Table():
                title, header = text(old.title), tuple(map(text, old.header))
                rows = tuple(replace(r, cells=tuple(map(text, r.cells))) for r in old.rows)
                return replace(old, title=title, header=header, rows=rows, note=text(old.note))
            case RichTable():
                title, header = text(old.title), tuple(map(text, old.header))
                rich = tuple(
                    RichRow(tuple(tuple(map(block, cell)) for cell in row.cells))
                    for row in old.rows
                )
                return replace(old, title=title, header=header, rows=rich)
            case _:
                return old

    heading = text(section.heading)
    inner = tuple(map(block, section.blocks))
    notes = tuple(
        Note(n.number, tuple(Span(text(s.text)) for s in n.inlines if isinstance(s, Span)))
        for n in section.notes
    )
    return replace(section, heading=heading, blocks=inner, notes=notes)


@settings(max_examples=60, deadline=None)
@given(papers)
def test_every_line_stands_once_inside_its_page_and_nothing_overlaps(made: list[Section]) -> None:
    pages = laid_out(paper_of(*made, contents="Indhold"))
    for page in pages:
        ends = 0.0
        for top, row in page.repeated:
            assert top >= ends - 0.01
            ends = top + row.height
        for laid in page.laid:
            assert laid.top >= ends - 0.01
            ends = laid.top + laid.strip.row.height
        assert ends + page.notes_height <= page.room + 0.01
        for line in page_lines(page):
            assert line.x + line.line.width <= page.size[0] - 2 * 70.87 + 0.1


def strips_said(pages: list[PaperPage]) -> str:
    """Return all texts by their tags in the order of their first lines; notes apart."""
    by_tag: dict[int, list[TextRow]] = {}
    for page in pages:
        for line in page_lines(page):
            by_tag.setdefault(id(line.tag), []).append(line)
    return " ".join(said(lines) for lines in by_tag.values())


@settings(max_examples=60, deadline=None)
@given(papers)
def test_every_text_is_printed_once_in_its_order(made: list[Section]) -> None:
    counter = iter(range(1_000_000))
    named = [numbered(section, counter) for section in made]
    pages = laid_out(paper_of(*named))
    in_notes = {
        int(span.text.split("#")[1])
        for section in named
        for note in section.notes
        for span in note.inlines
        if isinstance(span, Span)
    }
    total = next(counter)
    printed = [int(part) for part in strips_said(pages).split("#")[1::2]]
    assert printed == [number for number in range(total) if number not in in_notes]
    notes = [int(p) for p in said([r for page in pages for r in note_rows(page)]).split("#")[1::2]]
    assert sorted(notes) == sorted(in_notes)


def note_rows(page: PaperPage) -> list[TextRow]:
    return [row for _, row in page.notes if isinstance(row, TextRow)]


@settings(max_examples=60, deadline=None)
@given(papers)
def test_no_heading_ends_a_page_and_no_line_is_left_alone(made: list[Section]) -> None:
    pages = laid_out(paper_of(*made))
    totals: dict[int, int] = {}
    for page in pages:
        for laid in page.laid:
            if isinstance(laid.strip.row, TextRow):
                key = id(laid.strip.row.tag)
                totals[key] = totals.get(key, 0) + 1
    for page, following in pairwise(pages):
        rows = [laid.strip.row for laid in page.laid if laid.strip.row.height]
        later = [laid.strip for laid in following.laid if laid.strip.row.height]
        if not rows or not later or not isinstance(rows[-1], TextRow):
            continue
        last = rows[-1]
        alone = sum(isinstance(row, TextRow) and row.tag is last.tag for row in rows)
        assert alone > 1 or totals[id(last.tag)] == 1
        if last.tag.role.startswith("H"):
            assert later[0].anchors or any(strip.anchors for strip in following_strips(following))


def following_strips(page: PaperPage) -> list[Strip]:
    return [laid.strip for laid in page.laid]


def test_a_heading_goes_with_the_text_below_it() -> None:
    for length in range(2900, 4200, 60):
        pages = laid_out(
            paper_of(
                Section("a", "Først", (words(prose("Teksten.", length)),)),
                Section("b", "Derefter", (words(prose("Mere.", 400)),)),
            )
        )
        for page in pages:
            assert page_lines(page)[-1].tag.role == "P"


def test_a_long_table_repeats_its_header_on_each_page() -> None:
    rows = tuple(TableRow((f"Række {n}", str(n))) for n in range(120))
    table = Table("Lang", ("Navn", "Tal"), rows, "Mange rækker.")
    pages = laid_out(paper_of(Section("a", "Tabel", (table,))))
    assert len(pages) == 4
    assert [len(page.repeated) for page in pages] == [0, 1, 1, 1]
    heads = [said(list(lines_of(row))) for page in pages for _, row in page.repeated]
    assert heads == ["NavnTal"] * 3


def test_a_row_that_breaks_is_named_again_and_leaves_no_line_alone() -> None:
    long = tuple(words(prose(f"Afsnit {n}.", 900)) for n in range(12))
    row = RichRow(((words("Beskrivelse"),), long))
    table = RichTable("Skema", ("Felt", "Tekst"), (row,), "Felter.", (0.3, 0.7))
    first, *rest = laid_out(paper_of(Section("a", "Skema", (table,))))
    assert len(rest) == 3
    for page in rest:
        continued = page.laid[0].strip.row
        assert isinstance(continued, GridRow)
        assert said([row for row in continued.name if isinstance(row, TextRow)]) == "Beskrivelse"
        assert not continued.cells[0].rows
    for page in (first, *rest):
        body = page.laid[-1].strip.row
        assert isinstance(body, GridRow)
        lines = [line for line in body.cells[1].rows if isinstance(line, TextRow)]
        assert lines[0].tag is lines[1].tag
        assert lines[-1].tag is lines[-2].tag


def test_a_note_stands_on_the_page_that_first_refers_to_it() -> None:
    filler = words(prose("Fyld.", 3300))
    section = Section(
        "a",
        "Noter",
        (filler, words("Her er en note", NoteRef("7"), "."), filler, words("Igen", NoteRef("7"))),
        notes=(Note("7", (Span("Kilden."),)), Note("8", (Span("Uden henvisning."),))),
    )
    pages = laid_out(paper_of(section))
    for page in pages:
        refers = any(run.raised for line in page_lines(page) for run in line.line.runs)
        first = refers and not any(
            run.raised
            for earlier in pages[: pages.index(page)]
            for line in page_lines(earlier)
            for run in line.line.runs
        )
        assert ("Kilden." in said(note_rows(page))) == first
    assert "Uden henvisning." in said(note_rows(pages[-1]))


def test_a_turned_section_has_pages_of_its_own() -> None:
    pages = laid_out(
        paper_of(
            Section("a", "Stående", (words("Tekst."),)),
            Section("b", "Liggende", (words("Tekst."),), landscape=True),
            Section("c", "Også liggende", (words("Tekst."),), landscape=True),
            Section("d", "Igen stående", (words("Tekst."),)),
        )
    )
    assert [page.size[0] > page.size[1] for page in pages] == [False, True, False]


@pytest.mark.parametrize("intro", [(), (words("21 indikatorer."),)])
@pytest.mark.parametrize("lines", range(20, 34))
def test_no_heading_stands_at_the_foot_without_the_section_it_opens(
    lines: int, intro: tuple[Block, ...]
) -> None:
    rows = tuple(RichRow(((words(f"Mål {number}"),),)) for number in range(3))
    table = RichTable("Tabel", ("Mål",), rows, "Mål.")
    pages = laid_out(
        paper_of(
            Section("a", "", tuple(words("Linje") for _ in range(lines))),
            Section("c", "Politikken", intro),
            Section("d", "Pejlemærket", (table,), level=2),
        )
    )
    told = [said(page_lines(page)) for page in pages]
    assert [("Politikken" in page) == ("Mål 0" in page) for page in told] == [True] * len(told)


@given(st.floats(-1e9, 1e9), st.floats(0, 1e9))
def test_the_ticks_of_a_chart_enclose_its_values_in_even_steps(low: float, more: float) -> None:
    made = ticks(low, low + more)
    steps = [second - first for first, second in pairwise(made)]
    assert 1 <= len(steps) <= 7
    assert made[0] <= low + 1e-6 * (abs(low) + more)
    assert made[-1] >= low + more - 1e-6 * (abs(low) + more)
    assert max(steps) - min(steps) <= 1e-6 * max(map(abs, made))


@given(st.lists(st.text("abcde ", max_size=60), max_size=9), st.floats(150, 500))
def test_names_of_a_legend_do_not_overlap(names: list[str], width: float) -> None:
    places = legend_places(FACES, names, width, 30.0)
    for (number, at, down), (_, next_at, next_down) in pairwise(places):
        end = at + LEGEND_MARK + FACES[REGULAR].width(names[number]) * LABEL_SIZE / 1000
        assert next_down > down or next_at >= end
        assert number == 0 or at == 30.0 or end <= width
