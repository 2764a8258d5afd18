"""The program as a whole: opening, closing, changing; what it remembers and keeps."""

from __future__ import annotations

import json
import os
import shutil
import threading
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from PySide6.QtGui import QKeySequence
from PySide6.QtTest import QTest

from kkdesk.db.instance_lock import lock_file
from kkdesk.ui.pages.overview.page import OverviewPage
from kkdesk.ui.theme import ThemeMode
from tests.e2e.app_desk import running, stored_title, wait_until
from tests.e2e.first_run_desk import begin_own

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication

    from kkdesk.ui.tasks import JobContext


@pytest.fixture
def config(tmp_path: Path) -> Path:
    """The person's folder of settings."""
    return tmp_path / "config"


def settings(config: Path) -> dict[str, object]:
    found: dict[str, object] = json.loads((config / "settings.json").read_text(encoding="utf-8"))
    return found


# -- opening


def test_the_database_named_is_opened_locked_and_remembered(
    qapp: QApplication, database: Path, config: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(database.parent)
    with running(qapp, database.name, config) as desk:
        desk.wait_until_open()
        assert lock_file(database).exists()
        assert desk.window.windowTitle() == "Overblik – kkdesk"
        assert settings(config)["last_database"] == str(database)
    assert not lock_file(database).exists()


def test_without_a_name_the_last_database_comes_back(
    qapp: QApplication, database: Path, config: Path
) -> None:
    with running(qapp, database, config) as desk:
        desk.wait_until_open()
    with running(qapp, "", config) as desk:
        desk.wait_until_open()
        assert desk.application.session is not None
        assert desk.application.session.address == str(database)


def test_a_database_made_at_the_first_start_is_not_made_again_when_it_is_lost(
    qapp: QApplication, config: Path
) -> None:
    with running(qapp, "", config) as desk:
        begin_own(desk)
        own = Path(str(settings(config)["last_database"]))
        assert own.is_relative_to(os.environ["XDG_DATA_HOME"])
    own.unlink()
    with running(qapp, "", config) as desk:
        assert "findes ikke" in desk.box().text()
        assert not own.exists()


def test_another_database_is_opened_in_place_of_the_first(
    qapp: QApplication, database: Path, config: Path
) -> None:
    other = Path(shutil.copyfile(database, database.with_name("anden.sqlite")))
    with running(qapp, database, config) as desk:
        desk.wait_until_open()
        page = desk.plans()
        desk.edit_title(page, "Skrevet lige før der skiftes")
        desk.application.open_database(str(other))
        wait_until(lambda: settings(config)["last_database"] == str(other))
        desk.settle()
        assert desk.window.current_key() == "plans"
        assert desk.window.page("plans") is not page
        assert lock_file(other).exists()
        assert not lock_file(database).exists()
    assert stored_title(database) == "Skrevet lige før der skiftes"
    assert stored_title(other) != "Skrevet lige før der skiftes"


# -- language, look and place


def test_the_language_changes_in_place_and_is_remembered(
    qapp: QApplication, database: Path, config: Path
) -> None:
    with running(qapp, database, config) as desk:
        desk.wait_until_open()
        desk.edit_title(desk.plans(), "Et nyt navn")
        desk.plans().flush()
        desk.settle()
        danish = desk.menu("undo")
        assert danish.startswith("Fortryd: ")
        session, size = desk.application.session, desk.window.size()
        desk.window.language_requested.emit("en")
        wait_until(lambda: desk.application.lang == "en")
        desk.settle()
        assert desk.window.current_key() == "plans"
        assert desk.window.size() == size
        assert desk.application.session is session
        assert desk.menu("undo").startswith("Undo: ")
        desk.choose("undo")
    assert settings(config)["language"] == "en"
    with running(qapp, database, config) as desk:
        desk.wait_until_open()
        assert desk.application.lang == "en"
        assert desk.menu("redo").startswith("Redo: ")
    with running(qapp, database, config, lang="da") as desk:
        desk.wait_until_open()
        assert desk.menu("redo").startswith("Gentag: ")
    assert settings(config)["language"] == "en"


def test_the_look_the_size_and_the_page_are_remembered(
    qapp: QApplication, database: Path, config: Path
) -> None:
    with running(qapp, database, config) as desk:
        desk.wait_until_open()
        desk.window.menu.theme_chosen.emit(ThemeMode.DARK)
        desk.window.resize(760, 570)  # no larger than the screen of a test
        desk.window.show_page("deadlines")
        desk.settle()
    with running(qapp, database, config) as desk:
        desk.wait_until_open()
        assert desk.application.theme.mode is ThemeMode.DARK
        assert (desk.window.width(), desk.window.height()) == (760, 570)
        assert desk.window.current_key() == "deadlines"
        desk.window.menu.theme_chosen.emit(ThemeMode.SYSTEM)


def test_settings_of_another_running_program_are_not_overwritten(
    qapp: QApplication, database: Path, config: Path
) -> None:
    with running(qapp, database, config) as desk:
        desk.wait_until_open()
        theirs = {**settings(config), "user_name": "Anne"}
        (config / "settings.json").write_text(json.dumps(theirs), encoding="utf-8")
        desk.window.menu.theme_chosen.emit(ThemeMode.LIGHT)
        assert settings(config)["user_name"] == "Anne"
        assert settings(config)["theme"] == "light"


# -- history


def test_undo_and_redo_follow_the_changes_also_after_a_restart(
    qapp: QApplication, database: Path, config: Path
) -> None:
    before = stored_title(database)
    with running(qapp, database, config) as desk:
        desk.wait_until_open()
        assert not desk.window.menu.provided["undo"].isEnabled()
        page = desk.plans()
        desk.edit_title(page, "Et nyt navn")
        page.flush()
        desk.settle()
        desk.choose("undo")
        assert desk.detail(page).fields["title"] == before
        assert desk.title(page).text() == before
        assert desk.menu("redo").startswith("Gentag: ")
    with running(qapp, database, config) as desk:
        desk.wait_until_open()
        desk.choose("redo")
        assert not desk.window.menu.provided["redo"].isEnabled()
        assert desk.window.menu.provided["undo"].isEnabled()
    assert stored_title(database) == "Et nyt navn"


# -- several windows


def test_two_windows_on_one_database_follow_each_other(
    qapp: QApplication, database: Path, config: Path
) -> None:
    with running(qapp, database, config) as desk:
        desk.wait_until_open()
        first = desk.window
        action = first.menu.provided["new_window"]
        assert action.shortcut() == QKeySequence("Ctrl+Shift+N")
        desk.choose("new_window")
        one, two = desk.application.views
        assert one.window is first
        assert two.window.size() == first.size()
        here, there = desk.plans(one.window), desk.plans(two.window)
        shown = desk.title(there)
        desk.edit_title(here, "Ændret i det ene vindue")
        here.flush()
        desk.settle()
        assert shown.text() == "Ændret i det ene vindue"
        for view in desk.application.views:
            assert view.window.menu.provided["undo"].isEnabled()
        two.window.close()
        desk.settle()
        assert desk.application.session is not None
        assert [view.window for view in desk.application.views] == [first]
        desk.edit_title(here, "Og igen, da det andet var lukket")
    assert stored_title(database) == "Og igen, da det andet var lukket"


# -- closing


def test_closing_saves_what_was_just_typed_and_then_the_database_is_free(
    qapp: QApplication, database: Path, config: Path
) -> None:
    with running(qapp, database, config) as desk:
        desk.wait_until_open()
        desk.edit_title(desk.plans(), "Skrevet i sidste øjeblik")
        desk.window.close()
        wait_until(lambda: not desk.application.views)
        assert desk.application.session is None
        assert not lock_file(database).exists()
    assert stored_title(database) == "Skrevet i sidste øjeblik"


def test_closing_stops_a_long_job_and_waits_for_it(
    qapp: QApplication, database: Path, config: Path
) -> None:
    begun, stopped = threading.Event(), threading.Event()

    def long_job(context: JobContext) -> None:
        begun.set()
        while not context.cancelled:
            stopped.wait(0.01)
        stopped.set()

    with running(qapp, database, config) as desk:
        desk.wait_until_open()
        desk.application.worker.submit(
            long_job, done=lambda _: None, receiver=desk.window, label="Udskriver"
        )
        wait_until(begun.is_set)
        QTest.qWait(20)
        desk.window.close()
        wait_until(lambda: not desk.application.views)
        assert stopped.is_set()


def test_closing_while_the_database_is_being_opened_is_safe(
    qapp: QApplication, database: Path, config: Path
) -> None:
    with running(qapp, database, config) as desk:
        desk.window.close()
        wait_until(lambda: not desk.application.views)
    assert not lock_file(database).exists()


def test_overblik_knows_the_day_the_database_was_open_before(
    qapp: QApplication, database: Path, config: Path
) -> None:
    config.mkdir()
    stored = {"version": 1, "visits": [f"- 2026-01-01 {database}"]}
    (config / "settings.json").write_text(json.dumps(stored), encoding="utf-8")
    with running(qapp, database, config, lang="da") as desk:
        desk.wait_until_open()
        desk.window.show_page("overview")
        desk.settle()
        page = desk.window.page("overview")
        assert isinstance(page, OverviewPage)
        assert page.view.slipped.isVisible()
        assert page.view.slipped.list.accessibleName().startswith("Skredet siden sidst, 01.01.2026")
    visits = settings(config)["visits"]
    assert visits == [f"2026-01-01 {date.today()} {database}"]  # noqa: DTZ011 -- the program's clock
