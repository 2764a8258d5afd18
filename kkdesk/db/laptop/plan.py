"""Deciding each change on its own: base, laptop and centre compared field by field."""

from __future__ import annotations

import json
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Final

from sqlalchemy import select

from kkdesk.db.laptop.dialect import plain
from kkdesk.db.laptop.together import group_of
from kkdesk.db.schema import DERIVED, table_of
from kkdesk.domain.exchange import ConflictKind

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from sqlalchemy import Connection

    from kkdesk.db.laptop.differences import Key, LaptopChange, Raw, RawRow
    from kkdesk.db.unit_of_work import Row, Value

AT_ONCE: Final = 500


@dataclass(frozen=True, slots=True)
class Known:
    """What the copy knew of the centre when it was taken or last came home."""

    closed_rounds: frozenset[str] = frozenset()
    operations: frozenset[str] = frozenset()
    """The history's operations; read only where a round was closed on the laptop."""
    copy_id: str = ""


@dataclass(slots=True)
class Found:
    """A conflict before it is stored: fields or, with ``field`` empty, a whole record."""

    key: Key
    kind: ConflictKind
    field: str
    base: RawRow | None
    mine: RawRow | None
    theirs: RawRow | None
    reason: str = ""
    waits_for: Key | None = None
    written: str = ""
    """The record that was written here, where it is not the one that the conflict is of."""


@dataclass(slots=True)
class Plan:
    """What a check-in will write, and what it will ask a person about."""

    changes: dict[Key, LaptopChange]
    blanked: frozenset[tuple[str, str, str]] = frozenset()
    known: Known = Known()
    stored: dict[Key, Row] = field(default_factory=dict)
    """The centre's rows as they are written, with what follows from other columns."""
    central: dict[Key, RawRow] = field(default_factory=dict)
    inserts: dict[Key, RawRow] = field(default_factory=dict)
    updates: dict[Key, RawRow] = field(default_factory=dict)
    deletes: dict[Key, RawRow] = field(default_factory=dict)
    conflicts: dict[tuple[str, str, str], Found] = field(default_factory=dict)

    @property
    def size(self) -> int:
        """Return how many records will be written."""
        return len(self.inserts) + len(self.updates) + len(self.deletes)

    def keep(self, found: Found) -> None:
        """Keep a conflict, the first one of a place."""
        self.conflicts.setdefault((*found.key, found.field), found)

    def hold(
        self, key: Key, kind: ConflictKind, *, reason: str = "", waits_for: Key | None = None
    ) -> None:
        """Take a whole change out of what is written and make it a conflict."""
        change, theirs = self.changes[key], self.central.get(key)
        if key in self.inserts:
            row: RawRow | None = self.inserts.pop(key)
            self.keep(Found(key, kind, "", None, row, theirs, reason, waits_for))
        elif key in self.deletes:
            del self.deletes[key]
            self.keep(Found(key, kind, "", change.old, None, theirs, reason, waits_for))
        elif key in self.updates:
            for name in list(self.updates[key]):
                if name in self.updates.get(key, {}):
                    self.hold_field(key, name, kind, reason=reason)

    def hold_field(
        self, key: Key, name: str, kind: ConflictKind, *, reason: str = "", written: str = ""
    ) -> None:
        """Take a field, with those it moves with, out of an update and make it a conflict."""
        group = group_of(key[0], name)
        fields = self.updates[key]
        wanted = {each: fields.pop(each) for each in group if each in fields}
        if not fields:
            del self.updates[key]
        found = _field_conflict(self.changes[key], self.central[key], group, kind, wanted, reason)
        self.keep(replace(found, written=written))


def decide(
    connection: Connection,
    changes: Sequence[LaptopChange],
    blanked: frozenset[tuple[str, str, str]],
    known: Known,
) -> Plan:
    """Compare every change with the centre; references between records come later."""
    plan = Plan({change.key: change for change in changes}, blanked, known)
    plan.stored = rows_of(connection, plan.changes)
    plan.central = {key: raw_row(row) for key, row in plan.stored.items()}
    for key, change in plan.changes.items():
        theirs = plan.central.get(key)
        if change.action == "insert":
            _decide_insert(plan, key, change, theirs)
        elif change.action == "delete":
            _decide_delete(plan, key, change, theirs)
        elif theirs is None:
            mine = {**change.old, **change.new}
            plan.keep(Found(key, ConflictKind.EDIT_DELETE, "", change.old, mine, None))
        else:
            _decide_update(plan, key, change, theirs)
    return plan


