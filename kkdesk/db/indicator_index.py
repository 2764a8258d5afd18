"""What the list of indicators is found by, kept beside them in ``search_indicator``.

It follows from an indicator and all its figures, so it is written anew in the transaction that
changes any of them, and for every indicator when a database is upgraded.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from kkdesk.db.queries.indicators import indicators
from kkdesk.db.sql import text
from kkdesk.domain.indicator_finding import summary

if TYPE_CHECKING:
    from collections.abc import Iterable

    from sqlalchemy import Connection

_AT_ONCE: Final = 500
_LINKED: Final = "SELECT indicator_id FROM indicator_committee WHERE committee_id = :id"
_REMOVE: Final = text("DELETE FROM search_indicator WHERE indicator_id = :id")
_WRITE: Final = text(
    "INSERT INTO search_indicator (indicator_id, code_order, name_order, said, misses)"
    " VALUES (:id, :code_order, :name_order, :said, :misses)"
)


def refresh(connection: Connection, touched: Iterable[tuple[str, str]]) -> None:
    """Write anew what the given (kind, id) pairs change: an indicator, a committee it names."""
    keys: set[str] = set()
    for kind, record_id in touched:
        if kind == "indicator":
            keys.add(record_id)
        elif kind == "committee":
            keys.update(connection.execute(text(_LINKED), {"id": record_id}).scalars())
    _write(connection, keys)


def refresh_all(connection: Connection) -> None:
    """Write it anew for every indicator there is."""
    connection.execute(text("DELETE FROM search_indicator"))
    _write(connection, connection.execute(text("SELECT id FROM indicator")).scalars().all())


def _write(connection: Connection, keys: Iterable[str]) -> None:
    ordered = sorted(keys)  # equal histories make equal files
    for start in range(0, len(ordered), _AT_ONCE):
        some = ordered[start : start + _AT_ONCE]
        for key in some:
            connection.execute(_REMOVE, {"id": key})
        for one in indicators(connection, some):
            found = summary(one)
            connection.execute(
                _WRITE,
                {
                    "id": one.id,
                    "code_order": found.code_order,
                    "name_order": found.name_order,
                    "said": found.said,
                    "misses": int(found.misses),
                },
            )
