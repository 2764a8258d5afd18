"""What a person can undo and redo now, read from the log of operations."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from sqlalchemy import text

if TYPE_CHECKING:
    from sqlalchemy import Connection

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
