"""Whether a decision would write into a status round that is closed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kkdesk.db.laptop.closed_rounds import is_kept
from kkdesk.db.laptop.plan import raw_row
from kkdesk.domain.closed_rounds import KEPT, WORDING
from kkdesk.domain.exchange import ConflictKind
from kkdesk.domain.vocabulary import RoundState
from kkdesk.services import closed_remarks, round_checks
from kkdesk.services.exchange.listing import side

if TYPE_CHECKING:
    from collections.abc import Mapping

    from kkdesk.db.unit_of_work import UnitOfWork
    from kkdesk.domain.records import Stored


def refuse_in_closed_round(
    work: UnitOfWork, kind: str, record_id: str, values: Mapping[str, Stored] | None
) -> None:
    """Raise InvalidValue if a closed round keeps what these values (None: no record) change."""
    stored = next(iter(work.find(kind, id=record_id)), None)
    now = raw_row(stored) if stored is not None else {}
    if values is None and stored is not None:
        _refuse_with_held(work, record_id)
    if kind not in {*KEPT, WORDING} or (stored is None and values is None):
        return
    changed = ["id"]
    if values is not None:
        changed = [
            name for name, value in values.items() if value != now.get(name) and is_kept(kind, name)
        ]
    if changed:
        field = "text" if "text" in changed else changed[0]
        _refuse(work, kind, record_id, {**(values or {}), **now}, field)


def close_as_there(work: UnitOfWork, round_id: str, values: Mapping[str, Stored]) -> bool:
    """Close a round as it was closed on a laptop, and tell whether these values say so.

    InvalidValue if it was closed here since.
    """
    if values.get("state") != RoundState.CLOSED:
        return False
    round_checks.refuse_closed(work, round_id, "state")
    for left in work.find(WORDING, round_id=round_id):
        work.delete(WORDING, str(left["id"]))
    work.update("status_round", round_id, **values)
    return True


def _refuse_with_held(work: UnitOfWork, owner_id: str) -> None:
    """Raise InvalidValue if a deletion takes along what was held in a closed round."""
    waiting = {"state": "open", "kind": ConflictKind.ROUND_CLOSED.value}
    for row in work.find("merge_conflict", **waiting):
        base = side(None if row["base"] is None else str(row["base"])) or {}
        owned = row["record_id"] != owner_id and owner_id in base.values()
        if row["mine"] is None and owned:
            refuse_in_closed_round(work, str(row["record_kind"]), str(row["record_id"]), None)


def _refuse(
    work: UnitOfWork, kind: str, record_id: str, row: Mapping[str, Stored], field: str
) -> None:
    if kind == "remark":
        letter_id = str(row["remark_round_id"])
        if work.find("remark_round", id=letter_id):
            closed_remarks.refuse_closed(work, letter_id, f"{kind}.{field}")
        return
    for found in work.find("status_round", id=str(row["round_id"])):
        if kind != "remark_round":
            said = "text" if kind == WORDING else field
            round_checks.refuse_closed(work, str(found["id"]), said)
        elif work.find(kind, id=record_id):
            closed_remarks.refuse_closed(work, record_id, f"{kind}.{field}")
        else:
            closed_remarks.refuse_letter(found, str(row["kind"]))
