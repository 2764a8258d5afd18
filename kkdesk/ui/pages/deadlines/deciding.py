"""What a person decides of a deadline: confirm, move, waive, or take that back."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from kkdesk.domain.deadlines import SETTLED
from kkdesk.services.deadlines import (
    confirm_deadlines,
    move_deadlines,
    take_back,
    waive_deadlines,
)
from kkdesk.services.undo import undo_exactly
from kkdesk.ui.dialogs.decide_deadline import DecideDeadlineDialog
from kkdesk.ui.pages.deadlines.words import named, span_words

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QWidget

    from kkdesk.domain.changes import Changes
    from kkdesk.domain.records import Deadline
    from kkdesk.errors import KkdeskError
    from kkdesk.ui.pages.context import PageContext
    from kkdesk.ui.pages.deadlines.model import Row
    from kkdesk.ui.widgets.message_bar import MessageBar


class Decider(QObject):
    """Does it on the worker, says so with an offer to undo, and tells every page."""

    def __init__(self, context: PageContext, messages: MessageBar, parent: QWidget) -> None:
        super().__init__(parent)
        self._context, self._messages, self._page = context, messages, parent
        self._offered = ""  # the decision that the message offers to undo

    def heard(self, changes: Changes) -> None:
        """Withdraw the offer to undo when something else was done: it would undo that."""
        if self._offered and changes.operation_id != self._offered:
            self._offered = ""
            self._messages.clear()

    def confirm(self, row: Row) -> None:
        """Confirm an event, or take back what was decided of it."""
        if row.told.answer in SETTLED:
            self.take_back(row)
            return
        told = self._same(row)
        self._run(partial(confirm_deadlines, tellings=told), self.tr("Bekræftet: {}"), row)

    def take_back(self, row: Row) -> None:
        """Take back the latest decision or the confirmation."""
        words = self.tr("Taget tilbage: {}")
        self._run(partial(take_back, tellings=self._same(row)), words, row)

    def ask_move(self, row: Row) -> None:
        """Ask for the new words and the reason."""
        self._ask(row, moves=True)

    def ask_waive(self, row: Row) -> None:
        """Ask for the reason."""
        self._ask(row, moves=False)

    def _ask(self, row: Row, *, moves: bool) -> None:
        told = row.told
        when = span_words(told)
        about = " · ".join(part for part in (named(told), told.expression.as_written) if part)
        about = f"{about} ({when})" if when else about
        dialog = DecideDeadlineDialog(
            self._page, about, told.expression.as_written, self._context.lang, moves=moves
        )
        dialog.wanted.connect(partial(self._decide, dialog, row, moves))
        dialog.open()

    def _decide(
        self,
        dialog: DecideDeadlineDialog,
        row: Row,
        moves: bool,  # noqa: FBT001 -- bound once, above
        words: str,
        reason: str,
    ) -> None:
        told = self._same(row)
        if moves:
            job = partial(move_deadlines, tellings=told, words=words, reason=reason)
        else:
            job = partial(waive_deadlines, tellings=told, reason=reason)
        said = self.tr("Flyttet: {}") if moves else self.tr("Frafaldet: {}")
        self._run(job, said, row, done=dialog.accept, failed=dialog.show_problem)

    def _run(
        self,
        job: Callable[..., Changes],
        words: str,
        row: Row,
        *,
        done: Callable[[], None] | None = None,
        failed: Callable[[KkdeskError], None] | None = None,
    ) -> None:
        workspace = self._context.workspace
        told = row.told
        said = words.format(" · ".join((named(told), told.expression.as_written)).strip(" ·"))

        def finished(changes: Changes) -> None:
            if done is not None:
                done()
            self._offered = changes.operation_id
            self._context.bus.publish(changes)
            undone = partial(self._undo, changes.operation_id)
            self._messages.show_toast(said, action=self.tr("Fortryd"), do=undone)

        self._context.worker.submit(
            lambda: job(workspace),
            done=finished,
            failed=failed or self._context.show_error,
            receiver=self,
        )

    def _undo(self, operation_id: str) -> None:
        workspace = self._context.workspace
        self._context.worker.submit(
            lambda: undo_exactly(workspace, operation_id, "deadline"),
            done=self._context.bus.publish,
            failed=self._context.show_error,
            receiver=self,
        )

    @staticmethod
    def _same(row: Row) -> tuple[Deadline, ...]:
        """Return the tellings that may mean the same day: what is decided of one goes for all."""
        ids = row.event.same_day_as(row.told.expression.id)
        return tuple(told for told in row.event.tellings if told.expression.id in ids)
