"""The texts of a round: which stand in a cell, what they say, and which the cut-off catches."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Final

from kkdesk.db.queries.round_beside import measured
from kkdesk.db.queries.rounds import CROSS
from kkdesk.db.sql import text
from kkdesk.domain.round_measurements import Measured, measurement_flags
from kkdesk.domain.rounds import (
    CutOffFlag,
    EntryPlace,
    FlaggedEntry,
    RoundEntry,
    RoundHead,
    cut_off_flags,
    is_late,
    period_end,
)
from kkdesk.domain.vocabulary import EntryState

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence
    from datetime import date

    from sqlalchemy import Connection
    from sqlalchemy.engine import RowMapping

    from kkdesk.domain.rounds import RoundCell

_ORDERED: Final = "ORDER BY o.number, e.position, i.code_collation, e.id"

_TEXTS = f"""
    SELECT e.*, i.code, i.title, coalesce(d.code, '') AS department, o.number AS objective,
    (e.confidential OR i.confidential) AS hidden, coalesce(last.rag, '') AS last_rag,
    coalesce(s.deadline, '') AS deadline
    FROM json_each(:ids) wanted JOIN status_entry e ON e.id = wanted.value
    JOIN status_round r ON r.id = e.round_id
    JOIN initiative i ON i.id = e.initiative_id
    LEFT JOIN department d ON d.id = e.department_id
    LEFT JOIN objective o ON o.id = e.objective_id
    LEFT JOIN status_entry last ON last.round_id = r.previous_round_id
     AND last.initiative_id = i.id
    LEFT JOIN department_submission s ON s.round_id = r.id AND s.department_id = e.department_id
    {_ORDERED}
"""

_LEANING = """
    SELECT e.id, e.initiative_id, e.text, coalesce(e.department_id, '') AS department,
    coalesce(e.objective_id, '') AS objective,
    (SELECT group_concat(a.decided_with || ' ' || a.as_written, char(10)) FROM appropriation a
     WHERE a.initiative_id = e.initiative_id AND a.confidential = 0) AS money,
    (SELECT group_concat(w.as_written, char(10)) FROM date_entry w
     WHERE w.initiative_id = e.initiative_id AND w.role IN ('measured', 'status_as_of')) AS dates,
    (SELECT group_concat(l.priority_id, ' ') FROM initiative_priority l
     WHERE l.initiative_id = e.initiative_id) AS priorities
    FROM json_each(:ids) wanted JOIN status_entry e ON e.id = wanted.value
    WHERE trim(e.text, ' ' || char(9, 10, 13)) <> ''
"""


def entry_ids(connection: Connection, cell: RoundCell) -> tuple[tuple[str, EntryState], ...]:
    """Return the texts of a cell in the order they stand, with their states."""
    conditions, values = ["e.round_id = :round"], {"round": cell.round_id}
    joined = ""
    if cell.department_id is not None:
        conditions.append(_is("e.department_id", cell.department_id))
        values["department"] = cell.department_id
    if cell.objective_id is not None:
        conditions.append(_is("e.objective_id", cell.objective_id))
        values["objective"] = cell.objective_id
    if cell.priority_id is not None:
        joined = (
            " JOIN initiative_priority l ON l.initiative_id = e.initiative_id"
            " AND l.priority_id = :priority"
        )
        values["priority"] = cell.priority_id
    rows = connection.execute(
        text(
            f"SELECT e.id, e.state FROM status_entry e{joined}"
            " JOIN initiative i ON i.id = e.initiative_id"
            " LEFT JOIN objective o ON o.id = e.objective_id"
            f" WHERE {' AND '.join(conditions)} {_ORDERED}"
        ),
        values,
    )
    return tuple((str(row.id), EntryState(row.state)) for row in rows)


def _is(column: str, wanted: str) -> str:
    """Compare a column by its own name; nothing wanted is nothing stored."""
    name = column.removeprefix("e.").removesuffix("_id")
    return f"{column} = :{name}" if wanted else f"{column} IS NULL AND :{name} = ''"


def entries(
    connection: Connection, head: RoundHead, ids: Sequence[str], today: date
) -> tuple[RoundEntry, ...]:
    """Return texts of a round in the order they stand."""
    rows = connection.execute(text(_TEXTS), {"ids": json.dumps(list(ids))}).mappings()
    return tuple(_entry(row, head, today) for row in rows)


def flagged(
    connection: Connection, head: RoundHead, ids: Sequence[str], told_on: date
) -> tuple[FlaggedEntry, ...]:
    """Return which texts lean on what the round leaves out, and why."""
    rows = connection.execute(text(_LEANING), {"ids": json.dumps(list(ids))}).mappings().all()
    values = measured(connection, _initiatives(rows))
    found = []
    for row in rows:
        flags = _flags(row, head, values.get(str(row["initiative_id"]), ()), told_on)
        if flags and row["text"].strip():
            places = tuple((row["priorities"] or "").split())
            found.append(
                FlaggedEntry(str(row["id"]), row["department"], row["objective"], places, flags)
            )
    return tuple(found)


def place_of(connection: Connection, entry_id: str) -> EntryPlace | None:
    """Return where a text stands, or nothing if it was deleted."""
    row = connection.execute(
        text(
            "SELECT round_id, coalesce(department_id, '') AS department,"
            " coalesce(objective_id, '') AS objective FROM status_entry WHERE id = :id"
        ),
        {"id": entry_id},
    ).first()
    return EntryPlace(str(row.round_id), row.department, row.objective) if row else None


def _initiatives(rows: Sequence[RowMapping]) -> Collection[str]:
    return sorted({str(row["initiative_id"]) for row in rows})


def _entry(row: RowMapping, head: RoundHead, today: date) -> RoundEntry:
    state = EntryState(row["state"])
    return RoundEntry(
        id=str(row["id"]),
        initiative_id=str(row["initiative_id"]),
        code=row["code"],
        title=row["title"],
        department_id=str(row["department_id"] or ""),
        department=row["department"] or CROSS,
        objective_id=str(row["objective_id"] or ""),
        objective=row["objective"],
        state=state,
        text=row["text"],
        position=row["position"],
        rag=row["rag"],
        last_rag=row["last_rag"],
        return_note=row["return_note"],
        late=head.is_open and is_late(state, row["deadline"], today),
        confidential=bool(row["hidden"]),
    )


def _flags(
    row: RowMapping, head: RoundHead, values: Sequence[Measured], told_on: date
) -> tuple[CutOffFlag, ...]:
    """Say why a text leans on what the round leaves out: its words, money, dates or values."""
    last = period_end(head.cut_off, head.period)
    told = (row["text"], row["money"] or "", row["dates"] or "")
    return (
        *cut_off_flags(told, cut_off_rule=head.cut_off_rule, last=last, told_on=told_on),
        *measurement_flags(values, last=last, told_on=told_on),
    )
