"""Handouts: several slides on a page, read in the same order as the slides themselves."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pikepdf
import pytest
from hypothesis import given
from hypothesis import strategies as st

from kkdesk.domain.vocabulary import Edition
from kkdesk.reports.content.status_deck import build_status_deck
from kkdesk.reports.pdf.handout import SHEETS
from kkdesk.reports.pdf.theme import SLIDE_HEIGHT, SLIDE_WIDTH
from kkdesk.reports.pdf.writer import write_pdf
from kkdesk.reports.verify import reading_order, verify_pdf
from tests.unit.reports.sample_deck import sample_deck
from tests.unit.reports.test_pptx import figures
from tests.unit.reports.test_themed_documents import sound

if TYPE_CHECKING:
    from pathlib import Path

    from kkdesk.reports.document import Document


@pytest.fixture(scope="module")
def deck() -> Document:
    made = build_status_deck(sample_deck(), Edition.PUBLIC)
    return replace(made, slides=(*made.slides, figures()), marking="Intern udgave")


@pytest.fixture(scope="module")
def slides(deck: Document, tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("slides") / "slides.pdf"
    write_pdf(deck, path)
    return path


@pytest.mark.parametrize("each", [2, 4, 6])
def test_a_handout_says_what_the_slides_say_on_fewer_pages(
    deck: Document, slides: Path, tmp_path: Path, each: int
) -> None:
    path = tmp_path / "a.pdf"
    count = write_pdf(replace(deck, handout=each), path)
    with pikepdf.open(slides) as one, pikepdf.open(path) as other:
        assert len(other.pages) == count == -(-len(one.pages) // each)
        for page in other.pages:
            assert tuple(map(float, page.MediaBox))[2:] == pytest.approx(SHEETS[each].size)
    assert reading_order(path) == reading_order(slides)
    report = verify_pdf(path, forbidden=(), document=deck)
    assert (report.findings, report.leaks) == ([], [])
    sound(path)


def test_links_and_bookmarks_lead_to_the_slide_where_it_is_seen(
    deck: Document, slides: Path, tmp_path: Path
) -> None:
    path = tmp_path / "a.pdf"
    write_pdf(replace(deck, handout=4), path)
    with pikepdf.open(slides) as one, pikepdf.open(path) as other:
        for before, after in zip(places(one), places(other), strict=True):
            assert after[0] == before[0] // 4
            slot = SHEETS[4].slots()[before[0] % 4]
            assert slot[1] <= after[1] <= slot[1] + slot[3] + 0.1


def places(pdf: pikepdf.Pdf) -> list[tuple[int, float]]:
    """The page and the height that each link and bookmark leads to."""
    numbers = {page.obj.objgen: number for number, page in enumerate(pdf.pages)}
    links = [
        link.Dest for page in pdf.pages for link in page.obj.get("/Annots", []) if "/Dest" in link
    ]
    with pdf.open_outline() as outline:
        waiting = list(outline.root)
        marks = []
        while waiting:
            item = waiting.pop(0)
            assert isinstance(item.destination, pikepdf.Array)
            marks.append(item.destination)
            waiting = [*item.children, *waiting]
    assert links
    assert marks
    return [(numbers[place[0].objgen], float(place[3])) for place in (*links, *marks)]


def test_figures_and_links_lie_within_the_slots(deck: Document, tmp_path: Path) -> None:
    path = tmp_path / "a.pdf"
    write_pdf(replace(deck, handout=6), path)
    with pikepdf.open(path) as pdf:
        boxes = [
            tuple(map(float, link.Rect))
            for page in pdf.pages
            for link in page.obj.get("/Annots", [])
        ]
        boxes += [
            tuple(map(float, one.A[0].BBox))
            for one in pdf.objects
            if isinstance(one, pikepdf.Dictionary) and one.get("/S") == "/Figure"
        ]
    slots = SHEETS[6].slots()
    assert boxes
    outside = [
        (left, low, right, high)
        for left, low, right, high in boxes
        if not any(
            x - 3 <= left < right <= x + wide + 3 and y - 3 <= low < high <= y + tall + 3
            for x, y, wide, tall in slots
        )
    ]
    assert outside == []


def test_an_equal_handout_is_an_equal_file(deck: Document, tmp_path: Path) -> None:
    for name in "12":
        write_pdf(replace(deck, handout=2), tmp_path / name)
    assert (tmp_path / "1").read_bytes() == (tmp_path / "2").read_bytes()


@given(each=st.sampled_from(sorted(SHEETS)))
def test_slots_keep_the_slides_shape_and_do_not_overlap(each: int) -> None:
    sheet = SHEETS[each]
    slots = sheet.slots()
    assert len(slots) == each
    for order, (x, y, wide, high) in enumerate(slots):
        assert wide / high == pytest.approx(SLIDE_WIDTH / SLIDE_HEIGHT)
        assert x >= 0
        assert y >= 0
        assert x + wide <= sheet.size[0]
        assert y + high <= sheet.size[1]
        for left, low, width, tall in slots[order + 1 :]:
            assert x + wide <= left or left + width <= x or y + high <= low or low + tall <= y
