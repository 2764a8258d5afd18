"""Keeps the reminders of the open database: in every window's status bar, the tray, the dialogs."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any, Final, Protocol

from PySide6.QtCore import QObject, QTimer

from kkdesk.domain.reminder_choices import (
    chosen_leads,
    chosen_snoozes,
    lead_pairs,
    snooze_pairs,
)
from kkdesk.domain.reminders import awake, snooze
from kkdesk.services import reminders
from kkdesk.ui.reminding.dialog import RemindersDialog
from kkdesk.ui.reminding.lead_times import LeadTimesDialog
from kkdesk.ui.reminding.letters import LettersDialog
from kkdesk.ui.reminding.tray import Tray
from kkdesk.ui.widgets.labels import action_button

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import date
    from pathlib import Path

    from PySide6.QtWidgets import QPushButton

    from kkdesk.domain.changes import Changes
    from kkdesk.domain.reminders import MailDraft, Reminder
    from kkdesk.domain.vocabulary import DateRole, Lang
    from kkdesk.services.workspace import Workspace
    from kkdesk.settings import Settings
    from kkdesk.ui.change_bus import ChangeBus
    from kkdesk.ui.main_window import MainWindow
    from kkdesk.ui.pages.context import OpenPage
    from kkdesk.ui.tasks import Worker

LISTENS_TO: Final = (
    *("date_entry", "initiative", "case", "route_step", "plan", "status_round", "question"),
    *("meeting", "deadline_decision", "planning_rule", "calendar_period", "follow_up_rule"),
    *("answer", "target", "baseline", "measurement", "department_submission", "appropriation"),
)
_AFTER_A_CHANGE_MS: Final = 3000
_EVERY_HOUR_MS: Final = 3_600_000


class Choices(Protocol):
    """Where the person's settings are read and changed."""

    def read(self) -> Settings:
        """Return the settings as they are stored now."""

    def change(self, **choices: Any) -> Settings:  # noqa: ANN401 -- each setting has its own type
        """Change some of them and return them all."""


