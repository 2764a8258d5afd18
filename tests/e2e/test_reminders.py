"""Reminders in the real window: counted, opened, snoozed, and written to the departments about."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QDate, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog, QPushButton

from kkdesk.domain.records import InitiativeFilter
from kkdesk.domain.reminder_choices import chosen_leads, chosen_snoozes
from kkdesk.domain.vocabulary import DateRole
from kkdesk.services import editing, portfolio
from kkdesk.settings import load
from kkdesk.ui.pages.overview.page import OverviewPage
from kkdesk.ui.reminding.lead_times import LeadTimesDialog
from kkdesk.ui.reminding.letters import LettersDialog
from kkdesk.ui.reminding.model import COL_TITLE, COL_WHEN
from kkdesk.ui.reminding.tray import Tray
from tests.e2e.audit_program import Program

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from kkdesk.services.workspace import Workspace
    from kkdesk.ui.reminding.controller import Reminding
    from kkdesk.ui.reminding.dialog import RemindersDialog


@pytest.fixture
def program(sample_workspace: Workspace, tmp_path: Path, qtbot: QtBot) -> Iterator[Program]:
    """Open the sample with a meeting next week and one that passed a week ago."""
    today = date.today()  # noqa: DTZ011 -- the program's own clock
    found = portfolio.list_initiatives(sample_workspace, InitiativeFilter(), limit=1000)
    (key,) = (row.id for row in found.rows if row.code == "S2.2")
    for days in (7, -7):
        day = today + timedelta(days)
        words = f"{day.day}.{day.month}.{day.year}"
        editing.add_date(
            sample_workspace, key, words=words, role=DateRole.MEETING, event=f"møde {days}"
        )
    database = getattr(sample_workspace.opened, "path")  # noqa: B009 -- a file, as the fixture makes it
    made = Program(database, tmp_path, qtbot)
    yield made
    made.close()


@pytest.fixture
def reminding(program: Program) -> Reminding:
    program.qtbot.waitUntil(lambda: program.app.reminders.controller is not None, timeout=10_000)
    program.settle()
    assert program.app.reminders.controller is not None
    return program.app.reminders.controller


@pytest.fixture
def dialog(program: Program, reminding: Reminding) -> RemindersDialog:
    button(program).click()
    program.settle()
    assert reminding.dialog is not None
    return reminding.dialog


def button(program: Program) -> QPushButton:
    (found,) = (
        one
        for one in program.app.window.statusBar().findChildren(QPushButton)
        if one.text().startswith("Påmindelser")
    )
    return found


def settings_of(program: Program) -> tuple[str, ...]:
    return load(program.folder / "config" / "settings.json").settings.reminder_snoozes


def choose(dialog: RemindersDialog, event: str) -> None:
    for row in range(dialog.model.rowCount()):
        one = dialog.model.reminder(row)
        if one is not None and one.told.expression.event == event:
            dialog.table.selectRow(row)
            assert [one.told.expression.event for one in dialog.chosen()] == [event]
            return
    raise LookupError(event)


def shown(dialog: RemindersDialog) -> list[str]:
    return [
        one.told.expression.event
        for row in range(dialog.model.rowCount())
        if (one := dialog.model.reminder(row)) is not None
    ]


def test_the_status_bar_counts_what_is_within_its_lead_time(
    program: Program, reminding: Reminding
) -> None:
    assert reminding is not None
    assert button(program).isVisible()
    assert int(button(program).text().split()[-1]) >= 2


def test_the_list_tells_how_near_each_is_and_what_it_is_about(dialog: RemindersDialog) -> None:
    choose(dialog, "møde 7")
    row = dialog.table.currentIndex().row()
    assert dialog.model.index(row, COL_WHEN).data() == "om 7 dage"
    assert dialog.model.index(row, COL_TITLE).data().startswith("S2.2 Forsøg med enklere")
    choose(dialog, "møde -7")
    row = dialog.table.currentIndex().row()
    assert dialog.model.index(row, COL_WHEN).data() == "passeret for 7 dage siden"


def test_a_snoozed_reminder_is_gone_until_its_day_and_can_be_woken(
    program: Program, dialog: RemindersDialog
) -> None:
    choose(dialog, "møde 7")
    before = int(button(program).text().split()[-1])
    dialog.week_button.click()
    program.settle()
    assert "møde 7" not in shown(dialog)
    assert int(button(program).text().split()[-1]) == before - 1
    (until,) = chosen_snoozes(settings_of(program)).values()
    session = program.app.session
    assert session is not None
    assert until == session.workspace.today() + timedelta(7)
    dialog.resting.setChecked(True)
    choose(dialog, "møde 7")
    dialog.wake_button.click()
    program.settle()
    assert settings_of(program) == ()
    assert int(button(program).text().split()[-1]) == before


def test_a_reminder_is_snoozed_until_a_day_that_is_chosen(
    program: Program, dialog: RemindersDialog
) -> None:
    choose(dialog, "møde -7")
    dialog.until.setDate(QDate.currentDate().addDays(40))
    dialog.until_button.click()
    program.settle()
    (until,) = chosen_snoozes(settings_of(program)).values()
    wanted = QDate.currentDate().addDays(40)
    assert (until.year, until.month, until.day) == (wanted.year(), wanted.month(), wanted.day())


def test_enter_opens_the_initiative(program: Program, dialog: RemindersDialog) -> None:
    choose(dialog, "møde 7")
    QTest.keyClick(dialog.table, Qt.Key.Key_Return)
    program.settle()
    assert program.app.window.current_key() == "plans"
    assert program.plans.editor.isVisible()


def test_lead_times_are_chosen_per_role(
    program: Program, reminding: Reminding, dialog: RemindersDialog
) -> None:
    dialog.leads.click()
    (leads,) = dialog.findChildren(LeadTimesDialog)
    assert leads.spins[DateRole.MEETING].value() == 21
    leads.spins[DateRole.MEETING].setValue(3)
    leads.at_start.setChecked(False)
    leads.save.click()
    program.settle()
    assert "møde 7" not in shown(dialog)
    stored = load(program.folder / "config" / "settings.json").settings
    assert chosen_leads(stored.reminder_days) == {DateRole.MEETING: 3}
    assert not stored.remind_at_start
    assert reminding.tray is None, "a screen without a tray has no icon"


def test_each_department_gets_a_letter_that_is_saved_as_a_file(
    program: Program, dialog: RemindersDialog, tmp_path: Path
) -> None:
    dialog.letters.click()
    program.settle()
    (letters,) = dialog.findChildren(LettersDialog)
    row = [letters.list.item(n).text() for n in range(letters.list.count())].index("SOF")
    letters.list.setCurrentRow(row)
    assert "S2.2 Forsøg med enklere regler om merudgifter: Møde – møde 7" in (
        letters.text.toPlainText()
    )
    letters.save.click()
    (ask,) = (one for one in letters.findChildren(QFileDialog) if one.isVisible())
    ask.reject()
    folder = tmp_path / "breve"
    folder.mkdir()
    letters.folder_chosen.emit(folder)
    program.settle()
    assert (folder / "sof.eml").is_file()
    assert str(folder) in letters.told.text()


def test_a_confirmed_event_is_no_longer_reminded_of(
    program: Program, dialog: RemindersDialog
) -> None:
    choose(dialog, "møde -7")
    (one,) = dialog.chosen()
    session, reminding = program.app.session, program.app.reminders.controller
    assert session is not None
    assert reminding is not None
    from kkdesk.services.deadlines import confirm  # noqa: PLC0415 -- beside the real one's use

    changes = confirm(session.workspace, one.told.expression.id, session.workspace.today())
    program.app.bus.publish(changes)
    program.qtbot.waitUntil(lambda: "møde -7" not in shown(dialog), timeout=8000)


def test_the_overview_leads_to_the_reminders(program: Program, reminding: Reminding) -> None:
    overview = program.show("overview")
    assert isinstance(overview, OverviewPage)
    overview.view.reminders.click()
    program.settle()
    assert reminding.dialog is not None
    assert reminding.dialog.isVisible()


def test_the_tray_icon_says_how_many_and_leads_to_them(program: Program) -> None:
    tray = Tray(program.app)
    asked: list[bool] = []
    tray.wanted.connect(lambda: asked.append(True))
    tray.show_count(3)
    assert tray.icon.toolTip() == "kkdesk: 3 påmindelser"
    tray.menu.actions()[0].trigger()
    tray.icon.activated.emit(tray.icon.ActivationReason.Trigger)
    assert asked == [True, True]
