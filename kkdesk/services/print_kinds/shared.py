"""What the kinds of printed documents read alike."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING, Final

from kkdesk.db.queries.confidential import confidential_texts, hidden_ids
from kkdesk.db.queries.last_changes import last_changes
from kkdesk.db.sql import text
from kkdesk.domain.vocabulary import Edition

if TYPE_CHECKING:
    from collections.abc import Iterable

    from sqlalchemy import Connection

LONG_AGO: Final = datetime(2000, 1, 1, tzinfo=UTC)


def hidden_and_forbidden(
    connection: Connection, edition: Edition
) -> tuple[frozenset[str], tuple[str, ...]]:
    """Return the ids that the edition leaves out, and the words that must not stand in it."""
    if edition is Edition.INTERNAL:
        return frozenset(), ()
    return hidden_ids(connection), confidential_texts(connection)


def last_change(connection: Connection, ids: Iterable[str]) -> datetime:
    """Return when anything that is printed changed last, so that equal prints are equal files."""
    moments = last_changes(connection, set(ids)).values()
    latest = max((datetime.fromisoformat(each) for each in moments), default=LONG_AGO)
    return latest.astimezone(UTC).replace(microsecond=0)


def organisation_name(connection: Connection, organisation_id: str = "") -> str:
    """Return the municipality's name; where none is asked for, that of each there is."""
    query = "SELECT name FROM organisation WHERE id = :id OR :id = '' ORDER BY id"
    names = connection.execute(text(query), {"id": organisation_id}).scalars()
    return " · ".join(str(name) for name in names)
