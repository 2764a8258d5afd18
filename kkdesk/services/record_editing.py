"""Keeping the policy's and the plan's own records: add, order, join, and what editors show."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from kkdesk.db.queries import record_sheet as queries
from kkdesk.domain.actions import action_label
from kkdesk.domain.fields import RECORD_FIELDS
from kkdesk.domain.hygiene import clean_typed
from kkdesk.domain.ids import new_id
from kkdesk.errors import EditConflict, InvalidValue
from kkdesk.services.record_checks import PARENTS, POLICY_DATES, check_field, follow_policy_date
from kkdesk.services.workspace import operation, reading

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kkdesk.db.unit_of_work import Row, UnitOfWork, Value
    from kkdesk.domain.changes import Changes
    from kkdesk.domain.record_sheet import RecordSheet
    from kkdesk.domain.records import Choice
    from kkdesk.services.workspace import Workspace

ORDERED = frozenset({"priority", "plan_heading"})
"""Kinds whose records stand in an order of their own, kept as ``position``."""

_STAND_IN = {
    "objective": ("title_long", "title_short"),
    "priority": ("text_long", "text_short"),
}
_LAST_NUMBER = re.compile(r"(\d+)(?!.*\d)", re.DOTALL)


def record_sheet(workspace: Workspace, kind: str, record_id: str) -> RecordSheet:
    """Return what the editor of a record of the tree shows; RecordGone if it was deleted."""
    with reading(workspace) as connection:
        return queries.record_sheet(connection, kind, record_id)


def organisations(workspace: Workspace) -> tuple[Choice, ...]:
    """Return the organisations that a new policy can belong to."""
    with reading(workspace) as connection:
        return queries.organisations(connection)


def suggested_number(workspace: Workspace, kind: str, parent_id: str) -> str:
    """Return the number that a new objective, priority or heading gets if nobody says another."""
    if kind not in {"objective", *ORDERED}:
        return ""
    with reading(workspace) as connection:
        numbers = queries.numbers_below(connection, kind, parent_id)
        if not numbers and kind == "priority":
            return f"{queries.objective_number(connection, parent_id)}.1"
    following = _LAST_NUMBER.sub(lambda hit: str(int(hit[1]) + 1), numbers[-1]) if numbers else "1"
    while following in numbers:
        following = _LAST_NUMBER.sub(lambda hit: str(int(hit[1]) + 1), following)
    return following if _LAST_NUMBER.search(following) else ""


def add_record(
    workspace: Workspace,
    kind: str,
    parent_id: str = "",
    *,
    record_id: str = "",
    organisation: str = "",
    **fields: Value,
) -> Changes:
    """Add a policy, objective, priority, plan or heading below its parent, last in its order.

    A policy has no parent: it belongs to the organisation of that name, which is added if
    there is none. Of an objective's and a priority's long and short words one may be left
    out. ``record_id`` lets the caller know the record beforehand. Raises InvalidValue,
    naming the field, or RecordGone if the parent was deleted.
    """
    cleaned = {
        name: clean_typed(value).strip() if isinstance(value, str) else value
        for name, value in fields.items()
    }
    for one, other in filter(None, [_STAND_IN.get(kind)]):
        cleaned[one] = cleaned.get(one) or cleaned.get(other)
        cleaned[other] = cleaned.get(other) or cleaned[one]
    with operation(workspace, action_label("add", kind)) as work:
        if kind == "policy":
            insert_policy(work, organisation, cleaned, record_id=record_id or new_id())
        else:
            _check_all(work, kind, cleaned, parent_id)
            place = _place(work, kind, parent_id)
            work.insert(kind, id=record_id or new_id(), **place, **cleaned)
        about = str(cleaned.get("code") or cleaned.get("number") or "")
        work.name(action_label("add", kind, about))
    return work.changes


def insert_policy(work: UnitOfWork, organisation: str, fields: Row, *, record_id: str) -> str:
    """Insert a policy of the organisation of that name, and the dates that its words say."""
    _check_all(work, "policy", fields)
    owner = _organisation(work, clean_typed(organisation).strip())
    added = work.insert("policy", id=record_id, organisation_id=owner, **fields)
    for name in POLICY_DATES:
        follow_policy_date(work, added, name, str(fields.get(name) or ""))
    return added


def move_record(workspace: Workspace, kind: str, record_id: str, step: int) -> Changes:
    """Move a priority or heading up (-1) or down (1) among its siblings; at the end it stays."""
    with operation(workspace, action_label("move", kind)) as work:
        own = work.get(kind, record_id)
        column = PARENTS[kind][1]
        rows = sorted(work.find(kind, **{column: own[column]}), key=_place_in_order)
        keys = [str(row["id"]) for row in rows]
        here = keys.index(record_id)
        there = min(max(here + step, 0), len(keys) - 1)
        keys.insert(there, keys.pop(here))
        if here != there:
            for position, key in enumerate(keys):
                work.update(kind, key, position=position)
            work.name(action_label("move", kind, str(own["number"])))
    return work.changes


def set_heading_priorities(
    workspace: Workspace, heading_id: str, *, expected: Sequence[str], wanted: Sequence[str]
) -> Changes:
    """Make the priorities that a plan heading joins the wanted ones.

    EditConflict, its values as tuples, if somebody else changed them since ``expected``.
    """
    kind = "plan_heading_priority"
    with operation(workspace, action_label("link", "plan_heading")) as work:
        heading = work.get("plan_heading", heading_id)
        rows = {str(row["priority_id"]): row for row in work.find(kind, heading_id=heading_id)}
        if set(rows) not in (set(expected), set(wanted)):
            raise EditConflict(
                "plan_heading",
                heading_id,
                "priority",
                expected=tuple(sorted(expected)),
                stored=tuple(sorted(rows)),
                wanted=tuple(sorted(wanted)),
            )
        for target, row in rows.items():
            if target not in wanted:
                work.delete(kind, str(row["id"]))
        for target in wanted:
            if target not in rows:
                work.insert(kind, heading_id=heading_id, priority_id=target)
        work.name(action_label("link", "plan_heading", str(heading["number"])))
    return work.changes


def _check_all(work: UnitOfWork, kind: str, fields: Row, parent_id: str = "") -> None:
    """Raise InvalidValue for the first field of a new record that must hold something else."""
    for spec in RECORD_FIELDS[kind]:
        if spec.required or spec.name in fields:
            check_field(work, kind, spec.name, fields.get(spec.name), parent_id=parent_id)


def _place(work: UnitOfWork, kind: str, parent_id: str) -> Row:
    """Return the columns that put a new record where it belongs."""
    above, column = PARENTS[kind]
    work.get(above, parent_id)
    if kind not in ORDERED:
        return {column: parent_id}
    positions = [int(str(row["position"])) for row in work.find(kind, **{column: parent_id})]
    return {column: parent_id, "position": max(positions, default=-1) + 1}


def _organisation(work: UnitOfWork, name: str) -> str:
    """Return the organisation of a name, adding it if there is none."""
    if not name:
        raise InvalidValue(
            "policy.organisation",
            "Skriv, hvilken kommune politikken hører til",
            "Say which municipality the policy belongs to",
        )
    for row in work.find("organisation"):
        if name.casefold() in {str(row["name"]).casefold(), str(row["short_name"]).casefold()}:
            return str(row["id"])
    return work.insert("organisation", name=name)


def _place_in_order(row: Row) -> tuple[int, str]:
    return (int(str(row["position"])), str(row["id"]))
