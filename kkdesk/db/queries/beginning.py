"""What a database has of what the pages stand on."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kkdesk.db.sql import text
from kkdesk.domain.first_policy import Need

if TYPE_CHECKING:
    from sqlalchemy import Connection


def there(connection: Connection) -> frozenset[Need]:
    """Return the needs of which there is at least one record."""
    return frozenset(
        need
        for need in Need
        if connection.execute(text(f"SELECT 1 FROM {need.value} LIMIT 1")).first() is not None
    )
