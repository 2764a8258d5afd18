"""The frozen copy of a closed round: what it says, kept as JSON beside the round.

A copy says what was said when the round closed. What was marked confidential afterwards stays
out of the public edition all the same, and late supplements are added to what was said.
"""

from __future__ import annotations

import json
from dataclasses import asdict, fields, is_dataclass, replace
from datetime import datetime
from enum import StrEnum
from types import NoneType, UnionType
from typing import TYPE_CHECKING, Any, get_args, get_origin, get_type_hints

from kkdesk.db.queries.confidential import hidden_ids
from kkdesk.db.queries.round_day import UNDATED
from kkdesk.db.sql import text
from kkdesk.domain.differences import Fact
from kkdesk.domain.round_papers import RoundPapers
from kkdesk.domain.status_records import StatusDeck
from kkdesk.domain.vocabulary import Edition, RemarkRoundKind

if TYPE_CHECKING:
    from collections.abc import Mapping

    from sqlalchemy import Connection

_DELETABLE = (
    *("objective", "priority", "status_entry", "stated_table", "remark_round", "remark"),
    *("experience", "answer", "date_entry", "appropriation", "measurement", "target", "indicator"),
    *("sub_item", "stated_table_row"),
)

_HOUSE_LOOK = "{}"
"""How rounds look that were closed before there were themes."""
_GONE = """
    WITH gone AS (
        SELECT c.record_id, c.record_kind, c.before FROM change c
        WHERE c.action = 'delete' AND c.record_kind IN (SELECT value FROM json_each(:kinds))
          AND NOT EXISTS (
            SELECT 1 FROM change n WHERE n.record_id = c.record_id AND n.id > c.id
              AND n.action IN ('insert', 'delete')
          )
    )
"""
_DELETED = """
    SELECT record_id FROM gone
    WHERE json_extract(before, '$.confidential')
       OR json_extract(before, '$.initiative_id') IN (
            SELECT record_id FROM gone
            WHERE record_kind = 'initiative' AND json_extract(before, '$.confidential')
            UNION ALL
            SELECT id FROM initiative WHERE confidential
          )
"""
"""What was confidential when it was deleted: the copy still holds its words."""


def frozen_deck(
    connection: Connection, policy_code: str, live: StatusDeck, edition: Edition
) -> StatusDeck:
    """Return a closed round's deck as it was frozen, or the live one if there is no copy."""
    stored = connection.execute(
        text(
            "SELECT s.public, s.internal FROM round_snapshot s"
            " JOIN status_round r ON r.id = s.round_id"
            " JOIN policy p ON p.id = r.policy_id"
            " WHERE r.code = :code AND (p.code = :policy OR :policy = '') AND r.state = 'closed'"
        ),
        {"code": live.round.code, "policy": policy_code},
    ).first()
    if stored is None:
        return live
    packed = stored.public if edition is Edition.PUBLIC else stored.internal
    deck: StatusDeck = with_marks(deck_of_json(packed), marked_now(connection))
    remarks = (*deck.remark_rounds, *_supplements(deck, live))
    created = live.created if deck.created == UNDATED else deck.created
    return replace(deck, remark_rounds=remarks, look=deck.look or _HOUSE_LOOK, created=created)


def _supplements(deck: StatusDeck, live: StatusDeck) -> list[Any]:
    """Return the supplementary remarks that came after the round was frozen."""
    known = {one.key for one in deck.remark_rounds}
    return [
        one
        for one in live.remark_rounds
        if one.key not in known and one.kind is RemarkRoundKind.SUPPLEMENTARY
    ]


def was_frozen_with(connection: Connection, round_id: str, key: str) -> bool:
    """Tell whether the frozen copy of a closed round holds a record."""
    found = connection.execute(
        text("SELECT 1 FROM round_snapshot WHERE round_id = :round AND instr(internal, :key) > 0"),
        {"round": round_id, "key": key},
    )
    return found.first() is not None


def kept_papers(connection: Connection, round_id: str, edition: Edition) -> RoundPapers | None:
    """Return what a closed round's papers were made of; None if it is open, or kept none."""
    found = _kept(connection, round_id, edition).get("papers")
    if found is None:
        return None
    return papers_of_json(found)


