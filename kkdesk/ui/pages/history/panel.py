"""The chosen operation: before and after, taking it back, and what stands in the way."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, Qt, Signal

from kkdesk.domain.actions import describe_action
from kkdesk.errors import KkdeskError, RecordGone, UndoBlocked
from kkdesk.errors.words import word_for
from kkdesk.services import history
from kkdesk.services.undo import undo_exactly
from kkdesk.ui.i18n import write_moment
from kkdesk.ui.pages.history.page_view import ACTIONS
from kkdesk.ui.widgets.beside import Pair

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtWidgets import QListWidgetItem

    from kkdesk.domain.changes import Changes
    from kkdesk.domain.operations import FieldChange, OperationChanges, OperationLine
    from kkdesk.ui.pages.context import PageContext
    from kkdesk.ui.pages.history.page_view import HistoryView

MOST_PAIRS: Final = 60
"""So many fields of one operation are shown; a loading has thousands."""


class OperationPanel(QObject):
    """Fills the right side of the page and does what its buttons say."""

    later_chosen = Signal(str)
    """A later operation that stands in the way; the person wants to see it."""

    def __init__(self, context: PageContext, view: HistoryView, parent: QObject) -> None:
        super().__init__(parent)
        self._context, self._view = context, view
        self.shown: OperationChanges | None = None
        view.take_back.clicked.connect(self._take_back)
        view.that_day.clicked.connect(self._show_that_day)
        view.open.clicked.connect(self._open)
        view.later.itemActivated.connect(self._choose_later)

    def read(self, operation_id: str) -> None:
        """Read an operation's changes and show them when they come."""
        self._context.worker.submit(
            partial(
                history.operation_changes,
                self._context.workspace,
                operation_id,
                self._context.lang,
            ),
            done=self._show_operation,
            failed=self._refused,
            receiver=self,
            latest_only_key=f"history.operation.{id(self)}",
        )

    def record(self) -> str:
        """Return the record that the operation is about; an initiative before what hangs on it."""
        changes = self.shown.changes if self.shown else ()
        return self.initiative() or next((one.record_id for one in changes), "")

    def _choose_later(self, item: QListWidgetItem) -> None:
        self.later_chosen.emit(str(item.data(Qt.ItemDataRole.UserRole)))

    def _show_operation(self, found: OperationChanges) -> None:
        if self._view.view.key() != ACTIONS:
            return  # it came after another view was chosen
        self.shown = found
        view, line = self._view, found.operation
        view.what.setText(describe_action(line.label, self._context.lang))
        view.who.setText(f"{line.by} · {write_moment(line.at)}")
        told = found.changes[:MOST_PAIRS]
        pairs = [Pair(self._title(one), one.before, one.after) for one in told]
        cut = len(told) < len(found.changes) or found.total > history.MOST_CHANGES
        note = self.tr("Kun de første {} felter vises.").format(len(told)) if cut else ""
        view.beside.show_pairs(pairs, note)
        self._show_later(())
        view.take_back.setEnabled(line.kind != "load" and not self._context.workspace.read_only)
        view.open.setEnabled(self.initiative() != "")
        view.only.setEnabled(bool(found.changes))
        view.that_day.setEnabled(self._context.workspace.as_of is None)

    def _title(self, one: FieldChange) -> str:
        kind, field = self._word(one.record_kind), self._word(f"{one.record_kind}.{one.field}")
        return " · ".join(part for part in (one.about, kind, field) if part)

    def _word(self, name: str) -> str:
        return word_for(name, danish=self._context.lang == "da")

    def initiative(self) -> str:
        """Return the initiative that the chosen operation is about, if it is about one."""
        changes = self.shown.changes if self.shown else ()
        return next((one.record_id for one in changes if one.record_kind == "initiative"), "")

    def clear(self) -> None:
        """Show no operation."""
        self.shown = None
        view = self._view
        view.what.setText(self.tr("Vælg en linje for at se før og efter."))
        view.who.setText("")
        view.beside.show_pairs(())
        self._show_later(())
        for button in (view.take_back, view.open, view.only, view.that_day):
            button.setEnabled(False)

    def _show_later(self, lines: Sequence[OperationLine]) -> None:
        view = self._view
        view.later.clear()
        for line in lines:
            what = describe_action(line.label, self._context.lang)
            view.later.addItem(f"{write_moment(line.at)} · {line.by} · {what}")
            view.later.item(view.later.count() - 1).setData(Qt.ItemDataRole.UserRole, line.id)
        for part in (view.later_title, view.later):
            part.setVisible(bool(lines))

    def _refused(self, error: KkdeskError) -> None:
        if isinstance(error, RecordGone):
            self.clear()
        else:
            self._context.show_error(error)

    # -- actions

    def _take_back(self) -> None:
        shown, workspace = self.shown, self._context.workspace
        if shown is None or workspace.read_only:
            return
        self._context.worker.submit(
            partial(history.take_back, workspace, shown.operation.id),
            done=self._taken_back,
            failed=partial(self._not_taken_back, shown.operation.id),
            receiver=self,
        )

    def _taken_back(self, changes: Changes) -> None:
        self._context.bus.publish(changes)
        self._view.messages.show_toast(
            self.tr("Taget tilbage."), action=self.tr("Fortryd"), do=partial(self._undo, changes)
        )

    def _undo(self, changes: Changes) -> None:
        kind = min(changes.kinds, default="")
        self._context.worker.submit(
            partial(undo_exactly, self._context.workspace, changes.operation_id, kind),
            done=self._context.bus.publish,
            failed=self._context.show_error,
            receiver=self,
        )

    def _not_taken_back(self, operation_id: str, error: KkdeskError) -> None:
        """Say why, and name what came later and depends on it."""
        if not isinstance(error, UndoBlocked):
            self._context.show_error(error)
            return
        self._view.messages.show_message(error.message(self._context.lang), "warning")
        self._context.worker.submit(
            partial(history.later_operations, self._context.workspace, operation_id),
            done=self._show_later,
            receiver=self,
            latest_only_key=f"history.later.{id(self)}",
        )

    def _show_that_day(self) -> None:
        """Show everything as it was at the end of the day of the chosen operation."""
        if self.shown is not None:
            self._context.open_page("past", day=self.shown.operation.at.astimezone().date())

    def _open(self) -> None:
        key = self.initiative()
        if key:
            self._context.open_page("plans", initiative_id=key)
