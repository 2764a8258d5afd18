"""The day that is stamped into a round's slides: it follows from what is stored alone."""

from __future__ import annotations

import uuid
from datetime import UTC, date, datetime
from typing import TYPE_CHECKING, Final

from kkdesk.db.queries.last_changes import last_changes
from kkdesk.db.sql import text
from kkdesk.domain.dates import parse_date

if TYPE_CHECKING:
    from sqlalchemy import Connection
    from sqlalchemy.engine import RowMapping

UNDATED: Final = datetime(2000, 1, 1, 12, tzinfo=UTC)
"""What was frozen in rounds without a day of issue before their own days were looked for."""

_TEXTS = (
    "SELECT e.id FROM status_entry e JOIN initiative i ON i.id = e.initiative_id"
    " WHERE e.round_id = :round AND NOT e.confidential AND NOT i.confidential"
)


def stamped(connection: Connection, row: RowMapping) -> datetime:
    """Return noon of a round's day of issue, so that reprints are equal.

    Without one it is the day the round was closed; of an open one, the day it or a text of it was
    written last. What is confidential does not count: nobody shall see that it was written.
    """
    day = parse_date(row["issued"]).earliest or _closed(row["closed_on"])
    day = day or _written(connection, str(row["id"]))
    return datetime(day.year, day.month, day.day, 12, tzinfo=UTC)


def _closed(stored: str | date | None) -> date | None:
    return date.fromisoformat(stored) if isinstance(stored, str) else stored


def _written(connection: Connection, round_id: str) -> date:
    """Return the day of the last writing; where a copy has no history, that of the key (UUIDv7)."""
    texts = connection.execute(text(_TEXTS), {"round": round_id}).scalars()
    moments = last_changes(connection, {round_id, *(str(key) for key in texts)}).values()
    if moments:
        return datetime.fromisoformat(max(moments)).astimezone(UTC).date()
    return datetime.fromtimestamp((uuid.UUID(round_id).int >> 80) / 1000, UTC).date()
