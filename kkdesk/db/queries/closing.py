"""What a round says at the moment it is closed, to be kept beside it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kkdesk.db.queries.confidential import hidden_ids
from kkdesk.db.queries.differences import telling, told_facts
from kkdesk.db.queries.frozen_deck import deck_as_json
from kkdesk.db.queries.round_papers import papers_now
from kkdesk.domain.vocabulary import Edition

if TYPE_CHECKING:
    from sqlalchemy import Connection

    from kkdesk.domain.status_records import StatusDeck


def said_by(
    connection: Connection,
    policy: str,
    about: tuple[str, str],
    edition: Edition,
    deck: StatusDeck,
) -> str:
    """Return as JSON what a round says in an edition: its slides, its papers, what it tells.

    ``about`` is the round's code and id, ``deck`` what its slides show in that edition.
    """
    code, round_id = about
    public = edition is Edition.PUBLIC
    papers = papers_now(connection, round_id, hidden_ids(connection) if public else frozenset())
    found = telling(connection, code, policy)
    told = told_facts(connection, found) if found is not None else {}
    shown = {key: one for key, one in told.items() if not (public and one.confidential)}
    return deck_as_json(deck, papers, shown)
