"""What others saved in a shared database since one looked last."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from kkdesk.db.queries.colleagues import newest_number, touched_since
from kkdesk.domain.changes import Changes
from kkdesk.services.workspace import reading

if TYPE_CHECKING:
    from kkdesk.services.workspace import Workspace


class News(NamedTuple):
    """Operations in their order, and the number of the last there is."""

    number: int
    changes: tuple[Changes, ...]


def newest_operation(workspace: Workspace) -> int:
    """Return the number of the last operation, 0 in a database where nothing was done."""
    with reading(workspace) as connection:
        return newest_number(connection)


def news_since(workspace: Workspace, number: int) -> News:
    """Return what was done after an operation, one's own doing included."""
    with reading(workspace) as connection:
        found = touched_since(connection, number)
    changes = tuple(
        Changes(
            operation_id,
            label,
            frozenset(kind for kind, _ in records),
            frozenset(key for _, key in records),
        )
        for (_, operation_id, label), records in found.items()
    )
    return News(max((key[0] for key in found), default=number), changes)
