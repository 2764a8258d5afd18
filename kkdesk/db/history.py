"""Undo and redo from the change log, also after a restart.

Every undo is an operation of its own whose changes are the target's changes turned
round, so redo is the undo of an undo. Nothing is ever removed from the log.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, cast

from sqlalchemy import select, text

from kkdesk.db.unit_of_work import Row, UnitOfWork, decode, table_of_change
from kkdesk.errors import NothingToUndo, RecordGone, UndoBlocked

if TYPE_CHECKING:
    from sqlalchemy import Connection
    from sqlalchemy.engine import RowMapping

STACK_DEPTH = 500
"""How many of a person's latest operations undo looks back on."""


@dataclass(frozen=True, slots=True)
class UndoState:
    """What a person can undo and redo now: operation ids and their labels."""

    undo_id: str = ""
    undo_label: str = ""
    redo_id: str = ""
    redo_label: str = ""


def undo_state(connection: Connection, by: str) -> UndoState:
    """Replay a person's operations and tell what lies on top of both stacks."""
    rows = connection.execute(
        text(
            "SELECT id, kind, target_id, label FROM operation WHERE by = :by"
            " ORDER BY id DESC LIMIT :depth"
        ),
        {"by": by, "depth": STACK_DEPTH},
    ).all()
    undo: list[tuple[str, str]] = []
    redo: list[tuple[str, str]] = []
    for operation_id, kind, _target, label in reversed(rows):
        entry = (str(operation_id), str(label))
        if kind == "undo":
            undo = undo[:-1]
            redo.append(entry)
        elif kind == "redo":
            redo = redo[:-1]
            undo.append(entry)
        elif kind == "load":
            undo, redo = [], []
        else:
            undo.append(entry)
            redo = []
    return UndoState(*(undo[-1] if undo else ("", "")), *(redo[-1] if redo else ("", "")))


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
