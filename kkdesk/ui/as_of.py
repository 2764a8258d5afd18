"""Showing a day in the past: the question, and what stands above the window meanwhile."""

from __future__ import annotations

from datetime import date
from functools import partial
from typing import TYPE_CHECKING

from kkdesk.services.as_of import make_searchable
from kkdesk.ui.database_choice import read_only_words
from kkdesk.ui.dialogs.as_of_day import AsOfDialog, back_words, copy_words, past_words

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtCore import QObject

    from kkdesk.services.workspace import Workspace
    from kkdesk.ui.main_window import MainWindow
    from kkdesk.ui.tasks import Worker


def choose_day(window: MainWindow, workspace: Workspace, show: Callable[[date], None]) -> None:
    """Ask above the window which day to show; it starts at the day shown now."""
    today = date.today()  # noqa: DTZ011 -- the person's own day
    dialog = AsOfDialog(window, workspace.as_of or today, today)
    dialog.wanted.connect(show)
    dialog.open()


def show_state(window: MainWindow, workspace: Workspace, back: Callable[[], None]) -> None:
    """Say above everything that a past day or a copy is shown, with the way back, or read-only."""
    if workspace.as_of is not None:
        window.set_read_only(past_words(workspace.as_of), action=back_words(), do=back)
    elif workspace.origin is not None:
        window.set_read_only(copy_words(), action=back_words(), do=back)
    else:
        window.set_read_only(read_only_words() if workspace.read_only else "")


def prepare_search(worker: Worker, workspace: Workspace, receiver: QObject) -> None:
    """Let a search in the past wait until its words are there; the present has them."""
    if workspace.as_of is not None:
        worker.submit(partial(make_searchable, workspace), done=_nothing_more, receiver=receiver)


def _nothing_more(_result: None) -> None:
    """Take the result of a job that has none."""
