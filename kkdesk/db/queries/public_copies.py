"""What the public copies of closed rounds may still say today, for a copy that leaves the house."""

from __future__ import annotations

import json
from dataclasses import is_dataclass
from typing import TYPE_CHECKING, Any, Final

from kkdesk.db.queries.differences import kept_or_told, telling
from kkdesk.db.queries.frozen_deck import deck_of_json, marked_now, papers_of_json, with_marks
from kkdesk.db.sql import text
from kkdesk.domain.editions import for_edition
from kkdesk.domain.round_papers import without
from kkdesk.domain.vocabulary import Edition

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from sqlalchemy import Connection

_COPIES: Final = """
    SELECT s.id, s.public, r.code, p.code AS policy FROM round_snapshot s
    JOIN status_round r ON r.id = s.round_id JOIN policy p ON p.id = r.policy_id
    WHERE s.public <> '' ORDER BY s.id
"""


def public_today(connection: Connection) -> dict[str, str]:
    """Return the public copies that say what has become confidential, without it, by id.

    What is left stands as it was kept, so that the round prints the same from it.
    """
    rows = connection.execute(text(_COPIES)).all()
    marked = marked_now(connection) if rows else frozenset()
    found = {}
    for row in rows:
        kept = json.loads(row.public)
        shown = _deck_today(kept, row.public, marked)
        if "papers" in kept:
            papers = without(papers_of_json(kept["papers"]), marked)
            shown["papers"] = _left_of(kept["papers"], papers)
        if "told" in kept:
            secret = _secret_facts(connection, row.code, row.policy)
            shown["told"] = {key: one for key, one in kept["told"].items() if key not in secret}
        if shown != kept:
            found[str(row.id)] = json.dumps(shown, ensure_ascii=False)
    return found


def _deck_today(kept: dict[str, Any], packed: str, marked: frozenset[str]) -> dict[str, Any]:
    deck = for_edition(with_marks(deck_of_json(packed), marked), Edition.PUBLIC)
    found: dict[str, Any] = _left_of(kept, deck)
    return found


def _secret_facts(connection: Connection, code: str, policy: str) -> frozenset[str]:
    """Return the keys of what a round told that is confidential today."""
    found = telling(connection, code, policy)
    told = kept_or_told(connection, found) if found is not None else {}
    return frozenset(key for key, one in told.items() if one.confidential)


def _left_of(kept: Any, shown: Any) -> Any:  # noqa: ANN401 -- JSON, and the records made of it
    """Return JSON without the members of its lists that the records made of it lack."""
    if isinstance(kept, dict) and is_dataclass(shown):
        return {name: _left_of(value, getattr(shown, name, None)) for name, value in kept.items()}
    if isinstance(kept, list) and kept and isinstance(kept[0], dict):
        return list(_members_left(kept, shown))
    return kept


def _members_left(kept: Iterable[dict[str, Any]], shown: Iterable[Any]) -> Iterator[dict[str, Any]]:
    """Yield what is left of a list; the records stand in its order."""
    records = iter(shown)
    wanted = next(records, None)
    for member in kept:
        if wanted is not None and _is_of(wanted, member):
            yield _left_of(member, wanted)
            wanted = next(records, None)


def _is_of(record: Any, member: Mapping[str, Any]) -> bool:  # noqa: ANN401 -- any record
    """Tell whether a record was made of a member of a list; not all rows have ids."""
    names = [name for name in ("key", "code", "kind", "cells") if name in member]
    return all(_plain(getattr(record, name, "")) == member[name] for name in names)


def _plain(value: object) -> object:
    return list(value) if isinstance(value, tuple) else value
