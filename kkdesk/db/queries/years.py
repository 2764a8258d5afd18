"""Which years a filter on periods can offer."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kkdesk.db.queries.rows import as_date
from kkdesk.db.sql import text

if TYPE_CHECKING:
    from sqlalchemy import Connection


def years_with_dates(connection: Connection) -> tuple[int, ...]:
    """Return the years from the first to the last day that an initiative's dates mention."""
    found = connection.execute(
        text(
            "SELECT min(coalesce(earliest, latest)) AS first,"
            " max(coalesce(end_latest, latest, earliest)) AS last"
            " FROM date_entry WHERE initiative_id IS NOT NULL"
        )
    ).one()
    first, last = as_date(found.first), as_date(found.last)
    return tuple(range(first.year, last.year + 1)) if first and last else ()
