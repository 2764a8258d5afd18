"""Chosen pages of every kind of document look as they did when somebody last looked at them.

``make golden-pages`` stores them anew; look at what changed before you commit it.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QRect
from PySide6.QtGui import QColor, QImage, QPainter

from kkdesk import demo_prints
from kkdesk.domain.vocabulary import Edition
from kkdesk.services.print_kinds import PRINT_KINDS, PrintRequest, print_kind
from kkdesk.services.timeline_printing import print_timeline
from tests.unit.golden_pages import FOLDER, RENEW, differences, marked, picture, store, stored

if TYPE_CHECKING:
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from kkdesk.services.workspace import Workspace

CHOSEN: dict[str, tuple[PrintRequest, tuple[int, ...]]] = {
    "status-slides": (PrintRequest(), (1, 2, 3, 5, 7, 18, 22, 24)),
    "memo": (PrintRequest(committee="SUD"), (1, 2)),
    "answer": (PrintRequest(), (1, 2)),
    "remarks": (PrintRequest(), (1, 3)),
    "plan": (PrintRequest(plan="sof-2023"), (5, 7, 8, 10, 12, 16, 22)),
    "sheets": (PrintRequest(), (1, 2, 8)),
    "indicators": (PrintRequest(), (1, 2, 4, 5, 9)),
    "budget": (PrintRequest(plan="integration-2019"), (1, 2)),
    "deadlines": (PrintRequest(), (1,)),
    "changes": (PrintRequest(first="sof-2023", last="2025"), (1, 3, 22)),
    "packet": (PrintRequest(Edition.INTERNAL, committee="SUD"), (1, 2, 3, 4, 5, 32)),
    "timeline": (PrintRequest(), (2, 3)),
}
"""What is printed of the sample, and the pages that are looked at."""
_LARGEST = 1_500_000


def printed(workspace: Workspace, kind: str, folder: Path) -> Path:
    path = folder / f"{kind}.pdf"
    if kind == "timeline":
        return print_timeline(workspace, path).path
    if kind == "packet":
        demo_prints._fill_appendices(workspace, folder)
    return print_kind(workspace, kind, path, CHOSEN[kind][0]).path


@pytest.mark.parametrize("kind", CHOSEN)
def test_the_pages_look_as_they_did(
    sample_workspace: Workspace, tmp_path: Path, qtbot: QtBot, kind: str
) -> None:
    assert qtbot
    path = printed(sample_workspace, kind, tmp_path)
    changed = []
    for number in CHOSEN[kind][1]:
        name = f"{kind}-{number:02}"
        shown, kept = picture(path, number), stored(name)
        if RENEW:
            if kept is None or differences(shown, kept):
                store(shown, name)
            continue
        squares = differences(shown, kept) if kept is not None else [(0, 0)]
        if squares:
            marked(shown, squares).save(str(tmp_path / f"{name}.png"))
            changed.append(f"{name}: {len(squares)}")
    assert not changed, f"{changed}: look at {tmp_path}/*.png, then make golden-pages"


def test_every_kind_is_looked_at_and_nothing_else_is_stored() -> None:
    assert set(CHOSEN) == {*PRINT_KINDS, "timeline"}
    names = {f"{kind}-{page:02}" for kind, (_, pages) in CHOSEN.items() for page in pages}
    files = list(FOLDER.glob("*.png"))
    assert {file.stem for file in files} == names
    assert sum(file.stat().st_size for file in files) < _LARGEST


@pytest.fixture
def page(qtbot: QtBot) -> QImage:
    """A page of two columns of text."""
    assert qtbot
    kept = stored("plan-07")
    assert kept is not None
    return kept


def painted(page: QImage, place: QRect, source: QRect | None) -> QImage:
    """The page with something of it drawn at a place, or the place left white."""
    made = page.convertToFormat(QImage.Format.Format_RGB32)
    painter = QPainter(made)
    if source is None:
        painter.fillRect(place, QColor("white"))
    else:
        painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_Multiply)
        painter.drawImage(place.topLeft(), page, source)
    painter.end()
    return made.convertToFormat(QImage.Format.Format_Grayscale8)


LINE = QRect(20, 130, 230, 7)
FOOT = QRect(20, 285, 70, 12)


@pytest.mark.parametrize(
    ("place", "source"),
    [
        (LINE, None),
        (FOOT, None),
        (QRect(30, 200, 60, 8), None),
        (LINE.translated(0, 4), LINE),
        (QRect(280, 250, 230, 7), LINE),
    ],
    ids=["missing line", "missing foot", "missing words", "overlapping line", "added line"],
)
def test_a_line_that_is_missing_added_or_drawn_over_another_is_seen(
    page: QImage, place: QRect, source: QRect | None
) -> None:
    assert differences(painted(page, place, source), page)


@pytest.mark.parametrize(("right", "down"), [(0, 4), (6, 0), (0, -8)])
def test_a_page_whose_text_is_moved_is_seen(page: QImage, right: int, down: int) -> None:
    moved = QImage(page.size(), QImage.Format.Format_RGB32)
    moved.fill(QColor("white"))
    painter = QPainter(moved)
    painter.drawImage(right, down, page)
    painter.end()
    grey = moved.convertToFormat(QImage.Format.Format_Grayscale8)
    assert differences(grey, page)


def test_other_antialiasing_is_not_seen(
    sample_workspace: Workspace, tmp_path: Path, qtbot: QtBot
) -> None:
    assert qtbot
    path = printed(sample_workspace, "plan", tmp_path)
    for number in (7, 16):
        shown = picture(path, number)
        for finer in (2.0, 3.0, 6.0):
            other = picture(path, number, finer)
            assert other != shown
            assert differences(other, shown) == []


def test_a_page_of_another_size_is_seen(page: QImage) -> None:
    assert differences(page, page.copy(0, 0, page.width() - 1, page.height()))


def test_the_real_thing_is_seen_when_one_word_is_left_out(
    sample_workspace: Workspace, tmp_path: Path, qtbot: QtBot
) -> None:
    assert qtbot
    path = printed(sample_workspace, "memo", tmp_path)
    before = picture(path, 1)
    request = replace(CHOSEN["memo"][0], edition=Edition.INTERNAL)
    internal = print_kind(sample_workspace, "memo", tmp_path / "intern.pdf", request).path
    assert differences(picture(internal, 1), before), "the marking in the foot"
