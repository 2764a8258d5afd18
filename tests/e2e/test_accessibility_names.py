"""Every control of every page and dialog, met as a screen reader meets it."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

import pytest
from PySide6.QtWidgets import (
    QComboBox,
    QLineEdit,
    QPlainTextEdit,
    QPushButton,
    QTableView,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from kkdesk.ui.icons import icon
from kkdesk.ui.widgets.fields import SearchField
from tests.e2e.audit_program import PLACES, Program, nothing
from tests.e2e.audit_rules import controls, findings

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from pytestqt.qtbot import QtBot

FEWEST_CONTROLS = 400
"""On the pages and dialogs together; fewer would mean that the audit sees too little."""


@pytest.fixture(params=["da", "en"])
def program(
    request: pytest.FixtureRequest,
    sample_database: Path,
    tmp_path: Path,
    qtbot: QtBot,
) -> Iterator[Program]:
    database = shutil.copyfile(sample_database, tmp_path / "kkdesk.sqlite")
    made = Program(database, tmp_path, qtbot, request.param)
    yield made
    made.close()


def test_every_control_has_a_name_of_its_own_and_can_be_hit(program: Program) -> None:
    seen = len(controls(program.window))
    wrong = [f"window: {one}" for one in findings(program.window)]
    for key in PLACES:
        page = program.show(key)
        seen += len(controls(page))
        wrong += [f"{key}: {one}" for one in findings(page)]
    for code in ("S1.3", "S1.4", "P2.1.2"):
        program.open_initiative(code)
        seen += len(controls(program.plans))
        wrong += [f"{code}: {one}" for one in findings(program.plans)]
    for name, dialog in program.dialogs():
        seen += len(controls(dialog))
        wrong += [f"{name}: {one}" for one in findings(dialog)]
    assert wrong == []
    assert seen > FEWEST_CONTROLS


def test_what_appears_only_at_times_is_named_too(program: Program) -> None:
    page = program.plans
    page.view.notice.show_message("Noget", "warning", action="Gør noget", do=nothing)
    page.view.search.setText("xyzzy")
    program.settle()
    assert list(findings(page)) == []
    deadlines = program.show("deadlines")
    for search in deadlines.findChildren(SearchField):
        search.setText("xyzzy")
    program.settle()
    assert list(findings(deadlines)) == []


def test_the_audit_finds_what_is_wrong(qtbot: QtBot) -> None:
    form = QWidget()
    qtbot.addWidget(form)
    column = QVBoxLayout(form)
    small = QToolButton()
    small.setIcon(icon("close"))
    small.setFixedSize(16, 16)
    parts: list[QWidget] = [small, QComboBox(), QLineEdit(), QPlainTextEdit(), QTableView()]
    parts += [QPushButton("Gem"), QPushButton("Gem")]
    for part in parts:
        column.addWidget(part)
    form.show()
    found = "\n".join(findings(form))
    for fault in (
        "16×16 pixels: QToolButton",
        "a picture without words: QToolButton",
        "combo box without a label: QComboBox",
        "no name: QLineEdit",
        "Tab does not leave QPlainTextEdit",
        "Tab does not leave QTableView",
        "2 times ('Button', 'Gem', '')",
    ):
        assert fault in found
