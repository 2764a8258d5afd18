"""A day in the past: on the command line and in the window, everything as it was then."""

from __future__ import annotations

import json
import shutil
import sqlite3
from contextlib import closing
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from PySide6.QtTest import QTest
from sqlalchemy import text

from kkdesk import paths
from kkdesk.db.engine import open_database
from kkdesk.services import editing
from kkdesk.services.workspace import Workspace, reading
from kkdesk.session import open_session
from kkdesk.ui.dialogs.as_of_day import AsOfDialog
from tests.e2e.app_desk import AppDesk, running, wait_until

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QApplication

    Run = Callable[..., Any]

LOADED, BETWEEN, CHANGED = "2024-05-01", "2024-06-01", "2024-07-01"


@pytest.fixture
def database(sample_database: Path, tmp_path: Path) -> Path:
    """The sample, loaded in May; in July S2.2 got another title, and S2.3 was deleted."""
    path = Path(shutil.copy2(sample_database, tmp_path / "sag.sqlite"))
    engine = open_database(path)
    who = Workspace(engine, "Åse")
    with closing(sqlite3.connect(path)) as connection, connection:
        connection.execute("UPDATE operation SET at = ?", (f"{LOADED}T10:00:00.000000+00:00",))
        found = dict(connection.execute("SELECT code, id FROM initiative").fetchall())
        (title,) = connection.execute("SELECT title FROM initiative WHERE code = 'S2.2'").fetchone()
    editing.set_field(
        who, "initiative", found["S2.2"], "title", expected=title, value="Zebrastribeprøven"
    )
    editing.delete_record(who, "initiative", found["S2.3"])
    engine.dispose()
    with closing(sqlite3.connect(path)) as connection, connection:
        connection.execute(
            "UPDATE operation SET at = ? WHERE kind <> 'load'",
            (f"{CHANGED}T10:00:00.000000+00:00",),
        )
    return path


def titles(kkdesk: Run, database: Path, *more: str) -> dict[str, str]:
    ended = kkdesk("list", "initiatives", "--format", "json", "--database", database, *more)
    assert (ended.code, ended.err) == (0, "")
    return {row["code"]: row["title"] for row in json.loads(ended.out)}


def test_a_list_tells_the_day_with_what_was_deleted_since(kkdesk: Run, database: Path) -> None:
    now, then = titles(kkdesk, database), titles(kkdesk, database, "--as-of", BETWEEN)
    assert (now["S2.2"], "S2.3" in now) == ("Zebrastribeprøven", False)
    assert (then["S2.2"] != now["S2.2"], "S2.3" in then) == (True, True)
    assert titles(kkdesk, database, "--as-of", CHANGED) == now, "the end of the day itself"


def test_a_search_finds_the_words_of_the_day(kkdesk: Run, database: Path) -> None:
    for day, found in ((BETWEEN, False), (CHANGED, True)):
        ended = kkdesk(
            "search", "zebrastribeprøven", "--as-of", day, "--format", "json",
            "--database", database,
        )  # fmt: skip
        codes = {row["code"] for row in json.loads(ended.out) if row["kind"] == "initiative"}
        assert ("S2.2" in codes) is found


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("list", "initiatives", "--as-of", "2024-04-30"), "historik begynder 1. maj 2024"),
        (("list", "initiatives", "--as-of", "i går"), "«i går» er ikke en dag"),
        (("demo", "ud", "--as-of", BETWEEN), "kommandoen skriver"),
        (("load", "ud", "--as-of", BETWEEN), "kommandoen skriver"),
    ],
)
def test_what_cannot_be_shown_is_refused_with_the_reason(
    kkdesk: Run, database: Path, arguments: tuple[str, ...], said: str
) -> None:
    ended = kkdesk(*arguments, "--database", database)
    assert ended.code != 0
    assert said in ended.err
    assert "Traceback" not in ended.err


def test_the_window_shows_the_day_and_leads_back(
    qapp: QApplication, database: Path, tmp_path: Path
) -> None:
    with running(qapp, database, tmp_path / "config") as desk:
        desk.wait_until_open()
        desk.window.menu.provided["as_of"].trigger()
        (dialog,) = desk.window.findChildren(AsOfDialog)
        QTest.keyClicks(dialog.day, "01062024")
        dialog.day.interpretText()
        dialog._show_day()
        wait_until(lambda: as_of(desk) == date(2024, 6, 1))
        desk.settle()
        assert "1. juni 2024" in desk.window.banner.text()
        assert read_only(desk)
        assert "S2.3" in codes(desk)
        desk.window.banner._action.click()
        wait_until(lambda: as_of(desk) is None)
        desk.settle()
        assert desk.window.banner.text() == ""
        assert not read_only(desk)
        assert "S2.3" not in codes(desk)


def as_of(desk: AppDesk) -> date | None:
    session = desk.application.session
    return session.workspace.as_of if session is not None else None


def read_only(desk: AppDesk) -> bool:
    session = desk.application.session
    return session is not None and session.workspace.read_only


def codes(desk: AppDesk) -> set[str]:
    assert desk.application.session is not None
    with reading(desk.application.session.workspace) as connection:
        return {str(row[0]) for row in connection.execute(text("SELECT code FROM initiative"))}


def test_no_copy_outlives_the_program_for_longer_than_to_the_next_look(database: Path) -> None:
    left = paths.cache_folder() / "opened" / "999999999" / "kkdesk-as-of-x"
    left.mkdir(parents=True)
    session = open_session(str(database), as_of=date(2024, 6, 1))
    assert session.workspace.opened.path.is_relative_to(paths.cache_folder())  # type: ignore[union-attr]
    assert not left.exists(), "what a run that was killed left"
    session.close()
    assert not session.workspace.opened.path.parent.exists()  # type: ignore[union-attr]
