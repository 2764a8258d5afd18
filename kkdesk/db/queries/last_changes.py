"""When records last changed, from the log of operations."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from kkdesk.db.sql import text

if TYPE_CHECKING:
    from collections.abc import Collection

    from sqlalchemy import Connection


def last_changes(connection: Connection, ids: Collection[str]) -> dict[str, str]:
    """Return when each record last changed (UTC, ISO 8601); one without a log is left out."""
    rows = connection.execute(
        text(
            "SELECT c.record_id, max(o.at) FROM change c JOIN operation o ON o.id = c.operation_id"
            " WHERE c.record_id IN (SELECT value FROM json_each(:ids)) GROUP BY c.record_id"
        ),
        {"ids": json.dumps(sorted(set(ids)))},
    )
    return {str(row[0]): str(row[1]) for row in rows}
