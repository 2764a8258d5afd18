"""Undo and redo from the change log, also after a restart.

Every undo is an operation of its own whose changes are the target's changes turned
round, so redo is the undo of an undo. Nothing is ever removed from the log.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from sqlalchemy import select

from kkdesk.db.queries.history import undo_state
from kkdesk.db.unit_of_work import Row, UnitOfWork, decode, table_of_change
from kkdesk.errors import NothingToUndo, RecordGone, UndoBlocked

if TYPE_CHECKING:
    from sqlalchemy import Connection
    from sqlalchemy.engine import RowMapping


def operation_to_turn(connection: Connection, by: str, *, redo: bool) -> tuple[str, str]:
    """Return (operation id, label) that undo or redo would turn; NothingToUndo if none."""
    state = undo_state(connection, by)
    found = (state.redo_id, state.redo_label) if redo else (state.undo_id, state.undo_label)
    if not found[0]:
        raise NothingToUndo
    return found


def turn(work: UnitOfWork, operation_id: str) -> None:
    """Apply an operation's changes backwards; UndoBlocked if something changed since."""
    change = table_of_change()
    rows = work.connection.execute(
        select(change).where(change.c.operation_id == operation_id).order_by(change.c.id.desc())
    ).mappings()
    for row in list(rows):
        _turn_change(work, row)


def _turn_change(work: UnitOfWork, change: RowMapping) -> None:
    kind, record_id = str(change["record_kind"]), str(change["record_id"])
    action = change["action"]
    try:
        if action == "insert":
            if work.is_referenced(kind, record_id):
                raise UndoBlocked(kind, record_id)
            work.delete(kind, record_id)
        elif action == "delete":
            work.insert(kind, **cast("Row", decode(change["before"])))
        else:
            _turn_field(work, kind, record_id, change)
    except RecordGone as error:
        raise UndoBlocked(kind, record_id) from error


def _turn_field(work: UnitOfWork, kind: str, record_id: str, change: RowMapping) -> None:
    field = str(change["field"])
    stored = work.encoded_field(kind, record_id, field)
    if stored != change["after"]:
        raise UndoBlocked(kind, record_id)
    work.update(kind, record_id, **{field: decode(change["before"])})
