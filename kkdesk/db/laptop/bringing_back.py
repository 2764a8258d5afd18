"""What went with a record when it was deleted comes back with it."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from sqlalchemy import select

from kkdesk.db.schema import references_to
from kkdesk.db.unit_of_work import Row, UnitOfWork, decode, table_of_change
from kkdesk.errors import InvalidValue

if TYPE_CHECKING:
    from sqlalchemy.engine import RowMapping


def bring_back_owned(work: UnitOfWork, kind: str, record_id: str) -> None:
    """Insert what a record owned when it was last deleted, as the history has it.

    What belongs to something else that is gone too stays in the history.
    """
    back = {(kind, record_id)}
    for change in _deleted_with(work, record_id):
        row = cast("Row", decode(change["before"]))
        own = str(change["record_kind"]), str(change["record_id"])
        if own in back or work.find(own[0], id=own[1]) or not _is_owned(own[0], row, back):
            continue
        try:
            with work.connection.begin_nested():
                work.insert(own[0], **row)
        except InvalidValue:
            continue
        back.add(own)


def _deleted_with(work: UnitOfWork, record_id: str) -> list[RowMapping]:
    """Return what the operation that last deleted a record deleted, owners first."""
    change = table_of_change()
    deletions = select(change).where(change.c.action == "delete").order_by(change.c.id.desc())
    last = work.connection.execute(deletions.where(change.c.record_id == record_id)).mappings()
    found = last.first()
    if found is None:
        return []
    whole = deletions.where(change.c.operation_id == found["operation_id"])
    return list(work.connection.execute(whole).mappings())


def _is_owned(kind: str, row: Row, back: set[tuple[str, str]]) -> bool:
    return any(
        ref.owned and ref.kind == kind and row.get(ref.column) == record_id
        for owner, record_id in back
        for ref in references_to(owner)
    )
