"""The history: what people did, what each thing changed, and taking one of them back."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from kkdesk.db.queries import operations as queries
from kkdesk.domain.actions import action_label
from kkdesk.errors import NothingToUndo, RecordGone
from kkdesk.services.workspace import operation, reading

if TYPE_CHECKING:
    from datetime import date

    from kkdesk.domain.changes import Changes
    from kkdesk.domain.operations import HistoryFilter, OperationChanges, OperationLine
    from kkdesk.domain.vocabulary import Lang
    from kkdesk.services.workspace import Workspace

PAGE: Final = 200
MOST_CHANGES: Final = queries.MOST_CHANGES
"""So many changes of one operation are told."""


def list_operations(
    workspace: Workspace, wanted: HistoryFilter, *, before: int | None = None
) -> tuple[OperationLine, ...]:
    """Return a page of the latest operations that match, or of those numbered below ``before``."""
    with reading(workspace) as connection:
        return queries.operations(connection, wanted, before=before, limit=PAGE)


def people(workspace: Workspace) -> tuple[str, ...]:
    """Return everybody who did something."""
    with reading(workspace) as connection:
        return queries.people(connection)


def begun(workspace: Workspace) -> date | None:
    """Return the first day that can be shown; None if nobody has done anything."""
    with reading(workspace) as connection:
        return queries.begun(connection)


def operation_changes(
    workspace: Workspace, operation_id: str, lang: Lang = "da"
) -> OperationChanges:
    """Return what an operation changed, in words; RecordGone if there is none."""
    from kkdesk.services.history_words import told_changes  # noqa: PLC0415 -- loads SQLModel

    with reading(workspace) as connection:
        return told_changes(connection, queries.operation_changes(connection, operation_id), lang)


def later_operations(workspace: Workspace, operation_id: str) -> tuple[OperationLine, ...]:
    """Return what came later and stands in the way of taking an operation back."""
    with reading(workspace) as connection:
        return queries.later_operations(connection, operation_id)


def take_back(workspace: Workspace, operation_id: str) -> Changes:
    """Undo one operation, whoever did it and however long ago.

    It is an operation of its own, which can be undone like any other. Raises UndoBlocked if
    something later depends on it, NothingToUndo for a loading, and RecordGone.
    """
    from kkdesk.db.history import turn  # noqa: PLC0415 -- loads SQLModel

    with operation(workspace, "") as work:
        found = work.find("operation", id=operation_id)
        if not found:
            raise RecordGone("operation", operation_id)
        if found[0]["kind"] == "load":
            raise NothingToUndo
        _, _, rest = str(found[0]["label"]).partition(" ")
        work.name(action_label("take_back", rest))
        work.aim_at(operation_id)
        turn(work, operation_id)
    return work.changes
