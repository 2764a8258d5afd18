"""Showing a day in the past: the question, and what stands above the window meanwhile."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from kkdesk.ui.database_choice import read_only_words
from kkdesk.ui.dialogs.as_of_day import AsOfDialog, back_words, past_words

if TYPE_CHECKING:
    from collections.abc import Callable

    from kkdesk.services.workspace import Workspace
    from kkdesk.session import Session
    from kkdesk.ui.main_window import MainWindow


def choose_day(window: MainWindow, session: Session, show: Callable[[date], None]) -> None:
    """Ask above the window which day to show; it starts at the day shown now."""
    today = date.today()  # noqa: DTZ011 -- the person's own day
    dialog = AsOfDialog(window, session.workspace.as_of or today, today)
    dialog.wanted.connect(show)
    dialog.open()


def show_state(window: MainWindow, workspace: Workspace, back: Callable[[], None]) -> None:
    """Say above everything that a past day is shown, with the way back, or that it is read-only."""
    if workspace.as_of is not None:
        window.set_read_only(past_words(workspace.as_of), action=back_words(), do=back)
    else:
        window.set_read_only(read_only_words() if workspace.read_only else "")
