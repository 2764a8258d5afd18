"""What a plan says to people: rows of conflicts to store, and the changes it will make."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from kkdesk.db.laptop import ledger
from kkdesk.db.laptop.plan import encoded
from kkdesk.db.queries.record_names import owner_of
from kkdesk.domain.exchange import PlannedChange
from kkdesk.domain.ids import new_id

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from sqlalchemy import Connection

    from kkdesk.db.laptop.differences import Key, Raw, RawRow
    from kkdesk.db.laptop.ledger import LaptopHistory
    from kkdesk.db.laptop.plan import Found, Plan
    from kkdesk.domain.exchange import Origin

_NAMES = ("code", "number", "title", "name", "title_short", "text_short", "as_written", "text")
_LONGEST = 80


def conflict_rows(
    connection: Connection, plan: Plan, origin: Origin, history: LaptopHistory
) -> list[RawRow]:
    """Return the rows that keep a plan's conflicts, with who wrote each side and when."""
    ids = {place: new_id() for place in plan.conflicts}
    first = {place[:2]: key for place, key in reversed(ids.items())}
    return [
        _row(connection, plan, origin, history, found, ids[place])
        | {"waits_for": first.get(found.waits_for, "") if found.waits_for else ""}
        for place, found in plan.conflicts.items()
    ]


def planned_changes(plan: Plan, history: LaptopHistory) -> tuple[PlannedChange, ...]:
    """Return what a plan writes: a line for each field, one for each record added or deleted."""
    return tuple(_planned(plan, history))


def about(*rows: Mapping[str, Raw] | None) -> str:
    """Return what people know a record by: its code or number and the beginning of its words."""
    for row in rows:
        words = [
            str(row[name])
            for name in _NAMES
            if row and row.get(name) and not (name == "text" and row.get("title"))
        ]
        if words:
            said = " ".join(" ".join(words[:2]).split())
            return said if len(said) <= _LONGEST else said[: _LONGEST - 1] + "…"
    return ""


def _row(
    connection: Connection,
    plan: Plan,
    origin: Origin,
    history: LaptopHistory,
    found: Found,
    conflict_id: str,
) -> RawRow:
    kind, record_id = found.key
    names = tuple(found.mine or ()) if found.field else ()
    mine_by, mine_at = history.author(record_id, names) if names else history.last_author(record_id)
    theirs_id = found.written or str((found.theirs or {}).get("id") or record_id)
    theirs_by, theirs_at = ledger.central_author(
        connection, theirs_id, () if found.written else names
    )
    change = plan.changes[found.key]
    return {
        "id": conflict_id,
        "copy_id": origin.copy_id,
        "sequence": origin.sequence,
        "kind": found.kind.value,
        "record_kind": kind,
        "record_id": record_id,
        "field": found.field,
        "about": about(plan.central.get(found.key), change.old, change.new),
        "base": encoded(found.base),
        "mine": encoded(found.mine),
        "theirs": encoded(found.theirs),
        "mine_by": mine_by or origin.holder,
        "mine_at": mine_at,
        "theirs_by": theirs_by,
        "theirs_at": theirs_at,
        "reason": found.reason,
        "state": "open",
        "decision": "",
        "decided": None,
        "decided_by": "",
        "decided_at": "",
    }


def _planned(plan: Plan, history: LaptopHistory) -> Iterator[PlannedChange]:
    for action, rows in (("insert", plan.inserts), ("delete", plan.deletes)):
        for key, row in rows.items():
            by, at = history.last_author(key[1])
            owner = owner_of(key[0], row)
            yield PlannedChange(action, *key, about(row), "", None, None, by, _moment(at), owner)
    for key, fields in plan.updates.items():
        for name, value in fields.items():
            yield _planned_field(plan, history, key, name, value)


def _planned_field(
    plan: Plan, history: LaptopHistory, key: Key, name: str, value: Raw
) -> PlannedChange:
    row = plan.central[key]
    by, at = history.author(key[1], (name,))
    said, owner = about(row), owner_of(key[0], row)
    before = row.get(name)
    return PlannedChange("update", *key, said, name, before, value, by, _moment(at), owner)


def _moment(stored: str) -> datetime | None:
    return datetime.fromisoformat(stored) if stored else None
