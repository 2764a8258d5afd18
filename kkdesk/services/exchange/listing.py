"""Who has which copy, what came home, and what waits for a decision."""

from __future__ import annotations

import json
from datetime import datetime
from typing import TYPE_CHECKING, Any

from kkdesk.db.queries import exchange
from kkdesk.domain.exchange import (
    CheckInRow,
    ConflictKind,
    ConflictPart,
    ConflictRow,
    CopyState,
    LaptopCopyRow,
)
from kkdesk.services.workspace import reading

if TYPE_CHECKING:
    from collections.abc import Mapping

    from kkdesk.domain.records import Stored
    from kkdesk.services.workspace import Workspace


def list_copies(workspace: Workspace) -> tuple[LaptopCopyRow, ...]:
    """Return the copies that were taken out, those still out first, the latest of each first."""
    with reading(workspace) as connection:
        rows = exchange.copies(connection)
    return tuple(
        LaptopCopyRow(
            id=row["id"],
            holder=row["holder"],
            device=row["device"],
            taken_at=datetime.fromisoformat(row["taken_at"]),
            renewed_at=moment(row["renewed_at"]),
            scope=row["scope"],
            scope_code=row["scope_code"],
            without_confidential=bool(row["without_confidential"]),
            encrypted=bool(row["encrypted"]),
            sequence=row["sequence"],
            state=CopyState(row["state"]),
            checked_in_at=moment(row["checked_in_at"] or ""),
            open_conflicts=row["open_conflicts"],
        )
        for row in rows
    )


def list_check_ins(workspace: Workspace) -> tuple[CheckInRow, ...]:
    """Return what came home, the latest first."""
    with reading(workspace) as connection:
        rows = exchange.check_ins(connection)
    return tuple(
        CheckInRow(**{**row, "at": datetime.fromisoformat(row["at"])}) for row in map(dict, rows)
    )


def list_conflicts(
    workspace: Workspace,
    *,
    decided: bool = False,
    copy_id: str = "",
    kind: ConflictKind | None = None,
    record_id: str = "",
) -> tuple[ConflictRow, ...]:
    """Return what waits for a decision, and with ``decided`` what no longer does."""
    with reading(workspace) as connection:
        rows = exchange.conflicts(
            connection,
            decided=decided,
            copy_id=copy_id,
            kind=kind.value if kind else "",
            record_id=record_id,
        )
    return tuple(conflict_row(row) for row in rows)


def conflict_row(row: Mapping[str, Any]) -> ConflictRow:
    """Return a stored conflict as people see it."""
    base, mine, theirs = (side(row[name]) for name in ("base", "mine", "theirs"))
    names = dict.fromkeys([*(base or {}), *(mine or {}), *(theirs or {})])
    parts = tuple(
        ConflictPart(name, *((each or {}).get(name) for each in (base, mine, theirs)))
        for name in names
        if name != "id"
    )
    return ConflictRow(
        id=row["id"],
        copy_id=row["copy_id"],
        holder=row.get("holder") or "",
        sequence=row["sequence"],
        kind=ConflictKind(row["kind"]),
        record_kind=row["record_kind"],
        record_id=row["record_id"],
        about=row["about"],
        parts=parts,
        has_base=base is not None,
        has_mine=mine is not None,
        has_theirs=theirs is not None,
        mine_by=row["mine_by"],
        mine_at=moment(row["mine_at"]),
        theirs_by=row["theirs_by"],
        theirs_at=moment(row["theirs_at"]),
        reason=row["reason"],
        waits_for=row["waits_for"],
        open=row["state"] == "open",
        decision=row["decision"],
        decided=side(row["decided"]) or {},
        decided_by=row["decided_by"],
        decided_at=moment(row["decided_at"]),
    )


def side(stored: str | None) -> dict[str, Stored] | None:
    """Return one side of a conflict: its fields, or None where there was no record."""
    found: dict[str, Stored] | None = json.loads(stored) if stored is not None else None
    return found


def moment(stored: str) -> datetime | None:
    """Return a moment as it was stored; None where nobody knows it."""
    return datetime.fromisoformat(stored) if stored else None
