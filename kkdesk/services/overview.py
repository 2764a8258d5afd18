"""The coordinator's morning view."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from kkdesk.db.queries import overview as queries
from kkdesk.domain.deadlines import IN_WINDOW
from kkdesk.domain.due import slipped
from kkdesk.domain.records import Answer, Overview
from kkdesk.services.deadlines import list_events
from kkdesk.services.workspace import reading

if TYPE_CHECKING:
    from datetime import date

    from kkdesk.domain.vocabulary import Lang
    from kkdesk.services.workspace import Workspace

HORIZON: Final = 56
"""Eight weeks."""
RECENT: Final = 8


def overview(
    workspace: Workspace,
    *,
    within: int = HORIZON,
    since: date | None = None,
    lang: Lang = "da",
) -> Overview:
    """Return what needs the coordinator today and in the next ``within`` days.

    What passed from the day ``since`` of the last visit on is told apart.
    An event that two sources tell stands once, in the words that give it its answer.
    """
    on = workspace.today()
    events = list_events(workspace, on, within, lang=lang)
    overdue = tuple(e.shown for e in events if e.answer is Answer.PAST_UNCONFIRMED)
    with reading(workspace) as connection:
        return Overview(
            on=on,
            due_soon=tuple(e.shown for e in events if e.answer in IN_WINDOW),
            overdue=overdue,
            since=since,
            slipped=slipped(overdue, since, on) if since else (),
            unplaced=tuple(e.shown for e in events if e.answer is Answer.UNPLACED),
            missing=queries.missing_entries(connection),
            unanswered=queries.unanswered_remarks(connection),
            totals=queries.total_warnings(connection),
            initiatives=queries.initiative_count(connection),
            recent=queries.recent_changes(connection, RECENT),
        )
