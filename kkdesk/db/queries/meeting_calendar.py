"""The meetings of all committees, by day."""

from __future__ import annotations

import json
from datetime import date
from typing import TYPE_CHECKING, Final

from kkdesk.db.sql import text
from kkdesk.domain.cases import CalendarMeeting

if TYPE_CHECKING:
    from sqlalchemy import Connection

_MEETINGS: Final = """
    SELECT m.id, m.committee_id, k.name, m.held_on, m.place, (
        SELECT json_group_array(found.title) FROM (
            SELECT DISTINCT c.title FROM route_step s JOIN "case" c ON c.id = s.case_id
            WHERE s.meeting_id = m.id ORDER BY c.title) AS found) AS cases
    FROM meeting m JOIN committee k ON k.id = m.committee_id
    WHERE m.held_on IS NOT NULL ORDER BY m.held_on, k.position, m.id
"""


def calendar(connection: Connection) -> tuple[CalendarMeeting, ...]:
    """Return every meeting whose day is known."""
    return tuple(
        CalendarMeeting(
            str(row.id),
            str(row.committee_id),
            row.name,
            date.fromisoformat(str(row.held_on)),
            str(row.place or ""),
            tuple(json.loads(row.cases)),
        )
        for row in connection.execute(text(_MEETINGS))
    )
