"""What concerns the whole database: an empty one, searching, copies, days of the past."""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QDate, QPoint
from PySide6.QtWidgets import QWidget

from guide_pictures import clock
from guide_pictures.scenes import scene
from guide_pictures.stage import Stage
from kkdesk.db import backup_shelf
from kkdesk.domain.backups import BackupReason
from kkdesk.ui.database_choice import DatabaseChoice
from kkdesk.ui.dialogs.as_of_day import AsOfDialog
from kkdesk.ui.dialogs.backups import BackupsDialog
from kkdesk.ui.dialogs.find_everywhere import FindDialog
from kkdesk.ui.dialogs.first_run import FirstRunDialog
from kkdesk.ui.first_run import FirstRun
from kkdesk.ui.pages.deadlines.page import DeadlinesPage
from kkdesk.ui.pages.plans.page import PlansPage

if TYPE_CHECKING:
    from pathlib import Path

    from guide_pictures.camera import Camera

_PAST_DAY: Final = date(2025, 11, 20)
_GUIDE: Final = (980, 640)
_COPIES: Final = (
    (datetime(2025, 12, 8, 7, 55, tzinfo=UTC), BackupReason.START),
    (datetime(2025, 12, 11, 14, 40, tzinfo=UTC), BackupReason.MANUAL),
    (datetime(2025, 12, 15, 8, 2, tzinfo=UTC), BackupReason.START),
)


def with_copies(stage: Stage) -> Path:
    """Return the sample with some backups beside it."""
    database = stage.sample()
    for moment, reason in _COPIES:
        clock.turn_to(moment)
        backup_shelf.back_up(database, reason)
    clock.turn_to(clock.TODAY)
    return database


@scene("empty-window", on=Stage.empty)
def empty_window(camera: Camera) -> QWidget:
    """Show the window on an empty database with the menu of files open."""
    camera.go("overview", QWidget)
    bar = camera.window.menuBar()
    first = bar.actions()[0]
    menu = first.menu()
    place = bar.actionGeometry(first)
    menu.popup(bar.mapToGlobal(QPoint(place.left(), place.bottom() + 1)))  # type: ignore[attr-defined]  # QMenu
    return camera.window


@scene("find-everywhere")
def find_everywhere(camera: Camera) -> QWidget:
    """Show what was found of a word, by kind."""
    camera.window.menu.provided["find"].trigger()
    dialog = camera.dialog(FindDialog)
    dialog.words.setText("fleksjob")
    camera.settle()
    dialog.list.setCurrentRow(0)
    return dialog


@scene("backups", on=with_copies)
def backups(camera: Camera) -> QWidget:
    """Show the copies of the database, the newest chosen."""
    camera.window.menu.provided["backups"].trigger()
    dialog = camera.dialog(BackupsDialog)
    dialog.table.selectRow(0)
    return dialog


@scene("as-of-day")
def as_of_day(camera: Camera) -> QWidget:
    """Ask which day is to be shown."""
    camera.window.menu.provided["as_of"].trigger()
    dialog = camera.dialog(AsOfDialog)
    dialog.day.setDate(QDate(_PAST_DAY.year, _PAST_DAY.month, _PAST_DAY.day))
    return dialog


@scene("past-day")
def past_day(camera: Camera) -> QWidget:
    """Show the window in the past, where a title is as it was."""
    before = camera.workspace
    camera.application.views[0].host.open_page("past", day=_PAST_DAY)
    while camera.workspace is before:
        camera.settle()
    camera.go("plans", PlansPage, initiative_id=camera.find("initiatives", code="S2.2")["id"])
    return camera.window


@scene("first-run", on=Stage.empty)
def first_run(camera: Camera) -> QWidget:
    """Show what kkdesk asks at its first start."""
    window = camera.window
    FirstRun(
        camera.application.worker, lambda: [window], lambda: "", lambda: DatabaseChoice(window)
    ).ask(window, camera.lang, first=True)
    return camera.dialog(FirstRunDialog)


@scene("guide-window")
def guide_window(camera: Camera) -> QWidget:
    """Show the guide as it opens at a page."""
    camera.go("deadlines", DeadlinesPage)
    help_action = camera.window.menu.provided["guide"]
    help_action.trigger()
    shown = camera.application.guide.window
    assert shown is not None
    shown.resize(*_GUIDE)
    camera.settle()
    help_action.trigger()  # a smaller window has moved the section out of sight
    return shown
