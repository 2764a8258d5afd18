"""The first start: nothing is made before a choice, and each choice leads to an open database."""

from __future__ import annotations

import os
import shutil
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog

from kkdesk.services.listing import list_records
from kkdesk.settings import load
from kkdesk.ui.dialogs.first_run import FirstRunDialog
from kkdesk.ui.widgets.labels import EmptyState
from tests.e2e.app_desk import AppDesk, running, wait_until
from tests.e2e.first_run_desk import TYPED, assistant, begin_own, fill_in

if TYPE_CHECKING:
    from collections.abc import Iterator

    from PySide6.QtWidgets import QApplication


@pytest.fixture
def config(tmp_path: Path) -> Path:
    return tmp_path / "config"


@pytest.fixture
def desk(qapp: QApplication, config: Path) -> Iterator[AppDesk]:
    with running(qapp, "", config, lang="da") as found:
        yield found


def made() -> list[Path]:
    """Every file in the person's folder of data."""
    found = Path(os.environ["XDG_DATA_HOME"]).rglob("*")
    return sorted(path for path in found if path.is_file())


def said(desk: AppDesk) -> str:
    """What the window says in place of its pages."""
    shown = desk.window.stack.currentWidget()
    assert isinstance(shown, EmptyState)
    return shown.accessibleName()


def test_nothing_is_made_before_a_choice_and_the_window_leads_back_to_it(desk: AppDesk) -> None:
    dialog = assistant(desk)
    assert dialog.windowTitle() == "Kom i gang"
    QTest.keyClick(dialog, Qt.Key.Key_Escape)
    desk.settle()
    assert not dialog.isVisible()
    assert said(desk) == "Der er ingen database endnu"
    assert made() == []
    desk.application.new_window()
    shown = [view.window.stack.currentWidget() for view in desk.application.views]
    assert [isinstance(one, EmptyState) for one in shown] == [True, True]
    empty = desk.window.stack.currentWidget()
    assert isinstance(empty, EmptyState)
    empty.button.click()
    assert assistant(desk).own_button.isVisible()
    assert made() == []


def test_ones_own_policy_opens_with_its_municipality_departments_and_council(
    desk: AppDesk, config: Path
) -> None:
    begin_own(desk)
    session = desk.application.session
    assert session is not None
    assert load(config / "settings.json").settings.last_database == session.address
    (policy,) = list_records(session.workspace, "policies", {})
    assert (policy["code"], policy["title"]) == (TYPED["code"], TYPED["title"])
    model = desk.plans().view.tree.model()
    assert "Handicappolitik 2026" in str(model.index(1, 0).data())
    assert desk.menu("undo") == "Fortryd: Tilføj politik · HP26"
    desk.choose("undo")
    assert list_records(session.workspace, "policies", {}) == []
    desk.choose("redo")
    assert len(list_records(session.workspace, "policies", {})) == 1


def test_what_is_missing_or_wrong_is_said_at_its_field_and_nothing_typed_is_lost(
    desk: AppDesk,
) -> None:
    dialog = assistant(desk)
    fill_in(dialog)
    form = dialog.form
    form.lines["title"].clear()
    dialog.create_button.click()
    assert "udfyldes" in form.fields["title"].error.text()
    assert form.lines["title"].hasFocus()
    form.lines["title"].setText("Handicappolitik 2026")
    form.departments.setPlainText("SOF Socialforvaltningen\nBUF")
    assert "«BUF» mangler" in form.fields["department"].reading.text()
    dialog.create_button.click()
    wait_until(form.fields["department"].error.text)
    assert "mangler en kode eller et navn" in form.fields["department"].error.text()
    form.departments.setPlainText("SOF Socialforvaltningen\nsof Sundhedsforvaltningen")
    dialog.create_button.click()
    wait_until(lambda: "to gange" in form.fields["department"].error.text())
    form.departments.setPlainText("SOF Socialforvaltningen")
    form.lines["period"].setText("2029-2026")
    dialog.create_button.click()
    wait_until(form.fields["period"].error.text)
    assert made() == []
    dialog.back_button.click()
    dialog.own_button.click()
    assert form.lines["organisation"].text() == TYPED["organisation"]
    form.lines["period"].setText("2026-2029")
    dialog.create_button.click()
    desk.wait_until_open()


def test_escape_goes_back_and_what_was_typed_is_there_when_the_assistant_comes_again(
    desk: AppDesk,
) -> None:
    dialog = assistant(desk)
    fill_in(dialog)
    QTest.keyClick(dialog, Qt.Key.Key_Escape)
    assert dialog.isVisible()
    assert dialog.pages.currentWidget() is dialog.choices
    QTest.keyClick(dialog, Qt.Key.Key_Escape)
    assert not dialog.isVisible()
    empty = desk.window.stack.currentWidget()
    assert isinstance(empty, EmptyState)
    empty.button.click()
    again = assistant(desk)
    again.own_button.click()
    assert again.form.lines["title"].text() == TYPED["title"]
    again.create_button.click()
    desk.wait_until_open()


