"""While a status text is written, the page says what it takes of the printed slides."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pikepdf
import pytest
from PySide6.QtTest import QTest

from kkdesk.domain.vocabulary import Edition
from kkdesk.reports.readback import page_texts, read_content
from kkdesk.services.printing import print_status_slides
from tests.e2e.page_surroundings import Surrounder
from tests.e2e.rounds_desk import RoundsDesk

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from PySide6.QtWidgets import QPlainTextEdit
    from pytestqt.qtbot import QtBot

    from kkdesk.services.workspace import Workspace


@pytest.fixture
def desk(qtbot: QtBot, sample_workspace: Workspace) -> Iterator[RoundsDesk]:
    """The page with a text of the sample's round open for writing."""
    made = Surrounder(qtbot)
    desk = RoundsDesk(made(sample_workspace))
    desk.fill(desk.view.close_round, reopen_reason="Teksterne skal rettes.")
    desk.open("SUF", "I alt")
    desk.press(desk.entries.reopen)
    yield desk
    made.close()


def edit_of(desk: RoundsDesk) -> QPlainTextEdit:
    found: QPlainTextEdit = desk.entries.form.controls["text"].edit.text  # type: ignore[attr-defined]
    return found


def test_the_line_follows_the_keys(desk: RoundsDesk) -> None:
    edit_of(desk).setPlainText("")
    desk.entries.form.controls["text"].edited.emit()
    QTest.keyClicks(edit_of(desk), "Huset er taget i brug")
    assert desk.entries.capacity.text().startswith("5 ord")
    wanted = r"5 ord · fylder \d pct. af et slide · står på slide \d+ \(\d/\d\)"
    desk.surroundings.qtbot.waitUntil(
        lambda: re.fullmatch(wanted, desk.entries.capacity.text()) is not None
    )


@pytest.mark.allow_log  # the print warns of a text that is taller than a column
def test_a_text_that_the_print_continues_is_said_to_continue(
    desk: RoundsDesk, tmp_path: Path
) -> None:
    desk.write("kapacitetsprøve " * 500)
    desk.entries.measured.measure()
    desk.settle()
    said = desk.entries.capacity.text()
    found = re.search(r"står på slide (\d+) \((\d)/(\d)\) og fortsætter til slide (\d+)", said)
    assert found, said
    assert "højere end en spalte" in said
    path = tmp_path / "slides.pdf"
    print_status_slides(desk.workspace, path, round_code="2025", edition=Edition.PUBLIC)
    with pikepdf.open(path) as pdf:
        pages = page_texts(read_content(pdf))
    shown = [n for n, page in enumerate(pages, start=1) if "kapacitetsprøve" in page]
    assert [int(found[1]), int(found[4])] == [shown[0], shown[-1]]
    assert f"({found[2]}/{found[3]})" in pages[shown[0] - 1]


def test_a_text_that_is_taken_away_is_on_no_slide(desk: RoundsDesk) -> None:
    desk.write("")
    desk.entries.measured.measure()
    desk.settle()
    assert desk.entries.capacity.text() == "0 ord · kommer ikke med på slidene"
