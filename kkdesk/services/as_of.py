"""A database shown as it was at the end of a day."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from kkdesk.services.workspace import Workspace


def make_searchable(workspace: Workspace) -> None:
    """Bring the search index back to the day that is shown; nothing to do for the present.

    Not done when the day is opened: most looks at the past search for nothing, and a record's
    words take longer than its row.
    """
    from kkdesk.db.reading import Database  # noqa: PLC0415 -- with the work below

    if workspace.as_of is None or not isinstance(workspace.opened, Database):
        return
    from kkdesk.db.as_of import write_stale_words  # noqa: PLC0415 -- only for a look at the past

    write_stale_words(workspace.opened.path)