class Reminding(QObject):
    """One for the whole program; windows are attached as they are made."""

    def __init__(self, worker: Worker, bus: ChangeBus, choices: Choices, parent: QObject) -> None:
        super().__init__(parent)
        self._worker, self._choices = worker, choices
        self._workspace: Workspace | None = None
        self._lang: Lang = "da"
        self._buttons: dict[MainWindow, QPushButton] = {}
        self._ways: dict[MainWindow, OpenPage] = {}
        self._found: tuple[Reminder, ...] = ()
        self._told = False
        self.dialog: RemindersDialog | None = None
        self.tray: Tray | None = None
        self._later, self._hourly = QTimer(self), QTimer(self)
        self._later.setSingleShot(True)
        self._later.timeout.connect(self.refresh)
        self._hourly.timeout.connect(self.refresh)
        self._hourly.start(_EVERY_HOUR_MS)
        bus.subscribe(LISTENS_TO, self, self._heard)

    # -- what the program calls

    def attach(self, window: MainWindow, open_page: OpenPage) -> None:
        """Give a window its button and its menu entry."""
        button = action_button("", "reminders", kind="link")
        button.clicked.connect(partial(self.show_dialog, window))
        window.statusBar().addPermanentWidget(button)
        button.hide()
        window.provide("reminders", partial(self.show_dialog, window))
        self._buttons[window], self._ways[window] = button, open_page
        window.destroyed.connect(partial(self._forget, window))
        self._show_counts()

    def use(self, workspace: Workspace, lang: Lang) -> None:
        """Remind of what stands in this database."""
        self._workspace, self._lang = workspace, lang
        self._told = False
        self.refresh()

    def speak(self, lang: Lang) -> None:
        """Say what is said from now on in another language."""
        self._lang = lang
        self._show_counts()

    def refresh(self) -> None:
        """Read the reminders anew."""
        workspace = self._workspace
        if workspace is None:
            return
        settings = self._choices.read()
        leads = chosen_leads(settings.reminder_days)
        resting = chosen_snoozes(settings.reminder_snoozes)
        self._worker.submit(
            lambda: reminders.list_reminders(workspace, leads, resting),
            done=self._take,
            failed=lambda _error: None,  # the pages tell why nothing can be read
            receiver=self,
            latest_only_key="reminders",
        )

    def show_dialog(self, window: MainWindow) -> None:
        """Show the reminders in front of a window."""
        if self._workspace is None:
            return
        if self.dialog is not None and self.dialog.parent() is not window:
            self.dialog.close()
            self.dialog = None
        if self.dialog is None:
            dialog = RemindersDialog(window, self._workspace.today(), self._lang)
            dialog.opened.connect(partial(self._open, window))
            dialog.snoozed.connect(self._snooze)
            dialog.letters_wanted.connect(self._make_letters)
            dialog.leads_wanted.connect(self._ask_leads)
            dialog.finished.connect(self._forget_dialog)
            self.dialog = dialog
        self.dialog.show_reminders(self._found)
        self.dialog.open()
        self.refresh()

    # -- what comes back

    def _heard(self, _changes: Changes) -> None:
        self._later.start(_AFTER_A_CHANGE_MS)

    def _take(self, found: tuple[Reminder, ...]) -> None:
        self._found = found
        self._show_counts()
        if self.dialog is not None:
            self.dialog.show_reminders(found)
        if not self._told and self._choices.read().remind_at_start:
            self._tell_at_start(awake(found))
        self._told = True

    def _tell_at_start(self, found: tuple[Reminder, ...]) -> None:
        """Let the desktop tell, where it can; the status bar says it anyway."""
        if self.tray is None and Tray.available():
            self.tray = Tray(self)
            self.tray.wanted.connect(self._show_first)
            self.tray.icon.show()
        if self.tray is not None:
            self.tray.show_count(len(found))
            if found:
                nearest = found[0].told
                self.tray.announce(len(found), f"{nearest.code} {nearest.title}".strip())

    def _show_first(self) -> None:
        window = next(iter(self._buttons), None)
        if window is not None:
            window.showNormal() if window.isMinimized() else window.show()
            window.activateWindow()
            self.show_dialog(window)

    def _show_counts(self) -> None:
        count = len(awake(self._found))
        words = self.tr("Påmindelser: {}").format(count)
        for button in self._buttons.values():
            button.setText(words)
            button.setAccessibleName(words)
            button.setVisible(bool(count))
        if self.tray is not None:
            self.tray.show_count(count)

    def _forget(self, window: MainWindow) -> None:
        self._buttons.pop(window, None)
        self._ways.pop(window, None)

    def _forget_dialog(self, _result: int = 0) -> None:
        self.dialog = None

    # -- what the dialog wants

    def _open(self, window: MainWindow, one: Reminder) -> None:
        open_page = self._ways.get(window)
        if open_page is None or self.dialog is None:
            return
        self.dialog.close()
        found = one.told.expression
        if found.initiative_id:
            open_page("plans", initiative_id=found.initiative_id)
        else:
            open_page("deadlines", date_id=found.id)

    def _snooze(self, keys: Sequence[str], until: date) -> None:
        workspace = self._workspace
        if workspace is None:
            return
        before = chosen_snoozes(self._choices.read().reminder_snoozes)
        after = snooze(before, keys, until, workspace.today())
        self._choices.change(reminder_snoozes=snooze_pairs(after))
        self.refresh()

    def _ask_leads(self) -> None:
        if self.dialog is None:
            return
        settings = self._choices.read()
        dialog = LeadTimesDialog(
            self.dialog,
            chosen_leads(settings.reminder_days),
            at_start=settings.remind_at_start,
            lang=self._lang,
        )
        dialog.chosen.connect(self._set_leads)
        dialog.open()

    def _set_leads(self, leads: Mapping[DateRole, int], at_start: bool) -> None:  # noqa: FBT001 -- a signal's value
        self._choices.change(reminder_days=lead_pairs(leads), remind_at_start=at_start)
        self.refresh()

    def _make_letters(self) -> None:
        workspace, found, lang = self._workspace, self._found, self._lang
        if workspace is None:
            return
        self._worker.submit(
            lambda: reminders.department_drafts(workspace, found, lang=lang),
            done=self._show_letters,
            receiver=self,
        )

    def _show_letters(self, drafts: tuple[MailDraft, ...]) -> None:
        if self.dialog is None:
            return
        letters = LettersDialog(self.dialog, drafts)
        letters.folder_chosen.connect(partial(self._save_letters, letters))
        letters.open()

    def _save_letters(self, letters: LettersDialog, folder: Path) -> None:
        self._worker.submit(
            lambda: reminders.write_drafts(folder, letters.drafts),
            done=letters.tell_saved,
            receiver=letters,
        )
