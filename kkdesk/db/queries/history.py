"""What a person can undo and redo now, read from the log of operations."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

from kkdesk.db.sql import text

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from sqlalchemy import Connection

_PIECE: Final = 50
_LATEST_FIRST = text(
    'SELECT id, kind, label, number FROM operation WHERE "by" = :by AND number < :below'
    f" ORDER BY number DESC LIMIT {_PIECE}"
)


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
    for row in _latest_first(connection, by):
        if row.kind in bottom:
            break
        if row.kind == taken:
            skipped += 1
        elif row.kind in put:
            if not skipped:
                return str(row.id), str(row.label)
            skipped -= 1
    return "", ""


def _latest_first(connection: Connection, by: str) -> Iterator[Any]:
    """Yield a person's operations piece by piece: a server hands over all that it is asked for."""
    below = 2**62
    while rows := connection.execute(_LATEST_FIRST, {"by": by, "below": below}).all():
        yield from rows
        below = int(rows[-1].number)
