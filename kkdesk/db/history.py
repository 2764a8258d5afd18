"""Undo and redo from the change log, also after a restart.

Every undo is an operation of its own whose changes are the target's changes turned
round, so redo is the undo of an undo. Nothing is ever removed from the log.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from sqlalchemy import select

from kkdesk.db.queries.history import undo_state
from kkdesk.db.schema import DERIVED, UNIQUE_CODES
from kkdesk.db.unit_of_work import Row, UnitOfWork, decode, encode, table_of_change
from kkdesk.errors import InvalidValue, NothingToUndo, RecordGone, RecordInUse, UndoBlocked

if TYPE_CHECKING:
    from sqlalchemy.engine import RowMapping


def turn_latest(work: UnitOfWork, *, redo: bool) -> None:
    """Undo (or do again) the latest operation of the person at work.

    What to turn is read in the transaction that turns it. Raises NothingToUndo, or
    UndoBlocked if something changed since.
    """
    state = undo_state(work.connection, work.by)
    target, label = (state.redo_id, state.redo_label) if redo else (state.undo_id, state.undo_label)
    if not target:
        raise NothingToUndo
    work.name(label)
    work.aim_at(target)
    turn(work, target)


def turn(work: UnitOfWork, operation_id: str) -> None:
    """Apply an operation's changes backwards; UndoBlocked if something changed since."""
    change = table_of_change()
    rows = work.connection.execute(
        select(change).where(change.c.operation_id == operation_id).order_by(change.c.id.desc())
    ).mappings()
    for row in list(rows):
        _turn_change(work, row)
    for kind, record_id in work.touched:
        _refuse_second_code(work, kind, record_id)


def _turn_change(work: UnitOfWork, change: RowMapping) -> None:
    kind, record_id = str(change["record_kind"]), str(change["record_id"])
    action = change["action"]
    try:
        if action == "insert":
            _take_out(work, kind, record_id, logged=cast("Row", decode(change["after"])))
        elif action == "delete":
            work.insert(kind, **cast("Row", decode(change["before"])))
        else:
            _turn_field(work, kind, record_id, change)
    except (InvalidValue, RecordGone, RecordInUse) as error:
        raise UndoBlocked(kind, record_id) from error


def _take_out(work: UnitOfWork, kind: str, record_id: str, *, logged: Row) -> None:
    """Delete what was added, unless it holds or carries something that came later."""
    stored = work.get(kind, record_id)
    changed = any(
        encode(stored.get(name)) != encode(value)
        for name, value in logged.items()
        if name not in DERIVED
    )
    if changed or work.is_referenced(kind, record_id):
        raise UndoBlocked(kind, record_id)
    work.delete(kind, record_id)


def _turn_field(work: UnitOfWork, kind: str, record_id: str, change: RowMapping) -> None:
    field = str(change["field"])
    stored = work.encoded_field(kind, record_id, field)
    if stored != change["after"]:
        raise UndoBlocked(kind, record_id)
    work.update(kind, record_id, **{field: decode(change["before"])})


def _refuse_second_code(work: UnitOfWork, kind: str, record_id: str) -> None:
    """Raise UndoBlocked if a record came back with a code that another one has got since."""
    if kind not in UNIQUE_CODES:
        return
    column, parent = UNIQUE_CODES[kind]
    own = next(iter(work.find(kind, id=record_id)), None)
    if own is None:
        return
    among: Row = {column: own[column], **({parent: own[parent]} if parent else {})}
    if len(work.find(kind, **among)) > 1:
        raise UndoBlocked(kind, record_id)
