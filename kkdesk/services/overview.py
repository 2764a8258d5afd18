"""The coordinator's morning view."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from kkdesk.db.queries import overview as queries
from kkdesk.domain.deadlines import IN_WINDOW
from kkdesk.domain.records import Answer, Overview
from kkdesk.services.deadlines import list_events
from kkdesk.services.workspace import reading

if TYPE_CHECKING:
    from kkdesk.services.workspace import Workspace

HORIZON: Final = 90
RECENT: Final = 8


def overview(workspace: Workspace, *, within: int = HORIZON) -> Overview:
    """Return what needs the coordinator today and in the next ``within`` days.

    An event that two sources tell stands once, in the words that give it its answer.
    """
    on = workspace.today()
    events = list_events(workspace, on, within)
    with reading(workspace) as connection:
        return Overview(
            on=on,
            due_soon=tuple(e.shown for e in events if e.answer in IN_WINDOW),
            overdue=tuple(e.shown for e in events if e.answer is Answer.PAST_UNCONFIRMED),
            unplaced=tuple(e.shown for e in events if e.answer is Answer.UNPLACED),
            missing=queries.missing_entries(connection),
            unanswered=queries.unanswered_remarks(connection),
            totals=queries.total_warnings(connection),
            initiatives=queries.initiative_count(connection),
            recent=queries.recent_changes(connection, RECENT),
        )