def papers_of_json(found: Mapping[str, Any]) -> RoundPapers:
    """Read back what a copy keeps of a round's papers."""
    papers = _built(RoundPapers, found)
    assert isinstance(papers, RoundPapers)
    return papers


def kept_facts(connection: Connection, round_id: str) -> dict[str, Fact] | None:
    """Return what a closed round told, by its key; None if it is open, or kept none."""
    found = _kept(connection, round_id, Edition.INTERNAL).get("told")
    if found is None:
        return None
    return {str(key): _built(Fact, told) for key, told in found.items()}


def _kept(connection: Connection, round_id: str, edition: Edition) -> dict[str, Any]:
    """Return a closed round's copy; a laptop has the public one only."""
    row = connection.execute(
        text(
            "SELECT s.public, s.internal FROM round_snapshot s"
            " JOIN status_round r ON r.id = s.round_id WHERE r.id = :round AND r.state = 'closed'"
        ),
        {"round": round_id},
    ).first()
    if row is None:
        return {}
    found: dict[str, Any] = json.loads(
        row.public if edition is Edition.PUBLIC or not row.internal else row.internal
    )
    return found


def deck_as_json(
    deck: StatusDeck,
    papers: RoundPapers | None = None,
    told: Mapping[str, Fact] | None = None,
) -> str:
    """Write a deck's records as JSON, and beside them what else the round says."""
    kept = asdict(deck)
    if papers is not None:
        kept["papers"] = asdict(papers)
    if told is not None:
        kept["told"] = {key: asdict(one) for key, one in told.items()}
    return json.dumps(kept, ensure_ascii=False, default=_plain)


def deck_of_json(packed: str) -> StatusDeck:
    """Read back what ``deck_as_json`` wrote."""
    deck = _built(StatusDeck, json.loads(packed))
    assert isinstance(deck, StatusDeck)
    return deck


def _plain(value: object) -> str:
    if isinstance(value, datetime):
        return value.isoformat()
    raise TypeError(value)


def _built(kind: Any, value: Any) -> Any:  # noqa: ANN401 -- any type that a record's field has
    """Build a value of a type from what JSON keeps of it."""
    if isinstance(kind, UnionType):
        wanted = next(part for part in get_args(kind) if part is not NoneType)
        return None if value is None else _built(wanted, value)
    if get_origin(kind) is tuple:
        return tuple(_built(get_args(kind)[0], part) for part in value)
    if is_dataclass(kind) and isinstance(kind, type):
        hints = get_type_hints(kind, localns={"datetime": datetime})
        known = {one.name for one in fields(kind)}
        return kind(**{n: _built(hints[n], v) for n, v in value.items() if n in known})
    if kind is datetime:
        return datetime.fromisoformat(value)
    return kind(value) if isinstance(kind, type) and issubclass(kind, StrEnum) else value


def marked_now(connection: Connection) -> frozenset[str]:
    """Return the ids of what is hidden today, or was confidential when it was deleted."""
    found = connection.execute(
        text(_GONE + _DELETED), {"kinds": json.dumps((*_DELETABLE, "initiative"))}
    )
    return hidden_ids(connection) | frozenset(str(key) for key in found.scalars())


def owners_of_deleted(connection: Connection) -> frozenset[str]:
    """Return the initiatives and indicators that had something confidential, deleted since."""
    owners = " UNION ALL ".join(
        f"SELECT json_extract(before, '$.{column}') FROM gone"
        " WHERE json_extract(before, '$.confidential')"
        for column in ("initiative_id", "indicator_id")
    )
    found = connection.execute(text(_GONE + owners), {"kinds": json.dumps(_DELETABLE)})
    return frozenset(str(key) for key in found.scalars() if key)


def with_marks(value: Any, marked: frozenset[str]) -> Any:  # noqa: ANN401 -- records and tuples of them
    """Mark every record confidential that is so today."""
    if isinstance(value, tuple):
        return tuple(with_marks(part, marked) for part in value)
    if not is_dataclass(value) or isinstance(value, type):
        return value
    changed = {
        one.name: found
        for one in fields(value)
        if (found := with_marks(getattr(value, one.name), marked)) != getattr(value, one.name)
    }
    if getattr(value, "key", "") in marked:
        changed["confidential"] = True
    return replace(value, **changed) if changed else value
