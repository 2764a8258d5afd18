"""Letting the search index follow after an operation that wrote very many records."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from kkdesk.services.workspace import reading

if TYPE_CHECKING:
    from kkdesk.services.workspace import Workspace

AT_ONCE: Final = 200
"""Records; they take about a tenth of a second, in which nobody else writes."""


def index_waits(workspace: Workspace) -> bool:
    """Tell whether the index has still to catch up; searches answer rightly all the same."""
    from kkdesk.db import search_words  # noqa: PLC0415 -- asked long after the paint

    if workspace.read_only or workspace.shared:
        return False
    with reading(workspace) as connection:
        return search_words.index_waits(connection)


def catch_up(workspace: Workspace, some: int = AT_ONCE) -> bool:
    """Tell the index of a few records that wait; return whether others still do.

    It is nobody's operation: the history does not tell it, and nothing a page shows changes.
    """
    from kkdesk.db import search_words  # noqa: PLC0415 -- as above

    if not index_waits(workspace):
        return False
    from kkdesk.db.engine import write_transaction  # noqa: PLC0415 -- loads SQLAlchemy

    with write_transaction(workspace.engine) as connection:
        return search_words.catch_up(connection, some)


def catch_up_all(workspace: Workspace) -> None:
    """Tell the index of everything that waits, in parts between which others may write."""
    while catch_up(workspace, 5 * AT_ONCE):
        pass
