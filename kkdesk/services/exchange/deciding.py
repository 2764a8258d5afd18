"""Deciding between the two sides of a conflict: an operation like any other, and undoable."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kkdesk.db.laptop.applying import kinds_in_order
from kkdesk.db.laptop.bringing_back import bring_back_owned
from kkdesk.db.laptop.ledger import now
from kkdesk.db.laptop.plan import encoded
from kkdesk.db.schema import UNIQUE_CODES, references_to
from kkdesk.domain.actions import action_label
from kkdesk.domain.exchange import ConflictChoice, ConflictKind
from kkdesk.domain.hygiene import clean_typed
from kkdesk.errors import ConflictSettled, InvalidValue, OwnerGone, RecordGone
from kkdesk.services.exchange.closed import close_as_there, refuse_in_closed_round
from kkdesk.services.exchange.listing import conflict_row, side
from kkdesk.services.exchange.wording import missing_words
from kkdesk.services.rereading import READ, read_again
from kkdesk.services.workspace import operation

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from kkdesk.db.unit_of_work import UnitOfWork
    from kkdesk.domain.changes import Changes
    from kkdesk.domain.exchange import ConflictRow
    from kkdesk.domain.records import Stored
    from kkdesk.services.workspace import Workspace


def decide_conflict(
    workspace: Workspace,
    conflict_id: str,
    choice: ConflictChoice,
    own: Mapping[str, Stored] | None = None,
) -> Changes:
    """Decide one conflict, and those that wait for it, in one operation.

    ``own`` are values by field instead of, or on top of, the laptop's side; a second code is
    resolved by giving the laptop's record a code of its own. Raises ConflictSettled, InvalidValue
    (also where a closed round keeps what would change) or RecordInUse; nothing is changed then.
    """
    return _decide(workspace, (conflict_id,), choice, own or {})


def decide_many(
    workspace: Workspace, conflict_ids: Sequence[str], choice: ConflictChoice
) -> Changes:
    """Decide several conflicts alike in one operation: a record's, or all of a kind."""
    return _decide(workspace, conflict_ids, choice, {})


def _decide(
    workspace: Workspace,
    conflict_ids: Sequence[str],
    choice: ConflictChoice,
    own: Mapping[str, Stored],
) -> Changes:
    with operation(workspace, action_label("decide", "merge_conflict")) as work:
        decider = _Decider(work, choice, own)
        found = [decider.get(key) for key in dict.fromkeys(conflict_ids)]
        if len(found) == 1:
            work.name(action_label("decide", "merge_conflict", found[0].about))
        for conflict in _in_order(found):
            decider.decide(conflict)
    return work.changes


def _in_order(found: Sequence[ConflictRow]) -> list[ConflictRow]:
    """Return records to add with their owners first, and those to delete the other way round."""
    place = {kind: number for number, kind in enumerate(kinds_in_order())}
    return sorted(
        found,
        key=lambda one: place[one.record_kind] * (1 if one.has_mine else -1),
    )


