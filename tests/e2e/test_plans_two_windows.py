"""Two programs at one file: neither overwrites the other."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from kkdesk.db.engine import database_path, open_database
from kkdesk.services import editing, portfolio
from kkdesk.services.workspace import Workspace
from kkdesk.ui.dialogs.edit_conflict import EditConflictDialog
from kkdesk.ui.theme import Theme, ThemeMode
from tests.e2e.plans_desk import Desk

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from PySide6.QtWidgets import QApplication
    from pytestqt.qtbot import QtBot


@pytest.fixture(scope="module")
def theme(qapp: QApplication) -> Theme:
    """Set the sheet once: doing so with windows of fields about takes seconds."""
    return Theme(qapp, ThemeMode.LIGHT)


@pytest.fixture
def desk(sample_workspace: Workspace, tmp_path: Path, qtbot: QtBot, theme: Theme) -> Iterator[Desk]:
    made = Desk(sample_workspace, tmp_path, qtbot, theme)
    yield made
    made.close()


@pytest.fixture
def other(sample_workspace: Workspace) -> Iterator[Workspace]:
    """Somebody else at the same file, in a program of her own."""
    engine = open_database(database_path(sample_workspace.engine))
    yield Workspace(engine, "Mette Holm", sample_workspace.today)
    engine.dispose()


# -- two at one file


def test_two_windows_cannot_overwrite_each_other(desk: Desk, other: Workspace) -> None:
    opened = desk.open("S2.2")
    editing.set_field(
        other, "initiative", opened.id, "title",
        expected=opened.fields["title"], value="Mettes titel",
    )  # fmt: skip
    desk.type(desk.line("title"), "Min titel")
    desk.line("target_group").setFocus()
    desk.settle()
    assert portfolio.initiative_detail(other, opened.id).fields["title"] == "Mettes titel"
    dialog = desk.dialog()
    assert isinstance(dialog, EditConflictDialog)
    assert dialog.mine.toPlainText() == "Min titel"
    assert dialog.theirs.toPlainText() == "Mettes titel"
    assert "Mette Holm" in dialog._heading.text()
    desk.press("Brug min")
    assert portfolio.initiative_detail(other, opened.id).fields["title"] == "Min titel"


def test_the_others_words_can_be_taken_instead(desk: Desk, other: Workspace) -> None:
    opened = desk.open("S2.2")
    editing.set_field(
        other, "initiative", opened.id, "title",
        expected=opened.fields["title"], value="Mettes titel",
    )  # fmt: skip
    desk.type(desk.line("title"), "Min titel")
    desk.page.flush()
    desk.settle()
    desk.press("Brug den andens")
    assert desk.line("title").text() == "Mettes titel"
    assert portfolio.initiative_detail(other, opened.id).fields["title"] == "Mettes titel"


def test_putting_the_decision_off_keeps_both_texts(desk: Desk, other: Workspace) -> None:
    opened = desk.open("S2.2")
    editing.set_field(
        other, "initiative", opened.id, "title",
        expected=opened.fields["title"], value="Mettes titel",
    )  # fmt: skip
    desk.type(desk.line("title"), "Min titel")
    desk.page.flush()
    desk.settle()
    desk.press("Senere")
    assert desk.line("title").text() == "Min titel"
    assert portfolio.initiative_detail(other, opened.id).fields["title"] == "Mettes titel"


def test_links_changed_by_two_are_a_question_too(desk: Desk, other: Workspace) -> None:
    opened = desk.open("S2.2")
    first, second = [
        c.id for c in desk.page.choices.objectives if c.id not in opened.objective_ids
    ][:2]
    editing.set_links(
        other, opened.id, "objective",
        expected=opened.objective_ids, wanted=(*opened.objective_ids, first),
    )  # fmt: skip
    desk.page.editor.form.own.controls["objective"].picker.add(second)  # type: ignore[attr-defined]
    desk.settle()
    assert set(portfolio.initiative_detail(other, opened.id).objective_ids) == {
        *opened.objective_ids,
        first,
    }
    desk.press("Brug den andens")
    assert first in desk.page.editor.form.own.controls["objective"].picker.keys()  # type: ignore[attr-defined] # noqa: SIM118 -- a picker, not a mapping
