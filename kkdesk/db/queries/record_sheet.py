"""One policy, objective, priority, plan or heading with what its editor needs."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from kkdesk.db.queries.detail import record_fields
from kkdesk.db.sql import text
from kkdesk.domain.collation import danish_key
from kkdesk.domain.record_sheet import RecordSheet
from kkdesk.domain.records import Choice

if TYPE_CHECKING:
    from sqlalchemy import Connection

_POLICY_CODE: Final = {
    "policy": "SELECT code FROM policy WHERE id = :id",
    "objective": "SELECT p.code FROM objective o JOIN policy p ON p.id = o.policy_id"
    " WHERE o.id = :id",
    "priority": "SELECT p.code FROM priority r JOIN objective o ON o.id = r.objective_id"
    " JOIN policy p ON p.id = o.policy_id WHERE r.id = :id",
    "plan": "SELECT p.code FROM plan x JOIN policy p ON p.id = x.policy_id WHERE x.id = :id",
    "plan_heading": "SELECT p.code FROM plan_heading h JOIN plan x ON x.id = h.plan_id"
    " JOIN policy p ON p.id = x.policy_id WHERE h.id = :id",
}


def record_sheet(connection: Connection, kind: str, record_id: str) -> RecordSheet:
    """Return a record of the tree; RecordGone if it does not exist (any more)."""
    fields = record_fields(connection, kind, record_id)
    by_id = {"id": record_id}
    policy_code = str(connection.execute(text(_POLICY_CODE[kind]), by_id).scalar_one())
    if kind != "plan_heading":
        return RecordSheet(kind, record_id, fields, policy_code)
    objective = connection.execute(
        text("SELECT objective_id FROM plan_heading WHERE id = :id"), by_id
    ).scalar_one()
    joined = connection.execute(
        text(
            "SELECT j.priority_id FROM plan_heading_priority j"
            " JOIN priority r ON r.id = j.priority_id"
            " JOIN objective o ON o.id = r.objective_id"
            " WHERE j.heading_id = :id ORDER BY o.number, r.position, r.id"
        ),
        by_id,
    ).scalars()
    return RecordSheet(
        kind, record_id, fields, policy_code, objective, tuple(str(key) for key in joined)
    )


def organisations(connection: Connection) -> tuple[Choice, ...]:
    """Return the organisations there are, in Danish order."""
    rows = connection.execute(text("SELECT id, short_name, name FROM organisation"))
    found = [Choice(str(row.id), row.short_name, row.name) for row in rows]
    return tuple(sorted(found, key=lambda choice: danish_key(choice.label)))


def numbers_below(connection: Connection, kind: str, parent_id: str) -> tuple[str, ...]:
    """Return the numbers of a parent's records of one kind, in their order."""
    order = {
        "objective": "SELECT number FROM objective WHERE policy_id = :id ORDER BY number",
        "priority": "SELECT number FROM priority WHERE objective_id = :id ORDER BY position, id",
        "plan_heading": "SELECT number FROM plan_heading WHERE plan_id = :id ORDER BY position, id",
    }
    rows = connection.execute(text(order[kind]), {"id": parent_id}).scalars()
    return tuple(str(number) for number in rows)


def objective_number(connection: Connection, objective_id: str) -> str:
    """Return an objective's number, or nothing if there is no such objective."""
    query = text("SELECT number FROM objective WHERE id = :id")
    found = connection.execute(query, {"id": objective_id}).scalar()
    return "" if found is None else str(found)
