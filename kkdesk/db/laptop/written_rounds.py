"""Holding back the closing of a round on a laptop while the centre wrote on in it."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Final

from sqlalchemy import select

from kkdesk.db.laptop.closed_rounds import is_kept
from kkdesk.db.laptop.plan import pieces
from kkdesk.db.models import metadata
from kkdesk.db.schema import table_of
from kkdesk.db.unit_of_work import table_of_change
from kkdesk.domain.closed_rounds import KEPT, WORDING
from kkdesk.domain.exchange import ConflictKind
from kkdesk.domain.vocabulary import RemarkRoundKind, RoundState

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sqlalchemy import Connection
    from sqlalchemy.engine import RowMapping

    from kkdesk.db.laptop.plan import Plan

_OF_ROUND: Final = ("status_entry", "department_submission", "remark_round")


def hold_closings(connection: Connection, plan: Plan) -> None:
    """Make a conflict of every closing whose round was written in here since the copy knew it.

    The wording that was frozen on the laptop waits with it.
    """
    for key in [key for key in plan.updates if key[0] == "status_round"]:
        if plan.updates[key].get("state") != RoundState.CLOSED.value:
            continue
        written = _last_written(connection, plan, key[1])
        if not written:
            continue
        plan.hold_field(key, "state", ConflictKind.ROUND_WRITTEN, written=written)
        for wording, row in list(plan.inserts.items()):
            if wording[0] == WORDING and row["round_id"] == key[1]:
                plan.hold(wording, ConflictKind.HELD_WITH, waits_for=key)


def _last_written(connection: Connection, plan: Plan, round_id: str) -> str:
    """Return the id of what the centre wrote last of what the round keeps, unknown to the copy."""
    letters = _ids(connection, "remark_round", "round_id", [round_id])
    owners = {round_id, *letters}
    records = {one for kind in _OF_ROUND for one in _ids(connection, kind, "round_id", [round_id])}
    records |= set(_ids(connection, "remark", "remark_round_id", letters))
    known = plan.known.operations | _own_check_ins(connection, plan.known.copy_id)
    written = [
        (int(change["id"]), str(change["record_id"]))
        for change in _changes(connection, sorted(records), owners)
        if change["operation_id"] not in known and _concerns(connection, change)
    ]
    return max(written)[1] if written else ""


def _concerns(connection: Connection, change: RowMapping) -> bool:
    """Tell whether a change is of what closing keeps; a supplementary letter may come later."""
    kind = str(change["record_kind"])
    if change["action"] == "update" and not is_kept(kind, str(change["field"])):
        return False
    letter = _letter_of(connection, kind, str(change["record_id"]))
    return letter is None or letter["kind"] != RemarkRoundKind.SUPPLEMENTARY


def _letter_of(connection: Connection, kind: str, record_id: str) -> RowMapping | None:
    """Return the letter that a remark or letter is of, while it is there."""
    if kind not in {"remark", "remark_round"}:
        return None
    letters, remarks = table_of("remark_round"), table_of("remark")
    query = select(letters).where(letters.c.id == record_id)
    if kind == "remark":
        of_remark = select(remarks.c.remark_round_id).where(remarks.c.id == record_id)
        query = select(letters).where(letters.c.id == of_remark.scalar_subquery())
    return connection.execute(query).mappings().first()


def _changes(connection: Connection, records: list[str], owners: set[str]) -> Iterator[RowMapping]:
    """Yield the logged changes of what the round holds, and of what was taken out of it."""
    change = table_of_change()
    kept = change.c.record_kind.in_(sorted(KEPT))
    for some in pieces(records):
        yield from connection.execute(
            select(change).where(change.c.record_id.in_(some), kept)
        ).mappings()
    for row in connection.execute(
        select(change).where(kept, change.c.action == "delete")
    ).mappings():
        before = json.loads(str(row["before"]))
        if owners & {before.get("round_id"), before.get("remark_round_id")}:
            yield row


def _ids(connection: Connection, kind: str, column: str, owners: list[str]) -> list[str]:
    table = table_of(kind)
    found: list[str] = []
    for some in pieces(owners):
        query = select(table.c.id).where(table.c[column].in_(some))
        found += map(str, connection.execute(query).scalars())
    return found


def _own_check_ins(connection: Connection, copy_id: str) -> set[str]:
    """Return the operations that wrote earlier check-ins of the same copy."""
    table = metadata.tables["check_in"]
    query = select(table.c.operation_id).where(table.c.copy_id == copy_id)
    return set(connection.execute(query).scalars())
