"""Holding back what a laptop changed in rounds that were closed at the centre meanwhile."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from sqlalchemy import select

from kkdesk.db.laptop.plan import raw_row
from kkdesk.db.laptop.together import group_of
from kkdesk.db.queries.frozen_deck import was_frozen_with
from kkdesk.db.schema import table_of
from kkdesk.domain.closed_rounds import KEPT, ORDERED, WORDING
from kkdesk.domain.exchange import ConflictKind
from kkdesk.domain.vocabulary import RemarkRoundKind, RoundState

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sqlalchemy import Connection

    from kkdesk.db.laptop.differences import Key, Raw, RawRow
    from kkdesk.db.laptop.plan import Plan

_KINDS: Final = (*KEPT, WORDING)
"""Letters come before their remarks, which then wait for them."""


def is_kept(kind: str, field: str) -> bool:
    """Tell whether a closed round keeps a field, or one that moves with it."""
    kept = KEPT.get(kind, frozenset())
    return (
        kind == WORDING
        or not kept.isdisjoint(group_of(kind, field))
        or (kind in ORDERED and field == "position")
    )


class ClosedRounds:
    """The rounds that are closed at the centre, and what a plan would change in them."""

    def __init__(self, connection: Connection, plan: Plan) -> None:
        self._connection, self._plan = connection, plan
        rounds = table_of("status_round")
        self._codes: dict[Raw, str] = {}
        if any(key[0] in _KINDS for key in plan.changes):
            query = select(rounds.c.id, rounds.c.code).where(
                rounds.c.state == RoundState.CLOSED.value
            )
            self._codes = {str(key): str(code) for key, code in connection.execute(query)}

    def hold(self) -> None:
        """Make a conflict of every change that a round would not take by now."""
        plan = self._plan
        closed = {key: code for key, code in self._codes.items() if self._is_news(str(key))}
        if not closed:
            return
        for key, row in self._touched():
            code = closed.get(self._round_of(key, row))
            if code is None or self._goes_with_owner(key, row):
                continue
            if key not in plan.updates:
                plan.hold(key, ConflictKind.ROUND_CLOSED, reason=code)
                continue
            for name in list(plan.updates[key]):
                if is_kept(key[0], name) and name in plan.updates.get(key, {}):
                    plan.hold_field(key, name, ConflictKind.ROUND_CLOSED, reason=code)

    def _is_news(self, round_id: str) -> bool:
        """Tell whether a closed round is not closed by what the laptop knew or brings along."""
        key = ("status_round", round_id)
        group = group_of("status_round", "state")
        if not _touches(self._plan.updates.get(key), group):
            change = self._plan.changes.get(key)
            moved = change is not None and _touches(change.new, group)
            return moved or round_id not in self._plan.known.closed_rounds
        return False

    def _touched(self) -> Iterator[tuple[Key, RawRow]]:
        plan = self._plan
        for kind in _KINDS:
            for rows in (plan.inserts, plan.updates, plan.deletes):
                for key in [key for key in rows if key[0] == kind]:
                    yield key, plan.central.get(key) or rows[key]

    def _round_of(self, key: Key, row: RawRow) -> Raw:
        """Return the round that would change; None for a letter, or of one, that came late."""
        kind, record_id = key
        if kind not in {"remark", "remark_round"}:
            return row["round_id"]
        letter_id = record_id if kind == "remark_round" else str(row["remark_round_id"])
        letter = row if kind == "remark_round" else self._letter(letter_id)
        if letter is None:
            return None
        late = letter["kind"] == RemarkRoundKind.SUPPLEMENTARY
        round_id = str(letter["round_id"])
        if late and not was_frozen_with(self._connection, round_id, letter_id):
            return None
        return round_id

    def _letter(self, letter_id: str) -> RawRow | None:
        key = ("remark_round", letter_id)
        known = self._plan.inserts.get(key) or self._plan.central.get(key)
        if known is not None:
            return known
        table = table_of("remark_round")
        query = select(table).where(table.c.id == letter_id)
        found = self._connection.execute(query).mappings().first()
        return raw_row(dict(found)) if found is not None else None

    def _goes_with_owner(self, key: Key, row: RawRow) -> bool:
        """Tell whether a deletion waits with that of its round or letter."""
        owner = (
            ("remark_round", str(row["remark_round_id"]))
            if key[0] == "remark"
            else ("status_round", str(row["round_id"]))
        )
        change = self._plan.changes.get(owner)
        return key in self._plan.deletes and change is not None and change.action == "delete"


def _touches(fields: RawRow | None, group: tuple[str, ...]) -> bool:
    """Tell whether any field of a group is among those that change."""
    return fields is not None and not fields.keys().isdisjoint(group)
