"""Undo and redo of one's own operations, from the history and so also after a restart."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kkdesk.db.queries import history
from kkdesk.errors import UndoBlocked
from kkdesk.services.workspace import operation, reading

if TYPE_CHECKING:
    from kkdesk.db.queries.history import UndoState
    from kkdesk.domain.changes import Changes
    from kkdesk.services.workspace import Workspace


def undo_state(workspace: Workspace) -> UndoState:
    """Tell what can be undone and redone now."""
    with reading(workspace) as connection:
        return history.undo_state(connection, workspace.user)


def undo(workspace: Workspace) -> Changes:
    """Undo this person's latest operation; NothingToUndo or UndoBlocked say why not."""
    return _turn(workspace, redo=False)


def undo_exactly(workspace: Workspace, operation_id: str, kind: str = "initiative") -> Changes:
    """Undo this operation on a ``kind`` of record; UndoBlocked if something was done after it."""
    if undo_state(workspace).undo_id != operation_id:
        raise UndoBlocked(kind, operation_id)
    return undo(workspace)


def redo(workspace: Workspace) -> Changes:
    """Do again what was undone last."""
    return _turn(workspace, redo=True)


def _turn(workspace: Workspace, *, redo: bool) -> Changes:
    from kkdesk.db.history import turn_latest  # noqa: PLC0415 -- loads SQLModel

    with operation(workspace, "", kind="redo" if redo else "undo") as work:
        turn_latest(work, redo=redo)
    return work.changes
