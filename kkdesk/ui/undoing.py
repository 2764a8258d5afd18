"""Undo and redo of the whole program: done in the background, and named in the menus."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

if TYPE_CHECKING:
    from collections.abc import Callable

    from kkdesk.domain.changes import Changes
    from kkdesk.errors import KkdeskError, Lang
    from kkdesk.services.workspace import Workspace
    from kkdesk.ui.change_bus import ChangeBus
    from kkdesk.ui.tasks import Worker


class Undoing(QObject):
    """Turns the latest operation, and tells what can be turned now."""

    named = Signal(object, object)
    """The labels of what can be undone and redone; None where there is nothing."""

    def __init__(
        self, worker: Worker, bus: ChangeBus, show_error: Callable[[KkdeskError], None]
    ) -> None:
        super().__init__()
        self._worker, self._bus, self._show_error = worker, bus, show_error

    def turn(self, workspace: Workspace, *, redo: bool) -> None:
        """Undo the latest operation, or do it again."""

        def job() -> Changes:
            from kkdesk.services import undo  # noqa: PLC0415 -- after the first paint

            return undo.redo(workspace) if redo else undo.undo(workspace)

        self._worker.submit(job, done=self._bus.publish, failed=self._show_error, receiver=self)

    def tell(self, workspace: Workspace, lang: Lang) -> None:
        """Read what can be undone and redone now."""

        def job() -> tuple[str | None, str | None]:
            from kkdesk.domain.actions import describe_action  # noqa: PLC0415 -- first paint
            from kkdesk.services.undo import undo_state  # noqa: PLC0415

            state = undo_state(workspace)
            undo = describe_action(state.undo_label, lang) if state.undo_id else None
            redo = describe_action(state.redo_label, lang) if state.redo_id else None
            return undo, redo

        self._worker.submit(
            job,
            done=lambda names: self.named.emit(*names),
            failed=lambda _error: self.named.emit(None, None),  # the lists tell why
            receiver=self,
            latest_only_key="history",
        )