class _Decider:
    """Carries out one choice for one conflict after the other."""

    def __init__(self, work: UnitOfWork, choice: ConflictChoice, own: Mapping[str, Stored]) -> None:
        self._work, self._choice, self._own = work, choice, own
        self._settled: set[str] = set()
        self._closed: set[str] = set()
        """The closings of rounds that were carried out; their wording is what still waits."""

    def get(self, conflict_id: str) -> ConflictRow:
        """Return an open conflict; ConflictSettled for any other."""
        try:
            found = conflict_row(self._work.get("merge_conflict", conflict_id))
        except RecordGone as error:
            raise ConflictSettled from error
        if not found.open:
            raise ConflictSettled
        return found

    def decide(self, conflict: ConflictRow) -> None:
        """Write what was chosen, close the conflict, and go on to those that wait for it."""
        if conflict.id in self._settled:
            return
        self._settled.add(conflict.id)
        values = self._chosen(conflict)
        if self._choice is not ConflictChoice.THEIRS:
            self._write(conflict, values)
        self._close(conflict, values)
        waiting = [
            conflict_row(row)
            for row in self._work.find("merge_conflict", waits_for=conflict.id, state="open")
        ]
        self._own = {}
        for each in _in_order(waiting):
            self.decide(each)

    def _chosen(self, conflict: ConflictRow) -> dict[str, Stored] | None:
        """Return the values of the chosen side; None where that side has no record."""
        match self._choice:
            case ConflictChoice.BASE:
                return _side(conflict, "base") if conflict.has_base else None
            case ConflictChoice.THEIRS:
                return _side(conflict, "theirs") if conflict.has_theirs else None
            case ConflictChoice.MINE:
                return _side(conflict, "mine") if conflict.has_mine else None
            case ConflictChoice.OWN:
                start = "mine" if conflict.has_mine else "theirs"
                return {**_side(conflict, start), **_cleaned(self._own)}

    def _write(self, conflict: ConflictRow, values: dict[str, Stored] | None) -> None:
        kind, key = conflict.record_kind, conflict.record_id
        if self._choice is ConflictChoice.MINE:
            self._refuse_orphan(conflict)
        if conflict.kind is ConflictKind.SAME_CODE and self._is_whole(conflict):
            self._write_second(conflict, values)
        elif conflict.kind is ConflictKind.ROUND_WRITTEN:
            if close_as_there(self._work, key, values or {}):
                self._closed.add(conflict.id)
        elif conflict.waits_for in self._closed:
            self._work.insert(kind, **{**(values or {}), "id": key})
        elif values is not None or self._deletes(conflict):
            self._write_one(kind, key, values)
        if "as_written" in self._own and kind in READ:
            read_again(self._work, kind, key)
        self._refuse_second_code(kind, key)

    def _refuse_orphan(self, conflict: ConflictRow) -> None:
        """Raise OwnerGone where what a record belongs to still is not here."""
        danish = missing_words(self._work.connection, conflict, "da")
        if danish:
            raise OwnerGone(danish, missing_words(self._work.connection, conflict, "en"))

    def _write_one(self, kind: str, key: str, values: dict[str, Stored] | None) -> None:
        refuse_in_closed_round(self._work, kind, key, values)
        there = bool(self._work.find(kind, id=key))
        if values is None:
            if there:
                self._work.delete(kind, key)
        elif there:
            self._work.update(kind, key, **values)
        else:
            self._work.insert(kind, **{**values, "id": key})
            bring_back_owned(self._work, kind, key)

    def _refuse_second_code(self, kind: str, record_id: str) -> None:
        """Raise InvalidValue where a decision would give two records one code."""
        column, parent = UNIQUE_CODES.get(kind, ("", ""))
        own = next(iter(self._work.find(kind, id=record_id)), None)
        if own is None or not column:
            return
        among = {column: own[column], **({parent: own[parent]} if parent else {})}
        if len(self._work.find(kind, **among)) > 1:
            raise InvalidValue(
                f"{kind}.{column}",
                "den bruges af en anden post; vælg en egen kode",
                "another record has it; choose a code of its own",
            )

    def _deletes(self, conflict: ConflictRow) -> bool:
        """Tell whether no record is what was chosen, and not only what was before it."""
        return conflict.has_base or self._choice is ConflictChoice.MINE

    def _write_second(self, conflict: ConflictRow, values: dict[str, Stored] | None) -> None:
        """Let a second record of one code stand under another code, or take the first's place."""
        if values is None:
            return
        if self._choice is ConflictChoice.OWN:
            refuse_in_closed_round(self._work, conflict.record_kind, conflict.record_id, values)
            self._work.insert(conflict.record_kind, **{**values, "id": conflict.record_id})
            return
        first = str(self._stored_side(conflict, "theirs")["id"])
        refuse_in_closed_round(self._work, conflict.record_kind, first, values)
        self._work.update(conflict.record_kind, first, **values)
        self._lead_waiting_to(conflict, first)

    def _lead_waiting_to(self, conflict: ConflictRow, first: str) -> None:
        """Let what belongs to the record that gave way belong to the one that stays."""
        columns = {(ref.kind, ref.column) for ref in references_to(conflict.record_kind)}
        for row in self._work.find("merge_conflict", waits_for=conflict.id, state="open"):
            mine = side(str(row["mine"])) if row["mine"] is not None else None
            if mine is None:
                continue
            for name, value in mine.items():
                if (row["record_kind"], name) in columns and value == conflict.record_id:
                    mine[name] = first
            self._work.update("merge_conflict", str(row["id"]), mine=encoded(mine))  # type: ignore[arg-type]

    def _stored_side(self, conflict: ConflictRow, name: str) -> dict[str, Stored]:
        stored = self._work.get("merge_conflict", conflict.id)[name]
        return side(None if stored is None else str(stored)) or {}

    def _is_whole(self, conflict: ConflictRow) -> bool:
        return not conflict.has_base

    def _close(self, conflict: ConflictRow, values: dict[str, Stored] | None) -> None:
        self._work.update(
            "merge_conflict",
            conflict.id,
            state="decided",
            decision=self._choice.value,
            decided=encoded(values),  # type: ignore[arg-type]
            decided_by=self._work.by,
            decided_at=now(),
        )


def _cleaned(own: Mapping[str, Stored]) -> dict[str, Stored]:
    return {
        name: clean_typed(value) if isinstance(value, str) else value for name, value in own.items()
    }


def _side(conflict: ConflictRow, name: str) -> dict[str, Stored]:
    return {part.field: getattr(part, name) for part in conflict.parts}
