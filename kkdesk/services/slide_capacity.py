"""How much of the slides a status text takes while it is written."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from kkdesk.db.queries.frozen_deck import frozen_deck
from kkdesk.db.queries.status_deck import Draft, status_deck
from kkdesk.db.sql import text
from kkdesk.domain.vocabulary import Edition
from kkdesk.errors import RecordGone
from kkdesk.services.themes import dressed
from kkdesk.services.workspace import reading

if TYPE_CHECKING:
    from sqlalchemy import Connection

    from kkdesk.domain.slide_fill import SlideFill
    from kkdesk.domain.status_records import StatusDeck
    from kkdesk.services.workspace import Workspace

_NAME = "kkdesk:written"
"""What the text is called in layout; a code might stand for more than one."""


def slide_fill(workspace: Workspace, round_id: str, entry_id: str, words: str) -> SlideFill | None:
    """Measure an entry's text as the slides would print it if it read ``words``.

    The public edition is asked first, as it is the one that goes to the committees, and the
    internal one for what the public may not see. None if no slide holds the text.
    Raises RecordGone if the round was deleted meanwhile.
    """
    from kkdesk.reports.content.status_deck import build_status_deck  # noqa: PLC0415 -- on use
    from kkdesk.reports.pdf.capacity import measure_text  # noqa: PLC0415 -- loads fonts

    for edition in (Edition.PUBLIC, Edition.INTERNAL):
        with reading(workspace) as connection:
            policy, code = _codes(connection, round_id)
            draft = Draft(entry_id, words)
            live = status_deck(connection, policy, code, draft)
            deck = frozen_deck(connection, policy, live, edition)
        document = build_status_deck(_named(deck, entry_id), edition)
        found = measure_text(dressed(workspace, document, deck.look), _NAME)
        if found is not None:
            return found
    return None


def _codes(connection: Connection, round_id: str) -> tuple[str, str]:
    found = connection.execute(
        text(
            "SELECT p.code AS policy, r.code FROM status_round r"
            " JOIN policy p ON p.id = r.policy_id WHERE r.id = :id"
        ),
        {"id": round_id},
    ).first()
    if found is None:
        raise RecordGone("status_round", round_id)
    return str(found.policy), str(found.code)


def _named(deck: StatusDeck, entry_id: str) -> StatusDeck:
    """Give the entry a name that no other text has."""
    objectives = tuple(
        replace(
            one,
            entries=tuple(
                replace(entry, code=_NAME) if entry.key == entry_id else entry
                for entry in one.entries
            ),
        )
        for one in deck.objectives
    )
    return replace(deck, objectives=objectives)
