"""What a person can undo and redo now, read from the log of operations."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from kkdesk.db.sql import text

if TYPE_CHECKING:
    from collections.abc import Iterable

    from sqlalchemy import Connection

_LATEST_FIRST = text('SELECT id, kind, label FROM operation WHERE "by" = :by ORDER BY number DESC')


@dataclass(frozen=True, slots=True)
class UndoState:
    """What a person can undo and redo now: operation ids and their labels."""

    undo_id: str = ""
    undo_label: str = ""
    redo_id: str = ""
    redo_label: str = ""


def undo_state(connection: Connection, by: str) -> UndoState:
    """Tell what lies on top of a person's two stacks; loading a portfolio empties both."""
    return UndoState(
        *_top(connection, by, taken="undo", put=("do", "redo"), bottom=("load",)),
        *_top(connection, by, taken="redo", put=("undo",), bottom=("load", "do")),
    )


def _top(
    connection: Connection, by: str, *, taken: str, put: Iterable[str], bottom: Iterable[str]
) -> tuple[str, str]:
    """Return (id, label) of the top of a stack, reading back no further than it lies.

    Every operation of kind ``taken`` took off what the latest one of kind ``put`` laid on.
    """
    skipped = 0
    with connection.execute(_LATEST_FIRST, {"by": by}) as rows:
        for row in rows:
            if row.kind in bottom:
                break
            if row.kind == taken:
                skipped += 1
            elif row.kind in put:
                if not skipped:
                    return str(row.id), str(row.label)
                skipped -= 1
    return "", ""
