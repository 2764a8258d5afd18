"""Following up: deadlines, rules, reminders and indicators."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from guide_pictures.scenes import scene
from kkdesk.domain.vocabulary import DateRole
from kkdesk.services.deadlines import list_deadlines
from kkdesk.ui.dialogs.decide_deadline import DecideDeadlineDialog
from kkdesk.ui.dialogs.planning_rules import PlanningRulesDialog
from kkdesk.ui.pages.deadlines.page import DeadlinesPage
from kkdesk.ui.pages.indicators.page import IndicatorsPage
from kkdesk.ui.pages.indicators.paste_dialog import PasteDialog
from kkdesk.ui.reminding.dialog import RemindersDialog

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from guide_pictures.camera import Camera

_PASTED: Final = "SOF\t163\nBIF\t91\nBUF\t281\nKFF\t47\nØKF\t88\nXYZ\t12\n"
_HORIZON: Final = 120


def trial_end(camera: Camera) -> str:
    """Return the date at which the trial of merudgifter ends."""
    workspace = camera.workspace
    found = list_deadlines(workspace, workspace.today(), _HORIZON, lang=camera.lang)
    return next(
        one.expression.id
        for one in found
        if one.code == "S2.2" and one.expression.role is DateRole.TRIAL_ENDS
    )


@scene("decide-deadline")
def decide_deadline(camera: Camera) -> QWidget:
    """Ask when a deadline is to be instead, and why."""
    page = camera.go("deadlines", DeadlinesPage, date_id=trial_end(camera))
    page.view.move_button.click()
    dialog = camera.dialog(DecideDeadlineDialog)
    dialog.words.setText("slutningen af juni 2026")
    dialog.reason.setText("Forsøget er forlænget til sommeren")
    return dialog


@scene("planning-rules")
def planning_rules(camera: Camera) -> QWidget:
    """Show a rule by which deadlines are counted back from a meeting."""
    page = camera.go("deadlines", DeadlinesPage)
    page.view.rules.click()
    return camera.dialog(PlanningRulesDialog)


@scene("reminders")
def reminders(camera: Camera) -> QWidget:
    """Show what is within its lead time, with one chosen."""
    camera.window.menu.provided["reminders"].trigger()
    dialog = camera.dialog(RemindersDialog)
    dialog.table.selectRow(1)
    return dialog


@scene("paste-indicators")
def paste_indicators(camera: Camera) -> QWidget:
    """Show how a column from a spreadsheet is read, with a line that cannot be."""
    page = camera.go("indicators", IndicatorsPage)
    page.view.paste.click()
    dialog = camera.dialog(PasteDialog)
    dialog.as_of.setText("december 2025")
    dialog.text.setPlainText(_PASTED)
    return dialog