def rows_of(connection: Connection, keys: Iterable[Key]) -> dict[Key, Row]:
    """Return the centre's rows of the given records, those that exist."""
    by_kind: dict[str, list[str]] = {}
    for kind, record_id in keys:
        by_kind.setdefault(kind, []).append(record_id)
    found: dict[Key, Row] = {}
    for kind, ids in by_kind.items():
        table = table_of(kind)
        for some in pieces(ids):
            for row in connection.execute(select(table).where(table.c.id.in_(some))).mappings():
                found[kind, str(row["id"])] = dict(row)
    return found


def raw_row(row: Mapping[str, Value]) -> RawRow:
    """Return a row in the form that is compared, without what follows from other columns."""
    return {name: plain(value) for name, value in row.items() if name not in DERIVED}


def pieces(ids: Sequence[str]) -> Iterator[Sequence[str]]:
    """Yield ids in as many at once as a statement takes."""
    for start in range(0, len(ids), AT_ONCE):
        yield ids[start : start + AT_ONCE]


def untouched(base: Raw, theirs: Raw) -> bool:
    """Tell whether the centre still holds what the laptop started from."""
    return base == theirs


def unchanged(
    change: LaptopChange, theirs: RawRow, blanked: frozenset[tuple[str, str, str]]
) -> bool:
    """Tell whether the centre's whole record still is what the laptop started from."""
    return all(
        untouched(value, theirs.get(name)) or (change.kind, change.record_id, name) in blanked
        for name, value in change.old.items()
    )


def _decide_insert(plan: Plan, key: Key, change: LaptopChange, theirs: RawRow | None) -> None:
    if theirs is None:
        plan.inserts[key] = dict(change.new)
        return
    for name, value in change.new.items():
        if value != theirs.get(name):
            group = group_of(change.kind, name)
            mine = {each: change.new[each] for each in group}
            plan.keep(
                Found(
                    key, ConflictKind.FIELD, group[0], None, mine,
                    {each: theirs.get(each) for each in group},
                )
            )  # fmt: skip


def _decide_delete(plan: Plan, key: Key, change: LaptopChange, theirs: RawRow | None) -> None:
    if theirs is None:
        return
    if unchanged(change, theirs, plan.blanked):
        plan.deletes[key] = theirs
    else:
        plan.keep(Found(key, ConflictKind.DELETE_EDIT, "", change.old, None, theirs))


def _decide_update(plan: Plan, key: Key, change: LaptopChange, theirs: RawRow) -> None:
    """Take each field, or each group of fields that move together."""
    wanted: RawRow = {}
    for group in dict.fromkeys(group_of(change.kind, name) for name in change.new):
        mine = {name: change.new[name] for name in group if name in change.new}
        after = {name: change.new.get(name, change.old[name]) for name in group}
        if all(theirs.get(name) == value for name, value in after.items()):
            continue
        if all(
            untouched(change.old[name], theirs.get(name)) or (*key, name) in plan.blanked
            for name in group
        ):
            wanted |= mine
            continue
        if not any(value != theirs.get(name) for name, value in mine.items()):
            continue
        kind = ConflictKind.FIELD if len(group) == 1 else ConflictKind.TOGETHER
        plan.keep(_field_conflict(change, theirs, group, kind, mine, ""))
    if wanted:
        plan.updates[key] = wanted


def _field_conflict(
    change: LaptopChange,
    theirs: RawRow,
    group: tuple[str, ...],
    kind: ConflictKind,
    mine: RawRow,
    reason: str,
) -> Found:
    return Found(
        change.key,
        kind,
        group[0],
        {name: change.old[name] for name in group},
        {name: mine.get(name, change.old[name]) for name in group},
        {name: theirs.get(name) for name in group},
        reason,
    )


def encoded(row: RawRow | None) -> str | None:
    """Write one side of a conflict as JSON."""
    return None if row is None else json.dumps(row, ensure_ascii=False, sort_keys=True)