def test_a_file_that_lies_in_the_place_already_is_left_and_said_at_its_field(
    desk: AppDesk, tmp_path: Path
) -> None:
    other = tmp_path / "andet.kkdesk"
    other.write_text("noget andet", encoding="utf-8")
    dialog = assistant(desk)
    fill_in(dialog)
    chooser = dialog._ask_place()
    chooser.fileSelected.emit(str(other))
    chooser.close()
    dialog.create_button.click()
    wait_until(dialog.place_field.error.text)
    assert str(other) in dialog.place_field.error.text()
    assert other.read_text(encoding="utf-8") == "noget andet"
    dialog.place.setText(str(tmp_path / "mangler" / "ny.kkdesk"))
    dialog.create_button.click()
    wait_until(lambda: "mangler" in dialog.place_field.error.text())
    dialog.place.setText(str(tmp_path / "ny.kkdesk"))
    dialog.create_button.click()
    desk.wait_until_open()
    assert (tmp_path / "ny.kkdesk").exists()
    assert not any(".new" in path.name for path in tmp_path.iterdir())


def test_the_sample_is_stopped_made_marked_and_opened_again(desk: AppDesk) -> None:
    dialog = assistant(desk)
    dialog.sample_button.click()
    wait_until(lambda: dialog.bar.value() > 0)
    dialog.cancel_button.click()
    desk.settle()
    assert dialog.pages.currentWidget() is dialog.choices
    assert made() == []
    dialog.sample_button.click()
    desk.wait_until_open()
    assert "Eksempel" in desk.window.windowTitle()
    assert [path.name for path in made() if path.suffix == ".kkdesk"] == ["kkdesk-eksempel.kkdesk"]
    first = (made()[0]).stat().st_mtime
    desk.choose("new_database")
    dialog = assistant(desk)
    assert dialog.windowTitle() == "Ny database"
    assert not dialog.language_button.isVisible()
    dialog.sample_button.click()
    desk.settle()
    assert made()[0].stat().st_mtime == first


def test_a_second_database_gets_a_name_of_its_own(desk: AppDesk) -> None:
    begin_own(desk)
    assert desk.application.session is not None
    before = desk.application.session.address
    desk.choose("new_database")
    begin_own_again = assistant(desk)
    assert begin_own_again.place.text() == before.replace("kkdesk.sqlite", "kkdesk-2.sqlite")
    fill_in(begin_own_again)
    begin_own_again.create_button.click()
    wait_until(lambda: desk.application.session.address != before)  # type: ignore[union-attr]
    desk.settle()
    assert Path(before).exists()


def test_without_a_folder_of_data_the_person_says_where_it_goes(
    desk: AppDesk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    begin_own(desk)
    (tmp_path / "ingen-mappe").write_text("", encoding="utf-8")
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "ingen-mappe"))
    desk.choose("new_database")
    dialog = assistant(desk)
    fill_in(dialog)
    assert dialog.place.text().endswith("kkdesk.sqlite")
    dialog.place.setText(str(tmp_path / "her.kkdesk"))
    dialog.create_button.click()
    wait_until((tmp_path / "her.kkdesk").exists)
    desk.settle()


def test_a_file_there_is_is_opened_from_the_assistant(desk: AppDesk, database: Path) -> None:
    other = Path(shutil.copyfile(database, database.with_name("egen.kkdesk")))
    dialog = assistant(desk)
    dialog.file_button.click()
    (chooser,) = desk.window.findChildren(QFileDialog)
    chooser.fileSelected.emit(str(other))
    chooser.reject()
    desk.wait_until_open()
    assert desk.window.findChildren(FirstRunDialog) == []
    assert desk.application.session is not None
    assert desk.application.session.address == str(other)


def test_the_assistant_changes_language_before_anything_is_made(desk: AppDesk) -> None:
    assistant(desk).language_button.click()
    wait_until(lambda: assistant(desk).windowTitle() == "Get started")
    dialog = assistant(desk)
    assert dialog.language_button.text() == "&Dansk"
    dialog.reject()
    assert said(desk) == "There is no database yet"
    assert made() == []


def test_the_assistant_fits_a_small_window_and_every_control_has_a_name(desk: AppDesk) -> None:
    dialog = assistant(desk)
    dialog.resize(420, 300)
    fill_in(dialog)
    QTest.qWait(10)
    assert dialog.width() <= 480
    assert dialog.create_button.isVisible()
    for line in (*dialog.form.lines.values(), dialog.form.departments, dialog.place):
        assert line.accessibleName()
